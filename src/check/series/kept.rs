//! The files of earlier periods: whether they are as they were written, and whether one is missing.

use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::inputs::checks::Level;

pub(super) const CHANGED: Rule = Rule {
    name: "series/frozen-changed",
    level: Level::Error,
    finds: "a file of an earlier period that was changed since it was written",
};

pub(super) const GAP: Rule = Rule {
    name: "series/gap",
    level: Level::Warning,
    finds: "a period right before that of the paper, or between earlier ones, of which nothing is kept",
};

pub(super) fn check(inputs: &Inputs) -> Vec<Finding> {
    let Some(series) = &inputs.paper.series else { return Vec::new() };
    let mut found = Vec::new();
    for file in inputs.earlier.iter().filter(|file| !file.is_as_written()) {
        let period = file.frozen.period;
        let fault =
            Diagnostic::error(format!("what is kept of {period} was changed since it was written"));
        let fault = fault.at(&file.digest.place).remedy(
            "take the file from the paper before, or from a copy; a figure that was wrong is restated in paper.yaml",
        );
        found.push(Finding::new(&CHANGED, format!("{period} {}", file.frozen.digest()), fault));
    }
    let periods = inputs.earlier.iter().map(|file| (file.frozen.period, &file.period));
    let own = (series.period.value, &series.period.place);
    let later = periods.clone().skip(1).chain([own]);
    for ((period, _), (after, place)) in periods.zip(later) {
        if period.next() != after {
            let means = match after == own.0 {
                true => ": that is what `previous` means here",
                false => "",
            };
            let fault = Diagnostic::warning(format!(
                "before {after} comes {}, and what is kept is {period}{means}",
                after.previous()
            ));
            let fault = fault.at(place).remedy(format!(
                "put periods/{}.yaml there, if that paper was made",
                after.previous().key()
            ));
            found.push(Finding::new(&GAP, format!("{period}, {after}"), fault));
        }
    }
    found
}
