//! Links: where they may lead, and that they have words.

use std::ops::Range;

use pulldown_cmark::{CowStr, LinkType};

use super::Builder;
use super::frame::Kind;
use crate::paper::parse::{faults, links};
use crate::paper::{Inline, plain_text};

impl Builder<'_> {
    pub(super) fn link(
        &mut self,
        kind: LinkType,
        target: &CowStr<'_>,
        span: &Range<usize>,
    ) -> Kind {
        let mut target = self.plain(target, span);
        if kind == LinkType::Email {
            target.insert_str(0, "mailto:");
        }
        if let Some(fault) = links::fault(&target) {
            self.fault(fault, span);
        } else if target.starts_with('#') {
            self.links.push((target.clone(), span.clone()));
        }
        Kind::Link(target)
    }

    pub(super) fn end_link(&mut self, target: String, content: Vec<Inline>, span: &Range<usize>) {
        if plain_text(&content).trim().is_empty() {
            self.fault(faults::link_without_words(), span);
        }
        self.inline(Inline::Link { target, content });
    }
}
