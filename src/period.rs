//! Periods: stretches of whole months, UK financial years, and the weeks in a year.

use std::fmt;

use chrono::NaiveDate;

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

/// Why a text is not a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// It is in none of the forms that are read.
    Form,
    /// It ends before it begins.
    Backwards,
    /// The second part of a financial year is not the year after the first: `2019/21`.
    YearsApart,
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
        }
    }
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PeriodError::Form => "it is written in another way",
            PeriodError::Backwards => "it ends before it begins",
            PeriodError::YearsApart => "its years don't follow one another",
        })
    }
}

impl Period {
    /// Reads `Sep 2020 to Mar 2021`, `2020-09 to 2021-03` or the financial year `2023/24`.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        match text.split_once(" to ") {
            Some((from, to)) => {
                let from = Month::parse(from.trim()).ok_or(PeriodError::Form)?;
                let to = Month::parse(to.trim()).ok_or(PeriodError::Form)?;
                if to < from { Err(PeriodError::Backwards) } else { Ok(Self { from, to }) }
            }
            None => Self::financial_year(text),
        }
    }

    /// April to March: `2023/24` or `2023/2024`.
    fn financial_year(text: &str) -> Result<Self, PeriodError> {
        let (first, second) = text.split_once('/').ok_or(PeriodError::Form)?;
        let year = year(first).ok_or(PeriodError::Form)?;
        let next = year + 1;
        let follows = match second.len() {
            2 => format!("{:02}", next % 100) == second,
            4 => next.to_string() == second,
            _ => return Err(PeriodError::Form),
        };
        if !second.chars().all(|c| c.is_ascii_digit()) {
            return Err(PeriodError::Form);
        }
        if !follows {
            return Err(PeriodError::YearsApart);
        }
        Ok(Self { from: Month { year, month: 4 }, to: Month { year: next, month: 3 } })
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

fn year(text: &str) -> Option<i32> {
    let four_digits = text.len() == 4 && text.chars().all(|c| c.is_ascii_digit());
    four_digits.then(|| text.parse().ok()).flatten()
}
