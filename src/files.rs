//! Files of the user's: read as text, and named in messages.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;
use std::string::FromUtf8Error;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Faults, Place, Source};

/// Characters of a Unicode private use area that inputs may not contain: text on its way to
/// becoming a paper is marked with them.
pub const RESERVED: [char; 2] = ['\u{E000}', '\u{E001}'];

/// The largest text that is read: 150,000 words, far above any paper. Far less than a machine has room
/// for, but a letter of a page takes up to some hundred times its own room while the page is set.
pub const LARGEST_TEXT: u64 = 1024 * 1024;

/// The largest file of YAML. How many values it holds is bounded as well, and by that many rows.
const LARGEST_DATA: u64 = 4 * 1024 * 1024;

/// The largest file of rows, some millions of them. Its lines are let go as they are read.
const LARGEST_ROWS: u64 = 256 * 1024 * 1024;

/// The largest file of any kind: that of a picture. Far above any scan, far below what would exhaust a machine.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// Why a file was not read.
pub enum Unread {
    /// The system refused.
    Failed(io::Error),
    /// It is a pipe or a device, which may never come to an end.
    NoFile,
    /// It is larger than asked for.
    TooLarge,
}

/// For those who pass it on as what went wrong.
impl From<Unread> for io::Error {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Failed(error) => error,
            Unread::NoFile => io::Error::other(NO_FILE),
            Unread::TooLarge => io::ErrorKind::FileTooLarge.into(),
        }
    }
}

/// What is said of a pipe or a device.
const NO_FILE: &str = "it is no file, but a pipe or a device";

/// Reads a file of `most` bytes at most.
pub fn read_whole(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    // A pipe must not even be opened: that waits for somebody to write to it.
    let kind = fs::metadata(path).map_err(Unread::Failed)?;
    if !kind.is_file() && !kind.is_dir() {
        return Err(Unread::NoFile);
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(Unread::Failed)?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(Unread::Failed)?;
    // The length that the system tells may be nought where there is more.
    if bytes.len() as u64 > most { Err(Unread::TooLarge) } else { Ok(bytes) }
}

/// Reads a text file that must lie in a folder, be it through links: a paper, or a style, that somebody was given
/// must not print what lies elsewhere on the machine of who builds it.
pub fn read_text_within(inside: &Path, path: &Path) -> Result<Arc<Source>, Faults> {
    refuse_without(inside, path).map_err(|fault| *fault)?;
    read_text(path)
}

/// Opens a file of rows to be read line by line, which must lie in a folder as well.
pub fn open_within(inside: &Path, path: &Path) -> Result<fs::File, Box<Diagnostic>> {
    refuse_without(inside, path)?;
    let fault = |why: &str| -> Box<Diagnostic> {
        Diagnostic::error(format!("cannot read `{}` ({why})", shown(path)))
            .remedy("name a file that stands beside this one")
            .into()
    };
    let kind = fs::metadata(path).map_err(|error| fault(&reason(&error)))?;
    if !kind.is_file() {
        return Err(fault(if kind.is_dir() { "it is a folder" } else { NO_FILE }));
    }
    if kind.len() > LARGEST_ROWS {
        return Err(fault(&format!("it is larger than {} MB", LARGEST_ROWS >> 20)));
    }
    fs::File::open(path).map_err(|error| fault(&reason(&error)))
}

fn refuse_without(inside: &Path, path: &Path) -> Result<(), Box<Diagnostic>> {
    let whole = |path: &Path| fs::canonicalize(path).ok();
    // What can't be followed can't be read either, and reading says why.
    if let (Some(folder), Some(file)) = (whole(inside), whole(path))
        && !file.starts_with(folder)
    {
        return Err(Diagnostic::error(format!(
            "`{}` leads out of the folder `{}`",
            shown(path),
            shown(inside)
        ))
        .remedy("put a copy of the file in its place")
        .in_file(path.file_name().unwrap_or_default().to_string_lossy())
        .into());
    }
    Ok(())
}

/// Reads a text file of the user's: UTF-8, with or without a byte-order mark, its lines ended as on any system.
pub fn read_text(path: &Path) -> Result<Arc<Source>, Faults> {
    let fault = |why: &str, remedy: &str| {
        Diagnostic::error(format!("cannot read `{}` ({why})", shown(path)))
            .remedy(remedy)
            .in_file(path.file_name().unwrap_or_default().to_string_lossy())
    };
    let is_data = path.extension().is_some_and(|kind| kind == "yaml");
    let most = if is_data { LARGEST_DATA } else { LARGEST_TEXT };
    let bytes = read_whole(path, most).map_err(|unread| match unread {
        Unread::Failed(error) => {
            fault(&reason(&error), "check that the file is there and may be read")
        }
        Unread::NoFile => fault(NO_FILE, "put a file in its place"),
        Unread::TooLarge => fault(
            &format!("it is larger than {} MB", most >> 20),
            "check that it is the file that was meant, or shorten it",
        ),
    })?;
    let text = String::from_utf8(bytes).map_err(|error| not_utf8(path, &error))?;
    let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
    let source = Source::new(shown(path), with_line_feeds(text));
    match source.text().find(RESERVED) {
        None => Ok(source),
        Some(start) => {
            let place = Place::new(&source, start..start + RESERVED[0].len_utf8());
            Err(reserved(&place).into())
        }
    }
}

/// A text of an old Mac, whose lines end in carriage returns alone, with line feeds in their place. Beside line
/// feeds a carriage return ends no line, and stays.
fn with_line_feeds(text: String) -> String {
    if text.contains('\n') { text } else { text.replace('\r', "\n") }
}

/// The fault of using a reserved character.
pub fn reserved(place: &Place) -> Diagnostic {
    Diagnostic::error("this character is kept for the program's own use")
        .at(place)
        .remedy("delete it: it prints as nothing")
}

/// The fault of a file in another encoding, at the first character that can't be read. The line is
/// shown with `\u{FFFD}` for such characters: up to the first of them, it is as it stands in the file.
fn not_utf8(path: &Path, error: &FromUtf8Error) -> Diagnostic {
    let start = error.utf8_error().valid_up_to();
    let source = Source::new(shown(path), String::from_utf8_lossy(error.as_bytes()));
    let place = Place::new(&source, start..start + char::REPLACEMENT_CHARACTER.len_utf8());
    Diagnostic::error("this character can't be read: the file is not UTF-8 text")
        .at(&place)
        .remedy("save the file as UTF-8 in your editor")
}

/// Why a file can't be read or written, in words of our own: the system's differ from one system to
/// the next, and name numbers that say nothing.
pub fn reason(cause: &io::Error) -> String {
    match cause.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a file stands where a folder should be".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        // Words of our own.
        io::ErrorKind::Other => cause.to_string(),
        kind => kind.to_string(),
    }
}

/// A path as messages show it, the same on every system, and on one line.
pub fn shown(path: &Path) -> String {
    let shown = |character: char| match character {
        '\\' => '/',
        other if other.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    path.to_string_lossy().chars().map(shown).collect()
}
