//! Stated values that differ from what is computed.

use rust_decimal::Decimal;

use crate::amount;
use crate::diagnostic::{Diagnostic, Faults};
use crate::figures::{Comparison, Ledger};

/// Compares every stated value with its figure.
pub(super) fn check(ledger: &Ledger) -> Faults {
    let mut findings = Faults::new();
    for comparison in ledger.comparisons() {
        match (comparison.difference(), &comparison.accepted) {
            (Some(difference), _) => findings.push(differs(comparison, difference)),
            (None, Some(accepted)) => findings.push(
                Diagnostic::warning(format!(
                    "`{}` is accepted as a known error, and there is none",
                    comparison.computed.name
                ))
                .at(&accepted.place)
                .remedy("take the `accept` away: the stated and the computed value agree"),
            ),
            (None, None) => {}
        }
    }
    findings
}

fn differs(comparison: &Comparison, difference: Decimal) -> Diagnostic {
    // A difference that shows at more places than two is printed with as many.
    let places = comparison.stated.scale().max(2);
    let message = format!(
        "`{}`: stated {}, computed {}, difference {}",
        comparison.computed.name,
        signed(comparison.stated, comparison.stated.scale()),
        shown(comparison.computed.value, places),
        with_plus(difference, places),
    );
    let finding = match &comparison.accepted {
        None => Diagnostic::error(message).remedy(
            "correct the rows or the stated value; or give the reason of a known error under `accept`",
        ),
        Some(reason) => {
            Diagnostic::note(message).remedy(format!("accepted: {}", reason.value))
        }
    };
    finding.at(&comparison.place).label(comparison.origin.clone())
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
