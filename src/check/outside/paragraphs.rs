//! Lines of words that are one paragraph.
//!
//! Markdown has a paragraph on several lines, and so has text that was wrapped at some width. Plain text out of
//! a word processor has one on each line, and headings without a mark right above. So lines are joined where
//! the words go on, or where the first word of the next line had no room on this one.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::marks::{self, Stretch};
use crate::check::passages::{Passage, PassageKind, Piece, What};
use crate::diagnostic::Source;

/// Text with longer lines isn't wrapped: each is a paragraph.
const WIDEST: usize = 160;
/// A shorter line ends where it does because its words end: a heading, an item, a line of an address.
const SHORTEST: usize = 40;
/// Of a shorter line nobody can tell that the next word had no room: titles under one another are as long.
const WRAPPED: usize = 60;

/// How a line begins that is not the rest of the one before: an item of a list, a numbered paragraph, the title of
/// a table.
static BEGINS_ANEW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x)^(?:
          [-*+•–]\s
        | \(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s
        | \d{1,3}(?:\.\d{1,3})+\.?\s+[A-Z(“‘"'] [^T]
        | (?:Appendix|Annex|Table|Figure|Chart|Recommendation)\s(?:\d+|[A-Z])\s?(?:[:.–-]|$)
        )"#,
    )
    .expect("the pattern is valid: every test runs it")
});

/// Words with which no paragraph ends.
const GOES_ON: [&str; 24] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "of", "on", "or",
    "per", "that", "the", "to", "until", "was", "were", "which", "with",
];

/// A line of words.
pub(super) struct Line<'a> {
    /// As it stands in the file, without the white space around it.
    pub(super) typed: &'a str,
    /// Where that begins.
    pub(super) start: usize,
}

/// Words that are read as one.
pub(super) struct Paragraph {
    kind: PassageKind,
    lines: Vec<Vec<Stretch>>,
}

impl Paragraph {
    /// As rules about words look at it.
    pub(super) fn passage(&self) -> Passage<'_> {
        let mut text = String::new();
        let mut pieces = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            if index > 0 {
                text.push(' ');
                pieces.push(Piece { range: text.len() - 1..text.len(), what: What::Ours });
            }
            line.iter().for_each(|stretch| stretch.push(&mut text, &mut pieces));
        }
        Passage { kind: self.kind, number: None, text, pieces }
    }
}

/// The paragraphs of lines that stand under one another without a blank one.
pub(super) fn of(source: &Arc<Source>, lines: &[Line]) -> Vec<Paragraph> {
    let width = lines.iter().map(|line| line.typed.chars().count()).max().unwrap_or(0);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let stretches = marks::stretches(source, line.words());
        let is_joined = before.is_some_and(|before| before.goes_on_in(line, width));
        match paragraphs.last_mut().filter(|_| is_joined) {
            Some(paragraph) => paragraph.lines.push(stretches),
            None => {
                let kind = match line.is_heading() {
                    true => PassageKind::Heading(2),
                    false => PassageKind::Paragraph,
                };
                paragraphs.push(Paragraph { kind, lines: vec![stretches] });
            }
        }
        before = Some(line);
    }
    paragraphs
}

impl Line<'_> {
    fn is_heading(&self) -> bool {
        self.typed.starts_with('#')
    }

    /// Its words, without what Markdown puts before them: `#`, `>`, `-`, `*`.
    fn bare(&self) -> &str {
        let bare = self.typed.trim_start_matches(['#', '>']).trim_start();
        match bare.strip_prefix(['-', '*', '+', '•']) {
            Some(rest) if rest.starts_with(' ') => rest.trim_start(),
            _ => bare,
        }
    }

    /// Where these stand in the file.
    fn words(&self) -> Range<usize> {
        let end = self.start + self.typed.len();
        end - self.bare().len()..end
    }

    /// Whether the next line is a part of the same paragraph.
    fn goes_on_in(&self, next: &Line, width: usize) -> bool {
        let quoted = next.typed.trim_start_matches('>').trim_start();
        let is_apart = self.is_heading() || next.is_heading() || BEGINS_ANEW.is_match(quoted);
        if is_apart || width > WIDEST {
            return false;
        }
        let words = self.bare();
        let length = self.typed.chars().count();
        let last = words.rsplit(' ').next().unwrap_or_default();
        let first = quoted.split(' ').next().unwrap_or_default();
        let ends = words.ends_with(['.', '?', '!', ':', ';']);
        let begins_small = quoted.starts_with(|c: char| {
            c.is_lowercase() || c.is_ascii_digit() || matches!(c, '£' | '(' | '–')
        });
        let had_no_room = length >= WRAPPED && length + 1 + first.chars().count() > width;
        words.ends_with(',')
            || GOES_ON.contains(&last)
            || had_no_room
            || (length >= SHORTEST && begins_small && !ends)
    }
}
