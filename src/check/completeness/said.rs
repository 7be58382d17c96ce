//! Sections and fields that are there and say nothing.

use super::fields::{beginning, says_nothing};
use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const SAYS_NOTHING: Rule = Rule {
    name: "completeness/says-nothing",
    level: Level::Error,
    finds: "a section that says only “TBC”, “N/A” or the like",
};

pub(super) const WARDS: Rule = Rule {
    name: "completeness/wards",
    level: Level::Warning,
    finds: "a paper that doesn't say which wards it affects",
};

/// Looks at what stands where something is asked for. "None" says something, and is nowhere complained of.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let mut found = Vec::new();
    for section in &subject.inputs.sections {
        let text = section.source.text().trim();
        if says_nothing(text) && !text.is_empty() {
            let message = format!("the section `{}` says nothing", section.name);
            let fault = Diagnostic::error(message)
                .at(&beginning(&section.source))
                .remedy("say what there is to say; “None” if there is nothing, and why");
            found.push(Finding::new(&SAYS_NOTHING, section.name.as_str(), fault));
        }
    }
    let requires = &subject.style.requires;
    if let Some(wards) = &requires.wards
        && let Some((text, place)) = subject.field(&wards.value)
        && says_nothing(text)
    {
        let fault = Diagnostic::warning("the paper doesn't say which wards it affects")
            .at(place)
            .remedy("name them, or write `All`; a decision with effects in two or more is a key decision");
        found.push(Finding::new(&WARDS, text, fault));
    }
    found
}
