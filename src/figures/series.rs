//! Savings and income by period.
//!
//! - The full-year effect of a row is its weekly rate × the weeks of the year, which the inputs
//!   state (52, 365/7, 366/7), or the amount that was reported.
//! - Its amount to the year end is the weekly rate × the weeks counted, or the amount reported.
//! - `value` is whichever of the two the row counts for. Rows may change from one way of counting
//!   to the other part-way down, as the first seed paper's tables do: each way then has its own
//!   subtotal, and a total over both exists only where the series names it in `mixed_totals`.
//! - The total of a series adds what every row has.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::arithmetic::{self, Mixing};
use super::figure::Figure;
use super::ledger::{Entries, Label, Record, RecordSet};
use crate::diagnostic::{Diagnostic, Place, did_you_mean};
use crate::inputs::series::{
    Counted, FullYearEffect, Series, SeriesContent, SeriesFile, SeriesRow, ToYearEnd, Weeks,
};
use crate::measure::{Measure, Unit};
use crate::yaml::{At, Id};

/// The key of what a row counts for.
const VALUE: &str = "value";

/// Enters the figures of a file of savings or income; `kind` is the first part of their names.
pub(super) fn enter(file: &SeriesFile, kind: &str, entries: &mut Entries) {
    for amount in &file.amounts {
        let name = format!("{kind}.{}", amount.id.value.as_str());
        entries.given(&name, &amount.title, &amount.value, Unit::Money, amount.measure);
    }
    let (differences, plain): (Vec<_>, Vec<_>) = file
        .series
        .iter()
        .partition(|series| matches!(series.content, SeriesContent::Difference { .. }));
    // Differences come last: they need the records of the others, wherever they stand in the file.
    for series in plain.into_iter().chain(differences) {
        let name = format!("{kind}.{}", series.id.value.as_str());
        let records = match &series.content {
            SeriesContent::Rows(rows) => {
                rows.iter().map(|row| enter_row(row, series, &name, entries)).collect()
            }
            SeriesContent::Difference { of, less } => {
                enter_difference(of, less, series, kind, &name, entries)
            }
        };
        let set = add_totals(series, name, records, entries);
        entries.ledger.add_set(set);
    }
}

fn enter_row(row: &SeriesRow, series: &Series, set: &str, entries: &mut Entries) -> Record {
    let id = row.id.value.as_str();
    let name = |key: &str| format!("{set}.{id}.{key}");
    let label = |what: &str| format!("{}, {}: {what}", series.title, row.period.place.text());
    let mut figures = BTreeMap::new();
    let mut keep = |key: &str, figure: Option<Arc<Figure>>| {
        if let Some(figure) = figure {
            figures.insert(key.to_owned(), figure);
        }
    };

    let weekly = row.weekly.as_ref().and_then(|weekly| {
        entries.given(
            &name("weekly"),
            &label("weekly rate"),
            weekly,
            Unit::Money,
            Measure::WeeklyRate,
        )
    });
    keep("weekly", weekly.clone());
    let effect = match &row.full_year_effect {
        Some(FullYearEffect::Reported(amount)) => entries.given(
            &name("full_year_effect"),
            &label("full-year effect"),
            amount,
            Unit::Money,
            Measure::FullYearEffect,
        ),
        Some(FullYearEffect::Weekly(weeks)) => weekly.as_ref().and_then(|weekly| {
            let key = Key { name: name("full_year_effect"), label: label("full-year effect") };
            let weeks_key = Key { name: name("weeks"), label: label("weeks in the full year") };
            times_weeks(weekly, weeks, key, weeks_key, Measure::FullYearEffect, row, entries)
        }),
        None => None,
    };
    keep("full_year_effect", effect.clone());
    let to_year_end = match &row.to_year_end {
        Some(ToYearEnd::Reported(amount)) => entries.given(
            &name("to_year_end"),
            &label("amount to the end of the year"),
            amount,
            Unit::Money,
            Measure::ToYearEnd,
        ),
        Some(ToYearEnd::Weekly(weeks)) => weekly.as_ref().and_then(|weekly| {
            let key =
                Key { name: name("to_year_end"), label: label("amount to the end of the year") };
            let weeks_key = Key { name: name("weeks_counted"), label: label("weeks counted") };
            times_weeks(weekly, weeks, key, weeks_key, Measure::ToYearEnd, row, entries)
        }),
        None => None,
    };
    keep("to_year_end", to_year_end.clone());
    let in_year = row.in_year.as_ref().and_then(|amount| {
        entries.given(
            &name("in_year"),
            &label("amount in the financial year"),
            amount,
            Unit::Money,
            Measure::InYear,
        )
    });
    keep("in_year", in_year);
    let value = match row.counted {
        Some(Counted::FullYear) => effect,
        Some(Counted::ToYearEnd) => to_year_end,
        None => None,
    };
    if let Some(value) = &value {
        entries.alias(&name(VALUE), value, &row.id.place);
    }
    keep(VALUE, value);
    Record {
        id: id.to_owned(),
        label: Label::Period(row.period.value),
        counted: row.counted,
        texts: BTreeMap::new(),
        figures,
    }
}

/// What a figure will be called, by program and by people.
struct Key {
    name: String,
    label: String,
}

fn times_weeks(
    weekly: &Arc<Figure>,
    weeks: &At<Weeks>,
    key: Key,
    weeks_key: Key,
    measure: Measure,
    row: &SeriesRow,
    entries: &mut Entries,
) -> Option<Arc<Figure>> {
    let amount = weeks.clone().map(|weeks| weeks.0);
    let weeks =
        entries.given(&weeks_key.name, &weeks_key.label, &amount, Unit::Weeks, Measure::Tally)?;
    let product = arithmetic::product(&key.name, &key.label, weekly, &weeks, measure);
    let place = row.weekly.as_ref().map_or(&row.id.place, |weekly| &weekly.place);
    entries.computed(&key.name, product, place)
}

