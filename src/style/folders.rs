//! The folders of styles: which there are, and which of them papers can have.

use std::fs;
use std::path::Path;

use super::extend::scalar;
use crate::diagnostic::{Diagnostic, Place, did_you_mean};
use crate::files::{read_text, shown};
use crate::yaml::{self, Scalar};

/// The file that makes a folder a style.
pub(super) const STYLE: &str = "style.yaml";

/// The names of the styles for papers in a folder, sorted: without those that are there only to be
/// extended.
pub fn names(templates: &Path) -> Vec<String> {
    let names = folders(templates);
    names.into_iter().filter(|name| !is_abstract(templates, name)).collect()
}

/// The names of all styles in a folder, sorted.
pub(super) fn folders(templates: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(templates) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join(STYLE).is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Whether a style is there only to be extended. One that can't be read is not: its faults are to be
/// told.
fn is_abstract(templates: &Path, name: &str) -> bool {
    let tree = read_text(&templates.join(name).join(STYLE)).and_then(|file| yaml::parse(&file));
    tree.is_ok_and(|tree| {
        scalar(&tree, "abstract").is_some_and(|(text, _)| matches!(bool::read(text), Ok(true)))
    })
}

/// The fault of a name that is none of `known`.
pub(super) fn unknown(templates: &Path, name: &str, known: &[String]) -> Diagnostic {
    let names = || known.iter().map(String::as_str);
    let remedy = did_you_mean(name, names()).unwrap_or_else(|| which_there_are(templates, known));
    Diagnostic::error(format!("there is no style `{name}`")).remedy(remedy)
}

/// The fault of a paper whose style is there only to be extended.
pub(super) fn not_for_papers(templates: &Path, name: &str) -> Diagnostic {
    Diagnostic::error(format!("the style `{name}` is not for papers: it is there to be extended"))
        .remedy(which_there_are(templates, &names(templates)))
}

fn which_there_are(templates: &Path, known: &[String]) -> String {
    if known.is_empty() {
        let templates = shown(templates);
        format!(
            "there are no styles in `{templates}`: run this where your `templates` folder is, or name it with --templates"
        )
    } else {
        format!("the styles there are: {}", known.join(", "))
    }
}

/// A fault at a place, if there is one.
pub(super) fn at(fault: Diagnostic, place: Option<&Place>) -> Diagnostic {
    match place {
        Some(place) => fault.at(place),
        None => fault,
    }
}
