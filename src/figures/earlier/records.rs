//! Records beside those of an earlier paper: what each was then, how it moved since, and which way that is. Tables
//! take columns from these sets.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::super::arithmetic;
use super::super::entries::Entries;
use super::super::figure::Figure;
use super::super::ledger::Ledger;
use super::super::records::{Record, RecordSet};
use super::super::words::Words;
use super::{Earlier, LAST_YEAR, PERIODS, PREVIOUS, RESTATEMENTS};
use crate::inputs::earlier::{MOVEMENT, direction, since, then};
use crate::inputs::schedules::comparisons::{BETTER, Favourable, UNCHANGED, WORSE};

/// Enters both sets for each that the paper has.
pub(super) fn enter(earlier: &mut Earlier, entries: &mut Entries) {
    let own: Vec<RecordSet> = sets(&entries.ledger);
    for when in [PREVIOUS, LAST_YEAR] {
        if earlier.period_of(when).is_none() {
            continue;
        }
        for set in &own {
            let (was, moved) = (beside(when, set, earlier, was), beside(when, set, earlier, moved));
            for figure in figures_of(&moved) {
                earlier.figures.insert(figure.name.clone(), Arc::clone(figure));
            }
            entries.ledger.add_set(RecordSet { name: then(when, &set.name), ..was });
            entries.ledger.add_set(RecordSet { name: since(when, &set.name), ..moved });
        }
    }
}

/// The sets of the paper itself, but for those whose rows stand in groups by how they count: an earlier paper
/// may have counted them otherwise.
fn sets(ledger: &Ledger) -> Vec<RecordSet> {
    let names = ledger.set_names().filter(|name| ![PERIODS, RESTATEMENTS].contains(name));
    let sets = names.filter_map(|name| ledger.set(name));
    sets.filter(|set| set.subtotals.is_empty()).cloned().collect()
}

fn figures_of(set: &RecordSet) -> impl Iterator<Item = &Arc<Figure>> {
    let records = set.records.iter().flat_map(|record| record.figures.values());
    records.chain(set.totals.values())
}

/// A figure as it was.
fn was(then: &Arc<Figure>, _: &Arc<Figure>) -> Option<Arc<Figure>> {
    Some(Arc::clone(then))
}

/// How far a figure has moved.
fn moved(then: &Arc<Figure>, now: &Arc<Figure>) -> Option<Arc<Figure>> {
    let name = format!("{}.{MOVEMENT}", then.name);
    let label = format!("{} less {}", now.label, then.label);
    arithmetic::difference(&name, &label, now, then).ok().map(Arc::new)
}

/// The same records, with another figure for each of theirs that there was then.
fn beside(
    when: &str,
    set: &RecordSet,
    earlier: &Earlier,
    make: fn(&Arc<Figure>, &Arc<Figure>) -> Option<Arc<Figure>>,
) -> RecordSet {
    let each = |of: &str, figures: &BTreeMap<String, Arc<Figure>>| {
        let figures = figures.iter().filter_map(|(key, now)| {
            let then = earlier.figure(&format!("{when}.{}.{of}.{key}", set.name))?;
            Some((key.clone(), make(then, now)?))
        });
        figures.collect::<BTreeMap<_, _>>()
    };
    let records = set.records.iter().map(|record| {
        let words = record.figures.iter().flat_map(|(key, now)| {
            let then = earlier.figure(&format!("{when}.{}.{}.{key}", set.name, record.id));
            then.map(|then| words(key, then, now)).unwrap_or_default()
        });
        Record {
            texts: words.collect(),
            figures: each(&record.id, &record.figures),
            ..record.clone()
        }
    });
    RecordSet {
        name: String::new(),
        records: records.collect(),
        totals: each("total", &set.totals),
        subtotals: BTreeMap::new(),
    }
}

/// The words for a movement, by what is better; none where it isn't known how far the figure moved.
fn words(key: &str, then: &Arc<Figure>, now: &Arc<Figure>) -> Vec<(String, Words)> {
    let Some(moved) = moved(then, now) else { return Vec::new() };
    let say = |favourable| {
        let is_better = match favourable {
            Favourable::Lower => moved.value < Decimal::ZERO,
            Favourable::Higher => moved.value > Decimal::ZERO,
        };
        let words = match is_better {
            _ if moved.value.is_zero() => UNCHANGED,
            true => BETTER,
            false => WORSE,
        };
        (direction(key, favourable), Words::Fixed(words.to_owned()))
    };
    [Favourable::Lower, Favourable::Higher].map(say).to_vec()
}
