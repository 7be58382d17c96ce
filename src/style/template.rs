//! The template of a style, with the files that it extends and includes.
//!
//! Tera reads no file by itself: what a template names is read here, and lies in the folder of styles.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::tags::{Piece, pieces};
use crate::diagnostic::{Diagnostic, Faults, Place, Source, did_you_mean};
use crate::files::{read_text_within, shown};

/// The template from which the Markdown of a paper is made.
pub(super) const TEMPLATE: &str = "paper.md.tera";

/// A file of a template.
#[derive(Clone, Debug)]
pub struct TemplateFile {
    /// The name by which others extend or include it: its path from the folder of styles.
    pub name: String,
    /// What it says.
    pub source: Arc<Source>,
}

/// What a tag does with the file that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// `extends`: takes its place, with blocks of its own.
    Extends,
    /// `include`: prints it.
    Includes,
}

/// Whether a piece of a template calls another file: how, its name, and the place of that name.
pub fn call<'a>(piece: &Piece<'a>, source: &Arc<Source>) -> Option<(Call, &'a str, Place)> {
    let call = match piece.word().0 {
        "extends" if piece.is_tag => Call::Extends,
        "include" if piece.is_tag => Call::Includes,
        _ => return None,
    };
    let (name, span) = piece.quoted()?;
    Some((call, name, Place::new(source, span)))
}

/// Whether a style has a template of its own.
pub(super) fn is_there(templates: &Path, style: &str) -> bool {
    templates.join(style).join(TEMPLATE).exists()
}

/// Reads the template of the first of these styles that has one, with all that it calls: of a style, of
/// that which it extends, and so on. The first file is the template itself.
pub(super) fn read(
    templates: &Path,
    styles: &[String],
    faults: &mut Faults,
) -> Option<Vec<TemplateFile>> {
    // Where none has one, it is the style's own that is missed.
    let style = styles.iter().find(|style| is_there(templates, style)).or(styles.first())?;
    let name = format!("{style}/{TEMPLATE}");
    let source = faults.keep(read_text_within(templates, &templates.join(style).join(TEMPLATE)))?;
    let mut files = vec![TemplateFile { name, source }];
    let mut next = 0;
    while let Some(file) = files.get(next) {
        let source = Arc::clone(&file.source);
        for (_, name, place) in pieces(source.text()).iter().filter_map(|p| call(p, &source)) {
            if files.iter().all(|file| file.name != name)
                && let Some(source) = faults.keep(read_called(templates, name, &place))
            {
                files.push(TemplateFile { name: name.to_owned(), source });
            }
        }
        next += 1;
    }
    Some(files)
}

fn read_called(templates: &Path, name: &str, place: &Place) -> Result<Arc<Source>, Faults> {
    // A path that leads out of the folder of styles is no name of a template.
    let is_plain = |part: &str| {
        !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']) && part.trim() == part
    };
    let path = templates.join(name);
    if name.split('/').all(is_plain) && path.is_file() {
        return read_text_within(templates, &path);
    }
    let known = all(templates);
    let remedy = did_you_mean(name, known.iter().map(String::as_str)).unwrap_or_else(|| {
        format!("write its path from the folder `{}`: `base/{TEMPLATE}`", shown(templates))
    });
    Err(Diagnostic::error(format!("there is no template `{name}`")).at(place).remedy(remedy).into())
}

/// The names of all templates there are, for suggestions: those of styles and of folders in them.
fn all(templates: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![(templates.to_owned(), String::new(), 0)];
    while let Some((folder, prefix, depth)) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let path = entry.path();
            if path.is_dir() && depth < 3 {
                open.push((path, format!("{name}/"), depth + 1));
            } else if name.ends_with(".tera") {
                found.push(name);
            }
        }
    }
    found.sort();
    found
}
