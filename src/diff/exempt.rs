//! A paper without the sections that the paper beside it keeps from the public.
//!
//! What one of two papers calls exempt must not be told by showing what the other says in its stead.

use std::collections::BTreeSet;

use crate::diagnostic::Place;
use crate::paper::{Block, Inline, Paper, walk};

/// The paper as it is published, and without the text of these sections, which it does publish itself.
pub fn without(paper: &Paper, sections: &BTreeSet<String>) -> Paper {
    let mut paper = paper.clone();
    let ends: Vec<String> = sections.iter().map(|name| format!("/sections/{name}.md")).collect();
    let is_exempt = |place: &Place| {
        let path = format!("/{}", place.source().path());
        ends.iter().any(|end| path.ends_with(end))
    };
    let kinds: Vec<Kind> = paper.blocks.iter().map(|block| kind(block, &is_exempt)).collect();
    for (at, kind) in kinds.iter().enumerate() {
        // What nobody typed belongs to what stands around it, as far as the next heading.
        let is_out = match kind {
            Kind::Exempt => true,
            Kind::Other => false,
            Kind::Unknown => {
                reaches_exempt(kinds[..at].iter().rev()) || reaches_exempt(kinds[at..].iter())
            }
        };
        if is_out && !paper.exempt.blocks.iter().any(|range| range.contains(&at)) {
            paper.exempt.blocks.push(at..at + 1);
        }
    }
    paper.public()
}

/// Whether the next block of which something is known is exempt.
fn reaches_exempt<'a>(mut kinds: impl Iterator<Item = &'a Kind>) -> bool {
    kinds.find(|kind| **kind != Kind::Unknown) == Some(&Kind::Exempt)
}

/// Whose words a block has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Those of an exempt section.
    Exempt,
    /// Those of anything else.
    Other,
    /// Nothing tells.
    Unknown,
}

fn kind(block: &Block, is_exempt: &dyn Fn(&Place) -> bool) -> Kind {
    let mut places: Vec<&Place> = Vec::new();
    match block {
        Block::Table(table) => places.extend(&table.origin.0),
        Block::Chart(chart) => places.push(&chart.image.place),
        _ => {}
    }
    walk::blocks(std::slice::from_ref(block), &mut |inline| {
        places.extend(match inline {
            Inline::Text(text) => text.origin.0.as_ref(),
            Inline::Figure(placed) => placed.origin.0.as_ref(),
            Inline::Reference(reference) => Some(&reference.place),
            Inline::Image(image) => Some(&image.place),
            _ => None,
        });
    });
    match places.as_slice() {
        [] if matches!(block, Block::Heading(_)) => Kind::Other,
        [] => Kind::Unknown,
        places if places.iter().any(|place| is_exempt(place)) => Kind::Exempt,
        _ => Kind::Other,
    }
}
