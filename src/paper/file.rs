//! A paper out of a Markdown file by itself: one that Orderpaper wrote, or that came from anywhere.

use std::path::Path;

use super::model::{Details, Paper};
use super::{Markdown, ParseOptions, parse_any};
use crate::diagnostic::{Diagnostic, Faults};
use crate::files::read_text;

/// Reads a Markdown file as a paper. Pictures lie in the folder of the file.
///
/// The title is the first heading of level 1; where there is none, the name of the file. The
/// language is British English. A Markdown file says nothing else of itself. Its captions call tables
/// and charts by `names`: `Table {n}` and `Figure {n}`. `undrawable` says why a character can't be drawn, if it can't.
///
/// Beside the paper stand warnings of what is not printed as it was meant, as [`parse_any`] gives them.
pub fn paper_from_file(
    path: &Path,
    (table_name, chart_name): (&str, &str),
    undrawable: fn(char) -> Option<Diagnostic>,
) -> Result<(Paper, Faults), Faults> {
    let source = read_text(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let options = ParseOptions {
        table_name: table_name.to_owned(),
        chart_name: chart_name.to_owned(),
        undrawable,
        ..ParseOptions::new(folder.unwrap_or(Path::new(".")))
    };
    let title = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let details = Details { title, language: "en-GB".to_owned(), ..Details::default() };
    parse_any(&Markdown::plain(&source), details, &options)
}
