//! `orderpaper build`: papers into files.

use std::path::Path;
use std::time::Instant;

use super::{Folders, Outcome, Workings, papers, report, source_date, write};
use crate::check;
use crate::compose::exempt::Version;
use crate::diagnostic::{Diagnostic, Faults, Severity};
use crate::explain::{Explained, add_workings};
use crate::files::shown;
use crate::inputs::Inputs;
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
                report_left_out(&said);
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
    /// How many sections are left out, since they are exempt.
    left_out: usize,
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
    let exempt = drafted.inputs.paper.exempt.len();
    refuse_version(paper, &drafted.inputs, wanted.version, workings)?;
    let left_out = match wanted.version {
        Version::Public => exempt,
        Version::Whole => 0,
    };
    if left_out > 0 {
        drafted.paper = drafted.paper.public();
    }
    if workings == Workings::Added {
        drafted.paper = add_workings(&Explained::new(&drafted), render::undrawable)?;
    }
    let outputs = render::all(&drafted.paper, &drafted.style.look)?;
    let folder = folders.output.join(folder_of(paper, wanted.version));
    let seconds = started.elapsed().as_secs_f64();
    Ok(Made {
        files: write::Files::new(folder, outputs, paper),
        said: Said { errors: errors.iter().count(), left_out, seconds },
    })
}

/// The folder of a version of a paper: what isn't for publication lies apart.
fn folder_of(paper: &Path, version: Version) -> String {
    let name = papers::name(paper);
    match version {
        Version::Public => name,
        Version::Whole => name + EXEMPT,
    }
}

/// What is behind the name of a paper in that of the folder with its version for members.
const EXEMPT: &str = "-exempt";

/// Refuses what can't be a version of the paper, or would not keep what is exempt from the public.
fn refuse_version(
    paper: &Path,
    inputs: &Inputs,
    version: Version,
    workings: Workings,
) -> Result<(), Faults> {
    let exempt = &inputs.paper.exempt;
    let fault = match (version, exempt.first()) {
        (Version::Whole, None) => Diagnostic::error("nothing of this paper is exempt")
            .at(&inputs.paper.style.place)
            .remedy("build it without `--exempt`; or list the sections that are exempt under `exempt`"),
        (Version::Whole, Some(first)) => {
            let other = folder_of(paper, version);
            if !paper.with_file_name(&other).is_dir() {
                return Ok(());
            }
            let message = format!("what is exempt would lie in the folder of another paper, `{other}`");
            Diagnostic::error(message).at(&first.place).remedy("rename that paper")
        }
        (Version::Public, Some(first)) if workings == Workings::Added => {
            Diagnostic::error("the workings of a paper with exempt sections are not for publication")
                .at(&first.place)
                .label("exempt")
                .remedy("build it with `--exempt --workings`, or without `--workings`: they tell what figures were made from, wherever that stands")
        }
        _ => return Ok(()),
    };
    Err(fault.into())
}

fn report_left_out(said: &Said) {
    if said.left_out > 0 {
        let sections = report::count(said.left_out, "section is", "sections are");
        report::say(&format!(
            "  for the public: {sections} exempt, and left out; `build --exempt` writes all of it"
        ));
    }
}

fn report_errors(said: &Said) {
    if said.errors > 0 {
        let errors = report::count(said.errors, "error", "errors");
        report::say(&format!("  a draft, not fit to be published: `check` finds {errors}"));
    }
}
