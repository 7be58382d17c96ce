//! Accessibility: what those lose who hear a paper read, who see no colours, or who read slowly.
//!
//! Public bodies have to meet WCAG 2.2 AA in what they publish (Public Sector Bodies (Websites and Mobile
//! Applications) (No. 2) Accessibility Regulations 2018). Much of it is refused when a paper is made: headings
//! that skip a level, pictures without words, links without words. Here is what only a person can mend.

mod capitals;
mod colour;
pub(super) mod headings;
pub(super) mod links;
pub(super) mod pictures;
mod tables;

use super::rule::Rule;
use super::{Finding, Subject};
use crate::diagnostic::Place;
use crate::paper::Inline;
pub(super) use capitals::rows;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &headings::HEADINGS,
    &tables::TABLES,
    &pictures::ALTERNATIVE,
    &links::WORDS,
    &links::TARGETS,
    &colour::COLOUR,
    &capitals::CAPITALS,
];

/// Every finding of the family.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let mut found = headings::check(subject.paper);
    found.extend(tables::check(subject.paper));
    found.extend(pictures::check(subject.paper));
    found.extend(links::check(subject.paper));
    found.extend(colour::check(subject.passages));
    found.extend(capitals::check(subject.passages));
    found
}

/// The words of a line, and where they were typed.
pub(super) fn words(content: &[Inline]) -> (String, Option<Place>) {
    let mut words = String::new();
    let mut place: Option<Place> = None;
    add(content, &mut words, &mut place);
    (words, place)
}

fn add(content: &[Inline], words: &mut String, place: &mut Option<Place>) {
    for inline in content {
        match inline {
            Inline::Text(text) => {
                words.push_str(text);
                if let Some(typed) = &text.origin.0 {
                    let first = place.take();
                    *place = Some(first.map_or(typed.clone(), |first| first.to(typed)));
                }
            }
            Inline::Figure(placed) => words.push_str(&placed.text),
            Inline::Reference(reference) => words.push_str(&reference.words),
            Inline::SoftBreak | Inline::HardBreak => words.push(' '),
            inline => {
                if let Some(content) = inline.content() {
                    add(content, words, place);
                }
            }
        }
    }
}
