//! What is not for publication: from where to where, as the text says.

use super::Builder;
use crate::diagnostic::Diagnostic;
use crate::paper::parse::tokens::{Piece, pieces};
use crate::paper::{Exempt, Placement};

/// The edges of what is not for publication, as they are met.
#[derive(Default)]
pub(super) struct Edges {
    /// What lies between those that were met.
    pub(super) found: Exempt,
    /// How many were met.
    met: usize,
    /// Before which block the last began that has not ended.
    open: Option<usize>,
}

impl Edges {
    /// It begins before this block.
    pub(super) fn start(&mut self, block: usize) {
        if self.open.is_none() {
            self.met += 1;
            self.open = Some(block);
        }
    }

    /// It ends before this block.
    pub(super) fn end(&mut self, block: usize) {
        if let Some(start) = self.open.take() {
            self.met += 1;
            self.found.blocks.push(start..block.max(start));
        }
    }

    /// A table or chart that was placed is exempt if it stands between edges.
    pub(super) fn name(&mut self, id: &str) {
        if self.open.is_some() {
            self.found.names.insert(id.to_owned());
        }
    }
}

impl Builder<'_> {
    /// Where an edge was printed and not met, as within a list, nobody can say any more what lies
    /// between: that must never be published.
    pub(super) fn report_exempt(&mut self) {
        let printed = pieces(self.markdown.text()).into_iter().filter_map(|(piece, _)| {
            let Piece::Token(token) = piece else { return None };
            match self.markdown.placement(token)? {
                Placement::ExemptStart(place) | Placement::ExemptEnd(place) => Some(place),
                _ => None,
            }
        });
        let printed: Vec<_> = printed.collect();
        let Some(place) = printed.first().filter(|_| printed.len() != self.exempt.met) else {
            return;
        };
        let fault = Diagnostic::error("what is exempt can't be told from what is not").at(place);
        self.findings.refuse(fault.remedy(
            "the template prints its text within a line, a list or a table: print it on a line of its own",
        ));
    }
}
