//! Totals that are not the sum of the rows above them.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::claims::{Claim, Law, Spot};
use super::grid::{Cell, Grid, Number, Row};
use super::running::{Addend, Running};
use crate::check::hints::{self, Addend as Added};
use crate::check::rule::Rule;
use crate::inputs::checks::Level;

pub(super) const TOTAL: Rule = Rule {
    name: "sums/total",
    level: Level::Error,
    finds: "a row or column called a total, or evidently one, that isn't the sum of the others",
};

/// What a row or column that adds others is called.
pub(super) static CALLED_TOTAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:grand |overall |sub[- ]?)?totals?\b|\b(?:sub[- ]?)?totals?$")
        .expect("the pattern is valid: every test runs it")
});

/// How the name of a row begins that may add others, as names of others may.
const MAY_BE_TOTAL: [&str; 11] = [
    "all", "sum", "overall", "combined", "net", "gross", "council", "borough", "county",
    "district", "whole",
];

/// What a last row is called that adds nothing.
static NEVER_TOTAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:average|mean|median|variance|change|difference|rate|%|per cent|percentage|target)")
        .expect("the pattern is valid: every test runs it")
});

/// What a row is called that no total adds, wherever it stands.
static CALLED_AVERAGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:overall|weekly|monthly|quarterly|annual|yearly) )?(?:average|mean|median)s?\b",
    )
    .expect("the pattern is valid: every test runs it")
});

/// A total that isn't the sum of anything, without the evidence of another column, may be further off than
/// this because it is the total of something else.
const NEAR: Decimal = Decimal::from_parts(20, 0, 0, false, 2);
/// With that evidence, it may be so far off.
const FAR: Decimal = Decimal::from_parts(60, 0, 0, false, 2);
/// A row that isn't called a total may be so far off, with that evidence.
const NEARER: Decimal = Decimal::from_parts(10, 0, 0, false, 2);
/// Shares that come to a hundred may be so far off.
const NEAR_A_HUNDRED: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// A row that isn't called a total, and isn't the last, adds no more than this. In a long list of numbers without
/// names any might be the sum of all before it.
const MOST: usize = 150;

/// How surely a row adds those above it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Called {
    Total,
    /// It may: it has no name, is bold, or stands last.
    Perhaps,
    No,
}

fn may_be_called_total(label: &str) -> bool {
    let first = label.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    MAY_BE_TOTAL.contains(&first.to_lowercase().as_str())
}

/// Whether a row adds others, going by its name.
pub(super) fn is_called_sum(row: &Row) -> bool {
    CALLED_TOTAL.is_match(row.label()) || may_be_called_total(row.label())
}

fn called(grid: &Grid, index: usize) -> Called {
    let row = &grid.rows[index];
    let label = row.label();
    let is_last = || grid.rows.get(index + 1).is_none_or(Row::is_headings);
    let may_be = || label.is_empty() || row.is_bold() || is_last() || may_be_called_total(label);
    match CALLED_TOTAL.is_match(label) {
        true => Called::Total,
        false if may_be() && !NEVER_TOTAL.is_match(label) => Called::Perhaps,
        false => Called::No,
    }
}

/// What a row of totals says of one column.
struct Verdict {
    claim: Claim,
    stated: Decimal,
    computed: Decimal,
    holds: bool,
    is_hinted: bool,
}

impl Verdict {
    /// Whether a digit is wrong, or two have changed places: that is no total of something else, however far off
    /// the first digits set it.
    fn is_slip(&self) -> bool {
        hints::is_slip(self.stated, self.computed)
    }
}

/// What the totals of a table say, where it is evident what they add.
pub(super) fn claims(grid: &Grid) -> Vec<Claim> {
    let mut running: Vec<Running> = (0..grid.columns()).map(|_| Running::default()).collect();
    let mut claims = Vec::new();
    for (index, row) in grid.rows.iter().enumerate() {
        if row.is_headings() {
            running.iter_mut().for_each(Running::headings);
            continue;
        }
        if row.is_heading_of_group() {
            running.iter_mut().for_each(Running::heading_of_group);
            continue;
        }
        let called = called(grid, index);
        let is_average = CALLED_AVERAGE.is_match(row.label());
        let of_columns: Vec<Option<Verdict>> = running
            .iter()
            .enumerate()
            .map(|(column, running)| match called {
                Called::No => None,
                _ if running.is_untold => None,
                Called::Perhaps if index + 1 < grid.rows.len() => {
                    verdict(grid, (index, column), running, MOST)
                }
                _ => verdict(grid, (index, column), running, usize::MAX),
            })
            .collect();
        let told = evident(called, &of_columns);
        for (column, running) in running.iter_mut().enumerate() {
            running.is_untold |= row.cells.get(column).is_some_and(Cell::is_untold);
            let Some(number) = row.number(column) else { continue };
            let addend = Addend {
                label: row.label().to_owned(),
                number,
                spot: (index, column),
                is_less: false,
            };
            let verdict = of_columns[column].as_ref();
            let is_sum = verdict.is_some_and(|verdict| verdict.holds) || told.contains(&column);
            match called {
                _ if is_average => running.average(addend),
                Called::Total => running.subtotal(addend),
                Called::Perhaps if is_sum && !row.label().is_empty() => {
                    running.subtotal_that_may_be_added(addend);
                }
                Called::Perhaps if is_sum => running.subtotal(addend),
                _ => running.add(addend),
            }
        }
        let is_grand = called == Called::Total && !row.label().to_lowercase().starts_with("sub");
        if is_grand {
            running.iter_mut().for_each(Running::grand_total);
        }
        let all = of_columns.into_iter().enumerate();
        claims.extend(all.filter_map(|(column, verdict)| {
            verdict.filter(|_| told.contains(&column)).map(|verdict| verdict.claim)
        }));
    }
    claims
}

