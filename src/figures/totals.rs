//! Totals of sets of records.
//!
//! A total adds what every record of a set has. What only some of them have is not added: a sum over
//! some would look like a sum over all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::arithmetic::{self, Mixing};
use super::entries::Entries;
use super::figure::Figure;
use super::records::{Record, RecordSet};
use crate::diagnostic::Place;
use crate::inputs::series::{Counted, Series};

/// A set whose figures of the named keys are added, for kinds of records that are all counted alike.
/// What a figure of another key says, such as the price of one, makes no sense added up.
pub(super) fn of_keys(
    keys: &[&str],
    name: &str,
    label: &str,
    records: Vec<Record>,
    place: &Place,
    entries: &mut Entries,
) -> RecordSet {
    let mut totals = BTreeMap::new();
    for key in keys {
        let figures: Vec<_> = records.iter().filter_map(|r| r.figures.get(*key).cloned()).collect();
        let total = format!("{name}.total.{key}");
        for record in &records {
            entries.lost_with(&total, &format!("{name}.{}.{key}", record.id));
        }
        if figures.len() < records.len() {
            continue;
        }
        let sum = arithmetic::sum(&total, label, &figures, Mixing::Refused);
        if let Some(figure) = entries.computed(&total, sum, place) {
            totals.insert((*key).to_owned(), figure);
        }
    }
    RecordSet { name: name.to_owned(), records, totals, subtotals: BTreeMap::new() }
}

/// The set with the totals of what every record has, and subtotals for each way of counting.
pub(super) fn of_series(
    series: &Series,
    name: String,
    records: Vec<Record>,
    entries: &mut Entries,
) -> RecordSet {
    let place = &series.id.place;
    let total = Totals { series, set: &name, name: format!("{name}.total"), place };
    let totals = total.of(&records.iter().collect::<Vec<_>>(), entries);
    let ways: BTreeSet<Counted> = records.iter().filter_map(|record| record.counted).collect();
    let mut subtotals = BTreeMap::new();
    if ways.len() > 1 {
        for way in ways {
            let counted: Vec<_> = records.iter().filter(|r| r.counted == Some(way)).collect();
            let total =
                Totals { series, set: &name, name: format!("{name}.total_{}", way.key()), place };
            subtotals.insert(way, total.of(&counted, entries));
        }
    }
    RecordSet { name, records, totals, subtotals }
}

/// The sums of some records of a series.
struct Totals<'a> {
    series: &'a Series,
    set: &'a str,
    name: String,
    place: &'a Place,
}

impl Totals<'_> {
    fn of(&self, records: &[&Record], entries: &mut Entries) -> BTreeMap<String, Arc<Figure>> {
        for record in records {
            for key in entries.lost_keys(&format!("{}.{}", self.set, record.id)) {
                entries.lost(&format!("{}.{key}", self.name));
            }
        }
        let Some((first, rest)) = records.split_first() else { return BTreeMap::new() };
        let keys =
            first.figures.keys().filter(|key| rest.iter().all(|r| r.figures.contains_key(*key)));
        keys.filter_map(|key| Some((key.clone(), self.of_key(key, records, entries)?))).collect()
    }

    fn of_key(&self, key: &str, records: &[&Record], entries: &mut Entries) -> Option<Arc<Figure>> {
        let figures: Vec<_> =
            records.iter().filter_map(|record| record.figures.get(key).cloned()).collect();
        let mixed = figures.windows(2).any(|pair| pair[0].measures != pair[1].measures);
        let asked_for = self.series.mixed_totals.iter().any(|column| column.value == key);
        if mixed && !asked_for {
            // No such total exists. A table or a sentence that wants it is told how to ask for it.
            return None;
        }
        let name = format!("{}.{key}", self.name);
        // A second name of the same figures adds up to the same, or to nothing for the same reason.
        let own_keys = figures.iter().filter_map(|figure| figure.name.rsplit('.').next());
        for own in own_keys.filter(|own| *own != key) {
            entries.lost_with(&name, &format!("{}.{own}", self.name));
        }
        if entries.ledger.is_lost(&name) {
            return None;
        }
        let label = format!("{}: total", self.series.title);
        let mixing = if asked_for { Mixing::AskedFor } else { Mixing::Refused };
        let sum = arithmetic::sum(&name, &label, &figures, mixing);
        entries.computed(&name, sum, self.place)
    }
}
