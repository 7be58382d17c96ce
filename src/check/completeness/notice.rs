//! The last day on which a paper may be published: so many clear days before the meeting as the
//! [law](crate::law::Law::clear_days) asks for, or the style. "Clear" counts neither the day of publishing nor that of
//! the meeting; councils count working days.

use crate::calendar::clear_working_days_before;
use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const NOTICE: Rule = Rule {
    name: "completeness/notice",
    level: Level::Error,
    finds: "a paper dated too late to be published as many clear working days before its meeting as the law asks for",
};

pub(super) const PUBLISH_BY: Rule = Rule {
    name: "completeness/publish-by",
    level: Level::Note,
    finds: "the last day on which the paper may be published before its meeting",
};

/// How dates are written in messages, whatever they are in the paper.
const FORM: &str = "%A %-d %B %Y";

/// How they are written in what is accepted.
const SHORT: &str = "%-d %B %Y";

/// Counts back from the meeting.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let requires = &subject.style.requires;
    let Some(field) = &requires.meeting else { return Vec::new() };
    let Some((meeting, place)) = subject.date(&field.value) else { return Vec::new() };
    let law = requires.law;
    let clear = requires.clear_days.unwrap_or(law.clear_days());
    let Some(last) = clear_working_days_before(meeting, clear, law.holidays()) else {
        return Vec::new();
    };
    let (last_words, meeting_words) = (last.format(FORM), meeting.format(FORM));
    match subject.inputs.paper.day().filter(|date| *date > last) {
        Some(date) => {
            let message = format!(
                "the paper is dated {}, and had to be published by {last_words}: {clear} clear working days before the meeting",
                date.format(FORM)
            );
            let fault = Diagnostic::error(message).at(place).remedy(format!(
                "correct the dates; a late item needs the special circumstances by which its chair takes it ({})",
                law.late_items()
            ));
            // A later date, or an earlier meeting, is another matter.
            let about = format!("{}, due by {}", date.format(SHORT), last.format(SHORT));
            vec![Finding::new(&NOTICE, about, fault)]
        }
        None => {
            let asked = match requires.clear_days {
                Some(_) => "as its style asks".to_owned(),
                None => format!("by the law of {}", law.nation()),
            };
            let message = format!(
                "to be published by {last_words}: {clear} clear working days before the meeting of {meeting_words}, {asked}"
            );
            vec![Finding::unacceptable(&PUBLISH_BY, Diagnostic::warning(message).at(place))]
        }
    }
}
