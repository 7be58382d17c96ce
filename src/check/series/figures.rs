//! Figures that the paper before reported, and this one doesn't: of figures.yaml, or of a column of a table.

use std::collections::BTreeMap;

use super::rows::{self, Row};
use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::earlier;
use crate::inputs::checks::Level;
use crate::inputs::frozen::FrozenFile;

pub(super) const VANISHED: Rule = Rule {
    name: "series/figure-vanished",
    level: Level::Warning,
    finds: "a figure, or a column of a table, that the paper before had",
};

/// Finds each once, however many rows a column had. What vanished with its row is told of the row.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let Some(before) = earlier::previous(subject.inputs) else { return Vec::new() };
    let own = crate::series::rows(subject.ledger);
    // By the column of its table, or by its own name.
    let mut gone: BTreeMap<(String, Option<&str>), Vec<&str>> = BTreeMap::new();
    for name in before.frozen.figures.keys() {
        if subject.ledger.figure(name).is_some() {
            continue;
        }
        let row = rows::row_of(name, &before.frozen);
        let key = match &row {
            Some(Row { set, id, column }) => match own.get(*set) {
                Some(now) if now.contains_key(*id) => ((*set).to_owned(), Some(*column)),
                _ => continue,
            },
            None if is_of_vanished_set(name, before, &own) => continue,
            None => (name.clone(), None),
        };
        gone.entry(key).or_default().push(name);
    }
    gone.into_iter().map(|((set, column), names)| {
        let period = before.frozen.period;
        let first = names.first().copied().unwrap_or(&set);
        let message = match (column, names.len()) {
            (Some(column), many) if many > 1 => format!(
                "`{set}` had {many} figures `{column}` in the paper of {period}, which aren't here: `{first}` is the first"
            ),
            _ => format!("`{first}` was reported in the paper of {period}, and isn't here"),
        };
        let fault = Diagnostic::warning(message);
        let fault = match column {
            Some(_) => rows::at_set(fault, &set, subject),
            None => fault.at(before.places.get(first).unwrap_or(&Place::file(&subject.inputs.paper_source))),
        };
        let fault = fault.remedy(
            "say in the paper what became of it, and accept this; if it has another name now, give it its name back",
        );
        // All of them: what is accepted of some isn't accepted of more.
        Finding::new(&VANISHED, names.join(", "), fault)
    }).collect()
}

/// Whether a figure is a total of a table or of records that is told to be gone.
fn is_of_vanished_set(
    name: &str,
    before: &FrozenFile,
    own: &BTreeMap<String, BTreeMap<String, String>>,
) -> bool {
    let sets = before.frozen.rows.keys().filter(|set| !own.contains_key(*set));
    sets.into_iter()
        .any(|set| name.strip_prefix(set.as_str()).is_some_and(|rest| rest.starts_with('.')))
}
