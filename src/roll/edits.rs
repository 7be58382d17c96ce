//! Changes to a file of YAML that leave every byte beside them as it was: its comments, its order, its lines.

use std::ops::Range;

use crate::diagnostic::Source;
use crate::yaml::{Node, Value};

/// Changes to one text, not yet made.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts words in the stead of a value.
    pub(super) fn replace(&mut self, value: &Node, words: &str) {
        self.0.push((value.place.span(), words.to_owned()));
    }

    /// Puts a line before all that the text says: behind what an editor or a schema needs in the first
    /// line.
    pub(super) fn head(&mut self, source: &Source, line: &str) {
        let at = source.text().lines().next().filter(|first| is_pointer(first)).map_or(0, str::len);
        let at = if at == 0 { 0 } else { line_end(source.text(), at) };
        self.0.push((at..at, format!("{line}{}", newline(source.text()))));
    }

    /// Puts a line behind that of a value, which is on one line.
    pub(super) fn after(&mut self, source: &Source, value: &Node, line: &str) {
        let at = line_end(source.text(), value.place.span().end);
        self.0.push((at..at, format!("{line}{}", newline(source.text()))));
    }

    /// Makes a comment of the lines of an entry, behind which the next begins, or nothing does.
    pub(super) fn comment_out(&mut self, source: &Source, key: &Node, next: Option<&Node>) {
        let lines = entry(source.text(), key, next);
        let text = &source.text()[lines.clone()];
        let text = text.split_inclusive('\n').map(|line| format!("# {line}"));
        self.0.push((lines, text.collect()));
    }

    /// Takes the lines of an entry out.
    pub(super) fn take_out(&mut self, source: &Source, key: &Node, next: Option<&Node>) {
        self.0.push((entry(source.text(), key, next), String::new()));
    }

    /// Makes all changes.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(span, _)| (span.start, span.end));
        let mut changed = String::new();
        let mut at = 0;
        for (span, words) in self.0 {
            // What stands within what was taken out is gone with it.
            if span.start >= at {
                changed.push_str(&text[at..span.start]);
                changed.push_str(&words);
                at = span.end;
            }
        }
        changed + &text[at..]
    }
}

/// An entry of a group, by its key, with the key that follows it.
pub(super) fn find<'a>(
    group: &'a Node,
    name: &str,
) -> Option<(&'a Node, &'a Node, Option<&'a Node>)> {
    let Value::Map(entries) = &group.value else { return None };
    let at = entries
        .iter()
        .position(|(key, _)| matches!(&key.value, Value::Scalar(key) if key == name))?;
    let (key, value) = &entries[at];
    Some((key, value, entries.get(at + 1).map(|(next, _)| next)))
}

/// The lines of an entry. Comments and blank lines above the next one belong to that.
fn entry(text: &str, key: &Node, next: Option<&Node>) -> Range<usize> {
    let start = line_start(text, key.place.span().start);
    let mut end = next.map_or(text.len(), |next| line_start(text, next.place.span().start));
    while end > start {
        let above = line_start(text, end - 1);
        let line = text[above..end].trim();
        if above <= start || !(line.is_empty() || line.starts_with('#')) {
            break;
        }
        end = above;
    }
    start..end
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Where the line that holds a byte has ended, its end included.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// How the lines of a text end.
pub(super) fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn is_pointer(line: &str) -> bool {
    line.contains(crate::schema::POINTER)
}
