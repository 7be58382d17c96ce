//! Links within the paper: `#financial-implications` leads to the heading "Financial implications".

use std::collections::{BTreeMap, BTreeSet};

use super::paginate::Sheet;
use super::strip::Mark;
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
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
        for (page, sheet) in sheets.iter().enumerate() {
            for (bookmark, top) in &sheet.bookmarks {
                anchors.add(&bookmark.title, Anchor { page, top: *top });
            }
        }
        let mut faults = Faults::new();
        for name in links(sheets).into_iter().filter(|name| anchors.get(name).is_none()) {
            faults.push(anchors.missing(name));
        }
        faults.or(anchors)
    }

    /// The heading to which a link such as `#purpose` leads.
    pub(super) fn get(&self, target: &str) -> Option<Anchor> {
        self.0.get(target.strip_prefix('#')?).copied()
    }

    /// Adds a heading. Where several have the same name, the later ones are called `name-1`,
    /// `name-2`, as on the sites where Markdown is usually read.
    fn add(&mut self, title: &str, anchor: Anchor) {
        let name = name(title);
        let mut free = name.clone();
        let mut count = 0;
        while self.0.contains_key(&free) {
            count += 1;
            free = format!("{name}-{count}");
        }
        self.0.insert(free, anchor);
    }

    fn missing(&self, target: &str) -> Diagnostic {
        let fault =
            Diagnostic::error(format!("a link leads to `{target}`, but no heading is so called"));
        let known = self.0.keys().map(String::as_str);
        match did_you_mean(target.trim_start_matches('#'), known) {
            Some(remedy) => fault.remedy(remedy),
            None => {
                fault.remedy("write the words of a heading in small letters, with `-` for spaces")
            }
        }
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

/// The name by which links call a heading: its words in small letters, joined by hyphens.
fn name(title: &str) -> String {
    let kept =
        |character: &char| character.is_alphanumeric() || matches!(character, ' ' | '-' | '_');
    let letters = title.trim().chars().filter(kept).flat_map(char::to_lowercase);
    letters.map(|character| if character == ' ' { '-' } else { character }).collect()
}
