//! What is written as one word, number or text: how each kind is read, and what to write instead.

use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::decode::{Refusal, Scalar};
use super::shape::{Like, Number, Shape};
use crate::amount::{self, MoneyScale, MoneyUnit};
use crate::diagnostic::did_you_mean;
use crate::period::{Period, ReportingPeriod};

impl Scalar for String {
    const EXPECTED: &'static str = "a text";
    const IS_WORDS: bool = true;

    fn read(text: &str) -> Result<Self, Refusal> {
        let text = not_empty(text)?;
        // Printed as they are, or in a name, the braces would leave the building.
        if text.contains("{{") {
            return Err(Refusal {
                reason: "figures and references are not filled in here".to_owned(),
                remedy: "write what is to stand there; figures are filled in prose, in the words of records, in text fields and in headings of columns".to_owned(),
            });
        }
        Ok(text)
    }

    fn looks() -> Shape {
        Shape::Text
    }
}

fn not_empty(text: &str) -> Result<String, Refusal> {
    if text.is_empty() {
        return Err(Refusal {
            reason: "nothing is written".to_owned(),
            remedy: "write some words, or leave the key out".to_owned(),
        });
    }
    Ok(text.to_owned())
}

/// Words in which figures and references are filled when they are printed: `{{posts.total.fte}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fillable(pub String);

impl fmt::Display for Fillable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for Fillable {
    const EXPECTED: &'static str = String::EXPECTED;
    const IS_WORDS: bool = true;

    fn read(text: &str) -> Result<Self, Refusal> {
        not_empty(text).map(Self)
    }

    fn looks() -> Shape {
        Shape::Text
    }
}

impl Scalar for Decimal {
    const EXPECTED: &'static str = "an amount";

    fn read(text: &str) -> Result<Self, Refusal> {
        amount::parse(text)
            .map_err(|error| Refusal { reason: error.to_string(), remedy: error.remedy() })
    }

    fn looks() -> Shape {
        Shape::Like(Like::number(Number::ANY, r"^[-−]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?$"))
    }
}

impl Scalar for bool {
    const EXPECTED: &'static str = "`yes` or `no`";

    fn read(text: &str) -> Result<Self, Refusal> {
        match text.to_ascii_lowercase().as_str() {
            "yes" | "true" => Ok(true),
            "no" | "false" => Ok(false),
            _ => Err(Refusal {
                reason: "it is another word".to_owned(),
                remedy: "write `yes` or `no`".to_owned(),
            }),
        }
    }

    fn looks() -> Shape {
        Shape::YesNo
    }
}

impl Scalar for NaiveDate {
    const EXPECTED: &'static str = "a date";

    fn read(text: &str) -> Result<Self, Refusal> {
        // chrono also takes years of other than four digits, and months and days of one.
        const FORM: &str = "0000-00-00";
        let form = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c });
        if !form.eq(FORM.chars()) {
            return Err(Refusal {
                reason: "it is written in another way".to_owned(),
                remedy: "write year, month and day: 2024-08-28".to_owned(),
            });
        }
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| Refusal {
            reason: "no such day is in the calendar".to_owned(),
            remedy: "write year, month and day, in this order".to_owned(),
        })
    }

    fn looks() -> Shape {
        let word = Like::word("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
        Shape::Like(word.such_as(&["2026-01-31"]))
    }
}

impl Scalar for Period {
    const EXPECTED: &'static str = "a period";

    fn read(text: &str) -> Result<Self, Refusal> {
        Period::parse(text).map_err(|error| Refusal {
            reason: error.to_string(),
            remedy: error.remedy().to_owned(),
        })
    }

    fn looks() -> Shape {
        let word = Like::word(concat!(
            "^(([0-9]{4}-(0[1-9]|1[0-2])|[A-Za-z]{3,9} +[0-9]{4}) +to +",
            "([0-9]{4}-(0[1-9]|1[0-2])|[A-Za-z]{3,9} +[0-9]{4})|[0-9]{4}/([0-9]{2}){1,2})$",
        ));
        Shape::Like(word.such_as(&["2023/24", "Sep 2020 to Mar 2021"]))
    }
}

impl Scalar for ReportingPeriod {
    const EXPECTED: &'static str = "the period of a report";

