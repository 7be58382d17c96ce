//! Tables for which the page has no room.

use super::fit::{Fitted, LONG_WORD, most_columns};
use super::table::Grid;
use super::{Frame, Layout};
use crate::diagnostic::Diagnostic;
use crate::paper::{RowRole, Table, plain_text};
use crate::style::look::Pt;

/// What always helps.
const PART_IT: &str = "part it into several tables, or turn its rows into columns";

impl Layout<'_> {
    /// Refuses a table with more columns than there is room for letters side by side.
    pub(super) fn refuse_many_columns(&mut self, table: &Table, grid: &Grid, frame: Frame) {
        let columns = table.columns.len();
        let most = most_columns(self.look.table.size, frame.width);
        if columns > most {
            let what = format!("has {columns} columns, and the page has room for {most}");
            self.refuse(table, grid, frame, &what);
        }
    }

    /// Refuses a table whose figures are wider than the page: one over two lines would be read as two
    /// figures.
    pub(super) fn refuse_broken_figures(&mut self, table: &Table, grid: &Grid, frame: Frame) {
        if self.has_few_columns(table, frame) {
            let what = "is too wide: its figures would have to be broken";
            self.refuse(table, grid, frame, what);
        }
    }

    /// Refuses a table whose words are wider than the page, unless it may be printed with broken words.
    pub(super) fn refuse_broken_words(
        &mut self,
        table: &Table,
        grid: &Grid,
        fitted: &Fitted,
        frame: Frame,
    ) {
        if let Some(word) = broken_word(grid, fitted, frame.width * LONG_WORD)
            && self.has_few_columns(table, frame)
        {
            let what =
                format!("is too wide: words would have to be broken, such as `{}`", word.trim());
            let remedy = format!("use shorter words or fewer columns; or {PART_IT}");
            let fault = self.too_wide(table, grid, frame, &what, &remedy);
            self.broken.push(fault);
        }
    }

    /// Whether it was not refused for its many columns.
    fn has_few_columns(&self, table: &Table, frame: Frame) -> bool {
        table.columns.len() <= most_columns(self.look.table.size, frame.width)
    }

    fn refuse(&mut self, table: &Table, grid: &Grid, frame: Frame, what: &str) {
        let fault = self.too_wide(table, grid, frame, what, PART_IT);
        self.faults.push(fault);
    }

    /// `what` follows the name of the table; `remedy` is what helps on any page.
    fn too_wide(
        &mut self,
        table: &Table,
        grid: &Grid,
        frame: Frame,
        what: &str,
        remedy: &str,
    ) -> Diagnostic {
        let remedy = match self.fits_turned(table, grid, frame) {
            true => format!(
                "it has room on a page turned round: write `page: landscape` where paper.yaml describes \
                 it, or `<!-- landscape -->` above it in Markdown; or {remedy}"
            ),
            false => remedy.to_owned(),
        };
        let caption = table.caption.as_deref().map(plain_text);
        let name = caption.map_or("a table".to_owned(), |caption| format!("the table `{caption}`"));
        let fault = Diagnostic::error(format!("{name} {what}")).remedy(remedy);
        match &table.origin.0 {
            Some(place) => fault.at(place),
            None => fault,
        }
    }

    /// Whether there would be room for the table on a page turned round, and it may stand there.
    fn fits_turned(&mut self, table: &Table, grid: &Grid, frame: Frame) -> bool {
        let may_turn = self.pages.can_turn() && !self.turned && frame.node == self.tree.root();
        may_turn && self.has_room(table, grid, self.pages.area(true).0)
    }
}

/// The widest word that is broken.
fn broken_word<'a>(grid: &'a Grid, fitted: &Fitted, long: Pt) -> Option<&'a str> {
    let rows = grid.rows.iter().zip(&fitted.rows);
    let rows = rows.filter(|(row, _)| row.role != Some(RowRole::Group));
    let cells =
        rows.flat_map(|(row, measured)| row.cells.iter().zip(&measured.cells).zip(&fitted.columns));
    let mut widest = None;
    for ((entry, cell), column) in cells {
        let found = cell.measured.broken_word(column.width - fitted.gap * 2.0, long);
        if let Some((width, start, end)) = found
            && widest.is_none_or(|(known, _)| width > known)
        {
            let text = entry.rich.text();
            widest = text.get(start..end.unwrap_or(text.len())).map(|word| (width, word));
        }
    }
    widest.map(|(_, word)| word)
}
