//! What officers say of a paper: who, and when.

use super::fields::{beginning, says_nothing};
use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const SIGN_OFF: Rule = Rule {
    name: "completeness/sign-off",
    level: Level::Error,
    finds: "comments of an officer without the role or the date, or dated after the meeting",
};

/// Silence is no consent: legal and financial comments count for something because somebody made them, and
/// because they were made of this paper (Local Government Act 1972, section 151; Local Government and Housing Act
/// 1989, section 5).
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let requires = &subject.style.requires;
    let meeting = requires.meeting.as_ref().and_then(|field| subject.date(&field.value));
    let mut found = Vec::new();
    for signed in &requires.signed {
        let name = &signed.section.value;
        let Some(section) = subject.section(name) else { continue };
        let lacking: Vec<String> = [&signed.by.value, &signed.on.value]
            .into_iter()
            .filter(|field| subject.field(field).is_none_or(|(text, _)| says_nothing(text)))
            .map(|field| format!("`{field}: …`"))
            .collect();
        if !lacking.is_empty() {
            let message = format!("the section `{name}` doesn't say who wrote it, or when");
            let fault = Diagnostic::error(message)
                .at(&beginning(&section.source))
                .remedy(format!("add {} under `fields` in paper.yaml", lacking.join(" and ")));
            found.push(Finding::new(&SIGN_OFF, name.as_str(), fault));
        }
        let on = subject.date(&signed.on.value);
        if let (Some((on, place)), Some((meeting, meets))) = (on, meeting)
            && on > meeting
        {
            let message = format!("`{}` is after the meeting", signed.on.value);
            let fault = Diagnostic::error(message)
                .at(place)
                .related(meets, "the meeting")
                .remedy("correct one of the dates");
            found.push(Finding::new(&SIGN_OFF, signed.on.value.as_str(), fault));
        }
    }
    found
}
