//! Strips onto pages.
//!
//! Strips that must stay together are taken as one *chunk*, and a chunk that does not fit the rest of
//! a page begins the next. A chunk that would fit no page is the one exception: it is parted where
//! it must be. Footnotes stand at the foot of the page that refers to them; only what finds no room
//! there goes on to the foot of the next.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use super::layout::{Entry, GREY};
use super::strip::{Area, Backing, Bookmark, Item, Mark, Strip, total_height};
use super::watermark::Watermark;
use crate::style::look::Pt;

/// Sums of lengths in a different order differ in their last places; that must not break a page.
const TOLERANCE: Pt = Pt(0.01);
/// Space between the text and the footnotes under it, and the rule in it.
const ABOVE_NOTES: Pt = Pt(16.0);
const NOTE_RULE: (Pt, Pt) = (Pt(96.0), Pt(0.5));
/// Footnotes that would take more of a page than this may begin on one and end on the next.
const LONG_NOTES: f32 = 0.4;
/// What takes more of a page than this, together with the line that announces it, is parted from that
/// line rather than that as much of a page is left empty.
const ANNOUNCED: f32 = 0.33;
/// How much of a page may be filled with footnotes left over from the page before.
const CARRIED: f32 = 0.75;

/// One page: what is drawn in its text area, counted from the area's top left corner.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) items: Vec<Item>,
    pub(super) bookmarks: Vec<(Bookmark, Pt)>,
    /// Entries of the contents that wait for their page numbers, each with its baseline.
    pub(super) entries: Vec<(Entry, Pt)>,
    /// What is drawn in its margins.
    pub(super) header: Vec<Item>,
    pub(super) footer: Vec<Item>,
    /// What lies across it, behind all else.
    pub(super) watermark: Option<Rc<Watermark>>,
}

/// Puts strips and the footnotes that they refer to on pages of this height. There is always a page.
pub(super) fn paginate(strips: &[Strip], notes: &[Vec<Strip>], height: Pt) -> Vec<Sheet> {
    let mut paginator = Paginator::new(notes, height);
    for part in strips.split_inclusive(|strip| strip.ends_page) {
        let (part, ends) = match part.split_last() {
            Some((last, part)) if last.ends_page => (part, true),
            _ => (part, false),
        };
        for chunk in part.chunk_by(|strip, _| strip.keep || strip.announces) {
            paginator.place_announced(chunk);
        }
        if ends {
            paginator.end_page();
        }
    }
    paginator.finish()
}

struct Paginator<'a> {
    notes: &'a [Vec<Strip>],
    /// Which footnotes have found their place.
    called: Vec<bool>,
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
    fn new(notes: &'a [Vec<Strip>], height: Pt) -> Self {
        Self {
            notes,
            called: vec![false; notes.len()],
            height,
            sheets: Vec::new(),
            body: Vec::new(),
            y: Pt::ZERO,
            below: Pt::ZERO,
            foot: Vec::new(),
            carried: VecDeque::new(),
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
        self.sheets.push(make_sheet(body, foot, self.height));
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

/// The height of footnotes, with the space above them.
fn foot_height(foot: &[&Strip]) -> Pt {
    if foot.is_empty() {
        return Pt::ZERO;
    }
    let heights: Pt = foot.iter().map(|strip| strip.height).sum();
    let gaps: Pt = foot.windows(2).map(|pair| pair[0].below.max(pair[1].above)).sum();
    ABOVE_NOTES + heights + gaps
}

fn make_sheet(body: Vec<(Pt, Strip)>, foot: Vec<Strip>, height: Pt) -> Sheet {
    let mut sheet = Sheet { items: backings(&body), ..Sheet::default() };
    for (top, strip) in body {
        add_strip(&mut sheet, &strip, top);
    }
    let mut y = height - foot_height(&foot.iter().collect::<Vec<_>>());
    if !foot.is_empty() {
        let (width, thickness) = NOTE_RULE;
        let area = Area { x: Pt::ZERO, y: y + ABOVE_NOTES / 2.0, width, height: thickness };
        sheet.items.push(Item { node: None, mark: Mark::Fill { area, colour: GREY } });
        y += ABOVE_NOTES;
    }
    let mut below = None;
    for strip in &foot {
        y += below.map_or(Pt::ZERO, |below: Pt| below.max(strip.above));
        add_strip(&mut sheet, strip, y);
        y += strip.height;
        below = Some(strip.below);
    }
    sheet
}

fn add_strip(sheet: &mut Sheet, strip: &Strip, top: Pt) {
    let items = strip.items.iter();
    sheet
        .items
        .extend(items.map(|item| Item { node: item.node, mark: item.mark.moved(Pt::ZERO, top) }));
    if let Some(entry) = &strip.entry {
        sheet.entries.push((entry.clone(), top + strip.baseline.unwrap_or(strip.height)));
    }
    if let Some(bookmark) = &strip.bookmark {
        sheet.bookmarks.push((bookmark.clone(), top));
    }
}

/// One area for each block that stands on or beside something, from its first strip on this page to
/// its last. Outer blocks have the lower numbers and so come first.
fn backings(body: &[(Pt, Strip)]) -> Vec<Item> {
    let mut areas: BTreeMap<usize, (Backing, Pt, Pt)> = BTreeMap::new();
    for (top, strip) in body {
        for backing in &strip.backings {
            let end = *top + strip.height;
            areas
                .entry(backing.block)
                .and_modify(|(_, _, last)| *last = end)
                .or_insert((*backing, *top, end));
        }
    }
    let item = |(backing, top, end): (Backing, Pt, Pt)| {
        let area = Area { x: backing.x, y: top, width: backing.width, height: end - top };
        Item { node: None, mark: Mark::Fill { area, colour: backing.colour } }
    };
    areas.into_values().map(item).collect()
}
