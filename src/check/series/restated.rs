//! Earlier papers whose figures come to something else now than they reported.
//!
//! Their folders are found where the paper says, and beside its own ([`neighbours`]).

use std::path::PathBuf;

use super::exact;
use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::{Diagnostic, Faults};
use crate::figures::earlier::{is_typed_as, restatement_of};
use crate::figures::{self, Ledger};
use crate::inputs::checks::Level;
use crate::inputs::frozen::FrozenFile;
use crate::inputs::recurring::Series;
use crate::inputs::{self, Inputs, neighbours};

pub(super) const RESTATED: Rule = Rule {
    name: "series/restated",
    level: Level::Error,
    finds: "a figure of an earlier paper that comes to something else now than was reported, and no restatement that says so",
};

pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let Some(series) = &subject.inputs.paper.series else { return Vec::new() };
    if subject.inputs.earlier.is_empty() {
        return Vec::new();
    }
    let papers = papers(subject.inputs, series);
    let mut found = Vec::new();
    // A file that was changed by hand says nothing of what was reported.
    for file in subject.inputs.earlier.iter().filter(|file| file.is_as_written()) {
        let paper = papers.iter().find(|paper| {
            let period = paper.paper.series.as_ref().map(|series| series.period.value);
            period == Some(file.frozen.period)
        });
        let Some(paper) = paper else { continue };
        let mut faults = Faults::new();
        let ledger = figures::calculate(paper, &subject.style.rules, &mut faults);
        // A paper that can't be computed any more is for those who check that paper.
        if faults.is_empty() {
            found.extend(of_paper(file, &ledger, series));
        }
    }
    found
}

fn of_paper(file: &FrozenFile, ledger: &Ledger, series: &Series) -> Vec<Finding> {
    let period = file.frozen.period;
    let found = file.frozen.figures.iter().filter_map(|(name, reported)| {
        let place = file.places.get(name).unwrap_or(&file.period);
        let was = exact(reported.value);
        let Some(now) = ledger.figure(name) else {
            let fault = Diagnostic::error(format!(
                "the paper of {period} reported {was} for `{name}`, and has no such figure any more"
            ));
            let fault = fault.at(place).remedy("give the figure in that paper its name back");
            return Some(Finding::new(&RESTATED, format!("{period} {name} {was}"), fault));
        };
        if now.value.normalize() == reported.value {
            return None;
        }
        let is = exact(now.value);
        let restated = restatement_of(series, period, name);
        if restated.is_some_and(|one| is_typed_as(now.value, one.new.value)) {
            return None;
        }
        let fault = Diagnostic::error(match restated {
            None => format!(
                "the paper of {period} reported {was} for `{name}`, which comes to {is} now"
            ),
            Some(restated) => format!(
                "`{name}` of {period} is restated as {}, and comes to {is}",
                exact(restated.new.value)
            ),
        });
        let fault = match restated {
            Some(restated) => fault.at(&restated.new.place),
            None => fault.at(place),
        };
        let fault = match now.given_at() {
            Some(place) => fault.related(place, "what it is now"),
            None => fault,
        };
        let fault = fault.remedy(format!(
            "put that paper back as it was; or restate it under `series` in paper.yaml: `restatements: [{{figure: {name}, period: {period}, old: {}, new: {}, reason: …}}]`",
            reported.value, now.value.normalize()
        ));
        Some(Finding::new(&RESTATED, format!("{period} {name} {was}, {is}"), fault))
    });
    found.collect()
}

/// The earlier papers of the series, as far as their folders are found.
fn papers(inputs: &Inputs, series: &Series) -> Vec<Inputs> {
    let read = |folder: PathBuf| {
        let mut faults = Faults::new();
        let read = inputs::read(&folder, &mut faults)?;
        let is_of_series =
            read.paper.series.as_ref().is_some_and(|own| own.name.value == series.name.value);
        (is_of_series && faults.is_empty()).then_some(read)
    };
    neighbours::of_series(&inputs.folder).into_iter().filter_map(read).collect()
}
