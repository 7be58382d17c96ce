//! Amounts, sums and periods, and what follows in a paper when one digit changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use orderpaper::amount::{self, MoneyScale, MoneyUnit};
use orderpaper::compose::format::{self, Form, PrintAs, Sign};
use orderpaper::diagnostic::Faults;
use orderpaper::exact;
use orderpaper::figures::arithmetic::{self, CalculationError, Mixing};
use orderpaper::figures::{self, Derivation, Figure, Ledger, Operation};
use orderpaper::inputs;
use orderpaper::inputs::series::Weeks;
use orderpaper::measure::{Measure, Measures, Unit};
use orderpaper::period::{Period, PeriodError};
use orderpaper::style::{Formats, Negative};
use orderpaper::{pipeline, render};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::support::{Desk, write};
use crate::seen::without_marks;

const LEEDS: &str = "inputs/leeds-reassessment-team";

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).expect("the test writes decimals")
}

/// The figures of a paper on a desk.
fn ledger(desk: &Desk, paper: &str) -> Ledger {
    let mut faults = Faults::new();
    let inputs = inputs::read(&desk.path(paper), &mut faults).expect("the inputs can be read");
    let ledger = figures::calculate(&inputs, &[], &mut faults);
    assert!(faults.is_empty(), "{faults:?}");
    ledger
}

/// The figures of the paper about the parks with other savings.
fn with_savings(savings: &str) -> Ledger {
    let savings = write("inputs/parks/savings.yaml", savings);
    ledger(&Desk::parks().with([savings]), "inputs/parks")
}

fn value(ledger: &Ledger, name: &str) -> Decimal {
    ledger.figure(name).unwrap_or_else(|| panic!("there is no figure {name}")).value
}

// Amounts

/// Any amount with up to fifteen digits, of which up to six are decimal places.
fn amounts() -> impl Strategy<Value = Decimal> {
    const MOST: i64 = 999_999_999_999_999;
    (-MOST..=MOST, 0u32..=6).prop_map(|(digits, places)| Decimal::new(digits, places))
}

/// Every form in which digits are printed, with a unit for which it is.
fn forms() -> impl Strategy<Value = (Form, Unit)> {
    let units = [MoneyUnit::Pounds, MoneyUnit::Thousands, MoneyUnit::Millions];
    let money = (proptest::sample::select(units.to_vec()), 0u32..=3, any::<bool>()).prop_map(
        |(unit, places, alone)| (Form::Money(MoneyScale { unit, places, alone }), Unit::Money),
    );
    let units = Unit::ALL.map(|(unit, _)| unit).to_vec();
    let others: Vec<Unit> = units.iter().copied().filter(|unit| *unit != Unit::Money).collect();
    let places = (0u32..=6, proptest::sample::select(others));
    prop_oneof![
        money,
        places.prop_map(|(places, unit)| (Form::Places(places), unit)),
        proptest::sample::select(units).prop_map(|unit| (Form::Usual, unit)),
    ]
}

