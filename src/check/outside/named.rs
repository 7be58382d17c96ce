//! Appendices, tables, figures and recommendations that a paper numbers itself, and words that refer to them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::references::{behind, is_elsewhere};
use crate::check::Finding;
use crate::check::passages::{Passage, PassageKind};
use crate::check::references::DANGLING;
use crate::diagnostic::Diagnostic;

/// So many of a kind show that the paper numbers them.
const LEAST: usize = 2;

/// One of these, with its number.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?P<kind>(?i:appendix|table|figure|recommendation))\x20
        (?P<number>\d{1,2}|[A-Z])\b",
    )
    .expect("the pattern is valid: every test runs it")
});

/// The title of one of these.
static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^[*_]{0,3}(?P<kind>(?i:appendix|table|figure))\x20(?P<number>\d{1,2}|[A-Z])[*_]{0,3}\s?(?:[:.\u{2013}-]|$)",
    )
    .expect("the pattern is valid: every test runs it")
});

/// The number of one of several recommendations.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\(?(?P<number>\d{1,2})[.)]\s").expect("the pattern is valid: every test runs it")
});

/// What is referred to and isn't there.
pub(super) fn check(passages: &[Passage]) -> Vec<Finding> {
    let known = known(passages);
    let titled = of_kinds(passages, &TITLED);
    let mentioned = of_kinds(passages, &NAMED);
    let mut found = Vec::new();
    for passage in passages {
        for reference in NAMED.captures_iter(&passage.text) {
            let (Some(all), Some(number)) = (reference.get(0), reference.name("number")) else {
                continue;
            };
            let kind = reference["kind"].to_lowercase();
            let before = &passage.text[..all.start()];
            let Some(there) = known.get(&kind) else { continue };
            let is_numbered = there.len() >= LEAST
                || is_alone_and_far(
                    there,
                    number.as_str(),
                    titled.get(&kind),
                    mentioned.get(&kind),
                );
            if !is_numbered {
                continue;
            }
            // Letters are not missed among numbers, which may be those of another paper.
            let is_alike = there.iter().any(|other| is_letter(other) == is_letter(number.as_str()));
            let is_of_another =
                is_elsewhere(behind(&passage.text, number.end())) || is_possessive(before);
            if there.contains(number.as_str()) || !is_alike || is_of_another {
                continue;
            }
            let Some(place) = passage.place(&(all.start()..number.end())) else { continue };
            let of = there.iter().map(|number| number.as_str()).collect::<Vec<_>>().join(", ");
            let message = format!("there is no {kind} {} here, only {of}", number.as_str());
            let finding = Diagnostic::error(message)
                .at(&place)
                .remedy("correct the number, or say in which document it is");
            found.push(Finding::unacceptable(&DANGLING, finding));
        }
    }
    found
}

/// Whether the one that a paper has is a heading or a caption, and no word of the paper is about the one before
/// the number: of appendices A and B, the second may be a file of its own; a C that follows A is a slip.
fn is_alone_and_far(
    there: &BTreeSet<String>,
    number: &str,
    titled: Option<&BTreeSet<String>>,
    mentioned: Option<&BTreeSet<String>>,
) -> bool {
    let Some(before) = before(number) else { return false };
    let is_unheard_of = mentioned.is_none_or(|all| !all.contains(&before));
    titled.is_some_and(|titled| there.is_subset(titled)) && is_unheard_of
}

/// `B` of `C`, 3 of 4.
fn before(number: &str) -> Option<String> {
    match number.parse::<u32>() {
        Ok(number) => Some(number.checked_sub(1)?.to_string()),
        Err(_) => {
            let letter = u8::try_from(number.chars().next()?).ok()?;
            Some(char::from(letter.checked_sub(1)?).to_string())
        }
    }
}

/// The numbers of each kind, wherever a pattern finds them.
fn of_kinds(passages: &[Passage], pattern: &Regex) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for found in passages.iter().flat_map(|passage| pattern.captures_iter(&passage.text)) {
        let numbers = all.entry(found["kind"].to_lowercase()).or_default();
        numbers.insert(found["number"].to_owned());
    }
    all
}

/// The numbers of each kind that begin a line; and those of a list under a heading of recommendations.
fn known(passages: &[Passage]) -> BTreeMap<String, BTreeSet<String>> {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut in_recommendations = false;
    for passage in passages {
        if let Some(named) = NAMED.captures(&passage.text)
            && named.get(0).is_some_and(|all| is_emphasis(&passage.text[..all.start()]))
        {
            known
                .entry(named["kind"].to_lowercase())
                .or_default()
                .insert(named["number"].to_owned());
        }
        if matches!(passage.kind, PassageKind::Heading(_)) {
            in_recommendations = passage.text.to_lowercase().contains("recommendation");
        } else if in_recommendations && let Some(item) = NUMBERED.captures(&passage.text) {
            let numbers = known.entry("recommendation".to_owned()).or_default();
            numbers.insert(item["number"].to_owned());
        }
    }
    known
}

/// Whether nothing stands there but what sets words in italics or bold.
fn is_emphasis(text: &str) -> bool {
    text.chars().all(|character| matches!(character, '*' | '_'))
}

fn is_letter(number: &str) -> bool {
    number.starts_with(|c: char| c.is_alphabetic())
}

/// "The auditor's Appendix 3" is not this paper's.
fn is_possessive(before: &str) -> bool {
    let before = before.trim_end();
    ["'s", "’s", "s'", "s’", "their", "its"].iter().any(|end| before.ends_with(end))
}
