//! What an expression comes to, given what its names stand for.
//!
//! What isn't there (a blank cell) counts as nothing where numbers are added, compared or counted, and
//! makes nothing of what is multiplied or divided: blanks alone come to a blank, never to a nought
//! that nobody typed.

use std::fmt;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::figure::{Figure, Typed};
use super::quantity::Quantity;
use crate::amount;
use crate::exact;
use crate::expression::{
    Comparison, Condition, Expression, Function, Name, Operator, Quoted, Rows,
};
use crate::measure::{Measures, Unit};

/// Why a formula comes to nothing.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FormulaError {
    /// The result has more digits than a decimal keeps.
    Overflow,
    /// It divides by nought.
    ZeroBase,
    /// It does this with numbers that count different things.
    Units(&'static str, Unit, Unit),
    /// It adds amounts that are counted in different ways.
    Measures(Measures, Measures),
    /// Months are counted whole, and these days aren't the first and the last of one.
    PartMonths,
    /// So many decimal places can't be rounded to.
    Places,
    /// Something in it could not be computed, and that was reported.
    Reported,
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FormulaError::Overflow => f.write_str("the result has too many digits"),
            FormulaError::ZeroBase => f.write_str("it divides by zero"),
            FormulaError::Units(what, a, b) => write!(f, "it {what} {a} and {b}"),
            FormulaError::Measures(a, b) => {
                write!(
                    f,
                    "it adds what is counted in different ways: {} and {}",
                    a.with_article(),
                    b.with_article()
                )
            }
            FormulaError::PartMonths => f.write_str("these are not whole months"),
            FormulaError::Places => f.write_str("it rounds to no number of decimal places"),
            FormulaError::Reported => f.write_str("a part of it can't be computed"),
        }
    }
}

impl FormulaError {
    /// What to do.
    pub(super) fn remedy(&self) -> &'static str {
        const RATIOS: (Unit, Unit) = (Unit::Number, Unit::Percent);
        match self {
            FormulaError::Overflow => "look for a number with too many digits in it",
            FormulaError::ZeroBase => {
                "give it a base that isn't nought; a column may say what stands there instead: `on_zero_base: \"-\"`"
            }
            FormulaError::Units(_, a, b) if (*a, *b) == RATIOS || (*b, *a) == RATIOS => {
                "write both as plain numbers, or both as percentages: `0.5` is the same as `50%`, and `1` as `100%`"
            }
            FormulaError::Units(_, Unit::Money, Unit::Number)
            | FormulaError::Units(_, Unit::Number, Unit::Money) => {
                "an amount of money that is typed in a formula has its sign: `£100`; docs/schedules.md lists which units go together"
            }
            FormulaError::Units(..) => {
                "use figures of units that go together; docs/schedules.md lists them"
            }
            FormulaError::Measures(..) => {
                "keep them apart, or write `mixed: yes` to add them all the same"
            }
            FormulaError::PartMonths => {
                "name the first day of a month and the last of one, or count `weeks(…)` or `days(…)`"
            }
            FormulaError::Places => "round to a whole number of places from 0 to 6",
            FormulaError::Reported => "mend that first",
        }
    }
}

/// What the names of an expression stand for.
pub(super) trait Scope {
    /// The figure with this name; `None` where the cell is blank.
    fn figure(&mut self, name: &Name) -> Result<Option<Arc<Figure>>, FormulaError>;

    /// All figures of a name that stands for several, such as `posts.*.cost`; `None` if it is not such
    /// a name.
    fn figures(&mut self, name: &Name) -> Result<Option<Vec<Arc<Figure>>>, FormulaError>;

    /// Refuses the name of a column as all that is added: it stands for one cell, and not for all of
    /// the column, as somebody who knows spreadsheets will expect.
    fn refuse_single(&mut self, name: &Name, function: Function) -> Result<(), FormulaError>;

    /// Whether the words of a cell are these; `None` where it has none.
    fn says(&mut self, name: &Name, quoted: &Quoted) -> Result<Option<bool>, FormulaError>;

    /// The ids of the rows of a set that are no sums of others.
    fn rows(&mut self, rows: &Rows) -> Result<Vec<String>, FormulaError>;

    /// One of these rows, as it was typed.
    fn typed_row(&self, rows: &Rows, id: &str) -> Typed;

