//! Activity: counts, and whether the parts of a whole account for it.
//!
//! - `accounted` is the sum of the parts, `unaccounted` the whole less that sum. A whole that its
//!   parts don't account for is a finding of `check`.

use std::collections::BTreeMap;

use super::arithmetic::{self, Mixing};
use super::entries::Entries;
use super::records::{Label, Record, RecordSet};
use crate::inputs::activity::{ActivityFile, Count, Group};
use crate::measure::{Measure, Unit};

/// Enters the figures of a file of activity.
pub(super) fn enter(file: &ActivityFile, entries: &mut Entries) {
    for count in &file.counts {
        let name = format!("activity.{}", count.id.value.as_str());
        entries.given(&name, &count.title.value.0, &count.value, Unit::Count, Measure::Tally);
    }
    for group in &file.groups {
        enter_group(group, entries);
    }
}

fn enter_group(group: &Group, entries: &mut Entries) {
    let set = format!("activity.{}", group.id.value.as_str());
    let place = &group.id.place;
    let whole_name = format!("{set}.{}", group.whole.count.id.value.as_str());
    let whole = &group.whole.count;
    let whole =
        entries.given(&whole_name, &whole.title.value.0, &whole.value, Unit::Count, Measure::Tally);
    let records: Vec<Record> =
        group.parts.iter().filter_map(|part| enter_part(part, &set, entries)).collect();
    let parts: Vec<_> = records.iter().flat_map(|r| r.figures.values().cloned()).collect();

    let name = format!("{set}.accounted");
    let label = format!("{}: accounted for", group.title);
    let sum = arithmetic::sum(&name, &label, &parts, Mixing::Refused);
    let accounted = entries.computed(&name, sum, place);
    let mut totals = BTreeMap::new();
    if let Some((whole, accounted)) = whole.zip(accounted) {
        let name = format!("{set}.unaccounted");
        let label = format!("{}: not accounted for", group.title);
        let rest = arithmetic::difference(&name, &label, &whole, &accounted);
        entries.computed(&name, rest, place);
        totals.insert("count".to_owned(), accounted);
    }
    entries.ledger.add_set(RecordSet { name: set, records, totals, subtotals: BTreeMap::new() });
}

fn enter_part(part: &Count, set: &str, entries: &mut Entries) -> Option<Record> {
    let name = format!("{set}.{}", part.id.value.as_str());
    let figure =
        entries.given(&name, &part.title.value.0, &part.value, Unit::Count, Measure::Tally)?;
    Some(Record {
        id: part.id.value.as_str().to_owned(),
        label: Label::Words((&part.title).into()),
        counted: None,
        texts: BTreeMap::new(),
        figures: BTreeMap::from([("count".to_owned(), figure)]),
    })
}
