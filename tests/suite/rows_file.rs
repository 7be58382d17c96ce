//! Rows that stand in a CSV file beside the inputs.

use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value;

use super::support::{Change, Desk, assert_snapshot, replace, write};

const SCHEDULES: &str = "inputs/parks/schedules.yaml";
const SAVINGS: &str = "inputs/parks/savings.yaml";
const PAPER: &str = "inputs/parks/paper.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";
const REPAIRS: &str = "inputs/parks/repairs.csv";
const VISITS: &str = "inputs/parks/visits.csv";

/// Repairs as a finance system saves them: quotation marks, an empty line, a heading of two words, a column
/// that nobody asks for.
const LINES: &str = "Park,Trade,Year,Net amount,Hours,Note
Abbey Park,Fences,2025/26,\"1,240.50\",31,
Abbey Park,Paths,2025/26,8600,210,\"north, east\"

Abbey Park,Paths,2026/27,2400,-,planned
Mill Green,Fences,2025/26,310.25,8,
Mill Green,\"*Play* <b> {x}\",2025/26,-50,1.5,
";

/// A schedule of the repairs, with rows as given.
fn repairs(rows: &str) -> String {
    format!(
        "schedules:
  - id: repairs
    title: Repairs
    label: What
    columns:
      - {{id: net_amount, heading: Cost}}
      - {{id: hours, heading: Hours, unit: number}}
    rows: {rows}
"
    )
}

/// The paper about the parks with a table of the repairs.
fn desk(rows: &str, lines: &str) -> Desk {
    Desk::parks().with([
        replace(
            PAPER,
            "tables:\n",
            "tables:\n  - {id: repairs, caption: Repairs, rows: repairs}\n",
        ),
        write(SCHEDULES, repairs(rows)),
        write(REPAIRS, lines),
        write(SUMMARY, "See {{ref repairs}}.\n\n{{table repairs}}\n"),
    ])
}

/// The rows of the table, as the paper prints them.
fn table(desk: &Desk) -> String {
    desk.run_well(&["build", "--draft"]);
    let paper = desk.read("output/parks/paper.md");
    let from = paper.lines().skip_while(|line| !line.contains(": Repairs**")).skip(2);
    let rows: Vec<&str> = from.take_while(|line| line.starts_with('|')).collect();
    rows.join("\n")
}

#[test]
fn each_line_is_a_row() {
    let desk = desk("{file: repairs.csv, label: trade, total: All}", LINES);
    assert_snapshot("rows_file", "each_line", &table(&desk));
}

#[test]
fn lines_are_put_together_by_a_column() {
    let desk =
        desk("{file: repairs.csv, by: year, where: {park: [Abbey Park, Mill Green]}}", LINES);
    assert_snapshot("rows_file", "put_together", &table(&desk));
    let arguments = ["explain", "parks", "repairs.2025_26.net_amount"];
    assert_snapshot("rows_file", "explained", &desk.run_well(&arguments).shown(&arguments));
}

#[test]
fn rows_stand_in_groups_by_another_column() {
    let rows = "{file: repairs.csv, by: trade, group: park, subtotal: In the park, total: All}";
    let sorted = table(&desk(rows, LINES));
    assert_snapshot("rows_file", "in_groups", &sorted);
    // In whatever order the lines stand.
    let (headings, lines) = LINES.split_once('\n').expect("there are several");
    let turned: Vec<&str> = lines.lines().rev().collect();
    let turned = format!("{headings}\n{}\n", turned.join("\n"));
    assert_eq!(table(&desk(rows, &turned)), sorted);
}

/// What is empty in the file was not typed: a formula fills it.
#[test]
fn an_empty_value_is_computed() {
    let hourly = "      - {id: hourly, heading: An hour, formula: net_amount / hours, total: none}\n    rows:";
    let schedule = repairs("{file: repairs.csv, label: trade}").replace("    rows:", hourly);
    let desk = desk("repairs.csv", "Trade,Net amount,Hours,Hourly\nFences,90,3,\nPaths,100,4,25\n")
        .with([write(SCHEDULES, schedule)]);
    let table = table(&desk);
    assert!(table.contains(" £30.00 |") && table.contains(" £25.00 |"), "{table}");
}

/// Savings and income have their rows from a file too: a line is a row, with the same keys.
#[test]
fn a_series_has_its_rows_from_a_file() {
    const SERIES: &str = "series:
  - id: visits
    title: Visits
    weeks: 52
    rows: {file: visits.csv, where: {state: sure}}
";
    let desk = desk("repairs.csv", LINES).with([
        replace(SAVINGS, "series:\n", SERIES),
        write(VISITS, "Period,Weekly,State\n2024/25,1250,sure\n2025/26,10,hoped\n2025/26,2100.50,sure\n"),
        write(SUMMARY, "{{savings.visits.total.full_year_effect}}, of it {{savings.visits.2025_26.weekly}} a week. {{ref repairs}}.\n\n{{table repairs}}\n"),
    ]);
    desk.run_well(&["build", "--draft"]);
    let paper = desk.read("output/parks/paper.md");
    assert!(paper.contains("£174,226, of it £2,100.50 a week."), "{paper}");
}

