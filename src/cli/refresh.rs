//! `orderpaper refresh`: the generated parts of an edited draft, brought up to date.

use std::fs;
use std::path::Path;

use super::write::{Files, replace_all};
use super::{Outcome, Reads, report};
use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::files::{LARGEST_FILE, read_text, read_whole, reason, shown};
use crate::marks;
use crate::refresh::{Edits, Refreshed, difference, refresh};
use crate::render::{self, Output};

/// What some editors put before a text, and is no part of it.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// What is to be done.
pub struct Task<'a> {
    /// The draft.
    pub draft: &'a Path,
    /// The paper from which it was made, where it isn't the one that the draft names.
    pub paper: Option<&'a str>,
    /// What becomes of generated parts that a person changed.
    pub edits: Edits,
    /// Whether it is only shown what would change.
    pub dry_run: bool,
}

/// Brings a draft up to date, or shows what would change.
pub fn run(task: &Task, reads: &Reads) -> Outcome {
    match bring_up_to_date(task, reads) {
        Ok(outcome) => outcome,
        Err(faults) => report::faults(&faults),
    }
}

fn bring_up_to_date(task: &Task, reads: &Reads) -> Result<Outcome, Faults> {
    let draft = read_text(task.draft)?;
    let record = marks::read(&draft)?.record;
    let (_, drafted) = reads.draft(task.paper.unwrap_or(&record.paper))?;
    if let Some(first) = drafted.inputs.paper.exempt.first() {
        return Err(exempt(&first.place).into());
    }
    let refreshed = refresh(&draft, &drafted.paper, task.edits)?;
    let pictures = changed(render::pictures(&drafted.paper)?, task.draft, &refreshed.text);
    if task.dry_run {
        let name = shown(task.draft);
        let names = (name.as_str(), name.as_str());
        report::say(difference(draft.text(), &refreshed.text, names).trim_end());
    } else if refreshed.text != draft.text() || !pictures.is_empty() {
        write(task.draft, &refreshed, pictures)?;
    }
    Ok(tell(task, &refreshed))
}

/// Which of the two versions of its paper a draft is of is not known, and what is exempt must get into none for
/// the public.
fn exempt(place: &Place) -> Diagnostic {
    Diagnostic::error("a paper with exempt sections has no drafts that can be brought up to date")
        .at(place)
        .label("exempt")
        .remedy("make the changes in the inputs, and build the paper again")
}

/// The pictures that the draft shows, and that are others now than those beside it.
fn changed(mut pictures: Vec<Output>, draft: &Path, text: &str) -> Vec<Output> {
    let folder = draft.parent().unwrap_or(Path::new(""));
    pictures.retain(|picture| {
        let is_shown = text.contains(&format!("]({})", render::picture_target(&picture.name)));
        let path = folder.join(&picture.name);
        is_shown && read_whole(&path, LARGEST_FILE).ok().as_ref() != Some(&picture.bytes)
    });
    pictures
}

fn write(path: &Path, refreshed: &Refreshed, mut outputs: Vec<Output>) -> Result<(), Faults> {
    let cannot = |error: &std::io::Error| {
        Diagnostic::error(format!("cannot read `{}` ({})", shown(path), reason(error)))
            .remedy("check that the file is there and may be read")
    };
    // A byte-order mark, which is no part of the text, is a byte like others.
    let before = fs::read(path).map_err(|error| cannot(&error))?;
    let mut bytes =
        if before.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
    bytes.extend(refreshed.text.bytes());
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    outputs.push(Output { name, bytes });
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    replace_all(&Files { folder: folder.unwrap_or(Path::new(".")).to_owned(), outputs })
}

fn tell(task: &Task, refreshed: &Refreshed) -> Outcome {
    for left in &refreshed.left {
        report::warnings(&left.finding.clone().into());
        if let Some(difference) = &left.difference {
            report::note(difference);
        }
    }
    let renewed = report::count(refreshed.renewed, "part", "parts");
    let would = if task.dry_run { "would be brought up to date" } else { "brought up to date" };
    let left = match refreshed.left.len() {
        0 => String::new(),
        1 => ", 1 part left as it is".to_owned(),
        number => format!(", {number} parts left as they are"),
    };
    report::say(&format!("{}: {renewed} {would}{left}", shown(task.draft)));
    if refreshed.left.is_empty() { Outcome::Done } else { Outcome::Findings }
}
