//! Which number is wrong, where several things that a table says of its numbers aren't so.
//!
//! A slip in one cell breaks the sum of its row, that of its column, and the percentage beside it. Whoever is
//! told of all of these looks for three slips, and two of them in numbers that are right. So a cell is looked
//! for with which, were it another number, most of what is broken would hold; it is told once.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::claims::{Claim, Law, Spot};
use super::grid::{Grid, Number};
use super::told;
use crate::amount;
use crate::check::Finding;
use crate::diagnostic::Source;

/// A number that would mend something.
struct Mend {
    spot: Spot,
    value: Decimal,
    /// The claims that would hold, by their index.
    mended: Vec<usize>,
    /// How many that hold would not.
    spoilt: usize,
    /// Whether one of those that would hold is about this number.
    is_result: bool,
}

/// The findings that broken claims come to.
pub(super) fn settle(grid: &Grid, claims: &[Claim], source: &Arc<Source>) -> Vec<Finding> {
    let typed = |spot: Spot| grid.number_at(spot);
    let (held, broken): (Vec<&Claim>, Vec<&Claim>) =
        claims.iter().partition(|claim| claim.holds(&typed));
    let mut found = Vec::new();
    let mut thought: BTreeMap<Spot, Number> = BTreeMap::new();
    let mut open = broken;
    let mut mends_more = false;
    while !open.is_empty() {
        let at = |spot: Spot| thought.get(&spot).copied().or_else(|| grid.number_at(spot));
        if mends_more {
            open.retain(|claim| !claim.holds(&at));
        }
        if open.is_empty() {
            break;
        }
        let Some(mend) = likeliest(&open, &held, &at) else { break };
        let mended: Vec<&Claim> = mend.mended.iter().map(|index| open[*index]).collect();
        found.extend(told::finding(grid, mend.spot, mend.value, &mended, &at, source));
        let number = at(mend.spot);
        open = left(open, &mend.mended);
        let number = number.filter(|_| mend.spoilt == 0);
        mends_more = number.is_some();
        if let Some(number) = number {
            thought.insert(mend.spot, Number { value: mend.value, ..number });
        }
    }
    found.extend(in_doubt(grid, claims, source));
    found
}

fn left<'a>(open: Vec<&'a Claim>, without: &[usize]) -> Vec<&'a Claim> {
    let all = open.into_iter().enumerate();
    all.filter(|(index, _)| !without.contains(index)).map(|(_, claim)| claim).collect()
}

/// The number that mends most and spoils least. One by itself mends what it is the result of; two that are
/// broken may have any of their numbers in common.
fn likeliest(
    open: &[&Claim],
    held: &[&Claim],
    at: &dyn Fn(Spot) -> Option<Number>,
) -> Option<Mend> {
    let mut best: Option<Mend> = None;
    for (spot, value) in thinkable(open, at) {
        let Some(number) = at(spot) else { continue };
        let value = amount::round(value, number.step.normalize().scale());
        let with = |other: Spot| match other == spot {
            true => Some(Number { value, ..number }),
            false => at(other),
        };
        let is_mended = |claim: &Claim| claim.has(spot) && claim.holds(&with);
        let indices = open.iter().enumerate().filter(|(_, claim)| is_mended(claim));
        let mended: Vec<usize> = indices.map(|(index, _)| index).collect();
        let is_result = mended.iter().any(|index| open[*index].result == spot);
        if mended.is_empty() || (mended.len() == 1 && !is_result) {
            continue;
        }
        let spoilt = held.iter().filter(|claim| claim.has(spot) && !claim.holds(&with)).count();
        let mend = Mend { spot, value, mended, spoilt, is_result };
        if best.as_ref().is_none_or(|best| mend.rank() > best.rank()) {
            best = Some(mend);
        }
    }
    // What no number would mend is told as it stands.
    best.or_else(|| {
        let claim = open.first()?;
        let value = claim.computed(at)?;
        let same = open.iter().enumerate().filter(|(_, other)| other.result == claim.result);
        let mended = same.map(|(index, _)| index).collect();
        Some(Mend { spot: claim.result, value, mended, spoilt: 1, is_result: true })
    })
}

