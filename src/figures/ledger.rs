//! The ledger: every figure of a paper by its name, and every set of records for tables.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::earlier::Earlier;
use super::figure::Figure;
use super::records::RecordSet;
use super::sheets::{Sheet, SheetCell};
use super::stated::Comparison;
use super::suggest::without_records;
use super::words::Words;
use crate::diagnostic::{Diagnostic, Faults, nearest_name};

/// Every figure of a paper by its name, and every set of records for tables.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub(super) figures: BTreeMap<String, Arc<Figure>>,
    /// What earlier papers of the series reported.
    pub(super) earlier: Earlier,
    sets: BTreeMap<String, RecordSet>,
    pub(super) sheets: BTreeMap<String, Sheet>,
    /// The names of figures, and of whole sets, that can't be computed: why was reported.
    pub(super) lost: BTreeSet<String>,
    /// What to do to have figures or sets that aren't there, by the beginning of their names.
    pub(super) ways: BTreeMap<String, String>,
    /// The names of sets whose figures were made up to show what a paper looks like.
    pub(super) illustrative: BTreeSet<String>,
    pub(super) comparisons: Vec<Comparison>,
    /// Cells that could not be compared with what was typed in them, which doesn't keep the paper from
    /// being built.
    pub(super) not_compared: Faults,
    /// Cells that don't come to what their row or column says.
    pub(super) not_coming_to: Faults,
}

impl Ledger {
    /// The figure with this name, be it one that an earlier paper of the series reported.
    pub fn figure(&self, name: &str) -> Option<&Arc<Figure>> {
        self.figures.get(name).or_else(|| self.earlier.figure(name))
    }

    /// What earlier papers of the series reported.
    pub fn earlier(&self) -> &Earlier {
        &self.earlier
    }

    /// All figures of the paper itself, in the order of their names.
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

    /// Cells that could not be compared with what was typed in them.
    pub fn not_compared(&self) -> &Faults {
        &self.not_compared
    }

    /// Cells that don't come to what their row or column says.
    pub fn not_coming_to(&self) -> &Faults {
        &self.not_coming_to
    }

    /// The names of all sets of records, and of all schedules.
    pub fn set_names(&self) -> impl Iterator<Item = &str> {
        self.sets.keys().chain(self.sheets.keys()).map(String::as_str)
    }

    /// The fault of naming a figure that there isn't. `None` where it would be there but for a fault
    /// that was reported.
    pub fn no_figure(&self, name: &str) -> Option<Diagnostic> {
        (!self.is_lost(name)).then(|| {
            if let Some(way) = self.earlier.way_to(name) {
                let fault = Diagnostic::error(format!("there is no figure `{name}`")).remedy(way);
                return fault.presumes("paper.yaml");
            }
            if let Some(fault) = self.empty_cell(name) {
                return fault;
            }
            let fault = Diagnostic::error(format!("there is no figure `{name}`"))
                .remedy(self.suggest(name));
            if self.has_record_of(name) { fault } else { fault.presumes(file_of(name)) }
        })
    }

    /// What is said of the name of a cell of a schedule in which no figure stands.
    fn empty_cell(&self, name: &str) -> Option<Diagnostic> {
        let what = match self.sheet(name.split('.').next()?)?.cell(name)? {
            SheetCell::Blank => "is blank",
            SheetCell::Dash => "is a dash",
            SheetCell::Figure(_) | SheetCell::Words(_) => return None,
        };
        let fault =
            Diagnostic::error(format!("the cell `{name}` {what}: there is no figure in it"));
        Some(fault.remedy("type it in schedules.yaml, or leave it out here"))
    }

    /// Whether the record to which a figure would belong was read. A total is no record: what it is
    /// of depends on all of them.
    fn has_record_of(&self, name: &str) -> bool {
        let Some((record, _)) = name.rsplit_once('.') else { return false };
        // A part of a whole, and an item of a theme, is a record itself.
        let first = record.split('.').next().unwrap_or(record);
        if matches!(first, "activity" | "scores") {
            return false;
        }
        let is_total = record.rsplit('.').next().is_some_and(|id| id.starts_with("total"));
        let within = format!("{record}.");
        let mut from_there = self.figures.range(within.clone()..);
        let is_there = from_there.next().is_some_and(|(name, _)| name.starts_with(&within));
        !is_total && record.contains('.') && is_there
    }

    /// Whether this figure, or a set that it would belong to, can't be computed.
    pub fn is_lost(&self, name: &str) -> bool {
        let dots = name.match_indices('.').map(|(dot, _)| &name[..dot]);
        dots.chain([name]).any(|name| self.lost.contains(name))
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
        let remedy = remedy
            .or_else(|| self.earlier.way_to(name))
            .or_else(|| without_records(name, self.set_names()))
            .or_else(|| {
                let known: Vec<&str> = self.set_names().chain(RECORDS).collect();
                nearest_name(name, known.iter().copied())
                    .map(|near| format!("did you mean `{near}`?"))
            })
            .unwrap_or_else(|| {
                let known: Vec<&str> = self.set_names().collect();
                format!("the records there are: {}", known.join(", "))
            });
        let is_record = name.split('.').next().is_some_and(|first| RECORDS.contains(&first));
        let file = if is_record { file_of(name) } else { "schedules.yaml".to_owned() };
        Diagnostic::error(format!("there are no records and no schedule `{name}`"))
            .remedy(remedy)
            .presumes(file)
    }

    /// The schedule with this name.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.get(name)
    }

    /// The words with this name: in the cell of a schedule, where they follow from a rule or were typed,
    /// of a record, such as `posts.gardener.grade`; or what a period is called, such as `previous.quarter`.
    pub fn words(&self, name: &str) -> Option<&Words> {
        if let Some(sheet) = self.sheet(name.split('.').next()?) {
            return sheet.words(name);
        }
        if let Some(words) = self.earlier.words(name) {
            return Some(words);
        }
        let (record, key) = name.rsplit_once('.')?;
        let (set, id) = record.rsplit_once('.')?;
        self.set(set)?.records.iter().find(|record| record.id == id)?.texts.get(key)
    }

    pub(super) fn add_sheet(&mut self, sheet: Sheet) {
        self.sheets.insert(sheet.name.clone(), sheet);
    }

    pub(super) fn add_set(&mut self, set: RecordSet) {
        self.sets.insert(set.name.clone(), set);
    }
}

/// The kinds of records, whose names begin with them.
pub(super) const RECORDS: [&str; 6] =
    ["savings", "income", "posts", "projects", "activity", "scores"];

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
