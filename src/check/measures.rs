//! Measures: amounts that are counted in another way than they are used.

mod posts;

use super::rule::Rule;
use super::{Finding, Subject};

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[&posts::FULL_YEAR];

/// Every finding of the family.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    posts::check(&subject.inputs.posts)
}
