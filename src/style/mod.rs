//! House styles: a folder under `templates/` that says what a kind of paper contains and how it looks.
//!
//! A style is data. Its `style.yaml` declares fields, sections, formats, wording and look, and its
//! `paper.md.tera` the structure; nothing in this crate knows any style by name.
//!
//! 1. `extend` merges the `style.yaml` of a style with those of the styles that it extends, and `order`
//!    puts its sections in order; `read` makes typed values of the outcome.
//! 2. `template` reads the template with all files that it extends and includes, which `tags` finds.

mod conventions;
mod extend;
mod folders;
mod labels;
pub mod look;
mod numbering;
mod order;
mod page;
mod read;
mod read_look;
mod requirements;
pub mod tags;
pub mod template;

use std::path::PathBuf;
use std::sync::Arc;

pub use conventions::{FieldKind, FieldSpec, Formats, Negative, Particulars, SectionSpec, Wording};
pub use folders::names;
pub use labels::LabelPattern;
pub use look::Look;
pub use numbering::ContentsSpec;
pub use requirements::{Exempt, Reasoned, Requirements, Signed};
pub use template::TemplateFile;

pub use read::{folders_of, read, shape};

use crate::diagnostic::Source;
use crate::inputs::checks::Levels;
use crate::inputs::schedules::columns::NamedRule;
use crate::paper::{HeadingNumber, Numbering, ParagraphNumber, ReferenceWords};

/// A house style.
#[derive(Clone, Debug)]
pub struct Style {
    /// Its name: that of its folder.
    pub name: String,
    /// What it is, in a line.
    pub title: String,
    /// The fields that its papers have.
    pub fields: Vec<FieldSpec>,
    /// Whether papers may have fields that it doesn't declare.
    pub other_fields: bool,
    /// The field that says from whom the paper comes: the author in the PDF's own particulars.
    pub author: Option<String>,
    /// Tables of fields.
    pub particulars: Vec<Particulars>,
    /// The sections that its papers have, in order.
    pub sections: Vec<SectionSpec>,
    /// Whether papers may have sections that it doesn't declare.
    pub other_sections: bool,
    /// Whether every paper must ask for something to be decided.
    pub recommendations_required: bool,
    /// Whether every paper must list its background papers, or say that there are none
    /// (Local Government Act 1972, section 100D).
    pub background_papers_required: bool,
    /// How numbers and dates are written.
    pub formats: Formats,
    /// The words that the program puts into a paper by itself.
    pub wording: Wording,
    /// How pages look.
    pub look: Look,
    /// By which rules words follow from numbers: red, amber and green, adverse and favourable.
    pub rules: Vec<NamedRule>,
    /// How bad findings of `check` are in its papers, where it isn't as the rules have it.
    pub checks: Levels,
    /// Acronyms that its readers know without their words.
    pub acronyms_known: Vec<String>,
    /// Which fields and sections mean what, for rules that are the same for all councils.
    pub requires: Requirements,
    /// What is numbered.
    pub numbering: Numbering,
    /// What their contents list.
    pub contents: ContentsSpec,
    /// How references call what they lead to.
    pub references: ReferenceWords,
    /// The structure of a paper, as a Tera template that makes Markdown.
    pub template: Arc<Source>,
    /// The name of that template among these files.
    pub template_name: String,
    /// That template and all files that it extends or includes.
    pub template_files: Vec<TemplateFile>,
    /// Its folder.
    pub folder: PathBuf,
}

impl Style {
    /// What stands in for a style that could not be read: it asks for nothing, takes whatever the paper
    /// has, and numbers everything, so that a reference finds its number. Nothing is ever printed in it.
    pub fn stand_in() -> Self {
        let numbering = Numbering {
            headings: Some(HeadingNumber::Plain),
            paragraphs: ParagraphNumber::Continuous,
            sub_paragraphs: true,
        };
        Self {
            name: String::new(),
            title: String::new(),
            fields: Vec::new(),
            other_fields: true,
            author: None,
            particulars: Vec::new(),
            sections: Vec::new(),
            other_sections: true,
            recommendations_required: false,
            background_papers_required: false,
            formats: Formats::default(),
            wording: Wording::default(),
            look: Look::default(),
            rules: Vec::new(),
            checks: Levels::default(),
            acronyms_known: Vec::new(),
            requires: Requirements::default(),
            contents: ContentsSpec::default(),
            numbering,
            references: ReferenceWords::default(),
            template: Source::new("", ""),
            template_name: String::new(),
            template_files: Vec::new(),
            folder: PathBuf::new(),
        }
    }

    /// Whether it only stands in for one that could not be read.
    pub fn is_stand_in(&self) -> bool {
        self.template_files.is_empty()
    }
}
