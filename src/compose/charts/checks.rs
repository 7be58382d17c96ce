//! What a chart of each kind would show wrongly, or nobody could read.

use rust_decimal::Decimal;

use super::data::{Data, Drawn, Entry, Grid, file};
use crate::amount;
use crate::chart::{Kind, MOST_POINTS, palette};
use crate::compose::format;
use crate::diagnostic::{Diagnostic, Faults};
use crate::inputs::charts::{Along, ChartSpec};
use crate::measure::Measures;
use crate::paper::Inline;
use crate::yaml::At;

/// Divisions that never end are kept to twelve decimal places: sums of them may differ in the last.
const EXACT: u32 = 6;
/// More bars than any page has room for.
const MOST_BARS: usize = 100;

/// Refuses what the chart can't show.
pub(super) fn check(spec: &ChartSpec, data: &Data, faults: &mut Faults) {
    let series = data.lines.len();
    if spec.kind == Kind::Waterfall && series != 1 {
        faults.push(one_series(spec, series));
        return;
    }
    if series > palette::SERIES.len() {
        faults.push(too_many_series(spec, series));
        return;
    }
    let most = if spec.kind == Kind::Line { MOST_POINTS } else { MOST_BARS };
    if data.categories.len() > most {
        faults.push(too_many(spec, data));
        return;
    }
    match spec.kind {
        Kind::Bar | Kind::Line => {}
        Kind::Stacked => check_stacks(spec, data, faults),
        Kind::Waterfall => check_waterfall(spec, data, faults),
    }
}

/// What stands twice would be drawn twice, and counted twice where it is added.
pub(super) fn refuse_twice<'a>(
    key: &str,
    names: impl Iterator<Item = &'a At<String>>,
    faults: &mut Faults,
) {
    let mut seen: Vec<&At<String>> = Vec::new();
    for name in names {
        match seen.iter().find(|first| first.value == name.value) {
            Some(first) => faults.push(
                Diagnostic::error(format!("`{}` stands twice under `{key}`", name.value))
                    .at(&name.place)
                    .related(&first.place, "first named here")
                    .remedy("name it once"),
            ),
            None => seen.push(name),
        }
    }
}

/// What a reference prints is known once all numbers are given, and charts are drawn before.
pub(super) fn refuse_references(spec: &ChartSpec, grid: &Grid, faults: &mut Faults) {
    let names = std::iter::once(&grid.label).chain(&grid.rows).chain(&grid.columns);
    let reference = names.flatten().find_map(|inline| match inline {
        Inline::Reference(reference) => Some(&reference.place),
        _ => None,
    });
    if let Some(place) = reference {
        faults.push(
            Diagnostic::error("a chart can't print a reference")
                .at(place)
                .related(&spec.id.place, "the chart that would")
                .remedy("refer to it in a note, or under `notes` of the chart"),
        );
    }
}

fn one_series(spec: &ChartSpec, series: usize) -> Diagnostic {
    let (what, key) = match spec.along {
        Along::Rows => ("column", "columns"),
        Along::Columns => ("row", "pick"),
    };
    Diagnostic::error(format!("a waterfall draws one {what}, and this would draw {series}"))
        .at(&spec.id.place)
        .remedy(format!("name the one under `{key}`"))
}

fn too_many_series(spec: &ChartSpec, series: usize) -> Diagnostic {
    let (what, key) = match spec.along {
        Along::Rows => ("columns", "columns"),
        Along::Columns => ("rows", "pick"),
    };
    let most = palette::SERIES.len();
    Diagnostic::error(format!(
        "this chart would draw {series} {what}, and no more than {most} can be told apart"
    ))
    .at(&spec.id.place)
    .remedy(format!("name those that matter under `{key}`, or make several charts"))
}

/// The fault of more bars or points than can be read.
pub(super) fn too_many(spec: &ChartSpec, data: &Data) -> Diagnostic {
    let (what, key) = match spec.along {
        Along::Rows => ("rows", "pick"),
        Along::Columns => ("columns", "columns"),
    };
    let count = data.categories.len();
    Diagnostic::error(format!(
        "this chart would draw {count} {what}, and a page has no room for so many"
    ))
    .at(&spec.id.place)
    .remedy(format!(
        "name those that matter under `{key}`, or make several charts; a table has room for all"
    ))
}

