//! Rules of `check` about wholes, and about how amounts are counted.

use super::support::{Desk, assert_snapshot, remove, write};

const PAPER: &str = "inputs/parks/paper.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";
const RESOURCES: &str = "inputs/parks/sections/resources.md";
const SAVINGS: &str = "inputs/parks/savings.yaml";

/// Runs `check` and compares what it says.
fn finds(desk: &Desk, snapshot: &str) -> Option<i32> {
    let run = desk.run(&["check"]);
    assert_snapshot("measures", snapshot, &run.shown(&["check"]));
    run.exit
}

/// The parks with other series, each of which has a table with this caption.
fn with_series(series: &[(&str, &str, &str)]) -> Desk {
    let desk = Desk::parks();
    let mut savings = "series:\n".to_owned();
    let mut tables = String::new();
    let mut places = String::new();
    for (id, caption, rows) in series {
        savings.push_str(&format!(
            "  - id: {id}\n    title: Savings\n    full_year_effects: reported\n    rows:\n{rows}"
        ));
        tables.push_str(&format!("  - id: of_{id}\n    caption: {caption}\n    rows: savings.{id}\n    label: Period\n    columns:\n      - heading: Weekly\n        figure: weekly\n      - heading: Full-year effect\n        figure: full_year_effect\n"));
        places.push_str(&format!("{{{{table of_{id}}}}}\n\n"));
    }
    let paper = with_tables(&tables);
    desk.with([
        write(SAVINGS, savings),
        write(PAPER, paper),
        write(SUMMARY, places),
        remove(RESOURCES),
    ])
}

/// A paper with these tables.
fn with_tables(tables: &str) -> String {
    format!(
        "title: Parks\nstyle: simple\nfields: {{report_of: Head of Parks}}\ntables:\n{tables}background_papers: none\n"
    )
}

fn row(id: &str, period: &str, weekly: &str, effect: &str) -> String {
    format!(
        "      - id: {id}\n        period: {period}\n        weekly: {weekly}\n        full_year_effect: {effect}\n"
    )
}

#[test]
fn a_full_year_effect_of_more_weeks_than_a_year_has() {
    let sound = row("one", "2023/24", "100", "5228.57");
    let too_much = row("two", "2024/25", "1834.95", "97772.45");
    let desk = with_series(&[("mowing", "Mowing", &(sound + &too_much))]);
    assert_eq!(finds(&desk, "weeks_of_a_year"), Some(0));
}

#[test]
fn weekly_rates_that_are_added_over_years() {
    let rows = row("one", "2023/24", "100", "5200") + &row("two", "2024/25", "10", "520");
    let desk = with_series(&[("mowing", "Mowing", &rows)]);
    assert_eq!(finds(&desk, "weekly_over_years"), Some(0));
}

#[test]
fn two_tables_of_one_thing_with_other_amounts() {
    let of = |first: &str, second: &str| {
        row("one", "Apr 2023 to Jun 2023", "100", first)
            + &row("two", "Jul 2023 to Mar 2024", "10", second)
    };
    let caption = "Savings of the Grounds Team from April 2023";
    let (one, other) = (of("5200", "520"), of("4200", "420"));
    let again = "Financial summary for the Grounds Team from April 2023";
    let desk = with_series(&[("mowing", caption, &one), ("summary", again, &other)]);
    assert_eq!(finds(&desk, "shown_twice"), Some(0));
    let elsewhere =
        with_series(&[("mowing", caption, &one), ("summary", "Savings of the Library", &other)]);
    assert!(!elsewhere.run(&["check"]).stdout.contains("shown-twice"));
    let alike = with_series(&[("mowing", caption, &one), ("summary", again, &one)]);
    assert!(!alike.run(&["check"]).stdout.contains("shown-twice"));
}

#[test]
fn thirteen_months_in_words() {
    let words = "The team is paid for from March 2026 to March\n2027, a year, and from April 2027 to March 2028.\n";
    let desk = Desk::parks().with([write(SUMMARY, words)]);
    assert_eq!(finds(&desk, "thirteen_months"), Some(0));
}

#[test]
fn a_post_for_which_nobody_pays() {
    let posts = "posts:\n  - {id: gardener, title: Gardener, grade: B, fte: 1, cost_per_fte: 30000, funding: Reserves}\n  - {id: keeper, title: Keeper, grade: C, fte: 1, cost_per_fte: 31000}\n";
    let desk = Desk::parks().with([write("inputs/parks/posts.yaml", posts)]);
    assert_eq!(finds(&desk, "unfunded_post"), Some(0));
}

/// Years under one another, each with its balances; and funds, which are no periods.
#[test]
fn balances_under_one_another_go_on() {
    let table = |labels: [&str; 3], opening: &str| {
        let row = |id: &str, label: &str, opening: &str| {
            format!("      - {{id: {id}, label: {label}, opening: {opening}, used: -20}}\n")
        };
        let rows = row("one", labels[0], "250")
            + &row("two", labels[1], opening)
            + &row("three", labels[2], "77");
        let schedule = format!(
            "schedules:\n  - id: reserve\n    title: Reserve\n    label: Year\n    columns:\n      - {{id: opening, heading: Opening balance}}\n      - {{id: used, heading: Used}}\n      - {{id: closing, heading: Closing balance, formula: opening + used}}\n    rows:\n{rows}"
        );
        Desk::parks().with([
            write("inputs/parks/schedules.yaml", schedule),
            write(
                PAPER,
                with_tables("  - id: reserve\n    caption: The reserve\n    rows: reserve\n"),
            ),
            write(SUMMARY, "{{table reserve}}\n"),
            remove(RESOURCES),
        ])
    };
    let years = ["2023/24", "2024/25", "2025/26"];
    assert_eq!(finds(&table(years, "281"), "balances_of_years"), Some(1));
    let says = |desk: Desk| desk.run(&["check"]).stdout.matches("wholes/balance]").count();
    assert_eq!(says(table(years, "230")), 1, "2025/26 opens with 77");
    assert_eq!(says(table(["General fund", "Insurance fund", "Repairs"], "281")), 0);
}

/// A schedule with opening and closing balances, shown in a table.
#[test]
fn a_balance_that_does_not_begin_with_what_was_left() {
    let schedules = |opening: &str| {
        format!(
            "schedules:\n  - id: reserve\n    title: Reserve\n    label: Line\n    columns:\n      - {{id: first, heading: 2024/25}}\n      - {{id: second, heading: 2025/26}}\n    rows:\n      - {{id: opening, label: Opening balance, first: 100, second: {opening}}}\n      - {{id: used, label: Used, first: -20, second: -30}}\n      - {{id: closing, label: Closing balance, formula: opening + used}}\n"
        )
    };
    let paper = with_tables("  - id: reserve\n    caption: The reserve\n    rows: reserve\n");
    let desk = |opening: &str| {
        Desk::parks().with([
            write("inputs/parks/schedules.yaml", schedules(opening)),
            write(PAPER, paper.clone()),
            write(SUMMARY, "{{table reserve}}\n"),
            remove(RESOURCES),
        ])
    };
    assert_eq!(finds(&desk("90"), "balance"), Some(1));
    assert_eq!(desk("80").run(&["check"]).exit, Some(0));
    assert_eq!(desk("\"=closing.first\"").run(&["check"]).exit, Some(0));
}
