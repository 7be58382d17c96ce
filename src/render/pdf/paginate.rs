//! Strips onto pages.
//!
//! Strips that must stay together are taken as one *chunk*, and a chunk that does not fit the rest of
//! a page begins the next. A chunk that would fit no page is the one exception: it is parted where
//! it must be. Footnotes stand at the foot of the page that refers to them; only what finds no room
//! there goes on to the foot of the next. Where strips want the page turned the other way, a page ends.

use std::collections::VecDeque;

use super::pages::Pages;
use super::sheet::{Sheet, foot_height};
use super::strip::{Strip, total_height};
use crate::style::look::Pt;

/// Sums of lengths in a different order differ in their last places; that must not break a page.
const TOLERANCE: Pt = Pt(0.01);
/// Footnotes that would take more of a page than this may begin on one and end on the next.
const LONG_NOTES: f32 = 0.4;
/// What takes more of a page than this, together with the line that announces it, is parted from that
/// line rather than that as much of a page is left empty.
const ANNOUNCED: f32 = 0.33;
/// How much of a page may be filled with footnotes left over from the page before.
const CARRIED: f32 = 0.75;

/// Puts strips and the footnotes that they refer to on pages. There is always a page.
pub(super) fn paginate(strips: &[Strip], notes: &[Vec<Strip>], pages: &Pages) -> Vec<Sheet> {
    let mut paginator = Paginator::new(notes, pages);
    for stretch in strips.chunk_by(|a, b| a.turned == b.turned) {
        paginator.turn(stretch[0].turned, pages);
        for part in stretch.split_inclusive(|strip| strip.ends_page) {
            paginator.place_part(part);
        }
    }
    paginator.finish()
}

struct Paginator<'a> {
    notes: &'a [Vec<Strip>],
    /// Which footnotes have found their place.
    called: Vec<bool>,
    /// Which way pages are turned, and how much of their height text may fill.
    turned: bool,
    height: Pt,
    sheets: Vec<Sheet>,
    /// The strips of this page with their places.
    body: Vec<(Pt, Strip)>,
    /// Where the last of them ends, and the space it wants below.
    y: Pt,
    below: Pt,
    /// The footnotes of this page.
    foot: Vec<Strip>,
    /// Footnotes that found no room on the page that refers to them.
    carried: VecDeque<Strip>,
}

impl<'a> Paginator<'a> {
    fn new(notes: &'a [Vec<Strip>], pages: &Pages) -> Self {
        Self {
            notes,
            called: vec![false; notes.len()],
            turned: false,
            height: pages.area(false).1,
            sheets: Vec::new(),
            body: Vec::new(),
            y: Pt::ZERO,
            below: Pt::ZERO,
            foot: Vec::new(),
            carried: VecDeque::new(),
        }
    }

    /// Ends the page, with all footnotes that belong to it, and goes on on pages turned this way.
    fn turn(&mut self, turned: bool, pages: &Pages) {
        self.end_page();
        (self.turned, self.height) = (turned, pages.area(turned).1);
    }

    /// Places strips up to where the page ends, if it must end there.
    fn place_part(&mut self, part: &[Strip]) {
        let (part, ends) = match part.split_last() {
            Some((last, part)) if last.ends_page => (part, true),
            _ => (part, false),
        };
        for chunk in part.chunk_by(|strip, _| strip.keep || strip.announces) {
            self.place_announced(chunk);
        }
        if ends {
            self.end_page();
        }
    }

    /// Places a chunk together with the line that announces it, unless it is too big for that.
    fn place_announced(&mut self, chunk: &[Strip]) {
        if total_height(chunk) <= self.height * ANNOUNCED {
            self.place_chunk(chunk);
        } else {
            chunk.chunk_by(|strip, _| strip.keep).for_each(|part| self.place_chunk(part));
        }
    }

    fn place_chunk(&mut self, chunk: &[Strip]) {
        self.make_room(chunk);
        if self.fits(chunk) {
            self.place(chunk);
            return;
        }
        for strip in chunk {
            let strip = std::slice::from_ref(strip);
            self.make_room(strip);
            self.place(strip);
        }
    }

    /// Begins new pages until strips fit, or until there is nothing else on the page. It may be the
    /// footnotes left over from the page before that fill one.
    fn make_room(&mut self, strips: &[Strip]) {
        while !self.is_empty() && !self.fits(strips) {
            self.end_sheet();
        }
    }

