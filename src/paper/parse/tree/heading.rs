//! Headings: each has a name for links, and its place in the outline.

use std::ops::Range;

use super::Builder;
use crate::paper::parse::numbers::first_line;
use crate::paper::{Block, Heading, Inline, plain_text};

impl Builder<'_> {
    pub(super) fn end_heading(&mut self, level: u8, mut content: Vec<Inline>, span: &Range<usize>) {
        // A mark that prints nothing may stand at the end, after a space.
        if let Some(Inline::Text(last)) = content.last_mut() {
            last.truncate(last.trim_end().len());
        }
        let words = plain_text(&content);
        self.headings.add(&words);
        if let Some(fault) = self.outline.add(level, &words) {
            let line = first_line(self.markdown.text(), span);
            self.fault(fault, &line);
        }
        let unnumbered = std::mem::take(&mut self.without_number);
        if self.stack.len() == 1 {
            self.unnumbered.push(unnumbered);
        }
        self.block(Block::Heading(Heading { level, number: None, content }));
    }
}
