//! Shares of the total of a column, and rows of averages.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::claims::{Claim, Law, Spot};
use super::columns::RELATION;
use super::grid::Grid;
use super::totals::CALLED_TOTAL;
use crate::check::rule::Rule;
use crate::inputs::checks::Level;

pub(super) const AVERAGE: Rule = Rule {
    name: "sums/average",
    level: Level::Error,
    finds: "a row called an average that isn't that of the rows above it, where another column is",
};

/// Rows that say that a column has shares.
const LEAST: usize = 3;

/// Nobody takes shares of a longer list.
const MOST: usize = 200;

/// What a row that has the average of others is called.
static CALLED_AVERAGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:average|mean)\b").expect("the pattern is valid: every test runs it")
});

/// What a table says of shares and averages.
pub(super) fn claims(grid: &Grid) -> Vec<Claim> {
    let mut claims = averages(grid);
    let totals = (0..grid.rows.len()).filter(|row| CALLED_TOTAL.is_match(grid.rows[*row].label()));
    for total in totals {
        let first = (0..total)
            .rev()
            .find(|row| {
                let row = &grid.rows[*row];
                row.is_headings() || CALLED_TOTAL.is_match(row.label())
            })
            .map_or(0, |row| row + 1);
        if total - first > MOST {
            continue;
        }
        for share in 0..grid.columns() {
            for part in (0..grid.columns()).filter(|part| *part != share) {
                claims.extend(of_total(grid, first..total, total, [share, part]));
            }
        }
    }
    claims
}

/// What the rows say if one column is what another is in per cent of its total.
fn of_total(
    grid: &Grid,
    rows: std::ops::Range<usize>,
    total: usize,
    [share, part]: [usize; 2],
) -> Vec<Claim> {
    let at = |spot: Spot| grid.number_at(spot);
    let is_whole =
        at((total, part)).is_some_and(|number| !number.percent && !number.value.is_zero());
    let is_share = |row: usize| {
        let heading = grid.heading(row, share).to_lowercase();
        at((row, share)).is_some_and(|number| number.percent)
            || heading.contains('%')
            || heading.contains("per cent")
            || heading.contains("percent")
    };
    if !is_whole {
        return Vec::new();
    }
    let claims: Vec<Claim> = rows
        .filter(|row| is_share(*row) && at((*row, share)).is_some() && at((*row, part)).is_some())
        .map(|row| Claim {
            rule: &RELATION,
            law: Law::Percentage,
            result: (row, share),
            parts: vec![(row, part), (total, part)],
            is_exact: false,
        })
        .collect();
    let kept = claims.iter().filter(|claim| claim.holds(&at)).count();
    let telling = claims.iter().filter(|claim| {
        claim.holds(&at)
            && at(claim.result)
                .is_some_and(|number| number.value.abs() >= number.step * Decimal::TEN)
    });
    let is_meant = telling.count() >= LEAST && kept >= (claims.len() - kept) * 2;
    if is_meant { claims } else { Vec::new() }
}

/// Averages of the rows above. Where no column has that of its rows, they may be weighed.
fn averages(grid: &Grid) -> Vec<Claim> {
    let at = |spot: Spot| grid.number_at(spot);
    let mut all = Vec::new();
    for (index, row) in grid.rows.iter().enumerate() {
        if !CALLED_AVERAGE.is_match(row.label()) {
            continue;
        }
        let above = grid.rows[..index].iter().rev();
        let count =
            above.take_while(|row| !row.is_headings() && !row.is_heading_of_group()).count();
        let is_added = |row: &usize| !CALLED_TOTAL.is_match(grid.rows[*row].label());
        let rows: Vec<usize> = (index - count..index).filter(is_added).collect();
        let claims: Vec<Claim> = (0..grid.columns())
            .filter(|column| at((index, *column)).is_some())
            .map(|column| Claim {
                rule: &AVERAGE,
                law: Law::Average,
                result: (index, column),
                parts: rows
                    .iter()
                    .map(|row| (*row, column))
                    .filter(|part| at(*part).is_some())
                    .collect(),
                is_exact: false,
            })
            .filter(|claim| claim.parts.len() > 1)
            .collect();
        let right = claims.iter().filter(|claim| claim.holds(&at)).count();
        if right > 0 && right >= claims.len() - right {
            all.extend(claims);
        }
    }
    all
}
