//! Rows of a table into strips.
//!
//! A row is one strip, so that no page break falls into it. Only a row that is taller than a page is
//! cut, between lines of its cells.

use super::Layout;
use super::fit::{Fitted, FittedColumn, MeasuredCell, MeasuredStand};
use super::table::GridRow;
use crate::paper::{Alignment, RowRole};
use crate::render::pdf::line::Line;
use crate::render::pdf::strip::{Area, Item, Mark, Strip, keep_ends};
use crate::style::look::{Colour, Pt};

/// Space above and below the text of a row.
const ROW_GAP: Pt = Pt(3.0);
/// The lines between rows, under headings, and around totals.
const THIN: Pt = Pt(0.5);
const MEDIUM: Pt = Pt(0.75);
const THICK: Pt = Pt(1.25);

/// A cell broken into lines, each with its place from the left.
struct CellLines {
    lines: Vec<(Pt, Line)>,
}

impl CellLines {
    fn height(&self) -> Pt {
        self.lines.iter().map(|(_, line)| line.height).sum()
    }
}

impl Layout<'_> {
    /// A row: one strip, or several if it is taller than `limit`.
    pub(super) fn row(
        &mut self,
        row: &GridRow<MeasuredCell>,
        fitted: &Fitted,
        limit: Pt,
    ) -> Vec<Strip> {
        let cells = self.cells(row, fitted);
        let height = cells.iter().map(CellLines::height).fold(Pt::ZERO, Pt::max);
        let mut strips = if height + ROW_GAP * 2.0 <= limit {
            vec![whole(&cells, height, row.role.is_none())]
        } else {
            sliced(cells)
        };
        let count = strips.len();
        if let Some(first) = strips.first_mut() {
            first.pad(ROW_GAP, Pt::ZERO);
        }
        if let Some(last) = strips.last_mut() {
            last.pad(Pt::ZERO, ROW_GAP);
        }
        for (index, strip) in strips.iter_mut().enumerate() {
            self.decorate(strip, row.role, fitted, index == 0, index + 1 == count);
        }
        strips
    }

    /// Draws the rule with which a table without headings begins.
    pub(super) fn rule_above(&self, strip: &mut Strip, fitted: &Fitted) {
        let (x, width) = (fitted.x, fitted.width());
        let area = Area { x, y: Pt::ZERO, width, height: THIN };
        let mark = Mark::Fill { area, colour: self.look.table.rule };
        strip.items.insert(0, Item { node: None, mark });
    }

    fn cells(&mut self, row: &GridRow<MeasuredCell>, fitted: &Fitted) -> Vec<CellLines> {
        if row.role == Some(RowRole::Group) {
            let whole = FittedColumn {
                x: fitted.x,
                width: fitted.width(),
                alignment: Alignment::Left,
                after_point: Pt::ZERO,
                after_digits: Pt::ZERO,
            };
            return row
                .cells
                .iter()
                .take(1)
                .map(|cell| self.cell(cell, &whole, fitted.gap))
                .collect();
        }
        let columns = row.cells.iter().zip(&fitted.columns);
        columns.map(|(cell, column)| self.cell(cell, column, fitted.gap)).collect()
    }

    fn cell(&mut self, cell: &MeasuredCell, column: &FittedColumn, gap: Pt) -> CellLines {
        let left = column.x + gap;
        let width = column.width - gap * 2.0;
        let lines = self.lines(&cell.measured, width);
        let right = left + width;
        let among_figures = match (cell.stand, lines.as_slice()) {
            (Some(MeasuredStand::Figure { before, .. }), [_]) => {
                Some(right - column.after_point - before)
            }
            (Some(MeasuredStand::Mark), [line]) => Some(right - column.after_digits - line.width),
            _ => None,
        };
        let place = |line: Line| {
            let spare = width - line.width;
            let x = match column.alignment {
                Alignment::Left => left,
                Alignment::Centre => left + spare / 2.0,
                Alignment::Right | Alignment::Point => left + spare,
            };
            // What is too long to stand among the figures stands at the right edge.
            let among_figures = among_figures.filter(|&among| among >= left && among <= x);
            (among_figures.unwrap_or(x), line)
        };
        CellLines { lines: lines.into_iter().map(place).collect() }
    }

    /// What a row stands on and the lines around it.
    fn decorate(
        &self,
        strip: &mut Strip,
        role: Option<RowRole>,
        fitted: &Fitted,
        is_first: bool,
        is_last: bool,
    ) {
        let look = &self.look.table;
        let dark = self.look.text.colour;
        let (x, width) = (fitted.x, fitted.width());
        let fill = match role {
            None => look.heading_fill,
            Some(RowRole::Group) => look.group_fill,
            Some(_) => None,
        };
        let (above, below) = match role {
            None => (None, (MEDIUM, dark)),
            Some(RowRole::Body | RowRole::Group) => (None, (THIN, look.rule)),
            Some(RowRole::Subtotal) => (Some((MEDIUM, dark)), (THIN, look.rule)),
            Some(RowRole::Total) => (Some((THICK, dark)), (THICK, dark)),
        };
        let whole = Area { x, y: Pt::ZERO, width, height: strip.height };
        let mut behind: Vec<Item> =
            fill.map(|colour| artifact(whole, colour)).into_iter().collect();
        if let (Some((height, colour)), true) = (above, is_first) {
            behind.push(artifact(Area { height, ..whole }, colour));
        }
        if is_last {
            let (height, colour) = below;
            behind.push(artifact(Area { y: strip.height - height, height, ..whole }, colour));
        }
        strip.items.splice(0..0, behind);
    }
}

fn artifact(area: Area, colour: Colour) -> Item {
    Item { node: None, mark: Mark::Fill { area, colour } }
}

/// A row in one piece. Headings of columns stand at its foot, close to what they head.
fn whole(cells: &[CellLines], height: Pt, at_foot: bool) -> Strip {
    let mut strip = Strip { height, ..Strip::default() };
    for cell in cells {
        let mut y = if at_foot { height - cell.height() } else { Pt::ZERO };
        for (x, line) in &cell.lines {
            strip.items.extend(line.items(*x, y));
            strip.notes.extend(line.notes());
            strip.baseline = strip.baseline.or(Some(y + line.baseline));
            y += line.height;
        }
    }
    strip
}

/// A row cut between the lines of its cells. Each slice is as high as the tallest of the lines that
/// come next, and takes from each cell as many as fit into that.
fn sliced(cells: Vec<CellLines>) -> Vec<Strip> {
    let mut rest: Vec<_> =
        cells.into_iter().map(|cell| cell.lines.into_iter().peekable()).collect();
    let mut slices = Vec::new();
    loop {
        let next = rest.iter_mut().filter_map(|lines| lines.peek().map(|(_, line)| line.height));
        let height = next.fold(Pt::ZERO, Pt::max);
        if height <= Pt::ZERO {
            break;
        }
        let mut slice = Strip { height, ..Strip::default() };
        for lines in &mut rest {
            let mut y = Pt::ZERO;
            while let Some((x, line)) = lines.next_if(|(_, line)| y + line.height <= height) {
                slice.items.extend(line.items(x, y));
                slice.notes.extend(line.notes());
                y += line.height;
            }
        }
        slices.push(slice);
    }
    keep_ends(&mut slices);
    slices
}
