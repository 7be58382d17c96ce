//! A page: strips, each in its place.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::layout::{Entry, GREY};
use super::strip::{Area, Backing, Bookmark, Item, Mark, Strip};
use super::watermark::Watermark;
use crate::style::look::Pt;

/// Space between the text and the footnotes under it, and the rule in it.
const ABOVE_NOTES: Pt = Pt(16.0);
const NOTE_RULE: (Pt, Pt) = (Pt(96.0), Pt(0.5));

/// One page: what is drawn in its text area, counted from the area's top left corner.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Whether it is turned round.
    pub(super) turned: bool,
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

impl Sheet {
    /// A page of strips, each with its place, and of footnotes, which end where the `height` of the text
    /// does.
    pub(super) fn new(turned: bool, body: &[(Pt, Strip)], foot: &[Strip], height: Pt) -> Self {
        let mut sheet = Self { turned, items: backings(body), ..Self::default() };
        for (top, strip) in body {
            sheet.add(strip, *top);
        }
        sheet.add_notes(foot, height);
        sheet
    }

    fn add_notes(&mut self, foot: &[Strip], height: Pt) {
        if foot.is_empty() {
            return;
        }
        let mut y = height - foot_height(&foot.iter().collect::<Vec<_>>());
        let (width, thickness) = NOTE_RULE;
        let area = Area { x: Pt::ZERO, y: y + ABOVE_NOTES / 2.0, width, height: thickness };
        self.items.push(Item { node: None, mark: Mark::Fill { area, colour: GREY } });
        y += ABOVE_NOTES;
        let mut below = None;
        for strip in foot {
            y += below.map_or(Pt::ZERO, |below: Pt| below.max(strip.above));
            self.add(strip, y);
            y += strip.height;
            below = Some(strip.below);
        }
    }

    fn add(&mut self, strip: &Strip, top: Pt) {
        let moved = |item: &Item| Item { node: item.node, mark: item.mark.moved(Pt::ZERO, top) };
        self.items.extend(strip.items.iter().map(moved));
        if let Some(entry) = &strip.entry {
            self.entries.push((entry.clone(), top + strip.baseline.unwrap_or(strip.height)));
        }
        if let Some(bookmark) = &strip.bookmark {
            self.bookmarks.push((bookmark.clone(), top));
        }
    }
}

/// The height of footnotes, with the space above them.
pub(super) fn foot_height(foot: &[&Strip]) -> Pt {
    if foot.is_empty() {
        return Pt::ZERO;
    }
    let heights: Pt = foot.iter().map(|strip| strip.height).sum();
    let gaps: Pt = foot.windows(2).map(|pair| pair[0].below.max(pair[1].above)).sum();
    ABOVE_NOTES + heights + gaps
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
