//! Blocks into strips: everything but pages.
//!
//! [`Layout`] walks the blocks of a paper once. It grows the tree of what everything is, reads
//! pictures and shapes words as it meets them, and gives back [`Strip`]s, one under the other.

mod chart;
mod columns;
mod contents;
mod fit;
mod list;
mod point;
mod rows;
mod table;
mod too_wide;
mod words;

pub(super) use contents::{Entry, fill};

use std::rc::Rc;

use super::fonts::{Face, Fonts};
use super::line::Line;
use super::links::Link;
use super::measure::Measured;
use super::pages::Pages;
use super::pictures::Pictures;
use super::strip::Strip;
use super::structure::{NodeId, Numbering, Role, Tree};
use super::text::{Rich, Setter, Style, raised};
use crate::diagnostic::Faults;
use crate::paper::{Block, ContentsEntry, Footnote, HeadingNames, Inline, Stretch, stretches};
use crate::style::Look;
use crate::style::look::{Colour, Pt};

/// Grey of what stands beside the text: the rule of a quotation, the rule between two parts.
pub(super) const GREY: Colour = Colour { red: 150, green: 150, blue: 150 };
/// What tables have below them, and those without a caption above them where they follow a list, besides
/// the usual space between blocks.
const TABLE_SPACE: Pt = Pt(4.0);
/// The size of footnotes and notes under tables, as a part of the size of text.
const NOTE_SIZE: f32 = 0.82;

/// Where blocks are laid out.
#[derive(Clone, Copy, Debug)]
struct Frame {
    x: Pt,
    width: Pt,
    /// What the blocks are part of.
    node: NodeId,
    /// The size of text.
    size: Pt,
    /// Space after a block.
    gap: Pt,
}

/// Lays out blocks.
pub(super) struct Layout<'a> {
    look: &'a Look,
    pages: &'a Pages,
    /// The area that text may fill, of the pages that are being laid out.
    area: (Pt, Pt),
    /// Whether these are turned round, and whether any were.
    turned: bool,
    any_turned: bool,
    pub(super) fonts: Fonts,
    pub(super) pictures: Pictures,
    pub(super) tree: Tree,
    /// What the page has no room for.
    pub(super) faults: Faults,
    /// The tables for which it has room only with their words broken.
    pub(super) broken: Faults,
    backings: usize,
    /// The names of all headings so far.
    pub(super) names: HeadingNames,
    /// The headings, for the contents.
    headings: Vec<ContentsEntry>,
}

impl<'a> Layout<'a> {
    /// For pages of these kinds.
    pub(super) fn new(look: &'a Look, pages: &'a Pages) -> Self {
        let area = pages.area(false);
        Self {
            look,
            pages,
            area,
            turned: false,
            any_turned: false,
            fonts: Fonts::new(),
            pictures: Pictures::new(picture_limits(area)),
            tree: Tree::new(),
            faults: Faults::new(),
            broken: Faults::new(),
            backings: 0,
            names: HeadingNames::default(),
            headings: Vec::new(),
        }
    }

    /// The blocks of a paper, with these headings in its contents.
    pub(super) fn paper(&mut self, blocks: &[Block], headings: &[ContentsEntry]) -> Vec<Strip> {
        self.headings = headings.to_vec();
        let strips = stretches(blocks).iter().flat_map(|stretch| self.stretch(stretch)).collect();
        self.turn(false);
        strips
    }

    /// Blocks whose pages are turned the same way.
    fn stretch(&mut self, stretch: &Stretch<'_>) -> Vec<Strip> {
        self.turn(stretch.landscape && self.pages.can_turn());
        let text = &self.look.text;
        let node = self.tree.root();
        let (x, width) = (Pt::ZERO, self.area.0);
        let frame = Frame { x, width, node, size: text.size, gap: text.paragraph_gap };
        let mut strips = self.blocks(stretch.blocks, frame);
        strips.iter_mut().for_each(|strip| strip.turned = self.turned);
        strips
    }

    fn turn(&mut self, turned: bool) {
        self.turned = turned;
        self.any_turned |= turned;
        self.set_area(self.pages.area(turned));
    }

    fn set_area(&mut self, area: (Pt, Pt)) {
        self.area = area;
        self.pictures.limit(picture_limits(area));
    }

    /// A footnote with its number, as it stands at the foot of a page. Which page that will be is not
    /// known yet: nothing in it is higher than the lowest has room for, nor wider than the narrowest.
    pub(super) fn footnote(&mut self, number: usize, footnote: &Footnote) -> Vec<Strip> {
        if self.any_turned {
            let (width, height) = self.pages.area(false);
            self.set_area((width, height.min(self.pages.area(true).1)));
        }
        let node = self.tree.add(self.tree.root(), Role::Footnote(number));
        // Its number is read first.
        let label = self.tree.add(node, Role::Label);
        let label = self.tree.add(label, Role::Link);
        let size = self.look.text.size * NOTE_SIZE;
        let indent = size * 1.6;
        let frame = Frame { x: indent, width: self.area.0 - indent, node, size, gap: Pt(3.0) };
        let mut strips = self.blocks(&footnote.blocks, frame);
        let link = Some(Rc::new(Link::to_reference(number, label)));
        let style = Style { link, ..raised(&self.text_style(size, Some(label))) };
        let measured = self.measure(&Rich::plain(&number.to_string(), &style));
        if !begins_with_a_line(&strips) {
            self.insert_line(&mut strips, frame);
        }
        self.add_label(&mut strips[0], &measured, Pt::ZERO);
        strips
    }

    /// Lines of words in one style, broken at `width`: for headers and footers.
    pub(super) fn words(&mut self, text: &str, style: &Style, width: Pt) -> Vec<Line> {
        let measured = self.measure(&Rich::plain(text, style));
        self.lines(&measured, width)
    }

