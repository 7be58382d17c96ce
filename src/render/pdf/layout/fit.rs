//! A table's cells measured, and its columns given their widths.

use super::columns::{Demand, fit, squeeze};
use super::point::Stand;
use super::table::{Entry, Grid, GridRow};
use super::{Frame, Layout};
use crate::paper::{Alignment, RowRole, Table};
use crate::render::pdf::measure::Measured;
use crate::style::look::Pt;

/// Space between a cell's text and the edge of its column.
const CELL_GAP: Pt = Pt(5.0);
/// The same where the page has room to spare.
const WIDE_CELL_GAP: Pt = Pt(7.0);
/// The same where words would have to be broken otherwise: space is lost less than words.
pub(super) const TIGHT_CELL_GAP: Pt = Pt(2.5);
/// The sizes of type, as parts of the style's, that are tried on the way to the smallest.
const SIZES: [f32; 6] = [1.0, 0.9, 0.8, 0.7, 0.6, 0.5];
/// What is longer than this part of the page is no word but an address or the like: it is broken
/// where the table has no room for it otherwise.
pub(super) const LONG_WORD: f32 = 0.35;
/// Smaller type would be hard to read.
const SMALLEST: Pt = Pt(8.0);
/// Lines in cells are set tighter than those of running text.
pub(super) const LEADING: f32 = 1.2;

/// A measured cell.
pub(super) struct MeasuredCell {
    pub(super) measured: Measured,
    pub(super) stand: Option<MeasuredStand>,
}

/// How wide the parts of a cell are in a column of figures.
#[derive(Clone, Copy)]
pub(super) enum MeasuredStand {
    /// A figure: what stands before its decimal point, and from there to its last digit.
    Figure { before: Pt, decimals: Pt },
    /// A mark among figures.
    Mark,
}

/// The greatest widths in a column of figures.
#[derive(Clone, Copy, Default)]
struct Widest {
    /// Before the decimal point.
    before: Pt,
    /// From there to the last digit.
    decimals: Pt,
    /// From there to the end.
    after: Pt,
}

/// A table whose columns have their widths.
pub(super) struct Fitted {
    pub(super) rows: Vec<GridRow<MeasuredCell>>,
    pub(super) columns: Vec<FittedColumn>,
    pub(super) x: Pt,
    /// Space between a cell's text and the edge of its column.
    pub(super) gap: Pt,
}

/// A column with its place.
pub(super) struct FittedColumn {
    pub(super) x: Pt,
    pub(super) width: Pt,
    pub(super) alignment: Alignment,
    /// From the right edge of the column's figures back to their decimal points.
    pub(super) after_point: Pt,
    /// From the right edge of the column's figures back to their last digits.
    pub(super) after_digits: Pt,
}

impl Fitted {
    /// The width of the whole table.
    pub(super) fn width(&self) -> Pt {
        self.columns.iter().map(|column| column.width).sum()
    }
}

/// How many columns there is room for, if each is to hold at least a letter.
pub(super) fn most_columns(size: Pt, available: Pt) -> usize {
    /// The widest letter, as a part of the size of type.
    const WIDEST_LETTER: f32 = 1.1;
    let narrowest = (CELL_GAP * 2.0 + size * WIDEST_LETTER) * smallest(size);
    (available / narrowest) as usize
}

/// The smallest size of type, as a part of that of the style.
pub(super) fn smallest(size: Pt) -> f32 {
    (SMALLEST / size).min(1.0)
}

/// The sizes that are tried, as parts of that of the style, down to the smallest.
fn sizes(size: Pt) -> Vec<f32> {
    let smallest = smallest(size);
    let larger = SIZES.into_iter().filter(|times| *times > smallest);
    larger.chain([smallest]).collect()
}

