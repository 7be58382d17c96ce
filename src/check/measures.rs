//! Measures: amounts that are counted in another way than they are used.

mod posts;
mod shown_twice;
mod weekly_totals;
mod weeks;

use super::rule::Rule;
use super::{Finding, Subject};

/// The rules of this family.
pub(super) const RULES: &[&Rule] =
    &[&posts::FULL_YEAR, &weeks::WEEKS, &weekly_totals::OVER_YEARS, &shown_twice::TWICE];

/// Every finding of the family.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let mut found = posts::check(&subject.inputs.posts);
    found.extend(weeks::check(subject.inputs));
    found.extend(weekly_totals::check(subject));
    found.extend(shown_twice::check(subject));
    found
}