/// A part below nought would be drawn over the others.
fn check_stacks(spec: &ChartSpec, data: &Data, faults: &mut Faults) {
    if let Some(entry) = data.entries().find(|entry| entry.figure.value < Decimal::ZERO) {
        faults.push(
            Diagnostic::error(format!(
                "a part of a stacked bar can't be less than nought, as `{}` is ({})",
                entry.figure.name,
                plain(entry.figure.value)
            ))
            .at(&spec.id.place)
            .remedy("draw it with `kind: bar`, or leave the row or column out")
            .presumes(file(spec)),
        );
    }
    for category in 0..data.categories.len() {
        let parts = data.lines.iter().filter_map(|line| line.cells.get(category)?.entry());
        if let Some((one, other)) = counted_apart(parts) {
            faults.push(
                Diagnostic::error(format!(
                    "one bar would add `{}` ({}) and `{}` ({}), which are counted in different ways",
                    one.figure.name, one.figure.measures, other.figure.name, other.figure.measures
                ))
                .at(&spec.id.place)
                .remedy("draw them beside each other, with `kind: bar`"),
            );
            return;
        }
    }
}

/// Two figures that are counted in different ways, if there are such.
fn counted_apart<'a>(
    mut entries: impl Iterator<Item = &'a Entry>,
) -> Option<(&'a Entry, &'a Entry)> {
    let first = entries.next()?;
    let other = entries.find(|entry| entry.figure.measures != first.figure.measures)?;
    Some((first, other))
}

/// A waterfall whose movements don't lead to where it ends would show a sum that isn't one.
fn check_waterfall(spec: &ChartSpec, data: &Data, faults: &mut Faults) {
    let Some(line) = data.lines.first() else { return };
    let ends = match spec.along {
        Along::Rows => "rows",
        Along::Columns => "columns",
    };
    if line.cells.len() < 3 {
        faults.push(
            Diagnostic::error(format!(
                "a waterfall needs an opening amount, a movement and a closing amount, and has {} {ends}",
                line.cells.len()
            ))
            .at(&spec.id.place)
            .remedy("name them in order under `pick`, the opening amount first and the closing one last")
            .presumes(file(spec)),
        );
        return;
    }
    let mut entries: Vec<&Entry> = Vec::new();
    for (cell, name) in line.cells.iter().zip(&data.categories) {
        let Drawn::Figure(entry) = cell else {
            faults.push(
                Diagnostic::error(format!(
                    "there is no number in “{name}”, and each step of a waterfall has one"
                ))
                .at(&spec.id.place)
                .remedy("leave it out: name those with numbers under `pick`, in order")
                .presumes(file(spec)),
            );
            continue;
        };
        entries.push(entry);
    }
    if entries.len() == line.cells.len() {
        check_ways_of_counting(spec, &entries, faults);
        check_closing(spec, &entries, faults);
    }
}

/// Where amounts that are counted in different ways are added, the closing amount must say so: then the
/// inputs have asked for it.
fn check_ways_of_counting(spec: &ChartSpec, entries: &[&Entry], faults: &mut Faults) {
    let Some((closing, added)) = entries.split_last() else { return };
    let ways = added.iter().map(|entry| entry.figure.measures.clone());
    let Some(all) = ways.reduce(|all: Measures, more| all.with(&more)) else { return };
    if all != closing.figure.measures {
        faults.push(
            Diagnostic::error(format!(
                "this waterfall adds {all}, and `{}`, at which it ends, is {}",
                closing.figure.name,
                closing.figure.measures.with_article()
            ))
            .at(&spec.id.place)
            .remedy("draw amounts that are counted alike; or say by `measure` in the schedule how they are counted")
            .presumes(file(spec)),
        );
    }
}

fn check_closing(spec: &ChartSpec, entries: &[&Entry], faults: &mut Faults) {
    let Some((closing, added)) = entries.split_last() else { return };
    let sum = added.iter().fold(Decimal::ZERO, |sum, e| sum.saturating_add(e.figure.value));
    let stated = closing.figure.value;
    let difference = amount::round(stated.saturating_sub(sum), EXACT);
    if difference.is_zero() {
        return;
    }
    let last = &closing.figure.name;
    faults.push(
        Diagnostic::error(format!(
            "this waterfall doesn't close: its opening amount and its movements come to {}, and `{last}` is {}, difference {}",
            plain(sum),
            plain(stated),
            plain(difference)
        ))
        .at(&spec.id.place)
        .remedy("name every movement between the two under `pick`, and no sum beside its parts")
        .presumes(file(spec)),
    );
}

/// A number for a message, as amounts are typed but for its sign.
fn plain(value: Decimal) -> String {
    amount::for_message(value, EXACT)
}

/// Whether the printed opening amount and movements come to something else than the printed closing
/// amount. Exactly, they come to it.
pub(super) fn is_rounded_apart(data: &Data) -> bool {
    let printed: Vec<Decimal> =
        data.entries().map(|entry| format::printed_value(&entry.figure, entry.form)).collect();
    let Some((closing, added)) = printed.split_last() else { return false };
    added.iter().fold(Decimal::ZERO, |sum, value| sum.saturating_add(*value)) != *closing
}
