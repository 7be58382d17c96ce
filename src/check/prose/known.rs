//! The figures of a paper, as what a typed number may be meant for.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::numbers::{Kind, Number};
use super::spot::{self, Spot};
use crate::figures::Figure;
use crate::measure::Unit;
use crate::style::Formats;

/// The figures of a paper with the words that name them.
pub(super) struct Known<'a> {
    figures: Vec<Candidate<'a>>,
    /// How the style prints them.
    pub(super) formats: &'a Formats,
}

struct Candidate<'a> {
    figure: &'a Figure,
    /// Those of its name and of what it is called.
    words: BTreeSet<String>,
    /// Those of what it is called alone.
    called: BTreeSet<String>,
}

impl Candidate<'_> {
    /// How many of its words stand among others. That all of what it is called stands there counts as one more.
    fn shared(&self, words: &BTreeSet<String>) -> usize {
        let is_called = !self.called.is_empty() && self.called.is_subset(words);
        self.words.intersection(words).count() + usize::from(is_called)
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
        let figures = figures
            .filter(|(_, figure)| !figure.value.is_zero() && seen.insert(figure.name.as_str()));
        let figures = figures.map(|(name, figure)| Candidate {
            figure: figure.as_ref(),
            words: spot::words(&format!("{} {}", name.replace('_', " "), figure.label)),
            called: spot::words(&figure.label),
        });
        Self { figures: figures.collect(), formats }
    }

    /// The figures of the kind of a number that `fits`, the likeliest first: the one that shares most
    /// words with the sentence, of equals the nearest, and of those the one with the shortest name.
    pub(super) fn meant(
        &self,
        spot: &Spot,
        fits: impl Fn(&Number, Decimal) -> bool,
    ) -> Vec<Meant<'a>> {
        let mut meant: Vec<Meant> = self
            .figures
            .iter()
            .filter(|known| may_be(spot.number, known.figure))
            .filter(|known| fits(spot.number, known.figure.value.abs()))
            .map(|known| Meant { figure: known.figure, shared: known.shared(&spot.words) })
            .collect();
        meant.sort_by_key(|meant| {
            let name = &meant.figure.name;
            let off = spot.number.value.checked_sub(meant.figure.value.abs());
            let off = off.unwrap_or(Decimal::MAX).abs();
            (std::cmp::Reverse(meant.shared), off, name.len(), name.clone())
        });
        meant
    }

    /// The likeliest of the figures that fit, if as many words as the number needs are shared: few digits
    /// fit many a figure by chance.
    pub(super) fn likeliest(
        &self,
        spot: &Spot,
        fits: impl Fn(&Number, Decimal) -> bool,
    ) -> Option<&'a Figure> {
        self.sharing(spot, words_needed(spot.number), fits)
    }

    /// The likeliest of the figures that fit, if it shares so many words. An amount with VAT, or a week, is
    /// held only to a figure that is named so.
    pub(super) fn sharing(
        &self,
        spot: &Spot,
        words: usize,
        fits: impl Fn(&Number, Decimal) -> bool,
    ) -> Option<&'a Figure> {
        let is_named = |figure: &Figure| {
            let name = format!("{} {}", figure.name, figure.label).to_lowercase();
            spot.qualifier.as_ref().is_none_or(|word| name.contains(word.trim_end_matches('s')))
        };
        let first = self.meant(spot, fits).into_iter().find(|meant| is_named(meant.figure))?;
        (first.shared >= words).then_some(first.figure)
    }

    /// Whether an amount is written as more than a thousand millions, and is more than ten
    /// times as large as any that the paper has: £5,987m.
    pub(super) fn is_beyond_all(&self, number: &Number) -> bool {
        let money = self.figures.iter().filter(|known| known.figure.unit == Unit::Money);
        let largest = money.map(|known| known.figure.value.abs()).max();
        let is_long =
            // Thousands are written as £12,500k where the paper counts in thousands.
            number.scale > Decimal::ONE_THOUSAND
                && number.value / number.scale >= Decimal::ONE_THOUSAND;
        is_long && largest.is_some_and(|largest| number.value / Decimal::TEN > largest)
    }
}

/// How many words a number must share with a figure that it only resembles.
fn words_needed(number: &Number) -> usize {
    // A cell of a typed table has no words around it.
    let plain = usize::from(number.kind == Kind::Plain && number.digits() < 6);
    match number.digits() {
        0..=2 => 3 + plain,
        3 => 2 + plain,
        4 => 1 + plain,
        _ => plain,
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
