//! Pages into the finished file: fonts, pictures, bookmarks, and what the document says of itself.
//!
//! printpdf takes the names of its resources, its file identifier and its dates from a counter and a
//! clock that all papers of one run share. Everything that it would number that way is named or
//! replaced here, so that the bytes depend on the paper alone.

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, XObjectId};
use sha2::{Digest, Sha256};

use super::embed::Subsets;
use super::fonts::Fonts;
use super::pictures::{Drawing, resource_name};
use super::strip::Bookmark;
use super::vector;
use crate::paper::Details;
use crate::style::look::Pt;

/// The name of the program, in the metadata.
const PRODUCER: &str = "Orderpaper";

/// A bookmark with its page (from nought) and its height above the foot of the page.
pub(super) struct PlacedBookmark {
    pub(super) bookmark: Bookmark,
    pub(super) page: usize,
    pub(super) y: Pt,
}

/// Everything of which a file is made.
pub(super) struct Parts<'a> {
    pub(super) pages: Vec<PdfPage>,
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
    pdf.with_pages(parts.pages);
    let mut document = to_lopdf(&pdf);
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let fonts = parts.subsets.embed(parts.fonts, &mut document);
    add_resources(&mut document, &pages, "Font", fonts)?;
    let mut drawings = Dictionary::new();
    for (name, drawing) in curves {
        drawings.set(name, vector::import(drawing, &mut document)?);
    }
    add_resources(&mut document, &pages, "XObject", drawings)?;
    finish_annotations(&mut document, &pages)?;
    add_outline(&mut document, &parts.bookmarks, &pages)?;
    describe(&mut document, parts.details)?;
    write(document)
}

fn to_lopdf(pdf: &PdfDocument) -> Document {
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

/// Links are printed with their page, and pages without links have no list of them.
fn finish_annotations(document: &mut Document, pages: &[ObjectId]) -> Result<(), lopdf::Error> {
    /// The flag "print".
    const PRINT: i64 = 4;
    for &page in pages {
        let page = document.get_dictionary_mut(page)?;
        let annotations = page.get_mut(b"Annots")?.as_array_mut()?;
        for annotation in annotations.iter_mut() {
            annotation.as_dict_mut()?.set("F", PRINT);
        }
        if annotations.is_empty() {
            page.remove(b"Annots");
        }
    }
    Ok(())
}

/// Adds the bookmarks, nested as their headings are.
fn add_outline(
    document: &mut Document,
    bookmarks: &[PlacedBookmark],
    pages: &[ObjectId],
) -> Result<(), lopdf::Error> {
    if bookmarks.is_empty() {
        return Ok(());
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| document.new_object_id()).collect();
    let family = Family::of(bookmarks);
    for (index, placed) in bookmarks.iter().enumerate() {
        let parent = family.parents[index].map_or(root, |parent| ids[parent]);
        let siblings = family.children_of(family.parents[index]);
        let position = siblings.partition_point(|&sibling| sibling < index);
        let mut entry = dictionary! {
            "Title" => text_string(&placed.bookmark.title),
            "Parent" => parent,
            "Dest" => destination(placed, pages),
        };
        if let Some(&before) = position.checked_sub(1).and_then(|before| siblings.get(before)) {
            entry.set("Prev", ids[before]);
        }
        if let Some(&after) = siblings.get(position + 1) {
            entry.set("Next", ids[after]);
        }
        family.set_children(&mut entry, Some(index), &ids);
        document.set_object(ids[index], entry);
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    family.set_children(&mut outlines, None, &ids);
    document.set_object(root, outlines);
    let catalog = document.catalog_mut()?;
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
    Ok(())
}

/// Which bookmark stands under which.
struct Family {
    parents: Vec<Option<usize>>,
    /// The children of each, and at the end those of none.
    children: Vec<Vec<usize>>,
    /// How many stand under each, at any depth.
    descendants: Vec<i64>,
}

impl Family {
    fn of(bookmarks: &[PlacedBookmark]) -> Self {
        let parents = parents(bookmarks);
        let mut children = vec![Vec::new(); bookmarks.len() + 1];
        let mut descendants = vec![0; bookmarks.len() + 1];
        for (index, parent) in parents.iter().enumerate() {
            children[parent.unwrap_or(bookmarks.len())].push(index);
        }
        // Parents come before their children, so that those are counted first from the end.
        for index in (0..bookmarks.len()).rev() {
            descendants[parents[index].unwrap_or(bookmarks.len())] += descendants[index] + 1;
        }
        Self { parents, children, descendants }
    }

    fn children_of(&self, parent: Option<usize>) -> &[usize] {
        &self.children[parent.unwrap_or(self.parents.len())]
    }

    /// Names the first and the last of an entry's children. All levels are shown unfolded: a paper
    /// has few.
    fn set_children(&self, entry: &mut Dictionary, parent: Option<usize>, ids: &[ObjectId]) {
        let children = self.children_of(parent);
        if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
            entry.set("First", ids[first]);
            entry.set("Last", ids[last]);
            entry.set("Count", self.descendants[parent.unwrap_or(self.parents.len())]);
        }
    }
}

/// The heading above each that it belongs under: the last before it of a higher rank.
fn parents(bookmarks: &[PlacedBookmark]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::new();
    for (index, placed) in bookmarks.iter().enumerate() {
        while open
            .last()
            .is_some_and(|&last| bookmarks[last].bookmark.level >= placed.bookmark.level)
        {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(index);
    }
    parents
}

fn destination(placed: &PlacedBookmark, pages: &[ObjectId]) -> Object {
    let page = pages.get(placed.page).map_or(Object::Null, |&page| Object::Reference(page));
    let y = Object::Real(placed.y.0.round());
    Object::Array(vec![page, "XYZ".into(), Object::Null, y, Object::Null])
}

/// What the document says of itself.
fn describe(document: &mut Document, details: &Details) -> Result<(), lopdf::Error> {
    let author = details.author.as_ref().or(details.organisation.as_ref());
    let mut information = dictionary! {
        "Title" => text_string(&details.title),
        "Creator" => text_string(PRODUCER),
        "Producer" => text_string(PRODUCER),
    };
    if let Some(author) = author {
        information.set("Author", text_string(author));
    }
    if let Some(date) = details.date {
        let moment = date.format("D:%Y%m%d000000Z").to_string();
        information.set("CreationDate", Object::string_literal(moment.clone()));
        information.set("ModDate", Object::string_literal(moment));
    }
    let old = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(old, information);
    let catalog = document.catalog_mut()?;
    catalog.set("Lang", text_string(&details.language));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    Ok(())
}

/// A text of the document: as it is where it is ASCII, as UTF-16 otherwise.
fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    let bytes = units.flat_map(u16::to_be_bytes).collect();
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}

fn write(mut document: Document) -> Result<Vec<u8>, lopdf::Error> {
    document.compress();
    let identifier = Object::String(digest(&document), lopdf::StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![identifier.clone(), identifier]);
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// Sixteen bytes made of everything the document holds: the same for the same contents, and
/// different as soon as anything differs.
fn digest(document: &Document) -> Vec<u8> {
    let mut hasher = Sha256::new();
    for (id, object) in &document.objects {
        hasher.update(format!("{id:?} {object:?}"));
        if let Object::Stream(Stream { content, .. }) = object {
            hasher.update(content);
        }
    }
    hasher.finalize()[..16].to_vec()
}
