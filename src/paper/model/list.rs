//! Lists, and what stands before their items.

use super::Block;

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// What stands before its items.
    pub labels: Labels,
    /// Whether its items stand close together, without space between them.
    pub tight: bool,
    /// The items.
    pub items: Vec<Item>,
}

/// What stands before the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labels {
    /// The same mark before each.
    Bullet,
    /// A number or letter before each.
    Ordered {
        /// The number of the first item.
        start: u64,
        /// How numbers are written.
        numerals: Numerals,
        /// What stands around them.
        punctuation: Punctuation,
    },
}

impl Labels {
    /// The label of the item at `index` (from nought), as it is printed: `b)`, `•`.
    pub fn of(&self, index: usize) -> String {
        match *self {
            Labels::Bullet => "•".to_owned(),
            Labels::Ordered { start, numerals, punctuation } => {
                let numeral = numerals.write(start.saturating_add(index as u64));
                match punctuation {
                    Punctuation::Dot => format!("{numeral}."),
                    Punctuation::Bracket => format!("{numeral})"),
                    Punctuation::Brackets => format!("({numeral})"),
                }
            }
        }
    }
}

/// How the numbers of a list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numerals {
    /// 1, 2, 3.
    Decimal,
    /// a, b, c … z, aa.
    Letter,
    /// A, B, C … Z, AA.
    CapitalLetter,
    /// i, ii, iii.
    Roman,
    /// I, II, III.
    CapitalRoman,
}

impl Numerals {
    /// Every way to write a number.
    pub const ALL: [Numerals; 5] = [
        Numerals::Decimal,
        Numerals::Letter,
        Numerals::CapitalLetter,
        Numerals::Roman,
        Numerals::CapitalRoman,
    ];

    /// Writes a number. Letters and Roman numerals begin at one; nought is written as a digit.
    pub fn write(self, number: u64) -> String {
        match self {
            _ if number == 0 => "0".to_owned(),
            Numerals::Decimal => number.to_string(),
            Numerals::Letter => letters(number),
            Numerals::CapitalLetter => letters(number).to_uppercase(),
            Numerals::Roman => roman(number),
            Numerals::CapitalRoman => roman(number).to_uppercase(),
        }
    }
}

fn letters(mut number: u64) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    letters.iter().rev().collect()
}

fn roman(number: u64) -> String {
    const NUMERALS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    /// Past this, Roman numerals are unreadable and digits stand instead.
    const LARGEST: u64 = 3999;
    if number > LARGEST {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, numeral) in NUMERALS {
        while rest >= value {
            text.push_str(numeral);
            rest -= value;
        }
    }
    text
}

/// What stands around the numbers of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Punctuation {
    /// `1.`
    Dot,
    /// `1)`
    Bracket,
    /// `(1)`
    Brackets,
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// A tick box before the item: whether it is ticked. `None` where there is no box.
    pub ticked: Option<bool>,
    /// What the item says.
    pub blocks: Vec<Block>,
}
