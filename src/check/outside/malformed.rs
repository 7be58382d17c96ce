//! Cells of tables in which a number is meant that can't be read: `2,0000` among amounts.

use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::grid::{Cell, Grid};
use crate::check::Finding;
use crate::check::prose::malformed;
use crate::diagnostic::Source;

/// What stands around the digits of a cell.
static AROUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^\(?\s?[-+\u{2212}\u{2013}]?\s?[£€$]?\s?(?<digits>\d[\d,.]*)\s?(?:mn?|k|bn|%)?\)?$",
    )
    .expect("the pattern is valid: every test runs it")
});

/// Every such cell of a table. Numbers of another kind, such as dates with points and those of paragraphs, stand in
/// columns of their own.
pub(super) fn check(grid: &Grid, source: &Arc<Source>) -> Vec<Finding> {
    (0..grid.columns()).flat_map(|column| of_column(grid, column, source)).collect()
}

fn of_column(grid: &Grid, column: usize, source: &Arc<Source>) -> Vec<Finding> {
    let cells = || grid.rows.iter().filter_map(|row| row.cells.get(column));
    let unread: Vec<&Cell> = cells().filter(|cell| is_unread(cell)).collect();
    let numbers = cells().filter(|cell| cell.number.is_some()).count();
    if numbers < 2 * unread.len() {
        return Vec::new();
    }
    unread.into_iter().map(|cell| malformed::at(&cell.text, &cell.place(source))).collect()
}

fn is_unread(cell: &Cell) -> bool {
    let digits = AROUND.captures(&cell.text);
    let digits = digits.as_ref().and_then(|found| found.name("digits"));
    cell.number.is_none()
        && digits.is_some_and(|digits| malformed::length(digits.as_str()).is_some())
}
