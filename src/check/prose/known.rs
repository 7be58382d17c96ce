//! The figures of a paper, as what a typed number may be meant for.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::near;
use super::numbers::{Kind, Number};
use super::spot;
use crate::check::vocabulary::{Vocabulary, Word};
use crate::figures::Figure;
use crate::measure::Unit;
use crate::style::Formats;

/// The figures of a paper with the words that name them.
pub(super) struct Known<'a> {
    /// By their amounts, the smallest first: a paper has tens of thousands of figures and of typed numbers,
    /// and to hold each of these to each of those took minutes.
    figures: Vec<Candidate<'a>>,
    words: Vocabulary,
    /// How the style prints them.
    pub(super) formats: &'a Formats,
}

struct Candidate<'a> {
    figure: &'a Figure,
    /// Its value without its sign.
    amount: Decimal,
    /// Those of its name and of what it is called.
    words: Vec<Word>,
    /// Those of what it is called alone.
    called: Vec<Word>,
}

/// Words of some figure, as numbers.
fn learnt(words: BTreeSet<String>, vocabulary: &mut Vocabulary) -> Vec<Word> {
    words.into_iter().map(|word| vocabulary.learn(word)).collect()
}

impl Candidate<'_> {
    /// How many of its words stand among others. That all of what it is called stands there counts as one more.
    fn shared(&self, words: &[Word]) -> usize {
        let stands = |word: &&Word| words.binary_search(word).is_ok();
        let is_called = !self.called.is_empty() && self.called.iter().all(|word| stands(&word));
        self.words.iter().filter(stands).count() + usize::from(is_called)
    }
}

/// A figure that a number may be meant for.
#[derive(Clone, Copy)]
pub(super) struct Meant<'a> {
    /// The figure.
    pub(super) figure: &'a Figure,
    /// How many of the words that name it stand around the number.
    pub(super) shared: usize,
}

impl<'a> Known<'a> {
    /// Some figures, by their names.
    pub(super) fn of(
        figures: impl Iterator<Item = (&'a str, &'a Arc<Figure>)>,
        formats: &'a Formats,
    ) -> Self {
        // Some figures can be asked for by two names.
        let mut seen = BTreeSet::new();
        let mut words = Vocabulary::default();
        let figures = figures
            .filter(|(_, figure)| !figure.value.is_zero() && seen.insert(figure.name.as_str()));
        let figures = figures.map(|(name, figure)| Candidate {
            figure: figure.as_ref(),
            amount: figure.value.abs(),
            words: learnt(
                spot::words(&format!("{} {}", name.replace('_', " "), figure.label)),
                &mut words,
            ),
            called: learnt(spot::words(&figure.label), &mut words),
        });
        let mut figures: Vec<Candidate> = figures.collect();
        figures.sort_by_key(|known| known.amount);
        Self { figures, words, formats }
    }

    /// The figures of the kind of a number that any rule may hold it to, the likeliest first: the one that shares
    /// most words with its sentence, of equals the nearest, and of those the one with the shortest name.
    pub(super) fn near(&self, number: &Number, words: &BTreeSet<String>) -> Vec<Meant<'a>> {
        let mut words: Vec<Word> = words.iter().filter_map(|word| self.words.get(word)).collect();
        words.sort_unstable();
        let near = near::ranges(number).into_iter().flat_map(|range| {
            let from = self.figures.partition_point(|known| known.amount < *range.start());
            let to = self.figures.partition_point(|known| known.amount <= *range.end());
            self.figures.get(from..to).unwrap_or_default()
        });
        let may_be = near.filter(|known| may_be(number, known.figure));
        let mut near: Vec<(Meant, Decimal)> = may_be
            .map(|known| {
                let meant = Meant { figure: known.figure, shared: known.shared(&words) };
                let off = number.value.checked_sub(known.amount);
                (meant, off.unwrap_or(Decimal::MAX).abs())
            })
            .collect();
        near.sort_unstable_by_key(|(meant, off)| {
            let name = meant.figure.name.as_str();
            (Reverse(meant.shared), *off, name.len(), name)
        });
        near.into_iter().map(|(meant, _)| meant).collect()
    }

    /// Whether an amount is written as more than a thousand millions, and is more than ten
    /// times as large as any that the paper has: £5,987m.
    pub(super) fn is_beyond_all(&self, number: &Number) -> bool {
        let is_long =
            // Thousands are written as £12,500k where the paper counts in thousands.
            number.scale > Decimal::ONE_THOUSAND
                && number.value / number.scale >= Decimal::ONE_THOUSAND;
        let mut largest = self.figures.iter().rev();
        is_long
            && largest
                .find(|known| known.figure.unit == Unit::Money)
                .is_some_and(|largest| number.value / Decimal::TEN > largest.amount)
    }
}

/// Whether a number of this kind can be that figure.
fn may_be(number: &Number, figure: &Figure) -> bool {
    match number.kind {
        Kind::Money => figure.unit == Unit::Money,
        Kind::Percent => figure.unit == Unit::Percent,
        // In a typed table the heading says that it is money.
        Kind::Plain => {
            figure.unit != Unit::Percent && (figure.unit != Unit::Money || is_long(number))
        }
    }
}

fn is_long(number: &Number) -> bool {
    number.digits() >= 4
}
