//! Headers and footers.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::fonts::{Face, undrawable};
use super::layout::{GREY, Layout};
use super::line::Line;
use super::pages::Pages;
use super::sheet::Sheet;
use super::strip::{Area, Item, Mark};
use super::text::Style;
use super::watermark::Watermark;
use crate::diagnostic::{Faults, Place};
use crate::paper::Details;
use crate::style::Look;
use crate::style::look::{Colour, FurniturePart, Page, Pt};

/// Quieter than the text, and still dark enough to read on white.
pub(in crate::render) const COLOUR: Colour = Colour { red: 85, green: 85, blue: 85 };
pub(in crate::render) const SIZE: Pt = Pt(9.0);
/// From the text area to the rule, and from the rule to the words.
pub(in crate::render) const TO_RULE: Pt = Pt(10.0);
pub(in crate::render) const TO_WORDS: Pt = Pt(4.0);
/// How thick the rule is, and its colour.
pub(in crate::render) const RULE: (Pt, Colour) = (Pt(0.5), GREY);
/// Between words at the left, in the middle and at the right.
const BETWEEN: Pt = Pt(14.0);
/// What is left white at the edge of the sheet.
const AT_EDGE: Pt = Pt(14.0);

/// Where the words of a header or footer stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Top,
    Foot,
}

/// Adds header and footer to the pages that have them, and a watermark to those of a draft.
pub(super) fn add(sheets: &mut [Sheet], pages: &Pages, details: &Details, layout: &mut Layout<'_>) {
    let count = sheets.len();
    let upright = pages.of(false);
    let watermark = details.mark.as_deref().map(|word| Watermark::new(word, upright, layout));
    let watermark = watermark.map(Rc::new);
    for (index, sheet) in sheets.iter_mut().enumerate() {
        sheet.watermark.clone_from(&watermark);
        let page = pages.of(sheet.turned);
        for (furniture, side) in [(&page.header, Side::Top), (&page.footer, Side::Foot)] {
            if side == Side::Top && index + 1 < page.header_from {
                continue;
            }
            let slots = [&furniture.left, &furniture.centre, &furniture.right]
                .map(|parts| words(parts, details, index + 1, count));
            let items = draw(&slots, side, page, layout);
            match side {
                Side::Top => sheet.header = items,
                Side::Foot => sheet.footer = items,
            }
        }
    }
}

/// Reports what can't be drawn in a header or footer. Little of it has a place in a file, but it is known
/// from which file it comes; `organisation` is where that was typed.
pub(in crate::render) fn check(
    details: &Details,
    look: &Look,
    organisation: Option<&Place>,
) -> Result<(), Faults> {
    let mut faults = Faults::new();
    for (furniture, name) in [(&look.page.header, "header"), (&look.page.footer, "footer")] {
        for part in [&furniture.left, &furniture.centre, &furniture.right].into_iter().flatten() {
            let (words, whose) = match part {
                FurniturePart::Words(words) => (words.as_str(), "the words of style.yaml for it"),
                FurniturePart::Title => (details.title.as_str(), "the title of the paper"),
                FurniturePart::Organisation => (
                    details.organisation.as_deref().unwrap_or_default(),
                    "the `organisation` of paper.yaml",
                ),
                FurniturePart::Date => {
                    (details.date_in_words.as_deref().unwrap_or_default(), "the date of the paper")
                }
                FurniturePart::Page | FurniturePart::Pages => continue,
            };
            let place = organisation.filter(|_| *part == FurniturePart::Organisation);
            let characters: BTreeSet<char> = words.chars().collect();
            for mut fault in characters.into_iter().filter_map(undrawable) {
                let where_it_is =
                    format!(": it stands in the {name}, in {whose}: “{}”", words.trim());
                fault.message.push_str(&where_it_is);
                faults.push(match place {
                    Some(place) => fault.at(place),
                    None => fault,
                });
            }
        }
    }
    faults.or(())
}

