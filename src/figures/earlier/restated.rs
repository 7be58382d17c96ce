//! Figures of earlier papers that were found to be wrong: what is restated, and the set of it for a table.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::super::arithmetic;
use super::super::entries::Entries;
use super::super::figure::{Derivation, Figure};
use super::super::records::{Label, Record};
use super::super::words::{Words, texts};
use super::{Earlier, RESTATEMENTS, set};
use crate::amount;
use crate::diagnostic::{Diagnostic, Place, nearest_name};
use crate::inputs::Inputs;
use crate::inputs::recurring::{Restatement, Series};
use crate::period::ReportingPeriod;

/// The restatement of a figure that the paper of a period reported.
pub fn restatement_of<'a>(
    series: &'a Series,
    period: ReportingPeriod,
    name: &str,
) -> Option<&'a Restatement> {
    let mut all = series.restatements.iter();
    all.find(|one| one.period.value == period && one.figure.value == name)
}

/// A restatement of a figure that nobody reported would change nothing, and say that it did.
pub(super) fn refuse_unknown(inputs: &Inputs, series: &Series, entries: &mut Entries) {
    for (index, one) in series.restatements.iter().enumerate() {
        let (name, period) = (&one.figure.value, one.period.value);
        let is_same =
            |other: &&Restatement| other.figure.value == *name && other.period.value == period;
        if let Some(first) = series.restatements[..index].iter().find(is_same) {
            entries.faults.push(
                Diagnostic::error(format!("`{name}` of {period} is restated twice"))
                    .at(&one.figure.place)
                    .related(&first.figure.place, "here as well")
                    .remedy("keep the one that holds"),
            );
            continue;
        }
        let file = inputs.earlier.iter().find(|file| file.frozen.period == period);
        let fault = match file {
            None => {
                let known: Vec<String> =
                    inputs.earlier.iter().map(|file| file.frozen.period.to_string()).collect();
                let remedy = match known.is_empty() {
                    true => "take the restatement out: there is no earlier period".to_owned(),
                    false => format!("the earlier periods are {}", known.join(", ")),
                };
                Diagnostic::error(format!("nothing is kept of {period}"))
                    .at(&one.period.place)
                    .remedy(remedy)
            }
            Some(file) if !file.frozen.figures.contains_key(name) => {
                let known = file.frozen.figures.keys().map(String::as_str);
                let remedy = nearest_name(name, known)
                    .map(|near| format!("did you mean `{near}`?"))
                    .unwrap_or_else(|| {
                        format!("its figures stand in periods/{}.yaml", period.key())
                    });
                Diagnostic::error(format!("the paper of {period} reported no figure `{name}`"))
                    .at(&one.figure.place)
                    .remedy(remedy)
            }
            Some(file) => {
                let reported = file.frozen.figures.get(name).map(|figure| figure.value);
                match reported.filter(|value| !is_typed_as(*value, one.old.value)) {
                    None => continue,
                    Some(value) => Diagnostic::error(format!(
                        "the paper of {period} reported {} for `{name}`",
                        amount::for_message(value, 9)
                    ))
                    .at(&one.old.place)
                    .remedy("`old` is what was reported, in whole pounds"),
                }
            }
        };
        entries.faults.push(fault);
    }
}

/// Whether a value is what was typed, at the decimal places that were typed.
pub fn is_typed_as(value: Decimal, typed: Decimal) -> bool {
    amount::round(value, typed.scale()) == typed
}

/// The set of what was restated, for a table.
pub(super) fn enter(
    inputs: &Inputs,
    series: &Series,
    earlier: &mut Earlier,
    entries: &mut Entries,
) {
    let mut records = Vec::new();
    for (index, one) in series.restatements.iter().enumerate() {
        let id = (index + 1).to_string();
        let file = inputs.earlier.iter().find(|file| file.frozen.period == one.period.value);
        let Some(reported) = file.and_then(|file| file.frozen.figures.get(&one.figure.value))
        else {
            continue;
        };
        let figure = |key: &str, value: Decimal, place: &Place| {
            Arc::new(Figure {
                name: format!("{RESTATEMENTS}.{id}.{key}"),
                label: format!("{}: {key}", reported.title),
                value,
                unit: reported.unit,
                measures: reported.measures.clone(),
                derivation: Derivation::Given(place.clone()),
            })
        };
        let old = figure("reported", reported.value, &one.old.place);
        let new = figure("restated", one.new.value, &one.new.place);
        let name = format!("{RESTATEMENTS}.{id}.difference");
        let label = format!("{}: difference", reported.title);
        let difference = arithmetic::difference(&name, &label, &new, &old).map(Arc::new);
        let figures =
            [("reported", Some(old)), ("restated", Some(new)), ("difference", difference.ok())];
        let figures: BTreeMap<String, Arc<Figure>> = figures
            .into_iter()
            .filter_map(|(key, figure)| Some((key.to_owned(), figure?)))
            .collect();
        for figure in figures.values() {
            earlier.figures.insert(figure.name.clone(), Arc::clone(figure));
        }
        let period = Words::Fixed(one.period.value.to_string());
        let reason = Words::Fixed(one.reason.value.clone());
        records.push(Record {
            id,
            label: Label::Words(Words::Fixed(reported.title.clone())),
            counted: None,
            texts: texts([("period", Some(period)), ("reason", Some(reason))]),
            figures,
        });
    }
    if !records.is_empty() {
        entries.ledger.add_set(set(RESTATEMENTS, records));
    }
}
