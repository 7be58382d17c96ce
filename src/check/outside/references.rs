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

/// The number with which a paragraph begins.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})[.)]?\s+\S")
        .expect("the pattern is valid: every test runs it")
});

/// A reference to a paragraph of this paper. Those of an Act, or of a schedule to it, are told by what follows.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\bpara(?:graph)?s?\.? (?P<number>\d{1,3}(?:\.\d{1,3}){0,3})\b(?P<after>.{0,30})",
    )
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
    if numbered.len() < LEAST {
        return Vec::new();
    }
    let mut found = dangling(passages, &numbered);
    found.extend(gaps(&numbered));
    found
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
            let after = reference["after"].to_lowercase();
            // "Paragraph 3 of Schedule 12A", "paragraph 2.1 of the Act".
            let is_elsewhere = after.starts_with(" of")
                || after.starts_with(", schedule")
                || after.contains("schedule");
            let is_here = depths.contains(&depth(number.as_str())) && !is_elsewhere;
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
    let found = left_out.map(|pair| {
        let (place, number) = pair[1];
        let message = format!("paragraph {number} follows paragraph {}", pair[0].1);
        let finding = Diagnostic::warning(message)
            .at(place)
            .remedy("number it anew, and look at what refers to it");
        Finding::unacceptable(&GAPS, finding)
    });
    found.collect()
}
