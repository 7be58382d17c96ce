//! The template: the structure of a paper, filled by Tera with what the paper has.
//!
//! A template sees the [`View`] of this module and nothing else. The officer's words are not in it:
//! in their stead stand *slots*, which are filled after Tera is done. So prose is never read as a
//! template, and a template can't change it.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult};

use super::{bounds, filters};
use crate::diagnostic::{Diagnostic, Faults, Place, Source};
use crate::patience::{self, PATIENCE};
use crate::style::Style;

/// What a template sees of a paper. Values called "slot" are to be printed as they are.
#[derive(Debug, Serialize)]
pub struct View {
    /// The title (slot).
    pub title: String,
    /// The public body, or nothing.
    pub organisation: String,
    /// The date as the style writes it, or nothing.
    pub date: String,
    /// What lies across the pages: what a draft is called, or that it is not for publication; or nothing.
    pub draft: String,
    /// The fields by name: those that the style declares, and those that the paper has beside them.
    pub fields: BTreeMap<String, FieldView>,
    /// Tables of fields by name (slots). `other` has the fields that the style doesn't declare.
    pub particulars: BTreeMap<String, String>,
    /// The sections by name: all that the style declares, given or not.
    pub sections: BTreeMap<String, SectionView>,
    /// The sections that are given, in order.
    pub all_sections: Vec<SectionView>,
    /// What the paper asks to be decided.
    pub recommendations: Vec<ItemView>,
    /// The appendices.
    pub appendices: Vec<ItemView>,
    /// The background papers.
    pub background_papers: Vec<ItemView>,
    /// Whether the paper says anything of background papers, be it that there are none.
    pub background_papers_stated: bool,
    /// In a heading: it and its paragraphs have no numbers (slot).
    pub unnumbered: String,
    /// The headings of the paper with their pages (slot).
    pub contents: String,
    /// The end of a page (slot).
    pub page_break: String,
}

/// A field, as a template sees it.
#[derive(Debug, Serialize)]
pub struct FieldView {
    /// What is printed beside it.
    pub label: String,
    /// Its value in words.
    pub text: String,
    /// Whether the paper gives it.
    pub given: bool,
    /// For choices and questions of yes or no: a list of tick boxes, in Markdown.
    pub ticks: String,
}

/// A section, as a template sees it.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    /// Its name.
    pub id: String,
    /// Its heading (slot).
    pub heading: String,
    /// Its text (slot).
    pub text: String,
    /// Whether the paper has it.
    pub given: bool,
}

/// An item of a list, as a template sees it.
#[derive(Debug, Serialize)]
pub struct ItemView {
    /// Its number, from one.
    pub number: usize,
    /// Its label, as the style writes labels of such items.
    pub label: String,
    /// That label, as an item of a Markdown list begins with it.
    pub marker: String,
    /// Its text (slot).
    pub text: String,
}

/// Plain text as Markdown that reads as that text: fields are words, whatever marks stand in them.
pub fn plain(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_punctuation() {
            markdown.push('\\');
        }
        markdown.push(character);
    }
    markdown
}

/// The most that a template may print: far above any paper, far below what would exhaust a machine.
const MOST: usize = 16 * 1024 * 1024;

/// What a template prints, as long as it is not too much.
#[derive(Default)]
struct Page(Vec<u8>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MOST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Counting is not for templates: they loop over what the paper has, and so come to an end.
fn no_range(_: Kwargs, _: &State) -> TeraResult<bool> {
    Err(tera::Error::message("a template can't count; it loops over what the paper has"))
}

/// Fills the template of the style.
pub fn fill(style: &Style, view: &View) -> Result<String, Faults> {
    let mut faults = Faults::new();
    bounds::check(style, &mut faults);
    faults.or(())?;
    let mut tera = Tera::default();
    // Markdown is not HTML: nothing is escaped here.
    tera.autoescape_on(Vec::<&str>::new());
    tera.register_function("range", no_range);
    filters::register(&mut tera);
    let context = Context::from_serialize(view).map_err(|error| fault(&error, style))?;
    let (name, files) = (style.template_name.clone(), style.template_files.clone());
    let filled = patience::within(PATIENCE, move || {
        let mut page = Page::default();
        let files = files.iter().map(|file| (&file.name, file.source.text()));
        tera.add_raw_templates(files)
            .and_then(|()| tera.render_to(&name, &context, &mut page))
            .and_then(|()| Ok(String::from_utf8(page.0)?))
    });
    match filled {
        Some(filled) => filled.map_err(|error| fault(&error, style).into()),
        None => Err(Diagnostic::error("the template can't be filled: it takes too long")
            .at(&Place::file(&style.template))
            .remedy("take filters out of it that make much of little, such as `replace`")
            .into()),
    }
}

fn fault(error: &tera::Error, style: &Style) -> Diagnostic {
    let (message, place) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let place = Place::new(file(report.filename(), style), report.span().range.clone());
            (report.message().to_owned(), place)
        }
        ErrorKind::Io(_) => {
            (format!("it prints more than {} MB", MOST >> 20), Place::file(&style.template))
        }
        other => drawn(&other.to_string(), style),
    };
    let message = message.trim_end_matches('.');
    Diagnostic::error(format!("the template can't be filled: {message}"))
        .at(&place)
        .remedy("docs/styles.md lists what a template sees, and how it is written")
}

/// The file that Tera knows by this name, be it one that the template extends or includes.
fn file<'a>(name: &str, style: &'a Style) -> &'a Arc<Source> {
    let file = style.template_files.iter().find(|file| file.name == name);
    file.map_or(&style.template, |file| &file.source)
}

/// Names that Tera doesn't know, such as that of a filter, reach us as a drawing of its own: the
/// message, the place as `-->`, the line, and under it `^^^`. The first such drawing is taken.
fn drawn(report: &str, style: &Style) -> (String, Place) {
    let report = report.split("\n\n").next().unwrap_or_default();
    let mut lines = report.lines().map(str::trim);
    let message = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let place = lines.next().and_then(|line| place_of_drawing(line, report, style));
    (message, place.unwrap_or_else(|| Place::file(&style.template)))
}

/// The place of `--> plain/paper.md.tera:7:4`, as long as it is underlined.
fn place_of_drawing(line: &str, report: &str, style: &Style) -> Option<Place> {
    let mut parts = line.strip_prefix("-->")?.trim_start().rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let source = file(parts.next()?, style);
    let text = source.text();
    let line_start: usize =
        text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let before = text[line_start..].chars().take(column.saturating_sub(1)).map(char::len_utf8);
    let start = line_start + before.sum::<usize>();
    let length = report.lines().last()?.matches('^').count();
    Some(Place::new(source, start..start + length))
}
