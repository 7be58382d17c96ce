//! Tables: captions, columns, rows and notes.
//!
//! 1. The cells become styled text ([`Grid`]).
//! 2. A table for which there is no room is refused (`too_wide.rs`).
//! 3. They are measured, in smaller type if the page has no room for them otherwise, and the columns
//!    get their widths ([`Fitted`], in `fit.rs`).
//! 4. Each row becomes a strip, and knows what it must not be parted from (`rows.rs`).

use std::rc::Rc;

use super::fit::{Fitted, LEADING};
use super::point::{Stand, alignments};
use super::{Frame, Layout, NOTE_SIZE, TABLE_SPACE};
use crate::paper::{Alignment, Cell, Inline, Row, RowRole, Table, plain_text};
use crate::render::pdf::ends::is_figure;
use crate::render::pdf::fonts::Face;
use crate::render::pdf::strip::{Strip, keep_ends, total_height};
use crate::render::pdf::structure::{NodeId, Role, Scope};
use crate::render::pdf::text::{Rich, Style, spoken_style};
use crate::style::look::Pt;

/// A table that takes no more of a page than this is not parted at all: no more of a page is left empty
/// for its sake.
const SMALL: f32 = 0.25;
/// Column headings taller than this part of a page are not repeated.
const REPEATED: f32 = 0.2;
/// Column headings taller than this part of a page are cut like any row that is too tall.
const HALF: f32 = 0.5;

/// A cell whose text is styled, and how it stands among the figures of its column, if it does.
pub(super) struct Entry {
    pub(super) rich: Rich,
    pub(super) stand: Option<Stand>,
}

/// A row of cells. A group's heading is one cell over all columns.
pub(super) struct GridRow<C> {
    /// `None` for the row of column headings.
    pub(super) role: Option<RowRole>,
    pub(super) cells: Vec<C>,
}

/// All cells of a table; its headings, if they are shown, come first.
pub(super) struct Grid {
    /// Where the cells of each column are set.
    pub(super) alignments: Vec<Alignment>,
    pub(super) rows: Vec<GridRow<Entry>>,
}

