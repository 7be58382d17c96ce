//! The headings of a paper, for its contents and for links.

use std::slice;

use super::headings::HeadingNames;
use super::model::{Block, Heading, Paper};
use super::title::plain_text;
use super::walk;

/// A heading of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry {
    /// Its level.
    pub level: u8,
    /// Its words, with its number.
    pub words: String,
    /// The name by which links in the inputs call it: that of its words, whatever its number is.
    pub name: String,
    /// The name that readers of Markdown give it, who take the number for one of its words.
    pub printed_name: String,
    /// Whether the contents stand right under it.
    pub heads_contents: bool,
}

/// All headings of a paper, but for those in quotations and lists. These have names all the same.
pub fn headings(paper: &Paper) -> Vec<ContentsEntry> {
    let (mut names, mut printed_names) = (HeadingNames::default(), HeadingNames::default());
    let mut entry = |heading: &Heading, heads_contents| {
        let words = plain_text(&heading.content);
        let name = names.add(&words);
        let words = match &heading.number {
            Some(number) => format!("{number} {words}"),
            None => words,
        };
        let printed_name = printed_names.add(&words);
        ContentsEntry { level: heading.level, words, name, printed_name, heads_contents }
    };
    let mut entries = Vec::new();
    for (index, block) in paper.blocks.iter().enumerate() {
        if let Block::Heading(heading) = block {
            let next = paper.blocks.get(index + 1);
            entries.push(entry(heading, matches!(next, Some(Block::Contents { .. }))));
        } else {
            walk::headings(slice::from_ref(block), &mut |heading| drop(entry(heading, false)));
        }
    }
    entries
}

/// How many levels of headings contents list if nothing else is said: sections, and what is in them.
pub const USUAL_DEPTH: u8 = 2;

impl ContentsEntry {
    /// Whether contents with so many levels list it: not the title, and not their own heading.
    pub fn is_listed(&self, depth: u8) -> bool {
        (2..=depth.saturating_add(1)).contains(&self.level) && !self.heads_contents
    }
}

/// The headings that stand in the contents of a paper.
pub fn contents(paper: &Paper) -> Vec<ContentsEntry> {
    let depths = paper.blocks.iter().filter_map(|block| match block {
        Block::Contents { depth } => Some(*depth),
        _ => None,
    });
    let depth = depths.max().unwrap_or(USUAL_DEPTH);
    let mut headings = headings(paper);
    headings.retain(|heading| heading.is_listed(depth));
    headings
}
