//! How many parts a drawing has, once all that it repeats is drawn.
//!
//! Ten patterns, each filled with the one before five times over, are a file of two kilobytes and ten
//! million squares. Nobody who draws has a look at that beforehand; so it is counted here, without drawing.

use std::collections::HashMap;

use svg2pdf::usvg::roxmltree::{Document, Node, NodeId, ParsingOptions};

/// How deep copies may lie within copies; more is too much without counting.
const DEEPEST: usize = 500;

/// How many parts it has: elements, and letters of words. `None` where it can't be read, which whoever
/// reads it next will report.
pub(super) fn parts(drawing: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(drawing).ok()?;
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).ok()?;
    let mut counter = Counter::of(&document);
    // Which of them stands at the corners of a line may be said far above the line.
    let markers = document.descendants().filter(|node| node.tag_name().name() == "marker");
    counter.at_corners =
        markers.map(|marker| counter.count(marker, 0)).fold(0, u64::saturating_add);
    counter.known.clear();
    Some(counter.count(document.root_element(), 0))
}

/// Counts the parts of elements.
struct Counter<'a, 'input> {
    /// The elements that can be repeated, by their names.
    named: HashMap<&'a str, Node<'a, 'input>>,
    /// What the rules of style repeat, by the selector of the rule.
    rules: Vec<(&'a str, &'a str)>,
    /// What was counted already; 0 for what is being counted, and so repeats itself: that is not drawn.
    known: HashMap<NodeId, u64>,
    /// How many parts stand at each corner of a line.
    at_corners: u64,
}

impl<'a, 'input> Counter<'a, 'input> {
    fn of(document: &'a Document<'input>) -> Self {
        let named = document.descendants().filter_map(|node| Some((node.attribute("id")?, node)));
        let styles = document.descendants().filter(|node| node.tag_name().name() == "style");
        let rules = styles.filter_map(|style| style.text()).flat_map(|css| css.split('}'));
        let rules = rules.filter_map(|rule| rule.split_once('{'));
        Self {
            named: named.collect(),
            rules: rules.filter(|(_, body)| body.contains("url(")).collect(),
            known: HashMap::new(),
            at_corners: 0,
        }
    }

    /// The parts of an element, with those within it and those that it repeats.
    fn count(&mut self, node: Node<'a, 'input>, depth: usize) -> u64 {
        if depth > DEEPEST {
            return u64::MAX;
        }
        if node.is_text() {
            let is_shown = node.ancestors().any(|above| above.tag_name().name() == "text");
            return if is_shown {
                node.text().map_or(0, |text| text.chars().count() as u64)
            } else {
                0
            };
        }
        if !node.is_element() {
            return 0;
        }
        if let Some(known) = self.known.get(&node.id()) {
            return *known;
        }
        self.known.insert(node.id(), 0);
        let corners =
            node.attribute("d").or(node.attribute("points")).map_or(0, str::len) as u64 / 4;
        let mut parts = self.at_corners.saturating_mul(corners).saturating_add(1);
        for child in node.children() {
            parts = parts.saturating_add(self.count(child, depth + 1));
        }
        for name in self.repeated(node) {
            if let Some(target) = self.named.get(name).copied() {
                parts = parts.saturating_add(self.count(target, depth + 1));
            }
        }
        self.known.insert(node.id(), parts);
        parts
    }

    /// The names of what an element repeats, or is filled with.
    fn repeated(&self, node: Node<'a, 'input>) -> Vec<&'a str> {
        let mut names = Vec::new();
        for attribute in node.attributes() {
            match attribute.name() {
                "href" => names.extend(attribute.value().trim().strip_prefix('#')),
                _ => names.extend(urls(attribute.value())),
            }
        }
        let own = self.rules.iter().filter(|(selector, _)| may_match(selector, node));
        names.extend(own.flat_map(|(_, body)| urls(body)));
        names
    }
}

/// The names in each `url(#name)`.
fn urls(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(").skip(1).filter_map(|rest| {
        let name =
            rest.split(')').next()?.trim_matches(|c: char| c.is_whitespace() || "'\"".contains(c));
        name.strip_prefix('#')
    })
}

/// Whether a rule may be about an element: of a class, an id or a name alone this is known.
fn may_match(selectors: &str, node: Node<'_, '_>) -> bool {
    selectors.split(',').map(str::trim).any(|selector| {
        let is_plain = |name: &str| name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
        match selector.split_at_checked(1) {
            Some((".", class)) if is_plain(class) => node
                .attribute("class")
                .is_some_and(|own| own.split_whitespace().any(|own| own == class)),
            Some(("#", id)) if is_plain(id) => node.attribute("id") == Some(id),
            _ if is_plain(selector) => node.tag_name().name() == selector,
            _ => true,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::parts;

    fn drawing(inside: &str) -> String {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{inside}</svg>"
        )
    }

    #[test]
    fn parts_are_counted_with_their_copies() {
        let counted = |inside: &str| parts(drawing(inside).as_bytes());
        assert_eq!(counted("<g><path/><path/></g><text>One two</text>"), Some(1 + 3 + 1 + 7));
        assert_eq!(counted("<g id='a'><path/></g><use xlink:href='#a'/><use href='#a'/>"), Some(9));
        assert_eq!(counted("<g id='a'><use href='#a'/></g>"), Some(3));
        assert_eq!(counted("<p id='a'/><path style='fill: url( \"#a\")'/>"), Some(4));
        let by_class =
            "<style>.b, .c { fill: url(#a) } rect{}</style><p id='a'/><q class='d c'/><q/>";
        assert_eq!(counted(by_class), Some(6));
        let marked = "<marker id='a'><path/></marker><path d='M0 0L9 9L9 0'/>";
        assert_eq!(counted(marked), Some(1 + 2 + 1 + 3 * 2));
        assert_eq!(parts(b"<svg"), None);
    }

    /// Levels of five within one another, and a chain of copies: more than a drawing can have, and counted at once.
    #[test]
    fn patterns_within_patterns_are_counted_without_being_drawn() {
        let level = |n: usize| {
            let square = format!("<path fill='url(#p{})'/>", n - 1);
            format!("<pattern id='p{n}'>{}</pattern>", square.repeat(5))
        };
        let levels: String = (1..40).map(level).collect();
        let bomb = drawing(&format!("{levels}<path fill='url(#p39)'/>"));
        assert!(parts(bomb.as_bytes()).is_some_and(|parts| parts > 1_000_000_000));
        let uses = |n: usize| format!("<g id='u{n}'><use href='#u{}'/></g>", n - 1);
        let chain: String = (1..20_000).rev().map(uses).collect();
        assert_eq!(parts(drawing(&chain).as_bytes()), Some(u64::MAX));
    }
}
