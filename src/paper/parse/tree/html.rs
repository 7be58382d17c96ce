//! The little HTML that may stand in Markdown, and the fault for the rest.

use std::ops::Range;

use super::{Builder, frame};
use crate::marks;
use crate::paper::Inline;
use crate::paper::parse::html::{Html, is_blank, language, look_at};
use crate::paper::parse::{LANDSCAPE, faults};

/// What becomes of HTML in a file from anywhere: nothing of it is lost, and nothing is guessed.
pub(super) const LETTER_FOR_LETTER: &str = "printed letter for letter";

impl Builder<'_> {
    pub(super) fn inline_html(&mut self, html: &str, span: &Range<usize>) {
        match look_at(html) {
            Html::Comments => self.comment(html, span),
            Html::Break => self.inline(Inline::HardBreak),
            Html::OpenComment => {
                self.mend(faults::open_comment(), span, LETTER_FOR_LETTER);
                self.print_html(html, span);
            }
            Html::Other => match language(html) {
                Some(tag) => self.begin_language(tag, html, span),
                None if html == "</span>" && self.in_language() => self.end_language(),
                None => {
                    // The tag that closes another is no news.
                    if !html.starts_with("</") || !self.html_reported {
                        self.raw_html(span, LETTER_FOR_LETTER);
                    }
                    self.print_html(html, span);
                }
            },
        }
    }

    pub(super) fn html_block(&mut self, html: &str, span: &Range<usize>) {
        let html = html.trim_end_matches(['\r', '\n']);
        let line = html.find('\n').unwrap_or(html.trim_end().len());
        let line = span.start..span.start + line;
        match look_at(html) {
            Html::Comments if html.trim() == LANDSCAPE => return self.landscape(line),
            Html::Comments => return self.comment(html, &line),
            Html::Break => return self.raw_html(&line, "left out"),
            Html::OpenComment => self.mend(faults::open_comment(), &line, LETTER_FOR_LETTER),
            Html::Other => self.raw_html(&line, LETTER_FOR_LETTER),
        }
        if self.findings.mends() {
            let code = self.plain(html, span);
            let code = self.drawn(&code, span);
            self.block(frame::code(&code));
        }
    }

    /// Prints what stands in a line as code, unless it is a fault, and nothing is printed.
    pub(super) fn print_html(&mut self, html: &str, span: &Range<usize>) {
        if self.findings.mends() {
            let code = self.plain(html, span).replace("\r\n", " ").replace(['\r', '\n'], " ");
            let code = self.drawn(&code, span);
            self.inline(Inline::Code(code));
        }
    }

    fn raw_html(&mut self, span: &Range<usize>, printed: &str) {
        self.html_reported = true;
        self.mend(faults::raw_html(), span, printed);
    }

    /// A blank comment only keeps others apart, as in our own Markdown, and marks are no words.
    fn comment(&mut self, html: &str, span: &Range<usize>) {
        if !is_blank(html) && !marks::is_ours(html) {
            let place = self.markdown.place(span.clone());
            self.findings.mention(faults::comment().at(&place));
        }
    }
}
