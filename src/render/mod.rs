//! Render: the paper into each output. The last step of the way through.
//!
//! Each renderer is one function from the [`Paper`] (and, where pages are drawn, the [`Look`]) to the
//! content of a file. It reads nothing else: no files, no clock, nothing of councils or savings. So
//! the same paper gives the same bytes, every time.
//!
//! - [`markdown()`]: CommonMark with pipe tables and footnotes, which reads well as plain text;
//! - [`pdf()`]: pages, drawn by `printpdf`;
//! - [`typst()`]: a document for the Typst compiler, for anyone who wants to go on from there.
//!
//! [`all`] makes every file of a paper, and [`any`] of one that may come from anywhere, so that nothing is written unless all of them could be made.
//! The pictures to which the Markdown points are among them, with a [`list`] of them.

pub mod list;
mod markdown;
mod nesting;
mod pdf;
mod size;
mod typst;

pub use markdown::markdown;
pub(crate) use markdown::{contents, picture_target};
pub use pdf::{pdf, pdf_any};
pub use typst::typst;

use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::paper::{Details, Image, Paper, walk};
use crate::style::Look;

/// Why a character can't be drawn, if it can't: for the parser, which knows where it stands.
pub fn undrawable(character: char) -> Option<Diagnostic> {
    pdf::undrawable(character)
}

/// What can't be drawn in headers and footers, for the run that reads the paper. `organisation` is where
/// that was typed.
pub fn undrawable_around(details: &Details, look: &Look, organisation: Option<&Place>) -> Faults {
    pdf::furniture::check(details, look, organisation).err().unwrap_or_default()
}

/// How wide words are in the type of papers, as a part of its size: for charts, which are drawn before
/// pages are.
pub fn width(words: &str) -> f64 {
    pdf::width(words)
}

/// The files of every paper.
const NAMES: [&str; 3] = ["paper.md", "paper.pdf", "paper.typ"];

/// Whether a file is called as one that is made, on a system that doesn't tell capitals apart.
fn is_ours(name: &str) -> bool {
    let name = name.to_lowercase();
    NAMES.contains(&name.as_str()) || name == list::NAME
}

/// A file to be written: its name within the folder of the paper, and what it holds.
pub struct Output {
    /// Its name, with `/` after each folder in which it lies.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Every output of a paper: the three files, then the pictures and their list, if it has any.
pub fn all(paper: &Paper, look: &Look) -> Result<Vec<Output>, Faults> {
    outputs(paper, look, |paper, look| pdf(paper, look).map(|bytes| (bytes, Faults::new())))
        .map(|(outputs, _)| outputs)
}

/// The same of a paper that may come from anywhere, with warnings of what is drawn in another way than
/// it was meant.
pub fn any(paper: &Paper, look: &Look) -> Result<(Vec<Output>, Faults), Faults> {
    outputs(paper, look, pdf_any)
}

fn outputs(
    paper: &Paper,
    look: &Look,
    draw: impl FnOnce(&Paper, &Look) -> Result<(Vec<u8>, Faults), Faults>,
) -> Result<(Vec<Output>, Faults), Faults> {
    if let Some(fault) = size::refuse_too_large(paper) {
        return Err(fault.into());
    }
    let [in_markdown, in_pdf, in_typst] = NAMES;
    let mut faults = Faults::new();
    let pictures = faults.keep(pictures(paper));
    let (pdf, warnings) = faults.keep(draw(paper, look)).unwrap_or_default();
    let mut outputs = vec![
        output(in_markdown, markdown(paper)),
        output(in_pdf, pdf),
        output(in_typst, typst(paper, look)),
    ];
    let pictures = pictures.unwrap_or_default();
    let list = (!pictures.is_empty()).then(|| list::of(&pictures));
    outputs.extend(pictures);
    outputs.extend(list);
    faults.or((outputs, warnings))
}

/// The pictures of a paper, each file once, where the Markdown says that they are.
pub fn pictures(paper: &Paper) -> Result<Vec<Output>, Faults> {
    let mut images: Vec<&Image> = Vec::new();
    walk::pictures(paper, &mut |image| images.push(image));
    let mut faults = Faults::new();
    let mut outputs: Vec<Output> = Vec::new();
    for image in images {
        let name = name(&image.path);
        if is_ours(&name) {
            faults.push(has_our_name(image));
            continue;
        }
        match outputs.iter().find(|known| known.name == name) {
            None => outputs.push(output(&name, image.content.bytes.to_vec())),
            Some(known) if known.bytes == *image.content.bytes => {}
            // A picture of the user's own, called as one that we draw.
            Some(_) => faults.push(has_our_name(image)),
        }
    }
    faults.or(outputs)
}

/// A path without detours, the same on every system. The parser lets none lead out of the folder.
fn name(path: &Path) -> String {
    let mut straight = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(part) => straight.push(part),
            Component::ParentDir => drop(straight.pop()),
            _ => {}
        }
    }
    straight.to_string_lossy().replace('\\', "/")
}

fn has_our_name(image: &Image) -> Diagnostic {
    let name = image.path.display();
    Diagnostic::error(format!("picture `{name}` has the name of a file that is made"))
        .at(&image.place)
        .remedy("give the picture another name")
}

fn output(name: &str, bytes: impl Into<Vec<u8>>) -> Output {
    Output { name: name.to_owned(), bytes: bytes.into() }
}
