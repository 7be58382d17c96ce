//! Figures that aren't computed, or counted, as they were in the paper before.

use std::collections::BTreeMap;

use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::{Figure, earlier};
use crate::inputs::checks::Level;
use crate::inputs::frozen::FrozenFigure;
use crate::series;

pub(super) const DEFINITION: Rule = Rule {
    name: "series/definition",
    level: Level::Warning,
    finds: "a figure that is computed or counted in another way than in the paper before",
};

/// Finds each change once, however many figures it is of: a formula of a column is one of every row.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let Some(before) = earlier::previous(subject.inputs) else { return Vec::new() };
    let mut changes: BTreeMap<(String, String), Vec<&Figure>> = BTreeMap::new();
    for (name, then) in &before.frozen.figures {
        let Some(now) = subject.ledger.figure(name) else { continue };
        if let Some(change) = change(then, now) {
            changes.entry(change).or_default().push(now);
        }
    }
    let found = changes.into_iter().filter_map(|((then, now), figures)| {
        let first = figures.first()?;
        let more = match figures.len() - 1 {
            0 => String::new(),
            1 => " and one other figure".to_owned(),
            more => format!(" and {more} other figures"),
        };
        let fault = Diagnostic::warning(format!(
            "`{}`{more} was {then} in the paper of {}, and is {now}",
            first.name, before.frozen.period
        ));
        let file = Place::file(&subject.inputs.paper_source);
        let fault = fault.at(first.given_at().unwrap_or(&file)).remedy(
            "say in the paper that it isn't to be compared, or restate what was reported; then accept this",
        );
        // All of them: what is accepted of some isn't accepted of more.
        let names: Vec<&str> = figures.iter().map(|figure| figure.name.as_str()).collect();
        let about = format!("{}: {then}, {now}", names.join(", ")).replace('`', "");
        Some(Finding::new(&DEFINITION, about, fault))
    });
    found.collect()
}

/// What a figure was, and is. A number that was typed and is computed now is no worse known than it was.
fn change(then: &FrozenFigure, now: &Figure) -> Option<(String, String)> {
    if then.unit != now.unit {
        return Some((then.unit.to_string(), now.unit.to_string()));
    }
    if then.measures != now.measures {
        return Some((then.measures.with_article(), now.measures.with_article()));
    }
    let was = then.formula.as_ref()?;
    match series::formula(now) {
        Some(is) if is == *was => None,
        Some(is) => Some((format!("`{was}`"), format!("`{is}`"))),
        None => Some((format!("`{was}`"), "typed".to_owned())),
    }
}
