//! The only arithmetic there is on figures: checked, in decimals, with units and measures watched.
//!
//! Every function makes a figure that knows what it was made from. Nothing is rounded to be printed.
//! What is added, taken away and multiplied is exact. A division that never ends keeps what a decimal
//! can, 28 digits, and sums of such are right to twelve decimal places; where digits would be lost
//! beyond that, there is no figure: see [`crate::exact`].

mod compared;

use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;

pub use self::compared::{average, beyond, percentage, shortfall};
use super::figure::{Derivation, Figure, Operation, Said};
use crate::diagnostic::{Diagnostic, Place};
use crate::exact;
use crate::inputs::series::Weeks;
use crate::measure::{Measure, Measures, Unit};

/// Why figures can't be calculated with.
#[derive(Clone, Debug, PartialEq)]
pub enum CalculationError {
    /// The result has more digits than a decimal keeps, or would be rounded to keep them.
    Overflow,
    /// Figures that count different things were to be added: these two.
    Units(Arc<Figure>, Arc<Figure>),
    /// Figures counted in different ways were to be added without being asked for: these two.
    Measures(Arc<Figure>, Arc<Figure>),
    /// There was nothing to add.
    Nothing,
}

impl fmt::Display for CalculationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CalculationError::Overflow => f.write_str("the result has too many digits"),
            CalculationError::Units(a, b) => write!(
                f,
                "it adds what can't be added: `{}` is {}, `{}` is {}",
                a.name, a.unit, b.name, b.unit
            ),
            CalculationError::Measures(a, b) => write!(
                f,
                "it adds what is counted in different ways: `{}` is {}, `{}` is {}",
                a.name,
                a.measures.with_article(),
                b.name,
                b.measures.with_article()
            ),
            CalculationError::Nothing => f.write_str("there is nothing to add"),
        }
    }
}

impl CalculationError {
    /// The fault for a user: which figure, why not, and what to do.
    pub fn fault(&self, figure: &str, place: &Place) -> Diagnostic {
        let remedy = match self {
            CalculationError::Overflow => {
                "look for an amount with too many digits among those it is made from"
            }
            CalculationError::Units(..) => "add only figures of one unit",
            CalculationError::Measures(..) => {
                "keep them apart, or name the column under `mixed_totals` to add them all the same"
            }
            CalculationError::Nothing => "give at least one row",
        };
        Diagnostic::error(format!("`{figure}` can't be calculated: {self}"))
            .at(place)
            .remedy(remedy)
    }
}

/// Whether a sum may add amounts that are counted in different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mixing {
    /// Never in silence: it is an error.
    Refused,
    /// The paper asked for it by name.
    AskedFor,
}

/// A figure that was computed from others.
fn computed(
    (name, label): (&str, &str),
    value: Decimal,
    (unit, measures): (Unit, Measures),
    (operation, from): (Operation, Vec<Arc<Figure>>),
) -> Figure {
    let derivation = Derivation::Computed { operation, from };
    Figure { name: name.to_owned(), label: label.to_owned(), value, unit, measures, derivation }
}

/// All of `figures` added.
pub fn sum(
    name: &str,
    label: &str,
    figures: &[Arc<Figure>],
    mixing: Mixing,
) -> Result<Figure, CalculationError> {
    let (first, rest) = figures.split_first().ok_or(CalculationError::Nothing)?;
    let mut value = first.value;
    let mut measures = first.measures.clone();
    for figure in rest {
        if figure.unit != first.unit {
            return Err(CalculationError::Units(Arc::clone(first), Arc::clone(figure)));
        }
        if figure.measures != first.measures && mixing == Mixing::Refused {
            return Err(CalculationError::Measures(Arc::clone(first), Arc::clone(figure)));
        }
        measures = measures.with(&figure.measures);
        value = exact::add(value, figure.value).ok_or(CalculationError::Overflow)?;
    }
    let from = (Operation::Sum, figures.to_vec());
    Ok(computed((name, label), value, (first.unit, measures), from))
}

