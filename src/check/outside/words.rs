//! What the words of a paper say, beside its tables and beside one another.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;
use rust_decimal::Decimal;

use super::grid::{Cell, Grid};
use super::text::Text;
use crate::amount;
use crate::check::Finding;
use crate::check::quantity::{Counted, Quantity, quantities};
use crate::check::rule::Rule;
use crate::check::shares::{self, SHARE};
use crate::check::wholes::{SPAN, stretches};
use crate::diagnostic::{Diagnostic, Place, Source};
use crate::inputs::checks::Level;

pub(super) const NEAR: Rule = Rule {
    name: "prose/near-a-cell",
    level: Level::Error,
    finds: "an amount in words that stands in a table with another digit, or with its pence",
};

pub(super) const SCALE: Rule = Rule {
    name: "prose/scale-of-money",
    level: Level::Error,
    finds: "an amount of money with a scale that can't be meant: `£1.003`, `£301,000k`",
};

pub(super) const YEAR: Rule = Rule {
    name: "consistency/year-that-is-none",
    level: Level::Error,
    finds: "a financial year that there isn't: `20010/11`",
};

pub(super) const REPEATED: Rule = Rule {
    name: "consistency/repeated-paragraph",
    level: Level::Warning,
    finds: "a paragraph that stands twice, word for word",
};

/// So many digits say which amount is meant.
const TELLING: usize = 5;
/// A paragraph of fewer characters may well stand twice.
const LONG: usize = 120;

/// Every finding in the words of a paper.
pub(super) fn check(paper: &Text, source: &Arc<Source>) -> Vec<Finding> {
    let typed: Vec<(usize, &str, Vec<Quantity>)> =
        paper.passages.iter().map(|(start, words)| (*start, *words, quantities(words))).collect();
    let cells: Vec<&Cell> =
        paper.grids.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells).collect();
    let known = Known::of(&typed, &cells);
    let mut found = Vec::new();
    for (start, words, quantities) in &typed {
        let place = |span: &Range<usize>| Place::new(source, start + span.start..start + span.end);
        for quantity in quantities {
            let told = words[quantity.span.clone()].trim();
            let finding = scale(told, quantity, &known)
                .or_else(|| near(told, quantity, &known, &paper.grids, source));
            found.extend(finding.map(|finding| finding.placed(&place(&quantity.span))));
        }
        for (span, message) in shares::stated_wrongly(words, quantities) {
            let told = Told {
                rule: &SHARE,
                message,
                remedy: "correct what is wrong of the three".to_owned(),
                related: None,
            };
            found.push(told.placed(&place(&span)));
        }
        for (span, months) in stretches(words) {
            let message = format!(
                "`{}` is {months} months, if both of its ends are counted",
                &words[span.clone()]
            );
            let remedy = "write the last month that is counted, or the days".to_owned();
            found.push(Told { rule: &SPAN, message, remedy, related: None }.placed(&place(&span)));
        }
        found.extend(years(words).into_iter().map(|(span, message)| {
            let remedy = "write the year as `2019/20`".to_owned();
            Told { rule: &YEAR, message, remedy, related: None }.placed(&place(&span))
        }));
    }
    found.extend(repeated(&paper.passages, source));
    found
}

