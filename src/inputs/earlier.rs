//! What earlier papers of a series are called in the inputs: `previous`, `last_year`; and columns of tables that
//! compare their records with theirs.

use super::schedules::comparisons::Favourable;
use crate::yaml::{At, Choice};

/// The latest earlier paper of the series.
pub const PREVIOUS: &str = "previous";
/// The paper of the same period a year before.
pub const LAST_YEAR: &str = "last_year";

/// The last word of the name of a set of movements.
pub const MOVEMENT: &str = "movement";

/// The set of what the records of a set were.
pub fn then(when: &str, set: &str) -> String {
    format!("{when}.{set}")
}

/// The set of how they moved since, and of the words for it.
pub fn since(when: &str, set: &str) -> String {
    format!("{when}.{set}.{MOVEMENT}")
}

/// The key of the words that say which way an amount moved.
pub fn direction(key: &str, favourable: Favourable) -> String {
    let better = favourable.word();
    format!("{key}, {better} is better")
}

/// What a column compares the records of its table with.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Of which paper.
    pub when: At<When>,
    /// Whether it holds what there was then, and not how that moved.
    pub then: bool,
}

/// A period before that of the paper.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// The latest there is.
    Previous,
    /// A year before.
    LastYear,
}

impl Choice for When {
    const EXPECTED: &'static str = "`previous` or `last_year`";

    fn words() -> Vec<(&'static str, Self)> {
        vec![(PREVIOUS, Self::Previous), (LAST_YEAR, Self::LastYear)]
    }

    fn remedy(_: &str) -> String {
        "write `previous` or `last_year`; beside another of its amounts, a schedule compares"
            .to_owned()
    }
}

impl Beside {
    /// The records to take the column from.
    pub(super) fn records(&self, rows: &str) -> At<String> {
        let when = match self.when.value {
            When::Previous => PREVIOUS,
            When::LastYear => LAST_YEAR,
        };
        let name = match self.then {
            true => then(when, rows),
            false => since(when, rows),
        };
        At { value: name, place: self.when.place.clone() }
    }
}
