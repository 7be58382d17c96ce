//! Styled text into the pieces of which lines are made: shaped and measured, with no place in them
//! where a line may end.

use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::fonts::{Face, Fonts, Shaped, advance};
use super::pictures::Pictures;
use super::text::{Kind, Rich, Span, Style};
use crate::style::look::Pt;

/// Whether a line may end after a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// No: the next piece is of the same word.
    Inside,
    /// If need be.
    May,
    /// It does.
    Must,
}

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
    pub(super) end: End,
    /// Whether a hyphen is drawn where a line ends after it.
    pub(super) hyphen: bool,
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

    /// Where lines may or must end, in order. The end of the text is no such place.
    fn line_ends(&self) -> Vec<(usize, End)> {
        linebreaks(&self.text)
            .filter(|(index, opportunity)| {
                let wanted = *opportunity == BreakOpportunity::Mandatory
                    || !parts_what_belongs_together(&self.text, *index);
                *index < self.text.len() && !self.is_inside_figure(*index) && wanted
            })
            .map(|(index, opportunity)| match opportunity {
                BreakOpportunity::Mandatory => (index, End::Must),
                BreakOpportunity::Allowed => (index, End::May),
            })
            .collect()
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
            }
        }
        piece
    }
}

/// Whether a line that ended here would part what a reader takes in at once: a sign from its number, or
/// a short word at its hyphen (`on-costs`, `full-year`).
fn parts_what_belongs_together(text: &str, index: usize) -> bool {
    /// The longest word that is kept whole. Longer ones would leave holes at the ends of lines.
    const LONGEST: usize = 12;
    let (before, after) = text.split_at(index);
    let Some(last) = before.chars().next_back() else { return false };
    if !matches!(last, '-' | '\u{2010}' | '\u{2212}' | '\u{2013}' | '+' | '/') {
        return false;
    }
    let next = after.chars().next().unwrap_or(' ');
    if next.is_ascii_digit() || matches!(next, '£' | '$' | '€') {
        return true;
    }
    let is_word = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\'' | '’');
    let start = before.chars().rev().take_while(is_word).count();
    let end = after.chars().take_while(is_word).count();
    matches!(last, '-' | '\u{2010}') && start + end <= LONGEST
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
