//! Percentages beside the amounts that they are of.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::amount;
use crate::check::quantity::{Counted, Quantity};
use crate::check::rule::Rule;
use crate::exact;
use crate::inputs::checks::Level;

/// The rule, for all families that look at words.
pub(super) const RULES: &[&Rule] = &[&SHARE];

pub(super) const SHARE: Rule = Rule {
    name: "prose/share",
    level: Level::Error,
    finds: "a share that isn't one: `20% (£7.6m) of £30m`",
};

/// A share that a sentence states: so many hundredths of a base are an amount.
struct Share<'a> {
    percent: &'a Quantity,
    amount: &'a Quantity,
    base: &'a Quantity,
}

/// The shares of a text that don't come out: where they stand, and what is wrong.
pub(super) fn stated_wrongly(text: &str, quantities: &[Quantity]) -> Vec<(Range<usize>, String)> {
    let mut wrong: Vec<Share> = of_a_base(text, quantities);
    wrong.retain(|share| !share.comes_out());
    wrong.extend(of_an_amount_before(text, quantities));
    wrong.iter().map(|share| (share.span(), share.message(text))).collect()
}

/// The shares that are followed by what they are of: "20% (£7.6m) of £30m", "£7.6m, or 20%, of £30m".
fn of_a_base<'a>(text: &str, quantities: &'a [Quantity]) -> Vec<Share<'a>> {
    let shares = quantities.windows(3).filter_map(|three| {
        let [first, second, third] = three else { return None };
        let (percent, amount) = aside(text, first, second)?;
        let of = between(text, second, third)?;
        let of = of.trim_start_matches([')', ',']);
        let is_of = of.starts_with(" of ") && of.len() < 40 && !of.contains(['.', ';']);
        (is_of && third.unit == Counted::Money).then_some(Share { percent, amount, base: third })
    });
    shares.collect()
}

/// The shares that are of no amount before them, and nearly of the last: "would total £30m. A contingency of
/// 20% (£7.6m) will be held". One that is twice or half of what it would be is of something else.
fn of_an_amount_before<'a>(text: &str, quantities: &'a [Quantity]) -> Vec<Share<'a>> {
    let shares = quantities.windows(2).enumerate().filter_map(|(index, two)| {
        let [first, second] = two else { return None };
        let (percent, amount) = aside(text, first, second)?;
        let of = text[second.span.end..].trim_start_matches(['*', '_', ')', ',']);
        let greater =
            |base: &&Quantity| base.unit == Counted::Money && base.value.abs() > amount.value.abs();
        let bases = quantities[..index].iter().filter(greater);
        let shares: Vec<Share> = bases.map(|base| Share { percent, amount, base }).collect();
        let is_of_what_follows = of.starts_with(" of ");
        let comes_out = shares.iter().any(Share::comes_out);
        let last = shares.into_iter().last()?;
        (!is_of_what_follows && !comes_out && last.is_near()).then_some(last)
    });
    shares.collect()
}

/// A percentage and an amount of money of which one is an aside to the other: "20% (£7.6m)", "£7.6m or 20%".
fn aside<'a>(
    text: &str,
    first: &'a Quantity,
    second: &'a Quantity,
) -> Option<(&'a Quantity, &'a Quantity)> {
    let words = between(text, first, second)?;
    let is_aside = matches!(words.trim(), "(" | "or" | ", or");
    match (first.unit, second.unit) {
        (Counted::Percent, Counted::Money) if is_aside => Some((first, second)),
        (Counted::Money, Counted::Percent) if is_aside => Some((second, first)),
        _ => None,
    }
}

/// The words between two quantities, without marks of looks.
fn between(text: &str, one: &Quantity, other: &Quantity) -> Option<String> {
    Some(text.get(one.span.end..other.span.start)?.replace(['*', '_'], ""))
}

impl Share<'_> {
    /// Whether some amounts that would be printed like these are such a share: every number is known to half
    /// of its last digit.
    fn comes_out(&self) -> bool {
        let bounds = |quantity: &Quantity, unit: Decimal| {
            let half = exact::div(quantity.step, Decimal::TWO)?;
            let value = quantity.value.abs();
            Some((exact::div(value - half, unit)?, exact::div(value + half, unit)?))
        };
        let within = || {
            let (least, most) = bounds(self.percent, Decimal::ONE_HUNDRED)?;
            let (least_base, most_base) = bounds(self.base, Decimal::ONE)?;
            let (least_amount, most_amount) = bounds(self.amount, Decimal::ONE)?;
            let lowest = exact::mul(least, least_base)?;
            let highest = exact::mul(most, most_base)?;
            Some(lowest <= most_amount && least_amount <= highest)
        };
        // What has too many digits to be reckoned with is nobody's share.
        within().unwrap_or(true)
    }

    fn span(&self) -> Range<usize> {
        self.percent.span.start.min(self.amount.span.start)..self.base.span.end
    }

    fn message(&self, text: &str) -> String {
        let words = |quantity: &Quantity| text[quantity.span.clone()].trim().to_owned();
        let computed = exact::mul(self.base.value, self.percent.value)
            .and_then(|share| exact::div(share, Decimal::ONE_HUNDRED))
            .map(|share| format!("£{}", amount::for_message(share, 2)))
            .unwrap_or_default();
        format!(
            "{} of {} is {computed}, and not {}",
            words(self.percent),
            words(self.base),
            words(self.amount)
        )
    }

    /// Whether the amount is between a half and twice what it would be.
    fn is_near(&self) -> bool {
        let near = || {
            let share =
                exact::div(exact::mul(self.base.value, self.percent.value)?, Decimal::ONE_HUNDRED)?;
            let amount = self.amount.value.abs();
            Some(
                amount <= exact::mul(share, Decimal::TWO)?
                    && share <= exact::mul(amount, Decimal::TWO)?,
            )
        };
        near().unwrap_or(false)
    }
}
