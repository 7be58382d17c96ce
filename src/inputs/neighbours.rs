//! The folders in which earlier papers of a series may lie: where the paper says, and beside its own.

use std::fs;
use std::path::{Path, PathBuf};

use super::frozen::FOLDER;
use crate::files::read_text;
use crate::yaml::{self, Node, Value};

/// The folders of other papers of the series: what they hold now may not be what they reported. A paper that keeps nothing of earlier ones asks for none.
pub fn of_series(paper: &Path) -> Vec<PathBuf> {
    if !paper.join(FOLDER).is_dir() {
        return Vec::new();
    }
    let mut folders: Vec<PathBuf> = earlier(paper).into_iter().collect();
    let beside = beside(paper).map(fs::read_dir).into_iter().flatten().flatten().flatten();
    let mut beside: Vec<PathBuf> = beside.map(|entry| entry.path()).collect();
    beside.sort();
    folders.extend(beside.into_iter().filter(|folder| !is_same(folder, paper)));
    let name = |folder: &Path| match &entry(&series(folder)?, "name")?.value {
        Value::Scalar(name) => Some(name.trim().to_owned()),
        _ => None,
    };
    let own = name(paper);
    folders.retain(|folder| own.is_some() && name(folder) == own);
    folders
}

/// The folder that a paper names as that of the one before it.
fn earlier(paper: &Path) -> Option<PathBuf> {
    let series = series(paper)?;
    match &entry(&series, "earlier")?.value {
        Value::Scalar(way) => Some(paper.join(way.trim())),
        _ => None,
    }
}

/// What a paper says of its series. What can't be read is told where that paper is read for itself.
fn series(paper: &Path) -> Option<Node> {
    let file = paper.join("paper.yaml");
    let source = read_text(&file).ok().filter(|source| source.text().contains("series:"))?;
    entry(&yaml::parse(&source).ok()?, "series").cloned()
}

fn entry<'a>(group: &'a Node, name: &str) -> Option<&'a Node> {
    let Value::Map(entries) = &group.value else { return None };
    let is_it = |key: &Node| matches!(&key.value, Value::Scalar(key) if key == name);
    entries.iter().find(|(key, _)| is_it(key)).map(|(_, value)| value)
}

fn is_same(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).ok().is_some_and(|one| fs::canonicalize(other).ok() == Some(one))
}

/// The folder in which the neighbours of a folder are.
fn beside(folder: &Path) -> Option<PathBuf> {
    // `.` and `..` have other neighbours than their name says.
    let has_name = folder.file_name().is_some();
    let whole = if has_name { folder.to_owned() } else { fs::canonicalize(folder).ok()? };
    let parent = whole.parent()?;
    Some(if parent.as_os_str().is_empty() { PathBuf::from(".") } else { parent.to_owned() })
}
