//! The files of the inputs, in words.

use super::NOTHING;
use crate::diff::tell::parts::{Grid, Part, Run, plain};
use crate::diff::{FileChange, Status, ValueChange};

/// The longest value of the inputs that is told whole.
const LONGEST_VALUE: usize = 70;

/// Says which files changed, and which of their values.
pub fn inputs(files: Option<&[FileChange]>, parts: &mut Vec<Part>) {
    let Some(files) = files else {
        let words = "What is exempt is left out, and with it what changed in the inputs. `--exempt` compares all of it.";
        parts.push(Part::Note(words));
        return;
    };
    if files.is_empty() {
        return;
    }
    parts.push(Part::Section("Inputs".to_owned()));
    let mut lines = Vec::new();
    for file in files {
        let values = file.values.as_deref().unwrap_or_default();
        if values.is_empty() {
            lines.push(Part::Item(vec![plain(format!("{}: {}", file.file, became(file)))]));
            continue;
        }
        parts.push(Part::Heading(file.file.clone()));
        let columns = vec![("Record", false), ("Key", false), ("Old", false), ("New", false)];
        let rows = values.iter().map(value).collect();
        parts.push(Part::Grid(Grid { columns, rows }));
    }
    if !lines.is_empty() && lines.len() < files.len() {
        parts.push(Part::Heading("Other files".to_owned()));
    }
    parts.extend(lines);
}

/// What became of a file whose values are not told.
fn became(file: &FileChange) -> &'static str {
    match file.status {
        Status::Added => "new",
        Status::Removed => "gone",
        Status::Changed if file.values.is_some() => "only comments or layout changed",
        Status::Changed if file.file.ends_with(".md") => "words changed",
        Status::Changed => "changed",
    }
}

fn value(change: &ValueChange) -> Vec<Run> {
    let said = |value: &Option<String>, run: fn(String) -> Run| match value.as_deref() {
        None | Some("") => plain(NOTHING),
        Some(value) => run(short(value)),
    };
    let field = match (change.field.as_str(), &change.old) {
        ("", None) => "new record",
        ("", Some(_)) => "record gone",
        (field, _) => field,
    };
    let record = if change.record.is_empty() { NOTHING } else { &change.record };
    vec![plain(record), plain(field), said(&change.old, Run::Old), said(&change.new, Run::New)]
}

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
