//! What is computed of posts between two dates, of targets by year, of scores, and of weeks between
//! dates: with the figures of published papers, and with any.

use chrono::{Days, Months, NaiveDate};
use orderpaper::amount;
use orderpaper::diagnostic::Faults;
use orderpaper::figures::{self, Ledger};
use orderpaper::inputs;
use orderpaper::measure::Measure;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::support::{Desk, assert_snapshot, replace, write};

/// The figures of the paper about the parks, with this file beside or instead of its own.
fn ledger(file: &'static str, text: &str) -> Ledger {
    let desk = Desk::parks().with([write(file, text)]);
    let mut faults = Faults::new();
    let inputs = inputs::read(&desk.path("inputs/parks"), &mut faults).expect("it can be read");
    let ledger = figures::calculate(&inputs, &[], &mut faults);
    assert!(faults.is_empty(), "{faults:?}\n{text}");
    ledger
}

fn posts(text: &str) -> Ledger {
    ledger("inputs/parks/posts.yaml", text)
}

fn value(ledger: &Ledger, name: &str) -> Decimal {
    ledger.figure(name).unwrap_or_else(|| panic!("there is no figure {name}")).value
}

/// A figure in pence, as a paper would print it.
fn pence(ledger: &Ledger, name: &str) -> String {
    let value = value(ledger, name);
    let sign = if value.is_sign_negative() { "-" } else { "" };
    format!("{sign}{}", amount::digits(value, 2))
}

// Posts

/// The posts of a paper of January 2019, of which one is costed to the penny over two years.
const COUNTY: &str = "
part_year: months
posts:
  - {id: officer, title: Programme Officer, grade: Band B, fte: 1, cost_per_fte: 46678, funding: Improved Better Care Fund, change: establish, temporary: yes, start: 2019-04-01, end: 2020-03-31}
  - {id: adviser, title: Assistive Technology Advisor, grade: Grade 4, fte: 1, cost_per_fte: 28297, funding: Departmental reserves, change: establish, temporary: yes, start: 2019-02-01, end: 2020-03-31}
";

#[test]
fn a_post_over_two_financial_years_costs_its_months_in_each() {
    let ledger = posts(COUNTY);
    assert_eq!(value(&ledger, "posts.adviser.months_to_end"), Decimal::from(14));
    assert_eq!(pence(&ledger, "posts.adviser.cost_2018_19"), "4,716.17");
    assert_eq!(pence(&ledger, "posts.adviser.cost_2019_20"), "28,297.00");
    assert_eq!(pence(&ledger, "posts.adviser.cost_to_end"), "33,013.17");
    // The officer has no day in the first of the two years.
    assert_eq!(pence(&ledger, "posts.officer.cost_2018_19"), "0.00");
    assert_eq!(pence(&ledger, "posts.total.cost_2018_19"), "4,716.17");
    assert_eq!(pence(&ledger, "posts.total.cost_2019_20"), "74,975.00");
    assert_eq!(pence(&ledger, "posts.total.cost_to_end"), "79,691.17");
    assert_eq!(pence(&ledger, "posts.by_funding.departmental_reserves.cost_to_end"), "33,013.17");
    assert!(ledger.figure("posts.adviser.cost_2020_21").is_none());
}

#[test]
fn part_of_a_year_is_no_yearly_cost() {
    let ledger = posts(COUNTY);
    let measures = |name: &str| -> Vec<Measure> {
        ledger.figure(name).expect("it is there").measures.iter().collect()
    };
    assert_eq!(measures("posts.total.cost"), [Measure::Annual]);
    assert_eq!(measures("posts.total.cost_2018_19"), [Measure::InYear]);
    assert_eq!(measures("posts.total.cost_to_end"), [Measure::OneOff]);
}

/// 2019/20 has a 29 February: its 366 days are one year, and half of February is 15 or 14 of them.
#[test]
fn days_are_counted_over_the_days_of_their_own_year() {
    let of = |start: &str, end: &str| {
        posts(&format!(
            "part_year: days\nposts:\n  - {{id: a, title: A, fte: 1, cost_per_fte: 36600, start: {start}, end: {end}}}\n"
        ))
    };
    let leap = of("2020-02-15", "2020-02-29");
    assert_eq!(value(&leap, "posts.a.days_2019_20"), Decimal::from(15));
    assert_eq!(pence(&leap, "posts.a.cost_2019_20"), "1,500.00");
    let common = of("2021-02-15", "2021-02-28");
    assert_eq!(pence(&common, "posts.a.cost_2020_21"), "1,403.84");
    let years = of("2018-04-01", "2021-03-31");
    for year in ["2018_19", "2019_20", "2020_21"] {
        assert_eq!(pence(&years, &format!("posts.a.cost_{year}")), "36,600.00", "{year}");
    }
    assert_eq!(pence(&years, "posts.a.cost_to_end"), "109,800.00");
}

