//! Pipe tables: nothing in them is left out, and columns have headings.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::Builder;
use crate::paper::parse::numbers::first_line;
use crate::paper::parse::{faults, pipes};
use crate::paper::{Block, Inline, Origin, Table};

impl Builder<'_> {
    pub(super) fn end_row(&mut self, cells: Vec<Vec<Inline>>, span: &Range<usize>) {
        let after = self.cell_end..span.end;
        if let Some(span) = pipes::left_over(self.markdown.text(), after) {
            self.mend(faults::too_many_cells(cells.len()), &span, "left out");
        }
        self.top().row(cells);
    }

    pub(super) fn end_table(
        &mut self,
        alignments: &[Alignment],
        headings: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
        span: &Range<usize>,
    ) {
        for column in pipes::blank_headings(&headings) {
            let line = first_line(self.markdown.text(), span);
            self.mend(faults::blank_column_heading(column), &line, "printed without one");
        }
        let table = pipes::table(alignments, headings, rows);
        let options = self.options;
        let caption = pipes::take_caption(&mut self.top().blocks, options);
        let line = first_line(self.markdown.text(), span);
        let origin = Origin(Some(self.markdown.place(line)));
        self.block(Block::Table(Table { caption, origin, ..table }));
    }
}
