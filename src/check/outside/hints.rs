//! What a difference tells of how it came about.

use rust_decimal::Decimal;

use super::grid::Number;

/// More than so many ways in which it may have come about tell nothing.
const MOST: usize = 2;

/// So many digits are hardly those of another number by chance.
const TELLING: usize = 3;

/// What may have happened, if the difference between what was stated and what is computed tells.
pub(super) fn hint(
    stated: Number,
    computed: Decimal,
    addends: &[(String, Number)],
) -> Option<String> {
    let all = of_rows(stated, computed, addends);
    if !all.is_empty() && all.len() <= MOST {
        return Some(all.join(", or "));
    }
    if are_transposed(stated.value, computed) {
        return Some("two digits have changed places".to_owned());
    }
    if stated.value != computed && without_pence(addends) == Some(stated.value) {
        return Some("the pence are left out".to_owned());
    }
    // As far as it was rounded.
    let is_times = |times: Decimal| {
        let is_it = |one: Decimal, other: Decimal, room: Decimal| {
            let off = one.checked_mul(times).and_then(|more| more.checked_sub(other));
            !one.is_zero() && off.is_some_and(|off| off.abs() <= room)
        };
        let room = stated.step.checked_mul(times).unwrap_or_default() / Decimal::TWO;
        is_it(stated.value, computed, room) || is_it(computed, stated.value, Decimal::ZERO)
    };
    if is_times(Decimal::ONE_THOUSAND) {
        return Some("pounds and thousands are mixed".to_owned());
    }
    let is_long = digits(computed).trim_end_matches('0').len() >= TELLING;
    (is_long && is_times(Decimal::TEN)).then(|| "a digit is missing, or one too many".to_owned())
}

/// What may have happened to one of the rows.
fn of_rows(stated: Number, computed: Decimal, addends: &[(String, Number)]) -> Vec<String> {
    let Some(difference) = stated.value.checked_sub(computed) else { return Vec::new() };
    let tell = |what: &str, is_it: &dyn Fn(Decimal) -> bool| {
        let found =
            addends.iter().find(|(_, number)| !number.value.is_zero() && is_it(number.value));
        found.map(|(label, _)| match label.as_str() {
            "" => format!("one row is {what}"),
            label => format!("`{label}` is {what}"),
        })
    };
    let all = [
        tell("left out", &|value| difference == -value),
        tell("taken away where it should be added, or the other way round", &|value| {
            Some(difference) == value.checked_mul(-Decimal::TWO)
        }),
        tell("counted twice", &|value| difference == value),
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    if !all.is_empty() {
        return all;
    }
    // What the difference leaves of a thousand times too much, or too little.
    let thousand = Decimal::ONE_THOUSAND;
    let is_near = |other: Option<Decimal>, value: Decimal| {
        let off = other.and_then(|other| other.checked_sub(value)?.checked_sub(difference));
        off.is_some_and(|off| off.abs() <= stated.step)
    };
    let in_pounds = tell("in pounds among thousands", &|value| {
        value.abs() >= thousand && is_near(value.checked_div(thousand), value)
    });
    let in_thousands =
        tell("in thousands among pounds", &|value| is_near(value.checked_mul(thousand), value));
    in_pounds.or(in_thousands).into_iter().collect()
}

/// The sum of numbers with pence, if these are left out.
fn without_pence(addends: &[(String, Number)]) -> Option<Decimal> {
    let pence = Decimal::new(1, 2);
    if !addends.iter().any(|(_, number)| number.step == pence) {
        return None;
    }
    let mut all = addends.iter();
    all.try_fold(Decimal::ZERO, |sum, (_, number)| sum.checked_add(number.value.trunc()))
}

/// Whether a number is another with a slip of the hand: one digit is wrong, or two have changed places.
pub(super) fn is_slip(one: Decimal, other: Decimal) -> bool {
    let (one, other) = (digits(one), digits(other));
    let differing = differing(&one, &other);
    let is_long = one.trim_end_matches('0').replace('.', "").len() >= 4;
    is_long && (differing.as_ref().is_some_and(|at| at.len() == 1) || are_swapped(&one, &other))
}

/// Whether two digits of one number have changed places in the other.
fn are_transposed(one: Decimal, other: Decimal) -> bool {
    are_swapped(&digits(one), &digits(other))
}

fn digits(value: Decimal) -> String {
    value.abs().normalize().to_string()
}

/// Where two numbers of the same length differ.
fn differing(one: &str, other: &str) -> Option<Vec<usize>> {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    (one.len() == other.len()).then(|| (0..one.len()).filter(|at| one[*at] != other[*at]).collect())
}

fn are_swapped(one: &str, other: &str) -> bool {
    let at = differing(one, other).unwrap_or_default();
    let (one, other) = (one.as_bytes(), other.as_bytes());
    // Any two digits that are not far apart: `107,533` is `107,335` as well.
    matches!(at.as_slice(), [first, second] if *second <= *first + 2
        && one[*first] == other[*second]
        && one[*second] == other[*first])
}
