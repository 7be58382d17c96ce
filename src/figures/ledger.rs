//! The ledger: every figure of a paper by its name, and every set of records for tables.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::arithmetic::CalculationError;
use super::figure::{Derivation, Figure};
use super::sheets::Sheet;
use super::stated::Comparison;
use super::words::Words;
use crate::diagnostic::{Diagnostic, Faults, Place, did_you_mean};
use crate::inputs::series::Counted;
use crate::measure::{Measure, Measures, Unit};
use crate::period::Period;
use crate::yaml::At;

/// Every figure of a paper by its name, and every set of records for tables.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    figures: BTreeMap<String, Arc<Figure>>,
    sets: BTreeMap<String, RecordSet>,
    sheets: BTreeMap<String, Sheet>,
    /// The names of figures, and of whole sets, that can't be computed: why was reported.
    lost: BTreeSet<String>,
    /// What to do to have figures or sets that aren't there, by the beginning of their names.
    ways: BTreeMap<String, String>,
    /// The names of sets whose figures were made up to show what a paper looks like.
    pub(super) illustrative: BTreeSet<String>,
    pub(super) comparisons: Vec<Comparison>,
}

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

impl Ledger {
    /// The figure with this name.
    pub fn figure(&self, name: &str) -> Option<&Arc<Figure>> {
        self.figures.get(name)
    }

    /// All figures, in the order of their names.
    pub fn figures(&self) -> impl Iterator<Item = (&str, &Arc<Figure>)> {
        self.figures.iter().map(|(name, figure)| (name.as_str(), figure))
    }

    /// The set of records with this name.
    pub fn set(&self, name: &str) -> Option<&RecordSet> {
        self.sets.get(name)
    }

    /// Every stated value beside its figure, in the order of the inputs.
    pub fn comparisons(&self) -> &[Comparison] {
        &self.comparisons
    }

    /// The names of all sets of records, and of all schedules.
    pub fn set_names(&self) -> impl Iterator<Item = &str> {
        self.sets.keys().chain(self.sheets.keys()).map(String::as_str)
    }

    /// The fault of naming a figure that there isn't. `None` where it would be there but for a fault
    /// that was reported.
    pub fn no_figure(&self, name: &str) -> Option<Diagnostic> {
        (!self.is_lost(name)).then(|| {
            let fault = Diagnostic::error(format!("there is no figure `{name}`"))
                .remedy(self.suggest(name));
            if self.has_record_of(name) { fault } else { fault.presumes(file_of(name)) }
        })
    }

    /// Whether the record to which a figure would belong was read. A total is no record: what it is
    /// of depends on all of them.
    fn has_record_of(&self, name: &str) -> bool {
        let Some((record, _)) = name.rsplit_once('.') else { return false };
        let is_total = record.rsplit('.').next().is_some_and(|id| id.starts_with("total"));
        let within = |name: &String| name.strip_prefix(record).is_some_and(|r| r.starts_with('.'));
        !is_total && record.contains('.') && self.figures.keys().any(within)
    }

    /// Whether this figure, or a set that it would belong to, can't be computed.
    pub fn is_lost(&self, name: &str) -> bool {
        let within = |lost: &String| {
            name.strip_prefix(lost.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.lost.iter().any(within)
    }

    /// Whether the figures of a set were made up to show what a paper looks like.
    pub fn is_illustrative(&self, set: &str) -> bool {
        self.illustrative.contains(set)
    }

    /// What to do to have a figure or a set that isn't there, where the inputs leave open how it is
    /// computed.
    pub fn way_to(&self, name: &str) -> Option<&str> {
        let known = self.ways.iter().rev().find(|(beginning, _)| name.starts_with(*beginning));
        known.map(|(_, way)| way.as_str())
    }

    /// The fault of naming a set of records that there isn't.
    pub fn no_set(&self, name: &str) -> Diagnostic {
        let remedy = self.way_to(name).map(str::to_owned);
        let remedy = remedy.or_else(|| did_you_mean(name, self.set_names())).unwrap_or_else(|| {
            let known: Vec<&str> = self.set_names().collect();
            format!("the records there are: {}", known.join(", "))
        });
        let is_record = name.split('.').next().is_some_and(|first| RECORDS.contains(&first));
        let file = if is_record { file_of(name) } else { "schedules.yaml".to_owned() };
        Diagnostic::error(format!("there are no records and no schedule `{name}`"))
            .remedy(remedy)
            .presumes(file)
    }

    fn suggest(&self, name: &str) -> String {
        if let Some(way) = self.way_to(name) {
            return way.to_owned();
        }
        if let Some(remedy) = self.total_to_ask_for(name) {
            return remedy;
        }
        if let Some(remedy) = did_you_mean(name, self.figures.keys().map(String::as_str)) {
            return remedy;
        }
        match self.figures.keys().next() {
            Some(known) => {
                format!("names are made of the file, the ids in it and the amount: `{known}`")
            }
            None => "the paper has no figures: add files of records, such as posts.yaml".to_owned(),
        }
    }

    /// What to say where the total of a set was named that it has not, and could have.
    fn total_to_ask_for(&self, name: &str) -> Option<String> {
        let (set, key) = name.rsplit_once('.')?;
        let why = self.set(set.strip_suffix(".total")?)?.why_no_total(key)?;
        Some(format!("{}: {}", why.reason(), why.way_out(key)?))
    }

    /// The schedule with this name.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.get(name)
    }

    pub(super) fn add_sheet(&mut self, sheet: Sheet) {
        self.sheets.insert(sheet.name.clone(), sheet);
    }

    pub(super) fn add_set(&mut self, set: RecordSet) {
        self.sets.insert(set.name.clone(), set);
    }
}

/// The kinds of records, whose names begin with them.
const RECORDS: [&str; 6] = ["savings", "income", "posts", "projects", "activity", "scores"];

/// The file of inputs in which the records of a figure, or of a set, would stand.
pub fn file_of(name: &str) -> String {
    let first = name.split('.').next().unwrap_or(name);
    if RECORDS.contains(&first) {
        format!("{first}.yaml")
    } else if name == first {
        "figures.yaml".to_owned()
    } else {
        "schedules.yaml".to_owned()
    }
}

/// A ledger being filled. Calculation goes on after a fault, so that one run reports all of them.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) ledger: Ledger,
    pub(super) faults: Faults,
}

