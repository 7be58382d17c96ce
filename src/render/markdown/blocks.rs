//! Blocks as lines, with the right space between them.

use super::line::{Kind, Line, Names};
use super::table;
use crate::marks;
use crate::paper::walk;
use crate::paper::{
    Block, Chart, ContentsEntry, Heading, Inline, Item, LANDSCAPE, Labels, List, Numbered,
    Numerals, Punctuation, recognise_label,
};

/// Writes blocks.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    /// The names of the footnotes, in order.
    pub(super) footnotes: &'a [String],
    /// The headings, for the contents and for links.
    pub(super) headings: &'a [ContentsEntry],
    /// Whether what was generated is marked.
    pub(super) marks: bool,
}

/// What is around the blocks that are written.
#[derive(Clone, Copy, Default)]
pub(super) struct Setting {
    /// Whether blocks stand close together, as in the items of a tight list.
    tight: bool,
    /// Whether they are within a list, a quotation or a footnote.
    nested: bool,
    /// The bullet on whose line the first block begins.
    bullet: Option<char>,
}

impl Setting {
    /// Within something else.
    pub(super) fn nested() -> Self {
        Self { nested: true, ..Self::default() }
    }
}

/// One block, or a part of one that stands by itself: the caption of a table is a paragraph.
struct Piece {
    shape: Shape,
    lines: Vec<String>,
}

/// As what Markdown sees a piece: decides what can stand right below it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Paragraph,
    Table,
    Quote,
    /// A list: its bullet or the mark after its numbers, and whether it can end a paragraph.
    List {
        mark: char,
        interrupts: bool,
    },
    Other,
}

/// Stands between blocks that would run into one another.
const SEPARATOR: &str = "<!-- -->";

