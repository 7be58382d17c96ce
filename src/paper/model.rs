//! The paper: one document, as data.
//!
//! A paper is made once, by [`super::parse()`], with every number and reference resolved. Renderers
//! read it and add nothing to it but looks. Nothing here knows a template, a council or an output
//! format.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::exempt::Exempt;
use crate::diagnostic::Place;
use crate::figures::Figure;

/// One document.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// What the document says of itself.
    pub details: Details,
    /// What it consists of, in reading order.
    pub blocks: Vec<Block>,
    /// Its footnotes, in the order in which they are first referred to: the first has number 1.
    pub footnotes: Vec<Footnote>,
    /// What of it is not for publication.
    pub exempt: Exempt,
}

/// What a document says of itself: printed in headers, kept in the PDF's metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// The title.
    pub title: String,
    /// The body or officer from whom the paper comes.
    pub author: Option<String>,
    /// The public body whose paper it is.
    pub organisation: Option<String>,
    /// The language, as a BCP 47 tag: `en-GB`.
    pub language: String,
    /// The date of the paper. The clock of the machine is never asked.
    pub date: Option<NaiveDate>,
    /// The date as the paper prints it.
    pub date_in_words: Option<String>,
    /// The words that lie across its pages: `Draft`, `Not for publication`. Most papers have none.
    pub mark: Option<String>,
    /// The name of the folder from whose inputs it was made. `None` where it was made from none.
    pub made_from: Option<String>,
}

/// A footnote; its number is its position in [`Paper::footnotes`], from one.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// The name by which Markdown refers to it.
    pub label: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// One block of a paper.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A paragraph with a number, and what belongs to it.
    Numbered(Numbered),
    /// A list, ordered or not.
    List(List),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// A quotation.
    Quote(Vec<Block>),
    /// Text to be shown letter for letter, such as a formula or a file.
    Code(String),
    /// A line across the page, between two parts.
    Rule,
    /// The headings of the paper with their pages.
    Contents {
        /// How many levels of them, from that of sections.
        depth: u8,
    },
    /// The end of a page, wherever it falls.
    PageBreak,
}

/// A paragraph with a number, and the lists and quotations that belong to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbered {
    /// The number, as it is printed and referred to: `12`, `3.29.1`.
    pub number: String,
    /// The paragraph, and what belongs to it.
    pub blocks: Vec<Block>,
}

/// A heading of level 1 (the title) to 6.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its number, as it is printed before the text: `2.0`.
    pub number: Option<String>,
    /// The text.
    pub content: Vec<Inline>,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// What stands before its items.
    pub labels: Labels,
    /// Whether its items stand close together, without space between them.
    pub tight: bool,
    /// The items.
    pub items: Vec<Item>,
}

/// What stands before the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labels {
    /// The same mark before each.
    Bullet,
    /// A number or letter before each.
    Ordered {
        /// The number of the first item.
        start: u64,
        /// How numbers are written.
        numerals: Numerals,
        /// What stands around them.
        punctuation: Punctuation,
    },
}

/// How the numbers of a list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numerals {
    /// 1, 2, 3.
    Decimal,
    /// a, b, c … z, aa.
    Letter,
    /// A, B, C … Z, AA.
    CapitalLetter,
    /// i, ii, iii.
    Roman,
    /// I, II, III.
    CapitalRoman,
}

/// What stands around the numbers of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Punctuation {
    /// `1.`
    Dot,
    /// `1)`
    Bracket,
    /// `(1)`
    Brackets,
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// A tick box before the item: whether it is ticked. `None` where there is no box.
    pub ticked: Option<bool>,
    /// What the item says.
    pub blocks: Vec<Block>,
}

/// A table: one row of column headings, then rows.
///
/// Every row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is called above it: `Table 1: Savings by year`.
    pub caption: Option<Vec<Inline>>,
    /// Its columns, from left to right.
    pub columns: Vec<Column>,
    /// Whether the headings of columns are printed. Where they are not, as in the table of
    /// particulars on a front page, they still exist for those who hear the table read.
    pub headings_shown: bool,
    /// Whether it stands on pages that are turned round, where the page is higher than wide. Only a
    /// table that stands in nothing else does.
    pub landscape: bool,
    /// Its rows, from top to bottom.
    pub rows: Vec<Row>,
    /// What is said under it.
    pub notes: Vec<Vec<Inline>>,
    /// Where it was asked for.
    pub origin: Origin,
}

