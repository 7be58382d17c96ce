//! Cells that have to come to an amount: what is moved from one year to another must leave nothing
//! over.
//!
//! Unlike a number typed in the cell, which was published and is compared as it was rounded, this is
//! compared to the last digit, and in rows that are added later too.

use rust_decimal::Decimal;

use super::book::{Book, Key};
use super::figure::Figure;
use super::layout::{CellKey, Grid};
use super::sheets::SheetCell;
use crate::amount;
use crate::diagnostic::Diagnostic;
use crate::exact;
use crate::measure::Unit;
use crate::yaml::At;

impl Book<'_> {
    /// Finds every cell that doesn't come to what its row or its column says.
    pub(super) fn find_what_comes_to_other_amounts(&mut self) {
        let grids = self.grids;
        for (schedule, grid) in grids.iter().enumerate() {
            for row in 0..grid.rows.len() {
                for column in 0..grid.columns.len() {
                    let key = CellKey { schedule, row, column };
                    let Some(wanted) = grid.comes_to(key) else { continue };
                    // What can't be computed was reported; a blank is no amount.
                    let Ok(SheetCell::Figure(figure)) = self.get(Key::Cell(key)) else { continue };
                    if let Some(finding) = finding(grid, key, &figure, wanted) {
                        self.entries.ledger.not_coming_to.push(finding);
                    }
                }
            }
        }
    }
}

fn finding(grid: &Grid, key: CellKey, figure: &Figure, wanted: &At<Decimal>) -> Option<Diagnostic> {
    // It is said as amounts of the schedule are typed: in thousands, perhaps.
    let scale = match (figure.unit, grid.numbers(key.column)) {
        (Unit::Money, Some(numbers)) => numbers.typed_in.pounds(),
        _ => Decimal::ONE,
    };
    let value = exact::div(figure.value, scale)?;
    // Both have room for a difference, unless it is one that nobody could miss.
    let difference = exact::sub(value, wanted.value).unwrap_or(value);
    // What is less than amounts can be typed to is left over from a division that never ends.
    if amount::round(difference, amount::PLACES).is_zero() {
        return None;
    }
    let message = format!(
        "`{}` comes to {}, and should come to {}: difference {}",
        figure.name,
        written(value),
        written(wanted.value),
        written(difference)
    );
    Some(
        Diagnostic::error(message)
            .at(grid.rows[key.row].place())
            .related(&wanted.place, "what it should come to")
            .remedy("correct the numbers that it is made of, or `comes_to`"),
    )
}

fn written(value: Decimal) -> String {
    amount::for_message(value, amount::PLACES)
}
