//! Amounts in the words of a paper, beside its tables and beside one another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use regex::Regex;
use rust_decimal::Decimal;

use super::grid::{Cell, Grid};
use crate::amount;
use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::prose::{self, DIFFERS, Kind, Number, ROUNDING, SCALE};
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Place, Source};
use crate::inputs::checks::Level;

pub(super) const MAY_DIFFER: Rule = Rule {
    name: "prose/may-differ",
    level: Level::Warning,
    finds: "an amount in words that is nearly one in a table: beside words of another time, whose amount it may be, or at another scale",
};

/// So many digits say which amount is meant.
const TELLING: usize = 5;

/// Every finding about amounts in words.
pub(super) fn check(passages: &[Passage], grids: &[Grid], source: &Arc<Source>) -> Vec<Finding> {
    let typed: Vec<(&Passage, Vec<Number>)> =
        passages.iter().map(|passage| (passage, prose::numbers(&passage.text, CURRENCY))).collect();
    let cells: Vec<&Cell> =
        grids.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells).collect();
    let known = Known::of(&typed, cells, source);
    let mut found = Vec::new();
    for (passage, numbers) in &typed {
        for (index, number) in numbers.iter().enumerate() {
            if let Some(finding) = prose::share(passage, numbers, index) {
                found.push(finding);
                continue;
            }
            let words = passage.text[number.span.clone()].trim();
            let is_one_of = prose::is_unit_price(&passage.text, number);
            let told = scale(words, number, is_one_of, &known).or_else(|| {
                let told = near(words, number, &known)?;
                // With VAT, or in other prices, it is another amount.
                let is_other = prose::qualifier(&passage.text, number).is_some();
                if is_other && told.rule.name == DIFFERS.name {
                    return None;
                }
                let may_be_another = is_of_another_time(prose::sentence(&passage.text, number));
                Some(if may_be_another && told.rule.name == DIFFERS.name {
                    Told { rule: &MAY_DIFFER, ..told }
                } else {
                    told
                })
            });
            let place = passage.place(&number.span);
            found.extend(told.zip(place).map(|(told, place)| told.placed(&place)));
        }
    }
    found
}

/// The currency in which papers from elsewhere are taken to count.
pub(super) const CURRENCY: &str = "£";

/// A finding that has no place yet.
struct Told {
    rule: &'static Rule,
    message: String,
    remedy: &'static str,
    related: Option<Place>,
}

/// Words beside which an amount need not be the one in the table, however like it is.
static ANOTHER_TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)\b(?: (?:last|previous|prior|preceding|next|following|coming)\s(?:\w+\s)?(?:year|quarter|month)
        | previous(?:ly)? | formerly | before | earlier | original(?:ly)? | budget(?:ed)? | forecast | estimated?
        | (?:19|20)\d\d )\b",
    )
    .expect("the pattern is valid: every test runs it")
});

/// Whether a sentence speaks of another time.
pub(super) fn is_of_another_time(sentence: &str) -> bool {
    ANOTHER_TIME.is_match(sentence)
}

impl Told {
    fn placed(self, place: &Place) -> Finding {
        let finding = Diagnostic::error(self.message).at(place).remedy(self.remedy);
        let finding = match &self.related {
            Some(place) => finding.related(place, "in the table"),
            None => finding,
        };
        Finding::unacceptable(self.rule, finding)
    }
}

/// The amounts that stand anywhere in a paper.
struct Known<'a> {
    /// The first of each amount in words.
    in_words: BTreeMap<Decimal, &'a str>,
    /// The cells of each amount without its pence.
    by_pounds: BTreeMap<Decimal, Vec<&'a Cell>>,
    /// The cells that are alike but for a digit, or for the order of two.
    by_likeness: BTreeMap<String, Vec<&'a Cell>>,
    source: &'a Arc<Source>,
}

impl<'a> Known<'a> {
    fn of(
        typed: &'a [(&Passage, Vec<Number>)],
        cells: Vec<&'a Cell>,
        source: &'a Arc<Source>,
    ) -> Self {
        let mut in_words = BTreeMap::new();
        for (passage, numbers) in typed {
            for number in numbers.iter().filter(|number| number.kind == Kind::Money) {
                let words = passage.text[number.span.clone()].trim();
                in_words.entry(number.value).or_insert(words);
            }
        }
        let mut known =
            Self { in_words, by_pounds: BTreeMap::new(), by_likeness: BTreeMap::new(), source };
        let mut seen = BTreeSet::new();
        for cell in cells {
            let Some(number) = cell.number else { continue };
            let value = number.value.abs();
            if !seen.insert((value, number.step, number.percent)) {
                continue;
            }
            known.by_pounds.entry(value.trunc()).or_default().push(cell);
            if significant(value) >= TELLING {
                for likeness in likenesses(value) {
                    known.by_likeness.entry(likeness).or_default().push(cell);
                }
            }
        }
        known
    }

    /// The cells of an amount without its pence.
    fn of_pounds(&self, pounds: Decimal) -> impl Iterator<Item = &'a Cell> {
        self.by_pounds.get(&pounds).into_iter().flatten().copied()
    }

    /// The cells that may be alike.
    fn like(&self, value: Decimal) -> impl Iterator<Item = &'a Cell> {
        let likenesses = likenesses(value).into_iter();
        likenesses
            .flat_map(|likeness| self.by_likeness.get(&likeness).into_iter().flatten().copied())
    }
}

