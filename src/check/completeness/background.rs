//! Background papers that are said to be none, while the words rely on some.

use chrono::Datelike;

use crate::check::passages::{Passage, PassageKind};
use crate::check::rule::Rule;
use crate::check::tokens::{Token, tokens};
use crate::check::{Finding, Subject};
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const BACKGROUND: Rule = Rule {
    name: "completeness/background-papers",
    level: Level::Warning,
    finds: "a paper that lists no background papers, and says what a body decided in a year up to its own",
};

const BODIES: [&str; 6] =
    ["board", "cabinet", "committee", "commissioners", "council", "executive"];
const DONE: [&str; 9] = [
    "report", "reports", "reported", "agreed", "approved", "decided", "resolved", "endorsed",
    "advice",
];

/// A document belongs on the list if it discloses facts on which the report is based, and was relied on to a
/// material extent (Local Government Act 1972, section 100D(5); in Scotland the Act of 1973, section 50D). What was
/// put to a committee before is the usual one.
pub(super) fn check(subject: &Subject) -> Option<Finding> {
    let listed = subject.inputs.paper.background_papers.as_ref()?;
    if !listed.is_empty() {
        return None;
    }
    // Without a date, any year may lie before the paper.
    let latest = subject.inputs.paper.day().map_or(LATEST, |date| date.year());
    let (passage, sentence) = (subject.passages.iter()).find_map(|passage| {
        let read = [PassageKind::Paragraph, PassageKind::Item, PassageKind::Footnote];
        let words = tokens(&passage.text);
        let mut sentences = words.split(|token| matches!(token.text, "." | "?" | "!"));
        let found = sentences.find(|sentence| relies_on_earlier(sentence, latest))?;
        let range = found.first()?.range.start..found.last()?.range.end;
        read.contains(&passage.kind).then_some((passage, range))
    })?;
    Some(finding(passage, &sentence))
}

/// How many words of a sentence tell which it is.
const ABOUT: usize = 8;

/// A year that no paper is written in.
const LATEST: i32 = 2100;

/// Whether a sentence says what a body did, and when: in a year up to this one.
fn relies_on_earlier(sentence: &[Token], latest: i32) -> bool {
    let has = |words: &[&str]| sentence.iter().any(|token| token.is(words));
    has(&BODIES)
        && has(&DONE)
        && (0..sentence.len()).any(|at| is_when(&sentence[..at], &sentence[at..], latest))
}

/// Whether the year of what was done stands here. 2023/24 is what a budget is for, and 2014 in the Care Act 2014 is
/// part of a name.
fn is_when(before: &[Token], here: &[Token], latest: i32) -> bool {
    let is_number = |token: Option<&Token>| {
        token.is_some_and(|token| token.text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_joint = |token: Option<&Token>| {
        token.is_some_and(|token| matches!(token.text, "/" | "-" | "\u{2011}" | "\u{2013}"))
    };
    let [year, rest @ ..] = here else { return false };
    let is_year = year.text.len() == 4
        && year.text.parse::<i32>().is_ok_and(|year| (1990..=latest).contains(&year));
    let in_name = before
        .last()
        .is_some_and(|token| token.is(&["act", "order", "regulations", "rules", "measure"]));
    let of_two = is_joint(rest.first()) && is_number(rest.get(1))
        || is_joint(before.last()) && is_number(before.iter().nth_back(1));
    is_year && !in_name && !of_two
}

fn finding(passage: &Passage, sentence: &std::ops::Range<usize>) -> Finding {
    let fault = Diagnostic::warning(
        "no background papers are listed, and the paper relies on what was decided before",
    );
    let fault = passage.place(sentence).map_or(fault.clone(), |place| fault.at(&place));
    let remedy = "list the earlier report under `background_papers`, if facts of this paper come from it and it isn't published";
    let words: Vec<&str> = passage.text[sentence.clone()].split_whitespace().take(ABOUT).collect();
    Finding::new(&BACKGROUND, format!("{} …", words.join(" ")), fault.remedy(remedy))
}