impl Entries {
    /// Enters an amount as it was typed.
    pub(super) fn given(
        &mut self,
        name: &str,
        label: &str,
        amount: &At<Decimal>,
        unit: Unit,
        measure: Measure,
    ) -> Option<Arc<Figure>> {
        let figure = Figure {
            name: name.to_owned(),
            label: label.to_owned(),
            value: amount.value,
            unit,
            measures: Measures::one(measure),
            derivation: Derivation::Given(amount.place.clone()),
        };
        self.enter(figure, &amount.place)
    }

    /// Enters what was computed, or reports why it can't be. `place` is what a fault points at.
    pub(super) fn computed(
        &mut self,
        name: &str,
        outcome: Result<Figure, CalculationError>,
        place: &Place,
    ) -> Option<Arc<Figure>> {
        match outcome {
            Ok(figure) => self.enter(figure, place),
            Err(error) => {
                let fault = error.fault(name, place);
                // What there was to add may be what could not be read.
                let consequence = error == CalculationError::Nothing;
                self.faults.push(if consequence { fault.presumes(file_of(name)) } else { fault });
                self.lost(name);
                None
            }
        }
    }

    /// Lets a figure be called by a second name.
    pub(super) fn alias(&mut self, name: &str, figure: &Arc<Figure>, place: &Place) {
        self.insert(name.to_owned(), Arc::clone(figure), place);
    }

    /// Says that a figure or a whole set can't be computed; the caller reports why.
    pub(super) fn lost(&mut self, name: &str) {
        self.ledger.lost.insert(name.to_owned());
    }

    /// Says that a figure can't be computed where another can't, of which it would be made.
    pub(super) fn lost_with(&mut self, name: &str, cause: &str) {
        if self.ledger.is_lost(cause) {
            self.lost(name);
        }
    }

    /// The keys of the figures of a record that can't be computed.
    pub(super) fn lost_keys(&self, record: &str) -> Vec<String> {
        let lost = self.ledger.lost.iter();
        let keys = lost.filter_map(|lost| lost.strip_prefix(record)?.strip_prefix('.'));
        keys.filter(|key| !key.contains('.')).map(str::to_owned).collect()
    }

    /// Says what to do to have figures or sets whose names begin so, and which aren't there.
    pub(super) fn way_to(&mut self, beginning: impl Into<String>, way: &str) {
        self.ledger.ways.insert(beginning.into(), way.to_owned());
    }

    /// Enters a figure that was made elsewhere.
    pub(super) fn enter(&mut self, figure: Figure, place: &Place) -> Option<Arc<Figure>> {
        let figure = Arc::new(figure);
        self.insert(figure.name.clone(), Arc::clone(&figure), place).then_some(figure)
    }

    fn insert(&mut self, name: String, figure: Arc<Figure>, place: &Place) -> bool {
        if self.ledger.figures.contains_key(&name) {
            self.faults.push(
                Diagnostic::error(format!("two figures would be called `{name}`"))
                    .at(place)
                    .remedy("give the record another id: `total` and the like are names of sums")
                    .presumes(file_of(&name)),
            );
            return false;
        }
        self.ledger.figures.insert(name, figure);
        true
    }
}
