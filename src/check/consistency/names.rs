//! Two names that are nearly one: "Optimum Workforce Team" beside "Optimum Workforce Leadership".

use std::ops::Range;

use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Place};
use crate::inputs::checks::Level;

pub(super) const NAMES: Rule = Rule {
    name: "consistency/names",
    level: Level::Warning,
    finds: "a name of a team, a post, a committee or a fund that is nearly another name of the paper",
};

/// With these a name ends that is one of a body, a post or a fund, and not of a law or a subject.
const ENDS: [&str; 36] = [
    "Advisor",
    "Authority",
    "Board",
    "Cabinet",
    "Centre",
    "Commission",
    "Committee",
    "Council",
    "Department",
    "Directorate",
    "Director",
    "Division",
    "Executive",
    "Forum",
    "Fund",
    "Grant",
    "Group",
    "Head",
    "Leader",
    "Leadership",
    "Manager",
    "Officer",
    "Panel",
    "Partnership",
    "Partnerships",
    "Plan",
    "Programme",
    "Project",
    "Scheme",
    "Service",
    "Services",
    "Strategy",
    "Sub-Committee",
    "Team",
    "Trust",
    "Unit",
];

/// Small words within a name.
const BETWEEN: [&str; 5] = ["and", "for", "of", "the", "&"];

/// A name, where it stands first, and how often it does.
struct Name {
    text: String,
    /// Without small words.
    words: Vec<String>,
    place: Place,
    count: usize,
}

/// Every pair of names that are nearly one; told of the rarer of the two.
pub(super) fn check(passages: &[Passage]) -> Vec<Finding> {
    let names = all(passages);
    let mut findings = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let others = names.iter().enumerate().filter(|(other, _)| *other != index);
        let usual = others
            .filter(|(other, usual)| {
                (usual.count, std::cmp::Reverse(*other)) > (name.count, std::cmp::Reverse(index))
            })
            .map(|(_, usual)| usual)
            .filter(|usual| are_nearly_one(&name.words, &usual.words))
            .max_by_key(|usual| usual.count);
        if let Some(usual) = usual {
            findings.push(finding(name, usual));
        }
    }
    findings
}

fn finding(name: &Name, usual: &Name) -> Finding {
    let message = format!("`{}` may be the same as `{}`", name.text, usual.text);
    let finding = Diagnostic::warning(message)
        .at(&name.place)
        .related(&usual.place, "the other name")
        .remedy("if they are one, give it one name throughout");
    Finding::new(&NAMES, format!("{} beside {}", name.text, usual.text), finding)
}

/// Every name of three words at least, in the order in which they first stand.
fn all(passages: &[Passage]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for passage in passages {
        for span in spans(&passage.text) {
            let text = passage.text[span.clone()].to_owned();
            if let Some(known) = names.iter_mut().find(|known| known.text == text) {
                known.count += 1;
                continue;
            }
            let words: Vec<String> = text
                .split_whitespace()
                .filter(|word| !is_between(word))
                .map(str::to_owned)
                .collect();
            let Some(place) = passage.typed_at(&span).filter(|_| words.len() >= 3) else {
                continue;
            };
            names.push(Name { text, words, place, count: 1 });
        }
    }
    names
}

/// Whether two names differ by one word within them, by the spelling of one, or by their last word, which
/// says what they are.
fn are_nearly_one(one: &[String], other: &[String]) -> bool {
    let is_end = |words: &[String]| words.last().is_some_and(|last| ENDS.contains(&last.as_str()));
    if !is_end(one) && !is_end(other) {
        return false;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    match long.len() - short.len() {
        // The same but for a small word, or for the spelling of one.
        0 if short.last() == long.last() => {
            let mut different = short.iter().zip(long).filter(|(a, b)| a != b);
            match (different.next(), different.next()) {
                (None, _) => true,
                (Some((a, b)), None) => strsim::osa_distance(a, b) <= 1,
                _ => false,
            }
        }
        // "Optimum Workforce Team", "Optimum Workforce Leadership"
        0 => short.len() == 3 && short[..2] == long[..2] && is_one_kind(&short[2], &long[2]),
        // A word more, but neither at the beginning, where it says which one, nor at the end.
        1 => {
            let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
            same > 0 && same < short.len() && short[same..] == long[same + 1..]
        }
        _ => false,
    }
}

/// Whether a body may be called by both of these words.
fn is_one_kind(one: &str, other: &str) -> bool {
    const BODIES: [&str; 9] = [
        "Team",
        "Leadership",
        "Group",
        "Committee",
        "Board",
        "Panel",
        "Unit",
        "Department",
        "Directorate",
    ];
    BODIES.contains(&one) && BODIES.contains(&other)
}

/// The spans of words with capitals, and small words between them.
fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for span in word_spans(text) {
        let word = &text[span.clone()];
        let gap = open.as_ref().map_or("", |open| &text[open.end..span.start]);
        let is_next = joins(gap);
        let begins = word.starts_with(char::is_uppercase);
        if is_between(word) && !begins {
            continue;
        }
        match (&mut open, begins && !is_opening(word)) {
            (Some(open), true) if is_next => open.end = span.end,
            (_, true) => spans.extend(open.replace(span)),
            (_, false) => spans.extend(open.take()),
        }
    }
    spans.extend(open);
    spans
}

/// Words that have a capital only because a sentence begins with them.
fn is_opening(word: &str) -> bool {
    const OPENING: [&str; 24] = [
        "A", "All", "An", "And", "As", "At", "Both", "But", "Each", "For", "From", "If", "In",
        "It", "No", "Of", "On", "The", "These", "This", "To", "When", "Where", "With",
    ];
    OPENING.contains(&word)
}

/// Whether what stands between two words leaves them one name: "and the" begins another.
fn joins(gap: &str) -> bool {
    matches!(gap.trim(), "" | "and" | "&" | "for" | "of" | "of the" | "for the")
        && !gap.contains(char::is_control)
}

fn is_between(word: &str) -> bool {
    BETWEEN.contains(&word)
}

fn word_spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = None;
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-' | '&');
    for (at, c) in text.char_indices() {
        match (start, inside(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                spans.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    spans.extend(start.map(|from| from..text.len()));
    spans
}
