//! Single words of savings and income: measures, ways of counting, weeks.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Counted, Weeks};
use crate::amount;
use crate::measure::Measure;
use crate::period::{FinancialYear, Span};
use crate::yaml::{Refusal, Scalar};

/// Whether the full-year effects of a series are computed from its weekly rates, or were reported.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FullYearEffects {
    Computed,
    Reported,
}

impl Scalar for FullYearEffects {
    const EXPECTED: &'static str = "`computed` or `reported`";

    fn read(text: &str) -> Result<Self, Refusal> {
        match text {
            "computed" => Ok(Self::Computed),
            "reported" => Ok(Self::Reported),
            _ => Err(Refusal {
                reason: "it is another word".to_owned(),
                remedy: "write `computed` (weekly × weeks) or `reported` (given in each row)"
                    .to_owned(),
            }),
        }
    }
}

impl Scalar for Measure {
    const EXPECTED: &'static str = "a measure";

    fn read(text: &str) -> Result<Self, Refusal> {
        let known = Measure::ALL.iter().find(|(_, key)| *key == text);
        known.map(|(measure, _)| *measure).ok_or_else(|| Refusal {
            reason: "no way of counting has this name".to_owned(),
            remedy: format!(
                "write one of {}",
                Measure::ALL.map(|(_, key)| format!("`{key}`")).join(", ")
            ),
        })
    }
}

impl Scalar for Counted {
    const EXPECTED: &'static str = "`full_year` or `to_year_end`";

    fn read(text: &str) -> Result<Self, Refusal> {
        [Counted::FullYear, Counted::ToYearEnd]
            .into_iter()
            .find(|counted| counted.key() == text)
            .ok_or_else(|| Refusal {
                reason: "it is another word".to_owned(),
                remedy: "write `full_year` (the full-year effect) or `to_year_end`".to_owned(),
            })
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
