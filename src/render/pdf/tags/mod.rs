//! The paper's structure into the PDF: the tags by which a paper is read aloud, searched and turned
//! into other forms.
//!
//! Each page says which stretches of it belong to which node of the [`Tree`]; here the tree becomes
//! the PDF's own (ISO 32000-1, 14.7). What has no content gets no tag, but for cells: a row has one
//! for every column.

mod kinds;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::file::Written;
use super::marked::Content;
use super::structure::{NodeId, Role, Tree};
use crate::render::nesting::Nesting;

/// A page in the file, and what of the paper is on it.
pub(super) struct TaggedPage<'a> {
    pub(super) page: ObjectId,
    pub(super) contents: &'a [(NodeId, Content)],
    /// Its links, in the order in which `contents` has them.
    pub(super) links: Vec<ObjectId>,
}

/// Something that stands in an element.
#[derive(Clone, Copy)]
enum Kid {
    /// Another element.
    Element(NodeId),
    /// A stretch of a page, by its number there.
    Marked { page: ObjectId, number: i64 },
    /// A link on a page.
    Link { page: ObjectId, link: ObjectId },
}

/// What the PDF is told of one node.
#[derive(Clone, Default)]
struct Element {
    /// Its object, if it is told at all.
    id: Option<ObjectId>,
    /// When the first of what is in it was painted.
    first: Option<usize>,
    /// What is in it, with the time at which it was painted.
    kids: Vec<(usize, Kid)>,
    /// Where its picture is: left, foot, right and top.
    area: Option<[f32; 4]>,
}

/// Adds the tree to the document.
///
/// # Errors
///
/// A page or a link that isn't in the document.
pub(super) fn add(
    document: &mut Document,
    written: &mut Written,
    pages: &[TaggedPage<'_>],
    tree: &Tree,
) -> Result<(), lopdf::Error> {
    let mut elements = gather(pages, tree);
    relate(&mut elements, tree, document);
    let mut headings = Nesting::default();
    for (id, node) in tree.nodes() {
        let element = &elements[id.index()];
        let parent = node.parent.and_then(|parent| elements[parent.index()].id);
        if let Some((object, parent)) = element.id.zip(parent) {
            let mut dictionary = match node.role {
                Role::Heading(level) => {
                    kinds::dictionary(&Role::Heading(headings.next(level)), element.area)
                }
                _ => kinds::dictionary(&node.role, element.area),
            };
            dictionary.set("P", parent);
            set_kids(&mut dictionary, element, &elements);
            written.add(object, dictionary)?;
        }
    }
    let parents = parents(document, pages, &elements)?;
    add_root(document, tree, &elements, parents)
}

/// What each node has on the pages.
fn gather(pages: &[TaggedPage<'_>], tree: &Tree) -> Vec<Element> {
    let mut elements = vec![Element::default(); tree.nodes().count()];
    let mut time = 0;
    for TaggedPage { page, contents, links } in pages {
        let page = *page;
        let mut numbers = 0..;
        let mut links = links.iter();
        for (node, content) in *contents {
            let element = &mut elements[node.index()];
            let kid = match content {
                Content::Picture(area) => {
                    element.area = Some(*area);
                    continue;
                }
                Content::Marked => numbers.next().map(|number| Kid::Marked { page, number }),
                Content::Link(_) => links.next().map(|&link| Kid::Link { page, link }),
            };
            element.kids.extend(kid.map(|kid| (time, kid)));
            for (node, _) in tree.line_of(*node) {
                elements[node.index()].first.get_or_insert(time);
            }
            time += 1;
        }
    }
    elements
}

/// Puts elements into their parents, and gives an object to each that is told of.
fn relate(elements: &mut [Element], tree: &Tree, document: &mut Document) {
    // Elements stand in the order of the tree: footnotes after the text, whatever page they are on.
    // Between them stands what their parent has itself.
    let mut last: BTreeMap<NodeId, usize> = BTreeMap::new();
    for (id, node) in tree.nodes() {
        let Some(parent) = node.parent else {
            elements[id.index()].id = Some(document.new_object_id());
            continue;
        };
        let is_cell = matches!(node.role, Role::DataCell | Role::HeaderCell { .. });
        let has_parent = elements[parent.index()].id.is_some();
        let first = elements[id.index()].first;
        if has_parent && (first.is_some() || is_cell) {
            elements[id.index()].id = Some(document.new_object_id());
            let time = last.entry(parent).or_default();
            *time = first.unwrap_or_default().max(*time);
            elements[parent.index()].kids.push((*time, Kid::Element(id)));
        }
    }
    for element in elements {
        element.kids.sort_by_key(|(time, _)| *time);
    }
}

/// Writes what stands in an element. Most of it is on one page, which is then named once.
fn set_kids(dictionary: &mut Dictionary, element: &Element, elements: &[Element]) {
    let first_page = element.kids.iter().find_map(|(_, kid)| match kid {
        Kid::Marked { page, .. } => Some(*page),
        _ => None,
    });
    if let Some(page) = first_page {
        dictionary.set("Pg", page);
    }
    let kids: Vec<Object> = element
        .kids
        .iter()
        .filter_map(|(_, kid)| match *kid {
            Kid::Element(node) => elements[node.index()].id.map(Object::Reference),
            Kid::Marked { page, number } if Some(page) == first_page => Some(number.into()),
            Kid::Marked { page, number } => {
                Some(dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number }.into())
            }
            Kid::Link { page, link } => {
                Some(dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => link }.into())
            }
        })
        .collect();
    if !kids.is_empty() {
        dictionary.set("K", kids);
    }
}

