//! The unit in which tables print money, where a column or a row has its own; and amounts that are
//! printed as nought.

use super::support::{Change, Desk, assert_snapshot, replace, write};

const SCHEDULES: &str = "inputs/parks/schedules.yaml";
const PAPER: &str = "inputs/parks/paper.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";

/// What parks cost, to the thousand, beside what a visit costs, and the tax of a house in Band D.
const COSTS: &str = "schedules:
  - id: costs
    title: Costs
    label: Service
    columns:
      - {id: budget, heading: Budget}
      - {id: visit, heading: A visit, total: none}
    rows:
      - {id: parks, label: Parks, budget: 1840000, visit: 1.60}
      - {id: pools, label: Pools, budget: 655400, visit: 50}
      - {id: all, label: Together, formula: parks + pools, role: subtotal}
      - {id: band_d, label: Tax in Band D, budget: 1642.37}
";

/// The paper about the parks with a table of that schedule in thousands.
fn desk() -> Desk {
    Desk::parks().with([
        write(SCHEDULES, COSTS),
        replace(
            PAPER,
            "tables:\n",
            "tables:\n  - {id: costs, caption: Costs, rows: costs, money: in thousands}\n",
        ),
        write(SUMMARY, "{{table costs}}\n"),
    ])
}

fn table(desk: &Desk) -> String {
    desk.run_well(&["build"]);
    let paper = desk.read("output/parks/paper.md");
    let lines = paper.lines().skip_while(|line| !line.starts_with("| Service"));
    let lines = lines.take_while(|line| !line.starts_with('#'));
    let lines = lines.filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

fn own_units() -> [Change; 2] {
    [
        replace(SCHEDULES, "heading: A visit,", "heading: A visit, money: in pence,"),
        replace(SCHEDULES, "budget: 1642.37", "budget: 1642.37, money: pence"),
    ]
}

#[test]
fn columns_and_rows_can_print_money_in_a_unit_of_their_own() {
    assert_snapshot("money", "units_of_a_column_and_a_row", &table(&desk().with(own_units())));
}

/// The heading would say "(£000)" of it otherwise.
#[test]
fn a_row_of_numbers_that_stand_alone_says_its_unit_in_its_label() {
    let row = [replace(SCHEDULES, "budget: 1642.37", "budget: 1642.37, money: in pence")];
    let table = table(&desk().with(row));
    assert!(table.contains("| Tax in Band D (£) |"), "{table}");
    assert!(table.contains("1,642.37"), "{table}");
}

/// More decimal places are no other unit: the heading says it already.
#[test]
fn a_row_in_the_unit_of_its_headings_says_nothing_in_its_label() {
    let row = [replace(SCHEDULES, "budget: 1642.37", "budget: 1642.37, money: in thousands 3")];
    let table = table(&desk().with(row));
    assert!(table.contains("| Tax in Band D |"), "{table}");
    assert!(table.contains("1.642"), "{table}");
}

/// A paper shows the same schedule in two tables.
#[test]
fn a_table_can_say_it_of_its_columns() {
    let columns = "money: in thousands, columns: [{heading: Budget, figure: budget, money: in millions 2}, {heading: A visit, figure: visit, money: pence}]}";
    let desk = desk().with([replace(PAPER, "money: in thousands}", columns)]);
    assert_snapshot("money", "units_of_the_columns_of_a_table", &table(&desk));
}

#[test]
fn a_column_of_records_can_print_money_in_a_unit_of_its_own() {
    let posts = "posts:
  - {id: gardener, title: Gardener, grade: B1, fte: 2, cost_per_fte: 31450.60}
  - {id: ranger, title: Ranger, grade: C1, fte: 1, cost_per_fte: 28400}
";
    let table_of_posts = "tables:
  - id: costs
    caption: Costs
    rows: posts
    label: Service
    money: in thousands
    columns:
      - {heading: Cost of one, figure: cost_per_fte, money: pence, total: none}
      - {heading: Cost, figure: cost}
";
    let desk = Desk::parks().with([
        write("inputs/parks/posts.yaml", posts),
        replace(PAPER, "tables:\n", table_of_posts),
        write(SUMMARY, "{{table costs}}\n"),
    ]);
    assert_snapshot("money", "units_of_the_columns_of_records", &table(&desk));
}

/// The parts are printed to the pound, and their sum in thousands: a reader can't add them up to it.
#[test]
fn parts_in_another_unit_than_their_sum_may_not_sum_due_to_rounding() {
    let parts = || {
        [
            replace(SCHEDULES, "visit: 1.60}", "visit: 1.60, money: pounds}"),
            replace(SCHEDULES, "visit: 50}", "visit: 50, money: pounds}"),
        ]
    };
    let sum = replace(SCHEDULES, "role: subtotal", "role: subtotal, money: pounds");
    let in_thousands = table(&desk().with(parts()));
    assert!(in_thousands.contains("may not sum due to rounding"), "{in_thousands}");
    let in_pounds = table(&desk().with(parts()).with([sum]));
    assert!(!in_pounds.contains("rounding"), "{in_pounds}");
}

fn says(case: &str, command: &str, changes: impl IntoIterator<Item = Change>) -> Option<i32> {
    let run = desk().with(changes).run(&[command]);
    assert_snapshot("money", case, &run.shown(&[command]));
    run.exit
}

#[test]
fn money_is_said_of_money_only() {
    let changes = [
        replace(SCHEDULES, "heading: A visit,", "heading: A visit, unit: count, money: pounds,"),
        replace(
            SCHEDULES,
            "label: Tax in Band D,",
            "label: Tax in Band D, unit: fte, money: pounds,",
        ),
        replace(
            SCHEDULES,
            "{id: budget, heading: Budget}",
            "{id: budget, heading: Budget}\n      - {id: why, heading: Why, text: yes, money: pounds}",
        ),
    ];
    assert_eq!(says("money_of_other_units", "build", changes), Some(1));
    let columns =
        "money: in thousands, columns: [{heading: A visit, figure: visit, money: pounds}]}";
    let changes = [
        replace(SCHEDULES, "heading: A visit,", "heading: A visit, unit: count,"),
        replace(PAPER, "money: in thousands}", columns),
    ];
    assert_eq!(says("money_of_other_columns", "build", changes), Some(1));
}

/// Three posts would pass for three pounds.
#[test]
fn a_count_beside_a_label_of_money_is_refused() {
    let changes = [
        replace(SCHEDULES, "heading: A visit,", "heading: Posts, unit: fte,"),
        replace(SCHEDULES, "budget: 1642.37", "budget: 1642.37, visit: 3, money: in pence"),
    ];
    assert_eq!(says("count_beside_a_label_of_money", "build", changes), Some(1));
}

/// Nothing is wrong with the inputs, and the table says that a visit to a pool costs nothing.
#[test]
fn an_amount_that_is_printed_as_nought_is_found_by_check() {
    let prose = "A visit costs {{costs.pools.visit | thousands}}, or {{costs.pools.visit}}; nothing is {{nothing}}.\n\n{{table costs}}\n";
    let figures = "figures:
  - {id: nothing, title: Nothing, value: 0}
  - {id: third, title: A third and what is left, formula: £1 / 3 * 3 - £1}
  - {id: share, title: Share, formula: costs.pools.visit / costs.parks.budget, unit: percent}
";
    let words = [
        write(
            SUMMARY,
            format!(
                "{prose}\nThe rest is {{{{third | pounds}}}}, the share {{{{share | places 1}}}}.\n"
            ),
        ),
        write("inputs/parks/figures.yaml", figures),
    ];
    assert_eq!(says("amounts_printed_as_nought", "check", words), Some(0));
}

#[test]
fn an_amount_in_a_unit_in_which_it_shows_is_not_found() {
    let run = desk().with(own_units()).run_well(&["check"]);
    assert!(!run.stdout.contains("is printed as"), "{}", run.stdout);
}
