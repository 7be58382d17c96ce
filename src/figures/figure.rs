//! A figure: one number with its name, its unit, its measure and how it came about.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::Place;
use crate::measure::{Measures, Unit};

/// How a figure came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Derivation {
    /// It stands in the inputs, here.
    Given(Place),
    /// It was computed from other figures.
    Computed {
        /// What was done with them.
        operation: Operation,
        /// The figures it was done with, in order.
        from: Vec<Arc<Figure>>,
    },
    /// It was computed as a formula of the inputs says, or counted in them.
    Formula {
        /// Where the formula stands, and what it says; of what is counted without one, where the things
        /// stand that are counted.
        place: Place,
        /// What is done, in words.
        said: Said,
        /// The figures in it, in order.
        from: Vec<Arc<Figure>>,
        /// The same figures with their signs, where the formula does nothing but add and take away.
        terms: Option<Vec<Term>>,
        /// What was counted, or measured, and is no figure: rows, dates.
        counted: Vec<Typed>,
    },
}

/// What a formula does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The formula as it was typed; `None` where the program counts by itself.
    pub formula: Option<String>,
    /// The same in words: "“Parks, Plan” less “Parks, Actual”".
    pub words: String,
}

/// Something of the inputs that is no figure, and from which one follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// What it is: `budget.parks`, "first day".
    pub words: String,
    /// Where it stands.
    pub place: Place,
}

/// A figure that is added, or taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The figure.
    pub figure: Arc<Figure>,
    /// Whether it is taken away.
    pub taken_away: bool,
}

impl Derivation {
    /// The figures that it was made from, in order; one may stand there twice.
    pub fn from(&self) -> &[Arc<Figure>] {
        match self {
            Derivation::Given(_) => &[],
            Derivation::Computed { from, .. } | Derivation::Formula { from, .. } => from,
        }
    }

    /// What was added and taken away, if nothing else was done.
    pub fn terms(&self) -> Option<Vec<Term>> {
        let signed = |taken_away: bool| {
            move |figure: &Arc<Figure>| Term { figure: Arc::clone(figure), taken_away }
        };
        match self {
            Derivation::Computed { operation: Operation::Sum, from } => {
                Some(from.iter().map(signed(false)).collect())
            }
            Derivation::Computed { operation: Operation::Difference, from } => {
                let (first, rest) = from.split_first()?;
                Some(
                    [first]
                        .into_iter()
                        .map(signed(false))
                        .chain(rest.iter().map(signed(true)))
                        .collect(),
                )
            }
            Derivation::Formula { terms, .. } => terms.clone(),
            Derivation::Given(_) | Derivation::Computed { .. } => None,
        }
    }
}

/// What is done with figures to make another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// All of them added.
    Sum,
    /// The first less the second.
    Difference,
    /// The first less all the others, and nought where that is less than nought.
    Shortfall,
    /// The first times the second.
    Product,
    /// The first, an amount of a whole year, for the part of a year that the second says.
    PartOfYear,
    /// The first as a percentage of the second.
    Percentage,
    /// All of them added, over how many they are.
    Average,
}

impl Figure {
    /// Where it, or the formula by which it is computed, stands in the inputs.
    pub fn given_at(&self) -> Option<&Place> {
        match &self.derivation {
            Derivation::Given(place) | Derivation::Formula { place, .. } => Some(place),
            Derivation::Computed { .. } => None,
        }
    }
}

/// One number with its name, its unit, its measure and how it came about.
///
/// The value is rounded only where it is printed, once, half away from zero. It is exact, but for
/// divisions that never end: see [`crate::exact`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The name by which prose, tables and other figures call it: `savings.team.total.weekly`.
    pub name: String,
    /// The name in words, for explanations and messages.
    pub label: String,
    /// The exact value, in the base of its unit: pounds, whole FTE, hundredths.
    pub value: Decimal,
    /// What the number counts.
    pub unit: Unit,
    /// How the amount is counted.
    pub measures: Measures,
    /// How it came about.
    pub derivation: Derivation,
}
