//! Explain: how a figure came about, and where in the paper it stands. It reads, and computes nothing.
//!
//! 1. `standings` walks through a finished paper, and says where each figure is printed, as a reader
//!    would say it: paragraph, table and row, recommendation.
//! 2. `find` finds the figures that are meant, by their name or by a number as it is printed.
//! 3. `words` says a value with its unit, and what was done to have it.
//! 4. `tree` tells the steps down to what was typed, each in words with its place.
//! 5. `listing` is every figure of a paper as one flat record, for tables, JSON and CSV.
//! 6. `workings` puts the same into the paper itself, as an appendix.

mod around;
mod find;
mod listing;
mod standings;
mod tree;
mod words;
mod workings;

pub(crate) use around::{Around, name_of};
pub use find::{Found, find};
pub use listing::{Listed, Listing, list};
pub use standings::{Standing, Standings};
pub use tree::{Extent, explain};
pub(crate) use words::value as value_in_words;
pub use workings::add_workings;

use crate::compose;
use crate::figures::Figure;
use crate::pipeline::Drafted;

/// A paper with where its figures stand: what all explanations are made from.
#[derive(Debug)]
pub struct Explained<'a> {
    /// The paper, with what it was made from.
    pub drafted: &'a Drafted,
    /// Where its figures are printed.
    pub standings: Standings,
}

impl<'a> Explained<'a> {
    /// Looks through a paper.
    pub fn new(drafted: &'a Drafted) -> Self {
        Self { drafted, standings: Standings::of(drafted) }
    }

    /// Words of the inputs as they are printed: labels may have figures in them.
    fn in_print(&self, words: &str) -> String {
        let Drafted { inputs, ledger, style, .. } = self.drafted;
        compose::in_print(words, inputs, ledger, style)
    }

    /// What a figure is called in print.
    pub fn label(&self, figure: &Figure) -> String {
        self.in_print(&figure.label)
    }

    /// What was done to have a figure.
    fn how(&self, figure: &Figure) -> String {
        self.in_print(&words::how(figure))
    }

    /// The sign of the currency.
    pub(crate) fn currency(&self) -> &str {
        &self.drafted.style.formats.currency
    }
}
