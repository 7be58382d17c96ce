//! `orderpaper check`: every finding of papers, with its place.

use std::path::Path;

use super::{Outcome, papers, report};
use crate::check;
use crate::diagnostic::{Faults, Severity};
use crate::files::shown;
use crate::inputs;
use crate::pipeline;
use crate::render;

/// Checks the papers that were named, or all of them.
pub fn run(named: &[String], style: Option<&str>, folder: &Path, templates: &Path) -> Outcome {
    let mut told = Faults::new();
    let papers = papers::find(named, folder, &mut told);
    let mut outcome = Outcome::Done;
    if !told.is_empty() {
        outcome = report::faults(&told);
    }
    for paper in papers {
        match check(&paper, style, templates) {
            Ok(findings) => {
                report::findings(&findings);
                report::say(&format!("{}: {}", shown(&paper), summary(&findings)));
                if findings.has_errors() {
                    outcome = Outcome::Findings;
                }
            }
            Err(faults) => {
                outcome = report::faults(&faults.without(&told));
                let mut faults = faults;
                let unfinished = unfinished(&paper);
                report::findings(&unfinished);
                faults.extend(unfinished);
                let errors = report::count(faults.iter().count(), "fault", "faults");
                report::say(&format!("{}: not checked, {errors}", shown(&paper)));
                told.extend(faults);
            }
        }
    }
    outcome
}

/// What is still to be written, which can be told of a paper that can't be built.
fn unfinished(paper: &Path) -> Faults {
    let inputs = inputs::read(paper, &mut Faults::new());
    inputs.map(|inputs| check::unfinished(&inputs)).unwrap_or_default()
}

/// The findings, unless the paper has faults. It is drawn as well, and what was drawn is dropped:
/// `check` passes no paper that `build` would refuse.
fn check(paper: &Path, style: Option<&str>, templates: &Path) -> Result<Faults, Faults> {
    let drafted = pipeline::draft(paper, templates, style)?;
    render::all(&drafted.paper, &drafted.style.look)?;
    Ok(check::check(&drafted.inputs, &drafted.ledger, &drafted.paper))
}

fn summary(findings: &Faults) -> String {
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let mut parts = vec![report::count(of(Severity::Error), "error", "errors")];
    if of(Severity::Warning) > 0 {
        parts.push(report::count(of(Severity::Warning), "warning", "warnings"));
    }
    if of(Severity::Note) > 0 {
        parts.push(report::count(
            of(Severity::Note),
            "accepted difference",
            "accepted differences",
        ));
    }
    parts.join(", ")
}
