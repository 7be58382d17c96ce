//! What each stretch of a page belongs to, as the page itself says it: marked content (ISO 32000-1,
//! 14.6).

use std::collections::BTreeMap;

use printpdf::{DictItem, Op};

use super::structure::NodeId;

/// A piece of a page that belongs to a node of the paper's structure.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// A stretch of marked content: they are numbered from nought on each page.
    Marked,
    /// A picture, and where it is: left, foot, right and top.
    Picture([f32; 4]),
    /// A link, and what is said of it. Links have the order in which the page lists them.
    Link(String),
}

/// What assistive technology is told of a stretch of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// It belongs to this node.
    Node(NodeId),
    /// It is there for the eye only.
    Artifact,
    /// It comes again on every page.
    Header,
    Footer,
    /// It lies across every page.
    Watermark,
}

/// Marks stretches of one page, one after the other.
#[derive(Default)]
pub(super) struct Marker {
    contents: Vec<(NodeId, Content)>,
    /// How many stretches belong to nodes.
    marked: i64,
    open: Option<Tag>,
}

impl Marker {
    /// Whether the stretch that is open is of this kind, so that it can go on.
    pub(super) fn goes_on(&self, tag: Tag) -> bool {
        self.open == Some(tag)
    }

    /// Begins a stretch; the one before must have ended.
    pub(super) fn begin(&mut self, tag: Tag) -> Op {
        self.open = Some(tag);
        match tag {
            Tag::Node(node) => {
                let number = DictItem::Int(self.marked);
                self.marked += 1;
                self.add(node, Content::Marked);
                // What it is, the tree says; this name is read by nobody.
                with_properties("Span", [("MCID", number)])
            }
            Tag::Artifact => Op::BeginMarkedContent { tag: ARTIFACT.to_owned() },
            Tag::Header => pagination("Header"),
            Tag::Footer => pagination("Footer"),
            Tag::Watermark => pagination("Watermark"),
        }
    }

    /// Ends the stretch that is open, if one is.
    pub(super) fn end(&mut self) -> Option<Op> {
        self.open.take().map(|_| Op::EndMarkedContent)
    }

    /// Adds what belongs to a node and is no stretch of its own.
    pub(super) fn add(&mut self, node: NodeId, content: Content) {
        self.contents.push((node, content));
    }

    /// What of the paper's structure is on the page, in the order in which it was painted.
    pub(super) fn finish(self) -> Vec<(NodeId, Content)> {
        self.contents
    }
}

/// What is painted for the eye only.
const ARTIFACT: &str = "Artifact";

/// What is painted for the eye only, because it comes on every page.
fn pagination(kind: &str) -> Op {
    let name = |name: &str| DictItem::Name(name.into());
    with_properties(ARTIFACT, [("Type", name("Pagination")), ("Subtype", name(kind))])
}

fn with_properties<const N: usize>(tag: &str, properties: [(&str, DictItem); N]) -> Op {
    let map: BTreeMap<String, DictItem> =
        properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let properties = DictItem::Dict { map };
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties }
}
