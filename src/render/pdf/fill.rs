//! Pieces into lines of a given width.
//!
//! Lines are filled one after the other and set flush left, as public bodies' accessibility guidance
//! asks. A word that is wider than a line is broken between any two letters; nothing is ever drawn
//! past the width.

use std::rc::Rc;

use super::ends::End;
use super::fonts::{Fonts, Glyph, advance};
use super::line::{Line, Part, PartInk};
use super::measure::{Measured, line_measures, parts};
use super::pictures::Pictures;
use super::pieces::{Ink, Piece};
use super::text::Style;
use crate::style::look::Pt;

/// Sums of lengths in a different order differ in their last places; that must not break a line.
pub(super) const TOLERANCE: Pt = Pt(0.01);

/// Fills lines.
pub(super) struct Filler<'a> {
    measured: &'a Measured,
    width: Pt,
    fonts: &'a mut Fonts,
    pictures: &'a Pictures,
    lines: Vec<Line>,
    parts: Vec<Part>,
    x: Pt,
    /// The spaces after the last part, with their style: drawn once something follows them in the
    /// line.
    spaces: Option<(usize, Rc<Style>)>,
    /// Whether the last part ends in a hyphen if the line ends there.
    hyphen: bool,
}

impl<'a> Filler<'a> {
    /// An empty line.
    pub(super) fn new(
        measured: &'a Measured,
        width: Pt,
        fonts: &'a mut Fonts,
        pictures: &'a Pictures,
    ) -> Self {
        let (lines, parts) = (Vec::new(), Vec::new());
        let (x, spaces, hyphen) = (Pt::ZERO, None, false);
        Self { measured, width, fonts, pictures, lines, parts, x, spaces, hyphen }
    }

    /// Places a word: pieces between which no line may end, unless the word is wider than a line.
    pub(super) fn place_word(&mut self, word: &[Piece]) {
        if self.word_width(word) <= self.width + TOLERANCE {
            self.place_part(word);
        } else {
            parts(word).for_each(|part| self.place_part(part));
        }
        if let Some(last) = word.last()
            && last.end == End::Must
        {
            self.spaces.get_or_insert((1, Rc::clone(&last.style)));
            self.end_line();
        }
    }

    /// Places a word, or a part of one.
    fn place_part(&mut self, word: &[Piece]) {
        let width = self.word_width(word);
        let space = self.pending_space();
        if !self.parts.is_empty() && !self.fits(space + width) {
            self.end_line();
        }
        let space = self.pending_space();
        if self.fits(space + width) {
            for piece in word {
                self.place(piece);
            }
        } else {
            for piece in word {
                self.place_broken(piece);
            }
        }
    }

    /// The width of a word without the spaces after it, with the hyphen that it may end in.
    fn word_width(&mut self, word: &[Piece]) -> Pt {
        let mut width = Pt::ZERO;
        let mut space = Pt::ZERO;
        for piece in word {
            width += space + self.piece_width(piece);
            space = piece.space;
            if piece.hyphen {
                width += self.hyphen_width(&piece.style);
            }
        }
        width
    }

    /// Pictures are never wider than a line.
    fn piece_width(&self, piece: &Piece) -> Pt {
        match piece.ink {
            Ink::Picture(_) => piece.width.min(self.width),
            _ => piece.width,
        }
    }

    fn hyphen_width(&mut self, style: &Style) -> Pt {
        let shaped = self.fonts.shape(style.face, "-");
        self.fonts.scale(style.face, advance(&shaped.glyphs), style.size)
    }

    fn fits(&self, width: Pt) -> bool {
        self.x + width <= self.width + TOLERANCE
    }

    fn pending_space(&mut self) -> Pt {
        match self.spaces.clone() {
            Some((count, style)) => self.spaces_width(&style, count),
            None => Pt::ZERO,
        }
    }

    fn spaces_width(&mut self, style: &Style, count: usize) -> Pt {
        let shaped = self.fonts.shape(style.face, " ");
        self.fonts.scale(style.face, advance(&shaped.glyphs) * count as i64, style.size)
    }

    fn place(&mut self, piece: &Piece) {
        match &piece.ink {
            Ink::Glyphs(shaped) => self.place_glyphs(&shaped.glyphs, &piece.style),
            Ink::TickBox(ticked) => {
                self.push_part(&piece.style, piece.width, PartInk::TickBox(*ticked));
            }
            Ink::Picture(picture) => self.place_picture(*picture, piece),
        }
        self.after(piece);
    }

    fn place_picture(&mut self, picture: usize, piece: &Piece) {
        let (width, height) = self.pictures.size(picture);
        let narrowed = width.min(self.width);
        let height = height * (narrowed / width);
        self.push_part(&piece.style, narrowed, PartInk::Picture { picture, height });
    }

    /// Places a piece of a word that is wider than a line.
    fn place_broken(&mut self, piece: &Piece) {
        let Ink::Glyphs(shaped) = &piece.ink else {
            let width = self.piece_width(piece);
            if !self.parts.is_empty() && !self.fits(width) {
                self.end_line();
            }
            return self.place(piece);
        };
        let mut glyphs = shaped.glyphs.as_slice();
        while !glyphs.is_empty() {
            let count = self.how_many_fit(glyphs, piece);
            let (now, later) = glyphs.split_at(count);
            self.place_glyphs(now, &piece.style);
            if !later.is_empty() {
                self.end_line();
            }
            glyphs = later;
        }
        self.after(piece);
    }

