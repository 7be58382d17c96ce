//! Changes to a file of YAML that leave every byte beside them as it was: its comments, its order, its lines.

use std::ops::Range;

use crate::diagnostic::Source;
use crate::text::{line_end, line_start, newline};
use crate::yaml::{Node, Value};

/// Changes to one text, not yet made.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts words in the stead of the value of a key. A value on lines of its own, as behind `>-`, gives way to
    /// one on the line of its key.
    pub(super) fn replace(&mut self, source: &Source, (key, value): (&Node, &Node), words: &str) {
        let text = source.text();
        let (begins, stands) = (key.place.span(), value.place.span());
        let between = &text[begins.end..stands.start];
        if !between.contains(['\n', '|', '>']) {
            self.0.push((stands, words.to_owned()));
            return;
        }
        let indent = &text[line_start(text, begins.start)..begins.start];
        let line = format!("{indent}{}: {words}{}", key.place.text(), newline(text));
        self.0.extend(entry(text, key).map(|lines| (lines, line)));
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

    /// Takes the lines of an entry out.
    pub(super) fn take_out(&mut self, source: &Source, key: &Node) {
        self.0.extend(entry(source.text(), key).map(|lines| (lines, String::new())));
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

/// An entry of a group, by its key.
pub(super) fn find<'a>(group: &'a Node, name: &str) -> Option<(&'a Node, &'a Node)> {
    let Value::Map(entries) = &group.value else { return None };
    let is_it = |key: &Node| matches!(&key.value, Value::Scalar(key) if key == name);
    entries.iter().find(|(key, _)| is_it(key)).map(|(key, value)| (key, value))
}

/// The lines of an entry: that of its key, and those behind it that stand further in, or are its list. Comments
/// and blank lines at their end belong to what follows. `None` where the key doesn't begin its line, as between
/// braces.
fn entry(text: &str, key: &Node) -> Option<Range<usize>> {
    let start = line_start(text, key.place.span().start);
    let indent = key.place.span().start - start;
    if !text[start..key.place.span().start].trim().is_empty() {
        return None;
    }
    let mut end = line_end(text, start);
    let mut at = end;
    for line in text[end..].split_inclusive('\n') {
        at += line.len();
        let words = line.trim_start();
        if words.trim().is_empty() || words.starts_with('#') {
            continue;
        }
        let stands = line.len() - words.len();
        // Its list, and the end of one between brackets, may stand as far in as its key.
        let is_item = words.starts_with("- ") || words.trim_end() == "-";
        let goes_on = stands == indent && (is_item || words.starts_with([']', '}']));
        if stands <= indent && !goes_on {
            break;
        }
        end = at;
    }
    Some(start..end)
}

fn is_pointer(line: &str) -> bool {
    line.contains(crate::schema::POINTER)
}
