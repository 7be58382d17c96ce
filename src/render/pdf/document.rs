//! Pages into the finished file: fonts, pictures, bookmarks, and what the document says of itself.
//!
//! printpdf takes the names of its resources, its file identifier and its dates from a counter and a
//! clock that all papers of one run share. Everything that it would number that way is named or
//! replaced here, so that the bytes depend on the paper alone.

use lopdf::{Dictionary, Document, Object, ObjectId};
use printpdf::{PdfDocument, XObjectId};

use super::drawn::{Drawn, to_lopdf};
use super::embed::Subsets;
use super::file::{self, Written};
use super::fonts::Fonts;
use super::marked::Content;
use super::outline::{self, PlacedBookmark};
use super::pictures::{Drawing, resource_name};
use super::structure::{NodeId, Tree};
use super::tags::{self, TaggedPage};
use super::{metadata, vector};
use crate::paper::Details;

/// Everything of which a file is made.
pub(super) struct Parts<'a> {
    pub(super) pages: Vec<Drawn>,
    pub(super) tree: &'a Tree,
    pub(super) drawings: Vec<Drawing>,
    pub(super) subsets: Subsets,
    pub(super) fonts: &'a Fonts,
    pub(super) bookmarks: Vec<PlacedBookmark>,
    pub(super) details: &'a Details,
}

/// Makes the file.
pub(super) fn finish(parts: Parts<'_>) -> Result<Vec<u8>, lopdf::Error> {
    let mut pdf = PdfDocument::new("");
    let mut curves = Vec::new();
    for (number, drawing) in parts.drawings.into_iter().enumerate() {
        let name = resource_name(number);
        match drawing {
            Drawing::Pixels(pixels) => {
                pdf.resources.xobjects.map.insert(XObjectId(name), pixels);
            }
            Drawing::Curves(drawing) => curves.push((name, drawing)),
            Drawing::Nothing => {}
        }
    }
    let mut drawn = Vec::new();
    let mut contents = Vec::new();
    for page in parts.pages {
        pdf.pages.push(page.links);
        drawn.push(page.drawn);
        contents.push(page.contents);
    }
    let mut document = to_lopdf(&pdf);
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    for (&page, drawn) in pages.iter().zip(drawn) {
        let place = document.get_dictionary(page)?.get(b"Contents")?.as_reference()?;
        document.set_object(place, drawn);
    }
    let fonts = parts.subsets.embed(parts.fonts, &mut document);
    add_resources(&mut document, &pages, "Font", fonts)?;
    let mut drawings = Dictionary::new();
    for (name, drawing) in curves {
        drawings.set(name, vector::import(drawing, &mut document)?);
    }
    add_resources(&mut document, &pages, "XObject", drawings)?;
    let tagged = pages.iter().zip(&contents);
    let tagged: Vec<TaggedPage<'_>> = tagged
        .map(|(&page, contents)| {
            let links = finish_links(&mut document, page, contents)?;
            Ok(TaggedPage { page, contents, links })
        })
        .collect::<Result<_, lopdf::Error>>()?;
    let mut written = Written::default();
    tags::add(&mut document, &mut written, &tagged, parts.tree)?;
    outline::add(&mut document, &parts.bookmarks, &pages)?;
    metadata::add(&mut document, parts.details)?;
    allow_packing(&mut document);
    file::write(document, written)
}

/// Adds to the resources of one kind, which all pages share.
fn add_resources(
    document: &mut Document,
    pages: &[ObjectId],
    kind: &str,
    resources: Dictionary,
) -> Result<(), lopdf::Error> {
    let Some(&page) = pages.first() else { return Ok(()) };
    let own = document.get_dictionary(page)?.get(b"Resources")?.as_reference()?;
    let shared = document.get_dictionary(own)?.get(kind.as_bytes())?.as_reference()?;
    let dictionary = document.get_dictionary_mut(shared)?;
    for (name, resource) in resources {
        dictionary.set(name, resource);
    }
    Ok(())
}

/// Makes objects of a page's links, and says of each what it is; pages without links have no list of
/// them. Gives the links, in their order.
fn finish_links(
    document: &mut Document,
    page: ObjectId,
    contents: &[(NodeId, Content)],
) -> Result<Vec<ObjectId>, lopdf::Error> {
    /// The flag "print".
    const PRINT: i64 = 4;
    let descriptions = contents.iter().filter_map(|(_, content)| match content {
        Content::Link(description) => Some(description),
        _ => None,
    });
    let Some(Object::Array(links)) = document.get_dictionary_mut(page)?.remove(b"Annots") else {
        return Ok(Vec::new());
    };
    let mut ids = Vec::new();
    for (mut link, description) in links.into_iter().zip(descriptions) {
        let dictionary = link.as_dict_mut()?;
        dictionary.set("F", PRINT);
        dictionary.set("Contents", text_string(description));
        ids.push(document.add_object(link));
    }
    if !ids.is_empty() {
        let links: Vec<Object> = ids.iter().copied().map(Object::Reference).collect();
        document.get_dictionary_mut(page)?.set("Annots", links);
    }
    Ok(ids)
}

/// A text of the document: as it is where it is ASCII, as UTF-16 otherwise.
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    let bytes = units.flat_map(u16::to_be_bytes).collect();
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}

/// Lets pictures be packed like all else: printpdf says that they are, and they are so only if it has
/// packed them itself. What has a filter is left as it is.
fn allow_packing(document: &mut Document) {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image")
        {
            stream.allows_compression = true;
        }
    }
}
