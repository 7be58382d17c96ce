//! Financial years that are written in several ways.

use super::year::{YearPair, pairs};
use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Place};
use crate::inputs::checks::Level;

pub(super) const YEARS: Rule = Rule {
    name: "consistency/years",
    level: Level::Warning,
    finds: "a financial year that is written in another way than the others: 2019-20 beside 2019/20",
};

/// How a financial year is written: the mark between, and with how many digits behind it.
type Form = (char, usize);

/// Every financial year that isn't written as most of the paper's are.
pub(super) fn check(passages: &[Passage]) -> Vec<Finding> {
    let mut forms: Vec<(Form, usize)> = Vec::new();
    for pair in passages.iter().flat_map(|passage| pairs(&passage.text)).filter(is_financial) {
        match forms.iter_mut().find(|(form, _)| *form == form_of(&pair)) {
            Some((_, count)) => *count += 1,
            None => forms.push((form_of(&pair), 1)),
        }
    }
    // Of two that come as often, the paper began with the first.
    let Some(usual) = forms.iter().rev().max_by_key(|(_, count)| *count).map(|(form, _)| *form)
    else {
        return Vec::new();
    };
    let mut seen: Vec<Place> = Vec::new();
    let mut findings = Vec::new();
    for passage in passages {
        for pair in pairs(&passage.text).iter().filter(|pair| is_financial(pair)) {
            let Some(place) = passage.typed_at(&pair.span) else { continue };
            if form_of(pair) == usual || seen.contains(&place) {
                continue;
            }
            findings.push(finding(pair, usual, &place));
            seen.push(place);
        }
    }
    findings
}

fn is_financial(pair: &YearPair) -> bool {
    pair.apart() == Some(1)
}

fn form_of(pair: &YearPair) -> Form {
    (pair.mark, pair.second.len())
}

fn finding(pair: &YearPair, (mark, length): Form, place: &Place) -> Finding {
    let year: u32 = pair.first.parse().unwrap_or_default();
    let second = (year + 1).to_string();
    let second = second.get(second.len().saturating_sub(length)..).unwrap_or(pair.second);
    let usual = format!("{}{mark}{second}", pair.first);
    let message = format!("`{}` is written in another way than most years of the paper", pair.text);
    let finding = Diagnostic::warning(message).at(place).remedy(format!("write `{usual}`"));
    Finding::new(&YEARS, pair.text, finding)
}
