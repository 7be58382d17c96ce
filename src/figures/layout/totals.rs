//! How the totals of a schedule are made, as far as its layout tells: which columns add up, which rows
//! add which, and what would compute a total that was typed.

use rust_decimal::Decimal;

use super::super::earlier::{LAST_YEAR, PREVIOUS};
use super::{Axis, CellKey, Grid, GridRow, Source, row_source};
use crate::inputs::schedules::columns::{ColumnTotal, Numbers};
use crate::inputs::schedules::rows::{Cell, Role, Row};
use crate::measure::Unit;
use crate::yaml::At;

impl<'a> Grid<'a> {
    /// How totals of a column are made. Sums of typed amounts, and formulas that add such sums, come
    /// to the same in either way, but where something else stands in a cell than its formula makes: then
    /// the sum is what a reader would check. A share of totals is the totals' own. All else must be said:
    /// the sum of prices, or the product of sums, would be wrong in silence.
    pub(super) fn total_of(&self, column: usize) -> Option<ColumnTotal> {
        let numbers = self.numbers(column)?;
        if numbers.total.is_some() {
            return numbers.total;
        }
        match &numbers.formula {
            None if numbers.unit == Unit::Percent => None,
            None => Some(ColumnTotal::Sum),
            Some(_) if numbers.unit == Unit::Percent => Some(ColumnTotal::Formula),
            Some(_) if !self.adds_added_columns(column) => None,
            Some(_) if self.has_cells_of_their_own(column) => Some(ColumnTotal::Sum),
            Some(_) => Some(ColumnTotal::Formula),
        }
    }

    /// Whether a row of data has something else in a column than its formula makes.
    fn has_cells_of_their_own(&self, column: usize) -> bool {
        let id = self.columns[column].id.value.as_str();
        let body = self.rows.iter().filter(|row| row.is_body());
        body.filter_map(|row| row.typed()).any(|row| row.cells.contains_key(id))
    }

    /// Whether the formula of a column does nothing but add and take away columns that add up.
    fn adds_added_columns(&self, column: usize) -> bool {
        self.added_columns(column)
            .is_some_and(|columns| columns.into_iter().all(|other| self.adds_up(other)))
    }

    /// The columns that the formula of a column adds and takes away, if it does nothing else.
    fn added_columns(&self, column: usize) -> Option<Vec<usize>> {
        let names = self.numbers(column)?.formula.as_ref()?.expression.added_names()?;
        let names = names.into_iter().filter(|name| name.words != "columns");
        names.map(|name| self.column(self.now(&name.words))).collect()
    }

