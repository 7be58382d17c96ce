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

fn pairs<'a>(cells: &'a [(String, String)]) -> Vec<(&'a str, &'a str)> {
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
        [("Lawns", "Green"), ("Trees", "Amber"), ("Ponds", "Red"), ("Paths", ""), ("Total", "Amber")]
    );
}

#[test]
fn totals_can_do_without_the_words_of_a_rule() {
    let desk = desk().with([replace(SCHEDULES, "heading: RAG", "heading: RAG\n        total: none")]);
    let shown = cells(&desk, 3);
    assert_eq!(
        pairs(&shown),
        [("Lawns", "Green"), ("Trees", "Amber"), ("Ponds", "Red"), ("Paths", "Red"), ("Total", "")]
    );
}
