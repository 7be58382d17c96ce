//! Totals that were typed in a schedule, beside what their rows come to.
//!
//! A typed cell stands before every formula, and is printed. So that a published total doesn't hide
//! that its rows come to something else, it is compared like a stated value.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::book::{Book, Key, Standpoint};
use super::figure::Figure;
use super::formula::Evaluation;
use super::layout::{CellKey, Source};
use super::names::Names;
use super::sheets::SheetCell;
use super::stated::Comparison;
use crate::exact;
use crate::expression::Formula;
use crate::measure::Unit;

impl Book<'_> {
    /// Every typed total beside what its rows come to, where that can be computed.
    pub(super) fn typed_totals(&mut self) -> Vec<Comparison> {
        let grids = self.grids;
        let mut comparisons = Vec::new();
        for (schedule, grid) in grids.iter().enumerate() {
            for row in 0..grid.rows.len() {
                for column in 0..grid.columns.len() {
                    let key = CellKey { schedule, row, column };
                    comparisons.extend(self.typed_total(key));
                }
            }
        }
        comparisons
    }

    fn typed_total(&mut self, key: CellKey) -> Option<Comparison> {
        let grid = &self.grids[key.schedule];
        let (typed, source) = grid.typed_total(key)?;
        let SheetCell::Figure(figure) = self.get(Key::Cell(key)).ok()? else { return None };
        let (computed, origin) = match source {
            Source::Formula(formula, axis) => {
                let standpoint = Standpoint { cell: Some((key, axis)) };
                (self.value_of(formula, standpoint, figure.unit)?, "computed by its formula")
            }
            Source::Sum(rows, _) => {
                (self.sum_of(&rows, key, figure.unit)?, "computed is the sum of the rows")
            }
            _ => return None,
        };
        // Compared as it was typed: 2,495 thousand is right for £2,495,400.
        let scale = match (figure.unit, grid.numbers(key.column)) {
            (Unit::Money, Some(numbers)) => numbers.typed_in.pounds(),
            _ => Decimal::ONE,
        };
        let value = exact::div(computed, scale)?;
        Some(Comparison {
            name: figure.name.clone(),
            computed: Arc::new(Figure { value, ..figure.as_ref().clone() }),
            stated: typed.value,
            place: typed.place.clone(),
            origin: format!("typed in the schedule; {origin}"),
            accepted: None,
            is_cell: true,
        })
    }

    /// What a formula comes to, if it comes to a number of this unit.
    fn value_of(
        &mut self,
        formula: &Formula,
        standpoint: Standpoint,
        unit: Unit,
    ) -> Option<Decimal> {
        let mut names = Names { book: self, standpoint, part: &|span| formula.part(span) };
        // What it may not mix, it doesn't print.
        let evaluated =
            Evaluation { scope: &mut names, mixing: true }.expression(&formula.expression);
        evaluated.ok().flatten().filter(|found| found.unit == unit).map(|found| found.value)
    }

    /// What these rows come to in the column of a cell, if all of them count the same.
    fn sum_of(&mut self, rows: &[usize], key: CellKey, unit: Unit) -> Option<Decimal> {
        let mut sum = None;
        for row in rows {
            match self.get(Key::Cell(CellKey { row: *row, ..key })).ok()? {
                SheetCell::Figure(part) if part.unit == unit => {
                    sum = Some(exact::add(sum.unwrap_or_default(), part.value)?);
                }
                SheetCell::Figure(_) => return None,
                _ => {}
            }
        }
        sum
    }
}