/// What a total is the sum of: of what it may be, that which it is, or is nearest to.
fn verdict(grid: &Grid, spot: Spot, running: &Running, most: usize) -> Option<Verdict> {
    let at = |spot: Spot| grid.number_at(spot);
    let stated = at(spot)?;
    let is_whole = stated.value == Decimal::ONE_HUNDRED;
    let is_share = stated.percent || !grid.adds_up(spot.0, spot.1);
    if is_share && !is_whole {
        return None;
    }
    let mut candidates = running.candidates(most);
    let is_it = |all: &&Vec<Addend>| claim(grid, stated, spot, all).holds(&at);
    candidates.extend(running.with_averages().filter(is_it).cloned());
    let name = grid.rows[spot.0].label();
    candidates
        .extend(running.back_to_another(name, stated, most).into_iter().filter(|all| is_it(&all)));
    let claims = candidates.iter().map(|addends| {
        let claim = claim(grid, stated, spot, addends);
        let holds = claim.holds(&at);
        let off = claim.off(&at).map_or(Decimal::MAX, |(off, _)| off.abs());
        (claim, addends, holds, off)
    });
    // The first that holds, or the nearest.
    let nearest =
        claims.min_by_key(|(.., holds, off)| (!holds, if *holds { Decimal::ZERO } else { *off }));
    let (claim, addends, holds, _) = nearest?;
    if is_share && !addends.iter().all(|addend| is_part_of_a_hundred(addend.number, stated)) {
        return None;
    }
    let computed = claim.computed(&at)?;
    let added: Vec<Added> =
        addends.iter().map(|addend| addend.signed().added(addend.label.clone())).collect();
    let is_near_a_hundred = || is_within(stated.value, computed, NEAR_A_HUNDRED);
    if is_share && !holds && !is_near_a_hundred() {
        return None;
    }
    let is_hinted = hints::hint(stated.written(), computed, &added).is_some();
    Some(Verdict { claim, stated: stated.value, computed, holds, is_hinted })
}

fn is_part_of_a_hundred(number: Number, total: Number) -> bool {
    number.percent == total.percent
        && number.value >= Decimal::ZERO
        && number.value <= Decimal::ONE_HUNDRED
}

/// That a total is the sum of numbers. Pence are not rounded, and neither are pounds that somebody set: most
/// of these end in nought or five. Pounds that come out of a calculation end in any digit.
pub(super) fn claim(grid: &Grid, total: Number, spot: Spot, addends: &[Addend]) -> Claim {
    let all = |step: Decimal| {
        total.step == step && addends.iter().all(|addend| addend.number.step == step)
    };
    let five = Decimal::from(5);
    let is_set = |addend: &&Addend| (addend.number.value % five).is_zero();
    let is_money = addends.iter().all(|addend| addend.number.money) && total.money;
    let are_set = || {
        !grid.is_rounded
            && is_money
            && addends.iter().filter(is_set).count() * 5 >= addends.len() * 4
    };
    let is_exact = all(Decimal::new(1, 2)) || all(Decimal::ONE) && are_set();
    let law = Law::Sum {
        minus: addends.iter().map(|addend| addend.is_less).collect(),
        is_of_either_sign: true,
    };
    let parts = addends.iter().map(|addend| addend.spot).collect();
    Claim { rule: &TOTAL, law, result: spot, parts, is_exact }
}

/// The columns whose total is evidently meant to be the sum: those that are right; those near a sum; and those
/// further off, if another total of the same row is right, so that the rows above are what it adds. A row that
/// isn't called a total needs the evidence of another column, or of a slip that is plain to see.
fn evident(called: Called, of_columns: &[Option<Verdict>]) -> Vec<usize> {
    let right = || of_columns.iter().flatten().filter(|verdict| verdict.holds);
    let proven = right().filter(|verdict| !verdict.computed.is_zero()).count();
    // Few digits are those of a sum by chance.
    let plain = right().filter(|verdict| verdict.computed.mantissa().abs() >= 100).count();
    let wrong = of_columns.iter().flatten().filter(|verdict| !verdict.holds).count();
    let is_meant = |verdict: &Verdict| {
        let within = |room| is_within(verdict.stated, verdict.computed, room);
        match called {
            Called::Total if verdict.is_hinted || verdict.is_slip() => true,
            Called::Total => within(if proven > 0 { FAR } else { NEAR }),
            Called::Perhaps => verdict.is_slip() || (plain > 0 && plain >= wrong && within(NEARER)),
            Called::No => false,
        }
    };
    let all = of_columns.iter().enumerate();
    let meant = all.filter_map(|(column, verdict)| {
        let verdict = verdict.as_ref()?;
        (verdict.holds || is_meant(verdict)).then_some(column)
    });
    meant.collect()
}

fn is_within(stated: Decimal, computed: Decimal, room: Decimal) -> bool {
    let within = || {
        let off = stated.checked_sub(computed)?.abs();
        Some(off <= computed.abs().checked_mul(room)?)
    };
    within().unwrap_or(false)
}
