//! Stated values beside what is computed: published totals, and wholes beside the sum of their parts.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::entries::Entries;
use super::figure::{Figure, Term};
use crate::amount;
use crate::diagnostic::Place;
use crate::inputs::{Acceptance, Inputs};

/// A figure, and what was stated for it.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The name that was typed: a figure may have several.
    pub name: String,
    /// What was computed.
    pub computed: Arc<Figure>,
    /// The figures that were added to compute it, with their signs; none where anything else was done.
    pub terms: Vec<Term>,
    /// What one of the number that was stated is worth in these: a thousand where it was typed in thousands.
    pub stated_in: Decimal,
    /// What was stated, to as many decimal places as were typed.
    pub stated: Decimal,
    /// Where the stated value stands in the inputs.
    pub place: Place,
    /// What the stated value is, in words: "stated in the savings table, total".
    pub origin: String,
    /// The difference that is known and accepted.
    pub accepted: Option<Acceptance>,
    /// What is compared.
    pub compared: Compared,
}

/// What is compared with what was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// A value that was stated elsewhere.
    Stated,
    /// A whole: computed is the sum of its parts.
    Whole,
    /// A number typed in a cell of a schedule. It has no place of its own to accept a difference: this is what
    /// to do about it.
    Cell(&'static str),
}

impl Comparison {
    /// What was stated less what was computed; `None` where the two agree to the decimal places of
    /// what was stated.
    pub fn difference(&self) -> Option<Decimal> {
        if amount::round(self.computed.value, self.stated.scale()) == self.stated {
            return None;
        }
        // Both are amounts that were read or computed with care; a difference past 28 digits would
        // be one that nobody could miss, and is then the stated value itself.
        Some(self.stated.checked_sub(self.computed.value).unwrap_or(self.stated))
    }

    /// The acceptance, if it is of this difference: to the decimal places that are shown, or to those that
    /// were typed, if they are more.
    pub fn covering(&self) -> Option<&Acceptance> {
        let difference = self.difference()?;
        self.accepted.as_ref().filter(|accepted| {
            let accepted = accepted.difference.value.0;
            amount::round(difference, self.places().max(accepted.scale())) == accepted
        })
    }

    /// To how many decimal places a difference is shown, and accepted: pence at least, since one to
    /// the pound would pass for many others.
    pub fn places(&self) -> u32 {
        self.stated.scale().max(2)
    }
}

/// Puts every stated value beside its figure, and reports those whose figure there isn't.
pub(super) fn compare(inputs: &Inputs, entries: &mut Entries) -> Vec<Comparison> {
    let mut comparisons = Vec::new();
    for stated in inputs.stated() {
        let name = &stated.figure.value;
        match entries.ledger.figure(name) {
            Some(figure) => comparisons.push(Comparison {
                name: name.clone(),
                computed: Arc::clone(figure),
                terms: figure.derivation.terms().unwrap_or_default(),
                stated_in: Decimal::ONE,
                stated: stated.value.value,
                place: stated.value.place.clone(),
                origin: match &stated.location {
                    Some(location) => format!("stated in {location}"),
                    None => "stated here".to_owned(),
                },
                accepted: stated.accept.clone(),
                compared: Compared::Stated,
            }),
            None => {
                if let Some(fault) = entries.ledger.no_figure(name) {
                    entries.faults.push(fault.at(&stated.figure.place));
                }
            }
        }
    }
    comparisons.extend(wholes(inputs, entries));
    comparisons
}

/// Reports the figures that the paper calls headlines, and that there aren't.
pub(super) fn refuse_unknown_headlines(inputs: &Inputs, entries: &mut Entries) {
    for name in &inputs.paper.headlines {
        if entries.ledger.figure(&name.value).is_none()
            && let Some(fault) = entries.ledger.no_figure(&name.value)
        {
            entries.faults.push(fault.at(&name.place));
        }
    }
}

/// Each whole beside the sum of its parts.
fn wholes(inputs: &Inputs, entries: &Entries) -> Vec<Comparison> {
    let groups = inputs.activity.groups.iter();
    let wholes = groups.filter_map(|group| {
        let name = format!("activity.{}.accounted", group.id.value.as_str());
        let computed = entries.ledger.figure(&name)?;
        Some(Comparison {
            name: name.clone(),
            computed: Arc::clone(computed),
            terms: computed.derivation.terms().unwrap_or_default(),
            stated_in: Decimal::ONE,
            stated: group.whole.count.value.value,
            place: group.whole.count.value.place.clone(),
            origin: "the whole; computed is the sum of its parts".to_owned(),
            accepted: group.whole.accept.clone(),
            compared: Compared::Whole,
        })
    });
    wholes.collect()
}
