//! `orderpaper render`: any Markdown file in a house style.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::leftovers::Cleared;
use super::{Outcome, report, source_date, write};
use crate::diagnostic::{Diagnostic, Faults};
use crate::files::shown;
use crate::paper;
use crate::render;
use crate::style;

/// Renders the file into the output folder, under its own name. The file may be any Markdown: what
/// can't be printed as it was meant is printed in the next best way, with a warning.
pub fn run(file: &Path, style: &str, templates: &Path, output: &Path) -> Outcome {
    let started = Instant::now();
    match render(file, style, templates, output) {
        Ok(Rendered { files, cleared, warnings }) => {
            report::warnings(&warnings);
            let names: Vec<String> = files.outputs.into_iter().map(|output| output.name).collect();
            report::written(&files.folder, &names, &cleared, started.elapsed().as_secs_f64());
            Outcome::Done
        }
        Err(faults) => report::faults(&faults),
    }
}

/// What was written, and what is to be said about it.
struct Rendered {
    files: write::Files,
    cleared: Cleared,
    warnings: Faults,
}

fn render(file: &Path, style: &str, templates: &Path, output: &Path) -> Result<Rendered, Faults> {
    // Faults of both are told in one run: without the style, tables are called as most styles call them.
    let mut faults = Faults::new();
    let style = faults.keep(style::read(templates, style, None));
    let wording = style.as_ref().map(|style| style.wording.clone()).unwrap_or_default();
    let names = (wording.table.as_str(), wording.chart.as_str());
    let read = faults.keep(paper::paper_from_file(file, names, render::undrawable));
    let paper = read.map(|(paper, warnings)| {
        faults.extend(warnings);
        paper
    });
    let (Some(style), Some(mut paper)) = (style, paper) else { return Err(faults) };
    source_date::date(&mut paper.details)?;
    let folder = output.join(name(file));
    let Some((outputs, crowded)) = faults.keep(render::any(&paper, &style.look)) else {
        return Err(faults);
    };
    faults.extend(crowded);
    if outputs.iter().any(|output| is_same(file, &folder.join(&output.name))) {
        return Err(overwrites_itself(file).into());
    }
    let source = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let files = write::Files::new(folder, outputs, source.unwrap_or(Path::new(".")));
    let cleared = write::write(&files)?;
    Ok(Rendered { files, cleared, warnings: faults })
}

/// What the outputs of a file are called: as the file is. One called `paper`, as ours are, is called
/// as its folder, or one paper would take the place of another.
fn name(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or(file.as_os_str());
    let whole = fs::canonicalize(file).ok();
    let folder = whole.as_deref().and_then(|file| file.parent()?.file_name());
    folder.filter(|_| stem == "paper").unwrap_or(stem).into()
}

/// Whether two paths lead to one file, which is there.
fn is_same(one: &Path, other: &Path) -> bool {
    let (one, other) = (fs::canonicalize(one), fs::canonicalize(other));
    matches!((one, other), (Ok(one), Ok(other)) if one == other)
}

fn overwrites_itself(file: &Path) -> Diagnostic {
    Diagnostic::error(format!("`{}` would be replaced by what is made of it", shown(file)))
        .remedy("name another folder to write to, such as `--output rendered`")
}
