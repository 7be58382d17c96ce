//! Figures set against one another: averages, percentages, and what was reached beside what was aimed
//! at.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{CalculationError, Mixing, computed, sum};
use crate::exact;
use crate::figures::figure::{Derivation, Figure, Operation};
use crate::measure::{Measure, Measures, Unit};

/// What `achieved` is beyond `aim`, or the other way round: the one comparison of amounts that are
/// counted in different ways, such as what was delivered and what was aimed at. The caller says how
/// the result is counted.
pub fn beyond(
    name: &str,
    label: &str,
    (achieved, aim): (&Arc<Figure>, &Arc<Figure>),
    measure: Measure,
) -> Result<Figure, CalculationError> {
    if achieved.unit != aim.unit {
        return Err(CalculationError::Units(Arc::clone(achieved), Arc::clone(aim)));
    }
    let value = exact::sub(achieved.value, aim.value).ok_or(CalculationError::Overflow)?;
    let from = (Operation::Difference, vec![Arc::clone(achieved), Arc::clone(aim)]);
    Ok(computed((name, label), value, (achieved.unit, Measures::one(measure)), from))
}

/// All of `figures` added, over how many they are.
pub fn average(
    name: &str,
    label: &str,
    figures: &[Arc<Figure>],
) -> Result<Figure, CalculationError> {
    let sum = sum(name, label, figures, Mixing::Refused)?;
    // There is at least one: of none there is no sum.
    let value = exact::div(sum.value, Decimal::from(figures.len()));
    Ok(Figure {
        value: value.ok_or(CalculationError::Overflow)?,
        derivation: Derivation::Computed { operation: Operation::Average, from: figures.to_vec() },
        ..sum
    })
}

/// `part` as a percentage of `base`, which are of one unit.
pub fn percentage(
    name: &str,
    label: &str,
    part: &Arc<Figure>,
    base: &Arc<Figure>,
) -> Result<Figure, CalculationError> {
    if part.unit != base.unit {
        return Err(CalculationError::Units(Arc::clone(part), Arc::clone(base)));
    }
    if base.value.is_zero() {
        return Err(CalculationError::Nothing);
    }
    let hundredfold = exact::mul(part.value, Decimal::ONE_HUNDRED);
    let value = hundredfold.and_then(|value| exact::div(value, base.value));
    let from = (Operation::Percentage, vec![Arc::clone(part), Arc::clone(base)]);
    Ok(computed(
        (name, label),
        value.ok_or(CalculationError::Overflow)?,
        (Unit::Percent, Measures::one(Measure::Tally)),
        from,
    ))
}

/// What all of `achieved` leave to reach of `aim`: never less than nought. Like [`beyond`] it compares
/// what is counted in different ways.
pub fn shortfall(
    name: &str,
    label: &str,
    aim: &Arc<Figure>,
    achieved: &[Arc<Figure>],
) -> Result<Figure, CalculationError> {
    let mut value = aim.value;
    for figure in achieved {
        if figure.unit != aim.unit {
            return Err(CalculationError::Units(Arc::clone(figure), Arc::clone(aim)));
        }
        value = exact::sub(value, figure.value).ok_or(CalculationError::Overflow)?;
    }
    let from = [aim].into_iter().chain(achieved).cloned().collect();
    Ok(Figure {
        name: name.to_owned(),
        label: label.to_owned(),
        value: value.max(Decimal::ZERO),
        unit: aim.unit,
        measures: aim.measures.clone(),
        derivation: Derivation::Computed { operation: Operation::Shortfall, from },
    })
}
