//! Scores: averages of themes and of a whole framework, and how far they rest on evidence.
//!
//! - The average of a theme is the sum of its scores ÷ the number of its items that are scored. One that
//!   has no score at all has no average: that is not an average of nought.
//! - The average of the framework is that of all scored items, not of the themes' averages: each item
//!   weighs the same, in whichever theme it stands.
//! - Coverage is the scored items as a percentage of all items.
//! - Gaps are the items without evidence, scored or not.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::arithmetic;
use super::entries::Entries;
use super::figure::{Figure, Typed};
use super::records::{Label, Record, RecordSet};
use super::words::{self, Words};
use crate::diagnostic::Place;
use crate::inputs::scores::{Framework, Item, ScoresFile, Theme};
use crate::measure::{Measure, Unit};
use crate::yaml::At;

/// Enters the figures of a file of scores.
pub(super) fn enter(file: &ScoresFile, entries: &mut Entries) {
    for framework in &file.scores {
        enter_framework(framework, entries);
    }
    if file.illustrative.as_ref().is_some_and(|illustrative| illustrative.value) {
        let ledger = &mut entries.ledger;
        let sets: Vec<&str> = ledger.set_names().filter(|name| name.starts_with(KIND)).collect();
        ledger.illustrative = sets.into_iter().map(str::to_owned).collect();
    }
}

/// What the names of all sets of scores begin with.
const KIND: &str = "scores.";

fn enter_framework(framework: &Framework, entries: &mut Entries) {
    let set = format!("scores.{}", framework.id.value.as_str());
    let mut themes = Vec::new();
    let (mut scored, mut gaps) = (Vec::new(), Vec::new());
    for theme in &framework.themes {
        let name = format!("{set}.{}", theme.id.value.as_str());
        let records: Vec<Record> =
            theme.items.iter().map(|item| enter_item(item, theme, &name, entries)).collect();
        let scores = scores_of(&records);
        let tally = Tally::of(&theme.items, scores.clone());
        let figures = enter_tally(&name, &theme.title.value.0, tally, &theme.id.place, entries);
        scored.extend(scores);
        let without = theme.items.iter().zip(&records).filter(|(item, _)| item.evidence.is_none());
        gaps.extend(without.map(|(_, record)| record.clone()));
        themes.push(Record {
            id: theme.id.value.as_str().to_owned(),
            label: Label::Words((&theme.title).into()),
            counted: None,
            texts: BTreeMap::new(),
            figures,
        });
        add_set(name, records, BTreeMap::new(), entries);
    }
    let items = framework.themes.iter().flat_map(|theme| &theme.items);
    let tally = Tally::of(items, scored);
    let place = &framework.id.place;
    let totals = enter_tally(&format!("{set}.total"), &framework.title, tally, place, entries);
    add_set(format!("{set}.gaps"), gaps, BTreeMap::new(), entries);
    add_set(set, themes, totals, entries);
}

fn add_set(
    name: String,
    records: Vec<Record>,
    totals: BTreeMap<String, Arc<Figure>>,
    entries: &mut Entries,
) {
    entries.ledger.add_set(RecordSet { name, records, totals, subtotals: BTreeMap::new() });
}

fn scores_of(records: &[Record]) -> Vec<Arc<Figure>> {
    records.iter().filter_map(|record| record.figures.get("score").cloned()).collect()
}

fn enter_item(item: &Item, theme: &Theme, set: &str, entries: &mut Entries) -> Record {
    let name = format!("{set}.{}.score", item.id.value.as_str());
    let label = format!("{}: score", item.title.value);
    let score = item
        .score
        .as_ref()
        .and_then(|score| entries.given(&name, &label, score, Unit::Number, Measure::Tally));
    let texts = words::texts([
        ("theme", Some((&theme.title).into())),
        ("evidence", item.evidence.as_ref().map(Words::from)),
        ("notes", item.notes.as_ref().map(Words::from)),
    ]);
    Record {
        id: item.id.value.as_str().to_owned(),
        label: Label::Words((&item.title).into()),
        counted: None,
        texts,
        figures: score.map(|score| ("score".to_owned(), score)).into_iter().collect(),
    }
}

/// What is counted of the items of a theme, or of a framework.
struct Tally {
    scores: Vec<Arc<Figure>>,
    items: Vec<Typed>,
    scored: Vec<Typed>,
    without_evidence: Vec<Typed>,
}

impl Tally {
    fn of<'a>(items: impl IntoIterator<Item = &'a Item>, scores: Vec<Arc<Figure>>) -> Self {
        let items: Vec<&Item> = items.into_iter().collect();
        let those = |wanted: &dyn Fn(&Item) -> bool| {
            let wanted = items.iter().filter(|item| wanted(item));
            wanted.map(|item| typed(item)).collect()
        };
        Self {
            scores,
            items: those(&|_| true),
            scored: those(&|item| item.score.is_some()),
            without_evidence: those(&|item| item.evidence.is_none()),
        }
    }
}

fn typed(item: &Item) -> Typed {
    Typed { words: item.title.value.0.trim().to_owned(), place: item.id.place.clone() }
}

/// Enters the figures of a theme or of a framework; `name` is what their names begin with.
fn enter_tally(
    name: &str,
    title: &str,
    tally: Tally,
    place: &Place,
    entries: &mut Entries,
) -> BTreeMap<String, Arc<Figure>> {
    let mut figures = BTreeMap::new();
    let label = |what: &str| format!("{title}: {what}");
    let is_blank = tally.items.is_empty();
    let mut count = |key: &str, what: &str, things: Vec<Typed>| {
        let number = At { value: Decimal::from(things.len()), place: place.clone() };
        let (name, label) = (format!("{name}.{key}"), label(what));
        let words = format!("the number of {what}");
        let figure = entries.counted((&name, &label), &number, Unit::Count, &words, things)?;
        figures.insert(key.to_owned(), Arc::clone(&figure));
        Some(figure)
    };
    let items = count("items", "items", tally.items);
    let scored = count("scored", "items scored", tally.scored);
    count("without_evidence", "items without evidence", tally.without_evidence);
    if is_blank {
        entries.way_to(format!("{name}.coverage"), "give the theme items");
    } else if let Some((scored, items)) = scored.zip(items) {
        let key = format!("{name}.coverage");
        let share = arithmetic::percentage(&key, &label("items scored, of all"), &scored, &items);
        figures.extend(entries.computed(&key, share, place).map(|f| ("coverage".to_owned(), f)));
    }
    let key = format!("{name}.average");
    if tally.scores.is_empty() {
        entries.way_to(key, "none of its items is scored: give one a `score`");
    } else {
        let average = arithmetic::average(&key, &label("average score"), &tally.scores);
        figures.extend(entries.computed(&key, average, place).map(|f| ("average".to_owned(), f)));
    }
    figures
}
