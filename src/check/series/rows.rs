//! Rows that the paper before had, and this one hasn't; and the other way round.

use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::{Ledger, earlier};
use crate::inputs::Inputs;
use crate::inputs::checks::Level;
use crate::inputs::frozen::Frozen;
use crate::series;

pub(super) const VANISHED: Rule = Rule {
    name: "series/row-vanished",
    level: Level::Warning,
    finds: "a row of a schedule, or a record, that the paper before had",
};

pub(super) const APPEARED: Rule = Rule {
    name: "series/row-appeared",
    level: Level::Warning,
    finds: "a row of a schedule, or a record, that the paper before hadn't",
};

pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let Some(before) = earlier::previous(subject.inputs) else { return Vec::new() };
    let own = series::rows(subject.ledger);
    let mut found = Vec::new();
    for (set, rows) in &before.frozen.rows {
        let Some(now) = own.get(set) else {
            let fault = Diagnostic::warning(format!(
                "the paper of {} had the table or records `{set}`, and this one hasn't",
                before.frozen.period
            ));
            let fault = fault.at(&before.period);
            let fault = fault.remedy("say in the paper what became of them, and accept this; or give them their name back");
            found.push(Finding::new(&VANISHED, set.as_str(), fault));
            continue;
        };
        for (id, label) in rows.iter().filter(|(id, _)| !now.contains_key(*id)) {
            let name = format!("{set}.{id}");
            let message = format!(
                "`{name}` (“{label}”) stood in the paper of {}, and isn't here",
                before.frozen.period
            );
            let fault = at_set(Diagnostic::warning(message), set, subject);
            let fault = fault.remedy(
                "say in the paper what became of it, and accept this; if it has another name now, give it its id back",
            );
            found.push(Finding::new(&VANISHED, name, fault));
        }
    }
    for (set, rows) in &own {
        let Some(then) = before.frozen.rows.get(set) else { continue };
        for (id, label) in rows.iter().filter(|(id, _)| !then.contains_key(*id)) {
            let name = format!("{set}.{id}");
            let message = format!(
                "`{name}` (“{label}”) is new: the paper of {} hadn't it",
                before.frozen.period
            );
            let fault = match place_of_row(set, id, subject.inputs, subject.ledger) {
                Some(place) => Diagnostic::warning(message).at(&place),
                None => at_set(Diagnostic::warning(message), set, subject),
            };
            let fault = fault.remedy(
                "say in the paper that it is new, and accept this; if it had another name then, give it that id",
            );
            found.push(Finding::new(&APPEARED, name, fault));
        }
    }
    found
}

/// A row of the paper before, and the column of a figure in it.
pub(super) struct Row<'a> {
    pub(super) set: &'a str,
    pub(super) id: &'a str,
    pub(super) column: &'a str,
}

/// The row in which a figure of the paper before stood; `None` of one that stood in none, such as a total of records.
pub(super) fn row_of<'a>(name: &'a str, before: &'a Frozen) -> Option<Row<'a>> {
    let rows = before.rows.iter().filter_map(|(set, rows)| {
        let (id, column) = name.strip_prefix(set.as_str())?.strip_prefix('.')?.split_once('.')?;
        rows.contains_key(id).then_some(Row { set, id, column })
    });
    // The longest name of a set is the nearest.
    rows.max_by_key(|row| row.set.len())
}

/// Where a row stands in the inputs.
pub(super) fn place_of_row(set: &str, id: &str, inputs: &Inputs, ledger: &Ledger) -> Option<Place> {
    if let Some(schedule) = inputs.schedules.schedules.iter().find(|s| s.id.value.as_str() == set) {
        return schedule.ids().find(|known| known.value.as_str() == id).map(|id| id.place.clone());
    }
    let record = ledger.set(set)?.records.iter().find(|record| record.id == id)?;
    record.place().cloned()
}

/// Where a table or its records stand, as far as that is known.
pub(super) fn at_set(fault: Diagnostic, set: &str, subject: &Subject) -> Diagnostic {
    let mut schedules = subject.inputs.schedules.schedules.iter();
    if let Some(schedule) = schedules.find(|schedule| schedule.id.value.as_str() == set) {
        return fault.at(&schedule.id.place);
    }
    let records = subject.ledger.set(set).map(|set| set.records.as_slice()).unwrap_or_default();
    match records.iter().find_map(|record| record.place()) {
        Some(place) => fault.at(place),
        None => fault.at(&Place::file(&subject.inputs.paper_source)),
    }
}
