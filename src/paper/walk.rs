//! Every inline, every figure and every picture of a paper, in reading order.

use super::model::{Block, Cell, Heading, Image, Inline, Paper, Placed, Table};

/// Something that is met on the way through a paper.
enum Met<'a> {
    Inline(&'a Inline),
    /// A figure that is all of a cell of a table.
    Cell(&'a Placed),
    /// The picture of a chart, which stands in no line.
    Picture(&'a Image),
    /// A table, before what is in it.
    Table(&'a Table),
}

/// Where a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Among words.
    InWords,
    /// In a cell of a table.
    InCell,
}

/// Shows every inline of a paper to `see`: the text first, then the footnotes.
pub fn paper<'a>(paper: &'a Paper, see: &mut dyn FnMut(&'a Inline)) {
    all(paper, &mut |met| {
        if let Met::Inline(inline) = met {
            see(inline);
        }
    });
}

/// Shows every inline in `blocks` to `see`, the outer before those within it.
pub fn blocks<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Inline)) {
    in_blocks(blocks, &mut |met| {
        if let Met::Inline(inline) = met {
            see(inline);
        }
    });
}

/// Shows every figure of a paper to `see`, with where it stands.
pub fn figures<'a>(paper: &'a Paper, see: &mut dyn FnMut(&'a Placed, Standing)) {
    all(paper, &mut |met| match met {
        Met::Inline(Inline::Figure(placed)) => see(placed, Standing::InWords),
        Met::Inline(_) | Met::Picture(_) | Met::Table(_) => {}
        Met::Cell(placed) => see(placed, Standing::InCell),
    });
}

/// Shows every picture of a paper to `see`, those in lines and those of charts.
pub fn pictures<'a>(paper: &'a Paper, see: &mut dyn FnMut(&'a Image)) {
    all(paper, &mut |met| match met {
        Met::Picture(image) | Met::Inline(Inline::Image(image)) => see(image),
        Met::Inline(_) | Met::Cell(_) | Met::Table(_) => {}
    });
}

/// Shows every table of a paper to `see`.
pub fn tables<'a>(paper: &'a Paper, see: &mut dyn FnMut(&'a Table)) {
    all(paper, &mut |met| {
        if let Met::Table(table) = met {
            see(table);
        }
    });
}

/// Shows every inline of a line to `see`, the outer before those within it.
pub fn line<'a>(content: &'a [Inline], see: &mut dyn FnMut(&'a Inline)) {
    in_line(content, &mut |met| {
        if let Met::Inline(inline) = met {
            see(inline);
        }
    });
}

/// Shows every heading among blocks to `see`, in reading order, also those within other blocks.
pub fn headings<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Heading)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => see(heading),
            Block::List(list) => list.items.iter().for_each(|item| headings(&item.blocks, see)),
            Block::Quote(blocks) => headings(blocks, see),
            Block::Numbered(numbered) => headings(&numbered.blocks, see),
            Block::Paragraph(_)
            | Block::Table(_)
            | Block::Chart(_)
            | Block::Code(_)
            | Block::Rule
            | Block::Contents { .. }
            | Block::PageBreak => {}
        }
    }
}

fn all<'a>(paper: &'a Paper, see: &mut dyn FnMut(Met<'a>)) {
    in_blocks(&paper.blocks, see);
    paper.footnotes.iter().for_each(|footnote| in_blocks(&footnote.blocks, see));
}

fn in_blocks<'a>(blocks: &'a [Block], see: &mut dyn FnMut(Met<'a>)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => in_line(&heading.content, see),
            Block::Paragraph(content) => in_line(content, see),
            Block::List(list) => list.items.iter().for_each(|item| in_blocks(&item.blocks, see)),
            Block::Table(table) => in_table(table, see),
            Block::Chart(chart) => {
                in_line(&chart.caption, see);
                see(Met::Picture(&chart.image));
                chart.notes.iter().for_each(|note| in_line(note, see));
            }
            Block::Quote(blocks) => in_blocks(blocks, see),
            Block::Numbered(numbered) => in_blocks(&numbered.blocks, see),
            Block::Code(_) | Block::Rule | Block::Contents { .. } | Block::PageBreak => {}
        }
    }
}

fn in_table<'a>(table: &'a Table, see: &mut dyn FnMut(Met<'a>)) {
    see(Met::Table(table));
    table.caption.iter().for_each(|caption| in_line(caption, see));
    table.columns.iter().for_each(|column| in_line(&column.heading, see));
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        match cell {
            Cell::Words(content) => in_line(content, see),
            Cell::Figure(placed) => see(Met::Cell(placed)),
            Cell::Blank => {}
        }
    }
    table.notes.iter().for_each(|note| in_line(note, see));
}

fn in_line<'a>(content: &'a [Inline], see: &mut dyn FnMut(Met<'a>)) {
    for inline in content {
        see(Met::Inline(inline));
        if let Some(content) = inline.content() {
            in_line(content, see);
        }
    }
}
