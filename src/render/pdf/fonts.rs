//! The faces of type, and how words become glyphs of them.
//!
//! The fonts are part of the program: what a paper looks like must not depend on what is installed
//! where it is built. Liberation Sans has the measures of Arial, so a paper keeps its line ends when
//! somebody opens it beside one from a word processor.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::LazyLock;

use rustybuzz::ttf_parser::{self, Tag};
use rustybuzz::{BufferFlags, Direction, Feature, GlyphInfo, Script, ShapePlan, UnicodeBuffer};

use super::pieces::is_line_end;
use crate::diagnostic::{Diagnostic, Faults};
use crate::style::look::Pt;

/// One face of type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
    Mono,
}

impl Face {
    /// Every face, in the order of their declaration.
    pub(super) const ALL: [Face; 5] =
        [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic, Face::Mono];

    /// Its PostScript name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Face::Regular => "LiberationSans",
            Face::Bold => "LiberationSans-Bold",
            Face::Italic => "LiberationSans-Italic",
            Face::BoldItalic => "LiberationSans-BoldItalic",
            Face::Mono => "LiberationMono",
        }
    }

    /// The font file.
    pub(super) fn file(self) -> &'static [u8] {
        match self {
            Face::Regular => {
                include_bytes!("../../../assets/fonts/LiberationSans-Regular.ttf")
            }
            Face::Bold => include_bytes!("../../../assets/fonts/LiberationSans-Bold.ttf"),
            Face::Italic => include_bytes!("../../../assets/fonts/LiberationSans-Italic.ttf"),
            Face::BoldItalic => {
                include_bytes!("../../../assets/fonts/LiberationSans-BoldItalic.ttf")
            }
            Face::Mono => include_bytes!("../../../assets/fonts/LiberationMono-Regular.ttf"),
        }
    }
}

/// A glyph in its place after the one before. Lengths are in units of the font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    /// Its number in the font.
    pub(super) id: u16,
    /// From its origin to the next glyph's.
    pub(super) advance: i32,
    /// How far it is drawn to the right of its origin.
    pub(super) right: i32,
    /// How far it is drawn above its origin.
    pub(super) up: i32,
    /// Whether a word may be broken before it, where a word must be broken at all. An accent is
    /// never parted from its letter.
    pub(super) starts_cluster: bool,
}

/// The glyphs of a word.
#[derive(Debug, Default)]
pub(super) struct Shaped {
    pub(super) glyphs: Vec<Glyph>,
}

/// The sum of the glyphs' advances, in units of the font. A word of some millions of letters has more
/// than 32 bits can say.
pub(super) fn advance(glyphs: &[Glyph]) -> i64 {
    glyphs.iter().map(|glyph| i64::from(glyph.advance)).sum()
}

/// The faces, what was shaped with them, and what they lacked.
pub(super) struct Fonts {
    faces: [rustybuzz::Face<'static>; 5],
    plans: HashMap<(Face, Script), ShapePlan>,
    /// What was shaped already, for each face.
    words: [HashMap<String, Rc<Shaped>>; 5],
    /// For each face, the text that each used glyph stands for: so that words can be copied out of
    /// the PDF, searched and read aloud.
    texts: BTreeMap<(Face, u16), String>,
    /// Characters that could not be drawn, with the word in which each was first met.
    missing: BTreeMap<char, String>,
}

impl Fonts {
    /// The faces, with nothing shaped yet.
    pub(super) fn new() -> Self {
        let faces = Face::ALL.map(|face| {
            rustybuzz::Face::from_slice(face.file(), 0)
                .expect("the fonts of this repository are part of the program and parse")
        });
        Self {
            faces,
            plans: HashMap::new(),
            words: Default::default(),
            texts: BTreeMap::new(),
            missing: BTreeMap::new(),
        }
    }

    /// The face as the font parser sees it.
    pub(super) fn parsed(&self, face: Face) -> &rustybuzz::Face<'static> {
        &self.faces[face as usize]
    }

