//! What each construct of Markdown becomes, and that what is written reads back as the same paper.

mod common;

use common::{read, round_trip, text};
use orderpaper::paper::{
    Alignment, Block, Cell, Inline, Item, Labels, List, Numerals, Paper, Punctuation,
    paper_from_file,
};
use orderpaper::render::markdown;
use proptest::prelude::*;

fn blocks(markdown: &str) -> Vec<Block> {
    read(markdown).expect("the Markdown of this test has no fault").blocks
}

/// The blocks of Markdown that is one block.
fn block(markdown: &str) -> Block {
    let mut blocks = blocks(markdown);
    assert_eq!(blocks.len(), 1, "{markdown:?} is one block");
    blocks.remove(0)
}

fn line(markdown: &str) -> Vec<Inline> {
    match block(markdown) {
        Block::Paragraph(content) => content,
        other => panic!("{markdown:?} is a paragraph, and not {other:?}"),
    }
}

fn list(markdown: &str) -> List {
    match block(markdown) {
        Block::List(list) => list,
        other => panic!("{markdown:?} is a list, and not {other:?}"),
    }
}

fn ordered(start: u64, numerals: Numerals, punctuation: Punctuation) -> Labels {
    Labels::Ordered { start, numerals, punctuation }
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

fn item(words: &str) -> Item {
    Item { ticked: None, blocks: vec![paragraph(words)] }
}

#[test]
fn marks_within_a_line() {
    assert_eq!(
        line("*a* **b** ~~c~~ `d`"),
        [
            Inline::Emphasis(vec![text("a")]),
            text(" "),
            Inline::Strong(vec![text("b")]),
            text(" "),
            Inline::Struck(vec![text("c")]),
            text(" "),
            Inline::Code("d".to_owned()),
        ]
    );
}

#[test]
fn words_in_another_language() {
    let welsh = |content: Vec<Inline>| Inline::Language { tag: "cy".to_owned(), content };
    assert_eq!(
        line("A <span lang=\"cy\">*croeso* i</span> **<span lang='cy'>bawb</span>**"),
        [
            text("A "),
            welsh(vec![Inline::Emphasis(vec![text("croeso")]), text(" i")]),
            text(" "),
            Inline::Strong(vec![welsh(vec![text("bawb")])]),
        ]
    );
    // Within one another, over lines, and as all that an item of a list has.
    let within = "<span lang=\"cy\">Croeso <span lang=\"fr-FR\">à\n*tous*</span></span>";
    let items = "- <span lang=\"cy\">a) Croeso</span>\n  - <span lang=cy>i [bawb](x)</span>";
    let cells = "| <span lang=\"cy\">a</span> |\n|---|\n| **<span lang=\"cy\"># b</span>** |";
    for markdown in [within, items, cells, "# <span lang=\"cy\">Croeso</span>"] {
        let paper = read(markdown).expect(markdown);
        assert_eq!(round_trip(&paper), Ok(common::plain(&paper)), "{markdown}");
        assert!(markdown.matches("<span").count() == common::dump(&paper).matches("<span").count());
    }
}

#[test]
fn quotation_marks_and_dashes_stay_as_they_are() {
    assert_eq!(line("\"a\" -- 'b'... £5 &amp; &pound;6"), [text("\"a\" -- 'b'... £5 & £6")]);
}

#[test]
fn links_of_every_kind_have_one_address() {
    let link = |target: &str, words: &str| {
        vec![Inline::Link { target: target.to_owned(), content: vec![text(words)] }]
    };
    assert_eq!(line("[a](https://b.uk \"c\")"), link("https://b.uk", "a"));
    assert_eq!(line("[a][b]\n\n[b]: https://b.uk"), link("https://b.uk", "a"));
    assert_eq!(line("<https://b.uk>"), link("https://b.uk", "https://b.uk"));
    assert_eq!(line("<a@b.uk>"), link("mailto:a@b.uk", "a@b.uk"));
}

#[test]
fn ends_of_lines() {
    assert_eq!(line("a\nb"), [text("a"), Inline::SoftBreak, text("b")]);
    assert_eq!(line("a\\\nb"), [text("a"), Inline::HardBreak, text("b")]);
    assert_eq!(line("a<br>b"), [text("a"), Inline::HardBreak, text("b")]);
    assert_eq!(blocks("a\r\n\r\nb"), [paragraph("a"), paragraph("b")]);
}

#[test]
fn boxes_are_tick_boxes() {
    let tick = |ticked| Inline::TickBox { ticked };
    assert_eq!(
        line("☐ no ☑ yes ☒"),
        [tick(false), text(" no "), tick(true), text(" yes "), tick(true)]
    );
}

#[test]
fn comments_are_left_out() {
    assert_eq!(blocks("a\n\n<!-- b\n\nc -->\n\nd"), [paragraph("a"), paragraph("d")]);
    assert_eq!(line("a<!-- b --> c"), [text("a c")]);
}

#[test]
fn lists_are_tight_or_loose() {
    let tight = list("- a\n- b");
    assert_eq!(
        tight,
        List { labels: Labels::Bullet, tight: true, items: vec![item("a"), item("b")] }
    );
    assert!(!list("- a\n\n- b").tight);
}

#[test]
fn numbered_lists_keep_their_start_and_mark() {
    assert_eq!(list("3. a\n4. b").labels, ordered(3, Numerals::Decimal, Punctuation::Dot));
    assert_eq!(list("1) a\n2) b").labels, ordered(1, Numerals::Decimal, Punctuation::Bracket));
}

#[test]
fn labels_in_a_bullet_list_are_its_labels() {
    let cases = [
        ("- a) x\n- b) y", 1, Numerals::Letter, Punctuation::Bracket),
        ("- c) x\n- d) y", 3, Numerals::Letter, Punctuation::Bracket),
        ("- (a) x\n- (b) y", 1, Numerals::Letter, Punctuation::Brackets),
        ("- i) x\n- ii) y", 1, Numerals::Roman, Punctuation::Bracket),
        ("- h) x\n- i) y", 8, Numerals::Letter, Punctuation::Bracket),
        ("- 1) x\n- 2) y", 1, Numerals::Decimal, Punctuation::Bracket),
        ("- (1) x\n- (2) y", 1, Numerals::Decimal, Punctuation::Brackets),
    ];
    for (markdown, start, numerals, punctuation) in cases {
        let list = list(markdown);
        assert_eq!(list.labels, ordered(start, numerals, punctuation), "{markdown}");
        assert_eq!(list.items, [item("x"), item("y")], "{markdown}");
    }
}

#[test]
fn labels_out_of_sequence_are_text() {
    for markdown in ["- a) x\n- c) y", "- a) x\n- y", "- a\\) x", "- mix) x", "- a)x"] {
        assert_eq!(list(markdown).labels, Labels::Bullet, "{markdown}");
    }
}

#[test]
fn one_labelled_item_is_a_list() {
    assert_eq!(list("- a) x").items, [item("x")]);
}

#[test]
fn tasks_are_ticked_or_not() {
    let ticks: Vec<Option<bool>> =
        list("- [x] a\n- [ ] b\n- c").items.iter().map(|item| item.ticked).collect();
    assert_eq!(ticks, [Some(true), Some(false), None]);
}

#[test]
fn pipe_tables_are_tables() {
    let Block::Table(table) = block("| a | b | c |\n|---|--:|:-:|\n| x | 1 |\n") else {
        panic!("a pipe table is a table");
    };
    let alignments: Vec<Alignment> = table.columns.iter().map(|column| column.alignment).collect();
    assert_eq!(alignments, [Alignment::Left, Alignment::Right, Alignment::Centre]);
    let words = |words: &str| Cell::Words(vec![text(words)]);
    assert_eq!(table.rows[0].cells, [words("x"), words("1"), Cell::Blank]);
    assert!(table.headings_shown);
}

#[test]
fn a_column_of_numbers_stands_at_the_right_unless_it_says_otherwise() {
    let table = "| 1 | a | b | c | d | e |\n|---|---|:--|:-:|---|---|\n| 1 | £1,200.50 | 1 | 1 | 2024/25 | |\n| 2 | **(3)** | 2 | 2 | 5 | – |\n| 3 | – | 3 | 3 | 6 | |\n";
    let Block::Table(table) = block(table) else { panic!("a pipe table is a table") };
    let alignments: Vec<Alignment> = table.columns.iter().map(|column| column.alignment).collect();
    use Alignment::{Centre, Left, Right};
    assert_eq!(alignments, [Left, Right, Left, Centre, Left, Left]);
}

#[test]
fn a_bold_line_with_a_number_above_a_table_is_its_caption() {
    let grid = "| a |\n|---|\n| x |\n";
    let Block::Table(table) = block(&format!("**Table 1: Savings**\n\n{grid}")) else {
        panic!("the caption belongs to the table");
    };
    assert_eq!(table.caption, Some(vec![text("Table 1: Savings")]));
    assert_eq!(blocks(&format!("**Savings**\n\n{grid}")).len(), 2);
}

#[test]
fn footnotes_are_numbered_as_they_are_referred_to() {
    let paper =
        read("a[^x] b[^y] c[^x]\n\n[^y]: why\n[^x]: ex[^z]\n[^z]: zed\n").expect("no fault");
    let labels: Vec<&str> = paper.footnotes.iter().map(|note| note.label.as_str()).collect();
    assert_eq!(labels, ["x", "y", "z"]);
    let Block::Paragraph(content) = &paper.blocks[0] else { panic!("a paragraph") };
    let numbers: Vec<usize> = content
        .iter()
        .filter_map(|inline| match inline {
            Inline::FootnoteReference(number) => Some(*number),
            _ => None,
        })
        .collect();
    assert_eq!(numbers, [1, 2, 1]);
}

#[test]
fn code_and_rules_and_quotations() {
    assert_eq!(block("```\na\n  b\n```"), Block::Code("a\n  b".to_owned()));
    assert_eq!(block("    a"), Block::Code("a".to_owned()));
    assert_eq!(block("***"), Block::Rule);
    assert_eq!(block("> a"), Block::Quote(vec![paragraph("a")]));
}

#[test]
fn pictures_are_read_and_measured() {
    for (path, width, height) in [("plan.png", 12, 8), ("chart.svg", 200, 60)] {
        let content = line(&format!("![A *plan*]({path})"));
        let [Inline::Image(image)] = content.as_slice() else { panic!("a picture") };
        assert_eq!(image.alternative, "A plan");
        assert_eq!((image.content.width, image.content.height), (width, height));
    }
}

#[test]
fn deep_nesting_is_a_fault_and_not_a_crash() {
    for mark in ["> ", "- ", "*a ", "[", "![", "**", "1. "] {
        drop(read(&mark.repeat(20_000)));
    }
    assert!(read(&("> ".repeat(13) + "a")).is_err());
    assert!(read(&("> ".repeat(12) + "a")).is_ok());
}

/// Every construct in one document.
const EVERYTHING: &str = include_str!("markdown/everything.md");

#[test]
fn a_tidy_paper_is_written_as_it_was() {
    let paper = read(EVERYTHING).expect("no fault");
    assert_eq!(markdown(&paper), EVERYTHING);
}

#[test]
fn awkward_papers_read_back_as_they_were() {
    let awkward = [
        "a*b*c **d**e *f **g***",
        "***a** b*",
        "a**(b)**c",
        "\\*a\\* 1\\. \\# \\> a_b_c _d_ * e ~f",
        "1\\. a\n\n\\- b\n\n\\# c\n\n\\[d]: e",
        "- a\n\n\n* b\n\n1. c\n\n<!-- -->\n\n1. d",
        "- - - a\n- # b\n- > c\n-\n- ```\n  d\n  ```",
        "- a\n  > b\n  <!-- -->\n  c\n  2. d",
        "&#32;a&#10;b&#32;\n&#9;c",
        "`` a` `` `|` \\`b\\`",
        "| a \\| b | `c \\| d` |\n|---|---|\n| *e*<br>f | [g](h) |",
        "[a\\]b](<c d> \"e\") !\\[f] \\[g][h] \\[i][] \\[j](k l)\n\n<https://g.uk>[^n] (x)\n\n[^n]: a\n\n    - b\n\n          c",
        "# a #b\\#\n\n## \\#\n\nc\nd\n---",
        "[*a* <br>](b) <span lang=\"cy\"><br>c<br></span>d",
        "a[^n]<!-- -->[b](c)[^n]\n\n[^n]: d",
        "a[^n]<!-- -->[x] b[^n]: c[^n]<!-- -->(d)\n\n[^n]<!-- -->: e\n\n[^n]: f",
        "- [x] a) b\n- [ ] c",
        "- a\\) b\n- b\\) c",
        "R&D &amp;amp; &lt;b> a < b <b\\>",
    ];
    for markdown in awkward {
        let paper = read(markdown).expect(markdown);
        assert_eq!(round_trip(&paper), Ok(common::plain(&paper)), "{markdown}");
    }
}

#[test]
fn the_title_of_a_file_is_its_first_heading() {
    let (paper, warnings) = paper_from_file(
        "tests/markdown/everything.md".as_ref(),
        ("Table {n}", "Figure {n}"),
        |_| None,
    )
    .expect("no fault");
    assert!(warnings.is_empty());
    assert_eq!(paper.details.title, "Request for a permanent team");
    assert_eq!(paper.details.language, "en-GB");
}

fn paper_of(words: &str) -> Paper {
    let mut paper = read("x").expect("no fault");
    paper.blocks = vec![paragraph(words)];
    paper
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_survive(words in "[ -~£é–\u{a0}]{1,40}") {
        let paper = paper_of(&words);
        prop_assert_eq!(round_trip(&paper), Ok(common::plain(&paper)));
    }

    #[test]
    fn marks_of_markdown_survive(words in "[-+*_~`#<>&;!\\\\|\\[\\]()0-9.: ab=^\n]{1,30}") {
        let paper = paper_of(&words);
        prop_assert_eq!(round_trip(&paper), Ok(common::plain(&paper)));
    }

    #[test]
    fn words_survive_in_a_cell(words in "[-*_`|\\\\<a-c !&;]{1,20}") {
        let grid = "| a |\n|---|\n| b |\n";
        let mut paper = read(grid).expect("no fault");
        if let Some(Block::Table(table)) = paper.blocks.first_mut() {
            table.rows[0].cells[0] = Cell::Words(vec![text(&words)]);
        }
        prop_assert_eq!(round_trip(&paper), Ok(common::plain(&paper)));
    }

    #[test]
    fn nothing_that_is_read_crashes(markdown in "[-*_`#>|\\[\\]()!\\\\\n a-b1.):^<~☐\u{e000}\u{e001}]{0,60}") {
        if let Ok(paper) = read(&markdown) {
            prop_assert_eq!(round_trip(&paper), Ok(common::plain(&paper)), "{}", common::dump(&paper));
        }
    }
}
