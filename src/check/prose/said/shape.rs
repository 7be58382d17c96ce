//! A text with a letter in the place of each number: `N cases, of which N were closed and N open`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Match, Regex};
use rust_decimal::Decimal;

use crate::check::prose::numbers::{Kind, Number, with_small_ones};

/// A text in small letters, in which a capital stands for each number: `M` for money, `P` for a percentage, `N`
/// for any other. There is no other capital in it, and no full stop but those of words.
pub(in crate::check) struct Shape<'a> {
    pub(in crate::check) text: &'a str,
    pub(in crate::check) shape: String,
    /// The numbers, in order.
    pub(in crate::check) numbers: Vec<Number>,
    /// Where the letter of each stands.
    at: Vec<usize>,
}

/// Numbers in words, as far as they are written so.
const IN_WORDS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

static NUMBER_IN_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)\b(?:{})\b", IN_WORDS.join("|")))
        .expect("the pattern is valid: every test runs it")
});

/// Words before a number by which it is none that can be held to anything.
static VAGUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:about|around|approximately|approx\.?|circa|c\.?|roughly|some|nearly|almost|over|under|above|below|just|(?:more|less|fewer|greater|other|rather) than|up to|at least|at most|between|estimated|say|maximum of|minimum of)(?: the| an?)? ?$",
    )
    .expect("the pattern is valid: every test runs it")
});

impl<'a> Shape<'a> {
    pub(in crate::check) fn of(text: &'a str, currency: &str) -> Self {
        let mut numbers = with_small_ones(text, currency);
        let is_free = |range: &Range<usize>| {
            let next = numbers.partition_point(|number| number.span.end <= range.start);
            numbers.get(next).is_none_or(|number| number.span.start >= range.end)
        };
        let in_words: Vec<Number> = NUMBER_IN_WORDS
            .find_iter(text)
            .filter(|found| is_free(&found.range()))
            .filter_map(in_words)
            .collect();
        numbers.extend(in_words);
        numbers.sort_by_key(|number| number.span.start);
        let mut shape = String::with_capacity(text.len());
        let mut at = Vec::with_capacity(numbers.len());
        let mut from = 0;
        for number in &numbers {
            push(&mut shape, &text[from..number.span.start]);
            at.push(shape.len());
            shape.push(match number.kind {
                Kind::Money => 'M',
                Kind::Percent => 'P',
                Kind::Plain => 'N',
            });
            from = number.span.end;
        }
        push(&mut shape, &text[from..]);
        Self { text, shape, numbers, at }
    }

    /// The index of the number for which a match stands, or with which it begins.
    pub(in crate::check) fn index(&self, found: &Match) -> usize {
        self.next(found.start())
    }

    /// The index of the first number at or behind a place of the shape.
    pub(in crate::check) fn next(&self, at: usize) -> usize {
        self.at.partition_point(|number| *number < at)
    }

    /// The number for which a match stands.
    pub(in crate::check) fn number(&self, found: Option<Match>) -> Option<&Number> {
        self.numbers.get(self.index(&found?))
    }

    /// Where the letter of a number stands.
    pub(in crate::check) fn at(&self, index: usize) -> Option<usize> {
        self.at.get(index).copied()
    }

    /// A number as it was typed.
    pub(in crate::check) fn typed(&self, number: &Number) -> &str {
        self.text.get(number.span.clone()).unwrap_or_default().trim()
    }

    /// Whether words before it say that a number is not meant to the last digit, or a sign that it is below
    /// nought.
    pub(in crate::check) fn is_vague(&self, number: &Number) -> bool {
        let index = self.numbers.partition_point(|other| other.span.start < number.span.start);
        let Some(at) = self.at(index) else { return true };
        let before = &self.shape[..at];
        let from = before.floor_char_boundary(at.saturating_sub(30));
        before.ends_with(['-', '\u{2212}', '+']) || VAGUE.is_match(&before[from..])
    }

    /// Whether that is so of any of these.
    pub(in crate::check) fn are_vague(&self, numbers: &[&Number]) -> bool {
        numbers.iter().any(|number| self.is_vague(number))
    }

    /// Whether it was written out: `three`.
    pub(in crate::check) fn is_in_words(&self, number: &Number) -> bool {
        self.typed(number).starts_with(char::is_alphabetic)
    }

    /// From the first of these numbers to the last.
    pub(in crate::check) fn span(&self, numbers: &[&Number]) -> Range<usize> {
        let start = numbers.iter().map(|number| number.span.start).min().unwrap_or_default();
        let end = numbers.iter().map(|number| number.span.end).max().unwrap_or_default();
        start..end
    }
}

fn in_words(found: Match) -> Option<Number> {
    let word = found.as_str().to_lowercase();
    let value = IN_WORDS.iter().position(|known| *known == word)? + 1;
    let value = Decimal::from(value);
    Some(Number { span: found.range(), value, scale: Decimal::ONE, places: 0, kind: Kind::Plain })
}

/// Small letters, one kind of dash and of space. Nothing else may be a capital.
fn push(shape: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '\u{2014}' => shape.push('\u{2013}'),
            '\u{A0}' | '\u{202F}' | '\n' | '\t' => shape.push(' '),
            '\u{2019}' => shape.push('\''),
            _ => shape.push(c.to_lowercase().next().unwrap_or(c)),
        }
    }
}