impl Writer<'_> {
    /// The lines of some blocks.
    pub(super) fn blocks(&self, blocks: &[Block], setting: Setting) -> Vec<String> {
        let mut lines = Vec::new();
        let mut above: Option<Shape> = None;
        for (index, block) in blocks.iter().enumerate() {
            let bullet = match above {
                Some(Shape::List { mark, .. }) => Some(mark),
                _ if index == 0 => setting.bullet,
                _ => None,
            };
            for piece in self.pieces(block, Setting { bullet, ..setting }) {
                if let Some(above) = above {
                    lines.extend(between(above, piece.shape, setting.tight));
                }
                above = Some(piece.shape);
                lines.extend(piece.lines);
            }
        }
        lines
    }

    fn pieces(&self, block: &Block, setting: Setting) -> Vec<Piece> {
        let (shape, lines) = match block {
            Block::Heading(heading) => (Shape::Other, vec![self.heading(heading)]),
            Block::Paragraph(content) => (Shape::Paragraph, self.paragraph(content, None)),
            Block::List(list) => return vec![self.list(list, setting)],
            Block::Table(table) => {
                let key = marks::key(table.origin.0.as_ref()).map(marks::of_table);
                return self.generated(key, |writer| writer.table(table));
            }
            Block::Chart(chart) => {
                let key = marks::key(Some(&chart.image.place));
                return self.generated(key, |writer| writer.chart(chart));
            }
            Block::Quote(blocks) => (Shape::Quote, self.quote(blocks)),
            Block::Numbered(numbered) => (Shape::Paragraph, self.numbered(numbered)),
            Block::Contents { depth } => {
                let pieces = |writer: &Self| {
                    vec![Piece { shape: Shape::Other, lines: writer.contents(*depth) }]
                };
                return self.generated(Some(format!("contents {depth}")), pieces);
            }
            // Text has no pages: the line across shows where one part ends.
            Block::PageBreak => (Shape::Other, vec!["---".to_owned()]),
            Block::Code(code) => (Shape::Other, fenced(code)),
            // Within a list `---` could be an item, or underline the text above it.
            Block::Rule if setting.nested => (Shape::Other, vec!["___".to_owned()]),
            Block::Rule => (Shape::Other, vec!["---".to_owned()]),
        };
        vec![Piece { shape, lines }]
    }

    /// What was generated as a whole, between its marks. What is in it has none of its own.
    fn generated(&self, key: Option<String>, pieces: impl Fn(&Self) -> Vec<Piece>) -> Vec<Piece> {
        let Some(key) = key.filter(|_| self.marks) else { return pieces(self) };
        let mark = |mark: &str| Piece { shape: Shape::Other, lines: vec![mark.to_owned()] };
        let [begin, end] = marks::around(&key);
        let mut marked = vec![mark(&begin)];
        marked.extend(pieces(&Self { marks: false, ..*self }));
        marked.push(mark(&end));
        marked
    }

    /// Marks a line as one that begins with a number.
    fn mark_number(&self, number: &str, content: &[Inline], line: &mut String) {
        if !self.marks {
            return;
        }
        let mut labels = Vec::new();
        walk::line(content, &mut |inline| {
            if let Inline::Label(label) = inline {
                labels.push(label.name.as_str());
            }
        });
        // A backslash at the end of a line breaks it there, and must stay at the end. Two are one that is printed.
        let backslashes = line.bytes().rev().take_while(|byte| *byte == b'\\').count();
        let breaks = backslashes % 2 == 1;
        line.truncate(line.len() - usize::from(breaks));
        line.push_str(&marks::number(number, &labels));
        line.push_str(if breaks { "\\" } else { "" });
    }

    fn heading(&self, heading: &Heading) -> String {
        let marks = "#".repeat(usize::from(heading.level.clamp(1, 6)));
        let text = self.line(Kind::Heading, &heading.content, None);
        let text = match &heading.number {
            Some(number) => {
                let mut line = format!("{number} {text}");
                self.mark_number(number, &heading.content, &mut line);
                line
            }
            None => text,
        };
        if text.is_empty() { marks } else { format!("{marks} {text}") }
    }

    /// A number that Markdown itself has makes an item of an ordered list; any other is a word.
    fn numbered(&self, numbered: &Numbered) -> Vec<String> {
        if numbered.number.parse::<u32>().is_ok() {
            let marker = format!("{}. ", numbered.number);
            let setting = Setting { nested: true, ..Setting::default() };
            let mut content = self.blocks(&numbered.blocks, setting);
            if let (Some(Block::Paragraph(words)), Some(line)) =
                (numbered.blocks.first(), content.first_mut())
            {
                self.mark_number(&numbered.number, words, line);
            }
            return hang(&marker, marker.chars().count(), content);
        }
        let mut lines = self.blocks(&numbered.blocks, Setting::default());
        match (numbered.blocks.first(), lines.first_mut()) {
            (Some(Block::Paragraph(words)), Some(line)) => {
                line.insert_str(0, &format!("{} ", numbered.number));
                self.mark_number(&numbered.number, words, line);
            }
            _ => lines.insert(0, numbered.number.clone()),
        }
        lines
    }

    /// The headings below the title, each leading to its place.
    pub(super) fn contents(&self, depth: u8) -> Vec<String> {
        let line = |entry: &ContentsEntry| {
            let indent = "  ".repeat(usize::from(entry.level.saturating_sub(2)));
            let words = [Inline::words(entry.words.clone())];
            let link = Inline::Link { target: format!("#{}", entry.name), content: words.to_vec() };
            format!("{indent}- {}", self.line(Kind::Paragraph, &[link], None))
        };
        self.headings.iter().filter(|entry| entry.is_listed(depth)).map(line).collect()
    }

    /// `guarded`: the index of a character that must have a backslash.
    fn paragraph(&self, content: &[Inline], guarded: Option<usize>) -> Vec<String> {
        let text = self.line(Kind::Paragraph, content, guarded);
        text.split('\n').map(str::to_owned).collect()
    }

    /// What stands within a line.
    pub(super) fn line(&self, kind: Kind, content: &[Inline], guarded: Option<usize>) -> String {
        let Self { footnotes, headings, marks } = *self;
        let names = Names { footnotes, headings, marks };
        Line::new(kind, names, content).write(guarded)
    }

    fn quote(&self, blocks: &[Block]) -> Vec<String> {
        let lines = self.blocks(blocks, Setting::nested());
        let lines = if lines.is_empty() { vec![String::new()] } else { lines };
        let quoted =
            |line: String| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
        lines.into_iter().map(quoted).collect()
    }

    fn table(&self, table: &crate::paper::Table) -> Vec<Piece> {
        let mut pieces = Vec::new();
        if table.landscape && !table.columns.is_empty() {
            pieces.push(Piece { shape: Shape::Other, lines: vec![LANDSCAPE.to_owned()] });
        }
        if let Some(caption) = &table.caption {
            let caption = [table::strong(caption)];
            let lines = self.paragraph(&caption, None);
            pieces.push(Piece { shape: Shape::Paragraph, lines });
        }
        if !table.columns.is_empty() {
            pieces.push(Piece { shape: Shape::Table, lines: table::grid(self, table) });
        }
        for note in &table.notes {
            let lines = self.paragraph(&[Inline::Emphasis(note.clone())], None);
            pieces.push(Piece { shape: Shape::Paragraph, lines });
        }
        pieces
    }

    fn chart(&self, chart: &Chart) -> Vec<Piece> {
        let caption = table::strong(&chart.caption);
        let image = Inline::Image(chart.image.clone());
        let notes = chart.notes.iter().map(|note| Inline::Emphasis(note.clone()));
        let paragraphs = [caption, image].into_iter().chain(notes);
        let piece = |inline| Piece {
            shape: Shape::Paragraph,
            lines: self.paragraph(std::slice::from_ref(&inline), None),
        };
        paragraphs.map(piece).collect()
    }

    fn list(&self, list: &List, setting: Setting) -> Piece {
        let mark = mark(list.labels, setting.bullet);
        let guarded = guarded(list);
        let mut lines: Vec<String> = Vec::new();
        for (index, item) in list.items.iter().enumerate() {
            if index > 0 && !list.tight {
                lines.push(String::new());
            }
            let guarded = guarded.filter(|_| index == 0);
            lines.extend(self.item(list, item, index, mark, guarded));
        }
        let starts_at_one = match list.labels {
            Labels::Ordered { start, .. } if !matches!(mark, '-' | '*') => start == 1,
            _ => true,
        };
        let interrupts =
            starts_at_one && list.items.first().is_some_and(|item| !item.blocks.is_empty());
        Piece { shape: Shape::List { mark, interrupts }, lines }
    }

    fn item(
        &self,
        list: &List,
        item: &Item,
        index: usize,
        mark: char,
        guarded: Option<usize>,
    ) -> Vec<String> {
        let bullet = Some(mark).filter(|mark| matches!(mark, '-' | '*'));
        let label = list.labels.of(index);
        let label_in_text = bullet.filter(|_| list.labels != Labels::Bullet).map(|_| label.clone());
        let marker = match bullet {
            Some(bullet) => format!("{bullet} "),
            None => format!("{label} "),
        };
        let tick = item.ticked.map(|ticked| if ticked { "[x]" } else { "[ ]" }.to_owned());
        let words: Vec<String> = tick.into_iter().chain(label_in_text).collect();
        let setting = Setting { tight: list.tight, nested: true, bullet };
        let mut content = match (guarded, item.blocks.split_first()) {
            (Some(_), Some((Block::Paragraph(first), _))) => {
                let mut lines = self.blocks(&item.blocks, setting);
                let guarded = self.paragraph(first, guarded);
                lines.splice(..guarded.len(), guarded);
                lines
            }
            _ => self.blocks(&item.blocks, setting),
        };
        begin_with(&words.join(" "), item, &mut content);
        hang(&marker, marker.chars().count(), content)
    }
}

