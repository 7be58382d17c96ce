//! Tables in which the funding isn't the cost.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::grid::{Grid, Number};
use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::wholes::costs::{COSTS, Lines, unless_said};
use crate::diagnostic::{Diagnostic, Source};

/// Finds such tables. Numbers at the places in `told` are known to be wrong by a surer rule, which is enough.
pub(super) fn check(
    passages: &[Passage],
    grids: &[Grid],
    told: &BTreeSet<usize>,
    source: &Arc<Source>,
) -> Vec<Finding> {
    let found = grids.iter().flat_map(|grid| of_grid(grid, told, source)).collect();
    unless_said(found, passages)
}

fn of_grid(grid: &Grid, told: &BTreeSet<usize>, source: &Arc<Source>) -> Vec<Finding> {
    let Some(first) = grid.rows.first() else { return Vec::new() };
    let headings = || first.cells.iter().map(|cell| cell.text.clone());
    let rows = || grid.rows.iter().map(|row| (row.label().to_owned(), row.is_heading_of_group()));
    let down = Lines {
        names: rows().collect(),
        across: headings().collect(),
        stands_alone: false,
        number: &|row, column| grid.number_at((row, column)).map(Number::written),
    };
    let across = Lines {
        names: headings().map(|heading| (heading, false)).collect(),
        across: rows().map(|(label, _)| label).collect(),
        stands_alone: true,
        number: &|column, row| grid.number_at((row, column)).map(Number::written),
    };
    let of_rows = down
        .unequal()
        .into_iter()
        .map(|one| (down.found(&one), (one.cost, one.at), (one.funding, one.at)));
    let of_columns = across
        .unequal()
        .into_iter()
        .map(|one| (across.found(&one), (one.at, one.cost), (one.at, one.funding)));
    let found = of_rows.chain(of_columns).filter_map(|(found, cost, funding)| {
        let (message, remedy) = found?;
        let (cost, funding) = (grid.cell(cost)?, grid.cell(funding)?);
        let is_told = [cost, funding].iter().any(|cell| told.contains(&cell.span.start));
        let finding = Diagnostic::warning(message).at(&funding.place(source)).remedy(remedy);
        (!is_told).then(|| Finding::unacceptable(&COSTS, finding))
    });
    found.collect()
}
