//! Amounts: read as typed, rounded once, printed with thousands separated.
//!
//! Everything is decimal from end to end, and of 15 digits before the point and 9 after it at most. An amount is rounded only where it is printed, half away
//! from zero (£0.005 is £0.01 and −£0.005 is −£0.01), which is how council papers round.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

/// Why a text is not an amount, and what to type instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Nothing was typed.
    Empty,
    /// A dash, or words such as `n/a`, by which people say that there is no amount.
    Absent,
    /// A currency sign stands with the number, and perhaps something else is wrong with it.
    CurrencySign(Option<Box<AmountError>>),
    /// A percent sign behind this number.
    PercentSign(String),
    /// Brackets around it, which mean a credit in print but not in data.
    Brackets,
    /// Words in the stead of a number.
    Words,
    /// A letter within a number, as in `1e5`, `800k` or `3m`.
    Letter(char),
    /// More than one decimal point.
    ManyPoints,
    /// Commas that don't separate groups of three digits.
    Commas,
    /// White space between digits, which some people separate thousands with.
    Space,
    /// Words beside the digits, such as "per week".
    Unit,
    /// A character that has no place in a number.
    Character(char),
    /// A decimal point without digits on both sides.
    BarePoint,
    /// More digits than any amount needs, and than sums and products of many could keep.
    TooLong,
}

impl AmountError {
    /// What to type instead.
    pub fn remedy(&self) -> String {
        match self {
            AmountError::Empty | AmountError::Words => "write a number, such as 1234.56".to_owned(),
            AmountError::Absent => {
                "write `0` if it is nought; where there is no amount, leave the key out".to_owned()
            }
            AmountError::CurrencySign(rest) => {
                let sign = "the style adds the currency sign";
                match rest {
                    None => format!("write the number alone, such as 1234.56: {sign}"),
                    Some(rest) => format!("{sign}; {}", rest.remedy()),
                }
            }
            AmountError::PercentSign(number) => {
                format!("type {number} alone if a percentage is asked for here, or else an amount")
            }
            AmountError::Brackets => "write a minus sign for a credit: -1061".to_owned(),
            AmountError::Letter(_) => {
                "write all digits of the number: 800000 rather than 800k or 8e5".to_owned()
            }
            AmountError::Space => {
                "leave spaces out; thousands may be separated by commas: 12,394.88".to_owned()
            }
            AmountError::Unit => {
                "write the number alone, such as 1234.56: its key says what it counts".to_owned()
            }
            AmountError::ManyPoints => {
                "write one decimal point; thousands may be separated by commas: 12,394.88"
                    .to_owned()
            }
            AmountError::Commas => {
                "see that no digit is missing, and none too many; then leave commas out, or write one before each group of three digits: 1,234,567.89"
                    .to_owned()
            }
            AmountError::Character(_) | AmountError::BarePoint => {
                "write digits, with one decimal point if need be: 1234.56".to_owned()
            }
            AmountError::TooLong => {
                "write 15 digits at most before the point, and 9 after it".to_owned()
            }
        }
    }
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AmountError::Empty => f.write_str("nothing is written"),
            AmountError::Absent => f.write_str("it says that there is none"),
            AmountError::CurrencySign(None) => f.write_str("a currency sign stands in it"),
            AmountError::CurrencySign(Some(rest)) => {
                write!(f, "a currency sign stands in it, and {rest}")
            }
            AmountError::PercentSign(_) => f.write_str("a percent sign stands in it"),
            AmountError::Words => f.write_str("it is no number"),
            AmountError::Brackets => f.write_str("brackets stand around it"),
            AmountError::Letter(letter) => write!(f, "the letter `{letter}` stands in it"),
            AmountError::Space => f.write_str("a space stands in it"),
            AmountError::Unit => f.write_str("words stand beside it"),
            AmountError::ManyPoints => f.write_str("more than one decimal point stands in it"),
            AmountError::Commas => f.write_str("its commas don't separate groups of three digits"),
            AmountError::Character(character) => write!(f, "`{character}` stands in it"),
            AmountError::BarePoint => f.write_str("its decimal point lacks digits on one side"),
            AmountError::TooLong => {
                f.write_str("it has more than 15 digits before the point, or 9 after it")
            }
        }
    }
}

/// How many digits an amount may have before the point, and after it. So the sum of ten thousand of
/// the longest is still exact; see [`crate::exact`].
const DIGITS: (usize, usize) = (15, PLACES as usize);

/// How many decimal places an amount may have.
pub const PLACES: u32 = 9;

/// The signs that may stand before an amount in print.
const CURRENCY_SIGNS: [char; 3] = ['£', '$', '€'];

/// What people type where there is no amount.
const ABSENT: [&str; 8] =
    ["-", "--", "\u{2013}", "\u{2014}", "\u{2212}", "n/a", "n.a.", "not applicable"];

