//! Balances that don't begin with what was left.

use crate::amount;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;
use crate::paper::{Cell, Inline, Paper, Placed, Row, RowRole, Table, plain_text};
use crate::period::ReportingPeriod;

pub(super) const BALANCE: Rule = Rule {
    name: "wholes/balance",
    level: Level::Error,
    finds: "an opening balance that isn't the closing balance of the period before",
};

/// Finds tables of figures with a row of opening and one of closing balances, or a column of each, in which what a
/// period opens with isn't what the one before it closed with.
pub(super) fn check(paper: &Paper) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in paper.tables() {
        let row = |word: &str| table.rows.iter().find(|row| begins(row, word));
        if let (Some(opening), Some(closing)) = (row("opening"), row("closing")) {
            findings.extend(across(table, opening, closing));
        }
        let column =
            |word: &str| table.columns.iter().position(|column| is_balance(&column.heading, word));
        if let (Some(opening), Some(closing)) = (column("opening"), column("closing")) {
            findings.extend(down(table, opening, closing));
        }
    }
    findings
}

/// Whether a row's label is about balances and begins with this word.
fn begins(row: &Row, word: &str) -> bool {
    matches!(row.cells.first(), Some(Cell::Words(label)) if is_balance(label, word))
}

fn is_balance(label: &[Inline], word: &str) -> bool {
    let label = plain_text(label).to_lowercase();
    // The unit may stand behind it: `Opening (£000)`.
    let bare = label.split('(').next().unwrap_or_default().trim();
    label.starts_with(word) && (label.contains("balance") || bare == word)
}

/// Periods that stand side by side.
fn across(table: &Table, opening: &Row, closing: &Row) -> Vec<Finding> {
    let columns = 1..table.columns.len();
    let pairs = columns.clone().zip(columns.skip(1)).filter_map(|(before, after)| {
        let (closed, opened) = (figure(closing, before)?, figure(opening, after)?);
        let is_one_period = heading(table, before) == heading(table, after);
        let differs =
            closed.figure.value != opened.figure.value && closed.figure.unit == opened.figure.unit;
        (differs && !is_one_period).then(|| finding(closed, opened))
    });
    pairs.collect()
}

/// Periods that stand under one another. Rows may also be funds, each with its own balances: so they must be called
/// like periods, or one must open with what the row above closed with.
fn down(table: &Table, opening: usize, closing: usize) -> Vec<Finding> {
    let rows: Vec<&Row> = table.rows.iter().filter(|row| row.role == RowRole::Body).collect();
    let pairs: Vec<(&Placed, &Placed)> = rows
        .windows(2)
        .filter_map(|pair| Some((figure(pair[0], closing)?, figure(pair[1], opening)?)))
        .filter(|(closed, opened)| closed.figure.unit == opened.figure.unit)
        .collect();
    let goes_on =
        |(closed, opened): &(&Placed, &Placed)| closed.figure.value == opened.figure.value;
    let is_nought = |(closed, _): &(&Placed, &Placed)| closed.figure.value.is_zero();
    let are_periods = rows.len() > 1 && rows.iter().all(|row| is_period(row));
    if !are_periods && !pairs.iter().any(|pair| goes_on(pair) && !is_nought(pair)) {
        return Vec::new();
    }
    pairs
        .iter()
        .filter(|pair| !goes_on(pair))
        .map(|(closed, opened)| finding(closed, opened))
        .collect()
}

fn is_period(row: &Row) -> bool {
    let Some(Cell::Words(label)) = row.cells.first() else { return false };
    let label = plain_text(label);
    let label = label.trim();
    let is_quarter = || {
        let number = label.strip_prefix("Quarter ").or_else(|| label.strip_prefix('Q'));
        number.is_some_and(|number| ["1", "2", "3", "4"].contains(&number))
    };
    ReportingPeriod::parse(label).is_some() || is_quarter()
}

fn figure(row: &Row, column: usize) -> Option<&Placed> {
    match row.cells.get(column)? {
        Cell::Figure(placed) => Some(placed),
        Cell::Blank | Cell::Words(_) => None,
    }
}

fn heading(table: &Table, column: usize) -> Option<&Vec<Inline>> {
    table.columns.get(column).map(|column| &column.heading)
}

fn finding(closed: &Placed, opened: &Placed) -> Finding {
    let exact = |placed: &Placed| amount::for_message(placed.figure.value, 9);
    let message = format!(
        "`{}` is {}, and the balance before it, `{}`, closes with {}",
        opened.figure.name,
        exact(opened),
        closed.figure.name,
        exact(closed)
    );
    let finding = Diagnostic::error(message).remedy(
        "have it computed: the opening balance is a formula that names the closing balance before",
    );
    let finding = match opened.figure.given_at().or(opened.origin.0.as_ref()) {
        Some(place) => finding.at(place),
        None => finding,
    };
    let about = format!(
        "{} {}, {} {}",
        opened.figure.name,
        exact(opened),
        closed.figure.name,
        exact(closed)
    );
    Finding::new(&BALANCE, about, finding)
}