    /// The figure one step before this one.
    fn prior(&mut self, name: &Name) -> Result<Option<Arc<Figure>>, FormulaError>;
}

/// What computes an expression.
pub(super) struct Evaluation<'a, S> {
    /// What its names stand for.
    pub(super) scope: &'a mut S,
    /// Whether it may add amounts that are counted in different ways.
    pub(super) mixing: bool,
}

impl<S: Scope> Evaluation<'_, S> {
    /// What an expression comes to; `None` where it is made of blanks.
    pub(super) fn expression(
        &mut self,
        expression: &Expression,
    ) -> Result<Option<Quantity>, FormulaError> {
        match expression {
            Expression::Literal(value, unit) => Ok(Some(Quantity::literal(*value, *unit))),
            Expression::Name(name) => {
                Ok(self.scope.figure(name)?.map(|figure| Quantity::of(&figure)))
            }
            Expression::Prior(name) => {
                Ok(self.scope.prior(name)?.map(|figure| Quantity::of(&figure)))
            }
            Expression::Span(from, to, unit) => {
                Ok(Some(Quantity::literal(length(*from, *to, *unit)?, *unit)))
            }
            Expression::Negate(inner) => Ok(self.expression(inner)?.map(Quantity::negated)),
            Expression::Join(left, operator, right) => {
                let (left, right) = (self.expression(left)?, self.expression(right)?);
                self.join(left, *operator, right)
            }
            Expression::Call(function, arguments) => self.call(*function, arguments),
            Expression::CountRows(rows, condition) => self.count_rows(rows, condition).map(Some),
        }
    }

    /// How many rows there are for which a condition holds. Of one whose cell is blank it holds neither
    /// that it says something nor that it says something else.
    fn count_rows(&mut self, rows: &Rows, condition: &Condition) -> Result<Quantity, FormulaError> {
        let mut counted = Vec::new();
        for row in self.scope.rows(rows)? {
            if self.condition(&rows.condition_of(&row, condition))? == Some(true) {
                counted.push(self.scope.typed_row(rows, &row));
            }
        }
        let many = Decimal::from(counted.len());
        Ok(Quantity { counted, ..Quantity::literal(many, Unit::Count) })
    }

    fn join(
        &self,
        left: Option<Quantity>,
        operator: Operator,
        right: Option<Quantity>,
    ) -> Result<Option<Quantity>, FormulaError> {
        match (left, operator, right) {
            (Some(left), _, Some(right)) => left.join(operator, right, self.mixing).map(Some),
            // A number of the formula's own is no figure: with a blank, it comes to a blank.
            (Some(number), Operator::Plus | Operator::Minus, None)
            | (None, Operator::Plus | Operator::Minus, Some(number))
                if number.from.is_empty() =>
            {
                Ok(None)
            }
            (left, Operator::Plus, None) | (left, Operator::Minus, None) => Ok(left),
            (None, Operator::Plus, right) => Ok(right),
            (None, Operator::Minus, right) => Ok(right.map(Quantity::negated)),
            (_, Operator::Times | Operator::Over, _) => Ok(None),
        }
    }

    fn call(
        &mut self,
        function: Function,
        arguments: &[Expression],
    ) -> Result<Option<Quantity>, FormulaError> {
        let mut numbers: Vec<Quantity> = Vec::new();
        let mut is_blank = false;
        let of_several =
            matches!(function, Function::Sum | Function::Average | Function::Min | Function::Max);
        if let ([Expression::Name(name)], true) = (arguments, of_several) {
            self.scope.refuse_single(name, function)?;
        }
        for argument in arguments {
            let several = match argument {
                Expression::Name(name) if of_several || function == Function::Count => {
                    self.scope.figures(name)?
                }
                _ => None,
            };
            match several {
                Some(figures) => numbers.extend(figures.iter().map(Quantity::of)),
                None => match self.expression(argument)? {
                    Some(number) => numbers.push(number),
                    None => is_blank = true,
                },
            }
        }
        // A number of the formula's own is no figure: the greater of a blank and nought is a blank.
        if of_several && is_blank && numbers.iter().all(|number| number.from.is_empty()) {
            return Ok(None);
        }
        match function {
            Function::Sum => self.sum(numbers),
            Function::Average => self.average(numbers),
            Function::Count => Ok(Some(count(numbers))),
            Function::Min => self.extreme(numbers, |new, best| new < best),
            Function::Max => self.extreme(numbers, |new, best| new > best),
            Function::Abs => Ok(numbers.pop().map(|number| {
                let value = number.value.abs();
                number.with_value(value)
            })),
            Function::Round => round(numbers),
        }
    }

    fn sum(&self, numbers: Vec<Quantity>) -> Result<Option<Quantity>, FormulaError> {
        let mut numbers = numbers.into_iter();
        let Some(first) = numbers.next() else { return Ok(None) };
        let add = |sum: Quantity, number| sum.join(Operator::Plus, number, self.mixing);
        numbers.try_fold(first, add).map(Some)
    }

    fn average(&self, numbers: Vec<Quantity>) -> Result<Option<Quantity>, FormulaError> {
        let many = Decimal::from(numbers.len());
        let Some(sum) = self.sum(numbers)? else { return Ok(None) };
        let value = exact::div(sum.value, many).ok_or(FormulaError::Overflow)?;
        Ok(Some(sum.with_value(value)))
    }

    fn extreme(
        &self,
        numbers: Vec<Quantity>,
        better: impl Fn(Decimal, Decimal) -> bool,
    ) -> Result<Option<Quantity>, FormulaError> {
        let best = numbers
            .iter()
            .map(|number| number.value)
            .reduce(|best, new| if better(new, best) { new } else { best });
        // Added, they show whether they can be compared at all, and what they were made from.
        let together = self.sum(numbers)?;
        Ok(together.zip(best).map(|(together, best)| together.with_value(best)))
    }

    /// Whether a condition holds; `None` where a blank leaves that open.
    pub(super) fn condition(
        &mut self,
        condition: &Condition,
    ) -> Result<Option<bool>, FormulaError> {
        match condition {
            Condition::And(a, b) => Ok(match (self.condition(a)?, self.condition(b)?) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            }),
            Condition::Or(a, b) => Ok(match (self.condition(a)?, self.condition(b)?) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            }),
            Condition::Says(name, quoted) => self.scope.says(name, quoted),
            Condition::Not(inner) => Ok(self.condition(inner)?.map(|holds| !holds)),
            Condition::Compare(a, comparison, b) => {
                let (Some(a), Some(b)) = (self.expression(a)?, self.expression(b)?) else {
                    return Ok(None);
                };
                a.common_unit(&b)?;
                Ok(Some(match comparison {
                    Comparison::Less => a.value < b.value,
                    Comparison::AtMost => a.value <= b.value,
                    Comparison::More => a.value > b.value,
                    Comparison::AtLeast => a.value >= b.value,
                    Comparison::Equal => a.value == b.value,
                    Comparison::Unequal => a.value != b.value,
                }))
            }
        }
    }
}

