//! Amounts that are not nought and are printed as if they were.

use rust_decimal::Decimal;

use crate::amount;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::Figure;
use crate::inputs::checks::Level;
use crate::measure::Unit;
use crate::paper::walk::{self, Standing};
use crate::paper::{Paper, Placed};

pub(super) const NOUGHT: Rule = Rule {
    name: "sums/printed-as-nought",
    level: Level::Warning,
    finds: "an amount that is not nought, and that rounding prints as if it were",
};

/// Typed amounts have nine decimal places at most: what is less than that is left over from a division
/// that never ends.
const LEAST: Decimal = Decimal::from_parts(1, 0, 0, false, 9);

/// Warns of every figure that rounding prints as nought: a price of £50 in a table in thousands.
pub(super) fn check(paper: &Paper) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: Vec<(&str, Option<&Place>)> = Vec::new();
    walk::figures(paper, &mut |placed, standing| {
        let known = (placed.figure.name.as_str(), placed.origin.0.as_ref());
        if is_lost(placed) && !seen.contains(&known) {
            seen.push(known);
            let about = format!("{} as {}", placed.figure.name, placed.text);
            findings.push(Finding::new(&NOUGHT, about, finding(placed, standing)));
        }
    });
    findings
}

/// Whether a figure is printed with noughts only, and is more or less than that.
fn is_lost(placed: &Placed) -> bool {
    let says_nought =
        placed.text.contains('0') && !placed.text.contains(|c| matches!(c, '1'..='9'));
    says_nought && placed.figure.value.abs() >= LEAST
}

fn finding(placed: &Placed, standing: Standing) -> Diagnostic {
    let figure = placed.figure.as_ref();
    let message =
        format!("`{}` is {}, and is printed as `{}`", figure.name, exact(figure), placed.text);
    let remedy = match (standing, figure.unit) {
        (Standing::InCell, Unit::Money) => {
            "say in its row or column how its money is printed, so that it shows: `money: pounds`, `money: pence`"
        }
        (Standing::InCell, _) => "print more decimal places: `places` in its column",
        (Standing::InWords, Unit::Money) => {
            "print it in a smaller unit, or with more decimal places: `| pounds`, `| pence`, `| millions 3`"
        }
        (Standing::InWords, _) => "print more decimal places: `| places 3`",
    };
    let from = figure.given_at();
    let warning = Diagnostic::warning(message).remedy(remedy);
    match (&placed.origin.0, from) {
        (Some(printed), Some(from)) => warning.at(printed).related(from, "where it comes from"),
        (Some(place), None) | (None, Some(place)) => warning.at(place),
        (None, None) => warning,
    }
}

/// A figure with its digits: all of those that can be typed.
fn exact(figure: &Figure) -> String {
    let value = amount::round(figure.value, LEAST.scale()).normalize();
    let sign = if value < Decimal::ZERO { "\u{2212}" } else { "" };
    let unit = if figure.unit == Unit::Percent { "%" } else { "" };
    // Ten pence are .10.
    let places = if figure.unit == Unit::Money && value.scale() == 1 { 2 } else { value.scale() };
    format!("{sign}{}{unit}", amount::digits(value, places))
}
