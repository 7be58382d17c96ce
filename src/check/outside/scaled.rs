//! Amounts in words at a scale of their own (`£4.2m`), beside the tables that have them in pounds, in thousands or in
//! millions.
//!
//! That an amount is meant for one in a table is seen from its digits, of which two have changed places or one is
//! another, and from the words that stand around it: those of the row first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use regex::Regex;
use rust_decimal::Decimal;

use super::claims::Spot;
use super::grid::Grid;
use super::totals::CALLED_TOTAL;
use super::units;
use super::words::{CURRENCY, MAY_DIFFER, is_of_another_time, likenesses};
use crate::amount;
use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::prose::{self, Kind, Number, SCALE, Shape};
use crate::diagnostic::{Diagnostic, Source};

/// Amounts with fewer digits are like too many others.
const LEAST: usize = 3;
/// So many digits say by themselves which amount is meant.
const TELLING: usize = 4;
/// So many cells that are like one amount are looked at.
const MOST: usize = 24;

static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:19|20)\d\d(?:[/\u{2013}-]\d{2,4})?").expect("every test runs it")
});

/// An amount of a table, in pounds.
struct Amount<'a> {
    grid: &'a Grid,
    spot: Spot,
    pounds: Decimal,
    /// Whether the table says what it counts in.
    is_said: bool,
}

/// An amount in words.
struct Typed<'a> {
    passage: &'a Passage<'a>,
    number: Number,
}

/// What is found of amounts that are typed with `m`, `k` or `bn`.
pub(super) fn check(passages: &[Passage], grids: &[Grid], source: &Arc<Source>) -> Vec<Finding> {
    let all = amounts(grids);
    let typed: Vec<Typed> = passages.iter().flat_map(typed).collect();
    let sure = all.iter().enumerate().rev().filter(|(_, one)| one.is_said);
    let exact: BTreeMap<Decimal, usize> = sure.map(|(index, one)| (one.pounds, index)).collect();
    let mut count: BTreeMap<Decimal, usize> = BTreeMap::new();
    for one in &typed {
        *count.entry(one.number.value).or_default() += 1;
    }
    let mut like: BTreeMap<Decimal, Like> = BTreeMap::new();
    let mut found = Vec::new();
    for one in &typed {
        let step = one.number.step();
        let like = like.entry(step).or_insert_with(|| Like::of(&all, step));
        // It is there, as far as it was rounded.
        if like.rounded.contains(&one.number.value) {
            continue;
        }
        let scaled = at_another_scale(one, &exact).map(|index| scale(one, &all[index], source));
        // What is said twice is hardly a slip.
        let is_once = count.get(&one.number.value) == Some(&1);
        let near = || {
            let near = like.near(one).find(|index| is_meant(one, &all[*index]))?;
            is_once.then(|| differs(one, &all[near], source))
        };
        found.extend(scaled.or_else(near).flatten());
    }
    found
}

/// The amounts of money of tables.
fn amounts(grids: &[Grid]) -> Vec<Amount<'_>> {
    let mut all = Vec::new();
    for grid in grids {
        for (row, cells) in grid.rows.iter().enumerate().filter(|(_, row)| !row.is_headings()) {
            for column in 0..cells.cells.len() {
                let spot = (row, column);
                let known = grid.number_at(spot).zip(units::of_cell(grid, spot));
                all.extend(known.and_then(|(number, unit)| {
                    let pounds = number.value.abs().checked_mul(unit.pounds)?.normalize();
                    let is_said = unit.is_said;
                    (!pounds.is_zero()).then_some(Amount { grid, spot, pounds, is_said })
                }));
            }
        }
    }
    all
}

/// The amounts of a passage that say their scale, and say it without a doubt.
fn typed<'a>(passage: &'a Passage<'a>) -> Vec<Typed<'a>> {
    if !passage.text.contains(CURRENCY) {
        return Vec::new();
    }
    let shape = Shape::of(&passage.text, CURRENCY);
    let is_scaled = |number: &&Number| {
        number.kind == Kind::Money
            && number.scale > Decimal::ONE
            && number.digits() >= LEAST
            && !shape.is_vague(number)
            && prose::qualifier(&passage.text, number).is_none()
            && !passage.text[..number.span.start].trim_end().ends_with(" by")
    };
    let all = shape.numbers.iter().filter(is_scaled);
    all.map(|number| Typed { passage, number: number.clone() }).collect()
}

/// Amounts rounded to some step.
struct Like {
    rounded: BTreeSet<Decimal>,
    by_likeness: BTreeMap<String, Vec<usize>>,
    step: Decimal,
}

