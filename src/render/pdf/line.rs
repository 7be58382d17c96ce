//! A line of text, and what it draws.

use std::rc::Rc;

use super::fonts::Glyph;
use super::pieces::tick_box_side;
use super::strip::{Area, Item, Mark, Strip};
use super::text::Style;
use crate::style::look::Pt;

/// One line. Its parts stand from `0` to `width`.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) width: Pt,
    pub(super) height: Pt,
    /// From the top of the line to its baseline.
    pub(super) baseline: Pt,
    parts: Vec<Part>,
}

/// A part of a line in one style.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) x: Pt,
    pub(super) width: Pt,
    pub(super) style: Rc<Style>,
    pub(super) ink: PartInk,
}

/// What a part shows.
#[derive(Clone, Debug)]
pub(super) enum PartInk {
    Glyphs(Vec<Glyph>),
    TickBox(bool),
    Picture { picture: usize, height: Pt },
}

impl Line {
    /// A line of these measures.
    pub(super) fn new(width: Pt, height: Pt, baseline: Pt, parts: Vec<Part>) -> Self {
        Self { width, height, baseline, parts }
    }

    /// What the line draws, with its top left corner at `x`, `y`.
    pub(super) fn items(&self, x: Pt, y: Pt) -> Vec<Item> {
        let mut items = Vec::new();
        for parts in self.parts.chunk_by(|one, next| one.style.link == next.style.link) {
            items.extend(parts.iter().flat_map(|part| self.part_items(part, x + part.x, y)));
            items.extend(self.link(parts, x, y));
        }
        items
    }

    /// The area of the link of which parts are: one, however they look. A space at the end of the line has
    /// no room, and is none.
    fn link(&self, parts: &[Part], x: Pt, y: Pt) -> Option<Item> {
        let (first, last) = parts.first().zip(parts.last())?;
        let link = first.style.link.as_ref()?;
        let width = last.x + last.width - first.x;
        let area = Area { x: x + first.x, y, width, height: self.height };
        let mark = Mark::Link { area, link: Rc::clone(link) };
        (width > Pt::ZERO).then_some(Item { node: link.node, mark })
    }

    /// The footnotes that the line refers to.
    pub(super) fn notes(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().filter_map(|part| part.style.note)
    }

    /// The line as a strip, with its left end at `x`.
    pub(super) fn strip(&self, x: Pt) -> Strip {
        Strip {
            height: self.height,
            items: self.items(x, Pt::ZERO),
            notes: self.notes().collect(),
            baseline: Some(self.baseline),
            ..Strip::default()
        }
    }

    fn part_items(&self, part: &Part, x: Pt, y: Pt) -> Vec<Item> {
        let style = &part.style;
        let baseline = y + self.baseline;
        let mark = match &part.ink {
            PartInk::Glyphs(glyphs) => Mark::Text {
                x,
                y: baseline - style.rise,
                style: Rc::clone(style),
                glyphs: Rc::from(glyphs.as_slice()),
            },
            PartInk::TickBox(ticked) => {
                let side = tick_box_side(style.size);
                let area = Area { x, y: baseline - side, width: side, height: side };
                Mark::TickBox { area, ticked: *ticked, colour: style.colour }
            }
            PartInk::Picture { picture, height } => {
                let area = Area { x, y: baseline - *height, width: part.width, height: *height };
                Mark::Picture { area, picture: *picture }
            }
        };
        let mut items = vec![Item { node: style.node, mark }];
        items.extend(self.decorations(part, x, y));
        items
    }

    /// The lines under and through a part.
    fn decorations(&self, part: &Part, x: Pt, y: Pt) -> Vec<Item> {
        let style = &part.style;
        let mut items = Vec::new();
        let baseline = y + self.baseline;
        let rule = |down: Pt| Mark::Fill {
            area: Area { x, y: baseline + down, width: part.width, height: style.size * 0.06 },
            colour: style.colour,
        };
        if style.underlined && matches!(part.ink, PartInk::Glyphs(_)) {
            items.push(Item { node: None, mark: rule(style.size * 0.12) });
        }
        if style.struck {
            items.push(Item { node: None, mark: rule(style.size * -0.27) });
        }
        items
    }
}