impl Table {
    /// Everything in it that is words, in the order in which it is read: caption, headings, cells, notes.
    pub fn lines(&self) -> impl Iterator<Item = &Vec<Inline>> {
        let headings = self.columns.iter().map(|column| &column.heading);
        let cells = self.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| match cell {
            Cell::Words(content) => Some(content),
            _ => None,
        });
        self.caption.iter().chain(headings).chain(cells).chain(&self.notes)
    }

    /// The same, to be altered.
    pub fn lines_mut(&mut self) -> impl Iterator<Item = &mut Vec<Inline>> {
        let headings = self.columns.iter_mut().map(|column| &mut column.heading);
        let cells = self.rows.iter_mut().flat_map(|row| &mut row.cells);
        let cells = cells.filter_map(|cell| match cell {
            Cell::Words(content) => Some(content),
            _ => None,
        });
        self.caption.iter_mut().chain(headings).chain(cells).chain(&mut self.notes)
    }
}

/// A chart: a picture with a number of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What it is called above it: `Figure 1: Spending by service`.
    pub caption: Vec<Inline>,
    /// What is drawn. Its alternative text says all that it shows.
    pub image: Image,
    /// What is said under it.
    pub notes: Vec<Vec<Inline>>,
}

impl Chart {
    /// Everything in it that is words, in the order in which it is read: caption, notes.
    pub fn lines(&self) -> impl Iterator<Item = &Vec<Inline>> {
        std::iter::once(&self.caption).chain(&self.notes)
    }

    /// The same, to be altered.
    pub fn lines_mut(&mut self) -> impl Iterator<Item = &mut Vec<Inline>> {
        std::iter::once(&mut self.caption).chain(&mut self.notes)
    }
}

/// Where a part of a paper was asked for, if that is known.
///
/// It is for messages, and no part of what a paper says: any two origins are equal, so that a paper
/// equals the same paper read from another file.
#[derive(Clone, Debug, Default)]
pub struct Origin(pub Option<Place>);

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub heading: Vec<Inline>,
    /// Where its cells stand.
    pub alignment: Alignment,
    /// Whether its cells name their rows (a row's heading, for those who hear the table read).
    pub names_rows: bool,
}

/// Where the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// At the left edge.
    Left,
    /// In the middle.
    Centre,
    /// At the right edge.
    Right,
    /// Figures: right of the middle, one decimal point under the other.
    Point,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the row is.
    pub role: RowRole,
    /// One cell for each column. In a [`RowRole::Group`] row only the first is filled.
    pub cells: Vec<Cell>,
}

/// What a row of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowRole {
    /// A row of the data.
    Body,
    /// A heading over the rows that follow it; it reaches over all columns.
    Group,
    /// The sum of a group.
    Subtotal,
    /// The sum of the table.
    Total,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is said.
    Blank,
    /// Words.
    Words(Vec<Inline>),
    /// A figure.
    Figure(Placed),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Words.
    Text(Text),
    /// A figure from the inputs, printed.
    Figure(Placed),
    /// Important words, in bold.
    Strong(Vec<Inline>),
    /// Stressed words, in italics.
    Emphasis(Vec<Inline>),
    /// Words struck out.
    Struck(Vec<Inline>),
    /// Words to be shown letter for letter.
    Code(String),
    /// Words that lead elsewhere.
    Link {
        /// The address.
        target: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// Words in another language than the paper's.
    Language {
        /// The language, as a BCP 47 tag: `cy`.
        tag: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// A picture.
    Image(Image),
    /// A reference to the footnote with this number (from one).
    FootnoteReference(usize),
    /// A reference to other parts of the paper.
    Reference(Reference),
    /// A name for the place where it stands. Nothing is printed.
    Label(Label),
    /// A tick box.
    TickBox {
        /// Whether it is ticked.
        ticked: bool,
    },
    /// The end of a line in the source: a space, or the end of a line, as it fits.
    SoftBreak,
    /// The end of a line, wherever it falls.
    HardBreak,
}

/// Words, and where a person typed them.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The words, as they are printed.
    pub words: String,
    /// Where they were typed; unknown of words that the program or the style adds. Words that were put
    /// together from several pieces have the stretch from the first to the last.
    pub origin: Origin,
}

impl Text {
    /// Adds words that were typed at `origin`.
    pub fn push(&mut self, words: &str, origin: Option<Place>) {
        self.words.push_str(words);
        self.origin = match (self.origin.0.take(), origin) {
            (Some(first), Some(last)) => Origin(Some(first.to(&last))),
            (first, last) => Origin(first.or(last)),
        };
    }
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.words
    }
}

impl Inline {
    /// Words that nobody typed.
    pub fn words(words: impl Into<String>) -> Self {
        Self::Text(Text { words: words.into(), origin: Origin::default() })
    }

