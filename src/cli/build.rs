//! `orderpaper build`: papers into files.

use std::path::Path;

use super::making::{self, Made, Order};
use super::{Outcome, papers, report};
use crate::diagnostic::Faults;
use crate::files::shown;

/// Builds the papers that were named, or all of them. One that can't be built stops no other.
pub fn run(named: &[String], order: Order) -> Outcome {
    let mut told = Faults::new();
    let papers = papers::find(named, &order.folders.inputs, &mut told);
    if !told.is_empty() {
        report::faults(&told);
    }
    let misnamed = !told.is_empty();
    let mut teller = Teller::new(told);
    let done = making::each(&papers, order, |paper, made| teller.tell(paper, made));
    if let Err(faults) = done {
        return report::faults(&faults);
    }
    let count = teller.count;
    if papers.len() > 1 {
        report::say(&count.in_words());
    }
    if count.failed > 0 || misnamed { Outcome::Findings } else { Outcome::Done }
}

/// What became of the papers of a run.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    written: usize,
    unchanged: usize,
    failed: usize,
}

impl Count {
    /// "5 papers: 3 written, 1 unchanged, 1 not written"
    pub(super) fn in_words(self) -> String {
        let all = self.written + self.unchanged + self.failed;
        let parts = [
            (self.written, "written"),
            (self.unchanged, "unchanged"),
            (self.failed, "not written"),
        ];
        let parts = parts.iter().filter(|(number, _)| *number > 0);
        let parts: Vec<String> = parts.map(|(number, words)| format!("{number} {words}")).collect();
        format!("{}: {}", report::count(all, "paper", "papers"), parts.join(", "))
    }
}

/// Tells what became of papers. What is wrong with a style is told once.
pub(super) struct Teller {
    pub(super) count: Count,
    told: Faults,
}

impl Teller {
    /// One that has told this already.
    pub(super) fn new(told: Faults) -> Self {
        Self { count: Count::default(), told }
    }

    /// Tells of one.
    pub(super) fn tell(&mut self, paper: &Path, made: Made) {
        let paper = shown(paper);
        match made {
            Made::Written(written) => {
                self.count.written += 1;
                report::written(&written.folder, &written.names, &written.cleared, written.seconds);
                report_errors(written.errors);
                report_left_out(written.left_out);
            }
            Made::Unchanged { folder, errors } => {
                self.unchanged();
                report::say(&format!("{}: unchanged", shown(&folder)));
                report_errors(errors);
            }
            Made::Faulty(faults) => {
                self.count.failed += 1;
                report::faults(&faults.without(&self.told));
                let number = report::count(faults.iter().count(), "fault", "faults");
                report::say(&format!("{paper}: not written, {number}"));
                self.told.extend(faults);
            }
            Made::Unfit(errors) => {
                self.count.failed += 1;
                report::faults(&errors);
                let number = report::count(errors.iter().count(), "error", "errors");
                report::say(&format!(
                    "{paper}: not written, {number} that `check` finds: mend or accept what is wrong, or build a draft with `--draft`"
                ));
            }
            Made::Unwritten(faults) => {
                self.count.failed += 1;
                report::faults(&faults);
            }
        }
    }

    /// Tells of one that could not be built, and is as it was again: what was told of it holds no longer.
    pub(super) fn mended(&mut self, paper: &Path, errors: usize) {
        self.unchanged();
        report::say(&format!("{}: as it was built", shown(paper)));
        report_errors(errors);
    }

    /// Tells nothing of one that is as it was.
    pub(super) fn unchanged(&mut self) {
        self.count.unchanged += 1;
    }
}

fn report_left_out(sections: usize) {
    if sections > 0 {
        let sections = report::count(sections, "section is", "sections are");
        report::say(&format!(
            "  for the public: {sections} exempt, and left out; `build --exempt` writes all of it"
        ));
    }
}

fn report_errors(errors: usize) {
    if errors > 0 {
        let errors = report::count(errors, "error", "errors");
        report::say(&format!("  a draft, not fit to be published: `check` finds {errors}"));
    }
}
