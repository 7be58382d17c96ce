//! Numbers that were typed in a schedule where something would compute them, beside what that comes to:
//! totals, and cells of rows and columns that have a formula.
//!
//! A typed cell stands before every formula, and is printed. So that a published number doesn't hide
//! that its rows come to something else, or that a total isn't made of it, it is compared like a stated
//! value.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::book::{Book, Key, Standpoint};
use super::figure::{Figure, Term};
use super::formula::{Evaluation, FormulaError};
use super::layout::{CellKey, Source};
use super::names::Names;
use super::sheets::SheetCell;
use super::stated::{Compared, Comparison};
use crate::diagnostic::{Diagnostic, Place};
use crate::exact;
use crate::expression::Formula;
use crate::measure::Unit;

/// What to do about a typed total that differs.
const OF_TOTAL: &str = "correct the rows or the cell; or take the number out, so that it is computed, and put what was published under `stated`, where a difference can be accepted";

/// What to do about a typed cell of a row of data that differs.
const OF_ROW: &str = "correct it, or take the number out, so that it is computed; or, if it is meant to differ, write it as a formula of this cell alone, as in `=£0`";

/// What something comes to, nothing if it is made of blanks. Otherwise why it can't be compared, unless
/// that was reported.
type Outcome = Result<Option<Found>, Option<String>>;

/// What something comes to.
#[derive(Default)]
struct Found {
    value: Decimal,
    /// The figures that it adds, if it does nothing else.
    terms: Vec<Term>,
}

impl Book<'_> {
    /// Every number typed where something would compute it, beside what that comes to.
    pub(super) fn typed_cells(&mut self) -> Vec<Comparison> {
        let grids = self.grids;
        let mut comparisons = Vec::new();
        for (schedule, grid) in grids.iter().enumerate() {
            for row in 0..grid.rows.len() {
                for column in 0..grid.columns.len() {
                    let key = CellKey { schedule, row, column };
                    comparisons.extend(self.typed_cell(key));
                }
            }
        }
        comparisons
    }

    fn typed_cell(&mut self, key: CellKey) -> Option<Comparison> {
        let grid = &self.grids[key.schedule];
        let (typed, source) = grid.typed_cell(key)?;
        let is_body = grid.rows[key.row].is_body();
        let SheetCell::Figure(figure) = self.get(Key::Cell(key)).ok()? else { return None };
        let (outcome, origin) = match source {
            Source::Formula(formula, axis) => {
                let standpoint = Standpoint { cell: Some((key, axis)) };
                let outcome = if is_body {
                    self.value_in_silence(formula, standpoint, figure.unit)
                } else {
                    self.value_of(formula, standpoint, figure.unit)
                };
                (outcome, "computed by its formula")
            }
            Source::Sum(rows, _) => {
                (self.sum_of(&rows, key, figure.unit), "computed is the sum of the rows")
            }
            _ => return None,
        };
        let computed = match outcome {
            Ok(Some(computed)) => computed,
            // A total that is computed from blanks leaves out what was typed here.
            Ok(None) if is_body && grid.has_computed_totals(key.column) => Found::default(),
            Ok(None) => return None,
            Err(reason) => {
                self.report_not_compared(&figure.name, &typed.place, &reason.filter(|_| !is_body)?);
                return None;
            }
        };
        // Compared as it was typed: 2,495 thousand is right for £2,495,400.
        let scale = match (figure.unit, grid.numbers(key.column)) {
            (Unit::Money, Some(numbers)) => numbers.typed_in.pounds(),
            _ => Decimal::ONE,
        };
        let value = exact::div(computed.value, scale)?;
        Some(Comparison {
            name: figure.name.clone(),
            computed: Arc::new(Figure { value, ..figure.as_ref().clone() }),
            terms: computed.terms,
            stated_in: scale,
            stated: typed.value,
            place: typed.place.clone(),
            origin: format!("typed in the schedule; {origin}"),
            accepted: None,
            compared: Compared::Cell(if is_body { OF_ROW } else { OF_TOTAL }),
        })
    }

    fn report_not_compared(&mut self, name: &str, place: &Place, reason: &str) {
        self.entries.ledger.not_compared.push(
            Diagnostic::error(format!("`{name}` can't be compared with what it adds: {reason}"))
                .at(place)
                .label("typed in the schedule")
                .remedy("write a `formula` in its row that names the rows of one unit; or leave the cell blank: `\"\"`"),
        );
    }

    /// What the formula of a row of data comes to. A number is often typed just where there is nothing
    /// to compute it from, such as the first of a balance: that is no fault.
    fn value_in_silence(
        &mut self,
        formula: &Formula,
        standpoint: Standpoint,
        unit: Unit,
    ) -> Outcome {
        let faults = std::mem::take(&mut self.entries.faults);
        let lost = self.entries.ledger.lost.clone();
        let value = self.value_of(formula, standpoint, unit);
        self.entries.faults = faults;
        self.entries.ledger.lost = lost;
        value
    }

    /// What a formula comes to, if it comes to a number of this unit.
    fn value_of(&mut self, formula: &Formula, standpoint: Standpoint, unit: Unit) -> Outcome {
        let mut names = Names { book: self, standpoint, part: &|span| formula.part(span) };
        // What it may not mix, it doesn't print.
        let evaluated =
            Evaluation { scope: &mut names, mixing: true }.expression(&formula.expression);
        match evaluated {
            Ok(None) => Ok(None),
            Ok(Some(found)) if found.unit == unit => {
                Ok(Some(Found { value: found.value, terms: found.terms.unwrap_or_default() }))
            }
            // A ratio in a column of percentages is one, in hundredths.
            Ok(Some(found)) if (found.unit, unit) == (Unit::Number, Unit::Percent) => {
                let value = exact::mul(found.value, Decimal::ONE_HUNDRED);
                Ok(value.map(|value| Found { value, terms: Vec::new() }))
            }
            Ok(Some(found)) => Err(Some(format!("its formula comes to {}", found.unit))),
            Err(FormulaError::Reported) => Err(None),
            Err(error) => Err(Some(error.to_string())),
        }
    }

    /// What these rows come to in the column of a cell, if all of them count the same.
    fn sum_of(&mut self, rows: &[usize], key: CellKey, unit: Unit) -> Outcome {
        let mut sum: Option<Found> = None;
        for row in rows {
            let part = self.get(Key::Cell(CellKey { row: *row, ..key })).map_err(|_| None)?;
            let SheetCell::Figure(part) = part else { continue };
            if part.unit != unit {
                return Err(Some(format!("it is {unit}, and `{}` is {}", part.name, part.unit)));
            }
            let sum = sum.get_or_insert_default();
            let added = exact::add(sum.value, part.value);
            sum.value = added.ok_or_else(|| Some(FormulaError::Overflow.to_string()))?;
            sum.terms.push(Term { figure: part, taken_away: false });
        }
        Ok(sum)
    }
}
