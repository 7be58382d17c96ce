//! Savings and income by period.
//!
//! - The full-year effect of a row is its weekly rate × the weeks of the year, which the inputs
//!   state (52, 365/7, 366/7), or the amount that was reported.
//! - Its amount to the year end is the weekly rate × the weeks counted, or the amount reported.
//! - `value` is whichever of the two the row counts for. Rows may change from one way of counting
//!   to the other part-way down: each way then has its own
//!   subtotal, and a total over both exists only where the series names it in `mixed_totals`.
//! - The total of a series adds what every row has.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::arithmetic;
use super::entries::Entries;
use super::figure::Figure;
use super::ledger::file_of;
use super::records::{Label, Record};
use super::totals;
use crate::diagnostic::{Diagnostic, Place, did_you_mean};
use crate::inputs::series::{
    Counted, RowAmount, Series, SeriesContent, SeriesFile, SeriesRow, Weeks,
};
use crate::measure::{Measure, Unit};
use crate::yaml::{At, Id};

/// The key of what a row counts for.
const VALUE: &str = "value";

/// An amount that a row may have.
#[derive(Clone, Copy)]
struct Column {
    /// Its key: the last part of the figure's name.
    key: &'static str,
    /// Its name in words.
    words: &'static str,
    /// How it is counted.
    measure: Measure,
}

const WEEKLY: Column = Column { key: "weekly", words: "weekly rate", measure: Measure::WeeklyRate };
const FULL_YEAR_EFFECT: Column =
    Column { key: "full_year_effect", words: "full-year effect", measure: Measure::FullYearEffect };
const TO_YEAR_END: Column = Column {
    key: "to_year_end",
    words: "amount to the end of the year",
    measure: Measure::ToYearEnd,
};
const IN_YEAR: Column =
    Column { key: "in_year", words: "amount in the financial year", measure: Measure::InYear };

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
                enter_difference(of, less, series, kind, &name, entries).unwrap_or_else(|| {
                    entries.lost(&name);
                    Vec::new()
                })
            }
        };
        refuse_scattered(series, &records, entries);
        refuse_unknown_mixed_totals(series, &records, entries);
        let set = totals::of_series(series, name, records, entries);
        entries.ledger.add_set(set);
    }
}

fn enter_row(row: &SeriesRow, series: &Series, set: &str, entries: &mut Entries) -> Record {
    let mut entry = RowEntry { row, series, set, entries, figures: BTreeMap::new() };
    let weekly = row.weekly.as_ref().and_then(|amount| entry.given(WEEKLY, amount));
    let effect =
        entry.amount(FULL_YEAR_EFFECT, "weeks", row.full_year_effect.as_ref(), weekly.as_ref());
    let to_year_end =
        entry.amount(TO_YEAR_END, "weeks_counted", row.to_year_end.as_ref(), weekly.as_ref());
    row.in_year.as_ref().and_then(|amount| entry.given(IN_YEAR, amount));
    let value = match row.counted {
        Some(Counted::FullYear) => effect,
        Some(Counted::ToYearEnd) => to_year_end,
        None => None,
    };
    let counted = match row.counted {
        Some(Counted::FullYear) => Some(FULL_YEAR_EFFECT),
        Some(Counted::ToYearEnd) => Some(TO_YEAR_END),
        None => None,
    };
    if let Some(counted) = counted {
        entry.entries.lost_with(&entry.name(VALUE), &entry.name(counted.key));
    }
    if let Some(value) = value {
        entry.entries.alias(&entry.name(VALUE), &value, &row.id.place);
        entry.figures.insert(VALUE.to_owned(), value);
    }
    Record {
        id: row.id.value.as_str().to_owned(),
        label: Label::Period(row.period.clone()),
        counted: row.counted,
        texts: BTreeMap::new(),
        figures: entry.figures,
    }
}

/// A row whose figures are being entered.
struct RowEntry<'a> {
    row: &'a SeriesRow,
    series: &'a Series,
    set: &'a str,
    entries: &'a mut Entries,
    figures: BTreeMap<String, Arc<Figure>>,
}

