//! Characters that can't be drawn, and where they come from.
//!
//! Most stand where somebody typed them in Markdown. Names in tables and the values of fields come
//! from YAML without their places, and are looked for there.

use std::ops::Range;

use super::Builder;
use crate::diagnostic::Diagnostic;
use crate::paper::{Cell, Inline, Placement, Table};

/// What to do about a character for which there is no place.
const NOT_IN_THE_INPUTS: &str = "write it in words, or leave it out; it is not in the inputs as it \
                                 is printed: look in style.yaml, too";

impl Builder<'_> {
    /// A text as it can be drawn. Reports each character that can't, where it stands first; in a file
    /// from anywhere its number is printed instead. One that was written as an entity, or comes with a
    /// figure, has the place of that.
    pub(super) fn drawn(&mut self, text: &str, span: &Range<usize>) -> String {
        for (character, fault) in self.undrawable(text) {
            let source = self.markdown.text().get(span.clone()).unwrap_or_default();
            let start = source.find(character).map(|start| span.start + start);
            let exact = start.map(|start| start..start + character.len_utf8());
            let exact = exact.unwrap_or(span.clone());
            let place = self.markdown.origin(exact.clone()).or_else(|| {
                // The template printed it: perhaps the value of a field.
                self.markdown.find_in_yaml(word_with(text, character))
            });
            let printed = format!("printed as `{}`", number(character));
            match place {
                Some(place) => self.findings.mend(fault.at(&place), printed),
                None => self.mend(fault, &exact, printed),
            }
        }
        if !self.findings.mends() {
            return text.to_owned();
        }
        let undrawable = self.options.undrawable;
        let drawn = text.chars().map(|character| match undrawable(character) {
            Some(_) => number(character),
            None => character.to_string(),
        });
        drawn.collect()
    }

    /// Reports each character of a table that can't be drawn: where it stands in YAML if it is found
    /// there, otherwise where the table is placed, with its name.
    pub(super) fn check_table(&mut self, token: usize, table: &Table, span: &Range<usize>) {
        let headings = table.columns.iter().filter(|_| table.headings_shown).map(|c| &c.heading);
        let headings = headings.flat_map(|heading| texts(heading));
        let cells = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| match cell {
            Cell::Blank => Vec::new(),
            Cell::Words(content) => texts(content),
            Cell::Figure(placed) => vec![placed.text.as_str()],
        });
        for text in headings.chain(cells) {
            for (character, mut fault) in self.undrawable(text) {
                let word = word_with(text, character);
                if let Some(place) = self.markdown.find_in_yaml(word) {
                    self.findings.refuse(fault.at(&place));
                    continue;
                }
                fault.message.push_str(&format!(": it stands in `{word}`"));
                let fault = fault.remedy(NOT_IN_THE_INPUTS);
                match self.markdown.placement(token) {
                    // One that has no number was not placed by a person.
                    Some(Placement::Table { id, .. }) if self.tables.number(token).is_some() => {
                        let message = format!("{}, in table `{id}`", fault.message);
                        self.fault(Diagnostic { message, ..fault }, span);
                    }
                    _ => self.findings.refuse(fault),
                }
            }
        }
    }

    /// The characters of a text that can't be drawn, and were not yet reported.
    fn undrawable(&mut self, text: &str) -> Vec<(char, Diagnostic)> {
        let undrawable = self.options.undrawable;
        let faulty = text.chars().filter_map(|char| Some((char, undrawable(char)?)));
        faulty.filter(|(character, _)| self.reported.insert(*character)).collect()
    }
}

/// The number of a character in Unicode, as it is printed where the character can't be.
pub(in crate::paper) fn number(character: char) -> String {
    format!("[U+{:04X}]", u32::from(character))
}

/// The texts of a line in a table that we made: it has no marks around words.
fn texts(content: &[Inline]) -> Vec<&str> {
    let texts = content.iter().filter_map(|inline| match inline {
        Inline::Text(text) => Some(text.words.as_str()),
        _ => None,
    });
    texts.collect()
}

/// The word of a text in which a character stands.
fn word_with(text: &str, character: char) -> &str {
    text.split_whitespace().find(|word| word.contains(character)).unwrap_or(text)
}