    /// The name of a column without that of an earlier period: what it was a period ago added up as it does now.
    fn now<'n>(&self, name: &'n str) -> &'n str {
        let now = name
            .split_once('.')
            .filter(|(when, _)| [PREVIOUS, LAST_YEAR].contains(when) && self.row(when).is_none());
        now.map_or(name, |(_, now)| now)
    }

    /// For each column, whether totals of it are sums of its cells, in whichever way they are made.
    ///
    /// A column is known as soon as all of those are that it adds, so each is looked at once; columns
    /// that need one another are never known, and add up to nothing.
    pub(super) fn columns_that_add_up(&self) -> Vec<bool> {
        let mut adds_up = vec![false; self.columns.len()];
        let mut waits_for = vec![0; self.columns.len()];
        let mut needed_by = vec![Vec::new(); self.columns.len()];
        let mut known = Vec::new();
        for (column, waits_for) in waits_for.iter_mut().enumerate() {
            let Some(numbers) = self.numbers(column) else { continue };
            match (numbers.total, &numbers.formula) {
                (Some(ColumnTotal::Sum), _) => known.push(column),
                (Some(ColumnTotal::Absent), _) => {}
                (_, None) if numbers.unit == Unit::Percent => {}
                (_, None) => known.push(column),
                (_, Some(_)) => {
                    let Some(added) = self.added_columns(column) else { continue };
                    *waits_for = added.len();
                    if added.is_empty() {
                        known.push(column);
                    }
                    for other in added {
                        needed_by[other].push(column);
                    }
                }
            }
        }
        while let Some(column) = known.pop() {
            adds_up[column] = true;
            for waiting in &needed_by[column] {
                waits_for[*waiting] -= 1;
                if waits_for[*waiting] == 0 {
                    known.push(*waiting);
                }
            }
        }
        adds_up
    }

    /// Whether the subtotals and totals of a column are what its cells come to when they are added.
    pub(in crate::figures) fn adds_up(&self, column: usize) -> bool {
        self.adds_up.get(column).copied().unwrap_or(false)
    }

    /// The rows that a row adds, each with whether it is taken away, if it does nothing else. For a
    /// subtotal that isn't printed stand the rows that it adds itself.
    pub(in crate::figures) fn added_rows(&self, row: usize) -> Option<Vec<(usize, bool)>> {
        let row = match self.rows.get(row)? {
            GridRow::Heading(_) => return None,
            GridRow::Subtotal(_, _, parts) => {
                return Some(parts.iter().map(|part| (*part, false)).collect());
            }
            GridRow::Row(row) => row,
        };
        let body = || (0..self.rows.len()).filter(|row| self.rows[*row].is_body());
        if adds_all_rows(row) {
            return Some(body().map(|row| (row, false)).collect());
        }
        let mut added = Vec::new();
        for (name, taken_away) in row.formula.as_ref()?.expression.added_terms()? {
            if name.words == "rows" {
                added.extend(body().map(|row| (row, taken_away)));
                continue;
            }
            let found = self.row(&name.words)?;
            match &self.rows[found] {
                GridRow::Subtotal(_, "", parts) => {
                    added.extend(parts.iter().map(|part| (*part, taken_away)));
                }
                _ => added.push((found, taken_away)),
            }
        }
        Some(added)
    }

    /// Whether a row of data does nothing but add other rows: counted with them, it would count them
    /// twice.
    pub(in crate::figures) fn adds_rows(&self, row: usize) -> bool {
        let Some(GridRow::Row(row)) = self.rows.get(row) else { return false };
        let names = row.formula.as_ref().and_then(|formula| formula.expression.added_names());
        names.is_some_and(|names| {
            !names.is_empty()
                && names.iter().all(|name| name.words == "rows" || self.row(&name.words).is_some())
        })
    }

    /// How totals of a column are made, as far as that is known.
    pub(in crate::figures) fn total(&self, column: usize) -> Option<ColumnTotal> {
        self.totals.get(column).copied().flatten()
    }

    /// Where a cell of a row comes from that isn't typed. A total that doesn't say what it adds is that
    /// of all rows.
    pub(super) fn untyped(&self, row: &'a Row, key: CellKey, numbers: &'a Numbers) -> Source<'a> {
        let total = self.total(key.column);
        if adds_all_rows(row) && total == Some(ColumnTotal::Sum) {
            let body = self.body_cells(key, Axis::Row).into_iter().map(|cell| cell.row);
            return Source::Sum(body.collect(), &row.id.place);
        }
        row_source(row, numbers, total)
    }

    /// A typed number, and what would compute it: the formula of its column or its row, or for a total
    /// the sum of all rows. `None` where nothing would, and for a subtotal or total in a column that
    /// doesn't add up.
    pub(in crate::figures) fn typed_cell(
        &self,
        key: CellKey,
    ) -> Option<(&'a At<Decimal>, Source<'a>)> {
        let numbers = self.numbers(key.column)?;
        let row = self.rows.get(key.row)?.typed()?;
        if row.role != Role::Body && !self.adds_up(key.column) {
            return None;
        }
        match row.cells.get(self.columns[key.column].id.value.as_str()) {
            Some(Cell::Number(number)) => Some((number, self.untyped(row, key, numbers))),
            _ => None,
        }
    }

    /// What a cell has to come to, if its row says so, or of a row of data its column.
    pub(in crate::figures) fn comes_to(&self, key: CellKey) -> Option<&'a At<Decimal>> {
        let numbers = self.numbers(key.column)?;
        let row = self.rows.get(key.row)?.typed()?;
        let of_column = numbers.comes_to.as_ref().filter(|_| row.role == Role::Body);
        row.comes_to.as_ref().or(of_column)
    }

    /// Whether subtotals or totals of a column are made by its formula, so that they know nothing of a
    /// number that was typed over it in a row.
    pub(in crate::figures) fn has_computed_totals(&self, column: usize) -> bool {
        self.adds_up(column)
            && self.total(column) == Some(ColumnTotal::Formula)
            && self.rows.iter().any(|row| row.is_printed_sum())
    }
}

/// Whether a row is a total that doesn't say what it adds.
fn adds_all_rows(row: &Row) -> bool {
    row.role == Role::Total && row.formula.is_none()
}
