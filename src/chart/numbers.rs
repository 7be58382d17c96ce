//! Where the numbers of a line stand: beside their points, where neither the line nor another number
//! goes through them.

use super::canvas::Area;

/// How high numbers are.
const HEIGHT: f64 = 10.0;
/// How far from its point the middle of a number is, right above or below it, and how far when it
/// stands to one side.
const APART: f64 = 13.0;
const ASIDE: f64 = 9.0;
/// How far from the middle of its mark a number at one side begins.
const BESIDE: f64 = 3.0;
/// As much of a mark as no number may touch.
const MARK: f64 = 4.0;

/// What numbers should not stand on.
pub(super) struct Field<'a> {
    /// Where they may stand.
    pub(super) inside: Area,
    /// The points of the line, by category; none where it has a gap.
    pub(super) points: &'a [Option<(f64, f64)>],
    /// How high the lines of the axis are.
    pub(super) grid: &'a [f64],
}

/// The middle of each number, given how wide the number of each point is. One after the other takes
/// the best place that is left.
pub(super) fn middles(field: &Field<'_>, widths: &[f64]) -> Vec<Option<(f64, f64)>> {
    let mut taken: Vec<Area> = Vec::new();
    let mut middles = Vec::new();
    for (point, width) in field.points.iter().zip(widths) {
        let middle = point.and_then(|point| {
            let places = places(point, *width).into_iter().enumerate();
            let cost = |(order, middle)| {
                let spoilt = field.spoilt(around(middle, *width), &taken);
                (spoilt, order)
            };
            places.map(|place| (cost(place), place.1)).min_by_key(|(cost, _)| *cost)
        });
        let middle = middle.map(|(_, middle)| middle);
        taken.extend(middle.map(|middle| around(middle, *width)));
        middles.push(middle);
    }
    middles
}

/// Where a number may stand by its point, from the best place to the worst.
fn places((x, y): (f64, f64), width: f64) -> [(f64, f64); 8] {
    let side = width / 2.0 + BESIDE;
    [
        (x, y - APART),
        (x, y + APART),
        (x - side, y - ASIDE),
        (x + side, y - ASIDE),
        (x + side, y + ASIDE),
        (x - side, y + ASIDE),
        (x, y - APART * 2.0),
        (x, y + APART * 2.0),
    ]
}

fn around((x, y): (f64, f64), width: f64) -> Area {
    Area { x: x - width / 2.0, y: y - HEIGHT / 2.0, width, height: HEIGHT }
}

impl Field<'_> {
    /// How badly a number would stand there. A light line of the axis behind it is better than anything
    /// else that may go through it.
    fn spoilt(&self, number: Area, taken: &[Area]) -> u32 {
        const BADLY: u32 = 10;
        let strokes = self.points.windows(2).filter(|pair| match pair {
            [Some(from), Some(to)] => crosses(*from, *to, number),
            _ => false,
        });
        let mark = |(x, y): (f64, f64)| Area {
            x: x - MARK,
            y: y - MARK,
            width: MARK * 2.0,
            height: MARK * 2.0,
        };
        let marks = self.points.iter().flatten().filter(|point| overlap(mark(**point), number));
        let numbers = taken.iter().filter(|other| overlap(**other, number));
        let lines = self.grid.iter().filter(|y| number.y < **y && **y < number.y + number.height);
        let is_outside = number.x < self.inside.x
            || number.x + number.width > self.inside.x + self.inside.width
            || number.y < self.inside.y
            || number.y + number.height > self.inside.y + self.inside.height;
        let bad = strokes.count() + marks.count() + numbers.count() + usize::from(is_outside);
        BADLY * u32::try_from(bad).unwrap_or(u32::MAX / BADLY) + u32::from(lines.count() > 0)
    }
}

fn overlap(one: Area, other: Area) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

/// Whether a straight line goes through an area.
fn crosses(from: (f64, f64), to: (f64, f64), area: Area) -> bool {
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    let sides = [
        (from.0, to.0 - from.0, area.x, area.x + area.width),
        (from.1, to.1 - from.1, area.y, area.y + area.height),
    ];
    for (start, length, low, high) in sides {
        if length == 0.0 {
            if start <= low || start >= high {
                return false;
            }
            continue;
        }
        let (one, other) = ((low - start) / length, (high - start) / length);
        first = first.max(one.min(other));
        last = last.min(one.max(other));
    }
    first < last
}

#[cfg(test)]
mod tests {
    use super::*;

    const INSIDE: Area = Area { x: 0.0, y: 0.0, width: 400.0, height: 300.0 };

    /// Whether a line, a mark or another number goes through a number.
    fn is_any_struck(points: &[(f64, f64)]) -> bool {
        let points: Vec<Option<(f64, f64)>> = points.iter().copied().map(Some).collect();
        let field = Field { inside: INSIDE, points: &points, grid: &[] };
        let widths = vec![40.0; points.len()];
        let middles: Vec<(f64, f64)> = middles(&field, &widths).into_iter().flatten().collect();
        middles.iter().enumerate().any(|(index, middle)| {
            let others = middles.iter().enumerate().filter(|(other, _)| *other != index);
            let others: Vec<Area> = others.map(|(_, middle)| around(*middle, 40.0)).collect();
            field.spoilt(around(*middle, 40.0), &others) > 0
        })
    }

    #[test]
    fn no_line_goes_through_a_number() {
        assert!(!is_any_struck(&[(50.0, 280.0), (100.0, 150.0), (150.0, 40.0)]), "steeply up");
        assert!(!is_any_struck(&[(50.0, 40.0), (100.0, 150.0), (150.0, 280.0)]), "steeply down");
        assert!(!is_any_struck(&[(50.0, 40.0), (100.0, 280.0), (150.0, 40.0)]), "to and fro");
        assert!(!is_any_struck(&[(50.0, 150.0), (100.0, 150.0), (150.0, 150.0)]), "level");
    }

    #[test]
    fn a_number_stands_above_its_point_unless_something_is_there() {
        let points = [Some((50.0, 150.0)), None, Some((150.0, 100.0))];
        let grid = [87.0];
        let field = Field { inside: INSIDE, points: &points, grid: &grid };
        let middles = middles(&field, &[40.0; 3]);
        assert_eq!(middles, [Some((50.0, 137.0)), None, Some((150.0, 113.0))]);
    }
}
