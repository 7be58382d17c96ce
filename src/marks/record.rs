//! What every part of a draft held when it was made.

use std::collections::BTreeMap;

use super::{CLOSE, OPEN, is_block};
use crate::digest;

/// How a record begins, before the name of the paper.
pub(super) const HEADING: &str = "orderpaper ";

/// How many hexadecimal digits of a digest are kept: enough to know a part again, and few enough to read over.
const KEPT: usize = 12;

/// What stands between a key and what its part held.
const IS: &str = " = ";

/// What every part of a paper held when it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The name of the paper's folder.
    pub paper: String,
    /// By key: the words of a part within a line, the digest of one on lines of its own.
    pub parts: BTreeMap<String, String>,
}

impl Record {
    /// The record as the comment at the end of the Markdown.
    pub fn write(&self) -> String {
        let mut text = format!("{OPEN}{HEADING}{}\n", self.paper);
        text.push_str(
            "What is marked in this text was made from the inputs of that paper, and held this.\n",
        );
        text.push_str("`orderpaper refresh` brings it up to date, and leaves all else as it is.\n");
        for (key, held) in &self.parts {
            text.push_str(&format!("{key}{IS}{held}\n"));
        }
        text + CLOSE + "\n"
    }

    /// Reads the content of the comment.
    pub(super) fn read(content: &str) -> Self {
        let mut lines = content.lines();
        let first = lines.next().unwrap_or_default();
        let paper = first.strip_prefix(HEADING).unwrap_or_default().trim().to_owned();
        let part = |line: &str| {
            let (key, held) = line.split_once(IS)?;
            Some((key.to_owned(), held.trim_end().to_owned()))
        };
        Self { paper, parts: lines.filter_map(part).collect() }
    }

    /// Whether a part held this when it was made. `None` if it has none of this key.
    pub fn held(&self, key: &str, content: &str) -> Option<bool> {
        let held = self.parts.get(key)?;
        Some(match is_block(key) {
            true => *held == digest(content),
            false => held == content,
        })
    }
}

/// What a record keeps of a part on lines of its own: enough to know it again. How lines end, and blanks at
/// their ends, are left to the editors of people.
pub fn digest(content: &str) -> String {
    let lines: Vec<&str> = content.trim().lines().map(str::trim_end).collect();
    digest::of(lines.join("\n").as_bytes())[..KEPT].to_owned()
}
