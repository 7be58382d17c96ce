//! Adding, multiplying and dividing without losing digits.
//!
//! A decimal keeps 28 digits. `rust_decimal` drops in silence those that don't fit; here that is a
//! result only as long as its first [`PLACES`] decimal places are right. So sums and differences of
//! amounts that were read are exact, and what a division never ends (365/7) is right far beyond
//! anything that is printed. All else is `None`, which the caller reports.

use rust_decimal::Decimal;

/// So many decimal places are right in every result, or there is none.
pub const PLACES: u32 = 12;

/// `a` + `b`.
pub fn add(a: Decimal, b: Decimal) -> Option<Decimal> {
    let sum = a.checked_add(b)?;
    keeps(sum, scale(a).max(scale(b))).then_some(sum)
}

/// `a` − `b`.
pub fn sub(a: Decimal, b: Decimal) -> Option<Decimal> {
    let rest = a.checked_sub(b)?;
    keeps(rest, scale(a).max(scale(b))).then_some(rest)
}

/// `a` × `b`.
pub fn mul(a: Decimal, b: Decimal) -> Option<Decimal> {
    let product = a.checked_mul(b)?;
    keeps(product, scale(a) + scale(b)).then_some(product)
}

/// `a` ÷ `b`.
pub fn div(a: Decimal, b: Decimal) -> Option<Decimal> {
    let quotient = a.checked_div(b)?;
    let is_whole = || mul(quotient, b) == Some(a);
    (quotient.is_zero() || quotient.scale() >= PLACES || is_whole()).then_some(quotient)
}

/// How many decimal places a number needs.
fn scale(number: Decimal) -> u32 {
    number.normalize().scale()
}

/// Whether a number has all the decimal places that are needed of it, or as many as are vouched for.
fn keeps(number: Decimal, needed: u32) -> bool {
    number.is_zero() || number.scale() >= needed.min(PLACES)
}
