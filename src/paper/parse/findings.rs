//! What is found wrong with Markdown, and what becomes of it.

use crate::diagnostic::{Diagnostic, Faults, Severity};

/// What becomes of Markdown that can't be printed as it was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strictness {
    /// It is a fault. In a paper for publication somebody must say what is meant.
    Refuse,
    /// It is printed in the next best way, with a warning: the file may come from anywhere, and its
    /// reader can't always change it.
    Mend,
}

/// What was found, in the order in which it was.
#[derive(Debug)]
pub(super) struct Findings {
    strictness: Strictness,
    pub(super) all: Faults,
}

impl Findings {
    /// None yet.
    pub(super) fn new(strictness: Strictness) -> Self {
        Self { strictness, all: Faults::new() }
    }

    /// Adds one for which there is no next best way: printed in any, the paper would say something else.
    pub(super) fn refuse(&mut self, fault: Diagnostic) {
        self.all.push(fault);
    }

    /// Adds one with its next best way: what is `printed` instead is said beside the marker.
    pub(super) fn mend(&mut self, fault: Diagnostic, printed: impl Into<String>) {
        self.all.push(match self.strictness {
            Strictness::Refuse => fault,
            Strictness::Mend => Diagnostic { severity: Severity::Warning, ..fault }.label(printed),
        });
    }

    /// Adds what only somebody who mends must be told.
    pub(super) fn mention(&mut self, warning: Diagnostic) {
        if self.mends() {
            self.all.push(warning);
        }
    }

    /// Whether what can't be printed as it was meant is printed in another way.
    pub(super) fn mends(&self) -> bool {
        self.strictness == Strictness::Mend
    }

    /// `value` with the warnings, unless there is a fault among what was found.
    pub(super) fn or<T>(self, value: T) -> Result<(T, Faults), Faults> {
        if self.all.has_errors() { Err(self.all) } else { Ok((value, self.all)) }
    }
}
