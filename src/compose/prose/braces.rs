//! Braces that went astray: those that are not closed, and those that are one too few or too many.

use std::ops::Range;

use super::{Passage, Prose};
use crate::diagnostic::Diagnostic;
use crate::yaml::{Id, Scalar};

/// The words with which prose asks for something else than a figure.
const PLACES: [&str; 6] = ["table", "chart", "ref", "Ref", "label", "field"];

impl Prose<'_> {
    /// The table that is placed on a line whose braces are not closed.
    pub(super) fn table_left_open<'t>(&self, line: &'t str) -> Option<&'t str> {
        let id = line.strip_prefix("{{")?.trim().strip_prefix("table ")?;
        let id = id.trim_matches([' ', '}']);
        self.is_table(id).then_some(id)
    }

    fn is_table(&self, id: &str) -> bool {
        self.tables.iter().any(|table| table.spec.id.value.as_str() == id)
    }

    /// Reports braces that were meant to place a figure and would be printed: one brace on a side in
    /// the stead of two, or one too many.
    pub(super) fn refuse_stray_braces(&mut self, passage: &Passage, start: usize, end: usize) {
        let text = &passage.text[start..end];
        if text.starts_with('}') && passage.text[..start].ends_with("}}") {
            self.stray_figure(passage, start..start + 1);
        }
        for (index, _) in text.match_indices(['{', '}']) {
            let near = match text[index..].starts_with('{') {
                true => line_after(&text[index + 1..]).split('}').next(),
                false => line_before(&text[..index]).rsplit('{').next(),
            };
            let line = line_before(&passage.text[..start + index]);
            let opened = line.trim_end_matches(|c| c != '{').trim_end_matches('{');
            let escaped = text[..index].ends_with('\\') || opened.ends_with('\\');
            let name = near.and_then(|near| near.split('|').next()).unwrap_or_default().trim();
            let last = name.rsplit(char::is_whitespace).next().unwrap_or_default();
            if escaped {
                continue;
            }
            let span = start + index..start + index + 1;
            if places_something(name) {
                self.stray_brace(
                    passage,
                    span.clone(),
                    &format!("write `{{{{{name}}}}}`; or `\\{{` to print one"),
                );
                if name.starts_with("table ") && self.is_table(last) && !passage.of_table {
                    // What refers to the table finds it where it was to stand.
                    self.builder.push_text("\n\n");
                    self.place_table(last, &passage.place(span.start, span.end), true, "");
                    self.builder.push_text("\n\n");
                }
                return;
            }
            if self.phrases.is_known(last) {
                self.stray_figure(passage, span);
                return;
            }
        }
    }

    fn stray_figure(&mut self, passage: &Passage, span: Range<usize>) {
        let remedy = "place a figure between two braces on each side: `{{name}}`; or write `\\{` to print one";
        self.stray_brace(passage, span, remedy);
    }

    fn stray_brace(&mut self, passage: &Passage, span: Range<usize>, remedy: &str) {
        let place = passage.place(span.start, span.end);
        self.faults
            .push(Diagnostic::error("this brace would be printed").at(&place).remedy(remedy));
    }
}

/// How far from a brace is looked for what it belongs to: names are shorter by far, and a line may be as
/// long as its file.
const NEAR: usize = 400;

/// The end of the line that ends here, or as much of it as may matter.
fn line_before(text: &str) -> &str {
    let start = text.ceil_char_boundary(text.len().saturating_sub(NEAR));
    text[start..].rsplit('\n').next().unwrap_or_default()
}

/// The beginning of the line that begins here, or as much of it as may matter.
fn line_after(text: &str) -> &str {
    let end = text.floor_char_boundary(NEAR);
    text[..end].split('\n').next().unwrap_or_default()
}

/// Whether this can't be meant to be printed: a word that places something, and a name.
fn places_something(inside: &str) -> bool {
    let Some((word, name)) = inside.split_once(' ') else { return false };
    PLACES.contains(&word) && Id::read(name.trim()).is_ok()
}

/// The end of what stands in the braces with which a text begins, unless they are still open where
/// the next are opened.
pub(super) fn closing(text: &str) -> Option<usize> {
    let inside = text.get(2..)?;
    let opened_again = inside.find("{{").unwrap_or(inside.len());
    let close = inside[..opened_again].find("}}")?;
    Some(2 + close + 2)
}
