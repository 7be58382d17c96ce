//! What went wrong, where, and what to do about it.
//!
//! Every fault that Orderpaper can find is a [`Diagnostic`]: a message, the [`Place`] it is about
//! and a remedy. Inner code states the fault; whoever knows the place adds it. Faults are collected
//! in [`Faults`], so that one run reports all of them, and they are drawn here and nowhere else.
//!
//! 1. [`Source`] is one file that was read: its path as the user would write it, and its text.
//! 2. [`Place`] is a stretch of a source. It holds the source itself, so a place can always be
//!    drawn without looking anything up.
//! 3. [`Diagnostic`] joins a message, a place and a remedy; [`Faults`] is a list of them.

mod faults;
mod nearest;
mod place;

pub use faults::Faults;
pub use nearest::{did_you_mean, nearest, nearest_name};
pub use place::{Place, Source};

use std::borrow::Cow;
use std::fmt;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing may be written, or `check` must fail.
    Error,
    /// The paper can be built, but somebody should look.
    Warning,
    /// Worth listing, and known: an accepted finding.
    Note,
}

/// One fault or finding: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The name of the rule by which it was found, where there is one: `sums/stated`.
    pub rule: Option<&'static str>,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// Where. Absent only where there is no file to point at, such as a folder that is not there.
    pub place: Option<Place>,
    /// Words beside the marker under the line, where they say more than the message does.
    pub label: Option<String>,
    /// A second place that the message speaks of, with words: "first given here".
    pub related: Option<(Place, String)>,
    /// What to do about it.
    pub remedy: Option<String>,
    /// How to accept it, where it can be left as it is.
    pub acceptance: Option<Acceptable>,
    /// The acceptance, where somebody has: it is a note then.
    pub accepted: Option<Accepted>,
    /// The name of a file without whose faults this would perhaps be none: a figure is not to be
    /// found because the record that has it could not be read.
    pub presumes: Option<String>,
    /// The name of the file that is at fault as a whole, where there is no place in it to point at:
    /// it can't be read, or has another name.
    pub file: Option<String>,
}

/// What to write in paper.yaml to accept a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptable {
    /// The name of its rule.
    pub finding: &'static str,
    /// What it is about.
    pub about: String,
}

/// As it is typed, with what goes before it.
impl fmt::Display for Acceptable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = match self.about.contains('"') {
            true => format!("'{}'", self.about.replace('\'', "''")),
            false => format!("\"{}\"", self.about.replace('\\', "\\\\")),
        };
        let finding = self.finding;
        write!(
            f,
            "or accept it in paper.yaml, under `accept`: `finding: {finding}`, `about: {about}` and a `reason`"
        )
    }
}

/// That somebody looked at a finding, and left it as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Why.
    pub reason: String,
    /// Where that stands.
    pub place: Place,
    /// How bad it would be otherwise.
    pub otherwise: Severity,
}

impl Diagnostic {
    /// An error that says `message`.
    pub fn error(message: impl Into<String>) -> Self {
        Self::new(Severity::Error, message)
    }

    /// A warning that says `message`.
    pub fn warning(message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, message)
    }

    fn new(severity: Severity, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            severity,
            rule: None,
            message,
            place: None,
            label: None,
            related: None,
            remedy: None,
            acceptance: None,
            accepted: None,
            presumes: None,
            file: None,
        }
    }

    /// Adds the place.
    #[must_use]
    pub fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// Adds words beside the marker.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Adds a second place, with what it is.
    #[must_use]
    pub fn related(mut self, place: &Place, label: impl Into<String>) -> Self {
        self.related = Some((place.clone(), label.into()));
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// Makes a note of it, which somebody accepted there with this reason. What else could be done is left out.
    #[must_use]
    pub fn accept(self, reason: impl Into<String>, place: &Place) -> Self {
        let (reason, place, otherwise) = (reason.into(), place.clone(), self.severity);
        let accepted = Some(Accepted { reason, place, otherwise });
        Self { severity: Severity::Note, accepted, remedy: None, acceptance: None, ..self }
    }

    /// Says that the file with this name is at fault as a whole.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// Says that this is only a fault if the file with this name is without faults.
    #[must_use]
    pub fn presumes(mut self, file: impl Into<String>) -> Self {
        self.presumes = Some(file.into());
        self
    }

    /// The message as a terminal shows it: place, the line itself, marker and remedy.
    pub fn render(&self, colour: bool) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let message = printable(&self.message);
        let accepted =
            self.accepted.as_ref().map(|accepted| format!("accepted: {}", accepted.reason));
        let remedy = self.remedy.as_deref().or(accepted.as_deref()).map(printable);
        let title = level.primary_title(message.as_ref());
        let title = match self.rule {
            Some(rule) => title.id(rule),
            None => title,
        };
        let mut group = title.elements(self.place.iter().map(|place| {
            let marker = AnnotationKind::Primary.span(place.span_in_lines());
            let marker = match &self.label {
                Some(label) => marker.label(label.as_str()),
                None => marker,
            };
            snippet(place).annotation(marker)
        }));
        if let Some((place, label)) = &self.related {
            let marker = AnnotationKind::Context.span(place.span_in_lines()).label(label.as_str());
            group = group.element(snippet(place).annotation(marker));
        }
        if let Some(remedy) = &remedy {
            group = group.element(Level::HELP.message(remedy.as_ref()));
        }
        if let Some(acceptance) = &self.acceptance {
            group = group.element(Level::NOTE.message(acceptance.to_string()));
        }
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group]).to_string()
    }
}

/// The lines of a place, and none beside: to look through a whole file for each of many faults in it
/// takes longer than to find them.
fn snippet<T: Clone>(place: &Place) -> Snippet<'_, T> {
    let lines = place.lines();
    Snippet::source(&place.source().text()[lines])
        .line_start(place.line())
        .path(place.source().path())
}

/// The most characters that a message has: it may quote what was typed, which may be the whole file.
const LONGEST_MESSAGE: usize = 2_000;

/// A message as a terminal may show it: without signs that would move its cursor or change its
/// colours, and with the middle left out where it is far too long.
fn printable(message: &str) -> Cow<'_, str> {
    let is_odd = |character: char| character.is_control() && character != '\n';
    if message.len() <= LONGEST_MESSAGE && !message.contains(is_odd) {
        return Cow::Borrowed(message);
    }
    let shown = |c: char| if is_odd(c) { char::REPLACEMENT_CHARACTER } else { c };
    let count = message.chars().count();
    if count <= LONGEST_MESSAGE {
        return message.chars().map(shown).collect();
    }
    let part = LONGEST_MESSAGE / 2;
    let start = message.chars().take(part);
    let end = message.chars().skip(count - part);
    start.chain(" … ".chars()).chain(end).map(shown).collect()
}
