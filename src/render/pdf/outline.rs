//! Bookmarks: the headings of a paper, as viewers list them beside its pages.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::document::text_string;
use super::strip::Bookmark;
use crate::style::look::Pt;

/// A bookmark with its page (from nought) and its height above the foot of the page.
pub(super) struct PlacedBookmark {
    pub(super) bookmark: Bookmark,
    pub(super) page: usize,
    pub(super) y: Pt,
}

/// Adds the bookmarks, nested as their headings are.
pub(super) fn add(
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
