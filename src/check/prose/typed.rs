//! Figures of the paper that were typed and not placed.

use rust_decimal::Decimal;

use super::known::{Known, Meant};
use super::numbers::{Kind, Number};
use super::placeholder;
use super::spot::Spot;
use crate::amount;
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const TYPED: Rule = Rule {
    name: "prose/typed",
    level: Level::Warning,
    finds: "a figure of the paper that was typed into words, and stays when the figure changes",
};

/// From so many digits on, a number that a figure would print is hardly one by chance.
const TELLING: usize = 4;

/// How many figures are offered where several have the value.
const OFFERED: usize = 3;

/// The typed number, if a figure of the paper would print it.
pub(super) fn find(spot: &Spot, known: &Known) -> Option<Finding> {
    let mut meant = figures(spot).peekable();
    let first = *meant.peek()?;
    let name = &first.figure.name;
    let likely = meant.take_while(|other| other.shared == first.shared).take(OFFERED);
    let offered: Vec<String> = likely.map(|meant| offer(spot, &meant, known)).collect();
    let message = format!("`{}` is typed here, and is the figure `{name}`", spot.text);
    let remedy = format!("write {}, so that it follows the figure", offered.join(", or "));
    let finding = Diagnostic::warning(message).at(&spot.place).remedy(remedy);
    let value = amount::for_message(first.figure.value, amount::PLACES);
    Some(Finding::new(&TYPED, format!("{} for {value}", spot.text), finding))
}

/// The figures that would print the number, the likeliest first.
pub(super) fn figures<'f>(spot: &Spot<'_, 'f>) -> impl Iterator<Item = Meant<'f>> {
    spot.meant(prints).filter(|meant| is_it(spot, meant))
}

fn prints(number: &Number, value: Decimal) -> bool {
    number.as_printed(value) == number.value
}

/// A number with few digits is a figure of the paper if its words say so, or it is the figure to the
/// last digit; a count needs the words all the same.
fn is_it(spot: &Spot, meant: &Meant) -> bool {
    let number = spot.number;
    let is_exact = meant.figure.value.abs() == number.value;
    match number.kind {
        Kind::Plain => number.digits() >= TELLING || (is_exact && meant.shared >= 1),
        Kind::Money => is_exact || number.digits() >= TELLING || meant.shared >= 1,
        Kind::Percent => (is_exact && number.places > 0) || meant.shared >= 1,
    }
}

fn offer(spot: &Spot, meant: &Meant, known: &Known) -> String {
    let placeholder = placeholder::of(meant.figure, spot.number, spot.text, known.formats);
    if placeholder.prints == spot.text {
        format!("`{}`", placeholder.typed)
    } else {
        format!("`{}`, which prints {}", placeholder.typed, placeholder.prints)
    }
}
