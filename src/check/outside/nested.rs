//! Rows that are not simply added: parts of the row above them ("of which …", "– with children"), and what is
//! taken away ("less income").

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::running::Addend;

/// What a row is called that says more of the one above it.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:[-–—•*]\s|(?:of which|of these|including|included|incl?\b|with|without|thereof)\b)")
        .expect("the pattern is valid: every test runs it")
});

/// What a row is called that is taken away, though its number has no sign.
static LESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:less|minus|deduct)\b").expect("the pattern is valid: every test runs it")
});

/// Nobody parts a row into more.
const MOST: usize = 40;

/// The rows with those taken away that say so. `None` if none does.
pub(super) fn with_less(addends: &[Addend]) -> Option<Vec<Addend>> {
    let is_less =
        |addend: &Addend| LESS.is_match(&addend.label) && addend.number.value > Decimal::ZERO;
    addends.iter().any(is_less).then(|| {
        let all = addends.iter().cloned();
        all.map(|addend| Addend { is_less: is_less(&addend), ..addend }).collect()
    })
}

/// The rows without those that are parts of another, by what they come to and by what they are called.
/// Whoever adds tries these after the rows as they stand, so that a list of dashes is still added.
pub(super) fn without_parts(addends: &[Addend]) -> Vec<Vec<Addend>> {
    let by_value = by_value(addends);
    let by_name = by_name(addends);
    let all = [by_value, by_name].into_iter();
    all.filter(|left| left.len() > 1 && left.len() < addends.len()).collect()
}

/// Rows that add exactly to the row before them are its parts.
fn by_value(addends: &[Addend]) -> Vec<Addend> {
    let mut left = Vec::new();
    let mut at = 0;
    while let Some(whole) = addends.get(at) {
        left.push(whole.clone());
        at += 1 + parts(whole, &addends[at + 1..]).unwrap_or(0);
    }
    left
}

/// How many of the rows that follow add to this one: two at least.
fn parts(whole: &Addend, following: &[Addend]) -> Option<usize> {
    let mut sum = Decimal::ZERO;
    for (index, addend) in following.iter().take(MOST).enumerate() {
        sum = sum.checked_add(addend.number.value)?;
        if index > 0 && sum == whole.number.value && !sum.is_zero() {
            return Some(index + 1);
        }
    }
    None
}

fn by_name(addends: &[Addend]) -> Vec<Addend> {
    // The first row is no part of anything.
    let is_part = |index: usize, addend: &Addend| index > 0 && PART.is_match(&addend.label);
    let kept = addends.iter().enumerate().filter(|(index, addend)| !is_part(*index, addend));
    kept.map(|(_, addend)| addend.clone()).collect()
}
