//! References that lead nowhere, and references that were typed.

use super::Looked;
use super::mentions::Mention;
use super::targets::{Kind, Target};
use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(in crate::check) const DANGLING: Rule = Rule {
    name: "references/dangling",
    level: Level::Error,
    finds: "a reference that was typed, to what the paper doesn't have",
};

pub(super) const TYPED: Rule = Rule {
    name: "references/typed",
    level: Level::Warning,
    finds: "a reference that was typed and not placed: its number doesn't follow when others change",
};

/// Looks at each reference that a person typed. Those that were placed are resolved when the paper is made.
pub(super) fn check(looked: &Looked) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, mention) in &looked.mentions {
        let passage = &looked.subject.passages[*index];
        if !mention.names.iter().any(|(_, range)| passage.is_typed(range)) {
            continue;
        }
        let missing = mention.names.iter().find(|(name, range)| {
            passage.is_typed(range) && looked.targets.find(&mention.kinds, name).is_none()
        });
        found.push(match missing {
            Some((name, _)) => dangling(mention, name, passage, looked),
            None => typed(mention, passage, looked),
        });
    }
    found
}

fn dangling(mention: &Mention, name: &str, passage: &Passage, looked: &Looked) -> Finding {
    let words = &passage.text[mention.range.clone()];
    let kind = mention.kinds.first().copied().unwrap_or(Kind::Paragraph);
    let what = kind.called();
    let message = if mention.names.len() > 1 {
        format!("“{words}” leads nowhere: the paper has no {what} {name}")
    } else {
        format!("“{words}” leads nowhere: the paper has no such {what}")
    };
    let fault = Diagnostic::error(message);
    let fault = at(fault, passage, mention);
    let known = looked.targets.all().iter().filter(|target| mention.kinds.contains(&target.kind));
    let known: Vec<&str> =
        known.map(|target| target.name.as_str()).filter(|name| !name.is_empty()).collect();
    let there = match known.as_slice() {
        [] => format!("the paper has no {what} with a number"),
        [one] => format!("the only one is {one}"),
        [first, .., last] => format!("they go from {first} to {last}"),
    };
    let remedy = format!("{there}: {}", place_it(kind, None));
    Finding::new(&DANGLING, words, fault.remedy(remedy))
}

fn typed(mention: &Mention, passage: &Passage, looked: &Looked) -> Finding {
    let words = &passage.text[mention.range.clone()];
    let targets: Vec<Option<&Target>> =
        (mention.names.iter()).map(|(name, _)| looked.targets.find(&mention.kinds, name)).collect();
    let fault = Diagnostic::warning(format!(
        "“{words}” was typed, and stays as it is when the numbers of the paper change"
    ));
    let first = targets.first().copied().flatten();
    let kind = first.map_or(Kind::Paragraph, |target| target.kind);
    let labels: Option<Vec<&str>> =
        (targets.iter()).map(|target| target.and_then(|target| target.label.as_deref())).collect();
    let remedy = place_it(kind, labels.filter(|_| is_list_of_all(mention)));
    Finding::new(&TYPED, words, at(fault, passage, mention).remedy(remedy))
}

/// Whether there are few enough names to list them.
fn is_list_of_all(mention: &Mention) -> bool {
    mention.names.len() <= 6
}

/// How to place a reference to something of this kind.
fn place_it(kind: Kind, labels: Option<Vec<&str>>) -> String {
    if let Some(labels) = labels {
        return format!("write `{{{{ref {}}}}}` instead", labels.join(" "));
    }
    match kind {
        Kind::Table | Kind::Chart => {
            "write `{{ref ID}}` with the `id` that it has in paper.yaml".to_owned()
        }
        Kind::Appendix | Kind::Recommendation | Kind::BackgroundPaper => format!(
            "give the {} a `label` in paper.yaml, with its words as `text`, and write `{{{{ref LABEL}}}}` here",
            kind.called()
        ),
        Kind::Paragraph | Kind::Section | Kind::Footnote => format!(
            "write `{{{{label NAME}}}}` in the {} that is meant, and `{{{{ref NAME}}}}` here",
            if kind == Kind::Section { "heading" } else { kind.called() }
        ),
    }
}

/// With the place of the mention.
pub(super) fn at(fault: Diagnostic, passage: &Passage, mention: &Mention) -> Diagnostic {
    match passage.place(&mention.range) {
        Some(place) => fault.at(&place),
        None => fault,
    }
}
