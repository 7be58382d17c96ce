//! Tables, cell by cell, and charts.

use super::align::{Aligned, by_keys};
use super::model::{
    CellChange, CellSaid, ChartChange, Kind, Renamed, RowSaid, Status, TableChange,
};
use super::number;
use super::read::{CellRead, ChartRead, ColumnRead, Reading, RowRead, TableRead};
use super::rounded::Roundings;
use super::words;
use crate::paper::RowRole;

/// Compares all tables, in the order of the new paper; those that are gone come last.
pub fn compare(old: &Reading, new: &Reading, roundings: &mut Roundings) -> Vec<TableChange> {
    let (old, new) = (&old.tables, &new.tables);
    let tables = by_keys(
        old,
        new,
        &[
            &|table| table.key.clone(),
            &|table| Some(table.caption.clone()).filter(|caption| !caption.is_empty()),
            // What the style makes is called by the heading under which it stands.
            &|table| table.key.is_none().then(|| table.name.clone()),
        ],
    );
    let mut changes: Vec<(usize, TableChange)> = Vec::new();
    for (before, after) in &tables.both {
        let change = compare_two(&old[*before], &new[*after], roundings);
        changes.extend(change.map(|change| (*after, change)));
    }
    changes.extend(tables.added.iter().map(|at| (*at, whole(&new[*at], Status::Added))));
    changes.sort_by_key(|(at, _)| *at);
    let removed = tables.removed.iter().map(|at| whole(&old[*at], Status::Removed));
    changes.into_iter().map(|(_, change)| change).chain(removed).collect()
}

/// A table that is new, or gone: its rows are said, and no cell is compared.
fn whole(table: &TableRead, status: Status) -> TableChange {
    let rows = table.rows.iter().map(|row| row_said(row, &table.columns)).collect();
    let (rows_added, rows_removed) = match status {
        Status::Removed => (Vec::new(), rows),
        Status::Added | Status::Changed => (rows, Vec::new()),
    };
    TableChange { rows_added, rows_removed, ..nothing(table, status) }
}

fn nothing(table: &TableRead, status: Status) -> TableChange {
    TableChange {
        name: table.name.clone(),
        old_name: None,
        caption: table.caption.clone(),
        status,
        columns_added: Vec::new(),
        columns_removed: Vec::new(),
        columns_renamed: Vec::new(),
        rows_added: Vec::new(),
        rows_removed: Vec::new(),
        rows_renamed: Vec::new(),
        reordered: false,
        cells: Vec::new(),
        reprinted: Vec::new(),
    }
}

fn compare_two(old: &TableRead, new: &TableRead, roundings: &mut Roundings) -> Option<TableChange> {
    let columns = by_keys(
        &old.columns,
        &new.columns,
        &[&|column| Some(column.heading.clone()), &|column| column.key.clone()],
    );
    // The heading of a group is none of its rows.
    let is_heading = |row: &RowRead| row.role == RowRole::Group;
    let rows = by_keys(
        &old.rows,
        &new.rows,
        &[&|row| row.key.clone(), &|row| Some(format!("{} {}", is_heading(row), row.label))],
    );
    let heading = |column: &ColumnRead| column.heading.clone();
    let label = |row: &RowRead| row.label.clone();
    let mut change = TableChange {
        old_name: (old.name != new.name).then(|| old.name.clone()),
        columns_added: columns.added.iter().map(|at| heading(&new.columns[*at])).collect(),
        columns_removed: columns.removed.iter().map(|at| heading(&old.columns[*at])).collect(),
        columns_renamed: renamed(&columns, (&old.columns, &new.columns), heading),
        rows_added: rows.added.iter().map(|at| row_said(&new.rows[*at], &new.columns)).collect(),
        rows_removed: rows
            .removed
            .iter()
            .map(|at| row_said(&old.rows[*at], &old.columns))
            .collect(),
        rows_renamed: renamed(&rows, (&old.rows, &new.rows), label),
        reordered: columns.is_reordered() || rows.is_reordered(),
        ..nothing(new, Status::Changed)
    };
    for (old_row, new_row) in rows.both.iter().map(|(a, b)| (&old.rows[*a], &new.rows[*b])) {
        for (a, b) in &columns.both {
            let (Some(before), Some(after)) = (old_row.cells.get(*a), new_row.cells.get(*b)) else {
                continue;
            };
            // The name of a row is told as such.
            if *b == 0 && without_figures(after) && without_figures(before) {
                continue;
            }
            let cell = Cell { table: new, row: new_row, column: &new.columns[*b] };
            let Some(cell) = cell.compare(before, after, roundings) else { continue };
            match cell.kind {
                Some(Kind::Form) => change.reprinted.push(cell),
                _ => change.cells.push(cell),
            }
        }
    }
    says_something(&change).then_some(change)
}

