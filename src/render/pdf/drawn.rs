//! Painted pages into the streams that the file has of them.

use lopdf::{Dictionary, Document, Stream};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions};
use rayon::prelude::*;

use super::file::compress;
use super::marked::Content;
use super::paint::Painted;
use super::structure::NodeId;

/// A page of which there is nothing left to do but to put it into the document.
pub(super) struct Drawn {
    /// What is drawn, packed.
    pub(super) drawn: Stream,
    /// See [`Painted`].
    pub(super) links: PdfPage,
    pub(super) contents: Vec<(NodeId, Content)>,
}

/// Painted pages, drawn. What printpdf is told to draw takes ten times the room of what it draws, so that
/// pages come here a few at a time; and each is drawn in a document of its own, so that all cores draw.
pub(super) fn drawn(pages: Vec<Painted>) -> Vec<Drawn> {
    pages.into_par_iter().map(draw).collect()
}

fn draw(page: Painted) -> Drawn {
    let mut pdf = PdfDocument::new("");
    pdf.pages.push(page.drawing);
    let document = to_lopdf(&pdf);
    let contents = document.page_iter().flat_map(|page| document.get_page_content(page)).collect();
    let mut drawn = Stream::new(Dictionary::new(), contents);
    compress(&mut drawn);
    Drawn { drawn, links: page.links, contents: page.contents }
}

/// What printpdf makes of pages.
pub(super) fn to_lopdf(pdf: &PdfDocument) -> Document {
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        // Text is shown by an operation of our own making, which `secure` would leave out.
        secure: false,
        // Pictures go in as they are.
        image_optimization: None,
    };
    let mut document = pdf.to_lopdf_document(&options, &mut Vec::new());
    document.version = "1.7".to_owned();
    document
}
