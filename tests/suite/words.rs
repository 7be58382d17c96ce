//! Columns of words in schedules: words that follow from numbers and from other words, left out in a
//! row or in totals, and counted.

use super::support::{Change, Desk, assert_snapshot, replace, write};

const SCHEDULES: &str = "inputs/parks/schedules.yaml";
const FIGURES: &str = "inputs/parks/figures.yaml";
const PAPER: &str = "inputs/parks/paper.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";

/// What each saving was to bring and brings, with what follows from that in words.
const DELIVERY: &str = "schedules:
  - id: delivery
    title: Delivery of savings
    label: Saving
    columns:
      - {id: target, heading: Target}
      - {id: forecast, heading: Forecast}
      - id: rag
        heading: RAG
        words:
          - {say: Green, when: forecast >= target}
          - {say: Amber, when: forecast >= target / 2}
          - {say: Red}
      - {id: stage, heading: Stage, text: yes}
    rows:
      - {id: lawns, label: Lawns, target: 100, forecast: 100, stage: Delivered}
      - {id: trees, label: Trees, target: 80, forecast: 50, stage: On track}
      - {id: ponds, label: Ponds, target: 60, forecast: 10, stage: On track}
      - {id: paths, label: Paths, target: 40, forecast: 5}
      - {id: total, label: Total, role: total}
";

/// The paper about the parks with a table of that schedule.
fn desk() -> Desk {
    Desk::parks().with([
        write(SCHEDULES, DELIVERY),
        replace(
            PAPER,
            "tables:\n",
            "tables:\n  - {id: delivery, caption: Delivery, rows: delivery, money: pounds}\n",
        ),
        write(SUMMARY, "{{table delivery}}\n"),
    ])
}

/// The last cells of the rows of the table, by their labels.
fn cells(desk: &Desk, column: usize) -> Vec<(String, String)> {
    desk.run_well(&["build"]);
    let paper = desk.read("output/parks/paper.md");
    let rows = paper.lines().skip_while(|line| !line.starts_with("| Lawns"));
    let rows = rows.take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        (cells[0].trim_matches('*').to_owned(), cells[column].trim_matches('*').to_owned())
    })
    .collect()
}

fn pairs(cells: &[(String, String)]) -> Vec<(&str, &str)> {
    cells.iter().map(|(label, words)| (label.as_str(), words.as_str())).collect()
}

/// What prose prints of figures.yaml with this formula.
fn counted(formula: &str) -> String {
    let desk = desk().with([
        write(FIGURES, format!("figures:\n  - id: it\n    title: It\n    formula: {formula}\n")),
        write(SUMMARY, "Counted: {{it}}.\n\n{{table delivery}}\n"),
    ]);
    desk.run_well(&["build"]);
    let paper = desk.read("output/parks/paper.md");
    let line = paper.lines().find_map(|line| line.strip_prefix("Counted: ")).unwrap_or_default();
    line.trim_end_matches('.').to_owned()
}

fn refuses(case: &str, changes: impl IntoIterator<Item = Change>) {
    let run = desk().with(changes).run(&["build"]);
    assert_snapshot("words", case, &run.shown(&["build"]));
    assert_eq!(run.exit, Some(1));
}

#[test]
fn a_row_can_leave_out_the_words_of_a_rule() {
    let desk = desk().with([replace(SCHEDULES, "forecast: 5}", "forecast: 5, rag: \"\"}")]);
    let shown = cells(&desk, 3);
    assert_eq!(
        pairs(&shown),
        [
            ("Lawns", "Green"),
            ("Trees", "Amber"),
            ("Ponds", "Red"),
            ("Paths", ""),
            ("Total", "Amber")
        ]
    );
}

#[test]
fn totals_can_do_without_the_words_of_a_rule() {
    let desk =
        desk().with([replace(SCHEDULES, "heading: RAG", "heading: RAG\n        total: none")]);
    let shown = cells(&desk, 3);
    assert_eq!(
        pairs(&shown),
        [("Lawns", "Green"), ("Trees", "Amber"), ("Ponds", "Red"), ("Paths", "Red"), ("Total", "")]
    );
}

