//! Pages into printpdf's drawing operations.
//!
//! Here, and nowhere before, `y` is turned round to count upwards from the foot of the sheet, and
//! coordinates are rounded to hundredths of a point: what is written must not depend on the last
//! places of a sum.

use printpdf::{
    Actions, BorderArray, Color, ColorArray, Destination, DictItem, FontId, HighlightingMode, Line,
    LinePoint, LinkAnnotation, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Point, Rect, Rgb,
    TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};

use super::embed::{self, Subsets};
use super::fonts::{Face, Fonts, Glyph};
use super::links::{Anchors, Link, Target};
use super::marked::{Content, Marker, Tag};
use super::pictures;
use super::sheet::Sheet;
use super::strip::{Area, Item, Mark};
use super::structure::NodeId;
use super::text::Style;
use super::watermark::Watermark;
use crate::style::look::{Colour, Page, Pt};

/// A page, painted.
pub(super) struct Painted {
    /// What is drawn.
    pub(super) drawing: PdfPage,
    /// The same page with nothing on it but its links, which count the pages of the paper.
    pub(super) links: PdfPage,
    /// What of the paper's structure is on it, in the order in which it was painted.
    pub(super) contents: Vec<(NodeId, Content)>,
}

/// Paints one page.
pub(super) fn paint(
    sheet: &Sheet,
    page: &Page,
    anchors: &Anchors,
    fonts: &Fonts,
    subsets: &mut Subsets,
) -> Painted {
    let mut painter = Painter {
        page,
        anchors,
        fonts,
        subsets,
        ops: Vec::new(),
        links: Vec::new(),
        marker: Marker::default(),
        in_text: false,
        font: None,
        fill: None,
    };
    if let Some(watermark) = &sheet.watermark {
        painter.watermark(watermark);
    }
    for item in &sheet.items {
        painter.item(item, item.node.map_or(Tag::Artifact, Tag::Node));
    }
    for (furniture, tag) in [(&sheet.header, Tag::Header), (&sheet.footer, Tag::Footer)] {
        furniture.iter().for_each(|item| painter.item(item, tag));
    }
    painter.end_tag();
    let of = |ops| PdfPage::new(mm(page.width), mm(page.height), ops);
    let (drawing, links) = (of(painter.ops), of(painter.links));
    Painted { drawing, links, contents: painter.marker.finish() }
}

struct Painter<'a> {
    page: &'a Page,
    anchors: &'a Anchors,
    fonts: &'a Fonts,
    subsets: &'a mut Subsets,
    ops: Vec<Op>,
    links: Vec<Op>,
    marker: Marker,
    /// Whether a text section is open.
    in_text: bool,
    /// The face and size that are set.
    font: Option<(Face, Pt)>,
    /// The colour that is set.
    fill: Option<Colour>,
}

