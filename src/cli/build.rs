//! `orderpaper build`: papers into files.

use std::path::Path;
use std::time::Instant;

use super::{Folders, INPUTS, Outcome, Workings, papers, report, source_date, write};
use crate::check;
use crate::diagnostic::{Faults, Severity};
use crate::explain::{Explained, add_workings};
use crate::files::shown;
use crate::pipeline;
use crate::render;

/// Builds the papers that were named, or all of them. Where one has faults none is written: that is
/// easily said and relied on, and papers that go to one meeting don't part.
pub fn run(
    named: &[String],
    style: Option<&str>,
    workings: Workings,
    folders: &Folders,
) -> Outcome {
    let mut told = Faults::new();
    let papers = papers::find(named, &folders.inputs, &mut told);
    report::faults(&told);
    let misnamed = !told.is_empty();
    let mut made = Vec::new();
    let mut outcomes = Vec::new();
    for paper in &papers {
        match make(paper, style, workings, folders) {
            Ok(one) => {
                made.push(one);
                outcomes.push("since not all of this run can be".to_owned());
            }
            Err(faults) => {
                report::faults(&faults.without(&told));
                outcomes.push(report::count(faults.iter().count(), "fault", "faults"));
                told.extend(faults);
            }
        }
    }
    if misnamed || made.len() < papers.len() {
        for (paper, outcome) in papers.iter().zip(outcomes) {
            report::say(&format!("{}: not written, {outcome}", shown(paper)));
        }
        return Outcome::Findings;
    }
    write_all(made)
}

fn write_all(made: Vec<Made>) -> Outcome {
    let (files, said): (Vec<_>, Vec<_>) =
        made.into_iter().map(|made| (made.files, made.said)).unzip();
    match write::write(&files) {
        Ok(cleared) => {
            for ((files, cleared), said) in files.iter().zip(&cleared).zip(said) {
                report::written(files, cleared, said.seconds);
                report_errors(&said);
            }
            Outcome::Done
        }
        Err(faults) => report::faults(&faults),
    }
}

/// A paper that was made and is not written yet.
struct Made {
    files: write::Files,
    said: Said,
}

/// What is said of it when it is.
struct Said {
    name: String,
    errors: usize,
    seconds: f64,
}

fn make(
    paper: &Path,
    style: Option<&str>,
    workings: Workings,
    folders: &Folders,
) -> Result<Made, Faults> {
    let started = Instant::now();
    let mut drafted = pipeline::draft(paper, &folders.templates, style)?;
    source_date::date(&mut drafted.paper.details)?;
    let findings = check::check(&drafted.inputs, &drafted.ledger, &drafted.paper);
    if workings == Workings::Added {
        drafted.paper = add_workings(&Explained::new(&drafted), render::undrawable)?;
    }
    let outputs = render::all(&drafted.paper, &drafted.style.look)?;
    let folder = folders.output.join(papers::name(paper));
    // A paper from elsewhere is not found by its name.
    let is_known = folders.inputs == Path::new(INPUTS) && paper.parent() == Some(Path::new(INPUTS));
    let name = if is_known { papers::name(paper) } else { shown(paper) };
    let errors = findings.iter().filter(|f| f.severity == Severity::Error).count();
    let seconds = started.elapsed().as_secs_f64();
    Ok(Made {
        files: write::Files::new(folder, outputs, paper),
        said: Said { name, errors, seconds },
    })
}

fn report_errors(said: &Said) {
    if said.errors > 0 {
        let errors = report::count(said.errors, "error", "errors");
        report::say(&format!(
            "  not fit to be published yet: `orderpaper check {}` lists {errors}",
            report::quoted(&said.name)
        ));
    }
}