impl Mend {
    /// More is likelier.
    fn rank(&self) -> (i64, bool) {
        let mended = i64::try_from(self.mended.len()).unwrap_or(i64::MAX);
        let spoilt = i64::try_from(self.spoilt).unwrap_or(i64::MAX);
        (mended.saturating_sub(spoilt), self.is_result)
    }
}

/// Where more is wrong than this, nothing tells one slip from another.
const MOST_BROKEN: usize = 60;
/// Of a longer sum no part is looked for.
const MOST_PARTS: usize = 500;

/// The numbers that may be wrong, with what they would be: those that claims are about, and parts of two or more.
fn thinkable(open: &[&Claim], at: &dyn Fn(Spot) -> Option<Number>) -> Vec<(Spot, Decimal)> {
    if open.len() > MOST_BROKEN {
        return Vec::new();
    }
    let mut count: BTreeMap<Spot, usize> = BTreeMap::new();
    for spot in open.iter().flat_map(|claim| claim.parts.iter().chain([&claim.result])) {
        *count.entry(*spot).or_default() += 1;
    }
    let all = open.iter().flat_map(|claim| {
        let values = values(claim, at).into_iter();
        values.filter(|(spot, _)| *spot == claim.result || count.get(spot) > Some(&1))
    });
    all.collect()
}

/// The numbers that would make a claim hold, each in its place.
fn values(claim: &Claim, at: &dyn Fn(Spot) -> Option<Number>) -> Vec<(Spot, Decimal)> {
    let computed = claim.computed(at).map(|value| (claim.result, value));
    let mut values: Vec<(Spot, Decimal)> = computed.into_iter().collect();
    let (Law::Sum { minus, .. }, Some((off, _))) = (&claim.law, claim.off(at)) else {
        return values;
    };
    for (part, minus) in claim.parts.iter().zip(minus).take(MOST_PARTS) {
        let more = if *minus { -off } else { off };
        let value = at(*part).and_then(|number| number.value.checked_add(more));
        values.extend(value.map(|value| (*part, value)));
    }
    values
}

/// So many sums have to be exact before rounding is no excuse for the others.
const EXACT: usize = 5;

/// Of more sums that aren't exact, no one number is to blame.
const MOST_LOOSE: usize = 4;

/// A number that rounding would excuse, if all other sums of its table weren't exact, and those that are not
/// exact weren't so with one and the same number.
fn in_doubt(grid: &Grid, claims: &[Claim], source: &Arc<Source>) -> Option<Finding> {
    let at = |spot: Spot| grid.number_at(spot);
    let sums: Vec<&Claim> =
        claims.iter().filter(|claim| matches!(claim.law, Law::Sum { .. })).collect();
    let off = |claim: &Claim| claim.off(&at).map_or(Decimal::ZERO, |(off, _)| off.abs());
    let (exact, loose): (Vec<&Claim>, Vec<&Claim>) =
        sums.into_iter().partition(|claim| off(claim).is_zero());
    let all_hold = loose.iter().all(|claim| claim.holds(&at));
    let is_much = |claim: &&&Claim| {
        at(claim.result).is_some_and(|number| off(claim) >= number.step * Decimal::TWO)
    };
    if exact.len() < EXACT
        || !(2..=MOST_LOOSE).contains(&loose.len())
        || !all_hold
        || loose.iter().find(is_much).is_none()
    {
        return None;
    }
    loose.iter().flat_map(|claim| values(claim, &at)).find_map(|(spot, value)| {
        let number = at(spot)?;
        let with = |other: Spot| match other == spot {
            true => Some(Number { value, ..number }),
            false => at(other),
        };
        let is_nought = |claim: &&Claim| claim.off(&with).is_some_and(|(off, _)| off.is_zero());
        let all_are = loose.iter().chain(&exact).all(is_nought);
        all_are.then(|| told::finding(grid, spot, value, &loose, &at, source))?
    })
}