    /// `units` of the face's own grid, at a size of type.
    pub(super) fn scale(&self, face: Face, units: impl Into<i64>, size: Pt) -> Pt {
        size * (units.into() as f32 / self.parsed(face).units_per_em() as f32)
    }

    /// How far the face reaches above its baseline.
    pub(super) fn ascent(&self, face: Face, size: Pt) -> Pt {
        self.scale(face, self.parsed(face).ascender(), size)
    }

    /// How far the face reaches below its baseline.
    pub(super) fn descent(&self, face: Face, size: Pt) -> Pt {
        self.scale(face, -i64::from(self.parsed(face).descender()), size)
    }

    /// The glyphs of a word, kerned.
    pub(super) fn shape(&mut self, face: Face, word: &str) -> Rc<Shaped> {
        if let Some(shaped) = self.words[face as usize].get(word) {
            return Rc::clone(shaped);
        }
        let drawn: String = word.chars().filter_map(as_drawn).collect();
        let shaped = Rc::new(self.shape_afresh(face, &drawn));
        self.words[face as usize].insert(word.to_owned(), Rc::clone(&shaped));
        shaped
    }

    fn shape_afresh(&mut self, face: Face, text: &str) -> Shaped {
        self.note_characters(face, text);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        if text.contains(UNBROKEN_HYPHEN) {
            buffer.set_flags(BufferFlags::PRESERVE_DEFAULT_IGNORABLES);
        }
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let script = buffer.script();
        let parsed = &self.faces[face as usize];
        let plan = self.plans.entry((face, script)).or_insert_with(|| {
            ShapePlan::new(parsed, Direction::LeftToRight, Some(script), None, &features())
        });
        let output = rustybuzz::shape_with_plan(parsed, plan, buffer);
        let mut cluster = None;
        let mut glyphs = Vec::with_capacity(output.len());
        for (info, position) in output.glyph_infos().iter().zip(output.glyph_positions()) {
            // A font has at most 65,535 glyphs, so that their numbers fit.
            let id = info.glyph_id as u16;
            glyphs.push(Glyph {
                id,
                advance: position.x_advance,
                right: position.x_offset,
                up: position.y_offset,
                starts_cluster: cluster != Some(info.cluster),
            });
            cluster = Some(info.cluster);
        }
        self.note_composed(face, output.glyph_infos(), text);
        Shaped { glyphs }
    }

    /// Remembers what each glyph stands for, and which characters there is no glyph for.
    fn note_characters(&mut self, face: Face, text: &str) {
        for character in text.chars() {
            match self.faces[face as usize].glyph_index(character) {
                Some(glyph) if !is_right_to_left(character) => {
                    let said = as_said(character);
                    self.texts.entry((face, glyph.0)).or_insert_with(|| said.to_string());
                }
                _ => {
                    self.missing.entry(character).or_insert_with(|| text.to_owned());
                }
            }
        }
    }

    /// Remembers what glyphs stand for that are no character's own: a letter joined with its accent.
    /// An accent that is still a glyph by itself stands for itself.
    fn note_composed(&mut self, face: Face, glyphs: &[GlyphInfo], text: &str) {
        let clusters: Vec<&[GlyphInfo]> = glyphs.chunk_by(|a, b| a.cluster == b.cluster).collect();
        for (index, cluster) in clusters.iter().enumerate() {
            let start = cluster[0].cluster as usize;
            let end = clusters.get(index + 1).map_or(text.len(), |next| next[0].cluster as usize);
            let joined = text.get(start..end).unwrap_or_default();
            let letter = joined.chars().take(1).collect::<String>();
            for info in *cluster {
                let stands_for = if cluster.len() == 1 { joined } else { &letter };
                // A font has at most 65,535 glyphs, so that their numbers fit.
                let glyph = (face, info.glyph_id as u16);
                self.texts.entry(glyph).or_insert_with(|| stands_for.to_owned());
            }
        }
    }