proptest! {
    /// What is printed can be typed in again, and is the same amount.
    #[test]
    fn an_amount_survives_printing_and_reading(amount in amounts()) {
        let printed = amount::digits(amount, amount.scale());
        let sign = if amount.is_sign_negative() { "-" } else { "" };
        prop_assert_eq!(amount::parse(&format!("{sign}{printed}")), Ok(amount));
    }

    #[test]
    fn thousands_are_separated(amount in amounts(), places in 0u32..=4) {
        let printed = amount::digits(amount, places);
        let whole = printed.split('.').next().unwrap_or_default();
        let groups: Vec<&str> = whole.split(',').collect();
        prop_assert!((1..=3).contains(&groups[0].len()), "{}", printed);
        prop_assert!(groups[1..].iter().all(|group| group.len() == 3), "{}", printed);
        prop_assert!(whole == "0" || !whole.starts_with('0'), "{}", printed);
        let fraction = printed.split('.').nth(1).unwrap_or_default();
        prop_assert_eq!(fraction.len(), places as usize, "{}", printed);
    }

    /// Half away from zero, reckoned here in whole numbers.
    #[test]
    fn rounding_is_half_away_from_zero(digits in any::<i64>(), scale in 1u32..=6, places in 0u32..=6) {
        prop_assume!(places < scale);
        let unit = 10i128.pow(scale - places);
        let digits = i128::from(digits);
        let away = if 2 * (digits % unit).abs() >= unit { digits.signum() } else { 0 };
        let expected = Decimal::from_i128_with_scale(digits / unit + away, places);
        prop_assert_eq!(amount::round(Decimal::from_i128_with_scale(digits, scale), places), expected);
    }

    /// A result is exact, or is none; a quotient is right to twelve decimal places.
    #[test]
    fn no_digits_are_lost(a in any::<i64>(), b in any::<i64>(), scales in (0u32..=28, 0u32..=28)) {
        let (x, y) = (Decimal::new(a, scales.0), Decimal::new(b, scales.1));
        if let Some(sum) = exact::add(x, y) {
            let error = (sum - x) - y;
            prop_assert!(error.abs() <= Decimal::new(1, exact::PLACES), "{x} + {y} = {sum}");
        }
        if let Some(rest) = exact::sub(x, y) {
            prop_assert_eq!(Some(rest), exact::add(x, -y));
        }
        let least = Decimal::new(1, exact::PLACES);
        if let Some(quotient) = exact::div(x, y).filter(|_| x.abs() < Decimal::ONE_THOUSAND) {
            prop_assert!((quotient * y - x).abs() <= least * y.abs().max(Decimal::ONE), "{x} / {y}");
        }
    }

    /// In whatever form a figure is printed, its digits are read again as the value that was to be
    /// printed: no form drops a digit, a sign or a comma.
    #[test]
    fn every_form_is_read_as_what_was_printed(
        amount in amounts(),
        (form, unit) in forms(),
        minus in any::<bool>(),
        plus in any::<bool>(),
    ) {
        let figure = Figure {
            name: "it".to_owned(),
            label: "It".to_owned(),
            value: amount,
            unit,
            measures: Measures::one(Measure::Plain),
            derivation: Derivation::Computed { operation: Operation::Sum, from: Vec::new() },
        };
        let negative = if minus { Negative::Minus } else { Negative::Brackets };
        let formats = Formats { negative, ..Formats::default() };
        let sign = if plus { Sign::Plus } else { Sign::Usual };
        let printed = format::print(&figure, PrintAs { form, sign }, &formats);
        let printed = printed.expect("these forms are for these units");
        let is_negative = printed.starts_with(['(', '\u{2212}']);
        let digits = printed.trim_matches(['(', ')', '+', '\u{2212}', '£', 'k', 'm', '%']);
        let read = amount::parse(digits).map(|read| if is_negative { -read } else { read });
        let counted_in = match form {
            Form::Money(scale) => scale.pounds(),
            _ => Decimal::ONE,
        };
        let read = read.map(|read| read * counted_in);
        prop_assert_eq!(read, Ok(format::printed_value(&figure, form)), "{}", printed);
    }

    /// Whatever is typed is read as exactly what it says, or refused: never guessed, and no panic.
    #[test]
    fn no_text_is_read_as_another_amount(text in "[-\u{2212}+0-9.,£()a-z ]{0,14}|.*") {
        match amount::parse(&text) {
            Ok(amount) => {
                let plain = text.replace(',', "").replace('\u{2212}', "-");
                prop_assert_eq!(amount, decimal(&plain));
            }
            Err(error) => prop_assert!(!error.to_string().is_empty() && !error.remedy().is_empty()),
        }
    }
}

#[test]
fn halves_are_rounded_away_from_zero() {
    let cases = [
        ("0.005", "0.01"),
        ("0.015", "0.02"),
        ("0.025", "0.03"),
        ("0.0049", "0.00"),
        ("-0.005", "-0.01"),
        ("-0.025", "-0.03"),
        ("2.675", "2.68"),
    ];
    for (exact, rounded) in cases {
        assert_eq!(amount::round(decimal(exact), 2), decimal(rounded), "{exact}");
    }
}

#[test]
fn amounts_are_printed_with_commas_and_all_their_places() {
    let cases = [
        ("0", 2, "0.00"),
        ("999.995", 2, "1,000.00"),
        ("1000", 0, "1,000"),
        ("-1061", 0, "1,061"),
        ("2872300.69", 2, "2,872,300.69"),
        ("35727.757142", 2, "35,727.76"),
        ("123456789", 0, "123,456,789"),
        ("9999999999999999999999999999", 2, "9,999,999,999,999,999,999,999,999,999.00"),
    ];
    for (amount, places, printed) in cases {
        assert_eq!(amount::digits(decimal(amount), places), printed);
    }
}

// Sums

