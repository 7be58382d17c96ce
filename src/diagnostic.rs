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

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// One file that was read: its path as the user would write it, and its text.
#[derive(PartialEq, Eq)]
pub struct Source {
    path: String,
    text: String,
}

impl Source {
    /// A source to which places can point. `path` is what messages print.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { path: path.into(), text: text.into() })
    }

    /// The path as messages print it, with `/` between its parts on every system.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The whole text of the file.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({})", self.path)
    }
}

/// A stretch of a source file: what a message points at.
#[derive(Clone, PartialEq, Eq)]
pub struct Place {
    source: Arc<Source>,
    span: Range<usize>,
}

impl Place {
    /// The bytes `span` of `source`. A span that reaches past the text, or that would cut a
    /// character in two, is narrowed to what is there: a place must never be the cause of a panic.
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Self {
        let text = source.text();
        let start = floor_char_boundary(text, span.start);
        let end = floor_char_boundary(text, span.end).max(start);
        Self { source: Arc::clone(source), span: start..end }
    }

    /// A whole file: for faults such as "this section is empty", which have no better place.
    pub fn file(source: &Arc<Source>) -> Self {
        Self::new(source, 0..0)
    }

    /// The file.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The bytes of the file.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The text that stands there.
    pub fn text(&self) -> &str {
        &self.source.text[self.span.clone()]
    }

    /// The stretch from this place to the end of a later one. One in another file, or before this, leaves
    /// it as it is.
    #[must_use]
    pub fn to(&self, later: &Place) -> Self {
        let is_later = Arc::ptr_eq(&self.source, &later.source) && self.span.end <= later.span.end;
        let end = if is_later { later.span.end } else { self.span.end };
        Self { source: Arc::clone(&self.source), span: self.span.start..end }
    }

    /// The first line of it.
    #[must_use]
    pub fn first_line(&self) -> Self {
        let length = self.text().find('\n').unwrap_or(self.text().len());
        Self::new(&self.source, self.span.start..self.span.start + length)
    }

    /// The place right behind it, for those who say from where to where.
    #[must_use]
    pub fn end(&self) -> Self {
        Self { source: Arc::clone(&self.source), span: self.span.end..self.span.end }
    }

    /// Line, counted from one.
    pub fn line(&self) -> usize {
        self.before().matches('\n').count() + 1
    }

    /// Column in characters, counted from one.
    pub fn column(&self) -> usize {
        let before = self.before();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        before[line_start..].chars().count() + 1
    }

    /// The bytes of the lines on which it stands.
    fn lines(&self) -> Range<usize> {
        let text = &self.source.text;
        let start = self.before().rfind('\n').map_or(0, |newline| newline + 1);
        let after = &text[self.span.end..];
        let line_end = after.find('\n').map_or(after.len(), |newline| newline + 1);
        // No screen is wider, and a line may be as long as its file.
        let end = self.span.end + after.floor_char_boundary(line_end.min(LONGEST_MESSAGE));
        start..end
    }

    /// The same place, counted from where its lines begin.
    fn span_in_lines(&self) -> Range<usize> {
        let start = self.lines().start;
        self.span.start - start..self.span.end - start
    }

    fn before(&self) -> &str {
        &self.source.text[..self.span.start]
    }
}

fn floor_char_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

/// `path:line:column`, as editors and terminals understand it.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.source.path, self.line(), self.column())
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Place({self})")
    }
}

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
    pub acceptance: Option<String>,
    /// The acceptance, where somebody has: it is a note then.
    pub accepted: Option<Accepted>,
    /// The name of a file without whose faults this would perhaps be none: a figure is not to be
    /// found because the record that has it could not be read.
    pub presumes: Option<String>,
    /// The name of the file that is at fault as a whole, where there is no place in it to point at:
    /// it can't be read, or has another name.
    pub file: Option<String>,
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
            group = group.element(Level::NOTE.message(acceptance.as_str()));
        }
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group]).to_string()
    }
}

/// The lines of a place, and none beside: to look through a whole file for each of many faults in it
/// takes longer than to find them.
fn snippet<T: Clone>(place: &Place) -> Snippet<'_, T> {
    let lines = place.lines();
    Snippet::source(&place.source.text[lines]).line_start(place.line()).path(place.source.path())
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
            if !paths.iter().any(|path| path == place.source.path()) {
                paths.push(place.source.path().to_owned());
            }
        }
        self.0.sort_by_key(|fault| {
            let place = fault.place.as_ref()?;
            let file = paths.iter().position(|path| path == place.source.path());
            Some((file, place.span.start))
        });
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
            Some(place) => Some(place.source.name().to_owned()),
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

/// A remedy that offers the nearest of `known` to a misspelt `word`, if one is near enough to have
/// been meant.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, known).map(|name| format!("did you mean `{name}`?"))
}

/// The nearest of `known` to a name of words with dots between them, of which some are misspelt. A word
/// that stands in any known name is not misspelt: another year, or another kind of record, is
/// another figure, and following the advice would print its number.
pub fn nearest_name<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let vocabulary: BTreeSet<&str> =
        known.clone().into_iter().flat_map(|name| name.split('.')).collect();
    let words: Vec<&str> = name.split('.').collect();
    let may_be_meant = |candidate: &&str| {
        let others: Vec<&str> = candidate.split('.').collect();
        words.len() == others.len()
            && words.iter().zip(&others).all(|(word, other)| {
                word == other
                    || (!vocabulary.contains(word)
                        && digits(word) == digits(other)
                        && nearest(word, [*other]).is_some())
            })
    };
    let candidates: Vec<&str> = known.into_iter().filter(may_be_meant).collect();
    nearest(name, candidates)
}

/// Two words with other digits are two years, or two rows, and no misspelling of one another.
fn digits(word: &str) -> String {
    word.chars().filter(char::is_ascii_digit).collect()
}

/// The nearest of `known` to a misspelt `word`, if one is near enough to have been meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Below this likeness (0 to 1) a suggestion confuses more than it helps.
    const LIKE_ENOUGH: f64 = 0.78;
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(word, name), name))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}
