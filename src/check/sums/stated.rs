//! Stated values that differ from what is computed.

use rust_decimal::Decimal;

use super::slips;
use crate::amount;
use crate::check::rule::Rule;
use crate::check::settle::NEEDLESS;
use crate::check::{Finding, Subject};
use crate::diagnostic::{Diagnostic, Faults};
use crate::figures::{Compared, Comparison};
use crate::inputs::Acceptance;
use crate::inputs::checks::Level;

pub(super) const STATED: Rule = Rule {
    name: "sums/stated",
    level: Level::Error,
    finds: "a value that was stated elsewhere, and differs from what is computed",
};

pub(super) const CELL: Rule = Rule {
    name: "sums/cell",
    level: Level::Error,
    finds: "a number typed in a schedule where it would be computed, and differs from that",
};

pub(super) const NOT_COMPARED: Rule = Rule {
    name: "sums/not-compared",
    level: Level::Error,
    finds: "a number typed in a schedule that can't be compared with what it adds",
};

pub(in crate::check) const PARTS: Rule = Rule {
    name: "wholes/parts",
    level: Level::Error,
    finds: "a whole for which its parts don't account",
};

pub(in crate::check) const COMES_TO: Rule = Rule {
    name: "wholes/comes-to",
    level: Level::Error,
    finds: "cells that don't come to what their row or column says: money lost when it was moved between years",
};

/// Compares every stated value with its figure.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let ledger = subject.ledger;
    let perhaps = |comparison: &Comparison| slips::perhaps(comparison, subject);
    let mut findings = Vec::new();
    for comparison in ledger.comparisons() {
        let rule = match comparison.compared {
            Compared::Stated => &STATED,
            Compared::Whole => &PARTS,
            Compared::Cell(_) => &CELL,
        };
        let finding = match (comparison.difference(), &comparison.accepted) {
            (None, None) => continue,
            (None, Some(accepted)) => {
                findings.push(Finding::unacceptable(&NEEDLESS, needless(comparison, accepted)));
                continue;
            }
            (Some(difference), None) => differs(comparison, difference, &perhaps(comparison)),
            (Some(difference), Some(accepted)) => match comparison.covering() {
                Some(accepted) => is_accepted(comparison, difference, accepted),
                None => no_longer_holds(comparison, difference, accepted, &perhaps(comparison)),
            },
        };
        findings.push(match comparison.compared {
            // A stated value and a whole have a place of their own to accept it.
            Compared::Stated | Compared::Whole => Finding::unacceptable(rule, finding),
            Compared::Cell(_) => Finding::new(rule, about(comparison), finding),
        });
    }
    findings.extend(each(&NOT_COMPARED, ledger.not_compared()));
    findings.extend(each(&COMES_TO, ledger.not_coming_to()));
    findings
}

fn each(rule: &'static Rule, faults: &Faults) -> impl Iterator<Item = Finding> {
    // The message has the name and both amounts.
    faults
        .iter()
        .map(move |fault| Finding::new(rule, fault.message.replace('`', ""), fault.clone()))
}

fn about(comparison: &Comparison) -> String {
    let computed = shown(comparison.computed.value, comparison.places());
    let stated = signed(comparison.stated, comparison.stated.scale());
    format!("{} {stated}, {computed}", comparison.name)
}

/// `perhaps` says how it may have come about, before what to do.
fn differs(comparison: &Comparison, difference: Decimal, perhaps: &str) -> Diagnostic {
    let typed = typed(difference, comparison.places());
    let remedy = match comparison.compared {
        Compared::Cell(remedy) => remedy.to_owned(),
        Compared::Stated | Compared::Whole => format!(
            "correct the rows or the stated value; or accept a known error with `difference: {typed}` and a `reason` under `accept`"
        ),
    };
    Diagnostic::error(message(comparison, difference))
        .at(&comparison.place)
        .label(comparison.origin.clone())
        .remedy(format!("{perhaps}{remedy}"))
}

fn is_accepted(comparison: &Comparison, difference: Decimal, accepted: &Acceptance) -> Diagnostic {
    Diagnostic::error(message(comparison, difference))
        .at(&comparison.place)
        .label(comparison.origin.clone())
        .accept(&accepted.reason, &accepted.difference.place)
}

fn no_longer_holds(
    comparison: &Comparison,
    difference: Decimal,
    accepted: &Acceptance,
    perhaps: &str,
) -> Diagnostic {
    let places = comparison.places();
    let before = accepted.difference.value.0;
    let label = format!("accepted was {}", with_plus(before, places.max(before.scale())));
    Diagnostic::error(format!("{}, which is not the one accepted", message(comparison, difference)))
        .at(&comparison.place)
        .label(comparison.origin.clone())
        .related(&accepted.difference.place, label)
        .remedy(format!(
            "{perhaps}correct the rows or the stated value; or, if the reason explains this difference too, write `difference: {}`",
            typed(difference, places)
        ))
}

fn needless(comparison: &Comparison, accepted: &Acceptance) -> Diagnostic {
    let name = &comparison.name;
    Diagnostic::warning(format!("a difference of `{name}` is accepted, and there is none"))
        .at(&accepted.difference.place)
        .remedy("take the `accept` away: the stated and the computed value agree")
}

fn message(comparison: &Comparison, difference: Decimal) -> String {
    let places = comparison.places();
    format!(
        "`{}`: stated {}, computed {}, difference {}",
        comparison.name,
        signed(comparison.stated, comparison.stated.scale()),
        shown(comparison.computed.value, places),
        with_plus(difference, places),
    )
}

/// A difference as it is written in the inputs.
fn typed(value: Decimal, places: u32) -> String {
    amount::round(value, places).normalize().to_string()
}

/// A number with its decimal places, if it has any.
fn shown(value: Decimal, places: u32) -> String {
    signed(value, if amount::round(value, places).fract().is_zero() { 0 } else { places })
}

fn signed(value: Decimal, places: u32) -> String {
    let sign = if amount::round(value, places) < Decimal::ZERO { "\u{2212}" } else { "" };
    format!("{sign}{}", amount::digits(value, places))
}

fn with_plus(value: Decimal, places: u32) -> String {
    let sign = if value > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", shown(value, places))
}
