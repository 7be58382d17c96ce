//! Formulas in words: what an expression says, with figures by their labels.
//!
//! It is asked for once a formula was computed, so that every name is known.

use super::formula::Scope;
use crate::amount;
use crate::expression::{Comparison, Condition, Expression, Function, Name, Operator, Rows};
use crate::measure::Unit;
use crate::text::listed;
use rust_decimal::Decimal;

/// What a formula says, in words.
pub(super) fn in_words<S: Scope>(expression: &Expression, scope: &mut S) -> String {
    Writer { scope }.expression(expression)
}

struct Writer<'s, S> {
    scope: &'s mut S,
}

impl<S: Scope> Writer<'_, S> {
    fn expression(&mut self, expression: &Expression) -> String {
        match expression {
            Expression::Literal(value, unit) => literal(*value, *unit),
            Expression::Name(name) => self.name(name),
            Expression::Prior(name) => match self.scope.prior(name) {
                Ok(Some(figure)) => format!("{} (the one before)", quoted(&figure.label)),
                _ => format!("the one before `{}`", name.words),
            },
            Expression::Span(from, to, unit) => {
                let (from, to) = (from.format("%-d %B %Y"), to.format("%-d %B %Y"));
                format!("the {unit} from {from} to {to}")
            }
            Expression::Negate(inner) => format!("minus {}", self.part(inner)),
            Expression::Join(left, operator, right) => {
                let word = match operator {
                    Operator::Plus => "plus",
                    Operator::Minus => "less",
                    Operator::Times => "times",
                    Operator::Over => "divided by",
                };
                // What is added up from the left needs no brackets; all else would be ambiguous.
                let adds = |operator| matches!(operator, Operator::Plus | Operator::Minus);
                let left = match &**left {
                    Expression::Join(_, inner, _) if adds(*inner) && adds(*operator) => {
                        self.expression(left)
                    }
                    left => self.part(left),
                };
                format!("{left} {word} {}", self.part(right))
            }
            Expression::Call(function, arguments) => self.call(*function, arguments),
            Expression::CountRows(rows, condition) => {
                format!(
                    "the number of rows of `{}` for which {}",
                    rows.set,
                    self.condition(condition, rows)
                )
            }
        }
    }

    /// A part of something larger: in brackets, where it is joined itself.
    fn part(&mut self, expression: &Expression) -> String {
        let words = self.expression(expression);
        match expression {
            Expression::Join(..) | Expression::Negate(_) => format!("({words})"),
            _ => words,
        }
    }

    fn name(&mut self, name: &Name) -> String {
        match name.words.as_str() {
            "rows" => return "all rows".to_owned(),
            "columns" => return "all columns of the row".to_owned(),
            words if words.contains(".*") => return format!("all `{words}`"),
            _ => {}
        }
        match self.scope.figure(name) {
            Ok(Some(figure)) => quoted(&figure.label),
            _ => format!("`{}`, which is blank", name.words),
        }
    }

    fn call(&mut self, function: Function, arguments: &[Expression]) -> String {
        if let (Function::Round, [number, places]) = (function, arguments) {
            let (number, places) = (self.part(number), self.expression(places));
            return format!("{number}, rounded to {places} decimal places");
        }
        let words = match function {
            Function::Sum => "the sum of",
            Function::Min => "the least of",
            Function::Max => "the greatest of",
            Function::Average => "the average of",
            Function::Count => "how many there are of",
            Function::Abs => "without its sign,",
            Function::Round => "rounded,",
        };
        let parts: Vec<String> = arguments.iter().map(|part| self.part(part)).collect();
        format!("{words} {}", listed(&parts))
    }

    fn condition(&mut self, condition: &Condition, rows: &Rows) -> String {
        match condition {
            Condition::And(a, b) => {
                format!("{} and {}", self.condition(a, rows), self.condition(b, rows))
            }
            Condition::Or(a, b) => {
                format!("({} or {})", self.condition(a, rows), self.condition(b, rows))
            }
            Condition::Not(inner) => format!("it is not so that {}", self.condition(inner, rows)),
            Condition::Says(name, said) => {
                format!("{} is “{}”", of_each_row(name, rows), said.words)
            }
            Condition::Compare(a, comparison, b) => {
                let word = match comparison {
                    Comparison::Less => "is less than",
                    Comparison::AtMost => "is at most",
                    Comparison::More => "is more than",
                    Comparison::AtLeast => "is at least",
                    Comparison::Equal => "is",
                    Comparison::Unequal => "is not",
                };
                let (a, b) = (self.side(a, rows), self.side(b, rows));
                format!("{a} {word} {b}")
            }
        }
    }

    /// A side of a comparison: what has a `*` in its name is another figure in each row.
    fn side(&mut self, expression: &Expression, rows: &Rows) -> String {
        match expression {
            Expression::Name(name) if name.words.contains(".*") => of_each_row(name, rows),
            other => self.expression(other),
        }
    }
}

fn of_each_row(name: &Name, rows: &Rows) -> String {
    let key = name.words.strip_prefix(rows.set.as_str()).and_then(|rest| rest.strip_prefix(".*."));
    format!("`{}`", key.unwrap_or(&name.words))
}

/// A number that was typed in a formula, as it is typed there.
fn literal(value: Decimal, unit: Unit) -> String {
    // With all of the digits that were typed.
    let digits = amount::for_message(value, amount::PLACES);
    match unit {
        Unit::Money => format!("£{digits}"),
        Unit::Percent => format!("{digits}%"),
        _ => digits,
    }
}

fn quoted(label: &str) -> String {
    format!("“{}”", label.trim())
}