/// A series of weekly rates in pence, as an officer would type it.
fn series(id: &str, pence: &[i64]) -> String {
    let mut text = format!("  - id: {id}\n    title: A series\n    weeks: 52\n    rows:\n");
    for (row, pence) in pence.iter().enumerate() {
        let weekly = Decimal::new(*pence, 2);
        let year = 2001 + row;
        let period = format!("{year}/{:02}", (year + 1) % 100);
        text +=
            &format!("      - id: r{row}\n        period: {period}\n        weekly: {weekly}\n");
    }
    text
}

/// Weekly rates up to a thousand million pounds, each with another beside it.
fn pairs_of_rates() -> impl Strategy<Value = Vec<(i64, i64)>> {
    let rate = -100_000_000_000i64..=100_000_000_000;
    proptest::collection::vec((rate.clone(), rate), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A total is the sum of its rows to the penny, a full-year effect is 52 weeks of its rate, and a
    /// difference is one series less the other in every row and in the total.
    #[test]
    fn sums_and_differences_conserve_every_penny(rates in pairs_of_rates()) {
        let (all, part): (Vec<i64>, Vec<i64>) = rates.iter().copied().unzip();
        let ledger = with_savings(&format!(
            "series:\n{}{}  - id: rest\n    title: What remains\n    difference: {{of: all, less: part}}\n",
            series("all", &all),
            series("part", &part),
        ));
        let weekly = |set: &str, row: &str| value(&ledger, &format!("savings.{set}.{row}.weekly"));
        let effect =
            |set: &str, row: &str| value(&ledger, &format!("savings.{set}.{row}.full_year_effect"));
        for (set, pence) in [("all", &all), ("part", &part)] {
            let sum: i64 = pence.iter().sum();
            prop_assert_eq!(weekly(set, "total"), Decimal::new(sum, 2));
            prop_assert_eq!(effect(set, "total"), Decimal::new(sum * 52, 2));
            for (row, pence) in pence.iter().enumerate() {
                prop_assert_eq!(effect(set, &format!("r{row}")), Decimal::new(pence * 52, 2));
            }
        }
        let rows = (0..rates.len()).map(|row| format!("r{row}")).chain(["total".to_owned()]);
        for row in rows {
            prop_assert_eq!(weekly("rest", &row) + weekly("part", &row), weekly("all", &row));
            prop_assert_eq!(effect("rest", &row) + effect("part", &row), effect("all", &row));
        }
    }
}

/// Weeks need not be whole: £685.19 in each week of 365 days is £35,727.76, rounded once, at the end.
#[test]
fn weeks_of_a_year_may_be_a_fraction() {
    let ledger = ledger(&Desk::worked_papers(), LEEDS);
    let income = value(&ledger, "income.team.2024_25.to_year_end");
    assert_eq!(amount::digits(income, 2), "35,727.76");
}

/// A fraction is multiplied before it is divided: £3.50 in each of 11/7 weeks is £5.50 to the last
/// digit, and so £6 in whole pounds.
#[test]
fn a_fraction_of_weeks_is_not_rounded_before_it_is_used() {
    for (over, weekly) in [(11, "3.50"), (13, "3.50"), (365, "0.07"), (366, "7.00")] {
        let weeks = Weeks { over: Decimal::from(over), under: Decimal::from(7) };
        let weekly = amount::parse(weekly).expect("an amount");
        let amount = weeks.times(weekly).expect("few digits");
        assert_eq!(amount * Decimal::from(7), weekly * Decimal::from(over), "{over}/7");
    }
}

#[test]
fn posts_cost_what_the_worked_paper_asks_for() {
    let ledger = ledger(&Desk::worked_papers(), LEEDS);
    assert_eq!(value(&ledger, "posts.social_worker.cost"), decimal("200892"));
    assert_eq!(value(&ledger, "posts.total.fte"), decimal("6"));
    assert_eq!(value(&ledger, "posts.total.cost"), decimal("310003"));
}

/// Half a post at £30,000 with 25 % on-costs costs £18,750 a year.
#[test]
fn on_costs_come_on_top_of_the_salary() {
    let ledger = ledger(&Desk::parks(), "inputs/parks");
    assert_eq!(value(&ledger, "posts.ranger.cost_per_fte"), decimal("37500"));
    assert_eq!(value(&ledger, "posts.ranger.cost"), decimal("18750"));
}

/// Posts that are deleted have less than no FTE, and lower the cost.
#[test]
fn deleted_posts_are_taken_off() {
    let posts = "posts:\n  - {id: new, title: New, fte: 3, cost_per_fte: 40000}\n  - {id: old, title: Old, fte: -2, cost_per_fte: 50000}\n";
    let desk = Desk::parks().with([write("inputs/parks/posts.yaml", posts)]);
    let ledger = ledger(&desk, "inputs/parks");
    assert_eq!(value(&ledger, "posts.total.fte"), decimal("1"));
    assert_eq!(value(&ledger, "posts.total.cost"), decimal("20000"));
}

fn given(name: &str, unit: Unit, measure: Measure) -> Arc<Figure> {
    Arc::new(Figure {
        name: name.to_owned(),
        label: name.to_owned(),
        value: Decimal::TEN,
        unit,
        measures: Measures::one(measure),
        derivation: Derivation::Computed { operation: Operation::Sum, from: Vec::new() },
    })
}

/// Each pair of different ways of counting is refused, and added only where that is asked for.
#[test]
fn amounts_counted_in_different_ways_are_not_added_in_silence() {
    for (one, _) in Measure::ALL {
        for (other, _) in Measure::ALL {
            let pair = [given("one", Unit::Money, one), given("other", Unit::Money, other)];
            let refused = arithmetic::sum("sum", "Sum", &pair, Mixing::Refused);
            let difference = arithmetic::difference("less", "Less", &pair[0], &pair[1]);
            if one == other {
                assert_eq!(refused.map(|sum| sum.value), Ok(decimal("20")), "{one} twice");
                assert_eq!(difference.map(|rest| rest.value), Ok(Decimal::ZERO), "{one} twice");
                continue;
            }
            assert!(matches!(refused, Err(CalculationError::Measures(..))), "{one} and {other}");
            assert!(matches!(difference, Err(CalculationError::Measures(..))), "{one} and {other}");
            let asked_for = arithmetic::sum("sum", "Sum", &pair, Mixing::AskedFor);
            let asked_for = asked_for.expect("it was asked for");
            assert_eq!(asked_for.value, decimal("20"));
            assert!(asked_for.measures.are_mixed(), "the sum says that it is mixed");
        }
    }
}

/// Pounds and people are not added, whoever asks.
#[test]
fn figures_of_different_units_are_never_added() {
    let pair = [
        given("pounds", Unit::Money, Measure::Tally),
        given("people", Unit::Count, Measure::Tally),
    ];
    for mixing in [Mixing::Refused, Mixing::AskedFor] {
        let sum = arithmetic::sum("sum", "Sum", &pair, mixing);
        assert!(matches!(sum, Err(CalculationError::Units(..))));
    }
}

#[test]
fn sums_past_what_can_be_kept_are_refused() {
    let mut big = Arc::unwrap_or_clone(given("big", Unit::Money, Measure::Annual));
    big.value = Decimal::MAX;
    let big = Arc::new(big);
    let pair = [Arc::clone(&big), given("ten", Unit::Money, Measure::Annual)];
    let overflow = Some(CalculationError::Overflow);
    assert_eq!(arithmetic::sum("sum", "Sum", &pair, Mixing::Refused).err(), overflow);
    let product = arithmetic::product("times", "Times", &big, &pair[1], Measure::Annual);
    assert_eq!(product.err(), overflow);
}

/// A decimal has room for 28 digits: one that drops some to fit is refused.
#[test]
fn digits_are_not_lost_in_silence() {
    let long = decimal("999999999999999.999999999");
    let pence = decimal("0.000000001");
    assert_eq!(exact::add(long, pence), Some(decimal("1000000000000000")));
    let longest = decimal("9999999999999999999999999.99");
    assert_eq!(exact::add(longest, pence), None);
    assert_eq!(exact::sub(longest, pence), None);
    assert_eq!(exact::mul(long, decimal("99.999")), None, "it needs 29 digits");
    assert_eq!(exact::mul(decimal("100.50"), decimal("52.14")), Some(decimal("5240.07")));
    assert_eq!(exact::div(longest, decimal("7")), None);
    assert_eq!(exact::div(longest, decimal("1")), Some(longest));
    // 365/7 never ends, and its sums are right all the same.
    let weeks = exact::div(decimal("36500"), decimal("7")).expect("it has room");
    let sum = exact::add(weeks, decimal("123456789.01")).expect("it has room");
    assert_eq!(amount::round(sum, 9), decimal("123462003.295714286"));
}

// One digit

/// A digit changes in one amount: every table and sentence that depends on it changes with it, by
/// the new amounts in the stead of the old, and no other line of the paper changes.
#[test]
fn one_digit_changes_all_that_depends_on_it_and_nothing_else() {
    let desk = Desk::worked_papers();
    let (old_paper, old_figures) = paper_and_amounts(&desk);

    for (file, key) in [("savings", "weekly"), ("income", "weekly"), ("posts", "cost_per_fte")] {
        let file = format!("{LEEDS}/{file}.yaml");
        let usual = desk.read(&file);
        let lines = usual.lines().filter(|line| line.trim_start().starts_with(&format!("{key}:")));
        for line in lines {
            let changed = usual.replacen(line, &with_another_last_digit(line), 1);
            fs_write(&desk, &file, &changed);
            let (new_paper, new_figures) = paper_and_amounts(&desk);
            let expected = replace_amounts(&old_paper, &changes(&old_figures, &new_figures));
            assert_same_lines(&expected, &new_paper, line);
            assert_ne!(expected, old_paper, "{line} is printed somewhere");
        }
        fs_write(&desk, &file, &usual);
    }
}

/// For one amount, by name: its row, the totals that it is in, and no figure more.
#[test]
fn one_digit_changes_the_figures_that_are_made_of_it() {
    let desk = Desk::worked_papers();
    let old = printed_amounts(&ledger(&desk, LEEDS));
    let file = format!("{LEEDS}/savings.yaml");
    let savings = desk.read(&file).replacen("weekly: 19042.67", "weekly: 19042.68", 1);
    fs_write(&desk, &file, &savings);
    let new = printed_amounts(&ledger(&desk, LEEDS));
    let changed: Vec<&str> =
        old.keys().filter(|name| old[*name] != new[*name]).map(String::as_str).collect();
    assert_eq!(
        changed,
        [
            "savings.team.2021_22.full_year_effect",
            "savings.team.2021_22.value",
            "savings.team.2021_22.weekly",
            "savings.team.total.full_year_effect",
            "savings.team.total.value",
            "savings.team.total.weekly",
            "savings.team.total_full_year.full_year_effect",
            "savings.team.total_full_year.value",
            "savings.team.total_full_year.weekly",
        ]
    );
    // 52 weeks of a penny more.
    assert_eq!(old["savings.team.2021_22.value"][0], "£990,218.84");
    assert_eq!(new["savings.team.2021_22.value"][0], "£990,219.36");
    assert_eq!(old["savings.team.total.value"][0], "£2,872,300.69");
    assert_eq!(new["savings.team.total.value"][0], "£2,872,301.21");
}

/// The paper in Markdown, and the amounts that it is made of.
fn paper_and_amounts(desk: &Desk) -> (String, BTreeMap<String, [String; 2]>) {
    let drafted =
        pipeline::draft(&desk.path(LEEDS), &desk.path("templates"), pipeline::Wanted::default());
    let drafted = drafted.expect("the worked paper can be made");
    (without_marks(&render::markdown(&drafted.paper)), printed_amounts(&drafted.ledger))
}

fn fs_write(desk: &Desk, file: &str, text: &str) {
    std::fs::write(desk.path(file), text).expect("the file can be written");
}

/// The line with its last digit one higher, or 9 made 8.
fn with_another_last_digit(line: &str) -> String {
    let (before, last) = line.split_at(line.len() - 1);
    let digit = last.parse::<u32>().expect("the line ends in a digit");
    format!("{before}{}", if digit == 9 { 8 } else { digit + 1 })
}

/// Every figure that is money, by name: as it is printed in pence, and in pounds.
fn printed_amounts(ledger: &Ledger) -> BTreeMap<String, [String; 2]> {
    let money = ledger.figures().filter(|(_, figure)| figure.unit == Unit::Money);
    let printed = |figure: &Figure, places| format!("£{}", amount::digits(figure.value, places));
    money
        .map(|(name, figure)| (name.to_owned(), [printed(figure, 2), printed(figure, 0)]))
        .collect()
}

/// What each changed amount was printed as, and is now. An amount that is printed like another one
/// that stays would make the expectation doubtful: such are refused.
fn changes(
    old: &BTreeMap<String, [String; 2]>,
    new: &BTreeMap<String, [String; 2]>,
) -> BTreeMap<String, String> {
    assert!(old.keys().eq(new.keys()), "a digit makes no figure, and ends none");
    let mut changes = BTreeMap::new();
    for (name, printed) in old {
        for (before, after) in printed.iter().zip(&new[name]).filter(|(old, new)| old != new) {
            let other = changes.insert(before.clone(), after.clone());
            assert!(other.is_none_or(|other| other == *after), "{before} stands for two figures");
        }
    }
    for (name, printed) in old.iter().filter(|(name, printed)| new[*name] == **printed) {
        let twice = printed.iter().find(|amount| changes.contains_key(*amount));
        assert_eq!(twice, None, "{name} is printed like a figure that changes");
    }
    changes
}

/// The text with whole amounts exchanged: £685 is not found in £685.19.
fn replace_amounts(text: &str, changes: &BTreeMap<String, String>) -> String {
    let mut pieces = text.split('£');
    let mut replaced = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'));
        let amount = piece[..end.unwrap_or(piece.len())].trim_end_matches([',', '.']);
        let amount_with_sign = format!("£{amount}");
        replaced += changes.get(&amount_with_sign).unwrap_or(&amount_with_sign);
        replaced += &piece[amount.len()..];
    }
    replaced
}

