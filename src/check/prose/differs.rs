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

pub(in crate::check) const DIFFERS: Rule = Rule {
    name: "prose/differs",
    level: Level::Error,
    finds: "a typed number that is nearly a figure of the paper, and not quite",
};

/// So near, in parts of the figure, that it is hardly by chance.
const SMALL: Decimal = Decimal::from_parts(1, 0, 0, false, 4);

/// So near that it may be by chance, where it takes words to tell.
const LARGE: Decimal = Decimal::from_parts(2, 0, 0, false, 3);

/// How many words that takes.
const WORDS: usize = 3;

/// The typed number, if it is nearly a figure of the paper.
pub(super) fn find(spot: &Spot, known: &Known) -> Option<Finding> {
    let figure = spot
        .likeliest(|number, value| is_within(number, value, SMALL) || is_slip(number, value))
        .or_else(|| {
            spot.sharing(WORDS, |number, value| {
                is_within(number, value, LARGE) || is_plain_slip(number, value)
            })
        })?;
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

/// Whether a number that isn't a round one is as near to a value as this part of it.
fn is_within(number: &Number, value: Decimal, part: Decimal) -> bool {
    let bound = value.checked_mul(part);
    number.digits() >= 4 && bound.is_some_and(|bound| (value - number.value).abs() <= bound)
}

/// Whether a number of few digits is one with two of them exchanged, or with a nought too many or too few.
fn is_plain_slip(number: &Number, value: Decimal) -> bool {
    let is_ten_times = |one: Decimal, other: Decimal| one.checked_mul(Decimal::TEN) == Some(other);
    let digits = |value: Decimal| value.normalize().to_string().into_bytes();
    let (mut typed, mut meant) = (digits(number.value), digits(value));
    let is_one_apart =
        strsim::osa_distance(&number.value.normalize().to_string(), &value.normalize().to_string())
            == 1;
    typed.sort_unstable();
    meant.sort_unstable();
    number.digits() >= 2
        && (is_ten_times(number.value, value)
            || is_ten_times(value, number.value)
            || (is_one_apart && typed == meant))
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
