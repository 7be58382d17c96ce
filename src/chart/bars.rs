//! Charts of bars that lie on their side: bar, stacked bar and waterfall.
//!
//! They lie because the names of services and savings are long, and stand at the left in full.

use rust_decimal::Decimal;

use super::canvas::{Anchor, Area, Canvas, LINE};
use super::palette::{CONNECTOR, DOWN, GRID, INK, TOTAL, UP};
use super::scale::Scale;
use super::stack::BELOW;
use super::{Chart, Kind, Value, WIDTH, steps};

/// The most room for the names at the left.
const NAMES: f64 = 200.0;
/// Space between names and axis, and between a bar and its number.
pub(super) const SPACE: f64 = 8.0;
/// Space between a bar, or the bars of one category, and the next.
const GAP: f64 = 9.0;
/// The height of a bar by itself, and of one among others.
pub(super) const BAR: f64 = 20.0;
const SLIM_BAR: f64 = 16.0;
/// The height of the axis with its numbers, and of what they count.
const AXIS: f64 = 22.0;
const AXIS_TITLE: f64 = 20.0;
/// The side of a swatch in the key.
const SWATCH: f64 = 12.0;

/// Draws the chart, and gives its height.
pub(super) fn draw(chart: &Chart, scale: &Scale, canvas: &mut Canvas) -> f64 {
    let top = if chart.series.len() > 1 { key(chart, canvas) + GAP } else { 4.0 };
    let names: Vec<Vec<String>> =
        chart.categories.iter().map(|name| canvas.wrap(name, NAMES)).collect();
    let plot = Plot::new(chart, scale, &names, canvas);
    let heights: Vec<f64> = names
        .iter()
        .enumerate()
        .map(|(category, lines)| {
            let below = if plot.narrow(chart, category, canvas).is_empty() { 0.0 } else { BELOW };
            (plot.bars_height(chart) + below).max(LINE * lines.len() as f64) + GAP
        })
        .collect();
    let bottom = top + heights.iter().sum::<f64>();
    plot.grid(chart, top, bottom, canvas);
    let mut y = top;
    for (category, (lines, height)) in names.iter().zip(&heights).enumerate() {
        let middle = y + height / 2.0;
        canvas.lines(lines, plot.names, middle, Anchor::End);
        match chart.kind {
            Kind::Stacked => plot.stack(chart, category, middle, canvas),
            Kind::Waterfall => {
                let next = heights.get(category + 1).map(|next| y + height + next / 2.0);
                plot.step(chart, category, (middle, next), canvas);
            }
            Kind::Bar | Kind::Line => plot.bars(chart, category, middle, canvas),
        }
        y += height;
    }
    let nought = plot.x(Decimal::ZERO);
    canvas.line((nought, top), (nought, bottom), INK, "");
    plot.axis(chart, bottom, canvas)
}

/// The names of the series beside their colours and patterns. Gives where it ends.
fn key(chart: &Chart, canvas: &mut Canvas) -> f64 {
    let (mut x, mut y) = (0.0, LINE / 2.0 + 2.0);
    for (look, series) in chart.series.iter().enumerate() {
        let words = canvas.wrap(&series.name, WIDTH - SWATCH - SPACE).join(" ");
        let width = SWATCH + 6.0 + canvas.width(&words) + SPACE * 2.0;
        if x > 0.0 && x + width > WIDTH {
            (x, y) = (0.0, y + LINE + 4.0);
        }
        let area = Area { x, y: y - SWATCH / 2.0, width: SWATCH, height: SWATCH };
        canvas.swatch(area, look);
        canvas.words(&words, x + SWATCH + 6.0, y, Anchor::Start);
        x += width;
    }
    y + LINE / 2.0
}

/// Where bars are drawn.
pub(super) struct Plot<'a> {
    scale: &'a Scale,
    /// The right edge of the names.
    names: f64,
    /// The two ends of the axis.
    pub(super) left: f64,
    right: f64,
}

impl<'a> Plot<'a> {
    /// The room that names and numbers leave.
    fn new(chart: &Chart, scale: &'a Scale, names: &[Vec<String>], canvas: &Canvas) -> Self {
        let names = canvas.widest(names.iter().flatten().map(String::as_str));
        let numbers = |below: bool| {
            let values = chart.series.iter().flat_map(|series| &series.values).flatten();
            let on_side = values.filter(|value| below == (value.amount < Decimal::ZERO));
            canvas.widest(on_side.map(|value| value.label.as_str())) + SPACE
        };
        let mark =
            |tick: Option<&super::Tick>| tick.map_or(0.0, |tick| canvas.width(&tick.label) / 2.0);
        let (below, above) = match chart.kind {
            Kind::Stacked => (0.0, 0.0),
            Kind::Waterfall => (0.0, numbers(false).max(numbers(true))),
            Kind::Bar | Kind::Line => {
                let any_below = chart.ticks.first().is_some_and(|tick| tick.at < Decimal::ZERO);
                (if any_below { numbers(true) } else { 0.0 }, numbers(false))
            }
        };
        let names = names.ceil();
        Self {
            scale,
            names,
            left: names + SPACE + below.max(mark(chart.ticks.first()) - names).ceil(),
            right: WIDTH - above.max(mark(chart.ticks.last())).ceil() - 1.0,
        }
    }

