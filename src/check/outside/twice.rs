//! One thing that has another amount elsewhere: in two sentences, or in a sentence and in a table.
//!
//! That it is one thing is seen from its name, which must be the same word for word, and say more than “the
//! total cost”; from the time of which is spoken; and from there being two amounts only. What has three is
//! several things by one name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use regex::Regex;
use rust_decimal::Decimal;

use super::grid::{Cell, Grid};
use super::words::{CURRENCY, is_of_another_time};
use crate::check::Finding;
use crate::check::passages::Passage;
use crate::check::prose::{self, Number, Shape};
use crate::check::rule::Rule;
use crate::diagnostic::{Diagnostic, Place, Source};
use crate::inputs::checks::Level;

pub(super) const TOLD_TWICE: Rule = Rule {
    name: "prose/told-twice",
    level: Level::Warning,
    finds: "an amount in words that is another one elsewhere, in words or in a table, for what has the same name",
};

/// A name, and the amount that it is said to have.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:the|our) (?P<name>[a-z][a-z'&/ -]{4,70}?) (?:(?P<past>was|were|stood at|totalled|came to)|(?P<now>is|are|is now|stands at|totals|comes to)|of) (?P<value>M)(?P<after>[^.]{0,30})",
    )
    .expect("the pattern is valid: every test runs it")
});

/// Words that name nothing by themselves.
const SAY_LITTLE: [&str; 44] = [
    "total",
    "cost",
    "budget",
    "saving",
    "amount",
    "figure",
    "net",
    "gross",
    "annual",
    "estimated",
    "expected",
    "overall",
    "full",
    "year",
    "value",
    "sum",
    "price",
    "balance",
    "income",
    "spend",
    "spending",
    "expenditure",
    "funding",
    "contribution",
    "grant",
    "increase",
    "reduction",
    "change",
    "variance",
    "forecast",
    "remaining",
    "additional",
    "proposed",
    "current",
    "revised",
    "approved",
    "capital",
    "revenue",
    "rate",
    "fee",
    "charge",
    "contract",
    "project",
    "scheme",
];

/// Words that are no part of a name.
const SMALL: [&str; 10] = ["of", "the", "and", "for", "in", "to", "a", "on", "by", "this"];

/// Words by which an amount is one of several of that name, or only a part of it.
static OF_SEVERAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:options?|each|per|average|maximum|minimum|increase[ds]?|decrease[ds]?|reduc\w+|change[ds]?|additional|further|remaining|if|would|could|instead|between|respectively|first|second|third|variance|shortfall|another)\b")
        .expect("the pattern is valid: every test runs it")
});

/// What a sentence says.
struct Naming {
    number: Number,
    place: Place,
    words: String,
    tense: Tense,
    years: BTreeSet<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Now,
    /// The general fund balance of so much.
    Any,
}

/// What is found, between sentences and between these and tables.
pub(super) fn check(passages: &[Passage], grids: &[Grid], source: &Arc<Source>) -> Vec<Finding> {
    let mut by_name: BTreeMap<Vec<String>, Vec<Naming>> = BTreeMap::new();
    for passage in passages {
        for (name, naming) in namings(passage) {
            by_name.entry(name).or_default().push(naming);
        }
    }
    let rows = rows(grids);
    let mut found = Vec::new();
    for (name, namings) in &by_name {
        let other = in_words(namings);
        let beside_table: Vec<Finding> =
            namings.iter().filter_map(|naming| in_table(name, naming, &rows, source)).collect();
        if beside_table.is_empty() {
            found.extend(other);
        }
        found.extend(beside_table);
    }
    found
}

/// The names with amounts of a passage.
fn namings(passage: &Passage) -> Vec<(Vec<String>, Naming)> {
    if !passage.text.contains(CURRENCY) {
        return Vec::new();
    }
    let shape = Shape::of(&passage.text, CURRENCY);
    let found = NAMED.captures_iter(&shape.shape).filter_map(|found| {
        let number = shape.number(found.name("value"))?;
        let name = found.name("name")?.as_str();
        // “The size of the general fund balance” ends with the name.
        let name = name.rsplit(" the ").next().unwrap_or(name);
        let sentence = prose::sentence(&passage.text, number);
        let is_vague = shape.is_vague(number)
            || OF_SEVERAL.is_match(&clause(sentence, shape.typed(number)).to_lowercase())
            || is_of_another_time(&without_years(sentence))
            || prose::qualifier(&passage.text, number).is_some();
        if is_vague {
            return None;
        }
        let tense = match (found.name("past"), found.name("now")) {
            (Some(_), _) => Tense::Past,
            (_, Some(_)) => Tense::Now,
            _ => Tense::Any,
        };
        let naming = Naming {
            number: number.clone(),
            place: passage.place(&number.span)?,
            words: shape.typed(number).to_owned(),
            tense,
            years: years(sentence),
        };
        let words = name_of(name);
        says_enough(&words).then_some((words, naming))
    });
    found.collect()
}

/// A sentence up to the mark behind its amount.
fn clause<'a>(sentence: &'a str, amount: &str) -> &'a str {
    let Some(end) = sentence.find(amount).map(|at| at + amount.len()) else { return sentence };
    let rest = &sentence[end..];
    &sentence[..end + rest.find([',', ';', '(', '\u{2013}']).unwrap_or(rest.len())]
}

