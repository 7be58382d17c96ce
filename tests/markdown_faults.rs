//! What a person reads whose Markdown can't be made into a paper.

mod common;

use common::{faults, read};
use orderpaper::paper::unclosed;

#[test]
fn raw_html() {
    insta::assert_snapshot!(faults(read("<div>a</div>\n\nA <u>word</u>.\n")), @r#"
    error: raw HTML can't be drawn
     --> paper.md:1:1
      |
    1 | <div>a</div>
      | ^^^^^^^^^^^^ this is HTML
      |
      = help: write it in Markdown, or put a backslash before the `<` if it is meant as text

    error: raw HTML can't be drawn
     --> paper.md:3:3
      |
    3 | A <u>word</u>.
      |   ^^^ this is HTML
      |
      = help: write it in Markdown, or put a backslash before the `<` if it is meant as text
    "#);
}

#[test]
fn languages_that_are_none_or_do_not_end() {
    insta::assert_snapshot!(faults(read(
        "<span lang=\"Welsh!\">a</span>\n\nA *<span lang=\"cy\">b* c</span>.\n\n- <span lang=\"cy\">d\n\n<span lang=\"cy\" class=\"x\">e</span>\n\nf <span lang=\"cy\"></span>\n"
    )), @r#"
    error: `Welsh!` names no language
     --> paper.md:1:1
      |
    1 | <span lang="Welsh!">a</span>
      | ^^^^^^^^^^^^^^^^^^^^
      |
      = help: write its code, such as `cy` for Welsh: `<span lang="cy">Croeso</span>`

    error: words in another language that don't end
     --> paper.md:3:4
      |
    3 | A *<span lang="cy">b* c</span>.
      |    ^^^^^^^^^^^^^^^^
      |
      = help: end them with `</span>`, in the paragraph and within the marks in which they begin

    error: words in another language that don't end
     --> paper.md:5:3
      |
    5 | - <span lang="cy">d
      |   ^^^^^^^^^^^^^^^^
      |
      = help: end them with `</span>`, in the paragraph and within the marks in which they begin

    error: raw HTML can't be drawn
     --> paper.md:7:1
      |
    7 | <span lang="cy" class="x">e</span>
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^ this is HTML
      |
      = help: write it in Markdown, or put a backslash before the `<` if it is meant as text

    error: words in another language that are none
     --> paper.md:9:3
      |
    9 | f <span lang="cy"></span>
      |   ^^^^^^^^^^^^^^^^
      |
      = help: write them before the `</span>`, or take both tags out
    "#);
}

#[test]
fn a_comment_that_does_not_end() {
    insta::assert_snapshot!(faults(read("a\n\n<!-- b\n\nc\n")), @r#"
    error: a comment that doesn't end
     --> paper.md:3:1
      |
    3 | <!-- b
      | ^^^^^^ all that follows is part of it
      |
      = help: end it with `-->`
    "#);
}

#[test]
fn a_missing_picture() {
    insta::assert_snapshot!(faults(read("![A map](map.png)\n")), @r#"
    error: failed to read picture `map.png` (there is no such file)
     --> paper.md:1:1
      |
    1 | ![A map](map.png)
      | ^^^^^^^^^^^^^^^^^
      |
      = help: paths start from `tests/markdown`
    "#);
}

#[test]
fn a_picture_without_description() {
    insta::assert_snapshot!(faults(read("Here: ![](plan.png)\n")), @r#"
    error: picture `plan.png` has no description
     --> paper.md:1:7
      |
    1 | Here: ![](plan.png)
      |       ^^^^^^^^^^^^^ nothing between the square brackets
      |
      = help: say what it shows, for those who can't see it: `![A map of the wards](…)`
    "#);
}

#[test]
fn a_picture_outside_the_folder() {
    insta::assert_snapshot!(faults(read("![A map](../secret.png)\n\n![A map](/etc/map.png)\n")), @r#"
    error: picture `../secret.png` lies outside the paper's folder
     --> paper.md:1:1
      |
    1 | ![A map](../secret.png)
      | ^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: copy it into the folder, and give its path from there

    error: picture `/etc/map.png` lies outside the paper's folder
     --> paper.md:3:1
      |
    3 | ![A map](/etc/map.png)
      | ^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: copy it into the folder, and give its path from there
    "#);
}

#[test]
fn a_picture_on_the_web() {
    insta::assert_snapshot!(faults(read("![A map](https://example.com/map.png)\n")), @r#"
    error: picture `https://example.com/map.png` is not a file
     --> paper.md:1:1
      |
    1 | ![A map](https://example.com/map.png)
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: save the picture beside the paper, and give its path
    "#);
}

#[test]
fn a_damaged_picture() {
    insta::assert_snapshot!(faults(read("![A map](damaged.png)\n\n![A map](everything.md)\n")), @r#"
    error: picture `damaged.png` is damaged (unexpected end of file)
     --> paper.md:1:1
      |
    1 | ![A map](damaged.png)
      | ^^^^^^^^^^^^^^^^^^^^^
      |
      = help: open it in a picture program and save it anew

    error: picture `everything.md` is neither PNG nor JPEG nor SVG
     --> paper.md:3:1
      |
    3 | ![A map](everything.md)
      | ^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: save it as one of these
    "#);
}

/// Its depth can't be seen until it is unpacked; so it is not unpacked.
#[test]
fn a_drawing_within_a_drawing() {
    insta::assert_snapshot!(faults(read("![A chart](nested.svg)\n\n![A photograph](framed.svg)\n")), @"
    error: picture `nested.svg` has something in it that is neither lines nor pixels
     --> paper.md:1:1
      |
    1 | ![A chart](nested.svg)
      | ^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: take out the drawing or document that is embedded in it, or save the whole as PNG
    ");
}

#[test]
fn footnotes_that_are_not_used_or_not_one() {
    insta::assert_snapshot!(faults(read("a[^x]\n\n[^x]: b\n[^x]: c\n[^y]: d\n")), @r#"
    error: footnote `x` is defined twice
     --> paper.md:4:1
      |
    4 | [^x]: c
      | ^^^^^^^
      |
     ::: paper.md:3:1
      |
    3 | [^x]: b
      | ------- first defined here
      |
      = help: give each footnote a name of its own

    error: nothing refers to footnote `y`
     --> paper.md:5:1
      |
    5 | [^y]: d
      | ^^^^^^^
      |
      = help: write `[^y]` where it belongs, or take it out
    "#);
}

/// Neither would be printed; the reference in one of them is no mistake of its own.
#[test]
fn a_footnote_within_one_that_is_not_used() {
    insta::assert_snapshot!(faults(read("a\n\n[^x]: b[^y]\n\n[^y]: c\n")), @"
    error: nothing refers to footnote `x`
     --> paper.md:3:1
      |
    3 | [^x]: b[^y]
      | ^^^^^^^^^^^
      |
      = help: write `[^x]` where it belongs, or take it out

    error: nothing refers to footnote `y`
     --> paper.md:5:1
      |
    5 | [^y]: c
      | ^^^^^^^
      |
      = help: write `[^y]` where it belongs, or take it out
    ");
}

#[test]
fn a_footnote_that_is_not_there() {
    insta::assert_snapshot!(faults(read("The budget[^sorce] and more[^2].\n\nAs \\[^3] it stands, `[^4]`, and [5^].\n\n[^source]: The ledger.\n")), @r"
    error: there is no footnote `sorce`
     --> paper.md:1:11
      |
    1 | The budget[^sorce] and more[^2].
      |           ^^^^^^^^
      |
      = help: did you mean `[^source]`? Or, to print it as it stands, write `\[^sorce]`

    error: there is no footnote `2`
     --> paper.md:1:28
      |
    1 | The budget[^sorce] and more[^2].
      |                            ^^^^
      |
      = help: write the footnote, as `[^2]: …` on a line of its own; to print it as it stands, write `\[^2]`
    ");
}

#[test]
fn an_address_that_is_not_there() {
    insta::assert_snapshot!(faults(read("See [the plan][pln], [plan][] and [the law][act], but [sic] and \\[1][2].\n\n[plans]: https://example.org\n")), @r"
    error: a link to `pln`, and no address has that name
     --> paper.md:1:5
      |
    1 | See [the plan][pln], [plan][] and [the law][act], but [sic] and \[1][2].
      |     ^^^^^^^^^^^^^^^
      |
      = help: did you mean `[plans]`? Or, to print the brackets as they stand, put a backslash before the first

    error: a link to `plan`, and no address has that name
     --> paper.md:1:22
      |
    1 | See [the plan][pln], [plan][] and [the law][act], but [sic] and \[1][2].
      |                      ^^^^^^
      |
      = help: did you mean `[plans]`? Or, to print the brackets as they stand, put a backslash before the first

    error: a link to `act`, and no address has that name
     --> paper.md:1:35
      |
    1 | See [the plan][pln], [plan][] and [the law][act], but [sic] and \[1][2].
      |                                   ^^^^^^^^^^^^^^
      |
      = help: write the address, as `[act]: https://…` on a line of its own; to print the brackets as they stand, put a backslash before the first
    ");
}

#[test]
fn links_and_pictures_that_would_be_printed_as_they_stand() {
    insta::assert_snapshot!(faults(read("[Plan](My plan.pdf) of ![a park].\n\n[More[^n]](b)\n\n[^n]: c\n\nAn \\![a] \\[b](c d).\n")), @"
    error: a link that can't be read
     --> paper.md:1:1
      |
    1 | [Plan](My plan.pdf) of ![a park].
      | ^^^^^^^^^^^^^^^^^^^ this would be printed as it stands
      |
      = help: put an address with spaces between `<` and `>`, and a footnote behind the link; or put a backslash before the `[` if it is meant as text

    error: a link that can't be read
     --> paper.md:3:1
      |
    3 | [More[^n]](b)
      | ^^^^^^^^^^^^^ this would be printed as it stands
      |
      = help: put an address with spaces between `<` and `>`, and a footnote behind the link; or put a backslash before the `[` if it is meant as text

    error: a picture without a path
     --> paper.md:1:24
      |
    1 | [Plan](My plan.pdf) of ![a park].
      |                        ^^^^^^^^^ this would be printed as it stands
      |
      = help: write the path behind it: `![What it shows](plan.png)`; or put a backslash before the `!` if it is meant as text
    ");
}

#[test]
fn headings_out_of_their_place() {
    insta::assert_snapshot!(faults(read("# Parks\n\n## Money\n\n#### Costs\n\n#### Savings\n\n# Trees\n\n##\n\n### Costs\n\nIn all\n===\n")), @"
    error: a heading of level 4 stands under one of level 2
     --> paper.md:5:1
      |
    5 | #### Costs
      | ^^^^^^^^^^
      |
      = help: begin it with `###`: readers who can't see the page go by the levels

    error: a heading of level 4 stands under one of level 2
     --> paper.md:7:1
      |
    7 | #### Savings
      | ^^^^^^^^^^^^
      |
      = help: begin it with `###`: readers who can't see the page go by the levels

    error: a heading of level 1, which is for the title of the paper alone
     --> paper.md:9:1
      |
    9 | # Trees
      | ^^^^^^^
      |
      = help: begin it with `###`, one level below the heading above it

    error: a heading without words
      --> paper.md:11:1
       |
    11 | ##
       | ^^
       |
       = help: write it, or take the marks out; for a line across the page, write `***`

    error: a heading of level 1, which is for the title of the paper alone
      --> paper.md:15:1
       |
    15 | In all
       | ^^^^^^
       |
       = help: begin it with `####`, one level below the heading above it
    ");
}

#[test]
fn a_first_heading_far_down() {
    insta::assert_snapshot!(faults(read("### Costs\n")), @"
    error: a heading of level 3 stands under one of level 1
     --> paper.md:1:1
      |
    1 | ### Costs
      | ^^^^^^^^^
      |
      = help: begin it with `##`: readers who can't see the page go by the levels
    ");
}

#[test]
fn links_that_lead_where_a_paper_may_not() {
    insta::assert_snapshot!(faults(read("[a](javascript:alert(1)) [a](JaVaScript&colon;x) [a](< data:text/html,x>) <vbscript:x>\n\n[a](file:///etc/hosts) [a](C:\\\\plans\\\\map.pdf) [a](java&#10;script:x)\n")), @r"
    error: a link can't begin with `javascript:`
     --> paper.md:1:1
      |
    1 | [a](javascript:alert(1)) [a](JaVaScript&colon;x) [a](< data:text/html,x>) <vbscript:x>
      | ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: a link may begin with `https:`, `http:`, `mailto:` or `tel:`, be the path of a file from the paper, or name a heading: `#purpose`

    error: a link can't begin with `javascript:`
     --> paper.md:1:26
      |
    1 | [a](javascript:alert(1)) [a](JaVaScript&colon;x) [a](< data:text/html,x>) <vbscript:x>
      |                          ^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: a link may begin with `https:`, `http:`, `mailto:` or `tel:`, be the path of a file from the paper, or name a heading: `#purpose`

    error: a link can't begin with `data:`
     --> paper.md:1:50
      |
    1 | [a](javascript:alert(1)) [a](JaVaScript&colon;x) [a](< data:text/html,x>) <vbscript:x>
      |                                                  ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: a link may begin with `https:`, `http:`, `mailto:` or `tel:`, be the path of a file from the paper, or name a heading: `#purpose`

    error: a link can't begin with `vbscript:`
     --> paper.md:1:75
      |
    1 | [a](javascript:alert(1)) [a](JaVaScript&colon;x) [a](< data:text/html,x>) <vbscript:x>
      |                                                                           ^^^^^^^^^^^^
      |
      = help: a link may begin with `https:`, `http:`, `mailto:` or `tel:`, be the path of a file from the paper, or name a heading: `#purpose`

    error: a link can't begin with `file:`
     --> paper.md:3:1
      |
    3 | [a](file:///etc/hosts) [a](C:\\plans\\map.pdf) [a](java&#10;script:x)
      | ^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: a link may begin with `https:`, `http:`, `mailto:` or `tel:`, be the path of a file from the paper, or name a heading: `#purpose`

    error: a link can't begin with `c:`
     --> paper.md:3:24
      |
    3 | [a](file:///etc/hosts) [a](C:\\plans\\map.pdf) [a](java&#10;script:x)
      |                        ^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: a link may begin with `https:`, `http:`, `mailto:` or `tel:`, be the path of a file from the paper, or name a heading: `#purpose`

    error: an invisible character in the address of a link
     --> paper.md:3:48
      |
    3 | [a](file:///etc/hosts) [a](C:\\plans\\map.pdf) [a](java&#10;script:x)
      |                                                ^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: type the address anew
    ");
}

#[test]
fn links_that_lead_nowhere() {
    insta::assert_snapshot!(faults(read("[a]() [a](https://) [a](http:b) [a](mailto:) [a](/plans/map.pdf) [a](\\\\\\\\server\\\\map.pdf)\n\n[a](www.example.org) [a](parks@example.org) [](https://example.org)\n")), @r"
    error: a link without an address
     --> paper.md:1:1
      |
    1 | [a]() [a](https://) [a](http:b) [a](mailto:) [a](/plans/map.pdf) [a](\\\\server\\map.pdf)
      | ^^^^^
      |
      = help: write it between the round brackets: `[words](https://example.org)`

    error: the link `https://` leads nowhere
     --> paper.md:1:7
      |
    1 | [a]() [a](https://) [a](http:b) [a](mailto:) [a](/plans/map.pdf) [a](\\\\server\\map.pdf)
      |       ^^^^^^^^^^^^^
      |
      = help: write the whole address, as in `https://example.org/`

    error: the link `http:b` leads nowhere
     --> paper.md:1:21
      |
    1 | [a]() [a](https://) [a](http:b) [a](mailto:) [a](/plans/map.pdf) [a](\\\\server\\map.pdf)
      |                     ^^^^^^^^^^^
      |
      = help: write the whole address, as in `https://example.org/`

    error: the link `mailto:` leads nowhere
     --> paper.md:1:33
      |
    1 | [a]() [a](https://) [a](http:b) [a](mailto:) [a](/plans/map.pdf) [a](\\\\server\\map.pdf)
      |                                 ^^^^^^^^^^^^
      |
      = help: write the address or number behind the colon

    error: the link `/plans/map.pdf` leads nowhere
     --> paper.md:1:46
      |
    1 | [a]() [a](https://) [a](http:b) [a](mailto:) [a](/plans/map.pdf) [a](\\\\server\\map.pdf)
      |                                              ^^^^^^^^^^^^^^^^^^^
      |
      = help: write the path from the paper, as in `plans/map.pdf`, or the whole address with `https://`

    error: the link `\\server\map.pdf` leads nowhere
     --> paper.md:1:66
      |
    1 | [a]() [a](https://) [a](http:b) [a](mailto:) [a](/plans/map.pdf) [a](\\\\server\\map.pdf)
      |                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: write the path from the paper, as in `plans/map.pdf`, or the whole address with `https://`

    error: the link `www.example.org` leads nowhere
     --> paper.md:3:1
      |
    3 | [a](www.example.org) [a](parks@example.org) [](https://example.org)
      | ^^^^^^^^^^^^^^^^^^^^
      |
      = help: write `https://www.example.org`

    error: the link `parks@example.org` leads nowhere
     --> paper.md:3:22
      |
    3 | [a](www.example.org) [a](parks@example.org) [](https://example.org)
      |                      ^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: write `mailto:parks@example.org`

    error: a link without words
     --> paper.md:3:45
      |
    3 | [a](www.example.org) [a](parks@example.org) [](https://example.org)
      |                                             ^^^^^^^^^^^^^^^^^^^^^^^ nothing between the square brackets
      |
      = help: say where it leads: `[the full report](…)`
    ");
}

#[test]
fn rows_and_columns_that_do_not_fit() {
    insta::assert_snapshot!(faults(read("| a | b | |\n|---|---|---|\n| x | 1 | 2 | 3 |\n| y | 1 | 2 | |\n| y \\| z | 1 \\| 2 |\n")), @r"
    error: this row has more cells than the table has columns (3)
     --> paper.md:3:15
      |
    3 | | x | 1 | 2 | 3 |
      |               ^ this would be left out
      |
      = help: give it a column, or write `\|` for a stroke within a cell

    error: column 3 of this table has no heading
     --> paper.md:1:1
      |
    1 | | a | b | |
      | ^^^^^^^^^^^
      |
      = help: say what stands in it, for those who hear the table read; or leave all of its headings blank
    ");
}

#[test]
fn a_stray_character() {
    insta::assert_snapshot!(faults(read("a \u{e000}7\u{e001} b\n")), @r#"
    error: a character that only Orderpaper itself may use (U+E000 or U+E001)
     --> paper.md:1:3
      |
    1 | a 7 b
      |   ^^^
      |
      = help: take the character out; it is invisible in most editors
    "#);
}

#[test]
fn nesting_without_end() {
    insta::assert_snapshot!(faults(read(&">".repeat(40))), @r#"
    error: nested more than 12 deep
     --> paper.md:1:13
      |
    1 | >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
      |             ^
      |
      = help: take some of the lists, quotations or marks apart
    "#);
}

/// Entities can't stand for what only the program itself may write.
#[test]
fn a_character_of_the_program_as_an_entity() {
    insta::assert_snapshot!(faults(read("A &#xE000;0&#57345; b\n\n[x](a&#XE000;0&#x0E001;)\n")), @"
    error: a character that only Orderpaper itself may use (U+E000 or U+E001)
     --> paper.md:1:3
      |
    1 | A &#xE000;0&#57345; b
      |   ^^^^^^^^
      |
      = help: take the character out; it is invisible in most editors

    error: a character that only Orderpaper itself may use (U+E000 or U+E001)
     --> paper.md:1:12
      |
    1 | A &#xE000;0&#57345; b
      |            ^^^^^^^^
      |
      = help: take the character out; it is invisible in most editors

    error: a character that only Orderpaper itself may use (U+E000 or U+E001)
     --> paper.md:3:6
      |
    3 | [x](a&#XE000;0&#x0E001;)
      |      ^^^^^^^^
      |
      = help: take the character out; it is invisible in most editors

    error: a character that only Orderpaper itself may use (U+E000 or U+E001)
     --> paper.md:3:15
      |
    3 | [x](a&#XE000;0&#x0E001;)
      |               ^^^^^^^^^
      |
      = help: take the character out; it is invisible in most editors
    ");
}

#[test]
fn code_that_is_not_closed_is_found() {
    for closed in [
        "a",
        "```\na\n```\nb",
        "~~~ yaml\na\n```\n~~~~",
        "> ```\n> a\n> ```",
        "- ```\n  a\n  ```\n",
        "    ```\n    a",
        "`` ` ``",
    ] {
        assert_eq!(unclosed(closed), None, "{closed}");
    }
    assert_eq!(unclosed("a\n\n```text\nb\n"), Some(3..10));
    assert_eq!(unclosed("```\na\n```\n\n````\nb\n```\n"), Some(11..15));
    assert_eq!(unclosed("a\n\n```"), Some(3..6));
    assert_eq!(unclosed("> ~~~\n> a\n"), Some(2..5));
}
