//! Quantities: numbers on their way to becoming a figure, with units and measures watched.
//!
//! | What is joined | What comes of it |
//! | --- | --- |
//! | u + u, u − u | u, if both are counted alike or the formula may mix |
//! | u × number, u × percentage | u; of a percentage, the hundredths |
//! | money × count, FTE, weeks, months or days | money |
//! | count × FTE, weeks, months or days | a count |
//! | u ÷ u | a plain number |
//! | u ÷ number, u ÷ percentage | u |
//! | money ÷ count, FTE, weeks, months or days | money |
//! | count ÷ FTE, weeks, months or days | a count |
//!
//! Digits are kept as [`crate::exact`] says: what is added, taken away or multiplied is exact, and a
//! division is right to twelve decimal places, or refused. All else is refused. A bare nought fits every unit: `variance > 0`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::figure::{Figure, Term, Typed};
use super::formula::FormulaError;
use crate::exact;
use crate::expression::Operator;
use crate::measure::{Measures, Unit};

/// A number on its way to becoming a figure.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    pub(super) value: Decimal,
    pub(super) unit: Unit,
    /// How it is counted; `None` for numbers that stand for themselves.
    pub(super) measures: Option<Measures>,
    /// The figures that it was made from.
    pub(super) from: Vec<Arc<Figure>>,
    /// The same with their signs, as long as nothing was done but adding and taking away.
    pub(super) terms: Option<Vec<Term>>,
    /// The rows that were counted in it.
    pub(super) counted: Vec<Typed>,
}

impl Quantity {
    /// A number that stands for itself.
    pub(super) fn literal(value: Decimal, unit: Unit) -> Self {
        Self { value, unit, measures: None, from: Vec::new(), terms: None, counted: Vec::new() }
    }

    /// A figure.
    pub(super) fn of(figure: &Arc<Figure>) -> Self {
        Self {
            value: figure.value,
            unit: figure.unit,
            measures: Some(figure.measures.clone()),
            from: vec![Arc::clone(figure)],
            terms: Some(vec![Term { figure: Arc::clone(figure), taken_away: false }]),
            counted: Vec::new(),
        }
    }

    fn is_bare_nought(&self) -> bool {
        self.value.is_zero() && self.unit == Unit::Number && self.from.is_empty()
    }

    /// The number below nought that is as large.
    pub(super) fn negated(mut self) -> Self {
        self.value = -self.value;
        for term in self.terms.iter_mut().flatten() {
            term.taken_away = !term.taken_away;
        }
        self
    }

    /// The same made from the same figures, with another value; no longer a sum of them.
    pub(super) fn with_value(self, value: Decimal) -> Self {
        Self { value, terms: None, ..self }
    }

    /// Joined with another.
    pub(super) fn join(
        self,
        operator: Operator,
        other: Self,
        mixing: bool,
    ) -> Result<Self, FormulaError> {
        match operator {
            Operator::Plus => self.plus(other, mixing),
            Operator::Minus => self.plus(other.negated(), mixing),
            Operator::Times => self.times(other),
            Operator::Over => self.over(other),
        }
    }

    /// Both added.
    fn plus(self, other: Self, mixing: bool) -> Result<Self, FormulaError> {
        let unit = self.common_unit(&other)?;
        let measures = match (self.measures, other.measures) {
            (Some(a), Some(b)) if a != b && !mixing => {
                return Err(FormulaError::Measures(a, b));
            }
            (Some(a), Some(b)) => Some(a.with(&b)),
            (a, b) => a.or(b),
        };
        let value = exact::add(self.value, other.value).ok_or(FormulaError::Overflow)?;
        let terms = self.terms.zip(other.terms).map(|(mut terms, more)| {
            terms.extend(more);
            terms
        });
        let (from, counted) = (joined(self.from, other.from), joined(self.counted, other.counted));
        Ok(Self { value, unit, measures, from, terms, counted })
    }

    /// The unit of two numbers that are added or compared.
    pub(super) fn common_unit(&self, other: &Self) -> Result<Unit, FormulaError> {
        if self.unit == other.unit || other.is_bare_nought() {
            return Ok(self.unit);
        }
        if self.is_bare_nought() {
            return Ok(other.unit);
        }
        Err(FormulaError::Units("adds or compares", self.unit, other.unit))
    }

