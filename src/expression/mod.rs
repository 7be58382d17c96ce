//! Expressions: what an officer writes to have something computed, as a tree.
//!
//! ```text
//! savings.team.total.value - posts.total.cost
//! sum(posts.*.cost) * 20%
//! variance >= min(5% * abs(budget), £100000)
//! count(budget.*.rag = "Red")
//! ```
//!
//! - Numbers, percentages (`20%`), money (`£100000`) and dates (`2019-03-31`) stand for themselves;
//!   everything else is the name of a figure. A `*` in a name stands for every record of a set.
//! - `+ - * /`, brackets, and the functions of [`Function`].
//! - A [`Condition`] compares two expressions, or the words of a cell with words in quotation marks;
//!   conditions are joined by `and`, `or` and `not`.
//! - Names may hold hyphens, so a minus has a space on each side.
//!
//! This module knows what an expression says, not what it comes to: names are looked up and units
//! watched where figures are calculated. It is read by hand, and not by a parser library, because
//! nearly all of it is messages.

mod condition;
mod lex;
mod read;

pub use condition::{Comparison, Condition, Quoted, Rows};
pub use lex::is_number;

use std::ops::Range;

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::measure::Unit;
use crate::yaml::{Decode, Node, Shape, Value, wrong_kind};

/// An expression as it was typed, with what it says.
#[derive(Clone, Debug)]
pub struct Formula {
    /// What it says.
    pub expression: Expression,
    /// The text: a part of the tree is a range of it.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// A condition as it was typed, with what it says.
#[derive(Clone, Debug)]
pub struct Test {
    /// What it says.
    pub condition: Condition,
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// What comes to a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number that stands for itself.
    Literal(Decimal, Unit),
    /// The figure with this name.
    Name(Name),
    /// The number below nought that is as large.
    Negate(Box<Expression>),
    /// Two numbers joined.
    Join(Box<Expression>, Operator, Box<Expression>),
    /// A function of numbers.
    Call(Function, Vec<Expression>),
    /// How long it is from a day to a day, both counted, in this unit.
    Span(chrono::NaiveDate, chrono::NaiveDate, Unit),
    /// The same column or row, one step before.
    Prior(Name),
    /// How many rows of a set there are for which a condition holds.
    CountRows(Rows, Box<Condition>),
}

impl Expression {
    /// The names that it adds and takes away, if it does nothing else.
    pub fn added_names(&self) -> Option<Vec<&Name>> {
        Some(self.added_terms()?.into_iter().map(|(name, _)| name).collect())
    }

    /// The same, each with whether it is taken away.
    pub fn added_terms(&self) -> Option<Vec<(&Name, bool)>> {
        fn turned(terms: Vec<(&Name, bool)>) -> Vec<(&Name, bool)> {
            terms.into_iter().map(|(name, taken_away)| (name, !taken_away)).collect()
        }
        match self {
            Expression::Name(name) => Some(vec![(name, false)]),
            Expression::Negate(inner) => inner.added_terms().map(turned),
            Expression::Join(left, operator @ (Operator::Plus | Operator::Minus), right) => {
                let (mut terms, right) = (left.added_terms()?, right.added_terms()?);
                terms.extend(if *operator == Operator::Minus { turned(right) } else { right });
                Some(terms)
            }
            Expression::Call(Function::Sum, arguments) => {
                let terms: Option<Vec<_>> = arguments.iter().map(Self::added_terms).collect();
                Some(terms?.into_iter().flatten().collect())
            }
            _ => None,
        }
    }
}

impl Expression {
    /// Whether it ends by multiplying by 100, as percentages are worked out in spreadsheets.
    pub fn is_times_a_hundred(&self) -> bool {
        let is_hundred = |side: &Expression| matches!(side, Self::Literal(value, Unit::Number) if *value == Decimal::ONE_HUNDRED);
        match self {
            Self::Join(left, Operator::Times, right) => is_hundred(left) || is_hundred(right),
            _ => false,
        }
    }
}

/// The name of a figure, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words, with dots between them.
    pub words: String,
    /// Where it stands in the text.
    pub span: Range<usize>,
}