fn words(parts: &[FurniturePart], details: &Details, page: usize, pages: usize) -> String {
    let word = |part: &FurniturePart| match part {
        FurniturePart::Words(words) => words.clone(),
        FurniturePart::Title => details.title.clone(),
        FurniturePart::Organisation => details.organisation.clone().unwrap_or_default(),
        FurniturePart::Date => details.date_in_words.clone().unwrap_or_default(),
        FurniturePart::Page => page.to_string(),
        FurniturePart::Pages => pages.to_string(),
    };
    parts.iter().map(word).collect()
}

fn draw(slots: &[String; 3], side: Side, page: &Page, layout: &mut Layout<'_>) -> Vec<Item> {
    if slots.iter().all(|words| words.trim().is_empty()) {
        return Vec::new();
    }
    let area = page.text_area();
    let margin = match side {
        Side::Top => page.top,
        Side::Foot => page.bottom,
    };
    let style = Style::plain(Face::Regular, SIZE, COLOUR, None);
    let widths = shares(slots, area.0, &style, layout);
    let room = margin - TO_RULE - TO_WORDS - AT_EDGE;
    let lines = [0, 1, 2].map(|slot| cut(&slots[slot], widths[slot], room, &style, layout));
    let height = lines.iter().map(|lines| height(lines)).fold(Pt::ZERO, Pt::max);
    let (rule, top) = match side {
        Side::Top => (Pt::ZERO - TO_RULE, Pt::ZERO - TO_RULE - TO_WORDS - height),
        Side::Foot => (area.1 + TO_RULE, area.1 + TO_RULE + TO_WORDS),
    };
    let rule = Area { x: Pt::ZERO, y: rule, width: area.0, height: RULE.0 };
    let mut items = vec![Item { node: None, mark: Mark::Fill { area: rule, colour: RULE.1 } }];
    for (slot, lines) in lines.iter().enumerate() {
        let mut y = top;
        for line in lines {
            items.extend(line.items(start(slot, line.width, area.0, &widths), y));
            y += line.height;
        }
    }
    items
}

/// Where a line of a slot begins. What is in the middle gives way to its neighbours.
fn start(slot: usize, width: Pt, whole: Pt, widths: &[Pt; 3]) -> Pt {
    match slot {
        0 => Pt::ZERO,
        1 => {
            let most = whole - widths[2] - BETWEEN - width;
            let least = widths[0] + BETWEEN;
            let middle = (whole - width) / 2.0;
            let from = if widths[2] > Pt::ZERO { middle.min(most) } else { middle };
            if widths[0] > Pt::ZERO { from.max(least) } else { from }
        }
        _ => whole - width,
    }
}

/// The width of each slot: what it would like, if there is room for all; otherwise the shorter ones
/// get that, and the longer share the rest.
fn shares(slots: &[String; 3], whole: Pt, style: &Style, layout: &mut Layout<'_>) -> [Pt; 3] {
    let wishes = [0, 1, 2].map(|slot| layout.width_of(&slots[slot], style));
    let mut order = [0, 1, 2];
    order.sort_by(|&a, &b| wishes[a].0.total_cmp(&wishes[b].0));
    let filled = wishes.iter().filter(|wish| **wish > Pt::ZERO).count();
    let mut left = whole - BETWEEN * filled.saturating_sub(1) as f32;
    let mut widths = [Pt::ZERO; 3];
    for (done, slot) in order.into_iter().enumerate() {
        widths[slot] = wishes[slot].min(left / (3 - done) as f32);
        left -= widths[slot];
    }
    widths
}

/// The lines of a slot; where the margin has no room for all of them, the last ends in dots.
fn cut(words: &str, width: Pt, room: Pt, style: &Style, layout: &mut Layout<'_>) -> Vec<Line> {
    let mut words = words.trim().to_owned();
    loop {
        let lines = layout.words(&words, style, width);
        if lines.len() <= 1 || height(&lines) <= room {
            return lines;
        }
        let shorter = words.trim_end_matches('…').trim_end();
        let end = shorter.char_indices().next_back().map_or(0, |(index, _)| index);
        words = format!("{}…", shorter[..end].trim_end());
    }
}

fn height(lines: &[Line]) -> Pt {
    lines.iter().map(|line| line.height).sum()
}
