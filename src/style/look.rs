//! How a paper looks: page, type, colours, headers and footers.
//!
//! A [`Look`] is read from the `look:` part of a `style.yaml` and given to the renderers that draw
//! pages. It says nothing of what a paper contains.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Sub, SubAssign};

pub use super::page::{CheckedPage, NoRoom, Page};

/// A length in points: 1/72 inch.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Pt(pub f32);

impl Pt {
    /// A length given in millimetres.
    pub const fn from_mm(mm: f32) -> Self {
        Self(mm * 72.0 / 25.4)
    }

    /// Nothing.
    pub const ZERO: Pt = Pt(0.0);

    /// The longer of two lengths.
    #[must_use]
    pub fn max(self, other: Pt) -> Pt {
        Pt(self.0.max(other.0))
    }

    /// The shorter of two lengths.
    #[must_use]
    pub fn min(self, other: Pt) -> Pt {
        Pt(self.0.min(other.0))
    }
}

impl Add for Pt {
    type Output = Pt;
    fn add(self, other: Pt) -> Pt {
        Pt(self.0 + other.0)
    }
}

impl Sub for Pt {
    type Output = Pt;
    fn sub(self, other: Pt) -> Pt {
        Pt(self.0 - other.0)
    }
}

impl Mul<f32> for Pt {
    type Output = Pt;
    fn mul(self, times: f32) -> Pt {
        Pt(self.0 * times)
    }
}

impl Div<f32> for Pt {
    type Output = Pt;
    fn div(self, parts: f32) -> Pt {
        Pt(self.0 / parts)
    }
}

/// How many times one length goes into another.
impl Div for Pt {
    type Output = f32;
    fn div(self, other: Pt) -> f32 {
        self.0 / other.0
    }
}

impl AddAssign for Pt {
    fn add_assign(&mut self, other: Pt) {
        self.0 += other.0;
    }
}

impl SubAssign for Pt {
    fn sub_assign(&mut self, other: Pt) {
        self.0 -= other.0;
    }
}

impl Sum for Pt {
    fn sum<I: Iterator<Item = Pt>>(lengths: I) -> Pt {
        lengths.fold(Pt::ZERO, Add::add)
    }
}

/// A colour: red, green and blue, 0 to 255 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };
}

/// How a paper looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The sheet, its margins, and what stands in them.
    pub page: CheckedPage,
    /// Running text.
    pub text: Text,
    /// Headings of level 1 to 6, in that order.
    pub headings: [HeadingLook; 6],
    /// Tables.
    pub table: TableLook,
    /// The colour of links.
    pub link: Colour,
}

/// Running text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Text {
    /// Size of the type.
    pub size: Pt,
    /// From one line to the next, as a multiple of the size.
    pub leading: f32,
    /// Space after a paragraph.
    pub paragraph_gap: Pt,
    /// Its colour.
    pub colour: Colour,
}

/// Headings of one level. All are bold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeadingLook {
    /// Size of the type.
    pub size: Pt,
    /// Its colour.
    pub colour: Colour,
    /// Space above.
    pub above: Pt,
    /// Space below.
    pub below: Pt,
}

/// Tables.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TableLook {
    /// Size of the type.
    pub size: Pt,
    /// Colour of the lines between rows.
    pub rule: Colour,
    /// What the row of column headings stands on, if not on white.
    pub heading_fill: Option<Colour>,
    /// The colour of the column headings.
    pub heading_text: Colour,
    /// What headings of groups of rows stand on, if not on white.
    pub group_fill: Option<Colour>,
}

/// A line at the top or foot of every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Furniture {
    /// At the left margin.
    pub left: Vec<FurniturePart>,
    /// In the middle.
    pub centre: Vec<FurniturePart>,
    /// At the right margin.
    pub right: Vec<FurniturePart>,
}

/// A piece of a header or footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FurniturePart {
    /// Words that are the same on every page.
    Words(String),
    /// The title of the paper.
    Title,
    /// The public body.
    Organisation,
    /// The date of the paper.
    Date,
    /// The number of the page.
    Page,
    /// How many pages there are.
    Pages,
}

impl Default for Look {
    /// A4, margins of 25 mm, text of 11 pt, black on white: what a style gets that says nothing.
    fn default() -> Self {
        let heading = |size: f32, above: f32, below: f32| HeadingLook {
            size: Pt(size),
            colour: Colour::BLACK,
            above: Pt(above),
            below: Pt(below),
        };
        Self {
            page: CheckedPage::default(),
            text: Text {
                size: Pt(11.0),
                leading: 1.3,
                paragraph_gap: Pt(8.0),
                colour: Colour::BLACK,
            },
            headings: [
                heading(18.0, 0.0, 10.0),
                heading(14.0, 16.0, 6.0),
                heading(12.0, 12.0, 4.0),
                heading(11.0, 10.0, 4.0),
                heading(11.0, 10.0, 4.0),
                heading(11.0, 10.0, 4.0),
            ],
            table: TableLook {
                size: Pt(10.0),
                rule: Colour { red: 150, green: 150, blue: 150 },
                heading_fill: Some(Colour { red: 235, green: 238, blue: 242 }),
                heading_text: Colour::BLACK,
                group_fill: Some(Colour { red: 246, green: 247, blue: 249 }),
            },
            link: Colour { red: 0, green: 76, blue: 153 },
        }
    }
}
