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

pub(in crate::check) const SCALE: Rule = Rule {
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
    let telling = |number: &Number, value| number.digits() >= 3 && is_scaled(number, value);
    let mut figure = spot.likeliest(telling).or_else(|| {
        let is_short = |number: &Number, value| number.digits() == 2 && is_scaled(number, value);
        spot.likeliest(is_short)
    });
    // No words are needed to see that an amount dwarfs the whole paper.
    if figure.is_none() && known.is_beyond_all(spot.number) {
        figure = spot.sharing(0, is_scaled);
    }
    if let Some(figure) = figure {
        let value = amount::for_message(figure.value, amount::PLACES);
        let placeholder =
            placeholder::of(figure, &rescaled(spot.number, figure.value), text, known.formats);
        let message = format!("`{text}` can't be: the figure `{}` is {value}", figure.name);
        let remedy = format!("write `{}`, which prints {}", placeholder.typed, placeholder.prints);
        let finding = Diagnostic::error(message).at(&spot.place).remedy(remedy);
        return Some(Finding::new(&SCALE, format!("{text} for {value}"), finding));
    }
    let is_odd = spot.number.scale == Decimal::ONE && spot.number.places > 2;
    let has_no_pence = is_odd && !spot.is_unit_price;
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
    FACTORS.iter().any(|factor| {
        let factor = Decimal::from(*factor);
        let up = number.value.checked_mul(factor);
        up == Some(value) || number.value / factor == value
    })
}

/// The number as it would be typed at the scale of the figure. Of one that is too large, what stands
/// behind it is left out.
fn rescaled(number: &Number, value: Decimal) -> Number {
    let is_too_large = number.value > value.abs();
    let factor = value.abs().checked_div(number.value).filter(|_| !is_too_large);
    let scale = factor.and_then(|factor| number.scale.checked_mul(factor));
    let places = if is_too_large { 0 } else { number.places };
    let scale = scale.unwrap_or(Decimal::ONE).normalize();
    Number { scale, places, value: value.abs(), ..number.clone() }
}
