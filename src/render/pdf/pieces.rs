//! Styled text into the pieces of which lines are made: shaped and measured, with no place in them
//! where a line may end.

use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use super::ends::{End, is_figure, line_ends};
use super::fonts::{Face, Fonts, Shaped, advance};
use super::pictures::Pictures;
use super::text::{Kind, Rich, Span, Style};
use crate::style::look::Pt;

/// What a piece shows.
#[derive(Clone, Debug)]
pub(super) enum Ink {
    Glyphs(Rc<Shaped>),
    TickBox(bool),
    Picture(usize),
}

/// A part of a text that no line ends within, measured.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Where in the text it begins.
    pub(super) start: usize,
    pub(super) ink: Ink,
    pub(super) style: Rc<Style>,
    /// Its width without the spaces that follow it.
    pub(super) width: Pt,
    /// How many spaces follow it.
    pub(super) spaces: usize,
    /// How wide they are together.
    pub(super) space: Pt,
    /// Whether a line may end after it.
    pub(super) end: End,
    /// Whether a hyphen is drawn where a line ends after it.
    pub(super) hyphen: bool,
    /// Whether it is a figure, which is not broken.
    pub(super) is_figure: bool,
}

impl Rich {
    /// The pieces of the text. A piece ends at each of `cuts` too, so that what is before and after
    /// can be measured apart.
    pub(super) fn pieces(
        &self,
        cuts: &[usize],
        fonts: &mut Fonts,
        pictures: &Pictures,
    ) -> Vec<Piece> {
        let ends = self.line_ends();
        let mut edges: BTreeSet<usize> = self.spans.iter().map(|span| span.range.end).collect();
        edges.extend(ends.iter().map(|(index, _)| *index));
        edges.extend(cuts);
        let mut pieces = Vec::new();
        for span in &self.spans {
            let mut start = span.range.start;
            for &edge in edges.range(start + 1..=span.range.end) {
                let end = ends
                    .binary_search_by_key(&edge, |(index, _)| *index)
                    .map_or(End::Inside, |found| ends[found].1);
                pieces.push(self.piece(span, start..edge, end, fonts, pictures));
                start = edge;
            }
        }
        pieces
    }

    /// Where lines may or must end, in order.
    fn line_ends(&self) -> Vec<(usize, End)> {
        let mut ends = line_ends(&self.text, self.hyphens);
        ends.retain(|(index, _)| !self.is_inside_figure(*index));
        ends
    }

    fn is_inside_figure(&self, index: usize) -> bool {
        let span = self.spans.partition_point(|span| span.range.end <= index);
        self.spans
            .get(span)
            .is_some_and(|span| span.kind == Kind::Figure && span.range.start < index)
    }

    fn piece(
        &self,
        span: &Span,
        range: Range<usize>,
        end: End,
        fonts: &mut Fonts,
        pictures: &Pictures,
    ) -> Piece {
        let style = Rc::clone(&span.style);
        let mut piece = Piece {
            start: range.start,
            ink: Ink::Glyphs(Rc::default()),
            style: Rc::clone(&style),
            width: Pt::ZERO,
            spaces: 0,
            space: Pt::ZERO,
            end,
            hyphen: false,
            is_figure: false,
        };
        match span.kind {
            Kind::TickBox(ticked) => {
                piece.ink = Ink::TickBox(ticked);
                piece.width = tick_box_side(style.size);
            }
            Kind::Picture(picture) => {
                piece.ink = Ink::Picture(picture);
                piece.width = pictures.size(picture).0;
            }
            Kind::Words | Kind::Figure => {
                let text = self.text[range].trim_end_matches(is_line_end);
                let word = text.trim_end_matches(' ');
                let shaped = fonts.shape(style.face, word);
                piece.width = fonts.scale(style.face, advance(&shaped.glyphs), style.size);
                piece.ink = Ink::Glyphs(shaped);
                piece.spaces = text.len() - word.len();
                piece.space = space(style.face, style.size, fonts) * piece.spaces as f32;
                piece.hyphen = word.ends_with('\u{AD}');
                piece.is_figure = is_figure(word);
            }
        }
        piece
    }
}

/// The characters after which `unicode_linebreak` says that a line must end.
pub(super) fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The width of one space.
fn space(face: Face, size: Pt, fonts: &mut Fonts) -> Pt {
    let shaped = fonts.shape(face, " ");
    fonts.scale(face, advance(&shaped.glyphs), size)
}

/// The side of a tick box in a line of this size: as high as a capital.
pub(super) fn tick_box_side(size: Pt) -> Pt {
    size * 0.76
}
