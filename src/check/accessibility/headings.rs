//! Bold words in the stead of a heading.
//!
//! Who hears a paper read goes from heading to heading, and never comes to one that only looks like one
//! (WCAG 2.2, 1.3.1). Headings that skip a level are refused when the paper is made.

use super::words;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;
use crate::paper::{Block, Inline, Paper};

pub(in crate::check) const HEADINGS: Rule = Rule {
    name: "accessibility/headings",
    level: Level::Warning,
    finds: "a paragraph all in bold that stands where a heading would",
};

/// The most letters that a heading is expected to have.
const MOST: usize = 80;

/// Looks at each paragraph that is all bold, and followed by another.
pub(super) fn check(paper: &Paper) -> Vec<Finding> {
    let mut found = Vec::new();
    in_blocks(&paper.blocks, &mut found);
    found
}

fn in_blocks(blocks: &[Block], found: &mut Vec<Finding>) {
    for (index, block) in blocks.iter().enumerate() {
        let content = match block {
            Block::Paragraph(content) => content,
            Block::Numbered(numbered) => match numbered.blocks.as_slice() {
                [Block::Paragraph(content)] => content,
                _ => continue,
            },
            _ => continue,
        };
        let followed = matches!(
            blocks.get(index + 1),
            Some(Block::Paragraph(_) | Block::Numbered(_) | Block::List(_) | Block::Table(_))
        );
        if followed {
            found.extend(as_heading(content));
        }
    }
}

fn as_heading(content: &[Inline]) -> Option<Finding> {
    let mut printed = content.iter().filter(|inline| inline.is_printed());
    let Some(Inline::Strong(bold)) = printed.next() else { return None };
    let (words, place) = words(bold);
    let ends = words.trim_end().ends_with(['.', '!', ',', ';']);
    if printed.next().is_some() || ends || words.chars().count() > MOST {
        return None;
    }
    let place = place?;
    let words = words.trim().trim_end_matches(':').to_owned();
    let fault = Diagnostic::warning(format!("“{words}” looks like a heading and is none"))
        .at(&place)
        .remedy(format!("write it as a heading, `### {words}`: it is then found by those who can't see that it is bold"));
    Some(Finding::new(&HEADINGS, words, fault))
}
