//! What a table says of its own numbers: that one follows from others.

use rust_decimal::Decimal;

use super::grid::{Grid, Number};
use crate::check::rule::Rule;

/// Where a number stands: its row and its column.
pub(super) type Spot = (usize, usize);

/// That a number follows from others.
#[derive(Clone)]
pub(super) struct Claim {
    /// The rule that is broken if it isn't so.
    pub(super) rule: &'static Rule,
    pub(super) law: Law,
    /// The number that follows.
    pub(super) result: Spot,
    /// Those that it follows from.
    pub(super) parts: Vec<Spot>,
    /// Whether the parts were not rounded before they were printed.
    pub(super) is_exact: bool,
}

/// How a number follows from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Law {
    /// Those marked are taken away. Totals of credits may be printed without their sign.
    Sum {
        minus: Vec<bool>,
        is_of_either_sign: bool,
    },
    Average,
    Product,
    Quotient,
    /// What the first is in per cent of the second.
    Percentage,
    /// By how many per cent the first is more than the second.
    PercentageMore,
    /// So many times the one number there is.
    Times(Decimal),
}

/// What numbers come to, and how far that may be off because they were rounded.
pub(super) struct Computed {
    pub(super) value: Decimal,
    pub(super) room: Decimal,
}

impl Law {
    /// The sum of all parts.
    pub(super) fn sum(parts: usize) -> Self {
        Law::Sum { minus: vec![false; parts], is_of_either_sign: false }
    }

    /// What these numbers come to.
    pub(super) fn of(&self, parts: &[Number]) -> Option<Computed> {
        let half = |number: &Number| number.step / Decimal::TWO;
        match (self, parts) {
            (Law::Sum { minus, .. }, parts) => {
                let mut sum = Computed { value: Decimal::ZERO, room: Decimal::ZERO };
                for (index, part) in parts.iter().enumerate() {
                    let is_minus = minus.get(index).copied().unwrap_or(false);
                    let value = if is_minus { -part.value } else { part.value };
                    sum.value = sum.value.checked_add(value)?;
                    sum.room = sum.room.checked_add(half(part))?;
                }
                Some(sum)
            }
            (Law::Average, parts) => {
                let sum = Law::sum(parts.len()).of(parts)?;
                let count = Decimal::from(parts.len());
                let value = sum.value.checked_div(count)?;
                Some(Computed { value, room: sum.room.checked_div(count)? })
            }
            (Law::Times(times), [one]) => {
                let value = one.value.checked_mul(*times)?;
                Some(Computed { value, room: half(one).checked_mul(*times)? })
            }
            (Law::Product, [one, other]) => {
                let room = one.value.abs().checked_mul(half(other))?;
                let more = other.value.abs().checked_mul(half(one))?;
                let value = one.value.checked_mul(other.value)?;
                Some(Computed { value, room: room.checked_add(more)? })
            }
            (Law::Product, [one, others @ ..]) if others.len() > 1 => {
                // A product of two, and so on; none of it was rounded on the way.
                let rest = Law::Product.of(others)?;
                let room = one.value.abs().checked_mul(rest.room)?;
                let more = rest.value.abs().checked_mul(half(one))?;
                let value = one.value.checked_mul(rest.value)?;
                Some(Computed { value, room: room.checked_add(more)? })
            }
            (Law::Quotient, [one, other]) => share(one.value, one, other, Decimal::ONE),
            (Law::Percentage, [one, other]) => share(one.value, one, other, Decimal::ONE_HUNDRED),
            (Law::PercentageMore, [one, other]) => {
                let more = one.value.checked_sub(other.value)?;
                let both = Number { step: one.step.checked_add(other.step)?, ..*one };
                share(more, &both, other, Decimal::ONE_HUNDRED)
            }
            _ => None,
        }
    }

    /// What it is called where it holds in the other rows.
    pub(super) fn words(&self) -> &'static str {
        match self {
            Law::Sum { minus, .. } if minus.contains(&true) => "the difference of",
            Law::Sum { .. } => "the sum of",
            Law::Average => "the average of",
            Law::Product | Law::Times(_) => "the product of",
            Law::Quotient => "the quotient of",
            Law::Percentage => "the percentage of",
            Law::PercentageMore => "the change in per cent between",
        }
    }
}