    /// Ends a page that was begun, with the footnotes that belong to it.
    fn end_page(&mut self) {
        while !self.is_empty() {
            self.end_sheet();
        }
    }

    /// Whether nothing stands on the page yet.
    fn is_empty(&self) -> bool {
        self.body.is_empty() && self.foot.is_empty()
    }

    /// Whether strips fit the rest of the page, together with the footnotes they refer to.
    fn fits(&self, strips: &[Strip]) -> bool {
        let mut end = self.y;
        let mut below = self.below;
        for (index, strip) in strips.iter().enumerate() {
            if index == 0 && self.body.is_empty() {
                end += header_height(strip) + strip.height;
            } else {
                end += below.max(strip.above) + strip.height;
            }
            below = strip.below;
        }
        let foot: Vec<&Strip> = self.foot.iter().chain(self.required_notes(strips)).collect();
        end + foot_height(&foot) <= self.height + TOLERANCE
    }

    /// What must stand at the foot of the page with strips: their footnotes, or the beginning of
    /// each if they are long.
    fn required_notes(&self, strips: &[Strip]) -> Vec<&'a Strip> {
        let notes: Vec<&'a [Strip]> =
            self.uncalled(strips).into_iter().map(|note| self.notes[note].as_slice()).collect();
        let whole: Vec<&Strip> = notes.iter().copied().flatten().collect();
        if foot_height(&whole) <= self.height * LONG_NOTES {
            return whole;
        }
        notes.into_iter().flat_map(|note| &note[..note.len().min(2)]).collect()
    }

    /// The footnotes that strips refer to, and those that these refer to, unless they have a place.
    fn uncalled(&self, strips: &[Strip]) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut queue: VecDeque<usize> =
            strips.iter().flat_map(|strip| strip.notes.iter().copied()).collect();
        while let Some(note) = queue.pop_front() {
            let known = self.called.get(note).copied().unwrap_or(true) || found.contains(&note);
            if !known {
                found.push(note);
                queue.extend(self.notes[note].iter().flat_map(|strip| strip.notes.iter().copied()));
            }
        }
        found
    }

    /// Places strips, and then the footnotes they refer to: a long one takes all room that is left.
    fn place(&mut self, strips: &[Strip]) {
        let notes = self.uncalled(strips);
        if self.body.is_empty()
            && let Some(header) = strips.first().and_then(|strip| strip.header.as_deref())
        {
            header.iter().for_each(|heading| self.put(heading.clone()));
        }
        strips.iter().for_each(|strip| self.put(strip.clone()));
        for note in notes {
            self.called[note] = true;
            for line in &self.notes[note] {
                self.put_note(line);
            }
        }
    }

    fn put(&mut self, strip: Strip) {
        if !self.body.is_empty() {
            self.y += self.below.max(strip.above);
        }
        let top = self.y;
        self.y += strip.height;
        self.below = strip.below;
        self.body.push((top, strip));
    }

    fn put_note(&mut self, line: &Strip) {
        let foot: Vec<&Strip> = self.foot.iter().chain([line]).collect();
        let fits = self.y + foot_height(&foot) <= self.height + TOLERANCE;
        if fits && self.carried.is_empty() {
            self.foot.push(line.clone());
        } else {
            self.carried.push_back(line.clone());
        }
    }

    fn end_sheet(&mut self) {
        let body = std::mem::take(&mut self.body);
        let foot = std::mem::take(&mut self.foot);
        self.sheets.push(Sheet::new(self.turned, &body, &foot, self.height));
        (self.y, self.below) = (Pt::ZERO, Pt::ZERO);
        while let Some(line) = self.carried.front() {
            let foot: Vec<&Strip> = self.foot.iter().chain([line]).collect();
            if !self.foot.is_empty() && foot_height(&foot) > self.height * CARRIED {
                break;
            }
            self.foot.extend(self.carried.pop_front());
        }
    }

    fn finish(mut self) -> Vec<Sheet> {
        self.end_page();
        if self.sheets.is_empty() {
            self.sheets.push(Sheet::default());
        }
        self.sheets
    }
}

/// The height of what is repeated above a strip that comes first on a page.
fn header_height(strip: &Strip) -> Pt {
    strip.header.iter().flat_map(|header| header.iter()).map(|heading| heading.height).sum()
}
