//! Pictures: from the path in the Markdown to bytes that are known to be a picture.
//!
//! The whole file is decoded here, once, so that a picture that is cut short is a fault with a
//! place, and not a hole in the paper.

use std::io::Cursor;
use std::path::{Component, Path};
use std::sync::Arc;

use image::{ImageError, ImageReader, Limits};

use super::drawing;
use crate::diagnostic::Diagnostic;
use crate::files::{LARGEST_FILE, Unread, read_whole, reason};
use crate::paper::{ImageContent, ImageFormat};

/// The longest side in pixels.
const LONGEST_SIDE: u32 = 20_000;

/// Reads the picture at `path` in `folder`, or says why it can't be drawn. The caller adds the
/// place.
pub(super) fn load(folder: &Path, path: &str) -> Result<ImageContent, Box<Diagnostic>> {
    check_path(path)?;
    let bytes = read(folder, path)?;
    let (format, size) = match image::guess_format(&bytes) {
        Ok(image::ImageFormat::Png) => (ImageFormat::Png, pixels(&bytes, path)?),
        Ok(image::ImageFormat::Jpeg) => (ImageFormat::Jpeg, pixels(&bytes, path)?),
        _ if drawing::looks_like_svg(&bytes) => (ImageFormat::Svg, drawing::units(&bytes, path)?),
        _ => return Err(unknown_kind(path)),
    };
    let (width, height) = size;
    Ok(ImageContent { format, bytes: Arc::new(bytes), width, height })
}

/// A path may not lead out of the folder, nor be an address on the web.
fn check_path(path: &str) -> Result<(), Box<Diagnostic>> {
    if path.is_empty() {
        return Err(fault(
            "a picture without a path",
            "write the path between the round brackets: `![What it shows](plan.png)`",
        ));
    }
    if path.contains("://") || path.starts_with("//") || path.starts_with("data:") {
        return Err(fault(
            format!("picture `{path}` is not a file"),
            "save the picture beside the paper, and give its path",
        ));
    }
    let mut depth = 0_usize;
    for component in Path::new(path).components() {
        match component {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir if depth > 0 => depth -= 1,
            _ => return Err(outside(path)),
        }
    }
    Ok(())
}

fn read(folder: &Path, path: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    let unreadable = |cause: std::io::Error| {
        let remedy = format!("paths start from `{}`", folder.display());
        fault(format!("failed to read picture `{path}` ({})", reason(&cause)), remedy)
    };
    let file = folder.join(path).canonicalize().map_err(unreadable)?;
    // A link within the folder can still lead out of it.
    if !file.starts_with(folder.canonicalize().map_err(unreadable)?) {
        return Err(outside(path));
    }
    read_whole(&file, LARGEST_FILE).map_err(|unread| match unread {
        Unread::Failed(error) => unreadable(error),
        Unread::NoFile => {
            fault(format!("picture `{path}` is a pipe or a device"), "put a file in its place")
        }
        Unread::TooLarge => {
            fault(format!("picture `{path}` is larger than 64 MB"), "save it in a smaller size")
        }
    })
}

pub(super) fn fault(message: impl Into<String>, remedy: impl Into<String>) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(message).remedy(remedy))
}

fn outside(path: &str) -> Box<Diagnostic> {
    fault(
        format!("picture `{path}` lies outside the paper's folder"),
        "copy it into the folder, and give its path from there",
    )
}

fn unknown_kind(path: &str) -> Box<Diagnostic> {
    fault(format!("picture `{path}` is neither PNG nor JPEG nor SVG"), "save it as one of these")
}

pub(super) fn damaged(path: &str, cause: impl std::fmt::Display) -> Box<Diagnostic> {
    fault(
        format!("picture `{path}` is damaged ({cause})"),
        "open it in a picture program and save it anew",
    )
}

fn pixels(bytes: &[u8], path: &str) -> Result<(u32, u32), Box<Diagnostic>> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|cause| damaged(path, cause))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    reader.limits(limits);
    let picture = reader.decode().map_err(|cause| match cause {
        ImageError::Limits(_) => fault(
            format!("picture `{path}` has more pixels than can be read"),
            "save it in a smaller size",
        ),
        cause => damaged(path, cause),
    })?;
    Ok((picture.width(), picture.height()))
}
