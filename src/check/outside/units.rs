//! What the amounts of a table count in: pounds, thousands or millions, as its headings or its caption say.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::claims::Spot;
use super::grid::Grid;

static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)£\s?(?: (?P<thousands> ['’]?000s? | k\b | thousands? ) | (?P<millions> m(?:n|illions?)?\b ) )
        | (?P<thousands_of>\bthousands\ of\ pounds) | (?P<millions_of>\bmillions\ of\ pounds)",
    )
    .expect("the pattern is valid: every test runs it")
});

/// Words by which a column has no amounts of money.
static NO_MONEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)%|\bper cent|\b(?:fte|posts?|weeks?|days?|number|no|count|rate|ratio|share)\b")
        .expect("the pattern is valid: every test runs it")
});

/// What one of an amount counts in pounds.
#[derive(Clone, Copy)]
pub(super) struct Unit {
    pub(super) pounds: Decimal,
    /// Whether the table says so. What counts in thousands may say it where nobody looks.
    pub(super) is_said: bool,
}

/// What an amount in a cell counts in. `None` if it is no amount of money.
pub(super) fn of_cell(grid: &Grid, (row, column): Spot) -> Option<Unit> {
    let said = |pounds| Unit { pounds, is_said: true };
    let number = grid.number_at((row, column)).filter(|number| !number.percent)?;
    let heading = grid.heading(row, column);
    // Its own words come first: `£4.2m` is so much under any heading.
    if number.step > Decimal::ONE {
        return Some(said(Decimal::ONE));
    }
    if let Some(pounds) = in_words(heading) {
        return Some(said(pounds));
    }
    if NO_MONEY.is_match(heading) || NO_MONEY.is_match(grid.rows[row].label()) {
        return None;
    }
    let corner = grid.heading(row, 0);
    let unit = in_words(corner).or_else(|| in_words(&grid.title)).map(said);
    unit.or(Some(Unit { pounds: Decimal::ONE, is_said: number.money }))
}

fn in_words(text: &str) -> Option<Decimal> {
    let found = UNIT.captures(text)?;
    let is_thousands = found.name("thousands").or_else(|| found.name("thousands_of")).is_some();
    Some(if is_thousands { Decimal::ONE_THOUSAND } else { Decimal::from(1_000_000) })
}