/// Reads an amount as an officer types it: `1234.56`, `1,234.56`, `-5`. Nothing is guessed: what
/// could be read in two ways is refused.
pub fn parse(text: &str) -> Result<Decimal, AmountError> {
    if ABSENT.contains(&text.to_lowercase().as_str()) {
        return Err(AmountError::Absent);
    }
    let unsigned = text.strip_prefix(['-', '\u{2212}']).unwrap_or(text);
    let negative = unsigned.len() < text.len();
    if unsigned.contains(CURRENCY_SIGNS) {
        let rest = parse(unsigned.replace(CURRENCY_SIGNS, "").trim()).err();
        return Err(AmountError::CurrencySign(rest.map(Box::new)));
    }
    if let Some(number) = text.strip_suffix('%').map(str::trim_end)
        && parse(number).is_ok()
    {
        return Err(AmountError::PercentSign(number.to_owned()));
    }
    check_characters(unsigned)?;
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    if whole.is_empty() || fraction.is_some_and(str::is_empty) {
        return Err(AmountError::BarePoint);
    }
    if fraction.is_some_and(|fraction| fraction.contains('.')) {
        return Err(AmountError::ManyPoints);
    }
    if fraction.is_some_and(|fraction| fraction.contains(',')) || !commas_group_thousands(whole) {
        return Err(AmountError::Commas);
    }
    let digits = unsigned.replace(',', "");
    let before =
        whole.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0').count();
    if before > DIGITS.0 || fraction.is_some_and(|fraction| fraction.len() > DIGITS.1) {
        return Err(AmountError::TooLong);
    }
    let mut amount = Decimal::from_str_exact(&digits).map_err(|_| AmountError::TooLong)?;
    // A negative zero would print as "-0".
    if negative && !amount.is_zero() {
        amount.set_sign_negative(true);
    }
    Ok(amount)
}

fn check_characters(text: &str) -> Result<(), AmountError> {
    if text.is_empty() {
        return Err(AmountError::Empty);
    }
    let refused = text.chars().find(|c| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    match refused {
        None => Ok(()),
        Some('(' | ')') => Err(AmountError::Brackets),
        Some(_) if !text.contains(|c: char| c.is_ascii_digit()) => Err(AmountError::Words),
        Some(space) if space.is_whitespace() && text.contains(char::is_alphabetic) => {
            Err(AmountError::Unit)
        }
        Some(space) if space.is_whitespace() => Err(AmountError::Space),
        Some(letter) if letter.is_alphabetic() => Err(AmountError::Letter(letter)),
        Some(other) => Err(AmountError::Character(other)),
    }
}

/// `1,234,567` and `1234567`, but not `1,00` nor `12345,678`.
fn commas_group_thousands(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().map_or(0, str::len);
    let mut rest = groups.peekable();
    rest.peek().is_none() || ((1..=3).contains(&first) && rest.all(|group| group.len() == 3))
}

/// Rounds to `places` decimal places, half away from zero: the one rounding rule of every paper.
pub fn round(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// Digits with thousands separated and exactly `places` decimal places, without a sign: the style
/// says how a negative number is marked.
pub fn digits(value: Decimal, places: u32) -> String {
    let plain = round(value, places).abs().normalize().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = separate_thousands(whole);
    // The noughts are written, not added to the number: a long one has no room for them.
    if places > 0 {
        text.push('.');
        text.push_str(fraction);
        text.extend((fraction.len()..places as usize).map(|_| '0'));
    }
    text
}

/// A number for a message: with its sign, thousands separated, and as many of `most` decimal places as
/// it needs.
pub fn for_message(value: Decimal, most: u32) -> String {
    let value = round(value, most).normalize();
    let sign = if value < Decimal::ZERO { "\u{2212}" } else { "" };
    format!("{sign}{}", digits(value, value.scale()))
}

fn separate_thousands(whole: &str) -> String {
    let mut text = String::with_capacity(whole.len() + whole.len() / 3);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How money is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyScale {
    /// What the number counts.
    pub unit: MoneyUnit,
    /// How many decimal places it has.
    pub places: u32,
    /// Whether the number stands alone, its unit in the heading of the column: 1,235 under "£000".
    pub alone: bool,
}

/// What a printed number of money counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyUnit {
    /// Pounds: £1,234.50.
    Pounds,
    /// Thousands of pounds: £1k.
    Thousands,
    /// Millions of pounds: £1.235m.
    Millions,
}

impl MoneyUnit {
    /// Every unit with the word that asks for it.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Pounds, "pounds"), (Self::Thousands, "thousands"), (Self::Millions, "millions")];
}

impl MoneyScale {
    /// Pounds and pence.
    pub const PENCE: Self = Self { unit: MoneyUnit::Pounds, places: 2, alone: false };

    /// How many pounds one is.
    pub fn pounds(self) -> Decimal {
        match self.unit {
            MoneyUnit::Pounds => Decimal::ONE,
            MoneyUnit::Thousands => Decimal::ONE_THOUSAND,
            MoneyUnit::Millions => Decimal::from(1_000_000),
        }
    }

    /// What follows the number.
    pub fn suffix(self) -> &'static str {
        match self.unit {
            _ if self.alone => "",
            MoneyUnit::Pounds => "",
            MoneyUnit::Thousands => "k",
            MoneyUnit::Millions => "m",
        }
    }

    /// What a heading says of numbers that stand alone: `£000`.
    pub fn unit_alone(self, currency: &str) -> Option<String> {
        let thousands = match self.unit {
            MoneyUnit::Pounds => "",
            MoneyUnit::Thousands => "000",
            MoneyUnit::Millions => "m",
        };
        self.alone.then(|| format!("{currency}{thousands}"))
    }
}
