//! What was meant as a link, a footnote or a picture, and would be printed as it stands.
//!
//! Markdown knows no errors: brackets that lead nowhere are words. `[sic]` is meant so. `[^note]`
//! without a note, `[words][name]` without an address under that name, `![What it shows]` without a
//! path and `[words](an address with spaces)` are mistakes that nobody should find in print.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::findings::Findings;
use super::numbers::fold;
use super::tokens::{Piece, pieces};
use super::{Reading, Spanned, faults};
use crate::diagnostic::nearest;
use crate::paper::Markdown;

/// How far behind a link its round brackets are looked for: a line may be as long as its file.
const LONGEST_ADDRESS: usize = 2_000;

/// What becomes of them in a file from anywhere: what Markdown makes of them.
const AS_IT_STANDS: &str = "printed as it stands";

/// Reports them. Gives the names of the footnotes that were meant, folded: that nothing refers to
/// them is then the same mistake.
pub(super) fn report(
    reading: &Reading<'_>,
    markdown: &Markdown,
    findings: &mut Findings,
) -> BTreeSet<String> {
    let text = markdown.text();
    let mut finder = Finder { text, notes: notes(&reading.events), ..Finder::default() };
    for (event, span) in &reading.events {
        finder.event(event, span);
    }
    for span in finder.unreadable {
        findings.mend(faults::unreadable_link().at(&markdown.place(span)), AS_IT_STANDS);
    }
    for (link_type, name, span) in &reading.broken {
        let fault = match link_type {
            LinkType::Reference | LinkType::Collapsed => {
                let known = reading.names.iter().map(String::as_str);
                faults::unknown_reference(&words(name), nearest(name, known))
            }
            _ if is_pathless_picture(text, span) => faults::picture_without_path(),
            _ => continue,
        };
        findings.mend(fault.at(&markdown.place(span.clone())), AS_IT_STANDS);
    }
    let mut meant = BTreeSet::new();
    for (name, span) in finder.undefined {
        let known = finder.notes.iter().map(|(folded, name)| (folded.as_str(), name));
        let near = nearest(&fold(&name), known.map(|(folded, _)| folded)).map(str::to_owned);
        let near_name = near.as_ref().and_then(|near| finder.notes.get(near));
        let fault = faults::unknown_footnote(&words(&name), near_name.map(String::as_str));
        findings.mend(fault.at(&markdown.place(span)), AS_IT_STANDS);
        meant.extend(near);
    }
    meant
}

/// The footnotes that are defined: their names as they were written, by their names folded.
fn notes(events: &[Spanned<'_>]) -> BTreeMap<String, String> {
    let name = |(event, _): &Spanned<'_>| match event {
        Event::Start(Tag::FootnoteDefinition(name)) => Some((fold(name), name.to_string())),
        _ => None,
    };
    events.iter().filter_map(name).collect()
}

/// A name without the figures that were placed in it, which no message can print.
fn words(name: &str) -> String {
    let words = pieces(name).into_iter().filter_map(|(piece, _)| match piece {
        Piece::Words(words) => Some(words),
        _ => None,
    });
    words.collect()
}

/// `![What it shows]`, unless round brackets follow: what is in those is then at fault.
fn is_pathless_picture(text: &str, span: &Range<usize>) -> bool {
    text[span.start..].starts_with('!') && !text[span.end..].starts_with('(')
}

/// Looks at the brackets that were left in the text.
#[derive(Default)]
struct Finder<'a> {
    text: &'a str,
    notes: BTreeMap<String, String>,
    /// Where the paragraph, cell or other block ends that is being looked at.
    end: usize,
    in_code: bool,
    /// Where square brackets were opened and not yet closed.
    open: Vec<usize>,
    /// References to footnotes that are not defined: name and place.
    undefined: Vec<(String, Range<usize>)>,
    /// Links whose round brackets can't be read.
    unreadable: Vec<Range<usize>>,
}

impl Finder<'_> {
    fn event(&mut self, event: &Event<'_>, span: &Range<usize>) {
        match event {
            Event::Start(
                Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
                | Tag::Image { .. },
            )
            | Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image,
            ) => {}
            Event::Start(tag) => {
                self.end = span.end;
                self.in_code = matches!(tag, Tag::CodeBlock(_));
                self.open.clear();
            }
            Event::End(_) => {
                self.end = self.text.len();
                self.in_code = false;
                self.open.clear();
            }
            Event::Text(_) if !self.in_code && !self.is_escaped(span.start) => self.words(span),
            _ => {}
        }
    }

    /// A bracket that could have been a mark is a piece of text by itself.
    fn words(&mut self, span: &Range<usize>) {
        match &self.text[span.clone()] {
            "[" | "![" => {
                let start = span.end - 1;
                self.open.push(start);
                if let Some((name, end)) = self.footnote(start)
                    && !self.notes.contains_key(&fold(&name))
                {
                    self.undefined.push((name, start..end));
                }
            }
            "]" => {
                if let Some(start) = self.open.pop()
                    && self.text[span.end..].starts_with('(')
                {
                    let after = &self.text[span.end..];
                    let near = &after[..after.floor_char_boundary(LONGEST_ADDRESS)];
                    let end = near.find([')', '\n']).filter(|end| near[*end..].starts_with(')'));
                    self.unreadable.push(start..span.end + end.map_or(1, |close| close + 1));
                }
            }
            _ => {}
        }
    }

    /// The name in `[^name]` at `start`, and where that ends, if it is one.
    fn footnote(&self, start: usize) -> Option<(String, usize)> {
        let after = self.text.get(start..self.end)?.strip_prefix("[^")?;
        let end = after
            .find(['[', ']', '\\', '\n', '\r'])
            .filter(|end| after[*end..].starts_with(']'))?;
        let name = &after[..end];
        (!name.trim().is_empty()).then(|| (name.to_owned(), start + "[^]".len() + end))
    }

    fn is_escaped(&self, start: usize) -> bool {
        let before = &self.text[..start];
        (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
    }
}
