//! What the text calls by name: headings to which links lead.

use std::collections::BTreeSet;

use super::string;
use crate::paper::walk;
use crate::paper::{Heading, HeadingNames, Inline, Paper, plain_text};

/// The headings to which links lead.
///
/// Only those have a label, and only these links are written: what somebody reads has no labels that
/// serve nothing, and Typst refuses a link to a label that isn't there.
#[derive(Default)]
pub(super) struct Anchors {
    /// The names of headings that some link calls.
    called: BTreeSet<String>,
    /// The headings so far.
    names: HeadingNames,
}

impl Anchors {
    pub(super) fn new(paper: &Paper) -> Self {
        let mut names = HeadingNames::default();
        let mut known: BTreeSet<String> = BTreeSet::new();
        let mut see = |heading: &Heading| {
            known.insert(names.add(&plain_text(&heading.content)));
        };
        walk::headings(&paper.blocks, &mut see);
        for footnote in &paper.footnotes {
            walk::headings(&footnote.blocks, &mut see);
        }
        let mut called = BTreeSet::new();
        walk::paper(paper, &mut |inline| {
            if let Inline::Link { target, .. } = inline
                && let Some(name) = target.strip_prefix('#')
                && known.contains(name)
            {
                called.insert(name.to_owned());
            }
        });
        Self { called, names: HeadingNames::default() }
    }

    /// The label of the next heading, if a link leads there.
    pub(super) fn heading(&mut self, content: &[Inline]) -> Option<String> {
        let name = self.names.add(&plain_text(content));
        self.called.get(&name).map(|name| label(name, "#"))
    }

    /// Where a link leads: a string with an address, or the label of a heading.
    pub(super) fn target(&self, target: &str) -> String {
        let name = target.strip_prefix('#').and_then(|name| self.called.get(name));
        name.map_or_else(|| string(target), |name| label(name, ""))
    }
}

/// The label of a heading. The word before its name keeps it apart from the labels of footnotes.
/// `hash` begins code where a label can't be written as it is.
fn label(name: &str, hash: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_');
    if !name.is_empty() && name.chars().all(is_plain) {
        return format!("<heading:{name}>");
    }
    format!("{hash}label({})", string(&format!("heading:{name}")))
}
