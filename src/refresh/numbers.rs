//! The numbers of a draft's own headings and paragraphs, in the order in which they stand there.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Source;
use crate::marks::{Marked, Part, Span};
use crate::text::line_start;

/// Numbers counted anew.
pub(super) struct Numbers {
    /// By where its mark begins.
    by_mark: BTreeMap<usize, String>,
    /// The number of what has a label, in the draft.
    of_label: BTreeMap<String, String>,
    /// The number of what has a label, in the paper.
    of_label_in_paper: BTreeMap<String, String>,
}

impl Numbers {
    /// Counts those of the draft. The form of a number is that which it had: `2.0` of a section, `2.4` of
    /// its fourth paragraph, `2.4.1` of a part of that, `12` where paragraphs are counted through the paper.
    pub(super) fn count(draft: &Arc<Source>, marked: &Marked, paper: &Marked) -> Self {
        let mut counter = Counter::default();
        let (mut by_mark, mut of_label) = (BTreeMap::new(), BTreeMap::new());
        for part in &marked.parts {
            let Part::Number { number, labels, mark } = part else { continue };
            let now = match is_heading(draft.text(), mark) {
                true => counter.section(number),
                false => counter.paragraph(number),
            };
            for label in labels {
                of_label.insert(label.clone(), now.clone());
            }
            by_mark.insert(mark.start, now);
        }
        let in_paper = paper.parts.iter().filter_map(|part| match part {
            Part::Number { number, labels, .. } => Some((number, labels)),
            _ => None,
        });
        let of_label_in_paper = in_paper
            .flat_map(|(number, labels)| {
                labels.iter().map(move |label| (label.clone(), number.clone()))
            })
            .collect();
        Self { by_mark, of_label, of_label_in_paper }
    }

    /// The number that belongs to a mark.
    pub(super) fn of(&self, mark: &Span) -> Option<&str> {
        self.by_mark.get(&mark.start).map(String::as_str)
    }

    /// What a reference says, with the numbers that its labels have in the draft. What isn't a reference to
    /// something numbered stays as it is.
    ///
    /// # Errors
    ///
    /// The label of something that the paper numbers, and that the draft has no longer.
    pub(super) fn renumber(&self, key: &str, words: &str) -> Result<String, String> {
        let Some(labels) = key.strip_prefix("ref ").or_else(|| key.strip_prefix("Ref ")) else {
            return Ok(words.to_owned());
        };
        let mut changed = BTreeMap::new();
        let names = labels.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|'));
        for label in names {
            let Some(in_paper) = self.of_label_in_paper.get(label) else { continue };
            let in_draft = self.of_label.get(label).ok_or_else(|| label.to_owned())?;
            changed.insert(bare(in_paper), bare(in_draft));
        }
        Ok(with_numbers(words, &changed))
    }
}

/// A number as a reference prints it.
fn bare(number: &str) -> &str {
    number.trim_end_matches('.')
}

/// Words in which some numbers are others.
fn with_numbers(words: &str, changed: &BTreeMap<&str, &str>) -> String {
    let is_of_number = |c: char| c.is_ascii_digit() || c == '.';
    let mut text = String::new();
    let mut rest = words;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        text.push_str(&rest[..start]);
        let end = rest[start..].find(|c| !is_of_number(c)).map_or(rest.len(), |end| start + end);
        let number = bare(&rest[start..end]);
        text.push_str(changed.get(number).copied().unwrap_or(number));
        text.push_str(&rest[start + number.len()..end]);
        rest = &rest[end..];
    }
    text + rest
}

/// Counts sections and paragraphs.
#[derive(Default)]
struct Counter {
    sections: usize,
    /// Paragraphs of the section.
    in_section: usize,
    /// Paragraphs of the paper, where they are counted through it.
    in_paper: usize,
    /// Parts of the paragraph.
    parts: usize,
    /// The number of the paragraph as it was made.
    made: String,
    /// The number that it has now.
    now: String,
}

impl Counter {
    fn section(&mut self, made: &str) -> String {
        self.sections += 1;
        self.in_section = 0;
        let form = made.trim_start_matches(|c: char| c.is_ascii_digit());
        format!("{}{form}", self.sections)
    }

    fn paragraph(&mut self, made: &str) -> String {
        let of_paragraph = made.strip_prefix(&self.made).is_some_and(|rest| rest.starts_with('.'));
        if of_paragraph && !self.made.is_empty() {
            self.parts += 1;
            return format!("{}.{}", self.now, self.parts);
        }
        // One that a person adds is counted as those before it are.
        let form = if made.is_empty() { self.made.as_str() } else { made };
        let now = if form.contains('.') || (form.is_empty() && self.sections > 0) {
            self.in_section += 1;
            format!("{}.{}", self.sections, self.in_section)
        } else {
            self.in_paper += 1;
            self.in_paper.to_string()
        };
        self.parts = 0;
        self.made = form.to_owned();
        self.now.clone_from(&now);
        now
    }
}

fn is_heading(text: &str, mark: &Span) -> bool {
    text[line_start(text, mark.start)..mark.start].trim_start().starts_with('#')
}

/// Where the number stands that a mark is for: at the beginning of its line, or of one above it in the same
/// paragraph. Where a number is asked for, this is where it is put.
///
/// # Errors
///
/// What stands there in its stead; nothing, where there is no number.
pub(super) fn before(text: &str, mark: &Span, number: &str) -> Result<Span, Span> {
    let mut start = line_start(text, mark.start);
    loop {
        let line = &text[start..mark.start];
        let words = line.trim_start_matches([' ', '\t', '>', '#']);
        let begin = start + line.len() - words.len();
        let after =
            words.strip_prefix(number).map(|after| after.strip_prefix('.').unwrap_or(after));
        let stands =
            after.is_some_and(|after| after.is_empty() || after.starts_with(char::is_whitespace));
        if !number.is_empty() && stands {
            return Ok(begin..begin + number.len());
        }
        let above = start.checked_sub(1).map(|end| line_start(text, end));
        let above = above.filter(|above| !text[*above..start].trim().is_empty());
        match above {
            Some(above) => start = above,
            None if number.is_empty() => return Ok(begin..begin),
            None => {
                let word = words.split_whitespace().next().unwrap_or_default();
                let is_number = word.starts_with(|c: char| c.is_ascii_digit());
                let length = if is_number { bare(word).len() } else { 0 };
                return Err(begin..begin + length);
            }
        }
    }
}
