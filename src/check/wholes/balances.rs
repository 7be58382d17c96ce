//! Balances that don't begin with what was left.

use crate::amount;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;
use crate::paper::{Cell, Inline, Paper, Placed, Row, Table, plain_text};

pub(super) const BALANCE: Rule = Rule {
    name: "wholes/balance",
    level: Level::Error,
    finds: "an opening balance that isn't the closing balance of the period before",
};

/// Finds tables of figures with a row of opening and one of closing balances, in which what a column opens
/// with isn't what the one before it closed with.
pub(super) fn check(paper: &Paper) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in paper.tables() {
        let row = |word: &str| table.rows.iter().find(|row| begins(row, word));
        if let (Some(opening), Some(closing)) = (row("opening"), row("closing")) {
            findings.extend(of_table(table, opening, closing));
        }
    }
    findings
}

/// Whether a row's label is about balances and begins with this word.
fn begins(row: &Row, word: &str) -> bool {
    let Some(Cell::Words(label)) = row.cells.first() else { return false };
    let label = plain_text(label).to_lowercase();
    label.starts_with(word) && (label.contains("balance") || label.trim() == word)
}

fn of_table(table: &Table, opening: &Row, closing: &Row) -> Vec<Finding> {
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
