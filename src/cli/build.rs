//! `orderpaper build`: papers into files.

use std::path::Path;
use std::time::Instant;

use super::{Folders, Outcome, Workings, papers, report, source_date, write};
use crate::check;
use crate::diagnostic::{Faults, Severity};
use crate::explain::{Explained, add_workings};
use crate::files::shown;
use crate::pipeline::{self, Wanted};
use crate::render;

/// Builds the papers that were named, or all of them. Where one has faults none is written: that is
/// easily said and relied on, and papers that go to one meeting don't part.
pub fn run(named: &[String], wanted: Wanted, workings: Workings, folders: &Folders) -> Outcome {
    let mut told = Faults::new();
    let papers = papers::find(named, &folders.inputs, &mut told);
    report::faults(&told);
    let misnamed = !told.is_empty();
    let mut made = Vec::new();
    let mut outcomes = Vec::new();
    for paper in &papers {
        match make(paper, wanted, workings, folders) {
            Ok(one) => {
                made.push(one);
                outcomes.push("since not all of this run can be".to_owned());
            }
            Err(NotMade::Faults(faults)) => {
                report::faults(&faults.without(&told));
                outcomes.push(report::count(faults.iter().count(), "fault", "faults"));
                told.extend(faults);
            }
            Err(NotMade::Findings(errors)) => {
                report::faults(&errors);
                outcomes.push(format!(
                    "{} that `check` finds: mend or accept what is wrong, or build a draft with `--draft`",
                    report::count(errors.iter().count(), "error", "errors")
                ));
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
    /// The findings of a draft that are errors. A paper that is none has none.
    errors: usize,
    seconds: f64,
}

/// Why a paper was not made.
enum NotMade {
    /// The inputs, or the style, can't be used.
    Faults(Faults),
    /// `check` finds errors, and the paper is no draft.
    Findings(Faults),
}

impl From<Faults> for NotMade {
    fn from(faults: Faults) -> Self {
        Self::Faults(faults)
    }
}

fn make(
    paper: &Path,
    wanted: Wanted,
    workings: Workings,
    folders: &Folders,
) -> Result<Made, NotMade> {
    let started = Instant::now();
    let mut drafted = pipeline::draft(paper, &folders.templates, wanted)?;
    source_date::date(&mut drafted.paper.details)?;
    let found = check::check(&drafted).into_iter().map(|finding| finding.diagnostic);
    let errors: Faults = found.filter(|found| found.severity == Severity::Error).collect();
    if !errors.is_empty() && !drafted.inputs.paper.draft {
        return Err(NotMade::Findings(errors));
    }
    if workings == Workings::Added {
        drafted.paper = add_workings(&Explained::new(&drafted), render::undrawable)?;
    }
    let outputs = render::all(&drafted.paper, &drafted.style.look)?;
    let folder = folders.output.join(papers::name(paper));
    let seconds = started.elapsed().as_secs_f64();
    Ok(Made {
        files: write::Files::new(folder, outputs, paper),
        said: Said { errors: errors.iter().count(), seconds },
    })
}

fn report_errors(said: &Said) {
    if said.errors > 0 {
        let errors = report::count(said.errors, "error", "errors");
        report::say(&format!("  a draft, not fit to be published: `check` finds {errors}"));
    }
}