impl Painter<'_> {
    fn item(&mut self, item: &Item, tag: Tag) {
        match &item.mark {
            Mark::Link { area, link } => return self.link(area, link, tag),
            // A blank cell draws nothing.
            Mark::Text { glyphs, .. } if glyphs.is_empty() => return,
            _ => self.begin_tag(tag),
        }
        match &item.mark {
            Mark::Text { x, y, style, glyphs, .. } => self.glyphs(*x, *y, style, glyphs),
            Mark::Fill { area, colour } => self.area(area, *colour),
            Mark::TickBox { area, ticked, colour } => self.tick_box(area, *ticked, *colour),
            Mark::Picture { area, picture } => self.picture(area, *picture, tag),
            Mark::Link { .. } => {}
        }
    }

    fn begin_tag(&mut self, tag: Tag) {
        if !self.marker.goes_on(tag) {
            self.end_tag();
            self.ops.push(self.marker.begin(tag));
        }
    }

    fn end_tag(&mut self) {
        // Neither text nor marked content may lie across the other's end.
        self.end_text();
        self.ops.extend(self.marker.end());
    }

    fn x(&self, x: Pt) -> printpdf::Pt {
        rounded(self.page.left + x)
    }

    fn y(&self, y: Pt) -> printpdf::Pt {
        rounded(self.page.above_foot(y))
    }

    fn glyphs(&mut self, x: Pt, y: Pt, style: &Style, glyphs: &[Glyph]) {
        self.show(style, glyphs, [1.0, 0.0, 0.0, 1.0, self.x(x).0, self.y(y).0]);
    }

    fn watermark(&mut self, watermark: &Watermark) {
        self.begin_tag(Tag::Watermark);
        let ([x, y], [cos, sin]) = watermark.placed(self.page);
        let [x, y] = [x, y].map(|place| rounded(Pt(place)).0);
        let [cos, sin] = [cos, sin].map(|part| (part * 10_000.0).round() / 10_000.0);
        self.show(&watermark.style, &watermark.glyphs, [cos, sin, -sin, cos, x, y]);
    }

    /// Shows glyphs where and as a matrix says.
    fn show(&mut self, style: &Style, glyphs: &[Glyph], matrix: [f32; 6]) {
        self.begin_text(style.face, style.size);
        self.fill(style.colour);
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) });
        for shown in self.subsets.show(style.face, glyphs, self.fonts) {
            let up = rounded(self.fonts.scale(style.face, shown.up, style.size)).0;
            if shown.up != 0 {
                self.ops.push(Op::SetLineOffset { multiplier: up });
            }
            let value = vec![DictItem::Array(shown.operand)];
            self.ops.push(Op::Unknown { key: "TJ".to_owned(), value });
            if shown.up != 0 {
                self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
            }
        }
    }

    fn begin_text(&mut self, face: Face, size: Pt) {
        if !std::mem::replace(&mut self.in_text, true) {
            self.ops.push(Op::StartTextSection);
        }
        if self.font.replace((face, size)) != Some((face, size)) {
            let font = PdfFontHandle::External(FontId(embed::resource_name(face)));
            self.ops.push(Op::SetFont { font, size: rounded(size) });
        }
    }

    fn end_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn fill(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: paint_colour(colour) });
            self.fill = Some(colour);
        }
    }

    fn area(&mut self, area: &Area, colour: Colour) {
        self.end_text();
        self.fill(colour);
        let mut rectangle = self.rectangle(area);
        rectangle.mode = Some(PaintMode::Fill);
        rectangle.winding_order = Some(WindingOrder::NonZero);
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn rectangle(&self, area: &Area) -> Rect {
        let (width, height) = (rounded(area.width), rounded(area.height));
        Rect::from_xywh(self.x(area.x), self.y(area.y + area.height), width, height)
    }

    fn tick_box(&mut self, area: &Area, ticked: bool, colour: Colour) {
        const PEN: Pt = Pt(0.8);
        self.end_text();
        self.ops.push(Op::SetOutlineColor { col: paint_colour(colour) });
        self.ops.push(Op::SetOutlineThickness { pt: rounded(PEN) });
        let square = inset(area, PEN / 2.0);
        let mut rectangle = self.rectangle(&square);
        rectangle.mode = Some(PaintMode::Stroke);
        self.ops.push(Op::DrawRectangle { rectangle });
        if ticked {
            let cross = inset(area, area.width * 0.24);
            let (left, right) = (cross.x, cross.x + cross.width);
            let (top, foot) = (cross.y, cross.y + cross.height);
            self.stroke((left, top), (right, foot));
            self.stroke((left, foot), (right, top));
        }
    }

    fn stroke(&mut self, from: (Pt, Pt), to: (Pt, Pt)) {
        let point = |(x, y)| LinePoint { p: Point { x: self.x(x), y: self.y(y) }, bezier: false };
        let line = Line { points: vec![point(from), point(to)], is_closed: false };
        self.ops.push(Op::DrawLine { line });
    }

    fn picture(&mut self, area: &Area, picture: usize, tag: Tag) {
        self.end_text();
        let transform = XObjectTransform {
            translate_x: Some(self.x(area.x)),
            translate_y: Some(self.y(area.y + area.height)),
            scale_x: Some(rounded(area.width).0),
            scale_y: Some(rounded(area.height).0),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        let id = XObjectId(pictures::resource_name(picture));
        self.ops.push(Op::UseXobject { id, transform });
        if let Tag::Node(node) = tag {
            let (left, foot) = (self.x(area.x).0, self.y(area.y + area.height).0);
            let (right, top) = (self.x(area.x + area.width).0, self.y(area.y).0);
            self.marker.add(node, Content::Picture([left, foot, right, top]));
        }
    }

    /// A link draws nothing: it is an area of the page beside what is drawn.
    fn link(&mut self, area: &Area, link: &Link, tag: Tag) {
        let Tag::Node(node) = tag else { return };
        let action = match (self.anchors.get(&link.target), &link.target) {
            (Some(anchor), _) => Actions::go_to(Destination::Xyz {
                page: anchor.page + 1,
                left: None,
                top: Some(rounded(anchor.y).0),
                zoom: None,
            }),
            (None, Target::Address(address)) => Actions::uri(as_uri(address)),
            // Links to headings that aren't there were faults; a footnote that nobody refers to has
            // no way back.
            (None, _) => return,
        };
        self.marker.add(node, Content::Link(link.description.clone()));
        let link = LinkAnnotation::new(
            self.rectangle(area),
            action,
            Some(BorderArray::Solid([0.0, 0.0, 0.0])),
            Some(ColorArray::Transparent),
            Some(HighlightingMode::Invert),
        );
        self.links.push(Op::LinkAnnotation { link });
    }
}

fn inset(area: &Area, by: Pt) -> Area {
    Area {
        x: area.x + by,
        y: area.y + by,
        width: area.width - by * 2.0,
        height: area.height - by * 2.0,
    }
}

/// A length as it is written: to hundredths of a point.
fn rounded(length: Pt) -> printpdf::Pt {
    printpdf::Pt((length.0 * 100.0).round() / 100.0)
}

fn mm(length: Pt) -> Mm {
    printpdf::Pt(length.0).into()
}

fn paint_colour(colour: Colour) -> Color {
    let part = |part: u8| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb::new(part(colour.red), part(colour.green), part(colour.blue), None))
}

/// An address as a PDF holds it: in ASCII, everything else as escaped bytes.
fn as_uri(target: &str) -> String {
    let escape = |byte: u8| match byte {
        b'!'..=b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    target.bytes().map(escape).collect()
}
