//! Bank holidays year by year: those up to 2027 as they were proclaimed and published, those of 2028 as they follow
//! from the rules.

use chrono::NaiveDate;

use super::{Country, bank_holidays, clear_working_days_before};

/// England and Wales, 2019 to 2028: month and day.
const ENGLAND_AND_WALES: [(i32, &str); 10] = [
    (2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"),
    (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
    (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
    (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
    (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
    (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
    (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
    (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
    (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
    (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
];

const SCOTLAND: [(i32, &str); 10] = [
    (2019, "01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26"),
    (2020, "01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28"),
    (2021, "01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28"),
    (2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27"),
    (2023, "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26"),
    (2024, "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26"),
    (2025, "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26"),
    (2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"),
    (2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28"),
    (2028, "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26"),
];

#[test]
fn bank_holidays_are_those_that_are_known() {
    for (country, years) in
        [(Country::EnglandAndWales, ENGLAND_AND_WALES), (Country::Scotland, SCOTLAND)]
    {
        for (year, expected) in years {
            let days = bank_holidays(year, country);
            let days: Vec<String> =
                days.iter().map(|day| day.format("%m-%d").to_string()).collect();
            assert_eq!(days.join(" "), expected, "{country:?} {year}");
        }
    }
}

#[test]
fn clear_days_leave_out_both_ends_weekends_and_holidays() {
    let date = |text: &str| text.parse::<NaiveDate>().expect("a date");
    let last = |meeting: &str| {
        clear_working_days_before(date(meeting), 5, Country::EnglandAndWales).expect("there is one")
    };
    // A Thursday without holidays before it: the Wednesday of the week before.
    assert_eq!(last("2024-09-05"), date("2024-08-28"));
    // The August bank holiday, Monday 26, lies between.
    assert_eq!(last("2024-08-29"), date("2024-08-20"));
    // Christmas and New Year do.
    assert_eq!(last("2019-01-07"), date("2018-12-27"));
    // Never a day on which the office is shut: five clear days go back to a Monday.
    assert_eq!(last("2024-09-09"), date("2024-08-30"));
}
