//! Exempt information: under which paragraph of the law, and why that is in the public interest.

use super::fields::says_nothing;
use crate::check::rule::Rule;
use crate::check::tokens::tokens;
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
        if let Some((_, given)) = paragraphs.filter(|(text, _)| !names_none(text)) {
            let message = "the paper has no exempt information, and names a paragraph for it";
            found.push(finding("paragraphs", message, "take one of the two out", given));
        }
        return found;
    }
    let key = &exempt.paragraphs.value;
    match paragraphs.map(|(text, place)| (Named::read(text), place)) {
        None => {
            let message =
                "the paper has exempt information, and names no paragraph of Schedule 12A";
            let remedy = format!("add `{key}: …` under `fields`: {}", listed());
            found.push(finding("paragraphs", message, &remedy, place));
        }
        Some((named, place)) => {
            if let Some(words) = named.refused() {
                let about = format!("paragraphs {words}");
                let message = format!("this names no paragraph of {}", named.law.name());
                found.push(finding(&about, &message, &listed(), place));
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

/// Whether no paragraph is meant.
fn names_none(text: &str) -> bool {
    says_nothing(text) || matches!(text.trim().to_lowercase().as_str(), "none" | "no" | "nil")
}

/// The law of a nation by which information is exempt.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Law {
    /// Part 1 of Schedule 12A to the Local Government Act 1972.
    England,
    /// Part 4 of the same.
    Wales,
    /// Schedule 7A to the Local Government (Scotland) Act 1973.
    Scotland,
}

impl Law {
    fn name(self) -> &'static str {
        match self {
            Law::England => "Part 1 of Schedule 12A",
            Law::Wales => "Part 4 of Schedule 12A",
            Law::Scotland => "Schedule 7A",
        }
    }

    fn has(self, paragraph: usize) -> bool {
        match self {
            Law::England => (1..=PARAGRAPHS.len()).contains(&paragraph),
            Law::Wales => (12..=18).contains(&paragraph),
            Law::Scotland => (1..=15).contains(&paragraph),
        }
    }
}

/// The paragraphs that a text names.
struct Named {
    law: Law,
    paragraphs: Vec<usize>,
}

impl Named {
    /// Reads them, and by which law they are counted.
    fn read(text: &str) -> Self {
        let words: Vec<String> =
            tokens(text).iter().map(|token| token.text.to_lowercase()).collect();
        let follows = |one: &str, other: &str| {
            words.windows(2).any(|pair| pair[0] == one && pair[1] == other)
        };
        let law = match (follows("schedule", "7a"), follows("part", "4")) {
            (true, _) => Law::Scotland,
            (false, true) => Law::Wales,
            (false, false) => Law::England,
        };
        Self { law, paragraphs: paragraphs_in(text) }
    }

    /// The paragraphs as they were read, if there are none, or one that the law hasn't.
    fn refused(&self) -> Option<String> {
        let is_wrong = self.paragraphs.iter().any(|paragraph| !self.law.has(*paragraph));
        let words: Vec<String> = self.paragraphs.iter().map(usize::to_string).collect();
        (is_wrong || words.is_empty()).then(|| words.join(" and "))
    }
}

fn listed() -> String {
    let each = PARAGRAPHS.iter().enumerate().map(|(index, about)| format!("{} {about}", index + 1));
    format!("the paragraphs are {}", each.collect::<Vec<_>>().join("; "))
}

fn finding(about: &str, message: &str, remedy: &str, place: &Place) -> Finding {
    Finding::new(&EXEMPT, about, Diagnostic::error(message).at(place).remedy(remedy))
}
