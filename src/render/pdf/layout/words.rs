//! Blocks of words: headings, paragraphs, quotations and code; and rules between them.

use super::{Frame, GREY, Layout, indented};
use crate::paper::{Block, Heading, Inline, plain_text};
use crate::render::pdf::fonts::Face;
use crate::render::pdf::strip::{Area, Backing, Bookmark, Item, Mark, Strip, keep_ends};
use crate::render::pdf::structure::Role;
use crate::render::pdf::text::{Rich, Style, mono};
use crate::style::look::{Colour, Pt};

/// What code stands on.
const CODE_FILL: Colour = Colour { red: 244, green: 244, blue: 244 };
/// Headings are set tighter than text.
const HEADING_LEADING: f32 = 1.2;

impl Layout<'_> {
    pub(super) fn heading(&mut self, heading: &Heading, frame: Frame) -> Vec<Strip> {
        let level = heading.level.clamp(1, 6);
        let look = self.look.headings[usize::from(level) - 1];
        let node = self.tree.add(frame.node, Role::Heading(level));
        let name = self.names.add(&plain_text(&heading.content));
        let style = Style::plain(Face::Bold, look.size, look.colour, Some(node));
        let mut content = heading.content.clone();
        if let Some(number) = &heading.number {
            content.insert(0, Inline::words(format!("{number}\u{2002}")));
        }
        let rich = self.rich(&content, &style).whole_words();
        let measured = self.measure_at(&rich, HEADING_LEADING);
        let mut strips = self.line_strips(&measured, frame);
        for strip in &mut strips {
            strip.keep = true;
        }
        if let Some(first) = strips.first_mut() {
            first.above = look.above;
            first.bookmark = Some(Bookmark { level, title: plain_text(&content), name });
        }
        if let Some(last) = strips.last_mut() {
            last.below = look.below;
        }
        strips
    }

    pub(super) fn paragraph(&mut self, content: &[Inline], frame: Frame) -> Vec<Strip> {
        let node = self.tree.add(frame.node, Role::Paragraph);
        let style = self.text_style(frame.size, Some(node));
        let rich = self.rich(content, &style);
        let measured = self.measure(&rich);
        let mut strips = self.line_strips(&measured, frame);
        keep_ends(&mut strips);
        if let Some(last) = strips.last_mut() {
            last.below = frame.gap;
            // "The reasons are:" stays with the first of the reasons.
            last.announces = rich.text().trim_end().ends_with(':');
        }
        strips
    }

    pub(super) fn quote(&mut self, blocks: &[Block], frame: Frame) -> Vec<Strip> {
        let node = self.tree.add(frame.node, Role::Quote);
        let backing = self.backing(frame.x, Pt(2.0), GREY);
        let inside = indented(Frame { node, ..frame }, Pt(14.0));
        let mut strips = self.blocks(blocks, inside);
        for strip in &mut strips {
            strip.backings.insert(0, backing);
        }
        strips
    }

    pub(super) fn code(&mut self, text: &str, frame: Frame) -> Vec<Strip> {
        const INSET: Pt = Pt(6.0);
        let node = self.tree.add(frame.node, Role::Paragraph);
        let node = self.tree.add(node, Role::Code);
        let style = mono(&self.text_style(frame.size * 0.93, Some(node)));
        let backing = self.backing(frame.x, frame.width, CODE_FILL);
        let text = text.strip_suffix('\n').unwrap_or(text).replace('\t', "    ");
        let inside = Frame { x: frame.x + INSET, width: frame.width - INSET * 2.0, ..frame };
        let measured = self.measure(&Rich::plain(&text.replace('\r', ""), &style));
        let mut strips = self.line_strips(&measured, inside);
        if strips.is_empty() {
            strips.push(measured.empty_line(&self.fonts).strip(inside.x));
        }
        for strip in &mut strips {
            strip.backings.push(backing);
        }
        keep_ends(&mut strips);
        if let Some(first) = strips.first_mut() {
            first.pad(INSET, Pt::ZERO);
        }
        if let Some(last) = strips.last_mut() {
            last.pad(Pt::ZERO, INSET);
            last.below = frame.gap;
        }
        strips
    }

    fn backing(&mut self, x: Pt, width: Pt, colour: Colour) -> Backing {
        self.backings += 1;
        Backing { block: self.backings, x, width, colour }
    }
}

/// A rule between two parts of a paper.
pub(super) fn rule(frame: Frame) -> Strip {
    let area = Area { x: frame.x, y: Pt::ZERO, width: frame.width, height: Pt(0.75) };
    let mark = Mark::Fill { area, colour: GREY };
    Strip {
        above: Pt(8.0),
        below: Pt(10.0),
        height: area.height,
        items: vec![Item { node: None, mark }],
        ..Strip::default()
    }
}
