//! Lists: labels in the margin of hanging items.

use super::{Frame, Layout, begins_with_a_line};
use crate::paper::{Block, Item as ListItem, Labels, List, Numbered};
use crate::render::pdf::measure::Measured;
use crate::render::pdf::pieces::tick_box_side;
use crate::render::pdf::strip::{Area, Item, Mark, Strip};
use crate::render::pdf::structure::{NodeId, Role};
use crate::render::pdf::text::Rich;
use crate::style::look::Pt;

/// The least that items hang behind their labels.
const LEAST_INDENT: Pt = Pt(20.0);
/// The least that numbered paragraphs hang behind their numbers: all alike, through the paper.
const NUMBER_INDENT: Pt = Pt(32.0);
/// The least space between a label and its item.
const LABEL_GAP: Pt = Pt(7.0);
/// Space between the items of a tight list.
const TIGHT_GAP: Pt = Pt(3.0);

/// What stands before one item: words, a tick box, or both.
struct Label {
    words: Option<Measured>,
    ticked: Option<bool>,
    node: NodeId,
    width: Pt,
}

impl Layout<'_> {
    pub(super) fn list(&mut self, list: &List, frame: Frame) -> Vec<Strip> {
        let node = self.tree.add(frame.node, Role::List(list.labels.into()));
        let items: Vec<(Label, NodeId)> = list
            .items
            .iter()
            .enumerate()
            .map(|(index, item)| self.item_nodes(list.labels, index, item, node, frame.size))
            .collect();
        let widest = items.iter().map(|(label, _)| label.width).fold(Pt::ZERO, Pt::max);
        let indent = LEAST_INDENT.max(widest + LABEL_GAP);
        let gap = if list.tight { TIGHT_GAP } else { frame.gap };
        let mut strips = Vec::new();
        let count = list.items.len();
        for (index, (item, (label, body))) in list.items.iter().zip(items).enumerate() {
            let frame = Frame { node: body, gap, ..frame };
            let mut item = self.hanging(&item.blocks, &label, frame, indent);
            // A single line is left alone neither at the head of a list nor at its end.
            if let [line] = item.as_mut_slice()
                && (index == 0 || index + 2 == count)
                && index + 1 < count
            {
                line.keep = true;
            }
            strips.extend(item);
        }
        if let Some(last) = strips.last_mut() {
            last.below = frame.gap;
        }
        strips
    }

    /// A paragraph with its number in the margin, and what belongs to it: an item of a list.
    pub(super) fn numbered(&mut self, numbered: &Numbered, frame: Frame) -> Vec<Strip> {
        let node = self.tree.add(frame.node, Role::ListItem);
        let label = self.tree.add(node, Role::Label);
        let body = self.tree.add(node, Role::ListBody);
        let style = self.text_style(frame.size, Some(label));
        let words = self.measure(&Rich::plain(&numbered.number, &style));
        let width = words.natural_width();
        let label = Label { words: Some(words), ticked: None, node: label, width };
        let indent = NUMBER_INDENT.max(width + LABEL_GAP);
        let frame = Frame { node: body, ..frame };
        self.hanging(&numbered.blocks, &label, frame, indent)
    }

    fn item_nodes(
        &mut self,
        labels: Labels,
        index: usize,
        item: &ListItem,
        list: NodeId,
        size: Pt,
    ) -> (Label, NodeId) {
        let node = self.tree.add(list, Role::ListItem);
        let label = self.tree.add(node, Role::Label);
        let body = self.tree.add(node, Role::ListBody);
        (self.label(labels, index, item.ticked, label, size), body)
    }

    /// A tick box takes the place of a bullet, and stands after a number.
    fn label(
        &mut self,
        labels: Labels,
        index: usize,
        ticked: Option<bool>,
        node: NodeId,
        size: Pt,
    ) -> Label {
        let has_words = ticked.is_none() || labels != Labels::Bullet;
        let words = has_words.then(|| {
            let style = self.text_style(size, Some(node));
            self.measure(&Rich::plain(&labels.of(index), &style))
        });
        let words_width = words.as_ref().map_or(Pt::ZERO, Measured::natural_width);
        let box_width = match (&words, ticked) {
            (_, None) => Pt::ZERO,
            (None, Some(_)) => tick_box_side(size),
            (Some(_), Some(_)) => LABEL_GAP + tick_box_side(size),
        };
        Label { words, ticked, node, width: words_width + box_width }
    }

    fn hanging(&mut self, blocks: &[Block], label: &Label, frame: Frame, indent: Pt) -> Vec<Strip> {
        let gap = frame.gap;
        let body = super::indented(frame, indent);
        let hangs = body.x - frame.x >= indent;
        let mut strips = self.blocks(blocks, body);
        if !hangs || !begins_with_a_line(&strips) {
            // Deep inside other lists there is no room beside the text: the label stands above it.
            self.insert_line(&mut strips, frame);
        }
        self.draw_label(&mut strips[0], label, frame);
        if let Some(last) = strips.last_mut() {
            last.below = gap;
        }
        strips
    }

    fn draw_label(&mut self, strip: &mut Strip, label: &Label, frame: Frame) {
        // On a line of its own, a long label deep inside other lists may stand further left.
        let left = frame.x.min(self.area.0 - label.width).max(Pt::ZERO);
        if let Some(ticked) = label.ticked {
            let side = tick_box_side(frame.size);
            let x = left + label.width - side;
            let baseline = strip.baseline.unwrap_or(side);
            let area = Area { x, y: baseline - side, width: side, height: side };
            let mark = Mark::TickBox { area, ticked, colour: self.look.text.colour };
            let node = self.tree.add(label.node, Role::tick_box(ticked));
            strip.items.insert(0, Item { node: Some(node), mark });
        }
        // Before the box, and so read before it.
        if let Some(words) = &label.words {
            self.add_label(strip, words, left);
        }
    }
}
