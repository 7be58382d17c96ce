//! Parts on lines of their own, as the text around them has its lines.

use similar::TextDiff;

use crate::text::line_start;

/// Lines set in as far as the mark before them, and ended as the lines of the text are.
pub(super) fn fit(content: &str, text: &str, mark: usize) -> String {
    let indent = indent(text, mark);
    let lines = content.split('\n').map(|line| match line.is_empty() {
        true => String::new(),
        false => format!("{indent}{line}"),
    });
    let lines: Vec<String> = lines.collect();
    // The last line is that of the second mark.
    let fitted = format!("{}{}", lines.join("\n"), indent);
    with_line_ends_of(text, &fitted)
}

/// The same lines as they were made, wherever they stand.
pub(super) fn outdented(content: &str, text: &str, mark: usize) -> String {
    let indent = indent(text, mark);
    content
        .split('\n')
        .map(|line| line.strip_prefix(indent).unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// What stands before the mark on its line.
fn indent(text: &str, mark: usize) -> &str {
    let start = line_start(text, mark);
    &text[start..mark]
}

pub(super) fn with_line_ends_of(text: &str, lines: &str) -> String {
    if text.contains("\r\n") { lines.replace('\n', "\r\n") } else { lines.to_owned() }
}

/// Two texts as a unified difference.
pub fn difference(one: &str, other: &str, (from, to): (&str, &str)) -> String {
    TextDiff::from_lines(one, other).unified_diff().context_radius(1).header(from, to).to_string()
}
