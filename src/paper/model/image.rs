//! Pictures.

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::Place;

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// What the picture shows, for those who can't see it. Never blank.
    pub alternative: String,
    /// The path as the Markdown gave it, relative to the paper.
    pub path: PathBuf,
    /// What the file holds.
    pub content: ImageContent,
    /// Where the Markdown asked for it.
    pub place: Place,
}

/// What an image file holds. The bytes were looked at when they were read: their kind is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageContent {
    /// What kind of file.
    pub format: ImageFormat,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
    /// Its width in pixels (for SVG: in user units).
    pub width: u32,
    /// Its height in pixels (for SVG: in user units).
    pub height: u32,
}

/// The kinds of pictures that can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// SVG.
    Svg,
}
