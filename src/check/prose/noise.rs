//! What looks like a number of the paper and is none: years, days, names with a number, small counts.

use chrono::Month;
use rust_decimal::Decimal;

use super::numbers::{Kind, Number};

/// Counts below this are not looked for: three teams are counted by whoever reads of them.
const SMALL: Decimal = Decimal::TEN;

/// Words before a number by which it is the number of something, and counts nothing.
const NUMBERED: &[&str] = &[
    "act",
    "acts",
    "agenda",
    "annex",
    "appendices",
    "appendix",
    "article",
    "articles",
    "band",
    "box",
    "category",
    "chapter",
    "chapters",
    "chart",
    "circular",
    "circulars",
    "class",
    "clause",
    "clauses",
    "day",
    "edition",
    "figure",
    "figures",
    "form",
    "grade",
    "grades",
    "item",
    "items",
    "level",
    "levels",
    "minute",
    "minutes",
    "month",
    "no",
    "nos",
    "note",
    "number",
    "option",
    "options",
    "page",
    "pages",
    "para",
    "paragraph",
    "paragraphs",
    "paras",
    "part",
    "parts",
    "phase",
    "quarter",
    "question",
    "recommendation",
    "recommendations",
    "reg",
    "regulation",
    "regulations",
    "rule",
    "sch",
    "schedule",
    "section",
    "sections",
    "stage",
    "standard",
    "step",
    "table",
    "tables",
    "tier",
    "version",
    "volume",
    "ward",
    "week",
    "year",
    "zone",
];

/// Whether digits are a year.
pub(super) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Whether a number is one of a date, of a name, or of anything else that counts nothing.
pub(super) fn is_none(text: &str, number: &Number) -> bool {
    number.kind == Kind::Plain && is_plain_noise(text, number)
}

/// Whether a number is one for which no paper has a figure.
pub(super) fn is_too_plain(number: &Number) -> bool {
    match number.kind {
        _ if number.value.is_zero() => true,
        Kind::Money => false,
        // "We agree with it 100%."
        Kind::Percent => number.value == Decimal::ONE_HUNDRED,
        Kind::Plain => number.value < SMALL && number.places == 0,
    }
}

fn is_plain_noise(text: &str, number: &Number) -> bool {
    let digits = &text[number.span.clone()];
    let (before, after) = (&text[..number.span.start], &text[number.span.end..]);
    // The groups of a telephone number.
    let goes_on = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    // Neither days nor the numbers of names have thousands.
    let is_long = digits.contains(',');
    let is_named = !is_long && (is_of_a_date(before, after) || is_a_name(before));
    // "1.1 Information and advice", as frameworks number what they have.
    let begins_a_title = digits.contains('.')
        && before.trim().is_empty()
        && after.strip_prefix(' ').is_some_and(|title| {
            title.starts_with(char::is_uppercase)
                || title.starts_with(['\u{2018}', '\u{201C}', '\'', '"'])
        });
    goes_on || is_year(digits) || is_named || begins_a_title
}

fn is_of_a_date(before: &str, after: &str) -> bool {
    let is_month = |word: &str| word.parse::<Month>().is_ok();
    let next = after.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let directly = after.starts_with([' ', '\u{A0}']);
    // "from 1 to 14 May": the first has no month of its own, and is small or followed by the other.
    (directly && next.is_some_and(is_month)) || last_word(before).is_some_and(is_month)
}

/// Whether a number is part of a name: "Section 117", "NI 130", "Prince 2".
fn is_a_name(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{A0}', '(', '.', '#', '\u{201C}', '"']);
    let Some(word) = last_word(before) else { return false };
    let rest = before.strip_suffix(word);
    let small = word.to_lowercase();
    if rest.is_some() && is_numbered(&small) {
        return true;
    }
    // "paragraphs 12 to 14", "sections 5, 10 and 15"
    if matches!(small.as_str(), "to" | "and" | "or")
        || before.ends_with([',', '-', '\u{2013}', '&'])
    {
        return goes_on_from_a_name(before);
    }
    let Some(rest) = rest.map(str::trim_end) else { return false };
    let begins_a_sentence =
        rest.is_empty() || rest.ends_with(['.', '?', '!', ':', '\u{201C}', '"', '(']);
    let is_capital = word.starts_with(char::is_uppercase);
    let is_acronym = word.len() > 1 && word.chars().all(char::is_uppercase);
    is_acronym || (is_capital && !begins_a_sentence)
}

/// So far back a list of numbers is followed to the name before it, in bytes: a hundred of them.
const LONGEST: usize = 400;

fn goes_on_from_a_name(before: &str) -> bool {
    let before = &before[before.floor_char_boundary(before.len().saturating_sub(LONGEST))..];
    let is_mark = |word: &str| {
        word.chars().all(|c| c.is_ascii_digit() || c == '.')
            || matches!(word, "to" | "and" | "or")
            || word.is_empty()
    };
    let mut words = before.split([' ', '\u{A0}', ',', '-', '\u{2013}', '&', '(']).rev();
    let name = words.find(|word| !is_mark(word));
    name.is_some_and(|word| is_numbered(&word.to_lowercase()))
}

fn is_numbered(word: &str) -> bool {
    NUMBERED.contains(&word)
}

fn last_word(text: &str) -> Option<&str> {
    text.rsplit(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty())
}
