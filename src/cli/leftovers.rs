//! What earlier runs left: pictures that the paper has no longer, and files of a run that was
//! interrupted.
//!
//! Of pictures, nothing is deleted but what this program wrote and nobody has changed: a regular file within the
//! folder of the paper, which the list of the earlier run names, and which holds what it held then.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use crate::digest;
use crate::render::{Output, list};

/// What was to be cleared away.
#[derive(Debug, Default)]
pub struct Cleared {
    /// What was removed, by names within the folder.
    pub removed: Vec<String>,
    /// What was left where it is, since it was changed or can't be removed.
    pub kept: Vec<String>,
}

/// What an earlier run left, as its list has it.
#[derive(Debug, Default)]
pub struct Leftovers {
    /// Names within the folder, each with the digest of what it held.
    pictures: Vec<(String, String)>,
    /// Whether the list itself is left over: no new one takes its place.
    list: bool,
}

/// Looks for what `outputs` don't have. The list must still be that of the earlier run.
pub fn find(folder: &Path, outputs: &[Output]) -> Leftovers {
    let list = folder.join(list::NAME);
    let text = list.is_file().then(|| fs::read_to_string(list).ok()).flatten();
    let Some(text) = text else { return Leftovers::default() };
    let Some(pictures) = list::read(&text) else { return Leftovers::default() };
    // Not every system tells capitals apart: what was `Map.png` may now be `map.png`.
    let is_made =
        |name: &str| outputs.iter().any(|output| output.name.to_lowercase() == name.to_lowercase());
    let gone = pictures.into_iter().filter(|(_, name)| !is_made(name));
    Leftovers {
        pictures: gone.map(|(digest, name)| (name.to_owned(), digest.to_owned())).collect(),
        list: !is_made(list::NAME),
    }
}

/// How names of files begin and end that are written beside their place, and then moved there.
pub const TEMPORARY: (&str, &str) = (".orderpaper-", ".tmp");

/// A run takes seconds: a temporary file as old as this is not one of a run that still goes on.
const INTERRUPTED: Duration = Duration::from_secs(60 * 60);

/// Removes temporary files of ours that an interrupted run left in a folder. One that can't be removed
/// does no harm: the next run tries again.
pub fn clear_interrupted(folder: &Path) {
    let (start, end) = TEMPORARY;
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|n| n.starts_with(start) && n.ends_with(end));
        let is_old = || {
            let file = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            let age = file.modified().ok()?.elapsed().ok()?;
            Some(age > INTERRUPTED)
        };
        if is_ours && is_old() == Some(true) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

impl Leftovers {
    /// Removes them, and the folders that are then empty. Those that are not there any more are none.
    pub fn remove(self, folder: &Path) -> Cleared {
        let mut cleared = Cleared::default();
        for (name, digest) in self.pictures {
            let Some(path) = within(folder, &name) else { continue };
            let is_ours = fs::read(&path).is_ok_and(|bytes| digest::of(&bytes) == digest);
            if is_ours && fs::remove_file(&path).is_ok() {
                remove_empty_folders(folder, &path);
                cleared.removed.push(name);
            } else {
                cleared.kept.push(name);
            }
        }
        if self.list {
            // A list that can't be removed names nothing that is there: the next run tries again.
            let _ = fs::remove_file(folder.join(list::NAME));
        }
        cleared
    }
}

/// The path of a regular file in the folder or in one within it, with no links on the way.
fn within(folder: &Path, name: &str) -> Option<PathBuf> {
    let relative = Path::new(name);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let path = folder.join(relative);
    let is_file = fs::symlink_metadata(&path).is_ok_and(|file| file.is_file());
    let is_there = fs::canonicalize(&path).ok()? == fs::canonicalize(folder).ok()?.join(relative);
    (is_file && is_there).then_some(path)
}

/// Removes the folders above a file, as far as they are within `folder` and empty: one that isn't
/// can't be removed.
fn remove_empty_folders(folder: &Path, path: &Path) {
    let above = path.ancestors().skip(1).take_while(|above| *above != folder);
    for above in above {
        if fs::remove_dir(above).is_err() {
            return;
        }
    }
}
