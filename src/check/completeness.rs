//! Completeness: what a paper of its kind must have, and what is still to be written.

mod scores;
mod unfinished;

use super::rule::Rule;
use super::{Finding, Subject};
use crate::inputs::Inputs;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[&unfinished::TO_WRITE, &scores::ILLUSTRATIVE];

/// Every finding of the family.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let mut found = scores::check(&subject.inputs.scores);
    found.extend(unfinished::check(subject.inputs));
    found
}

/// What is still to be written, which can be told of a paper that can't be built.
pub(super) fn unfinished(inputs: &Inputs) -> Vec<Finding> {
    unfinished::check(inputs)
}
