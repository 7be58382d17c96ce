//! The `look:` part of a `style.yaml` into a [`Look`]. What it leaves out keeps its usual value.

use super::look::{
    CheckedPage, Colour, Furniture, FurniturePart, HeadingLook, Look, NoRoom, Page, Pt, TableLook,
    Text,
};
use crate::diagnostic::{Diagnostic, Faults};
use crate::yaml::Node;
use crate::yaml::{At, Decode, Keys, Like, Number, Refusal, Scalar, Shape};

impl Decode for Look {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut look = Look::default();
        let mut keys = Keys::open(node, "the look of a style", faults)?;
        let page = page(&mut keys, faults);
        let text = keys.part("text", faults, |node, faults| text(node, &mut look.text, faults));
        let headings = keys.list::<At<PartialHeading>>("headings", faults);
        let table = keys.part("table", faults, |node, faults| table(node, &mut look.table, faults));
        let link = keys.optional("link", faults);
        keys.close(faults);
        let headings = headings?;
        if let Some(extra) = headings.get(look.headings.len()) {
            faults.push(
                Diagnostic::error("there are six levels of headings")
                    .at(&extra.place)
                    .remedy("list one look for each level, from the first"),
            );
        }
        for (level, heading) in look.headings.iter_mut().zip(headings) {
            heading.value.apply(level);
        }
        look.link = link?.unwrap_or(look.link);
        look.page = page?;
        (text && table).then_some(look)
    }
}

/// Reads a key over a value that it may leave as it is; whether what stands there could be read.
fn set<T: Decode>(keys: &mut Keys, key: &'static str, value: &mut T, faults: &mut Faults) -> bool {
    match keys.optional(key, faults) {
        Some(Some(own)) => {
            *value = own;
            true
        }
        Some(None) => true,
        None => false,
    }
}

/// The page, with what stands in its margins.
fn page(keys: &mut Keys, faults: &mut Faults) -> Option<CheckedPage> {
    let mut page = Page::default();
    let node = keys.node("page");
    let mut header_from = PageNumber(page.header_from);
    let read = [
        keys.part("page", faults, |node, faults| sheet(node, &mut page, faults)),
        set(keys, "header", &mut page.header, faults),
        set(keys, "header_from", &mut header_from, faults),
        set(keys, "footer", &mut page.footer, faults),
    ];
    if !read.iter().all(|read| *read) {
        return None;
    }
    page.header_from = header_from.0;
    // The usual margins have room for everything: only those of a style's own can lack it.
    let place = node.map_or(keys.place(), |node| &node.place);
    match page.checked() {
        Ok(page) => Some(page),
        Err(missing) => {
            missing.into_iter().for_each(|missing| faults.push(no_room(missing).at(place)));
            None
        }
    }
}

fn no_room(missing: NoRoom) -> Diagnostic {
    let margin = |side, furniture| {
        Diagnostic::error(format!("the {side} margin has no room for the {furniture}"))
            .remedy(format!("make it at least 15mm, or leave the {furniture} empty"))
    };
    match missing {
        NoRoom::Text => Diagnostic::error("the margins leave no room for text")
            .remedy("leave at least 51mm between left and right, and between top and bottom"),
        NoRoom::Header => margin("top", "header"),
        NoRoom::Footer => margin("bottom", "footer"),
    }
}

fn sheet(node: &Node, page: &mut Page, faults: &mut Faults) -> bool {
    let Some(mut keys) = Keys::open(node, "the page of a style", faults) else { return false };
    let read = [
        set(&mut keys, "width", &mut page.width, faults),
        set(&mut keys, "height", &mut page.height, faults),
        set(&mut keys, "top", &mut page.top, faults),
        set(&mut keys, "right", &mut page.right, faults),
        set(&mut keys, "bottom", &mut page.bottom, faults),
        set(&mut keys, "left", &mut page.left, faults),
    ];
    keys.close(faults);
    read.iter().all(|read| *read)
}

fn text(node: &Node, text: &mut Text, faults: &mut Faults) -> bool {
    let Some(mut keys) = Keys::open(node, "the text of a style", faults) else { return false };
    let read = [
        size(&mut keys, &mut text.size, faults),
        set(&mut keys, "paragraph_gap", &mut text.paragraph_gap, faults),
        set(&mut keys, "colour", &mut text.colour, faults),
    ];
    let leading = keys.optional::<Leading>("leading", faults);
    keys.close(faults);
    if let Some(Some(Leading(leading))) = leading {
        text.leading = leading;
    }
    leading.is_some() && read.iter().all(|read| *read)
}

