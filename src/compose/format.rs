//! Figures as they are printed: rounded, scaled and signed. The only place where a figure is rounded.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::amount;
use crate::amount::MoneyScale;
use crate::figures::Figure;
use crate::measure::Unit;
use crate::style::{Formats, Negative};

/// How a figure is to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintAs {
    /// As the unit has it: money with pence if it has any, counts in digits.
    Usual,
    /// Money, in this way.
    Money(MoneyScale),
    /// A number with so many decimal places.
    Places(u32),
    /// A whole number in words.
    Words {
        /// Whether it begins a sentence.
        capital: bool,
    },
}

/// Why a figure can't be printed as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintError {
    /// A way of printing money, asked of something else.
    NotMoney,
    /// Words, asked of money, of a fraction or of a number past ninety-nine.
    NoWords,
}

impl PrintError {
    /// What is wrong and what to do.
    pub fn explain(self) -> (&'static str, &'static str) {
        match self {
            PrintError::NotMoney => ("it is not money", "leave the format out"),
            PrintError::NoWords => (
                "only whole numbers from 0 to 99, other than money, are written in words",
                "leave the format out, to print digits",
            ),
        }
    }
}

/// A figure as it is printed.
pub fn print(figure: &Figure, print_as: PrintAs, formats: &Formats) -> Result<String, PrintError> {
    let value = figure.value;
    match (print_as, figure.unit) {
        (PrintAs::Usual, Unit::Money) => {
            let places = if amount::round(value, 2).fract().is_zero() { 0 } else { 2 };
            Ok(money(value, Decimal::ONE, places, "", formats))
        }
        (PrintAs::Usual, unit) => Ok(number(value, usual_places(value), unit, formats)),
        (PrintAs::Places(places), Unit::Money) => {
            Ok(money(value, Decimal::ONE, places, "", formats))
        }
        (PrintAs::Places(places), unit) => Ok(number(value, places, unit, formats)),
        (PrintAs::Money(scale), Unit::Money) => Ok(scaled(value, scale, formats)),
        (PrintAs::Money(_), _) => Err(PrintError::NotMoney),
        (PrintAs::Words { .. }, Unit::Money) => Err(PrintError::NoWords),
        (PrintAs::Words { capital }, _) => words(value, capital).ok_or(PrintError::NoWords),
    }
}

/// How many decimal places a number that isn't money is printed with: as few as it needs, two at
/// most.
pub fn usual_places(value: Decimal) -> u32 {
    amount::round(value, 2).normalize().scale()
}

fn scaled(value: Decimal, scale: MoneyScale, formats: &Formats) -> String {
    let (unit, places, suffix) = scale_parts(scale);
    money(value, unit, places, suffix, formats)
}

/// One unit of a scale in pounds, the decimal places printed, and what follows the number.
fn scale_parts(scale: MoneyScale) -> (Decimal, u32, &'static str) {
    match scale {
        MoneyScale::Pence => (Decimal::ONE, 2, ""),
        MoneyScale::Pounds => (Decimal::ONE, 0, ""),
        MoneyScale::Thousands => (Decimal::ONE_THOUSAND, 0, "k"),
        MoneyScale::Millions(places) => (Decimal::from(1_000_000), places, "m"),
    }
}

/// The value of a figure as a scale prints it, in units of that scale: what the reader sees and can
/// add up.
pub fn printed_value(figure: &Figure, scale: MoneyScale) -> Decimal {
    match figure.unit {
        Unit::Money => {
            let (unit, places, _) = scale_parts(scale);
            amount::round(figure.value / unit, places)
        }
        _ => amount::round(figure.value, 2),
    }
}

/// The least by which two of these values differ.
pub fn printed_unit(figure: &Figure, scale: MoneyScale) -> Decimal {
    let places = if figure.unit == Unit::Money { scale_parts(scale).1 } else { 2 };
    Decimal::new(1, places)
}

fn money(value: Decimal, unit: Decimal, places: u32, suffix: &str, formats: &Formats) -> String {
    let value = value / unit;
    let digits = amount::digits(value, places);
    signed(value, places, &format!("{}{digits}{suffix}", formats.currency), formats)
}

fn number(value: Decimal, places: u32, unit: Unit, formats: &Formats) -> String {
    let suffix = if unit == Unit::Percent { "%" } else { "" };
    signed(value, places, &format!("{}{suffix}", amount::digits(value, places)), formats)
}

/// Marks a negative number as the style does. What rounds to nought is not negative.
fn signed(value: Decimal, places: u32, text: &str, formats: &Formats) -> String {
    if amount::round(value, places) >= Decimal::ZERO {
        return text.to_owned();
    }
    match formats.negative {
        Negative::Brackets => format!("({text})"),
        Negative::Minus => format!("\u{2212}{text}"),
    }
}

/// A whole number from 0 to 99 in words.
fn words(value: Decimal, capital: bool) -> Option<String> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if !value.fract().is_zero() {
        return None;
    }
    let number = value.to_usize()?;
    let text = match (number / 10, number % 10) {
        (0 | 1, _) => (*SMALL.get(number)?).to_owned(),
        (tens, 0) => (*TENS.get(tens)?).to_owned(),
        (tens, ones) => format!("{}-{}", TENS.get(tens)?, SMALL.get(ones)?),
    };
    if !capital {
        return Some(text);
    }
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect())
}
