//! What must hold for every paper, however odd: tried on papers nobody would write.

use std::sync::Arc;

use proptest::prelude::*;

use super::fonts::{Glyph, advance};
use super::layout::Layout;
use super::pages::Pages;
use super::sheet::Sheet;
use super::strip::{Area, Mark};
use super::{pdf_any, sheets};
use crate::diagnostic::{Place, Source};
use crate::paper::{
    Alignment, Block, Cell, Column, Details, Exempt, Footnote, Heading, Image, ImageContent,
    ImageFormat, Inline, Item, Labels, List, Numbered, Numerals, Origin, Paper, Punctuation, Row,
    RowRole, Table,
};
use crate::style::Look;
use crate::style::look::{Page, Pt};

/// Lengths are added up in different orders; this much may get lost on the way.
const SLACK: f32 = 0.1;

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-z]{1,12}",
        2 => "[A-Z][a-z]{1,9}[.,:]",
        1 => "£[0-9]{1,3},[0-9]{3}\\.[0-9]{2}",
        1 => "\\([0-9]{1,7}\\)",
        1 => "[a-zA-Z]{60,160}",
        1 => Just("caf\u{e9}e\u{301}\u{ad}co\u{ad}operate".to_owned()),
    ]
}

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..most).prop_map(|words| words.join(" "))
}

/// A picture of any size. Its file is one white pixel: only what it says of itself matters here.
fn picture() -> impl Strategy<Value = Inline> {
    const PIXEL: &[u8] = include_bytes!("testdata/pixel.png");
    (1..3000u32, 1..3000u32).prop_map(|(width, height)| {
        Inline::Image(Image {
            alternative: "A picture".to_owned(),
            path: "pixel.png".into(),
            content: ImageContent {
                format: ImageFormat::Png,
                bytes: Arc::new(PIXEL.to_vec()),
                width,
                height,
            },
            place: Place::file(&Source::new("paper.md", "")),
        })
    })
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        6 => words(40).prop_map(Inline::words),
        1 => words(4).prop_map(Inline::Code),
        1 => Just(Inline::HardBreak),
        1 => Just(Inline::SoftBreak),
        1 => any::<bool>().prop_map(|ticked| Inline::TickBox { ticked }),
        1 => (1..4usize).prop_map(Inline::FootnoteReference),
        1 => picture(),
    ];
    let inline = leaf.prop_recursive(2, 8, 3, |inner| {
        let content = prop::collection::vec(inner, 0..3);
        prop_oneof![
            content.clone().prop_map(Inline::Strong),
            content.clone().prop_map(Inline::Emphasis),
            content.clone().prop_map(Inline::Struck),
            content.clone().prop_map(|content| Inline::Language { tag: "cy".into(), content }),
            content.prop_map(|content| Inline::Link { target: "https://x.y/é".into(), content }),
        ]
    });
    prop::collection::vec(inline, 0..4)
}

fn table() -> impl Strategy<Value = Table> {
    (1..9usize, 0..14usize).prop_flat_map(|(columns, rows)| {
        let column = (inlines(), alignment(), any::<bool>())
            .prop_map(|(heading, alignment, names_rows)| Column { heading, alignment, names_rows });
        let cell = prop_oneof![Just(Cell::Blank), inlines().prop_map(Cell::Words)];
        let row = (role(), prop::collection::vec(cell, columns))
            .prop_map(|(role, cells)| Row { role, cells });
        (
            prop::option::of(inlines()),
            prop::collection::vec(column, columns),
            (any::<bool>(), prop::bool::weighted(0.3)),
            prop::collection::vec(row, rows),
            prop::collection::vec(inlines(), 0..2),
        )
            .prop_map(|(caption, columns, (headings_shown, landscape), rows, notes)| {
                Table {
                    caption,
                    columns,
                    headings_shown,
                    landscape,
                    rows,
                    notes,
                    origin: Origin::default(),
                }
            })
    })
}

fn alignment() -> impl Strategy<Value = Alignment> {
    prop_oneof![
        Just(Alignment::Left),
        Just(Alignment::Centre),
        Just(Alignment::Right),
        Just(Alignment::Point),
    ]
}

fn role() -> impl Strategy<Value = RowRole> {
    prop_oneof![
        5 => Just(RowRole::Body),
        1 => Just(RowRole::Group),
        1 => Just(RowRole::Subtotal),
        1 => Just(RowRole::Total),
    ]
}

fn labels() -> impl Strategy<Value = Labels> {
    let ordered = |start| Labels::Ordered {
        start,
        numerals: Numerals::Roman,
        punctuation: Punctuation::Brackets,
    };
    prop_oneof![Just(Labels::Bullet), (0..4000u64).prop_map(ordered)]
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        5 => inlines().prop_map(Block::Paragraph),
        2 => (1..7u8, inlines())
            .prop_map(|(level, content)| Block::Heading(Heading { level, number: None, content })),
        2 => table().prop_map(Block::Table),
        1 => "[a-z \t\n(){}]{0,400}".prop_map(Block::Code),
        1 => Just(Block::Rule),
        1 => (1..6u8).prop_map(|depth| Block::Contents { depth }),
        1 => Just(Block::PageBreak),
    ];
    leaf.prop_recursive(8, 24, 3, |inner| {
        let blocks = prop::collection::vec(inner, 0..3);
        let item = (prop::option::of(any::<bool>()), blocks.clone())
            .prop_map(|(ticked, blocks)| Item { ticked, blocks });
        let list = (labels(), any::<bool>(), prop::collection::vec(item, 0..4))
            .prop_map(|(labels, tight, items)| Block::List(List { labels, tight, items }));
        let numbered = blocks
            .clone()
            .prop_map(|blocks| Block::Numbered(Numbered { number: "3.29.1".to_owned(), blocks }));
        prop_oneof![3 => list, 1 => blocks.prop_map(Block::Quote), 1 => numbered]
    })
}