fn table(node: &Node, table: &mut TableLook, faults: &mut Faults) -> bool {
    let Some(mut keys) = Keys::open(node, "the tables of a style", faults) else { return false };
    let read = [
        size(&mut keys, &mut table.size, faults),
        set(&mut keys, "rule", &mut table.rule, faults),
        set(&mut keys, "heading_text", &mut table.heading_text, faults),
    ];
    let heading_fill = keys.optional::<Fill>("heading_fill", faults);
    let group_fill = keys.optional::<Fill>("group_fill", faults);
    keys.close(faults);
    if let Some(Some(Fill(fill))) = heading_fill {
        table.heading_fill = fill;
    }
    if let Some(Some(Fill(fill))) = group_fill {
        table.group_fill = fill;
    }
    heading_fill.is_some() && group_fill.is_some() && read.iter().all(|read| *read)
}

/// What a style says of headings of one level.
struct PartialHeading {
    size: Option<Pt>,
    colour: Option<Colour>,
    above: Option<Pt>,
    below: Option<Pt>,
}

impl PartialHeading {
    fn apply(self, look: &mut HeadingLook) {
        look.size = self.size.unwrap_or(look.size);
        look.colour = self.colour.unwrap_or(look.colour);
        look.above = self.above.unwrap_or(look.above);
        look.below = self.below.unwrap_or(look.below);
    }
}

impl Decode for PartialHeading {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a heading of a style", faults)?;
        let size = keys.optional::<TypeSize>("size", faults);
        let colour = keys.optional("colour", faults);
        let above = keys.optional("above", faults);
        let below = keys.optional("below", faults);
        keys.close(faults);
        Some(Self {
            size: size?.map(|TypeSize(size)| size),
            colour: colour?,
            above: above?,
            below: below?,
        })
    }
}

impl Decode for Furniture {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a header or footer", faults)?;
        let left = keys.optional::<Parts>("left", faults);
        let centre = keys.optional::<Parts>("centre", faults);
        let right = keys.optional::<Parts>("right", faults);
        keys.close(faults);
        let parts = |parts: Option<Parts>| parts.map(|parts| parts.0).unwrap_or_default();
        Some(Self { left: parts(left?), centre: parts(centre?), right: parts(right?) })
    }
}

/// A piece of a header or footer: words with names in braces, `Page {page} of {pages}`.
struct Parts(Vec<FurniturePart>);

impl Scalar for Parts {
    const EXPECTED: &'static str = "a text for a header or footer";

    fn read(text: &str) -> Result<Self, Refusal> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once('{') {
            if !words.is_empty() {
                parts.push(FurniturePart::Words(words.to_owned()));
            }
            let (name, after) = after.split_once('}').ok_or_else(|| Refusal {
                reason: "a brace is left open".to_owned(),
                remedy: "close it: {page}".to_owned(),
            })?;
            parts.push(part(name)?);
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(FurniturePart::Words(rest.to_owned()));
        }
        Ok(Self(parts))
    }

    fn looks() -> Shape {
        Shape::TextOrNone
    }
}

fn part(name: &str) -> Result<FurniturePart, Refusal> {
    match name {
        "title" => Ok(FurniturePart::Title),
        "organisation" => Ok(FurniturePart::Organisation),
        "date" => Ok(FurniturePart::Date),
        "page" => Ok(FurniturePart::Page),
        "pages" => Ok(FurniturePart::Pages),
        _ => Err(Refusal {
            reason: format!("there is no `{{{name}}}`"),
            remedy: "write {title}, {organisation}, {date}, {page} or {pages}".to_owned(),
        }),
    }
}

impl Scalar for Pt {
    const EXPECTED: &'static str = "a length";