    /// The width of words on one line.
    pub(super) fn width_of(&mut self, text: &str, style: &Style) -> Pt {
        self.measure(&Rich::plain(text, style)).natural_width()
    }

    /// The style of text.
    pub(super) fn text_style(&self, size: Pt, node: Option<NodeId>) -> Style {
        Style::plain(Face::Regular, size, self.look.text.colour, node)
    }

    fn blocks(&mut self, blocks: &[Block], frame: Frame) -> Vec<Strip> {
        let is_numbered = |block: &Block| matches!(block, Block::Numbered(_));
        let mut strips: Vec<Strip> = Vec::new();
        let mut chart = None;
        let mut previous: Option<&Block> = None;
        for blocks in blocks.chunk_by(|a, b| is_numbered(a) && is_numbered(b)) {
            let mut frame = frame;
            if blocks.iter().any(is_numbered) {
                // Numbered paragraphs in a row are one list.
                frame.node = self.tree.add(frame.node, Role::List(Numbering::Decimal));
            }
            for block in blocks {
                let mut laid_out = self.block(block, frame);
                if let (Some(first), true) = (laid_out.first_mut(), needs_space(previous, block)) {
                    first.above = first.above.max(frame.gap + TABLE_SPACE);
                }
                previous = Some(block);
                if let (Some(start), true) = (chart, chart::has_no_caption(block)) {
                    self.keep_with_chart(&mut strips[start..], &laid_out);
                }
                chart = matches!(block, Block::Chart(_)).then_some(strips.len());
                strips.extend(laid_out);
            }
        }
        strips
    }

    fn block(&mut self, block: &Block, frame: Frame) -> Vec<Strip> {
        match block {
            Block::Heading(heading) => self.heading(heading, frame),
            Block::Paragraph(content) => self.paragraph(content, frame),
            Block::List(list) => self.list(list, frame),
            Block::Table(table) => self.table(table, frame),
            Block::Chart(chart) => self.chart(chart, frame),
            Block::Quote(blocks) => self.quote(blocks, frame),
            Block::Numbered(numbered) => self.numbered(numbered, frame),
            Block::Contents { .. } => self.contents(frame),
            Block::PageBreak => vec![Strip { ends_page: true, ..Strip::default() }],
            Block::Code(text) => self.code(text, frame),
            Block::Rule => vec![words::rule(frame)],
        }
    }

    /// Puts an empty line above strips: for a label that has no line to stand beside.
    fn insert_line(&mut self, strips: &mut Vec<Strip>, frame: Frame) {
        let measured = self.measure(&Rich::plain("", &self.text_style(frame.size, None)));
        let line = measured.empty_line(&self.fonts).strip(frame.x);
        strips.insert(0, Strip { keep: !strips.is_empty(), ..line });
    }

    /// Draws a label in the line of a strip.
    fn add_label(&mut self, strip: &mut Strip, label: &Measured, x: Pt) {
        let lines = self.lines(label, self.area.0);
        for line in lines.iter().take(1) {
            // A label in larger type than what it stands before must not reach above the line.
            let reach = line.baseline - strip.baseline.unwrap_or(line.baseline);
            let hang =
                line.height - line.baseline - (strip.height - strip.baseline.unwrap_or_default());
            strip.pad(reach.max(Pt::ZERO), hang.max(Pt::ZERO));
            let baseline = strip.baseline.unwrap_or(line.baseline);
            strip.items.splice(0..0, line.items(x, baseline - line.baseline));
        }
    }

    fn rich(&mut self, inlines: &[Inline], style: &Style) -> Rich {
        let mut setter =
            Setter { tree: &mut self.tree, pictures: &mut self.pictures, link: self.look.link };
        Rich::new(inlines, style, &mut setter)
    }

    fn measure(&mut self, rich: &Rich) -> Measured {
        self.measure_at(rich, self.look.text.leading)
    }

    fn measure_at(&mut self, rich: &Rich, leading: f32) -> Measured {
        Measured::new(rich, &[], leading, &mut self.fonts, &self.pictures)
    }

    fn lines(&mut self, measured: &Measured, width: Pt) -> Vec<Line> {
        measured.lines(width, &mut self.fonts, &self.pictures)
    }

    fn line_strips(&mut self, measured: &Measured, frame: Frame) -> Vec<Strip> {
        let lines = self.lines(measured, frame.width);
        lines.iter().map(|line| line.strip(frame.x)).collect()
    }
}

/// The largest that a picture may be: room is left for a heading above it, and for the repeated headings
/// of a table.
fn picture_limits(area: (Pt, Pt)) -> (Pt, Pt) {
    (area.0, area.1 * 0.75)
}

/// Whether a table without a caption follows a list. Its first rule would stand right under the last
/// item otherwise, as if it belonged to that.
fn needs_space(previous: Option<&Block>, block: &Block) -> bool {
    let is_below_list = matches!(previous, Some(Block::List(_) | Block::Numbered(_)));
    is_below_list && chart::has_no_caption(block)
}

/// The narrowest that indents may make text.
const NARROWEST: Pt = Pt(72.0);

/// A frame set in from the left, as far as there is room for that.
fn indented(frame: Frame, by: Pt) -> Frame {
    let by = by.min(frame.width - NARROWEST).max(Pt::ZERO);
    Frame { x: frame.x + by, width: frame.width - by, ..frame }
}

/// Whether there is a line for a label to stand beside. A rule, or a row cut in two, is none.
fn begins_with_a_line(strips: &[Strip]) -> bool {
    strips.first().is_some_and(|first| first.baseline.is_some())
}
