//! `orderpaper check`: every finding of papers, with its place.
//!
//! A paper is a folder of inputs; or a file of text, which somebody made elsewhere.

use std::path::Path;

use super::{Outcome, Reads, Tell, papers, report};
use crate::check;
use crate::diagnostic::{Diagnostic, Faults, Severity};
use crate::files::{self, shown};
use crate::inputs;
use crate::pipeline;
use crate::render;

/// What was found in one paper.
struct Checked {
    /// How messages call it.
    paper: String,
    /// The findings; the faults, where it could not be made.
    findings: Vec<Diagnostic>,
    /// Whether it could be made.
    is_made: bool,
    /// What was looked at, where that says how much a paper without findings is worth.
    extent: Option<String>,
}

/// Checks the papers that were named, or all of them.
pub fn run(named: &[String], tell: Tell, reads: &Reads) -> Outcome {
    let mut told = Faults::new();
    let (files, named): (Vec<String>, Vec<String>) =
        named.iter().cloned().partition(|name| is_text(Path::new(name)));
    let papers = match (files.is_empty(), named.is_empty()) {
        (false, true) => Vec::new(),
        _ => papers::find(&named, &reads.inputs, &mut told),
    };
    let mut outcome = Outcome::Done;
    if !told.is_empty() {
        outcome = report::faults(&told);
    }
    let mut all = Vec::new();
    let papers = papers.iter().map(|paper| (paper.as_path(), Kind::Inputs));
    let files = files.iter().map(|file| (Path::new(file), Kind::Text));
    for (paper, kind) in papers.chain(files) {
        let checked = match kind {
            Kind::Inputs => check(paper, reads, &told),
            Kind::Text => check_text(paper),
        };
        if checked.findings.iter().any(|finding| finding.severity == Severity::Error)
            || !checked.is_made
        {
            outcome = Outcome::Findings;
        }
        if tell == Tell::Text {
            report_in_words(&checked);
        }
        for finding in checked.findings.iter().filter(|_| !checked.is_made) {
            told.push(finding.clone());
        }
        all.extend(checked.findings);
    }
    match tell {
        Tell::Text => {}
        Tell::Json => report::say(&check::export::json(&all)),
        Tell::Sarif => report::say(&check::export::sarif(&all)),
    }
    outcome
}

/// What is checked.
#[derive(Clone, Copy)]
enum Kind {
    /// A folder of inputs.
    Inputs,
    /// A file of text.
    Text,
}

/// Whether a file is a paper as text.
fn is_text(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    let is_known = matches!(ending.as_deref(), Some("md" | "markdown" | "txt"));
    is_known && !file.is_dir()
}

/// The findings of a paper that somebody made elsewhere.
fn check_text(file: &Path) -> Checked {
    let paper = shown(file);
    match files::read_text(file) {
        Ok(source) => {
            let checked = check::check_text(&source);
            let extent = Some(extent(&checked));
            Checked { paper, findings: diagnostics(checked.findings), is_made: true, extent }
        }
        Err(faults) => {
            let findings = faults.into_iter().collect();
            Checked { paper, findings, is_made: false, extent: None }
        }
    }
}

/// How much of a paper from elsewhere was understood. One in which no table was known for such looks as sound as
/// one whose tables all add up.
fn extent(checked: &check::CheckedText) -> String {
    let tables = report::count(checked.tables, "table", "tables");
    let numbers = report::count(checked.computed, "number in them", "numbers in them");
    match checked.tables {
        0 => "no tables were read".to_owned(),
        _ => format!("{tables} read, {numbers} computed again"),
    }
}

fn report_in_words(checked: &Checked) {
    let Checked { paper, findings, is_made, extent } = checked;
    if *is_made {
        report::findings(findings);
        let extent = extent.iter().map(|extent| format!("; {extent}")).collect::<String>();
        report::say(&format!("{paper}: {}{extent}", summary(findings)));
    } else {
        let (unfinished, faults): (Vec<_>, Vec<_>) =
            findings.iter().cloned().partition(|finding| finding.rule.is_some());
        report::faults(&faults.into_iter().collect());
        report::findings(&unfinished);
        let errors = report::count(findings.len(), "fault", "faults");
        report::say(&format!("{paper}: not checked, {errors}"));
    }
}

/// The findings, unless the paper has faults: then those, and what is still to be written, which can be
/// told all the same. It is drawn as well, and what was drawn is dropped: `check` passes no paper that
/// `build` would refuse.
fn check(paper: &Path, reads: &Reads, told: &Faults) -> Checked {
    let drafted = pipeline::draft(paper, &reads.templates, reads.wanted()).and_then(|drafted| {
        render::all(&drafted.paper, &drafted.style.look)?;
        Ok(drafted)
    });
    let (findings, is_made) = match drafted {
        Ok(drafted) => (diagnostics(check::check(&drafted)), true),
        Err(faults) => {
            let mut findings: Vec<Diagnostic> = faults.without(told).into_iter().collect();
            let inputs = inputs::read(paper, &mut Faults::new());
            let unfinished = inputs.map(|inputs| check::unfinished(&inputs)).unwrap_or_default();
            findings.extend(diagnostics(unfinished));
            (findings, false)
        }
    };
    Checked { paper: shown(paper), findings, is_made, extent: None }
}

fn diagnostics(findings: Vec<check::Finding>) -> Vec<Diagnostic> {
    findings.into_iter().map(|finding| finding.diagnostic).collect()
}

fn summary(findings: &[Diagnostic]) -> String {
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let mut parts = vec![report::count(of(Severity::Error), "error", "errors")];
    if of(Severity::Warning) > 0 {
        parts.push(report::count(of(Severity::Warning), "warning", "warnings"));
    }
    // Other notes only say what is so.
    let accepted = findings.iter().filter(|finding| finding.accepted.is_some()).count();
    if accepted > 0 {
        parts.push(report::count(accepted, "accepted finding", "accepted findings"));
    }
    if of(Severity::Note) > accepted {
        parts.push(report::count(of(Severity::Note) - accepted, "note", "notes"));
    }
    parts.join(", ")
}
