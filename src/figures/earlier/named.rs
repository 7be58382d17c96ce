//! What periods are called, as words that can be placed: so that the words of a paper that comes again follow its
//! period, and nobody has to change them by hand.
//!
//! | Name | What it says |
//! | --- | --- |
//! | `series.period` | The period of the paper: `Q2 2018/19`. |
//! | `series.quarter`, `series.month` | Without the year: `Q2`, `September`. |
//! | `series.year` | The financial year in which it lies: `2018/19`. |
//! | `previous.period`, `last_year.period`, … | The same of the periods that these words mean. |

use std::collections::BTreeMap;

use super::Words;
use crate::period::{FinancialYear, ReportingPeriod};

/// The word for the period of the paper itself.
const OWN: &str = "series";

/// The words by their names.
pub(super) fn words(
    own: ReportingPeriod,
    earlier: &BTreeMap<&'static str, ReportingPeriod>,
) -> BTreeMap<String, Words> {
    let all = earlier.iter().map(|(word, period)| (*word, *period)).chain([(OWN, own)]);
    let words = all.flat_map(|(word, period)| {
        let said = of(period).into_iter();
        said.map(move |(key, said)| (format!("{word}.{key}"), Words::Fixed(said)))
    });
    words.collect()
}

/// Whether this is a name of what the period of the paper is called, in a paper that may have none.
pub(super) fn is_of_own(name: &str) -> bool {
    let key = name.strip_prefix(OWN).and_then(|rest| rest.strip_prefix('.'));
    key.is_some_and(|key| ["period", "year", "quarter", "month"].contains(&key))
}

fn of(period: ReportingPeriod) -> Vec<(&'static str, String)> {
    let year = FinancialYear::of(period.first_day()).to_string();
    let mut said = vec![("period", period.to_string()), ("year", year)];
    said.extend(match period {
        ReportingPeriod::Month(_) => Some(("month", period.short())),
        ReportingPeriod::Quarter(..) => Some(("quarter", period.short())),
        ReportingPeriod::Year(_) => None,
    });
    said
}
