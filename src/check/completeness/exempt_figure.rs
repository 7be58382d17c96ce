//! Figures of exempt sections that can be read in public.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::prose::typed_figures;
use crate::check::rule::Rule;
use crate::check::{Finding, Subject, passages};
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::Figure;
use crate::inputs::checks::Level;
use crate::paper::{Placed, walk};

pub(super) const EXEMPT_FIGURE: Rule = Rule {
    name: "completeness/exempt-figure",
    level: Level::Warning,
    finds: "a figure of an exempt section that is placed or typed in what is published",
};

/// Looks through what is published for the figures of what isn't. Each is told once.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    if subject.paper.exempt.blocks.is_empty() {
        return Vec::new();
    }
    let (public, withheld) = (subject.paper.public(), subject.paper.withheld());
    let mut exempt: BTreeMap<&str, &Placed> = BTreeMap::new();
    walk::figures(&withheld, &mut |placed, _| {
        exempt.entry(&placed.figure.name).or_insert(placed);
    });
    let mut found: BTreeMap<&str, Finding> = BTreeMap::new();
    walk::figures(&public, &mut |placed, _| {
        let name = placed.figure.name.as_str();
        if let Some(there) = exempt.get(name) {
            let message = format!("the figure `{name}` is exempt, and printed in public");
            let finding = || finding(there, placed.origin.0.as_ref(), message);
            found.entry(name).or_insert_with(finding);
        }
    });
    let passages = passages::of(&public);
    let figures: Vec<(&str, &Arc<Figure>)> = exempt
        .iter()
        .filter(|(name, _)| !found.contains_key(*name))
        .map(|(name, placed)| (*name, &placed.figure))
        .collect();
    let mut found: Vec<Finding> = found.into_values().collect();
    for (text, place, figure) in typed_figures(&passages, &figures, &subject.style.formats) {
        let Some(there) = exempt.get(figure.name.as_str()) else { continue };
        let message =
            format!("`{text}` is typed in public, and is the exempt figure `{}`", figure.name);
        found.push(finding(there, Some(&place), message));
    }
    found
}

fn finding(there: &Placed, here: Option<&Place>, message: String) -> Finding {
    let mut told = Diagnostic::warning(message)
        .remedy("take it out of one of the two; or accept it with the reason why it may be known");
    if let Some(place) = here {
        told = told.at(place);
    }
    if let Some(place) = &there.origin.0 {
        told = told.related(place, "exempt here");
    }
    Finding::new(&EXEMPT_FIGURE, there.figure.name.clone(), told)
}
