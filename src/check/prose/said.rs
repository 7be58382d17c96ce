//! What a sentence says of its own numbers: parts of a whole, a share, a rise, so many at so much each.
//!
//! This needs nothing but the words, so it can be looked for in papers of whatever origin. A [`Shape`] is the
//! text with a letter in the place of each number; a rule is a pattern of it, and what must then hold
//! of the numbers. What is said in other words isn't understood, and is let alone.

mod changes;
mod meant;
mod products;
mod shape;
mod shares;
mod wholes;

use std::ops::Range;

use rust_decimal::Decimal;

use super::numbers::Number;
use crate::amount;
use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
pub(super) use changes::CHANGE;
pub(super) use products::PRODUCT;
pub(in crate::check) use shape::Shape;
pub(in crate::check) use wholes::UNACCOUNTED;

/// Every finding of the kind, each number told once.
pub(in crate::check) fn check(passages: &[Passage], currency: &str) -> Vec<Finding> {
    passages.iter().flat_map(|passage| of_passage(passage, currency)).collect()
}

fn of_passage(passage: &Passage, currency: &str) -> Vec<Finding> {
    let shape = Shape::of(&passage.text, currency);
    if shape.numbers.len() < 2 {
        return Vec::new();
    }
    let mut all = wholes::find(&shape);
    all.extend(shares::find(&shape));
    all.extend(changes::find(&shape));
    all.extend(products::find(&shape));
    let mut told: Vec<Range<usize>> = Vec::new();
    let mut found = Vec::new();
    for one in all {
        let is_told = |span: &Range<usize>| span.start < one.span.end && one.span.start < span.end;
        if told.iter().rev().take(NEAR).any(is_told) {
            continue;
        }
        told.push(one.span.clone());
        found.extend(one.placed(passage));
    }
    found
}

/// What was told so many findings ago is far away.
const NEAR: usize = 20;

/// What is said and isn't so.
struct Told {
    rule: &'static Rule,
    /// From the first number by which it is said to the last.
    span: Range<usize>,
    message: String,
    remedy: &'static str,
}

impl Told {
    fn placed(self, passage: &Passage) -> Option<Finding> {
        let place = passage.place(&self.span)?;
        let finding = Diagnostic::error(self.message).at(&place).remedy(self.remedy);
        Some(Finding::new(self.rule, passage.text.get(self.span)?, finding))
    }
}

/// How far a number may be from what it was before it was rounded to be typed. Whole numbers and pence are
/// what they are.
fn room(number: &Number) -> Decimal {
    let is_exact = number.scale == Decimal::ONE && matches!(number.places, 0 | 2);
    if is_exact { Decimal::ZERO } else { number.step() / Decimal::TWO }
}

/// A number as messages have it.
fn shown(value: Decimal) -> String {
    amount::for_message(value, 2)
}

/// Whether two numbers differ by a slip of the hand: one digit, or two neighbours that have changed places.
fn is_slip(one: Decimal, other: Decimal) -> bool {
    let (one, other) = (one.normalize().to_string(), other.normalize().to_string());
    one.len() >= 3 && one.len() == other.len() && strsim::osa_distance(&one, &other) == 1
}
