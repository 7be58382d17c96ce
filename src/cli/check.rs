//! `orderpaper check`: every finding of papers, with its place.

use super::{Folders, Outcome, papers, report};
use crate::check;
use crate::diagnostic::{Faults, Severity};
use crate::files::shown;
use crate::pipeline;

/// Checks the papers that were named, or all of them.
pub fn run(named: &[String], folders: &Folders) -> Outcome {
    let papers = match papers::find(named, &folders.inputs) {
        Ok(papers) => papers,
        Err(faults) => return report::faults(&faults),
    };
    let mut outcome = Outcome::Done;
    let mut told = Faults::new();
    for paper in papers {
        match pipeline::draft(&paper, &folders.templates, None) {
            Ok(drafted) => {
                let findings = check::check(&drafted.inputs, &drafted.ledger);
                report::findings(&findings);
                report::say(&format!("{}: {}", shown(&paper), summary(&findings)));
                if findings.has_errors() {
                    outcome = Outcome::Findings;
                }
            }
            Err(faults) => {
                outcome = report::faults(&faults.without(&told));
                let errors = report::count(faults.iter().count(), "fault", "faults");
                report::say(&format!("{}: not checked, {errors}", shown(&paper)));
                told.extend(faults);
            }
        }
    }
    outcome
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
