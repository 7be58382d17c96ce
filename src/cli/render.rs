//! `orderpaper render`: any Markdown file in a house style.

use std::path::Path;
use std::time::Instant;

use super::{Folders, Outcome, report, write};
use crate::diagnostic::Faults;
use crate::files::shown;
use crate::paper;
use crate::render;
use crate::style;

/// Renders the file into the output folder, under its own name.
pub fn run(file: &Path, style: &str, folders: &Folders) -> Outcome {
    let started = Instant::now();
    match render(file, style, folders) {
        Ok(written) => {
            let seconds = started.elapsed().as_secs_f64();
            report::say(&format!("{written} in {seconds:.2} s"));
            Outcome::Done
        }
        Err(faults) => report::faults(&faults),
    }
}

fn render(file: &Path, style: &str, folders: &Folders) -> Result<String, Faults> {
    let style = style::read(&folders.templates, style, None)?;
    let paper = paper::paper_from_file(file, &style.wording.table)?;
    let name = file.file_stem().unwrap_or(file.as_os_str());
    let folder = folders.output.join(name);
    let outputs = render::all(&paper, &style.look)?;
    write::write(&folder, &outputs)?;
    let names: Vec<String> = outputs.into_iter().map(|output| output.name).collect();
    Ok(format!("{}: {}", shown(&folder), names.join(", ")))
}
