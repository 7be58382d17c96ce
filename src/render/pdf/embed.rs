//! Fonts into the PDF: only the glyphs that were drawn, and the text that each stands for.
//!
//! printpdf would embed whole fonts, and its own way of showing text takes six times as long as
//! showing glyphs whose numbers are known already. So text is shown by number, and the font objects
//! that give those numbers meaning are made here.

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use printpdf::DictItem;
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::fonts::{Face, Fonts, Glyph};

/// Which glyphs were drawn, and the numbers they get in the PDF: in the order in which they were
/// first drawn.
pub(super) struct Subsets {
    glyphs: [GlyphRemapper; 5],
}

/// Glyphs to show at one height above the baseline.
pub(super) struct Shown {
    /// How far above, in units of the font.
    pub(super) up: i32,
    /// Strings of glyph numbers, with corrections of the distance between them.
    pub(super) operand: Vec<DictItem>,
}

/// The resource name of a face.
pub(super) fn resource_name(face: Face) -> String {
    format!("F{}", face as usize)
}

impl Subsets {
    /// No glyphs yet.
    pub(super) fn new() -> Self {
        Self { glyphs: Face::ALL.map(|_| GlyphRemapper::new()) }
    }

    /// How a run of glyphs is shown.
    pub(super) fn show(&mut self, face: Face, glyphs: &[Glyph], fonts: &Fonts) -> Vec<Shown> {
        let parts = glyphs.chunk_by(|a, b| a.up == b.up);
        parts
            .map(|part| Shown { up: part[0].up, operand: self.operand(face, part, fonts) })
            .collect()
    }

    /// A viewer moves on by the width that the font gives a glyph; where the shaper moved by another
    /// (kerning, accents), the difference is written between the strings.
    fn operand(&mut self, face: Face, glyphs: &[Glyph], fonts: &Fonts) -> Vec<DictItem> {
        let mut operand = Vec::new();
        let mut string = Vec::new();
        let mut back = 0;
        for glyph in glyphs {
            back -= glyph.right;
            if back != 0 {
                flush(&mut string, &mut operand);
                operand.push(DictItem::Real(thousandths(face, back, fonts)));
            }
            string.extend(self.glyphs[face as usize].remap(glyph.id).to_be_bytes());
            back = glyph_width(face, glyph.id, fonts) - glyph.advance + glyph.right;
        }
        flush(&mut string, &mut operand);
        // What follows the last glyph matters only if more of the same line is shown: another height.
        if back != 0 {
            operand.push(DictItem::Real(thousandths(face, back, fonts)));
        }
        operand
    }

    /// Adds the fonts to the document; gives the resources by which pages name them.
    pub(super) fn embed(&self, fonts: &Fonts, document: &mut Document) -> Dictionary {
        let mut resources = Dictionary::new();
        for face in Face::ALL {
            let glyphs = &self.glyphs[face as usize];
            if glyphs.num_gids() > 1 {
                let font = add_font(face, glyphs, fonts, document);
                resources.set(resource_name(face), font);
            }
        }
        resources
    }
}

fn flush(string: &mut Vec<u8>, operand: &mut Vec<DictItem>) {
    if !string.is_empty() {
        operand.push(DictItem::String { data: std::mem::take(string), literal: false });
    }
}

/// The width that the font gives a glyph.
fn glyph_width(face: Face, glyph: u16, fonts: &Fonts) -> i32 {
    let id = rustybuzz::ttf_parser::GlyphId(glyph);
    fonts.parsed(face).glyph_hor_advance(id).map_or(0, i32::from)
}

/// Units of the font as thousandths of the size of type, to a tenth.
fn thousandths(face: Face, units: i32, fonts: &Fonts) -> f32 {
    let exact = units as f32 * 1000.0 / fonts.parsed(face).units_per_em() as f32;
    (exact * 10.0).round() / 10.0
}

fn add_font(
    face: Face,
    glyphs: &GlyphRemapper,
    fonts: &Fonts,
    document: &mut Document,
) -> ObjectId {
    let file = subsetter::subset(face.file(), 0, glyphs)
        .expect("the fonts of this repository are part of the program and can be subset");
    let name = format!("{}+{}", subset_tag(&file), face.name());
    let length = file.len() as i64;
    let file = document.add_object(Stream::new(dictionary! { "Length1" => length }, file));
    let descriptor = document.add_object(descriptor(face, &name, file, fonts));
    let widths = glyphs.remapped_gids().map(|glyph| {
        let width = glyph_width(face, glyph, fonts);
        Object::Real(thousandths(face, width, fonts))
    });
    let descendant = document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => Object::Name(name.clone().into_bytes()),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "W" => vec![Object::Integer(0), Object::Array(widths.collect())],
        "CIDToGIDMap" => "Identity",
    });
    let texts =
        document.add_object(Stream::new(Dictionary::new(), to_unicode(face, glyphs, fonts)));
    document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => Object::Name(name.into_bytes()),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => texts,
    })
}

/// Six letters that tell this subset from others of the same face: made of its contents, so that the
/// same subset always has the same.
fn subset_tag(file: &[u8]) -> String {
    let digest = Sha256::digest(file);
    digest.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

fn descriptor(face: Face, name: &str, file: ObjectId, fonts: &Fonts) -> Dictionary {
    /// Bits of the Flags entry.
    const FIXED_PITCH: i64 = 1;
    const NONSYMBOLIC: i64 = 1 << 5;
    const ITALIC: i64 = 1 << 6;
    let parsed = fonts.parsed(face);
    let units = |units: i16| Object::Real(thousandths(face, i32::from(units), fonts));
    let bounds = parsed.global_bounding_box();
    let flags = match face {
        Face::Regular | Face::Bold => NONSYMBOLIC,
        Face::Italic | Face::BoldItalic => NONSYMBOLIC | ITALIC,
        Face::Mono => NONSYMBOLIC | FIXED_PITCH,
    };
    let is_bold = matches!(face, Face::Bold | Face::BoldItalic);
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => Object::Name(name.as_bytes().to_vec()),
        "Flags" => flags,
        "FontBBox" => vec![
            units(bounds.x_min),
            units(bounds.y_min),
            units(bounds.x_max),
            units(bounds.y_max),
        ],
        "ItalicAngle" => Object::Real(parsed.italic_angle()),
        "Ascent" => units(parsed.ascender()),
        "Descent" => units(parsed.descender()),
        "CapHeight" => units(parsed.capital_height().unwrap_or(parsed.ascender())),
        // The font file doesn't say; these are what Arial's descriptors usually give.
        "StemV" => if is_bold { 138 } else { 88 },
        "FontFile2" => file,
    }
}

/// The map by which text is copied out of the PDF, searched and read aloud.
fn to_unicode(face: Face, glyphs: &GlyphRemapper, fonts: &Fonts) -> Vec<u8> {
    /// What one `bfchar` section may hold.
    const MOST: usize = 100;
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo \
         <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS \
         def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let entries: Vec<String> = glyphs
        .remapped_gids()
        .enumerate()
        .skip(1)
        .map(|(number, glyph)| format!("<{number:04X}> <{}>", utf16(fonts.text_of(face, glyph))))
        .collect();
    for section in entries.chunks(MOST) {
        // Writing to a string can't fail.
        let _ = write!(map, "{} beginbfchar\n{}\nendbfchar\n", section.len(), section.join("\n"));
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map.into_bytes()
}

fn utf16(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("{unit:04X}")).collect()
}
