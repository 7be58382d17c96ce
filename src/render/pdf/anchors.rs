//! Links within the paper: `#financial-implications` leads to the heading "Financial implications".

use std::collections::{BTreeMap, BTreeSet};

use super::paginate::Sheet;
use super::strip::Mark;
use crate::diagnostic::Faults;
use crate::paper::HeadingNames;
use crate::style::look::Pt;

/// A place in the paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Anchor {
    /// The page, from nought.
    pub(super) page: usize,
    /// From the top of its text area.
    pub(super) top: Pt,
}

/// The headings by the names that links call them.
#[derive(Debug, Default)]
pub(super) struct Anchors(BTreeMap<String, Anchor>);

impl Anchors {
    /// The headings of all pages, or a fault for each link that leads to none of them.
    pub(super) fn new(sheets: &[Sheet]) -> Result<Self, Faults> {
        let mut anchors = Self::default();
        let mut names = HeadingNames::default();
        for (page, sheet) in sheets.iter().enumerate() {
            for (bookmark, top) in &sheet.bookmarks {
                anchors.0.insert(names.add(&bookmark.words), Anchor { page, top: *top });
            }
        }
        let mut faults = Faults::new();
        links(sheets).into_iter().filter_map(|link| names.fault(link)).for_each(|f| faults.push(f));
        faults.or(anchors)
    }

    /// The heading to which a link such as `#purpose` leads.
    pub(super) fn get(&self, target: &str) -> Option<Anchor> {
        self.0.get(target.strip_prefix('#')?).copied()
    }
}

/// Where links within the paper lead.
fn links(sheets: &[Sheet]) -> BTreeSet<&str> {
    let items = sheets.iter().flat_map(|sheet| &sheet.items);
    items
        .filter_map(|item| match &item.mark {
            Mark::Link { target, .. } if target.starts_with('#') => Some(target.as_ref()),
            _ => None,
        })
        .collect()
}
