//! Sums: amounts that were stated, and what is computed.

mod noughts;
mod slips;
mod stated;

pub(super) use stated::{COMES_TO, PARTS};

use super::rule::Rule;
use super::{Finding, Subject};

/// The rules of this family.
pub(super) const RULES: &[&Rule] =
    &[&stated::STATED, &stated::CELL, &stated::NOT_COMPARED, &noughts::NOUGHT];

/// Every finding of the family.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let mut found = stated::check(subject);
    found.extend(noughts::check(subject.paper));
    found
}
