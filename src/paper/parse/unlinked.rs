//! Links that lead nowhere, into the words that they had.
//!
//! Whether a heading is called as a link says is known when all headings are: the link was made by
//! then.

use std::collections::BTreeSet;

use super::tree::heading::trim_end;
use crate::paper::{Block, Inline};

/// Makes words of the links to `unknown` in some blocks.
pub(super) fn blocks(blocks: &mut [Block], unknown: &BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                line(&mut heading.content, unknown);
                trim_end(&mut heading.content);
            }
            Block::Paragraph(content) => line(content, unknown),
            Block::Numbered(numbered) => self::blocks(&mut numbered.blocks, unknown),
            Block::Quote(blocks) => self::blocks(blocks, unknown),
            Block::List(list) => {
                list.items.iter_mut().for_each(|item| self::blocks(&mut item.blocks, unknown));
            }
            Block::Table(table) => table.lines_mut().for_each(|content| line(content, unknown)),
            Block::Chart(chart) => chart.lines_mut().for_each(|content| line(content, unknown)),
            Block::Code(_) | Block::Rule | Block::Contents { .. } | Block::PageBreak => {}
        }
    }
}

fn line(content: &mut Vec<Inline>, unknown: &BTreeSet<String>) {
    for mut inline in std::mem::take(content) {
        if let Some(content) = inline.content_mut() {
            line(content, unknown);
        }
        match inline {
            Inline::Link { target, content: words } if unknown.contains(&target) => {
                words.into_iter().for_each(|word| push(content, word));
            }
            inline => push(content, inline),
        }
    }
}

/// Adds to a line. Words beside words are one piece, and the end of a line right after another is
/// nothing, as where they are read without a link.
fn push(line: &mut Vec<Inline>, inline: Inline) {
    match (line.last_mut(), inline) {
        (Some(Inline::Text(words)), Inline::Text(more)) => words.push(&more.words, more.origin.0),
        (None | Some(Inline::SoftBreak | Inline::HardBreak), Inline::SoftBreak) => {}
        (_, inline) => line.push(inline),
    }
}
