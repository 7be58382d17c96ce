//! `orderpaper new`: a folder of commented inputs, as the style provides it, each with a line by which an
//! editor finds its schema.

use std::fs;
use std::io;
use std::path::Path;

use super::{Outcome, report, schema, whole_folder};
use crate::diagnostic::{Diagnostic, Faults};
use crate::files::shown;
use crate::inputs::FILES;
use crate::schema::POINTER;
use crate::style;

/// The folder of a style that holds the inputs of a new paper.
const SCAFFOLD: &str = "new";

/// Makes the folder.
pub fn run(folder: &Path, style: &str, templates: &Path, schemas: &Path) -> Outcome {
    match make(folder, style, templates, schemas) {
        Ok(()) => {
            provide(schemas);
            let folder = report::quoted(&shown(folder));
            report::say(&format!("{folder}: made. Its files say what to write in them."));
            report::say(&format!("Build it with: orderpaper build {folder}"));
            report::say(&format!("List what is still to be written: orderpaper check {folder}"));
            Outcome::Done
        }
        Err(faults) => report::faults(&faults),
    }
}

/// Sees to it that there is what the files point at. That there is not spoils no paper.
fn provide(schemas: &Path) {
    let shown = report::quoted(&shown(schemas));
    match schema::provide(schemas) {
        Ok(false) => {}
        Ok(true) => {
            report::say(&format!("{shown}: made. Your editor can check by it what you type."));
        }
        Err(_) => report::warnings(
            &Diagnostic::warning(format!("the schemas for editors can't be written to `{shown}`"))
                .remedy("check that the folder may be written to, and run `orderpaper schema`; the paper can be built without")
                .into(),
        ),
    }
}

fn make(folder: &Path, style: &str, templates: &Path, schemas: &Path) -> Result<(), Faults> {
    let style = style::read(templates, style, None)?;
    let scaffold = style.folder.join(SCAFFOLD);
    if !scaffold.is_dir() {
        return Err(Diagnostic::error(format!(
            "the style `{}` has no inputs for a new paper",
            style.name
        ))
        .remedy(format!("put them into `{}`", shown(&scaffold)))
        .into());
    }
    whole_folder::make(folder, |to| fill(&scaffold, to, folder, schemas))
}

/// Copies all there is, and points at the schemas.
fn fill(scaffold: &Path, to: &Path, folder: &Path, schemas: &Path) -> io::Result<()> {
    whole_folder::copy(scaffold, to)?;
    for file in FILES {
        if let Some(pointer) = schema::pointer(folder, schemas, file) {
            point(&to.join(file), &pointer)?;
        }
    }
    Ok(())
}

/// Puts the line at the head of a file, if there is such a file, and it is a text without such a line.
fn point(file: &Path, pointer: &str) -> io::Result<()> {
    // What can't be read as text is for `build` to complain of.
    let Ok(text) = fs::read_to_string(file) else { return Ok(()) };
    if text.contains(POINTER) || text.starts_with('\u{FEFF}') {
        return Ok(());
    }
    fs::write(file, format!("{pointer}\n{text}"))
}