fn assert_same_lines(expected: &str, built: &str, changed: &str) {
    let (expected, built): (Vec<&str>, Vec<&str>) =
        (expected.lines().collect(), built.lines().collect());
    for (number, (expected, built)) in expected.iter().zip(&built).enumerate() {
        assert_eq!(expected, built, "line {} of the paper, after {changed}", number + 1);
    }
    assert_eq!(expected.len(), built.len(), "lines of the paper, after {changed}");
}

// Periods

fn in_words(text: &str) -> Result<String, PeriodError> {
    Period::parse(text).map(|period| period.write("%b %Y", "{from} to {to}"))
}

#[test]
fn a_financial_year_runs_from_april_to_march() {
    assert_eq!(in_words("2023/24").as_deref(), Ok("Apr 2023 to Mar 2024"));
    assert_eq!(in_words("1999/00").as_deref(), Ok("Apr 1999 to Mar 2000"));
}

#[test]
fn a_period_may_be_written_in_several_ways() {
    let ways = [
        "2023/24",
        "2023/2024",
        "Apr 2023 to Mar 2024",
        "April 2023 to March 2024",
        "april 2023  to  mar 2024",
        "2023-04 to 2024-03",
    ];
    for way in ways {
        assert_eq!(in_words(way).as_deref(), Ok("Apr 2023 to Mar 2024"), "{way}");
    }
    assert_eq!(in_words("Sept 2020 to 2021-03").as_deref(), Ok("Sep 2020 to Mar 2021"));
    assert_eq!(in_words("Jan 2024 to Jan 2024").as_deref(), Ok("Jan 2024"));
}

