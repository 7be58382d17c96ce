//! Figures that are called alike, and are others: "Parks: total" of a week, and of a year.

use std::collections::{BTreeMap, BTreeSet};

use super::model::FigureChange;
use super::read::{CellRead, Reading};

/// Tells figures that are called alike apart by the headings of their columns, or else by their names.
pub fn tell_apart(mut changes: Vec<&mut FigureChange>, readings: [&Reading; 2]) {
    let mut alike: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for change in &changes {
        alike.entry(change.label.clone()).or_default().insert(change.name.clone());
    }
    alike.retain(|_, names| names.len() > 1);
    let more: BTreeMap<String, BTreeMap<String, String>> = alike
        .into_iter()
        .map(|(label, names)| {
            (label, by_headings(&names, readings).unwrap_or_else(|| by_names(&names)))
        })
        .collect();
    for change in &mut changes {
        if let Some(more) = more.get(&change.label).and_then(|more| more.get(&change.name)) {
            change.label = format!("{} ({more})", change.label);
        }
    }
}

/// What tells each of the figures apart: the heading of its column, if that is another of each.
fn by_headings(
    names: &BTreeSet<String>,
    readings: [&Reading; 2],
) -> Option<BTreeMap<String, String>> {
    let headings = names.iter().map(|name| Some((name.clone(), heading_of(name, readings)?)));
    let headings: BTreeMap<String, String> = headings.collect::<Option<_>>()?;
    let others: BTreeSet<&String> = headings.values().collect();
    (others.len() == names.len()).then_some(headings)
}

fn by_names(names: &BTreeSet<String>) -> BTreeMap<String, String> {
    names.iter().map(|name| (name.clone(), name.clone())).collect()
}

/// The heading of the first column in which a figure stands.
fn heading_of(name: &str, readings: [&Reading; 2]) -> Option<String> {
    let tables = readings.into_iter().flat_map(|reading| &reading.tables);
    let mut headings = tables.flat_map(|table| {
        let rows = table.rows.iter();
        rows.flat_map(move |row| row.cells.iter().zip(&table.columns))
    });
    let is_it = |cell: &CellRead| cell.figures().iter().any(|(figure, _)| figure.name == name);
    headings.find(|(cell, _)| is_it(cell)).map(|(_, column)| column.heading.clone())
}
