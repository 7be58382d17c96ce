//! Numbers that are nearly a figure of the paper: a digit off, two exchanged, a few pence more.

use rust_decimal::Decimal;

use super::known::Known;
use super::numbers::Number;
use super::placeholder;
use super::spot::Spot;
use crate::amount;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const DIFFERS: Rule = Rule {
    name: "prose/differs",
    level: Level::Error,
    finds: "a typed number that is nearly a figure of the paper, and not quite",
};

/// The typed number, if it is nearly a figure of the paper.
pub(super) fn find(spot: &Spot, known: &Known) -> Option<Finding> {
    let figure = known.likeliest(spot, is_near)?;
    let value = amount::for_message(figure.value, amount::PLACES);
    let placeholder = placeholder::of(figure, spot.number, spot.text, known.formats);
    let message =
        format!("`{}` is typed here, and the figure `{}` is {value}", spot.text, figure.name);
    let remedy = format!(
        "write `{}`, which prints {}, if that figure is meant",
        placeholder.typed, placeholder.prints
    );
    let finding = Diagnostic::error(message).at(&spot.place).remedy(remedy);
    Some(Finding::new(&DIFFERS, format!("{} beside {value}", spot.text), finding))
}

/// Whether a number and a value differ by less than two thousandths, or by one slip of a hand.
fn is_near(number: &Number, value: Decimal) -> bool {
    let Some(bound) = value.checked_mul(Decimal::new(2, 3)) else { return false };
    let distance = (value - number.value).abs();
    let is_close = number.digits() >= 4 && distance <= bound;
    is_close || is_slip(number, value)
}

/// Whether one digit was typed wrongly, left out or typed twice, or two that stand side by side were
/// exchanged. Of short numbers every other is such a slip away.
fn is_slip(number: &Number, value: Decimal) -> bool {
    let digits = |value: Decimal| {
        amount::digits(value / number.scale, number.places).replace([',', '.'], "")
    };
    let (typed, meant) = (digits(number.value), digits(value));
    number.digits() >= 3
        && typed.len().abs_diff(meant.len()) <= 1
        && (typed.len() == meant.len() || typed.len() >= 6)
        && strsim::osa_distance(&typed, &meant) == 1
}
