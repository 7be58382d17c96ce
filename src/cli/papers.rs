//! Which papers a command is about.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::files::{reason, shown};
use crate::inputs;

/// The folders of the papers that were named, or of all papers where none was. What is wrong with
/// the names is told in `faults`; the papers that there are may have faults of their own.
pub fn find(named: &[String], inputs: &Path, faults: &mut Faults) -> Vec<PathBuf> {
    if named.is_empty() {
        let mut all = match all(inputs) {
            Ok(all) => all,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => {
                let message =
                    format!("cannot read the folder `{}` ({})", shown(inputs), reason(&error));
                faults.push(
                    Diagnostic::error(message).remedy("check that it is a folder and may be read"),
                );
                return Vec::new();
            }
        };
        if all.is_empty() {
            let message = format!("there are no papers in `{}`", shown(inputs));
            faults.push(Diagnostic::error(message).remedy(HOW_TO_MAKE_ONE));
        }
        all.retain(|folder| faults.keep(refuse_unreadable_name(folder)).is_some());
        return all;
    }
    let mut folders: Vec<PathBuf> = Vec::new();
    let mut of_one_name = Vec::new();
    for named in named {
        let Some(folder) = faults.keep(find_one(named, inputs)) else { continue };
        match folders.iter().find(|known| same_name(known, &folder)) {
            None => folders.push(folder),
            Some(known) if is_same(known, &folder) => {}
            Some(known) => {
                faults.push(two_of_one_name(known, &folder));
                of_one_name.push(folder);
            }
        }
    }
    // Neither of them: nobody can know which was meant.
    folders.retain(|folder| !of_one_name.iter().any(|other| same_name(folder, other)));
    folders
}

/// The outputs of two papers whose names can't be read would be in one folder.
fn refuse_unreadable_name(folder: &Path) -> Result<(), Faults> {
    if folder.file_name().is_none_or(|name| name.to_str().is_some()) {
        return Ok(());
    }
    let message = format!("the name of the folder `{}` is not UTF-8", shown(folder));
    Err(Diagnostic::error(message).remedy("rename it, with letters, digits and hyphens").into())
}

const HOW_TO_MAKE_ONE: &str =
    "a paper is a folder with a paper.yaml; `orderpaper new inputs/NAME --style STYLE` makes one";

/// Whether the outputs of two papers would be in one folder. Not every system tells capitals apart.
fn same_name(one: &Path, other: &Path) -> bool {
    name(one).to_lowercase() == name(other).to_lowercase()
}

/// Whether two paths lead to one folder.
fn is_same(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

fn two_of_one_name(one: &Path, other: &Path) -> Diagnostic {
    let (one, other) = (shown(one), shown(other));
    Diagnostic::error(format!("the papers `{one}` and `{other}` have the same name"))
        .remedy("rename one of the folders, or name one paper at a time: their outputs would be in one folder")
}

/// The folder of the paper that was named, as a folder or by its name.
pub fn find_one(name: &str, inputs: &Path) -> Result<PathBuf, Faults> {
    let as_folder = PathBuf::from(name.trim_end_matches(['/', '\\']));
    if as_folder.is_dir() {
        return Ok(as_folder);
    }
    let by_name = inputs.join(name);
    // No name at all would be the folder of papers itself.
    if !name.is_empty() && by_name.is_dir() {
        return Ok(by_name);
    }
    let all = all(inputs).unwrap_or_default();
    let known: Vec<String> = all.iter().map(|folder| self::name(folder)).collect();
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let remedy =
        did_you_mean(last, known.iter().map(String::as_str)).unwrap_or_else(|| {
            match known.is_empty() {
                true => HOW_TO_MAKE_ONE.to_owned(),
                false => format!("the papers there are: {}", known.join(", ")),
            }
        });
    Err(Diagnostic::error(format!("there is no paper `{name}`")).remedy(remedy).into())
}

/// The folders in `inputs` that hold a paper, sorted. One with YAML or sections and without a
/// paper.yaml is among them: it was meant as a paper, and reading it says what it lacks. So is one that
/// can't be read.
fn all(inputs: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(inputs)? {
        let folder = entry?.path();
        let holds_paper = || match inputs::yaml_files(&folder) {
            Ok(files) => !files.is_empty() || folder.join("sections").is_dir(),
            Err(_) => true,
        };
        if folder.is_dir() && holds_paper() {
            folders.push(folder);
        }
    }
    folders.sort();
    Ok(folders)
}

/// The name of a paper: that of its folder, wherever it was named from.
pub fn name(folder: &Path) -> String {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    name.or_else(|| {
        let whole = fs::canonicalize(folder).ok()?;
        Some(whole.file_name()?.to_string_lossy().into_owned())
    })
    .unwrap_or_else(|| "paper".to_owned())
}
