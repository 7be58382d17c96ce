//! Sums: amounts that were stated, and what is computed.

mod noughts;
mod stated;

use super::rule::Rule;
use super::{Finding, Subject};

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &stated::STATED,
    &stated::CELL,
    &stated::NOT_COMPARED,
    &stated::PARTS,
    &stated::COMES_TO,
    &noughts::NOUGHT,
];

/// Every finding of the family.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let mut found = stated::check(subject.ledger);
    found.extend(noughts::check(subject.paper));
    found
}
