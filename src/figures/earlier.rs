//! What the earlier papers of a series reported, as figures.
//!
//! | Name | What it is |
//! | --- | --- |
//! | `previous.NAME` | A figure as the latest earlier paper reported it. |
//! | `last_year.NAME` | As the paper of the same period a year before did. |
//! | `periods.2018_19_q1.NAME` | As the paper of that period did. |
//!
//! What these periods are called are words that can be placed: `series.period` is the paper's own, and
//! `previous.period` that of `previous`.
//!
//! A figure that was found to be wrong since is the one that it is restated as. The set `periods` has a record for
//! each period, this one among them, from which tables and charts over time are made; `restatements` has what was
//! restated. None of these are figures of the paper itself: whoever goes through those doesn't meet them.

mod named;
mod records;
mod restated;
mod unknown;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::entries::Entries;
use super::figure::{Derivation, Figure};
use super::records::{Label, Record, RecordSet};
use super::words::Words;
use crate::diagnostic::nearest_name;
use crate::inputs::Inputs;
pub use crate::inputs::earlier::{LAST_YEAR, PREVIOUS};
use crate::inputs::frozen::{Frozen, FrozenFile};
use crate::inputs::recurring::Series;
use crate::period::ReportingPeriod;
pub use restated::{is_typed_as, restatement_of};

/// The set of all periods, and the first word of the names of their figures.
pub const PERIODS: &str = "periods";
/// The set of what was restated.
pub const RESTATEMENTS: &str = "restatements";

/// What the earlier papers of a series reported.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    /// The figures, by each of their names.
    figures: BTreeMap<String, Arc<Figure>>,
    /// The rows that there were: `previous.budget.staff`.
    rows: BTreeSet<String>,
    /// The periods that may be named by a word, where there is one: that of `previous`, of `last_year`.
    named: BTreeMap<&'static str, ReportingPeriod>,
    /// All of them, by the words of [`key`].
    all: BTreeMap<String, ReportingPeriod>,
    /// The period of the paper itself, where it is of a series.
    own: Option<ReportingPeriod>,
    /// What these periods are called: `previous.quarter`.
    words: BTreeMap<String, Words>,
}

impl Earlier {
    /// The figure with this name.
    pub fn figure(&self, name: &str) -> Option<&Arc<Figure>> {
        self.figures.get(name)
    }

    /// What a period is called: `previous.period`, unless that is a figure which an earlier paper reported.
    pub(super) fn words(&self, name: &str) -> Option<&Words> {
        self.words.get(name).filter(|_| !self.figures.contains_key(name))
    }

    /// All of them, by each of their names.
    pub fn figures(&self) -> impl Iterator<Item = (&str, &Arc<Figure>)> {
        self.figures.iter().map(|(name, figure)| (name.as_str(), figure))
    }

    /// Whether there was a row of a schedule, or a record: `previous.budget.staff`.
    pub fn had_row(&self, name: &str) -> bool {
        self.rows.contains(name)
    }

    /// Whether any row of a schedule had a number in this column.
    pub(super) fn had_column(&self, when: &str, schedule: &str, column: &str) -> bool {
        let (beginning, end) = (format!("{when}.{schedule}."), format!(".{column}"));
        let names = self.figures.range(beginning.clone()..).map(|(name, _)| name);
        names.take_while(|name| name.starts_with(&beginning)).any(|name| name.ends_with(&end))
    }

    /// The period that this word means, if there was a paper: `previous`, `2018_19_q1`.
    pub fn period_of(&self, word: &str) -> Option<ReportingPeriod> {
        self.named.get(word).or_else(|| self.all.get(word)).copied()
    }

    /// What to do to have an earlier figure that there isn't; `None` if the name is of no such figure.
    pub(super) fn way_to(&self, name: &str) -> Option<String> {
        let (first, rest) = name.split_once('.')?;
        let Some(own) = self.own else {
            return (is_earlier(name) || named::is_of_own(name)).then(|| {
                "say in paper.yaml of which series the paper is: `series: {name: …, period: Q2 2018/19}`".to_owned()
            });
        };
        let paper = match first {
            PERIODS => "that paper".to_owned(),
            PREVIOUS | LAST_YEAR => match self.named.get(first) {
                Some(period) => format!("the paper of {period}"),
                None if first == PREVIOUS => {
                    return Some(format!(
                        "nothing is kept of a period before {own}: its file would stand in the folder `periods`"
                    ));
                }
                None => {
                    return Some(format!(
                        "nothing is kept of {}: its file would be periods/{}.yaml",
                        own.last_year(),
                        own.last_year().key()
                    ));
                }
            },
            _ => return None,
        };
        let known = self.figures.keys().filter_map(|known| {
            known.strip_prefix(first).and_then(|known| known.strip_prefix('.'))
        });
        Some(match nearest_name(rest, known) {
            Some(near) => format!("did you mean `{first}.{near}`?"),
            None => format!("{paper} had no such figure: name another, or type what it was"),
        })
    }
}

