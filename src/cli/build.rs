//! `orderpaper build`: papers into files.

use std::path::Path;
use std::time::Instant;

use super::{Folders, Outcome, papers, report, write};
use crate::check;
use crate::diagnostic::{Faults, Severity};
use crate::files::shown;
use crate::pipeline;
use crate::render;

/// Builds the papers that were named, or all of them. A paper with faults is not written; the
/// others are.
pub fn run(named: &[String], style: Option<&str>, folders: &Folders) -> Outcome {
    let papers = match papers::find(named, &folders.inputs) {
        Ok(papers) => papers,
        Err(faults) => return report::faults(&faults),
    };
    let mut outcome = Outcome::Done;
    let mut told = Faults::new();
    for paper in papers {
        let started = Instant::now();
        match build(&paper, style, folders) {
            Ok(built) => report_built(&built, started),
            Err(faults) => {
                outcome = report::faults(&faults.without(&told));
                let errors = report::count(faults.iter().count(), "fault", "faults");
                told.extend(faults);
                report::say(&format!("{}: not written, {errors}", shown(&paper)));
            }
        }
    }
    outcome
}

/// What was built.
struct Built {
    folder: String,
    files: Vec<String>,
    name: String,
    errors: usize,
}

fn build(paper: &Path, style: Option<&str>, folders: &Folders) -> Result<Built, Faults> {
    let drafted = pipeline::draft(paper, &folders.templates, style)?;
    let outputs = render::all(&drafted.paper, &drafted.style.look)?;
    let name = papers::name(paper);
    let folder = folders.output.join(&name);
    write::write(&folder, &outputs)?;
    let findings = check::check(&drafted.inputs, &drafted.ledger);
    Ok(Built {
        folder: shown(&folder),
        files: outputs.into_iter().map(|output| output.name).collect(),
        name,
        errors: findings.iter().filter(|f| f.severity == Severity::Error).count(),
    })
}

fn report_built(built: &Built, started: Instant) {
    let seconds = started.elapsed().as_secs_f64();
    report::say(&format!("{}: {} in {seconds:.2} s", built.folder, built.files.join(", ")));
    if built.errors > 0 {
        let errors = report::count(built.errors, "error", "errors");
        report::say(&format!(
            "  not fit to be published yet: `orderpaper check {}` lists {errors}",
            built.name
        ));
    }
}
