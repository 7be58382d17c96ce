//! Amounts beside weekly rates: so many weeks in most rows, and never more than a year has.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::claims::{Claim, Law, Spot};
use super::columns::PRODUCT;
use super::grid::{Grid, Number};
use crate::amount;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Source};
use crate::inputs::checks::Level;

pub(super) const WEEKS: Rule = Rule {
    name: "measures/weeks-in-a-table",
    level: Level::Warning,
    finds: "a full-year effect in a table that is its weekly rate times more weeks than a year has, or more of them than that",
};

/// Some years have a 53rd week on which wages are paid.
const MOST_WEEKS: u32 = 53;

/// A rate and an amount in the same row, and the columns that they stand in.
type Pair = (usize, usize, usize);

/// What a table says of amounts that are 52 weeks of the rate beside them.
pub(super) fn claims(grid: &Grid) -> Vec<Claim> {
    all_pairs(grid).iter().filter_map(|pairs| of_a_year(grid, pairs)).flatten().collect()
}

/// Amounts of a year that are more weeks of their rate than a year has, where not all are of 52.
pub(super) fn too_many(grid: &Grid, source: &Arc<Source>) -> Vec<Finding> {
    let all = all_pairs(grid).into_iter().filter(|pairs| of_a_year(grid, pairs).is_none());
    all.flatten()
        .filter(|(row, _, amount)| is_of_a_year(&grid.heading(*row, *amount).to_lowercase()))
        .filter_map(|(row, rate, amount)| {
            let (rate, stated) = (grid.number_at((row, rate))?, grid.number_at((row, amount))?);
            too_many_weeks(grid, row, amount, rate, stated, source)
        })
        .collect()
}

/// Weeks of a year, of which there are more than it has: beside a weekly rate, and the cost of a year.
pub(super) fn more_than_a_year_has(grid: &Grid, source: &Arc<Source>) -> Vec<Finding> {
    let mut found = Vec::new();
    for rows in part_tables(grid).into_iter().filter(|rows| !rows.is_empty()) {
        let heading = |column: usize| grid.heading(rows.start, column).to_lowercase();
        let is_rate =
            |column| heading(column).contains("weekly") || heading(column).contains("a week");
        let is_of_weeks = |column: &usize| {
            let heading = heading(*column);
            matches!(
                heading.trim(),
                "weeks" | "number of weeks" | "no. of weeks" | "weeks a year" | "weeks per year"
            )
        };
        let is_year = (0..grid.columns()).any(|column| is_of_a_year(&heading(column)));
        if !is_year || !(0..grid.columns()).any(is_rate) {
            continue;
        }
        for column in (0..grid.columns()).filter(is_of_weeks) {
            found.extend(rows.clone().filter_map(|row| {
                let is_total = grid.rows[row].label().to_lowercase().contains("total");
                let weeks = grid.number_at((row, column)).filter(|_| !is_total)?;
                if weeks.value <= Decimal::from(MOST_WEEKS) {
                    return None;
                }
                let cell = grid.cell((row, column))?;
                let message = format!(
                    "`{}` weeks in `{}`, beside the cost of a year, which has 52 and a day or two",
                    cell.text,
                    grid.rows[row].label(),
                );
                let finding = Diagnostic::warning(message)
                    .at(&cell.place(source))
                    .remedy("correct the weeks, or say of how many years they are");
                Some(Finding::unacceptable(&WEEKS, finding))
            }));
        }
    }
    found
}

/// Rates and amounts, column beside column.
fn all_pairs(grid: &Grid) -> Vec<Vec<Pair>> {
    let mut all = Vec::new();
    for rows in part_tables(grid) {
        let first = rows.start;
        if rows.is_empty() {
            continue;
        }
        let heading = |column: usize| grid.heading(first, column).to_lowercase();
        let is_weekly = |column: &usize| {
            heading(*column).contains("week") && !heading(*column).contains("weeks")
        };
        for rate in (0..grid.columns()).filter(is_weekly) {
            let others = (0..grid.columns())
                .filter(|column| *column != rate && !heading(*column).contains("week"));
            all.extend(others.map(|amount| {
                let of_rows = rows.clone().filter(|row| {
                    let is_total = grid.rows[*row].label().to_lowercase().contains("total");
                    let has = |column: usize| grid.number_at((*row, column)).is_some();
                    !is_total && has(rate) && has(amount)
                });
                of_rows.map(|row| (row, rate, amount)).collect()
            }));
        }
    }
    all
}

/// What the rows say, if two in three have 52 weeks of their rate.
fn of_a_year(grid: &Grid, pairs: &[Pair]) -> Option<Vec<Claim>> {
    let claim = |(row, rate, amount): &Pair| Claim {
        rule: &PRODUCT,
        law: Law::Times(Decimal::from(52)),
        result: (*row, *amount),
        parts: vec![(*row, *rate)],
        is_exact: false,
    };
    let claims: Vec<Claim> = pairs.iter().map(claim).collect();
    let at = |spot: Spot| grid.number_at(spot);
    let kept = claims.iter().filter(|claim| claim.holds(&at)).count();
    (kept >= 2 && kept * 3 >= claims.len() * 2).then_some(claims)
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
