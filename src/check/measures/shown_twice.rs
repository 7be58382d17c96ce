//! One thing that is shown twice, with different amounts.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::Ledger;
use crate::inputs::checks::Level;
use crate::inputs::paper::TableSpec;
use crate::inputs::series::{Series, SeriesContent};

pub(super) const TWICE: Rule = Rule {
    name: "measures/shown-twice",
    level: Level::Warning,
    finds: "two tables of one thing that give different amounts, counted alike, for the same periods",
};

/// The amounts that rows may have, by the last part of their names.
const COLUMNS: [&str; 4] = ["weekly", "full_year_effect", "to_year_end", "in_year"];
/// So many periods must be the same: one may be by chance.
const LEAST: usize = 2;

/// A series with the table that shows it.
struct Shown<'a> {
    name: String,
    series: &'a Series,
    table: &'a TableSpec,
}

/// Finds pairs of series that two tables show as one thing: most words of one caption stand in the other.
/// In a seed paper the savings of one team stand in two tables, with full-year effects for one year of which
/// the larger is more than eleven times the other.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let shown: Vec<Shown> = shown(subject);
    let mut found = Vec::new();
    for (index, one) in shown.iter().enumerate() {
        for other in &shown[index + 1..] {
            if one.name != other.name && are_of_one_thing(one, other, &shown) {
                found.extend(differing(one, other, subject.ledger));
            }
        }
    }
    found
}

fn shown<'a>(subject: &Subject<'a>) -> Vec<Shown<'a>> {
    let inputs = subject.inputs;
    let savings = inputs.savings.series.iter().map(|series| ("savings", series));
    let income = inputs.income.series.iter().map(|series| ("income", series));
    let all = savings.chain(income).flat_map(|(kind, series)| {
        let name = format!("{kind}.{}", series.id.value.as_str());
        let tables = inputs.paper.tables.iter().filter(|table| table.rows.value == name);
        tables.map(|table| Shown { name: name.clone(), series, table }).collect::<Vec<_>>()
    });
    all.collect()
}

/// Whether two tables seem to be of one thing: savings and savings, of like captions, and neither a part
/// of the other.
fn are_of_one_thing(one: &Shown, other: &Shown, all: &[Shown]) -> bool {
    let kind = |shown: &Shown| shown.name.split('.').next().map(str::to_owned);
    let (words, others) = (words(one.table), words(other.table));
    let shared = words.intersection(&others).count();
    let is_alike = shared * 3 >= words.len().min(others.len()) * 2;
    let are_parts = all.iter().any(|shown| match &shown.series.content {
        SeriesContent::Difference { of, less } => {
            let ids = [one.series.id.value.as_str(), other.series.id.value.as_str()];
            let own = shown.series.id.value.as_str();
            let all = [of.value.as_str(), less.value.as_str(), own];
            ids.iter().all(|id| all.contains(id))
        }
        SeriesContent::Rows(_) => false,
    });
    kind(one) == kind(other) && is_alike && !are_parts
}

/// The words of a caption that say what a table is of.
fn words(table: &TableSpec) -> BTreeSet<String> {
    let words = table.caption.value.0.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().count() > 3).map(str::to_lowercase).collect()
}

/// The finding of two series that differ, if they do in enough periods.
fn differing(one: &Shown, other: &Shown, ledger: &Ledger) -> Option<Finding> {
    let (SeriesContent::Rows(rows), SeriesContent::Rows(others)) =
        (&one.series.content, &other.series.content)
    else {
        return None;
    };
    for column in COLUMNS {
        let amount = |shown: &Shown, row: &str| {
            ledger.figure(&format!("{}.{row}.{column}", shown.name)).map(|figure| figure.value)
        };
        let pairs = rows.iter().flat_map(|row| {
            let same = others.iter().filter(|other| other.period.value == row.period.value);
            same.map(move |other| (row, other))
        });
        let pairs: Vec<(&Place, Decimal, Decimal)> = pairs
            .filter_map(|(row, of_other)| {
                let first = amount(one, row.id.value.as_str())?;
                let second = amount(other, of_other.id.value.as_str())?;
                Some((&of_other.id.place, first, second))
            })
            .collect();
        let differing = pairs.iter().filter(|(_, first, second)| first != second);
        if pairs.len() >= LEAST && differing.count() >= LEAST {
            return Some(finding(one, other, column));
        }
    }
    None
}

fn finding(one: &Shown, other: &Shown, column: &str) -> Finding {
    let message = format!(
        "`{}` and `{}` give different amounts for the same periods, both as `{column}`",
        one.name, other.name
    );
    let finding = Diagnostic::warning(message)
        .at(&other.table.caption.place)
        .related(&one.table.caption.place, "which seems to be of the same thing")
        .remedy("say in the captions, or in a note, what sets them apart");
    Finding::new(&TWICE, format!("{} and {}", one.name, other.name), finding)
}
