//! Amounts: read as typed, calculated with, and printed. What is printed reads back as what it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use orderpaper::amount::{self, PLACES};
use orderpaper::exact;
use orderpaper::period::{FinancialYear, Period};
use rust_decimal::Decimal;

fuzz_target!(|text: &str| {
    periods(text);
    let read: Vec<Decimal> = text.lines().filter_map(read).collect();
    for pair in read.windows(2) {
        let [a, b] = pair else { continue };
        let (a, b) = (*a, *b);
        if let Some(sum) = exact::add(a, b) {
            assert_eq!(exact::sub(sum, b), Some(a), "{a} + {b}");
            print(sum);
        }
        [exact::mul(a, b), exact::div(a, b)].into_iter().flatten().for_each(print);
    }
});

fn read(text: &str) -> Option<Decimal> {
    match amount::parse(text) {
        Ok(read) => {
            print(read);
            Some(read)
        }
        Err(error) => {
            assert!(!error.remedy().is_empty() && !error.to_string().is_empty());
            None
        }
    }
}

fn print(amount: Decimal) {
    for places in 0..=PLACES {
        let printed = amount::digits(amount, places);
        let rounded = amount::round(amount, places);
        let plain: Decimal = printed.replace(',', "").parse().expect("it is a number");
        assert_eq!(plain, rounded.abs(), "{amount} to {places} places");
        let message = amount::for_message(amount, places);
        if let Ok(again) = amount::parse(&message) {
            assert_eq!(again, rounded, "{amount} to {places} places");
        }
    }
}

fn periods(text: &str) {
    if let Ok(period) = Period::parse(text) {
        let _ = (period.is_before(period), period.write("%B %Y", "{from} to {to}"));
    }
    if let Ok(year) = FinancialYear::parse(text) {
        let days = year.whole().financial_years().map(FinancialYear::days).sum::<i64>();
        assert_eq!(days, year.days(), "a year is itself: {text}");
    }
}