/// What joins two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Both added.
    Plus,
    /// The first less the second.
    Minus,
    /// The first times the second.
    Times,
    /// The first divided by the second.
    Over,
}

/// What a function makes of its numbers. `sum`, `average`, `count`, `min` and `max` pass over
/// blanks; `abs` and `round` of a blank are blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// All added.
    Sum,
    /// The least.
    Min,
    /// The greatest.
    Max,
    /// The number without its sign.
    Abs,
    /// All added, divided by how many there are.
    Average,
    /// How many there are.
    Count,
    /// The first rounded to so many decimal places as the second says, half away from nought.
    Round,
}

impl Function {
    /// Every function by the word that stands for it.
    pub const ALL: [(Function, &'static str); 7] = [
        (Function::Sum, "sum"),
        (Function::Min, "min"),
        (Function::Max, "max"),
        (Function::Abs, "abs"),
        (Function::Average, "average"),
        (Function::Count, "count"),
        (Function::Round, "round"),
    ];

    /// The word that stands for it.
    pub fn word(self) -> &'static str {
        let found = Function::ALL.iter().find(|(function, _)| *function == self);
        found.map_or("", |(_, word)| word)
    }
}

/// Whether a text that is no number calculates one, and so was meant as a formula: `6/9`, `-actual`,
/// `trees.plan`. A single word may be anything.
pub fn calculates(text: &str) -> bool {
    let Ok(mut expression) = read::expression(text) else { return false };
    let mut all_are_names = true;
    expression.names(&mut |name| all_are_names &= name.words.starts_with(char::is_alphabetic));
    let is_made_of_parts = match &expression {
        Expression::Literal(..) => false,
        Expression::Negate(inner) => !matches!(**inner, Expression::Literal(..)),
        Expression::Name(name) => name.words.contains('.'),
        _ => true,
    };
    all_are_names && is_made_of_parts
}

/// What is wrong with an expression as typed: where in its text, and what to do.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    message: String,
    span: Range<usize>,
    remedy: String,
}

impl Formula {
    /// Reads an expression that stands at `place`.
    pub fn read(text: &str, place: &Place) -> Result<Self, Faults> {
        match read::expression(text) {
            Ok(expression) => Ok(Self { expression, text: text.to_owned(), place: place.clone() }),
            Err(fault) => Err(fault.at(text, place).into()),
        }
    }

    /// The place of a part of it.
    pub fn part(&self, span: &Range<usize>) -> Place {
        part(&self.text, span, &self.place)
    }
}

impl Test {
    /// Reads a condition that stands at `place`.
    pub fn read(text: &str, place: &Place) -> Result<Self, Faults> {
        match read::condition(text) {
            Ok(condition) => Ok(Self { condition, text: text.to_owned(), place: place.clone() }),
            Err(fault) => Err(fault.at(text, place).into()),
        }
    }

    /// The place of a part of it.
    pub fn part(&self, span: &Range<usize>) -> Place {
        part(&self.text, span, &self.place)
    }
}

/// The place of a part of a text. What YAML wrote in another way (folded, or with signs for quotes) is
/// pointed at as a whole.
fn part(text: &str, span: &Range<usize>, place: &Place) -> Place {
    let Some(found) = place.text().find(text) else { return place.clone() };
    let start = place.span().start + found;
    Place::new(place.source(), start + span.start..start + span.end)
}

impl Fault {
    fn at(self, text: &str, place: &Place) -> Diagnostic {
        Diagnostic::error(self.message).at(&part(text, &self.span, place)).remedy(self.remedy)
    }
}

/// A formula without the `=` that may stand before it: a cell needs one, and so does every
/// spreadsheet.
fn without_sign(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('=').unwrap_or(text).trim_start()
}

impl Decode for Formula {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let Value::Scalar(text) = &node.value else {
            faults.push(wrong_kind(node, "a formula"));
            return None;
        };
        faults.keep(Formula::read(without_sign(text), &node.place))
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

impl Decode for Test {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let Value::Scalar(text) = &node.value else {
            faults.push(wrong_kind(node, "a condition"));
            return None;
        };
        faults.keep(Self::read(without_sign(text), &node.place))
    }

    fn shape() -> Shape {
        Shape::Text
    }
}
