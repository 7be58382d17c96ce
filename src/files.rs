//! Files of the user's: read as text, and named in messages.

use std::fs;
use std::io;
use std::path::Path;
use std::string::FromUtf8Error;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Faults, Place, Source};

/// Characters of a Unicode private use area that inputs may not contain: text on its way to
/// becoming a paper is marked with them.
pub const RESERVED: [char; 2] = ['\u{E000}', '\u{E001}'];

/// Reads a text file of the user's: UTF-8, with or without a byte-order mark.
pub fn read_text(path: &Path) -> Result<Arc<Source>, Faults> {
    let bytes = fs::read(path).map_err(|error| {
        Diagnostic::error(format!("cannot read `{}` ({})", shown(path), reason(&error)))
            .remedy("check that the file is there and may be read")
            .in_file(path.file_name().unwrap_or_default().to_string_lossy())
    })?;
    let text = String::from_utf8(bytes).map_err(|error| not_utf8(path, &error))?;
    let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
    let source = Source::new(shown(path), text);
    match source.text().find(RESERVED) {
        None => Ok(source),
        Some(start) => {
            let place = Place::new(&source, start..start + RESERVED[0].len_utf8());
            Err(reserved(&place).into())
        }
    }
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
        kind => kind.to_string(),
    }
}

/// A path as messages show it, the same on every system.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
