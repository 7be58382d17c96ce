//! Sheets: schedules with every cell computed, in the shape from which tables are made.

use std::sync::Arc;

use super::figure::Figure;
use super::words::Words;
use crate::amount::MoneyScale;
use crate::inputs::schedules::rows::Role;
use crate::yaml::{At, Fillable};

/// A schedule with every cell computed.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The heading of its first column.
    pub label: String,
    /// Its columns, from left to right.
    pub columns: Vec<SheetColumn>,
    /// Its rows, from top to bottom.
    pub rows: Vec<SheetRow>,
}

impl Sheet {
    /// The cell with this name: `budget.parks.rag`.
    pub fn cell(&self, name: &str) -> Option<&SheetCell> {
        let (row, column) = name.rsplit_once('.')?;
        let index = self.columns.iter().position(|known| known.id == column)?;
        self.rows.iter().find(|known| known.name == row)?.cells.get(index)
    }

    /// The words in the cell with this name.
    pub fn words(&self, name: &str) -> Option<&Words> {
        match self.cell(name)? {
            SheetCell::Words(words) => Some(words),
            _ => None,
        }
    }
}

/// A column of a sheet.
#[derive(Clone, Debug)]
pub struct SheetColumn {
    /// Its name.
    pub id: String,
    /// Its heading.
    pub heading: At<Fillable>,
    /// Whether it holds numbers.
    pub numbers: bool,
    /// Whether more than nought is printed with a plus.
    pub signed: bool,
    /// How many decimal places are printed, where that is said.
    pub places: Option<u32>,
    /// How its money is printed, where that isn't as in the rest of the table.
    pub money: Option<At<MoneyScale>>,
    /// Whether its subtotals and totals are what its cells come to when they are added.
    pub adds_up: bool,
}

/// A row of a sheet.
#[derive(Clone, Debug)]
pub struct SheetRow {
    /// What it is.
    pub kind: SheetRowKind,
    /// The name of its cells, without that of their columns: `budget.parks`.
    pub name: String,
    /// What names it in print.
    pub label: Words,
    /// What is said of it under the table.
    pub note: Option<At<Fillable>>,
    /// Whether more than nought is printed with a plus.
    pub signed: bool,
    /// How its money is printed, where that isn't as in the rest of the table.
    pub money: Option<At<MoneyScale>>,
    /// The rows that it adds, by where they stand, each with whether it is taken away; none if it does
    /// anything else.
    pub adds: Vec<(usize, bool)>,
    /// One cell for each column; none in the heading of a group.
    pub cells: Vec<SheetCell>,
}

/// What a row of a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetRowKind {
    /// The heading of a group.
    Heading,
    /// A row as typed.
    Row(Role),
    /// The subtotal of a group.
    Subtotal,
}

/// A cell of a sheet.
#[derive(Clone, Debug)]
pub enum SheetCell {
    /// Nothing was typed, and nothing follows.
    Blank,
    /// There is no such number.
    Dash,
    /// A number.
    Figure(Arc<Figure>),
    /// Words as typed, or that follow from numbers.
    Words(Words),
}