/// The records of one series less those of another: their rows must be the same.
fn enter_difference(
    of: &At<Id>,
    less: &At<Id>,
    series: &Series,
    kind: &str,
    set: &str,
    entries: &mut Entries,
) -> Vec<Record> {
    let Some(minuends) = find_records(of, kind, entries) else { return Vec::new() };
    let Some(subtrahends) = find_records(less, kind, entries) else { return Vec::new() };
    let ids = |records: &[Record]| records.iter().map(|r| r.id.clone()).collect::<Vec<_>>();
    if ids(&minuends) != ids(&subtrahends) {
        let message = format!(
            "`{}` and `{}` don't have the same rows",
            of.value.as_str(),
            less.value.as_str()
        );
        entries.faults.push(
            Diagnostic::error(message)
                .at(&less.place)
                .remedy("give both series rows with the same ids, in the same order"),
        );
        return Vec::new();
    }
    let pairs = minuends.iter().zip(&subtrahends);
    pairs.map(|(a, b)| difference_of_records(a, b, series, set, &of.place, entries)).collect()
}

fn difference_of_records(
    minuend: &Record,
    subtrahend: &Record,
    series: &Series,
    set: &str,
    place: &Place,
    entries: &mut Entries,
) -> Record {
    let mut figures = BTreeMap::new();
    for (key, figure) in minuend.figures.iter().filter(|(key, _)| *key != VALUE) {
        let Some(other) = subtrahend.figures.get(key) else { continue };
        let name = format!("{set}.{}.{key}", minuend.id);
        let label = format!("{}, {}: {}", series.title, minuend.id, figure.measures);
        let difference = arithmetic::difference(&name, &label, figure, other);
        if let Some(figure) = entries.computed(&name, difference, place) {
            figures.insert(key.clone(), figure);
        }
    }
    Record {
        id: minuend.id.clone(),
        label: minuend.label.clone(),
        counted: None,
        texts: BTreeMap::new(),
        figures,
    }
}

fn find_records(series: &At<Id>, kind: &str, entries: &mut Entries) -> Option<Vec<Record>> {
    let name = format!("{kind}.{}", series.value.as_str());
    if let Some(set) = entries.ledger.set(&name) {
        return Some(set.records.clone());
    }
    let prefix = format!("{kind}.");
    let known: Vec<&str> =
        entries.ledger.set_names().filter_map(|name| name.strip_prefix(&prefix)).collect();
    let remedy = did_you_mean(series.value.as_str(), known)
        .unwrap_or_else(|| "name a series with rows of the same file".to_owned());
    entries.faults.push(
        Diagnostic::error(format!("there is no series `{}`", series.value.as_str()))
            .at(&series.place)
            .remedy(remedy),
    );
    None
}

/// The set with the totals of what every record has, and subtotals for each way of counting.
fn add_totals(
    series: &Series,
    name: String,
    records: Vec<Record>,
    entries: &mut Entries,
) -> RecordSet {
    let place = &series.id.place;
    refuse_scattered(series, &records, entries);
    refuse_unknown_mixed_totals(series, &records, entries);
    let total = Totals { series, name: format!("{name}.total"), place };
    let totals = total.of(&records.iter().collect::<Vec<_>>(), entries);
    let ways: BTreeSet<Counted> = records.iter().filter_map(|record| record.counted).collect();
    let mut subtotals = BTreeMap::new();
    if ways.len() > 1 {
        for way in ways {
            let counted: Vec<_> = records.iter().filter(|r| r.counted == Some(way)).collect();
            let total = Totals { series, name: format!("{name}.total_{}", way.key()), place };
            subtotals.insert(way, total.of(&counted, entries));
        }
    }
    RecordSet { name, records, totals, subtotals }
}

/// The sums of some records of a series.
struct Totals<'a> {
    series: &'a Series,
    name: String,
    place: &'a Place,
}

impl Totals<'_> {
    fn of(&self, records: &[&Record], entries: &mut Entries) -> BTreeMap<String, Arc<Figure>> {
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
        let label = format!("{}: total", self.series.title);
        let mixing = if asked_for { Mixing::AskedFor } else { Mixing::Refused };
        let sum = arithmetic::sum(&name, &label, &figures, mixing);
        entries.computed(&name, sum, self.place)
    }
}

/// Rows that count alike must stand together, so that each way of counting is one group of a table.
fn refuse_scattered(series: &Series, records: &[Record], entries: &mut Entries) {
    let mut runs: Vec<Option<Counted>> = records.iter().map(|record| record.counted).collect();
    runs.dedup();
    let distinct = runs.iter().collect::<BTreeSet<_>>().len();
    if distinct != runs.len() {
        entries.faults.push(
            Diagnostic::error("rows of this series that count alike don't stand together")
                .at(&series.id.place)
                .remedy("put all rows with `counted: full_year` together, and all with `counted: to_year_end`"),
        );
    }
}

fn refuse_unknown_mixed_totals(series: &Series, records: &[Record], entries: &mut Entries) {
    for column in &series.mixed_totals {
        let known: BTreeSet<&str> =
            records.iter().flat_map(|r| r.figures.keys().map(String::as_str)).collect();
        if !known.contains(column.value.as_str()) {
            let remedy = did_you_mean(&column.value, known.iter().copied())
                .unwrap_or_else(|| "write `value`".to_owned());
            entries.faults.push(
                Diagnostic::error(format!("no row of the series has `{}`", column.value))
                    .at(&column.place)
                    .remedy(remedy),
            );
        }
    }
}
