//! The columns of a schedule.

mod read;

use read::refuse_words_never_said;
pub(super) use read::{ColumnList, refuse_numbers};

use rust_decimal::Decimal;

use super::TypedIn;
use super::comparisons::{Direction, Favourable};
use crate::amount::MoneyScale;
use crate::diagnostic::Faults;
use crate::expression::{Formula, Test};
use crate::measure::{Measure, Unit};
use crate::yaml::wrong_kind;
use crate::yaml::{
    At, Choice, Decode, Fillable, Id, Keys, Like, Node, Number, Refusal, Scalar, Shape,
};

/// Words that mean something else in a row or a formula, and so can't name a column.
const RESERVED: [&str; 14] = [
    "id",
    "label",
    "group",
    "rows",
    "subtotal",
    "formula",
    "role",
    "note",
    "signed",
    "unit",
    "money",
    "comes_to",
    "columns",
    "favourable",
];

/// A column of a schedule.
#[derive(Clone, Debug)]
pub struct ScheduleColumn {
    /// Its name.
    pub id: At<Id>,
    /// Its heading, with the heading over several columns before it.
    pub heading: At<Fillable>,
    /// What stands in it.
    pub content: ColumnContent,
}

/// What stands in a column.
#[derive(Clone, Debug)]
pub enum ColumnContent {
    /// Numbers, typed or computed.
    Numbers(Numbers),
    /// Words, as typed.
    Words,
    /// Words that follow from the numbers of the row, unless a row leaves them out.
    Rule(Rule, OnTotals),
}

/// Whether the rule of a column of words says something of subtotals and totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnTotals {
    /// As of any other row.
    Said,
    /// Nothing.
    Unsaid,
}

/// A column of numbers.
#[derive(Clone, Debug)]
pub struct Numbers {
    /// What they count.
    pub unit: Unit,
    /// How they are counted, where that is said.
    pub measure: Option<Measure>,
    /// How its money is typed.
    pub typed_in: TypedIn,
    /// What computes the cells that aren't typed.
    pub formula: Option<Formula>,
    /// Whether more than nought is printed with a plus.
    pub signed: bool,
    /// How many decimal places are printed; as many as are needed where that isn't said.
    pub places: Option<At<Places>>,
    /// How its money is printed, where that isn't as in the rest of the table.
    pub money: Option<At<MoneyScale>>,
    /// What the cells of its rows of data have to come to, as it was typed.
    pub comes_to: Option<At<Decimal>>,
    /// What stands where the formula divides by nought, where that is said.
    pub on_zero_base: Option<ZeroBase>,
    /// Whether its formula may add amounts that are counted in different ways.
    pub mixed: bool,
    /// How its subtotals and totals are made, where that is said.
    pub total: Option<ColumnTotal>,
}

/// How subtotals and totals of a column are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnTotal {
    /// Its cells are added, or the formula of the row is used.
    Sum,
    /// By the formula of the column, from the cells of the row.
    Formula,
    /// Not at all: the price of one hour is not added up.
    Absent,
}

impl Choice for ColumnTotal {
    const EXPECTED: &'static str = "`sum`, `formula` or `none`";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("sum", Self::Sum), ("formula", Self::Formula), ("none", Self::Absent)]
    }

    fn remedy(_: &str) -> String {
        "write `sum` (the cells are added), `formula` (the column's own, from the totals) or `none`"
            .to_owned()
    }
}

/// What stands in a cell whose formula divides by nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZeroBase {
    /// A dash: there is no such number.
    Dash,
    /// Nought.
    Zero,
    /// Nothing.
    Blank,
}

/// The rule of a column of words.
#[derive(Clone, Debug)]
pub enum Rule {
    /// It stands in the column.
    Own(Vec<Say>),
    /// It is the style's, by this name.
    Named(At<String>),
    /// It says which way a figure moved.
    Direction(Direction),
}

/// Words, and when they are said: the first whose condition holds.
#[derive(Clone, Debug)]
pub struct Say {
    /// The words.
    pub say: String,
    /// The condition; where there is none, it always holds.
    pub when: Option<Test>,
}

/// What a schedule says for all of its columns.
pub(super) struct Defaults {
    pub(super) unit: Unit,
    pub(super) measure: Option<Measure>,
    pub(super) typed_in: TypedIn,
    pub(super) favourable: Option<Favourable>,
}

/// A number of decimal places, from 0 to 6.
#[derive(Clone, Copy, Debug)]
pub struct Places(pub u32);

impl Scalar for Places {
    const EXPECTED: &'static str = "a number of decimal places";

    fn read(text: &str) -> Result<Self, Refusal> {
        match text.parse() {
            Ok(places) if places <= 6 => Ok(Self(places)),
            _ => Err(Refusal {
                reason: "it is not a whole number from 0 to 6".to_owned(),
                remedy: "write a whole number from 0 to 6".to_owned(),
            }),
        }
    }

    fn looks() -> Shape {
        let number = Number { least: Some(0), most: Some(6), ..Number::WHOLE };
        Shape::Like(Like::number(number, "^[0-6]$"))
    }
}

impl Choice for ZeroBase {
    const EXPECTED: &'static str = "`-`, `0` or `blank`";

    const REASON: &'static str = "it is something else";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("-", Self::Dash), ("0", Self::Zero), ("blank", Self::Blank)]
    }

    fn remedy(_: &str) -> String {
        "write what stands where nothing can be divided by: `\"-\"`, `0` or `blank`".to_owned()
    }
}

impl Decode for Say {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "words by a rule", faults)?;
        let say = keys.required("say", faults);
        let when = keys.optional("when", faults);
        keys.close(faults);
        Some(Self { say: say?, when: when? })
    }
}

/// A rule of a style, by name.
#[derive(Clone, Debug)]
pub struct NamedRule {
    /// Its name.
    pub id: At<Id>,
    /// What it says.
    pub words: Vec<Say>,
}

impl Decode for NamedRule {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a rule", faults)?;
        let id = keys.required("id", faults);
        let words = keys.required::<Vec<Say>>("words", faults);
        keys.close(faults);
        let (id, words): (At<Id>, Vec<Say>) = (id?, words?);
        if words.is_empty() {
            faults.push(wrong_kind(node, "a rule with words"));
        }
        refuse_words_never_said(&words, &id, faults);
        Some(Self { id, words })
    }
}
