//! Columns of tables of records: found among what the records have, their own or those of another set.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::refuse_money_of;
use crate::amount::MoneyScale;
use crate::compose::format;
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::figures::{Figure, Ledger, Record, RecordSet, file_of};
use crate::inputs::paper::{ColumnContent, ColumnSpec};
use crate::inputs::series::Counted;
use crate::measure::Unit;
use crate::yaml::At;

/// A column of the table, with the records that it is taken from.
pub(super) struct TableColumn<'a> {
    pub(super) spec: &'a ColumnSpec,
    pub(super) source: &'a RecordSet,
    /// The records by their ids: each row of the table asks for its own.
    records: BTreeMap<&'a str, &'a Record>,
    /// As many decimal places as the number needs that needs most.
    pub(super) usual_places: u32,
}

impl<'a> TableColumn<'a> {
    pub(super) fn find(
        spec: &'a ColumnSpec,
        table: &'a RecordSet,
        ledger: &'a Ledger,
        faults: &mut Faults,
    ) -> Option<Self> {
        let source = match &spec.from {
            None => table,
            Some(from) => {
                let Some(source) = ledger.set(&from.value) else {
                    faults.push(ledger.no_set(&from.value).at(&from.place));
                    return None;
                };
                let known = source.records_by_id();
                let is_missing = |row: &&Record| !known.contains_key(row.id.as_str());
                if let Some(missing) = table.records.iter().find(is_missing) {
                    faults.push(
                        Diagnostic::error(format!("`{}` has no row `{}`", source.name, missing.id))
                            .at(&from.place)
                            .remedy("take columns side by side from records whose rows have the same ids").presumes(file_of(&source.name)),
                    );
                    return None;
                }
                if refuse_other_periods(table, source, faults) {
                    return None;
                }
                source
            }
        };
        let mut column = Self { spec, source, records: source.records_by_id(), usual_places: 0 };
        let figures = source.records.iter().filter_map(|record| column.figure(&record.figures));
        let figures = figures.chain(column.total());
        column.usual_places =
            figures.map(|figure| format::usual_places(figure.value)).max().unwrap_or_default();
        let is_sound = column.refuse_unknown(ledger, faults) & column.refuse_places(faults);
        let holds_other = match spec.content {
            ColumnContent::Figure(_) => column.unit().is_some_and(|unit| unit != Unit::Money),
            ColumnContent::Text(_) => true,
        };
        (is_sound && refuse_money_of(spec, holds_other, faults)).then_some(column)
    }

    /// Decimal places that would change nothing were meant for something.
    fn refuse_places(&self, faults: &mut Faults) -> bool {
        let Some(places) = &self.spec.places else { return true };
        let (what, remedy) = match (&self.spec.content, self.unit()) {
            (ColumnContent::Text(_), _) => ("it holds words", "take `places` out"),
            (_, Some(Unit::Money)) => (
                "it is money",
                "write `money` in the table or the column, with decimal places if need be: `money: thousands 1`",
            ),
            _ => return true,
        };
        let message = format!("a column has no decimal places of its own where {what}");
        faults.push(Diagnostic::error(message).at(&places.place).remedy(remedy));
        false
    }

    /// A column that no record fills is a misspelt one.
    fn refuse_unknown(&self, ledger: &Ledger, faults: &mut Faults) -> bool {
        let (key, keys): (_, Vec<&str>) = match &self.spec.content {
            ColumnContent::Figure(key) => (
                key,
                self.source
                    .records
                    .iter()
                    .flat_map(|r| r.figures.keys())
                    .map(String::as_str)
                    .collect(),
            ),
            ColumnContent::Text(key) => (
                key,
                self.source
                    .records
                    .iter()
                    .flat_map(|r| r.texts.keys())
                    .map(String::as_str)
                    .collect(),
            ),
        };
        if keys.contains(&key.value.as_str()) || self.source.records.is_empty() {
            return true;
        }
        let name = |record: &Record| format!("{}.{}.{}", self.source.name, record.id, key.value);
        if self.source.records.iter().any(|record| ledger.is_lost(&name(record))) {
            // Why it can't be computed was told.
            return false;
        }
        let fault =
            Diagnostic::error(format!("no record of `{}` has `{}`", self.source.name, key.value))
                .at(&key.place);
        let total = format!("{}.total.{}", self.source.name, key.value);
        let way = ledger.way_to(&total).map(str::to_owned);
        faults.push(match way.or_else(|| did_you_mean(&key.value, keys.iter().copied())) {
            Some(remedy) => fault.remedy(remedy),
            // The one that has it may be the one that could not be read.
            None => fault.remedy(known_keys(keys)).presumes(file_of(&self.source.name)),
        });
        false
    }

    pub(super) fn figure<'f>(
        &self,
        figures: &'f BTreeMap<String, Arc<Figure>>,
    ) -> Option<&'f Arc<Figure>> {
        match &self.spec.content {
            ColumnContent::Figure(key) => figures.get(&key.value),
            ColumnContent::Text(_) => None,
        }
    }

    pub(super) fn unit(&self) -> Option<Unit> {
        self.source.records.iter().find_map(|r| self.figure(&r.figures)).map(|figure| figure.unit)
    }

    /// How its money is printed, in a table that prints its own so.
    pub(super) fn scale<'s>(&'s self, table: &'s At<MoneyScale>) -> &'s At<MoneyScale> {
        self.spec.money.as_ref().unwrap_or(table)
    }

    pub(super) fn record(&self, id: &str) -> Option<&'a Record> {
        self.records.get(id).copied()
    }

    pub(super) fn shows_value(&self) -> bool {
        matches!(&self.spec.content, ColumnContent::Figure(key) if key.value == "value")
    }

    pub(super) fn is_totalled(&self) -> bool {
        self.spec.total && matches!(self.spec.content, ColumnContent::Figure(_))
    }

    pub(super) fn total(&self) -> Option<&'a Arc<Figure>> {
        if self.is_totalled() { self.figure(&self.source.totals) } else { None }
    }

    pub(super) fn subtotal(&self, way: Counted) -> Option<&'a Arc<Figure>> {
        let figures = self.source.subtotals.get(&way).filter(|_| self.is_totalled())?;
        self.figure(figures)
    }
}

/// Amounts of one period must not stand in the row of another. Whether any would.
fn refuse_other_periods(table: &RecordSet, source: &RecordSet, faults: &mut Faults) -> bool {
    let mut any = false;
    let others = source.records_by_id();
    for row in &table.records {
        let other = others.get(row.id.as_str());
        let Some((own, other)) = other.and_then(|other| row.other_period(other)) else { continue };
        any = true;
        faults.push(
            Diagnostic::error(format!(
                "`{}` has another period in the row `{}` than `{}`, beside which a table shows it",
                source.name, row.id, table.name
            ))
            .at(other)
            .related(own, format!("the row of `{}`", table.name))
            .remedy("give both rows the same period; or show them in tables of their own"),
        );
    }
    any
}

fn known_keys(mut keys: Vec<&str>) -> String {
    keys.sort_unstable();
    keys.dedup();
    if keys.is_empty() {
        "its records have nothing of this kind: take the column out".to_owned()
    } else {
        format!("its records have: {}", keys.join(", "))
    }
}