#[test]
fn words_can_follow_from_other_words() {
    let alert = "heading: Stage, text: yes}
      - id: alert
        heading: Alert
        words:
          - {say: Act now, when: rag = \"Red\" and stage != \"Delivered\"}
          - {say: Watch, when: not (rag = 'Green')}
          - {say: Fine}";
    let desk = desk().with([replace(SCHEDULES, "heading: Stage, text: yes}", alert)]);
    let shown = cells(&desk, 5);
    // Of the last row it isn't known whether it is delivered: a blank says nothing.
    assert_eq!(
        pairs(&shown),
        [
            ("Lawns", "Fine"),
            ("Trees", "Watch"),
            ("Ponds", "Act now"),
            ("Paths", ""),
            ("Total", "Watch")
        ]
    );
}

#[test]
fn rows_are_counted_by_their_words() {
    let cases = [
        ("count(delivery.*.rag = \"Red\")", "2"),
        ("count(delivery.*.rag != 'Red')", "2"),
        ("count(delivery.*.rag = “Green”)", "1"),
        // A row without words is neither at this stage nor at another.
        ("count(delivery.*.stage = \"On track\")", "2"),
        ("count(delivery.*.stage != \"On track\")", "1"),
        ("count(delivery.*.stage = \"Cancelled\")", "0"),
        ("count(delivery.*.rag = \"Red\" or delivery.*.rag = \"Amber\")", "3"),
        ("count(delivery.*.rag = \"Red\" and delivery.*.target > £50)", "1"),
        ("count(delivery.*.forecast < delivery.*.target)", "3"),
        ("count(delivery.*.rag = \"Red\") / count(delivery.*.target)", "0.5"),
        // All rows that have a number, as before.
        ("count(delivery.*.target)", "4"),
    ];
    for (formula, many) in cases {
        assert_eq!(counted(formula), many, "{formula}");
    }
}

#[test]
fn projects_are_counted_by_their_status() {
    let desk = Desk::parks().with([
        write(
            "inputs/parks/projects.yaml",
            "projects:
  - {id: pond, title: The pond, status: Delivered}
  - {id: wall, title: The wall, status: On track}
  - {id: gate, title: The gate, status: Delivered}
  - {id: path, title: The path}
",
        ),
        write(
            FIGURES,
            "figures:
  - id: delivered
    title: Projects delivered
    formula: count(projects.*.status = \"Delivered\")
",
        ),
        write(SUMMARY, "{{delivered | Words}} projects are delivered.\n"),
    ]);
    desk.run_well(&["build"]);
    assert!(desk.read("output/parks/paper.md").contains("Two projects are delivered."));
}

fn figure(formula: &str) -> Change {
    write(FIGURES, format!("figures:\n  - id: it\n    title: It\n    formula: {formula}\n"))
}

macro_rules! refused {
    ($($name:ident: [$($change:expr),+ $(,)?];)+) => {
        $(#[test] fn $name() { refuses(stringify!($name), [$($change),+]); })+
    };
}

refused! {
    count_of_words_that_no_rule_says: [figure("count(delivery.*.rag = \"Rde\")")];
    count_of_words_that_are_typed_in_other_letters: [figure("count(delivery.*.stage = \"on track\")")];
    count_of_a_column_that_is_not_there: [figure("count(delivery.*.rga = \"Red\")")];
    count_of_numbers_as_words: [figure("count(delivery.*.target = \"Red\")")];
    count_of_words_without_their_marks: [figure("count(delivery.*.rag = Red)")];
    count_of_no_rows: [figure("count(delivery.lawns.rag = \"Red\")")];
    count_of_rows_of_two_kinds: [figure("count(delivery.*.rag = \"Red\" and posts.*.grade = \"B1\")")];
    count_of_words_left_open: [figure("count(delivery.*.rag = \"Red)")];
    count_of_no_words: [figure("count(delivery.*.rag = \"\")")];
    count_of_more_than_some_words: [figure("count(delivery.*.rag > \"Red\")")];
    words_as_a_number: [figure("sum(\"Red\")")];
    // It is refused although every row says something before it is asked.
    rule_by_words_that_no_row_says: [
        replace(SCHEDULES, "heading: Stage, text: yes}", "heading: Stage, text: yes}
      - {id: alert, heading: Alert, words: [{say: Fine, when: target > £0}, {say: Act now, when: rag = \"red\"}]}"),
    ];
    rule_that_needs_its_own_words: [
        replace(SCHEDULES, "- {say: Red}", "- {say: Red, when: rag = \"Amber\"}"),
    ];
    sum_said_of_a_column_of_words: [
        replace(SCHEDULES, "heading: RAG", "heading: RAG\n        total: sum"),
        replace(SCHEDULES, "text: yes}", "text: yes, total: none}"),
    ];
}
