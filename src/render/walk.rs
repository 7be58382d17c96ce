//! Every inline of a paper, and every picture, in reading order.

use crate::paper::{Block, Cell, Image, Inline, Paper, Table};

/// What is met on the way through a paper.
enum Met<'a> {
    Inline(&'a Inline),
    /// The picture of a chart, which stands in no line.
    Picture(&'a Image),
}

/// Shows every inline of a paper to `see`: the text first, then the footnotes.
pub(super) fn paper<'a>(paper: &'a Paper, see: &mut dyn FnMut(&'a Inline)) {
    blocks(&paper.blocks, see);
    paper.footnotes.iter().for_each(|footnote| blocks(&footnote.blocks, see));
}

/// Shows every picture of a paper to `see`, those in lines and those of charts.
pub(super) fn pictures<'a>(paper: &'a Paper, see: &mut dyn FnMut(&'a Image)) {
    let mut meet = |met: Met<'a>| match met {
        Met::Picture(image) | Met::Inline(Inline::Image(image)) => see(image),
        Met::Inline(_) => {}
    };
    through(&paper.blocks, &mut meet);
    paper.footnotes.iter().for_each(|footnote| through(&footnote.blocks, &mut meet));
}

/// Shows every inline in `blocks` to `see`, the outer before those within it.
pub(super) fn blocks<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Inline)) {
    through(blocks, &mut |met| {
        if let Met::Inline(inline) = met {
            see(inline);
        }
    });
}

fn through<'a>(blocks: &'a [Block], see: &mut dyn FnMut(Met<'a>)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => line(&heading.content, see),
            Block::Paragraph(content) => line(content, see),
            Block::List(list) => {
                list.items.iter().for_each(|item| through(&item.blocks, see));
            }
            Block::Table(table) => in_table(table, see),
            Block::Chart(chart) => {
                line(&chart.caption, see);
                see(Met::Picture(&chart.image));
                chart.notes.iter().for_each(|note| line(note, see));
            }
            Block::Quote(blocks) => through(blocks, see),
            Block::Numbered(numbered) => through(&numbered.blocks, see),
            Block::Code(_) | Block::Rule | Block::Contents { .. } | Block::PageBreak => {}
        }
    }
}

fn in_table<'a>(table: &'a Table, see: &mut dyn FnMut(Met<'a>)) {
    table.caption.iter().for_each(|caption| line(caption, see));
    table.columns.iter().for_each(|column| line(&column.heading, see));
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        if let Cell::Words(content) = cell {
            line(content, see);
        }
    }
    table.notes.iter().for_each(|note| line(note, see));
}

fn line<'a>(content: &'a [Inline], see: &mut dyn FnMut(Met<'a>)) {
    for inline in content {
        see(Met::Inline(inline));
        match inline {
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. } => line(content, see),
            _ => {}
        }
    }
}
