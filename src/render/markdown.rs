//! The paper as Markdown: CommonMark with pipe tables and footnotes.
//!
//! It is meant to be read as it is, in a mail or beside another version, as much as to be rendered:
//!
//! - A paragraph stays as its lines were. Lines that a person broke stay broken there, and nothing is
//!   wrapped anew, so that a changed word changes one line.
//! - Tables are padded so that columns line up, with figures at the right. Cells longer than a
//!   stated width stick out: else one long remark would push every row across the screen, and a
//!   change in it would change every row.
//! - A caption stands above its table in bold, notes below it in italics. The heading of a group is a
//!   bold first cell, and totals are bold.
//! - Lettered labels, which CommonMark lacks, are text in a bullet list: `- a) Approve …`.
//! - Backslashes stand only where a character would otherwise be read as Markdown. Where no backslash
//!   can help, because a mark would not be seen as one beside a letter, the letter is written as an
//!   entity (`&#97;`); between two marks that would run into one another stands an empty comment.
//!
//! What is written here reads back as the same paper ([`crate::paper::parse`]), but for what
//! Markdown can't say: figures become their text, and rows of tables lose their roles.
//!
//! 1. [`blocks`] writes blocks as lines, and puts the right space between them.
//! 2. [`line`] writes what stands within a line, and [`escape`] decides on every character of text.
//! 3. [`table`] lines up the cells.

mod blocks;
mod escape;
mod line;
mod table;

use std::collections::BTreeSet;

use crate::paper::{Footnote, Paper, headings};

/// The paper as Markdown.
pub fn markdown(paper: &Paper) -> String {
    let labels = footnote_labels(&paper.footnotes);
    let headings = headings(paper);
    let writer = blocks::Writer { footnotes: &labels, headings: &headings };
    let mut lines = writer.blocks(&paper.blocks, blocks::Setting::default());
    for (footnote, label) in paper.footnotes.iter().zip(&labels) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let content = writer.blocks(&footnote.blocks, blocks::Setting::nested());
        lines.extend(blocks::hang(&format!("[^{label}]: "), 4, content));
    }
    lines.into_iter().fold(String::new(), |text, line| text + &line + "\n")
}

/// The names of the footnotes: their own, unless Markdown couldn't read them back.
fn footnote_labels(footnotes: &[Footnote]) -> Vec<String> {
    let mut known = BTreeSet::new();
    let mut labels = Vec::new();
    for (index, footnote) in footnotes.iter().enumerate() {
        let mut label = footnote.label.clone();
        if !is_plain(&label) || known.contains(&label.to_lowercase()) {
            label = format!("note-{}", index + 1);
        }
        while !known.insert(label.to_lowercase()) {
            label.push('-');
        }
        labels.push(label);
    }
    labels
}

fn is_plain(label: &str) -> bool {
    let plain =
        |char: char| !char.is_whitespace() && !char.is_control() && !"[]\\`<>|".contains(char);
    !label.is_empty() && label.chars().all(plain)
}
