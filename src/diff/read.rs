//! A paper as what can be compared: passages, tables and charts, each with how a reader calls its place.

use std::sync::Arc;

use super::number::{Number, Values};
use super::reader::Reader;
use super::words::{Token, text};
use crate::diagnostic::Place;
use crate::figures::Figure;
use crate::paper::{Paper, RowRole};

/// What of a paper can be compared.
#[derive(Debug, Default)]
pub struct Reading {
    /// Its words, but for tables, in reading order.
    pub passages: Vec<Passage>,
    /// Its tables.
    pub tables: Vec<TableRead>,
    /// Its charts.
    pub charts: Vec<ChartRead>,
}

/// Words that stand together: a paragraph, a heading, an item of a list, a note.
#[derive(Debug)]
pub struct Passage {
    /// Where it stands: `paragraph 12`.
    pub place: String,
    /// The heading under which it stands.
    pub section: String,
    /// The number of that section, counted from the title, whose own is nought.
    pub section_index: usize,
    /// What it is.
    pub kind: PassageKind,
    /// What it says.
    pub tokens: Vec<Token>,
    /// Whether somebody typed any of it.
    pub is_typed: bool,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A heading.
    Heading,
    /// What the paper asks to be decided.
    Recommendation,
    /// What stands above a table or a chart, or below.
    Beside,
    /// Any other words.
    Words,
}

/// A table.
#[derive(Debug)]
pub struct TableRead {
    /// The name by which the paper places it. `None` of one that the style makes, or that was typed.
    pub key: Option<String>,
    /// What it is called: `Table 2`.
    pub name: String,
    /// What stands above it, without the number.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<ColumnRead>,
    /// Its rows.
    pub rows: Vec<RowRead>,
}

/// A column of a table.
#[derive(Debug)]
pub struct ColumnRead {
    /// Its heading.
    pub heading: String,
    /// The last part of the names of all its figures, if they have one in common.
    pub key: Option<String>,
}

/// A row of a table.
#[derive(Debug)]
pub struct RowRead {
    /// The name of its first figure, without the column.
    pub key: Option<String>,
    /// What names it, with its group where another row has the same name.
    pub label: String,
    /// What it is.
    pub role: RowRole,
    /// Its cells.
    pub cells: Vec<CellRead>,
}

/// A cell of a table.
#[derive(Debug)]
pub enum CellRead {
    /// Words, or nothing.
    Words(Vec<Token>),
    /// A figure.
    Figure(Arc<Figure>, Number),
}

impl CellRead {
    /// What it holds, as it is printed.
    pub fn text(&self) -> String {
        match self {
            CellRead::Words(tokens) => text(tokens),
            CellRead::Figure(_, number) => number.text.clone(),
        }
    }
}

/// A chart.
#[derive(Debug)]
pub struct ChartRead {
    /// The name by which the paper places it.
    pub key: Option<String>,
    /// What it is called: `Figure 1`.
    pub name: String,
    /// What stands above it, without the number.
    pub caption: String,
    /// All that it shows, in words.
    pub shows: String,
}

impl Reading {
    /// Reads a paper, whose recommendations were typed at these places.
    pub fn of(paper: &Paper, recommendations: Vec<&Place>, values: Values) -> Self {
        Reader::read(paper, recommendations, values)
    }

    /// Every figure that is printed among words, and in tables, in reading order within each.
    pub fn figures(&self) -> impl Iterator<Item = (&Arc<Figure>, &Number)> {
        let in_words = self.passages.iter().flat_map(Passage::figures);
        let cells = self.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        in_words.chain(cells.flat_map(CellRead::figures))
    }
}

impl Passage {
    /// The figures placed in it.
    pub fn figures(&self) -> impl Iterator<Item = (&Arc<Figure>, &Number)> {
        in_tokens(&self.tokens)
    }
}

impl CellRead {
    /// The figures in it.
    pub fn figures(&self) -> Vec<(&Arc<Figure>, &Number)> {
        match self {
            CellRead::Words(tokens) => in_tokens(tokens).collect(),
            CellRead::Figure(figure, number) => vec![(figure, number)],
        }
    }
}

fn in_tokens(tokens: &[Token]) -> impl Iterator<Item = (&Arc<Figure>, &Number)> {
    tokens.iter().filter_map(|token| match token {
        Token::Figure(figure, number) => Some((figure, number)),
        _ => None,
    })
}
