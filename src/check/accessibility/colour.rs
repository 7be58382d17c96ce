//! What only those can tell who see a colour or a sign (WCAG 2.2, 1.4.1).

use crate::check::Finding;
use crate::check::passages::{Passage, PassageKind};
use crate::check::rule::Rule;
use crate::check::tokens::{Token, tokens};
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const COLOUR: Rule = Rule {
    name: "accessibility/colour",
    level: Level::Warning,
    finds: "what is told by a colour or a sign alone: “shown in red”, a cell with a dot",
};

const COLOURS: [&str; 11] = [
    "red", "amber", "green", "yellow", "blue", "orange", "grey", "purple", "pink", "colour", "bold",
];
/// What says that something looks so.
const LOOKS: [&str; 12] = [
    "shown",
    "marked",
    "highlighted",
    "shaded",
    "printed",
    "coloured",
    "written",
    "displayed",
    "indicated",
    "figures",
    "text",
    "cells",
];

/// Looks at words about colours, and at cells with a sign alone.
pub(super) fn check(passages: &[Passage]) -> Vec<Finding> {
    let mut found = Vec::new();
    for passage in passages {
        let tokens = tokens(&passage.text);
        if passage.kind == PassageKind::Cell {
            found.extend(sign(passage));
            continue;
        }
        found.extend(tokens.windows(3).filter_map(|three| named(three, passage)));
    }
    found
}

/// "Shown in red".
fn named(three: &[Token], passage: &Passage) -> Option<Finding> {
    let [looks, within, colour] = three else { return None };
    let is_so = looks.is(&LOOKS) && within.is(&["in"]) && colour.is(&COLOURS);
    if !is_so {
        return None;
    }
    let range = looks.range.start..colour.range.end;
    let place = passage.place(&range)?;
    let words = passage.text.get(range)?;
    let fault = Diagnostic::warning(format!("“{words}” says nothing to those who don't see it"))
        .at(&place)
        .remedy(
            "say what it means in words, where it stands: a column of words, or a sign with a note",
        );
    Some(Finding::new(&COLOUR, words, fault))
}

/// A cell that is a sign and nothing else. A dash, and a cross or a plus, are read aloud.
fn sign(passage: &Passage) -> Option<Finding> {
    let words = passage.text.trim();
    let is_sign = |c: char| matches!(c, '\u{2190}'..='\u{21FF}' | '\u{25A0}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F300}'..='\u{1FAFF}');
    let only = !words.is_empty() && words.chars().all(|c| is_sign(c) || c.is_whitespace());
    // Tick boxes are known to those who hear them.
    if !only {
        return None;
    }
    let place = passage.place(&(0..passage.text.len()))?;
    let fault =
        Diagnostic::warning(format!("“{words}” is all that this cell says")).at(&place).remedy(
            "write the word beside the sign or in its stead: Red, Amber, Green; rising, falling",
        );
    Some(Finding::new(&COLOUR, words, fault))
}
