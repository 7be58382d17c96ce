//! A ledger being filled: what each module of this folder enters figures into.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::arithmetic::CalculationError;
use super::figure::{Derivation, Figure, Said, Typed};
use super::ledger::{Ledger, file_of};
use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::measure::{Measure, Measures, Unit};
use crate::yaml::At;

/// A ledger being filled. Calculation goes on after a fault, so that one run reports all of them.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) ledger: Ledger,
    pub(super) faults: Faults,
}

impl Entries {
    /// Enters an amount as it was typed.
    pub(super) fn given(
        &mut self,
        name: &str,
        label: &str,
        amount: &At<Decimal>,
        unit: Unit,
        measure: Measure,
    ) -> Option<Arc<Figure>> {
        let figure = Figure {
            name: name.to_owned(),
            label: label.to_owned(),
            value: amount.value,
            unit,
            measures: Measures::one(measure),
            derivation: Derivation::Given(amount.place.clone()),
        };
        self.enter(figure, &amount.place)
    }

    /// Enters a number that was counted in the inputs: `words` say how, and `things` are what was counted.
    pub(super) fn counted(
        &mut self,
        (name, label): (&str, &str),
        number: &At<Decimal>,
        unit: Unit,
        words: &str,
        things: Vec<Typed>,
    ) -> Option<Arc<Figure>> {
        let derivation = Derivation::Formula {
            place: number.place.clone(),
            said: Said { formula: None, words: words.to_owned() },
            from: Vec::new(),
            terms: None,
            counted: things,
        };
        let figure = Figure {
            name: name.to_owned(),
            label: label.to_owned(),
            value: number.value,
            unit,
            measures: Measures::one(Measure::Tally),
            derivation,
        };
        self.enter(figure, &number.place)
    }

    /// Enters what was computed, or reports why it can't be. `place` is what a fault points at.
    pub(super) fn computed(
        &mut self,
        name: &str,
        outcome: Result<Figure, CalculationError>,
        place: &Place,
    ) -> Option<Arc<Figure>> {
        match outcome {
            Ok(figure) => self.enter(figure, place),
            Err(error) => {
                let fault = error.fault(name, place);
                // What there was to add may be what could not be read.
                let consequence = error == CalculationError::Nothing;
                self.faults.push(if consequence { fault.presumes(file_of(name)) } else { fault });
                self.lost(name);
                None
            }
        }
    }

    /// Lets a figure be called by a second name.
    pub(super) fn alias(&mut self, name: &str, figure: &Arc<Figure>, place: &Place) {
        self.insert(name.to_owned(), Arc::clone(figure), place);
    }

    /// Says that a figure or a whole set can't be computed; the caller reports why.
    pub(super) fn lost(&mut self, name: &str) {
        self.ledger.lost.insert(name.to_owned());
    }

    /// Says that a figure can't be computed where another can't, of which it would be made.
    pub(super) fn lost_with(&mut self, name: &str, cause: &str) {
        if self.ledger.is_lost(cause) {
            self.lost(name);
        }
    }

    /// The keys of the figures of a record that can't be computed.
    pub(super) fn lost_keys(&self, record: &str) -> Vec<String> {
        let lost = self.ledger.lost.iter();
        let keys = lost.filter_map(|lost| lost.strip_prefix(record)?.strip_prefix('.'));
        keys.filter(|key| !key.contains('.')).map(str::to_owned).collect()
    }

    /// Says what to do to have figures or sets whose names begin so, and which aren't there.
    pub(super) fn way_to(&mut self, beginning: impl Into<String>, way: &str) {
        self.ledger.ways.insert(beginning.into(), way.to_owned());
    }

    /// Enters a figure that was made elsewhere.
    pub(super) fn enter(&mut self, figure: Figure, place: &Place) -> Option<Arc<Figure>> {
        let figure = Arc::new(figure);
        self.insert(figure.name.clone(), Arc::clone(&figure), place).then_some(figure)
    }

    fn insert(&mut self, name: String, figure: Arc<Figure>, place: &Place) -> bool {
        if self.ledger.figures.contains_key(&name) {
            self.faults.push(
                Diagnostic::error(format!("two figures would be called `{name}`"))
                    .at(place)
                    .remedy("give the record another id: `total` and the like are names of sums")
                    .presumes(file_of(&name)),
            );
            return false;
        }
        self.ledger.figures.insert(name, figure);
        true
    }
}
