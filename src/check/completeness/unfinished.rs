//! What is still to be written, `[[To write: …]]`, or to be read again, `[[To review: …]]`, wherever it stands
//! in the files of a paper.
//!
//! It is looked for in the files as they were typed, comments too: one that is found too many is deleted
//! in a second, and one that is missed is published.

use std::sync::Arc;

use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Place, Source};
use crate::inputs::Inputs;
use crate::inputs::checks::Level;
use crate::inputs::markers::{Asks, markers};

pub(super) const TO_WRITE: Rule = Rule {
    name: "completeness/to-write",
    level: Level::Error,
    finds: "words that are still to be written: `[[To write: …]]`",
};

pub(super) const TO_REVIEW: Rule = Rule {
    name: "completeness/to-review",
    level: Level::Error,
    finds: "what is still to be read again, since it is of an earlier period: `[[To review: …]]`",
};

/// Finds every marker in the files of a paper.
pub(super) fn check(inputs: &Inputs) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources(inputs) {
        for (asks, place) in markers(source) {
            let (rule, message, remedy) = match asks {
                Asks::ToWrite => (
                    &TO_WRITE,
                    "this is still to be written",
                    "write it, and delete all from `[[` to `]]`",
                ),
                Asks::ToReview => (
                    &TO_REVIEW,
                    "this is still to be reviewed",
                    "read the file, correct what has changed, and delete all from `[[` to `]]`",
                ),
            };
            findings.push(Finding::unacceptable(
                rule,
                Diagnostic::error(message).at(&place).remedy(remedy),
            ));
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
