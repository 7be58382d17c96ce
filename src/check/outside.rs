//! Papers that Orderpaper didn't make: what their tables and words tell of slips.
//!
//! Nothing is known of such a paper but its text. So a rule speaks only where the paper itself gives the
//! evidence: a row that is called a total, a column that is the sum of two others in nearly every row, an
//! amount that stands elsewhere with another digit. A false alarm costs more than a miss: who was sent
//! once to a sum that is right won't go a second time.
//!
//! 1. `text` reads the lines into tables and words, of which `paragraphs` makes passages, without their
//!    `marks`;
//! 2. `grid` makes numbers of cells;
//! 3. `totals`, `across`, `columns`, `threefold`, `shares` and `weeks` say what follows from what in a table, each as a
//!    claim; `blame` says which number is wrong where claims aren't so, and `told` what is said of it; `costs` sets
//!    the funding in a table beside the cost;
//! 4. `words`, `scaled` (by `units`), `twice`, `references`, `lettered` and `named` hold the rules about words; those that need nothing but these are
//!    those of our own papers. `accessible` has what is lost to who hears a paper read.

mod accessible;
mod across;
mod blame;
mod claims;
mod columns;
mod costs;
mod grid;
mod lettered;
mod malformed;
mod marks;
mod named;
mod nested;
mod paragraphs;
mod references;
mod running;
mod scaled;
mod shares;
mod text;
mod threefold;
mod told;
mod totals;
mod twice;
mod units;
mod weeks;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::rule::Rule;
use super::wholes::spans;
use super::{Finding, consistency, prose, settle};
use crate::diagnostic::Source;

/// The rules that belong to papers from elsewhere alone.
pub(super) const RULES: &[&Rule] = &[
    &totals::TOTAL,
    &columns::RELATION,
    &columns::PRODUCT,
    &weeks::WEEKS,
    &words::MAY_DIFFER,
    &twice::TOLD_TWICE,
    &shares::AVERAGE,
];

/// What was read of a paper, and found in it.
pub struct Checked {
    /// Every finding, from its first line to its last.
    pub findings: Vec<Finding>,
    /// How many tables it has, as far as they were known for such.
    pub tables: usize,
    /// How many of their numbers follow from others, and were computed again.
    pub computed: usize,
}

/// Looks through a paper's text.
pub fn check(source: &Arc<Source>) -> Checked {
    let paper = text::read(source);
    let mut found = Vec::new();
    let mut computed = 0;
    for grid in &paper.grids {
        // Those by which a wrong number is told come first.
        let claims = [
            totals::claims(grid),
            across::claims(grid),
            columns::claims(grid),
            threefold::claims(grid),
            weeks::claims(grid),
            shares::claims(grid),
        ]
        .concat();
        computed += claims.iter().map(|claim| claim.result).collect::<BTreeSet<_>>().len();
        found.extend(blame::settle(grid, &claims, source));
        found.extend(weeks::too_many(grid, source));
        found.extend(weeks::more_than_a_year_has(grid, source));
        found.extend(malformed::check(grid, source));
    }
    let passages = paper.passages();
    found.extend(words::check(&passages, &paper.grids, source));
    found.extend(prose::malformed::check(&passages, words::CURRENCY));
    found.extend(prose::said(&passages, words::CURRENCY));
    let told: BTreeSet<usize> = found.iter().filter_map(start).collect();
    let scaled = scaled::check(&passages, &paper.grids, source).into_iter();
    let twice = twice::check(&passages, &paper.grids, source).into_iter();
    // What was told of an amount by a surer rule is enough.
    found.extend(
        scaled.chain(twice).filter(|one| start(one).is_none_or(|start| !told.contains(&start))),
    );
    found.extend(costs::check(&passages, &paper.grids, &told, source));
    found.extend(references::check(&passages));
    found.extend(lettered::check(&passages, &paper.grids, source));
    found.extend(named::check(&passages));
    found.extend(spans::check(&passages));
    found.extend(accessible::check(source));
    found.extend(consistency::of_words(&passages));
    found.sort_by_key(start);
    found.dedup_by(|one, other| is_told_again(one, other));
    Checked { findings: settle::unsettled(found), tables: paper.grids.len(), computed }
}

/// Where the words begin of which something was found.
fn start(finding: &Finding) -> Option<usize> {
    finding.diagnostic.place.as_ref().map(|place| place.span().start)
}

/// Whether two findings of one rule, of which the second stands first, are of the same words.
fn is_told_again(one: &Finding, other: &Finding) -> bool {
    let places = one.diagnostic.place.as_ref().zip(other.diagnostic.place.as_ref());
    one.rule == other.rule
        && places.is_some_and(|(one, other)| {
            one.span().start >= other.span().start && one.span().start < other.span().end
        })
}
