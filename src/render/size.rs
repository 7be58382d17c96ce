//! How much a paper may hold, so that a machine has room to set it.
//!
//! Bytes of text say little: a cell of a table takes as much room while pages are set as a paragraph,
//! and a footnote, which is linked both ways, as seven of them.

use crate::diagnostic::Diagnostic;
use crate::paper::{Block, Paper};

/// As many paragraphs, or what takes as much room: about 800 MB.
const MOST: usize = 80_000;

/// How many paragraphs a heading, which stands in contents and bookmarks, takes the room of.
const HEADING: usize = 2;
/// How many a footnote does.
const FOOTNOTE: usize = 7;

/// The fault of a paper that holds more than can be set.
pub(super) fn refuse_too_large(paper: &Paper) -> Option<Diagnostic> {
    let notes = paper.footnotes.iter().map(|note| FOOTNOTE + size(&note.blocks)).sum::<usize>();
    (size(&paper.blocks) + notes > MOST).then(|| {
        let title = &paper.details.title;
        Diagnostic::error(format!(
            "the paper `{title}` has more than 80,000 paragraphs, cells of tables, headings and footnotes"
        ))
        .remedy("shorten its tables: give sums in the stead of rows; or make two papers of it")
    })
}

fn size(blocks: &[Block]) -> usize {
    blocks.iter().map(size_of).sum()
}

fn size_of(block: &Block) -> usize {
    match block {
        Block::Heading(_) => HEADING,
        Block::Numbered(numbered) => size(&numbered.blocks),
        Block::List(list) => list.items.iter().map(|item| 1 + size(&item.blocks)).sum(),
        Block::Table(table) => table.rows.iter().map(|row| row.cells.len()).sum(),
        Block::Quote(blocks) => size(blocks),
        Block::Code(text) => text.lines().count(),
        Block::Paragraph(_)
        | Block::Chart(_)
        | Block::Rule
        | Block::Contents { .. }
        | Block::PageBreak => 1,
    }
}
