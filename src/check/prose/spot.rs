//! One typed number with the words around it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::known::{Known, Meant};
use super::numbers::{Kind, Number};
use super::qualified::{is_unit_price, qualifier};
use crate::check::passages::Passage;
use crate::diagnostic::Place;
use crate::figures::Figure;

/// One typed number with the words around it, and what it may be meant for.
pub(super) struct Spot<'a, 'f> {
    /// The number.
    pub(super) number: &'a Number,
    /// As it is typed.
    pub(super) text: &'a str,
    /// Where it was typed.
    pub(super) place: Place,
    /// The figures that it may be meant for, the likeliest first.
    pub(super) near: Vec<Meant<'f>>,
    /// The word behind it by which it is an amount with VAT, a week, each or the like.
    pub(super) qualifier: Option<String>,
    /// Whether it is what one of something costs.
    pub(super) is_unit_price: bool,
}

impl<'a, 'f> Spot<'a, 'f> {
    pub(super) fn new(
        passage: &'a Passage,
        number: &'a Number,
        place: Place,
        known: &Known<'f>,
    ) -> Self {
        let text = &passage.text[number.span.clone()];
        let near = known.near(number, &words(sentence(&passage.text, number)));
        let qualifier = qualifier(&passage.text, number);
        let is_unit_price = is_unit_price(&passage.text, number);
        Self { number, text, place, near, qualifier, is_unit_price }
    }

    /// Those of them that fit the number, the likeliest first.
    pub(super) fn meant(
        &self,
        fits: impl Fn(&Number, Decimal) -> bool,
    ) -> impl Iterator<Item = Meant<'f>> {
        self.near.iter().filter(move |meant| fits(self.number, meant.figure.value.abs())).copied()
    }

    /// The likeliest of the figures that fit, if as many words as the number needs are shared: few digits
    /// fit many a figure by chance.
    pub(super) fn likeliest(&self, fits: impl Fn(&Number, Decimal) -> bool) -> Option<&'f Figure> {
        self.sharing(words_needed(self.number), fits)
    }

    /// The likeliest of the figures that fit, if it shares so many words. An amount with VAT, or a week, is
    /// held only to a figure that is named so.
    pub(super) fn sharing(
        &self,
        words: usize,
        fits: impl Fn(&Number, Decimal) -> bool,
    ) -> Option<&'f Figure> {
        let is_named = |figure: &Figure| {
            let name = format!("{} {}", figure.name, figure.label).to_lowercase();
            self.qualifier.as_ref().is_none_or(|word| name.contains(word.trim_end_matches('s')))
        };
        let first = self.meant(fits).find(|meant| is_named(meant.figure))?;
        (first.shared >= words).then_some(first.figure)
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

/// So far a sentence is followed, in bytes: far longer than any. Of words without an end, looking for it
/// from every number would take longer and longer.
const LONGEST: usize = 1000;

/// The sentence in which a number stands.
pub(in crate::check) fn sentence<'a>(text: &'a str, number: &Number) -> &'a str {
    const ENDS: [&str; 3] = [". ", "? ", "! "];
    let from = text.floor_char_boundary(number.span.start.saturating_sub(LONGEST));
    let to = text.floor_char_boundary(number.span.end.saturating_add(LONGEST));
    let before = &text[from..number.span.start];
    let after = &text[number.span.end..to];
    let start = ENDS.iter().filter_map(|end| before.rfind(end)).max().map_or(0, |at| at + 2);
    let end = ENDS.iter().filter_map(|end| after.find(end)).min();
    &text[from + start..end.map_or(to, |at| number.span.end + at)]
}

/// Words that tell no figure from another.
const SAY_NOTHING: [&str; 38] = [
    "about", "all", "amount", "and", "are", "been", "but", "come", "cost", "count", "figure",
    "for", "from", "has", "have", "into", "its", "more", "new", "not", "number", "one", "per",
    "that", "than", "the", "their", "them", "there", "these", "they", "this", "value", "was",
    "were", "which", "will", "with",
];

/// The words of a text that say anything, without their endings, so that `savings` is `saving`. A year is
/// one of them.
pub(in crate::check) fn words(text: &str) -> BTreeSet<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let words = parts.filter_map(|part| {
        let is_number = part.starts_with(|c: char| c.is_ascii_digit());
        let length = part.chars().count();
        if is_number {
            return (length == 4 || length == 2).then(|| part.to_owned());
        }
        let small = part.to_lowercase();
        let says = length >= 3 && !SAY_NOTHING.contains(&small.as_str());
        says.then(|| small.strip_suffix('s').unwrap_or(&small).to_owned())
    });
    words.collect()
}
