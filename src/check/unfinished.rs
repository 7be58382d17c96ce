//! What is still to be written: `[[To write: …]]`, wherever it stands in the files of a paper.
//!
//! The inputs that `orderpaper new` makes are full of them, and an author may add others. They are
//! looked for in the files as they were typed, comments too: one that is found too many is deleted in
//! a second, and one that is missed is published.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Faults, Place, Source};
use crate::inputs::Inputs;

/// How a marker begins. No sentence does; Markdown takes it for words; and who must print it writes
/// `\[\[`.
const START: &str = "[[";
/// How it ends.
const END: &str = "]]";

/// Finds every marker in the files of a paper.
pub(super) fn check(inputs: &Inputs) -> Faults {
    let mut findings = Faults::new();
    for source in sources(inputs) {
        for place in markers(source) {
            findings.push(
                Diagnostic::error("this is still to be written")
                    .at(&place)
                    .remedy("write it, and delete all from `[[` to `]]`"),
            );
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
fn markers(source: &Arc<Source>) -> impl Iterator<Item = Place> {
    let text = source.text();
    text.match_indices(START).filter(|(start, _)| says_to_write(&text[start + START.len()..])).map(
        |(start, _)| {
            let line = text[start..].lines().next().unwrap_or_default();
            let length = line.find(END).map_or(line.trim_end().len(), |end| end + END.len());
            Place::new(source, start..start + length)
        },
    )
}

/// Whether `to write` comes first, however its letters and spaces are typed.
fn says_to_write(text: &str) -> bool {
    let mut words = text.trim_start_matches('[').split_whitespace();
    let is = |word: Option<&str>, expected: &str| {
        // `write` ends with the word, or at the mark that follows it.
        let word = word.map(|word| word.split(|c: char| !c.is_alphabetic()).next().unwrap_or(word));
        word.is_some_and(|word| word.eq_ignore_ascii_case(expected))
    };
    is(words.next(), "to") && is(words.next(), "write")
}
