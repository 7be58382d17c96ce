//! Charts: caption, picture and notes, which stay together on a page, and with the table of their
//! figures.

use std::slice;

use super::fit::LEADING;
use super::{Frame, Layout, NOTE_SIZE};
use crate::paper::{Block, Chart, Inline};
use crate::render::pdf::fonts::Face;
use crate::render::pdf::strip::{Strip, total_height};
use crate::render::pdf::structure::Role;
use crate::render::pdf::text::Style;
use crate::style::look::Pt;

impl Layout<'_> {
    pub(super) fn chart(&mut self, chart: &Chart, frame: Frame) -> Vec<Strip> {
        let frame = Frame { node: self.tree.add(frame.node, Role::Chart), ..frame };
        let node = self.tree.add(frame.node, Role::Caption);
        let style =
            Style::plain(Face::Bold, self.look.table.size, self.look.text.colour, Some(node));
        let mut strips = self.set(&chart.caption, &style, frame);
        if let Some(last) = strips.last_mut() {
            last.below = Pt(4.0);
        }
        let node = self.tree.add(frame.node, Role::Paragraph);
        let style = self.text_style(frame.size, Some(node));
        let image = Inline::Image(chart.image.clone());
        strips.extend(self.set(slice::from_ref(&image), &style, frame));
        for note in &chart.notes {
            let node = self.tree.add(frame.node, Role::Paragraph);
            let style = self.text_style(self.look.text.size * NOTE_SIZE, Some(node));
            let mut lines = self.set(note, &style, frame);
            if let Some(first) = lines.first_mut() {
                first.above = Pt(3.0);
            }
            strips.extend(lines);
        }
        if let Some(first) = strips.first_mut() {
            first.above = first.above.max(frame.gap.min(Pt(4.0)));
        }
        if let Some(last) = strips.last_mut() {
            last.below = frame.gap + Pt(4.0);
            last.keep = false;
        }
        strips
    }

    /// Keeps a chart with the first rows of the table below it, if a page has room for both.
    pub(super) fn keep_with_chart(&self, chart: &mut [Strip], table: &[Strip]) {
        let first = table.chunk_by(|strip, _| strip.keep).next().unwrap_or_default();
        let Some(last) = chart.last() else { return };
        let between = first.first().map_or(last.below, |first| last.below.max(first.above));
        let height = total_height(chart) + between + total_height(first);
        if height <= self.area.1
            && let Some(last) = chart.last_mut()
        {
            last.keep = true;
        }
    }

    /// Lines that stay with what follows them.
    fn set(&mut self, content: &[Inline], style: &Style, frame: Frame) -> Vec<Strip> {
        let rich = self.rich(content, style);
        let measured = self.measure_at(&rich, LEADING);
        let mut strips = self.line_strips(&measured, frame);
        strips.iter_mut().for_each(|strip| strip.keep = true);
        strips
    }
}

/// Whether a block is a table without a caption: right below a chart, the table of its figures.
pub(super) fn has_no_caption(block: &Block) -> bool {
    matches!(block, Block::Table(table) if table.caption.is_none())
}
