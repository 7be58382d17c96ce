//! The rows and columns of a chart, out of a schedule.

use std::sync::Arc;

use super::data::{Drawn, Entry, Grid, usual_places};
use crate::amount::MoneyScale;
use crate::chart::Kind;
use crate::compose::format;
use crate::compose::phrases::Phrases;
use crate::compose::tables;
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::figures::{Ledger, Sheet, SheetCell, SheetRow, SheetRowKind};
use crate::inputs::charts::{ChartColumn, ChartSpec};
use crate::inputs::schedules::rows::Role;
use crate::paper::Inline;

/// The cells of a schedule that a chart asks for.
pub(super) fn grid(
    spec: &ChartSpec,
    sheet: &Sheet,
    scale: MoneyScale,
    phrases: &Phrases,
    faults: &mut Faults,
) -> Grid {
    if let Some(label) = &spec.label {
        faults.push(
            Diagnostic::error("a schedule has its own label")
                .at(&label.place)
                .remedy("take the line out, or change the `label` of the schedule"),
        );
    }
    let columns: Vec<(usize, Vec<Inline>)> = match &spec.columns {
        None => {
            let numbers = sheet.columns.iter().enumerate().filter(|(_, column)| column.numbers);
            numbers
                .map(|(index, column)| (index, phrases.inlines(&column.heading, faults)))
                .collect()
        }
        Some(columns) => {
            columns.iter().filter_map(|c| column_of(c, sheet, phrases, faults)).collect()
        }
    };
    let rows = rows_of(spec, sheet, faults);
    let cells = rows.iter().map(|row| {
        let cells =
            columns.iter().map(|(index, _)| cell(row, *index, sheet, scale, phrases.ledger));
        cells.collect()
    });
    Grid {
        label: tables::fixed(&sheet.label),
        rows: rows.iter().map(|row| phrases.words(&row.label, faults)).collect(),
        cells: cells.collect(),
        columns: columns.iter().map(|(_, heading)| heading.clone()).collect(),
    }
}

fn column_of(
    asked: &ChartColumn,
    sheet: &Sheet,
    phrases: &Phrases,
    faults: &mut Faults,
) -> Option<(usize, Vec<Inline>)> {
    let id = asked.figure.value.as_str();
    let found = sheet.columns.iter().position(|column| column.id == id);
    let fault = match found {
        Some(index) if sheet.columns[index].numbers => {
            let heading = asked.heading.as_ref().unwrap_or(&sheet.columns[index].heading);
            return Some((index, phrases.inlines(heading, faults)));
        }
        Some(_) => {
            Diagnostic::error(format!("the column `{id}` holds words, and a chart draws numbers"))
                .remedy("name a column of numbers")
        }
        None => {
            let known = || sheet.columns.iter().filter(|c| c.numbers).map(|c| c.id.as_str());
            let remedy = did_you_mean(id, known()).unwrap_or_else(|| {
                format!("its columns of numbers are: {}", known().collect::<Vec<_>>().join(", "))
            });
            Diagnostic::error(format!("the schedule `{}` has no such column `{id}`", sheet.name))
                .remedy(remedy)
        }
    };
    faults.push(fault.at(&asked.figure.place).presumes("schedules.yaml"));
    None
}

/// The rows that are asked for; or those of the schedule that are no sums of others, and for a waterfall
/// the total, at which it ends.
fn rows_of<'a>(spec: &ChartSpec, sheet: &'a Sheet, faults: &mut Faults) -> Vec<&'a SheetRow> {
    let Some(pick) = &spec.pick else {
        let is_drawn = |row: &&SheetRow| match row.kind {
            SheetRowKind::Row(Role::Body) => true,
            SheetRowKind::Row(Role::Total) => spec.kind == Kind::Waterfall,
            SheetRowKind::Row(Role::Subtotal) | SheetRowKind::Heading | SheetRowKind::Subtotal => {
                false
            }
        };
        return sheet.rows.iter().filter(is_drawn).collect();
    };
    let id = |row: &'a SheetRow| row.name.rsplit('.').next().unwrap_or_default();
    let rows = pick.iter().filter_map(|asked| {
        let named = || sheet.rows.iter().filter(|row| id(row) == asked.value);
        // A group whose subtotal isn't printed is called by its heading.
        let found =
            named().find(|row| row.kind != SheetRowKind::Heading).or_else(|| named().next());
        if found.is_none() {
            let known = || sheet.rows.iter().map(id);
            let remedy = did_you_mean(&asked.value, known()).unwrap_or_else(|| {
                format!("its rows are: {}", known().collect::<Vec<_>>().join(", "))
            });
            faults.push(
                Diagnostic::error(format!(
                    "the schedule `{}` has no such row `{}`",
                    sheet.name, asked.value
                ))
                .at(&asked.place)
                .remedy(remedy)
                .presumes("schedules.yaml"),
            );
        }
        found
    });
    rows.collect()
}

fn cell(row: &SheetRow, column: usize, sheet: &Sheet, scale: MoneyScale, ledger: &Ledger) -> Drawn {
    let named = format!("{}.{}", row.name, sheet.columns[column].id);
    let figure = match row.cells.get(column) {
        Some(SheetCell::Figure(figure)) => figure,
        Some(SheetCell::Dash) => return Drawn::Dash,
        Some(SheetCell::Blank | SheetCell::Words(_)) => return Drawn::Blank,
        None => match ledger.figure(&named) {
            Some(figure) => figure,
            None => return Drawn::Blank,
        },
    };
    let places = sheet.columns[column].places.unwrap_or_else(|| {
        let figures = sheet.rows.iter().filter_map(|row| match row.cells.get(column) {
            Some(SheetCell::Figure(figure)) => Some(figure),
            _ => None,
        });
        usual_places(figures, figure.unit)
    });
    let form = format::in_a_table(figure, scale, places);
    let signed = row.signed || sheet.columns[column].signed;
    Drawn::Figure(Entry { figure: Arc::clone(figure), form, signed })
}
