//! The outline of a paper: its headings by their levels.
//!
//! Those who hear a paper read find their way by the levels of its headings, and so do the bookmarks
//! of the PDF: the title is the only heading of level 1, and no level is left out. What counts is the
//! whole paper: the headings of the template stand around those of a section.

use super::faults;
use crate::diagnostic::Diagnostic;

/// The highest level, that of the title.
const TITLE: u8 = 1;
/// The lowest level that Markdown has.
const LOWEST: u8 = 6;

/// The headings so far.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The level of the last heading that was in its place.
    above: Option<u8>,
    /// Whether there was a heading of level 1.
    has_title: bool,
}

impl Outline {
    /// Adds a heading, and says what is wrong with it. One that is wrong doesn't count as the heading
    /// above the next, so that all of several such are reported.
    pub(super) fn add(&mut self, level: u8, words: &str) -> Option<Diagnostic> {
        if words.trim().is_empty() {
            return Some(faults::blank_heading());
        }
        // A paper without a heading of level 1 has its title from elsewhere.
        let above = self.above.unwrap_or(TITLE);
        let right = "#".repeat((above + 1).min(LOWEST).into());
        let has_title = self.has_title;
        self.has_title |= level == TITLE;
        if level == TITLE && self.above.is_some() && !has_title {
            return Some(faults::title_below_headings());
        }
        if level == TITLE && self.above.is_some() {
            return Some(faults::second_title(&right));
        }
        if level > above + 1 {
            return Some(faults::skipped_level(level, above, &right));
        }
        self.above = Some(level);
        None
    }
}
