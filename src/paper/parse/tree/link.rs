//! Links: where they may lead, and that they have words.

use std::ops::Range;

use pulldown_cmark::{CowStr, LinkType};

use super::Builder;
use super::frame::Kind;
use crate::paper::parse::{faults, links};
use crate::paper::{Inline, plain_text};

/// What becomes of a link that leads nowhere, in a file from anywhere.
pub(super) const WITHOUT_LINK: &str = "printed without the link";

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
            self.mend(fault, span, WITHOUT_LINK);
            target.clear();
        } else if target.starts_with('#') {
            self.links.push((target.clone(), span.clone()));
        }
        Kind::Link(target)
    }

    /// A link that may not be one has no target any more.
    pub(super) fn end_link(
        &mut self,
        target: String,
        mut content: Vec<Inline>,
        span: &Range<usize>,
    ) {
        if plain_text(&content).trim().is_empty() {
            let printed = match target.as_str() {
                "" => "printed as nothing",
                _ => "printed with its address as its words",
            };
            self.mend(faults::link_without_words(), span, printed);
            if !target.is_empty() {
                let words = self.drawn(&target, span);
                let is_blank = |inline: &Inline| match inline {
                    Inline::Text(words) => words.trim().is_empty(),
                    inline => matches!(inline, Inline::SoftBreak | Inline::HardBreak),
                };
                content.retain(|inline| !is_blank(inline));
                content.insert(0, Inline::words(words));
            }
        }
        if target.is_empty() {
            self.inlines(content);
        } else {
            self.inline(Inline::Link { target, content });
        }
    }
}