    /// What a glyph stands for.
    pub(super) fn text_of(&self, face: Face, glyph: u16) -> &str {
        self.texts.get(&(face, glyph)).map_or("", String::as_str)
    }

    /// One fault for each character that can't be drawn.
    pub(super) fn faults(&self) -> Faults {
        let mut faults = Faults::new();
        for (character, word) in &self.missing {
            let mut fault = missing_character(*character);
            fault.message.push_str(&format!(": it stands in `{word}`"));
            faults.push(fault);
        }
        faults
    }
}

/// How wide words are in the regular face, as a part of the size of type. Pairs of letters that are set
/// closer are not: the words are never wider than this.
pub(in crate::render) fn width(words: &str) -> f64 {
    static FACE: LazyLock<Option<ttf_parser::Face<'static>>> =
        LazyLock::new(|| ttf_parser::Face::parse(Face::Regular.file(), 0).ok());
    let Some(face) = FACE.as_ref() else { return 0.0 };
    let advance = |letter| face.glyph_hor_advance(face.glyph_index(letter)?);
    let units: u64 = words.chars().filter_map(advance).map(u64::from).sum();
    units as f64 / f64::from(face.units_per_em())
}

/// Why a character can't be drawn in any face, if it can't.
pub(in crate::render) fn undrawable(character: char) -> Option<Diagnostic> {
    static FACES: LazyLock<Vec<ttf_parser::Face<'static>>> = LazyLock::new(|| {
        let face = |face: Face| ttf_parser::Face::parse(face.file(), 0).ok();
        Face::ALL.into_iter().filter_map(face).collect()
    });
    let drawn = as_drawn(character).filter(|character| !is_line_end(*character))?;
    let is_there = || FACES.iter().any(|face| face.glyph_index(drawn).is_some());
    let is_drawn = drawn.is_ascii_graphic() || (!is_right_to_left(drawn) && is_there());
    (!is_drawn).then(|| missing_character(drawn))
}

fn missing_character(character: char) -> Diagnostic {
    let code_point = u32::from(character);
    let shown = if character.is_control() { ' ' } else { character };
    if is_right_to_left(character) {
        return Diagnostic::error(format!(
            "the character `{shown}` (U+{code_point:04X}) is of a script that runs from right to \
             left, which can't be set yet"
        ))
        .remedy("write it in Latin letters, or leave it out");
    }
    Diagnostic::error(format!("the font has no character `{shown}` (U+{code_point:04X})"))
        .remedy("write it in words, or leave it out")
}

/// Ligatures are left out: Arial has none, and letters that stand for themselves are surest to be
/// found by a search.
fn features() -> [Feature; 2] {
    [Tag::from_bytes(b"liga"), Tag::from_bytes(b"clig")].map(|tag| Feature::new(tag, 0, ..))
}

/// No face has a hyphen that never breaks (U+2011). The one that a line may break at looks the same and
/// is never drawn as itself, so that its glyph can stand for the other where text is copied.
const UNBROKEN_HYPHEN: char = '\u{AD}';

/// The character of a text for which one is drawn.
fn as_said(drawn: char) -> char {
    if drawn == UNBROKEN_HYPHEN { '\u{2011}' } else { drawn }
}

/// The character that is drawn for one of the text, if any is. Characters that only say where a line
/// may or may not end have done their work when words are shaped.
fn as_drawn(character: char) -> Option<char> {
    match character {
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => None,
        '\u{FE00}'..='\u{FE0F}' => None,
        // Spaces of all widths: the font has but one.
        '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => Some(' '),
        '\u{2011}' => Some(UNBROKEN_HYPHEN),
        _ => Some(character),
    }
}

/// Hebrew and Arabic: the fonts have some of their letters, but lines are only built from left to
/// right, and a wrong order of words is worse than an error.
fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}
