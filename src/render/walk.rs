//! Every inline of a paper, in reading order.

use crate::paper::{Block, Cell, Inline, Paper, Table};

/// Shows every inline of a paper to `see`: the text first, then the footnotes.
pub(super) fn paper<'a>(paper: &'a Paper, see: &mut dyn FnMut(&'a Inline)) {
    blocks(&paper.blocks, see);
    paper.footnotes.iter().for_each(|footnote| blocks(&footnote.blocks, see));
}

/// Shows every inline in `blocks` to `see`, the outer before those within it.
pub(super) fn blocks<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => line(&heading.content, see),
            Block::Paragraph(content) => line(content, see),
            Block::List(list) => {
                list.items.iter().for_each(|item| self::blocks(&item.blocks, see));
            }
            Block::Table(table) => in_table(table, see),
            Block::Quote(blocks) => self::blocks(blocks, see),
            Block::Numbered(numbered) => self::blocks(&numbered.blocks, see),
            Block::Code(_) | Block::Rule | Block::Contents { .. } | Block::PageBreak => {}
        }
    }
}

fn in_table<'a>(table: &'a Table, see: &mut dyn FnMut(&'a Inline)) {
    table.caption.iter().for_each(|caption| line(caption, see));
    table.columns.iter().for_each(|column| line(&column.heading, see));
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        if let Cell::Words(content) = cell {
            line(content, see);
        }
    }
    table.notes.iter().for_each(|note| line(note, see));
}

fn line<'a>(content: &'a [Inline], see: &mut dyn FnMut(&'a Inline)) {
    for inline in content {
        see(inline);
        if let Some(content) = inline.content() {
            line(content, see);
        }
    }
}
