//! Sections and fields that are there and say nothing, and options that leave one out.

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

pub(super) const OPTIONS: Rule = Rule {
    name: "completeness/options",
    level: Level::Warning,
    finds: "options without that of doing nothing",
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
    found.extend(options(subject));
    found
}

/// What happens if nothing is decided is an option too, and the one against which others are measured: the record of
/// a decision has the alternatives that were considered (the Regulations of 2012, regulations 12(2) and 13).
fn options(subject: &Subject) -> Option<Finding> {
    const NOTHING: [&str; 13] = [
        "nothing",
        "no action",
        "no change",
        "status quo",
        "as it is",
        "as they are",
        "as now",
        "unchanged",
        "not to proceed",
        "not proceeding",
        "not approving",
        "not to approve",
        "carry on",
    ];
    let name = subject.style.requires.options.as_ref()?;
    let section = subject.section(&name.value)?;
    let text = section.source.text();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if NOTHING.iter().any(|option| words.contains(option)) || says_nothing(&words) {
        return None;
    }
    let fault = Diagnostic::warning("the options don't say what happens if nothing is done")
        .at(&beginning(&section.source))
        .remedy("add the option of doing nothing, with what speaks against it");
    Some(Finding::new(&OPTIONS, name.value.as_str(), fault))
}
