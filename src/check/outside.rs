//! Papers that Orderpaper didn't make: what their tables and words tell of slips.
//!
//! Nothing is known of such a paper but its text. So a rule speaks only where the paper itself gives the
//! evidence: a row that is called a total, a column that is the sum of two others in nearly every row, an
//! amount that stands elsewhere with another digit. A false alarm costs more than a miss: who was sent
//! once to a sum that is right won't go a second time.
//!
//! 1. `text` reads the lines into tables and passages;
//! 2. `grid` makes numbers of cells;
//! 3. `totals`, `columns`, `words` and `references` hold the rules; rules about words that need
//!    nothing but these are those of our own papers.

mod columns;
mod grid;
mod hints;
mod nested;
mod references;
mod text;
mod totals;
mod words;

use std::sync::Arc;

use super::rule::Rule;
use super::wholes::spans;
use super::{Finding, consistency, settle};
use crate::diagnostic::Source;

/// The rules that belong to papers from elsewhere alone.
pub(super) const RULES: &[&Rule] =
    &[&totals::TOTAL, &columns::RELATION, &columns::PRODUCT, &columns::WEEKS, &words::MAY_DIFFER];

/// Every finding of a paper's text, from its first line to its last.
pub fn check(source: &Arc<Source>) -> Vec<Finding> {
    let paper = text::read(source);
    let mut found = Vec::new();
    for grid in &paper.grids {
        found.extend(totals::check(grid, source));
        found.extend(columns::check(grid, source));
    }
    let passages = paper.passages();
    found.extend(words::check(&passages, &paper.grids, source));
    found.extend(references::check(&passages));
    found.extend(spans::check(&passages));
    found.extend(consistency::of_words(&passages));
    found.sort_by_key(|finding| finding.diagnostic.place.as_ref().map(|place| place.span().start));
    settle::unsettled(found)
}
