//! The words of a line without the marks around them: those of Markdown, tags, comments.
//!
//! A paper from elsewhere may be Markdown, plain text, or what a word processor made of either. Its words are
//! wanted as a reader sees them, each with the place where it was typed.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::{Captures, Regex};

use crate::check::passages::{Piece, What};
use crate::diagnostic::{Place, Source};

/// Some words of a line, and where they were typed.
pub(super) struct Stretch {
    place: Place,
    /// What a reader sees, where that is not what was typed.
    shown: Option<&'static str>,
}

/// What is shown letter for letter, a picture and an address are no statement, and take up their room.
const OBJECT: &str = "\u{FFFC}";

/// Marks, each with the words that a reader sees of it, if any.
static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x)
          (?P<object> `[^`]+` | !\[[^\]]*\]\([^()]*\) | https?://[^\s)>\]]+ )
        | (?P<left_out> <!--.*?--> | \[\^[^\]\s]+\] | </?[a-zA-Z][^<>]*> | \*\*+ | __ | ~~ )
        | \[(?P<link>[^\[\]]*)\]\([^()\s]*(?:\s"[^"]*")?\)
        | \\(?P<escaped>[!-/:-@\[-`{-~])
        | (?P<space> &nbsp; | &\#160; ) | (?P<pound> &pound; | &\#163; ) | (?P<and> &amp; )
        "#,
    )
    .expect("the pattern is valid: every test runs it")
});

/// The words of a part of a file.
pub(super) fn stretches(source: &Arc<Source>, range: Range<usize>) -> Vec<Stretch> {
    let typed = |range: Range<usize>| Stretch { place: Place::new(source, range), shown: None };
    let text = &source.text()[range.clone()];
    let mut all = Vec::new();
    let mut at = 0;
    for mark in MARKS.captures_iter(text) {
        let Some(whole) = mark.get(0) else { continue };
        all.push(typed(range.start + at..range.start + whole.start()));
        if let Some(inner) = mark.name("link").or_else(|| mark.name("escaped")) {
            all.push(typed(range.start + inner.start()..range.start + inner.end()));
        } else if let Some(shown) = shown(&mark) {
            let place = Place::new(source, range.start + whole.start()..range.start + whole.end());
            all.push(Stretch { place, shown: Some(shown) });
        }
        at = whole.end();
    }
    all.push(typed(range.start + at..range.end));
    all.retain(|stretch| !stretch.text().is_empty());
    all
}

fn shown(mark: &Captures) -> Option<&'static str> {
    let names = [("object", OBJECT), ("space", " "), ("pound", "£"), ("and", "&")];
    names.into_iter().find(|(name, _)| mark.name(name).is_some()).map(|(_, shown)| shown)
}

impl Stretch {
    fn text(&self) -> &str {
        self.shown.unwrap_or_else(|| self.place.text())
    }

    /// Puts it behind what a passage has.
    pub(super) fn push<'a>(&'a self, text: &mut String, pieces: &mut Vec<Piece<'a>>) {
        let start = text.len();
        text.push_str(self.text());
        pieces.push(Piece { range: start..text.len(), what: What::Typed(&self.place) });
    }
}

/// Where the comments of a text stand, also those over several lines.
pub(super) fn comments(text: &str) -> Vec<Range<usize>> {
    const OPENS: &str = "<!--";
    const CLOSES: &str = "-->";
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(OPENS).map(|offset| at + offset) {
        let inner = start + OPENS.len();
        // One that doesn't end is none.
        let Some(length) = text[inner..].find(CLOSES) else { break };
        at = inner + length + CLOSES.len();
        found.push(start..at);
    }
    found
}
