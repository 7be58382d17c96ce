//! Consistency: one name for one thing, one way to write years, acronyms explained, nothing said twice.

mod acronyms;
mod impossible_year;
mod names;
mod repeated;
mod year;
mod years;

use super::passages::Passage;
use super::rule::Rule;
use super::{Finding, Subject};

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &names::NAMES,
    &years::YEARS,
    &impossible_year::IMPOSSIBLE_YEAR,
    &acronyms::ACRONYMS,
    &repeated::REPEATED,
];

/// What words alone tell, of whatever paper.
pub(super) fn of_words(passages: &[Passage]) -> Vec<Finding> {
    let mut found = names::check(passages);
    found.extend(impossible_year::check(passages));
    found.extend(repeated::check(passages));
    found
}

/// Every finding of the family.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let passages = subject.passages;
    let mut found = names::check(passages);
    found.extend(years::check(passages));
    found.extend(impossible_year::check(passages));
    found.extend(acronyms::check(passages, &subject.style.acronyms_known));
    found.extend(repeated::check(passages));
    found
}
