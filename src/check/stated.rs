//! Stated values that differ from what is computed.

use rust_decimal::Decimal;

use crate::amount;
use crate::diagnostic::{Diagnostic, Faults};
use crate::figures::{Comparison, Ledger};
use crate::inputs::Acceptance;

/// Compares every stated value with its figure.
pub(super) fn check(ledger: &Ledger) -> Faults {
    let mut findings = Faults::new();
    for comparison in ledger.comparisons() {
        let finding = match (comparison.difference(), &comparison.accepted) {
            (None, None) => continue,
            (None, Some(accepted)) => needless(comparison, accepted),
            (Some(difference), None) => differs(comparison, difference),
            (Some(difference), Some(accepted)) => {
                match covers(accepted, difference, comparison.places()) {
                    true => is_accepted(comparison, difference, accepted),
                    false => no_longer_holds(comparison, difference, accepted),
                }
            }
        };
        findings.push(finding);
    }
    findings.extend(ledger.findings().clone());
    findings
}

/// Whether an acceptance is about this difference, to the decimal places that are shown or to those
/// that were typed, if they are more.
fn covers(accepted: &Acceptance, difference: Decimal, places: u32) -> bool {
    let accepted = accepted.difference.value.0;
    amount::round(difference, places.max(accepted.scale())) == accepted
}

fn differs(comparison: &Comparison, difference: Decimal) -> Diagnostic {
    let typed = typed(difference, comparison.places());
    let remedy = match comparison.remedy {
        Some(remedy) => remedy.to_owned(),
        None => format!(
            "correct the rows or the stated value; or accept a known error with `difference: {typed}` and a `reason` under `accept`"
        ),
    };
    Diagnostic::error(message(comparison, difference))
        .at(&comparison.place)
        .label(comparison.origin.clone())
        .remedy(remedy)
}

fn is_accepted(comparison: &Comparison, difference: Decimal, accepted: &Acceptance) -> Diagnostic {
    Diagnostic::note(message(comparison, difference))
        .at(&comparison.place)
        .label(comparison.origin.clone())
        .remedy(format!("accepted: {}", accepted.reason))
}

fn no_longer_holds(
    comparison: &Comparison,
    difference: Decimal,
    accepted: &Acceptance,
) -> Diagnostic {
    let places = comparison.places();
    let before = accepted.difference.value.0;
    let label = format!("accepted was {}", with_plus(before, places.max(before.scale())));
    Diagnostic::error(format!("{}, which is not the one accepted", message(comparison, difference)))
        .at(&comparison.place)
        .label(comparison.origin.clone())
        .related(&accepted.difference.place, label)
        .remedy(format!(
            "correct the rows or the stated value; or, if the reason explains this difference too, write `difference: {}`",
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
