//! How large a figure may be that a typed number is meant for: what any rule of the family may take it for, so
//! that only those few figures are held to it.
//!
//! What is told here is more than what the rules ask for, and never less: each looks for itself.

use std::ops::RangeInclusive;

use rust_decimal::Decimal;

use super::numbers::Number;
use crate::amount;

/// More than the part of a figure by which a number may be off and still be nearly the figure.
const PART: Decimal = Decimal::from_parts(3, 0, 0, false, 3);

/// The amounts of figures that are not a number, and that it may be meant for: in order, and none of them twice.
pub(super) fn ranges(number: &Number) -> Vec<RangeInclusive<Decimal>> {
    let value = number.value;
    let step = number.step();
    let part = value.checked_mul(PART).unwrap_or_default();
    let mut all = vec![around(value, step), around(value, part)];
    for times in [10, 1_000, 1_000_000].map(Decimal::from) {
        let (more, less) = (value.checked_mul(times), value.checked_div(times));
        all.extend([more, less].into_iter().flatten().map(|value| around(value, Decimal::ZERO)));
    }
    // A slip of the hand is one in the digits as they are typed, or in those of the whole number.
    let typed = amount::digits(value / number.scale, number.places).replace([',', '.'], "");
    all.extend(slips(&typed).iter().filter_map(|digits| {
        let digits = Decimal::from_str_exact(digits).ok()?;
        Some(around(digits.checked_mul(step)?, step))
    }));
    let whole = value.normalize().to_string();
    let swapped = swapped(whole.as_bytes());
    all.extend(
        swapped.iter().filter_map(|digits| {
            Some(around(Decimal::from_str_exact(digits).ok()?, Decimal::ZERO))
        }),
    );
    disjoint(all)
}

fn around(value: Decimal, by: Decimal) -> RangeInclusive<Decimal> {
    value.saturating_sub(by)..=value.saturating_add(by)
}

/// What digits become when one of them is typed wrongly, left out or one too many, or two that stand side by side
/// are exchanged.
fn slips(digits: &str) -> Vec<String> {
    let digits = digits.as_bytes();
    let mut all = swapped(digits);
    for at in 0..=digits.len() {
        let (before, after) = digits.split_at(at);
        let without = after.get(1..);
        all.extend(without.map(|after| text(&[before, after])));
        for digit in b'0'..=b'9' {
            all.push(text(&[before, &[digit], after]));
            all.extend(without.map(|after| text(&[before, &[digit], after])));
        }
    }
    all
}

/// What they become when two that stand side by side are exchanged.
fn swapped(digits: &[u8]) -> Vec<String> {
    let swap = |at: usize| {
        let mut swapped = digits.to_vec();
        swapped.swap(at, at + 1);
        text(&[&swapped])
    };
    (1..digits.len()).map(|at| swap(at - 1)).collect()
}

fn text(parts: &[&[u8]]) -> String {
    parts.concat().into_iter().map(char::from).collect()
}

/// The same ranges in order, with those that meet made one.
fn disjoint(mut ranges: Vec<RangeInclusive<Decimal>>) -> Vec<RangeInclusive<Decimal>> {
    ranges.sort_by_key(|range| *range.start());
    let mut joined: Vec<RangeInclusive<Decimal>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start() <= last.end() => {
                *last = *last.start()..=*last.end().max(range.end());
            }
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::super::numbers::{Number, numbers};
    use super::ranges;

    fn holds(number: &Number, figure: Decimal) -> bool {
        ranges(number).iter().any(|range| range.contains(&figure))
    }

    proptest! {
        /// Whatever slip of one digit made the number of the figure, the figure is among those looked at; and so is
        /// one that prints as the number, and one a thousand times as large.
        #[test]
        fn a_figure_is_looked_at_for_every_slip(pence in 100_000_i64..=999_999_999, at in 0_usize..6, digit in 0_u8..10, slip in 0..4) {
            let figure = Decimal::new(pence, 2);
            let mut digits = pence.to_string().into_bytes();
            match slip {
                0 => digits[at] = b'0' + digit,
                1 => digits.insert(at, b'0' + digit),
                2 => { digits.remove(at); }
                _ => digits.swap(at, at + 1),
            }
            // A nought in front is no digit that anyone types.
            prop_assume!(!digits.starts_with(b"0"));
            let point = digits.len() - 2;
            digits.insert(point, b'.');
            let typed = String::from_utf8(digits).expect("digits are ASCII");
            for number in numbers(&format!("a cost of £{typed} in all"), "£") {
                prop_assert!(holds(&number, figure), "£{typed} for {figure}");
                prop_assert!(holds(&number, number.value * Decimal::ONE_THOUSAND));
            }
            for number in numbers(&format!("a cost of £{}k in all", figure.round() / Decimal::ONE_THOUSAND), "£") {
                prop_assert!(holds(&number, figure), "{number:?} for {figure}");
            }
        }
    }
}
