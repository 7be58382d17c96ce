//! Figures that aren't computed, or counted, as they were in the paper before.

use std::collections::BTreeMap;

use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::{Figure, earlier};
use crate::inputs::checks::Level;
use crate::inputs::frozen::FrozenFigure;
use crate::inputs::schedules::comparisons::Favourable;
use crate::series;

pub(super) const DEFINITION: Rule = Rule {
    name: "series/definition",
    level: Level::Warning,
    finds: "a figure that is computed or counted in another way than in the paper before, or is better the other way round",
};

/// Finds each change once, however many figures it is of: a formula of a column is one of every row.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let Some(before) = earlier::previous(subject.inputs) else { return Vec::new() };
    let favourable = series::favourable(subject.inputs);
    let mut changes: BTreeMap<(String, String), Vec<&Figure>> = BTreeMap::new();
    for (name, then) in &before.frozen.figures {
        let Some(now) = subject.ledger.figure(name) else { continue };
        let turned = turned(then.favourable, favourable.get(name).copied());
        for change in change(then, now).into_iter().chain(turned) {
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
        // The order in which amounts are added is nothing but a matter of taste.
        Some(is) if terms(&is).is_some_and(|terms| Some(terms) == self::terms(was)) => None,
        Some(is) => Some((format!("`{was}`"), format!("`{is}`"))),
        None => Some((format!("`{was}`"), "typed".to_owned())),
    }
}

/// Which way of moving was good, and is; `None` where either isn't known.
fn turned(then: Option<Favourable>, now: Option<Favourable>) -> Option<(String, String)> {
    let (then, now) = (then?, now?);
    let words = |favourable: Favourable| format!("better where it is {}", favourable.word());
    (then != now).then(|| (words(then), words(now)))
}

/// What a formula adds and takes away, in an order that is always the same; `None` if it does anything else.
fn terms(formula: &str) -> Option<Vec<(char, &str)>> {
    let does_else = |c: char| !c.is_alphanumeric() && !"._+-£, ".contains(c);
    if formula.contains(does_else) {
        return None;
    }
    let mut sign = '+';
    let mut terms = Vec::new();
    for word in formula.split_whitespace() {
        match word {
            "+" => sign = '+',
            "-" => sign = '-',
            term => terms.push((sign, term)),
        }
    }
    // Words beside one another are no sum.
    let signs = formula.split_whitespace().filter(|word| matches!(*word, "+" | "-")).count();
    terms.sort_unstable();
    (terms.len() == signs + 1).then_some(terms)
}
