//! Tables on pages turned round: a comment above the table says so.

use std::ops::Range;

use super::Builder;
use crate::paper::parse::faults;
use crate::paper::{Block, Inline};

/// What is known of them.
#[derive(Default)]
pub(super) struct Landscape {
    /// Comments for which the table has not come yet: where each stands, within how much else, and how
    /// many blocks stand above it there.
    open: Vec<(Range<usize>, usize, usize)>,
    /// Whether the last table was one, and its notes are the paragraphs under it.
    takes_notes: bool,
}

impl Builder<'_> {
    /// The comment above such a table.
    pub(super) fn landscape(&mut self, span: Range<usize>) {
        let (depth, above) = (self.stack.len(), self.top().blocks.len());
        self.landscape.open.push((span, depth, above));
    }

    /// Whether the comment stands right above the table that comes next, whose caption was taken off.
    fn is_under_comment(&mut self) -> bool {
        let (depth, above) = (self.stack.len(), self.top().blocks.len());
        let is_here = |open: &mut (Range<usize>, usize, usize)| (open.1, open.2) == (depth, above);
        self.landscape.open.pop_if(is_here).is_some()
    }

    /// Whether a pipe table at this place stands on pages turned round.
    pub(super) fn pipes_landscape(&mut self, span: &Range<usize>) -> bool {
        let landscape = self.is_under_comment() && self.may_turn("this table", span);
        self.landscape.takes_notes = landscape;
        landscape
    }

    /// Whether the table `id` of the inputs does; they may say so, too.
    pub(super) fn placed_landscape(&mut self, id: &str, said: bool, span: &Range<usize>) -> bool {
        self.landscape.takes_notes = false;
        (self.is_under_comment() || said) && self.may_turn(&format!("table `{id}`"), span)
    }

    /// A page can't be turned in the middle of a list.
    fn may_turn(&mut self, table: &str, span: &Range<usize>) -> bool {
        let stands_alone = self.stack.len() == 1;
        if !stands_alone {
            self.mend(faults::landscape_within(table), span, "printed upright");
        }
        stands_alone
    }

    /// Takes a paragraph as a note of the pipe table above it, if it is one: a note is all in italics, and
    /// stands on the page of its table. Gives back what is no note.
    pub(super) fn note_of_landscape(&mut self, content: Vec<Inline>) -> Option<Vec<Inline>> {
        let takes_notes = self.landscape.takes_notes;
        let Some(Block::Table(table)) = self.top().blocks.last_mut().filter(|_| takes_notes) else {
            return Some(content);
        };
        match <[Inline; 1]>::try_from(content) {
            Ok([Inline::Emphasis(note)]) => table.notes.push(note),
            Ok(content) => return Some(content.into()),
            Err(content) => return Some(content),
        }
        None
    }

    /// Reports the comments under which no table came.
    pub(super) fn report_landscape(&mut self) {
        for (span, ..) in std::mem::take(&mut self.landscape.open) {
            self.mend(faults::landscape_without_table(), &span, "left out");
        }
    }
}
