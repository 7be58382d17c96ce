//! The last day on which a paper may be published: five clear days before the meeting.
//!
//! Local Government Act 1972, section 100B(3), with the Local Authorities (Access to Meetings and Documents) (Period
//! of Notice) (England) Order 2002; of executives, regulation 7 of the Regulations of 2012. In Scotland the Act of
//! 1973 asks for three, section 50B. "Clear" counts neither the day of publishing nor that of the meeting; councils
//! count working days.

use crate::calendar::{Country, clear_working_days_before};
use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const NOTICE: Rule = Rule {
    name: "completeness/notice",
    level: Level::Error,
    finds: "a paper dated too late to be published five clear working days before its meeting",
};

pub(super) const PUBLISH_BY: Rule = Rule {
    name: "completeness/publish-by",
    level: Level::Note,
    finds: "the last day on which the paper may be published before its meeting",
};

/// The least that the law asks for. In Wales it is three as in Scotland: the style says so, since bank holidays
/// don't tell Wales from England.
fn least(country: Country) -> u32 {
    match country {
        Country::EnglandAndWales => 5,
        Country::Scotland => 3,
    }
}

/// By what law a late item may be taken.
fn late_items(country: Country) -> &'static str {
    match country {
        Country::EnglandAndWales => "Local Government Act 1972, section 100B(4)(b)",
        Country::Scotland => "Local Government (Scotland) Act 1973, section 50B(4)(b)",
    }
}

/// How dates are written in messages, whatever they are in the paper.
const FORM: &str = "%A %-d %B %Y";

/// Counts back from the meeting.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let requires = &subject.style.requires;
    let Some(field) = &requires.meeting else { return Vec::new() };
    let Some((meeting, place)) = subject.date(&field.value) else { return Vec::new() };
    let clear = requires.clear_days.unwrap_or_else(|| least(requires.holidays));
    let Some(last) = clear_working_days_before(meeting, clear, requires.holidays) else {
        return Vec::new();
    };
    let (last_words, meeting_words) = (last.format(FORM), meeting.format(FORM));
    match subject.inputs.paper.date.filter(|date| *date > last) {
        Some(date) => {
            let message = format!(
                "the paper is dated {}, and had to be published by {last_words}: {clear} clear working days before the meeting",
                date.format(FORM)
            );
            let fault = Diagnostic::error(message).at(place).remedy(format!(
                "correct the dates; a late item needs the special circumstances by which its chair takes it ({})",
                late_items(requires.holidays)
            ));
            vec![Finding::new(&NOTICE, date.format("%Y-%m-%d").to_string(), fault)]
        }
        None => {
            let message = format!(
                "to be published by {last_words}: {clear} clear working days before the meeting of {meeting_words}"
            );
            vec![Finding::unacceptable(&PUBLISH_BY, Diagnostic::warning(message).at(place))]
        }
    }
}
