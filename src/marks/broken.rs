//! Marks that a person broke, and what to do.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::read::{Part, Span};
use super::record::Record;
use super::{CLOSE, OPEN, is_block};
use crate::diagnostic::{Diagnostic, Faults, Place, Source};
use crate::text::line_start;

/// How a paragraph is marked that a person adds.
const NEW: &str = "a new paragraph has no number: put `<!--#-->` at the end of its first line";

/// The signs with which marks begin.
const SIGNS: [char; 3] = ['=', '/', '#'];

/// The fewest letters of the end of a key by which it is known again.
const KNOWN_BY: usize = 4;

/// Whether a comment is a mark but for its spaces. That of a number may have some within.
pub(super) fn has_stray_spaces(content: &str) -> bool {
    let trimmed = content.trim();
    let Some(sign) = trimmed.chars().next().filter(|sign| SIGNS.contains(sign)) else {
        return false;
    };
    let inside = trimmed[sign.len_utf8()..].trim();
    let is_mark = match sign {
        '#' => inside.is_empty() || inside.starts_with(|c: char| c.is_ascii_digit()),
        '/' => is_block(inside),
        _ => inside.starts_with(char::is_alphabetic),
    };
    let tight = match sign {
        '#' => content.starts_with(sign),
        _ => content == format!("{sign}{inside}"),
    };
    is_mark && !tight
}

pub(super) fn spaces(content: &str, place: &Place) -> Diagnostic {
    let trimmed = content.trim();
    let sign: String = trimmed.chars().take(1).collect();
    let inside = trimmed[sign.len()..].trim();
    Diagnostic::error("a mark has spaces where none may be")
        .at(place)
        .remedy(format!("write it as `{OPEN}{sign}{inside}{CLOSE}`"))
}

/// The number and the labels of a mark. One without a number asks for one.
///
/// # Errors
///
/// What stands where the number should.
pub(super) fn number(inside: &str) -> Result<(String, Vec<String>), &str> {
    let mut words = inside.split_whitespace().peekable();
    let number = match words.peek() {
        Some(word) if is_number(word) => words.next().unwrap_or_default(),
        Some(word) if !inside.starts_with(char::is_whitespace) => return Err(word),
        _ => "",
    };
    Ok((number.to_owned(), words.map(str::to_owned).collect()))
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

pub(super) fn no_number(word: &str, place: &Place) -> Diagnostic {
    Diagnostic::error(format!("`{word}` is no number")).at(place).remedy(format!(
        "{NEW}; or `{OPEN}# {word}{CLOSE}`, with a space, if references are to call it `{word}`"
    ))
}

/// Two numbers on one line, and labels that stand twice: which is meant nobody could tell.
pub(super) fn twice(source: &Arc<Source>, parts: &[Part], faults: &mut Faults) {
    let mut known: BTreeMap<&str, &Span> = BTreeMap::new();
    let mut above: Option<&Span> = None;
    for part in parts {
        let Part::Number { labels, mark, .. } = part else { continue };
        let start = line_start(source.text(), mark.start);
        let place = Place::new(source, mark.clone());
        if let Some(first) = above.filter(|first| first.start >= start) {
            let first = Place::new(source, first.clone());
            faults.push(
                Diagnostic::error("a line has two marks of numbers")
                    .at(&place)
                    .related(&first, "it has this one first")
                    .remedy(format!("take one of them out; {NEW}")),
            );
        }
        above = Some(mark);
        for label in labels {
            let Some(first) = known.insert(label, mark).filter(|first| *first != mark) else {
                continue;
            };
            let fault = Diagnostic::error(format!("the label `{label}` stands twice"));
            let first = Place::new(source, first.clone());
            faults.push(
                fault
                    .at(&place)
                    .related(&first, "it stands here first")
                    .remedy(format!("take one of the two out; {NEW}, without the label")),
            );
        }
    }
}

/// The end of a mark whose beginning was cut off, if there is one between two comments.
pub(super) fn front_cut_off(text: &str, between: &Span, record: &Record) -> Option<Span> {
    let gap = &text[between.clone()];
    gap.match_indices(CLOSE).find_map(|(at, _)| {
        let end = between.start + at;
        let start = line_start(text, end).max(between.start);
        let length = rest_of_mark(&text[start..end], record)?;
        Some(end - length..end + CLOSE.len())
    })
}

/// How long the rest of a mark is with which this ends.
fn rest_of_mark(text: &str, record: &Record) -> Option<usize> {
    let is_key = |key: &str| record.parts.contains_key(&key.replace("\\|", "|"));
    if let Some(at) = text.rfind(SIGNS) {
        let inside = &text[at + 1..];
        let is_mark = match text.as_bytes()[at] {
            b'#' => inside.split(' ').next().is_some_and(is_number),
            b'/' => is_block(inside),
            _ => is_key(inside) || is_block(inside),
        };
        if is_mark {
            return Some(text.len() - at);
        }
    }
    let is_of_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let word = text.trim_end_matches(is_of_key).len();
    // The figure before it may run into what is left of its key.
    let ends = text[word..].char_indices().map(|(at, _)| &text[word + at..]);
    let is_known = |end: &&str| record.parts.keys().any(|key| key.ends_with(end));
    ends.filter(|end| end.len() >= KNOWN_BY).find(is_known).map(str::len)
}

pub(super) fn front(place: &Place) -> Diagnostic {
    Diagnostic::error("the beginning of a mark is missing").at(place).remedy(format!(
        "put back what stood before it, from `{OPEN}` on; or take the rest out, to `{CLOSE}`, and what it marked is yours to keep right"
    ))
}
