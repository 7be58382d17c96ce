//! Exempt information: under which paragraph of the law, and why that is in the public interest.

use super::fields::says_nothing;
use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::compose::exempt::paragraphs_in;
use crate::diagnostic::{Diagnostic, Place};
use crate::inputs::checks::Level;

pub(super) const EXEMPT: Rule = Rule {
    name: "completeness/exempt",
    level: Level::Error,
    finds: "exempt information without its paragraph of Schedule 12A, or without the reason for it",
};

/// What the paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972 are about (England, as
/// amended on 1 March 2006). Each holds only while keeping the information outweighs the public interest in
/// publishing it (Part 2, paragraph 10).
const PARAGRAPHS: [&str; 7] = [
    "an individual",
    "the identity of an individual",
    "financial or business affairs",
    "labour relations",
    "legal privilege",
    "notices, orders and directions to come",
    "crime",
];

/// Looks at the answers about exempt information.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let Some(exempt) = &subject.style.requires.exempt else { return Vec::new() };
    let Some((is_exempt, place)) = subject.answer(&exempt.field.value) else { return Vec::new() };
    let paragraphs = subject.field(&exempt.paragraphs.value);
    let mut found = Vec::new();
    if !is_exempt {
        if let Some((_, given)) = paragraphs {
            let message = "the paper has no exempt information, and names a paragraph for it";
            found.push(finding("paragraphs", message, "take one of the two out", given));
        }
        return found;
    }
    let key = &exempt.paragraphs.value;
    match paragraphs.map(|(text, place)| (paragraphs_in(text), place)) {
        None => {
            let message =
                "the paper has exempt information, and names no paragraph of Schedule 12A";
            let remedy = format!("add `{key}: …` under `fields`: {}", listed());
            found.push(finding("paragraphs", message, &remedy, place));
        }
        Some((numbers, place)) => {
            let wrong = numbers.iter().find(|n| !(1..=PARAGRAPHS.len()).contains(n));
            if numbers.is_empty() || wrong.is_some() {
                let message = "this names no paragraph of Part 1 of Schedule 12A";
                found.push(finding("paragraphs", message, &listed(), place));
            }
        }
    }
    let reason = &exempt.reason.value;
    if subject.field(reason).is_none_or(|(text, _)| says_nothing(text)) {
        let message = "the paper has exempt information, and doesn't say why keeping it outweighs the public interest in publishing it";
        let remedy = format!("add `{reason}: …` under `fields`");
        found.push(finding("reason", message, &remedy, place));
    }
    found
}

fn listed() -> String {
    let each = PARAGRAPHS.iter().enumerate().map(|(index, about)| format!("{} {about}", index + 1));
    format!("the paragraphs are {}", each.collect::<Vec<_>>().join("; "))
}

fn finding(about: &str, message: &str, remedy: &str, place: &Place) -> Finding {
    Finding::new(&EXEMPT, about, Diagnostic::error(message).at(place).remedy(remedy))
}
