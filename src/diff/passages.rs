//! Paragraphs, headings, notes and recommendations: which is which, and what changed in them.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::align::Aligned;
use super::model::{FigureChange, PassageChange, Status};
use super::number;
use super::read::{Passage, PassageKind};
use super::rounded::Roundings;
use super::words;

/// Passages are taken for one that was rewritten where this part of their words is the same.
const ALIKE: f64 = 0.5;

/// How many pairs of passages are looked at that may be one rewritten. Past that, those that are left are taken
/// as gone and new.
const MOST_PAIRS: usize = 250_000;

/// Compares all passages of some kinds, in the order of the new paper; those that are gone stand where they
/// stood.
pub fn compare(
    old: &[Passage],
    new: &[Passage],
    kinds: &[PassageKind],
    roundings: &mut Roundings,
) -> Vec<PassageChange> {
    let old: Vec<&Passage> = old.iter().filter(|passage| kinds.contains(&passage.kind)).collect();
    let new: Vec<&Passage> = new.iter().filter(|passage| kinds.contains(&passage.kind)).collect();
    let passages = align(&old, &new);
    let mut changes: Vec<(usize, usize, PassageChange)> = Vec::new();
    for (before, after) in &passages.both {
        let change = compare_two(old[*before], new[*after], roundings);
        changes.extend(change.map(|change| (*after, 1, change)));
    }
    for at in &passages.added {
        changes.push((*at, 1, whole(new[*at], Status::Added)));
    }
    for at in &passages.removed {
        // Before the first that stood behind it, and is still there.
        let behind = passages.both.iter().filter(|(old, _)| old > at).map(|(_, new)| *new).min();
        let change = whole(old[*at], Status::Removed);
        changes.push((behind.unwrap_or(new.len()), 0, change));
    }
    changes.sort_by_key(|(at, rank, _)| (*at, *rank));
    changes.into_iter().map(|(_, _, change)| change).collect()
}

/// A passage that is new, or gone.
fn whole(passage: &Passage, status: Status) -> PassageChange {
    let text = Some(words::text(&passage.tokens));
    let (old, new) = match status {
        Status::Removed => (text, None),
        Status::Added | Status::Changed => (None, text),
    };
    PassageChange {
        place: passage.place.clone(),
        old_place: None,
        section: passage.section.clone(),
        status,
        figures: Vec::new(),
        words: Vec::new(),
        old,
        new,
    }
}

fn compare_two(old: &Passage, new: &Passage, roundings: &mut Roundings) -> Option<PassageChange> {
    let compared = words::compare(&old.tokens, &new.tokens);
    let mut figures: Vec<FigureChange> = Vec::new();
    for (_, before, figure, after) in compared.figures {
        let Some((kind, change)) = number::compare(before, after, roundings.currency) else {
            continue;
        };
        let moved = (kind, before, after, change);
        if kind.is_rounding() {
            roundings.add(figure, moved, new.place.clone());
            continue;
        }
        let change = roundings.change(figure, moved);
        let is_told = figures.iter().any(|known: &FigureChange| {
            (&known.name, &known.old, &known.new) == (&change.name, &change.old, &change.new)
        });
        if !is_told {
            figures.push(change);
        }
    }
    if figures.is_empty() && compared.words.is_empty() {
        return None;
    }
    Some(PassageChange {
        place: new.place.clone(),
        old_place: (old.place != new.place).then(|| old.place.clone()),
        section: new.section.clone(),
        status: Status::Changed,
        figures,
        words: compared.words,
        old: Some(words::text(&old.tokens)),
        new: Some(words::text(&new.tokens)),
    })
}

/// Finds which passage is which: first those that say the same in the same order, then those that say the
/// same elsewhere, then those that are most alike.
fn align(old: &[&Passage], new: &[&Passage]) -> Aligned {
    let key = |passage: &&Passage| (passage.kind as u8, words::key(&passage.tokens));
    let old_keys: Vec<_> = old.iter().map(key).collect();
    let new_keys: Vec<_> = new.iter().map(key).collect();
    let mut both = Vec::new();
    for operation in capture_diff_slices(Algorithm::Patience, &old_keys, &new_keys) {
        if let DiffOp::Equal { .. } = operation {
            both.extend(operation.old_range().zip(operation.new_range()));
        }
    }
    let lengths = (old.len(), new.len());
    let aligned = Aligned::from_pairs(both.clone(), lengths);
    let moved = aligned.added.iter().map(|at| (&new_keys[*at], *at));
    let mut left: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for at in aligned.removed.iter().rev() {
        left.entry(&old_keys[*at]).or_default().push(*at);
    }
    both.extend(moved.filter_map(|(key, at)| Some((left.get_mut(key)?.pop()?, at))));
    let aligned = Aligned::from_pairs(both.clone(), lengths);
    both.extend(most_alike(old, new, &aligned));
    Aligned::from_pairs(both, lengths)
}

/// Pairs of passages that are alike, the most alike first.
fn most_alike(old: &[&Passage], new: &[&Passage], aligned: &Aligned) -> Vec<(usize, usize)> {
    if aligned.removed.len().saturating_mul(aligned.added.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let bag = |passage: &Passage| {
        let mut keys = words::keys(&passage.tokens);
        keys.sort();
        keys
    };
    let old_bags: Vec<_> = aligned.removed.iter().map(|at| (*at, bag(old[*at]))).collect();
    let new_bags: Vec<_> = aligned.added.iter().map(|at| (*at, bag(new[*at]))).collect();
    let mut pairs = Vec::new();
    for (before, old_bag) in &old_bags {
        for (after, new_bag) in &new_bags {
            let share = in_common(old_bag, new_bag);
            if old[*before].kind == new[*after].kind && share >= ALIKE {
                pairs.push((share, *before, *after));
            }
        }
    }
    // Of those that are as much alike, the first belongs to the first.
    pairs.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then_with(|| (one.1, one.2).cmp(&(other.1, other.2)))
    });
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (_, before, after) in pairs {
        if !found.iter().any(|(old, new)| *old == before || *new == after) {
            found.push((before, after));
        }
    }
    found
}

/// Which part of the words of two passages, both sorted, is in both.
fn in_common(old: &[String], new: &[String]) -> f64 {
    let (mut one, mut two, mut same) = (0, 0, 0_u32);
    while let (Some(old), Some(new)) = (old.get(one), new.get(two)) {
        match old.cmp(new) {
            std::cmp::Ordering::Equal => {
                same += 1;
                one += 1;
                two += 1;
            }
            std::cmp::Ordering::Less => one += 1,
            std::cmp::Ordering::Greater => two += 1,
        }
    }
    let all = (old.len() + new.len()) as f64;
    if all == 0.0 { 0.0 } else { 2.0 * f64::from(same) / all }
}
