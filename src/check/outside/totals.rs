//! Totals that are not the sum of their rows, or of their columns.

use std::sync::{Arc, LazyLock};

use regex::Regex;
use rust_decimal::Decimal;

use super::grid::{Grid, Number};
use super::hints::hint;
use super::nested::without_parts;
use crate::amount;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Source};
use crate::inputs::checks::Level;

pub(super) const TOTAL: Rule = Rule {
    name: "sums/total",
    level: Level::Error,
    finds: "a row or column called a total that isn't the sum of the others",
};

/// What a row or column that adds others is called.
static CALLED_TOTAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:grand |overall |sub[- ]?)?totals?\b|\b(?:sub[- ]?)?totals?$")
        .expect("the pattern is valid: every test runs it")
});

/// A total that isn't the sum of anything, without the evidence of another column, may be further off than
/// this because it is the total of something else.
const NEAR: Decimal = Decimal::from_parts(20, 0, 0, false, 2);
/// With that evidence, it may be so far off.
const FAR: Decimal = Decimal::from_parts(60, 0, 0, false, 2);

/// Finds the totals of a table that are wrong.
pub(super) fn check(grid: &Grid, source: &Arc<Source>) -> Vec<Finding> {
    let mut found = of_rows(grid, source);
    found.extend(of_columns(grid, source));
    found
}

/// A number that is added.
#[derive(Clone)]
pub(super) struct Addend {
    /// The row or column that it stands in, by its name.
    pub(super) label: String,
    pub(super) number: Number,
}

/// What was found where a total stands in one column.
enum Verdict {
    Right,
    Wrong { column: usize, stated: Number, computed: Decimal, addends: Vec<Addend> },
}

/// The numbers of one column from the top of the table, as far as they may be added.
#[derive(Default)]
struct Running {
    /// Since the table began, or since its last total.
    all: Vec<Addend>,
    /// Since the last heading of columns.
    under_headings: Vec<Addend>,
    /// Since the last total, subtotal or heading of a group.
    group: Vec<Addend>,
    /// Subtotals, and what stands in no group with one.
    subtotals: Vec<Addend>,
}

impl Running {
    fn add(&mut self, addend: Addend) {
        self.all.push(addend.clone());
        self.under_headings.push(addend.clone());
        self.group.push(addend);
    }

    /// What a total may be the sum of, the likeliest first.
    fn candidates(&self) -> Vec<Vec<Addend>> {
        let subtotals_and_rest = [self.subtotals.as_slice(), &self.group].concat();
        let all =
            [&self.group, &self.under_headings, &self.all, &self.subtotals, &subtotals_and_rest];
        let as_they_stand = || all.into_iter().filter(|addends| addends.len() > 1);
        let nested = as_they_stand().flat_map(|addends| without_parts(addends));
        as_they_stand().cloned().chain(nested).collect()
    }

    fn subtotal(&mut self, total: Addend) {
        self.group.clear();
        self.subtotals.push(total);
    }
}

fn of_rows(grid: &Grid, source: &Arc<Source>) -> Vec<Finding> {
    let columns = grid.columns();
    let mut running: Vec<Running> = (0..columns).map(|_| Running::default()).collect();
    let mut found = Vec::new();
    for (index, row) in grid.rows.iter().enumerate() {
        if row.is_headings() {
            for column in &mut running {
                column.group.clear();
                column.under_headings.clear();
            }
            continue;
        }
        if row.is_heading_of_group() {
            running.iter_mut().for_each(|column| column.group.clear());
            continue;
        }
        let label = row.label().to_owned();
        let is_called = CALLED_TOTAL.is_match(&label);
        let mut verdicts = Vec::new();
        for (column, running) in running.iter_mut().enumerate() {
            let Some(number) = row.number(column) else { continue };
            let candidates = running.candidates();
            let addend = Addend { label: label.clone(), number };
            let is_sum = candidates.iter().any(|addends| is_sum(number, addends));
            if is_called {
                if grid.adds_up(index, column) && !number.percent && !candidates.is_empty() {
                    verdicts.push(if is_sum {
                        Verdict::Right
                    } else {
                        wrong(column, number, &candidates)
                    });
                }
                running.subtotal(addend);
            } else if label.is_empty() && is_sum {
                running.subtotal(addend);
            } else {
                running.add(addend);
            }
        }
        let is_grand = is_called && !label.to_lowercase().starts_with("sub");
        found.extend(tell(&verdicts, grid, index, source));
        if is_grand {
            for column in &mut running {
                column.all.clear();
                column.under_headings.clear();
            }
        }
    }
    found
}

fn wrong(column: usize, stated: Number, candidates: &[Vec<Addend>]) -> Verdict {
    let off = |addends: &&Vec<Addend>| {
        sum(addends)
            .and_then(|sum| stated.value.checked_sub(sum))
            .map_or(Decimal::MAX, |off| off.abs())
    };
    let nearest = candidates.iter().min_by_key(off).cloned().unwrap_or_default();
    let computed = sum(&nearest).unwrap_or_default();
    Verdict::Wrong { column, stated, computed, addends: nearest }
}

