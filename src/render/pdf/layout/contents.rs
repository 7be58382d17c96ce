//! The contents of a paper: its headings, each with dots that lead to its page.
//!
//! On which page a heading falls is known when all pages are made up. So the headings are laid out
//! first, with room for a number at the right, and [`fill`] puts the numbers there.

use std::rc::Rc;

use super::{Frame, Layout};
use crate::paper::ContentsEntry;
use crate::render::pdf::links::{Anchors, Link};
use crate::render::pdf::sheet::Sheet;
use crate::render::pdf::strip::{Area, Item, Mark, Strip};
use crate::render::pdf::structure::{NodeId, Role};
use crate::render::pdf::text::Rich;
use crate::style::look::Pt;

/// What each level stands further in than the one above.
const INDENT: Pt = Pt(16.0);
/// Room for a page number and the space before it.
const NUMBER: Pt = Pt(36.0);
/// Space between the entries.
const GAP: Pt = Pt(4.0);
/// Space between the dots and what stands before and after them.
const AROUND_DOTS: Pt = Pt(4.0);

/// The last line of an entry of the contents, which has room for a page number.
#[derive(Clone, Debug)]
pub(in crate::render::pdf) struct Entry {
    /// Which entry.
    pub(in crate::render::pdf) index: usize,
    /// Where its words end.
    pub(in crate::render::pdf) end: Pt,
    /// What its words are, and its number is part of.
    pub(in crate::render::pdf) node: NodeId,
}

impl Layout<'_> {
    /// The contents, with room for page numbers.
    pub(super) fn contents(&mut self, frame: Frame) -> Vec<Strip> {
        let node = self.tree.add(frame.node, Role::Contents);
        let mut strips = Vec::new();
        for (index, entry) in self.headings.clone().into_iter().enumerate() {
            let node = self.tree.add(node, Role::ContentsEntry);
            let node = self.tree.add(node, Role::Reference);
            let node = self.tree.add(node, Role::Link);
            let inside = super::indented(frame, INDENT * f32::from(entry.level.saturating_sub(2)));
            let words = Frame { width: inside.width - NUMBER, ..inside };
            let style = self.text_style(frame.size, Some(node));
            let measured = self.measure(&Rich::plain(&entry.words, &style));
            let lines = self.lines(&measured, words.width);
            let last = lines.len().saturating_sub(1);
            for (number, line) in lines.iter().enumerate() {
                let mut strip = line.strip(words.x);
                if number == last {
                    strip.below = GAP;
                    strip.entry = Some(Entry { index, end: words.x + line.width, node });
                } else {
                    strip.keep = true;
                }
                strips.push(strip);
            }
        }
        if let Some(last) = strips.last_mut() {
            last.below = frame.gap;
        }
        strips
    }
}

/// Puts the page numbers into the contents.
pub(in crate::render::pdf) fn fill(
    sheets: &mut [Sheet],
    headings: &[ContentsEntry],
    anchors: &Anchors,
    layout: &mut Layout<'_>,
) {
    for sheet in sheets {
        for (entry, baseline) in std::mem::take(&mut sheet.entries) {
            let Some(heading) = headings.get(entry.index) else { continue };
            let Some(anchor) = anchors.heading(&heading.name) else { continue };
            let page = anchor.page + 1;
            let link = Link::to_heading(&heading.name, &heading.words, page, entry.node);
            sheet.items.extend(number(&entry, baseline, page, link, layout));
        }
    }
}

/// The dots and the number of one entry, over which all of its line leads to the heading.
fn number(
    entry: &Entry,
    baseline: Pt,
    page: usize,
    link: Link,
    layout: &mut Layout<'_>,
) -> Vec<Item> {
    let size = layout.look.text.size;
    let style = layout.text_style(size, Some(entry.node));
    let right = layout.area.0;
    let mut items = Vec::new();
    let mut start = right;
    for line in layout.words(&page.to_string(), &style, NUMBER) {
        start = right - line.width;
        items.extend(line.items(start, baseline - line.baseline));
    }
    let room = start - entry.end - AROUND_DOTS * 2.0;
    let style = layout.text_style(size, None);
    let dot = layout.width_of(".", &style) * 2.0;
    let dots = (room.0 / dot.0).floor().max(0.0) as usize;
    if dots > 2 {
        // A dot and a space each, ending before the number: so dots stand under dots.
        for line in layout.words(&". ".repeat(dots), &style, room + dot) {
            let from = start - AROUND_DOTS - line.width;
            items.extend(line.items(from, baseline - line.baseline));
        }
    }
    let area = Area { x: Pt::ZERO, y: baseline - size, width: right, height: size * 1.25 };
    let mark = Mark::Link { area, link: Rc::new(link) };
    items.push(Item { node: Some(entry.node), mark });
    items
}
