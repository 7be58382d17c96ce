//! Conditions: what holds or doesn't, of numbers and of words; and the rows of which they are asked.

use std::ops::Range;

use super::{Expression, Name};

/// What holds or doesn't.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Two numbers compared.
    Compare(Expression, Comparison, Expression),
    /// The words of a cell are these.
    Says(Name, Quoted),
    /// Both hold.
    And(Box<Condition>, Box<Condition>),
    /// At least one holds.
    Or(Box<Condition>, Box<Condition>),
    /// It doesn't hold.
    Not(Box<Condition>),
}

/// Words in quotation marks, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The words.
    pub words: String,
    /// Where they stand in the text, with their marks.
    pub span: Range<usize>,
}

impl Condition {
    /// The names of cells whose words it compares, with the words.
    pub fn compared_words(&self) -> Vec<(&Name, &Quoted)> {
        match self {
            Condition::Says(name, quoted) => vec![(name, quoted)],
            Condition::Compare(..) => Vec::new(),
            Condition::Not(inner) => inner.compared_words(),
            Condition::And(a, b) | Condition::Or(a, b) => {
                a.compared_words().into_iter().chain(b.compared_words()).collect()
            }
        }
    }

    /// Shows every name in it to `see`, which may change it.
    pub fn names(&mut self, see: &mut dyn FnMut(&mut Name)) {
        match self {
            Condition::Says(name, _) => see(name),
            Condition::Not(inner) => inner.names(see),
            Condition::And(a, b) | Condition::Or(a, b) => {
                a.names(see);
                b.names(see);
            }
            Condition::Compare(a, _, b) => {
                a.names(see);
                b.names(see);
            }
        }
    }
}

impl Expression {
    /// Shows every name in it to `see`, which may change it. A count of rows has its own rows.
    pub(super) fn names(&mut self, see: &mut dyn FnMut(&mut Name)) {
        match self {
            Expression::Name(name) | Expression::Prior(name) => see(name),
            Expression::Negate(inner) => inner.names(see),
            Expression::Join(left, _, right) => {
                left.names(see);
                right.names(see);
            }
            Expression::Call(_, arguments) => arguments.iter_mut().for_each(|a| a.names(see)),
            Expression::Literal(..) | Expression::Span(..) | Expression::CountRows(..) => {}
        }
    }
}

/// How two numbers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
}

/// The rows that a condition is asked of: those for which the `*` in its names stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The schedule, or the set of records.
    pub set: String,
    /// The first name with the `*`.
    pub name: Name,
}

impl Rows {
    /// The rows that a condition is asked of, by the first name in it that has a `*`; `None` if there is
    /// none. A name that stands for the rows of something else is the error.
    pub(super) fn of(condition: &mut Condition) -> Result<Option<Self>, Name> {
        let mut found: Option<Self> = None;
        let mut other = None;
        condition.names(&mut |name| {
            let Some((set, _)) = name.words.split_once(".*") else { return };
            match &found {
                None => found = Some(Self { set: set.to_owned(), name: name.clone() }),
                Some(rows) if rows.set == set => {}
                Some(_) => other = Some(name.clone()),
            }
        });
        other.map_or(Ok(found), Err)
    }

    /// What a condition says of one of the rows.
    pub fn condition_of(&self, row: &str, condition: &Condition) -> Condition {
        let mut condition = condition.clone();
        condition.names(&mut |name| {
            if let Some((set, column)) = name.words.split_once(".*") {
                name.words = format!("{set}.{row}{column}");
            }
        });
        condition
    }
}
