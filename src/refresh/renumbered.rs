//! The paper with the numbers of the draft: what is generated as a whole refers to them too.

use std::collections::BTreeMap;

use super::numbers::Numbers;
use crate::marks;
use crate::paper::{Block, Cell, Inline, Paper};

/// A paper whose tables and charts refer to the paragraphs of the draft.
pub(super) struct Renumbered {
    pub(super) paper: Paper,
    /// By the key of a table or a chart, the label of what it refers to and the draft has no longer.
    pub(super) missing: BTreeMap<String, String>,
}

impl Renumbered {
    pub(super) fn new(paper: &Paper, numbers: &Numbers) -> Self {
        let mut renumbered = Self { paper: paper.clone(), missing: BTreeMap::new() };
        let Self { paper, missing } = &mut renumbered;
        in_blocks(&mut paper.blocks, numbers, missing);
        for footnote in &mut paper.footnotes {
            in_blocks(&mut footnote.blocks, numbers, missing);
        }
        renumbered
    }
}

fn in_blocks(blocks: &mut [Block], numbers: &Numbers, missing: &mut BTreeMap<String, String>) {
    for block in blocks {
        match block {
            Block::List(list) => {
                list.items.iter_mut().for_each(|item| in_blocks(&mut item.blocks, numbers, missing))
            }
            Block::Quote(blocks) => in_blocks(blocks, numbers, missing),
            Block::Numbered(numbered) => in_blocks(&mut numbered.blocks, numbers, missing),
            Block::Table(table) => {
                let key = marks::key(table.origin.0.as_ref()).map(marks::of_table);
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                let words = cells.filter_map(|cell| match cell {
                    Cell::Words(content) => Some(content),
                    Cell::Blank | Cell::Figure(_) => None,
                });
                let headings = table.columns.iter_mut().map(|column| &mut column.heading);
                let lines = table.caption.iter_mut().chain(headings).chain(words);
                in_lines(lines.chain(&mut table.notes), key, numbers, missing);
            }
            Block::Chart(chart) => {
                let key = marks::key(Some(&chart.image.place));
                let lines = std::iter::once(&mut chart.caption).chain(&mut chart.notes);
                in_lines(lines, key, numbers, missing);
            }
            // What stands within lines has marks of its own.
            Block::Heading(_)
            | Block::Paragraph(_)
            | Block::Code(_)
            | Block::Rule
            | Block::Contents { .. }
            | Block::PageBreak => {}
        }
    }
}

fn in_lines<'a>(
    lines: impl Iterator<Item = &'a mut Vec<Inline>>,
    key: Option<String>,
    numbers: &Numbers,
    missing: &mut BTreeMap<String, String>,
) {
    for line in lines {
        if let (Err(label), Some(key)) = (in_line(line, numbers), &key) {
            missing.insert(key.clone(), label);
        }
    }
}

/// Gives the references of a line the numbers of the draft.
///
/// # Errors
///
/// The label of what the draft has no longer.
fn in_line(line: &mut [Inline], numbers: &Numbers) -> Result<(), String> {
    for inline in line {
        if let Inline::Reference(reference) = inline
            && let Some(key) = marks::key(Some(&reference.place))
        {
            reference.words = numbers.renumber(&key, &reference.words)?;
        }
        if let Some(content) = inline.content_mut() {
            in_line(content, numbers)?;
        }
    }
    Ok(())
}