/// Puts a label or tick box before the text of an item: on its line, where it has one.
fn begin_with(words: &str, item: &Item, content: &mut Vec<String>) {
    if words.is_empty() {
        return;
    }
    match (item.blocks.first(), content.first_mut()) {
        (Some(Block::Paragraph(_)), Some(line)) => line.insert_str(0, &format!("{words} ")),
        _ => content.insert(0, words.to_owned()),
    }
}

/// The lines with a marker before the first, and the others set in by `indent`.
pub(super) fn hang(marker: &str, indent: usize, content: Vec<String>) -> Vec<String> {
    let mut lines = content.into_iter();
    let first = lines.next().unwrap_or_default();
    let marker = if first.is_empty() { marker.trim_end() } else { marker };
    let indent = " ".repeat(indent);
    let rest = lines.map(|line| if line.is_empty() { line } else { format!("{indent}{line}") });
    std::iter::once(format!("{marker}{first}")).chain(rest).collect()
}

/// What stands between two pieces.
fn between(above: Shape, below: Shape, tight: bool) -> Vec<String> {
    let separator = SEPARATOR.to_owned();
    if !tight {
        return match (above, below) {
            (Shape::List { mark: one, .. }, Shape::List { mark: other, .. }) if one == other => {
                vec![String::new(), separator, String::new()]
            }
            _ => vec![String::new()],
        };
    }
    let runs_on = match (above, below) {
        (Shape::Other, _) => false,
        (_, Shape::Paragraph | Shape::Table) => true,
        (Shape::Quote, Shape::Quote) => true,
        (Shape::List { mark: one, .. }, Shape::List { mark: other, .. }) if one == other => true,
        (_, Shape::List { interrupts, .. }) => !interrupts,
        _ => false,
    };
    if runs_on { vec![separator] } else { Vec::new() }
}

/// The bullet of a list, or the mark after its numbers. A bullet list right after another, or on
/// the line of another's item, takes the other bullet, so that the two stay apart.
fn mark(labels: Labels, neighbour: Option<char>) -> char {
    match labels {
        Labels::Ordered { numerals: Numerals::Decimal, punctuation: Punctuation::Dot, .. } => '.',
        Labels::Ordered {
            numerals: Numerals::Decimal, punctuation: Punctuation::Bracket, ..
        } => ')',
        _ if neighbour == Some('-') => '*',
        _ => '-',
    }
}

/// Which character of the first item must have a backslash, so that the text with which the items of
/// a bullet list begin isn't read as labels.
fn guarded(list: &List) -> Option<usize> {
    if list.labels != Labels::Bullet {
        return None;
    }
    let beginnings: Option<Vec<&str>> = list.items.iter().map(beginning).collect();
    let labels = recognise_label(&beginnings?)?;
    Some(labels.of(0).chars().count() - 1)
}

fn beginning(item: &Item) -> Option<&str> {
    match item.blocks.first() {
        Some(Block::Paragraph(content)) => match content.first() {
            Some(Inline::Text(text)) => Some(text),
            Some(Inline::Figure(placed)) => Some(&placed.text),
            _ => None,
        },
        _ => None,
    }
}

/// Code between fences that are longer than any in it.
fn fenced(code: &str) -> Vec<String> {
    let longest = code.split(|char| char != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let code = (!code.is_empty()).then(|| code.split('\n').map(str::to_owned));
    let mut lines = vec![fence.clone()];
    lines.extend(code.into_iter().flatten());
    lines.push(fence);
    lines
}
