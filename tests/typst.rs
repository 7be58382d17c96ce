//! The paper as a Typst document.

mod common;

use chrono::NaiveDate;
use common::table::placed;
use common::{read, text};
use orderpaper::diagnostic::{Place, Source};
use orderpaper::paper::{
    Block, Details, Inline, Markdown, Paper, ParseOptions, Reference, ReferenceForm, parse_any,
};
use orderpaper::render::typst;
use orderpaper::style::Look;
use orderpaper::style::look::{FurniturePart, Page};
use proptest::prelude::*;

/// What stands below the functions at the head of the document.
fn body(paper: &Paper) -> String {
    let document = typst(paper, &Look::default());
    let head = "\n// The paper.\n";
    let (_, body) = document.split_once(head).expect("every document has the same functions");
    body.trim_matches('\n').to_owned()
}

fn body_of(markdown: &str) -> String {
    body(&read(markdown).expect("the Markdown of this test has no fault"))
}

#[test]
fn what_typst_would_read_is_escaped() {
    assert_eq!(
        body_of("5 \\* 3 = #1 $2 \\<a> a@b \\[c] d\\_e ~f"),
        r"5 \* 3 = \#1 \$2 \<a> a\@b \[c\] d\_e \~f"
    );
    assert_eq!(body_of("-5, 3--4, a-b and ... https://c"), r"\-5, 3-\-4, a-b and .\.\. https:/\/c");
    assert_eq!(body_of("\\- a\n\\+ b\n/ c\n1\\. d"), "\\- a\n\\+ b\n\\/ c\n1\\. d");
    assert_eq!(body_of("\\= a"), r"\= a");
}

/// A rule under no words would be a line across the page.
#[test]
fn a_header_without_words_has_no_rule() {
    let mut page = Page::default();
    page.header.left = vec![FurniturePart::Organisation];
    let page = page.checked().expect("the usual margins have room for a header");
    let look = Look { page, ..Look::default() };
    let header = |organisation: Option<&str>| {
        let mut paper = read("Text.").unwrap();
        paper.details.organisation = organisation.map(str::to_owned);
        let document = typst(&paper, &look);
        let header = document.lines().find_map(|line| line.trim().strip_prefix("header: "));
        header.unwrap().to_owned()
    };
    assert_eq!(header(None), "none,");
    assert!(header(Some("Council")).contains("line("));
}

#[test]
fn brackets_after_a_mark_are_text() {
    assert_eq!(body_of("**a**(b) *c*. `d`.e"), "#strong[a];(b) #emph[c]. #raw(\"d\");.e");
}

#[test]
fn languages_are_told() {
    assert_eq!(
        body_of("A <span lang=\"cy\">*croeso*</span>(b), <span lang=\"fr-ca\">allô</span>"),
        "A #text(lang: \"cy\")[#emph[croeso]];(b), #text(lang: \"fr\", region: \"CA\")[allô]"
    );
}

#[test]
fn lists_have_their_labels() {
    insta::assert_snapshot!(body_of("- c) a\n- d) b\n\n  e\n\n1. f\n   - g\n\ntext\n\n- [x] h\n- i"), @r#"
    #enum(numbering: "a)", start: 3,
      tight: false,
      [a],
      [
        b

        e
      ],
    )

    #enum(numbering: "1.", start: 1,
      tight: true,
      [
        f
        #list(
          tight: true,
          [g],
        )
      ],
    )

    text

    #enum(numbering: n => ([#ticked()], [•],).at(n - 1),
      tight: true,
      [h],
      [i],
    )
    "#);
}

