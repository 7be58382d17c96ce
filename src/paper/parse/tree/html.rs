//! The little HTML that may stand in Markdown, and the fault for the rest.

use std::ops::Range;

use super::Builder;
use crate::paper::Inline;
use crate::paper::parse::html::{Html, look_at};
use crate::paper::parse::{LANDSCAPE, faults};

impl Builder<'_> {
    pub(super) fn inline_html(&mut self, html: &str, span: &Range<usize>) {
        match look_at(html) {
            Html::Comments => {}
            Html::Break => self.inline(Inline::HardBreak),
            Html::OpenComment => self.fault(faults::open_comment(), span),
            Html::Other if html.starts_with("</") && self.html_reported => {}
            Html::Other => self.raw_html(span),
        }
    }

    pub(super) fn html_block(&mut self, html: &str, span: &Range<usize>) {
        let line = html.trim_end_matches(['\r', '\n']).find('\n').unwrap_or(html.trim_end().len());
        let span = span.start..span.start + line;
        match look_at(html) {
            Html::Comments if html.trim() == LANDSCAPE => self.landscape(span),
            Html::Comments => {}
            Html::OpenComment => self.fault(faults::open_comment(), &span),
            Html::Break | Html::Other => self.raw_html(&span),
        }
    }

    fn raw_html(&mut self, span: &Range<usize>) {
        self.html_reported = true;
        self.fault(faults::raw_html(), span);
    }
}