static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:(?:19|20)\d\d(?:[/–-]\d{2,4})?|January|February|March|April|May|June|July|August|September|October|November|December|(?i:month|period|quarter|week)\s\d+|Q[1-4])\b",
    )
    .expect("the pattern is valid")
});

fn years(text: &str) -> BTreeSet<String> {
    YEAR.find_iter(text).map(|year| year.as_str().to_owned()).collect()
}

fn without_years(text: &str) -> String {
    YEAR.replace_all(text, "").into_owned()
}

/// The words of a name, in their order, without endings.
fn name_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let words = words.map(str::to_lowercase).filter(|word| !word.is_empty());
    let words = words.filter(|word| !SMALL.contains(&word.as_str()));
    words.map(|word| word.strip_suffix('s').map(str::to_owned).unwrap_or(word)).collect()
}

fn says_enough(name: &[String]) -> bool {
    name.len() > 1 && name.iter().any(|word| !SAY_LITTLE.contains(&word.as_str()))
}

/// Whether two amounts may be one, as far as each was rounded.
fn are_alike(one: &Number, other: Decimal, step: Decimal) -> bool {
    let off = (one.value - other).abs();
    off < one.step().max(step) && (one.as_printed(other) == one.value || step > one.step())
        || off.is_zero()
}

/// Two sentences that give one thing two amounts.
fn in_words(namings: &[Naming]) -> Option<Finding> {
    let values: BTreeSet<Decimal> = namings.iter().map(|naming| naming.number.value).collect();
    if values.len() != 2 {
        return None;
    }
    let first = namings.first()?;
    let second = namings.iter().find(|naming| naming.number.value != first.number.value)?;
    let is_of_one_time = first.years == second.years
        && (first.tense == second.tense || first.tense == Tense::Any || second.tense == Tense::Any);
    let is_same = are_alike(&first.number, second.number.value, second.number.step());
    if is_same || !is_of_one_time || is_far(first.number.value, second.number.value) {
        return None;
    }
    let message = format!("`{}` is `{}` elsewhere, by the same name", second.words, first.words);
    let finding = Diagnostic::error(message)
        .at(&second.place)
        .related(&first.place, "here")
        .remedy("if the same is meant, write the same");
    Some(Finding::unacceptable(&TOLD_TWICE, finding))
}

/// Amounts so far from one another are those of two things.
fn is_far(one: Decimal, other: Decimal) -> bool {
    let times = one.max(other).checked_div(one.min(other));
    times.is_none_or(|times| times > Decimal::from(3))
}

/// A row of a table that has one amount, and what that column is called.
struct Row<'a> {
    cell: &'a Cell,
    value: Decimal,
    step: Decimal,
    heading: Vec<String>,
}

/// Such rows by their names; `None` where several have one.
fn rows(grids: &[Grid]) -> BTreeMap<Vec<String>, Option<Row<'_>>> {
    let mut rows: BTreeMap<Vec<String>, Option<Row>> = BTreeMap::new();
    for grid in grids {
        for (index, row) in grid.rows.iter().enumerate() {
            let name = name_of(row.label());
            if !says_enough(&name) {
                continue;
            }
            let mut numbers = row.cells.iter().enumerate().filter_map(|(column, cell)| {
                Some((column, cell, cell.number.filter(|number| !number.percent)?))
            });
            let one = numbers.next().filter(|_| numbers.next().is_none());
            let row = one.map(|(column, cell, number)| Row {
                cell,
                value: number.value.abs(),
                step: number.step,
                heading: name_of(grid.heading(index, column)),
            });
            rows.entry(name).and_modify(|known| *known = None).or_insert(row);
        }
    }
    rows
}

/// A sentence and a table that give one thing two amounts.
fn in_table(
    name: &[String],
    naming: &Naming,
    rows: &BTreeMap<Vec<String>, Option<Row>>,
    source: &Arc<Source>,
) -> Option<Finding> {
    // “The general fund balance” is the row `General fund` under the heading `Balance`.
    let (row, more) = (1..=name.len()).rev().find_map(|length| {
        let row = rows.get(&name[..length])?.as_ref()?;
        Some((row, &name[length..]))
    })?;
    let is_of_heading = more.iter().all(|word| row.heading.contains(word));
    if !is_of_heading || !naming.years.is_empty() || naming.tense == Tense::Past {
        return None;
    }
    // A table may count in thousands or in millions.
    let scales = [1_u32, 1_000, 1_000_000].map(Decimal::from);
    let is_it = scales.iter().any(|scale| {
        let (value, step) = (row.value.checked_mul(*scale), row.step.checked_mul(*scale));
        value.zip(step).is_some_and(|(value, step)| are_alike(&naming.number, value, step))
    });
    let value = scales
        .iter()
        .filter_map(|scale| row.value.checked_mul(*scale))
        .find(|value| !is_far(*value, naming.number.value));
    if is_it || value.is_none() {
        return None;
    }
    let message = format!("`{}` is `{}` in a table, by the same name", naming.words, row.cell.text);
    let finding = Diagnostic::error(message)
        .at(&naming.place)
        .related(&row.cell.place(source), "in the table")
        .remedy("if the same is meant, write the same");
    Some(Finding::unacceptable(&TOLD_TWICE, finding))
}
