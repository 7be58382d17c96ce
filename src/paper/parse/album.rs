//! The pictures of one paper: each is read once, and all together are no more than a machine can hold.

use std::collections::BTreeMap;
use std::path::Path;

use super::image;
use crate::diagnostic::Diagnostic;
use crate::paper::{ImageContent, ImageFormat};

/// How many bytes the files of all pictures may have.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// How many pixels all pictures may have that are unpacked where they are drawn: seven full pages scanned
/// at 300 dots per inch.
const MOST_PIXELS: u64 = 64_000_000;

/// What was read of a picture, or why it can't be drawn.
type Read = Result<ImageContent, Box<Diagnostic>>;

/// The pictures of one paper, by their paths.
#[derive(Default)]
pub(super) struct Album {
    pictures: BTreeMap<String, Read>,
    bytes: u64,
    pixels: u64,
}

impl Album {
    /// The picture at `path` in `folder`, or why it can't be drawn. The caller adds the place.
    pub(super) fn load(&mut self, folder: &Path, path: &str) -> Read {
        if let Some(known) = self.pictures.get(path) {
            return known.clone();
        }
        let read = image::load(folder, path).and_then(|content| self.keep(content, path));
        self.pictures.insert(path.to_owned(), read.clone());
        read
    }

    fn keep(&mut self, content: ImageContent, path: &str) -> Read {
        let bytes = self.bytes + content.bytes.len() as u64;
        // JPEG goes into a paper as it is, and a drawing has no pixels.
        let pixels = match content.format {
            ImageFormat::Png => u64::from(content.width) * u64::from(content.height),
            ImageFormat::Jpeg | ImageFormat::Svg => 0,
        };
        let pixels = self.pixels + pixels;
        if bytes > MOST_BYTES {
            return Err(too_much(path, &format!("{} MB", MOST_BYTES >> 20)));
        }
        if pixels > MOST_PIXELS {
            return Err(too_much(path, &format!("{} million pixels", MOST_PIXELS / 1_000_000)));
        }
        (self.bytes, self.pixels) = (bytes, pixels);
        Ok(content)
    }
}

fn too_much(path: &str, most: &str) -> Box<Diagnostic> {
    let message = format!("with picture `{path}`, those of this paper have more than {most}");
    Box::new(Diagnostic::error(message).remedy("save the pictures in a smaller size"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn picture(format: ImageFormat, side: u32) -> ImageContent {
        ImageContent { format, bytes: Arc::new(vec![0; 9]), width: side, height: side }
    }

    #[test]
    fn pictures_are_no_more_than_a_machine_can_hold() {
        let mut album = Album::default();
        assert!(album.keep(picture(ImageFormat::Png, 7_000), "a.png").is_ok());
        assert!(album.keep(picture(ImageFormat::Jpeg, 7_000), "b.jpg").is_ok());
        let fault = album.keep(picture(ImageFormat::Png, 7_000), "c.png").expect_err("it is large");
        let message = "with picture `c.png`, those of this paper have more than 64 million pixels";
        assert_eq!(fault.message, message);
        assert!(album.keep(picture(ImageFormat::Png, 700), "d.png").is_ok());
    }
}
