//! From amounts to places along an axis, and the round numbers that stand along it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The most steps from one end of an axis to the other.
const MOST_STEPS: u32 = 6;
/// The smallest step that an axis can have: amounts have no more decimal places.
const SMALLEST: u32 = 9;

/// The round numbers along an axis from `low` to `high`, which reach at least as far as these. One
/// step is 1, 2 or 5 with noughts, and not less than `least`.
pub(super) fn ticks(low: Decimal, high: Decimal, least: Decimal) -> Vec<Decimal> {
    let fits = |step: Decimal| {
        let steps = reach(high, step)?.checked_sub(reach(low, step)?)?;
        (steps <= Decimal::from(MOST_STEPS)).then_some(())
    };
    let step = round_numbers().find(|step| *step >= least && fits(*step).is_some());
    let step = step.unwrap_or(Decimal::MAX);
    let below = reach(low, step).unwrap_or_default();
    // An axis without any length has no place for anything.
    let above = reach(high, step).unwrap_or(Decimal::ONE);
    let above = if above == below { above + Decimal::ONE } else { above };
    let mut ticks = Vec::new();
    let mut at = below;
    while at <= above {
        ticks.push(at.saturating_mul(step).normalize());
        at += Decimal::ONE;
    }
    ticks
}

/// How many steps it is from nought to where the axis ends at this side.
fn reach(end: Decimal, step: Decimal) -> Option<Decimal> {
    let steps = end.checked_div(step)?;
    Some(if end < Decimal::ZERO { steps.floor() } else { steps.ceil() })
}

/// 1, 2, 5, 10, 20 and so on, from the smallest that an amount can be.
fn round_numbers() -> impl Iterator<Item = Decimal> {
    let start = Some(Decimal::new(1, SMALLEST));
    let powers = std::iter::successors(start, |power| power.checked_mul(Decimal::TEN));
    powers.flat_map(|power| [1, 2, 5].map(|digit| power.saturating_mul(Decimal::from(digit))))
}

/// Where amounts stand between the two ends of an axis.
pub(super) struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    pub(super) fn new(low: Option<Decimal>, high: Option<Decimal>) -> Self {
        let number = |end: Option<Decimal>| end.map_or(0.0, binary);
        Self { low: number(low), high: number(high) }
    }

    /// How far along the axis an amount is: 0 at its low end, 1 at its high end.
    pub(super) fn at(&self, amount: Decimal) -> f64 {
        let length = self.high - self.low;
        if length > 0.0 { (binary(amount) - self.low) / length } else { 0.0 }
    }
}

/// An amount as a length on its way to the drawing: the only place where it is not decimal.
fn binary(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or(0.0)
}
