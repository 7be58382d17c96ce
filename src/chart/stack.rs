//! Bars of several parts.

use rust_decimal::Decimal;

use super::bars::{BAR, Plot, SPACE};
use super::canvas::{Anchor, Area, Canvas, LINE};
use super::palette::{CONNECTOR, PAPER};
use super::{Chart, Kind, Value, WIDTH};

/// The height of the numbers below a bar, with the strokes that lead to them.
pub(super) const BELOW: f64 = LEADER + LINE;
const LEADER: f64 = 5.0;

impl Plot<'_> {
    /// One bar of several parts. Its numbers stand in the parts that have room for them, on white, since
    /// a pattern would make them hard to read; the others below, with a stroke to their part.
    pub(super) fn stack(&self, chart: &Chart, category: usize, middle: f64, canvas: &mut Canvas) {
        let narrow = self.narrow(chart, category, canvas);
        let middle = if narrow.is_empty() { middle } else { middle - BELOW / 2.0 };
        let y = middle - BAR / 2.0;
        for part in self.parts(chart, category) {
            let Part { left, right, look, value } = part;
            let area = Area { x: left, y, width: right - left, height: BAR };
            canvas.bar(area, look);
            if left > self.x(Decimal::ZERO) && right > left {
                canvas.line((left, y), (left, y + BAR), PAPER, "");
            }
            if !part.has_room(canvas) {
                continue;
            }
            let width = canvas.width(&value.label);
            let x = (left + right) / 2.0;
            let plate = Area {
                x: x - width / 2.0 - 3.0,
                y: y + 2.0,
                width: width + 6.0,
                height: BAR - 4.0,
            };
            canvas.rectangle("", plate, PAPER);
            canvas.words(&value.label, x, middle, Anchor::Middle);
        }
        self.numbers_below(&narrow, y + BAR, canvas);
    }

    /// Numbers in a row below their parts, moved apart where they would overlap.
    fn numbers_below(&self, parts: &[Part<'_>], y: f64, canvas: &mut Canvas) {
        let half = |part: &Part<'_>| (canvas.width(&part.value.label) + SPACE) / 2.0;
        let mut placed: Vec<(f64, f64)> = Vec::new();
        let mut free = self.left;
        for part in parts {
            let x = part.middle().max(free + half(part));
            free = x + half(part);
            placed.push((x, half(part)));
        }
        let mut limit = WIDTH + SPACE / 2.0;
        for (x, half) in placed.iter_mut().rev() {
            *x = x.min(limit - *half);
            limit = *x - *half;
        }
        for (part, (x, _)) in parts.iter().zip(placed) {
            canvas.line((part.middle(), y), (x, y + LEADER), CONNECTOR, "");
            canvas.words(&part.value.label, x, y + LEADER + LINE / 2.0, Anchor::Middle);
        }
    }

    /// The parts of the bar of a category, from nought.
    fn parts<'c>(&self, chart: &'c Chart, category: usize) -> Vec<Part<'c>> {
        let mut reached = Decimal::ZERO;
        let values = chart.series.iter().map(|series| series.values.get(category)?.as_ref());
        let values = values.enumerate().filter_map(|(look, value)| Some((look, value?)));
        values
            .map(|(look, value)| {
                let from = reached;
                reached = reached.saturating_add(value.amount);
                Part { left: self.x(from), right: self.x(reached), look, value }
            })
            .collect()
    }

    /// The parts of a bar that have no room for their numbers. Nought has no part to be seen.
    pub(super) fn narrow<'c>(
        &self,
        chart: &'c Chart,
        category: usize,
        canvas: &Canvas,
    ) -> Vec<Part<'c>> {
        if chart.kind != Kind::Stacked {
            return Vec::new();
        }
        let mut parts = self.parts(chart, category);
        parts.retain(|part| !part.value.amount.is_zero() && !part.has_room(canvas));
        parts
    }
}

/// A part of a bar.
pub(super) struct Part<'a> {
    left: f64,
    right: f64,
    /// The series it is of.
    look: usize,
    value: &'a Value,
}

impl Part<'_> {
    fn middle(&self) -> f64 {
        (self.left + self.right) / 2.0
    }

    /// Whether its number can stand in it.
    fn has_room(&self, canvas: &Canvas) -> bool {
        canvas.width(&self.value.label) + SPACE * 2.0 <= self.right - self.left
    }
}