/// A paper whose rows changed is made again, and one whose rows didn't isn't.
#[test]
fn changed_lines_are_changed_inputs() {
    let desk = desk("{file: repairs.csv, by: park}", LINES);
    assert!(table(&desk).contains("£12,240.50"));
    let again = desk.run_well(&["build", "--draft"]);
    assert!(
        again.stdout.contains("unchanged") || again.stderr.contains("unchanged"),
        "{}",
        again.stdout
    );
    desk.change(write(REPAIRS, LINES.replace("8600", "8601")));
    assert!(table(&desk).contains("£12,241.50"));
}

#[test]
fn what_would_make_a_wrong_sum_is_refused() {
    let by = "{file: repairs.csv, by: trade, where: {park: Abbey Park}}";
    let heading = "Park,Trade,Year,Net amount,Hours,Note\n";
    let line = |line: &str| {
        write(REPAIRS, format!("{heading}Abbey Park,Paths,2025/26,8600,210,\n{line}\n"))
    };
    let open = |lines: &str| write(REPAIRS, format!("{heading}{lines}"));
    let cases: [(&str, &str, Change); 18] = [
        ("total", by, line("Abbey Park,Total,,8600,210,")),
        ("a_total_elsewhere", by, line("Abbey Park,Paths,TOTAL,8600,210,")),
        ("total_of_some", by, line("Abbey Park,Subtotal: paths,,8600,210,")),
        ("nearly_alike", by, line("Abbey Park,PATHS,2025/26,8600,210,")),
        (
            "unclosed",
            by,
            open("Abbey Park,\"Paths,2025/26,8600,210,\nAbbey Park,Fences,2025/26,1,31,\n"),
        ),
        (
            "closed_too_early",
            by,
            open("Abbey Park,Paths,2025/26,1,2,\"see file\nAbbey Park,Fences,2025/26,3,4,\"x\"\n"),
        ),
        (
            "subtotal_of_no_groups",
            "{file: repairs.csv, by: trade, subtotal: In all}",
            write(REPAIRS, LINES),
        ),
        ("no_name", by, line("Abbey Park,,2025/26,1,2,")),
        ("too_many_values", by, line("Abbey Park,Fences,2025/26,1,240.50,31,")),
        ("no_amount", by, line("Abbey Park,Fences,2025/26,£1240.50,31,")),
        (
            "not_utf8",
            by,
            Change::WriteBytes(REPAIRS, b"Park,Trade,Net amount,Hours\nAbbey Park,Caf\xe9,1,2\n"),
        ),
        ("semicolons", by, write(REPAIRS, LINES.replace(',', ";"))),
        ("no_lines", by, write(REPAIRS, heading)),
        ("empty", by, write(REPAIRS, "")),
        ("twice", by, write(REPAIRS, "Park,Trade,net_amount,Net amount,Hours\n")),
        (
            "no_column",
            "{file: repairs.csv, by: trades, group: Parc, where: {parc: Abbey Park}}",
            write(REPAIRS, LINES),
        ),
        (
            "no_such_words",
            "{file: repairs.csv, by: trade, where: {park: [Abbey Park, Abby Park]}}",
            write(REPAIRS, LINES),
        ),
        ("elsewhere", "../../templates/simple/style.yaml", write(REPAIRS, LINES)),
    ];
    for (case, rows, change) in cases {
        let desk = desk(rows, LINES).with([change]);
        let run = desk.run(&["build"]);
        assert_snapshot("rows_file", case, &run.shown(&["build"]));
        assert_eq!(run.exit, Some(1), "{case}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// However lines are put together, and in whatever groups, no penny is lost or won.
    #[test]
    fn sums_of_lines_come_to_the_sum_of_all(lines in vec((0_u8..4, 0_u8..3, -1_000_000_i64..1_000_000), 1..60)) {
        let mut file = "park,trade,net_amount,hours\n".to_owned();
        for (park, trade, pence) in &lines {
            file.push_str(&format!("Park {park},Trade {trade},{},1\n", Decimal::new(*pence, 2)));
        }
        let all: i64 = lines.iter().map(|(.., pence)| pence).sum();
        let ways = [
            "{file: repairs.csv, label: trade, total: All}",
            "{file: repairs.csv, by: trade, total: All}",
            "{file: repairs.csv, by: park, total: All}",
            "{file: repairs.csv, by: trade, group: park, subtotal: Some, total: All}",
            "{file: repairs.csv, label: trade, group: park, total: All}",
        ];
        for rows in ways {
            let desk = desk(rows, &file);
            let run = desk.run_well(&["figures", "parks", "--format", "json"]);
            let figures: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
            let total = figures["figures"].as_array().and_then(|all| {
                all.iter().find(|figure| figure["name"] == "repairs.total.net_amount")
            });
            let total = total.and_then(|total| total["value"].as_str()?.parse::<Decimal>().ok());
            prop_assert_eq!(total, Some(Decimal::new(all, 2)), "{}", rows);
        }
    }
}