/// How many numbers there are.
fn count(numbers: Vec<Quantity>) -> Quantity {
    let value = Decimal::from(numbers.len());
    let (mut from, mut counted) = (Vec::new(), Vec::new());
    for number in numbers {
        from.extend(number.from);
        counted.extend(number.counted);
    }
    Quantity { from, counted, ..Quantity::literal(value, Unit::Count) }
}

fn round(mut numbers: Vec<Quantity>) -> Result<Option<Quantity>, FormulaError> {
    // The reader saw to it that there are two; a blank among them rounds to a blank.
    let (Some(places), Some(number), None) = (numbers.pop(), numbers.pop(), numbers.pop()) else {
        return Ok(None);
    };
    let whole = places.value.fract().is_zero() && places.unit == Unit::Number;
    let places = places.value.to_u32().filter(|places| whole && *places <= 6);
    let value = amount::round(number.value, places.ok_or(FormulaError::Places)?);
    Ok(Some(number.with_value(value)))
}

/// How long it is from the beginning of a day to the end of another.
fn length(from: NaiveDate, to: NaiveDate, unit: Unit) -> Result<Decimal, FormulaError> {
    let days = Decimal::from((to - from).num_days() + 1);
    match unit {
        Unit::Days => Ok(days),
        Unit::Weeks => exact::div(days, Decimal::from(7)).ok_or(FormulaError::Overflow),
        _ => {
            let after = to.checked_add_days(Days::new(1)).ok_or(FormulaError::PartMonths)?;
            if from.day() != 1 || after.day() != 1 {
                return Err(FormulaError::PartMonths);
            }
            let month = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month());
            Ok(Decimal::from(month(after) - month(from)))
        }
    }
}
