//! Columns that follow from others in nearly every row, and in one row don't.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::grid::{Grid, Number};
use super::hints::hint;
use crate::amount;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Source};
use crate::inputs::checks::Level;

pub(super) const RELATION: Rule = Rule {
    name: "sums/column",
    level: Level::Error,
    finds: "a column that is the sum, the difference or a percentage of two others in nearly every row, and in one row isn't",
};

pub(super) const PRODUCT: Rule = Rule {
    name: "sums/product",
    level: Level::Error,
    finds: "an amount that is so many weeks of its rate in the other rows, and here isn't",
};

pub(super) const WEEKS: Rule = Rule {
    name: "measures/weeks-in-a-table",
    level: Level::Warning,
    finds: "a full-year effect in a table that is its weekly rate times more weeks than a year has",
};

/// A relation has to hold in so many rows at least before it is taken for meant.
const LEAST: usize = 3;
/// In a table of more columns, some are related by chance.
const MOST_COLUMNS: usize = 12;

/// Finds the rows that break what the others keep to. Three columns may be told in several ways (a sum is a
/// difference too): a row is told once for them, in the way in which its last column follows.
pub(super) fn check(grid: &Grid, source: &Arc<Source>) -> Vec<Finding> {
    let columns = grid.columns().min(MOST_COLUMNS);
    let mut broken: BTreeMap<(usize, [usize; 3]), Finding> = BTreeMap::new();
    for result in 0..columns {
        for one in 0..columns {
            for other in 0..columns {
                if result == one || result == other || one == other {
                    continue;
                }
                let mut three = [result, one, other];
                three.sort_unstable();
                for (row, finding) in of_three(grid, [result, one, other], source) {
                    // The result grows from one turn to the next, so the last one stays.
                    broken.insert((row, three), finding);
                }
            }
        }
    }
    let mut found: Vec<Finding> = broken.into_values().collect();
    for part in part_tables(grid) {
        found.extend(rates(grid, part, source));
    }
    found
}

/// How a number follows from two others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    Sum,
    Difference,
    Percentage,
    PercentageMore,
}

impl Relation {
    /// What two numbers come to, and how far that may be off because they were rounded.
    fn of(self, one: Number, other: Number) -> Option<(Decimal, Decimal)> {
        let hundred = Decimal::ONE_HUNDRED;
        let half = |number: Number| number.step / Decimal::TWO;
        let both = half(one).checked_add(half(other))?;
        match self {
            Relation::Sum => Some((one.value.checked_add(other.value)?, both)),
            Relation::Difference => Some((one.value.checked_sub(other.value)?, both)),
            Relation::Percentage | Relation::PercentageMore => {
                let base = other.value.abs();
                let part = match self {
                    Relation::Percentage => one.value,
                    _ => one.value.checked_sub(other.value)?,
                };
                let share = part.checked_mul(hundred)?.checked_div(base)?;
                let room = both.checked_mul(hundred)?.checked_div(base)?;
                let more = share.abs().checked_mul(half(other))?.checked_div(base)?;
                Some((share, room.checked_add(more)?))
            }
        }
    }

    fn words(self) -> &'static str {
        match self {
            Relation::Sum => "the sum of",
            Relation::Difference => "the difference of",
            Relation::Percentage => "the percentage of",
            Relation::PercentageMore => "the change in per cent between",
        }
    }
}

/// The rows that break how one column follows from two others, each with its finding.
fn of_three(
    grid: &Grid,
    [result, one, other]: [usize; 3],
    source: &Arc<Source>,
) -> Vec<(usize, Finding)> {
    let rows: Vec<(usize, Number, Number, Number)> = grid
        .rows
        .iter()
        .enumerate()
        .filter_map(|(index, row)| {
            Some((index, row.number(result)?, row.number(one)?, row.number(other)?))
        })
        .collect();
    if rows.len() < LEAST + 1 {
        return Vec::new();
    }
    let is_share = rows.iter().any(|(_, result, ..)| result.percent)
        || rows.iter().any(|(index, ..)| grid.heading(*index, result).contains('%'));
    let relations: &[Relation] = match is_share {
        true => &[Relation::Percentage, Relation::PercentageMore],
        // A sum is the same whichever comes first.
        false if one < other => &[Relation::Sum, Relation::Difference],
        false => &[Relation::Difference],
    };
    let broken = relations
        .iter()
        .filter_map(|relation| broken(*relation, &rows).map(|broken| (*relation, broken)));
    let broken: Vec<_> = broken.collect();
    let findings = broken.into_iter().flat_map(|(relation, rows)| {
        rows.into_iter().filter_map(move |(index, stated, computed)| {
            let columns = [result, one, other];
            let finding = relation_broken(grid, index, columns, relation, stated, computed, source);
            Some((index, finding?))
        })
    });
    findings.collect()
}

/// The rows that break a relation that the others keep to, with what is stated and what is computed. `None` if
/// too few keep to it, or if noughts and equal numbers make it hold by themselves.
fn broken(
    relation: Relation,
    rows: &[(usize, Number, Number, Number)],
) -> Option<Vec<(usize, Number, Decimal)>> {
    let mut telling = 0;
    let mut kept = 0;
    let mut broken = Vec::new();
    for (index, result, one, other) in rows {
        let Some((computed, room)) = relation.of(*one, *other) else { continue };
        let room = room.checked_add(result.step / Decimal::TWO)?;
        if result.value.checked_sub(computed)?.abs() <= room {
            kept += 1;
            let is_telling =
                !one.value.is_zero() && !other.value.is_zero() && result.value.abs() > room;
            telling += usize::from(is_telling);
        } else {
            broken.push((*index, *result, computed));
        }
    }
    let is_meant = telling >= LEAST && kept >= broken.len() * 4;
    (is_meant && !broken.is_empty()).then_some(broken)
}

