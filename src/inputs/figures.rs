//! `figures.yaml`: figures that the paper computes for itself, by name.

use rust_decimal::Decimal;

use super::stated::Stated;
use crate::diagnostic::{Diagnostic, Faults};
use crate::expression::Formula;
use crate::measure::{Measure, Unit};
use crate::yaml::{At, Decode, Id, Keys, Node, ids_in, refuse_duplicate_ids};

/// What a file of figures holds.
#[derive(Clone, Debug, Default)]
pub struct FiguresFile {
    /// The figures, in the order of the file.
    pub figures: Vec<Named>,
    /// What was published elsewhere.
    pub stated: Vec<Stated>,
    /// The names of figures that could not be read.
    pub unread: Vec<String>,
}

/// A figure with a name of its own.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its name, by which prose and formulas call it.
    pub id: At<Id>,
    /// Its name in words.
    pub title: String,
    /// Where its value comes from.
    pub content: NamedContent,
    /// What it counts, where that is said.
    pub unit: Option<At<Unit>>,
    /// How it is counted, where that is said.
    pub measure: Option<Measure>,
    /// Whether it may add amounts that are counted in different ways.
    pub mixed: bool,
}

/// Where the value of a named figure comes from.
#[derive(Clone, Debug)]
pub enum NamedContent {
    /// It is given.
    Value(At<Decimal>),
    /// It is computed.
    Formula(Formula),
}

impl Decode for FiguresFile {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a file of figures", faults)?;
        let figures = keys.list::<Named>("figures", faults).unwrap_or_default();
        let stated = keys.list("stated", faults).unwrap_or_default();
        let ids = ids_in(keys.node("figures"));
        keys.close(faults);
        refuse_duplicate_ids("figures", &ids, faults);
        let is_read = |id: &str| figures.iter().any(|figure| figure.id.value.as_str() == id);
        let ids = ids.iter().map(|id| id.value.as_str());
        let unread = ids.filter(|id| !is_read(id)).map(str::to_owned).collect();
        Some(Self { figures, stated, unread })
    }
}

impl Decode for Named {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a figure", faults)?;
        let id = keys.required("id", faults);
        let title = keys.required("title", faults);
        let value = keys.optional::<At<Decimal>>("value", faults);
        let formula = keys.optional::<Formula>("formula", faults);
        let unit = keys.optional("unit", faults);
        let measure = keys.optional("measure", faults);
        let mixed = keys.optional::<At<bool>>("mixed", faults);
        let place = keys.place();
        let known = keys.close(faults);
        let content = match (value?, formula?) {
            (Some(value), None) => NamedContent::Value(value),
            (None, Some(formula)) => NamedContent::Formula(formula),
            (None, None) if !known => return None,
            _ => {
                faults.push(
                    Diagnostic::error("a figure has either a `value` or a `formula`")
                        .at(place)
                        .remedy("give one of the two"),
                );
                return None;
            }
        };
        let mixed = mixed?;
        if let (NamedContent::Value(_), Some(mixed)) = (&content, &mixed) {
            faults.push(
                Diagnostic::error("this figure is given, and adds nothing")
                    .at(&mixed.place)
                    .remedy("take `mixed` out"),
            );
        }
        Some(Self {
            id: id?,
            title: title?,
            content,
            unit: unit?,
            measure: measure?,
            mixed: mixed.is_some_and(|mixed| mixed.value),
        })
    }
}
