//! Addresses and footnotes that stand in a section that is exempt, and are used by public words.
//!
//! Definitions of links (`[bids]: https://…`) and of footnotes belong to the whole paper, whatever section they stand
//! in. Public words that used one of an exempt section would publish it.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::findings::Findings;
use super::numbers::fold;
use super::tokens::{Piece, pieces};
use super::{Reading, faults};
use crate::paper::{Markdown, Placement};

/// Refuses links, pictures and references to footnotes outside of exempt sections that are defined in one.
pub(super) fn report(reading: &Reading<'_>, markdown: &Markdown, findings: &mut Findings) {
    let exempt = exempt(markdown);
    if exempt.is_empty() {
        return;
    }
    let is_exempt = |span: &Range<usize>| exempt.iter().any(|exempt| exempt.contains(&span.start));
    for (span, name, definition) in &reading.defined {
        if is_exempt(definition) && !is_exempt(span) {
            let there = markdown.place(definition.clone()).first_line();
            let fault = faults::withheld_address(name).at(&markdown.place(span.clone()));
            findings.refuse(fault.related(&there, "defined here, which is exempt"));
        }
    }
    let footnotes: BTreeSet<String> = reading
        .events
        .iter()
        .filter_map(|(event, span)| match event {
            Event::Start(Tag::FootnoteDefinition(name)) if is_exempt(span) => Some(fold(name)),
            _ => None,
        })
        .collect();
    for (event, span) in &reading.events {
        if let Event::FootnoteReference(name) = event
            && !is_exempt(span)
            && footnotes.contains(&fold(name))
        {
            findings.refuse(faults::withheld_footnote(name).at(&markdown.place(span.clone())));
        }
    }
}

/// Where the text of exempt sections stands.
fn exempt(markdown: &Markdown) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begun = None;
    for (piece, span) in pieces(markdown.text()) {
        let Piece::Token(token) = piece else { continue };
        match markdown.placement(token) {
            Some(Placement::ExemptStart(_)) => begun = Some(span.start),
            Some(Placement::ExemptEnd(_)) => {
                found.extend(begun.take().map(|start| start..span.end));
            }
            _ => {}
        }
    }
    found
}
