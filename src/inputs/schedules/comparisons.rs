//! Columns that compare: what another column was a period or a year ago, how it moved since, or from another
//! column, and whether that is better or worse.
//!
//! A comparison is written as what it compares, and is read as the formula, or the rule, that somebody would
//! type. So it is computed, explained and checked like any other.

use super::super::earlier::{LAST_YEAR, PREVIOUS};
use super::columns::Say;
use crate::diagnostic::{Diagnostic, Faults};
use crate::expression::{Formula, Test};
use crate::yaml::{At, Choice, Id};

/// Which way of moving is good: the sign convention of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Favourable {
    /// Less: of spending, or where a minus shows income.
    Lower,
    /// More: of savings, or visits.
    Higher,
}

impl Favourable {
    /// As it is typed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lower => "lower",
            Self::Higher => "higher",
        }
    }
}

impl Choice for Favourable {
    const EXPECTED: &'static str = "`lower` or `higher`";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("lower", Self::Lower), ("higher", Self::Higher)]
    }

    fn remedy(_: &str) -> String {
        "write `lower` where less is better, as of spending, and `higher` where more is".to_owned()
    }
}

/// What is said of a figure that moved.
#[derive(Clone, Debug)]
pub struct Direction {
    /// The column whose figures moved.
    pub of: Id,
    /// What is said where less is better.
    pub lower: Vec<Say>,
    /// What is said where more is better.
    pub higher: Vec<Say>,
    /// Which of the two is meant, unless a row says otherwise.
    pub favourable: Favourable,
}

/// What a column compares, as typed.
#[derive(Default)]
pub(super) struct Comparisons {
    pub(super) of: Option<At<Id>>,
    pub(super) compare: Option<At<String>>,
    pub(super) movement: Option<At<String>>,
    pub(super) direction: Option<At<String>>,
    pub(super) favourable: Option<At<Favourable>>,
}

/// What a column that compares is made by.
pub(super) enum Compared {
    Formula { formula: Formula, moves: bool },
    Direction(Direction),
}

/// The words for an earlier period.
const EARLIER: [&str; 2] = [PREVIOUS, LAST_YEAR];

impl Comparisons {
    /// How many of the keys it has of which a column has one.
    pub(super) fn count(&self) -> usize {
        [&self.compare, &self.movement, &self.direction].into_iter().flatten().count()
    }

    /// Reads what is compared. `None` where nothing is, or where it can't be read.
    pub(super) fn read(self, usual: Option<Favourable>, faults: &mut Faults) -> Option<Compared> {
        let with = self.compare.as_ref().or(self.movement.as_ref()).or(self.direction.as_ref());
        let Some(with) = with else {
            for (key, place) in [
                ("of", self.of.as_ref().map(|of| &of.place)),
                ("favourable", self.favourable.as_ref().map(|favourable| &favourable.place)),
            ] {
                let Some(place) = place else { continue };
                faults.push(
                    Diagnostic::error(format!(
                        "this column compares nothing, and `{key}` says what of"
                    ))
                    .at(place)
                    .remedy(
                        "add what it compares with, as in `movement: previous`; or take it out",
                    ),
                );
            }
            return None;
        };
        let Some(of) = &self.of else {
            faults.push(
                Diagnostic::error("it isn't said which column this one compares")
                    .at(&with.place)
                    .remedy("add `of: …` with the id of the column"),
            );
            return None;
        };
        let column = &of.value;
        let of = column.as_str();
        let is_earlier = EARLIER.contains(&with.value.as_str());
        let other = if is_earlier { format!("{}.{of}", with.value) } else { with.value.clone() };
        let formula =
            |text: &str, faults: &mut Faults| faults.keep(Formula::read(text, &with.place));
        if self.compare.is_some() {
            if !is_earlier {
                faults.push(
                    Diagnostic::error(format!("`{}` is no earlier period", with.value))
                        .at(&with.place)
                        .remedy("write `previous` or `last_year`; how a column differs from another is `movement: COLUMN`"),
                );
                return None;
            }
            let formula = formula(&other, faults)?;
            return Some(Compared::Formula { formula, moves: false });
        }
        if self.movement.is_some() {
            let formula = formula(&format!("{of} - {other}"), faults)?;
            return Some(Compared::Formula { formula, moves: true });
        }
        let Some(favourable) = self.favourable.map(|one| one.value).or(usual) else {
            faults.push(
                Diagnostic::error("it isn't said which way is better").at(&with.place).remedy(
                    "add `favourable: lower` or `favourable: higher`, here or in the schedule",
                ),
            );
            return None;
        };
        let mut test = |sign: &str, word: &str| {
            let when = faults.keep(Test::read(&format!("{of} {sign} {other}"), &with.place))?;
            Some(Say { say: word.to_owned(), when: Some(when) })
        };
        let (less, more, same) = (test("<", BETTER)?, test(">", WORSE)?, test("=", UNCHANGED)?);
        let say = |say: &Say, word: &str| Say { say: word.to_owned(), ..say.clone() };
        Some(Compared::Direction(Direction {
            of: column.clone(),
            higher: vec![say(&less, WORSE), say(&more, BETTER), same.clone()],
            lower: vec![less, more, same],
            favourable,
        }))
    }
}

/// What is said of a movement to the good.
pub const BETTER: &str = "Improved";
/// What is said of one to the bad.
pub const WORSE: &str = "Worsened";
/// What is said where nothing moved.
pub const UNCHANGED: &str = "Unchanged";