#[test]
fn a_post_without_an_end_is_counted_up_to_the_day_that_the_file_gives() {
    let ledger = posts(
        "part_year: months\nto: 2026-03-31\nposts:\n  - {id: a, title: A, fte: 2, cost_per_fte: 30000, start: 2024-10-01}\n",
    );
    assert_eq!(pence(&ledger, "posts.a.cost_2024_25"), "30,000.00");
    assert_eq!(pence(&ledger, "posts.a.cost_to_end"), "90,000.00");
}

#[test]
fn posts_that_are_disestablished_are_taken_off() {
    let ledger = posts(
        "posts:
  - {id: new, title: New, fte: 1, cost_per_fte: 28297, change: establish}
  - {id: old, title: Old, fte: 1, cost_per_fte: 31000, change: disestablish}
  - {id: other, title: Other, fte: 0.5, cost_per_fte: 20000, change: establish}
",
    );
    assert_eq!(pence(&ledger, "posts.old.cost"), "-31,000.00");
    assert_eq!(pence(&ledger, "posts.total.cost"), "7,297.00");
    assert_eq!(value(&ledger, "posts.total.fte"), Decimal::new(5, 1));
    assert_eq!(pence(&ledger, "posts.by_change.establish.cost"), "38,297.00");
    assert_eq!(value(&ledger, "posts.by_change.disestablish.fte"), -Decimal::ONE);
    assert_eq!(pence(&ledger, "posts.by_change.total.cost"), "7,297.00");
}

/// A sum over some would look like a sum over all.
#[test]
fn there_is_no_total_of_costs_where_one_is_not_stated() {
    let ledger = posts(
        "part_year: months\nposts:
  - {id: a, title: A, fte: 1, cost_per_fte: 30000, start: 2024-04-01, end: 2025-03-31, funding: One}
  - {id: b, title: B, fte: 1, cost: not_stated, funding: Two}
  - {id: c, title: C, fte: 1, cost_per_fte: 10000, funding: One}
",
    );
    assert_eq!(value(&ledger, "posts.total.fte"), Decimal::from(3));
    for name in ["total.cost", "total.cost_2024_25", "by_funding.total.cost", "by_funding.two.cost"]
    {
        assert!(ledger.figure(&format!("posts.{name}")).is_none(), "{name}");
    }
    assert_eq!(pence(&ledger, "posts.by_funding.one.cost"), "40,000.00");
    // The post without dates has no cost by year, and is not taken for one of nought.
    assert!(ledger.figure("posts.by_funding.one.cost_2024_25").is_none());
}

