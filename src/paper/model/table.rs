//! Tables: columns, rows, and the cells where they meet.

use super::{Inline, Origin, Placed};

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
