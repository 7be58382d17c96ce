//! Costs beside the money for them, in papers of our own and in those from elsewhere.

use super::outside::found;
use super::support::{Desk, replace, write};

const SILENT: [&str; 0] = [];

/// A scheme over two years, with this funding.
fn scheme(grant: &str, total: &str) -> String {
    format!(
        "\t2024/25\t2025/26\tTotal\nWorks\t300,000\t150,000\t450,000\nFees\t30,000\t20,000\t50,000\nTotal cost\t330,000\t170,000\t500,000\n{grant}\nBorrowing\t160,000\t40,000\t200,000\nTotal funding\t{total}\n"
    )
}

const IN_FULL: &str = "Grant\t200,000\t100,000\t300,000";
const IN_PART: &str = "Grant\t200,000\t60,000\t260,000";
const TWICE: &str = "Grant\t200,000\t100,000\t300,000\nLottery\t50,000\t30,000\t80,000";

#[test]
fn a_cost_without_funding_is_found() {
    assert_eq!(
        found(&scheme(IN_PART, "360,000\t100,000\t460,000")),
        [
            "warning[wholes/cost-and-funding]: `Total funding` is 460,000, and `Total cost` is 500,000: 40,000 is without funding"
        ]
    );
}

#[test]
fn a_cost_that_is_funded_twice_is_found() {
    assert_eq!(
        found(&scheme(TWICE, "410,000\t170,000\t580,000")),
        [
            "warning[wholes/cost-and-funding]: `Total funding` is 580,000, and `Total cost` is 500,000: 80,000 more than the cost, as if something were funded twice"
        ]
    );
    let desk = Desk::parks().with([write("paper.txt", scheme(TWICE, "410,000\t170,000\t580,000"))]);
    let shown = desk.run(&["check", "paper.txt"]).shown(&["check", "paper.txt"]);
    assert!(shown.contains("perhaps `Lottery` is counted twice"), "{shown}");
}

/// The money for one year may come in another.
#[test]
fn a_scheme_that_is_funded_in_all_is_let_alone() {
    assert_eq!(found(&scheme(IN_FULL, "360,000\t140,000\t500,000")), SILENT);
}

#[test]
fn costs_and_funding_in_columns_and_under_headings() {
    let pipes = |total: &str| {
        format!(
            "| | £ |\n|---|---:|\n| **Expenditure** | |\n| Works | 450,000 |\n| Fees | 50,000 |\n| Total | 500,000 |\n| **Funded by** | |\n| Grant | 300,000 |\n| Borrowing | {total}\n"
        )
    };
    assert_eq!(found(&pipes("200,000 |\n| Total | 500,000 |")), SILENT);
    assert_eq!(found(&pipes("150,000 |\n| Total | 450,000 |")).len(), 1);
    let columns = |last: &str| {
        format!(
            "Scheme\tTotal cost\tGrant\tBorrowing\tTotal funding\nBridge\t120,000\t70,000\t50,000\t120,000\nPark\t90,000\t30,000\t60,000\t90,000\nHall\t85,000\t45,000\t{last}\n"
        )
    };
    assert_eq!(found(&columns("40,000\t85,000")), SILENT);
    let with_total = columns("30,000\t75,000") + "Total\t295,000\t145,000\t140,000\t285,000\n";
    assert_eq!(found(&with_total).len(), 1);
    assert!(found(&with_total)[0].contains("`Total funding` is 75,000"));
    assert_eq!(
        found(&columns("30,000\t75,000")),
        [
            "warning[wholes/cost-and-funding]: `Total funding` is 75,000, and `Total cost` is 85,000: 10,000 is without funding"
        ]
    );
}

/// Tabs behind the heading of a group are its blank cells.
#[test]
fn groups_between_tabs_are_of_one_table() {
    let table = |grants: &str| {
        format!(
            "Service\t2024/25\t2025/26\tTotal\nHousing\t100\t200\t300\nRoads\t50\t60\t110\nTotal capital expenditure\t150\t260\t410\nFunded by\t\t\t\n{grants}\nReceipts\t70\t100\t170\n"
        )
    };
    let short = table("Grants\t80\t100\t180") + "Total funding\t150\t200\t350\n";
    assert_eq!(
        found(&short),
        [
            "warning[wholes/cost-and-funding]: `Total funding` is 350, and `Total capital expenditure` is 410: 60 is without funding"
        ]
    );
    let whole = table("Grants\t80\t160\t240") + "Total funding\t150\t260\t410\n";
    assert_eq!(found(&whole), SILENT);
}

/// Where the paper says that the two differ, or doesn't say that one is for the other.
#[test]
fn funding_that_may_be_another_amount_is_let_alone() {
    let unfunded = scheme(IN_PART, "360,000\t100,000\t460,000");
    for text in [
        format!("{unfunded}Funding gap\t(30,000)\t70,000\t40,000\n"),
        format!("{unfunded}Balance to be found\t\t\t40,000\n"),
        format!("{unfunded}Transfer from reserves\t(30,000)\t70,000\t40,000\n"),
        format!("The scheme has a funding gap of £40,000.\n\n{unfunded}"),
        format!("{unfunded}\nThe remaining £40,000 will be met from the budget of the service.\n"),
        format!("{unfunded}\nOf this, £40,000 has not yet been secured.\n"),
        unfunded.replace("Total funding", "Total grant funding"),
        unfunded.replace("Total cost", "Total staff cost"),
        unfunded.replace("Total cost", "Total cost of phase one"),
    ] {
        assert_eq!(found(&text), SILENT, "{text}");
    }
}

/// The same in a schedule.
#[test]
fn the_funding_in_a_table_of_figures_is_held_to_its_cost() {
    let check = |grant: u32, more: &str| {
        let schedules = format!(
            "schedules:\n  - id: scheme\n    title: The new playground\n    label: Line\n    columns:\n      - {{id: amount, heading: Amount}}\n    rows:\n      - {{id: works, label: Works, amount: 45000}}\n      - {{id: fees, label: Fees, amount: 5000}}\n      - {{id: cost, label: Total cost, formula: works + fees, role: subtotal}}\n      - {{id: grant, label: Grant, amount: {grant}}}\n      - {{id: reserve, label: Borrowing, amount: 20000}}\n      - {{id: funding, label: Total funding, formula: grant + reserve, role: subtotal}}\n{more}"
        );
        let desk = Desk::parks().with([
            write("inputs/parks/schedules.yaml", schedules),
            write(
                "inputs/parks/sections/summary.md",
                "We build a playground.\n\n{{table scheme}}\n",
            ),
            replace(
                "inputs/parks/paper.yaml",
                "tables:\n",
                "tables:\n  - {id: scheme, caption: The new playground, rows: scheme}\n",
            ),
        ]);
        let run = desk.run(&["check"]);
        assert_eq!(run.exit, Some(0), "{}{}", run.stdout, run.stderr);
        run.shown(&["check"])
    };
    let says = "warning[wholes/cost-and-funding]: `Total funding` is 45,000, and `Total cost` is 50,000: 5,000 is without funding";
    assert!(check(25_000, "").contains(says), "{}", check(25_000, ""));
    assert!(!check(25_000, "").contains("pence"), "nothing has any");
    assert!(!check(30_000, "").contains("wholes/cost-and-funding"));
    let gap = "      - {id: gap, label: Still to be found, formula: cost - funding}\n";
    assert!(!check(25_000, gap).contains("wholes/cost-and-funding"));
}
