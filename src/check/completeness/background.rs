//! Background papers that are said to be none, while the words rely on some.

use crate::check::passages::{Passage, PassageKind};
use crate::check::rule::Rule;
use crate::check::tokens::{Token, tokens};
use crate::check::{Finding, Subject};
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const BACKGROUND: Rule = Rule {
    name: "completeness/background-papers",
    level: Level::Warning,
    finds: "a paper that lists no background papers, and relies on what was reported or agreed before",
};

const BODIES: [&str; 6] =
    ["board", "cabinet", "committee", "commissioners", "council", "executive"];
const DONE: [&str; 9] = [
    "report", "reports", "reported", "agreed", "approved", "decided", "resolved", "endorsed",
    "advice",
];

/// A document belongs on the list if it discloses facts on which the report is based, and was relied on to a
/// material extent (Local Government Act 1972, section 100D(5)). What was put to a committee before is the
/// usual one.
pub(super) fn check(subject: &Subject) -> Option<Finding> {
    let listed = subject.inputs.paper.background_papers.as_ref()?;
    if !listed.is_empty() {
        return None;
    }
    let (passage, sentence) = (subject.passages.iter()).find_map(|passage| {
        let read = [PassageKind::Paragraph, PassageKind::Item, PassageKind::Footnote];
        let words = tokens(&passage.text);
        let mut sentences = words.split(|token| matches!(token.text, "." | "?" | "!"));
        let found = sentences.find(|sentence| relies_on_earlier(sentence))?;
        let range = found.first()?.range.start..found.last()?.range.end;
        read.contains(&passage.kind).then_some((passage, range))
    })?;
    Some(finding(passage, &sentence))
}

/// Whether a sentence says what a body did, and when.
fn relies_on_earlier(sentence: &[Token]) -> bool {
    let is_year = |token: &Token| {
        token.text.len() == 4
            && token.text.parse::<u16>().is_ok_and(|year| (1990..2100).contains(&year))
    };
    let has = |words: &[&str]| sentence.iter().any(|token| token.is(words));
    has(&BODIES) && has(&DONE) && sentence.iter().any(is_year)
}

fn finding(passage: &Passage, sentence: &std::ops::Range<usize>) -> Finding {
    let fault = Diagnostic::warning(
        "no background papers are listed, and the paper relies on what was decided before",
    );
    let fault = passage.place(sentence).map_or(fault.clone(), |place| fault.at(&place));
    let remedy = "list the earlier report under `background_papers`, if facts of this paper come from it and it isn't published";
    Finding::new(&BACKGROUND, "none", fault.remedy(remedy))
}
