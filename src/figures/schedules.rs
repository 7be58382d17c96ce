//! Schedules and named figures: everything that formulas of the paper compute.
//!
//! The calculation itself stands in `book`, the layout of a schedule in `layout`, and what an expression
//! comes to in `formula` and `quantity`. Here the names are guarded, everything is asked for once, and
//! each schedule becomes a [`Sheet`].

use super::book::{Book, Key};
use super::entries::Entries;
use super::layout::{CellKey, Grid};
use super::sheets::{Sheet, SheetCell, SheetColumn, SheetRow, SheetRowKind};
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::inputs::Inputs;
use crate::inputs::schedules::Schedule;
use crate::inputs::schedules::columns::{ColumnContent, NamedRule, Rule, ScheduleColumn};
use crate::yaml::{At, refuse_reserved_ids};

/// The first words of names of records, which no schedule or figure may have.
const RESERVED: [&str; 16] = [
    "savings",
    "income",
    "posts",
    "projects",
    "activity",
    "scores",
    "rows",
    "columns",
    "table",
    "chart",
    "ref",
    "label",
    "previous",
    "last_year",
    "periods",
    "restatements",
];

/// Computes every named figure and every cell, and enters them.
pub(super) fn enter(inputs: &Inputs, rules: &[NamedRule], entries: &mut Entries) {
    let schedules = &inputs.schedules.schedules;
    let named = &inputs.figures.figures;
    refuse_names(inputs, &mut entries.faults);
    // What could not be read was reported, and is no misspelt name.
    entries.ledger.lost.extend(inputs.figures.unread.iter().cloned());
    entries.ledger.lost.extend(schedules.iter().flat_map(Schedule::unread_cells));
    let mut faults = Faults::new();
    let mut without_rule: Vec<At<String>> = Vec::new();
    let grids: Vec<Grid> = schedules
        .iter()
        .map(|schedule| {
            Grid::new(schedule, |name| {
                let found = rules.iter().find(|rule| rule.id.value.as_str() == name.value);
                if found.is_none() {
                    let known = rules.iter().map(|rule| rule.id.value.as_str());
                    let remedy = did_you_mean(&name.value, known)
                        .unwrap_or_else(|| "write it under `rules` in style.yaml".to_owned());
                    faults.push(
                        Diagnostic::error(format!("the style has no rule `{}`", name.value))
                            .at(&name.place)
                            .remedy(remedy)
                            .presumes("style.yaml"),
                    );
                    without_rule.push(name.clone());
                }
                found.map(|rule| rule.words.as_slice())
            })
        })
        .collect();
    entries.faults.extend(faults);
    let mut book = Book::new(named, &grids, entries);
    let sheets: Vec<Sheet> =
        grids.iter().enumerate().map(|(index, grid)| sheet(index, grid, &mut book)).collect();
    for index in 0..named.len() {
        // What can't be computed was reported where it stands.
        let _ = book.get(Key::Named(index));
    }
    let typed_cells = book.typed_cells();
    book.find_what_comes_to_other_amounts();
    entries.ledger.comparisons.extend(typed_cells);
    for (sheet, (grid, schedule)) in sheets.into_iter().zip(grids.iter().zip(schedules)) {
        for column in schedule.columns.iter().filter(|column| lacks_rule(column, &without_rule)) {
            let column = column.id.value.as_str();
            let cells = sheet.rows.iter().map(|row| format!("{}.{column}", row.name));
            entries.ledger.lost.extend(cells);
        }
        alias_only_column(grid, entries);
        entries.ledger.add_sheet(sheet);
    }
}

/// Whether the words of a column follow from a rule that there isn't, so that its cells are blank for no
/// reason of their own.
fn lacks_rule(column: &ScheduleColumn, without_rule: &[At<String>]) -> bool {
    matches!(&column.content, ColumnContent::Rule(Rule::Named(name), _)
        if without_rule.iter().any(|missing| missing.place == name.place))
}