impl Layout<'_> {
    /// Measures the cells in the largest type in which no word has to be broken and the names of rows
    /// have room. A table in which words would be broken even in the smallest is refused.
    pub(super) fn fitted(&mut self, table: &Table, grid: &Grid, frame: Frame) -> Fitted {
        let rows = self.measure_rows(grid, 1.0);
        let roomy = demands(table, &rows, WIDE_CELL_GAP, frame.width);
        let widths: Vec<Pt> = roomy.iter().map(|demand| demand.natural).collect();
        if widths.iter().copied().sum::<Pt>() <= frame.width {
            return fitted(grid, rows, &widths, frame.x, WIDE_CELL_GAP);
        }
        let smallest = smallest(self.look.table.size);
        for times in sizes(self.look.table.size) {
            let rows = self.measure_rows(grid, times);
            let gap = CELL_GAP * times;
            let demands = demands(table, &rows, gap, frame.width);
            let words = words(&rows);
            let fits = |demands: &[Demand]| {
                fit(demands, &words, gap * 2.0, frame.width).filter(|widths| {
                    times <= smallest || names_have_room(table, demands, widths, frame.width)
                })
            };
            let widths = fits(&demands).or_else(|| fits(&capped(&demands, gap, frame.width)));
            if let Some(widths) = widths {
                return fitted(grid, rows, &widths, frame.x, gap);
            }
        }
        self.crowded(table, grid, frame)
    }

    /// Measures the cells in the smallest type, with the columns as close together as they may stand:
    /// words are parted at their hyphens now, and broken where that is not enough.
    fn crowded(&mut self, table: &Table, grid: &Grid, frame: Frame) -> Fitted {
        let rows = self.measure_rows(grid, smallest(self.look.table.size));
        let gap = TIGHT_CELL_GAP;
        let demands = demands(table, &rows, gap, frame.width);
        let words = words(&rows);
        let fit = |demands: &[Demand]| fit(demands, &words, gap * 2.0, frame.width);
        let parted = parted(&demands);
        let whole = fit(&demands).or_else(|| fit(&capped(&demands, gap, frame.width)));
        if let Some(widths) = whole.or_else(|| fit(&parted)) {
            return fitted(grid, rows, &widths, frame.x, gap);
        }
        let widths = squeeze(&parted, frame.width);
        let fitted = fitted(grid, rows, &widths, frame.x, gap);
        let figures: Pt = demands.iter().map(|demand| demand.figures).sum();
        if figures > frame.width {
            self.refuse_broken_figures(table, grid, frame);
        } else {
            self.refuse_broken_words(table, grid, &fitted, frame);
        }
        fitted
    }

    /// Whether there is room for the table in this width, with no word or figure broken.
    pub(super) fn has_room(&mut self, table: &Table, grid: &Grid, width: Pt) -> bool {
        let size = self.look.table.size;
        let rows = self.measure_rows(grid, smallest(size));
        let demands = parted(&demands(table, &rows, TIGHT_CELL_GAP, width));
        let least: Pt = demands.iter().map(|demand| demand.least).sum();
        table.columns.len() <= most_columns(size, width) && least <= width
    }

    pub(super) fn measure_rows(&mut self, grid: &Grid, times: f32) -> Vec<GridRow<MeasuredCell>> {
        let mut measured_rows = Vec::new();
        for row in &grid.rows {
            let cells = row.cells.iter().map(|entry| self.measure_cell(entry, times)).collect();
            measured_rows.push(GridRow { role: row.role, cells });
        }
        measured_rows
    }

    fn measure_cell(&mut self, entry: &Entry, times: f32) -> MeasuredCell {
        let rich = entry.rich.scaled(times);
        let cuts = match entry.stand {
            Some(Stand::Figure(ends)) => vec![ends.whole, ends.digits],
            Some(Stand::Mark) | None => Vec::new(),
        };
        let measured = Measured::new(&rich, &cuts, LEADING, &mut self.fonts, &self.pictures);
        let stand = entry.stand.map(|stand| match stand {
            Stand::Mark => MeasuredStand::Mark,
            Stand::Figure(ends) => {
                let before = measured.width_before(ends.whole);
                let decimals = measured.width_before(ends.digits) - before;
                MeasuredStand::Figure { before, decimals }
            }
        });
        MeasuredCell { measured, stand }
    }
}

/// Whether the columns that name the rows have what they need, or a fair share of the page.
fn names_have_room(table: &Table, demands: &[Demand], widths: &[Pt], available: Pt) -> bool {
    /// The share of all columns of words together, if the others hold figures.
    const SHARE: f32 = 0.24;
    let of_words = demands.iter().filter(|demand| demand.rows > demand.least).count();
    let share = available * SHARE / of_words.max(1) as f32;
    let mut columns = table.columns.iter().zip(demands.iter().zip(widths));
    columns.all(|(column, (demand, &width))| !column.names_rows || width >= demand.rows.min(share))
}

