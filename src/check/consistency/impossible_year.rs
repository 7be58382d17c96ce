//! Financial years that there can't be.

use super::year::{YearPair, pairs};
use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Place};
use crate::inputs::checks::Level;

pub(super) const IMPOSSIBLE_YEAR: Rule = Rule {
    name: "consistency/impossible-year",
    level: Level::Warning,
    finds: "a financial year that there can't be: 20010/11, 2019/21",
};

/// A number of a law is written like a year: SI 2012/2089. None of a paper's years are so far apart.
const FARTHEST: i32 = 10;

/// Every financial year that there can't be.
pub(super) fn check(passages: &[Passage]) -> Vec<Finding> {
    let mut findings: Vec<(Place, Finding)> = Vec::new();
    for passage in passages {
        for pair in pairs(&passage.text).iter().filter(|pair| is_impossible(pair)) {
            if is_numbered(&passage.text, pair.span.start) {
                continue;
            }
            let Some(place) = passage.typed_at(&pair.span) else { continue };
            if findings.iter().all(|(told, _)| *told != place) {
                let finding = finding(pair, &place);
                findings.push((place, finding));
            }
        }
    }
    findings.into_iter().map(|(_, finding)| finding).collect()
}

/// Words before numbers of decisions and cases, which have a slash as well: Minute 2019/12.
const NUMBERED: [&str; 9] =
    ["minute", "minutes", "ref", "reference", "application", "no", "number", "si", "decision"];

/// Whether the number of something stands at `start`.
fn is_numbered(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    NUMBERED.contains(&word.to_lowercase().as_str())
}

fn is_impossible(pair: &YearPair) -> bool {
    match pair.apart() {
        // 20010/11; a range of other numbers, such as 20000-25000, has as many digits behind it.
        None => pair.first.len() == 5 && pair.second.len() == 2,
        // With a dash it may be a stretch of years.
        Some(apart) if pair.mark == '/' => apart != 1 && apart.abs() <= FARTHEST,
        Some(apart) => (-FARTHEST..=0).contains(&apart),
    }
}

fn finding(pair: &YearPair, place: &Place) -> Finding {
    let remedy = match pair.apart() {
        None => format!("a year has four digits: `{}` has five", pair.first),
        Some(_) => {
            "write the year that is meant; from one year to another, write `to` between them"
                .to_owned()
        }
    };
    let message = format!("there is no financial year `{}`", pair.text);
    let finding = Diagnostic::error(message).at(place).remedy(remedy);
    Finding::new(&IMPOSSIBLE_YEAR, pair.text, finding)
}
