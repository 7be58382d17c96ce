//! A paper out of a Markdown file by itself: one that Orderpaper wrote, or that came from anywhere.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::model::{Details, Paper};
use super::parse::printed_number;
use super::{Markdown, MarkdownBuilder, ParseOptions, front_matter, parse_any};
use crate::diagnostic::{Diagnostic, Faults, Place, Source};
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
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let title = drawn(&name, undrawable);
    let details =
        Details { title: title.clone(), language: "en-GB".to_owned(), ..Details::default() };
    let mut warnings = Faults::new();
    let markdown = match front_matter::span(source.text()) {
        Some(span) => {
            warnings.push(front_matter::left_out(&front_matter::place(&source, &span)));
            let mut text = MarkdownBuilder::new();
            let rest = span.end..source.text().len();
            text.push_from(&source.text()[rest.clone()], &Place::new(&source, rest));
            text.finish(source.path())
        }
        None => Markdown::plain(&source),
    };
    let (paper, found) = match parse_any(&markdown, details, &options) {
        Ok(read) => read,
        Err(faults) => {
            warnings.extend(faults);
            return Err(warnings);
        }
    };
    warnings.extend(found);
    if paper.blocks.is_empty() {
        warnings.push(without_words(&source));
    }
    if paper.details.title == title {
        let characters: BTreeSet<char> = name.chars().collect();
        let faults = characters.into_iter().filter_map(undrawable);
        faults.for_each(|fault| warnings.push(undrawable_name(fault, &source)));
    }
    Ok((paper, warnings))
}

/// The name of a file as it can be drawn.
fn drawn(name: &str, undrawable: fn(char) -> Option<Diagnostic>) -> String {
    let characters = name.chars().map(|character| match undrawable(character) {
        Some(_) => printed_number(character),
        None => character.to_string(),
    });
    characters.collect()
}

fn undrawable_name(fault: Diagnostic, source: &Arc<Source>) -> Diagnostic {
    let message = format!("{}: it stands in the name of `{}`", fault.message, source.path());
    Diagnostic::warning(message)
        .in_file(source.path())
        .remedy("begin the text with a title, which is printed in the stead of the name: `# …`")
}

fn without_words(source: &Arc<Source>) -> Diagnostic {
    let message = format!("nothing in `{}` is printed, and the paper is blank", source.path());
    Diagnostic::warning(message)
        .in_file(source.path())
        .remedy("see whether it is the file that you meant, and was saved")
}
