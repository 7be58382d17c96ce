//! Wholes: parts that don't account for their whole, and what is lost between one and the next.

mod balances;
pub(super) mod costs;
mod funding;
pub(super) mod spans;

use super::prose::UNACCOUNTED;
use super::rule::Rule;
use super::sums::{COMES_TO, PARTS};
use super::{Finding, Subject};

/// The rules of this family. The first two are found with all that is stated, the third in sentences.
pub(super) const RULES: &[&Rule] = &[
    &PARTS,
    &COMES_TO,
    &UNACCOUNTED,
    &funding::UNFUNDED,
    &costs::COSTS,
    &spans::SPAN,
    &balances::BALANCE,
];

/// Every finding of the family, but for those of stated wholes; and of wholes in sentences, which are read with
/// the numbers in words.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let mut found = funding::check(&subject.inputs.posts);
    found.extend(costs::check(subject));
    found.extend(spans::check(subject.passages));
    found.extend(balances::check(subject.paper));
    found
}
