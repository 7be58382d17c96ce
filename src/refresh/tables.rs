//! Tables and charts that a person took out of the draft.

use std::collections::{BTreeMap, BTreeSet};

use crate::marks::{self, Marked, Part};

/// Those that the paper has and the draft has not.
pub(super) struct Tables {
    /// By label, what they are called: `Table 3`.
    taken_out: BTreeMap<String, String>,
}

impl Tables {
    /// Finds those of a draft. One whose marks alone were taken out has its caption still.
    pub(super) fn taken_out(draft: &str, marked: &Marked, made: &str) -> Self {
        let in_draft: BTreeSet<&str> = marked
            .parts
            .iter()
            .filter_map(|part| match part {
                Part::Block { key, .. } => Some(key.as_str()),
                Part::Inline { .. } | Part::Number { .. } => None,
            })
            .collect();
        let mut taken_out = BTreeMap::new();
        for (key, content) in marks::blocks(made) {
            let label = key.split_whitespace().nth(1);
            let (Some(label), Some(name)) = (label, name(content)) else { continue };
            if !in_draft.contains(key) && !is_called(draft, &name) {
                taken_out.insert(label.to_owned(), name);
            }
        }
        Self { taken_out }
    }

    /// What a reference names that was taken out.
    pub(super) fn missing(&self, key: &str) -> Option<&str> {
        let labels = key.strip_prefix("ref ").or_else(|| key.strip_prefix("Ref "))?;
        let mut labels = labels.split('|').next()?.split([' ', ',']);
        labels.find_map(|label| self.taken_out.get(label)).map(String::as_str)
    }
}

/// How a caption is written.
const BOLD: &str = "**";

/// What a part is called by its caption: its first two words, of which the second is its number.
fn name(content: &str) -> Option<String> {
    let caption = content.lines().find_map(|line| line.trim().strip_prefix(BOLD))?;
    let mut words = caption.split_whitespace();
    let (what, number) = (words.next()?, words.next()?);
    let number = number.trim_end_matches(|c: char| !c.is_alphanumeric());
    number.ends_with(|c: char| c.is_ascii_digit()).then(|| format!("{what} {number}"))
}

/// Whether a line begins with this name as a caption does.
fn is_called(text: &str, name: &str) -> bool {
    text.lines().any(|line| {
        let words = line.trim_start_matches([' ', '\t', '>', '*', '_']);
        words.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            && !rest_is_of_reference(words, name)
    })
}

/// Whether the name at the beginning of a line is that of a reference, not of a caption.
fn rest_is_of_reference(line: &str, name: &str) -> bool {
    line[name.len()..].starts_with("<!--")
}
