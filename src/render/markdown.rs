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
//! What was generated is [marked](crate::marks), where the paper was made from inputs.
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

use std::collections::{BTreeMap, BTreeSet};

use crate::marks::{self, Record};
use crate::paper::{Footnote, Inline, Paper, headings, walk};

/// The paper as Markdown.
pub fn markdown(paper: &Paper) -> String {
    let labels = footnote_labels(&paper.footnotes);
    let headings = headings(paper);
    let made_from = paper.details.made_from.as_deref();
    let writer =
        blocks::Writer { footnotes: &labels, headings: &headings, marks: made_from.is_some() };
    let mut lines = writer.blocks(&paper.blocks, blocks::Setting::default());
    for (footnote, label) in paper.footnotes.iter().zip(&labels) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let content = writer.blocks(&footnote.blocks, blocks::Setting::nested());
        lines.extend(blocks::hang(&format!("[^{label}]: "), 4, content));
    }
    let text = lines.into_iter().fold(String::new(), |text, line| text + &line + "\n");
    match made_from {
        Some(name) => format!("{text}\n{}", record(paper, name, &text).write()),
        None => text,
    }
}

/// What the marked parts of a paper hold.
fn record(paper: &Paper, name: &str, text: &str) -> Record {
    let mut record = Record { paper: name.to_owned(), parts: BTreeMap::new() };
    walk::paper(paper, &mut |inline| {
        let (place, words) = match inline {
            Inline::Figure(placed) => (placed.origin.0.as_ref(), &placed.text),
            Inline::Reference(reference) => (Some(&reference.place), &reference.words),
            _ => return,
        };
        if let Some(key) = marks::key(place) {
            record.parts.insert(key, words.clone());
        }
    });
    for (key, content) in marks::blocks(text) {
        record.parts.insert(key.to_owned(), marks::digest(content));
    }
    record
}

/// The name of a picture as the Markdown points to it: in brackets where it has a space.
pub(crate) fn picture_target(name: &str) -> String {
    escape::target(name)
}

/// The lines of the contents of a paper, for those who bring its Markdown up to date.
pub(crate) fn contents(paper: &Paper, depth: u8) -> Vec<String> {
    let headings = headings(paper);
    let writer = blocks::Writer { footnotes: &[], headings: &headings, marks: false };
    writer.contents(depth)
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
