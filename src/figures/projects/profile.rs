//! Targets of a project by financial year, what is moved between years, and what became of them.
//!
//! For each year:
//!
//! - moved = moved in − moved out; revised = original + moved. What leaves one year comes to another,
//!   so that the revised targets add up to the original ones.
//! - over = delivered − revised: more than nought where more was delivered than aimed at.
//! - carried = carried in − carried out: what was delivered beyond the target of one year and counts
//!   towards that of a later one.
//! - remaining = revised − delivered − carried in, and nought where that is less: what one year has
//!   beyond its target is not taken off another's in silence.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::figures::arithmetic;
use crate::figures::entries::Entries;
use crate::figures::figure::Figure;
use crate::figures::records::{Label, Record, RecordSet};
use crate::figures::totals;
use crate::figures::words::{self, Words};
use crate::inputs::projects::{ByYear, Profile, Project, Transfer};
use crate::measure::{Measure, Unit};
use crate::period::FinancialYear;

const NOT_DELIVERED: &str = "say under `delivered_by_year` what was delivered in every year of the profile: `0` where nothing was";

const KEYS: [&str; 10] = [
    "original",
    "moved_in",
    "moved_out",
    "moved",
    "revised",
    "delivered",
    "forecast",
    "carried",
    "over",
    "remaining",
];

/// Enters the profile of a project: `projects.ID.profile`, and `projects.ID.moves` if there are any.
pub(super) fn enter(project: &Project, profile: &Profile, entries: &mut Entries) {
    let moves = enter_transfers(project, "moves", &profile.moves, Measure::Target, entries);
    let carried =
        enter_transfers(project, "carry_forward", &profile.carry_forward, Measure::InYear, entries);
    let set = format!("projects.{}.profile", project.id.value.as_str());
    if profile.years().iter().any(|year| !profile.delivered.contains_key(year)) {
        for key in ["delivered", "over", "remaining"] {
            entries.way_to(format!("{set}.total.{key}"), NOT_DELIVERED);
        }
    }
    let mut records = Vec::new();
    for year in profile.years() {
        let mut row =
            YearRow { project, profile, set: &set, year, entries, figures: BTreeMap::new() };
        row.enter(&moves, &carried);
        records.push(Record {
            id: year.key(),
            label: Label::Words(Words::Fixed(year.to_string())),
            counted: None,
            texts: BTreeMap::new(),
            figures: row.figures,
        });
    }
    if records.is_empty() {
        return;
    }
    let label = format!("{}: all years", project.title.value);
    let set = totals::of_keys(&KEYS, &set, &label, records, &profile.place, entries);
    entries.ledger.add_set(set);
}

/// What goes between years, with its figure.
type Transfers<'a> = Vec<(&'a Transfer, Arc<Figure>)>;

/// Enters transfers in their order, each a record of its own.
fn enter_transfers<'a>(
    project: &Project,
    key: &str,
    transfers: &'a [Transfer],
    measure: Measure,
    entries: &mut Entries,
) -> Transfers<'a> {
    let set = format!("projects.{}.{key}", project.id.value.as_str());
    let mut entered = Vec::new();
    let mut records = Vec::new();
    for (index, transfer) in transfers.iter().enumerate() {
        let id = (index + 1).to_string();
        let years = format!("{} to {}", transfer.from.value, transfer.to.value);
        let label = format!("{}, {years}", project.title.value);
        let name = format!("{set}.{id}.amount");
        let amount = &transfer.amount;
        let Some(figure) = entries.given(&name, &label, amount, Unit::Money, measure) else {
            continue;
        };
        let texts = words::texts([
            ("from", Some(Words::Fixed(transfer.from.value.to_string()))),
            ("to", Some(Words::Fixed(transfer.to.value.to_string()))),
            ("reason", transfer.reason.as_ref().map(Words::from)),
        ]);
        records.push(Record {
            id,
            label: Label::Words(Words::Fixed(years)),
            counted: None,
            texts,
            figures: BTreeMap::from([("amount".to_owned(), Arc::clone(&figure))]),
        });
        entered.push((transfer, figure));
    }
    if !records.is_empty() {
        // Added up, moves would count an amount twice that was moved on.
        let (totals, subtotals) = (BTreeMap::new(), BTreeMap::new());
        entries.ledger.add_set(RecordSet { name: set, records, totals, subtotals });
    }
    entered
}

