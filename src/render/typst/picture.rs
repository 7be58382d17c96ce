//! Pictures within the document.
//!
//! Typst reads pictures from files, or from bytes. A document that stands by itself has the bytes:
//! as text for SVG, as numbers otherwise. Each file is in it once, on a line of its own above the
//! body, however often the paper shows it.

use std::fmt::Write as _;

use super::{points, string};
use crate::paper::walk;
use crate::paper::{Image, ImageContent, ImageFormat, Paper};
use crate::style::Look;

/// The pictures of a paper.
pub(super) struct Pictures<'a> {
    contents: Vec<&'a ImageContent>,
    /// How wide text is on the page, in points.
    room: f32,
}

/// A pixel is 1/96 inch, as on the web, so that a screenshot is as large as it was on the screen.
const POINTS_PER_PIXEL: f32 = 0.75;

impl<'a> Pictures<'a> {
    /// The pictures of a paper, each file once, in the order in which they are shown.
    pub(super) fn of(paper: &'a Paper, look: &Look) -> Self {
        let page = &look.page;
        let room = page.width.0 - page.left.0 - page.right.0;
        let mut contents: Vec<&ImageContent> = Vec::new();
        let mut see = |image: &'a Image| {
            if !contents.contains(&&image.content) {
                contents.push(&image.content);
            }
        };
        walk::pictures(paper, &mut see);
        Self { contents, room }
    }

    /// Writes the bytes of every picture, under a name.
    pub(super) fn define(&self, text: &mut String) {
        for (index, content) in self.contents.iter().enumerate() {
            // Writing to a string can't fail.
            let _ = write!(text, "\n#let picture-{} = bytes(", index + 1);
            write_bytes(content, text);
            text.push_str(")\n");
        }
    }

    /// The code that shows a picture.
    pub(super) fn call(&self, image: &Image) -> String {
        let index = self.contents.iter().position(|known| **known == image.content);
        let width = image.content.width as f32 * POINTS_PER_PIXEL;
        let width = if width < self.room { points(width) } else { "100%".to_owned() };
        format!(
            "image(picture-{}, format: {}, width: {width}, alt: {})",
            index.map_or(0, |index| index + 1),
            string(format(image.content.format)),
            string(&image.alternative)
        )
    }
}

fn format(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Png => "png",
        ImageFormat::Jpeg => "jpg",
        ImageFormat::Svg => "svg",
    }
}

/// Writes bytes one after the other: a picture has millions of them.
fn write_bytes(content: &ImageContent, text: &mut String) {
    if content.format == ImageFormat::Svg
        && let Ok(drawing) = std::str::from_utf8(&content.bytes)
    {
        text.push_str(&string(drawing));
        return;
    }
    /// Three digits and a comma.
    const LONGEST: usize = 4;
    text.reserve(LONGEST * content.bytes.len() + 2);
    text.push('(');
    for byte in content.bytes.iter() {
        let _ = write!(text, "{byte},");
    }
    text.push(')');
}
