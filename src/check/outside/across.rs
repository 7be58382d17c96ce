//! Columns that are the sum of those before them, some of which may be taken away: totals of rows, and
//! balances.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::claims::{Claim, Law, Spot};
use super::columns::RELATION;
use super::grid::{Cell, Grid};
use super::running::Addend;
use super::totals::{CALLED_TOTAL, TOTAL, claim};
use crate::check::hints;

/// Rows that say what a column adds.
const LEAST: usize = 3;
/// Of more columns, some add to another by chance, whichever is taken away.
const MOST_TAKEN_AWAY: usize = 5;
/// In a wider table, nobody looks for what isn't called a total.
const MOST_COLUMNS: usize = 16;

/// What the columns of a table say of its rows.
pub(super) fn claims(grid: &Grid) -> Vec<Claim> {
    let mut claims = Vec::new();
    for column in 2..grid.columns() {
        let called = called_totals(grid, column);
        if called.is_empty() {
            claims.extend(evident(grid, column));
        } else {
            claims.extend(called);
        }
    }
    claims
}

/// What a column is called that adds the quarters or months before it.
static CALLED_TO_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:year[- ]to[- ]date|ytd|to date)$")
        .expect("the pattern is valid: every test runs it")
});

fn adds_others(heading: &str) -> bool {
    CALLED_TOTAL.is_match(heading) || CALLED_TO_DATE.is_match(heading)
}

/// A column that is called a total, where it is the sum of the others in most rows.
fn called_totals(grid: &Grid, column: usize) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (index, row) in grid.rows.iter().enumerate() {
        if !adds_others(grid.heading(index, column)) || row.is_headings() {
            continue;
        }
        if row.cells.iter().any(Cell::is_untold) {
            continue;
        }
        let Some(total) = row.number(column).filter(|total| !total.percent) else { continue };
        let addends = addends(grid, index, 0..column);
        if addends.len() > 1 {
            claims.push(claim(grid, total, (index, column), &addends));
        }
    }
    let at = |spot: Spot| grid.number_at(spot);
    let is_slip = |claim: &Claim| {
        let both = at(claim.result).zip(claim.computed(&at));
        both.is_some_and(|(stated, computed)| hints::is_slip(stated.value, computed))
    };
    // Of what is counted on one day, such as staff, the year to date is that of the last day.
    claims.retain(|claim| {
        let (row, column) = claim.result;
        let is_total = CALLED_TOTAL.is_match(grid.heading(row, column));
        is_total || claim.holds(&at) || is_slip(claim)
    });
    let (right, wrong): (Vec<&Claim>, Vec<&Claim>) =
        claims.iter().partition(|claim| claim.holds(&at));
    // Three rows that are right, and more of them than are wrong, say what the column adds; or two, if what is
    // wrong is plainly a slip.
    let are_many = right.len() >= LEAST && right.len() > wrong.len();
    let is_plain = || {
        let telling = right.iter().filter(|claim| claim.computed(&at).is_some_and(tells));
        wrong.len() == 1 && is_slip(wrong[0]) && telling.count() >= LEAST - 1
    };
    if are_many || is_plain() { claims } else { Vec::new() }
}

/// Whether a sum has so many digits that it is hardly that of its row by chance.
fn tells(sum: Decimal) -> bool {
    sum.mantissa().abs() >= 100
}

fn addends(grid: &Grid, row: usize, columns: std::ops::Range<usize>) -> Vec<Addend> {
    let addends = columns.filter(|other| grid.adds_up(row, *other)).filter_map(|other| {
        let label = grid.heading(row, other).to_owned();
        Some(Addend {
            label,
            number: grid.number_at((row, other))?,
            spot: (row, other),
            is_less: false,
        })
    });
    let is_added = |addend: &Addend| !addend.number.percent && !adds_others(&addend.label);
    addends.filter(is_added).collect()
}

/// A column, whatever it is called, that is the sum of three or more before it in nearly every row. Sums of two
/// are those of `columns`.
fn evident(grid: &Grid, column: usize) -> Vec<Claim> {
    // Small percentages are no sums that come to nought.
    if grid.columns() > MOST_COLUMNS || !is_of_numbers(grid, column) {
        return Vec::new();
    }
    for first in 0..column.saturating_sub(2) {
        let columns: Vec<usize> =
            (first..column).filter(|other| is_of_numbers(grid, *other)).collect();
        if columns.first() != Some(&first) || columns.len() < 3 {
            continue;
        }
        let mut readings = signs(columns.len())
            .filter_map(|minus| reading(grid, column, &columns, &minus))
            .collect::<Vec<_>>();
        // Two readings are none.
        if readings.len() == 1 {
            return readings.remove(0);
        }
    }
    Vec::new()
}

fn is_of_numbers(grid: &Grid, column: usize) -> bool {
    let rows = || (0..grid.rows.len()).filter(|row| !grid.rows[*row].is_headings());
    let numbers = rows().filter_map(|row| grid.number_at((row, column)));
    let (all, plain) = numbers
        .fold((0, 0), |(all, plain), number| (all + 1, plain + usize::from(!number.percent)));
    let last = grid.rows.len().saturating_sub(1);
    all >= LEAST && all == plain && grid.adds_up(last, column)
}

/// All ways in which some columns after the first may be taken away: none of them first.
fn signs(columns: usize) -> impl Iterator<Item = Vec<bool>> {
    let ways = if columns <= MOST_TAKEN_AWAY { 1_usize << (columns - 1) } else { 1 };
    (0..ways).map(move |way| (0..columns).map(|at| at > 0 && way >> (at - 1) & 1 == 1).collect())
}

/// What the rows say if the columns are added in this way. `None` unless nearly all of them keep to it, and
/// enough of them show it: a nought shows nothing of the column that it stands in.
fn reading(grid: &Grid, column: usize, columns: &[usize], minus: &[bool]) -> Option<Vec<Claim>> {
    let at = |spot: Spot| grid.number_at(spot);
    let mut claims = Vec::new();
    let (mut kept, mut telling) = (0, 0);
    let mut shown = vec![0; columns.len()];
    for row in (0..grid.rows.len()).filter(|row| !grid.rows[*row].is_headings()) {
        let parts: Vec<Spot> = columns.iter().map(|column| (row, *column)).collect();
        let (Some(result), true) =
            (at((row, column)), parts.iter().all(|part| at(*part).is_some()))
        else {
            continue;
        };
        let rule = if minus.contains(&true) { &RELATION } else { &TOTAL };
        let law = Law::Sum { minus: minus.to_vec(), is_of_either_sign: false };
        let claim = Claim { rule, law, result: (row, column), parts, is_exact: false };
        if claim.holds(&at) {
            kept += 1;
            telling += usize::from(result.value.abs() >= result.step * Decimal::TEN);
            for (shown, part) in shown.iter_mut().zip(&claim.parts) {
                *shown += usize::from(at(*part).is_some_and(|number| !number.value.is_zero()));
            }
        }
        claims.push(claim);
    }
    let broken = claims.len() - kept;
    // A slip breaks a row; where all keep to it there is no other reading to fear either.
    let is_shown = shown.iter().all(|shown| *shown > 0);
    (telling >= LEAST && kept >= broken * 2 && is_shown).then_some(claims)
}
