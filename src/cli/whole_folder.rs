//! New folders, made whole or not at all.

use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Faults};
use crate::files::{LARGEST_FILE, read_whole, reason, shown};

/// Makes a folder that isn't there yet, or is empty, and has `fill` put files into it. It is filled in a
/// folder within, and moved up when it is whole: where that fails, what was moved goes away again.
///
/// # Errors
///
/// A folder that isn't empty; one that can't be written.
pub fn make(folder: &Path, fill: impl FnOnce(&Path) -> io::Result<()>) -> Result<(), Faults> {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Diagnostic::error(format!(
            "`{}` is there already, and not empty",
            shown(folder)
        ))
        .remedy("name a folder that doesn't exist yet")
        .into());
    }
    make_whole(folder, fill).map_err(|error| {
        Diagnostic::error(format!("cannot make `{}` ({})", shown(folder), reason(&error)))
            .remedy("check that the folder may be written to")
            .into()
    })
}

fn make_whole(folder: &Path, fill: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let was_there = folder.is_dir();
    fs::create_dir_all(folder)?;
    let made = move_in(folder, fill);
    if made.is_err() && !was_there {
        // What can't be removed either is an empty folder, which the next run takes.
        let _ = fs::remove_dir(folder);
    }
    made
}

fn move_in(folder: &Path, fill: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let whole = tempfile::tempdir_in(folder)?;
    fill(whole.path())?;
    let mut moved = Vec::new();
    let all = fs::read_dir(whole.path())?.try_for_each(|entry| {
        let entry = entry?;
        let target = folder.join(entry.file_name());
        fs::rename(entry.path(), &target)?;
        moved.push(target);
        io::Result::Ok(())
    });
    if all.is_err() {
        for moved in moved {
            // What can't be removed is told with the fault: the folder isn't empty.
            let _ = fs::remove_dir_all(&moved).or_else(|_| fs::remove_file(&moved));
        }
    }
    all
}

/// Copies all that is in a folder.
///
/// # Errors
///
/// A file that can't be read or written; a link that leads out of the folder, where other people's files are.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    copy_within(from, to, &fs::canonicalize(from)?)
}

fn copy_within(from: &Path, to: &Path, root: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type()?;
        if kind.is_symlink() {
            let leads_to = fs::canonicalize(&source)?;
            if !leads_to.starts_with(root) || leads_to.is_dir() {
                let what = if leads_to.is_dir() { "to a folder" } else { "that leads out of it" };
                let message = format!("`{}` is a link {what}", shown(&source));
                return Err(io::Error::other(message));
            }
        }
        if kind.is_dir() {
            copy_within(&source, &target, root)?;
        } else {
            fs::write(&target, read_whole(&source, LARGEST_FILE)?)?;
        }
    }
    Ok(())
}
