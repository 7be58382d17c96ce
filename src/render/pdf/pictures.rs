//! Pictures: from the bytes of their files to what a PDF draws.
//!
//! JPEG goes into the PDF as it is, so that nothing is lost by packing it twice; PNG is unpacked; SVG
//! stays lines and curves. Each is drawn on a square of one by one and scaled where it is placed.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use printpdf::{
    DictItem, ExternalStream, ExternalXObject, RawImage, RawImageData, RawImageFormat, XObject,
};
use svg2pdf::usvg;

use super::fonts::Face;
use crate::diagnostic::{Diagnostic, Faults};
use crate::paper::{Image, ImageContent, ImageFormat};
use crate::patience::{self, PATIENCE};
use crate::style::look::Pt;

/// A pixel is 1/96 inch wide, as on the web.
const POINTS_PER_PIXEL: f32 = 0.75;

/// The pictures of a paper.
pub(super) struct Pictures {
    /// The largest that a picture may be.
    limits: (Pt, Pt),
    pictures: Vec<Picture>,
    faults: Faults,
}

/// One picture.
pub(super) struct Picture {
    content: ImageContent,
    size: (Pt, Pt),
    pub(super) drawing: Drawing,
}

/// What is drawn.
pub(super) enum Drawing {
    /// Pixels.
    Pixels(XObject),
    /// Lines and curves: a PDF of one page.
    Curves(lopdf::Document),
    /// The file could not be read; the fault is noted and the PDF will not be written.
    Nothing,
}

impl Pictures {
    /// None yet; none will be larger than `limits`.
    pub(super) fn new(limits: (Pt, Pt)) -> Self {
        Self { limits, pictures: Vec::new(), faults: Faults::new() }
    }

    /// From here on, none will be larger than `limits`.
    pub(super) fn limit(&mut self, limits: (Pt, Pt)) {
        self.limits = limits;
    }

    /// Reads a picture, and gives its number. A picture that is used twice is kept once, unless pages of
    /// different heights have room for it in different sizes.
    pub(super) fn add(&mut self, image: &Image) -> usize {
        let size = fitted(&image.content, self.limits);
        let same = |picture: &Picture| picture.size == size && picture.content == image.content;
        if let Some(number) = self.pictures.iter().position(same) {
            return number;
        }
        let drawing = read(&image.content).unwrap_or_else(|reason| {
            self.faults.push(unreadable(image, &reason));
            Drawing::Nothing
        });
        self.pictures.push(Picture { content: image.content.clone(), size, drawing });
        self.pictures.len() - 1
    }

    /// Width and height of a picture on paper, where there is room for it.
    pub(super) fn size(&self, picture: usize) -> (Pt, Pt) {
        self.pictures[picture].size
    }

    /// All of them, in the order of their numbers.
    pub(super) fn into_drawings(self) -> Vec<Drawing> {
        self.pictures.into_iter().map(|picture| picture.drawing).collect()
    }

    /// What could not be read.
    pub(super) fn take_faults(&mut self) -> Faults {
        std::mem::take(&mut self.faults)
    }
}

/// The resource name of a picture.
pub(super) fn resource_name(picture: usize) -> String {
    format!("P{picture}")
}

fn unreadable(image: &Image, reason: &str) -> Diagnostic {
    let path = image.path.display();
    Diagnostic::error(format!("failed to read the picture `{path}` ({reason})"))
        .at(&image.place)
        .remedy("save it again from the program it was made with, as PNG, JPEG or SVG")
}

/// The size on paper: a pixel is 1/96 inch, less where the page has no room for that.
fn fitted(content: &ImageContent, limits: (Pt, Pt)) -> (Pt, Pt) {
    let width = Pt(content.width.max(1) as f32 * POINTS_PER_PIXEL);
    let height = Pt(content.height.max(1) as f32 * POINTS_PER_PIXEL);
    let times = (limits.0 / width).min(limits.1 / height).min(1.0);
    (width * times, height * times)
}

fn read(content: &ImageContent) -> Result<Drawing, String> {
    match content.format {
        ImageFormat::Png => read_pixels(&content.bytes).map(|raw| Drawing::Pixels(raw.into())),
        ImageFormat::Jpeg => read_jpeg(&content.bytes).map(Drawing::Pixels),
        ImageFormat::Svg => {
            let drawing = Arc::clone(&content.bytes);
            let read = patience::within(PATIENCE, move || read_svg(&drawing));
            read.unwrap_or_else(|| Err("it takes too long to draw".to_owned())).map(Drawing::Curves)
        }
    }
}

/// A raster picture as it is kept; wraps printpdf's own type so that `read` reads evenly.
struct Raster(RawImage);

impl From<Raster> for XObject {
    fn from(raster: Raster) -> Self {
        XObject::Image(raster.0)
    }
}

fn read_pixels(bytes: &[u8]) -> Result<Raster, String> {
    let mut remarks = Vec::new();
    RawImage::decode_from_bytes(bytes, &mut remarks).map(|pixels| Raster(in_bytes(pixels)))
}

