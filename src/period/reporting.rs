//! The periods of a series of papers: months, quarters of financial years, financial years.
//!
//! Each knows the one after it, the one before it and the same one a year before; so a paper of a series can be
//! set beside the papers before it.

use std::cmp::Ordering;
use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{FinancialYear, Month, Span};

/// The period on which a paper of a series reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportingPeriod {
    /// A month.
    Month(Month),
    /// A quarter of a financial year.
    Quarter(FinancialYear, Quarter),
    /// A financial year.
    Year(FinancialYear),
}

/// A quarter of a financial year: the first is April to June.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quarter {
    /// April to June.
    First,
    /// July to September.
    Second,
    /// October to December.
    Third,
    /// January to March.
    Fourth,
}

impl Quarter {
    const ALL: [Self; 4] = [Self::First, Self::Second, Self::Third, Self::Fourth];

    /// From 1 to 4.
    pub fn number(self) -> u32 {
        match self {
            Quarter::First => 1,
            Quarter::Second => 2,
            Quarter::Third => 3,
            Quarter::Fourth => 4,
        }
    }

    /// The quarter in which a day lies.
    fn of(day: NaiveDate) -> Self {
        match day.month() {
            4..=6 => Quarter::First,
            7..=9 => Quarter::Second,
            10..=12 => Quarter::Third,
            _ => Quarter::Fourth,
        }
    }
}

impl ReportingPeriod {
    /// What to write.
    pub const REMEDY: &'static str = "write a quarter of a financial year as in `Q2 2018/19`, a financial year as in `2018/19`, or a month as in `September 2018`";

    /// Reads `Q2 2018/19`, `2018/19`, `September 2018` or `2018-09`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((first, year)) = text.split_once(' ')
            && let Some(number) = first.strip_prefix(['Q', 'q'])
        {
            let quarter = Quarter::ALL.into_iter().find(|q| q.number().to_string() == number)?;
            return Some(Self::Quarter(FinancialYear::parse(year.trim()).ok()?, quarter));
        }
        let year = FinancialYear::parse(text).ok().map(Self::Year);
        year.or_else(|| Month::parse(text).map(Self::Month))
    }

    /// The number of a quarter that no financial year has: `5` of `Q5 2018/19`.
    pub fn no_quarter(text: &str) -> Option<&str> {
        let number = text.split(' ').next()?.strip_prefix(['Q', 'q'])?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_one = Quarter::ALL.iter().any(|quarter| quarter.number().to_string() == number);
        (is_number && !is_one).then_some(number)
    }

    /// The period after this one.
    #[must_use]
    pub fn next(self) -> Self {
        self.like(self.last_day() + Days::new(1))
    }

    /// The period before this one.
    #[must_use]
    pub fn previous(self) -> Self {
        self.like(self.first_day() - Days::new(1))
    }

    /// The same period a year before.
    #[must_use]
    pub fn last_year(self) -> Self {
        self.like(self.first_day() - Months::new(12))
    }

    /// The period of the same kind in which a day lies.
    fn like(self, day: NaiveDate) -> Self {
        match self {
            Self::Month(_) => Self::Month(Month { year: day.year(), month: day.month() }),
            Self::Quarter(..) => Self::Quarter(FinancialYear::of(day), Quarter::of(day)),
            Self::Year(_) => Self::Year(FinancialYear::of(day)),
        }
    }

    /// Whether both are months, both quarters, or both years: only then do they make a series.
    pub fn is_as_long_as(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Month(month) => month.first_day(),
            Self::Quarter(year, quarter) => {
                year.first_day() + Months::new(3 * (quarter.number() - 1))
            }
            Self::Year(year) => year.first_day(),
        }
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        let months = match self {
            Self::Month(_) => 1,
            Self::Quarter(..) => 3,
            Self::Year(_) => 12,
        };
        self.first_day() + Months::new(months) - Days::new(1)
    }

    /// From its first day to its last.
    pub fn days(self) -> Span {
        Span { from: self.first_day(), to: self.last_day() }
    }

    /// What it is called where the year is known: `Q2`, `September`; a year is `2018/19`.
    pub fn short(self) -> String {
        match self {
            Self::Month(_) => self.first_day().format("%B").to_string(),
            Self::Quarter(_, quarter) => format!("Q{}", quarter.number()),
            Self::Year(year) => year.to_string(),
        }
    }

    /// Those as long as this one that begin within a year from it: four quarters, twelve months, itself.
    pub fn of_a_year(self) -> Vec<Self> {
        let end = self.first_day() + Months::new(12);
        std::iter::successors(Some(self), |period| Some(period.next()))
            .take_while(|period| period.first_day() < end)
            .collect()
    }

    /// As names of files have it: `2018-19-q2`, `2018-19-year`, `2018-09`. Sorted, they are in order.
    pub fn key(self) -> String {
        let year = |year: FinancialYear| year.key().replace('_', "-");
        match self {
            Self::Month(month) => month.first_day().format("%Y-%m").to_string(),
            Self::Quarter(of, quarter) => format!("{}-q{}", year(of), quarter.number()),
            // Without the word it would be that of a month: 2010/11 and November 2010.
            Self::Year(of) => format!("{}-year", year(of)),
        }
    }
}

