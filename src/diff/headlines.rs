//! The figures that matter most: those that the paper lists as such, or else those in its recommendations and
//! its first section, or else the totals of its tables.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::model::{FigureChange, Headlines, Kind};
use super::number::{self, Number, Values};
use super::read::{CellRead, PassageKind, Reading};
use super::rounded::{Roundings, shown};
use crate::explain::value_in_words;
use crate::figures::Figure;
use crate::figures::earlier::is_earlier;
use crate::paper::RowRole;
use crate::pipeline::Drafted;

/// One of the two papers.
pub struct Side<'a> {
    /// What it was made from.
    pub drafted: &'a Drafted,
    /// What of it can be compared.
    pub reading: &'a Reading,
    /// What is seen of its figures. Where it isn't all, a figure that is not printed is not seen.
    pub values: Values,
}

/// Compares the headlines of both papers: in the order of the new one, then those that only the old one had.
pub fn compare(old: &Side, new: &Side, roundings: &Roundings) -> Headlines {
    let mut names = names(new);
    let before = self::names(old);
    // A list says what matters, in both papers.
    if listed(new).is_empty() || !listed(old).is_empty() {
        names.extend(before);
    }
    let mut told: Vec<String> = Vec::new();
    let mut headlines = Headlines::default();
    for name in names {
        if told.contains(&name) {
            continue;
        }
        match compare_one(&name, old, new, roundings) {
            Some(Some(change)) => headlines.changed.push(change),
            Some(None) => headlines.unchanged += 1,
            None => {}
        }
        told.push(name);
    }
    headlines
}

/// What happened to a figure; `None` inside where nothing did, and outside where neither paper shows it.
fn compare_one(
    name: &str,
    old: &Side,
    new: &Side,
    roundings: &Roundings,
) -> Option<Option<FigureChange>> {
    let lone = |figure: &Figure, number: &Number, kind| {
        let mut number = number.clone();
        number::outside_a_table(&mut number.clone(), &mut number, roundings.currency);
        FigureChange {
            name: figure.name.clone(),
            label: roundings.label(figure),
            kind,
            old: (kind == Kind::Removed).then(|| shown(&number)),
            new: (kind == Kind::Added).then(|| shown(&number)),
            change: None,
        }
    };
    Some(match (find(name, old), find(name, new)) {
        (None, None) => return None,
        (Some((figure, number)), None) => Some(lone(&figure, &number, Kind::Removed)),
        (None, Some((figure, number))) => Some(lone(&figure, &number, Kind::Added)),
        (Some((_, mut before)), Some((figure, mut after))) => {
            number::outside_a_table(&mut before, &mut after, roundings.currency);
            match number::compare(&before, &after, roundings.currency) {
                // What isn't printed is told where the paper prints the figure.
                None | Some((Kind::Form | Kind::NotPrinted, _)) => None,
                Some((kind, change)) => {
                    Some(roundings.change(&figure, (kind, &before, &after, change)))
                }
            }
        }
    })
}

/// A figure as the paper prints it: in a headline, or anywhere else; or else in words, with all of its digits.
fn find(name: &str, side: &Side) -> Option<(Arc<Figure>, Number)> {
    let mut printed = in_headlines(side.reading).chain(side.reading.figures());
    let printed = printed.find(|(figure, _)| figure.name == name);
    if let Some((figure, number)) = printed {
        return Some((Arc::clone(figure), number.clone()));
    }
    let figure = side.drafted.ledger.figure(name).filter(|_| side.values == Values::Exact)?;
    let text = value_in_words(figure.value, figure.unit, &side.drafted.style.formats.currency);
    Some((Arc::clone(figure), Number { text, value: figure.value, unit: figure.unit }))
}

/// The names of the figures that the paper itself calls headlines.
fn listed(side: &Side) -> Vec<String> {
    let ledger = &side.drafted.ledger;
    let listed = side.drafted.inputs.paper.headlines.iter();
    // A figure may have several names.
    listed.filter_map(|name| Some(ledger.figure(&name.value)?.name.clone())).collect()
}

/// The names of the figures that matter most in a paper.
fn names(side: &Side) -> Vec<String> {
    let listed = listed(side);
    if !listed.is_empty() {
        return listed;
    }
    let name = |(figure, _): (&Arc<Figure>, &Number)| figure.name.clone();
    let of_now = |(figure, _): &(&Arc<Figure>, &Number)| !is_of_earlier(figure);
    let in_words: Vec<String> = in_headlines(side.reading).filter(of_now).map(name).collect();
    if !in_words.is_empty() {
        return in_words;
    }
    let rows = side.reading.tables.iter().flat_map(|table| &table.rows);
    let totals = rows.filter(|row| row.role == RowRole::Total);
    let figures = totals.flat_map(|row| &row.cells).flat_map(CellRead::figures);
    figures.filter(of_now).map(name).collect()
}

/// Whether a figure is what an earlier paper of the series reported, and nothing else. Papers of two periods show
/// that of two others: how far it moved from one to the other says nothing of either.
fn is_of_earlier(figure: &Figure) -> bool {
    let mut figure = figure;
    while let [one] = figure.derivation.from()
        && one.value == figure.value
    {
        figure = one;
    }
    is_earlier(&figure.name)
}

/// The figures in the recommendations, then those in the words of the first section.
fn in_headlines(reading: &Reading) -> impl Iterator<Item = (&Arc<Figure>, &Number)> {
    let is_recommendation = |kind| kind == PassageKind::Recommendation;
    let mut decides: BTreeMap<usize, bool> = BTreeMap::new();
    for passage in &reading.passages {
        *decides.entry(passage.section_index).or_default() |= is_recommendation(passage.kind);
    }
    let first = decides.into_iter().find(|(index, decides)| *index > 0 && !decides);
    let first = first.map(|(index, _)| index);
    let asked = reading.passages.iter().filter(move |passage| is_recommendation(passage.kind));
    let begun = reading.passages.iter().filter(move |passage| {
        passage.kind == PassageKind::Words && Some(passage.section_index) == first
    });
    asked.chain(begun).flat_map(super::read::Passage::figures)
}
