//! How the totals of a schedule are made, as far as its layout tells: which columns add up, which rows
//! add which, and what would compute a total that was typed.

use rust_decimal::Decimal;

use super::{Axis, CellKey, Grid, GridRow, Source, row_source};
use crate::expression::Name;
use crate::inputs::schedules::columns::ColumnTotal;
use crate::inputs::schedules::rows::{Cell, Role};
use crate::measure::Unit;
use crate::yaml::At;

impl<'a> Grid<'a> {
    /// How totals of a column are made. Sums of typed amounts, and formulas that add such sums, come
    /// to the same in either way; a share of totals is the totals' own. All else must be said: the sum
    /// of prices, or the product of sums, would be wrong in silence.
    pub(super) fn total_of(&self, column: usize) -> Option<ColumnTotal> {
        let numbers = self.numbers(column)?;
        if numbers.total.is_some() {
            return numbers.total;
        }
        match &numbers.formula {
            None if numbers.unit == Unit::Percent => None,
            None => Some(ColumnTotal::Sum),
            Some(_) if numbers.unit == Unit::Percent => Some(ColumnTotal::Formula),
            Some(formula) => {
                let names = formula.expression.added_names()?;
                let is_added = |name: &&Name| match name.words.as_str() {
                    "columns" => true,
                    words => self.column(words).is_some_and(|other| {
                        other != column && self.is_added(other, self.columns.len())
                    }),
                };
                names.iter().all(is_added).then_some(ColumnTotal::Formula)
            }
        }
    }

    /// Whether totals of a column are sums of its cells, in whichever way they are made. `deep` keeps
    /// columns that need one another from going round.
    fn is_added(&self, column: usize, deep: usize) -> bool {
        let Some(numbers) = self.numbers(column) else { return false };
        match (numbers.total, &numbers.formula) {
            (Some(ColumnTotal::Sum), _) => true,
            (Some(ColumnTotal::Absent), _) => false,
            (_, None) => numbers.unit != Unit::Percent,
            (_, Some(formula)) => formula.expression.added_names().is_some_and(|names| {
                deep > 0
                    && names.iter().all(|name| {
                        name.words == "columns"
                            || self
                                .column(&name.words)
                                .is_some_and(|other| self.is_added(other, deep - 1))
                    })
            }),
        }
    }

    /// Whether the subtotals and totals of a column are what its cells come to when they are added.
    pub(in crate::figures) fn adds_up(&self, column: usize) -> bool {
        self.is_added(column, self.columns.len())
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
        let mut added = Vec::new();
        for (name, taken_away) in row.formula.as_ref()?.expression.added_terms()? {
            if name.words == "rows" {
                let body = (0..self.rows.len()).filter(|row| self.rows[*row].is_body());
                added.extend(body.map(|row| (row, taken_away)));
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

    /// A number that was typed in a row of a subtotal or total, in a column that adds up, and what would
    /// compute it. A total that has no formula is that of all rows; of a subtotal without one nobody
    /// knows what it adds.
    pub(in crate::figures) fn typed_total(
        &self,
        key: CellKey,
    ) -> Option<(&'a At<Decimal>, Source<'a>)> {
        let numbers = self.numbers(key.column).filter(|_| self.adds_up(key.column))?;
        let row = self.rows.get(key.row)?.typed().filter(|row| row.role != Role::Body)?;
        let Some(Cell::Number(number)) = row.cells.get(self.columns[key.column].id.value.as_str())
        else {
            return None;
        };
        match row_source(row, numbers, self.total(key.column)) {
            Source::Blank if row.role == Role::Total => {
                let body = self.body_cells(key, Axis::Row).into_iter().map(|cell| cell.row);
                Some((number, Source::Sum(body.collect(), &row.id.place)))
            }
            source @ Source::Formula(..) => Some((number, source)),
            _ => None,
        }
    }
}
