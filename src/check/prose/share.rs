//! Shares that aren't: 20% (£7.6m) of £30m.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::numbers::{Kind, Number};
use crate::amount;
use crate::check::Finding;
use crate::check::passages::{Passage, What};
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const SHARE: Rule = Rule {
    name: "prose/share",
    level: Level::Error,
    finds: "a percentage and an amount that stand for the same share, and don't agree",
};

/// So many numbers before and after a share are looked at for what it is a share of: more than a paragraph
/// has.
const NEAR: usize = 40;

/// The percentage at `index`, if the amount in brackets beside it is no such share of any amount
/// around it.
pub(in crate::check) fn find(passage: &Passage, all: &[Number], index: usize) -> Option<Finding> {
    let share = all.get(index).filter(|number| number.kind == Kind::Percent)?;
    let (part, whole) = parts(&passage.text, all, index)?;
    // What something rose by is a share of what it was, which need not be told.
    if is_of_a_change(&passage.text[..share.span.start.min(part.span.start)]) {
        return None;
    }
    let is_whole = |number: &&Number| number.kind == Kind::Money && number.value > part.value;
    let near = index.saturating_sub(NEAR)..all.len().min(index + NEAR);
    // What is itself a share is a part beside this one: `40% (£80,000) and 60% (£120,000)`.
    let shares = near.clone().filter(|near| all[*near].kind == Kind::Percent);
    let other_parts: Vec<&Number> =
        shares.filter_map(|share| parts(&passage.text, all, share)).map(|(part, _)| part).collect();
    let is_other_part = |number: &Number| other_parts.iter().any(|part| part.span == number.span);
    let wholes: Vec<&Number> = match whole.filter(|whole| is_whole(whole)) {
        Some(whole) => vec![whole],
        // `£72,000 (12% of the works)`: of what is said in words.
        None if part.span.end <= share.span.start
            && is_of_words(&passage.text[share.span.end..]) =>
        {
            return None;
        }
        None => all[near]
            .iter()
            .filter(is_whole)
            .filter(|number| !is_other_part(number))
            .filter(|whole| {
                if !is_one_sentence(&passage.text, whole, part) {
                    return is_likely(share, part, whole);
                }
                whole.span.start < part.span.start || is_told_as_whole(&passage.text, whole)
            })
            .collect(),
    };
    if wholes.is_empty() || wholes.iter().any(|whole| agrees(share, part, whole)) {
        return None;
    }
    let whole = *wholes.last()?;
    let text = |number: &Number| &passage.text[number.span.clone()];
    let is_placed = |number: &Number| {
        passage.pieces.iter().any(|piece| {
            matches!(piece.what, What::Figure(_))
                && piece.range.start < number.span.end
                && number.span.start < piece.range.end
        })
    };
    // What is placed was computed, or compared with what was published.
    if [share, part, whole].into_iter().all(is_placed) {
        return None;
    }
    let (from, to) = (share.span.start.min(part.span.start), share.span.end.max(part.span.end));
    let place = passage.place(&(from..to))?;
    let comes_to = amount::for_message(of(share.value, whole.value)?, 2);
    let actual = part.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?;
    let message = format!(
        "{} of {} is {comes_to}, and not {}, which is {}%",
        text(share),
        text(whole),
        text(part),
        amount::for_message(actual, 1),
    );
    let finding = Diagnostic::error(message)
        .at(&place)
        .remedy("correct one of the three; a formula in figures.yaml computes it");
    let about = format!("{} ({}) of {}", text(share), text(part), text(whole));
    Some(Finding::new(&SHARE, about, finding))
}

fn is_one_sentence(text: &str, one: &Number, other: &Number) -> bool {
    let between = one.span.end.min(other.span.end)..one.span.start.max(other.span.start);
    let between = text.get(between).unwrap_or_default();
    ![". ", "? ", "! "].iter().any(|end| between.contains(end))
}

/// Whether an amount of another sentence may be the whole: that of which the part, with a digit typed wrongly
/// perhaps, is such a share.
fn is_likely(share: &Number, part: &Number, whole: &Number) -> bool {
    const TIMES: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
    of(share.value, whole.value).is_some_and(|of_whole| {
        let most = of_whole.checked_mul(TIMES);
        of_whole / TIMES < part.value && most.is_none_or(|most| part.value < most)
    })
}

