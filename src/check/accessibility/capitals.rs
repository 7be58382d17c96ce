//! Sentences all in capitals, which are read more slowly, and by some programs letter by letter.

use std::ops::Range;

use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::rule::Rule;
use crate::check::tokens::{Token, tokens};
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const CAPITALS: Rule = Rule {
    name: "accessibility/capitals",
    level: Level::Warning,
    finds: "several words in a row all in capitals",
};

/// How many words in a row are more than a few names in short.
const WORDS: usize = 4;
/// How many of their letters make it sure: `NHS`, `ICB` and `CQC` are names.
const LONG: usize = 5;

/// Looks at what a person typed.
pub(super) fn check(passages: &[Passage]) -> Vec<Finding> {
    passages.iter().flat_map(in_passage).collect()
}

fn in_passage(passage: &Passage) -> Vec<Finding> {
    let found = rows(&passage.text).into_iter().filter_map(|range| {
        let place = passage.place(&range)?;
        let words = passage.text[range].to_owned();
        let fault = Diagnostic::warning(format!("“{words}” is all in capitals"))
            .at(&place)
            .remedy("write it in small letters; for stress, `**bold**`");
        Some(Finding::new(&CAPITALS, words, fault))
    });
    found.collect()
}

/// Where several words in a row stand that are all in capitals, and not a few names in short.
pub(in crate::check) fn rows(text: &str) -> Vec<Range<usize>> {
    let tokens = tokens(text);
    let words: Vec<&Token> = tokens.iter().filter(|token| token.is_word()).collect();
    let rows = words.chunk_by(|one, other| is_capital(one) == is_capital(other));
    let found = rows.filter_map(|row| {
        let ([first, ..], [.., last]) = (row, row) else { return None };
        // "A" and "I" are capitals anywhere.
        let long = row.iter().filter(|word| word.text.chars().count() >= LONG).count();
        let is_row = is_capital(first) && row.len() >= WORDS && long >= 2;
        is_row.then_some(first.range.start..last.range.end)
    });
    found.collect()
}

fn is_capital(word: &Token) -> bool {
    word.text.contains(char::is_alphabetic) && !word.text.contains(char::is_lowercase)
}
