//! Headings: each has a name for links, and its place in the outline.

use std::ops::Range;

use super::Builder;
use super::frame::Kind;
use crate::paper::parse::numbers::{first_line, fold};
use crate::paper::{Block, Heading, Inline, plain_text};

impl Builder<'_> {
    pub(super) fn end_heading(&mut self, level: u8, mut content: Vec<Inline>, span: &Range<usize>) {
        trim_end(&mut content);
        let words = plain_text(&content);
        let line = first_line(self.markdown.text(), span);
        let fault = self.outline.add(level, &words);
        let is_blank = words.trim().is_empty();
        if let Some(fault) = fault {
            let printed = match content.as_slice() {
                [] => "left out",
                _ if is_blank => "printed as a paragraph",
                _ => "printed as a heading of this level",
            };
            self.mend(fault, &line, printed);
        }
        if is_blank {
            // The number of a footnote, or a tick box, may stand in it all the same.
            return self.finish_paragraph(content, None);
        }
        if !self.is_left_out() {
            self.headings.add(&words);
        }
        let unnumbered = std::mem::take(&mut self.without_number);
        if self.stack.len() == 1 {
            self.unnumbered.push(unnumbered);
        }
        self.block(Block::Heading(Heading { level, number: None, content }));
    }

    /// Whether what is open stands in a footnote that is not printed: no link can lead there.
    fn is_left_out(&self) -> bool {
        let is_second =
            |name: &str| self.footnotes.iter().any(|(first, _)| fold(first) == fold(name));
        self.stack.iter().any(|frame| match &frame.kind {
            Kind::Footnote(name) => self.notes.number(name).is_none() || is_second(name),
            _ => false,
        })
    }
}

/// Takes away the space at the end of a heading: a mark that prints nothing may stand behind it.
pub(in crate::paper::parse) fn trim_end(content: &mut Vec<Inline>) {
    if let Some(Inline::Text(last)) = content.last_mut() {
        last.words.truncate(last.trim_end().len());
    }
    content.pop_if(|last| *last == Inline::words(""));
}
