//! Periods: stretches of whole months, UK financial years, and days from one date to another.

mod reporting;

use std::fmt;

use chrono::{Datelike, NaiveDate};

pub use reporting::{Quarter, ReportingPeriod};

/// A stretch of whole months, from the first day of one to the last day of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Month,
    to: Month,
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    month: u32,
}

/// A financial year: from 1 April of one year to 31 March of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FinancialYear {
    /// The calendar year in which it begins.
    begins: i32,
}

/// The days from one to another, both counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    from: NaiveDate,
    to: NaiveDate,
}

/// Why a text is not a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// It is in none of the forms that are read.
    Form,
    /// It ends before it begins.
    Backwards,
    /// The second part of a financial year is not the year after the first: `2019/21`.
    YearsApart,
    /// A financial year with a hyphen in the stead of the slash: `2019-20`.
    Hyphen,
    /// A month past December: `2019-13`.
    NoMonth,
}

impl Period {
    /// The financial year in which it begins.
    pub fn begins_in(self) -> FinancialYear {
        FinancialYear::of(self.from.first_day())
    }

    /// Whether it ends before another begins.
    pub fn is_before(self, other: Period) -> bool {
        self.to < other.from
    }
}

impl PeriodError {
    /// What to write instead.
    pub fn remedy(self) -> &'static str {
        match self {
            PeriodError::Form => {
                "write `Sep 2020 to Mar 2021`, `2020-09 to 2021-03`, or a financial year: `2023/24`"
            }
            PeriodError::Backwards => "write the earlier month first",
            PeriodError::YearsApart => {
                "a financial year ends in the year after it begins: `2019/20`"
            }
            PeriodError::Hyphen => "write a slash between the years, as in `2019/20`",
            PeriodError::NoMonth => "the months are `01` to `12`, as in `2020-09 to 2021-03`",
        }
    }
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PeriodError::Form => "it is written in another way",
            PeriodError::Backwards => "it ends before it begins",
            PeriodError::YearsApart => "its years don't follow one another",
            PeriodError::Hyphen => "a hyphen stands between its years",
            PeriodError::NoMonth => "no such month is in the calendar",
        })
    }
}

impl Period {
    /// Reads `Sep 2020 to Mar 2021`, `2020-09 to 2021-03` or the financial year `2023/24`.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        match text.split_once(" to ") {
            Some((from, to)) => {
                let month = |text: &str| {
                    let why = if is_past_december(text) {
                        PeriodError::NoMonth
                    } else {
                        PeriodError::Form
                    };
                    Month::parse(text).ok_or(why)
                };
                let (from, to) = (month(from.trim())?, month(to.trim())?);
                if to < from { Err(PeriodError::Backwards) } else { Ok(Self { from, to }) }
            }
            None => Self::financial_year(text),
        }
    }

    /// April to March: `2023/24` or `2023/2024`.
    fn financial_year(text: &str) -> Result<Self, PeriodError> {
        let FinancialYear { begins } = FinancialYear::parse(text)?;
        Ok(Self {
            from: Month { year: begins, month: 4 },
            to: Month { year: begins + 1, month: 3 },
        })
    }

    /// The period in words: its months written by `month` (as `chrono` has patterns: `%B %Y`), and
    /// put into `range` for `{from}` and `{to}`. A period of one month is that month.
    pub fn write(&self, month: &str, range: &str) -> String {
        let from = self.from.first_day().format(month).to_string();
        if self.from == self.to {
            return from;
        }
        let to = self.to.first_day().format(month).to_string();
        range.replace("{from}", &from).replace("{to}", &to)
    }
}

