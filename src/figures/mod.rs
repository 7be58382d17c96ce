//! Figures: records into numbers that know how they came about. The second step of the way through.
//!
//! 1. [`Figure`] is a value with a unit, a measure, a name and a derivation; explaining and checking
//!    read the derivation.
//! 2. [`arithmetic`] is all that may be done with figures: checked, decimal, not rounded for print.
//! 3. One module for each kind of record says what is computed from it, with the formula:
//!    series (savings and income), posts, projects, activity, scores.
//! 4. Stated values are put beside what is computed: see [`Comparison`].
//! 5. [`calculate`] fills the [`Ledger`]: every figure by its name, and every set of records in the
//!    one shape from which tables are made.
//!
//! Nothing here knows how a number is printed.

mod activity;
pub mod arithmetic;
mod book;
mod comes_to;
pub mod earlier;
mod entries;
mod figure;
mod formula;
mod layout;
mod ledger;
mod names;
mod posts;
mod projects;
mod quantity;
mod records;
mod said;
mod schedules;
mod scores;
mod series;
mod sheets;
mod stated;
mod suggest;
mod totals;
mod typed_cells;
mod words;

pub use figure::{Derivation, Figure, Operation, Said, Term, Typed};
pub use ledger::{Ledger, file_of};
pub use records::{Label, NoTotal, Record, RecordSet};
pub use sheets::{Sheet, SheetCell, SheetColumn, SheetRow, SheetRowKind};
pub use stated::{Compared, Comparison};
pub use words::Words;

use crate::diagnostic::Faults;
use crate::inputs::Inputs;
use crate::inputs::schedules::columns::NamedRule;

/// Computes every figure of a paper, and reports everything that can't be computed. What can be is in
/// the ledger all the same, so that faults in what comes after can be found in the same run. `rules`
/// are those of the style by which words follow from numbers.
pub fn calculate(inputs: &Inputs, rules: &[NamedRule], faults: &mut Faults) -> Ledger {
    let mut entries = entries::Entries::default();
    series::enter(&inputs.savings, "savings", &mut entries);
    series::enter(&inputs.income, "income", &mut entries);
    posts::enter(&inputs.posts, &mut entries);
    projects::enter(&inputs.projects, &mut entries);
    activity::enter(&inputs.activity, &mut entries);
    scores::enter(&inputs.scores, &mut entries);
    earlier::enter(inputs, &mut entries);
    // Formulas come last: they may use the figures of all records.
    schedules::enter(inputs, rules, &mut entries);
    earlier::enter_periods(inputs, &mut entries);
    let stated = stated::compare(inputs, &mut entries);
    entries.ledger.comparisons.extend(stated);
    stated::refuse_unknown_headlines(inputs, &mut entries);
    faults.extend(entries.faults);
    entries.ledger
}
