//! Columns that follow from two others in nearly every row, and in one row don't.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::claims::{Claim, Law, Spot};
use super::grid::{Grid, Number};
use super::totals::is_called_sum;
use crate::check::rule::Rule;
use crate::inputs::checks::Level;

pub(super) const RELATION: Rule = Rule {
    name: "sums/column",
    level: Level::Error,
    finds: "a column that follows from others (a sum, a difference, a product, a percentage, a balance) in nearly every row, and in one row doesn't",
};

pub(super) const PRODUCT: Rule = Rule {
    name: "sums/product",
    level: Level::Error,
    finds: "an amount that is so many weeks of its rate in the other rows, and here isn't",
};

/// A relation has to hold in so many rows at least before it is taken for meant.
const LEAST: usize = 3;
/// In a table of more columns, some are related by chance.
const MOST_COLUMNS: usize = 12;

/// What the columns of a table say of one another. Three columns may be told in several ways (a sum is a
/// difference too): a row is told once for them, in the way in which its last column follows.
pub(super) fn claims(grid: &Grid) -> Vec<Claim> {
    let columns = grid.columns().min(MOST_COLUMNS);
    let mut all: BTreeMap<(usize, [usize; 3]), Claim> = BTreeMap::new();
    for result in 0..columns {
        for one in 0..columns {
            for other in 0..columns {
                if result == one || result == other || one == other {
                    continue;
                }
                let mut three = [result, one, other];
                three.sort_unstable();
                for claim in of_three(grid, [result, one, other]) {
                    // The result grows from one turn to the next, so the last one stays.
                    all.insert((claim.result.0, three), claim);
                }
            }
        }
    }
    with_no_other_reading(grid, all.into_values().collect())
}

/// Where a column follows in several ways, as per cent of the first budget and of the revised one, the way that
/// most rows keep to is meant, and no row has to keep to the others.
fn with_no_other_reading(grid: &Grid, claims: Vec<Claim>) -> Vec<Claim> {
    let way = |claim: &Claim| -> (usize, Vec<usize>) {
        (claim.result.1, claim.parts.iter().map(|(_, column)| *column).collect())
    };
    let mut broken: BTreeMap<(usize, Vec<usize>), usize> = BTreeMap::new();
    for claim in &claims {
        let is_broken = !claim.holds(&|spot| grid.number_at(spot));
        *broken.entry(way(claim)).or_default() += usize::from(is_broken);
    }
    let mut least: BTreeMap<usize, usize> = BTreeMap::new();
    for ((column, _), count) in &broken {
        let known = least.entry(*column).or_insert(*count);
        *known = (*known).min(*count);
    }
    let is_meant = |claim: &Claim| broken.get(&way(claim)) == least.get(&claim.result.1);
    claims.into_iter().filter(is_meant).collect()
}

/// What the rows say if one column follows from two others in any of the ways there are.
fn of_three(grid: &Grid, [result, one, other]: [usize; 3]) -> Vec<Claim> {
    let rows: Vec<usize> = (0..grid.rows.len())
        .filter(|row| [result, one, other].iter().all(|of| grid.number_at((*row, *of)).is_some()))
        .collect();
    if rows.len() < LEAST + 1 {
        return Vec::new();
    }
    let is_percent = |row: &usize| {
        grid.number_at((*row, result)).is_some_and(|number| number.percent)
            || grid.heading(*row, result).contains('%')
    };
    let difference = Law::Sum { minus: vec![false, true], is_of_either_sign: false };
    let laws = match (rows.iter().any(is_percent), one < other) {
        (true, _) => vec![Law::Percentage, Law::PercentageMore],
        // A sum and a product are the same whichever comes first.
        (false, true) => vec![Law::sum(2), difference, Law::Product, Law::Quotient],
        (false, false) => vec![difference, Law::Quotient],
    };
    let readings = laws.into_iter().filter_map(|law| {
        let claims = |is_exact: bool| {
            let claim = |row: &usize| Claim {
                rule: &RELATION,
                law: law.clone(),
                result: (*row, result),
                parts: vec![(*row, one), (*row, other)],
                // The average of all is a quotient, rounded, whatever the others are.
                is_exact: is_exact && !is_called_sum(&grid.rows[*row]),
            };
            rows.iter().map(claim).collect::<Vec<Claim>>()
        };
        match law {
            // Weeks, posts and prices are what they are, unless the rows show that they were rounded.
            Law::Product | Law::Quotient => {
                meant(grid, claims(true)).or_else(|| meant(grid, claims(false)))
            }
            _ => meant(grid, claims(false)),
        }
    });
    readings.flatten().collect()
}

/// Claims of the same kind in row after row, if so many hold that they are meant. `None` if too few do, or if
/// noughts and equal numbers make them hold by themselves.
fn meant(grid: &Grid, claims: Vec<Claim>) -> Option<Vec<Claim>> {
    let at = |spot: Spot| grid.number_at(spot);
    let mut kept = 0;
    let mut telling = 0;
    // Those that would hardly hold by chance.
    let mut plain = 0;
    for claim in &claims {
        let (Some((off, room)), Some(result)) = (claim.off(&at), at(claim.result)) else {
            continue;
        };
        if off.abs() > room {
            continue;
        }
        kept += 1;
        let is_telling = claim
            .parts
            .iter()
            .all(|part| at(*part).is_some_and(|number| tells(&claim.law, number)));
        if is_telling && result.value.abs() > room {
            telling += 1;
            let is_fine = room.checked_mul(Decimal::from(20));
            plain += usize::from(is_fine.is_some_and(|most| result.value.abs() >= most));
        }
    }
    let broken = claims.len() - kept;
    let is_many = telling >= LEAST && kept >= broken * 4;
    let is_plain = plain >= LEAST && kept >= broken * 2;
    let is_factor = matches!(claims.first()?.law, Law::Product | Law::Quotient);
    (is_plain || is_many && !is_factor).then_some(claims)
}

/// Whether a number shows anything: nought doesn't in a sum, nor one in a product.
fn tells(law: &Law, number: Number) -> bool {
    let is_factor = matches!(law, Law::Product | Law::Quotient);
    let shows_nothing = is_factor && number.value.abs() == Decimal::ONE;
    !(number.value.is_zero() || shows_nothing)
}
