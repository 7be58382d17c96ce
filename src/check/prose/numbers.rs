//! Numbers out of words: `£398,603.88`, `£7.6m`, `20 per cent`, `1,427`.
//!
//! Two others read numbers, on purpose. A cell of a table (`check/outside/grid.rs`) is a number or none, whole as it
//! stands: brackets and `CR` make it a credit there, which in a sentence are only brackets; a year is an amount
//! there, and the digits of a date are none here. Who asks `explain` for a number (`explain/find.rs`) may leave out
//! signs and commas, and means the number in any case. One reader for all would need to be told each time which of
//! these to be; what is read alike, digits with their commas and point, is read by `amount::parse`.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{malformed, noise};
use crate::amount;

/// A number as words have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Number {
    /// Where it stands, with its sign of money and what follows it.
    pub(in crate::check) span: Range<usize>,
    /// What it says: 7,600,000 for `£7.6m`.
    pub(in crate::check) value: Decimal,
    /// What one of its digits before the point counts: a million for `£7.6m`.
    pub(in crate::check) scale: Decimal,
    /// How many decimal places it has as typed.
    pub(in crate::check) places: u32,
    /// What it counts.
    pub(in crate::check) kind: Kind,
}

/// What a number counts, as far as it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Kind {
    /// Money.
    Money,
    /// Hundredths.
    Percent,
    /// It doesn't say.
    Plain,
}

impl Number {
    /// The least by which it could be another: 100,000 for `£7.6m`.
    pub(in crate::check) fn step(&self) -> Decimal {
        self.scale * Decimal::new(1, self.places)
    }

    /// A value as this number would print it.
    pub(in crate::check) fn as_printed(&self, value: Decimal) -> Decimal {
        amount::round(value.abs() / self.scale, self.places) * self.scale
    }

    /// Its digits that say something: 4 for `5,067`, and 1 for `£8,000`, which may be a round number.
    pub(in crate::check) fn digits(&self) -> usize {
        significant(self.value / self.scale, self.places)
    }
}

fn significant(value: Decimal, places: u32) -> usize {
    let digits = amount::digits(value, places).replace([',', '.'], "");
    let digits = digits.trim_start_matches('0');
    if places == 0 { digits.trim_end_matches('0').len() } else { digits.len() }
}

/// Every number in a text that could be a figure, in order.
pub(in crate::check) fn numbers(text: &str, currency: &str) -> Vec<Number> {
    let all = with_small_ones(text, currency);
    all.into_iter().filter(|number| !noise::is_too_plain(number)).collect()
}

/// Every number in a text that counts or measures anything, however small: parts of a whole may be few.
pub(super) fn with_small_ones(text: &str, currency: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = at + offset;
        let (end, number) = read(text, start, currency);
        found.extend(number.filter(|number| !noise::is_none(text, number)));
        at = end;
    }
    found
}

/// The number that begins with the digit at `start`, if it is one; and where to read on.
fn read(text: &str, start: usize, currency: &str) -> (usize, Option<Number>) {
    let (before, rest) = (&text[..start], &text[start..]);
    let length = digits(rest);
    let end = start + length;
    let whole = start + rest.find(|c: char| !in_a_word(c)).unwrap_or(rest.len());
    // `NI130`, `5a`: a name.
    if before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
        return (whole.max(end), None);
    }
    let signs = malformed::signs(currency);
    let sign = signs.iter().find(|sign| before.trim_end().ends_with(**sign));
    if let Some(length) = sign.and_then(|_| malformed::length(rest)) {
        return (start + length, None);
    }
    let from = sign.map_or(start, |sign| before.trim_end().len() - sign.len());
    if sign.is_none() && is_part_of_more(before, &text[end..], &rest[..length]) {
        return (start + run(rest), None);
    }
    let Ok(digits) = amount::parse(&rest[..length]) else { return (end, None) };
    let Some(Suffix { length, scale, percent, money }) = suffix(&text[end..], sign.is_some())
    else {
        return (whole.max(end), None);
    };
    let Some(value) = digits.checked_mul(scale) else { return (end + length, None) };
    let kind = match (sign.is_some() || money, percent) {
        (true, _) => Kind::Money,
        (false, true) => Kind::Percent,
        (false, false) => Kind::Plain,
    };
    let number = Number { span: from..end + length, value, scale, places: digits.scale(), kind };
    (end + length, Some(number))
}

fn in_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// How long the digits are with which a text begins, with commas before groups of three and one
/// point.
fn digits(text: &str) -> usize {
    let count = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = count(text);
    while text[length..].starts_with(',') && count(&text[length + 1..]) == 3 {
        length += 4;
    }
    if text[length..].starts_with('.') {
        match count(&text[length + 1..]) {
            0 => {}
            places => length += 1 + places,
        }
    }
    length
}

