//! Targets that moved, and whether somebody agreed to it.

use super::exact;
use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::Diagnostic;
use crate::figures::earlier::{self, is_typed_as};
use crate::inputs::checks::Level;
use crate::series;

pub(super) const TARGET: Rule = Rule {
    name: "series/target",
    level: Level::Error,
    finds: "a target that isn't that of the paper before, and no change request that says so",
};

pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let (Some(series), Some(before)) =
        (&subject.inputs.paper.series, earlier::previous(subject.inputs))
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (name, figure) in subject.ledger.figures().filter(|(name, f)| *name == f.name) {
        // One that is taken out of the list of targets was one all the same.
        let was_target = before.frozen.figures.get(name).is_some_and(|then| then.is_target);
        if !was_target && !series::is_target(figure, series, subject.ledger) {
            continue;
        }
        // What was restated is compared with what it should have been.
        let Some(then) = subject.ledger.figure(&format!("{}.{name}", earlier::PREVIOUS)) else {
            continue;
        };
        let mut requests = series.change_requests.iter();
        let request =
            requests.find(|one| series::is_called(figure, &one.figure.value, subject.ledger));
        let (was, is) = (exact(then.value), exact(figure.value));
        let moved = then.value != figure.value;
        let is_as_asked = request.is_some_and(|one| {
            is_typed_as(then.value, one.old.value) && is_typed_as(figure.value, one.new.value)
        });
        let period = before.frozen.period;
        let place = figure.given_at().unwrap_or(&series.period.place);
        let fault = match request {
            None if moved => Diagnostic::error(format!(
                "the target `{name}` is {is}, and was {was} in the paper of {period}"
            ))
            .at(place)
            .remedy(format!(
                "put it back; or record under `series` in paper.yaml who agreed: `change_requests: [{{figure: {name}, old: {}, new: {}, agreed: …, reason: …}}]`",
                then.value.normalize(), figure.value.normalize()
            )),
            Some(request) if !is_as_asked => Diagnostic::error(format!(
                "the change request moves `{name}` from {} to {}; it was {was} in the paper of {period}, and is {is}",
                exact(request.old.value),
                exact(request.new.value)
            ))
            .at(&request.figure.place)
            .related(place, "the target")
            .remedy("have both say the same; take the request out once the paper before had the new target"),
            _ => continue,
        };
        found.push(Finding::new(&TARGET, format!("{name} {was}, {is}"), fault));
    }
    found
}