/// In the order of their first days.
impl Ord for ReportingPeriod {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.first_day(), self.last_day()).cmp(&(other.first_day(), other.last_day()))
    }
}

impl PartialOrd for ReportingPeriod {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// As papers write it: `Q2 2018/19`, `2018/19`, `September 2018`.
impl fmt::Display for ReportingPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(month) => write!(f, "{}", month.first_day().format("%B %Y")),
            Self::Quarter(year, quarter) => write!(f, "Q{} {year}", quarter.number()),
            Self::Year(year) => year.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::ReportingPeriod;

    fn period(text: &str) -> ReportingPeriod {
        ReportingPeriod::parse(text).expect("a period")
    }

    fn any_period() -> impl Strategy<Value = ReportingPeriod> {
        (0..3, 1900..2100, 1..=12, 1..=4).prop_map(|(kind, year, month, quarter)| {
            let years = format!("{year}/{:02}", (year + 1) % 100);
            period(&match kind {
                0 => format!("{year}-{month:02}"),
                1 => format!("Q{quarter} {years}"),
                _ => years,
            })
        })
    }

    #[test]
    fn a_quarter_is_three_months_of_a_financial_year() {
        let quarter = period("Q4 2018/19");
        assert_eq!(quarter.first_day().to_string(), "2019-01-01");
        assert_eq!(quarter.last_day().to_string(), "2019-03-31");
        assert_eq!(quarter.next().to_string(), "Q1 2019/20");
        assert_eq!(quarter.previous().to_string(), "Q3 2018/19");
        assert_eq!(quarter.last_year().to_string(), "Q4 2017/18");
        assert_eq!(quarter.key(), "2018-19-q4");
    }

    #[test]
    fn the_century_turns() {
        assert_eq!(period("Q4 1999/00").next().to_string(), "Q1 2000/01");
        assert_eq!(period("1999/2000").next().to_string(), "2000/01");
        assert_eq!(period("Dec 1999").next().to_string(), "January 2000");
    }

    #[test]
    fn what_is_no_period_of_a_series_is_not_read() {
        for text in
            ["Q5 2018/19", "Q0 2018/19", "Q2 2018/20", "Q2 2018-19", "Q2", "2018-13", "2018", "Q2 "]
        {
            assert_eq!(ReportingPeriod::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_and_a_month_have_other_keys() {
        assert_ne!(period("2010/11").key(), period("November 2010").key());
    }

    proptest! {
        #[test]
        fn a_period_is_read_as_it_is_written(period in any_period()) {
            prop_assert_eq!(ReportingPeriod::parse(&period.to_string()), Some(period));
        }

        #[test]
        fn the_next_follows_without_a_gap(period in any_period()) {
            let next = period.next();
            prop_assert!(next.is_as_long_as(period));
            prop_assert!(period < next);
            prop_assert_eq!(period.last_day().succ_opt(), Some(next.first_day()));
            prop_assert_eq!(next.previous(), period);
        }

        #[test]
        fn a_year_of_periods_leads_to_the_same_one(period in any_period()) {
            let in_a_year = 12 / period.days().months();
            let mut later = period.last_year();
            for _ in 0..in_a_year {
                later = later.next();
            }
            prop_assert_eq!(later, period);
        }

        #[test]
        fn keys_are_in_the_order_of_time(one in any_period(), other in any_period()) {
            prop_assume!(one.is_as_long_as(other));
            prop_assert_eq!(one.cmp(&other), one.key().cmp(&other.key()));
        }
    }
}
