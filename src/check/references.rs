//! References: what words of the paper lead to, and whether it is there.
//!
//! `mentions` finds them in the words, be they typed or placed; `targets` is what there is to refer to.

mod direction;
mod gaps;
pub(super) mod lettered;
mod mentions;
mod resolve;
mod subject;
mod targets;
mod unused;

use super::rule::Rule;
use super::{Finding, Subject};
pub(super) use gaps::GAPS;
use mentions::{Mention, Vocabulary};
pub(super) use resolve::DANGLING;
use targets::Targets;

/// The rules of this family.
pub(super) const RULES: &[&Rule] =
    &[&DANGLING, &resolve::TYPED, &direction::DIRECTION, &unused::UNUSED, &subject::SUBJECT, &GAPS];

/// What the rules of this family look at.
struct Looked<'a> {
    subject: &'a Subject<'a>,
    targets: Targets,
    /// What is mentioned, with the number of the passage in which it stands.
    mentions: Vec<(usize, Mention)>,
}

/// Every finding of the family.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let targets = Targets::of(subject);
    let vocabulary = Vocabulary::of(subject.style);
    let passages = subject.passages.iter().enumerate();
    let mentions = passages.flat_map(|(index, passage)| {
        mentions::in_passage(passage, &vocabulary, &targets)
            .into_iter()
            .map(move |mention| (index, mention))
    });
    let mentions = mentions.collect();
    let looked = Looked { subject, targets, mentions };
    let mut found = resolve::check(&looked);
    found.extend(direction::check(&looked));
    found.extend(unused::check(&looked));
    found.extend(subject::check(&looked));
    found.extend(gaps::check(subject));
    found.extend(lettered::check(subject.passages));
    found
}
