//! A paper as it is read aloud: the tags of the PDF, in their order.

mod common;

use common::aloud::{read_aloud, untagged};
use common::table::{placed, table};
use common::{read, text};
use orderpaper::paper::{Block, Chart, Details, Exempt, Heading, Inline, Paper};
use orderpaper::render::pdf;
use orderpaper::style::Look;
use orderpaper::style::look::{FurniturePart, Page};

fn written(paper: &Paper) -> Vec<u8> {
    let bytes = pdf(paper, &Look::default()).expect("the papers of these tests can be drawn");
    assert_eq!(untagged(&bytes), Vec::<String>::new());
    bytes
}

/// What is heard of Markdown.
fn heard(markdown: &str) -> String {
    read_aloud(&written(&read(markdown).expect("the Markdown of this test has no fault")))
}

/// What is heard of blocks.
fn heard_of(blocks: Vec<Block>) -> String {
    let paper = Paper {
        details: Details::default(),
        blocks,
        footnotes: Vec::new(),
        exempt: Exempt::default(),
    };
    read_aloud(&written(&paper))
}

#[test]
fn words_are_read_in_their_order() {
    insta::assert_snapshot!(heard(
        "# Title\n\nOne *two* **three** `four`.\n\n> A quotation.\n\n```\ncode\n\n  more\n```"
    ));
}

/// A voice reads Welsh as Welsh.
#[test]
fn words_in_another_language_are_read_in_it() {
    insta::assert_snapshot!(heard(
        "# <span lang=\"cy\">Croeso</span>\n\nWelcome, <span lang=\"cy\">*croeso* i [bawb](https://example.org)</span>."
    ));
}

#[test]
fn headings_are_nested_without_gaps() {
    let heading = |level| {
        let content = vec![text(&format!("Level {level}"))];
        Block::Heading(Heading { level, number: None, content })
    };
    insta::assert_snapshot!(heard_of([3, 5, 4, 1, 6].map(heading).to_vec()));
}

/// A heading that says nothing is not heard, and so is no level above the next.
#[test]
fn a_heading_without_words_leaves_no_gap() {
    let heading = |level, content| Block::Heading(Heading { level, number: None, content });
    let headings = vec![heading(1, Vec::new()), heading(2, vec![text("Purpose")])];
    assert_eq!(heard_of(headings), "Document\n  H1 \"Purpose\"\n");
}

#[test]
fn a_box_that_stands_after_a_number_is_read_after_it() {
    insta::assert_snapshot!(heard("1. [x] done\n2. [ ] to do"));
}

#[test]
fn lists_have_labels_and_bodies() {
    insta::assert_snapshot!(heard("- one\n  1. two\n  2. three\n\n- [x] four\n- [ ] five"));
}

#[test]
fn links_say_where_they_lead() {
    insta::assert_snapshot!(heard(
        "# Purpose\n\nSee [the purpose](#purpose), <https://example.org> and [the Act](https://example.org/act)."
    ));
}

/// Whoever goes from link to link by keyboard meets each once, however it looks and wherever lines end.
#[test]
fn a_link_is_met_once_in_each_line() {
    let met = |markdown: &str| heard(markdown).matches(" -> ").count();
    assert_eq!(met("See [the **Care** *Act*](https://example.org/act)."), 1);
    let words = "income ".repeat(11);
    assert_eq!(met(&format!("{words}[ beyond](https://example.org/act)")), 1);
}

/// What a heading in a quotation is called doesn't make the contents lead there.
#[test]
fn contents_lead_to_their_headings() {
    let heading =
        |level, words| Block::Heading(Heading { level, number: None, content: vec![text(words)] });
    let heard = heard_of(vec![
        heading(1, "Paper"),
        Block::Contents { depth: 1 },
        Block::Quote(vec![heading(2, "Costs")]),
        Block::PageBreak,
        heading(2, "Costs"),
    ]);
    assert!(heard.contains("-> \"Costs, page 2\""), "{heard}");
}

#[test]
fn footnotes_are_linked_both_ways() {
    insta::assert_snapshot!(heard(
        "One[^a] and two[^b].\n\n[^a]: First.\n[^b]: Second.\n\n    More."
    ));
}

