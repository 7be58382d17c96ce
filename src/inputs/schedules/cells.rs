//! What is typed in a cell of a schedule, and what is said of that which can't be read.

use rust_decimal::Decimal;

use super::columns::{ColumnContent, ScheduleColumn};
use super::rows::Cell;
use crate::amount::{self, AmountError};
use crate::diagnostic::{Diagnostic, Faults};
use crate::expression::{self, Formula};
use crate::measure::Unit;
use crate::yaml::{At, Decode, Fillable, Node, Value, wrong_kind};

/// A cell, as its column reads it. A cell without a value is blank.
pub(super) fn cell(
    value: &Node,
    column: &ScheduleColumn,
    unit_of_row: Option<Unit>,
    faults: &mut Faults,
) -> Option<Cell> {
    if matches!(value.value, Value::Null) {
        return None;
    }
    let ColumnContent::Numbers(numbers) = &column.content else {
        return match (&value.value, &column.content) {
            (Value::Scalar(text), _) if text.trim().is_empty() => Some(Cell::Blank),
            (_, ColumnContent::Rule(..)) => {
                faults.push(
                    Diagnostic::error(
                        "the words of this column follow from its rule, and aren't typed",
                    )
                    .at(&value.place)
                    .remedy("take them out; write `\"\"` to say nothing in this row; or make the column one of `text`"),
                );
                None
            }
            _ => At::<Fillable>::decode(value, faults).map(Cell::Words),
        };
    };
    let Value::Scalar(text) = &value.value else {
        faults.push(wrong_kind(value, "a number, `-`, or a formula after `=`"));
        return None;
    };
    match text.trim() {
        "" => Some(Cell::Blank),
        "-" => Some(Cell::Dash),
        text => match text.strip_prefix('=') {
            Some(formula) => {
                faults.keep(Formula::read(formula.trim(), &value.place)).map(Cell::Formula)
            }
            None => match refused(text, unit_of_row.unwrap_or(numbers.unit)) {
                Some(fault) => {
                    faults.push(fault.at(&value.place));
                    None
                }
                None => At::<Decimal>::decode(value, faults).map(Cell::Number),
            },
        },
    }
}

/// What is said of a cell that holds something else than a number.
fn refused(text: &str, unit: Unit) -> Option<Diagnostic> {
    if let Some(remedy) = no_number(text) {
        return Some(Diagnostic::error(format!("`{text}` is not a number")).remedy(remedy));
    }
    if let Err(AmountError::PercentSign(number)) = amount::parse(text) {
        let fault = Diagnostic::error(format!("`{text}` has a percent sign behind its number"));
        return Some(match unit {
            Unit::Percent => fault.remedy(format!("type {number}: the sign is printed by itself")),
            _ => fault.remedy(format!(
                "percentages stand in columns and rows with `unit: percent`, typed {number}; here, type an amount"
            )),
        });
    }
    expression::calculates(text).then(|| {
        Diagnostic::error(format!("`{text}` is a formula without its `=`")).remedy(format!(
            "formulas in cells begin with `=`: type `={text}`, or the number that it comes to"
        ))
    })
}

/// What to write instead of the words and dashes by which people say that there is no number.
fn no_number(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2212}" | "--"
        | "n/a" | "na" | "n.a." | "not applicable" => {
            Some("write `\"-\"`: it is printed as a dash; or leave the cell out, and it is blank")
        }
        "nil" | "none" | "zero" | "nought" => {
            Some("write `0` if it is nought, or `\"-\"` if there is no such number")
        }
        _ => None,
    }
}