    fn read(text: &str) -> Result<Self, Refusal> {
        ReportingPeriod::parse(text).ok_or_else(|| match ReportingPeriod::no_quarter(text) {
            Some(number) => Refusal {
                reason: format!("a financial year has four quarters, and no Q{number}"),
                remedy: "write `Q1` to `Q4`: the first is April to June, and `Q4 2018/19` ends in March 2019"
                    .to_owned(),
            },
            None => Refusal {
                reason: "it is written in another way".to_owned(),
                remedy: ReportingPeriod::REMEDY.to_owned(),
            },
        })
    }

    fn looks() -> Shape {
        let word = Like::word(concat!(
            "^([Qq][1-4] +[0-9]{4}/([0-9]{2}){1,2}|[0-9]{4}/([0-9]{2}){1,2}|",
            "[0-9]{4}-(0[1-9]|1[0-2])|[A-Za-z]{3,9} +[0-9]{4})$",
        ));
        Shape::Like(word.such_as(&["Q2 2018/19", "2018/19", "September 2018"]))
    }
}

/// A name by which figures, rows or tables are called: small letters, digits, `_` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(String);

impl Id {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for Id {
    const EXPECTED: &'static str = "an id";

    fn read(text: &str) -> Result<Self, Refusal> {
        let refused = text
            .chars()
            .find(|c| !c.is_ascii_lowercase() && !c.is_ascii_digit() && !matches!(c, '_' | '-'));
        match refused {
            None if !text.is_empty() => Ok(Self(text.to_owned())),
            _ => Err(Refusal {
                reason: match refused {
                    Some(character) => format!("`{character}` stands in it"),
                    None => "nothing is written".to_owned(),
                },
                remedy: "use small letters, digits, `_` and `-`: team_manager, 2023_24".to_owned(),
            }),
        }
    }

    fn looks() -> Shape {
        Shape::Like(Like::number(Number::WHOLE, "^[a-z0-9_-]+$").or_truth())
    }
}

impl Scalar for MoneyScale {
    const EXPECTED: &'static str = "a way to print money";

    fn read(text: &str) -> Result<Self, Refusal> {
        const WRITE: &str = "write `pence`, `pounds`, `thousands`, `millions` or `millions 3`; with `in` before it the unit stands in the headings: `in thousands`";
        let (alone, rest) = match text.strip_prefix("in ") {
            Some(rest) => (true, rest.trim_start()),
            None => (false, text),
        };
        let (word, places) = match rest.split_once(' ') {
            Some((word, places)) => (word, Some(places.trim())),
            None => (rest, None),
        };
        let unit = match word {
            "pence" if places.is_none() => return Ok(Self { alone, ..Self::PENCE }),
            "pounds" => MoneyUnit::Pounds,
            "thousands" => MoneyUnit::Thousands,
            "millions" => MoneyUnit::Millions,
            _ => {
                return Err(Refusal {
                    reason: "no such way is known".to_owned(),
                    remedy: way_to_print(text).unwrap_or_else(|| WRITE.to_owned()),
                });
            }
        };
        match places.map_or(Ok(0), str::parse) {
            Ok(places) if places <= 6 => Ok(Self { unit, places, alone }),
            _ => Err(Refusal {
                reason: "that is no number of decimal places from 0 to 6".to_owned(),
                remedy: format!("write the decimal places, from 0 to 6: `{word} 3`"),
            }),
        }
    }

    fn looks() -> Shape {
        let word = Like::word("^(in +)?(pence|(pounds|thousands|millions)( +[0-6])?)$");
        Shape::Like(word.such_as(&[
            "pence",
            "pounds",
            "thousands",
            "millions",
            "millions 1",
            "in pounds",
            "in thousands",
            "in millions 1",
        ]))
    }
}

/// How the heading that somebody typed in the stead of a way to print money is asked for.
fn way_to_print(text: &str) -> Option<String> {
    let small = text.to_lowercase();
    let word = match small.trim_matches(|c: char| !c.is_alphanumeric()) {
        "000" | "000s" | "k" | "thousand" => "thousands",
        "m" | "mn" | "million" => "millions",
        other => {
            const WORDS: [&str; 4] = ["pence", "pounds", "thousands", "millions"];
            return did_you_mean(other, WORDS);
        }
    };
    Some(format!(
        "write `in {word}`: the headings then say the unit, and each number is without it"
    ))
}
