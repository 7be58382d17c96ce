//! Quotation marks that aren't closed where a value ends.
//!
//! The `csv` crate reads on to the next mark, wherever it is, and takes all lines up to there for one value: their
//! amounts would be missing without a word.

use std::fmt;
use std::io::{self, Read};

/// A file that is read through, up to a mark that isn't closed.
pub(super) struct Quotes<R> {
    inner: R,
    state: State,
    /// The line that is read, from one, and that in which the last mark was opened.
    line: usize,
    opened: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first character of a value.
    Begin,
    /// In a value that began without a mark: in it, marks are characters.
    Plain,
    /// In a value that began with one.
    Quoted,
    /// Behind a mark in such a value: the end of it, or the first of two.
    Marked,
}

/// A mark that was opened in a line, and not closed where its value ends.
#[derive(Debug)]
pub(super) struct Unclosed {
    /// The line, from one.
    pub(super) line: usize,
}

impl fmt::Display for Unclosed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a quotation mark of line {} is not closed", self.line)
    }
}

impl std::error::Error for Unclosed {}

impl<R> Quotes<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, state: State::Begin, line: 1, opened: 1 }
    }

    fn unclosed(&self) -> io::Error {
        io::Error::other(Unclosed { line: self.opened })
    }

    fn pass(&mut self, byte: u8) -> io::Result<()> {
        use State::{Begin, Marked, Plain, Quoted};
        self.line += usize::from(byte == b'\n');
        self.state = match (self.state, byte) {
            (Begin, b'"') => {
                self.opened = self.line;
                Quoted
            }
            (Quoted, b'"') => Marked,
            (Marked, b'"') | (Quoted, _) => Quoted,
            (_, b',' | b'\n' | b'\r') => Begin,
            (Marked, b' ' | b'\t') => Marked,
            (Marked, _) => return Err(self.unclosed()),
            (Begin | Plain, _) => Plain,
        };
        Ok(())
    }
}

impl<R: Read> Read for Quotes<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        if count == 0 && self.state == State::Quoted && !buffer.is_empty() {
            return Err(self.unclosed());
        }
        let read = &buffer[..count];
        // Most files have no marks at all: then only the lines are counted.
        let is_plain = matches!(self.state, State::Begin | State::Plain) && !read.contains(&b'"');
        match read.last() {
            Some(last) if is_plain => {
                self.line += read.iter().filter(|byte| **byte == b'\n').count();
                let begins = matches!(last, b',' | b'\n' | b'\r');
                self.state = if begins { State::Begin } else { State::Plain };
            }
            _ => read.iter().try_for_each(|byte| self.pass(*byte))?,
        }
        Ok(count)
    }
}