/// The way back from pages and links to elements, by keys that these are given.
fn parents(
    document: &mut Document,
    pages: &[TaggedPage<'_>],
    elements: &[Element],
) -> Result<Vec<Object>, lopdf::Error> {
    let reference =
        |node: &NodeId| elements[node.index()].id.map_or(Object::Null, Object::Reference);
    let mut parents = Vec::new();
    let mut key = 0_i64;
    for TaggedPage { page, contents, links } in pages {
        let marked = contents.iter().filter(|(_, content)| *content == Content::Marked);
        let marked: Vec<Object> = marked.map(|(node, _)| reference(node)).collect();
        let page = document.get_dictionary_mut(*page)?;
        // Readers go from link to link as the paper is read.
        page.set("Tabs", "S");
        page.set("StructParents", key);
        parents.extend([key.into(), marked.into()]);
        key += 1;
        let with_links = contents.iter().filter(|(_, content)| matches!(content, Content::Link(_)));
        for ((node, _), link) in with_links.zip(links) {
            document.get_dictionary_mut(*link)?.set("StructParent", key);
            parents.extend([key.into(), reference(node)]);
            key += 1;
        }
    }
    Ok(parents)
}

fn add_root(
    document: &mut Document,
    tree: &Tree,
    elements: &[Element],
    parents: Vec<Object>,
) -> Result<(), lopdf::Error> {
    let Some(paper) = elements[tree.root().index()].id else { return Ok(()) };
    let root = document.new_object_id();
    let mut dictionary = kinds::dictionary(&Role::Document, None);
    dictionary.set("P", root);
    set_kids(&mut dictionary, &elements[tree.root().index()], elements);
    document.set_object(paper, dictionary);
    let next = parents.len() as i64 / 2;
    let parents = document.add_object(dictionary! { "Nums" => parents });
    let mut named: Vec<(String, ObjectId)> = Vec::new();
    for (id, node) in tree.nodes() {
        named.extend(kinds::name(&node.role).zip(elements[id.index()].id));
    }
    named.sort();
    let mut structure = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![Object::Reference(paper)],
        "ParentTree" => parents,
        "ParentTreeNextKey" => next,
    };
    if !named.is_empty() {
        let names: Vec<Object> = named
            .into_iter()
            .flat_map(|(name, id)| [Object::string_literal(name), id.into()])
            .collect();
        structure.set("IDTree", dictionary! { "Names" => names });
    }
    document.set_object(root, structure);
    let catalog = document.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}
