//! Pictures: from the path in the Markdown to bytes that are known to be a picture.
//!
//! The whole file is decoded here, once, so that a picture that is cut short is a fault with a
//! place, and not a hole in the paper.

use std::io::Cursor;
use std::path::{Component, Path};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use image::{ImageError, ImageReader, Limits};
use svg2pdf::usvg;

use crate::diagnostic::Diagnostic;
use crate::files::{Unread, read_whole, reason};
use crate::paper::{ImageContent, ImageFormat};
use crate::patience::{self, PATIENCE};

/// The largest file that is read: far above any scan, far below what would exhaust a machine.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;
/// The largest drawing: a file of lines is read into many times its room.
const LARGEST_DRAWING: usize = 8 * 1024 * 1024;
/// The longest side in pixels.
const LONGEST_SIDE: u32 = 20_000;

/// How deep the elements of a drawing may lie within one another. Drawing programs need a dozen; some
/// thousands would exhaust the stack of what reads and draws them.
const DEEPEST_DRAWING: usize = 200;

/// Reads the picture at `path` in `folder`, or says why it can't be drawn. The caller adds the
/// place.
pub(super) fn load(folder: &Path, path: &str) -> Result<ImageContent, Box<Diagnostic>> {
    check_path(path)?;
    let bytes = read(folder, path)?;
    let (format, size) = match image::guess_format(&bytes) {
        Ok(image::ImageFormat::Png) => (ImageFormat::Png, pixels(&bytes, path)?),
        Ok(image::ImageFormat::Jpeg) => (ImageFormat::Jpeg, pixels(&bytes, path)?),
        _ if looks_like_svg(&bytes) => (ImageFormat::Svg, units(&bytes, path)?),
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

fn fault(message: impl Into<String>, remedy: impl Into<String>) -> Box<Diagnostic> {
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

fn damaged(path: &str, cause: impl std::fmt::Display) -> Box<Diagnostic> {
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

fn looks_like_svg(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') && text.contains("<svg")
}

/// Whether elements lie deeper within one another than a drawing needs. Tags are only counted here:
/// whether they are the right ones is seen when the drawing is read.
fn is_too_deep(drawing: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = drawing;
    while let Some((_, markup)) = rest.split_once('<') {
        // What stands in a declaration is counted: it may declare elements as an entity.
        let length = match markup {
            _ if markup.starts_with("!--") => markup.find("-->"),
            _ if markup.starts_with("![CDATA[") => markup.find("]]>"),
            _ if markup.starts_with(['!', '?']) => Some(1),
            _ => {
                let tag = tag(markup);
                if tag.starts_with('/') {
                    depth = depth.saturating_sub(1);
                } else if !tag.ends_with('/') {
                    depth += 1;
                }
                Some(tag.len())
            }
        };
        let Some(length) = length else { return false };
        if depth > DEEPEST_DRAWING {
            return true;
        }
        rest = &markup[length..];
    }
    false
}

/// What stands before the `>` that ends a tag: one between quotation marks doesn't.
fn tag(markup: &str) -> &str {
    let mut quote = None;
    let end = markup.find(|character| match (character, quote) {
        ('>', None) => true,
        ('"' | '\'', None) => {
            quote = Some(character);
            false
        }
        _ => {
            quote = quote.filter(|&open| open != character);
            false
        }
    });
    &markup[..end.unwrap_or(markup.len())]
}

fn units(bytes: &[u8], path: &str) -> Result<(u32, u32), Box<Diagnostic>> {
    if bytes.len() > LARGEST_DRAWING {
        let most = LARGEST_DRAWING >> 20;
        return Err(fault(
            format!("picture `{path}` is a drawing larger than {most} MB"),
            "take out of it what can't be seen on a page, or save it as PNG",
        ));
    }
    if std::str::from_utf8(bytes).is_ok_and(is_too_deep) {
        return Err(fault(
            format!("picture `{path}` has elements more than {DEEPEST_DRAWING} deep"),
            "take some of its groups apart, or save it as PNG",
        ));
    }
    // A drawing may carry pictures of pixels within itself, and name none outside.
    let refused = Arc::new(AtomicBool::new(false));
    let (drawing, flag) = (bytes.to_vec(), Arc::clone(&refused));
    let read = move || usvg::Tree::from_data(&drawing, &options(&flag)).map(|tree| tree.size());
    let Some(size) = patience::within(PATIENCE, read) else {
        return Err(fault(
            format!("picture `{path}` takes too long to draw"),
            "take out of it what stands for many copies, such as patterns within patterns, or save it as PNG",
        ));
    };
    let size = size.map_err(|cause| damaged(path, cause))?.to_int_size();
    if refused.load(Ordering::Relaxed) {
        return Err(fault(
            format!("picture `{path}` has something in it that is neither lines nor pixels"),
            "take out the drawing or document that is embedded in it, or save the whole as PNG",
        ));
    }
    Ok((size.width(), size.height()))
}

/// What is embedded in a drawing must be pixels. How deep a drawing in a drawing is can't be known
/// before it is unpacked, and what isn't known would be a hole in the picture: either is `refused`.
fn options(refused: &Arc<AtomicBool>) -> usvg::Options<'static> {
    use image::ImageFormat::{Gif, Jpeg, Png, WebP};
    let refused = Arc::clone(refused);
    let read = usvg::ImageHrefResolver::default_data_resolver();
    let only_pixels = move |kind: &str, data: Arc<Vec<u8>>, options: &usvg::Options<'_>| {
        let is_pixels = matches!(image::guess_format(&data), Ok(Gif | Jpeg | Png | WebP));
        let pixels = (is_pixels && !kind.contains("svg")).then(|| read(kind, data, options));
        if !matches!(pixels, Some(Some(_))) {
            refused.store(true, Ordering::Relaxed);
        }
        pixels.flatten()
    };
    let image_href_resolver = usvg::ImageHrefResolver {
        resolve_data: Box::new(only_pixels),
        resolve_string: Box::new(|_, _| None),
    };
    usvg::Options { image_href_resolver, ..usvg::Options::default() }
}
