//! Roundings that don't round: £5,067 for £5,067.95.

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

pub(in crate::check) const ROUNDING: Rule = Rule {
    name: "prose/rounding",
    level: Level::Error,
    finds: "a typed number that is a figure of the paper, rounded to the wrong side",
};

/// The typed number, if it is a figure of the paper with digits cut off, or rounded up where it should be
/// down.
pub(super) fn find(spot: &Spot, known: &Known) -> Option<Finding> {
    let figure = spot.likeliest(is_misrounded)?;
    let value = amount::for_message(figure.value, amount::PLACES);
    let placeholder = placeholder::of(figure, spot.number, spot.text, known.formats);
    let message =
        format!("`{}` doesn't round the figure `{}`, which is {value}", spot.text, figure.name);
    let remedy = format!("write `{}`, which prints {}", placeholder.typed, placeholder.prints);
    let finding = Diagnostic::error(message).at(&spot.place).remedy(remedy);
    Some(Finding::new(&ROUNDING, format!("{} for {value}", spot.text), finding))
}

/// Whether a number is less than one of its steps away from a value, and isn't what the value rounds to.
fn is_misrounded(number: &Number, value: Decimal) -> bool {
    let distance = (value - number.value).abs();
    number.as_printed(value) != number.value && distance < number.step()
}
