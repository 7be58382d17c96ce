//! Faults of one run.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Diagnostic, Place, Severity, Source};

/// Faults of one run, in the order in which they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<Diagnostic>);

impl Faults {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, fault: Diagnostic) {
        self.0.push(fault);
    }

    /// Adds one, if there is one.
    pub fn extend_one(&mut self, fault: Option<Diagnostic>) {
        self.0.extend(fault);
    }

    /// Takes over all of `others`.
    pub fn extend(&mut self, others: Faults) {
        self.0.extend(others.0);
    }

    /// Keeps the value of a success, or takes over the faults of a failure.
    pub fn keep<T>(&mut self, outcome: Result<T, impl Into<Faults>>) -> Option<T> {
        match outcome {
            Ok(value) => Some(value),
            Err(faults) => {
                self.extend(faults.into());
                None
            }
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether an error is among them.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|fault| fault.severity == Severity::Error)
    }

    /// Those that are not among `known`: a fault of a style is one, however many papers have it.
    #[must_use]
    pub fn without(&self, known: &Faults) -> Self {
        Self(self.iter().filter(|fault| !known.0.contains(fault)).cloned().collect())
    }

    /// All of them file by file, and from the top of each file to its end. Files come in the order in
    /// which they were found to be faulty; faults without a place come first.
    #[must_use]
    pub fn in_reading_order(mut self) -> Self {
        let mut paths: Vec<String> = Vec::new();
        for place in self.0.iter().filter_map(|fault| fault.place.as_ref()) {
            if !paths.iter().any(|path| path == place.source().path()) {
                paths.push(place.source().path().to_owned());
            }
        }
        self.0.sort_by_key(|fault| {
            let place = fault.place.as_ref()?;
            let file = paths.iter().position(|path| path == place.source().path());
            Some((file, place.span().start))
        });
        self
    }

    /// The same of files whose folder has another name for the user than that from which they were read.
    #[must_use]
    pub fn called(mut self, folder: &str, name: &str) -> Self {
        let mut known: Vec<(Arc<Source>, Arc<Source>)> = Vec::new();
        let mut call = |place: &mut Place| {
            let found = known.iter().find(|(old, _)| Arc::ptr_eq(old, place.source()));
            let source = found.map(|(_, new)| Arc::clone(new)).unwrap_or_else(|| {
                let old = place.source();
                let new = Source::new(old.path().replacen(folder, name, 1), old.text());
                known.push((Arc::clone(old), Arc::clone(&new)));
                new
            });
            *place = place.in_source(&source);
        };
        for fault in &mut self.0 {
            fault.place.iter_mut().for_each(&mut call);
            fault.related.iter_mut().for_each(|(place, _)| call(place));
            fault.message = fault.message.replace(folder, name);
            fault.remedy = fault.remedy.take().map(|remedy| remedy.replace(folder, name));
        }
        self
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Leaves out the faults that may follow from another: those that presume a file in which
    /// something else is wrong.
    #[must_use]
    pub fn without_consequences(self) -> Self {
        let faulty = self.faulty_files();
        let is_cause =
            |fault: &Diagnostic| fault.presumes.as_ref().is_none_or(|file| !faulty.contains(file));
        Self(self.0.into_iter().filter(is_cause).collect())
    }

    /// Leaves out the faults that presume this file, which isn't there to be presumed.
    #[must_use]
    pub fn presuming_no(self, missing: &str) -> Self {
        let stands = |fault: &Diagnostic| fault.presumes.as_deref() != Some(missing);
        Self(self.0.into_iter().filter(stands).collect())
    }

    /// The names of the files in which something is wrong for certain.
    fn faulty_files(&self) -> BTreeSet<String> {
        let certain = self.0.iter().filter(|fault| fault.presumes.is_none());
        let file = |fault: &Diagnostic| match &fault.place {
            Some(place) => Some(place.source().name().to_owned()),
            None => fault.file.clone(),
        };
        certain.filter_map(file).collect()
    }

    /// `value` if no fault was found, otherwise the faults.
    pub fn or<T>(self, value: T) -> Result<T, Faults> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl From<Diagnostic> for Faults {
    fn from(fault: Diagnostic) -> Self {
        Self(vec![fault])
    }
}

impl FromIterator<Diagnostic> for Faults {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(faults: I) -> Self {
        Self(faults.into_iter().collect())
    }
}

impl IntoIterator for Faults {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
