//! The paper: one document, as data.
//!
//! A paper is made once, by [`super::parse()`], with every number and reference resolved. Renderers
//! read it and add nothing to it but looks. Nothing here knows a template, a council or an output
//! format.

mod image;
mod inline;
mod list;
mod table;

pub use image::{Image, ImageContent, ImageFormat};
pub use inline::{Inline, Label, LabelKind, Origin, Placed, Reference, ReferenceForm, Text};
pub use list::{Item, Labels, List, Numerals, Punctuation};
pub use table::{Alignment, Cell, Column, Row, RowRole, Table};

use chrono::NaiveDate;

use super::exempt::Exempt;

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

impl Paper {
    /// Its tables, wherever they stand, in reading order.
    pub fn tables(&self) -> Vec<&Table> {
        tables(&self.blocks)
    }
}

fn tables(blocks: &[Block]) -> Vec<&Table> {
    let tables = blocks.iter().flat_map(|block| match block {
        Block::Table(table) => vec![table],
        Block::Numbered(numbered) => tables(&numbered.blocks),
        Block::Quote(blocks) => tables(blocks),
        Block::List(list) => list.items.iter().flat_map(|item| tables(&item.blocks)).collect(),
        Block::Heading(_)
        | Block::Paragraph(_)
        | Block::Chart(_)
        | Block::Code(_)
        | Block::Rule
        | Block::Contents { .. }
        | Block::PageBreak => Vec::new(),
    });
    tables.collect()
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