    /// Words that were typed at `place`.
    pub fn typed(words: impl Into<String>, place: &Place) -> Self {
        Self::Text(Text { words: words.into(), origin: Origin(Some(place.clone())) })
    }

    /// Whether anything is printed where it stands.
    pub fn is_printed(&self) -> bool {
        !matches!(self, Inline::Label(_))
    }

    /// What is in it, if it is a mark around others.
    pub fn content(&self) -> Option<&Vec<Inline>> {
        match self {
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::Language { content, .. } => Some(content),
            _ => None,
        }
    }

    /// The same, to be altered.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::Language { content, .. } => Some(content),
            _ => None,
        }
    }
}

/// A reference to other parts of the paper, by their labels.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The labels of what is referred to.
    pub labels: Vec<String>,
    /// How it is called.
    pub form: ReferenceForm,
    /// What is printed: "paragraphs 12 to 14". Blank until all numbers are given.
    pub words: String,
    /// Where it was asked for.
    pub place: Place,
}

impl Reference {
    /// Whether no line ends within it: "paragraph 12" is not parted, a long list of paragraphs may be.
    pub fn is_short(&self) -> bool {
        const SHORT: usize = 24;
        self.words.chars().count() <= SHORT
    }
}

/// How a part of the paper is called that is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceForm {
    /// By what it is, and its number: "paragraph 12".
    Words,
    /// The same at the beginning of a sentence: "Paragraph 12".
    Sentence,
    /// By its number alone.
    Number,
}

/// A name for a place in the paper, by which references call it.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The name.
    pub name: String,
    /// What it names.
    pub kind: LabelKind,
    /// Its number in the list to which it belongs; the number that stands beside it in the paper, where
    /// there is one, goes before this.
    pub number: Option<String>,
    /// Where it was given.
    pub place: Place,
}

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// The paragraph or heading in which it stands.
    Here,
    /// A recommendation.
    Recommendation,
    /// An appendix.
    Appendix,
    /// A background paper.
    BackgroundPaper,
}

/// A figure as it is printed at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The figure itself.
    pub figure: Arc<Figure>,
    /// How it is printed here: rounded, scaled and signed by the style.
    pub text: String,
    /// Where it was asked for: in prose, or where it is said how a table prints it.
    pub origin: Origin,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// What the picture shows, for those who can't see it. Never blank.
    pub alternative: String,
    /// The path as the Markdown gave it, relative to the paper.
    pub path: PathBuf,
    /// What the file holds.
    pub content: ImageContent,
    /// Where the Markdown asked for it.
    pub place: Place,
}

/// What an image file holds. The bytes were looked at when they were read: their kind is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageContent {
    /// What kind of file.
    pub format: ImageFormat,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
    /// Its width in pixels (for SVG: in user units).
    pub width: u32,
    /// Its height in pixels (for SVG: in user units).
    pub height: u32,
}

/// The kinds of pictures that can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// SVG.
    Svg,
}

impl Labels {
    /// The label of the item at `index` (from nought), as it is printed: `b)`, `•`.
    pub fn of(&self, index: usize) -> String {
        match *self {
            Labels::Bullet => "•".to_owned(),
            Labels::Ordered { start, numerals, punctuation } => {
                let numeral = numerals.write(start.saturating_add(index as u64));
                match punctuation {
                    Punctuation::Dot => format!("{numeral}."),
                    Punctuation::Bracket => format!("{numeral})"),
                    Punctuation::Brackets => format!("({numeral})"),
                }
            }
        }
    }
}

impl Numerals {
    /// Every way to write a number.
    pub const ALL: [Numerals; 5] = [
        Numerals::Decimal,
        Numerals::Letter,
        Numerals::CapitalLetter,
        Numerals::Roman,
        Numerals::CapitalRoman,
    ];

    /// Writes a number. Letters and Roman numerals begin at one; nought is written as a digit.
    pub fn write(self, number: u64) -> String {
        match self {
            _ if number == 0 => "0".to_owned(),
            Numerals::Decimal => number.to_string(),
            Numerals::Letter => letters(number),
            Numerals::CapitalLetter => letters(number).to_uppercase(),
            Numerals::Roman => roman(number),
            Numerals::CapitalRoman => roman(number).to_uppercase(),
        }
    }
}

fn letters(mut number: u64) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    letters.iter().rev().collect()
}

fn roman(number: u64) -> String {
    const NUMERALS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    /// Past this, Roman numerals are unreadable and digits stand instead.
    const LARGEST: u64 = 3999;
    if number > LARGEST {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, numeral) in NUMERALS {
        while rest >= value {
            text.push_str(numeral);
            rest -= value;
        }
    }
    text
}
