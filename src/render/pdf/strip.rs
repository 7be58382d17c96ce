//! What layout hands to pagination: strips, one under the other.
//!
//! A [`Strip`] is as much of a paper as must stand on one page: a line of text, a row of a table.
//! Page breaks fall between strips, and each strip says what it must not be parted from. Lists,
//! quotations and tables are all strips in the end, so that one rule of page breaking serves them.

use std::rc::Rc;

use super::fonts::Glyph;
use super::layout::Entry;
use super::links::Link;
use super::structure::NodeId;
use super::text::Style;
use crate::style::look::{Colour, Pt};

/// A stretch of a page. `x` counts from the left edge and `y` downwards, from the top of the strip, or
/// of the text area once a page is made up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) x: Pt,
    pub(super) y: Pt,
    pub(super) width: Pt,
    pub(super) height: Pt,
}

/// Something drawn, and the node of the paper's structure it belongs to. Without a node it is an
/// artifact, of which assistive technology says nothing.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) node: Option<NodeId>,
    pub(super) mark: Mark,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// Glyphs of one style; `y` is their baseline.
    Text { x: Pt, y: Pt, style: Rc<Style>, glyphs: Rc<[Glyph]> },
    /// A filled area: a rule, or what a row stands on.
    Fill { area: Area, colour: Colour },
    /// A square, crossed if it is ticked.
    TickBox { area: Area, ticked: bool, colour: Colour },
    /// A picture, by its number.
    Picture { area: Area, picture: usize },
    /// An area that leads elsewhere when it is clicked.
    Link { area: Area, link: Rc<Link> },
}

impl Mark {
    /// Where it begins, from above.
    pub(super) fn top(&self) -> Pt {
        match self {
            Mark::Text { y, style, .. } => *y - style.size,
            Mark::Fill { area, .. }
            | Mark::TickBox { area, .. }
            | Mark::Picture { area, .. }
            | Mark::Link { area, .. } => area.y,
        }
    }

    /// The same mark elsewhere.
    pub(super) fn moved(&self, right: Pt, down: Pt) -> Mark {
        let mut mark = self.clone();
        match &mut mark {
            Mark::Text { x, y, .. } => {
                *x += right;
                *y += down;
            }
            Mark::Fill { area, .. }
            | Mark::TickBox { area, .. }
            | Mark::Picture { area, .. }
            | Mark::Link { area, .. } => {
                area.x += right;
                area.y += down;
            }
        }
        mark
    }
}

/// What stands behind or beside several strips, over the space between them too: what code stands on,
/// the rule beside a quotation. One area is drawn for each page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Backing {
    /// Which one: strips of the same block have the same number.
    pub(super) block: usize,
    pub(super) x: Pt,
    pub(super) width: Pt,
    pub(super) colour: Colour,
}

/// A place in the list of bookmarks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bookmark {
    /// Level of the heading, from one.
    pub(super) level: u8,
    /// The heading with its number.
    pub(super) title: String,
    /// The name by which links call it.
    pub(super) name: String,
}

/// As much of a paper as must stand on one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    /// Space above, unless it stands at the top of a page. Where a space below meets a space above,
    /// the larger counts.
    pub(super) above: Pt,
    /// Space below.
    pub(super) below: Pt,
    pub(super) height: Pt,
    /// The baseline of its first line, counted from its top: where the label of a list item stands.
    pub(super) baseline: Option<Pt>,
    pub(super) items: Vec<Item>,
    /// Whether the next strip must stand on the same page.
    pub(super) keep: bool,
    /// Whether it announces the next strip, which then stands on the same page unless that would
    /// leave much of a page empty.
    pub(super) announces: bool,
    pub(super) backings: Vec<Backing>,
    /// What is repeated above it when it comes first on a page: the headings of its table.
    pub(super) header: Option<Rc<Vec<Strip>>>,
    /// The footnotes it refers to, by position in the paper.
    pub(super) notes: Vec<usize>,
    pub(super) bookmark: Option<Bookmark>,
    /// The entry of the contents whose last line it is.
    pub(super) entry: Option<Entry>,
    /// Whether it stands on a page that is turned round.
    pub(super) turned: bool,
    /// Whether the page ends here, and nothing is drawn.
    pub(super) ends_page: bool,
}

impl Strip {
    /// The same strip as an artifact: read once, however often it is drawn. What is not read leads
    /// nowhere.
    pub(super) fn repeated(&self) -> Strip {
        let mut strip = self.clone();
        strip.items.retain(|item| !matches!(item.mark, Mark::Link { .. }));
        for item in &mut strip.items {
            item.node = None;
        }
        strip.notes.clear();
        strip
    }

    /// Adds space inside the strip, above and below what it draws.
    pub(super) fn pad(&mut self, above: Pt, below: Pt) {
        for item in &mut self.items {
            item.mark = item.mark.moved(Pt::ZERO, above);
        }
        self.height += above + below;
        self.baseline = self.baseline.map(|baseline| baseline + above);
    }
}

/// Keeps the first two and the last two of a block's lines together: a single line is never left
/// behind at the foot of a page or sent ahead to the next.
pub(super) fn keep_ends(strips: &mut [Strip]) {
    let count = strips.len();
    for (index, strip) in strips.iter_mut().enumerate() {
        let before_last = index + 2 == count;
        if (index == 0 && count > 1) || before_last {
            strip.keep = true;
        }
    }
}

/// The height of strips one under the other.
pub(super) fn total_height(strips: &[Strip]) -> Pt {
    let heights: Pt = strips.iter().map(|strip| strip.height).sum();
    let gaps: Pt = strips.windows(2).map(|pair| pair[0].below.max(pair[1].above)).sum();
    heights + gaps
}