#[test]
fn what_is_no_period_is_refused() {
    let cases = [
        ("Mar 2024 to Apr 2023", PeriodError::Backwards),
        ("2024-03 to 2024-02", PeriodError::Backwards),
        ("2022/24", PeriodError::YearsApart),
        ("2024/23", PeriodError::YearsApart),
        ("2023/2025", PeriodError::YearsApart),
        ("2023", PeriodError::Form),
        ("2023-24", PeriodError::Hyphen),
        ("2023\u{2013}24", PeriodError::Hyphen),
        ("2023-12", PeriodError::Form),
        ("2023-13", PeriodError::NoMonth),
        ("2023/4", PeriodError::Form),
        ("2023/xx", PeriodError::Form),
        ("23/24", PeriodError::Form),
        ("2023-13 to 2024-01", PeriodError::NoMonth),
        ("2023-00 to 2024-01", PeriodError::NoMonth),
        ("Apr 2023 - Mar 2024", PeriodError::Form),
        ("Apr to Mar 2024", PeriodError::Form),
        ("Avril 2023 to Mars 2024", PeriodError::Form),
        ("", PeriodError::Form),
    ];
    for (text, error) in cases {
        assert_eq!(Period::parse(text), Err(error), "{text}");
    }
}

proptest! {
    #[test]
    fn every_financial_year_is_read(year in 1000i32..9999) {
        let text = format!("{year}/{:02}", (year + 1) % 100);
        let words = format!("Apr {year} to Mar {}", year + 1);
        prop_assert_eq!(in_words(&text), Ok(words));
    }

    #[test]
    fn no_text_makes_a_period_panic(text in "[0-9A-Za-z/ -]{0,24}|[0-9]{4}/[0-9]{2}|.*") {
        if let Ok(words) = in_words(&text) {
            prop_assert!(!words.is_empty());
        }
    }
}
