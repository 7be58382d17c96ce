//! Figures that moved by less than they show, apart from those that moved.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::model::{Change, ExemptParts, FigureChange, Kind, Rounded, Shown};
use super::number::Number;
use crate::explain::Explained;
use crate::figures::Figure;

/// What happened to a number, what it was and is, and by how much it moved.
pub type Moved<'a> = (Kind, &'a Number, &'a Number, Option<Change>);

/// Collects figures that moved by rounding alone, with all places where they are printed.
pub struct Roundings<'a> {
    /// The sign of the currency.
    pub currency: &'a str,
    explained: &'a Explained<'a>,
    exempt: ExemptParts,
    found: Vec<Rounded>,
    /// Which of them a figure is, by its name and by what is printed.
    known: BTreeMap<(String, String, String), usize>,
}

impl<'a> Roundings<'a> {
    /// None yet, of a paper whose figures are called as it says.
    pub fn new(explained: &'a Explained<'a>, exempt: ExemptParts) -> Self {
        Self {
            currency: explained.currency(),
            explained,
            exempt,
            found: Vec::new(),
            known: BTreeMap::new(),
        }
    }

    /// What a figure is called. The words may be those of a record of which nothing else is published:
    /// then it has its name, which the Markdown of the paper has too.
    pub fn label(&self, figure: &Figure) -> String {
        match self.exempt {
            ExemptParts::LeftOut => figure.name.clone(),
            ExemptParts::None | ExemptParts::Compared => self.explained.label(figure),
        }
    }

    /// Adds a figure, and where it is printed.
    pub fn add(&mut self, figure: &Figure, moved: Moved, place: String) {
        let [old, new] = [moved.1, moved.2].map(|number| number.text.clone());
        match self.known.entry((figure.name.clone(), old, new)) {
            Entry::Occupied(known) => {
                let places = &mut self.found[*known.get()].places;
                // A figure may stand in a paragraph twice.
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
            Entry::Vacant(new) => {
                new.insert(self.found.len());
                let figure = self.change(figure, moved);
                self.found.push(Rounded { figure, places: vec![place] });
            }
        }
    }

    /// A figure that is another now.
    pub fn change(&self, figure: &Figure, (kind, old, new, change): Moved) -> FigureChange {
        FigureChange {
            name: figure.name.clone(),
            label: self.label(figure),
            kind,
            old: Some(shown(old)),
            new: Some(shown(new)),
            change,
        }
    }

    /// All that were found.
    pub fn finish(self) -> Vec<Rounded> {
        self.found
    }
}

/// A number as it is printed.
pub fn shown(number: &Number) -> Shown {
    Shown { text: number.text.clone(), value: number.value }
}
