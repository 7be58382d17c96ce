//! Paragraphs, headings, notes and recommendations: which is which, and what changed in them.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::align::Aligned;
use super::model::{FigureChange, PassageChange, Status};
use super::number;
use super::read::{Passage, PassageKind};
use super::rounded::Roundings;
use super::words;

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
        // Behind the last that stood before it, and is still there.
        let before = passages.both.iter().filter(|(old, _)| old < at).max();
        let (behind, rank) = before.map_or((0, 0), |(_, new)| (*new, 2));
        changes.push((behind, rank, whole(old[*at], Status::Removed)));
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
        is_of_numbers: false,
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
    let (was, is) = (words::text(&old.tokens), words::text(&new.tokens));
    let is_made = !old.is_typed && !new.is_typed;
    Some(PassageChange {
        is_of_numbers: is_made && without_numbers(&was) == without_numbers(&is),
        place: new.place.clone(),
        old_place: (old.place != new.place).then(|| old.place.clone()),
        section: new.section.clone(),
        status: Status::Changed,
        figures,
        words: compared.words,
        old: Some(was),
        new: Some(is),
    })
}

/// Words without the digits in them, and what stands between these.
fn without_numbers(words: &str) -> String {
    words.chars().filter(|c| !c.is_ascii_digit() && !matches!(c, ',' | '.')).collect()
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
    let bags = |passages: &[&Passage]| {
        passages.iter().map(|passage| words::keys(&passage.tokens)).collect::<Vec<_>>()
    };
    let of_one_kind = |before: usize, after: usize| old[before].kind == new[after].kind;
    both.extend(aligned.most_alike(&bags(old), &bags(new), of_one_kind));
    Aligned::from_pairs(both, lengths)
}
