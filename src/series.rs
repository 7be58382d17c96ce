//! Series: papers that come again each month, quarter or year, each beside those before it.
//!
//! The next paper keeps what this one reported in a small file of its own, `periods/2018-19-q1.yaml`
//! ([`Frozen`]). [`freeze`] makes it from a paper that was made; [`crate::inputs`] reads it with the next one.

use std::collections::BTreeMap;

use crate::compose;
use crate::figures::earlier::{RESTATEMENTS, is_earlier};
use crate::figures::{Derivation, Figure, Label, Ledger, Operation, SheetRowKind, Words};
use crate::inputs::Inputs;
use crate::inputs::frozen::{Frozen, FrozenFigure};
use crate::inputs::recurring::Series;
use crate::inputs::schedules::Schedule;
use crate::inputs::schedules::comparisons::Favourable;
use crate::measure::{Measure, Measures};
use crate::pipeline::Drafted;

/// What a paper reported, for the papers of its series that come after it; `None` where it is of no series.
/// Its file is [`Frozen::file_name`], in the folder [`crate::inputs::frozen::FOLDER`] of the next paper, and
/// holds [`Frozen::to_yaml`].
pub fn freeze(drafted: &Drafted) -> Option<Frozen> {
    let Drafted { inputs, ledger, style, .. } = drafted;
    let series = inputs.paper.series.as_ref()?;
    // As they were printed: what is placed in them would be another thing in the next paper.
    let in_print = |text: &str| words(&compose::in_print(text, inputs, ledger, style));
    let rows = rows(ledger).into_iter().map(|(name, rows)| {
        (name, rows.into_iter().map(|(id, label)| (id, in_print(&label))).collect())
    });
    Some(Frozen {
        series: series.name.value.as_str().to_owned(),
        period: series.period.value,
        title: in_print(&inputs.paper.title.value.0),
        figures: figures(inputs, series, ledger, in_print),
        rows: rows.collect(),
    })
}

/// Every figure of the paper itself.
fn figures(
    inputs: &Inputs,
    series: &Series,
    ledger: &Ledger,
    in_print: impl Fn(&str) -> String,
) -> BTreeMap<String, FrozenFigure> {
    let favourable = favourable(inputs);
    let mut frozen: BTreeMap<String, FrozenFigure> = BTreeMap::new();
    for (name, figure) in ledger.figures() {
        let entry = frozen.entry(figure.name.clone()).or_insert_with(|| FrozenFigure {
            value: figure.value.normalize(),
            unit: figure.unit,
            measures: figure.measures.clone(),
            title: in_print(&figure.label),
            formula: formula(figure),
            also: Vec::new(),
            is_target: is_target(figure, series, ledger),
            favourable: favourable.get(&figure.name).copied(),
        });
        if name != figure.name {
            entry.also.push(name.to_owned());
        }
    }
    frozen
}

/// Whether somebody set it: what is added up from targets moves with them.
pub fn is_target(figure: &Figure, series: &Series, ledger: &Ledger) -> bool {
    let is_typed = matches!(figure.derivation, Derivation::Given(_));
    (is_typed && figure.measures == Measures::one(Measure::Target))
        || series.targets.iter().any(|target| is_called(figure, &target.value, ledger))
}

/// Whether a figure has this name: its own, or another by which it can be called.
pub fn is_called(figure: &Figure, name: &str, ledger: &Ledger) -> bool {
    ledger.figure(name).is_some_and(|named| named.name == figure.name)
}

/// Which way of moving is good, of figures of schedules whose direction of travel is said.
pub fn favourable(inputs: &Inputs) -> BTreeMap<String, Favourable> {
    inputs.schedules.schedules.iter().flat_map(Schedule::favourable).collect()
}

/// What computes a figure, in words that stay while rows come and go. What was typed, or is counted, has none.
pub fn formula(figure: &Figure) -> Option<String> {
    let operation = match &figure.derivation {
        Derivation::Given(_) => return None,
        Derivation::Formula { said, .. } => return said.formula.as_deref().map(words),
        Derivation::Computed { operation, .. } => operation,
    };
    let words = match operation {
        Operation::Sum => "the sum of its parts",
        Operation::Difference => "the first less the second",
        Operation::Shortfall => "the first less the others, and never less than nought",
        Operation::Product => "the first times the second",
        Operation::PartOfYear => "a whole year's amount for a part of it",
        Operation::Percentage => "the first as a percentage of the second",
        Operation::Average => "the average of its parts",
    };
    Some(words.to_owned())
}

/// The rows of every schedule, and the records of every set.
pub fn rows(ledger: &Ledger) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    // What earlier papers reported is theirs.
    for name in ledger.set_names().filter(|name| !is_earlier(name) && *name != RESTATEMENTS) {
        let rows: BTreeMap<String, String> = if let Some(sheet) = ledger.sheet(name) {
            let printed = sheet.rows.iter().filter(|row| row.kind != SheetRowKind::Heading);
            let id = |row: &str| row.rsplit('.').next().unwrap_or(row).to_owned();
            printed.map(|row| (id(&row.name), label(&row.label))).collect()
        } else {
            let records = ledger.set(name).map(|set| set.records.as_slice()).unwrap_or_default();
            let label_of = |of: &Label| match of {
                Label::Words(words) => label(words),
                Label::Period(period) => words(period.place.text()),
            };
            records.iter().map(|record| (record.id.clone(), label_of(&record.label))).collect()
        };
        all.insert(name.to_owned(), rows);
    }
    all
}

fn label(label: &Words) -> String {
    match label {
        Words::Date(day) => day.to_string(),
        _ => words(label.typed().unwrap_or_default()),
    }
}

/// Words on one line. A file of an earlier period has no empty ones.
fn words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() { "-".to_owned() } else { words.join(" ") }
}
