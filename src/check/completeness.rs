//! Completeness: what a paper of its kind must have, and what is still to be written.

mod background;
mod decision;
mod exempt;
mod exempt_figure;
mod fields;
mod notice;
mod options;
mod said;
mod scores;
mod signed;
mod unfinished;

use super::rule::Rule;
use super::{Finding, Subject};
use crate::inputs::Inputs;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &unfinished::TO_WRITE,
    &scores::ILLUSTRATIVE,
    &said::SAYS_NOTHING,
    &said::WARDS,
    &options::OPTIONS,
    &decision::KEY_DECISION,
    &decision::CALL_IN,
    &exempt::EXEMPT,
    &exempt_figure::EXEMPT_FIGURE,
    &signed::SIGN_OFF,
    &background::BACKGROUND,
    &notice::NOTICE,
    &notice::PUBLISH_BY,
];

/// Every finding of the family.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let mut found = scores::check(&subject.inputs.scores);
    found.extend(unfinished::check(subject.inputs));
    found.extend(said::check(subject));
    found.extend(options::check(subject));
    found.extend(decision::check(subject));
    found.extend(exempt::check(subject));
    found.extend(exempt_figure::check(subject));
    found.extend(signed::check(subject));
    found.extend(background::check(subject));
    found.extend(notice::check(subject));
    found
}

/// What is still to be written, which can be told of a paper that can't be built.
pub(super) fn unfinished(inputs: &Inputs) -> Vec<Finding> {
    unfinished::check(inputs)
}