/// The same picture with a byte for each part of a colour. No eye sees more on paper, and printpdf
/// reads the transparency of finer pictures wrongly.
fn in_bytes(mut picture: RawImage) -> RawImage {
    if let RawImageData::U16(parts) = &picture.pixels {
        // The upper byte of sixteen bits.
        picture.pixels = RawImageData::U8(parts.iter().map(|part| (part >> 8) as u8).collect());
        picture.data_format = match picture.data_format {
            RawImageFormat::R16 => RawImageFormat::R8,
            RawImageFormat::RG16 => RawImageFormat::RG8,
            RawImageFormat::RGB16 => RawImageFormat::RGB8,
            RawImageFormat::RGBA16 => RawImageFormat::RGBA8,
            format => format,
        };
    }
    picture
}

/// A JPEG that is whole goes in as it is, if its colours are grey or RGB.
fn read_jpeg(bytes: &[u8]) -> Result<XObject, String> {
    let Raster(pixels) = read_pixels(bytes)?;
    let space: &[u8] = match jpeg_components(bytes) {
        Some(1) => b"DeviceGray",
        Some(3) => b"DeviceRGB",
        _ => return Ok(XObject::Image(pixels)),
    };
    let name = |name: &[u8]| DictItem::Name(name.to_vec());
    let entries = [
        ("Type", name(b"XObject")),
        ("Subtype", name(b"Image")),
        ("Width", DictItem::Int(pixels.width as i64)),
        ("Height", DictItem::Int(pixels.height as i64)),
        ("ColorSpace", name(space)),
        ("BitsPerComponent", DictItem::Int(8)),
        ("Filter", name(b"DCTDecode")),
    ];
    let dict: BTreeMap<String, DictItem> =
        entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let stream = ExternalStream { dict, content: bytes.to_vec(), compress: false };
    Ok(XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None }))
}

/// How many components each pixel of a JPEG has, from the header of its frame.
fn jpeg_components(bytes: &[u8]) -> Option<u8> {
    let mut rest = bytes.get(2..)?;
    loop {
        let &[0xFF, marker, high, low, ..] = rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let is_frame = matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
        if is_frame {
            return rest.get(9).copied();
        }
        rest = rest.get(2 + length..)?;
    }
}

fn read_svg(bytes: &[u8]) -> Result<lopdf::Document, String> {
    let refers_elsewhere = Arc::new(AtomicBool::new(false));
    let options = svg_options(&refers_elsewhere);
    let tree = usvg::Tree::from_data(bytes, &options).map_err(|error| error.to_string())?;
    if refers_elsewhere.load(Ordering::Relaxed) {
        return Err("it refers to another file, which must be put into it".to_owned());
    }
    if let Some(character) = undrawable(tree.root()) {
        return Err(format!("it holds the character `{character}`, which the font lacks"));
    }
    // Letters stay letters: a chart is found by a search, and takes half the room of curves.
    let conversion = svg2pdf::ConversionOptions { embed_text: true, ..Default::default() };
    let pdf = svg2pdf::to_pdf(&tree, conversion, svg2pdf::PageOptions::default())
        .map_err(|error| error.to_string())?;
    lopdf::Document::load_mem(&pdf).map_err(|error| error.to_string())
}

/// The first character of a drawing's words that would be left out.
fn undrawable(group: &usvg::Group) -> Option<char> {
    group.children().iter().find_map(|node| match node {
        usvg::Node::Group(group) => undrawable(group),
        usvg::Node::Text(text) => {
            let words = text.chunks().iter().flat_map(|chunk| chunk.text().chars());
            words.filter(|character| !character.is_whitespace()).find(|&c| is_lacking(c))
        }
        _ => None,
    })
}

fn is_lacking(character: char) -> bool {
    let face = rustybuzz::Face::from_slice(Face::Regular.file(), 0);
    face.is_some_and(|face| face.glyph_index(character).is_none())
}

/// SVG with our fonts for its letters, and nothing read from the disk.
fn svg_options(refers_elsewhere: &Arc<AtomicBool>) -> usvg::Options<'static> {
    let flag = Arc::clone(refers_elsewhere);
    let mut options = usvg::Options {
        font_family: "Liberation Sans".to_owned(),
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_string: Box::new(move |_, _| {
                flag.store(true, Ordering::Relaxed);
                None
            }),
            ..usvg::ImageHrefResolver::default()
        },
        ..usvg::Options::default()
    };
    let fonts = options.fontdb_mut();
    for face in Face::ALL {
        fonts.load_font_data(face.file().to_vec());
    }
    fonts.set_sans_serif_family("Liberation Sans");
    fonts.set_serif_family("Liberation Sans");
    fonts.set_cursive_family("Liberation Sans");
    fonts.set_fantasy_family("Liberation Sans");
    fonts.set_monospace_family("Liberation Mono");
    options
}
