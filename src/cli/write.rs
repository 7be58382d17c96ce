//! Files written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::diagnostic::{Diagnostic, Faults};
use crate::files::{reason, shown};

/// A file to be written: its name within the folder, and what it holds.
pub struct Output {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Writes all files of a paper into a folder. Each is first written whole beside its place; only
/// when all of them are there do they take their places, so that an interrupted run, or a full
/// disk, leaves the last good files.
pub fn write(folder: &Path, outputs: &[Output]) -> Result<(), Faults> {
    let write_all = || -> io::Result<()> {
        let mut written = Vec::new();
        for output in outputs {
            let path = folder.join(&output.name);
            let parent = path.parent().unwrap_or(folder);
            fs::create_dir_all(parent)?;
            let mut file = beside(parent)?;
            file.write_all(&output.bytes)?;
            file.as_file().sync_all()?;
            written.push((file, path));
        }
        for (file, path) in written {
            file.persist(path)?;
        }
        Ok(())
    };
    write_all().map_err(|error| {
        Diagnostic::error(format!("cannot write to `{}` ({})", shown(folder), reason(&error)))
            .remedy("check that the folder may be written to and the disk is not full; nothing was replaced")
            .into()
    })
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
    builder.tempfile_in(folder)
}