impl Month {
    /// Reads `Sep 2020`, `Sept 2020`, `September 2020` or `2020-09`.
    fn parse(text: &str) -> Option<Self> {
        if let Some((year_text, month)) = text.split_once('-') {
            let digits = month.len() == 2 && month.chars().all(|c| c.is_ascii_digit());
            let month: u32 = digits.then(|| month.parse().ok()).flatten()?;
            return (1..=12).contains(&month).then_some(Self { year: year(year_text)?, month });
        }
        let (name, year_text) = text.split_once(' ')?;
        let name = if name.eq_ignore_ascii_case("sept") { "Sep" } else { name };
        let month: chrono::Month = name.parse().ok()?;
        Some(Self { year: year(year_text.trim())?, month: month.number_from_month() })
    }

    fn first_day(self) -> NaiveDate {
        // Months are only made from years of four digits and months of 1 to 12: all of them exist.
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }
}

impl FinancialYear {
    /// Reads `2023/24` or `2023/2024`.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let Some((first, second)) = text.split_once('/') else {
            let slashed = text.replacen(['-', '\u{2013}'], "/", 1);
            return Err(match slashed != text && Self::parse(&slashed).is_ok() {
                true => PeriodError::Hyphen,
                false if is_past_december(text) => PeriodError::NoMonth,
                false => PeriodError::Form,
            });
        };
        let begins = year(first).ok_or(PeriodError::Form)?;
        let next = begins + 1;
        let follows = match second.len() {
            2 => format!("{:02}", next % 100) == second,
            4 => next.to_string() == second,
            _ => return Err(PeriodError::Form),
        };
        if !second.chars().all(|c| c.is_ascii_digit()) {
            return Err(PeriodError::Form);
        }
        if follows { Ok(Self { begins }) } else { Err(PeriodError::YearsApart) }
    }

    /// The year in which a day lies.
    pub fn of(day: NaiveDate) -> Self {
        Self { begins: if day.month() < 4 { day.year() - 1 } else { day.year() } }
    }

    /// The year after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self { begins: self.begins + 1 }
    }

    /// 1 April.
    pub fn first_day(self) -> NaiveDate {
        // Years are those of dates that were read, or next to one: the calendar has all of them.
        NaiveDate::from_ymd_opt(self.begins, 4, 1).unwrap_or_default()
    }

    /// 31 March.
    pub fn last_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.begins + 1, 3, 31).unwrap_or_default()
    }

    /// 366 where a 29 February lies in it, and 365 otherwise.
    pub fn days(self) -> i64 {
        self.whole().days()
    }

    /// From its first day to its last.
    pub fn whole(self) -> Span {
        Span { from: self.first_day(), to: self.last_day() }
    }

    /// As it stands in names of figures: `2018_19`.
    pub fn key(self) -> String {
        format!("{:04}_{:02}", self.begins, (self.begins + 1) % 100)
    }
}

/// As papers write it: `2018/19`.
impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}/{:02}", self.begins, (self.begins + 1) % 100)
    }
}

impl Span {
    /// The days from one to another, both counted. `None` where the second comes before the first.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// How many days there are, the first and the last counted.
    pub fn days(self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// In how many months there are any of the days: their number, where the span is of whole months.
    pub fn months(self) -> i64 {
        let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        month(self.to) - month(self.from) + 1
    }

    /// The days that lie in both.
    pub fn within(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }

    /// The financial years in which any of the days lie, in order.
    pub fn financial_years(self) -> impl Iterator<Item = FinancialYear> {
        let last = FinancialYear::of(self.to);
        let first = FinancialYear::of(self.from);
        std::iter::successors(Some(first), move |year| (*year < last).then(|| year.next()))
    }
}

/// Whether a day is the last of its month.
pub fn ends_a_month(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.day() == 1)
}

/// Whether a text has the form of a month of a year, and there is no such month.
fn is_past_december(text: &str) -> bool {
    let Some((year_text, month)) = text.split_once('-') else { return false };
    let month = (month.len() == 2).then(|| month.parse::<u32>().ok()).flatten();
    year(year_text).is_some() && month.is_some_and(|month| !(1..=12).contains(&month))
}

fn year(text: &str) -> Option<i32> {
    let four_digits = text.len() == 4 && text.chars().all(|c| c.is_ascii_digit());
    four_digits.then(|| text.parse().ok()).flatten()
}
