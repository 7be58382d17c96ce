//! What is said of a number that doesn't follow from others as it should.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::claims::{Claim, Law, Spot};
use super::columns::PRODUCT;
use super::grid::{Cell, Grid, Number};
use super::totals::TOTAL;
use crate::amount;
use crate::check::Finding;
use crate::check::hints::{Addend, hint};
use crate::diagnostic::{Diagnostic, Source};

/// What is found of a number, which should be another, by the claims that would then hold.
pub(super) fn finding(
    grid: &Grid,
    spot: Spot,
    value: Decimal,
    mended: &[&Claim],
    at: &dyn Fn(Spot) -> Option<Number>,
    source: &Arc<Source>,
) -> Option<Finding> {
    let cell = grid.cell(spot)?;
    let about: Vec<(&Claim, Option<String>)> = mended
        .iter()
        .filter(|claim| claim.result == spot)
        .map(|claim| (*claim, hint_of(grid, claim, value, at)))
        .collect();
    let explained = about.iter().find(|(_, hint)| hint.is_some());
    let (claim, message, remedy) = match explained.or(about.first()) {
        Some((claim, hint)) => {
            let message = message(grid, claim, cell, value, at)?;
            let remedy = match hint {
                Some(hint) => format!("perhaps {hint}"),
                None => remedy(claim).to_owned(),
            };
            (*claim, message, remedy)
        }
        None => {
            let claim = *mended.first()?;
            (claim, shared(grid, spot, value, mended, at)?, "look at this number first".to_owned())
        }
    };
    let finding = Diagnostic::error(message).at(&cell.place(source)).remedy(remedy);
    Some(Finding::unacceptable(claim.rule, finding))
}

/// A number from which several others follow, all of which are off by what it would be off.
fn shared(
    grid: &Grid,
    spot: Spot,
    value: Decimal,
    mended: &[&Claim],
    at: &dyn Fn(Spot) -> Option<Number>,
) -> Option<String> {
    let cell = grid.cell(spot)?;
    let follow = mended.iter().filter_map(|claim| grid.cell(claim.result));
    let follow: Vec<String> = follow.map(|cell| format!("`{}`", cell.text)).collect();
    Some(format!(
        "`{}` in `{}`, `{}`: with {} what follows from it would be right: {}",
        cell.text,
        grid.rows[spot.0].label(),
        grid.heading(spot.0, spot.1),
        written(value, at(spot)?),
        follow.join(" and "),
    ))
}

fn message(
    grid: &Grid,
    claim: &Claim,
    cell: &Cell,
    value: Decimal,
    at: &dyn Fn(Spot) -> Option<Number>,
) -> Option<String> {
    let stated = at(claim.result)?;
    let (row, _) = claim.result;
    let label = grid.rows[row].label();
    if claim.rule.name == TOTAL.name {
        return Some(total(label, &cell.text, stated, value, claim.parts.len()));
    }
    if claim.rule.name == PRODUCT.name {
        let message = format!(
            "`{}` in `{label}`: 52 weeks of the weekly rate come to {}, as in the other rows",
            cell.text,
            written(value, stated),
        );
        return Some(message);
    }
    let numbers = claim.numbers(at)?;
    let names: Vec<String> = claim.parts.iter().map(|part| name(grid, *part)).collect();
    let is_of_row = claim.parts.iter().all(|(of, _)| *of == row);
    let typed = |index: usize| grid.cell(claim.parts[index]).map(|cell| cell.text.as_str());
    let value = written(value, stated);
    Some(match (&claim.law, numbers.len()) {
        (Law::Average, count) => {
            format!(
                "`{label}` is {}, and the {count} numbers above it are {value} on average",
                cell.text
            )
        }
        (Law::Percentage, _) if !is_of_row => format!(
            "`{}` in `{label}`: {} is {value}% of {}, as in the other rows",
            cell.text,
            typed(0)?,
            typed(1)?
        ),
        (Law::Sum { minus, .. }, 3..) => {
            let mut words = names.first()?.clone();
            for (name, minus) in names.iter().zip(minus).skip(1) {
                words.push_str(if *minus { " − " } else { " + " });
                words.push_str(name);
            }
            format!("`{}` in `{label}`: {words} come to {value}, as in the other rows", cell.text)
        }
        (Law::Product, 3..) => format!(
            "`{}` in `{label}`: {} come to {value}, as in the other rows",
            cell.text,
            names.join(" × "),
        ),
        (law, _) => format!(
            "`{}` in `{label}`: {} and {} give {value}, as {} these in the other rows",
            cell.text,
            names.first()?,
            names.get(1)?,
            law.words(),
        ),
    })
}

fn remedy(claim: &Claim) -> &'static str {
    match (&claim.law, claim.parts.len()) {
        _ if claim.rule.name == TOTAL.name => "correct the total, or the numbers that it adds",
        (Law::Times(_), _) => "correct the rate or the amount, or say for how many weeks it is",
        (Law::Average, _) => "correct the average, or say what is weighed",
        (_, 2) => "correct one of the three",
        _ => "correct one of these",
    }
}

/// How a column is called.
fn name(grid: &Grid, (row, column): Spot) -> String {
    match grid.heading(row, column) {
        "" => format!("column {}", column + 1),
        heading => format!("`{heading}`"),
    }
}

/// A number as finely as the one beside it was typed.
fn written(value: Decimal, stated: Number) -> String {
    let places = stated.step.normalize().scale();
    amount::for_message(amount::round(value, places), places)
}

fn total(label: &str, typed: &str, stated: Number, computed: Decimal, count: usize) -> String {
    let places = stated.step.normalize().scale().max(computed.normalize().scale());
    // What is too great to be reckoned is not told by its difference.
    let difference = stated.value.checked_sub(computed).unwrap_or_default();
    let plus = if difference > Decimal::ZERO { "+" } else { "" };
    let name = if label.is_empty() { "a total".to_owned() } else { format!("`{label}`") };
    format!(
        "{name} is {typed}, and the {count} numbers that it adds come to {}: difference {plus}{}",
        amount::for_message(computed, places),
        amount::for_message(difference, places)
    )
}

fn hint_of(
    grid: &Grid,
    claim: &Claim,
    value: Decimal,
    at: &dyn Fn(Spot) -> Option<Number>,
) -> Option<String> {
    let stated = at(claim.result)?;
    let addends: Vec<Addend> = match &claim.law {
        Law::Sum { minus, .. } if claim.parts.len() > 2 || claim.rule.name == TOTAL.name => {
            let signed = claim.numbers(at)?.into_iter().zip(minus).map(|(number, minus)| Number {
                value: if *minus { -number.value } else { number.value },
                ..number
            });
            let labelled = claim.labels(grid).into_iter().zip(signed);
            labelled.map(|(label, number)| number.added(label)).collect()
        }
        _ => Vec::new(),
    };
    hint(stated.written(), value, &addends)
}
