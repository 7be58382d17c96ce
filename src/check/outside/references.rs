//! Numbered paragraphs, and words that refer to them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::references::{DANGLING, GAPS};
use crate::diagnostic::{Diagnostic, Place};

/// So many numbered paragraphs make a paper whose paragraphs are numbered.
const LEAST: usize = 8;
/// So many do if they are one list from the first on, each with a full stop.
const LEAST_IN_ORDER: usize = 3;

/// The number with which a paragraph begins.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})[.)]?\s+\S")
        .expect("the pattern is valid: every test runs it")
});

/// The number of one of several, with the mark that says that it is one.
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<number>\d{1,2})[.)]\s+\S").expect("the pattern is valid: every test runs it")
});

/// A reference to a paragraph of this paper. Those of an Act, or of a schedule to it, are told by what follows.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bpara(?:graph)?s?\.? (?P<number>\d{1,3}(?:\.\d{1,3}){0,3})\b")
        .expect("the pattern is valid: every test runs it")
});

/// Every finding about numbers of paragraphs.
pub(super) fn check(passages: &[Passage]) -> Vec<Finding> {
    let numbered: Vec<(Place, &str)> = passages
        .iter()
        .filter_map(|passage| {
            let number = NUMBERED.captures(&passage.text)?.name("number")?;
            Some((passage.place(&number.range())?, number.as_str()))
        })
        .collect();
    if numbered.len() >= LEAST {
        let mut found = dangling(passages, &numbered);
        found.extend(gaps(&numbered));
        return found;
    }
    let listed = listed(passages);
    if listed.len() < LEAST_IN_ORDER || !is_one_list(&listed) {
        return Vec::new();
    }
    let mut found = dangling(passages, &listed);
    found.extend(one_left_out(&listed));
    found
}

/// The whole numbers of paragraphs that are marked as such.
fn listed<'a>(passages: &'a [Passage]) -> Vec<(Place, &'a str)> {
    let of_passage = |passage: &'a Passage| {
        let number = LISTED.captures(&passage.text)?.name("number")?;
        Some((passage.place(&number.range())?, number.as_str()))
    };
    passages.iter().filter_map(of_passage).collect()
}

/// Whether numbers go from one upwards, and nearly all follow one another.
fn is_one_list(listed: &[(Place, &str)]) -> bool {
    let numbers: Vec<u32> = listed.iter().filter_map(|(_, number)| number.parse().ok()).collect();
    let steps = || numbers.windows(2).map(|pair| pair[1].saturating_sub(pair[0]));
    let grows = steps().all(|step| (1..=2).contains(&step));
    let left_out = steps().filter(|step| *step == 2).count();
    grows && left_out <= 1 && numbers.first() == Some(&1)
}

/// The gap of a short list.
fn one_left_out(listed: &[(Place, &str)]) -> Option<Finding> {
    let number = |at: usize| listed[at].1.parse::<u32>().ok();
    (1..listed.len()).find_map(|at| {
        let (before, after) = (number(at - 1)?, number(at)?);
        (after == before + 2).then(|| gap(&listed[at].0, before, after))
    })
}

fn gap(place: &Place, before: u32, after: u32) -> Finding {
    let message = format!("paragraph {after} follows paragraph {before}");
    let finding = Diagnostic::warning(message)
        .at(place)
        .remedy("number it anew, and look at what refers to it");
    Finding::unacceptable(&GAPS, finding)
}

fn dangling(passages: &[Passage], numbered: &[(Place, &str)]) -> Vec<Finding> {
    let known: BTreeSet<&str> =
        numbered.iter().map(|(_, number)| number.trim_end_matches(".0")).collect();
    let depth = |number: &str| number.matches('.').count();
    let depths: BTreeSet<usize> = known.iter().map(|number| depth(number)).collect();
    let mut found = Vec::new();
    for passage in passages {
        for reference in REFERENCE.captures_iter(&passage.text) {
            let (Some(all), Some(number)) = (reference.get(0), reference.name("number")) else {
                continue;
            };
            let is_of_another = is_elsewhere(behind(&passage.text, number.end()));
            let is_here = depths.contains(&depth(number.as_str())) && !is_of_another;
            if is_here && !known.contains(number.as_str().trim_end_matches(".0")) {
                let Some(place) = passage.place(&(all.start()..number.end())) else { continue };
                let message = format!("there is no paragraph {}", number.as_str());
                let finding = Diagnostic::error(message)
                    .at(&place)
                    .remedy("correct the number, or say in which document it is");
                found.push(Finding::unacceptable(&DANGLING, finding));
            }
        }
    }
    found
}

/// So much behind a reference, in bytes, may say where it leads.
const BEHIND: usize = 30;

/// The words behind a reference, of which a part may be the next one.
pub(super) fn behind(text: &str, end: usize) -> &str {
    let to = text.floor_char_boundary(end.saturating_add(BEHIND));
    text.get(end..to).unwrap_or_default()
}

/// Whether what follows a reference says that it is one to another document: "paragraph 3 of Schedule 12A",
/// "paragraph 2.1 of the Act", "Appendix 2 to the agreement".
pub(super) fn is_elsewhere(after: &str) -> bool {
    let after = after.to_lowercase();
    let begins = [" of ", " to the", " in the", " in our", " from ", ", schedule"];
    begins.iter().any(|words| after.starts_with(words)) || after.contains("schedule")
}

/// Whole numbers that follow one another through the paper, with one or two left out.
fn gaps(numbered: &[(Place, &str)]) -> Vec<Finding> {
    let whole: Vec<(&Place, u32)> =
        numbered.iter().filter_map(|(start, number)| Some((start, number.parse().ok()?))).collect();
    let follows = |pair: &&[(&Place, u32)]| pair[1].1 == pair[0].1 + 1;
    let in_order = whole.windows(2).filter(follows).count();
    // Lists within the text begin anew at one; a paper that is numbered throughout does not.
    if whole.len() < LEAST || in_order * 10 < (whole.len() - 1) * 9 {
        return Vec::new();
    }
    let left_out =
        whole.windows(2).filter(|pair| (2..=3).contains(&pair[1].1.saturating_sub(pair[0].1)));
    left_out.map(|pair| gap(pair[1].0, pair[0].1, pair[1].1)).collect()
}
