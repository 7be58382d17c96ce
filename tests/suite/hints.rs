//! What is said of how a stated number came to differ from what is computed.

use super::support::{Desk, write};

const SCHEDULES: &str = "inputs/parks/schedules.yaml";

/// What is to be done about a difference, in a paper with these schedules.
fn remedy(schedules: &str) -> String {
    let desk = Desk::parks().with([write(SCHEDULES, schedules)]);
    let shown = desk.run(&["check"]).shown(&["check"]);
    let mut lines = shown.lines().skip_while(|line| !line.starts_with("error[sums/"));
    let remedy = lines.find_map(|line| line.trim().strip_prefix("= help: "));
    remedy.unwrap_or_else(|| panic!("nothing differs: {shown}")).to_owned()
}

/// The hint for a schedule of these costs, of which another total was stated.
fn of_costs(costs: &[(&str, &str)], total: &str) -> String {
    let rows: Vec<String> = costs
        .iter()
        .map(|(label, cost)| {
            format!("      - {{id: {}, label: {label}, cost: {cost}}}\n", label.to_lowercase())
        })
        .collect();
    remedy(&format!(
        "schedules:\n  - id: costs\n    title: Costs\n    label: Item\n    columns:\n      - {{id: cost, heading: Cost}}\n    rows:\n{}      - {{id: total, label: Total, formula: sum(rows), role: total}}\nstated:\n  - {{figure: costs.total.cost, value: {total}}}\n",
        rows.concat()
    ))
}

const FURNITURE: [(&str, &str); 3] =
    [("Chairs", "1200.50"), ("Tables", "3400.25"), ("Lamps", "560.75")];

#[test]
fn a_stated_total_that_differs_is_explained() {
    for (total, why) in [
        ("5116.50", "perhaps two digits have changed places: correct the rows"),
        ("3961.00", "perhaps `Chairs, Cost` is left out: correct the rows"),
        ("3961", "perhaps `Chairs, Cost` is left out: correct the rows"),
        ("5722.25", "perhaps `Lamps, Cost` is counted twice: "),
        ("4040.00", "perhaps `Lamps, Cost` is taken away where it should be added"),
        ("-5161.50", "perhaps its sign is turned round: "),
        ("5160", "perhaps the pence are left out: "),
        ("5161", "perhaps the pence are left out: "),
        ("5161500", "perhaps pounds and thousands are mixed: "),
        ("516.15", "perhaps a digit is missing, or one too many: "),
        ("5290", "correct the rows or the stated value"),
    ] {
        let said = of_costs(&FURNITURE, total);
        assert!(said.starts_with(why), "{total}: {said}");
    }
}

#[test]
fn a_row_in_another_unit_is_named() {
    let costs = [("Chairs", "120000"), ("Tables", "34"), ("Lamps", "56000")];
    let said = of_costs(&costs, "210000");
    assert!(said.starts_with("perhaps `Tables, Cost` is in thousands among pounds: "), "{said}");
    let costs = [("Chairs", "120"), ("Tables", "34000"), ("Lamps", "56")];
    let said = of_costs(&costs, "210");
    assert!(said.starts_with("perhaps `Tables, Cost` is in pounds among thousands: "), "{said}");
}

/// Of few things, any row may be as many as are missing.
#[test]
fn a_difference_of_one_digit_tells_nothing() {
    let costs = [("Chairs", "5"), ("Tables", "3"), ("Lamps", "1")];
    let said = of_costs(&costs, "8");
    assert!(said.starts_with("correct the rows"), "{said}");
}

/// Any of three or more equal rows may be it; of two, both are named.
#[test]
fn rows_that_are_alike_are_not_told_apart() {
    let costs = [("Chairs", "137"), ("Tables", "137"), ("Lamps", "137"), ("Desks", "90")];
    let said = of_costs(&costs, "364");
    assert!(said.starts_with("correct the rows"), "{said}");
    let said = of_costs(&costs[1..], "227");
    assert!(said.starts_with("perhaps `Tables, Cost` or `Lamps, Cost` is left out: "), "{said}");
}

/// The rows of both groups, for a total of two subtotals.
#[test]
fn a_row_within_a_subtotal_is_named() {
    let schedules = "schedules:
  - id: costs
    title: Costs
    label: Item
    columns:
      - {id: cost, heading: Cost}
    rows:
      - id: inside
        group: Inside
        subtotal: All inside
        rows:
          - {id: chairs, label: Chairs, cost: 1200}
          - {id: tables, label: Tables, cost: 3400}
      - id: outside
        group: Outside
        subtotal: All outside
        rows:
          - {id: benches, label: Benches, cost: 2150}
          - {id: bins, label: Bins, cost: 480}
      - {id: total, label: Total, formula: inside + outside, role: total}
stated:
  - {figure: costs.total.cost, value: 6750}
";
    let said = remedy(schedules);
    assert!(said.starts_with("perhaps `Bins, Cost` is left out: "), "{said}");
}

/// A total typed in a schedule, which counts in thousands.
#[test]
fn a_typed_total_that_differs_is_explained() {
    let schedules = |total: &str| {
        format!(
            "schedules:\n  - id: budget\n    title: Budget\n    label: Service\n    scale: thousands\n    columns:\n      - {{id: plan, heading: Plan}}\n      - {{id: actual, heading: Actual}}\n      - {{id: variance, heading: Variance, formula: actual - plan}}\n    rows:\n      - {{id: parks, label: Parks, plan: 1250, actual: 1190}}\n      - {{id: trees, label: Trees, plan: 485, actual: 530}}\n      - {{id: ponds, label: Ponds, plan: 640, actual: 655}}\n      - {{id: total, label: Total, {total}, role: total}}\n"
        )
    };
    for (total, why) in [
        ("plan: 1890, actual: 2375, variance: 0", "perhaps `Trees, Plan` is left out: "),
        ("plan: 2735, actual: 2375, variance: 0", "perhaps two digits have changed places: "),
        ("plan: 2375, actual: 3030, variance: 0", "perhaps `Ponds, Actual` is counted twice: "),
    ] {
        let said = remedy(&schedules(total));
        assert!(said.starts_with(why), "{total}: {said}");
    }
}

/// The parts of a whole.
#[test]
fn a_part_that_the_whole_leaves_out_is_named() {
    let activity = "groups:\n  - id: reviews\n    title: Reviews\n    whole: {id: due, title: Due, value: 1222}\n    parts:\n      - {id: done, title: Done, value: 556}\n      - {id: open, title: Open, value: 138}\n      - {id: late, title: Late, value: 666}\n";
    let desk = Desk::parks().with([write("inputs/parks/activity.yaml", activity)]);
    let shown = desk.run(&["check"]).shown(&["check"]);
    assert!(shown.contains("error[wholes/parts]"), "{shown}");
    assert!(shown.contains("= help: perhaps `Open` is left out: correct the rows"), "{shown}");
}
