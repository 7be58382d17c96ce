//! What is said of a file that is no YAML: what the parser found, in words of officers.

use std::sync::Arc;

use super::tree::place_of;
use super::unquoted::{self, Explained};
use crate::diagnostic::{Diagnostic, Place, Source};

/// The fault of a file that is no YAML.
pub(super) fn syntax_fault(error: &serde_yaml::Error, source: &Arc<Source>) -> Diagnostic {
    let mut place = match error.location() {
        Some(location) => place_of(location, source),
        None => Place::file(source),
    };
    let message = error.to_string();
    // The place is drawn with the line itself; the parser's own words for it would only repeat it.
    let reason = message.split(" at line ").next().unwrap_or(&message).trim();
    let start = place.span().start;
    if reason.contains(TAB)
        && let Some(tab) = source.text()[start..].find('\t')
    {
        // The parser says where the text began that the tab ends.
        place = Place::new(source, start + tab..start + tab + 1);
    }
    let known = EXPLAINED.iter().find(|(theirs, _, _)| reason.contains(theirs));
    let (mut reason, mut remedy) =
        known.map_or((reason, USUAL_REMEDY), |(_, ours, remedy)| (*ours, *remedy));
    if let Some(explained) = explain(&message, source, start) {
        place = Place::new(source, explained.span);
        (reason, remedy) = (explained.reason, explained.remedy);
    }
    // What is merely too long may well be YAML.
    let what = if message.contains(BREACHED) {
        "this is too much for one file"
    } else {
        "this is not YAML"
    };
    Diagnostic::error(format!("{what}: {reason}")).at(&place).remedy(remedy)
}

/// What can be told from the text where the parser stopped, and not from its words alone.
fn explain(theirs: &str, source: &Source, at: usize) -> Option<Explained> {
    let text = source.text();
    if theirs.contains("did not find expected") {
        unquoted::stopped_at(text, at)
    } else if theirs.contains("invalid trailing content after") {
        unquoted::after_quotes(text, at)
    } else if theirs.contains("only valid inside a block") {
        unquoted::left_open(text, at)
    } else if theirs.contains("unexpected character") {
        let length = text[at..].chars().next().map_or(0, char::len_utf8);
        Some(unquoted::begins_a_text(at..at + length))
    } else {
        None
    }
}

/// What the parser says of a tab that ends a text.
const TAB: &str = "found a tab";

/// What the parser says of a file past its bounds.
const BREACHED: &str = "budget breached";

/// What we say of lists within lists within lists.
const TOO_DEEP: &str = "it is nested too deep";

/// What we say of a dash in the stead of a value.
const LONE_DASH: &str = "a dash without quotes begins an item of a list";

const USUAL_REMEDY: &str = "check the indentation, the colon after each key, and quotes around text that has `: ` or ` #` in it";

/// Faults that officers come across, by what the parser calls them: what we say, and what to do.
const EXPLAINED: [(&str, &str, &str); 13] = [
    (
        "mapping values are not allowed",
        "a colon that belongs to no key",
        "put quotes around a text with a colon in it; or check the indentation of the line",
    ),
    (TAB, "a tab stands here", "write spaces in its stead: YAML is indented with spaces only"),
    (
        "did not find expected",
        "this line is not indented as those above it, or lacks its dash",
        "indent the keys of one group alike, and begin each item of a list with a dash",
    ),
    (
        "block sequence entries are not allowed",
        LONE_DASH,
        "type a number, or put a dash that is meant as one in quotes: `\"-\"`; the items of a list stand on the lines below their key",
    ),
    (
        "plain scalar cannot start with '-'",
        LONE_DASH,
        "put a dash that is meant as one in quotes: `\"-\"`",
    ),
    (
        "simple key expected ':'",
        "this is no key with a value",
        "write the key, a colon and a space, and then the value",
    ),
    ("unclosed quote", "this quotation mark is not closed", "close it at the end of the text"),
    (
        "unknown anchor",
        "`*` before a name repeats what was named with `&`, and nothing was",
        "put quotes around a text that begins with `*`",
    ),
    (
        "multiple YAML documents",
        "a second document begins here",
        "take the line `---` above it out, or put what follows into a file of its own",
    ),
    ("recursion limit", TOO_DEEP, "take some of the lists or groups apart"),
    ("budget breached: Depth", TOO_DEEP, "take some of the lists or groups apart"),
    // The parser's own bound on what one file may hold.
    (
        "budget breached: Nodes",
        "it holds more than 250,000 keys, values and lists, those that a `*` repeats counted each time",
        "shorten it: give sums in the stead of rows that no table shows, and repeat less with `*`",
    ),
    (BREACHED, "it is far too long once its `*` are written out", "repeat less with `*`"),
];
