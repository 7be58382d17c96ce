//! The pages of a paper: upright, and turned round where a table asks for that.

use crate::style::look::{Page, Pt};

/// The two kinds of pages.
pub(super) struct Pages {
    upright: Page,
    /// `None` where a page can't be turned round, or is wide as it is.
    turned: Option<Page>,
}

impl Pages {
    pub(super) fn new(upright: &Page) -> Self {
        Self { upright: upright.clone(), turned: upright.turned() }
    }

    /// The page that is turned round, or the one that isn't.
    pub(super) fn of(&self, turned: bool) -> &Page {
        self.turned.as_ref().filter(|_| turned).unwrap_or(&self.upright)
    }

    /// The area of a page that text may fill.
    pub(super) fn area(&self, turned: bool) -> (Pt, Pt) {
        self.of(turned).text_area()
    }

    /// Whether there are two kinds at all.
    pub(super) fn can_turn(&self) -> bool {
        self.turned.is_some()
    }
}
