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
        self.parts.iter().flat_map(|part| self.part_items(part, x + part.x, y)).collect()
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

    /// The lines under and through a part, and the area of its link.
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
        if let Some(link) = &style.link {
            let area = Area { x, y, width: part.width, height: self.height };
            let mark = Mark::Link { area, link: Rc::clone(link) };
            items.push(Item { node: link.node, mark });
        }
        items
    }
}
