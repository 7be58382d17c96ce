//! How wide the columns of a table are.
//!
//! A column is as wide as its contents where the page has room. Where it has not, the headings of
//! columns are broken first, once for all rows, and then what stands in the rows: columns share the
//! width by the root of what they would like, and are then moved about until the table is no longer
//! than it must be: a column of names is not broken over three lines while one of paragraphs beside
//! it has width to spare.

use crate::style::look::Pt;

/// What a column asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Demand {
    /// What its figures need, which are never broken if it can be helped.
    pub(super) figures: Pt,
    /// Below this, words would have to be broken.
    pub(super) least: Pt,
    /// The same where words may be parted at their hyphens.
    pub(super) parted: Pt,
    /// From here on, nothing is broken but the heading.
    pub(super) rows: Pt,
    /// From here on, nothing is broken that need not be.
    pub(super) natural: Pt,
}

/// The rows of a table: of each cell the widths of its words, each with the space after it.
pub(super) type Words = [Vec<Vec<(Pt, Pt)>>];

/// The widths, if they fit without a broken word. `gaps` is the space beside the text of each cell.
pub(super) fn fit(demands: &[Demand], rows: &Words, gaps: Pt, available: Pt) -> Option<Vec<Pt>> {
    let natural: Pt = demands.iter().map(|demand| demand.natural).sum();
    if natural <= available {
        return Some(demands.iter().map(|demand| demand.natural).collect());
    }
    let headings: Vec<Demand> =
        demands.iter().map(|demand| Demand { least: demand.rows, ..*demand }).collect();
    let cells: Vec<Demand> =
        demands.iter().map(|demand| Demand { natural: demand.rows, ..*demand }).collect();
    let breakable = [headings, cells].into_iter().find(|demands| least(demands) <= available)?;
    let widths = share(&breakable, available, by_root);
    Some(shortest(widths, demands, rows, gaps))
}

fn least(demands: &[Demand]) -> Pt {
    demands.iter().map(|demand| demand.least).sum()
}

/// The widths where words must be broken: only the longest are. Columns of figures keep what they
/// need, if that leaves anything worth having to the columns of words.
pub(super) fn squeeze(demands: &[Demand], available: Pt) -> Vec<Pt> {
    /// The narrowest column of words.
    const NARROWEST: Pt = Pt(24.0);
    let narrowest = NARROWEST.min(available / demands.len().max(1) as f32);
    let kept = |demand: &Demand| demand.figures.max(narrowest.min(demand.least));
    let keeps_figures = demands.iter().map(kept).sum::<Pt>() <= available;
    let eased: Vec<Demand> = demands
        .iter()
        .map(|demand| Demand {
            least: if keeps_figures { kept(demand) } else { narrowest.min(demand.least) },
            natural: demand.least,
            ..*demand
        })
        .collect();
    share(&eased, available, |_| 1.0)
}

/// A column that would like four times as much as another gets twice as much.
fn by_root(demand: &Demand) -> f32 {
    demand.natural.0.sqrt()
}

/// Shares out what there is, by weight. No column gets less than its least or more than its natural
/// width; the least widths together must fit.
fn share(demands: &[Demand], available: Pt, weight: fn(&Demand) -> f32) -> Vec<Pt> {
    let mut widths: Vec<Option<Pt>> = vec![None; demands.len()];
    loop {
        let taken: Pt = widths.iter().flatten().copied().sum();
        let open: Vec<usize> =
            (0..demands.len()).filter(|&column| widths[column].is_none()).collect();
        let weights: f32 = open.iter().map(|&column| weight(&demands[column])).sum();
        let wish = |column: usize| {
            (available - taken) * (weight(&demands[column]) / weights.max(f32::MIN_POSITIVE))
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

/// Moves width from column to column, in ever smaller steps, as long as the table gets shorter.
fn shortest(mut widths: Vec<Pt>, demands: &[Demand], rows: &Words, gaps: Pt) -> Vec<Pt> {
    const STEPS: [Pt; 4] = [Pt(48.0), Pt(24.0), Pt(12.0), Pt(6.0)];
    let mut length = length(&widths, rows, gaps);
    for step in STEPS {
        for from in 0..widths.len() {
            for to in 0..widths.len() {
                let gives = widths[from] - step >= demands[from].least;
                let takes = widths[to] < demands[to].natural;
                if from == to || !gives || !takes {
                    continue;
                }
                let mut moved = widths.clone();
                moved[from] -= step;
                moved[to] += step;
                let moved_length = self::length(&moved, rows, gaps);
                if moved_length < length {
                    (widths, length) = (moved, moved_length);
                }
            }
        }
    }
    widths
}

/// How many lines a table has: of each row, those of its tallest cell.
fn length(widths: &[Pt], rows: &Words, gaps: Pt) -> usize {
    let cells = |row: &Vec<Vec<(Pt, Pt)>>| {
        row.iter().zip(widths).map(|(words, &width)| lines(words, width - gaps)).max().unwrap_or(0)
    };
    rows.iter().map(cells).sum()
}

/// Over how many lines words go in this width.
pub(super) fn lines(words: &[(Pt, Pt)], width: Pt) -> usize {
    let mut lines = 1;
    let mut x = Pt::ZERO;
    for &(word, space) in words {
        if x > Pt::ZERO && x + word > width {
            lines += 1;
            x = Pt::ZERO;
        }
        x += word + space;
    }
    lines
}
