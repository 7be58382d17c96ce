//! What can be wrong with Markdown, in words. Whoever finds the fault adds the place.

use super::numbers::Counted;
use crate::diagnostic::Diagnostic;

pub(super) fn stray() -> Diagnostic {
    Diagnostic::error("a character that only Orderpaper itself may use (U+E000 or U+E001)")
        .remedy("take the character out; it is invisible in most editors")
}

pub(super) fn unsupported(what: &str) -> Diagnostic {
    Diagnostic::error(format!("{what} can't be drawn")).remedy("write it in another way")
}

pub(super) fn too_deep(deepest: usize) -> Diagnostic {
    Diagnostic::error(format!("nested more than {deepest} deep"))
        .remedy("take some of the lists, quotations or marks apart")
}

pub(super) fn in_a_line(what: Counted, id: &str) -> Diagnostic {
    Diagnostic::error(format!("{} `{id}` is placed within a line", what.word()))
        .remedy("leave a blank line above and below it, so that it stands alone")
}

pub(super) fn in_a_footnote(what: Counted, id: &str) -> Diagnostic {
    Diagnostic::error(format!("{} `{id}` is placed in a footnote", what.word()))
        .remedy("place it in the text, and refer to it from the footnote")
}

pub(super) fn landscape_within(what: &str) -> Diagnostic {
    Diagnostic::error(format!(
        "{what} asks for a page turned round within a list, a quotation or a footnote"
    ))
    .remedy("take it out of there, or leave its page as it is")
}

pub(super) fn landscape_without_table() -> Diagnostic {
    Diagnostic::error("no table stands under this, whose page it would turn round")
        .remedy("put it right above the table, or above its caption")
}

pub(super) fn raw_html() -> Diagnostic {
    Diagnostic::error("raw HTML can't be drawn")
        .label("this is HTML")
        .remedy("write it in Markdown, or put a backslash before the `<` if it is meant as text")
}

pub(super) fn comment() -> Diagnostic {
    Diagnostic::warning("a comment")
        .label("left out")
        .remedy("if it is meant to be read, take the marks around it out")
}

pub(super) fn no_language(tag: &str) -> Diagnostic {
    Diagnostic::error(format!("`{tag}` names no language"))
        .remedy("write its code, such as `cy` for Welsh: `<span lang=\"cy\">Croeso</span>`")
}

pub(super) fn blank_language() -> Diagnostic {
    Diagnostic::error("words in another language that are none")
        .remedy("write them before the `</span>`, or take both tags out")
}

pub(super) fn open_language() -> Diagnostic {
    Diagnostic::error("words in another language that don't end").remedy(
        "end them with `</span>`, in the paragraph and within the marks in which they begin",
    )
}

pub(super) fn open_comment() -> Diagnostic {
    Diagnostic::error("a comment that doesn't end")
        .label("all that follows is part of it")
        .remedy("end it with `-->`")
}

pub(super) fn without_description(path: &str) -> Diagnostic {
    Diagnostic::error(format!("picture `{path}` has no description"))
        .label("nothing between the square brackets")
        .remedy("say what it shows, for those who can't see it: `![A map of the wards](…)`")
}

pub(super) fn footnote_in_description() -> Diagnostic {
    Diagnostic::error("a footnote in the description of a picture")
        .remedy("put it in the text beside the picture")
}

pub(super) fn unknown_footnote(name: &str, near: Option<&str>) -> Diagnostic {
    let meant = match near {
        Some(near) => format!("did you mean `[^{near}]`? Or,"),
        None => format!("write the footnote, as `[^{name}]: …` on a line of its own;"),
    };
    Diagnostic::error(format!("there is no footnote `{name}`"))
        .remedy(format!("{meant} to print it as it stands, write `\\[^{name}]`"))
}

pub(super) fn unknown_reference(name: &str, near: Option<&str>) -> Diagnostic {
    let meant = match near {
        Some(near) => format!("did you mean `[{near}]`? Or,"),
        None => format!("write the address, as `[{name}]: https://…` on a line of its own;"),
    };
    Diagnostic::error(format!("a link to `{name}`, and no address has that name")).remedy(format!(
        "{meant} to print the brackets as they stand, put a backslash before the first"
    ))
}

pub(super) fn unreadable_link() -> Diagnostic {
    Diagnostic::error("a link that can't be read")
        .label("this would be printed as it stands")
        .remedy(
            "put an address with spaces between `<` and `>`, and a footnote behind the link; \
             or put a backslash before the `[` if it is meant as text",
        )
}

pub(super) fn picture_without_path() -> Diagnostic {
    Diagnostic::error("a picture without a path")
        .label("this would be printed as it stands")
        .remedy(
            "write the path behind it: `![What it shows](plan.png)`; \
             or put a backslash before the `!` if it is meant as text",
        )
}

pub(super) fn link_without_words() -> Diagnostic {
    Diagnostic::error("a link without words")
        .label("nothing between the square brackets")
        .remedy("say where it leads: `[the full report](…)`")
}

pub(super) fn blank_heading() -> Diagnostic {
    Diagnostic::error("a heading without words")
        .remedy("write it, or take the marks out; for a line across the page, write `***`")
}

pub(super) fn title_below_headings() -> Diagnostic {
    Diagnostic::error("a heading of level 1, which is for the title, stands below other headings")
        .remedy(
            "put it above them all if it is the title of the paper; otherwise begin it with `##`",
        )
}

pub(super) fn second_title(right: &str) -> Diagnostic {
    Diagnostic::error("a heading of level 1, which is for the title of the paper alone")
        .remedy(format!("begin it with `{right}`, one level below the heading above it"))
}

pub(super) fn skipped_level(level: u8, above: u8, right: &str) -> Diagnostic {
    let fault =
        Diagnostic::error(format!("a heading of level {level} stands under one of level {above}"))
            .remedy(format!(
                "begin it with `{right}`: readers who can't see the page go by the levels"
            ));
    // Under the title stand the headings of the sections, which the style makes.
    if above == 1 { fault.presumes("style.yaml") } else { fault }
}

pub(super) fn too_many_cells(columns: usize) -> Diagnostic {
    Diagnostic::error(format!("this row has more cells than the table has columns ({columns})"))
        .label("this would be left out")
        .remedy("give it a column, or write `\\|` for a stroke within a cell")
}

pub(super) fn blank_column_heading(column: usize) -> Diagnostic {
    Diagnostic::error(format!("column {column} of this table has no heading")).remedy(
        "say what stands in it, for those who hear the table read; or leave all of its headings blank",
    )
}

/// An address that public words may not use.
pub(super) fn withheld_footnote(name: &str) -> Diagnostic {
    Diagnostic::error(format!(
        "the footnote `{name}` stands in a section that is exempt, and would be printed in public"
    ))
    .remedy("write a footnote in the section that refers to it")
}

pub(super) fn withheld_address(name: &str) -> Diagnostic {
    Diagnostic::error(format!("the address of `{name}` is defined in a section that is exempt"))
        .remedy("write the address here, or define it in a public section, under a name that no exempt one has")
}