    /// Remembers what may follow a piece.
    fn after(&mut self, piece: &Piece) {
        if piece.spaces > 0 {
            self.spaces = Some((piece.spaces, Rc::clone(&piece.style)));
        }
        self.hyphen = piece.hyphen;
    }

    /// How many of the glyphs fit in the rest of the line: at least one letter if the line is empty,
    /// so that there is always an end.
    fn how_many_fit(&mut self, glyphs: &[Glyph], piece: &Piece) -> usize {
        let style = &piece.style;
        let hyphen = if piece.hyphen { self.hyphen_width(style) } else { Pt::ZERO };
        let mut fitting = 0;
        let mut width = self.pending_space();
        for (index, glyph) in glyphs.iter().enumerate() {
            width += self.fonts.scale(style.face, glyph.advance, style.size);
            let ends_cluster = glyphs.get(index + 1).is_none_or(|next| next.starts_cluster);
            if !ends_cluster {
                continue;
            }
            let must = fitting == 0 && self.parts.is_empty();
            let after = if index + 1 == glyphs.len() { hyphen } else { Pt::ZERO };
            if !must && !self.fits(width + after) {
                break;
            }
            fitting = index + 1;
        }
        fitting
    }

    /// Adds glyphs to the line, after the spaces that were put off.
    fn place_glyphs(&mut self, glyphs: &[Glyph], style: &Rc<Style>) {
        if !glyphs.is_empty() {
            self.place_spaces();
        }
        self.append(glyphs, style);
    }

    /// Adds glyphs to the last part of the line if that has the same style, or as a new part.
    fn append(&mut self, glyphs: &[Glyph], style: &Rc<Style>) {
        let width = self.fonts.scale(style.face, advance(glyphs), style.size);
        if let Some(Part { style: last, width: so_far, ink: PartInk::Glyphs(before), .. }) =
            self.parts.last_mut()
            && last == style
        {
            before.extend_from_slice(glyphs);
            *so_far += width;
            self.x += width;
        } else if !glyphs.is_empty() || self.parts.is_empty() {
            self.push(style, width, PartInk::Glyphs(glyphs.to_vec()));
        }
    }

    /// Draws the spaces that were put off, now that something follows them. They are glyphs like
    /// others, so that whoever copies the text finds them.
    fn place_spaces(&mut self) {
        let Some((count, style)) = self.spaces.take() else { return };
        let shaped = self.fonts.shape(style.face, " ");
        let glyphs: Vec<Glyph> =
            shaped.glyphs.iter().cycle().take(shaped.glyphs.len() * count).copied().collect();
        self.append(&glyphs, &style);
    }

    fn push_part(&mut self, style: &Rc<Style>, width: Pt, ink: PartInk) {
        self.place_spaces();
        self.push(style, width, ink);
    }

    fn push(&mut self, style: &Rc<Style>, width: Pt, ink: PartInk) {
        self.parts.push(Part { x: self.x, width, style: Rc::clone(style), ink });
        self.x += width;
    }

    fn end_line(&mut self) {
        if self.hyphen
            && let Some(style) = self.parts.last().map(|part| Rc::clone(&part.style))
        {
            self.spaces = None;
            let shaped = self.fonts.shape(style.face, "-");
            // It is there for the eye only: the word has no hyphen.
            let unread = Rc::new(Style { node: None, ..Style::clone(&style) });
            self.place_glyphs(&shaped.glyphs, &unread);
        } else {
            self.part_words();
        }
        let parts = std::mem::take(&mut self.parts);
        let line = self.make_line(parts);
        self.lines.push(line);
        (self.x, self.spaces, self.hyphen) = (Pt::ZERO, None, false);
    }

    /// Ends a line in a space where its words end: it takes no room, and parts them from those of the
    /// next line for whoever copies the text or hears it.
    fn part_words(&mut self) {
        let Some((_, style)) = self.spaces.take() else { return };
        let shaped = self.fonts.shape(style.face, " ");
        let space = shaped.glyphs.iter().map(|glyph| Glyph { advance: 0, ..*glyph });
        if let Some(Part { ink: PartInk::Glyphs(glyphs), style: last, .. }) = self.parts.last_mut()
            && *last == style
        {
            glyphs.extend(space);
        } else {
            let ink = PartInk::Glyphs(space.collect());
            self.parts.push(Part { x: self.x, width: Pt::ZERO, style, ink });
        }
    }

    fn make_line(&self, parts: Vec<Part>) -> Line {
        let (mut height, mut baseline) =
            line_measures(&self.measured.base, self.measured.leading, self.fonts);
        for part in &parts {
            if let PartInk::Picture { height: picture, .. } = part.ink {
                height += (picture - baseline).max(Pt::ZERO);
                baseline = baseline.max(picture);
            }
        }
        Line::new(self.x, height, baseline, parts)
    }

    /// The lines.
    pub(super) fn finish(mut self) -> Vec<Line> {
        (self.hyphen, self.spaces) = (false, None);
        if !self.parts.is_empty() {
            self.end_line();
        }
        self.lines
    }
}