fn day(number: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2015, 1, 1).expect("a day");
    first.checked_add_days(Days::new(number)).expect("a day of our time")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A financial year from its first day to its last costs what a year costs, however it is counted,
    /// leap years among them.
    #[test]
    fn a_full_year_costs_a_year(cost in 1i64..10_000_000, year in 2015i32..2030, by_months in any::<bool>()) {
        let basis = if by_months { "months" } else { "days" };
        let yearly = Decimal::new(cost, 2);
        let ledger = posts(&format!(
            "part_year: {basis}\nposts:\n  - {{id: a, title: A, fte: 1, cost_per_fte: {yearly}, start: {year}-04-01, end: {}-03-31}}\n",
            year + 1
        ));
        let key = format!("posts.a.cost_{year}_{:02}", (year + 1) % 100);
        prop_assert_eq!(value(&ledger, &key), yearly);
        prop_assert_eq!(value(&ledger, "posts.a.cost_to_end"), yearly);
    }

    /// What posts cost by their change, and by their funding, adds up to what all of them cost.
    #[test]
    fn splits_add_up_to_the_whole(costs in proptest::collection::vec((1i64..10_000_000, 0usize..3, 0usize..3), 1..8)) {
        const CHANGES: [&str; 3] = ["establish", "disestablish", "extend"];
        const FUNDS: [&str; 3] = ["Base budget", "Grant", "Reserve"];
        let mut text = String::from("posts:\n");
        for (row, (cost, change, fund)) in costs.iter().enumerate() {
            let (cost, change, fund) = (Decimal::new(*cost, 2), CHANGES[*change], FUNDS[*fund]);
            text += &format!("  - {{id: p{row}, title: P, fte: 1, cost_per_fte: {cost}, change: {change}, funding: {fund}}}\n");
        }
        let ledger = posts(&text);
        // Posts that go save what they cost.
        let signed = |(cost, change, _): &(i64, usize, usize)| if *change == 1 { -cost } else { *cost };
        let whole = Decimal::new(costs.iter().map(signed).sum(), 2);
        for split in ["posts.by_change.", "posts.by_funding."] {
            let shares: Vec<Decimal> = ledger
                .figures()
                .filter(|(name, _)| {
                    let rest = name.strip_prefix(split).unwrap_or_default();
                    rest.ends_with(".cost") && !rest.starts_with("total.")
                })
                .map(|(_, figure)| figure.value)
                .collect();
            prop_assert!(!shares.is_empty());
            prop_assert_eq!(shares.iter().sum::<Decimal>(), whole, "{}", split);
            prop_assert_eq!(value(&ledger, &format!("{split}total.cost")), whole, "{}", split);
        }
    }

    /// By days or by months, the years add up to the whole, and no full year costs other than a year.
    #[test]
    fn the_years_add_up_to_the_whole(
        cost in 1i64..10_000_000,
        start in 0u64..4000,
        length in 0u64..2500,
        by_months in any::<bool>(),
    ) {
        let (from, to) = if by_months {
            let first = NaiveDate::from_ymd_opt(2015, 1, 1).expect("a day") + Months::new(start as u32 % 130);
            (first, first + Months::new(length as u32 % 80 + 1) - Days::new(1))
        } else {
            (day(start), day(start + length))
        };
        let basis = if by_months { "months" } else { "days" };
        let yearly = Decimal::new(cost, 2);
        let ledger = posts(&format!(
            "part_year: {basis}\nposts:\n  - {{id: a, title: A, fte: 1, cost_per_fte: {yearly}, start: {from}, end: {to}}}\n"
        ));
        let years: Vec<(&str, Decimal)> = ledger
            .figures()
            .filter_map(|(name, figure)| Some((name.strip_prefix("posts.a.cost_20")?, figure.value)))
            .collect();
        let sum: Decimal = years.iter().map(|(_, value)| *value).sum();
        let whole = value(&ledger, "posts.a.cost_to_end");
        prop_assert_eq!(amount::round(sum, 12), amount::round(whole, 12));
        let inner = years.len().saturating_sub(2);
        for (year, value) in years.iter().skip(1).take(inner) {
            prop_assert_eq!(*value, yearly, "20{}", year);
        }
        prop_assert!(years.iter().all(|(_, value)| *value <= yearly));
    }
}

// Weeks

#[test]
fn weeks_may_be_the_days_between_two_dates() {
    let weeks = |words: &str| {
        let ledger = ledger(
            "inputs/parks/income.yaml",
            &format!(
                "series:\n  - id: a\n    title: A\n    weeks: 52\n    rows:\n      - {{id: r, period: 2023/24, weekly: 70, weeks_counted: {words}}}\n"
            ),
        );
        value(&ledger, "income.a.r.to_year_end")
    };
    // 213 days, both counted; 2024 has a 29 February.
    assert_eq!(weeks("2023-09-01 to 2024-03-31"), Decimal::from(2130));
    assert_eq!(weeks("2023-09-01 to year end"), Decimal::from(2130));
    assert_eq!(weeks("2024-01-01 to year end"), Decimal::from(910));
    assert_eq!(weeks("2023-04-01 to year end"), weeks("366/7"));
    assert_eq!(weeks("2024-04-01 to year end"), weeks("365/7"));
    assert_eq!(weeks("2024-03-31 to year end"), Decimal::from(10));
}

// Targets by year

/// The targeted reviews of a paper of January 2019: £1.000m was moved out of 2018/19, which left
/// £2.010m, over-achieved by £1.538m; then all £2.000m of 2020/21 is brought forward to 2019/20.
const REVIEWS: &str = "
projects:
  - id: reviews
    title: Targeted reviews
    status: On track
    profile: {2018/19: 3010000, 2019/20: 2000000, 2020/21: 1000000}
    moves:
      - {from: 2018/19, to: 2020/21, amount: 1000000, reason: Reductions take longer.}
      - {from: 2020/21, to: 2019/20, amount: 2000000, reason: More reviews are done.}
    delivered_by_year: {2018/19: 3548000, 2019/20: 982000, 2020/21: 0}