    fn times(self, other: Self) -> Result<Self, FormulaError> {
        let unit = product(self.unit, other.unit).ok_or(FormulaError::Units(
            "multiplies",
            self.unit,
            other.unit,
        ))?;
        let value = exact::mul(self.factor()?, other.factor()?).ok_or(FormulaError::Overflow)?;
        let value = match unit {
            Unit::Percent => {
                exact::mul(value, Decimal::ONE_HUNDRED).ok_or(FormulaError::Overflow)?
            }
            _ => value,
        };
        let (amount, times) = match (&self.measures, self.unit == unit) {
            (Some(_), true) => (self.measures, other.unit),
            _ if other.unit == unit => (other.measures.or(self.measures), self.unit),
            _ => (self.measures.or(other.measures), other.unit),
        };
        // So much in each week, for so many weeks, is no longer so much in each week: the author says
        // what it is.
        let measures = amount.filter(|_| !is_time(times));
        let (from, counted) = (joined(self.from, other.from), joined(self.counted, other.counted));
        Ok(Self { value, unit, measures, from, terms: None, counted })
    }

    fn over(self, other: Self) -> Result<Self, FormulaError> {
        let unit = quotient(self.unit, other.unit)
            .ok_or(FormulaError::Units("divides", self.unit, other.unit))?;
        if other.value.is_zero() {
            return Err(FormulaError::ZeroBase);
        }
        let value = match (self.unit, other.unit) {
            (Unit::Percent, Unit::Percent) => exact::div(self.value, other.value),
            (_, Unit::Percent) => exact::div(self.value, other.factor()?),
            _ => exact::div(self.value, other.value),
        };
        let value = value.ok_or(FormulaError::Overflow)?;
        // Neither is a twelfth of a year's amount one for a year.
        let keeps = unit == self.unit && !is_time(other.unit);
        let measures = self.measures.filter(|_| keeps);
        let (from, counted) = (joined(self.from, other.from), joined(self.counted, other.counted));
        Ok(Self { value, unit, measures, from, terms: None, counted })
    }

    /// What multiplies: a percentage is hundredths.
    fn factor(&self) -> Result<Decimal, FormulaError> {
        match self.unit {
            Unit::Percent => {
                exact::div(self.value, Decimal::ONE_HUNDRED).ok_or(FormulaError::Overflow)
            }
            _ => Ok(self.value),
        }
    }
}

fn joined<T>(mut some: Vec<T>, more: Vec<T>) -> Vec<T> {
    some.extend(more);
    some
}

/// Whether a unit says how long.
fn is_time(unit: Unit) -> bool {
    matches!(unit, Unit::Weeks | Unit::Months | Unit::Days)
}

/// Whether a unit says over what, or of how many, an amount is taken.
fn counts_what_bears(unit: Unit) -> bool {
    matches!(unit, Unit::Count | Unit::Fte | Unit::Weeks | Unit::Months | Unit::Days)
}

fn product(a: Unit, b: Unit) -> Option<Unit> {
    match (a, b) {
        (Unit::Number, Unit::Percent) | (Unit::Percent, Unit::Number) => Some(Unit::Number),
        (Unit::Number, unit) | (unit, Unit::Number) => Some(unit),
        (Unit::Percent, unit) | (unit, Unit::Percent) => Some(unit),
        (Unit::Money, unit) | (unit, Unit::Money) if counts_what_bears(unit) => Some(Unit::Money),
        (Unit::Count, unit) | (unit, Unit::Count) if counts_what_bears(unit) => Some(Unit::Count),
        _ => None,
    }
}

fn quotient(a: Unit, b: Unit) -> Option<Unit> {
    match (a, b) {
        _ if a == b => Some(Unit::Number),
        (unit, Unit::Number | Unit::Percent) => Some(unit),
        (Unit::Money, unit) if counts_what_bears(unit) => Some(Unit::Money),
        (Unit::Count, unit) if counts_what_bears(unit) => Some(Unit::Count),
        _ => None,
    }
}
