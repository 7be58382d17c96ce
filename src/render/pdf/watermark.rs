//! The word that lies across every page of a draft.

use super::fonts::{Face, Glyph, advance};
use super::layout::Layout;
use super::text::Style;
use crate::style::look::{Colour, Page, Pt};

/// So pale that the text over it is read as easily as on white.
pub(in crate::render) const COLOUR: Colour = Colour { red: 236, green: 236, blue: 236 };
/// How it rises, in degrees.
pub(in crate::render) const SLOPE: f32 = 55.0;
/// How much of the way across the page it takes, and its size at most.
const REACH: f32 = 0.6;
const LARGEST: Pt = Pt(160.0);

/// A word across a page.
#[derive(Clone, Debug)]
pub(super) struct Watermark {
    pub(super) style: Style,
    pub(super) glyphs: Vec<Glyph>,
    width: Pt,
}

impl Watermark {
    /// The word, as large as the page has room for.
    pub(super) fn new(word: &str, page: &Page, layout: &mut Layout<'_>) -> Self {
        let face = Face::Bold;
        let glyphs = layout.fonts.shape(face, &word.to_uppercase()).glyphs.clone();
        let at_one = layout.fonts.scale(face, advance(&glyphs), Pt(1.0));
        let across = Pt(page.width.0.hypot(page.height.0) * REACH);
        let size = Pt((across / at_one.max(Pt(0.1))).min(LARGEST.0));
        let style = Style::plain(face, size, COLOUR, None);
        Self { style, glyphs, width: at_one * size.0 }
    }

    /// Where it begins on the page, counted from its lower left corner, and which way it goes: the
    /// cosine and the sine of its slope.
    pub(super) fn placed(&self, page: &Page) -> ([f32; 2], [f32; 2]) {
        /// Capitals are so high, as a part of the size of type.
        const CAPITAL: f32 = 0.72;
        let (sin, cos) = SLOPE.to_radians().sin_cos();
        let half = (self.width.0 / 2.0, self.style.size.0 * CAPITAL / 2.0);
        let x = page.width.0 / 2.0 - half.0 * cos + half.1 * sin;
        let y = page.height.0 / 2.0 - half.0 * sin - half.1 * cos;
        ([x, y], [cos, sin])
    }
}
