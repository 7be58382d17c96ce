//! Prose: numbers that a person typed into words, beside the figures of the paper.
//!
//! 1. [`numbers`] reads amounts, percentages and counts out of words; what is a date, a name or the number
//!    of a paragraph is none ([`noise`]).
//! 2. [`known`] says which figures a number may be meant for: by its value, and by the words around it.
//! 3. Each rule says what is wrong with one number. The first that finds anything has the word: a number
//!    is told once.
//! 4. [`said`] holds a sentence to what it says of its own numbers, unless one of them was told as wrong.
//!
//! How near is near is a judgement, made once and in one place: [`known::Known`].

mod differs;
mod known;
pub(super) mod malformed;
mod near;
mod noise;
mod numbers;
mod placeholder;
mod qualified;
mod rounding;
mod said;
mod scale;
mod share;
mod spot;
mod typed;
mod unbacked;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::passages::Passage;
use super::rule::Rule;
use super::{Finding, Subject};
use crate::diagnostic::{Place, Severity};
use crate::figures::Figure;
use crate::figures::earlier::PERIODS;
use crate::style::Formats;
pub(super) use differs::DIFFERS;
use known::Known;
pub(super) use numbers::{Kind, Number, numbers};
pub(super) use qualified::{is_unit_price, qualifier};
pub(super) use rounding::ROUNDING;
pub(super) use said::{Shape, UNACCOUNTED, check as said};
pub(super) use scale::SCALE;
pub(super) use share::find as share;
use spot::Spot;
pub(super) use spot::{sentence, words};

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &malformed::MALFORMED,
    &typed::TYPED,
    &DIFFERS,
    &ROUNDING,
    &SCALE,
    &share::SHARE,
    &said::CHANGE,
    &said::PRODUCT,
    &unbacked::UNBACKED,
];

/// Every finding of the family. What was typed once is told once, however often it is printed.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    // What the latest earlier paper reported may be quoted; what came before is too much to be meant.
    let earlier = subject.ledger.earlier().figures();
    let earlier = earlier.filter(|(name, _)| !name.starts_with(PERIODS));
    let known = Known::of(subject.ledger.figures().chain(earlier), &subject.style.formats);
    let mut told = BTreeSet::new();
    let found = subject.passages.iter().flat_map(|passage| of_passage(passage, &known));
    found
        .filter(|finding| {
            let place = finding.diagnostic.place.as_ref();
            let place = place.map(|place| (place.source().path().to_owned(), place.span().start));
            told.insert((place, finding.diagnostic.message.clone()))
        })
        .collect()
}

/// Those of some figures that were typed into words: each once, as it is typed, with its place.
pub(super) fn typed_figures<'a>(
    passages: &[Passage],
    figures: &[(&'a str, &'a Arc<Figure>)],
    formats: &'a Formats,
) -> Vec<(String, Place, &'a Figure)> {
    let known = Known::of(figures.iter().copied(), formats);
    let mut found: Vec<(String, Place, &Figure)> = Vec::new();
    for passage in passages {
        for number in numbers(&passage.text, &formats.currency) {
            let Some(place) = passage.typed_at(&number.span) else { continue };
            let spot = Spot::new(passage, &number, place, &known);
            let Some(meant) = typed::figures(&spot).next() else { continue };
            if !found.iter().any(|(_, _, figure)| figure.name == meant.figure.name) {
                found.push((spot.text.to_owned(), spot.place.clone(), meant.figure));
            }
        }
    }
    found
}

fn of_passage(passage: &Passage, known: &Known) -> Vec<Finding> {
    let all = numbers(&passage.text, &known.formats.currency);
    let mut findings = malformed::check(std::slice::from_ref(passage), &known.formats.currency);
    for (index, number) in all.iter().enumerate() {
        if let Some(finding) = share(passage, &all, index) {
            findings.push(finding);
            continue;
        }
        let Some(place) = passage.typed_at(&number.span) else { continue };
        let spot = Spot::new(passage, number, place, known);
        findings.extend(
            typed::find(&spot, known)
                .or_else(|| scale::find(&spot, known))
                .or_else(|| rounding::find(&spot, known))
                .or_else(|| differs::find(&spot, known))
                .or_else(|| unbacked::find(&spot)),
        );
    }
    let said = said::check(std::slice::from_ref(passage), &known.formats.currency);
    let untold: Vec<Finding> = said.into_iter().filter(|one| !is_told(one, &findings)).collect();
    findings.extend(untold);
    findings
}

/// Whether one of the numbers of a sentence was told as wrong: that the sentence doesn't come out says no more.
fn is_told(sentence: &Finding, told: &[Finding]) -> bool {
    let Some(place) = &sentence.diagnostic.place else { return false };
    let errors = told.iter().filter(|one| one.diagnostic.severity == Severity::Error);
    let mut places = errors.filter_map(|one| one.diagnostic.place.as_ref());
    places.any(|one| {
        let (one, all) = (one.span(), place.span());
        one.start < all.end && all.start < one.end
    })
}
