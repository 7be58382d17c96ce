//! The headings of a paper, for its contents and for links.

use super::headings::HeadingNames;
use super::model::{Block, Paper};
use super::title::plain_text;

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

/// All headings of a paper.
pub fn headings(paper: &Paper) -> Vec<ContentsEntry> {
    let (mut names, mut printed_names) = (HeadingNames::default(), HeadingNames::default());
    let next = paper.blocks.iter().skip(1).map(Some).chain([None]);
    let headings = paper.blocks.iter().zip(next).filter_map(|(block, next)| match block {
        Block::Heading(heading) => Some((heading, next == Some(&Block::Contents))),
        _ => None,
    });
    let entry = headings.map(|(heading, heads_contents)| {
        let words = plain_text(&heading.content);
        let name = names.add(&words);
        let words = match &heading.number {
            Some(number) => format!("{number} {words}"),
            None => words,
        };
        let printed_name = printed_names.add(&words);
        ContentsEntry { level: heading.level, words, name, printed_name, heads_contents }
    });
    entry.collect()
}

/// The headings that stand in the contents: those of level 2 and 3, but not its own.
pub fn contents(paper: &Paper) -> Vec<ContentsEntry> {
    let mut headings = headings(paper);
    headings.retain(|heading| (2..=3).contains(&heading.level) && !heading.heads_contents);
    headings
}
