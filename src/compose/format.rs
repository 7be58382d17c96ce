//! Figures as they are printed: rounded, scaled and signed. The only place where a figure is
//! rounded, but where a formula asks for `round`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::amount::{self, MoneyScale};
use crate::figures::Figure;
use crate::measure::Unit;
use crate::style::{Formats, Negative};

/// How a figure is to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintAs {
    /// In which form.
    pub form: Form,
    /// With which sign.
    pub sign: Sign,
}

/// The form of a printed number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As the unit has it: money with pence if it has any, counts in digits.
    Usual,
    /// Money, in this way.
    Money(MoneyScale),
    /// With so many decimal places.
    Places(u32),
    /// A whole number in words.
    Words {
        /// Whether it begins a sentence.
        capital: bool,
    },
}

/// The sign of a printed number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Numbers below nought are marked as the style does it.
    Usual,
    /// Numbers above nought have a plus besides.
    Plus,
    /// None: the words around say which way it goes.
    Absent,
}

impl PrintAs {
    /// In this form, with the usual sign.
    pub fn form(form: Form) -> Self {
        Self { form, sign: Sign::Usual }
    }
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
                "only whole numbers from 0 to 99, other than money and percentages, are written in words",
                "leave the format out, to print digits",
            ),
        }
    }
}

/// A figure as it is printed.
pub fn print(figure: &Figure, print_as: PrintAs, formats: &Formats) -> Result<String, PrintError> {
    let printer = Printer { sign: print_as.sign, formats };
    let value = figure.value;
    match (print_as.form, figure.unit) {
        (Form::Usual, Unit::Money) => {
            let places = if amount::round(value, 2).fract().is_zero() { 0 } else { 2 };
            Ok(printer.money(value, MoneyScale { places, ..MoneyScale::PENCE }))
        }
        (Form::Usual, unit) => Ok(printer.number(value, usual_places(value), unit)),
        (Form::Places(places), Unit::Money) => {
            Ok(printer.money(value, MoneyScale { places, ..MoneyScale::PENCE }))
        }
        (Form::Places(places), unit) => Ok(printer.number(value, places, unit)),
        (Form::Money(scale), Unit::Money) => Ok(printer.money(value, scale)),
        (Form::Money(_), _) => Err(PrintError::NotMoney),
        (Form::Words { .. }, Unit::Money | Unit::Percent) => Err(PrintError::NoWords),
        (Form::Words { capital }, _) => words(value, capital).ok_or(PrintError::NoWords),
    }
}

/// The form in which a table prints a figure: money as the table does, all else with these decimal
/// places.
pub fn in_a_table(figure: &Figure, scale: MoneyScale, places: u32) -> Form {
    match figure.unit {
        Unit::Money => Form::Money(scale),
        _ => Form::Places(places),
    }
}

/// How many decimal places a number that isn't money is printed with: as few as it needs, two at
/// most.
pub fn usual_places(value: Decimal) -> u32 {
    amount::round(value, 2).normalize().scale()
}

/// The value of a figure as a table prints it: what the reader sees and can add up, though some of it
/// may be printed in thousands and some to the pound.
pub fn printed_value(figure: &Figure, form: Form) -> Decimal {
    match form {
        Form::Money(scale) => {
            let printed = amount::round(figure.value / scale.pounds(), scale.places);
            // One that leaves no room to be counted in pounds is no further from what it was rounded from.
            printed.checked_mul(scale.pounds()).unwrap_or(figure.value)
        }
        Form::Places(places) => amount::round(figure.value, places),
        Form::Usual | Form::Words { .. } => amount::round(figure.value, 2),
    }
}

/// The least by which two of these values differ.
pub fn printed_unit(form: Form) -> Decimal {
    match form {
        Form::Money(scale) => Decimal::new(1, scale.places) * scale.pounds(),
        Form::Places(places) => Decimal::new(1, places),
        Form::Usual | Form::Words { .. } => Decimal::new(1, 2),
    }
}

/// What writes numbers with their signs.
struct Printer<'a> {
    sign: Sign,
    formats: &'a Formats,
}

impl Printer<'_> {
    fn money(&self, value: Decimal, scale: MoneyScale) -> String {
        let value = value / scale.pounds();
        let digits = amount::digits(value, scale.places);
        let currency = if scale.alone { "" } else { &self.formats.currency };
        self.signed(value, scale.places, &format!("{currency}{digits}{}", scale.suffix()))
    }

    fn number(&self, value: Decimal, places: u32, unit: Unit) -> String {
        let suffix = if unit == Unit::Percent { "%" } else { "" };
        self.signed(value, places, &format!("{}{suffix}", amount::digits(value, places)))
    }

    /// Marks a number below nought as the style does. What rounds to nought is neither below nor above.
    fn signed(&self, value: Decimal, places: u32, text: &str) -> String {
        let rounded = amount::round(value, places);
        match (self.sign, self.formats.negative) {
            (Sign::Absent, _) => text.to_owned(),
            (Sign::Plus, _) if rounded > Decimal::ZERO => format!("+{text}"),
            _ if rounded >= Decimal::ZERO => text.to_owned(),
            (_, Negative::Brackets) => format!("({text})"),
            (_, Negative::Minus) => format!("\u{2212}{text}"),
        }
    }
}

/// Whether a word is a whole number from 0 to 99.
pub fn is_number_in_words(word: &str) -> bool {
    let word = word.to_lowercase();
    (0..100).any(|number| words(Decimal::from(number), false).is_some_and(|words| words == word))
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
    Some(if capital { capitalised(&text) } else { text })
}

/// Words with a capital at their beginning.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
