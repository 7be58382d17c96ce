//! Pictures of an earlier run that the paper has no longer.
//!
//! Nothing is deleted but what this program wrote and nobody has changed: a regular file within the
//! folder of the paper, which the list of the earlier run names, and which holds what it held then.

use std::fs;
use std::path::{Component, Path, PathBuf};

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
    let Ok(text) = fs::read_to_string(folder.join(list::NAME)) else { return Leftovers::default() };
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

impl Leftovers {
    /// Removes them, and the folders that are then empty. Those that are not there any more are none.
    pub fn remove(self, folder: &Path) -> Cleared {
        let mut cleared = Cleared::default();
        for (name, digest) in self.pictures {
            let Some(path) = within(folder, &name) else { continue };
            let is_ours = fs::read(&path).is_ok_and(|bytes| list::digest(&bytes) == digest);
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
