//! The answers of a paper to what its style asks, as rules read them.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::check::Subject;
use crate::diagnostic::{Place, Source};
use crate::inputs::Section;
use crate::yaml::{Scalar, Value};

impl Subject<'_> {
    /// The value of a field as it was typed, with its place. `None` where the paper has none.
    pub(super) fn field(&self, name: &str) -> Option<(&str, &Place)> {
        let field = self.inputs.paper.fields.iter().find(|field| field.name.value == name)?;
        match &field.value.value {
            Value::Scalar(text) if !text.trim().is_empty() => {
                Some((text.trim(), &field.value.place))
            }
            _ => None,
        }
    }

    /// The answer to a question of yes or no.
    pub(super) fn answer(&self, name: &str) -> Option<(bool, &Place)> {
        let (text, place) = self.field(name)?;
        Some((bool::read(text).ok()?, place))
    }

    /// A date.
    pub(super) fn date(&self, name: &str) -> Option<(NaiveDate, &Place)> {
        let (text, place) = self.field(name)?;
        Some((NaiveDate::read(text).ok()?, place))
    }

    /// The prose of a section.
    pub(super) fn section(&self, name: &str) -> Option<&Section> {
        self.inputs.sections.iter().find(|section| section.name == name)
    }
}

/// The first line of a file that holds words.
pub(super) fn beginning(source: &Arc<Source>) -> Place {
    let text = source.text();
    let start = text.len() - text.trim_start().len();
    let line = text[start..].lines().next().unwrap_or_default();
    Place::new(source, start..start + line.trim_end().len())
}

/// Whether a text is there and says nothing: "TBC", "Not stated", "n/a".
pub(super) fn says_nothing(text: &str) -> bool {
    const NOTHING: [&str; 22] = [
        "tbc",
        "tba",
        "tbd",
        "to be confirmed",
        "to be added",
        "to be completed",
        "to be provided",
        "to follow",
        "not stated",
        "not known",
        "unknown",
        "n/a",
        "na",
        "not applicable",
        "not provided",
        "see above",
        "see below",
        "see report",
        "as above",
        "blank",
        "pending",
        "?",
    ];
    let letters = |c: char| !c.is_alphanumeric() && c != '?';
    let text = text.trim().trim_matches(letters).to_lowercase();
    text.is_empty() || NOTHING.contains(&text.as_str())
}