/// What each column asks for, with the space between columns.
fn demands(table: &Table, rows: &[GridRow<MeasuredCell>], gap: Pt, available: Pt) -> Vec<Demand> {
    let mut demands = Vec::new();
    for column in 0..table.columns.len() {
        let demand = demand(column, rows, available * LONG_WORD);
        demands.push(Demand {
            figures: demand.figures + gap * 2.0,
            least: demand.least + gap * 2.0,
            parted: demand.parted + gap * 2.0,
            rows: demand.rows + gap * 2.0,
            natural: demand.natural + gap * 2.0,
        });
    }
    demands
}

/// The same where what is too long for a word is broken.
fn capped(demands: &[Demand], gap: Pt, available: Pt) -> Vec<Demand> {
    let longest = available * LONG_WORD + gap * 2.0;
    let cap = |demand: &Demand| Demand {
        least: demand.least.min(demand.figures.max(longest)),
        ..*demand
    };
    demands.iter().map(cap).collect()
}

/// The same where words are parted at their hyphens too.
fn parted(demands: &[Demand]) -> Vec<Demand> {
    demands.iter().map(|demand| Demand { least: demand.parted, ..*demand }).collect()
}

/// `long` is from where on a word is broken, rather than that everything else is crowded for its sake.
fn demand(column: usize, rows: &[GridRow<MeasuredCell>], long: Pt) -> Demand {
    let mut demand = Demand::default();
    for row in rows.iter().filter(|row| !is_group(row.role)) {
        let Some(MeasuredCell { measured, .. }) = row.cells.get(column) else { continue };
        demand.figures = demand.figures.max(measured.least_figure_width());
        demand.parted = demand.parted.max(measured.least_parted_width(long));
        demand.least = demand.least.max(measured.least_width());
        demand.natural = demand.natural.max(measured.natural_width());
        if row.role.is_some() {
            demand.rows = demand.rows.max(measured.natural_width());
        }
    }
    let widest = widest(column, rows);
    demand.figures = demand.figures.max(widest.before + widest.after);
    demand.parted = demand.parted.max(demand.figures);
    demand.least = demand.least.max(demand.figures);
    demand.rows = demand.rows.max(demand.least);
    demand.natural = demand.natural.max(demand.figures);
    demand
}

/// The words of each cell. Of a very long table a part tells enough.
fn words(rows: &[GridRow<MeasuredCell>]) -> Vec<Vec<Vec<(Pt, Pt)>>> {
    const ENOUGH: usize = 200;
    let every = rows.len() / ENOUGH + 1;
    let words = |cell: &MeasuredCell| cell.measured.word_widths();
    rows.iter()
        .filter(|row| !is_group(row.role))
        .step_by(every)
        .map(|row| row.cells.iter().map(words).collect())
        .collect()
}

/// The greatest widths in a column of figures. Words that stand among the figures count as long as
/// they are short: they are set against the right edge otherwise.
fn widest(column: usize, rows: &[GridRow<MeasuredCell>]) -> Widest {
    let mut widest = Widest::default();
    let mut mark = Pt::ZERO;
    let rows = rows.iter().filter(|row| !is_group(row.role));
    for MeasuredCell { measured, stand } in rows.filter_map(|row| row.cells.get(column)) {
        let width = measured.natural_width();
        match *stand {
            Some(_) if measured.least_width() < width => {}
            Some(MeasuredStand::Figure { before, decimals }) => {
                widest.before = widest.before.max(before);
                widest.decimals = widest.decimals.max(decimals);
                widest.after = widest.after.max(width - before);
            }
            Some(MeasuredStand::Mark) => mark = mark.max(width),
            None => {}
        }
    }
    widest.before = widest.before.max(mark - widest.decimals);
    widest
}

fn is_group(role: Option<RowRole>) -> bool {
    role == Some(RowRole::Group)
}

fn fitted(
    grid: &Grid,
    rows: Vec<GridRow<MeasuredCell>>,
    widths: &[Pt],
    left: Pt,
    gap: Pt,
) -> Fitted {
    let mut columns = Vec::new();
    let mut x = left;
    for (index, (&alignment, &width)) in grid.alignments.iter().zip(widths).enumerate() {
        let Widest { decimals, after, .. } = widest(index, &rows);
        let (after_point, after_digits) = (after, after - decimals);
        columns.push(FittedColumn { x, width, alignment, after_point, after_digits });
        x += width;
    }
    Fitted { rows, columns, x: left, gap }
}
