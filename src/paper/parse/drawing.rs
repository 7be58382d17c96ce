//! Drawings in SVG: whether they can be drawn, with what a machine has of time and room.
//!
//! A drawing is read whole here, once, as pictures of pixels are: see [`super::image`].

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use svg2pdf::usvg;

use super::copies;
use super::image::{damaged, fault};
use crate::amount;
use crate::diagnostic::Diagnostic;
use crate::patience::{self, PATIENCE};

/// The largest drawing: a file of lines is read into many times its room.
const LARGEST_DRAWING: usize = 8 * 1024 * 1024;

/// How many parts a drawing may have, each letter of its words one, once all that it repeats is drawn.
const MOST_PARTS: u64 = 300_000;

/// How deep the elements of a drawing may lie within one another. Drawing programs need a dozen; some
/// thousands would exhaust the stack of what reads and draws them.
const DEEPEST_DRAWING: usize = 200;

/// Whether this is a drawing, going by how it begins.
pub(super) fn looks_like_svg(bytes: &[u8]) -> bool {
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

/// How wide and high a drawing is, or why it can't be drawn.
pub(super) fn units(bytes: &[u8], path: &str) -> Result<(u32, u32), Box<Diagnostic>> {
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
    // Counting copies may take long too, where many styles are tried on many parts.
    let read = move || match copies::parts(&drawing) {
        Some(parts) if parts > MOST_PARTS => None,
        _ => Some(usvg::Tree::from_data(&drawing, &options(&flag)).map(|tree| tree.size())),
    };
    let Some(read) = patience::within(PATIENCE, read) else {
        return Err(fault(
            format!("picture `{path}` takes too long to draw"),
            "take out of it what stands for many copies, such as patterns within patterns, or save it as PNG",
        ));
    };
    let Some(size) = read else {
        let most = amount::for_message(MOST_PARTS.into(), 0);
        return Err(fault(
            format!("picture `{path}` has more than {most} parts with all of its copies"),
            "take out of it what can't be seen on a page, or save it as PNG",
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
