//! Stretches of months that are a month longer than the year they stand for.

use std::ops::Range;

use chrono::Month;

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

/// Words that stand between the ends of a stretch of which both months are a part.
const UNTIL: [&str; 6] = ["to", "until", "till", "through", "\u{2013}", "-"];

/// Finds such stretches in words that somebody typed. A seed paper funds posts for a year, "March 2019 to
/// March 2020": thirteen months.
pub(in crate::check) fn check(passages: &[Passage]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in passages {
        for Stretch { range, months, meant } in stretches(&passage.text) {
            let Some(place) = passage.place(&range) else { continue };
            let words = &passage.text[range];
            let message = format!("`{words}` is {months} months, if both of its ends are counted");
            let [one, other] = meant;
            let finding = Diagnostic::warning(message).at(&place).remedy(format!(
                "write the first and the last month that are counted, `{one}` or `{other}`, or the days of both"
            ));
            findings.push(Finding::new(&SPAN, words, finding));
        }
    }
    findings
}

/// A stretch from a month to the same month of a later year.
struct Stretch {
    /// Where it stands.
    range: Range<usize>,
    /// Its months, those of both ends among them.
    months: u32,
    /// The whole years that may be meant: to the month before, and from the month after.
    meant: [String; 2],
}

/// The stretches of a text from a month to the same month of a later year.
///
/// Days before the months make it plain what is counted, and are left alone.
fn stretches(text: &str) -> Vec<Stretch> {
    let words = words(text);
    let found = words.windows(5).enumerate().filter_map(|(index, window)| {
        let [from, first, until, to, last] = window else { return None };
        let month = month(from.1)?;
        let is_same =
            month == self::month(to.1)? && UNTIL.contains(&until.1.to_lowercase().as_str());
        let before = index.checked_sub(1).and_then(|before| words.get(before));
        if !is_same || before.is_some_and(|(_, word)| is_day(word)) {
            return None;
        }
        let (begins, ends) = (year(first.1)?, year(last.1)?);
        let years = ends.checked_sub(begins).filter(|years| *years > 0)?;
        let start = from.0.start + (from.1.len() - opened(from.1).len());
        let range = start..last.0.start + YEAR;
        Some(Stretch { range, months: years * 12 + 1, meant: whole_years(month, begins, ends) })
    });
    found.collect()
}

/// The stretches of whole years that begin with a month, or end with it.
fn whole_years(month: Month, begins: u32, ends: u32) -> [String; 2] {
    let (before, after) = (month.pred(), month.succ());
    let is_first = u32::from(month == Month::January);
    let is_last = u32::from(month == Month::December);
    let (name, before, after) = (month.name(), before.name(), after.name());
    [
        format!("{name} {begins} to {before} {}", ends - is_first),
        format!("{after} {} to {name} {ends}", begins + is_last),
    ]
}

/// The digits of a year.
const YEAR: usize = 4;

/// The words of a text between white space, with where they stand.
fn words(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in text.split(char::is_whitespace) {
        if !word.is_empty() {
            words.push((at..at + word.len(), word));
        }
        at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

/// A word without the bracket or quotation mark that opens before it.
fn opened(word: &str) -> &str {
    word.trim_start_matches(['(', '\u{201C}', '"'])
}

/// The month that a word names, whole or by its first three letters.
fn month(word: &str) -> Option<Month> {
    opened(word).parse().ok()
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
            found.map(|it| (text[it.range].to_owned(), it.months)).collect()
        };
        let thirteen = |words: &str| vec![(words.to_owned(), 13)];
        assert_eq!(of("funded (March 2019 to March 2020)."), thirteen("March 2019 to March 2020"));
        assert_eq!(of("from Sep 2020 until Sep 2021"), thirteen("Sep 2020 until Sep 2021"));
        assert_eq!(of("May 2019 to May 2022"), [("May 2019 to May 2022".to_owned(), 37)]);
        assert_eq!(of("April 2019 to March 2020"), []);
        assert_eq!(of("from 31 March 2019 to March 2020"), []);
        assert_eq!(of("March 2019 and March 2020"), []);
        assert_eq!(of("March 2020 to March 2019"), []);
    }

    #[test]
    fn what_may_be_meant_is_whole_years() {
        let meant = |text: &str| stretches(text).remove(0).meant;
        assert_eq!(
            meant("May 2021 to May 2023"),
            ["May 2021 to April 2023", "June 2021 to May 2023"]
        );
        assert_eq!(
            meant("Jan 2021 to Jan 2022"),
            ["January 2021 to December 2021", "February 2021 to January 2022"]
        );
        assert_eq!(
            meant("December 2021 to December 2022"),
            ["December 2021 to November 2022", "January 2022 to December 2022"]
        );
    }
}
