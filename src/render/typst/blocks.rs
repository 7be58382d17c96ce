//! Blocks as lines of markup.

use super::names::Anchors;
use super::picture::Pictures;
use super::{string, table};
use crate::paper::walk;
use crate::paper::{Block, Chart, Footnote, Heading, Inline, Item, Labels, List, Paper, stretches};
use crate::render::nesting::Nesting;
use crate::style::Look;

/// Writes blocks.
pub(super) struct Writer<'a> {
    pub(super) pictures: &'a Pictures<'a>,
    pub(super) anchors: Anchors,
    notes: Vec<Note<'a>>,
    /// How many footnotes are open, one within the other.
    open: usize,
    /// How many blocks are open that hold others: the headings in them stand in no contents.
    within: usize,
    nesting: Nesting,
    /// Whether the paper has contents.
    has_contents: bool,
}

/// A footnote, which is written where it is first referred to.
struct Note<'a> {
    footnote: &'a Footnote,
    /// Whether the text refers to it, and not other footnotes only.
    in_text: bool,
    is_written: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(paper: &'a Paper, pictures: &'a Pictures<'a>) -> Self {
        let note = |footnote| Note { footnote, in_text: false, is_written: false };
        let mut notes: Vec<Note<'_>> = paper.footnotes.iter().map(note).collect();
        walk::blocks(&paper.blocks, &mut |inline| {
            if let Inline::FootnoteReference(number) = inline
                && let Some(note) = notes.get_mut(number.saturating_sub(1))
            {
                note.in_text = true;
            }
        });
        let is_contents = |block: &Block| matches!(block, Block::Contents { .. });
        Self {
            pictures,
            anchors: Anchors::new(paper),
            notes,
            open: 0,
            within: 0,
            nesting: Nesting::default(),
            has_contents: paper.blocks.iter().any(is_contents),
        }
    }

    /// The lines of all blocks. Tables that are too wide for the page stand on pages turned round.
    pub(super) fn paper(&mut self, blocks: &[Block], look: &Look) -> Vec<String> {
        let can_turn = look.page.turned().is_some();
        let mut lines = Vec::new();
        for stretch in stretches(blocks) {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            let written = self.blocks(stretch.blocks);
            if stretch.landscape && can_turn {
                lines.push("#page(flipped: true)[".to_owned());
                lines.extend(indented(written));
                lines.push("]".to_owned());
            } else {
                lines.extend(written);
            }
        }
        lines
    }

    /// The lines of some blocks, with an empty line between two.
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Vec<String> {
        self.spaced(blocks, false)
    }

    /// The lines of some blocks. An empty line between two sets them apart on the page as well: in
    /// a tight list only paragraphs have one, lest they become one paragraph.
    fn spaced(&mut self, blocks: &[Block], tight: bool) -> Vec<String> {
        let mut lines = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            let is_apart = !tight || matches!(block, Block::Paragraph(_) | Block::Heading(_));
            if index > 0 && is_apart {
                lines.push(String::new());
            }
            let heads_contents = matches!(blocks.get(index + 1), Some(Block::Contents { .. }));
            lines.extend(match block {
                Block::Heading(heading) => self.heading(heading, heads_contents),
                block => self.block(block),
            });
        }
        lines
    }

    fn block(&mut self, block: &Block) -> Vec<String> {
        match block {
            Block::Heading(heading) => self.heading(heading, false),
            Block::Paragraph(content) => match content.as_slice() {
                [Inline::Image(image)] => vec![format!("#{}", self.pictures.call(image))],
                _ => self.line(content).split('\n').map(str::to_owned).collect(),
            },
            Block::List(list) => self.list(list),
            Block::Table(table) => table::table(self, table),
            Block::Chart(chart) => self.chart(chart),
            Block::Quote(blocks) => {
                let content = self.content(blocks, false);
                with_ends("#quote(block: true)", content, "")
            }
            Block::Numbered(numbered) => {
                let label = super::line::escaped(&numbered.number);
                let content = self.content(&numbered.blocks, false);
                with_ends(&format!("#enum(numbering: _ => [{label}], "), content, ")")
            }
            Block::Contents { depth } => vec![contents(*depth)],
            Block::PageBreak => vec!["#pagebreak(weak: true)".to_owned()],
            Block::Code(code) => vec![format!("#raw(block: true, {})", string(code))],
            Block::Rule => vec!["#line(length: 100%, stroke: 0.5pt)".to_owned()],
        }
    }

    /// A chart with its caption, and what is said under it in the size of notes under tables.
    fn chart(&mut self, chart: &Chart) -> Vec<String> {
        let mut lines = vec![
            "#block(breakable: false, figure(".to_owned(),
            "  kind: \"chart\", supplement: none, numbering: none,".to_owned(),
            format!("  caption: [{}],", self.line(&chart.caption)),
            format!("  {},", self.pictures.call(&chart.image)),
            "))".to_owned(),
        ];
        for note in &chart.notes {
            lines.push(String::new());
            lines.push(format!("#text(size: table-look.note-size)[{}]", self.line(note)));
        }
        lines
    }

    /// A heading as a line of its own, unless more is to be said of it.
    ///
    /// Its `depth` is that of the Markdown, and says what it looks like. Its `level` is how deep it is
    /// nested, where that is another.
    fn heading(&mut self, heading: &Heading, heads_contents: bool) -> Vec<String> {
        let depth = heading.level.clamp(1, 6);
        let text = self.line(&heading.content);
        let text = match &heading.number {
            Some(number) => format!("{} {text}", super::line::escaped(number)),
            None => text,
        };
        let label = self.anchors.heading(&heading.content);
        if text.trim().is_empty() {
            // Typst's PDF/UA-1 refuses a heading without words. A link may lead to it all the same.
            return label.map(|label| format!("#metadata(none) {label}")).into_iter().collect();
        }
        let label = label.map(|label| format!(" {label}")).unwrap_or_default();
        let level = self.nesting.next(depth);
        let mut more = String::new();
        if level != depth {
            more.push_str(&format!(", level: {level}"));
        }
        if self.has_contents && (heads_contents || self.within > 0) {
            more.push_str(", outlined: false, bookmarked: true");
        }
        if !more.is_empty() || text.contains('\n') || label.contains('#') {
            return vec![format!("#heading(depth: {depth}{more})[{text}]{label}")];
        }
        vec![format!("{} {text}{label}", "=".repeat(depth.into()))]
    }

    fn list(&mut self, list: &List) -> Vec<String> {
        let mut lines = vec![opening(list)];
        lines.push(format!("  tight: {},", list.tight));
        for item in &list.items {
            let content = self.content(&item.blocks, list.tight);
            lines.extend(indented(with_ends("", content, ",")));
        }
        lines.push(")".to_owned());
        lines
    }

    /// Blocks within another, in square brackets.
    fn content(&mut self, blocks: &[Block], tight: bool) -> Vec<String> {
        self.within += 1;
        let lines = self.spaced(blocks, tight);
        self.within -= 1;
        bracketed(lines)
    }

    /// A footnote where the text first refers to it; a reference to it elsewhere.
    ///
    /// Typst counts footnotes as they come, and so does the paper, unless some are referred to in
    /// other footnotes only: then each has its number given to it.
    pub(super) fn footnote(&mut self, number: usize) -> String {
        let index = number.saturating_sub(1);
        let counts = self.notes.iter().all(|note| note.in_text);
        let numbering = (!counts).then(|| format!("numbering: _ => \"{number}\""));
        let Some(note) = self.notes.get_mut(index) else { return String::new() };
        let belongs_elsewhere = self.open > 0 && note.in_text;
        if note.is_written || belongs_elsewhere {
            let numbering = numbering.map(|numbering| numbering + ", ").unwrap_or_default();
            return format!("#footnote({numbering}<note-{number}>)");
        }
        note.is_written = true;
        let footnote = note.footnote;
        self.open += 1;
        let content = self.content(&footnote.blocks, false).join("\n");
        self.open -= 1;
        let numbering = numbering.map(|numbering| format!("({numbering})")).unwrap_or_default();
        format!("#footnote{numbering}{content}<note-{number}>")
    }
}