fn paper() -> impl Strategy<Value = Paper> {
    let note = prop::collection::vec(block(), 0..3)
        .prop_map(|blocks| Footnote { label: "note".to_owned(), blocks });
    (prop::collection::vec(block(), 0..8), prop::collection::vec(note, 3)).prop_map(
        |(blocks, footnotes)| Paper {
            details: Details {
                title: "A title".to_owned(),
                language: "en-GB".to_owned(),
                ..Details::default()
            },
            blocks,
            footnotes,
            exempt: Exempt::default(),
        },
    )
}

/// Pages from a slip to a poster.
fn look() -> impl Strategy<Value = Look> {
    (300.0..1200.0f32, 300.0..1200.0f32).prop_map(|(width, height)| {
        let page = Page { width: Pt(width), height: Pt(height), ..Page::default() };
        let page = page.checked().expect("margins of 25 mm leave room on pages as wide as these");
        Look { page, ..Look::default() }
    })
}

/// The pages, unless a table has too many columns for them.
fn laid_out(paper: &Paper, look: &Look) -> Option<Vec<Sheet>> {
    let pages = Pages::new(&look.page);
    let mut layout = Layout::new(look, &pages);
    let (sheets, _) = sheets(paper, &pages, &mut layout);
    layout.faults.is_empty().then_some(sheets)
}

/// The area that a mark covers; of glyphs from ascent to descent.
fn area(mark: &Mark) -> Area {
    /// What all our faces have.
    const UNITS_PER_EM: f32 = 2048.0;
    match mark {
        Mark::Text { x, y, style, glyphs } => Area {
            x: *x,
            y: *y - style.size * 0.905,
            width: style.size * (advance(glyphs) as f32 / UNITS_PER_EM),
            height: style.size * 1.117,
        },
        Mark::Fill { area, .. }
        | Mark::TickBox { area, .. }
        | Mark::Picture { area, .. }
        | Mark::Link { area, .. } => *area,
    }
}

fn is_within(area: &Area, page: &Area) -> bool {
    area.x.0 >= page.x.0 - SLACK
        && area.y.0 >= page.y.0 - SLACK
        && (area.x + area.width).0 <= (page.x + page.width).0 + SLACK
        && (area.y + area.height).0 <= (page.y + page.height).0 + SLACK
}

fn overlap(a: &Area, b: &Area) -> bool {
    let apart = |start: f32, end: f32| end - start <= SLACK;
    let left = a.x.0.max(b.x.0);
    let right = (a.x + a.width).0.min((b.x + b.width).0);
    let top = a.y.0.max(b.y.0);
    let foot = (a.y + a.height).0.min((b.y + b.height).0);
    !apart(left, right) && !apart(top, foot)
}

/// The areas of words, pictures and tick boxes: what must not be drawn over.
fn solid(sheet: &Sheet) -> Vec<Area> {
    let is_solid = |mark: &&Mark| {
        matches!(mark, Mark::Text { .. } | Mark::Picture { .. } | Mark::TickBox { .. })
    };
    sheet.items.iter().map(|item| &item.mark).filter(is_solid).map(area).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_leaves_the_margins_or_lies_on_anything_else(paper in paper(), look in look()) {
        let pages = Pages::new(&look.page);
        let sheets = laid_out(&paper, &look);
        prop_assume!(sheets.is_some());
        for sheet in sheets.into_iter().flatten() {
            let (width, height) = pages.area(sheet.turned);
            let page = Area { x: Pt::ZERO, y: Pt::ZERO, width, height };
            for item in &sheet.items {
                let area = area(&item.mark);
                prop_assert!(is_within(&area, &page), "{:?} leaves the margins", item.mark);
            }
            let solid = solid(&sheet);
            for (index, a) in solid.iter().enumerate() {
                for b in &solid[index + 1..] {
                    prop_assert!(!overlap(a, b), "{a:?} and {b:?} overlap");
                }
            }
        }
    }

    #[test]
    fn every_paper_can_be_written(paper in paper()) {
        let look = Look::default();
        prop_assert_eq!(pdf_any(&paper, &look).is_ok(), laid_out(&paper, &look).is_some());
    }
}

/// A word of some millions of letters is as wide as they are, and no less.
#[test]
fn widths_are_added_without_overflow() {
    let glyph = || Glyph { id: 1, advance: i32::MAX, right: 0, up: 0, starts_cluster: true };
    assert_eq!(advance(&[glyph(), glyph()]), 2 * i64::from(i32::MAX));
}
