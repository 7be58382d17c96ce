//! Links, and the places within the paper to which they may lead: headings (`#purpose`), footnotes,
//! and where the text refers to these.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::pages::Pages;
use super::sheet::Sheet;
use super::strip::{Item, Mark};
use super::structure::{NodeId, Role, Tree};
use crate::diagnostic::Faults;
use crate::paper::HeadingNames;
use crate::style::look::Pt;

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) target: Target,
    /// What is said of it to those who don't see what it is part of.
    pub(super) description: String,
    /// What is read as the link: the words that it lies on may be a part of that.
    pub(super) node: Option<NodeId>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// Out of the paper.
    Address(Rc<str>),
    /// To the heading of this name.
    Heading(Rc<str>),
    /// To the footnote of this number.
    Footnote(usize),
    /// From there back into the text.
    Reference(usize),
}

impl Link {
    /// A link as Markdown has it, over these words.
    pub(super) fn new(address: &str, words: &str, node: Option<NodeId>) -> Self {
        let words = words.trim();
        if let Some(name) = address.strip_prefix('#') {
            let description = if words.is_empty() { name } else { words }.to_owned();
            return Self { target: Target::Heading(name.into()), description, node };
        }
        let says_it = words.is_empty() || words == address;
        let description = if says_it { address.to_owned() } else { format!("{words} ({address})") };
        Self { target: Target::Address(address.into()), description, node }
    }

    /// From the contents to a heading.
    pub(super) fn to_heading(name: &str, words: &str, page: usize, node: NodeId) -> Self {
        let description = format!("{words}, page {page}");
        Self { target: Target::Heading(name.into()), description, node: Some(node) }
    }

    /// From the text to a footnote.
    pub(super) fn to_footnote(number: usize, node: Option<NodeId>) -> Self {
        let description = format!("Footnote {number}");
        Self { target: Target::Footnote(number), description, node }
    }

    /// From a footnote to the text.
    pub(super) fn to_reference(number: usize, node: NodeId) -> Self {
        let description = format!("Back to the text of footnote {number}");
        Self { target: Target::Reference(number), description, node: Some(node) }
    }
}

/// A place in the paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Anchor {
    /// The page, from nought.
    pub(super) page: usize,
    /// How far above the foot of the sheet.
    pub(super) y: Pt,
}

/// The places to which links lead.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    headings: BTreeMap<String, Anchor>,
    footnotes: BTreeMap<usize, Anchor>,
    references: BTreeMap<usize, Anchor>,
}

impl Anchors {
    /// The places of all pages, or a fault for each link to a heading that isn't among `names`.
    pub(super) fn new(
        sheets: &[Sheet],
        pages: &Pages,
        tree: &Tree,
        names: &HeadingNames,
    ) -> Result<Self, Faults> {
        let mut anchors = Self::default();
        for (page, sheet) in sheets.iter().enumerate() {
            let anchor = |top| Anchor { page, y: pages.of(sheet.turned).above_foot(top) };
            for (bookmark, top) in &sheet.bookmarks {
                anchors.headings.insert(bookmark.name.clone(), anchor(*top));
            }
            for item in &sheet.items {
                anchors.add_notes(item, anchor(item.mark.top()), tree);
            }
        }
        let mut faults = Faults::new();
        to_headings(sheets)
            .into_iter()
            .filter_map(|name| names.fault(&format!("#{name}")))
            .for_each(|fault| faults.push(fault));
        faults.or(anchors)
    }

    /// Remembers where a footnote is, and where the text first refers to it.
    fn add_notes(&mut self, item: &Item, anchor: Anchor, tree: &Tree) {
        let Some(node) = item.node else { return };
        for (_, node) in tree.line_of(node) {
            if let Role::Footnote(number) = node.role {
                self.footnotes.entry(number).or_insert(anchor);
            }
        }
        if let Mark::Link { link, .. } = &item.mark
            && let Target::Footnote(number) = link.target
        {
            self.references.entry(number).or_insert(anchor);
        }
    }

    /// The heading of this name.
    pub(super) fn heading(&self, name: &str) -> Option<Anchor> {
        self.headings.get(name).copied()
    }

    /// The place within the paper to which a link leads, unless it leads out of it.
    pub(super) fn get(&self, target: &Target) -> Option<Anchor> {
        match target {
            Target::Address(_) => None,
            Target::Heading(name) => self.heading(name),
            Target::Footnote(number) => self.footnotes.get(number).copied(),
            Target::Reference(number) => self.references.get(number).copied(),
        }
    }
}

/// The names of headings to which links lead.
fn to_headings(sheets: &[Sheet]) -> BTreeSet<&str> {
    let items = sheets.iter().flat_map(|sheet| &sheet.items);
    items
        .filter_map(|item| match &item.mark {
            Mark::Link { link, .. } => match &link.target {
                Target::Heading(name) => Some(name.as_ref()),
                _ => None,
            },
            _ => None,
        })
        .collect()
}
