//! What belongs together of two lists.

use std::cmp::Ordering;
use std::collections::{BTreeMap, VecDeque};

/// Words are taken for words that were rewritten where this part of them is the same.
const ALIKE: f64 = 0.5;

/// How many pairs are looked at that may be one thing rewritten. Past that, what is left is taken as gone and
/// new.
const MOST_PAIRS: usize = 250_000;

/// How things of two lists belong together.
#[derive(Debug, Default)]
pub struct Aligned {
    /// Those that are in both, by their places in the old and in the new list, in the order of the new.
    pub both: Vec<(usize, usize)>,
    /// Those that are in the old list only.
    pub removed: Vec<usize>,
    /// Those that are in the new list only.
    pub added: Vec<usize>,
}

impl Aligned {
    /// Sorts out what belongs together, of lists so long, from the pairs that were found.
    pub fn from_pairs(mut both: Vec<(usize, usize)>, (old, new): (usize, usize)) -> Self {
        both.sort_by_key(|(_, new)| *new);
        let mut free = (vec![true; old], vec![true; new]);
        for (old, new) in &both {
            free.0[*old] = false;
            free.1[*new] = false;
        }
        let left = |free: Vec<bool>| {
            free.into_iter().enumerate().filter(|(_, free)| *free).map(|(at, _)| at).collect()
        };
        Self { both, removed: left(free.0), added: left(free.1) }
    }

    /// Of what is in one list only, pairs that are alike by their words, the most alike first.
    pub fn most_alike(
        &self,
        old: &[Vec<String>],
        new: &[Vec<String>],
        may_be_one: impl Fn(usize, usize) -> bool,
    ) -> Vec<(usize, usize)> {
        if self.removed.len().saturating_mul(self.added.len()) > MOST_PAIRS {
            return Vec::new();
        }
        let bags = |places: &[usize], words: &[Vec<String>]| -> Vec<(usize, Vec<String>)> {
            let sorted = |at: &usize| {
                let mut words = words[*at].clone();
                words.sort();
                (*at, words)
            };
            places.iter().map(sorted).collect()
        };
        let (old, new) = (bags(&self.removed, old), bags(&self.added, new));
        let mut pairs = Vec::new();
        for (before, old_bag) in &old {
            for (after, new_bag) in new.iter().filter(|(after, _)| may_be_one(*before, *after)) {
                let share = in_common(old_bag, new_bag);
                if share >= ALIKE {
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

    /// Whether what is in both stands in another order.
    pub fn is_reordered(&self) -> bool {
        !self.both.is_sorted_by_key(|(old, _)| *old)
    }
}

/// What says by what a thing is known, if it is known by that at all.
pub type Key<'a, T> = &'a dyn Fn(&T) -> Option<String>;

/// Pairs things that have the same key: by the first kind of keys first, then the rest by the next. Of several
/// with one key, the first belongs to the first.
pub fn by_keys<T>(old: &[T], new: &[T], keys: &[Key<T>]) -> Aligned {
    let lengths = (old.len(), new.len());
    keys.iter().fold(Aligned::from_pairs(Vec::new(), lengths), |aligned, key| {
        let mut known: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        for at in &aligned.removed {
            if let Some(key) = key(&old[*at]) {
                known.entry(key).or_default().push_back(*at);
            }
        }
        let found = aligned.added.iter().filter_map(|at| {
            let same = known.get_mut(&key(&new[*at])?)?.pop_front()?;
            Some((same, *at))
        });
        Aligned::from_pairs(found.chain(aligned.both.iter().copied()).collect(), lengths)
    })
}

/// Which part of two bags of words, both sorted, is in both.
fn in_common(old: &[String], new: &[String]) -> f64 {
    let (mut one, mut two, mut same) = (0, 0, 0_u32);
    while let (Some(old), Some(new)) = (old.get(one), new.get(two)) {
        match old.cmp(new) {
            Ordering::Equal => {
                same += 1;
                one += 1;
                two += 1;
            }
            Ordering::Less => one += 1,
            Ordering::Greater => two += 1,
        }
    }
    let all = (old.len() + new.len()) as f64;
    if all == 0.0 { 0.0 } else { 2.0 * f64::from(same) / all }
}
