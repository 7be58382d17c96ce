//! Words that stand before a mark.

use std::ops::Range;

use crate::compose::format::is_number_in_words;
use crate::text::line_start;

/// Where words begin that a text ends with, as the words of a part: nothing runs into them from before. A
/// space between them may be any, such as the end of a line, and a character may have a backslash.
pub(super) fn at_end(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    for char in words.chars().rev() {
        if char.is_whitespace() {
            let trimmed = rest.trim_end();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
            continue;
        }
        rest = rest.strip_suffix(char)?;
        if char.is_ascii_punctuation() {
            rest = rest.strip_suffix('\\').unwrap_or(rest);
        }
    }
    let goes_on = match rest.chars().next_back() {
        Some(before) if before.is_alphanumeric() => true,
        Some('.' | ',') => rest[..rest.len() - 1].ends_with(|c: char| c.is_ascii_digit()),
        // A sign, or a currency, would be of the amount.
        Some('£' | '$' | '€' | '+' | '\u{2212}') => true,
        // So would a hyphen be, but for one between two amounts.
        Some('-') => rest[..rest.len() - 1]
            .chars()
            .next_back()
            .is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '[')),
        _ => false,
    };
    (!goes_on && !words.is_empty()).then_some(rest.len())
}

/// Where a text ends but for the marks with which a person made its last words bold or italic.
pub(super) fn before_emphasis(text: &str) -> usize {
    text.trim_end_matches(['*', '_']).len()
}

/// What a person has plainly written at the end of a text in the stead of `made`: another number, or other words
/// of the same phrase. Nothing, at the end, where there is no such thing: every other word is that person's own.
pub(super) fn in_stead(text: &str, made: &str) -> Range<usize> {
    let end = before_emphasis(text);
    let nothing = text.len()..text.len();
    let begin = begin(&text[..end]);
    let region = &text[begin..end];
    let ends_well = |c: char| c.is_alphanumeric() || c == '%' || made.ends_with(c);
    if !region.ends_with(ends_well) {
        return nothing;
    }
    let made: Vec<&str> = made.split_whitespace().collect();
    let Some(first) = made.first() else { return nothing };
    let mut words: Vec<&str> = region
        .split_whitespace()
        .rev()
        .map(|word| word.trim_start_matches(OPENING))
        .take(made.len())
        .collect();
    words.reverse();
    let same = words.iter().zip(&made).filter(|(word, made)| is_alike(word, made)).count();
    let is_phrase = words.len() == made.len()
        && same * 2 >= made.len()
        && words.first().is_some_and(|word| is_alike(word, first));
    if !is_phrase {
        let is_of_phrase =
            |word: &&&str| is_number(word) || made.iter().any(|made| is_alike(word, made));
        let run = words.iter().rev().take_while(is_of_phrase).count();
        words.drain(..words.len() - run);
        // A phrase begins as it did, or with a number: an "and" before it is none of it.
        let other =
            words.iter().take_while(|word| !is_number(word) && !is_alike(word, first)).count();
        words.drain(..other);
    }
    words.first().map_or(nothing, |word| offset(text, word)..end)
}

/// A space, where words would run into what is put at the end of a text.
pub(super) fn space(text: &str) -> &'static str {
    match text.chars().next_back() {
        Some(last)
            if last.is_whitespace() || OPENING.contains(&last) || "/–—-£$€".contains(last) =>
        {
            ""
        }
        Some(_) => " ",
        None => "",
    }
}

/// What may stand before a word without a space.
const OPENING: [char; 8] = ['(', '[', '*', '_', '"', '\'', '\u{2018}', '\u{201C}'];

/// Where a word begins that is a slice of a text.
fn offset(text: &str, word: &str) -> usize {
    word.as_ptr().addr() - text.as_ptr().addr()
}

/// Where the words begin among which an edit may be, at the end of a text: in its last paragraph, behind every
/// other part, and behind that with which the line begins.
fn begin(text: &str) -> usize {
    let paragraph = text.rfind("\n\n").map_or(0, |end| end + 2);
    let part = text.rfind("-->").map_or(0, |end| end + "-->".len());
    let line = line_start(text, text.len());
    let lead = text.len() - after_lead(text).len();
    let has_lead = !text[line..lead].trim().is_empty();
    paragraph.max(part).max(if has_lead { lead } else { 0 })
}

/// Whether one word may stand for another: a number for a number, "paragraph" for "paragraphs".
fn is_alike(one: &str, other: &str) -> bool {
    let bare = |word: &str| word.trim_end_matches([',', '.']).trim_end_matches('s').to_lowercase();
    bare(one) == bare(other) || (is_number(one) && is_number(other))
}

/// Whether a word is a number and nothing else but its signs and its unit: `£1.003m`, `33%`, `12th`, `twelve`.
fn is_number(word: &str) -> bool {
    const LONGEST_UNIT: usize = 2;
    let digits = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let amount = digits.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = digits[amount.len()..].chars().filter(|c| c.is_alphabetic()).count();
    let is_amount = !amount.is_empty() && !amount.contains(char::is_alphabetic);
    (is_amount && unit <= LONGEST_UNIT) || is_number_in_words(word)
}

/// A line without the signs with which it begins. That of an item has a blank behind it: any other is one of an
/// amount.
fn after_marks(line: &str) -> &str {
    let rest = line.trim_start_matches([' ', '\t', '>', '#']);
    match rest.strip_prefix(['-', '*', '+']) {
        Some(item) if item.starts_with([' ', '\t']) => after_marks(item),
        _ => rest,
    }
}

/// What the last line of a text has behind that with which it begins: the sign of a quotation, of a heading or of
/// an item, and its number.
fn after_lead(text: &str) -> &str {
    let line = text.rfind('\n').map_or(0, |newline| newline + 1);
    let words = after_marks(&text[line..]);
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')');
    let number = words.find(|c| !is_of_number(c)).unwrap_or(words.len());
    let (number, rest) = words.split_at(number);
    let is_lead = number.starts_with(|c: char| c.is_ascii_digit()) && number.contains(['.', ')']);
    match rest.strip_prefix(' ') {
        Some(rest) if is_lead => rest,
        _ => words,
    }
}
