//! `orderpaper new`: a folder of commented inputs, as the style provides it, each with a line by which an
//! editor finds its schema.

use std::fs;
use std::io;
use std::path::Path;

use super::{Outcome, report, schema};
use crate::diagnostic::{Diagnostic, Faults};
use crate::files::{read_whole, reason, shown};
use crate::inputs::FILES;
use crate::schema::POINTER;
use crate::style;

/// The largest file that is copied: as large as the largest picture that a paper may have.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

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
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Diagnostic::error(format!(
            "`{}` is there already, and not empty",
            shown(folder)
        ))
        .remedy("name a folder that doesn't exist yet")
        .into());
    }
    make_whole(&scaffold, folder, schemas).map_err(|error| {
        Diagnostic::error(format!("cannot make `{}` ({})", shown(folder), reason(&error)))
            .remedy("check that the folder may be written to")
            .into()
    })
}

/// Copies all there is into a folder within `folder`, and moves it up when it is whole: a copy that
/// fails leaves nothing.
fn make_whole(scaffold: &Path, folder: &Path, schemas: &Path) -> io::Result<()> {
    let was_there = folder.is_dir();
    fs::create_dir_all(folder)?;
    let made = move_in(scaffold, folder, schemas);
    if made.is_err() && !was_there {
        // What can't be removed either is an empty folder, which the next run takes.
        let _ = fs::remove_dir(folder);
    }
    made
}

fn move_in(scaffold: &Path, folder: &Path, schemas: &Path) -> io::Result<()> {
    let whole = tempfile::tempdir_in(folder)?;
    copy(scaffold, whole.path())?;
    for file in FILES {
        if let Some(pointer) = schema::pointer(folder, schemas, file) {
            point(&whole.path().join(file), &pointer)?;
        }
    }
    for entry in fs::read_dir(whole.path())? {
        let entry = entry?;
        fs::rename(entry.path(), folder.join(entry.file_name()))?;
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

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::write(&target, read_whole(&entry.path(), LARGEST_FILE)?)?;
        }
    }
    Ok(())
}
