//! Exempt information: under which paragraph of the law, and why that is in the public interest.

use super::fields::says_nothing;
use crate::check::rule::Rule;
use crate::check::tokens::tokens;
use crate::check::{Finding, Subject};
use crate::compose::exempt::paragraphs_in;
use crate::diagnostic::{Diagnostic, Place};
use crate::inputs::checks::Level;
use crate::law::Law;

pub(super) const EXEMPT: Rule = Rule {
    name: "completeness/exempt",
    level: Level::Error,
    finds: "exempt information without the paragraph of the law, or without the reason for it",
};

/// Looks at the answers about exempt information.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let law = subject.style.requires.law;
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
    match paragraphs {
        None => {
            let schedule = law.schedule_in_short();
            let message =
                format!("the paper has exempt information, and names no paragraph of {schedule}");
            let remedy = format!("add `{key}: …` under `fields`: {}", listed(law));
            found.push(finding("paragraphs", &message, &remedy, place));
        }
        Some((text, place)) => found.extend(paragraph_finding(text, place, law)),
    }
    let reason = &exempt.reason.value;
    if subject.field(reason).is_none_or(|(text, _)| says_nothing(text)) {
        let why = match law.weighs_public_interest() {
            true => "why keeping it outweighs the public interest in publishing it",
            false => "why it is kept from the public",
        };
        let message = format!("the paper has exempt information, and doesn't say {why}");
        let remedy = format!("add `{reason}: …` under `fields`");
        found.push(finding("reason", &message, &remedy, place));
    }
    found
}

/// What is wrong with the paragraphs that a text names, if anything is.
fn paragraph_finding(text: &str, place: &Place, law: Law) -> Option<Finding> {
    let schedule = law.schedule_in_short();
    let named = paragraphs_in(text);
    let words: Vec<String> = named.iter().map(usize::to_string).collect();
    let about = format!("paragraphs {}", words.join(" and "));
    if let Some(other) = another_schedule(text, law) {
        let message = format!("this is {other}, and the style is for {}", law.nation());
        let remedy = format!(
            "name a paragraph of {schedule}, or the right `law` under `requires` in style.yaml"
        );
        return Some(finding(&about, &message, &remedy, place));
    }
    if !named.is_empty() && named.iter().all(|paragraph| law.has_paragraph(*paragraph)) {
        return None;
    }
    let message = format!("this names no paragraph of {schedule}");
    Some(finding(&about, &message, &listed(law), place))
}

/// Whether no paragraph is meant.
fn names_none(text: &str) -> bool {
    says_nothing(text) || matches!(text.trim().to_lowercase().as_str(), "none" | "no" | "nil")
}

/// The schedule that a text names beside its paragraphs, if it isn't that of the law: "paragraph 14 of Part 4 of
/// Schedule 12A" in England.
fn another_schedule(text: &str, law: Law) -> Option<&'static str> {
    let words: Vec<String> = tokens(text).iter().map(|token| token.text.to_lowercase()).collect();
    let has =
        |one: &str, other: &str| words.windows(2).any(|pair| pair[0] == one && pair[1] == other);
    let others: &[(&str, &str, &str)] = match law {
        Law::England => {
            &[("schedule", "7a", "Schedule 7A"), ("part", "4", "Part 4 of Schedule 12A")]
        }
        Law::Wales => &[("schedule", "7a", "Schedule 7A"), ("part", "1", "Part 1 of Schedule 12A")],
        Law::Scotland => &[("schedule", "12a", "Schedule 12A")],
    };
    others.iter().find(|(one, other, _)| has(one, other)).map(|(_, _, name)| *name)
}

/// The paragraphs, with what they are about.
fn listed(law: Law) -> String {
    let each = law.paragraphs().iter().map(|(number, about)| format!("{number} {about}"));
    let each = each.collect::<Vec<_>>().join("; ");
    match law {
        Law::Scotland => format!("among the paragraphs are {each}"),
        Law::England | Law::Wales => format!("the paragraphs are {each}"),
    }
}

fn finding(about: &str, message: &str, remedy: &str, place: &Place) -> Finding {
    Finding::new(&EXEMPT, about, Diagnostic::error(message).at(place).remedy(remedy))
}