    fn read(text: &str) -> Result<Self, Refusal> {
        let refusal = || Refusal {
            reason: "it lacks a number or its unit, or is too long".to_owned(),
            remedy: "write points or millimetres: `11pt`, `25mm`".to_owned(),
        };
        /// Ten metres: more than any sheet, and far from where drawing loses precision.
        const LONGEST: f32 = 28_346.0;
        let number = |text: &str| text.trim().parse::<f32>().map_err(|_| refusal());
        let length = if let Some(mm) = text.strip_suffix("mm") {
            Pt::from_mm(number(mm)?)
        } else {
            Pt(number(text.strip_suffix("pt").ok_or_else(refusal)?)?)
        };
        if (0.0..=LONGEST).contains(&length.0) { Ok(length) } else { Err(refusal()) }
    }

    fn looks() -> Shape {
        Shape::Like(Like::word(r"^[0-9.]+([eE][-+]?[0-9]+)? *(pt|mm)$").such_as(&["11pt", "25mm"]))
    }
}

/// The size of type: type of no size would leave words out, and with the largest no word fits a page.
struct TypeSize(Pt);

impl Scalar for TypeSize {
    const EXPECTED: &'static str = "a size of type";

    fn read(text: &str) -> Result<Self, Refusal> {
        let size = Pt::read(text)?;
        if (4.0..=72.0).contains(&size.0) {
            return Ok(Self(size));
        }
        Err(Refusal {
            reason: "it is not between 4pt and 72pt".to_owned(),
            remedy: "write a size that can be read: papers are set in `11pt` or `12pt`".to_owned(),
        })
    }

    fn looks() -> Shape {
        Pt::looks()
    }
}

/// Reads the size of type over one that it may leave as it is; whether what stands there could be read.
fn size(keys: &mut Keys, size: &mut Pt, faults: &mut Faults) -> bool {
    let mut own = TypeSize(*size);
    let read = set(keys, "size", &mut own, faults);
    *size = own.0;
    read
}

/// The number of a page, from one.
struct PageNumber(usize);

impl Scalar for PageNumber {
    const EXPECTED: &'static str = "the number of a page";

    fn read(text: &str) -> Result<Self, Refusal> {
        match text.parse() {
            Ok(page) if page > 0 => Ok(Self(page)),
            _ => Err(Refusal {
                reason: "it is not a whole number from 1".to_owned(),
                remedy: "write `2` for headers from the second page on".to_owned(),
            }),
        }
    }

    fn looks() -> Shape {
        let number = Number { least: Some(1), ..Number::WHOLE };
        Shape::Like(Like::number(number, "^0*[1-9][0-9]*$"))
    }
}

#[derive(Clone, Copy)]
struct Leading(f32);

impl Scalar for Leading {
    const EXPECTED: &'static str = "the distance of lines";

    fn read(text: &str) -> Result<Self, Refusal> {
        match text.parse::<f32>() {
            Ok(leading) if (1.0..=3.0).contains(&leading) => Ok(Self(leading)),
            _ => Err(Refusal {
                reason: "it is not between 1 and 3".to_owned(),
                remedy: "write a multiple of the size of the type: 1.3".to_owned(),
            }),
        }
    }

    fn looks() -> Shape {
        let number = Number { least: Some(1), most: Some(3), ..Number::ANY };
        Shape::Like(Like::number(number, "^[1-3]([.][0-9]*)?$"))
    }
}

impl Scalar for Colour {
    const EXPECTED: &'static str = "a colour";

    fn read(text: &str) -> Result<Self, Refusal> {
        let refusal = || Refusal {
            reason: "it is not six hexadecimal digits".to_owned(),
            remedy: "write red, green and blue in quotes: \"#004C99\"".to_owned(),
        };
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits
            .filter(|digits| digits.chars().all(|c| c.is_ascii_hexdigit()))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .ok_or_else(refusal)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self { red, green, blue })
    }

    fn looks() -> Shape {
        Shape::Like(Like::word("^#[0-9A-Fa-f]{6}$"))
    }
}

/// A colour, or `none`.
#[derive(Clone, Copy)]
struct Fill(Option<Colour>);

impl Scalar for Fill {
    const EXPECTED: &'static str = "a colour, or `none`";

    fn read(text: &str) -> Result<Self, Refusal> {
        if text == "none" { Ok(Self(None)) } else { Colour::read(text).map(Some).map(Self) }
    }

    fn looks() -> Shape {
        Shape::Like(Like::word("^(none|#[0-9A-Fa-f]{6})$").such_as(&["none"]))
    }
}
