//! Markdown from anywhere: what becomes of what can't be printed as it was meant.

mod common;

use std::fmt::Write as _;

use common::aloud::{read_aloud, untagged};
use common::{faults, plain, read};
use orderpaper::diagnostic::{Faults, Source};
use orderpaper::paper::{Details, Markdown, Paper, ParseOptions, parse_any};
use orderpaper::render::{markdown, pdf, typst};
use orderpaper::style::Look;
use proptest::prelude::*;

/// Reads Markdown from anywhere; pictures are those of `tests/markdown`.
fn read_any(text: &str) -> Result<(Paper, Faults), Faults> {
    let markdown = Markdown::plain(&Source::new("notes.md", text));
    let details = Details { language: "en-GB".to_owned(), ..Details::default() };
    parse_any(&markdown, details, &ParseOptions::new("tests/markdown"))
}

/// The warnings, and then the paper in its three forms: as Markdown, as Typst, and as the PDF is
/// read aloud.
fn made_of(text: &str) -> String {
    let (paper, warnings) = read_any(text).expect("any Markdown can be printed");
    let mut made = String::new();
    for warning in warnings.iter() {
        writeln!(made, "{}\n", warning.render(false)).unwrap();
    }
    let written = markdown(&paper);
    let again = read_any(&written).expect("what is written reads back").0;
    assert_eq!(markdown(&again), written, "what is written reads back as the same");
    let document = typst(&paper, &Look::default());
    let (_, body) = document.split_once("\n// The paper.\n").expect("it has a head and a body");
    let bytes = pdf(&paper, &Look::default()).expect("the paper can be drawn");
    assert_eq!(untagged(&bytes), Vec::<String>::new());
    write!(made, "{written}\n-- Typst\n{}\n\n-- PDF\n{}", body.trim(), read_aloud(&bytes)).unwrap();
    made
}

#[test]
fn html_is_printed_letter_for_letter() {
    insta::assert_snapshot!(made_of(
        "<div align=\"center\">\n  <b>Parks & trees</b>\n</div>\n\nPress <kbd>Ctrl</kbd>.\n\n> <hr\n> title=\"a\">\n"
    ));
}

/// A comment is not printed, and somebody may have meant it to be.
#[test]
fn comments_are_left_out_with_a_warning() {
    insta::assert_snapshot!(made_of("a <!-- ask Ann --> b\n\n<!-- draft -->\n\n<!-- -->\n\nc\n"));
}

#[test]
fn a_comment_that_does_not_end_is_printed() {
    insta::assert_snapshot!(made_of("a\n\n<!-- b\n\nc\n"));
}

#[test]
fn breaks_are_breaks_within_a_line_and_nothing_between_paragraphs() {
    insta::assert_snapshot!(made_of("a<br>b\n\n<br>\n\nc\n"));
}

#[test]
fn pictures_that_are_not_there_are_words() {
    insta::assert_snapshot!(made_of(
        "See ![the *map*](map.png).\n\n![A badge](https://example.org/badge.svg)\n\n![](gone.png)\n\n![Cut](damaged.png) ![Out](../plan.png)\n"
    ));
}

#[test]
fn a_picture_without_a_description_is_described_by_its_name() {
    insta::assert_snapshot!(made_of("![](plan.png)\n"));
}

#[test]
fn headings_are_printed_at_their_level() {
    insta::assert_snapshot!(made_of("# One\n\n#### Four\n\n# One more\n\n##\n\nText.\n"));
}

#[test]
fn links_that_lead_nowhere_are_words() {
    insta::assert_snapshot!(made_of(
        "# Plans\n\nSee [the **plans**](#plans) and [the *costs*](#costs), [run](javascript:x), [root](/index.html) and [nothing]().\n"
    ));
}

