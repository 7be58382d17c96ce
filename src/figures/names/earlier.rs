//! Names of what earlier papers of the series reported, from where a formula stands: in a column,
//! `previous.forecast` is the cell of the same row a period ago.

use std::sync::Arc;

use super::super::book::Key;
use super::super::earlier::{LAST_YEAR, PREVIOUS};
use super::super::figure::Figure;
use super::super::formula::FormulaError;
use super::super::layout::CellKey;
use super::{Meaning, Names};
use crate::expression::Name;

impl Names<'_, '_, '_> {
    /// The figure of an earlier paper that a name stands for, or a blank where the row is new since; `None` if
    /// it is no such name.
    pub(super) fn of_earlier(
        &mut self,
        name: &Name,
    ) -> Result<Option<Option<Arc<Figure>>>, FormulaError> {
        let Some((when, rest)) = name.words.split_once('.') else { return Ok(None) };
        if ![PREVIOUS, LAST_YEAR].contains(&when) || self.is_row_here(when) {
            return Ok(None);
        }
        let own = match self.meaning(rest) {
            Meaning::Key(key) => self.book.name(key),
            Meaning::Two => {
                return self.either(name, "name the cell: its row, a dot, and its column");
            }
            Meaning::Record(_) | Meaning::Nothing => rest.to_owned(),
        };
        let earlier = &self.book.entries.ledger.earlier;
        if let Some(figure) = earlier.figure(&format!("{when}.{own}")) {
            return Ok(Some(Some(Arc::clone(figure))));
        }
        let is_blank = match self.meaning(rest) {
            Meaning::Key(Key::Cell(cell)) => self.was_blank(when, cell),
            _ => false,
        };
        if is_blank {
            return Ok(Some(None));
        }
        let whole = Name { words: format!("{when}.{own}"), span: name.span.clone() };
        let place = (self.part)(&name.span);
        if let Some(fault) = self.book.entries.ledger.no_figure(&whole.words) {
            let fault = fault.at(&place);
            let fault = match self.standpoint.cell {
                Some((here, _)) => self.book.of_rule(fault, here),
                None => fault,
            };
            self.book.report(fault);
        }
        Err(FormulaError::Reported)
    }

    /// Whether the schedule in which the formula stands has a row of this name: its cells come first.
    fn is_row_here(&self, word: &str) -> bool {
        let here = self.standpoint.cell;
        here.is_some_and(|(here, _)| self.book.grids[here.schedule].row(word).is_some())
    }

    /// Whether a cell of the same schedule had no number a period ago, though the paper had its column: its row
    /// is new, or was blank.
    fn was_blank(&self, when: &str, cell: CellKey) -> bool {
        let Some((here, _)) = self.standpoint.cell else { return false };
        let grid = &self.book.grids[cell.schedule];
        if here.schedule != cell.schedule {
            return false;
        }
        let (schedule, column) = (grid.name(), grid.columns[cell.column].id.value.as_str());
        let earlier = &self.book.entries.ledger.earlier;
        earlier.had_column(when, schedule, column)
    }
}
