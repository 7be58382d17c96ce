//! Single words of posts: what is done with them, how a part of a year is counted.

use crate::yaml::Choice;

/// What is done with posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// They are new.
    Establish,
    /// They go.
    Disestablish,
    /// They go on past the day on which they would have ended.
    Extend,
    /// They go to another team.
    Move,
}

impl Change {
    const ALL: [Change; 4] =
        [Change::Establish, Change::Disestablish, Change::Extend, Change::Move];

    /// The word that stands for it in inputs and in names of figures.
    pub fn key(self) -> &'static str {
        match self {
            Change::Establish => "establish",
            Change::Disestablish => "disestablish",
            Change::Extend => "extend",
            Change::Move => "move",
        }
    }

    /// What posts are with which this is done: the label of a row.
    pub fn words(self) -> &'static str {
        match self {
            Change::Establish => "Established",
            Change::Disestablish => "Disestablished",
            Change::Extend => "Extended",
            Change::Move => "Moved",
        }
    }
}

impl Choice for Change {
    const EXPECTED: &'static str = "a change of posts";

    fn words() -> Vec<(&'static str, Self)> {
        Change::ALL.map(|change| (change.key(), change)).to_vec()
    }

    fn remedy(_: &str) -> String {
        format!("write {}", Change::ALL.map(|c| format!("`{}`", c.key())).join(", "))
    }
}

/// How the cost of a part of a year is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartYear {
    /// Whole months, each a twelfth of a year.
    Months,
    /// Days, each a 365th of its financial year, or a 366th where that has a 29 February.
    Days,
}

impl Choice for PartYear {
    const EXPECTED: &'static str = "`months` or `days`";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("months", Self::Months), ("days", Self::Days)]
    }

    fn remedy(_: &str) -> String {
        "write `months` (whole months, each a twelfth of the yearly cost) or `days` (actual days of the financial year)".to_owned()
    }
}

/// The word that stands where no cost is given.
pub(super) struct NotStated;

impl Choice for NotStated {
    const EXPECTED: &'static str = "`not_stated`";

    const REASON: &'static str = "the cost of posts is computed";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("not_stated", Self)]
    }

    fn remedy(_: &str) -> String {
        "give `cost_per_fte`, or `salary` and `on_costs_percent`, and take this line out; or write `not_stated` where the paper gives no cost".to_owned()
    }
}
