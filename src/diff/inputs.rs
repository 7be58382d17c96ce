//! The files of two folders of inputs: which came, which went, and which of their values changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::model::{FileChange, Status};
use super::values;
use crate::diagnostic::Faults;
use crate::files::{LARGEST_FILE, Unread, read_text, read_whole};
use crate::inputs::frozen::FOLDER;
use crate::inputs::yaml_files;
use crate::yaml;

/// How deep folders are looked through. A paper has its sections and its pictures.
const DEEPEST: usize = 8;

/// Compares all files of two folders that can be read, those of YAML value by value.
///
/// # Errors
///
/// Files of YAML that can't be read. Those of a paper that can be made can.
pub fn compare(old: &Path, new: &Path) -> Result<Vec<FileChange>, Faults> {
    let (before, after) = (files(old), files(new));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let yaml: BTreeSet<String> =
        [old, new].iter().flat_map(|folder| yaml_files(folder).unwrap_or_default()).collect();
    let mut changes = Vec::new();
    for name in names {
        let status = match (before.get(name), after.get(name)) {
            (None, _) => Status::Added,
            (_, None) => Status::Removed,
            // What can't be read may well be another.
            (Some(Some(before)), Some(Some(after))) if before == after => continue,
            (Some(_), Some(_)) => Status::Changed,
        };
        let is_compared = yaml.contains(name) || is_frozen(name);
        let values = if status == Status::Changed && is_compared {
            let node = |folder: &Path| yaml::parse(&read_text(&folder.join(name))?);
            Some(values::compare(name.trim_end_matches(".yaml"), &node(old)?, &node(new)?))
        } else {
            None
        };
        changes.push(FileChange { file: name.clone(), status, values });
    }
    // What the paper is comes first, then its records, then its words: as they are read.
    changes.sort_by_key(|change| (rank(&change.file), change.file.clone()));
    Ok(changes)
}

/// Whether a file keeps what an earlier paper reported.
fn is_frozen(name: &str) -> bool {
    let within = name.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/'));
    within.is_some_and(|name| name.ends_with(".yaml"))
}

fn rank(file: &str) -> usize {
    let known = crate::inputs::FILES.iter().position(|known| *known == file);
    known.unwrap_or(crate::inputs::FILES.len())
}

/// What each file of a folder holds, by its name from there, with `/` between folders. Files of editors and of
/// the system, whose names begin with a dot, are none of the paper.
fn files(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let is_ours = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    let entries = walkdir::WalkDir::new(folder).max_depth(DEEPEST).into_iter();
    let found = entries.filter_entry(is_ours).filter_map(Result::ok).filter_map(|entry| {
        let path = entry.path();
        let name = path.strip_prefix(folder).ok()?;
        let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        let is_file = fs::metadata(path).is_ok_and(|known| known.is_file());
        is_file.then(|| (parts.join("/"), content(path)))
    });
    found.collect()
}

/// What a file holds; nothing of one that can't be read, or is larger than any that a paper has.
fn content(path: &Path) -> Option<Vec<u8>> {
    match read_whole(path, LARGEST_FILE) {
        Ok(bytes) => Some(without_carriage_returns(path, bytes)),
        Err(Unread::Failed(_) | Unread::NoFile | Unread::TooLarge) => None,
    }
}

/// Git may end the lines of texts in another way than the files of the folder do.
fn without_carriage_returns(path: &Path, bytes: Vec<u8>) -> Vec<u8> {
    let is_text = path.extension().is_some_and(|kind| kind == "md" || kind == "yaml");
    if !is_text {
        return bytes;
    }
    let mut bytes = bytes.into_iter().peekable();
    let mut kept = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte != b'\r' || bytes.peek() != Some(&b'\n') {
            kept.push(byte);
        }
    }
    kept
}
