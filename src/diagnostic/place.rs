//! Files that were read, and stretches of them: what a message points at.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::LONGEST_MESSAGE;

/// One file that was read: its path as the user would write it, and its text.
pub struct Source {
    path: String,
    text: String,
    /// The number of its first line: of a file that isn't kept, a source holds one line.
    first: usize,
    /// Where each line begins, once somebody has asked: a listing asks for the lines of thousands of places.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    /// A source to which places can point. `path` is what messages print.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Self::from_line(path, text, 1)
    }

    /// A part of a file, which begins with the line of this number, counted from one.
    pub fn from_line(path: impl Into<String>, text: impl Into<String>, first: usize) -> Arc<Self> {
        Arc::new(Self { path: path.into(), text: text.into(), first, lines: OnceLock::new() })
    }

    /// The path as messages print it, with `/` between its parts on every system.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of the line, from one, in which a byte stands.
    fn line_of(&self, byte: usize) -> usize {
        let lines = self.lines.get_or_init(|| {
            let after = self.text.match_indices('\n').map(|(newline, _)| newline + 1);
            std::iter::once(0).chain(after).collect()
        });
        lines.partition_point(|start| *start <= byte) + self.first - 1
    }
}

/// A source is its path and its text, and where that begins.
impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        (&self.path, self.first, &self.text) == (&other.path, other.first, &other.text)
    }
}

impl Eq for Source {}

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

    /// Whether it lies in another.
    pub fn is_within(&self, whole: &Place) -> bool {
        let (part, around) = (&self.span, &whole.span);
        self.source == whole.source && around.start <= part.start && part.end <= around.end
    }

    /// The same stretch of the same text, in a file that is called otherwise.
    #[must_use]
    pub fn in_source(&self, source: &Arc<Source>) -> Self {
        Self::new(source, self.span())
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
        self.source.line_of(self.span.start)
    }

    /// Column in characters, counted from one.
    pub fn column(&self) -> usize {
        let before = self.before();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        before[line_start..].chars().count() + 1
    }

    /// The bytes of the lines on which it stands.
    pub(super) fn lines(&self) -> Range<usize> {
        let text = &self.source.text;
        let start = self.before().rfind('\n').map_or(0, |newline| newline + 1);
        let after = &text[self.span.end..];
        let line_end = after.find('\n').map_or(after.len(), |newline| newline + 1);
        // No screen is wider, and a line may be as long as its file.
        let end = self.span.end + after.floor_char_boundary(line_end.min(LONGEST_MESSAGE));
        start..end
    }

    /// The same place, counted from where its lines begin.
    pub(super) fn span_in_lines(&self) -> Range<usize> {
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
