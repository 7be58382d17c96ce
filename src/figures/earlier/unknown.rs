//! Names under `series` in paper.yaml of figures that there aren't.

use std::collections::BTreeMap;

use super::super::entries::Entries;
use super::{PREVIOUS, previous};
use crate::diagnostic::{Diagnostic, Place};
use crate::inputs::Inputs;
use crate::inputs::recurring::Series;
use crate::yaml::At;

/// A name of a figure that there isn't would be compared with nothing, in silence.
pub(super) fn refuse(inputs: &Inputs, series: &Series, entries: &mut Entries) {
    let here = series.opens.iter().map(|opening| &opening.figure);
    let here = here.chain(&series.targets);
    let here = here.chain(series.change_requests.iter().map(|request| &request.figure));
    let mut names: Vec<(String, &Place)> =
        here.map(|name| (name.value.clone(), &name.place)).collect();
    if previous(inputs).is_some() {
        let closed = series.opens.iter().map(|opening| &opening.from);
        names.extend(closed.map(|n| (format!("{PREVIOUS}.{}", n.value), &n.place)));
    }
    refuse_twice(series, entries);
    for (name, place) in names {
        let ledger = &entries.ledger;
        let fault = ledger.figure(&name).is_none().then(|| ledger.no_figure(&name)).flatten();
        entries.faults.extend_one(fault.map(|fault| fault.at(place)));
    }
}

/// Of two change requests of one figure, by whatever names, only the first would be looked at.
fn refuse_twice(series: &Series, entries: &mut Entries) {
    let mut seen: BTreeMap<String, &Place> = BTreeMap::new();
    for At { value: name, place } in series.change_requests.iter().map(|request| &request.figure) {
        let figure = entries.ledger.figure(name).map_or(name, |figure| &figure.name).clone();
        if let Some(first) = seen.insert(figure, place) {
            entries.faults.push(
                Diagnostic::error(format!("there are two change requests for `{name}`"))
                    .at(place)
                    .related(first, "here as well")
                    .remedy(
                        "make one of them: from what the paper before had, to what this one has",
                    ),
            );
        }
    }
}
