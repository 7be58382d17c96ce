//! Line charts: a line for each series, with a mark at each of its values.

use rust_decimal::Decimal;

use super::canvas::{Anchor, Area, Canvas, LINE};
use super::numbers::{self, Field};
use super::palette::{GRID, INK};
use super::scale::Scale;
use super::{Chart, WIDTH};

/// The least height of the part in which lines are drawn.
const HEIGHT: f64 = 230.0;
/// The most room for the names at the ends of lines.
const NAMES: f64 = 130.0;
/// Space between words and what they belong to.
const SPACE: f64 = 8.0;
/// Space between the names at the ends of lines, so that they don't read as one.
const BETWEEN: f64 = 5.0;
/// How far above the topmost mark of the axis a number may reach.
const ABOVE: f64 = 20.0;

/// Draws the chart, and gives its height.
pub(super) fn draw(chart: &Chart, scale: &Scale, canvas: &mut Canvas) -> f64 {
    let mut top = LINE;
    if !chart.axis.is_empty() {
        let lines = canvas.wrap(&chart.axis, WIDTH);
        let height = LINE * lines.len() as f64;
        canvas.lines(&lines, 0.0, height / 2.0 + 1.0, Anchor::Start);
        top += height + 6.0;
    }
    let names: Vec<Vec<String>> = match chart.series.as_slice() {
        [_] => Vec::new(),
        series => series.iter().map(|series| canvas.wrap(&series.name, NAMES)).collect(),
    };
    let numbers = canvas.widest(chart.ticks.iter().map(|tick| tick.label.as_str()));
    let of_names = canvas.widest(names.iter().flatten().map(String::as_str));
    let left = numbers.ceil() + SPACE;
    let right = WIDTH - if names.is_empty() { 4.0 } else { of_names.ceil() + SPACE * 2.0 };
    let slot = (right - left) / chart.categories.len().max(1) as f64;
    let height = HEIGHT.max(names.iter().map(|name| height(name) + BETWEEN).sum());
    let plot = Plot { scale, left, right, top, height, slot };
    for tick in &chart.ticks {
        let y = plot.y(tick.at);
        let colour = if tick.at.is_zero() { INK } else { GRID };
        canvas.line((left, y), (right, y), colour, "");
        canvas.words(&tick.label, left - SPACE / 2.0, y, Anchor::End);
    }
    for (look, series) in chart.series.iter().enumerate() {
        plot.series(series, look, canvas);
    }
    if let [series] = chart.series.as_slice() {
        plot.numbers(chart, series, canvas);
    }
    plot.names(chart, &names, canvas);
    plot.categories(chart, canvas)
}

/// Where lines are drawn.
struct Plot<'a> {
    scale: &'a Scale,
    left: f64,
    right: f64,
    top: f64,
    height: f64,
    /// The width that each category has.
    slot: f64,
}

impl Plot<'_> {
    fn x(&self, category: usize) -> f64 {
        self.left + self.slot * (category as f64 + 0.5)
    }

    fn y(&self, amount: Decimal) -> f64 {
        self.top + (1.0 - self.scale.at(amount)) * self.height
    }

    fn points(&self, series: &super::Series) -> Vec<Option<(f64, f64)>> {
        let point = |(category, value): (usize, &Option<super::Value>)| {
            value.as_ref().map(|value| (self.x(category), self.y(value.amount)))
        };
        series.values.iter().enumerate().map(point).collect()
    }

    /// The line and the marks of a series. Where a value is missing the line has a gap: nobody knows how
    /// it would have gone.
    fn series(&self, series: &super::Series, look: usize, canvas: &mut Canvas) {
        let points = self.points(series);
        for stretch in points.split(Option::is_none) {
            let stretch: Vec<(f64, f64)> = stretch.iter().flatten().copied().collect();
            if stretch.len() > 1 {
                canvas.polyline(&stretch, look);
            }
        }
        for point in points.into_iter().flatten() {
            canvas.mark(point, look);
        }
    }

    /// The numbers beside the points, where they have room.
    fn numbers(&self, chart: &Chart, series: &super::Series, canvas: &mut Canvas) {
        let labels: Vec<&str> = series
            .values
            .iter()
            .map(|value| value.as_ref().map_or("", |value| value.label.as_str()))
            .collect();
        if canvas.widest(labels.iter().copied()) > self.slot {
            return;
        }
        let inside = Area {
            x: self.left,
            y: self.top - ABOVE,
            width: self.right - self.left,
            height: self.height + ABOVE,
        };
        let points = self.points(series);
        let grid: Vec<f64> = chart.ticks.iter().map(|tick| self.y(tick.at)).collect();
        let widths: Vec<f64> = labels.iter().map(|label| canvas.width(label)).collect();
        let field = Field { inside, points: &points, grid: &grid };
        for (label, middle) in labels.into_iter().zip(numbers::middles(&field, &widths)) {
            if let Some((x, y)) = middle {
                canvas.words(label, x, y, Anchor::Middle);
            }
        }
    }

    /// The names of the series at the ends of their lines, moved apart where they would overlap, each
    /// with its mark.
    fn names(&self, chart: &Chart, names: &[Vec<String>], canvas: &mut Canvas) {
        let last = |series: &super::Series| self.points(series).into_iter().flatten().next_back();
        let mut ends: Vec<(f64, usize)> = names
            .iter()
            .enumerate()
            .filter_map(|(look, _)| Some((last(chart.series.get(look)?)?.1, look)))
            .collect();
        ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let height = |look: usize| height(&names[look]) + BETWEEN;
        let mut free = self.top - LINE / 2.0;
        let mut placed = Vec::new();
        for (y, look) in ends {
            let middle = y.max(free + height(look) / 2.0);
            free = middle + height(look) / 2.0;
            placed.push((middle, look));
        }
        // What was moved below the axis is moved up again, as far as there is room.
        let mut limit = self.top + self.height + LINE / 2.0;
        for (middle, look) in placed.iter_mut().rev() {
            *middle = middle.min(limit - height(*look) / 2.0);
            limit = *middle - height(*look) / 2.0;
        }
        for (middle, look) in placed {
            canvas.mark((self.right + SPACE / 2.0 + 1.0, middle), look);
            canvas.lines(&names[look], self.right + SPACE * 1.7, middle, Anchor::Start);
        }
    }

    /// The names of the categories: all of them, or every second, third and so on where there is no room
    /// for all. Gives where they end.
    fn categories(&self, chart: &Chart, canvas: &mut Canvas) -> f64 {
        let words = chart.categories.iter().flat_map(|name| name.split_whitespace());
        let widest = canvas.widest(words);
        let every = ((widest + 4.0) / self.slot).ceil().max(1.0);
        let top = self.top + self.height + SPACE;
        let mut lowest = top;
        for (category, name) in chart.categories.iter().enumerate().step_by(every as usize) {
            let lines = canvas.wrap(name, self.slot * every - 4.0);
            let height = LINE * lines.len() as f64;
            canvas.lines(&lines, self.x(category), top + height / 2.0, Anchor::Middle);
            lowest = lowest.max(top + height);
        }
        lowest + 2.0
    }
}

/// How high lines of words are.
fn height(lines: &[String]) -> f64 {
    LINE * lines.len() as f64
}
