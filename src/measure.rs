//! Units and measures: what a number counts, and how an amount is counted.
//!
//! Two numbers may be added only where both agree. A weekly rate is no full-year effect, and a sum
//! over both says nothing unless it is asked for by name.

use std::collections::BTreeSet;
use std::fmt;

/// What a number counts. Figures of different units are never added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Money, in whole units of the currency (pounds, not pence or thousands).
    Money,
    /// Full-time equivalents.
    Fte,
    /// Weeks: whole, or a fraction such as 365/7.
    Weeks,
    /// Months.
    Months,
    /// Days.
    Days,
    /// Things counted one by one: people, cases, providers.
    Count,
    /// Hundredths of a stated base.
    Percent,
    /// A number that counts nothing: a ratio, a score.
    Number,
}

impl Unit {
    /// Every unit with the word that stands for it in inputs.
    pub const ALL: [(Unit, &'static str); 8] = [
        (Unit::Money, "money"),
        (Unit::Fte, "fte"),
        (Unit::Weeks, "weeks"),
        (Unit::Months, "months"),
        (Unit::Days, "days"),
        (Unit::Count, "count"),
        (Unit::Percent, "percent"),
        (Unit::Number, "number"),
    ];
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unit::Money => "money",
            Unit::Fte => "full-time equivalents",
            Unit::Weeks => "weeks",
            Unit::Months => "months",
            Unit::Days => "days",
            Unit::Count => "a count",
            Unit::Percent => "a percentage",
            Unit::Number => "a plain number",
        })
    }
}

/// How an amount is counted. Amounts of different measures are added only where the paper asks for
/// it by name, and then the table says so.
///
/// The terms are the field's own: a full-year effect is what a change is worth over a whole year, an
/// in-year amount what it was worth in the year in which it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// So much in each week.
    WeeklyRate,
    /// What a weekly rate is worth over a whole year.
    FullYearEffect,
    /// What was, or will be, achieved from its start to the end of the financial year.
    ToYearEnd,
    /// What was achieved within one financial year.
    InYear,
    /// A cost or income of every year.
    Annual,
    /// Once, and not again.
    OneOff,
    /// What is aimed at.
    Target,
    /// What is thought likely, and not yet achieved.
    Estimate,
    /// A number of things as they stood on a date, or over a stated period.
    Tally,
    /// An amount of which nothing else is said, as in most schedules.
    Plain,
}

impl Measure {
    /// Every measure with the word that stands for it in inputs.
    pub const ALL: [(Measure, &'static str); 10] = [
        (Measure::WeeklyRate, "weekly_rate"),
        (Measure::FullYearEffect, "full_year_effect"),
        (Measure::ToYearEnd, "to_year_end"),
        (Measure::InYear, "in_year"),
        (Measure::Annual, "annual"),
        (Measure::OneOff, "one_off"),
        (Measure::Target, "target"),
        (Measure::Estimate, "estimate"),
        (Measure::Tally, "tally"),
        (Measure::Plain, "plain"),
    ];
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Measure::WeeklyRate => "weekly rate",
            Measure::FullYearEffect => "full-year effect",
            Measure::ToYearEnd => "amount to the end of the year",
            Measure::InYear => "amount in the financial year",
            Measure::Annual => "annual amount",
            Measure::OneOff => "one-off amount",
            Measure::Target => "target",
            Measure::Estimate => "estimate",
            Measure::Tally => "tally",
            Measure::Plain => "plain amount",
        })
    }
}

/// The measures that an amount is made of: one, or several that were added on request.
///
/// Never empty: it starts from one measure and only grows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measures(BTreeSet<Measure>);

impl Measures {
    /// One measure.
    pub fn one(measure: Measure) -> Self {
        Self(BTreeSet::from([measure]))
    }

    /// The measures of both.
    #[must_use]
    pub fn with(&self, other: &Measures) -> Self {
        Self(self.0.union(&other.0).copied().collect())
    }

    /// Whether amounts counted in different ways were added.
    pub fn are_mixed(&self) -> bool {
        self.0.len() > 1
    }

    /// In words with an article: "an annual amount".
    pub fn with_article(&self) -> String {
        let words = self.to_string();
        let vowel = words.starts_with(['a', 'e', 'i', 'u']);
        let article = if vowel { "an" } else { "a" };
        format!("{article} {words}")
    }

    /// Each of them, in the order in which [`Measure`] lists them.
    pub fn iter(&self) -> impl Iterator<Item = Measure> {
        self.0.iter().copied()
    }
}

impl fmt::Display for Measures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.iter().map(|measure| measure.to_string()).collect();
        f.write_str(&words.join(" and "))
    }
}