";

#[test]
fn targets_that_are_moved_between_years_are_neither_lost_nor_doubled() {
    let ledger = ledger("inputs/parks/projects.yaml", REVIEWS);
    let of = |name: &str| pence(&ledger, &format!("projects.reviews.profile.{name}"));
    let rows = [
        // original, moved, revised, delivered, over, remaining
        ("2018_19", ["3,010,000", "-1,000,000", "2,010,000", "3,548,000", "1,538,000", "0"]),
        ("2019_20", ["2,000,000", "2,000,000", "4,000,000", "982,000", "-3,018,000", "3,018,000"]),
        ("2020_21", ["1,000,000", "-1,000,000", "0", "0", "0", "0"]),
        ("total", ["6,010,000", "0", "6,010,000", "4,530,000", "-1,480,000", "3,018,000"]),
    ];
    let keys = ["original", "moved", "revised", "delivered", "over", "remaining"];
    for (year, expected) in rows {
        for (key, amount) in keys.into_iter().zip(expected) {
            assert_eq!(of(&format!("{year}.{key}")), format!("{amount}.00"), "{year} {key}");
        }
    }
}

/// What is beyond one year's target counts towards another only where that is said.
#[test]
fn what_is_carried_forward_is_said() {
    let carried = "    carry_forward: [{from: 2018/19, to: 2019/20, amount: 1538000}]\n";
    let ledger = ledger("inputs/parks/projects.yaml", &format!("{REVIEWS}{carried}"));
    let of = |name: &str| pence(&ledger, &format!("projects.reviews.profile.{name}"));
    assert_eq!(of("2018_19.carried"), "-1,538,000.00");
    assert_eq!(of("2019_20.carried"), "1,538,000.00");
    assert_eq!(of("2019_20.remaining"), "1,480,000.00");
    assert_eq!(of("total.carried"), "0.00");
    assert_eq!(of("total.remaining"), "1,480,000.00");
    // What was delivered stays where it was delivered.
    assert_eq!(of("2018_19.over"), "1,538,000.00");
    assert_eq!(of("2019_20.delivered"), "982,000.00");
}

/// A table of targets by year, as a reader gets it.
#[test]
fn a_table_of_targets_by_year() {
    let columns: String = ["original", "moved", "revised", "delivered", "over", "remaining"]
        .map(|key| format!("      - {{heading: {key}, figure: {key}}}\n"))
        .concat();
    let table = format!(
        "tables:\n  - id: reviews\n    caption: Targeted reviews\n    rows: projects.reviews.profile\n    label: Year\n    money: pounds\n    columns:\n{columns}\n  - id: moves\n    caption: Moves\n    rows: projects.reviews.moves\n    label: Years\n    columns:\n      - {{heading: Amount, figure: amount, total: none}}\n      - {{heading: Why, text: reason}}\n"
    );
    let desk = Desk::parks().with([
        write("inputs/parks/projects.yaml", REVIEWS),
        replace(
            "inputs/parks/sections/resources.md",
            "{{table posts}}",
            "{{table posts}}\n\n{{table reviews}}\n\n{{table moves}}",
        ),
    ]);
    let paper = desk.read("inputs/parks/paper.yaml").replacen("tables:\n", &table, 1);
    desk.change(write("inputs/parks/paper.yaml", paper));
    desk.run_well(&["build"]);
    let built = desk.read("output/parks/paper.md");
    let tables = &built[built.find("Targeted reviews").expect("the table is there")..];
    assert_snapshot("records", "a_table_of_targets_by_year", tables);
}

