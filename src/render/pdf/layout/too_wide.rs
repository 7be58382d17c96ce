//! Tables for which the page has no room.

use super::fit::{TIGHT_CELL_GAP, demands, most_columns, smallest};
use super::table::Grid;
use super::{Frame, Layout};
use crate::diagnostic::Diagnostic;
use crate::paper::{Table, plain_text};
use crate::style::look::Pt;

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

    /// Refuses a table whose `figures` are wider than the page: one over two lines would be read as two
    /// figures.
    pub(super) fn refuse_broken_figures(
        &mut self,
        table: &Table,
        grid: &Grid,
        figures: Pt,
        frame: Frame,
    ) {
        let has_room = table.columns.len() <= most_columns(self.look.table.size, frame.width);
        if has_room && figures > frame.width {
            let what = "is too wide: its figures would have to be broken";
            self.refuse(table, grid, frame, what);
        }
    }

    /// `what` follows the name of the table.
    fn refuse(&mut self, table: &Table, grid: &Grid, frame: Frame, what: &str) {
        /// What always helps.
        const PART_IT: &str = "part it into several tables, or turn its rows into columns";
        let remedy = match self.fits_turned(table, grid, frame) {
            true => format!(
                "it has room on a page turned round: write `page: landscape` where paper.yaml describes \
                 it, or `<!-- landscape -->` above it in Markdown; or {PART_IT}"
            ),
            false => PART_IT.to_owned(),
        };
        let caption = table.caption.as_deref().map(plain_text);
        let name = caption.map_or("a table".to_owned(), |caption| format!("the table `{caption}`"));
        let fault = Diagnostic::error(format!("{name} {what}")).remedy(remedy);
        self.faults.push(match &table.origin.0 {
            Some(place) => fault.at(place),
            None => fault,
        });
    }

    /// Whether there would be room for the table on a page turned round, and it may stand there.
    fn fits_turned(&mut self, table: &Table, grid: &Grid, frame: Frame) -> bool {
        let may_turn = self.pages.can_turn() && !self.turned && frame.node == self.tree.root();
        if !may_turn {
            return false;
        }
        let (width, _) = self.pages.area(true);
        let size = self.look.table.size;
        let rows = self.measure_rows(grid, smallest(size));
        let demands = demands(table, &rows, TIGHT_CELL_GAP, width);
        let figures: Pt = demands.iter().map(|demand| demand.figures).sum();
        table.columns.len() <= most_columns(size, width) && figures <= width
    }
}