/// One year of a profile whose figures are being entered.
struct YearRow<'a> {
    project: &'a Project,
    profile: &'a Profile,
    set: &'a str,
    year: FinancialYear,
    entries: &'a mut Entries,
    figures: BTreeMap<String, Arc<Figure>>,
}

impl YearRow<'_> {
    fn enter(&mut self, moves: &Transfers, carried: &Transfers) -> Option<()> {
        let delivered = self.given("delivered", &self.profile.delivered, Measure::InYear);
        self.given("forecast", &self.profile.forecast, Measure::Estimate);
        let carried_in = if carried.is_empty() {
            None
        } else {
            self.net("carried", carried, Measure::InYear)?;
            self.figures.get("carried_in").cloned()
        };
        let original = self.given("original", &self.profile.original, Measure::Target);
        let original = original.or_else(|| self.sum("original", &[], Measure::Target))?;
        let moved = self.net("moved", moves, Measure::Target)?;
        let revised = self.sum("revised", &[original, moved], Measure::Target)?;

        // What is still to be delivered is known once it is said what was.
        let delivered = delivered?;
        let (name, label) = (self.name("over"), self.label("over"));
        let over = arithmetic::beyond(&name, &label, (&delivered, &revised), Measure::InYear);
        self.computed("over", over)?;
        let achieved: Vec<Arc<Figure>> = [delivered].into_iter().chain(carried_in).collect();
        let (name, label) = (self.name("remaining"), self.label("remaining"));
        let remaining = arithmetic::shortfall(&name, &label, &revised, &achieved);
        self.computed("remaining", remaining)?;
        Some(())
    }

    fn name(&self, key: &str) -> String {
        format!("{}.{}.{key}", self.set, self.year.key())
    }

    fn label(&self, key: &str) -> String {
        format!("{}, {}: {}", self.project.title.value, self.year, key.replace('_', " "))
    }

    fn keep(&mut self, key: &str, figure: Option<Arc<Figure>>) -> Option<Arc<Figure>> {
        let figure = figure?;
        self.figures.insert(key.to_owned(), Arc::clone(&figure));
        Some(figure)
    }

    fn given(&mut self, key: &str, amounts: &ByYear, measure: Measure) -> Option<Arc<Figure>> {
        let amount = amounts.get(&self.year)?;
        let (name, label) = (self.name(key), self.label(key));
        let figure = self.entries.given(&name, &label, amount, Unit::Money, measure);
        self.keep(key, figure)
    }

    fn computed(
        &mut self,
        key: &str,
        outcome: Result<Figure, arithmetic::CalculationError>,
    ) -> Option<Arc<Figure>> {
        let figure = self.entries.computed(&self.name(key), outcome, &self.profile.place);
        self.keep(key, figure)
    }

    fn sum(&mut self, key: &str, figures: &[Arc<Figure>], measure: Measure) -> Option<Arc<Figure>> {
        let (name, label) = (self.name(key), self.label(key));
        let counts = (Unit::Money, measure);
        let place = &self.profile.place;
        let sum = arithmetic::sum_or_nought(&name, &label, figures, counts, place);
        self.computed(key, sum)
    }

    /// What comes to the year, what leaves it, and the one less the other.
    fn net(&mut self, key: &str, transfers: &Transfers, measure: Measure) -> Option<Arc<Figure>> {
        let year = self.year;
        let of = |goes: fn(&Transfer) -> FinancialYear| -> Vec<Arc<Figure>> {
            let transfers = transfers.iter().filter(|(transfer, _)| goes(transfer) == year);
            transfers.map(|(_, figure)| Arc::clone(figure)).collect()
        };
        let comes = self.sum(&format!("{key}_in"), &of(|t| t.to.value), measure)?;
        let leaves = self.sum(&format!("{key}_out"), &of(|t| t.from.value), measure)?;
        let (name, label) = (self.name(key), self.label(key));
        self.computed(key, arithmetic::difference(&name, &label, &comes, &leaves))
    }
}
