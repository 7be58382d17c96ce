//! Decisions: whether they are key decisions, open for call-in, and why.

use super::fields::says_nothing;
use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;
use crate::style::Reasoned;

pub(super) const KEY_DECISION: Rule = Rule {
    name: "completeness/key-decision",
    level: Level::Error,
    finds: "a key decision without the reason why it is one",
};

pub(super) const CALL_IN: Rule = Rule {
    name: "completeness/call-in",
    level: Level::Error,
    finds: "a decision that isn't open for call-in, without the reason",
};

/// A key decision is likely to bring significant spending or savings, or to have significant effects on
/// communities in two or more wards (Local Authorities (Executive Arrangements) (Meetings and Access to
/// Information) (England) Regulations 2012, regulation 8); the paper says which. What is kept out of call-in has a
/// reason in every council's constitution (Local Government Act 2000, section 9F).
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let requires = &subject.style.requires;
    let key = requires.key_decision.as_ref().filter(|it| lacks_reason(it, true, subject));
    let call_in = requires.call_in.as_ref().filter(|it| lacks_reason(it, false, subject));
    let key = key.map(|it| {
        let why = "significant spending or savings, or effects in two or more wards";
        finding(&KEY_DECISION, "this is a key decision, and nothing says why", why, it, subject)
    });
    let call_in = call_in.map(|it| {
        let why = "the rule of the constitution by which it is exempt";
        finding(&CALL_IN, "this is not open for call-in, and nothing says why", why, it, subject)
    });
    key.into_iter().chain(call_in).collect()
}

/// Whether the answer is this one, and without a reason.
fn lacks_reason(question: &Reasoned, answer: bool, subject: &Subject) -> bool {
    let given = subject.answer(&question.field.value);
    let reason = subject.field(&question.reason.value);
    given.is_some_and(|(given, _)| given == answer)
        && reason.is_none_or(|(reason, _)| says_nothing(reason))
}

fn finding(
    rule: &'static Rule,
    message: &str,
    why: &str,
    question: &Reasoned,
    subject: &Subject,
) -> Finding {
    let fault = Diagnostic::error(message);
    let place = subject.answer(&question.field.value).map(|(_, place)| place);
    let fault = place.map_or(fault.clone(), |place| fault.at(place));
    let reason = &question.reason.value;
    let remedy = format!("add `{reason}: …` under `fields`: {why}");
    Finding::new(rule, reason.as_str(), fault.remedy(remedy))
}
