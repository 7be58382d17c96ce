//! Papers that come again: what became of the figures of the paper before.
//!
//! Of a paper that is of no series, or the first of one, nothing is found.

mod definitions;
mod figures;
mod headings;
mod kept;
mod openings;
mod renamed;
mod restated;
mod rows;
mod targets;

use rust_decimal::Decimal;

use super::rule::Rule;
use super::{Finding, Subject};
use crate::amount;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &kept::CHANGED,
    &kept::GAP,
    &openings::OPENING,
    &rows::VANISHED,
    &rows::APPEARED,
    &figures::VANISHED,
    &renamed::RENAMED,
    &definitions::DEFINITION,
    &targets::TARGET,
    &restated::RESTATED,
    &headings::HEADING,
    &headings::FIELD,
];

/// Every finding of the family.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let mut found = kept::check(subject.inputs);
    found.extend(openings::check(subject));
    found.extend(rows::check(subject));
    found.extend(figures::check(subject));
    found.extend(renamed::check(subject));
    found.extend(definitions::check(subject));
    found.extend(targets::check(subject));
    found.extend(restated::check(subject));
    found.extend(headings::check(subject));
    found
}

/// A value as messages have it.
fn exact(value: Decimal) -> String {
    amount::for_message(value, 9)
}