/// Whether digits are a part of something longer that is no number: `3.29.6`, `2018/19`, `10:30`, a
/// telephone number.
fn is_part_of_more(before: &str, after: &str, digits: &str) -> bool {
    let joins = |c: char| matches!(c, '.' | '/' | ':');
    let goes_on = after
        .strip_prefix(joins)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let went_before =
        before.strip_suffix(joins).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let dashes = ['-', '\u{2013}'];
    let year = noise::is_year(digits)
        && after
            .strip_prefix(dashes)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let telephone = digits.len() > 1 && digits.starts_with('0') && !digits.contains('.');
    goes_on || went_before || year || telephone
}

/// How long what is written without a gap is.
fn run(text: &str) -> usize {
    let inside = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | ':' | '-' | '\u{2013}');
    let length = text.find(|c: char| !inside(c)).unwrap_or(text.len());
    length.max(1)
}

/// What stands behind the digits of a number.
struct Suffix {
    length: usize,
    scale: Decimal,
    percent: bool,
    money: bool,
}

/// What follows the digits; `None` if it makes a word of them: `12th`, `5a`.
fn suffix(after: &str, money: bool) -> Option<Suffix> {
    let suffix = |length, scale, percent, money| Some(Suffix { length, scale, percent, money });
    if after.starts_with('%') {
        return suffix(1, Decimal::ONE, true, false);
    }
    let spaced = after.trim_start_matches([' ', '\u{A0}', '\u{202F}', '-']);
    let gap = after.len() - spaced.len();
    let word = &spaced[..spaced.find(|c: char| !in_a_word(c)).unwrap_or(spaced.len())];
    let end = gap + word.len();
    if let Some(scale) = in_words(word) {
        return suffix(end, scale, false, false);
    }
    if gap == 1 && word == "per" && spaced[3..].trim_start().starts_with("cent") {
        let cent = spaced[3..].len() - spaced[3..].trim_start().len();
        return suffix(gap + 3 + cent + 4, Decimal::ONE, true, false);
    }
    if word == "percent" {
        return suffix(end, Decimal::ONE, true, false);
    }
    match (gap, letters(word)) {
        (0, Some(scale)) => suffix(end, scale, false, true),
        (1, Some(scale)) if money => suffix(end, scale, false, true),
        (0, None) if !word.is_empty() => None,
        _ => suffix(0, Decimal::ONE, false, false),
    }
}

fn in_words(word: &str) -> Option<Decimal> {
    Some(match word {
        "thousand" => Decimal::ONE_THOUSAND,
        "million" => Decimal::from(1_000_000),
        "billion" => Decimal::from(1_000_000_000),
        _ => return None,
    })
}

fn letters(word: &str) -> Option<Decimal> {
    Some(match word {
        "k" | "K" => Decimal::ONE_THOUSAND,
        "m" | "M" | "mn" => Decimal::from(1_000_000),
        "bn" => Decimal::from(1_000_000_000),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Kind, numbers};

    fn read(text: &str) -> Vec<(String, String, Kind)> {
        let found = numbers(text, "£");
        let told = found.into_iter().map(|number| {
            let value = number.value.normalize().to_string();
            (text[number.span].to_owned(), value, number.kind)
        });
        told.collect()
    }

    fn one(text: &str) -> Option<(String, String, Kind)> {
        read(text).into_iter().next()
    }

    #[test]
    fn amounts_are_read_as_councils_write_them() {
        let money =
            |words: &str, value: &str| Some((words.to_owned(), value.to_owned(), Kind::Money));
        assert_eq!(one("saves £398,603.88 a year"), money("£398,603.88", "398603.88"));
        assert_eq!(one("(£7.6m)."), money("£7.6m", "7600000"));
        assert_eq!(one("some £450k"), money("£450k", "450000"));
        assert_eq!(one("of £3.4 million"), money("£3.4 million", "3400000"));
        assert_eq!(one("£1.003."), money("£1.003", "1.003"));
        assert_eq!(one("a 3.224m saving"), money("3.224m", "3224000"));
    }

    #[test]
    fn percentages_and_counts_are_read() {
        let percent = |words: &str| Some((words.to_owned(), "20".to_owned(), Kind::Percent));
        assert_eq!(one("20% of it"), percent("20%"));
        assert_eq!(one("20 per cent of it"), percent("20 per cent"));
        assert_eq!(one("20 percent"), percent("20 percent"));
        assert_eq!(
            one("about 1,427 people"),
            Some(("1,427".to_owned(), "1427".to_owned(), Kind::Plain))
        );
    }

    #[test]
    fn years_dates_and_numbers_of_paragraphs_are_no_numbers() {
        for text in [
            "in 2018/19",
            "in 2019-20",
            "since 2014",
            "on 28 August 2024",
            "the Care Act 2014",
            "paragraphs 12 to 14",
            "paragraph 3.29.6",
            "Section 117 aftercare",
            "s.100D",
            "at 10:30",
            "NI 130",
            "the 20th",
            "0113 222 4444",
            "Prince 2",
            "the Local Authority Circulars 2008 (1)",
            "two teams and 3 posts",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }
}
