//! The one way through, on one screen: inputs → figures → Markdown → paper.

use std::path::Path;

use crate::compose;
use crate::compose::exempt::Version;
use crate::diagnostic::Faults;
use crate::figures::{self, Ledger};
use crate::inputs::{self, Inputs};
use crate::paper::{self, Details, Paper, ParseOptions};
use crate::render;
use crate::style::{self, Style};

/// A paper with what it was made from.
#[derive(Debug)]
pub struct Drafted {
    /// The paper, with what of it is exempt: [`Paper::public`] is without.
    pub paper: Paper,
    /// What it was made from.
    pub inputs: Inputs,
    /// Its figures, for those who check and explain.
    pub ledger: Ledger,
    /// Its style, for those who render.
    pub style: Style,
}

/// How a paper is to be made, where it isn't as the paper itself says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// In this style.
    pub style: Option<&'a str>,
    /// As a draft: every page says so.
    pub draft: bool,
    /// For the public, or for members, with what is exempt.
    pub version: Version,
}

/// Makes the paper of the folder `inputs`.
///
/// A fault in one step doesn't end the run while a later step can still find its own: figures are
/// computed from the records that could be read, prose is composed with the figures that could be
/// computed, and the Markdown is read with something in the stead of what could not be placed. Faults
/// that only follow from others are left out. A style that can't be read is stood in for by one that
/// asks for nothing, so that the words of the paper are looked at all the same.
pub fn draft(folder: &Path, templates: &Path, wanted: Wanted) -> Result<Drafted, Faults> {
    let mut faults = Faults::new();
    let Some(mut inputs) = inputs::read(folder, &mut faults) else { return Err(faults) };
    inputs.paper.draft |= wanted.draft;
    let style =
        faults.keep(read_style(&inputs, templates, wanted.style)).unwrap_or_else(Style::stand_in);
    let ledger = figures::calculate(&inputs, &style.rules, &mut faults);
    let composed =
        compose::compose(&inputs, &ledger, &style, wanted.version, render::width, &mut faults);
    if let Some(fault) = composed.too_long(&inputs) {
        faults.push(fault);
        return Err(faults.without_consequences());
    }
    let is_whole = faults.is_empty();
    let table_name = style.wording.table.clone();
    let chart_name = style.wording.chart.clone();
    let undrawable = render::undrawable;
    let (numbering, references) = (style.numbering.clone(), style.references.clone());
    let options = ParseOptions {
        table_name,
        chart_name,
        numbering,
        references,
        contents_depth: style.contents.depth,
        undrawable,
        ..ParseOptions::new(folder)
    };
    let organisation = inputs.paper.organisation.as_ref().map(|organisation| &organisation.place);
    let around = render::undrawable_around(&composed.details, &style.look, organisation);
    let made_from = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let details = Details { made_from, ..composed.details };
    let paper = faults.keep(paper::parse(&composed.markdown, details, &options));
    // All characters that can't be drawn are told in one run, and each where it was found first.
    for fault in around {
        if !faults.iter().any(|known| fault.message.starts_with(&known.message)) {
            faults.push(fault);
        }
    }
    if is_whole {
        let unplaced = compose::refuse_unplaced(&inputs, &composed.markdown, &faults);
        faults.keep(unplaced);
    }
    if style.is_stand_in() {
        faults = faults.presuming_no("style.yaml");
    }
    if let Some(paper) = paper.as_ref().filter(|_| faults.is_empty()) {
        faults.extend(paper.leaks(&inputs.exempt_files()));
    }
    match paper {
        Some(paper) if faults.is_empty() => Ok(Drafted { paper, inputs, ledger, style }),
        _ => Err(faults.without_consequences()),
    }
}

fn read_style(inputs: &Inputs, templates: &Path, style: Option<&str>) -> Result<Style, Faults> {
    match style {
        Some(name) => style::read(templates, name, None),
        None => {
            let asked = &inputs.paper.style;
            style::read(templates, &asked.value, Some(&asked.place))
        }
    }
}
