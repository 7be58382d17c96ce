//! Files written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::leftovers::{self, Cleared};
use crate::diagnostic::{Diagnostic, Faults};
use crate::files::{Unread, reason, shown};
use crate::render::{Output, list};

/// The files of one paper, and the folder in which they belong.
pub struct Files {
    /// The folder.
    pub folder: PathBuf,
    /// All that is to stand in it.
    pub outputs: Vec<Output>,
}

impl Files {
    /// The files of a paper whose own files lie in `source`. Where that is the folder to write to, its
    /// pictures are the author's, and none is listed as ours.
    pub fn new(folder: PathBuf, mut outputs: Vec<Output>, source: &Path) -> Self {
        let (here, there) = (fs::canonicalize(&folder), fs::canonicalize(source));
        if matches!((here, there), (Ok(here), Ok(there)) if here == there) {
            outputs.retain(|output| output.name != list::NAME);
        }
        Self { folder, outputs }
    }
}

/// Writes all files of a paper. Each is first written whole beside its place; only when all of them are
/// there do they take their places, so that a full disk, or a run that is interrupted before, leaves the
/// last good files; what it wrote beside them is removed by a later run. If one of them can't take its
/// place, as when another program has the old one open, those before it are put back as they were. At last
/// the pictures go that the paper has no longer.
pub fn write(files: &Files) -> Result<Cleared, Faults> {
    let leftovers = leftovers::find(&files.folder, &files.outputs);
    replace_all(files)?;
    Ok(leftovers.remove(&files.folder))
}

/// The same, and leaves what else there is.
pub fn replace_all(files: &Files) -> Result<(), Faults> {
    let written = write_beside(files).map_err(|error| not_written(&files.folder, &error))?;
    let mut replaced = Vec::new();
    for (file, path) in written {
        match replace(file, &path) {
            Ok(before) => replaced.push((path, before)),
            Err(error) => return Err(not_replaced(&path, &error, put_back(replaced)).into()),
        }
    }
    Ok(())
}

/// Writes each file of a paper beside its place. It is closed then: a run may have more files than a
/// system lets a program hold open.
fn write_beside(files: &Files) -> io::Result<Vec<(TempPath, PathBuf)>> {
    let mut written = Vec::new();
    for output in &files.outputs {
        let path = files.folder.join(&output.name);
        let parent = path.parent().unwrap_or(&files.folder);
        fs::create_dir_all(parent)?;
        leftovers::clear_interrupted(parent);
        let mut file = beside(parent)?;
        file.write_all(&output.bytes)?;
        file.as_file().sync_all()?;
        written.push((file.into_temp_path(), path));
    }
    Ok(written)
}

/// Puts a file in its place, and gives a copy of the one that was there, if one was. The copy is
/// deleted when it is dropped.
fn replace(file: TempPath, path: &Path) -> io::Result<Option<TempPath>> {
    let before = match fs::metadata(path) {
        Ok(old) if old.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        // To copy a pipe or a device may never come to an end.
        Ok(old) if !old.is_file() => return Err(Unread::NoFile.into()),
        Ok(_) => {
            let copy = beside(path.parent().unwrap_or(Path::new(".")))?.into_temp_path();
            fs::copy(path, &copy)?;
            Some(copy)
        }
        Err(_) => None,
    };
    file.persist(path)?;
    Ok(before)
}

/// Puts back what was replaced: each file by itself, so that one which can't be keeps no other.
/// Whether all of them could be.
fn put_back(replaced: Vec<(PathBuf, Option<TempPath>)>) -> bool {
    let mut all = true;
    for (path, before) in replaced {
        all &= match before {
            Some(before) => before.persist(path).is_ok(),
            None => fs::remove_file(path).is_ok(),
        };
    }
    all
}

fn not_written(folder: &Path, error: &io::Error) -> Faults {
    Diagnostic::error(format!("cannot write to `{}` ({})", shown(folder), reason(error)))
        .remedy("check that the folder may be written to and the disk is not full; nothing was replaced")
        .into()
}

fn not_replaced(path: &Path, error: &io::Error, is_as_before: bool) -> Diagnostic {
    let outcome = match is_as_before {
        true => "nothing was replaced",
        false => "other files were replaced",
    };
    Diagnostic::error(format!("cannot replace `{}` ({})", shown(path), reason(error))).remedy(
        format!("close it in the program that has it open, or move it out of the way; {outcome}"),
    )
}

/// A new file in the folder, which those may read who may read the user's other files. Temporary
/// files are their owner's alone unless told otherwise, and a paper is to be published.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // What the user's mask takes away of this is taken away by the system.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let (start, end) = leftovers::TEMPORARY;
    builder.prefix(start).suffix(end).tempfile_in(folder)
}
