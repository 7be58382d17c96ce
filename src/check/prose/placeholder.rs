//! What to write in the stead of a typed number: `{{posts.total.cost | pounds}}`.

use super::numbers::{Kind, Number};
use crate::amount::{MoneyScale, MoneyUnit};
use crate::compose::format::{self, Form, PrintAs, Sign};
use crate::figures::Figure;
use crate::measure::Unit;
use crate::style::Formats;

/// A placeholder, and what it prints.
pub(super) struct Placeholder {
    /// Between braces, as it is typed.
    pub(super) typed: String,
    /// As it is printed.
    pub(super) prints: String,
}

/// The placeholder of a figure that prints these words, or else what comes nearest to them.
pub(super) fn of(figure: &Figure, number: &Number, words: &str, formats: &Formats) -> Placeholder {
    let all: Vec<Placeholder> =
        ways(figure, number).filter_map(|way| printed(figure, &way, formats)).collect();
    let same = |one: &&Placeholder| one.prints == words;
    let index = all.iter().position(|one| same(&one)).unwrap_or(0);
    all.into_iter().nth(index).unwrap_or_else(|| Placeholder {
        typed: format!("{{{{{}}}}}", figure.name),
        prints: words.to_owned(),
    })
}

/// A way to print a figure, with the words that ask for it.
struct Way(String, PrintAs);

/// The ways to print a figure, the likeliest first.
fn ways(figure: &Figure, number: &Number) -> impl Iterator<Item = Way> {
    let places = number.places;
    let usual = Way(String::new(), PrintAs::form(Form::Usual));
    let own = match (figure.unit, number.kind) {
        (Unit::Money, Kind::Money) => money(number),
        _ => Way(format!("places {places}"), PrintAs::form(Form::Places(places))),
    };
    // The number as it stands says how it is to be printed, unless that is the usual way.
    let forms = if number.kind == Kind::Money && number.scale != rust_decimal::Decimal::ONE {
        [own, usual]
    } else {
        [usual, own]
    };
    forms.into_iter().flat_map(|Way(words, print_as)| {
        let absolute = format!("{words} absolute").trim().to_owned();
        [Way(words, print_as), Way(absolute, PrintAs { sign: Sign::Absent, ..print_as })]
    })
}

fn money(number: &Number) -> Way {
    let unit = MoneyUnit::ALL
        .into_iter()
        .find(|(unit, _)| {
            MoneyScale { unit: *unit, places: 0, alone: false }.pounds() == number.scale
        })
        .unwrap_or((MoneyUnit::Pounds, "pounds"));
    let places = number.places;
    let words = match (unit.1, places) {
        (word, 0) => word.to_owned(),
        ("pounds", 2) => "pence".to_owned(),
        (word, places) => format!("{word} {places}"),
    };
    Way(words, PrintAs::form(Form::Money(MoneyScale { unit: unit.0, places, alone: false })))
}

fn printed(figure: &Figure, Way(words, print_as): &Way, formats: &Formats) -> Option<Placeholder> {
    let prints = format::print(figure, *print_as, formats).ok()?;
    let typed = match words.as_str() {
        "" => format!("{{{{{}}}}}", figure.name),
        words => format!("{{{{{} | {words}}}}}", figure.name),
    };
    Some(Placeholder { typed, prints })
}
