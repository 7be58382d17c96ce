//! Amounts of money that can't be read: `£175,7000`, `£12.345.678`.
//!
//! Where a comma or a point stands that no amount has, a digit was left out or typed twice, or a point was meant
//! for a comma. Nobody can know which, so nothing else is said of such an amount.

use std::ops::Range;

use crate::amount;
use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Place};
use crate::inputs::checks::Level;

pub(super) const MALFORMED: Rule = Rule {
    name: "prose/malformed",
    level: Level::Error,
    finds: "an amount of money with commas or points where no amount has them",
};

/// Every finding of the kind.
pub(in crate::check) fn check(passages: &[Passage], currency: &str) -> Vec<Finding> {
    passages.iter().flat_map(|passage| of_passage(passage, currency)).collect()
}

fn of_passage(passage: &Passage, currency: &str) -> Vec<Finding> {
    let signs = signs(currency);
    let text = passage.text.as_str();
    let mut found = Vec::new();
    for (at, digit) in text.char_indices() {
        if !digit.is_ascii_digit() {
            continue;
        }
        let before = text[..at].trim_end();
        let Some(sign) = signs.iter().find(|sign| before.ends_with(**sign)) else { continue };
        let Some(length) = length(&text[at..]) else { continue };
        found.extend(finding(passage, before.len() - sign.len()..at + length));
    }
    found
}

fn finding(passage: &Passage, span: Range<usize>) -> Option<Finding> {
    let place = passage.typed_at(&span)?;
    Some(at(passage.text.get(span)?, &place))
}

/// The finding of an amount that can't be read.
pub(in crate::check) fn at(text: &str, place: &Place) -> Finding {
    let finding = Diagnostic::error(format!("`{text}` is no amount"))
        .at(place)
        .label("commas stand before groups of three digits, and there is one point")
        .remedy(
            "see which digit is missing or typed twice, or whether a point is meant for a comma",
        );
    Finding::new(&MALFORMED, text, finding)
}

/// The signs of money behind which digits are an amount.
pub(super) fn signs(currency: &str) -> Vec<&str> {
    [currency, "£", "$", "€"].into_iter().filter(|sign| !sign.is_empty()).collect()
}

/// How long the amount is with whose digits a text begins, if it can't be read.
pub(in crate::check) fn length(text: &str) -> Option<usize> {
    let all = text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
    // A comma or a full stop at the end is that of the sentence.
    let all = text[..all.unwrap_or(text.len())].trim_end_matches([',', '.']);
    let is_read = all.bytes().all(|byte| byte.is_ascii_digit()) || amount::parse(all).is_ok();
    (!is_read).then_some(all.len())
}
