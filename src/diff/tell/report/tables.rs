//! Tables, cell by cell, in words.

use super::moved;
use super::passages::in_context;
use crate::compose::format::capitalised;
use crate::diff::tell::parts::{Grid, Part, Run, plain};
use crate::diff::{CellChange, ChartChange, Renamed, RowSaid, Status, TableChange, pieces};

/// Words longer than this are told piece by piece, and not side by side.
const SIDE_BY_SIDE: usize = 32;

/// Says what changed in tables and charts.
pub fn tables(tables: &[TableChange], charts: &[ChartChange], parts: &mut Vec<Part>) {
    if tables.is_empty() && charts.is_empty() {
        return;
    }
    parts.push(Part::Section("Tables".to_owned()));
    for table in tables {
        let name = capitalised(&table.name);
        parts.push(Part::Heading(called(&name, &table.caption, table.status)));
        self::table(table, parts);
    }
    for chart in charts {
        let words = match chart.status {
            Status::Changed => "It is drawn anew, with other figures.",
            Status::Added => "It is new.",
            Status::Removed => "It is gone.",
        };
        parts.push(Part::Heading(called(&chart.name, &chart.caption, Status::Changed)));
        parts.push(Part::Line(vec![plain(words)]));
    }
}

/// `Table 2: Savings by year (new)`.
fn called(name: &str, caption: &str, status: Status) -> String {
    let name = if caption.is_empty() { name.to_owned() } else { format!("{name}: {caption}") };
    match status {
        Status::Changed => name,
        Status::Added => format!("{name} (new)"),
        Status::Removed => format!("{name} (gone)"),
    }
}

fn table(table: &TableChange, parts: &mut Vec<Part>) {
    if let Some(old_name) = &table.old_name {
        parts.push(Part::Line(vec![plain(format!("It was {old_name}."))]));
    }
    let (short, long): (Vec<&CellChange>, Vec<&CellChange>) =
        table.cells.iter().partition(|cell| cell.kind.is_some() || is_short(cell));
    if !short.is_empty() {
        let rows = short.iter().map(|cell| {
            let moved = match cell.kind {
                Some(kind) => moved(kind, cell.change.as_ref(), cell.old == cell.new),
                None => "words".to_owned(),
            };
            let shown = |text: &str, run: fn(String) -> Run| match text {
                // A dash would be what some cells hold.
                "" => plain("blank"),
                text => run(text.to_owned()),
            };
            vec![
                plain(&cell.row),
                plain(&cell.column),
                shown(&cell.old, Run::Old),
                shown(&cell.new, Run::New),
                plain(moved),
            ]
        });
        let columns =
            vec![("Row", false), ("Column", false), ("Old", true), ("New", true), ("Change", true)];
        parts.push(Part::Grid(Grid { columns, rows: rows.collect() }));
    }
    for cell in long {
        let mut runs = vec![plain(format!("{}, {}: ", cell.row, cell.column))];
        runs.extend(in_context(&pieces(&cell.old, &cell.new)));
        parts.push(Part::Item(runs));
    }
    let is_whole = table.status != Status::Changed;
    rows_said(&table.rows_added, "New row: ", Run::New, is_whole, parts);
    rows_said(&table.rows_removed, "Row gone: ", Run::Old, is_whole, parts);
    columns_said(table, parts);
    renamed("Row", &table.rows_renamed, parts);
    renamed("Column", &table.columns_renamed, parts);
    if table.reordered {
        parts.push(Part::Item(vec![plain("Its rows or columns stand in another order.")]));
    }
    let words = match table.reprinted.len() {
        0 => return,
        1 => "1 cell is printed in another way, with the same amount.".to_owned(),
        many => format!("{many} cells are printed in another way, with the same amounts."),
    };
    parts.push(Part::Item(vec![plain(words)]));
}

fn is_short(cell: &CellChange) -> bool {
    cell.old.chars().count().max(cell.new.chars().count()) <= SIDE_BY_SIDE
}

fn rows_said(
    rows: &[RowSaid],
    words: &str,
    run: fn(String) -> Run,
    is_whole: bool,
    parts: &mut Vec<Part>,
) {
    for row in rows {
        let cells: Vec<String> =
            row.cells.iter().map(|cell| format!("{}: {}", cell.column, cell.text)).collect();
        let text = match cells.is_empty() {
            true => row.row.clone(),
            false => format!("{} ({})", row.row, cells.join("; ")),
        };
        // Of a table that is wholly new or gone that is said above.
        let words = if is_whole { None } else { Some(plain(words)) };
        parts.push(Part::Item(words.into_iter().chain([run(text)]).collect()));
    }
}

fn columns_said(table: &TableChange, parts: &mut Vec<Part>) {
    let added = table
        .columns_added
        .iter()
        .map(|heading| vec![plain("New column: "), Run::New(heading.clone())]);
    let removed = table
        .columns_removed
        .iter()
        .map(|heading| vec![plain("Column gone: "), Run::Old(heading.clone())]);
    parts.extend(added.chain(removed).map(Part::Item));
}

fn renamed(what: &str, renamed: &[Renamed], parts: &mut Vec<Part>) {
    for Renamed { old, new } in renamed {
        parts.push(Part::Item(vec![
            plain(format!("{what} called otherwise: ")),
            Run::Old(old.clone()),
            plain(" → "),
            Run::New(new.clone()),
        ]));
    }
}