fn relation_broken(
    grid: &Grid,
    row: usize,
    [result, one, other]: [usize; 3],
    relation: Relation,
    stated: Number,
    computed: Decimal,
    source: &Arc<Source>,
) -> Option<Finding> {
    let cell = grid.rows[row].cells.get(result)?;
    let name = |column: usize| match grid.heading(row, column) {
        "" => format!("column {}", column + 1),
        heading => format!("`{heading}`"),
    };
    let places = stated.step.normalize().scale();
    let message = format!(
        "`{}` in `{}`: {} and {} give {}, as {} these in the other rows",
        cell.text,
        grid.rows[row].label(),
        name(one),
        name(other),
        amount::for_message(amount::round(computed, places), places),
        relation.words(),
    );
    let finding = Diagnostic::error(message).at(&cell.place(source));
    let finding = match hint(stated.value, computed, &[]) {
        Some(hint) => finding.remedy(format!("perhaps {hint}")),
        None => finding.remedy("correct one of the three"),
    };
    Some(Finding::unacceptable(&RELATION, finding))
}

/// The rows between one line of headings and the next, since these may count in other ways.
fn part_tables(grid: &Grid) -> Vec<std::ops::Range<usize>> {
    let mut starts: Vec<usize> = grid
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.is_headings())
        .map(|(index, _)| index + 1)
        .collect();
    if starts.first() != Some(&1) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([grid.rows.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Amounts beside weekly rates: so many weeks in most rows, and never more than a year has.
fn rates(grid: &Grid, rows: std::ops::Range<usize>, source: &Arc<Source>) -> Vec<Finding> {
    let mut found = Vec::new();
    let Some(first) = rows.clone().next() else { return found };
    let heading = |column: usize| grid.heading(first, column).to_lowercase();
    let columns = grid.columns();
    let weekly: Vec<usize> = (0..columns)
        .filter(|column| heading(*column).contains("week") && !heading(*column).contains("weeks"))
        .collect();
    for rate in weekly {
        for amount in
            (0..columns).filter(|column| *column != rate && !heading(*column).contains("week"))
        {
            let pairs: Vec<(usize, Number, Number)> = rows
                .clone()
                .filter(|row| !grid.rows[*row].label().to_lowercase().contains("total"))
                .filter_map(|row| {
                    Some((row, grid.rows[row].number(rate)?, grid.rows[row].number(amount)?))
                })
                .collect();
            let is_product = |rate: &Number, amount: &Number, weeks: Decimal| {
                let computed = rate.value.checked_mul(weeks);
                let room = (rate.step * weeks + amount.step) / Decimal::TWO;
                computed
                    .and_then(|computed| computed.checked_sub(amount.value))
                    .is_some_and(|off| off.abs() <= room)
            };
            let year = Decimal::from(52);
            let kept =
                pairs.iter().filter(|(_, rate, amount)| is_product(rate, amount, year)).count();
            for (row, rate, stated) in &pairs {
                let cell = &grid.rows[*row].cells[amount];
                if kept >= 2 && kept * 3 >= pairs.len() * 2 && !is_product(rate, stated, year) {
                    let computed = rate.value * year;
                    let message = format!(
                        "`{}` in `{}`: 52 weeks of the weekly rate come to {}, as in the other rows",
                        cell.text,
                        grid.rows[*row].label(),
                        amount::for_message(computed, 2)
                    );
                    let finding = Diagnostic::error(message)
                        .at(&cell.place(source))
                        .remedy("correct the rate or the amount, or say for how many weeks it is");
                    found.push(Finding::unacceptable(&PRODUCT, finding));
                } else if is_of_a_year(&heading(amount)) {
                    found.extend(too_many_weeks(grid, *row, amount, *rate, *stated, source));
                }
            }
        }
    }
    found
}

/// Whether a heading says that its amounts are of a whole year.
fn is_of_a_year(heading: &str) -> bool {
    ["fye", "full year", "full-year", "annual", "yearly", "per year"]
        .iter()
        .any(|words| heading.contains(words))
}

fn too_many_weeks(
    grid: &Grid,
    row: usize,
    column: usize,
    rate: Number,
    stated: Number,
    source: &Arc<Source>,
) -> Option<Finding> {
    let weeks = Decimal::from(366).checked_div(Decimal::from(7))?;
    let most = rate.value.abs().checked_add(rate.step / Decimal::TWO)?.checked_mul(weeks)?;
    if rate.value.is_zero() || stated.value.abs() <= most.checked_add(stated.step)? {
        return None;
    }
    let times = stated.value.checked_div(rate.value)?;
    // An amount that is many years of the rate is of something else.
    if times > Decimal::from(80) {
        return None;
    }
    let cell = &grid.rows[row].cells[column];
    let message = format!(
        "`{}` in `{}` is {} times the weekly rate, and a year has 52 weeks and a day or two",
        cell.text,
        grid.rows[row].label(),
        amount::for_message(times, 2)
    );
    let finding =
        Diagnostic::warning(message).at(&cell.place(source)).remedy("ask how it was reckoned");
    Some(Finding::unacceptable(&WEEKS, finding))
}
