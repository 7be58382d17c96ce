//! Words in another language: `<span lang="cy">Croeso</span>`.
//!
//! Markdown leaves HTML within a line as single tags, so that what is between them is read as any
//! other words, and may have marks. Whether they are closed where they were opened is seen here.

use std::ops::Range;

use super::Builder;
use super::frame::{Frame, Kind};
use super::html::LETTER_FOR_LETTER;
use crate::language::is_tag;
use crate::paper::Inline;
use crate::paper::parse::faults;

impl Builder<'_> {
    pub(super) fn begin_language(&mut self, tag: &str, html: &str, span: &Range<usize>) {
        if !is_tag(tag) {
            self.html_reported = true;
            self.mend(faults::no_language(tag), span, LETTER_FOR_LETTER);
            return self.print_html(html, span);
        }
        let kind = Kind::Language(tag.to_owned());
        self.open(Frame { span: span.clone(), text: html.to_owned(), ..Frame::new(kind) });
    }

    /// Whether the words that are open are in another language.
    pub(super) fn in_language(&self) -> bool {
        matches!(self.stack.last(), Some(Frame { kind: Kind::Language(_), .. }))
    }

    pub(super) fn end_language(&mut self) {
        let Some(frame) = self.stack.pop() else { return };
        let Frame { kind: Kind::Language(tag), inlines: content, span, text, .. } = frame else {
            return;
        };
        if content.is_empty() {
            self.mend(faults::blank_language(), &span, LETTER_FOR_LETTER);
            self.print_html(&format!("{text}</span>"), &span);
        } else if content.iter().any(Inline::is_printed) {
            self.inline(Inline::Language { tag, content });
        } else {
            self.inlines(content);
        }
    }

    /// Reports those that are still open where what they stand in ends.
    pub(super) fn refuse_open_languages(&mut self) {
        while self.in_language() {
            let Some(Frame { span, text, inlines, .. }) = self.stack.pop() else { return };
            self.html_reported = true;
            self.mend(faults::open_language(), &span, LETTER_FOR_LETTER);
            self.print_html(&text, &span);
            self.inlines(inlines);
        }
    }
}