/// A part over a base, whatever the sign of the base.
fn share(part: Decimal, one: &Number, base: &Number, times: Decimal) -> Option<Computed> {
    let size = base.value.abs();
    // A base below nought says nothing of its sign in percentages, and all of it in quotients.
    let divisor = if times == Decimal::ONE { base.value } else { size };
    let value = part.checked_mul(times)?.checked_div(divisor)?;
    let room = (one.step / Decimal::TWO).checked_mul(times)?.checked_div(size)?;
    let more = value.abs().checked_mul(base.step / Decimal::TWO)?.checked_div(size)?;
    Some(Computed { value, room: room.checked_add(more)? })
}

impl Claim {
    /// Its parts, as they stand or are thought to be.
    pub(super) fn numbers(&self, at: &dyn Fn(Spot) -> Option<Number>) -> Option<Vec<Number>> {
        self.parts.iter().map(|part| at(*part)).collect()
    }

    /// What its parts come to.
    pub(super) fn computed(&self, at: &dyn Fn(Spot) -> Option<Number>) -> Option<Decimal> {
        Some(self.law.of(&self.numbers(at)?)?.value)
    }

    /// By how much the number is more than it should be, and how much is let pass.
    pub(super) fn off(&self, at: &dyn Fn(Spot) -> Option<Number>) -> Option<(Decimal, Decimal)> {
        let stated = at(self.result)?;
        let computed = self.law.of(&self.numbers(at)?)?;
        let room = match (self.is_exact, &self.law) {
            (true, Law::Sum { .. }) => Decimal::ZERO,
            (true, _) => stated.step / Decimal::TWO,
            (false, Law::Sum { .. }) => {
                let all = computed.room.checked_add(stated.step / Decimal::TWO)?;
                all.min(self.likely_room(stated, at)?)
            }
            (false, _) => computed.room.checked_add(stated.step / Decimal::TWO)?,
        };
        let off = stated.value.checked_sub(computed.value)?;
        // Of a base below nought, such as income, papers print what is better, or what is more.
        let is_of_either_sign = match (&self.law, self.parts.as_slice()) {
            (Law::Sum { is_of_either_sign, .. }, _) => *is_of_either_sign,
            (Law::Percentage | Law::PercentageMore, [_, base]) => at(*base)?.value < Decimal::ZERO,
            _ => false,
        };
        match stated.value.checked_add(computed.value) {
            Some(turned) if is_of_either_sign && turned.abs() < off.abs() => Some((turned, room)),
            _ => Some((off, room)),
        }
    }

    /// How far numbers that were all rounded to the same step set their sum off, if they went up and down as they
    /// do by chance: three times the usual way. Every number half a step off to the same side happens to nobody.
    fn likely_room(&self, stated: Number, at: &dyn Fn(Spot) -> Option<Number>) -> Option<Decimal> {
        let parts = self.numbers(at)?;
        if parts.iter().any(|part| part.step != stated.step) {
            return Some(Decimal::MAX);
        }
        // Of n numbers, each off by a part of a step, the squares come to n/12: three times the root, in half
        // steps, is the root of 3n.
        let squares = 3 * (parts.len() + 1);
        let root = squares.isqrt();
        let halves = root + usize::from(root.pow(2) < squares);
        (stated.step / Decimal::TWO).checked_mul(Decimal::from(halves))
    }

    /// Whether it is so. What can't be reckoned isn't doubted.
    pub(super) fn holds(&self, at: &dyn Fn(Spot) -> Option<Number>) -> bool {
        self.off(at).is_none_or(|(off, room)| off.abs() <= room)
    }

    /// Whether a number has anything to do with it.
    pub(super) fn has(&self, spot: Spot) -> bool {
        self.result == spot || self.parts.contains(&spot)
    }

    /// How its parts are called: by their rows if they stand under one another, or else by their columns.
    pub(super) fn labels(&self, grid: &Grid) -> Vec<String> {
        let column = self.result.1;
        let is_down = self.parts.iter().all(|(_, of)| *of == column);
        let label = |(row, column): &Spot| match is_down {
            true => grid.rows[*row].label().to_owned(),
            false => grid.heading(*row, *column).to_owned(),
        };
        self.parts.iter().map(label).collect()
    }
}
