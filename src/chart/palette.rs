//! Colours, patterns, lines and marks by which series are told apart.
//!
//! The colours are the categorical palette of the UK Government Analysis Function, dark and light in turn.
//! Each has at least three times the contrast with white that WCAG 2.2 asks of graphics, and so have
//! two that follow one another. Whoever can't see colours has the patterns.

/// How one series is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Its colour, as `#rrggbb`.
    pub colour: &'static str,
    /// What is drawn over the colour of its bars, in white: elements of SVG on a square of
    /// [`TILE`]; nothing for plain bars.
    pub pattern: &'static str,
    /// The strokes and gaps of its line; nothing for a whole line.
    pub dashes: &'static str,
    /// The mark at its points: a path around the point, within five pixels of it.
    pub mark: &'static str,
}

/// The side of the square that a pattern repeats.
pub const TILE: u32 = 8;

/// The series of a chart, in order.
pub const SERIES: [Look; 5] = [
    Look {
        colour: "#12436d",
        pattern: "",
        dashes: "",
        mark: "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z",
    },
    Look { colour: "#28a197", pattern: RISING, dashes: "7 3", mark: "M-4 -4H4V4H-4Z" },
    Look {
        colour: "#801650",
        pattern: "M4 2.5A1.5 1.5 0 1 0 4 5.5A1.5 1.5 0 1 0 4 2.5Z",
        dashes: "2 3",
        mark: "M0 -5L5 4H-5Z",
    },
    Look {
        colour: "#f46a25",
        pattern: "M0 3H8V5H0Z",
        dashes: "9 3 2 3",
        mark: "M0 -5L5 0L0 5L-5 0Z",
    },
    Look { colour: "#3d3d3d", pattern: FALLING, dashes: "5 2 2 2 2 2", mark: "M0 5L5 -4H-5Z" },
];

/// Stripes that rise to the right, in whole tiles.
const RISING: &str = "M0 6L6 0H8L0 8ZM6 8L8 6V8Z";
/// Stripes that fall to the right.
const FALLING: &str = "M0 2L6 8H8L0 0ZM6 0L8 2V0Z";

/// The opening and the closing amount of a waterfall, its movements up, and those down.
pub const TOTAL: usize = 0;
/// See [`TOTAL`].
pub const UP: usize = 1;
/// See [`TOTAL`].
pub const DOWN: usize = 4;

/// The colour of words and of the line at nought.
pub const INK: &str = "#222222";
/// The colour of what is behind the bars and under the words.
pub const PAPER: &str = "#ffffff";
/// Lines that lead the eye from the axis. They say nothing by themselves, and are light.
pub const GRID: &str = "#d0d0d0";
/// Lines from one bar of a waterfall to the next.
pub const CONNECTOR: &str = "#6b6b6b";
