//! The words of a paper as a reader meets them: passage by passage, with their places.
//!
//! Rules about words look at these, and not at inlines: "20 per cent of **£30m**" is one sentence,
//! whatever is bold in it. Each passage knows which of its words a person typed, where, and which are
//! figures, references or words of the program.

use std::ops::Range;

use crate::diagnostic::Place;
use crate::paper::{Block, Cell, Inline, Paper, Placed, Reference, Table};

/// Words that are read as one: a paragraph, a heading, a cell.
#[derive(Debug)]
pub struct Passage<'a> {
    /// What they are.
    pub kind: PassageKind,
    /// The number that the paper prints before them, or before the paragraph to which they belong.
    pub number: Option<&'a str>,
    /// The words, as they are printed.
    pub text: String,
    /// What stands where in the text, in order.
    pub pieces: Vec<Piece<'a>>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A heading, with its level.
    Heading(u8),
    /// A paragraph, or a part of a quotation.
    Paragraph,
    /// A paragraph in an item of a list.
    Item,
    /// What stands above a table or a chart.
    Caption,
    /// What stands under a table or a chart.
    Note,
    /// The heading of a column.
    ColumnHeading,
    /// A cell of a table that holds words.
    Cell,
    /// A paragraph of a footnote.
    Footnote,
}

/// A piece of a passage.
#[derive(Clone, Debug)]
pub struct Piece<'a> {
    /// Where it stands in the text of the passage.
    pub range: Range<usize>,
    /// What it is.
    pub what: What<'a>,
}

/// What a piece of a passage is.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// Words that a person typed here.
    Typed(&'a Place),
    /// Words of the program or the style, or words that come from elsewhere.
    Ours,
    /// A figure that was placed.
    Figure(&'a Placed),
    /// A reference that was placed.
    Reference(&'a Reference),
}

impl Passage<'_> {
    /// Whether a person typed all of these words here. What the program writes under a table stands where the
    /// table was asked for, and nobody typed it there.
    pub fn is_typed(&self, range: &Range<usize>) -> bool {
        let mut within = self.within(range).peekable();
        within.peek().is_some()
            && within.all(|piece| match piece.what {
                What::Typed(place) => {
                    let part = range.start.max(piece.range.start)..range.end.min(piece.range.end);
                    place.text().contains(&self.text[part])
                }
                What::Ours | What::Figure(_) | What::Reference(_) => false,
            })
    }

    /// Where these words were typed letter for letter, but for the marks of Markdown. Words that the
    /// program says of a table have the place of the table, at which nobody typed them.
    pub fn typed_at(&self, range: &Range<usize>) -> Option<Place> {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let words = self.text.get(range.clone()).filter(|_| self.is_typed(range))?;
        self.place(range).filter(|place| letters(place.text()) == letters(words))
    }

    /// Where these words stand in the inputs, if anybody typed them: from the first that was typed to the
    /// last.
    pub fn place(&self, range: &Range<usize>) -> Option<Place> {
        let mut within = self.within(range);
        let first = within.find_map(|piece| piece.place(&self.text, range))?;
        let last = within.filter_map(|piece| piece.place(&self.text, range)).next_back();
        Some(last.map_or(first.clone(), |last| first.to(&last)))
    }

    /// The pieces of which these words are made. There may be thousands in one passage.
    fn within(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = &Piece<'_>> {
        let first = self.pieces.partition_point(|piece| piece.range.end <= range.start);
        let after = self.pieces.partition_point(|piece| piece.range.start < range.end);
        let within = self.pieces.get(first..after).unwrap_or_default().iter();
        within.filter(|piece| overlap(&piece.range, range))
    }

    /// The figures that were placed, in order.
    pub fn figures(&self) -> impl Iterator<Item = (&Range<usize>, &Placed)> {
        self.pieces.iter().filter_map(|piece| match piece.what {
            What::Figure(placed) => Some((&piece.range, placed)),
            _ => None,
        })
    }
}

impl Piece<'_> {
    /// The place of that part of the piece which lies within `range` of the text. Of several words that
    /// are alike, it is the one that comes as often before. Words that were typed in another way
    /// than they are printed (`&amp;`) have the place of the whole piece.
    fn place(&self, text: &str, range: &Range<usize>) -> Option<Place> {
        let whole = match self.what {
            What::Typed(place) => place,
            What::Figure(placed) => return placed.origin.0.clone(),
            What::Reference(reference) => return Some(reference.place.clone()),
            What::Ours => return None,
        };
        let start = range.start.max(self.range.start);
        let words = text.get(start..range.end.min(self.range.end))?;
        // Most words are printed just as they were typed.
        let typed = whole.span().start + (start - self.range.start);
        let as_typed = Place::new(whole.source(), typed..typed + words.len());
        if as_typed.text() == words && as_typed.span().end <= whole.span().end {
            return Some(as_typed);
        }
        let before = text.get(self.range.start..start)?.matches(words).count();
        let found = whole.text().match_indices(words).nth(before);
        Some(found.map_or(whole.clone(), |(offset, _)| {
            let start = whole.span().start + offset;
            Place::new(whole.source(), start..start + words.len())
        }))
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Every passage of a paper in reading order: the text, then the footnotes.
pub fn of(paper: &Paper) -> Vec<Passage<'_>> {
    let mut reader = Reader { passages: Vec::new(), number: None };
    reader.blocks(&paper.blocks, PassageKind::Paragraph);
    for footnote in &paper.footnotes {
        reader.blocks(&footnote.blocks, PassageKind::Footnote);
    }
    reader.passages
}

struct Reader<'a> {
    passages: Vec<Passage<'a>>,
    number: Option<&'a str>,
}

