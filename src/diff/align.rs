//! What belongs together of two lists.

use std::collections::{BTreeMap, VecDeque};

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

    /// Whether what is in both stands in another order.
    pub fn is_reordered(&self) -> bool {
        !self.both.is_sorted_by_key(|(old, _)| *old)
    }
}

/// Pairs things that have the same key: by the first kind of keys first, then the rest by the next. Of several
/// with one key, the first belongs to the first.
pub fn by_keys<T>(old: &[T], new: &[T], keys: &[&dyn Fn(&T) -> Option<String>]) -> Aligned {
    let mut both: Vec<(usize, usize)> = Vec::new();
    for key in keys {
        let is_free =
            |at: usize, of: fn(&(usize, usize)) -> usize| both.iter().all(|pair| of(pair) != at);
        let mut known: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        for (at, thing) in old.iter().enumerate().filter(|(at, _)| is_free(*at, |pair| pair.0)) {
            if let Some(key) = key(thing) {
                known.entry(key).or_default().push_back(at);
            }
        }
        let free = new.iter().enumerate().filter(|(at, _)| is_free(*at, |pair| pair.1));
        let found = free.filter_map(|(at, thing)| {
            let same = known.get_mut(&key(thing)?)?.pop_front()?;
            Some((same, at))
        });
        let found: Vec<(usize, usize)> = found.collect();
        both.extend(found);
    }
    Aligned::from_pairs(both, (old.len(), new.len()))
}
