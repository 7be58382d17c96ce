//! What shows that parts which don't come to their whole were meant to.
//!
//! Parts may be some of the whole, or overlap: of people, some are young, and some of these live alone. They
//! were meant to come to it where a slip of the hand in one of them explains the difference, or where nothing can be two
//! of what they are called.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::is_slip;
use super::shape::Shape;
use crate::check::prose::numbers::{Kind, Number};

/// Behind a part, one of several things of which nothing is two.
static ONE_OF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^\)?(?: [a-z'-]+){0,3}? (?:approved|granted|refused|rejected|declined|withdrawn|upheld|dismissed|green|amber|red|completed|not started|in progress)\b",
    )
    .expect("the pattern is valid: every test runs it")
});

/// So many parts are a list.
const LIST: usize = 3;
/// So far behind a part, in bytes, its words are looked at.
const BEHIND: usize = 60;
/// With fewer digits, any number is a slip from any other.
const TELLING: usize = 3;

/// Whether parts that come to more than their whole are evidently all of it.
pub(super) fn are_all(shape: &Shape, parts: &[&Number], whole: &Number, off: Decimal) -> bool {
    // One of them is a part of another where the others are the whole.
    let has_one_too_many = parts.iter().any(|part| part.value == off);
    if off <= Decimal::ZERO || has_one_too_many || whole.kind == Kind::Percent {
        return false;
    }
    let is_one_of = |part: &&Number| {
        let at = shape.at(shape.numbers.partition_point(|one| one.span.start < part.span.start));
        let Some(from) = at.map(|at| at + 1) else { return false };
        let to = shape.shape.floor_char_boundary(from.saturating_add(BEHIND));
        let behind = shape.shape.get(from..to).unwrap_or_default();
        // What stands in brackets says the same again.
        let words = behind.strip_prefix(" (P").unwrap_or(behind);
        let end = words.find([',', ';', '.', 'N', 'M', 'P']).unwrap_or(words.len());
        // `9 of the refused` are none that others are not.
        ONE_OF.is_match(&words[..end]) && !words.starts_with(" of ")
    };
    let is_by_a_slip = |part: &&Number| {
        let meant = part.value.checked_sub(off).filter(|meant| *meant > Decimal::ZERO);
        meant.is_some_and(|meant| {
            let (typed, meant) = (digits(part.value, part), digits(meant, part));
            are_exchanged(&typed, &meant) || has_one_more(&typed, &meant)
        })
    };
    parts.iter().all(is_one_of) || parts.len() >= LIST && parts.iter().any(is_by_a_slip)
}

/// Whether two parts, of which nobody says that they are all, would be with one digit of one of them.
pub(super) fn is_slip_of_two(parts: &[&Number], whole: &Number, off: Decimal) -> bool {
    let tells = |number: &&Number| number.kind == Kind::Money && number.digits() >= TELLING;
    let is_by_a_slip = |part: &&Number| {
        let meant = part.value.checked_sub(off).filter(|meant| *meant > Decimal::ZERO);
        meant.is_some_and(|meant| is_slip(part.value, meant))
    };
    parts.len() == 2 && parts.iter().chain([&whole]).all(tells) && parts.iter().any(is_by_a_slip)
}

/// The digits of a value as the number beside it has them.
fn digits(value: Decimal, number: &Number) -> String {
    let value = value.checked_div(number.scale).unwrap_or(value);
    value.normalize().to_string().replace('.', "")
}

/// Whether two neighbours have changed places.
fn are_exchanged(one: &str, other: &str) -> bool {
    let sorted = |text: &str| {
        let mut digits: Vec<char> = text.chars().collect();
        digits.sort_unstable();
        digits
    };
    one.len() == other.len()
        && strsim::osa_distance(one, other) == 1
        && sorted(one) == sorted(other)
}

/// Whether a digit was typed that isn't meant: `14` for 4.
fn has_one_more(typed: &str, meant: &str) -> bool {
    typed.len() == meant.len() + 1 && strsim::osa_distance(typed, meant) == 1
}