impl<'a> Reader<'a> {
    fn blocks(&mut self, blocks: &'a [Block], kind: PassageKind) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    self.number = heading.number.as_deref();
                    self.add(PassageKind::Heading(heading.level), [&heading.content]);
                    self.number = None;
                }
                Block::Paragraph(content) => self.add(kind, [content]),
                Block::Numbered(numbered) => {
                    let around = self.number.replace(&numbered.number);
                    self.blocks(&numbered.blocks, kind);
                    self.number = around;
                }
                Block::List(list) => {
                    let kind = if kind == PassageKind::Footnote { kind } else { PassageKind::Item };
                    list.items.iter().for_each(|item| self.blocks(&item.blocks, kind));
                }
                Block::Quote(blocks) => self.blocks(blocks, kind),
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => {
                    self.add(PassageKind::Caption, [&chart.caption]);
                    self.add(PassageKind::Note, &chart.notes);
                }
                Block::Code(_) | Block::Rule | Block::Contents { .. } | Block::PageBreak => {}
            }
        }
    }

    fn table(&mut self, table: &'a Table) {
        self.add(PassageKind::Caption, &table.caption);
        let headings = table.columns.iter().map(|column| &column.heading);
        self.add(PassageKind::ColumnHeading, headings);
        let cells = table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| match cell {
            Cell::Words(content) => Some(content),
            Cell::Blank | Cell::Figure(_) => None,
        });
        self.add(PassageKind::Cell, cells);
        self.add(PassageKind::Note, &table.notes);
    }

    fn add(&mut self, kind: PassageKind, lines: impl IntoIterator<Item = &'a Vec<Inline>>) {
        for line in lines {
            let mut passage =
                Passage { kind, number: self.number, text: String::new(), pieces: Vec::new() };
            passage.line(line);
            self.passages.push(passage);
        }
    }
}

impl<'a> Passage<'a> {
    fn line(&mut self, content: &'a [Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => {
                    let what = text.origin.0.as_ref().map_or(What::Ours, What::Typed);
                    self.push(text, what);
                }
                Inline::Figure(placed) => self.push(&placed.text, What::Figure(placed)),
                Inline::Reference(reference) => {
                    self.push(&reference.words, What::Reference(reference));
                }
                Inline::SoftBreak | Inline::HardBreak => self.push(" ", What::Ours),
                // What is shown letter for letter is no statement of the paper's, and takes up its room.
                Inline::Code(_) | Inline::Image(_) | Inline::TickBox { .. } => {
                    self.push("\u{FFFC}", What::Ours);
                }
                Inline::FootnoteReference(_) | Inline::Label(_) => {}
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Struck(content)
                | Inline::Link { content, .. }
                | Inline::Language { content, .. } => self.line(content),
            }
        }
    }

    fn push(&mut self, words: &str, what: What<'a>) {
        let start = self.text.len();
        self.text.push_str(words);
        self.pieces.push(Piece { range: start..self.text.len(), what });
    }
}