/// Whether a name is that of an earlier figure, or of a set of them.
pub fn is_earlier(name: &str) -> bool {
    let first = name.split('.').next().unwrap_or(name);
    [PREVIOUS, LAST_YEAR, PERIODS].contains(&first)
}

/// The latest of the periods before the paper's own.
pub fn previous(inputs: &Inputs) -> Option<&FrozenFile> {
    inputs.paper.series.as_ref().and_then(|_| inputs.earlier.last())
}

/// The same period a year before the paper's own.
pub fn last_year(inputs: &Inputs) -> Option<&FrozenFile> {
    let period = inputs.paper.series.as_ref()?.period.value.last_year();
    inputs.earlier.iter().find(|file| file.frozen.period == period)
}

/// Enters what the earlier papers reported.
pub(super) fn enter(inputs: &Inputs, entries: &mut Entries) {
    let Some(series) = &inputs.paper.series else { return };
    let mut earlier = Earlier { own: Some(series.period.value), ..Earlier::default() };
    for file in &inputs.earlier {
        let mut beginnings = Vec::new();
        for (word, meant) in [(PREVIOUS, previous(inputs)), (LAST_YEAR, last_year(inputs))] {
            if meant.is_some_and(|meant| meant.frozen.period == file.frozen.period) {
                earlier.named.insert(word, file.frozen.period);
                beginnings.push(word.to_owned());
            }
        }
        beginnings.push(format!("{PERIODS}.{}", key(file.frozen.period)));
        earlier.all.insert(key(file.frozen.period), file.frozen.period);
        enter_file(file, series, &beginnings, &mut earlier);
    }
    earlier.words = named::words(series.period.value, &earlier.named);
    restated::refuse_unknown(inputs, series, entries);
    restated::enter(inputs, series, &mut earlier, entries);
    entries.ledger.earlier = earlier;
}

fn enter_file(file: &FrozenFile, series: &Series, beginnings: &[String], earlier: &mut Earlier) {
    let frozen = &file.frozen;
    for (name, figure) in &frozen.figures {
        let restated = restatement_of(series, frozen.period, name);
        let place = file.places.get(name).unwrap_or(&file.period);
        let also = if restated.is_some() { ", restated" } else { "" };
        let first = beginnings.first().map_or("", String::as_str);
        let made = Arc::new(Figure {
            name: format!("{first}.{name}"),
            label: format!("{} ({}{also})", figure.title, frozen.period),
            value: restated.map_or(figure.value, |restated| restated.new.value),
            unit: figure.unit,
            measures: figure.measures.clone(),
            derivation: Derivation::Given(
                restated.map_or(place, |restated| &restated.new.place).clone(),
            ),
        });
        for beginning in beginnings {
            for name in std::iter::once(name).chain(&figure.also) {
                earlier.figures.insert(format!("{beginning}.{name}"), Arc::clone(&made));
            }
        }
    }
    for beginning in beginnings {
        for (set, rows) in &frozen.rows {
            earlier.rows.extend(rows.keys().map(|row| format!("{beginning}.{set}.{row}")));
        }
    }
}

/// As the names of figures have a period: `2018_19_q1`.
fn key(period: ReportingPeriod) -> String {
    period.key().replace('-', "_")
}

/// Enters the set of all periods, of which the last is the paper's own. It comes last: it has every figure.
pub(super) fn enter_periods(inputs: &Inputs, entries: &mut Entries) {
    let Some(series) = &inputs.paper.series else { return };
    let mut earlier = std::mem::take(&mut entries.ledger.earlier);
    records::enter(&mut earlier, entries);
    entries.ledger.earlier = earlier;
    let record = |period: ReportingPeriod, figures| Record {
        id: key(period),
        label: Label::Words(Words::Fixed(period.to_string())),
        counted: None,
        texts: BTreeMap::new(),
        figures,
    };
    let ledger = &entries.ledger;
    let of_earlier = |Frozen { period, .. }: &Frozen| {
        let beginning = format!("{PERIODS}.{}.", key(*period));
        let figures = ledger.earlier.figures.range(beginning.clone()..);
        let figures = figures.map_while(|(name, figure)| {
            Some((name.strip_prefix(&beginning)?.to_owned(), Arc::clone(figure)))
        });
        record(*period, figures.collect())
    };
    let mut records: Vec<Record> =
        inputs.earlier.iter().map(|file| of_earlier(&file.frozen)).collect();
    let own = ledger.figures.iter().map(|(name, figure)| (name.clone(), Arc::clone(figure)));
    records.push(record(series.period.value, own.collect()));
    entries.ledger.add_set(set(PERIODS, records));
    unknown::refuse(inputs, series, entries);
}

fn set(name: &str, records: Vec<Record>) -> RecordSet {
    let (totals, subtotals) = (BTreeMap::new(), BTreeMap::new());
    RecordSet { name: name.to_owned(), records, totals, subtotals }
}