impl RowEntry<'_> {
    fn name(&self, key: &str) -> String {
        format!("{}.{}.{key}", self.set, self.row.id.value.as_str())
    }

    fn label(&self, words: &str) -> String {
        format!("{}, {}: {words}", self.series.title, self.row.period.place.text())
    }

    fn keep(&mut self, column: Column, figure: Option<Arc<Figure>>) -> Option<Arc<Figure>> {
        let figure = figure?;
        self.figures.insert(column.key.to_owned(), Arc::clone(&figure));
        Some(figure)
    }

    fn given(&mut self, column: Column, amount: &At<Decimal>) -> Option<Arc<Figure>> {
        let (name, label) = (self.name(column.key), self.label(column.words));
        let figure = self.entries.given(&name, &label, amount, Unit::Money, column.measure);
        self.keep(column, figure)
    }

    /// An amount that was reported, or that is the weekly rate times weeks.
    fn amount(
        &mut self,
        column: Column,
        weeks_key: &str,
        amount: Option<&RowAmount>,
        weekly: Option<&Arc<Figure>>,
    ) -> Option<Arc<Figure>> {
        match amount? {
            RowAmount::Reported(amount) => self.given(column, amount),
            RowAmount::Weekly(weeks) => self.times_weeks(column, weekly?, weeks_key, weeks),
        }
    }

    fn times_weeks(
        &mut self,
        column: Column,
        weekly: &Arc<Figure>,
        weeks_key: &str,
        weeks: &At<Weeks>,
    ) -> Option<Arc<Figure>> {
        let weeks_name = self.name(weeks_key);
        let weeks_label = self.label(&format!("weeks counted ({})", weeks.place.text()));
        let ratio = weeks.value;
        // Read weeks were divided once already, to see that they can be.
        let number = weeks.clone().map(|weeks| weeks.approximately().unwrap_or_default());
        let weeks =
            self.entries.given(&weeks_name, &weeks_label, &number, Unit::Weeks, Measure::Tally)?;
        let (name, label) = (self.name(column.key), self.label(column.words));
        let product =
            arithmetic::over_weeks(&name, &label, weekly, (&weeks, ratio), column.measure);
        let place = self.row.weekly.as_ref().map_or(&self.row.id.place, |weekly| &weekly.place);
        let figure = self.entries.computed(&name, product, place);
        self.keep(column, figure)
    }
}

/// The records of one series less those of another: their rows must be the same. `None` where that
/// can't be computed, which is reported here.
fn enter_difference(
    of: &At<Id>,
    less: &At<Id>,
    series: &Series,
    kind: &str,
    set: &str,
    entries: &mut Entries,
) -> Option<Vec<Record>> {
    let minuends = find_records(of, kind, entries);
    let subtrahends = find_records(less, kind, entries);
    let (minuends, subtrahends) = (minuends?, subtrahends?);
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
                .remedy("give both series rows with the same ids, in the same order")
                .presumes(file_of(set)),
        );
        return None;
    }
    let pairs = minuends.iter().zip(&subtrahends);
    let mut alike = true;
    for (minuend, subtrahend) in pairs.clone() {
        if let Some((first, second)) = minuend.other_period(subtrahend) {
            alike = false;
            entries.faults.push(
                Diagnostic::error(format!(
                    "`{}` has another period in the row `{}` than `{}`, from which it is taken",
                    less.value.as_str(),
                    minuend.id,
                    of.value.as_str()
                ))
                .at(second)
                .related(first, format!("the row of `{}`", of.value.as_str()))
                .remedy("give both rows the same period; or correct the `difference`"),
            );
        }
    }
    if !alike {
        return None;
    }
    let sets = [of, less].map(|series| format!("{kind}.{}", series.value.as_str()));
    let from = (&of.place, &sets);
    Some(pairs.map(|(a, b)| difference_of_records(a, b, series, set, from, entries)).collect())
}

fn difference_of_records(
    minuend: &Record,
    subtrahend: &Record,
    series: &Series,
    set: &str,
    (place, sets): (&Place, &[String; 2]),
    entries: &mut Entries,
) -> Record {
    let mut figures = BTreeMap::new();
    for of in sets {
        for key in entries.lost_keys(&format!("{of}.{}", minuend.id)) {
            entries.lost(&format!("{set}.{}.{key}", minuend.id));
        }
    }
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
            .remedy(remedy)
            .presumes(file_of(&name)),
    );
    None
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
        if !records.is_empty() && !known.contains(column.value.as_str()) {
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
