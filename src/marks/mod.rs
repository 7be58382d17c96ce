//! Marks: which parts of a paper's Markdown were generated, so that they can be brought up to date while
//! every word that a person wrote stays.
//!
//! A mark is a comment of HTML, which nobody sees who reads the Markdown as it is meant to look. It stands
//! behind what it marks, since a comment at the beginning of a line would end a paragraph.
//!
//! | In the Markdown | What it marks |
//! | --- | --- |
//! | `£310,003<!--=posts.total.cost-->` | What was placed by `{{posts.total.cost}}`. |
//! | `Table 1<!--=ref savings-->` | The same of a reference. |
//! | `2.4 Two sessions …<!--#2.4 sessions-->` | The number with which the line begins, and the label of what it numbers. |
//! | `<!--=table savings-->` … `<!--/table savings-->` | A table, on lines of their own; a chart, the contents. |
//!
//! At the end stands the [`Record`]: what every part held when it was made, so that an edit is known from
//! what was made.

mod broken;
mod read;
mod record;

pub use read::{Marked, Part, Span, read};
pub use record::{Record, digest};

use crate::diagnostic::Place;

/// How every mark begins.
const OPEN: &str = "<!--";

/// How every mark ends.
const CLOSE: &str = "-->";

/// The first words of keys of parts that stand on lines of their own.
const BLOCKS: [&str; 3] = ["table", "chart", "contents"];

/// By what a part is known that was asked for here: what stands between its braces. `None` of what was
/// not placed by braces.
pub fn key(place: Option<&Place>) -> Option<String> {
    let inside = place?.text().strip_prefix("{{")?.strip_suffix("}}")?;
    let key: Vec<&str> = inside.split_whitespace().collect();
    let key = key.join(" ");
    // Nothing in it may end the comment before its end.
    (!key.is_empty() && !key.contains("--") && !key.contains(['<', '>'])).then_some(key)
}

/// By what a table is known that was placed by this key. The table under a chart, which shows its figures, was
/// placed by that of the chart, and is another part.
pub fn of_table(key: String) -> String {
    if key.starts_with("chart ") { format!("table of {key}") } else { key }
}

/// The mark behind a part within a line.
pub fn inline(key: &str) -> String {
    format!("{OPEN}={key}{CLOSE}")
}

/// The marks on the lines before and behind a part.
pub fn around(key: &str) -> [String; 2] {
    [inline(key), format!("{OPEN}/{key}{CLOSE}")]
}

/// The mark on the line that begins with a number, of something with these labels.
pub fn number(number: &str, labels: &[&str]) -> String {
    let words: Vec<&str> = std::iter::once(number).chain(labels.iter().copied()).collect();
    format!("{OPEN}#{}{CLOSE}", words.join(" "))
}

/// The parts of a text on lines of their own, each with what stands between its marks: of a text whose marks
/// are known to be whole.
pub fn blocks(text: &str) -> Vec<(&str, &str)> {
    let begins = text.match_indices("<!--=").filter_map(|(start, begin)| {
        let rest = &text[start + begin.len()..];
        let (key, content) = rest.split_once(CLOSE)?;
        // Most are within a line, and end nowhere: the text is not searched for their ends.
        let content = is_block(key).then_some(content)?;
        Some((key, content.split_once(&format!("{OPEN}/{key}{CLOSE}"))?.0))
    });
    begins.collect()
}

/// Whether this is a mark of ours, or the record.
pub fn is_ours(comment: &str) -> bool {
    let content = comment.trim().strip_prefix(OPEN).and_then(|rest| rest.strip_suffix(CLOSE));
    content.is_some_and(|content| {
        content.starts_with(['=', '/', '#']) || content.starts_with(record::HEADING)
    })
}

/// Whether a key is that of a part on lines of its own.
fn is_block(key: &str) -> bool {
    let word = key.split(' ').next().unwrap_or_default();
    BLOCKS.contains(&word)
}
