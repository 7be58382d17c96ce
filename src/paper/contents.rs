//! The headings of a paper, for its contents.

use super::headings::HeadingNames;
use super::model::{Block, Paper};
use super::title::plain_text;

/// A line of the contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry {
    /// The level of the heading, from 2.
    pub level: u8,
    /// The heading, with its number.
    pub words: String,
    /// The name by which links call it.
    pub name: String,
}

/// The headings of a paper below its title, down to level 3.
pub fn contents(paper: &Paper) -> Vec<ContentsEntry> {
    let mut names = HeadingNames::default();
    let mut entries = Vec::new();
    for block in &paper.blocks {
        let Block::Heading(heading) = block else { continue };
        let words = plain_text(&heading.content);
        let name = names.add(&words);
        if (2..=3).contains(&heading.level) {
            let words = match &heading.number {
                Some(number) => format!("{number} {words}"),
                None => words,
            };
            entries.push(ContentsEntry { level: heading.level, words, name });
        }
    }
    entries
}
