//! Records of one kind, in the one shape from which tables are made.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::figure::Figure;
use super::words::Words;
use crate::diagnostic::Place;
use crate::inputs::series::Counted;
use crate::period::Period;
use crate::yaml::At;

/// Records of one kind, with their totals: what a table's rows are taken from. Whatever kind of
/// record they were, tables see this.
#[derive(Clone, Debug)]
pub struct RecordSet {
    /// Its name: `savings.team`, `posts`.
    pub name: String,
    /// Its records, in the order of the inputs.
    pub records: Vec<Record>,
    /// Its totals, by the key of what is added: `weekly`, `cost`.
    pub totals: BTreeMap<String, Arc<Figure>>,
    /// Totals of the records that count in one way, where a set counts in several.
    pub subtotals: BTreeMap<Counted, BTreeMap<String, Arc<Figure>>>,
}

/// One record of a set.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its id within the set.
    pub id: String,
    /// What names it in a table.
    pub label: Label,
    /// What its `value` counts, where it says so.
    pub counted: Option<Counted>,
    /// Its words by key: `grade`.
    pub texts: BTreeMap<String, Words>,
    /// Its figures by key: `weekly`, `cost`.
    pub figures: BTreeMap<String, Arc<Figure>>,
}

/// What names a record in a table.
#[derive(Clone, Debug)]
pub enum Label {
    /// A period, which the style writes out.
    Period(At<Period>),
    /// Words.
    Words(Words),
}

impl Record {
    /// Where it stands in the inputs, if it was typed there.
    pub fn place(&self) -> Option<&Place> {
        match &self.label {
            Label::Period(period) => Some(&period.place),
            Label::Words(Words::Typed(words)) => Some(&words.place),
            Label::Words(_) => None,
        }
    }

    /// The periods of this record and of one with the same id, if they are not the same.
    pub fn other_period<'a>(&'a self, other: &'a Record) -> Option<(&'a Place, &'a Place)> {
        match (&self.label, &other.label) {
            (Label::Period(own), Label::Period(other)) if own.value != other.value => {
                Some((&own.place, &other.place))
            }
            _ => None,
        }
    }
}

/// Why a set has no total of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTotal {
    /// Some records don't have it.
    Partial,
    /// The records are counted in different ways, and nobody asked for a total all the same.
    Mixed,
    /// It is a price or the like, which makes no sense added up.
    Senseless,
}

impl NoTotal {
    /// The reason in words.
    pub fn reason(self) -> &'static str {
        match self {
            NoTotal::Partial => "some of its rows don't have it",
            NoTotal::Mixed => "its rows are counted in different ways",
            NoTotal::Senseless => "it isn't added up",
        }
    }

    /// What would make a total of `key`, if anything would.
    pub fn way_out(self, key: &str) -> Option<String> {
        match self {
            NoTotal::Partial => Some(format!("give every row a `{key}`")),
            NoTotal::Mixed => Some(format!(
                "write `mixed_totals: [{key}]` in the series to add them all the same"
            )),
            NoTotal::Senseless => None,
        }
    }
}

impl RecordSet {
    /// The records by their ids, for those who look up many.
    pub fn records_by_id(&self) -> BTreeMap<&str, &Record> {
        self.records.iter().map(|record| (record.id.as_str(), record)).collect()
    }

    /// Why the set has no total of `key`; `None` where it has one, or no records.
    pub fn why_no_total(&self, key: &str) -> Option<NoTotal> {
        if self.totals.contains_key(key) {
            return None;
        }
        let figures: Vec<_> = self.records.iter().filter_map(|r| r.figures.get(key)).collect();
        let first = figures.first()?;
        Some(if figures.len() < self.records.len() {
            NoTotal::Partial
        } else if figures.iter().any(|figure| figure.measures != first.measures) {
            NoTotal::Mixed
        } else {
            NoTotal::Senseless
        })
    }
}
