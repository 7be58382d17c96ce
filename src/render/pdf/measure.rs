//! A paragraph whose pieces are measured: how wide it must be, how wide it would like to be, and its
//! lines at any width.

use std::rc::Rc;

use super::ends::End;
use super::fill::{Filler, TOLERANCE};
use super::fonts::Fonts;
use super::line::Line;
use super::pictures::Pictures;
use super::pieces::{Ink, Piece};
use super::text::{Rich, Style};
use crate::style::look::Pt;

/// The narrowest that a column may make a picture.
const NARROWEST_PICTURE: Pt = Pt(48.0);

/// A paragraph whose pieces are measured, ready to be broken into lines of any width.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) pieces: Vec<Piece>,
    pub(super) base: Rc<Style>,
    pub(super) leading: f32,
}

impl Measured {
    /// Measures a text; see [`Rich::pieces`] for `cuts`.
    pub(super) fn new(
        rich: &Rich,
        cuts: &[usize],
        leading: f32,
        fonts: &mut Fonts,
        pictures: &Pictures,
    ) -> Self {
        let pieces = rich.pieces(cuts, fonts, pictures);
        Self { pieces, base: Rc::clone(rich.base()), leading }
    }

    /// The width below which words would have to be broken.
    pub(super) fn least_width(&self) -> Pt {
        self.words().map(least_word_width).fold(Pt::ZERO, Pt::max)
    }

    /// The same where words may be parted at their hyphens, and what is longer than `long` may be broken
    /// into lines half as long.
    pub(super) fn least_parted_width(&self, long: Pt) -> Pt {
        let least = |part| match least_word_width(part) {
            width if width > long => long / 2.0,
            width => width,
        };
        self.words().flat_map(parts).map(least).fold(Pt::ZERO, Pt::max)
    }

    /// The widest of the words that are broken in lines of this width though they are no longer than
    /// `long`: how wide it is, and where in the text it stands, up to where the next begins if one does.
    pub(super) fn broken_word(&self, width: Pt, long: Pt) -> Option<(Pt, usize, Option<usize>)> {
        let start = |part: &[Piece]| part.first().map(|piece| piece.start);
        let mut parts = self.words().flat_map(parts).peekable();
        let mut widest: Option<(Pt, usize, Option<usize>)> = None;
        while let Some(part) = parts.next() {
            let least = least_word_width(part);
            let is_broken = least > width + TOLERANCE && least <= long;
            if is_broken && widest.is_none_or(|(known, ..)| least > known) {
                let next = parts.peek().and_then(|next| start(next));
                widest = start(part).map(|start| (least, start, next));
            }
        }
        widest
    }

    /// The width below which a figure would have to be broken.
    pub(super) fn least_figure_width(&self) -> Pt {
        let begins_with_figure =
            |word: &&[Piece]| word.first().is_some_and(|piece| piece.is_figure);
        self.words().filter(begins_with_figure).map(least_word_width).fold(Pt::ZERO, Pt::max)
    }

    /// The width from which on no line is broken that need not be.
    pub(super) fn natural_width(&self) -> Pt {
        let mut widest = Pt::ZERO;
        let mut line = Pt::ZERO;
        let mut space = Pt::ZERO;
        for piece in &self.pieces {
            line += space + piece.width;
            space = piece.space;
            widest = widest.max(line);
            if piece.end == End::Must {
                (line, space) = (Pt::ZERO, Pt::ZERO);
            }
        }
        widest
    }

    /// The widths of the words, each with the space after it.
    pub(super) fn word_widths(&self) -> Vec<(Pt, Pt)> {
        let space = |word: &[Piece]| word.last().map_or(Pt::ZERO, |piece| piece.space);
        self.words().map(|word| (least_word_width(word), space(word))).collect()
    }

    /// The width of what stands before `cut`, on one line.
    pub(super) fn width_before(&self, cut: usize) -> Pt {
        self.pieces
            .iter()
            .take_while(|piece| piece.start < cut)
            .map(|piece| piece.width + piece.space)
            .sum()
    }

    /// The lines; none if there is nothing in them.
    pub(super) fn lines(&self, width: Pt, fonts: &mut Fonts, pictures: &Pictures) -> Vec<Line> {
        let mut filler = Filler::new(self, width, fonts, pictures);
        for word in self.words() {
            filler.place_word(word);
        }
        filler.finish()
    }

    /// An empty line, for the label of an item that says nothing.
    pub(super) fn empty_line(&self, fonts: &Fonts) -> Line {
        let (height, baseline) = line_measures(&self.base, self.leading, fonts);
        Line::new(Pt::ZERO, height, baseline, Vec::new())
    }

    /// The pieces between two places where a line may end.
    fn words(&self) -> impl Iterator<Item = &[Piece]> {
        self.pieces.split_inclusive(|piece| matches!(piece.end, End::May | End::Must))
    }
}

/// The parts of a word that is wider than a line.
pub(super) fn parts(word: &[Piece]) -> impl Iterator<Item = &[Piece]> {
    word.split_inclusive(|piece| piece.end == End::Hardly)
}

fn least_word_width(word: &[Piece]) -> Pt {
    let mut width = Pt::ZERO;
    let mut space = Pt::ZERO;
    for piece in word {
        let least = match piece.ink {
            Ink::Picture(_) => piece.width.min(NARROWEST_PICTURE),
            _ => piece.width,
        };
        width += space + least;
        space = piece.space;
    }
    width
}

/// The height of a line of this style, and how far below its top its baseline is.
pub(super) fn line_measures(style: &Style, leading: f32, fonts: &Fonts) -> (Pt, Pt) {
    let height = style.size * leading;
    let ascent = fonts.ascent(style.face, style.size);
    let descent = fonts.descent(style.face, style.size);
    (height, (height - ascent - descent) / 2.0 + ascent)
}
