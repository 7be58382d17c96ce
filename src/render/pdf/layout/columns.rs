//! How wide the columns of a table are.
//!
//! A column is as wide as its contents where the page has room. Where it has not, columns with
//! little in them keep their natural width and the others share what is left, each by the root of
//! what it would like: so that a column of paragraphs gets the more, and one of names is not crushed.

use crate::style::look::Pt;

/// What a column asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Demand {
    /// Below this, words would have to be broken.
    pub(super) least: Pt,
    /// From here on, nothing is broken that need not be.
    pub(super) natural: Pt,
    /// Whether it holds figures, which are never broken if it can be helped.
    pub(super) figures: bool,
}

/// The widths, if they fit without a broken word.
pub(super) fn fit(demands: &[Demand], available: Pt) -> Option<Vec<Pt>> {
    let natural: Pt = demands.iter().map(|demand| demand.natural).sum();
    if natural <= available {
        return Some(demands.iter().map(|demand| demand.natural).collect());
    }
    let least: Pt = demands.iter().map(|demand| demand.least).sum();
    (least <= available).then(|| share(demands, available))
}

/// The widths where words must be broken: columns of figures keep what they need, if they leave
/// anything worth having to the columns of words.
pub(super) fn squeeze(demands: &[Demand], available: Pt) -> Vec<Pt> {
    /// The narrowest column of words.
    const NARROWEST: Pt = Pt(24.0);
    let figures: Pt = demands.iter().filter(|demand| demand.figures).map(|d| d.least).sum();
    let words = demands.iter().filter(|demand| !demand.figures).count();
    let narrowest = NARROWEST.min(available / demands.len().max(1) as f32);
    let keep_figures = figures + narrowest * words as f32 <= available;
    let eased: Vec<Demand> = demands
        .iter()
        .map(|demand| {
            let rigid = keep_figures && demand.figures;
            let least = if rigid { demand.least } else { narrowest.min(demand.least) };
            let natural = if rigid { demand.least } else { demand.least.max(least) };
            Demand { least, natural, ..*demand }
        })
        .collect();
    share(&eased, available)
}

/// Shares out what there is. No column gets less than its least or more than its natural width; the
/// least widths together must fit.
fn share(demands: &[Demand], available: Pt) -> Vec<Pt> {
    let mut widths: Vec<Option<Pt>> = vec![None; demands.len()];
    loop {
        let taken: Pt = widths.iter().flatten().copied().sum();
        let open: Vec<usize> =
            (0..demands.len()).filter(|&column| widths[column].is_none()).collect();
        let wishes: f32 = open.iter().map(|&column| demands[column].natural.0.sqrt()).sum();
        let wish = |column: usize| {
            (available - taken) * (demands[column].natural.0.sqrt() / wishes.max(f32::MIN_POSITIVE))
        };
        let too_much = |column: &&usize| wish(**column) >= demands[**column].natural;
        let too_little = |column: &&usize| wish(**column) < demands[**column].least;
        // The least widths come first: once they are met, what is left can only be shared.
        if let Some(&column) = open.iter().find(too_little) {
            widths[column] = Some(demands[column].least);
        } else if let Some(&column) = open.iter().find(too_much) {
            widths[column] = Some(demands[column].natural);
        } else {
            let rest = |(column, width): (usize, Option<Pt>)| width.unwrap_or_else(|| wish(column));
            return widths.iter().copied().enumerate().map(rest).collect();
        }
    }
}