/// Lets the cells of a schedule with one column of numbers be called by their rows alone.
fn alias_only_column(grid: &Grid, entries: &mut Entries) {
    let Some(column) = grid.only_column() else { return };
    let rows = grid.rows.iter().enumerate().filter(|(index, _)| grid.row_has_numbers(*index));
    for (index, row) in rows {
        let name = grid.cell_name(index, column);
        let Some((alias, _)) = name.rsplit_once('.') else { continue };
        let figure = entries.ledger.figure(&name).cloned();
        if let Some(figure) = figure {
            entries.alias(alias, &figure, row.place());
        }
    }
}

fn sheet(index: usize, grid: &Grid, book: &mut Book) -> Sheet {
    let mut rows = Vec::new();
    let printed: Vec<usize> =
        (0..grid.rows.len()).filter(|row| grid.rows[*row].printed().is_some()).collect();
    let printed_at = |(row, taken_away): (usize, bool)| {
        Some((printed.iter().position(|printed| *printed == row)?, taken_away))
    };
    for (row, line) in grid.rows.iter().enumerate() {
        let mut cells = Vec::new();
        for column in 0..grid.columns.len() {
            // Nobody sees the total of a group that isn't printed, and nobody may need it.
            if line.printed().is_none() && grid.total(column).is_none() {
                continue;
            }
            let key = Key::Cell(CellKey { schedule: index, row, column });
            cells.push(book.get(key).unwrap_or(SheetCell::Blank));
        }
        let Some((kind, label)) = line.printed() else { continue };
        if kind == SheetRowKind::Heading {
            cells.clear();
        }
        let typed = line.typed();
        rows.push(SheetRow {
            kind,
            name: format!("{}.{}", grid.name(), line.id()),
            label,
            note: typed.and_then(|row| row.note.clone()),
            signed: typed.is_some_and(|row| row.signed),
            money: typed.and_then(|row| row.money.clone()),
            adds: grid
                .added_rows(row)
                .and_then(|added| added.into_iter().map(printed_at).collect())
                .unwrap_or_default(),
            cells,
        });
    }
    let columns = grid.columns.iter().enumerate().map(|(index, column)| {
        let numbers = grid.numbers(index);
        SheetColumn {
            id: column.id.value.as_str().to_owned(),
            heading: column.heading.clone(),
            numbers: numbers.is_some(),
            signed: numbers.is_some_and(|numbers| numbers.signed),
            places: numbers.and_then(|numbers| Some(numbers.places.as_ref()?.value.0)),
            money: numbers.and_then(|numbers| numbers.money.clone()),
            adds_up: grid.adds_up(index),
        }
    });
    Sheet {
        name: grid.name().to_owned(),
        label: grid.label().to_owned(),
        columns: columns.collect(),
        rows,
    }
}

/// A name stands for one thing.
fn refuse_names(inputs: &Inputs, faults: &mut Faults) {
    let schedules = inputs.schedules.schedules.iter().map(|schedule| &schedule.id);
    let figures = inputs.figures.figures.iter().map(|figure| &figure.id);
    refuse_reserved_ids(&RESERVED, schedules.clone().chain(figures.clone()), faults);
    for figure in figures {
        if let Some(schedule) = schedules.clone().find(|id| id.value == figure.value) {
            faults.push(
                Diagnostic::error(format!(
                    "a schedule has the id `{}` already",
                    figure.value.as_str()
                ))
                .at(&figure.place)
                .related(&schedule.place, "the schedule")
                .remedy("give one of them another id"),
            );
        }
        let digits = figure.value.as_str().starts_with(|c: char| c.is_ascii_digit());
        if digits {
            faults.push(
                Diagnostic::error(format!(
                    "the id `{}` begins with a digit",
                    figure.value.as_str()
                ))
                .at(&figure.place)
                .remedy("begin it with a letter: in a formula it would be read as a number"),
            );
        }
    }
}