/// Tells which totals of a row are wrong: those near a sum; and those further off, if another total of the same
/// row is right, so that the rows above are what it adds.
fn tell(verdicts: &[Verdict], grid: &Grid, row: usize, source: &Arc<Source>) -> Vec<Finding> {
    let is_proven = verdicts.iter().any(|verdict| matches!(verdict, Verdict::Right));
    let wrong = verdicts.iter().filter_map(|verdict| {
        let Verdict::Wrong { column, stated, computed, addends } = verdict else { return None };
        let values: Vec<(String, Decimal)> =
            addends.iter().map(|addend| (addend.label.clone(), addend.number.value)).collect();
        let hint = hint(stated.value, *computed, &values);
        let room = if is_proven { FAR } else { NEAR };
        let is_meant = hint.is_some() || is_within(stated.value, *computed, room);
        let cell = grid.rows[row].cells.get(*column).filter(|_| is_meant)?;
        Some(finding(
            cell.place(source),
            &cell.text,
            grid.rows[row].label(),
            stated,
            *computed,
            addends.len(),
            hint,
        ))
    });
    wrong.collect()
}

fn is_within(stated: Decimal, computed: Decimal, room: Decimal) -> bool {
    let within = || {
        let off = stated.checked_sub(computed)?.abs();
        Some(off <= computed.abs().checked_mul(room)?)
    };
    within().unwrap_or(false)
}

/// The total of each row, where a column is called so and is the sum of the others in most rows.
fn of_columns(grid: &Grid, source: &Arc<Source>) -> Vec<Finding> {
    let mut found = Vec::new();
    for column in 2..grid.columns() {
        let mut right = 0;
        let mut wrong = Vec::new();
        for (index, row) in grid.rows.iter().enumerate() {
            if !CALLED_TOTAL.is_match(grid.heading(index, column)) || row.is_headings() {
                continue;
            }
            let Some(total) = row.number(column).filter(|total| !total.percent) else { continue };
            let addends: Vec<Addend> = (0..column)
                .filter(|other| grid.adds_up(index, *other))
                .filter_map(|other| {
                    let label = grid.heading(index, other).to_owned();
                    Some(Addend { label, number: row.number(other)? })
                })
                .filter(|addend| !addend.number.percent && !CALLED_TOTAL.is_match(&addend.label))
                .collect();
            if addends.len() < 2 {
                continue;
            }
            if is_sum(total, &addends) { right += 1 } else { wrong.push((index, total, addends)) }
        }
        // Three rows that are right, and more of them than are wrong, say what the column adds.
        if right < 3 || right <= wrong.len() {
            continue;
        }
        found.extend(wrong.into_iter().filter_map(|(index, total, addends)| {
            let computed = sum(&addends)?;
            let row = &grid.rows[index];
            let values: Vec<(String, Decimal)> =
                addends.iter().map(|addend| (addend.label.clone(), addend.number.value)).collect();
            let hint = hint(total.value, computed, &values);
            let cell = row.cells.get(column)?;
            Some(finding(
                cell.place(source),
                &cell.text,
                row.label(),
                &total,
                computed,
                addends.len(),
                hint,
            ))
        }));
    }
    found
}

fn sum(addends: &[Addend]) -> Option<Decimal> {
    addends.iter().try_fold(Decimal::ZERO, |sum, addend| sum.checked_add(addend.number.value))
}

/// Whether a number is the sum of others, as far as they were rounded before they were printed: each is known
/// to half of its last digit. A total of credits may be printed without their sign.
fn is_sum(total: Number, addends: &[Addend]) -> bool {
    let within = || {
        let sum = sum(addends)?;
        let steps = addends
            .iter()
            .try_fold(total.step, |all, addend| all.checked_add(addend.number.step))?;
        let room = if is_rounded(total, addends) {
            steps.checked_div(Decimal::TWO)?
        } else {
            Decimal::ZERO
        };
        let off = |total: Decimal| total.checked_sub(sum).map(|off| off.abs());
        Some(off(total.value)? <= room || off(-total.value)? <= room)
    };
    within().unwrap_or(false)
}

/// Whether these numbers may have been rounded. Pence are not.
fn is_rounded(total: Number, addends: &[Addend]) -> bool {
    let pence = Decimal::new(1, 2);
    total.step != pence || addends.iter().any(|addend| addend.number.step != pence)
}

fn finding(
    place: crate::diagnostic::Place,
    typed: &str,
    label: &str,
    stated: &Number,
    computed: Decimal,
    count: usize,
    hint: Option<String>,
) -> Finding {
    let written = |value: Decimal| {
        amount::for_message(
            value,
            stated.step.normalize().scale().max(computed.normalize().scale()),
        )
    };
    let difference = stated.value - computed;
    let plus = if difference > Decimal::ZERO { "+" } else { "" };
    let name = if label.is_empty() { "a total".to_owned() } else { format!("`{label}`") };
    let message = format!(
        "{name} is {typed}, and the {count} numbers that it adds come to {}: difference {plus}{}",
        written(computed),
        written(difference)
    );
    let finding = Diagnostic::error(message).at(&place);
    let finding = match hint {
        Some(hint) => finding.remedy(format!("perhaps {hint}")),
        None => finding.remedy("correct the total, or the numbers that it adds"),
    };
    Finding::unacceptable(&TOTAL, finding)
}