/// Words of a rise or a fall, right before what it is by; or of something besides what was told.
static CHANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:rose|risen|rise|fell|fallen|fall|up|down|gr[eo]wn?|growth|drop\w*|increas\w+|decreas\w+|reduc\w+|declin\w+|by|from|to|further|another)(?: (?:by|of))? $")
        .expect("the pattern is valid: every test runs it")
});

fn is_of_a_change(before: &str) -> bool {
    let from = before.floor_char_boundary(before.len().saturating_sub(40));
    CHANGE.is_match(&before[from..])
}

/// The amount that stands beside a percentage for the same share, and that of which it is said to be
/// one: `20% (£7.6m) of £30m`, `£7.6m (20%) of £30m`.
fn parts<'a>(
    text: &str,
    all: &'a [Number],
    index: usize,
) -> Option<(&'a Number, Option<&'a Number>)> {
    let share = &all[index];
    let next = all.get(index + 1);
    let after_next = all.get(index + 2);
    let before = index.checked_sub(1).map(|before| &all[before]);
    let between = |one: &Number, other: &Number| {
        text.get(one.span.end..other.span.start).unwrap_or_default().trim_matches(['*', '_'])
    };
    if let Some(next) = next.filter(|next| next.kind == Kind::Money) {
        // `20% (£7.6m)`, `20%, or £7.6m,`, `20% of that sum (£7.6m)`
        let words = between(share, next);
        let is_same = (words.ends_with('(') && words.len() < 30) || words.trim() == ", or";
        if is_same {
            let whole = after_next.filter(|whole| begins_with_of(between(next, whole)));
            return Some((next, whole));
        }
        // `20% of £30m (£7.6m)`
        if let Some(last) = after_next.filter(|last| last.kind == Kind::Money)
            && begins_with_of(words)
            && between(next, last).trim() == "("
        {
            return Some((last, Some(next)));
        }
    }
    // `£7.6m (20%) of £30m`
    let before = before.filter(|before| before.kind == Kind::Money)?;
    let whole = next.filter(|next| begins_with_of(between(share, next)));
    (between(before, share).trim() == "(").then_some((before, whole))
}

/// Words right before an amount that others are a share of: `of a budget of £30m`. What comes to an amount, or
/// leaves it, is none: `The VAT of £24,000 (20%) brings the invoice to £144,000`.
static OF_WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:of|from|against|within|on|totall?\w*)(?: [a-z'-]+){0,4} $")
        .expect("the pattern is valid: every test runs it")
});

fn is_told_as_whole(text: &str, whole: &Number) -> bool {
    let before = &text[..whole.span.start];
    let from = before.floor_char_boundary(before.len().saturating_sub(60));
    OF_WHOLE.is_match(&before[from..])
}

/// Whether a share is said to be one of something that has no amount there, and that no word points back to.
fn is_of_words(after: &str) -> bool {
    const POINTING: [&str; 8] =
        ["that", "this", "these", "those", "it", "the total", "the sum", "the amount"];
    let of = after.trim_start().strip_prefix("of ");
    of.is_some_and(|words| !POINTING.iter().any(|pointing| words.starts_with(pointing)))
}

fn begins_with_of(words: &str) -> bool {
    let words = words.trim_start_matches([')', ',', ' ']);
    // `(12% of the works) brings it to £672,000` is a share of the works.
    words.starts_with("of ") && words.len() < 30 && !words.contains(')')
}

/// Whether a share of the whole can be the part, as far as each of the three was rounded.
fn agrees(share: &Number, part: &Number, whole: &Number) -> bool {
    let half = |number: &Number| number.step() / Decimal::TWO;
    let least = of(share.value - half(share), whole.value - half(whole));
    let most = of(share.value + half(share), whole.value + half(whole));
    let (Some(least), Some(most)) = (least, most) else { return true };
    least - half(part) <= part.value && part.value <= most + half(part)
}

fn of(percent: Decimal, whole: Decimal) -> Option<Decimal> {
    whole.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)
}
