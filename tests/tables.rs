//! Tables and figures that were placed in Markdown as themselves.

mod common;

use common::table::{placed, table};
use common::{faults, read_with, text};
use orderpaper::paper::{Block, Inline, Markdown, MarkdownBuilder, Placement, plain_text};
use orderpaper::render::{markdown, typst};
use orderpaper::style::Look;

/// Markdown in which `{name}` places a table, `{@name}` refers to one, `{£5}` is a figure and `{}`
/// begins a note. What follows a table on its line is its caption.
fn composed(text: &str) -> Markdown {
    let mut builder = MarkdownBuilder::new();
    for piece in text.split_inclusive('}') {
        let Some((words, token)) = piece.split_once('{') else {
            builder.push_text(piece);
            continue;
        };
        builder.push_text(words);
        let token = token.trim_end_matches('}');
        let placement = match token.chars().next() {
            None => Placement::Note,
            Some('@') => Placement::TableReference(token[1..].to_owned()),
            Some('£') => Placement::Figure(placed(token)),
            Some(_) => Placement::Table { id: token.to_owned(), table: table(None) },
        };
        builder.push_placement(placement, None);
    }
    builder.finish("composed.md")
}

#[test]
fn tables_are_numbered_as_they_are_placed() {
    let paper = read_with(&composed(
        "See {@b} and {@a}.\n\n{b}Savings\n\n{bare}\n\n- item\n\n  {a}Costs\n",
    ))
    .expect("no fault");
    let Block::Paragraph(content) = &paper.blocks[0] else { panic!("a paragraph") };
    assert_eq!(plain_text(content), "See Table 1 and Table 2.");
    let Block::Table(first) = &paper.blocks[1] else { panic!("a table") };
    assert_eq!(first.caption, Some(vec![text("Table 1: Savings")]));
    let Block::Table(bare) = &paper.blocks[2] else { panic!("a table") };
    assert_eq!(bare.caption, None);
}

#[test]
fn figures_stay_figures_but_in_code_and_addresses() {
    let paper = read_with(&composed("**{£5}** `{£6}` [a](b{£7})")).expect("no fault");
    let Block::Paragraph(content) = &paper.blocks[0] else { panic!("a paragraph") };
    assert_eq!(content[0], Inline::Strong(vec![Inline::Figure(placed("£5"))]));
    assert_eq!(content[2], Inline::Code("£6".to_owned()));
    let link = Inline::Link { target: "b£7".to_owned(), content: vec![text("a")] };
    assert_eq!(content[4], link);
}

#[test]
fn a_table_must_stand_alone() {
    insta::assert_snapshot!(faults(read_with(&composed("See {a} here.\n"))), @r#"
    error: table `a` is placed within a line
     --> composed.md:1:5
      |
    1 | See 0 here.
      |     ^^^
      |
      = help: leave a blank line above and below it, so that it stands alone
    "#);
}

#[test]
fn a_table_can_be_placed_once() {
    insta::assert_snapshot!(faults(read_with(&composed("{a}\n\n{a}\n"))), @r#"
    error: table `a` is placed twice
     --> composed.md:3:1
      |
    3 | 1
      | ^^^
      |
     ::: composed.md:1:1
      |
    1 | 0
      | --- first placed here
      |
      = help: place it once, and refer to it from here
    "#);
}

#[test]
fn a_table_in_a_comment_is_no_table() {
    insta::assert_snapshot!(faults(read_with(&composed("<!--\n{a}\n-->\n"))), @r#"
    error: table `a` is placed where nothing is printed
     --> composed.md:2:1
      |
    2 | 0
      | ^^^
      |
      = help: move it out of the comment or definition, to a paragraph of its own
    "#);
}

#[test]
fn a_reference_needs_its_table() {
    let text = "See {@saving}, {@unknown} and {@bare}.\n\n{savings}Savings\n\n{bare}\n";
    insta::assert_snapshot!(faults(read_with(&composed(text))), @r#"
    error: table `saving` is referred to, and not placed
     --> composed.md:1:5
      |
    1 | See 0, 1 and 2.
      |     ^^^
      |
      = help: place it with `{{table saving}}` on a line of its own, or take the reference out

    error: table `unknown` is referred to, and not placed
     --> composed.md:1:10
      |
    1 | See 0, 1 and 2.
      |          ^^^
      |
      = help: place it with `{{table unknown}}` on a line of its own, or take the reference out

    error: table `bare` is referred to, and has no number
     --> composed.md:1:18
      |
    1 | See 0, 1 and 2.
      |                  ^^^
      |
      = help: give it a caption: only tables with captions are numbered
    "#);
}

#[test]
fn a_table_as_markdown() {
    let paper = read_with(&composed("{a}*Savings* of {£5}\n\n{}And a note.")).expect("no fault");
    insta::assert_snapshot!(markdown(&paper), @r#"
    **Table 1: *Savings* of £5**

    | Scheme          |   Weekly (£) | Full year (£) |
    | --------------- | -----------: | ------------: |
    | **Residential** |              |               |
    | Reviews         |     1,200.50 |        62,426 |
    | Voids *         |         (30) |       (1,560) |
    | **Residential** | **1,170.50** |    **60,866** |
    | **Total**       | **1,170.50** |    **60,866** |

    *Figures in brackets are costs.*

    *And a note.*
    "#);
}

#[test]
fn a_table_as_typst() {
    let paper = read_with(&composed("{a}*Savings* of {£5}\n\n{}And a note.")).expect("no fault");
    let document = typst(&paper, &Look::default());
    let (_, body) = document.split_once("\n// The paper.\n").expect("a body under the functions");
    insta::assert_snapshot!(body, @r##"
    #paper-table(
      caption: [Table 1: #emph[Savings] of £5],
      aligned: (left, right, right,),
      headings: ([Scheme], [Weekly (£)], [Full year (£)],),
      group([Residential]),
      row([Reviews], number("1,200", ".50"), number("62,426")),
      row([Voids \*], number("(30", ")"), number("(1,560", ")")),
      subtotal([Residential], number("1,170", ".50"), number("60,866")),
      total([Total], number("1,170", ".50"), number("60,866")),
      notes: (
        [Figures in brackets are costs.],
        [And a note.],
      ),
    )
    "##);
}
