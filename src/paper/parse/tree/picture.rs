//! Pictures: the description is read first, then the file.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::Builder;
use crate::paper::parse::faults;
use crate::paper::{Image, Inline};

/// A picture whose description is being read.
pub(super) struct Picture {
    /// How many pictures are open: one may stand in the description of another.
    depth: usize,
    path: String,
    alternative: String,
    span: Range<usize>,
}

impl Builder<'_> {
    pub(super) fn start_picture(&mut self, path: &CowStr<'_>, span: Range<usize>) {
        let path = self.plain(path, &span);
        self.picture = Some(Picture { depth: 1, path, alternative: String::new(), span });
    }

    /// The description of a picture is its words, whatever marks they carry.
    pub(super) fn in_picture(&mut self, event: Event<'_>, span: Range<usize>) {
        let words = match &event {
            Event::Text(text) | Event::Code(text) => self.plain(text, &span),
            Event::SoftBreak | Event::HardBreak => " ".to_owned(),
            Event::FootnoteReference(_) => {
                self.fault(faults::footnote_in_description(), &span);
                String::new()
            }
            _ => String::new(),
        };
        let Some(picture) = &mut self.picture else { return };
        picture.alternative.push_str(&words);
        match event {
            Event::Start(Tag::Image { .. }) => picture.depth += 1,
            Event::End(TagEnd::Image) => picture.depth -= 1,
            _ => {}
        }
        if picture.depth == 0 {
            self.end_picture();
        }
    }

    pub(super) fn end_picture(&mut self) {
        let Some(picture) = self.picture.take() else { return };
        let Picture { path, mut alternative, span, .. } = picture;
        let content = self.album.load(&self.options.images, &path);
        if alternative.trim().is_empty() {
            alternative = if path.is_empty() { "picture".to_owned() } else { path.clone() };
            let fault = faults::without_description(&path);
            self.mend(fault, &span, format!("described as `{alternative}`"));
        }
        match content {
            Ok(content) => {
                let place = self.markdown.place(span);
                let path = path.into();
                self.inline(Inline::Image(Image { alternative, path, content, place }));
            }
            Err(fault) => {
                let instead = format!("[{}]", alternative.trim());
                self.mend(*fault, &span, format!("printed as `{instead}`"));
                let instead = self.drawn(&instead, &span);
                self.words(&instead);
            }
        }
    }
}
