//! Working days in Great Britain: which days are bank holidays, and how many clear days lie between
//! two dates.
//!
//! Days are computed by the rules of the Banking and Financial Dealings Act 1971 (section 1 and schedule 1, with
//! New Year's Day in England and Wales and the May Day holiday by royal proclamation since), and those that were
//! moved or added once are listed: a new one is a line here. <https://www.gov.uk/bank-holidays> has those of the years
//! around the present.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Where the bank holidays are those of a council.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Country {
    /// England, and Wales.
    #[default]
    EnglandAndWales,
    /// Scotland.
    Scotland,
}

/// Days that were holidays in one year only, from 2000 on: for jubilees, a wedding, a coronation, a funeral, and the World Cup
/// (Scotland, 2026); and days to which others were moved.
const ONCE: [(i32, u32, u32, Option<Country>); 11] = [
    (2002, 6, 3, None),
    (2002, 6, 4, None),
    (2011, 4, 29, None),
    (2012, 6, 4, None),
    (2012, 6, 5, None),
    (2020, 5, 8, None),
    (2022, 6, 2, None),
    (2022, 6, 3, None),
    (2022, 9, 19, None),
    (2023, 5, 8, None),
    (2026, 6, 15, Some(Country::Scotland)),
];

/// Days that would have been holidays by the rule, and were moved in that year.
const MOVED: [(i32, u32, u32); 4] = [(2002, 5, 27), (2012, 5, 28), (2020, 5, 4), (2022, 5, 30)];

/// Whether people are at work on this day: no weekend, and no bank holiday.
fn is_working_day(day: NaiveDate, country: Country) -> bool {
    !is_weekend(day) && !bank_holidays(day.year(), country).contains(&day)
}

/// The last day from which so many clear working days lie before `day`. Neither of the two counts.
pub fn clear_working_days_before(
    day: NaiveDate,
    clear: u32,
    country: Country,
) -> Option<NaiveDate> {
    let mut left = clear;
    let mut before = day.pred_opt()?;
    while left > 0 {
        if is_working_day(before, country) {
            left -= 1;
        }
        before = before.pred_opt()?;
    }
    // What is put up for inspection on a day when the office is shut is not open to anybody.
    while !is_working_day(before, country) {
        before = before.pred_opt()?;
    }
    Some(before)
}

/// The bank holidays of a year, in order.
fn bank_holidays(year: i32, country: Country) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    let scotland = country == Country::Scotland;
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    // A holiday on a weekend is made up for on the next day that is none already.
    let mut add = |day: Option<NaiveDate>| {
        let mut day = day;
        while let Some(found) = day {
            if !is_weekend(found) && !days.contains(&found) {
                days.push(found);
                return;
            }
            day = found.succ_opt();
        }
    };
    let christmas = if is_sunday(fixed(12, 25)) {
        // Boxing Day keeps its Monday, and Christmas Day has the Tuesday.
        [fixed(12, 26), fixed(12, 27)]
    } else {
        [fixed(12, 25), fixed(12, 26)]
    };
    add(fixed(1, 1));
    if scotland {
        add(fixed(1, 2));
    }
    let easter = easter(year);
    add(easter.and_then(|easter| easter.checked_sub_days(Days::new(2))));
    if !scotland {
        add(easter.and_then(|easter| easter.succ_opt()));
    }
    add(first_monday(year, 5));
    add(last_monday(year, 5));
    add(if scotland { first_monday(year, 8) } else { last_monday(year, 8) });
    if scotland {
        // By the St Andrew's Day Bank Holiday (Scotland) Act 2007.
        add(fixed(11, 30).filter(|_| year >= 2007));
    }
    christmas.into_iter().for_each(add);
    for (of, month, day) in MOVED {
        days.retain(|known| NaiveDate::from_ymd_opt(of, month, day) != Some(*known));
    }
    let once = ONCE
        .into_iter()
        .filter(|(of, _, _, only)| *of == year && only.is_none_or(|only| only == country));
    days.extend(once.filter_map(|(_, month, day, _)| fixed(month, day)));
    days.sort();
    days
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn is_sunday(day: Option<NaiveDate>) -> bool {
    day.is_some_and(|day| day.weekday() == Weekday::Sun)
}

fn first_monday(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 1)
}

fn last_monday(year: i32, month: u32) -> Option<NaiveDate> {
    let of = |nth| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, nth);
    of(5).or_else(|| of(4))
}

/// Easter Sunday in the Gregorian calendar, by the method of an anonymous correspondent of *Nature* (1876).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    let (month, day) = (u32::try_from(days / 31).ok()?, u32::try_from(days % 31).ok()?);
    NaiveDate::from_ymd_opt(year, month, day + 1)
}

#[cfg(test)]
mod tests;