impl Layout<'_> {
    pub(super) fn table(&mut self, table: &Table, frame: Frame) -> Vec<Strip> {
        let node = self.tree.add(frame.node, Role::Table);
        let mut strips = self.caption(table, Frame { node, ..frame });
        let grid = self.grid(table, node);
        self.refuse_many_columns(table, &grid, frame);
        let fitted = self.fitted(table, &grid, frame);
        let caption_height = total_height(&strips);
        let mut rows = self.row_strips(table, &fitted, caption_height);
        let notes = self.notes(table, frame);
        if let (Some(last), false) = (rows.last_mut(), notes.is_empty()) {
            last.keep = true;
        }
        strips.extend(rows);
        strips.extend(notes);
        self.space_around(&mut strips, frame.gap);
        strips
    }

    fn caption(&mut self, table: &Table, frame: Frame) -> Vec<Strip> {
        let Some(caption) = &table.caption else { return Vec::new() };
        let node = self.tree.add(frame.node, Role::Caption);
        let colour = self.look.text.colour;
        let style = Style::plain(Face::Bold, self.look.table.size, colour, Some(node));
        let rich = self.rich(caption, &style);
        let measured = self.measure_at(&rich, LEADING);
        let mut strips = self.line_strips(&measured, frame);
        for strip in &mut strips {
            strip.keep = true;
        }
        if let Some(last) = strips.last_mut() {
            last.below = Pt(4.0);
        }
        strips
    }

    fn notes(&mut self, table: &Table, frame: Frame) -> Vec<Strip> {
        let mut strips = Vec::new();
        for note in &table.notes {
            let node = self.tree.add(frame.node, Role::Paragraph);
            let style = self.text_style(self.look.text.size * NOTE_SIZE, Some(node));
            let rich = self.rich(note, &style);
            let measured = self.measure_at(&rich, LEADING);
            let mut lines = self.line_strips(&measured, frame);
            keep_ends(&mut lines);
            if let Some(first) = lines.first_mut() {
                first.above = Pt(3.0);
            }
            strips.extend(lines);
        }
        strips
    }

    fn space_around(&self, strips: &mut [Strip], gap: Pt) {
        if let Some(first) = strips.first_mut() {
            first.above = first.above.max(gap.min(Pt(4.0)));
        }
        if total_height(strips) <= self.area.1 * SMALL {
            for strip in strips.iter_mut() {
                strip.keep = true;
            }
        }
        if let Some(last) = strips.last_mut() {
            last.below = gap + TABLE_SPACE;
            last.keep = false;
        }
    }

    fn grid(&mut self, table: &Table, node: NodeId) -> Grid {
        let alignments = alignments(table);
        let mut rows = Vec::new();
        if table.headings_shown {
            rows.push(self.heading_row(table, node));
        }
        for row in &table.rows {
            rows.push(self.grid_row(table, row, &alignments, node));
        }
        Grid { alignments, rows }
    }

    fn heading_row(&mut self, table: &Table, table_node: NodeId) -> GridRow<Entry> {
        let row = self.tree.add(table_node, Role::Row);
        let look = self.look.table;
        let mut cells = Vec::new();
        for column in &table.columns {
            let role = Role::HeaderCell { scope: Scope::Column, columns: 1 };
            let node = self.tree.add(row, role);
            let style = Style::plain(Face::Bold, look.size, look.heading_text, Some(node));
            let rich = self.rich(&column.heading, &style).whole_words();
            cells.push(Entry { rich, stand: None });
        }
        GridRow { role: None, cells }
    }

    fn grid_row(
        &mut self,
        table: &Table,
        row: &Row,
        alignments: &[Alignment],
        table_node: NodeId,
    ) -> GridRow<Entry> {
        let row_node = self.tree.add(table_node, Role::Row);
        let is_group = row.role == RowRole::Group;
        let reaches = if is_group { table.columns.len() } else { 1 };
        let face = if row.role == RowRole::Body { Face::Regular } else { Face::Bold };
        let mut cells = Vec::new();
        let columns = table.columns.iter().zip(alignments);
        for (cell, (column, &alignment)) in row.cells.iter().zip(columns) {
            let role = if column.names_rows || is_group {
                Role::HeaderCell { scope: Scope::Row, columns: reaches }
            } else {
                Role::DataCell
            };
            let node = self.tree.add(row_node, role);
            let colour = self.look.text.colour;
            let style = Style::plain(face, self.look.table.size, colour, Some(node));
            cells.push(self.entry(cell, alignment, &style));
            if is_group {
                break;
            }
        }
        GridRow { role: Some(row.role), cells }
    }

    fn entry(&mut self, cell: &Cell, alignment: Alignment, style: &Style) -> Entry {
        let rich = match cell {
            Cell::Blank => Rich::plain("", style),
            Cell::Words(content) => self.cell_words(content, alignment, style),
            Cell::Figure(placed) => Rich::figure(placed, style, &mut self.tree),
        };
        let stands = alignment == Alignment::Point && !rich.text().is_empty();
        let stand = stands.then(|| Stand::of(rich.text()));
        Entry { rich, stand }
    }

    /// Words; if they are a figure that a person typed, they are not broken either.
    fn cell_words(&mut self, content: &[Inline], alignment: Alignment, style: &Style) -> Rich {
        let among_figures = alignment == Alignment::Point;
        let spoken = among_figures
            .then(|| spoken_style(&plain_text(content), style, &mut self.tree))
            .flatten();
        let rich = self.rich(content, spoken.as_ref().unwrap_or(style)).whole_words();
        let of_figures = matches!(alignment, Alignment::Right | Alignment::Point);
        if of_figures && is_figure(rich.text()) { rich.unbroken() } else { rich }
    }

    /// The rows as strips, each with what it must not be parted from.
    fn row_strips(&mut self, table: &Table, fitted: &Fitted, caption: Pt) -> Vec<Strip> {
        let shown = usize::from(table.headings_shown).min(fitted.rows.len());
        let (headings, rows) = fitted.rows.split_at(shown);
        let mut strips = Vec::new();
        for row in headings {
            strips.extend(self.row(row, fitted, self.area.1 * HALF));
            strips.iter_mut().for_each(|strip| strip.keep = true);
        }
        let header = repeated_header(&strips, self.area.1);
        // A little is left for a heading that stays with the table.
        let limit = self.area.1 - total_height(&strips) - caption - Pt(60.0);
        let mut body = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let mut drawn = self.row(row, fitted, limit);
            let before = index.checked_sub(1).and_then(|before| rows[before].role);
            let next = rows.get(index + 1).and_then(|next| next.role);
            if let Some(last) = drawn.last_mut() {
                last.keep = stays_with_next(before, row.role, next);
            }
            body.extend(drawn);
        }
        if !table.headings_shown
            && let Some(first) = body.first_mut()
        {
            // Where no headings stand above it, a rule does.
            self.rule_above(first, fitted);
        }
        keep_ends(&mut body);
        for strip in &mut body {
            strip.header.clone_from(&header);
        }
        strips.extend(body);
        strips
    }
}

/// The headings of columns as they stand above every part of a table; none if they are so tall that
/// they would crowd the rows out.
fn repeated_header(headings: &[Strip], page: Pt) -> Option<Rc<Vec<Strip>>> {
    let fits = !headings.is_empty() && total_height(headings) <= page * REPEATED;
    fits.then(|| Rc::new(headings.iter().map(Strip::repeated).collect()))
}

/// A heading of a group stays with its first two rows, a total with the last of what it adds.
fn stays_with_next(before: Option<RowRole>, role: Option<RowRole>, next: Option<RowRole>) -> bool {
    let is_first_of_group = before == Some(RowRole::Group) && next == Some(RowRole::Body);
    let is_before_sum = matches!(next, Some(RowRole::Total | RowRole::Subtotal));
    role == Some(RowRole::Group) || is_first_of_group || is_before_sum
}