/// The contents: headings of so many levels of the Markdown, from the second.
fn contents(depth: u8) -> String {
    let others: String = (3..=depth.saturating_add(1))
        .map(|depth| format!(".or(heading.where(depth: {depth}))"))
        .collect();
    format!("#outline(title: none, target: heading.where(depth: 2){others})")
}

/// The beginning of the call that makes a list.
fn opening(list: &List) -> String {
    if list.items.iter().any(|item| item.ticked.is_some()) {
        return format!("#enum(numbering: n => ({},).at(n - 1),", own_labels(list).join(", "));
    }
    match list.labels {
        Labels::Bullet => "#list(".to_owned(),
        Labels::Ordered { start, numerals, punctuation } => {
            // Typst's patterns are the label of the first item: `a)`, `(i)`, `1.`.
            let first = Labels::Ordered { start: 1, numerals, punctuation }.of(0);
            format!("#enum(numbering: {}, start: {start},", string(&first))
        }
    }
}

/// The labels of a list in which tick boxes stand, one by one.
fn own_labels(list: &List) -> Vec<String> {
    let label = |(index, item): (usize, &Item)| {
        let tick = item.ticked.map(|ticked| if ticked { "#ticked()" } else { "#unticked()" });
        match (list.labels, tick) {
            (Labels::Bullet, Some(tick)) => format!("[{tick}]"),
            (labels, tick) => {
                let label = super::line::escaped(&labels.of(index));
                let tick = tick.map(|tick| format!(" {tick}")).unwrap_or_default();
                format!("[{label}{tick}]")
            }
        }
    };
    list.items.iter().enumerate().map(label).collect()
}

/// Lines in square brackets: on one line if there is but one, and it is no heading.
fn bracketed(lines: Vec<String>) -> Vec<String> {
    match lines.as_slice() {
        [] => return vec!["[]".to_owned()],
        [line] if !line.starts_with('=') => return vec![format!("[{line}]")],
        _ => {}
    }
    let mut all = vec!["[".to_owned()];
    all.extend(indented(lines));
    all.push("]".to_owned());
    all
}

pub(super) fn indented(lines: Vec<String>) -> Vec<String> {
    let indent = |line: String| if line.is_empty() { line } else { format!("  {line}") };
    lines.into_iter().map(indent).collect()
}

/// Puts `before` and `after` around lines, on the first and the last of them.
pub(super) fn with_ends(before: &str, mut lines: Vec<String>, after: &str) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, before);
    }
    if let Some(last) = lines.last_mut() {
        last.push_str(after);
    }
    lines
}
