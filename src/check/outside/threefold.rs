//! Columns that are the product of three others: a weekly rate, the weeks, and the posts.

use rust_decimal::Decimal;

use super::claims::{Claim, Law, Spot};
use super::columns::RELATION;
use super::grid::Grid;

/// Rows that say that a column is such a product.
const LEAST: usize = 3;
/// In a wider table nobody looks for it.
const MOST_COLUMNS: usize = 10;
/// Fewer digits come out of three factors by chance.
const TELLING: u64 = 1_000;

/// What the columns of a table say of a last one.
pub(super) fn claims(grid: &Grid) -> Vec<Claim> {
    let columns = grid.columns();
    if columns > MOST_COLUMNS {
        return Vec::new();
    }
    let mut all = Vec::new();
    for result in 3..columns {
        for one in 0..result {
            for two in one + 1..result {
                for three in two + 1..result {
                    all.extend(of_columns(grid, result, [one, two, three]));
                }
            }
        }
    }
    all
}

/// What the rows say if three in four of them keep to it, and three at least show it.
fn of_columns(grid: &Grid, result: usize, factors: [usize; 3]) -> Vec<Claim> {
    let at = |spot: Spot| grid.number_at(spot);
    let rows = (0..grid.rows.len()).filter(|row| {
        at((*row, result)).is_some() && factors.iter().all(|of| at((*row, *of)).is_some())
    });
    let claims: Vec<Claim> = rows
        .map(|row| Claim {
            rule: &RELATION,
            law: Law::Product,
            result: (row, result),
            parts: factors.iter().map(|column| (row, *column)).collect(),
            is_exact: true,
        })
        .collect();
    let kept = claims.iter().filter(|claim| claim.holds(&at)).count();
    let shows = |claim: &&Claim| {
        let factors = claim.parts.iter().filter_map(|part| at(*part));
        let has_all = factors.into_iter().all(|factor| factor.value.abs() > Decimal::ONE);
        let is_long =
            at(claim.result).is_some_and(|result| result.value.abs() >= Decimal::from(TELLING));
        claim.holds(&at) && has_all && is_long
    };
    let telling = claims.iter().filter(shows).count();
    let is_meant = telling >= LEAST && kept >= (claims.len() - kept) * 3;
    if is_meant { claims } else { Vec::new() }
}