/// The heading is not printed, and the PDF and Typst would refuse a link to it.
#[test]
fn a_link_into_a_footnote_that_is_left_out_is_words() {
    insta::assert_snapshot!(made_of("See [costs](#costs).\n\n[^n]: # Costs\n"));
}

#[test]
fn a_link_without_words_has_its_address_for_words() {
    insta::assert_snapshot!(made_of("See [](https://example.org/plan) and []().\n"));
}

#[test]
fn brackets_that_lead_nowhere_are_printed_as_they_stand() {
    insta::assert_snapshot!(made_of("a[^b] [c][d] ![e] [f](g h)\n"));
}

#[test]
fn footnotes_that_nothing_leads_to_are_left_out() {
    insta::assert_snapshot!(made_of("a[^x]\n\n[^x]: b\n[^x]: c\n[^y]: d[^z]\n[^z]: e\n"));
}

#[test]
fn cells_past_the_last_column_are_left_out() {
    insta::assert_snapshot!(made_of("| a |   |\n|---|---|\n| b | c | d |\n"));
}

#[test]
fn languages_that_are_none_are_printed_letter_for_letter() {
    insta::assert_snapshot!(made_of(
        "<span lang=\"Welsh!\">a</span> <span lang=\"cy\">*b</span>* <span lang=\"cy\">c\n"
    ));
}

/// What has no next best way is a fault here, too: a paper with other words in it is another paper.
#[test]
fn what_cannot_be_mended_is_refused() {
    let missing = |char| (char == 'ℋ').then(|| orderpaper::diagnostic::Diagnostic::error("no ℋ"));
    let markdown = Markdown::plain(&Source::new("notes.md", "<b>a</b> ℋ\n"));
    let options = ParseOptions { undrawable: missing, ..ParseOptions::new("tests/markdown") };
    let outcome = parse_any(&markdown, Details::default(), &options);
    insta::assert_snapshot!(faults(outcome.map(|(paper, _)| paper)), @"
    warning: raw HTML can't be drawn
     --> notes.md:1:1
      |
    1 | <b>a</b> ℋ
      | ^^^ printed letter for letter
      |
      = help: write it in Markdown, or put a backslash before the `<` if it is meant as text

    error: no ℋ
     --> notes.md:1:10
      |
    1 | <b>a</b> ℋ
      |          ^
    ");
    assert!(read_any(&"> ".repeat(13)).is_err());
}

/// Pieces of Markdown and HTML, put together as nobody would.
fn any_markdown() -> impl Strategy<Value = String> {
    const PIECES: [&str; 36] = [
        "a",
        "b ",
        "\n",
        "\n\n",
        " ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```\n",
        "- ",
        "1. ",
        "> ",
        "# ",
        "### ",
        "|",
        "\n|---|---|\n",
        "[",
        "](x)",
        "](#y)",
        "]()",
        "![",
        "](gone.png)",
        "[^n]",
        "\n\n[^n]: ",
        "\n\n[y]: /z\n\n",
        "<span lang=\"cy\">",
        "</span>",
        "<b>",
        "</b>",
        "<br>",
        "<!-- c -->",
        "<!--",
        "<div>\n",
        "&amp;",
    ];
    prop::collection::vec(prop::sample::select(&PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_made_of_anything_reads_back_as_it_is(text in any_markdown()) {
        let Ok((paper, _)) = read_any(&text) else { return Ok(()) };
        let written = markdown(&paper);
        let (again, _) = read_any(&written).expect("what is written is no worse than what was read");
        prop_assert_eq!(plain(&again), plain(&paper), "{}", written);
    }

    /// A council's own paper has no warnings: what it is not refused for is printed as it stands.
    #[test]
    fn a_paper_without_faults_is_the_same_from_anywhere(text in any_markdown()) {
        if let Ok(paper) = read(&text) {
            let (any, _) = read_any(&text).expect("what is no fault in a paper is none elsewhere");
            prop_assert_eq!(plain(&any), plain(&paper));
        }
    }
}