impl Like {
    fn of(all: &[Amount], step: Decimal) -> Self {
        let mut rounded = BTreeSet::new();
        let mut by_likeness: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, amount) in all.iter().enumerate() {
            let Some(steps) = in_steps(amount.pounds, step) else { continue };
            rounded.insert((steps * step).normalize());
            // Half of it may be rounded to either side.
            rounded.insert(
                (amount.pounds.checked_div(step).unwrap_or(steps).trunc() * step).normalize(),
            );
            if steps < Decimal::ONE_HUNDRED {
                continue;
            }
            for likeness in likenesses(steps.normalize()) {
                by_likeness.entry(likeness).or_default().push(index);
            }
        }
        Self { rounded, by_likeness, step }
    }

    /// The amounts that are a digit off, or have two digits in another order.
    fn near(&self, one: &Typed) -> impl Iterator<Item = usize> {
        let steps = in_steps(one.number.value, self.step).unwrap_or_default();
        let keys = likenesses(steps.normalize()).into_iter();
        keys.flat_map(|key| self.by_likeness.get(&key).into_iter().flatten().copied()).take(MOST)
    }
}

/// How many steps an amount is, rounded.
fn in_steps(pounds: Decimal, step: Decimal) -> Option<Decimal> {
    Some(amount::round(pounds.checked_div(step)?, 0).normalize())
}

/// The amount of a table that is a thousand or a million times as much, or as little.
fn at_another_scale(one: &Typed, exact: &BTreeMap<Decimal, usize>) -> Option<usize> {
    if one.number.digits() < TELLING {
        return None;
    }
    let value = one.number.value;
    let times = [Decimal::ONE_THOUSAND, Decimal::from(1_000_000)];
    // Millions of which there are thousands are thousands or pounds.
    let is_odd =
        one.number.scale.checked_mul(Decimal::ONE_THOUSAND).is_some_and(|odd| value >= odd);
    let less = times.iter().filter(|_| is_odd).filter_map(|times| value.checked_div(*times));
    let more = times.iter().filter_map(|times| value.checked_mul(*times));
    let mut others = less.chain(more);
    others.find_map(|other| exact.get(&other.normalize()).copied())
}

/// Whether the words around an amount say that it is that of a table.
fn is_meant(one: &Typed, amount: &Amount) -> bool {
    let sentence = prose::sentence(&one.passage.text, &one.number);
    let (row, column) = amount.spot;
    let (label, heading) = (amount.grid.rows[row].label(), amount.grid.heading(row, column));
    let around = format!("{label} {heading}");
    let years = |text: &str| -> BTreeSet<String> {
        YEAR.find_iter(text).map(|year| year.as_str().to_owned()).collect()
    };
    let (said, known) = (years(sentence), years(&around));
    let is_of_another_year = !said.is_empty() && !known.is_empty() && said.is_disjoint(&known);
    if is_of_another_year || is_of_another_time(&YEAR.replace_all(sentence, "")) {
        return false;
    }
    let words = prose::words(sentence);
    let shares = |text: &str| {
        let all = prose::words(text).into_iter();
        all.filter(|word| word.starts_with(char::is_alphabetic)).any(|word| words.contains(&word))
    };
    let (by_row, by_others) =
        (shares(label), shares(&without_total(&format!("{heading} {}", amount.grid.title))));
    let is_long = one.number.digits() >= TELLING;
    // Of several amounts in a row, one is easily like another by a digit.
    let numbers = amount.grid.rows[row].cells.iter().filter(|cell| cell.number.is_some());
    let is_plain = are_exchanged(one, amount) || is_long || numbers.count() == 1;
    // What is said of all is said of the total.
    let is_total = CALLED_TOTAL.is_match(label);
    let is_sure = is_long && are_exchanged(one, amount) && (by_row || is_total && by_others);
    is_plain && by_row && by_others || is_sure
}

/// That something is a total, or stands in a table, tells no table from another.
fn without_total(text: &str) -> String {
    text.to_lowercase().replace("total", "").replace("table", "")
}

fn are_exchanged(one: &Typed, amount: &Amount) -> bool {
    let step = one.number.step();
    let digits = |value: Decimal| {
        let mut digits: Vec<char> =
            in_steps(value, step).unwrap_or_default().to_string().chars().collect();
        digits.sort_unstable();
        digits
    };
    digits(one.number.value) == digits(amount.pounds)
}

fn scale(one: &Typed, amount: &Amount, source: &Arc<Source>) -> Option<Finding> {
    let words = one.passage.text.get(one.number.span.clone())?.trim();
    let cell = amount.grid.cell(amount.spot)?;
    let pounds = amount::for_message(amount.pounds, 0);
    let message = format!("`{words}` is £{pounds} in a table: `{}`", cell.text);
    let finding = Diagnostic::error(message)
        .at(&one.passage.place(&one.number.span)?)
        .related(&cell.place(source), "in the table")
        .remedy("write the scale that is meant: `m`, `k` or nothing");
    Some(Finding::unacceptable(&SCALE, finding))
}

fn differs(one: &Typed, amount: &Amount, source: &Arc<Source>) -> Option<Finding> {
    let words = one.passage.text.get(one.number.span.clone())?.trim();
    let cell = amount.grid.cell(amount.spot)?;
    let label = amount.grid.rows[amount.spot.0].label();
    let message = format!("`{words}` is nearly `{}`, which a table has for `{label}`", cell.text);
    let finding = Diagnostic::error(message)
        .at(&one.passage.place(&one.number.span)?)
        .related(&cell.place(source), "in the table")
        .remedy("if the same is meant, write the same");
    Some(Finding::unacceptable(&MAY_DIFFER, finding))
}
