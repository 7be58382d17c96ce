//! Values with their units, and what was done to have them, in words.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::amount;
use crate::diagnostic::Place;
use crate::figures::{Compared, Comparison, Derivation, Figure, Operation};
use crate::measure::{Measure, Measures, Unit};

/// A value with all of its digits and its unit: `£1,234.50`, `6 FTE`, `52 weeks`. Where a division never
/// ends, dots follow.
pub fn value(value: Decimal, unit: Unit, currency: &str) -> String {
    let shown = amount::round(value, amount::PLACES).normalize();
    // Ten pence are .10.
    let places = if unit == Unit::Money && shown.scale() == 1 { 2 } else { shown.scale() };
    let dots = if value.normalize().scale() > amount::PLACES { "…" } else { "" };
    let sign = if shown < Decimal::ZERO { "\u{2212}" } else { "" };
    let digits = amount::digits(shown, places);
    let one = shown.abs() == Decimal::ONE;
    match unit {
        Unit::Money => format!("{sign}{currency}{digits}{dots}"),
        Unit::Percent => format!("{sign}{digits}{dots}%"),
        Unit::Count | Unit::Number => format!("{sign}{digits}{dots}"),
        Unit::Fte => format!("{sign}{digits}{dots} FTE"),
        Unit::Weeks => format!("{sign}{digits}{dots} {}", if one { "week" } else { "weeks" }),
        Unit::Months => format!("{sign}{digits}{dots} {}", if one { "month" } else { "months" }),
        Unit::Days => format!("{sign}{digits}{dots} {}", if one { "day" } else { "days" }),
    }
}

/// The value of a figure.
pub fn value_of(figure: &Figure, currency: &str) -> String {
    value(figure.value, figure.unit, currency)
}

/// How an amount is counted, where that says more than its unit.
pub fn counted_as(measures: &Measures) -> Option<String> {
    let says_nothing = [Measure::Plain, Measure::Tally].map(Measures::one);
    (!says_nothing.contains(measures)).then(|| measures.to_string())
}

/// What was done to have a figure, said of parts that are told one after the other.
pub fn how(figure: &Figure) -> String {
    let (operation, from) = match &figure.derivation {
        Derivation::Given(_) => return "typed".to_owned(),
        Derivation::Formula { said, .. } => return said.words.clone(),
        Derivation::Computed { operation, from } => (operation, from),
    };
    let many = from.len();
    match operation {
        Operation::Sum if many == 1 => "the sum of one figure".to_owned(),
        Operation::Sum => format!("the sum of {many} figures"),
        Operation::Average if many == 1 => "the average of one figure".to_owned(),
        Operation::Average => format!("the average of {many} figures"),
        Operation::Difference => "the first less the second".to_owned(),
        Operation::Shortfall if many == 1 => "what is left, and never less than nought".to_owned(),
        Operation::Shortfall => "the first less the others, and never less than nought".to_owned(),
        Operation::Product => "the first times the second".to_owned(),
        Operation::PartOfYear => {
            "the first, of a whole year, for the part of a year that the second says".to_owned()
        }
        Operation::Percentage => "the first as a percentage of the second".to_owned(),
    }
}

/// The parts of a figure, with the sign before each. One that a formula names twice is told once, unless it is added.
pub fn parts(figure: &Figure) -> Vec<(&'static str, &Arc<Figure>)> {
    let adds = figure.derivation.terms().is_some();
    let mut known = BTreeSet::new();
    let parts = signs(figure).into_iter().zip(figure.derivation.from());
    parts.filter(|(_, part)| adds || known.insert(part.name.as_str())).collect()
}

/// The sign before each part of a figure, in the order of its parts.
fn signs(figure: &Figure) -> Vec<&'static str> {
    let from = figure.derivation.from();
    if let Some(terms) = figure.derivation.terms() {
        return terms.iter().map(|term| if term.taken_away { "less " } else { "" }).collect();
    }
    let sign = |index: usize| match &figure.derivation {
        Derivation::Computed { operation: Operation::Shortfall, .. } if index > 0 => "less ",
        Derivation::Computed { operation: Operation::Product, .. } if index > 0 => "times ",
        Derivation::Computed { operation: Operation::PartOfYear, .. } if index > 0 => "for ",
        Derivation::Computed { operation: Operation::Percentage, .. } if index > 0 => "of ",
        _ => "",
    };
    (0..from.len()).map(sign).collect()
}

/// What was typed, where it is written in another way than the value: in thousands, or as days of a year.
pub fn typed_otherwise(figure: &Figure) -> Option<String> {
    let Derivation::Given(place) = &figure.derivation else { return None };
    let typed = place.text().trim().trim_matches(['"', '\'']);
    let is_value = amount::parse(typed).is_ok_and(|typed| typed == figure.value);
    (!is_value && !typed.is_empty() && !typed.contains('\n')).then(|| typed.to_owned())
}

/// `path:line`, as an officer looks it up.
pub fn line_of(place: &Place) -> String {
    format!("{}:{}", place.source().path(), place.line())
}

/// What was published beside a figure, and whether the two agree.
pub fn stated(comparison: &Comparison, currency: &str) -> String {
    let unit = comparison.computed.unit;
    let amount = |number| amount::for_message(number, comparison.places());
    let difference = comparison.difference();
    let outcome = match (comparison.covering(), difference) {
        (_, None) => "the two agree".to_owned(),
        (Some(accepted), Some(difference)) => {
            format!("difference {}, accepted: {}", amount(difference), accepted.reason.trim())
        }
        (None, Some(difference)) => format!("difference {}, not accepted", amount(difference)),
    };
    let text = match unit {
        // Cells of a schedule are compared as they were typed, perhaps in thousands.
        Unit::Money if !matches!(comparison.compared, Compared::Cell(_)) => {
            value(comparison.stated, unit, currency)
        }
        _ => amount(comparison.stated),
    };
    format!("{text}, {} ({}): {outcome}", comparison.origin, line_of(&comparison.place))
}