/// What a number has in common with every other that differs in one digit, or in the order of two that stand
/// side by side.
pub(super) fn likenesses(value: Decimal) -> Vec<String> {
    let digits: Vec<char> = value.to_string().chars().collect();
    let with = |from: usize, length: usize, stead: &str| {
        let (before, after) = (&digits[..from], &digits[from + length..]);
        before.iter().copied().chain(stead.chars()).chain(after.iter().copied()).collect::<String>()
    };
    let off = (0..digits.len()).map(|at| with(at, 1, "?"));
    let exchanged = (1..digits.len()).map(|at| {
        let mut two = [digits[at - 1], digits[at]];
        two.sort_unstable();
        with(at - 1, 2, &format!("<{}{}>", two[0], two[1]))
    });
    off.chain(exchanged).collect()
}

/// Pounds with fractions of pence; thousands of thousands; and an amount that stands elsewhere with the same
/// digits, a thousand or a million times less.
fn scale(words: &str, number: &Number, is_one_of: bool, known: &Known) -> Option<Told> {
    // Other money is told by its rate of exchange.
    let may_be_odd = is_one_of || !words.starts_with(CURRENCY);
    if number.kind != Kind::Money || (may_be_odd && has_fractions_of_pence(number)) {
        return None;
    }
    let times = [Decimal::ONE_THOUSAND, Decimal::from(1_000_000)];
    let elsewhere = |value: Option<Decimal>| {
        known.in_words.get(&value?).copied().filter(|_| number.digits() >= 3)
    };
    let more = times.iter().find_map(|times| elsewhere(number.value.checked_mul(*times)));
    let less = times.iter().find_map(|times| elsewhere(number.value.checked_div(*times)));
    // Where a table counts in thousands, £12,500k is 12.5 million.
    let counts_thousands_twice =
        words.ends_with('k') && number.value >= Decimal::from(1_000_000_000);
    let message = match (more, less) {
        (Some(other), _) if has_fractions_of_pence(number) => {
            format!("`{words}` has fractions of pence, and stands elsewhere as `{other}`")
        }
        _ if has_fractions_of_pence(number) => format!("`{words}` has fractions of pence"),
        // Of two amounts with the same digits it is the greater that few budgets hold.
        // Written in full, it may as well be a thousand times the other: homes at so much each.
        (_, Some(other))
            if number.scale > Decimal::ONE && number.digits() > 3 && !is_odd(other) =>
        {
            format!("`{words}` stands elsewhere as `{other}`")
        }
        _ if counts_thousands_twice => format!("`{words}` is thousands of thousands"),
        _ => return None,
    };
    let remedy = "write the scale that is meant: `m`, `k` or nothing";
    Some(Told { rule: &SCALE, message, remedy, related: None })
}

fn has_fractions_of_pence(number: &Number) -> bool {
    number.step() < Decimal::new(1, 2)
}

/// Whether an amount was typed with fractions of pence, and is told itself.
fn is_odd(words: &str) -> bool {
    prose::numbers(words, CURRENCY).iter().any(has_fractions_of_pence)
}

/// An amount that stands in a table, but for a digit; or that is one of a table without its pence, which were to
/// be rounded up; or 52 weeks of a rate without its pence.
fn near(words: &str, number: &Number, known: &Known) -> Option<Told> {
    let value = number.value;
    let is_exact = number.step() <= Decimal::ONE;
    if number.kind != Kind::Money || !is_exact || significant(value) < TELLING - 1 {
        return None;
    }
    let is_it = |cell: &Cell| {
        let other = cell.number.map(|number| number.value.abs());
        other.is_some_and(|other| other == value || amount::round(other, number.places) == value)
    };
    // What is rounded up has a pound less.
    let pounds = [value.trunc(), value.trunc() - Decimal::ONE];
    if pounds.into_iter().flat_map(|pounds| known.of_pounds(pounds)).any(is_it) {
        return None;
    }
    let year = Decimal::from(52);
    let of_weeks = value.checked_div(year).into_iter().flat_map(|weekly| known.of_pounds(weekly));
    let mut candidates = known.of_pounds(value).chain(of_weeks).chain(known.like(value));
    candidates.find_map(|cell| {
        let of_cell = cell.number.filter(|number| !number.percent)?;
        let other = of_cell.value.abs();
        let is_cut_off = other.trunc() == value && other != value;
        let is_of_weeks =
            !other.fract().is_zero() && other.trunc().checked_mul(year) == Some(value);
        let is_a_digit_off = of_cell.step == number.step()
            && significant(other) >= TELLING
            && significant(value) >= TELLING
            && differ_in_a_digit(other, value);
        let (rule, message) = match (is_cut_off, is_of_weeks, is_a_digit_off) {
            (true, ..) => (
                &ROUNDING,
                format!("`{words}` is `{}` without its pence, which round up", cell.text),
            ),
            (_, true, _) => (
                &ROUNDING,
                format!(
                    "`{words}` is 52 weeks of `{}` without its pence: with them they come to {}",
                    cell.text,
                    amount::for_message(other.checked_mul(year)?, 2)
                ),
            ),
            (.., true) => {
                (&DIFFERS, format!("`{words}` is nearly `{}`, which stands in a table", cell.text))
            }
            _ => return None,
        };
        let related = Some(cell.place(known.source));
        let remedy = "if the same is meant, write the same";
        Some(Told { rule, message, remedy, related })
    })
}

/// How many digits say which amount is meant. Round amounts are like one another.
fn significant(value: Decimal) -> usize {
    let digits = value.to_string().replace('.', "");
    digits.trim_start_matches('0').trim_end_matches('0').len()
}

/// Whether two numbers differ in one digit, or in two neighbours that have changed places.
fn differ_in_a_digit(one: Decimal, other: Decimal) -> bool {
    let (one, other) = (one.to_string(), other.to_string());
    one.len() == other.len() && strsim::osa_distance(&one, &other) == 1
}
