//! Amounts whose scale can't be: £1.003 for £1.003m, £5,987m for £5,987,000.

use rust_decimal::Decimal;

use super::known::Known;
use super::numbers::{Kind, Number};
use super::placeholder;
use super::spot::Spot;
use crate::amount;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const SCALE: Rule = Rule {
    name: "prose/scale",
    level: Level::Error,
    finds: "an amount of money a thousand or a million times too large or too small",
};

/// The typed amount, if it is a figure of the paper at another scale, or can be no amount.
pub(super) fn find(spot: &Spot, known: &Known) -> Option<Finding> {
    if spot.number.kind != Kind::Money {
        return None;
    }
    let text = spot.text;
    if let Some(figure) = known.likeliest(spot, is_scaled) {
        let value = amount::for_message(figure.value, amount::PLACES);
        let placeholder = placeholder::of(figure, &rescaled(spot.number, figure.value), text, known.formats);
        let message = format!("`{text}` can't be: the figure `{}` is {value}", figure.name);
        let remedy = format!("write `{}`, which prints {}", placeholder.typed, placeholder.prints);
        let finding = Diagnostic::error(message).at(&spot.place).remedy(remedy);
        return Some(Finding::new(&SCALE, format!("{text} for {value}"), finding));
    }
    let has_no_pence = spot.number.scale == Decimal::ONE && spot.number.places > 2;
    has_no_pence.then(|| {
        let message = format!("`{text}` can't be: pounds have two decimal places");
        let finding = Diagnostic::error(message)
            .at(&spot.place)
            .remedy(format!("if millions are meant, write `{text}m`; or better, place the figure"));
        Finding::new(&SCALE, text, finding)
    })
}

/// Whether a number is an amount but for a thousand or a million.
fn is_scaled(number: &Number, value: Decimal) -> bool {
    const FACTORS: [u32; 2] = [1_000, 1_000_000];
    number.digits() >= 3
        && FACTORS.iter().any(|factor| {
            let factor = Decimal::from(*factor);
            let up = number.value.checked_mul(factor);
            up == Some(value) || number.value / factor == value
        })
}

/// The number as it would be typed at the scale of the figure.
fn rescaled(number: &Number, value: Decimal) -> Number {
    let million = Decimal::from(1_000_000);
    let smaller = number.value > value.abs();
    // Too large by what stands behind it: leave that out. Too small: it was left out.
    let scale = if smaller { Decimal::ONE } else { million };
    let places = if smaller { 0 } else { number.places };
    Number { scale, places, value: value.abs(), ..number.clone() }
}
