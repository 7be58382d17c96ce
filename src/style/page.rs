//! The page of a style: a sheet that is known to have room for what stands on it.

use std::ops::Deref;

use super::look::{Furniture, FurniturePart, Pt};

/// The sheet, its margins, and what stands in them on every page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Width of the sheet.
    pub width: Pt,
    /// Height of the sheet.
    pub height: Pt,
    /// Margin at the top; the header stands within it.
    pub top: Pt,
    /// Margin at the right.
    pub right: Pt,
    /// Margin at the foot; the footer stands within it.
    pub bottom: Pt,
    /// Margin at the left.
    pub left: Pt,
    /// What stands at the top of pages.
    pub header: Furniture,
    /// The first page with a header: a title page has its title already.
    pub header_from: usize,
    /// What stands at the foot of every page.
    pub footer: Furniture,
}

/// A [`Page`] with room for text, and margins with room for header and footer: made by
/// [`Page::checked`] alone, so that nothing that draws pages has to ask again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckedPage(Page);

/// What a page has no room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRoom {
    /// Text between the margins.
    Text,
    /// The header in the margin at the top.
    Header,
    /// The footer in the margin at the foot.
    Footer,
}

impl Page {
    /// The page, if it has room for everything; otherwise what it has no room for.
    ///
    /// # Errors
    ///
    /// Margins less than 51 mm apart, and margins of less than 15 mm with something in them.
    pub fn checked(self) -> Result<CheckedPage, Vec<NoRoom>> {
        /// Room for a line, a rule, and white between both and the edge of the sheet.
        const LEAST_MARGIN: Pt = Pt(42.0);
        let has_room = |furniture: &Furniture, margin: Pt| {
            *furniture == Furniture::default() || margin >= LEAST_MARGIN
        };
        let found = [
            (self.has_room_for_text(), NoRoom::Text),
            (has_room(&self.header, self.top), NoRoom::Header),
            (has_room(&self.footer, self.bottom), NoRoom::Footer),
        ];
        let missing: Vec<NoRoom> =
            found.into_iter().filter_map(|(has_room, what)| (!has_room).then_some(what)).collect();
        if missing.is_empty() { Ok(CheckedPage(self)) } else { Err(missing) }
    }

    /// The same sheet turned round, with its margins where they are for the reader: header and footer
    /// then stand along its long edges. `None` where it is wide as it is, or would have no room for text.
    pub fn turned(&self) -> Option<Page> {
        let turned = Page { width: self.height, height: self.width, ..self.clone() };
        (self.height > self.width && turned.has_room_for_text()).then_some(turned)
    }

    /// How far above the foot of the sheet a place is, of which it is known how far below the top of
    /// the text area it is.
    pub fn above_foot(&self, y: Pt) -> Pt {
        self.height - self.top - y
    }

    fn has_room_for_text(&self) -> bool {
        /// In less than this no paper can be read.
        const LEAST_TEXT: Pt = Pt(144.0);
        let (width, height) = self.text_area();
        width >= LEAST_TEXT && height >= LEAST_TEXT
    }

    /// Width and height of the part that text may fill.
    pub fn text_area(&self) -> (Pt, Pt) {
        (self.width - self.left - self.right, self.height - self.top - self.bottom)
    }
}

impl CheckedPage {
    /// The page, to be altered and checked again.
    pub fn into_page(self) -> Page {
        self.0
    }
}

impl Deref for CheckedPage {
    type Target = Page;
    fn deref(&self) -> &Page {
        &self.0
    }
}

impl Default for Page {
    /// A4, margins of 25 mm, the number of the page at its foot.
    fn default() -> Self {
        Self {
            width: Pt::from_mm(210.0),
            height: Pt::from_mm(297.0),
            top: Pt::from_mm(25.0),
            right: Pt::from_mm(25.0),
            bottom: Pt::from_mm(25.0),
            left: Pt::from_mm(25.0),
            header: Furniture::default(),
            header_from: 1,
            footer: Furniture {
                right: vec![
                    FurniturePart::Words("Page ".to_owned()),
                    FurniturePart::Page,
                    FurniturePart::Words(" of ".to_owned()),
                    FurniturePart::Pages,
                ],
                ..Furniture::default()
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NoRoom, Page};
    use crate::style::look::{Furniture, Pt};

    #[test]
    fn a_page_is_turned_round_if_it_is_high_and_has_room() {
        let turned = Page::default().turned().expect("A4 has room both ways");
        assert_eq!((turned.width, turned.height), (Pt::from_mm(297.0), Pt::from_mm(210.0)));
        assert_eq!(turned.turned(), None, "it is wide as it is");
        let slip = Page { width: Pt(280.0), ..Page::default() };
        assert_eq!(slip.turned(), None, "it would have no room for text");
    }

    #[test]
    fn a_page_has_room_for_what_stands_on_it() {
        assert!(Page::default().checked().is_ok());
        let narrow = Page { left: Pt(400.0), ..Page::default() };
        assert_eq!(narrow.checked(), Err(vec![NoRoom::Text]));
        let low = Page { bottom: Pt(40.0), top: Pt(40.0), ..Page::default() };
        assert_eq!(low.clone().checked(), Err(vec![NoRoom::Footer]));
        let empty = Page { footer: Furniture::default(), ..low };
        assert!(empty.checked().is_ok());
        assert!(Page { width: Pt(f32::NAN), ..Page::default() }.checked().is_err());
    }
}