#[test]
fn pictures_are_told_in_words() {
    insta::assert_snapshot!(heard("A ![bar chart of savings](plan.png) here."));
}

#[test]
fn cells_are_headed_by_their_column_and_row() {
    insta::assert_snapshot!(heard_of(vec![Block::Table(table(Some("Table 1: Savings")))]));
}

#[test]
fn numbers_below_nought_are_read_as_such() {
    let line = vec![
        text("Less "),
        Inline::Figure(placed("(£1,061)")),
        text(" and "),
        Inline::Figure(placed("\u{2212}4%")),
    ];
    insta::assert_snapshot!(heard_of(vec![Block::Paragraph(line)]));
    insta::assert_snapshot!(heard("| Name | £ |\n|---|--:|\n| a (b) | (5) |\n| c | 7 |"));
}

/// A line that ends parts two words, or the reader hears one.
#[test]
fn words_are_parted_where_lines_end() {
    let words = "income ".repeat(60);
    let heard = heard(&format!("{words}\n\nbroken  \nhere"));
    assert!(!heard.contains("incomeincome"), "{heard}");
    assert!(heard.contains("\"broken here\""), "{heard}");
}

#[test]
fn charts_have_captions_and_notes() {
    let paper = read("![Bar chart: parks £5](plan.png)").unwrap();
    let Some(Block::Paragraph(content)) = paper.blocks.first() else { panic!("{paper:?}") };
    let Some(Inline::Image(image)) = content.first() else { panic!("{content:?}") };
    let caption = vec![text("Figure 1: Spending")];
    let notes = vec![vec![text("Rounded.")], vec![text("Before inflation.")]];
    let chart = Chart { caption, image: image.clone(), notes };
    insta::assert_snapshot!(heard_of(vec![Block::Chart(chart)]));
}

/// The headings of a table stand on each of its pages for the eye, and are read once.
#[test]
fn repeated_headings_are_read_once() {
    let rows: String = (0..120).map(|row| format!("| {row} | 1 |\n")).collect();
    let heard = heard(&format!("| Placement | Weekly |\n|---|--:|\n{rows}"));
    assert_eq!(heard.matches("Placement").count(), 1);
    assert_eq!(heard.matches("  TR\n").count(), 121);
}

/// Headers and footers come on every page, and are not part of the text.
#[test]
fn headers_and_footers_are_not_read() {
    let mut page = Page::default();
    page.header.left = vec![FurniturePart::Words("Running header".to_owned())];
    page.footer.right = vec![FurniturePart::Page];
    let page = page.checked().expect("the usual margins have room for a header");
    let look = Look { page, ..Look::default() };
    let bytes = pdf(&read("Text.").unwrap(), &look).unwrap();
    assert_eq!(untagged(&bytes), Vec::<String>::new());
    assert_eq!(read_aloud(&bytes), "Document\n  P \"Text.\"\n");
}

/// A letter and an accent that are typed apart are one glyph, and still both are read.
#[test]
fn accents_are_not_lost() {
    let heard = heard("Cafe\u{301}, tw\u{302}r.");
    assert_eq!(heard, "Document\n  P \"Cafe\u{301}, tw\u{302}r.\"\n");
}

/// The link is what is read as such, whatever stands in it.
#[test]
fn a_picture_may_be_a_link() {
    insta::assert_snapshot!(heard("[![plan of the site](plan.png)](https://example.org)"));
}

/// What lies across the pages of a draft is for the eye: that it is one stands under its title.
#[test]
fn the_word_across_a_draft_is_not_read() {
    let mut paper = read("Text.\n\nMore.").expect("the Markdown of this test has no fault");
    let without = written(&paper);
    paper.details.mark = Some("Draft".to_owned());
    let bytes = written(&paper);
    assert_eq!(read_aloud(&bytes), read_aloud(&without));
    let words = lopdf::Document::load_mem(&bytes).unwrap().extract_text(&[1]).unwrap();
    assert!(words.contains("DRAFT"), "{words}");
}
