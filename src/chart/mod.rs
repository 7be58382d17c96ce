//! Charts: plain data into a drawing in SVG, which every output shows.
//!
//! Nothing here knows a figure, a style or a council: a chart comes as words and amounts, with every
//! number already in print. [`ticks`] says where the axis has its marks, so that whoever asks for a
//! drawing can print their numbers as well; [`draw`] makes the drawing.
//!
//! - Nothing is drawn behind a chart: what lies across the pages of a draft is seen through it.
//! - Amounts are decimal. They become lengths, which are binary, only where they are drawn.
//! - Axes begin at nought, so that a bar twice as long is twice as much.
//! - Colour is never alone in telling things apart: each series has a pattern, a mark or a kind of line
//!   of its own ([`palette`]), and numbers stand beside what is drawn.
//! - The same data gives the same bytes: lengths are rounded where they are written, and how wide
//!   words are is told by the fonts of the program.

mod bars;
mod canvas;
mod line;
mod numbers;
pub mod palette;
mod scale;
mod stack;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use canvas::Canvas;
use scale::Scale;

/// How wide words are, as a part of the size of their type.
pub type Widths = fn(&str) -> f64;

/// The width of every chart, in pixels of 1/96 inch: 450 points, which an A4 page has room for.
pub const WIDTH: f64 = 600.0;
/// The tallest that a chart may be. One that is taller would be made smaller to fit its page, and
/// its words with it.
pub const TALLEST: f64 = 680.0;
/// The most categories along a line: beyond, its points can't be told apart.
pub const MOST_POINTS: usize = 24;

/// The kinds of charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A bar for each value, from left to right.
    Bar,
    /// One bar for each category, made of a part for each series.
    Stacked,
    /// A line for each series.
    Line,
    /// From an opening amount by movements up and down to a closing amount.
    Waterfall,
}

/// What a chart shows.
#[derive(Clone, Debug)]
pub struct Chart {
    /// How it is drawn.
    pub kind: Kind,
    /// What it is, in a few words.
    pub title: String,
    /// All that it says, in words.
    pub description: String,
    /// What its numbers count.
    pub axis: String,
    /// The marks of its axis, in order, as [`ticks`] has them.
    pub ticks: Vec<Tick>,
    /// What its values are of: the names of its bars, or what stands under its points.
    pub categories: Vec<String>,
    /// Its values.
    pub series: Vec<Series>,
}

/// Values that belong together, one for each category.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// The value of each category; `None` where there is none.
    pub values: Vec<Option<Value>>,
}

/// A value as it is drawn and as it is printed.
#[derive(Clone, Debug)]
pub struct Value {
    /// How much.
    pub amount: Decimal,
    /// In print.
    pub label: String,
}

/// A mark of an axis.
#[derive(Clone, Debug)]
pub struct Tick {
    /// Where it stands.
    pub at: Decimal,
    /// What stands beside it.
    pub label: String,
}

/// A chart as it was drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// SVG.
    pub svg: String,
    /// Its height, in pixels; its width is [`WIDTH`].
    pub height: f64,
}

/// Where the axis of a chart has its marks: at round numbers, nought among them, none closer together
/// than `least`, which is what the numbers in print can tell apart.
pub fn ticks(kind: Kind, series: &[Series], least: Decimal) -> Vec<Decimal> {
    let (low, high) = extent(kind, series);
    scale::ticks(low, high, least)
}

/// Draws a chart. What it can't show legibly (more categories than [`MOST_POINTS`] or [`TALLEST`] leave
/// room for, more series than [`palette::SERIES`] has) is for the caller to refuse.
pub fn draw(chart: &Chart, widths: Widths) -> Drawing {
    let mut canvas = Canvas::new(widths);
    let ends = (chart.ticks.first(), chart.ticks.last());
    let scale = Scale::new(ends.0.map(|tick| tick.at), ends.1.map(|tick| tick.at));
    let height = match chart.kind {
        Kind::Line => line::draw(chart, &scale, &mut canvas),
        Kind::Bar | Kind::Stacked | Kind::Waterfall => bars::draw(chart, &scale, &mut canvas),
    };
    Drawing { svg: canvas.finish(height, &chart.title, &chart.description), height }
}

/// The least and the most that must be drawn. Nought is between them.
fn extent(kind: Kind, series: &[Series]) -> (Decimal, Decimal) {
    let drawn: Vec<Decimal> = match kind {
        Kind::Bar | Kind::Line => {
            series.iter().flat_map(|series| &series.values).flatten().map(|v| v.amount).collect()
        }
        Kind::Stacked => stacks(series).collect(),
        Kind::Waterfall => steps(series).into_iter().flat_map(|(from, to)| [from, to]).collect(),
    };
    let low = drawn.iter().copied().fold(Decimal::ZERO, Decimal::min);
    let high = drawn.iter().copied().fold(Decimal::ZERO, Decimal::max);
    (low, high)
}

/// What the parts of each bar come to.
fn stacks(series: &[Series]) -> impl Iterator<Item = Decimal> {
    let categories = series.iter().map(|series| series.values.len()).max().unwrap_or_default();
    (0..categories).map(|category| {
        let parts = series.iter().filter_map(move |series| series.values.get(category)?.as_ref());
        parts.fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.amount))
    })
}

/// From where to where each bar of a waterfall reaches: the first and the last from nought, those
/// between from where the one before ended.
fn steps(series: &[Series]) -> Vec<(Decimal, Decimal)> {
    let values = series.iter().flat_map(|series| &series.values);
    let amounts: Vec<Decimal> =
        values.map(|value| value.as_ref().map_or(Decimal::ZERO, |value| value.amount)).collect();
    let mut reached = Decimal::ZERO;
    let last = amounts.len().saturating_sub(1);
    let step = |(index, amount): (usize, &Decimal)| {
        let from = if index == 0 || index == last { Decimal::ZERO } else { reached };
        reached = from.saturating_add(*amount);
        (from, reached)
    };
    amounts.iter().enumerate().map(step).collect()
}
