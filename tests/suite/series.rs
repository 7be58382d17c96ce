//! Papers that come again: their periods, what is kept of them, and what is told of a change.

use orderpaper::diagnostic::{Faults, Source};
use orderpaper::inputs::frozen::FrozenFile;
use orderpaper::pipeline::{self, Wanted};
use orderpaper::series::freeze;

use super::support::{Desk, assert_snapshot, replace, write};

const PARKS: &str = "inputs/parks/paper.yaml";

/// The paper about the parks, as one of the second quarter.
fn second_quarter() -> Desk {
    Desk::parks().with([replace(
        PARKS,
        "style: simple\n",
        "style: simple\nseries: {name: parks, period: Q2 2026/27}\n",
    )])
}

fn frozen(desk: &Desk, paper: &str) -> String {
    let folder = desk.path("inputs").join(paper);
    let drafted = pipeline::draft(&folder, &desk.path("templates"), Wanted::default());
    let drafted = drafted.expect("the paper builds");
    freeze(&drafted).expect("it is of a series").to_yaml()
}

fn read(name: &str, text: &str) -> FrozenFile {
    let mut faults = Faults::new();
    let file = FrozenFile::read(&Source::new(name, text), &mut faults);
    assert!(faults.is_empty(), "{faults:?}");
    file.expect("it was read")
}

/// The first quarter, as the paper of the second has it; with these words exchanged.
fn first_quarter(changes: &[(&str, &str)]) -> String {
    let mut frozen = read("2026-27-q2.yaml", &frozen(&second_quarter(), "parks")).frozen;
    frozen.period = frozen.period.previous();
    let mut text = frozen.to_yaml();
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "`{from}` must stand once in:\n{text}");
        text = text.replace(from, to);
    }
    text
}

fn says(desk: &Desk, case: &str, arguments: &[&str]) -> Option<i32> {
    let run = desk.run(arguments);
    assert_snapshot("series", case, &run.shown(arguments));
    run.exit
}

#[test]
fn what_a_paper_reported_is_kept_in_a_small_file() {
    assert_snapshot("series", "frozen", &frozen(&second_quarter(), "parks"));
}

#[test]
fn every_worked_paper_reads_back_as_it_was_kept() {
    let desk = Desk::worked_papers();
    let papers = std::fs::read_dir(desk.path("inputs")).expect("there are papers");
    for paper in papers.map(|paper| paper.expect("it can be read").file_name()) {
        let paper = paper.to_str().expect("names are words");
        let file = desk.path("inputs").join(paper).join("paper.yaml");
        let text = std::fs::read_to_string(&file).expect("every paper has one");
        if !text.contains("\nseries:") {
            let text = text + "\nseries: {name: worked, period: May 2018}\n";
            std::fs::write(&file, text).expect("it can be written");
        }
        let text = frozen(&desk, paper);
        let source = Source::new("any", text.as_str());
        let mut faults = Faults::new();
        let file = FrozenFile::read(&source, &mut faults).expect("it was read");
        assert_eq!(faults.iter().count(), 1, "only its name is another: {faults:?}");
        assert!(file.is_as_written(), "{paper}");
        assert_eq!(file.frozen.to_yaml(), text, "{paper}");
    }
}

#[test]
fn line_endings_and_comments_are_no_change_and_a_digit_is_one() {
    let text = first_quarter(&[]);
    assert!(read("2026-27-q1.yaml", &text).is_as_written());
    let other_lines = text.replace('\n', "\r\n") + "# Somebody looked at it.\r\n";
    assert!(read("2026-27-q1.yaml", &other_lines).is_as_written());
    let changed = first_quarter(&[("value: 300.75", "value: 300.76")]);
    assert!(!read("2026-27-q1.yaml", &changed).is_as_written());
    let without_row = first_quarter(&[("    ranger: \"Park Ranger\"\n", "")]);
    assert!(!read("2026-27-q1.yaml", &without_row).is_as_written());
}

#[test]
fn an_earlier_period_is_one_of_the_series() {
    let first = "inputs/parks/periods/2026-27-q1.yaml";
    let desk = second_quarter().with([write(first, first_quarter(&[]))]);
    desk.run_well(&["build", "parks"]);
    let cases: [(&str, &str, &str); 4] = [
        ("of_another_series", "name: parks,", "name: meadows,"),
        ("of_the_same_period", "period: Q2 2026/27", "period: Q1 2026/27"),
        ("of_another_length", "period: Q2 2026/27", "period: August 2026"),
        ("of_no_series", "series: {name: parks, period: Q2 2026/27}\n", ""),
    ];
    for (case, from, to) in cases {
        let desk =
            second_quarter().with([write(first, first_quarter(&[])), replace(PARKS, from, to)]);
        assert_eq!(says(&desk, case, &["build", "parks"]), Some(1), "{case}");
    }
    let desk =
        second_quarter().with([write("inputs/parks/periods/spring.yaml", first_quarter(&[]))]);
    assert_eq!(says(&desk, "under_another_name", &["build", "parks"]), Some(1));
    let desk = second_quarter().with([replace(PARKS, "Q2 2026/27", "Q5 2026/27")]);
    assert_eq!(says(&desk, "no_period", &["build", "parks"]), Some(1));
}
