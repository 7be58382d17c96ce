//! Front matter: what other programs keep at the top of a Markdown file, between lines of three hyphens.
//!
//! CommonMark knows nothing of it, and would print a line across the page and a heading.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Source};

/// Where it is, with the lines around it: from the first line of the file, and every line one that YAML
/// would have. Words between two lines across the page are words.
pub(super) fn span(text: &str) -> Option<Range<usize>> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut end = first.len();
    let mut has_keys = false;
    for line in lines {
        end += line.len();
        let line = line.trim_end();
        if matches!(line, "---" | "...") {
            return has_keys.then_some(0..end);
        }
        let is_key = is_key(line);
        has_keys |= is_key;
        // A list, what belongs to the key above, or a comment.
        let is_more = line.is_empty() || line.starts_with([' ', '\t', '-', '#']) && has_keys;
        if !is_key && !is_more {
            return None;
        }
    }
    None
}

/// `title: Minutes`, `keywords:`.
fn is_key(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    !key.is_empty() && key.chars().all(is_word) && (value.is_empty() || value.starts_with(' '))
}

/// Its place, without the end of its last line.
pub(super) fn place(source: &Arc<Source>, span: &Range<usize>) -> Place {
    let length = source.text()[span.clone()].trim_end().len();
    Place::new(source, span.start..span.start + length)
}

/// What is said of it.
pub(super) fn left_out(place: &Place) -> Diagnostic {
    Diagnostic::warning("details for another program (front matter) at the top of the file")
        .at(place)
        .label("left out")
        .remedy("take them out; a title is written as a heading: `# The title`")
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn front_matter_is_told_from_words_between_lines() {
        let found = |text: &str| span(text).map(|span| text[span.end..].to_owned());
        let rest = Some("# A".to_owned());
        assert_eq!(found("---\ntitle: A: b\n---\n# A"), rest);
        assert_eq!(
            found("---\r\ntitle: A\r\nkeywords:\r\n  - a\r\n- b\r\n# c\r\n...\r\n# A"),
            rest
        );
        for words in [
            "---\n\nA\n\n---\n",
            "---\nWe say: a\n---\n",
            "---\na: b\n",
            "a: b\n---\n",
            "---\n---\n",
        ] {
            assert_eq!(found(words), None, "{words}");
        }
    }
}