#[test]
fn footnotes_are_written_where_they_are_first_referred_to() {
    insta::assert_snapshot!(body_of("a[^x] b[^x] c[^y]\n\n[^x]: d[^y]\n[^y]: e\n"), @r#"
    a#footnote[d#footnote(<note-2>)]<note-1> b#footnote(<note-1>) c#footnote[e]<note-2>
    "#);
}

#[test]
fn footnotes_of_footnotes_have_the_numbers_of_the_paper() {
    insta::assert_snapshot!(body_of("a[^x] b[^y]\n\n[^x]: c[^z]\n[^y]: d\n[^z]: e\n"), @r#"
    a#footnote(numbering: _ => "1")[c#footnote(numbering: _ => "3")[e]<note-3>]<note-1> b#footnote(numbering: _ => "2")[d]<note-2>
    "#);
}

#[test]
fn links_lead_to_headings() {
    let paper = "# Paper\n\nSee [why](#purpose), [again](#purpose-1) and [elsewhere](https://a.example/#purpose).\n\n\
                 ## Purpose\n\n## Purpose\n\n## Cost";
    insta::assert_snapshot!(body_of(paper), @r##"
    = Paper

    See #link(<heading:purpose>)[why], #link(<heading:purpose-1>)[again] and #link("https://a.example/#purpose")[elsewhere].

    == Purpose <heading:purpose>

    == Purpose <heading:purpose-1>

    == Cost
    "##);
}

#[test]
fn headings_with_names_that_typst_cannot_read_have_labels_too() {
    insta::assert_snapshot!(body_of("# Paper\n\nSee [the café](#café-½-days).\n\n## Café ½ days"), @r##"
    = Paper

    See #link(label("heading:café-½-days"))[the café].

    #heading(depth: 2)[Café ½ days] #label("heading:café-½-days")
    "##);
}

/// As in our PDF. Typst would list every heading of a level.
#[test]
fn contents_list_neither_their_own_heading_nor_those_within_other_blocks() {
    let mut paper =
        read("# Title\n\n## Contents\n\n## Purpose\n\n> ## Quoted\n\n## Cost").expect("no fault");
    paper.blocks.insert(2, Block::Contents { depth: 1 });
    insta::assert_snapshot!(body(&paper), @r"
    = Title

    #heading(depth: 2, outlined: false, bookmarked: true)[Contents]

    #outline(title: none, target: heading.where(depth: 2))

    == Purpose

    #quote(block: true)[#heading(depth: 2, outlined: false, bookmarked: true)[Quoted]]

    == Cost
    ");
}

/// Readers of a PDF go by how headings are nested, and Typst's PDF/UA-1 refuses any other. They look as
/// deep as the Markdown has them.
#[test]
fn headings_are_nested_without_gaps() {
    let text = "### First\n\n###### Deep\n\n#### Between\n\n# Title\n\n### Skipped";
    let markdown = Markdown::plain(&Source::new("paper.md", text));
    let options = ParseOptions::new("tests/markdown");
    let (paper, _) = parse_any(&markdown, Details::default(), &options).expect("no fault");
    insta::assert_snapshot!(body(&paper), @r"
    #heading(depth: 3, level: 1)[First]

    #heading(depth: 6, level: 2)[Deep]

    #heading(depth: 4, level: 2)[Between]

    = Title

    #heading(depth: 3, level: 2)[Skipped]
    ");
}

#[test]
fn a_heading_and_a_footnote_of_one_name_have_labels_of_their_own() {
    insta::assert_snapshot!(body_of("# Paper\n\nSee [it](#note-1).[^a]\n\n## Note 1\n\n[^a]: b"), @r##"
    = Paper

    See #link(<heading:note-1>)[it].#footnote[b]<note-1>

    == Note 1 <heading:note-1>
    "##);
}

#[test]
fn typed_figures_are_not_broken_either() {
    insta::assert_snapshot!(
        body_of("| Item | Cost |\n|---|---:|\n| On-costs | £1.2 m |\n| **Total** | **3 FTE** |\n| 3 beds | none known |\n| Note | 7[^a] |\n\n[^a]: b"),
        @r##"
    #paper-table(
      aligned: (left, right,),
      headings: ([Item], [Cost],),
      row([On-costs], number("£1.2 m")),
      row([#strong[Total]], number([#strong[3 FTE]])),
      row([3 beds], [none known]),
      row([Note], number("7", [#footnote[b]<note-1>])),
    )
    "##
    );
}

#[test]
fn lines_do_not_end_within_a_placed_figure() {
    let mut paper = read("x").expect("no fault");
    let figures = ["£1.2 million", "£1.2m"].map(|printed| Inline::Figure(placed(printed)));
    let [long, short] = figures;
    paper.blocks = vec![Block::Paragraph(vec![text("a "), long, text(" b "), short])];
    assert_eq!(body(&paper), "a #box[£1.2 million] b £1.2m");
}

#[test]
fn lines_do_not_end_within_a_short_reference() {
    let mut paper = read("x").expect("no fault");
    let reference = |words: &str| {
        Inline::Reference(Reference {
            labels: Vec::new(),
            form: ReferenceForm::Words,
            words: words.to_owned(),
            place: Place::file(&Source::new("paper.md", "")),
        })
    };
    let (short, long) = ("paragraph 13", "paragraphs 3, 5 to 7, 12 and 104");
    paper.blocks = vec![Block::Paragraph(vec![text("see "), reference(short), reference(long)])];
    assert_eq!(body(&paper), format!("see #box[{short}]{long}"));
}

#[test]
fn a_picture_is_in_the_document_once() {
    let body = body_of("![A chart](chart.svg)\n\n![The chart](chart.svg) again");
    let shows = ["alt: \"A chart\"", "alt: \"The chart\"", "#let picture-1 = bytes(\"<svg "];
    for words in shows {
        assert_eq!(body.matches(words).count(), 1, "{words}");
    }
    assert_eq!(body.matches("<svg").count(), 1);
}

#[test]
fn a_document_begins_with_its_details_and_looks() {
    let mut paper = read("a").expect("no fault");
    paper.details = Details {
        title: "A \"quoted\" title".to_owned(),
        author: Some("Director".to_owned()),
        organisation: Some("Council".to_owned()),
        language: "en-GB".to_owned(),
        date: NaiveDate::from_ymd_opt(2024, 8, 28),
        date_in_words: Some("28 August 2024".to_owned()),
        mark: None,
        made_from: None,
    };
    let document = typst(&paper, &Look::default());
    let head = document.split("\n\n").next().unwrap_or_default();
    insta::assert_snapshot!(head, @r##"
    // Made by Orderpaper. It compiles as it is; change what you like.
    #set document(title: "A \"quoted\" title", author: "Director", date: datetime(year: 2024, month: 8, day: 28))
    #set page(
      width: 595.28pt, height: 841.89pt,
      margin: (top: 70.87pt, right: 70.87pt, bottom: 70.87pt, left: 70.87pt),
      header-ascent: 10pt, footer-descent: 10pt,
      header: none,
      footer: text(size: 9pt, fill: rgb("#555555"), stack(spacing: 4pt, line(length: 100%, stroke: 0.5pt + rgb("#969696")), grid(columns: 1fr, align: right, [Page #context counter(page).display(); of #context counter(page).final().first();]))),
    )
    #set text(
      font: ("Liberation Sans", "Arial"),
      size: 11pt, fill: rgb("#000000"),
      top-edge: 0.8em, bottom-edge: -0.2em,
      lang: "en", region: "GB",
    )
    #set par(leading: 3.3pt, spacing: 11.3pt)
    #set block(spacing: 11.3pt)
    #set smartquote(enabled: false)
    #show raw: set text(font: ("Liberation Mono", "DejaVu Sans Mono"))
    #show heading.where(depth: 1): set text(size: 18pt, fill: rgb("#000000"))
    #show heading.where(depth: 1): set block(above: 0pt, below: 10pt)
    #show heading.where(depth: 2): set text(size: 14pt, fill: rgb("#000000"))
    #show heading.where(depth: 2): set block(above: 16pt, below: 6pt)
    #show heading.where(depth: 3): set text(size: 12pt, fill: rgb("#000000"))
    #show heading.where(depth: 3): set block(above: 12pt, below: 4pt)
    #show heading.where(depth: 4): set text(size: 11pt, fill: rgb("#000000"))
    #show heading.where(depth: 4): set block(above: 10pt, below: 4pt)
    #show heading.where(depth: 5): set text(size: 11pt, fill: rgb("#000000"))
    #show heading.where(depth: 5): set block(above: 10pt, below: 4pt)
    #show heading.where(depth: 6): set text(size: 11pt, fill: rgb("#000000"))
    #show heading.where(depth: 6): set block(above: 10pt, below: 4pt)
    #set list(marker: [•])
    #show quote.where(block: true): set block(spacing: 8pt)
    #set enum(full: false, number-align: start + top)
    #show link: set text(fill: rgb("#004c99"))
    #show regex("\p{L}+(-\p{L}+)+"): box
    #show regex("\w{40,}"): word => word.text.clusters().join(box())
    #show regex("\b\p{Lu}(\S*\p{L})? \d\S*|\[note \d{1,3}\]"): it => {
      // `Table 1` and `Section 117`, and neither `May 2024` nor `By 8%`.
      let is-name = it.text.contains(regex("^\S+ \d{1,3}[^\p{L}\p{N}%]*\p{L}*$"))
      if is-name { box(it) } else { it }
    }
    #show regex("[£$€]?\d[\w.,]*([-–/][£$€]?\d[\w.,]*){1,3}"): box
    #show regex("\\S*\\d\\)?\\s(?:%|(?:FTE|FTEs|per\\scent|percent|pp|million|billion|thousand|m|bn|k|hour|hours|day|days|week|weeks|month|months|year|years|km|miles)\\b)"): box
    #let table-look = (
      size: 10pt, note-size: 9.9pt, gap: 3pt,
      rule: 0.5pt + rgb("#969696"), total-rule: 1pt + rgb("#969696"),
      heading-fill: rgb("#ebeef2"), heading-text: rgb("#000000"), group-fill: rgb("#f6f7f9"),
    )
    #set figure.caption(position: top)
    #show figure: set align(start)
    #show figure: set block(breakable: true)
    #show figure.caption: caption => block(sticky: true, align(start, strong(caption.body)))
    "##);
}

/// Text out of markup: what Typst shows of it.
fn shown(markup: &str) -> String {
    let mut shown = String::new();
    let mut chars = markup.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => shown.extend(chars.next()),
            '#' | '$' | '*' | '_' | '`' | '<' | '@' | '[' | ']' | '~' => {
                panic!("{char} is not escaped in {markup}")
            }
            _ => shown.push(char),
        }
    }
    shown
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_are_escaped(words in "[!-~£é–]{1,2}[ -~£é–]{0,30}[!-~]") {
        let mut paper = read("x").expect("no fault");
        paper.blocks = vec![Block::Paragraph(vec![text(&words)])];
        let markup = body(&paper);
        prop_assert_eq!(shown(&markup), words);
        for read in ["--", "...", "//", "-?"] {
            prop_assert!(!markup.contains(read), "{} in {}", read, markup);
        }
    }

    #[test]
    fn code_is_a_string_that_ends_where_it_should(code in "[ -~£\n\t\u{0}-\u{1f}]{1,30}") {
        let mut paper = read("x").expect("no fault");
        paper.blocks = vec![Block::Paragraph(vec![Inline::Code(code)])];
        let markup = body(&paper);
        let inner = markup.strip_prefix("#raw(\"").and_then(|rest| rest.strip_suffix("\")"));
        let inner = inner.expect("code is a call with a string").replace("\\\\", "");
        prop_assert!(!inner.replace("\\\"", "").contains('"'), "{}", markup);
        prop_assert!(!inner.contains(char::is_control), "{}", markup);
    }
}

/// Each of these was found where Typst's PDF said something else than ours.
#[test]
fn what_follows_a_footnote_is_text() {
    assert_eq!(body_of("a[^1]; b\n\n[^1]: c"), "a#footnote[c]<note-1>; b");
    assert_eq!(
        body_of("a[^1][^2]\n\n[^1]: b\n\n[^2]: c"),
        "a#footnote[b]<note-1>#super[,]#footnote[c]<note-2>"
    );
}
