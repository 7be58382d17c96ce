//! Names under `series` in paper.yaml of figures that there aren't.

use super::super::entries::Entries;
use super::{PREVIOUS, previous};
use crate::diagnostic::Place;
use crate::inputs::Inputs;
use crate::inputs::recurring::Series;

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
    for (name, place) in names {
        let ledger = &entries.ledger;
        let fault = ledger.figure(&name).is_none().then(|| ledger.no_figure(&name)).flatten();
        entries.faults.extend_one(fault.map(|fault| fault.at(place)));
    }
}