/// A finding that has no place yet.
struct Told {
    rule: &'static Rule,
    message: String,
    remedy: String,
    related: Option<(Place, &'static str)>,
}

impl Told {
    fn placed(self, place: &Place) -> Finding {
        let finding = Diagnostic::error(self.message).at(place).remedy(self.remedy);
        let finding = match &self.related {
            Some((place, label)) => finding.related(place, *label),
            None => finding,
        };
        Finding::unacceptable(self.rule, finding)
    }
}

/// The amounts that stand anywhere in a paper.
struct Known {
    in_words: Vec<(Decimal, String)>,
    in_cells: Vec<Decimal>,
}

impl Known {
    fn of(typed: &[(usize, &str, Vec<Quantity>)], cells: &[&Cell]) -> Self {
        let in_words = typed.iter().flat_map(|(_, words, quantities)| {
            let money = quantities.iter().filter(|quantity| quantity.unit == Counted::Money);
            money.map(|quantity| {
                (quantity.value.abs(), words[quantity.span.clone()].trim().to_owned())
            })
        });
        let in_cells = cells.iter().filter_map(|cell| Some(cell.number?.value.abs()));
        Self { in_words: in_words.collect(), in_cells: in_cells.collect() }
    }
}

/// Pounds with three decimal places or more; thousands of thousands; and an amount that stands elsewhere
/// with the same digits, a thousand or a million times as much.
fn scale(told: &str, quantity: &Quantity, known: &Known) -> Option<Told> {
    if quantity.unit != Counted::Money {
        return None;
    }
    let value = quantity.value.abs();
    let has_fractions_of_pence = quantity.step < Decimal::new(1, 2);
    let counts_thousands_twice = told.ends_with('k') && value >= Decimal::from(10_000_000);
    let elsewhere = |is_it: &dyn Fn(Decimal) -> bool| {
        let found =
            known.in_words.iter().find(|(other, _)| quantity.digits() >= 3 && is_it(*other));
        found.map(|(_, words)| words)
    };
    let times = [Decimal::ONE_THOUSAND, Decimal::from(1_000_000)];
    let grown =
        elsewhere(&|other| times.iter().any(|times| value.checked_mul(*times) == Some(other)));
    let shrunk =
        elsewhere(&|other| times.iter().any(|times| other.checked_mul(*times) == Some(value)));
    let message = match (grown, shrunk) {
        (Some(other), _) if has_fractions_of_pence => {
            format!("`{told}` has fractions of pence, and stands elsewhere as `{other}`")
        }
        // Of two amounts with the same digits it is the greater that few budgets hold.
        (_, Some(other)) if !has_fractions_of_pence && !other_has_fractions(other) => {
            format!("`{told}` stands elsewhere as `{other}`")
        }
        _ if has_fractions_of_pence => format!("`{told}` has fractions of pence"),
        _ if counts_thousands_twice => format!("`{told}` is thousands of thousands"),
        _ => return None,
    };
    let remedy = "write the scale that is meant: `m`, `k` or nothing".to_owned();
    Some(Told { rule: &SCALE, message, remedy, related: None })
}

/// Whether an amount was typed with fractions of pence, and is told itself.
fn other_has_fractions(other: &str) -> bool {
    quantities(other).iter().any(|quantity| quantity.step < Decimal::new(1, 2))
}

/// An amount that stands in a table, but for a digit; or that is one of a table without its pence, which were to
/// be rounded up; or 52 weeks of a rate without its pence.
fn near(
    told: &str,
    quantity: &Quantity,
    known: &Known,
    grids: &[Grid],
    source: &Arc<Source>,
) -> Option<Told> {
    let value = quantity.value.abs();
    let is_exact = quantity.step <= Decimal::ONE;
    if quantity.unit != Counted::Money || !is_exact || quantity.digits() < TELLING - 1 {
        return None;
    }
    let places = quantity.step.scale();
    let is_known = |other: &Decimal| *other == value || amount::round(*other, places) == value;
    if known.in_cells.iter().any(is_known) {
        return None;
    }
    let cells = grids.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells);
    for cell in cells {
        let Some(number) = cell.number.filter(|number| !number.percent) else { continue };
        let other = number.value.abs();
        let is_cut_off = other.trunc() == value && other != value;
        let is_of_weeks =
            !other.fract().is_zero() && other.trunc().checked_mul(Decimal::from(52)) == Some(value);
        let is_a_digit_off = quantity.digits() >= TELLING
            && number.step == quantity.step
            && is_telling(other)
            && is_telling(value)
            && differ_in_a_digit(other, value);
        let message = match (is_cut_off, is_of_weeks, is_a_digit_off) {
            (true, ..) => format!("`{told}` is `{}` without its pence, which round up", cell.text),
            (_, true, _) => format!(
                "`{told}` is 52 weeks of `{}` without its pence: with them they come to £{}",
                cell.text,
                amount::for_message(other.checked_mul(Decimal::from(52))?, 2)
            ),
            (.., true) => format!("`{told}` is nearly `{}`, which stands in a table", cell.text),
            _ => continue,
        };
        let related = Some((cell.place(source), "in the table"));
        let remedy = "if the same is meant, write the same".to_owned();
        return Some(Told { rule: &NEAR, message, remedy, related });
    }
    None
}

/// Whether enough digits say which amount is meant. Round amounts are like one another.
fn is_telling(value: Decimal) -> bool {
    let digits = value.to_string().replace('.', "");
    digits.trim_start_matches('0').trim_end_matches('0').len() >= TELLING
}

/// Whether two numbers differ in one digit, or in two neighbours that have changed places.
fn differ_in_a_digit(one: Decimal, other: Decimal) -> bool {
    let (one, other) = (one.to_string(), other.to_string());
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let differing: Vec<usize> = (0..one.len()).filter(|at| one[*at] != other[*at]).collect();
    match differing.as_slice() {
        [_] => true,
        [first, second] => {
            *second == first + 1 && one[*first] == other[*second] && one[*second] == other[*first]
        }
        _ => false,
    }
}

/// A year and the next, or something that was meant to be.
static YEARS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?P<first>\d{4,5})\s?[/\u{2013}-]\s?(?P<second>\d{2}|\d{4})\b")
        .expect("the pattern is valid: every test runs it")
});

/// The financial years of a text that there aren't.
fn years(text: &str) -> Vec<(Range<usize>, String)> {
    let found = YEARS.captures_iter(text).filter_map(|found| {
        let all = found.get(0)?;
        let (first, second) = (&found["first"], &found["second"]);
        let is_touched = text[..all.start()].ends_with(['/', '-', '.', ',', '£'])
            || text[all.end()..].starts_with(['/', '-']);
        // Five digits that begin as a year does have one too many: 20010.
        if first.len() == 5 {
            let is_year =
                first.starts_with("200") || first.starts_with("201") || first.starts_with("202");
            return (is_year && second.len() == 2 && !is_touched)
                .then(|| (all.range(), format!("`{}` is no year", all.as_str())));
        }
        None
    });
    found.collect()
}

/// Whether a line is a paragraph of some length. Lists of links, and lines of files, may stand twice.
fn is_paragraph(words: &str) -> bool {
    words.len() >= LONG
        && words.ends_with(['.', '!', '?'])
        && words.starts_with(char::is_alphabetic)
}

/// Paragraphs that stand twice.
fn repeated(passages: &[(usize, &str)], source: &Arc<Source>) -> Vec<Finding> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (start, words) in passages.iter().filter(|(_, words)| is_paragraph(words)) {
        match first.get(words) {
            None => drop(first.insert(words, *start)),
            Some(before) => {
                let place = |start: usize| Place::new(source, start..start + words.len());
                let finding = Diagnostic::warning("this paragraph stands twice")
                    .at(&place(*start))
                    .related(&place(*before), "here already")
                    .remedy("leave one of them out");
                found.push(Finding::unacceptable(&REPEATED, finding));
            }
        }
    }
    found
}