    pub(super) fn x(&self, amount: Decimal) -> f64 {
        self.left + self.scale.at(amount) * (self.right - self.left)
    }

    /// The height of the bars of one category.
    fn bars_height(&self, chart: &Chart) -> f64 {
        match chart.series.len() {
            0 | 1 => BAR,
            _ if chart.kind == Kind::Stacked => BAR,
            series => SLIM_BAR * series as f64,
        }
    }

    fn grid(&self, chart: &Chart, top: f64, bottom: f64, canvas: &mut Canvas) {
        for tick in &chart.ticks {
            let x = self.x(tick.at);
            canvas.line((x, top), (x, bottom), GRID, "");
        }
    }

    /// The numbers of the axis and what they count. Gives where it ends.
    fn axis(&self, chart: &Chart, bottom: f64, canvas: &mut Canvas) -> f64 {
        for tick in &chart.ticks {
            canvas.words(&tick.label, self.x(tick.at), bottom + AXIS / 2.0, Anchor::Middle);
        }
        if chart.axis.is_empty() {
            return bottom + AXIS;
        }
        let lines = canvas.wrap(&chart.axis, WIDTH - self.left);
        let height = AXIS_TITLE + LINE * (lines.len() as f64 - 1.0);
        let middle = (self.left + self.right) / 2.0;
        let half = canvas.widest(lines.iter().map(String::as_str)) / 2.0;
        // Words that are wider than the axis stay within the drawing.
        let x = middle.min(WIDTH - half).max(half);
        canvas.lines(&lines, x, bottom + AXIS + height / 2.0, Anchor::Middle);
        bottom + AXIS + height
    }

    /// The bars of a category, one under the other.
    fn bars(&self, chart: &Chart, category: usize, middle: f64, canvas: &mut Canvas) {
        let all = self.bars_height(chart);
        let height = all / chart.series.len().max(1) as f64;
        for (look, series) in chart.series.iter().enumerate() {
            let Some(Some(value)) = series.values.get(category) else { continue };
            let y = middle - all / 2.0 + height * look as f64;
            let between = if chart.series.len() > 1 { 1.0 } else { 0.0 };
            self.bar((Decimal::ZERO, value.amount), (y, height - between), look, canvas);
            self.number_at_end(value, y + height / 2.0, canvas);
        }
    }

    fn number_at_end(&self, value: &Value, y: f64, canvas: &mut Canvas) {
        let end = self.x(value.amount);
        if value.amount < Decimal::ZERO {
            canvas.words(&value.label, end - SPACE / 2.0, y, Anchor::End);
        } else {
            canvas.words(&value.label, end + SPACE / 2.0, y, Anchor::Start);
        }
    }

    fn bar(
        &self,
        (from, to): (Decimal, Decimal),
        (y, height): (f64, f64),
        look: usize,
        canvas: &mut Canvas,
    ) {
        let (from, to) = (self.x(from), self.x(to));
        let area = Area { x: from.min(to), y, width: (to - from).abs(), height };
        canvas.bar(area, look);
    }

    /// One bar of a waterfall, with the line that leads to the next.
    fn step(
        &self,
        chart: &Chart,
        category: usize,
        (middle, next): (f64, Option<f64>),
        canvas: &mut Canvas,
    ) {
        let steps = steps(&chart.series);
        let Some((from, to)) = steps.get(category).copied() else { return };
        let look = match () {
            () if category == 0 || category + 1 == steps.len() => TOTAL,
            () if to < from => DOWN,
            () => UP,
        };
        self.bar((from, to), (middle - BAR / 2.0, BAR), look, canvas);
        if let Some(next) = next {
            let x = self.x(to);
            canvas.line((x, middle + BAR / 2.0), (x, next - BAR / 2.0), CONNECTOR, "3 2");
        }
        let value = chart.series.first().and_then(|series| series.values.get(category)?.as_ref());
        if let Some(value) = value {
            let end = self.x(from.max(to));
            canvas.words(&value.label, end + SPACE / 2.0, middle, Anchor::Start);
        }
    }
}