/// `minuend` less `subtrahend`: of one unit, and counted in the same way.
pub fn difference(
    name: &str,
    label: &str,
    minuend: &Arc<Figure>,
    subtrahend: &Arc<Figure>,
) -> Result<Figure, CalculationError> {
    if minuend.unit != subtrahend.unit {
        return Err(CalculationError::Units(Arc::clone(minuend), Arc::clone(subtrahend)));
    }
    if minuend.measures != subtrahend.measures {
        return Err(CalculationError::Measures(Arc::clone(minuend), Arc::clone(subtrahend)));
    }
    let value = exact::sub(minuend.value, subtrahend.value).ok_or(CalculationError::Overflow)?;
    let from = (Operation::Difference, vec![Arc::clone(minuend), Arc::clone(subtrahend)]);
    Ok(computed((name, label), value, (minuend.unit, minuend.measures.clone()), from))
}

/// `amount` times `times`; the result has the unit of the amount and is counted as `measure`.
/// A percentage multiplies as the hundredths that it is.
pub fn product(
    name: &str,
    label: &str,
    amount: &Arc<Figure>,
    times: &Arc<Figure>,
    measure: Measure,
) -> Result<Figure, CalculationError> {
    let factor = match times.unit {
        Unit::Percent => {
            exact::div(times.value, Decimal::ONE_HUNDRED).ok_or(CalculationError::Overflow)?
        }
        _ => times.value,
    };
    let value = exact::mul(amount.value, factor).ok_or(CalculationError::Overflow)?;
    let from = (Operation::Product, vec![Arc::clone(amount), Arc::clone(times)]);
    Ok(computed((name, label), value, (amount.unit, Measures::one(measure)), from))
}

/// A weekly rate over some weeks. The figure of the weeks is for those who ask how the amount came
/// about; the amount is the rate times `weeks` as they were typed, a fraction and all.
pub fn over_weeks(
    name: &str,
    label: &str,
    weekly: &Arc<Figure>,
    (figure, weeks): (&Arc<Figure>, Weeks),
    measure: Measure,
) -> Result<Figure, CalculationError> {
    let value = weeks.times(weekly.value).ok_or(CalculationError::Overflow)?;
    let from = (Operation::Product, vec![Arc::clone(weekly), Arc::clone(figure)]);
    Ok(computed((name, label), value, (weekly.unit, Measures::one(measure)), from))
}

/// A yearly amount for a part of a year, which is `over` over `under` years and not divided before it
/// is multiplied by. The figure says how long that is, in months or days, for those who ask how the
/// amount came about.
pub fn part_of_year(
    name: &str,
    label: &str,
    yearly: &Arc<Figure>,
    (figure, over, under): (&Arc<Figure>, Decimal, Decimal),
    measure: Measure,
) -> Result<Figure, CalculationError> {
    let value = exact::mul(yearly.value, over).and_then(|value| exact::div(value, under));
    let from = (Operation::PartOfYear, vec![Arc::clone(yearly), Arc::clone(figure)]);
    Ok(computed(
        (name, label),
        value.ok_or(CalculationError::Overflow)?,
        (yearly.unit, Measures::one(measure)),
        from,
    ))
}

/// All of `figures` added; nought where there are none, which then says what it would count, and where
/// there could be some.
pub fn sum_or_nought(
    name: &str,
    label: &str,
    figures: &[Arc<Figure>],
    (unit, measure): (Unit, Measure),
    place: &Place,
) -> Result<Figure, CalculationError> {
    if !figures.is_empty() {
        return sum(name, label, figures, Mixing::Refused);
    }
    let words = "nought, since none is given here".to_owned();
    Ok(Figure {
        name: name.to_owned(),
        label: label.to_owned(),
        value: Decimal::ZERO,
        unit,
        measures: Measures::one(measure),
        derivation: Derivation::Formula {
            place: place.clone(),
            said: Said { formula: None, words },
            from: Vec::new(),
            terms: Some(Vec::new()),
            counted: Vec::new(),
        },
    })
}
