//! Letters before paragraphs, and in the first column of what was a list before it was copied.

use std::sync::Arc;

use super::grid::Grid;
use crate::check::Finding;
use crate::check::passages::{Passage, PassageKind};
use crate::check::references::lettered::{Label, Lists, beginning, within};
use crate::diagnostic::Source;

/// What begins or ends an item, by where it stands.
enum Step {
    Heading,
    Label(Label),
}

/// Every gap among them.
pub(super) fn check(passages: &[Passage], grids: &[Grid], source: &Arc<Source>) -> Vec<Finding> {
    let mut found: Vec<Finding> = passages.iter().filter_map(within).collect();
    let mut steps: Vec<(usize, Step)> = passages.iter().filter_map(of_passage).collect();
    let rows = grids.iter().flat_map(|grid| &grid.rows);
    steps.extend(rows.filter_map(|row| {
        let cell = row.cells.first()?;
        let label = Label::alone(&cell.text, cell.place(source))?;
        Some((cell.span.start, Step::Label(label)))
    }));
    steps.sort_by_key(|(start, _)| *start);
    let mut lists = Lists::default();
    for (_, step) in &steps {
        match step {
            Step::Heading => lists.end(),
            Step::Label(label) => found.extend(lists.next(label)),
        }
    }
    // Nobody accepts what is found in a paper from elsewhere.
    found.into_iter().map(|one| Finding { about: None, ..one }).collect()
}

fn of_passage(passage: &Passage) -> Option<(usize, Step)> {
    let step = match passage.kind {
        PassageKind::Heading(_) => Step::Heading,
        _ => Step::Label(beginning(passage)?),
    };
    let start = passage.place(&(0..passage.text.len()))?.span().start;
    Some((start, step))
}
