//! Tables that are hard to follow for those who hear them read.
//!
//! Each cell is read with the heading of its column. So every column has a heading, no two have the same,
//! and no row is blank (guidance of the Government Statistical Service on spreadsheets; WCAG 2.2, 1.3.1).

use super::words;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;
use crate::paper::{Cell, Paper, RowRole, Table, walk};

pub(super) const TABLES: Rule = Rule {
    name: "accessibility/tables",
    level: Level::Warning,
    finds: "a table with a column without a heading, with two of the same, or with a blank row",
};

/// Looks at every table.
pub(super) fn check(paper: &Paper) -> Vec<Finding> {
    let mut found = Vec::new();
    walk::tables(paper, &mut |table| found.extend(in_table(table)));
    found
}

fn in_table(table: &Table) -> Vec<Finding> {
    let headings: Vec<String> =
        table.columns.iter().map(|column| words(&column.heading).0.trim().to_owned()).collect();
    let called = called(table, &headings);
    let mut found = Vec::new();
    let mut tell = |about: String, message: String, remedy: &str| {
        let fault = Diagnostic::warning(message).remedy(remedy);
        let place = table.origin.0.clone().or_else(|| first_place(table));
        let fault = place.map_or(fault.clone(), |place| fault.at(&place));
        found.push(Finding::new(&TABLES, about, fault));
    };
    let blank = headings.iter().filter(|heading| heading.is_empty()).count();
    if blank == headings.len() {
        tell(
            format!("{called}: headings"),
            format!("{called} has no headings of columns"),
            "say what each column holds, in its first line: each cell is read aloud with it",
        );
    } else if blank > 0 {
        tell(
            format!("{called}: headings"),
            format!("a column of {called} has no heading"),
            "say what the column holds, be it only “Item” or “Year”",
        );
    }
    let twice = headings.iter().enumerate().find(|(index, heading)| {
        !heading.is_empty() && headings[..*index].iter().any(|other| other == *heading)
    });
    if let Some((_, heading)) = twice {
        tell(
            format!("{called}: {heading}"),
            format!("two columns of {called} are headed “{heading}”"),
            "say what tells them apart in their headings, such as the year",
        );
    }
    let is_blank = |cell: &Cell| match cell {
        Cell::Blank => true,
        Cell::Words(content) => content.is_empty(),
        Cell::Figure(_) => false,
    };
    let blank = |role: RowRole| matches!(role, RowRole::Body | RowRole::Group);
    if table.rows.iter().any(|row| blank(row.role) && row.cells.iter().all(is_blank)) {
        tell(
            format!("{called}: blank row"),
            format!("{called} has a blank row"),
            "take the row out: a table that is read aloud seems to end there",
        );
    }
    found
}

/// How messages call a table: by its caption or by its first words.
fn called(table: &Table, headings: &[String]) -> String {
    match &table.caption {
        Some(caption) => format!("“{}”", words(caption).0),
        None => {
            let heading = headings.iter().find(|heading| !heading.is_empty()).cloned();
            let first = || Some(words(table.lines().find(|line| !line.is_empty())?).0);
            match heading.or_else(first) {
                Some(words) => format!("the table that begins with “{}”", words.trim()),
                None => "a table".to_owned(),
            }
        }
    }
}

fn first_place(table: &Table) -> Option<crate::diagnostic::Place> {
    table.lines().find_map(|line| words(line).1)
}
