//! What is still to be written: `[[To write: …]]`, wherever it stands in the files of a paper.
//!
//! The inputs that `orderpaper new` makes are full of them, and an author may add others. They are
//! looked for in the files as they were typed, comments too: one that is found too many is deleted in
//! a second, and one that is missed is published.

use std::sync::Arc;

use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Place, Source};
use crate::inputs::Inputs;
use crate::inputs::checks::Level;

pub(super) const TO_WRITE: Rule = Rule {
    name: "completeness/to-write",
    level: Level::Error,
    finds: "words that are still to be written: `[[To write: …]]`",
};

/// How a marker begins. No sentence does; Markdown takes it for words; and who must print it writes
/// `\[\[`.
const START: &str = "[[";
/// How it ends.
const END: &str = "]]";

/// Finds every marker in the files of a paper.
pub(super) fn check(inputs: &Inputs) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources(inputs) {
        for place in markers(source) {
            let finding = Diagnostic::error("this is still to be written")
                .at(&place)
                .remedy("write it, and delete all from `[[` to `]]`");
            findings.push(Finding::unacceptable(&TO_WRITE, finding));
        }
    }
    findings
}

/// The files that the paper was made of, each once. One that holds no record and no stated value has
/// no part in it.
fn sources(inputs: &Inputs) -> Vec<&Arc<Source>> {
    let series = inputs.savings.series.iter().chain(&inputs.income.series);
    let amounts = inputs.savings.amounts.iter().chain(&inputs.income.amounts);
    let groups = inputs.activity.groups.iter().map(|group| &group.id.place);
    let places = (series.map(|series| &series.id.place))
        .chain(amounts.map(|amount| &amount.id.place))
        .chain(inputs.posts.posts.iter().map(|post| &post.id.place))
        .chain(inputs.projects.projects.iter().map(|project| &project.id.place))
        .chain(groups)
        .chain(inputs.activity.counts.iter().map(|count| &count.id.place))
        .chain(inputs.schedules.schedules.iter().map(|schedule| &schedule.id.place))
        .chain(inputs.figures.figures.iter().map(|figure| &figure.id.place))
        .chain(inputs.scores.scores.iter().map(|framework| &framework.id.place))
        .chain(inputs.stated().map(|stated| &stated.figure.place));
    let mut sources = vec![&inputs.paper_source];
    let others = places.map(Place::source);
    for source in others.chain(inputs.sections.iter().map(|section| &section.source)) {
        if sources.iter().all(|known| known.path() != source.path()) {
            sources.push(source);
        }
    }
    sources
}

/// The places of the markers in a file. An editor may have broken the lines anew within one.
///
/// Each bracket is looked at once, however many stand in a row.
fn markers(source: &Arc<Source>) -> impl Iterator<Item = Place> {
    let text = source.text();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(START)?;
            let inside = text[start..].trim_start_matches('[');
            at = text.len() - inside.len();
            if says_to_write(inside) {
                // One that isn't closed ends with its line, or where the next begins.
                let line = inside.lines().next().unwrap_or_default();
                let line = line.split(START).next().unwrap_or_default();
                let length = line.find(END).map_or(line.trim_end().len(), |end| end + END.len());
                return Some(Place::new(source, start..at + length));
            }
        }
    })
}

/// Whether `to write` comes first, however its letters and spaces are typed.
fn says_to_write(text: &str) -> bool {
    let Some(rest) = after_word(after_break(text), "to") else { return false };
    let write = after_break(rest);
    // `write` ends with the word, or at the mark that follows it.
    write.len() < rest.len()
        && after_word(write, "write").is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

/// What follows white space, or the end of a line. The next line may begin with the sign of a
/// quotation in Markdown, or of a comment in YAML.
fn after_break(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '#'))
}

fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}