/// Targets of some years in pounds, and moves that are tried in this order: from, to, amount.
fn profiles() -> impl Strategy<Value = (Vec<u32>, Vec<(usize, usize, u32)>)> {
    (1usize..6).prop_flat_map(|years| {
        let targets = proptest::collection::vec(0u32..5_000_000, years);
        // One year more than there are targets: it gets money, and had none.
        let moves = proptest::collection::vec((0..=years, 0..=years, 1u32..5_000_000), 0..8);
        (targets, moves)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is moved, the revised targets add up to the original ones, and none is below nought.
    #[test]
    fn moves_conserve_every_pound((targets, moves) in profiles()) {
        let mut left: Vec<u32> = targets.clone();
        left.push(0);
        let mut text = String::from("projects:\n  - id: a\n    title: A\n    profile:\n");
        let year = |index: usize| format!("20{}/{}", 20 + index, 21 + index);
        for (index, target) in targets.iter().enumerate() {
            text += &format!("      {}: {target}\n", year(index));
        }
        let mut list = String::new();
        for (from, to, amount) in moves {
            if from == to || left[from] == 0 {
                continue;
            }
            let amount = amount.min(left[from]);
            left[from] -= amount;
            left[to] += amount;
            list += &format!("      - {{from: {}, to: {}, amount: {amount}, reason: R}}\n", year(from), year(to));
        }
        if !list.is_empty() {
            text += &format!("    moves:\n{list}");
        }
        let ledger = ledger("inputs/parks/projects.yaml", &text);
        let of = |name: &str| value(&ledger, &format!("projects.a.profile.{name}"));
        prop_assert_eq!(of("total.revised"), of("total.original"));
        prop_assert_eq!(of("total.original"), Decimal::from(targets.iter().map(|t| u64::from(*t)).sum::<u64>()));
        prop_assert_eq!(of("total.moved"), Decimal::ZERO);
        for (index, left) in left.iter().enumerate().take(targets.len()) {
            let key = year(index).replace('/', "_");
            prop_assert_eq!(of(&format!("{key}.revised")), Decimal::from(*left));
        }
    }
}

// Scores

const SCORES: &str = "
scores:
  - id: review
    title: Review
    range: 0 to 3
    themes:
      - id: prevention
        title: Prevention
        items:
          - {id: advice, title: Advice, score: 3, evidence: Survey}
          - {id: access, title: Access, score: 2, evidence: none}
          - {id: equipment, title: Equipment, score: 2}
      - id: recovery
        title: Recovery
        items:
          - {id: reablement, title: Reablement, score: 0, evidence: Audit}
          - {id: discharge, title: Discharge}
      - id: procurement
        title: Procurement
        items:
          - {id: contracts, title: Contracts, notes: Not looked at.}
";

/// The average over all weighs items, not themes: 7 ÷ 4, and not the mean of 2.33 and 0.
#[test]
fn averages_are_of_what_was_scored() {
    let ledger = ledger("inputs/parks/scores.yaml", SCORES);
    let of = |name: &str| pence(&ledger, &format!("scores.review.{name}"));
    assert_eq!(of("prevention.average"), "2.33");
    assert_eq!(of("recovery.average"), "0.00");
    assert_eq!(of("recovery.coverage"), "50.00");
    assert_eq!(of("total.average"), "1.75");
    assert_eq!((of("total.items"), of("total.scored")), ("6.00".to_owned(), "4.00".to_owned()));
    assert_eq!(of("total.coverage"), "66.67");
    assert_eq!(of("total.without_evidence"), "4.00");
    // Nothing was scored: that is no average of nought.
    assert!(ledger.figure("scores.review.procurement.average").is_none());
    let gaps = ledger.set("scores.review.gaps").expect("there are gaps");
    let gaps: Vec<&str> = gaps.records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(gaps, ["access", "equipment", "discharge", "contracts"]);
}

/// A table of illustrative scores says so; so does the check.
#[test]
fn a_table_of_illustrative_scores() {
    let table = "tables:\n  - id: scores\n    caption: Scores\n    rows: scores.review\n    label: Theme\n    total: All items\n    columns:\n      - {heading: Average, figure: average}\n      - {heading: Items, figure: items}\n      - {heading: Scored, figure: coverage}\n  - id: gaps\n    caption: Gaps\n    rows: scores.review.gaps\n    label: Item\n    total: none\n    columns:\n      - {heading: Theme, text: theme}\n      - {heading: Score, figure: score}\n";
    let desk = Desk::parks().with([
        write("inputs/parks/scores.yaml", format!("illustrative: yes\n{SCORES}")),
        replace(
            "inputs/parks/sections/resources.md",
            "{{table posts}}",
            "{{table posts}}\n\n{{table scores}}\n\n{{table gaps}}",
        ),
    ]);
    let paper = desk.read("inputs/parks/paper.yaml").replacen("tables:\n", table, 1);
    desk.change(write("inputs/parks/paper.yaml", paper));
    desk.run_well(&["build"]);
    let built = desk.read("output/parks/paper.md");
    let tables = &built[built.find(": Scores").expect("the table is there")..];
    let checked = desk.run(&["check"]).shown(&["check"]);
    assert_snapshot("records", "a_table_of_illustrative_scores", &format!("{tables}\n{checked}"));
}
