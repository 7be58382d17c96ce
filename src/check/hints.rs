//! What a difference tells of how it came about, in papers of our own and in those from elsewhere.

use rust_decimal::Decimal;

use crate::amount;

/// A number as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written {
    /// What it is worth.
    pub(super) value: Decimal,
    /// What its last digit is worth.
    pub(super) step: Decimal,
}

/// A number that is added; one that is taken away has the other sign.
#[derive(Clone, Debug)]
pub(super) struct Addend {
    /// What it is called; nothing where it has no name.
    pub(super) label: String,
    pub(super) number: Written,
}

/// More than so many ways in which it may have come about tell nothing.
const MOST: usize = 2;

/// So many digits are hardly those of another number by chance.
const TELLING: usize = 3;

/// What the last digit of an amount with pence is worth, in pounds.
pub(super) const PENNY: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// What may have happened, if the difference between what was stated and what is computed tells.
pub(super) fn hint(stated: Written, computed: Decimal, addends: &[Addend]) -> Option<String> {
    if stated.value == -computed && !computed.is_zero() {
        return Some("its sign is turned round".to_owned());
    }
    let all = of_rows(stated, computed, addends);
    if !all.is_empty() && all.len() <= MOST {
        return Some(all.join(", or "));
    }
    // What goes on behind the last digit that was written is no digit of the other.
    if are_transposed(stated.value, amount::round(computed, stated.step.normalize().scale())) {
        return Some("two digits have changed places".to_owned());
    }
    if are_without_pence(stated.value, computed, addends) {
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
    let is_long =
        |value: Decimal| digits(value).replace('.', "").trim_end_matches('0').len() >= TELLING;
    let are_long = is_long(computed) && is_long(stated.value);
    (are_long && is_times(Decimal::TEN)).then(|| "a digit is missing, or one too many".to_owned())
}

/// What may have happened to one of the rows.
fn of_rows(stated: Written, computed: Decimal, addends: &[Addend]) -> Vec<String> {
    let Some(difference) = stated.value.checked_sub(computed) else { return Vec::new() };
    let tell = |what: &str, is_it: &dyn Fn(Written) -> bool| {
        let is_it = |addend: &&Addend| !addend.number.value.is_zero() && is_it(addend.number);
        let found: Vec<&Addend> = addends.iter().filter(is_it).take(MOST + 1).collect();
        match found.as_slice() {
            [] => None,
            // Any of several rows that are alike.
            _ if found.len() > MOST => None,
            [one, ..] if one.label.is_empty() => Some(format!("one row is {what}")),
            [one] => Some(format!("`{}` is {what}", one.label)),
            [one, other, ..] => Some(format!("`{}` or `{}` is {what}", one.label, other.label)),
        }
    };
    // A long number is known again though what was stated was rounded.
    let is_it = |number: Written, other: Option<Decimal>| {
        let is_long = number
            .value
            .checked_div(stated.step)
            .is_some_and(|steps| steps.abs() >= Decimal::ONE_HUNDRED);
        let is_rounded = is_long && number.step < stated.step;
        let room = if is_rounded { stated.step / Decimal::TWO } else { Decimal::ZERO };
        let off = other.and_then(|other| difference.checked_sub(other));
        off.is_some_and(|off| off.abs() <= room)
    };
    let all = [
        tell("left out", &|number| is_it(number, Some(-number.value))),
        tell("taken away where it should be added, or the other way round", &|number| {
            is_it(number, number.value.checked_mul(-Decimal::TWO))
        }),
        tell("counted twice", &|number| is_it(number, Some(number.value))),
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
    let in_pounds = tell("in pounds among thousands", &|Written { value, .. }| {
        value.abs() >= thousand && is_near(value.checked_div(thousand), value)
    });
    let in_thousands = tell("in thousands among pounds", &|Written { value, .. }| {
        is_near(value.checked_mul(thousand), value)
    });
    in_pounds.or(in_thousands).into_iter().collect()
}

/// Whether a number is the sum of others with pence, if these are left out of it, or of each of them.
pub(super) fn are_without_pence(stated: Decimal, computed: Decimal, addends: &[Addend]) -> bool {
    let has_pence =
        |addend: &Addend| addend.number.step == PENNY && !addend.number.value.fract().is_zero();
    if stated == computed || !addends.iter().any(has_pence) {
        return false;
    }
    let mut all = addends.iter();
    let sum =
        all.try_fold(Decimal::ZERO, |sum, addend| sum.checked_add(addend.number.value.trunc()));
    stated == computed.trunc() || sum == Some(stated)
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
        && one[*first].is_ascii_digit()
        && one[*second].is_ascii_digit()
        && one[*first] == other[*second]
        && one[*second] == other[*first])
}
