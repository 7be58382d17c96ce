//! Files of the user's: read as text, and named in messages.

use std::fs;
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
        Diagnostic::error(format!("cannot read `{}` ({error})", shown(path)))
            .remedy("check that the file is there and may be read")
    })?;
    let text = String::from_utf8(bytes).map_err(|error| not_utf8(path, &error))?;
    let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
    let source = Source::new(shown(path), text);
    match source.text().find(RESERVED) {
        None => Ok(source),
        Some(start) => {
            let place = Place::new(&source, start..start + RESERVED[0].len_utf8());
            Err(Diagnostic::error("this character is kept for the program's own use")
                .at(&place)
                .remedy("delete it: it prints as nothing")
                .into())
        }
    }
}

/// A path as messages show it, the same on every system.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Points at the first byte that is no text.
fn not_utf8(path: &Path, error: &FromUtf8Error) -> Diagnostic {
    let end = error.utf8_error().valid_up_to();
    let source = Source::new(shown(path), String::from_utf8_lossy(error.as_bytes()));
    Diagnostic::error(format!("`{}` is not text in UTF-8", shown(path)))
        .at(&Place::new(&source, end..end + char::REPLACEMENT_CHARACTER.len_utf8()))
        .remedy("save the file as UTF-8, as nearly all editors do by default")
}
