//! Stretches of months that are a month longer than the year they stand for.

use std::ops::Range;

use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const SPAN: Rule = Rule {
    name: "wholes/thirteen-months",
    level: Level::Warning,
    finds: "a stretch from a month to the same month of another year, which is a month more than whole years",
};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words that stand between the ends of a stretch of which both months are a part.
const UNTIL: [&str; 4] = ["to", "until", "till", "through"];

/// Finds such stretches in words that somebody typed. Nottinghamshire, 2019: "March 2019 to March 2020"
/// beside posts of a year is thirteen months.
pub(in crate::check) fn check(passages: &[Passage]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in passages {
        for (range, months) in stretches(&passage.text) {
            let Some(place) = passage.place(&range) else { continue };
            let words = &passage.text[range];
            let message = format!("`{words}` is {months} months, if both of its ends are counted");
            let finding = Diagnostic::warning(message).at(&place).remedy(
                "write the last month that is counted, or the days: `1 April 2019 to 31 March 2020`",
            );
            findings.push(Finding::new(&SPAN, words, finding));
        }
    }
    findings
}

/// The stretches of a text from a month to the same month of a later year, with their months.
///
/// Days before the months make it plain what is counted, and are left alone.
fn stretches(text: &str) -> Vec<(Range<usize>, u32)> {
    let words = words(text);
    let found = words.windows(5).enumerate().filter_map(|(index, window)| {
        let [from, first, until, to, last] = window else { return None };
        let month = month(from.1)?;
        let is_same = month == self::month(to.1)? && is_until(until.1);
        let before = index.checked_sub(1).and_then(|before| words.get(before));
        if !is_same || before.is_some_and(|(_, word)| is_day(word)) {
            return None;
        }
        let years = year(last.1)?.checked_sub(year(first.1)?).filter(|years| *years > 0)?;
        let start = from.0.start + (from.1.len() - opened(from.1).len());
        Some((start..last.0.start + YEAR, years * 12 + 1))
    });
    found.collect()
}

fn is_until(word: &str) -> bool {
    UNTIL.contains(&word.to_lowercase().as_str()) || word.starts_with(is_dash)
}

/// The digits of a year.
const YEAR: usize = 4;

/// The words of a text between white space and dashes, with where they stand. A dash is a word, also where none
/// stands around it: `March 2019–March 2020`.
fn words(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut words = Vec::new();
    let mut push = |range: Range<usize>| {
        if let Some(word) = text.get(range.clone()).filter(|word| !word.is_empty()) {
            words.push((range, word));
        }
    };
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() || is_dash(c) {
            push(start..at);
            start = at + c.len_utf8();
            if is_dash(c) {
                push(at..start);
            }
        }
    }
    push(start..text.len());
    words
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2014}')
}

/// A word without the bracket or quotation mark that opens before it.
fn opened(word: &str) -> &str {
    word.trim_start_matches(['(', '\u{201C}', '"'])
}

/// The month that a word names, whole or by its first three letters.
fn month(word: &str) -> Option<usize> {
    let word = opened(word).to_lowercase();
    let is_it = |month: &&str| word == **month || (word.len() == 3 && month.starts_with(&word));
    MONTHS.iter().position(is_it)
}

/// The year with which a word begins: a mark may follow it.
fn year(word: &str) -> Option<u32> {
    let digits = word.get(..YEAR)?;
    let rest = word[YEAR..].chars().next();
    digits.parse().ok().filter(|_| !rest.is_some_and(char::is_alphanumeric))
}

fn is_day(word: &str) -> bool {
    let day = word.trim_end_matches(char::is_alphabetic);
    day.len() <= 2 && day.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::stretches;

    #[test]
    fn a_stretch_from_a_month_to_the_same_month_is_a_month_too_long() {
        let of = |text: &str| -> Vec<(String, u32)> {
            let found = stretches(text).into_iter();
            found.map(|(range, months)| (text[range].to_owned(), months)).collect()
        };
        let thirteen = |words: &str| vec![(words.to_owned(), 13)];
        assert_eq!(of("funded (March 2019 to March 2020)."), thirteen("March 2019 to March 2020"));
        assert_eq!(of("from Sep 2020 until Sep 2021"), thirteen("Sep 2020 until Sep 2021"));
        assert_eq!(of("May 2019 to May 2022"), [("May 2019 to May 2022".to_owned(), 37)]);
        for words in ["March 2019 – March 2020", "March 2019–March 2020", "Mar 2019-Mar 2020"] {
            assert_eq!(of(words), thirteen(words));
        }
        assert_eq!(of("April–June 2019, and April 2019–March 2020"), []);
        assert_eq!(of("April 2019 to March 2020"), []);
        assert_eq!(of("from 31 March 2019 to March 2020"), []);
        assert_eq!(of("March 2019 and March 2020"), []);
        assert_eq!(of("March 2020 to March 2019"), []);
    }
}
