//! How a stated value may have come to differ from what is computed, as far as the figures that are added tell.

use rust_decimal::Decimal;

use crate::check::Subject;
use crate::check::hints::{Addend, PENNY, Written, are_without_pence, hint};
use crate::compose;
use crate::exact;
use crate::figures::{Comparison, Term};
use crate::measure::Unit;

/// Sums of sums are looked into so far.
const DEEPEST: usize = 8;

/// Of more figures than these, some differ by any amount.
const MOST: usize = 200;

/// The hint, as words before a remedy; nothing if there is none.
pub(super) fn perhaps(comparison: &Comparison, subject: &Subject) -> String {
    let Some(hint) = find(comparison) else { return String::new() };
    // Labels may have figures in them.
    let hint = compose::in_print(&hint, subject.inputs, subject.ledger, subject.style);
    format!("perhaps {hint}: ")
}

/// The hint of what is added, or of what that is the sum of.
fn find(comparison: &Comparison) -> Option<String> {
    let stated =
        Written { value: comparison.stated, step: Decimal::new(1, comparison.stated.scale()) };
    let computed = comparison.computed.value;
    let difference = exact::sub(stated.value, computed)?;
    // A single digit is by chance that of some row.
    let is_telling = difference.abs() >= stated.step * Decimal::TEN;
    let mut terms = comparison.terms.clone();
    for _ in 0..DEEPEST {
        let addends = match terms.as_slice() {
            [_, _, ..] if is_telling && terms.len() <= MOST => addends(&terms, comparison),
            _ => Vec::new(),
        };
        if let Some(hint) = hint(stated, computed, &addends) {
            return Some(hint);
        }
        match within(&terms) {
            Some(parts) => terms = parts,
            None => break,
        }
    }
    let is_amount = comparison.computed.unit == Unit::Money && comparison.stated_in == Decimal::ONE;
    let are_left_out = stated.value == computed.trunc()
        || are_without_pence(stated.value, computed, &addends(&comparison.terms, comparison));
    (is_amount && are_left_out).then(|| "the pence are left out".to_owned())
}

/// Figures as they are added, counted in what was stated.
fn addends(terms: &[Term], comparison: &Comparison) -> Vec<Addend> {
    let addend = |term: &Term| {
        let figure = &term.figure;
        let value = exact::div(figure.value, comparison.stated_in)?.normalize();
        let is_in_pounds = figure.unit == Unit::Money && comparison.stated_in == Decimal::ONE;
        let step = match value.fract().is_zero() || !is_in_pounds {
            true => Decimal::new(1, value.scale()),
            false => PENNY,
        };
        let value = if term.taken_away { -value } else { value };
        Some(Addend { label: figure.label.trim().to_owned(), number: Written { value, step } })
    };
    terms.iter().filter_map(addend).collect()
}

/// The same with what each of them adds, where it is a sum; `None` where none is.
fn within(terms: &[Term]) -> Option<Vec<Term>> {
    let mut parts = Vec::new();
    let mut is_any = false;
    for term in terms {
        match term.figure.derivation.terms().filter(|terms| !terms.is_empty()) {
            Some(inner) => {
                is_any = true;
                parts.extend(inner.into_iter().map(|inner| Term {
                    taken_away: inner.taken_away != term.taken_away,
                    figure: inner.figure,
                }));
            }
            None => parts.push(term.clone()),
        }
        if parts.len() > MOST {
            return None;
        }
    }
    is_any.then_some(parts)
}