fn without_figures(cell: &CellRead) -> bool {
    cell.figures().is_empty()
}

/// Another number alone is no change: tables before it came or went.
fn says_something(change: &TableChange) -> bool {
    let TableChange { columns_added, columns_removed, columns_renamed, .. } = change;
    let TableChange { rows_added, rows_removed, rows_renamed, cells, reprinted, .. } = change;
    change.reordered
        || !(columns_added.is_empty() && columns_removed.is_empty() && columns_renamed.is_empty())
        || !(rows_added.is_empty() && rows_removed.is_empty() && rows_renamed.is_empty())
        || !(cells.is_empty() && reprinted.is_empty())
}

fn renamed<T>(
    aligned: &Aligned,
    (old, new): (&[T], &[T]),
    name: impl Fn(&T) -> String,
) -> Vec<Renamed> {
    let both = aligned.both.iter().map(|(a, b)| (name(&old[*a]), name(&new[*b])));
    both.filter(|(old, new)| old != new).map(|(old, new)| Renamed { old, new }).collect()
}

fn row_said(row: &RowRead, columns: &[ColumnRead]) -> RowSaid {
    let cells = row
        .cells
        .iter()
        .zip(columns)
        .skip(1)
        .map(|(cell, column)| CellSaid { column: column.heading.clone(), text: cell.text() });
    let cells = cells.filter(|cell| !cell.text.is_empty()).collect();
    RowSaid { row: row.label.clone(), cells }
}

/// Where a cell stands.
struct Cell<'a> {
    table: &'a TableRead,
    row: &'a RowRead,
    column: &'a ColumnRead,
}

impl Cell<'_> {
    fn compare(
        &self,
        before: &CellRead,
        after: &CellRead,
        roundings: &mut Roundings,
    ) -> Option<CellChange> {
        if let (CellRead::Figure(_, old), CellRead::Figure(figure, new)) = (before, after) {
            let (kind, change) = number::compare(old, new, roundings.currency)?;
            if kind.is_rounding() {
                roundings.add(figure, (kind, old, new, change), self.place());
                return None;
            }
            let change = CellChange {
                figure: Some(figure.name.clone()),
                change,
                ..self.with(before, after)
            };
            return Some(CellChange { kind: Some(kind), ..change });
        }
        if let (CellRead::Words(old), CellRead::Words(new)) = (before, after) {
            for (_, old, figure, new) in words::compare(old, new).figures {
                if let Some((kind, change)) = number::compare(old, new, roundings.currency)
                    && kind.is_rounding()
                {
                    roundings.add(figure, (kind, old, new, change), self.place());
                }
            }
            let is_known = words::key(old) == words::key(new) && without_figures(after);
            let is_same = is_known || words::text(old) == words::text(new);
            return (!is_same).then(|| self.with(before, after));
        }
        let (kind, figure) = match (before, after) {
            (_, CellRead::Figure(figure, _)) => (Kind::Added, figure),
            (CellRead::Figure(figure, _), _) => (Kind::Removed, figure),
            (CellRead::Words(_), CellRead::Words(_)) => return None,
        };
        let figure = Some(figure.name.clone());
        Some(CellChange { figure, kind: Some(kind), ..self.with(before, after) })
    }

    fn with(&self, before: &CellRead, after: &CellRead) -> CellChange {
        CellChange {
            row: self.row.label.clone(),
            column: self.column.heading.clone(),
            figure: None,
            kind: None,
            old: before.text(),
            new: after.text(),
            change: None,
        }
    }

    fn place(&self) -> String {
        format!("{}, row “{}”, column “{}”", self.table.name, self.row.label, self.column.heading)
    }
}

/// Compares all charts by what they show.
pub fn charts(old: &Reading, new: &Reading) -> Vec<ChartChange> {
    let (old, new) = (&old.charts, &new.charts);
    let charts =
        by_keys(old, new, &[&|chart| chart.key.clone(), &|chart| Some(chart.caption.clone())]);
    let said = |chart: &ChartRead, status| ChartChange {
        name: chart.name.clone(),
        caption: chart.caption.clone(),
        status,
    };
    let others = charts.both.iter().filter(|(a, b)| old[*a].shows != new[*b].shows);
    let changed = others.map(|(_, at)| (*at, Status::Changed));
    let mut now: Vec<(usize, Status)> =
        changed.chain(charts.added.iter().map(|at| (*at, Status::Added))).collect();
    now.sort_by_key(|(at, _)| *at);
    let removed = charts.removed.iter().map(|at| said(&old[*at], Status::Removed));
    now.iter().map(|(at, status)| said(&new[*at], *status)).chain(removed).collect()
}
