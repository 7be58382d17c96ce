//! Single words of savings and income: measures, ways of counting, weeks.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Counted, Weeks};
use crate::amount;
use crate::measure::Measure;
use crate::period::{FinancialYear, Span};
use crate::yaml::{Choice, Like, Number, Refusal, Scalar, Shape};

/// Whether the full-year effects of a series are computed from its weekly rates, or were reported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FullYearEffects {
    Computed,
    Reported,
}

impl Choice for FullYearEffects {
    const EXPECTED: &'static str = "`computed` or `reported`";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("computed", Self::Computed), ("reported", Self::Reported)]
    }

    fn remedy(_: &str) -> String {
        "write `computed` (weekly × weeks) or `reported` (given in each row)".to_owned()
    }
}

impl Choice for Measure {
    const EXPECTED: &'static str = "a measure";
    const REASON: &'static str = "no way of counting has this name";

    fn words() -> Vec<(&'static str, Self)> {
        Measure::ALL.map(|(measure, key)| (key, measure)).to_vec()
    }

    fn remedy(_: &str) -> String {
        let keys = Measure::ALL.map(|(_, key)| format!("`{key}`"));
        format!("write one of {}", keys.join(", "))
    }
}

impl Choice for Counted {
    const EXPECTED: &'static str = "`full_year` or `to_year_end`";

    fn words() -> Vec<(&'static str, Self)> {
        [Counted::FullYear, Counted::ToYearEnd].map(|counted| (counted.key(), counted)).to_vec()
    }

    fn remedy(_: &str) -> String {
        "write `full_year` (the full-year effect) or `to_year_end`".to_owned()
    }
}

impl Scalar for Weeks {
    const EXPECTED: &'static str = "a number of weeks";

    fn read(text: &str) -> Result<Self, Refusal> {
        if let Some((from, to)) = text.split_once(" to ") {
            return weeks_between(from.trim(), to.trim());
        }
        let refusal = |reason: String| Refusal {
            reason,
            remedy: "write `52`, `52.14`, days over seven (`365/7`), or `2023-09-01 to 2024-03-31`"
                .to_owned(),
        };
        let number = |text: &str| amount::parse(text.trim()).map_err(|e| refusal(e.to_string()));
        let (over, under) = match text.split_once('/') {
            Some((over, under)) => (number(over)?, number(under)?),
            None => (number(text)?, Decimal::ONE),
        };
        if under.is_zero() {
            return Err(refusal("it divides by zero".to_owned()));
        }
        let weeks = Weeks { over, under };
        match weeks.approximately() {
            None => Err(refusal("it has too many digits".to_owned())),
            Some(number) if number <= Decimal::ZERO => {
                Err(refusal("it is not more than nought".to_owned()))
            }
            Some(_) => Ok(weeks),
        }
    }

    fn looks() -> Shape {
        let like = Like::number(
            Number { above: Some(0), ..Number::ANY },
            concat!(
                // Not nought.
                "^([-−]?[0-9,]*([1-9][0-9,]*([.][0-9]+)?|[.][0-9]*[1-9][0-9]*)",
                "( */ *[-−]?[0-9,]*([1-9][0-9,]*([.][0-9]+)?|[.][0-9]*[1-9][0-9]*))?",
                "|[0-9]{4}-[0-9]{2}-[0-9]{2} +to +([0-9]{4}-[0-9]{2}-[0-9]{2}|year end))$",
            ),
        );
        Shape::Like(like.such_as(&["52", "365/7"]))
    }
}

/// The days from one date to another over seven; both days are counted. `year end` is the 31 March
/// after the first.
fn weeks_between(from: &str, to: &str) -> Result<Weeks, Refusal> {
    let from = NaiveDate::read(from).map_err(|refusal| Refusal {
        reason: format!("of `{from}`, {}", refusal.reason),
        ..refusal
    })?;
    let to = match to {
        "year end" => FinancialYear::of(from).last_day(),
        _ => NaiveDate::read(to).map_err(|refusal| Refusal {
            reason: format!("of `{to}`, {}", refusal.reason),
            remedy: format!("{}; or `year end` for 31 March", refusal.remedy),
        })?,
    };
    let span = Span::new(from, to).ok_or_else(|| Refusal {
        reason: "it ends before it begins".to_owned(),
        remedy: "write the earlier day first".to_owned(),
    })?;
    Ok(Weeks { over: Decimal::from(span.days()), under: Decimal::from(7) })
}
