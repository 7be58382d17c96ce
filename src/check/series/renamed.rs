//! Rows and figures that are called something else than in the paper before, under the same name.

use super::rows::{at_set, place_of_row, row_of};
use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::earlier;
use crate::inputs::checks::Level;
use crate::period::ReportingPeriod;
use crate::series;

pub(super) const RENAMED: Rule = Rule {
    name: "series/renamed",
    level: Level::Warning,
    finds: "a row or figure that is called something else than in the paper before, under the same name",
};

pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let Some(before) = earlier::previous(subject.inputs) else { return Vec::new() };
    let Some(own) = &subject.inputs.paper.series else { return Vec::new() };
    let periods = [before.frozen.period, own.period.value];
    let finding = |name: &str, was: &str, is: &str, at: &dyn Fn(Diagnostic) -> Diagnostic| {
        let fault = Diagnostic::warning(format!(
            "`{name}` was called “{was}” in the paper of {}, and is “{is}”",
            before.frozen.period
        ));
        let fault = at(fault).remedy(
            "if it is another thing, give it another id; if it is the same, accept this, or give it its words back",
        );
        Finding::new(&RENAMED, format!("{name}: {was}, {is}"), fault)
    };
    let mut found = Vec::new();
    for (set, rows) in series::rows(subject.ledger) {
        let Some(then) = before.frozen.rows.get(&set) else { continue };
        for (id, is) in &rows {
            let Some(was) = then.get(id).filter(|was| !is_called(is, was, periods)) else {
                continue;
            };
            found.push(finding(&format!("{set}.{id}"), was, is, &|fault| match place_of_row(
                &set,
                id,
                subject.inputs,
                subject.ledger,
            ) {
                Some(place) => fault.at(&place),
                None => at_set(fault, &set, subject),
            }));
        }
    }
    // Figures of rows are called by these; those of totals by what they are totals of.
    for (name, then) in &before.frozen.figures {
        let is_in_table = row_of(name, &before.frozen).is_some();
        let Some(now) = subject.ledger.figure(name).filter(|_| !is_in_table) else { continue };
        let is_own = subject.inputs.figures.figures.iter().any(|own| own.id.value.as_str() == name);
        if is_own && !is_called(&now.label, &then.title, periods) {
            let file = Place::file(&subject.inputs.paper_source);
            let place = now.given_at().unwrap_or(&file);
            found.push(finding(name, &then.title, &now.label, &|fault| fault.at(place)));
        }
    }
    found
}

/// Whether words as they are typed now may be those that were printed then: whatever stood where something is placed,
/// and whichever period each of them names as its own.
fn is_called(now: &str, then: &str, [before, own]: [ReportingPeriod; 2]) -> bool {
    let then = plain(then, before);
    let mut rest = then.as_str();
    let mut parts = now.split("{{").enumerate().map(|(at, part)| match at {
        0 => plain(part, own),
        _ => plain(part.split_once("}}").map_or("", |(_, behind)| behind), own),
    });
    let Some(after) = parts.next().and_then(|first| rest.strip_prefix(first.as_str())) else {
        return false;
    };
    rest = after;
    let parts: Vec<String> = parts.collect();
    let Some((last, between)) = parts.split_last() else { return rest.is_empty() };
    for part in between {
        let Some(at) = rest.find(part.as_str()) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last.as_str())
}

/// Words without capitals, spaces and signs, and without the names of a period and of the one before it.
fn plain(words: &str, period: ReportingPeriod) -> String {
    let mut words = words.to_owned();
    for period in [period, period.previous()] {
        words = words.replace(&period.to_string(), "").replace(&period.short(), "");
    }
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
