//! Figures that open with what the paper before closed with.

use super::exact;
use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::Diagnostic;
use crate::figures::earlier::PREVIOUS;
use crate::inputs::checks::Level;

pub(super) const OPENING: Rule = Rule {
    name: "series/opening",
    level: Level::Error,
    finds: "a figure that opens with another amount than the paper before closed with",
};

pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let Some(series) = &subject.inputs.paper.series else { return Vec::new() };
    let found = series.opens.iter().filter_map(|opening| {
        let opens = subject.ledger.figure(&opening.figure.value)?;
        let name = format!("{PREVIOUS}.{}", opening.from.value);
        let closed = subject.ledger.figure(&name)?;
        if opens.value == closed.value && opens.unit == closed.unit {
            return None;
        }
        let (opens_with, closed_with) = (exact(opens.value), exact(closed.value));
        let fault = Diagnostic::error(format!(
            "`{}` opens with {opens_with}, and `{name}` closed with {closed_with}",
            opens.name
        ));
        let fault = fault.at(opens.given_at().unwrap_or(&opening.figure.place));
        let fault = match closed.given_at() {
            Some(place) => fault.related(place, "as the paper before reported it"),
            None => fault,
        };
        let fault = fault.remedy(format!(
            "have it computed, `formula: {name}`; or restate what the paper before reported"
        ));
        Some(Finding::new(&OPENING, format!("{} {opens_with}, {closed_with}", opens.name), fault))
    });
    found.collect()
}
