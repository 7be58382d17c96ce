//! Which figures are meant: by a name, or by a number as it is printed.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Explained;
use crate::amount;
use crate::diagnostic::{Diagnostic, Faults, nearest};
use crate::figures::Figure;
use crate::measure::Unit;

/// The figures that may be meant.
#[derive(Clone, Debug)]
pub enum Found {
    /// The figure with this name.
    Named(Arc<Figure>),
    /// Figures that the paper prints so, in reading order.
    Printed(Vec<Arc<Figure>>),
    /// Figures that would be printed so, if they were rounded to it.
    Rounded(Vec<Arc<Figure>>),
}

/// Finds what is meant by `asked`; otherwise says what there is near it.
pub fn find(asked: &str, explained: &Explained) -> Result<Found, Faults> {
    let ledger = &explained.drafted.ledger;
    let asked = asked.trim();
    if let Some(figure) = ledger.figure(asked) {
        return Ok(Found::Named(Arc::clone(figure)));
    }
    let currency = explained.currency();
    let number = bare(asked, currency);
    // A sign may be left out, since words around a number often say it; but not be another.
    let is_below = asked.starts_with(['-', '\u{2212}', '(']);
    let has_sign = |figure: &Figure| !is_below || figure.value < Decimal::ZERO;
    let printed = explained.standings.iter().filter(|standing| has_sign(&standing.figure));
    let printed = printed.filter(|standing| says(&bare(&standing.text, currency), &number));
    let printed = once(printed.map(|standing| &standing.figure));
    if !printed.is_empty() && !number.is_empty() {
        return Ok(Found::Printed(printed));
    }
    let Some(wanted) = Number::read(&number, asked.contains(currency)) else {
        if ledger.words(asked).is_some() {
            let fault = Diagnostic::error(format!("`{asked}` holds words, and no figure"));
            return Err(fault.remedy("`orderpaper figures PAPER` lists the figures").into());
        }
        let unknown = || Diagnostic::error(format!("there is no figure `{asked}`"));
        return Err(ledger.no_figure(asked).unwrap_or_else(unknown).into());
    };
    // What the paper prints is what people ask about.
    let in_print = explained.standings.iter().map(|standing| &standing.figure);
    let in_print = once(in_print.filter(|figure| has_sign(figure) && wanted.is(figure)));
    let all = ledger.figures().map(|(_, figure)| figure);
    let rounded = match in_print.is_empty() {
        true => once(all.filter(|figure| has_sign(figure) && wanted.is(figure))),
        false => in_print,
    };
    if !rounded.is_empty() {
        return Ok(Found::Rounded(rounded));
    }
    let known: Vec<&str> = explained.standings.iter().map(|s| s.text.as_str()).collect();
    let remedy = match nearest(asked, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? A number that was typed in a sentence has no figure behind it"),
        None => "a number that was typed in a sentence has no figure behind it; `orderpaper figures PAPER` lists the figures".to_owned(),
    };
    let fault = format!("no figure of the paper is printed as `{asked}`, or comes to it");
    Err(Diagnostic::error(fault).remedy(remedy).into())
}

/// Figures in their order, each once.
fn once<'a>(figures: impl Iterator<Item = &'a Arc<Figure>>) -> Vec<Arc<Figure>> {
    let mut known = BTreeSet::new();
    figures.filter(|figure| known.insert(figure.name.as_str())).map(Arc::clone).collect()
}

/// A number without what people leave out when they say it: sign of currency, commas, brackets, sign.
fn bare(text: &str, currency: &str) -> String {
    let text = text.trim().replace(currency, "").to_lowercase();
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return text;
    }
    let is_left_out =
        |c: &char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '+' | '-' | '\u{2212}');
    text.chars().filter(|c| !is_left_out(c)).collect()
}

/// Whether what is printed is what was asked for. The sign of a percentage may be left out.
fn says(printed: &str, asked: &str) -> bool {
    printed == asked || printed.strip_suffix('%') == Some(asked)
}

/// A number that was asked for.
struct Number {
    value: Decimal,
    /// What one of it is, of a figure's own unit.
    scale: Decimal,
    is_money: bool,
    is_percentage: bool,
}

impl Number {
    fn read(bare: &str, is_money: bool) -> Option<Self> {
        let (digits, scale) = match bare.chars().last()? {
            'k' => (&bare[..bare.len() - 1], Decimal::ONE_THOUSAND),
            'm' => (&bare[..bare.len() - 1], Decimal::from(1_000_000)),
            '%' => (&bare[..bare.len() - 1], Decimal::ONE),
            _ => (bare, Decimal::ONE),
        };
        let value = amount::parse(digits).ok()?;
        let is_money = is_money || scale != Decimal::ONE;
        Some(Self { value, scale, is_money, is_percentage: bare.ends_with('%') })
    }

    /// Whether a figure comes to it, rounded to as many places as were asked for. What it is measured in
    /// must be what the number shows.
    fn is(&self, figure: &Figure) -> bool {
        let unit_fits = match figure.unit {
            Unit::Money => !self.is_percentage,
            Unit::Percent => !self.is_money,
            Unit::Count | Unit::Number | Unit::Fte | Unit::Weeks | Unit::Months | Unit::Days => {
                !self.is_money && !self.is_percentage
            }
        };
        let Some(scaled) = figure.value.abs().checked_div(self.scale) else { return false };
        unit_fits
            && !self.value.is_zero()
            && amount::round(scaled, self.value.scale()) == self.value
    }
}
