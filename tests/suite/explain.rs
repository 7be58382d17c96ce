//! Where figures come from: `explain`, `figures`, and the appendix of workings.

use std::collections::BTreeSet;
use std::path::Path;

use orderpaper::explain::{Explained, Extent, add_workings, explain, list};
use orderpaper::figures::Figure;
use orderpaper::paper::walk;
use orderpaper::pipeline::{self, Drafted};
use rust_decimal::Decimal;
use serde_json::Value;

use super::support::{Desk, assert_snapshot, crate_folder, write};

const LEEDS: &str = "leeds-reassessment-team";

/// Every paper that there is.
fn papers() -> Vec<String> {
    let folders = std::fs::read_dir(crate_folder().join("inputs")).expect("it is there");
    let name = |entry: std::fs::DirEntry| entry.file_name().into_string().expect("it is readable");
    let mut papers: Vec<String> = folders.flatten().map(name).collect();
    papers.sort();
    papers
}

fn says(desk: &Desk, case: &str, arguments: &[&str]) -> Option<i32> {
    let run = desk.run(arguments);
    assert_snapshot("explain", case, &run.shown(arguments));
    run.exit
}

fn draft(paper: &str) -> Drafted {
    let folder = crate_folder().join("inputs").join(paper);
    pipeline::draft(&folder, &crate_folder().join("templates"), pipeline::Wanted::default())
        .expect("the paper builds")
}

/// A paper with a schedule of so many rows, and figures that need it more than once.
fn with_many_rows(rows: usize) -> Desk {
    let rows: String = (1..=rows)
        .map(|row| format!("      - {{id: r{row}, label: Row {row}, amount: {row}}}\n"))
        .collect();
    let schedule = format!(
        "schedules:\n  - id: long\n    title: Long\n    label: Row\n    columns:\n      - {{id: amount, heading: Amount}}\n    rows:\n{rows}      - {{id: all, label: All, role: total}}\n"
    );
    let figures = "figures:\n  - {id: half, title: Half of all, formula: long.all.amount / 2}\n  - {id: both, title: Both halves, formula: half + half}\n";
    Desk::parks().with([
        write("inputs/parks/schedules.yaml", schedule),
        write("inputs/parks/figures.yaml", figures),
    ])
}

/// The call of a councillor: where does £713,584 come from?
#[test]
fn a_printed_number_is_explained() {
    let desk = Desk::worked_papers();
    for (case, number) in
        [("as_printed", "£713,584"), ("without_sign", "713,584"), ("without_commas", "713584")]
    {
        let run = desk.run_well(&["explain", LEEDS, number]);
        assert!(run.stdout.starts_with("£713,584  Savings achieved"), "{case}:\n{}", run.stdout);
    }
    assert_eq!(says(&desk, "printed_number", &["explain", LEEDS, "£713,584"]), Some(0));
}

#[test]
fn a_number_that_is_printed_otherwise_is_found_by_rounding() {
    let desk = Desk::worked_papers();
    assert_eq!(says(&desk, "rounded_number", &["explain", LEEDS, "£0.7m"]), Some(0));
}

#[test]
fn figures_that_are_printed_alike_are_told_apart() {
    let desk = Desk::worked_papers();
    assert_eq!(says(&desk, "printed_alike", &["explain", "leeds-peer-challenge", "4"]), Some(0));
    assert_eq!(
        says(&desk, "many_alike", &["explain", "rotherham-quarterly-update", "two"]),
        Some(0)
    );
}

#[test]
fn a_figure_is_explained_by_its_name() {
    let desk = Desk::worked_papers();
    for (case, paper, figure) in [
        ("posts_and_recommendation", LEEDS, "posts.total.cost"),
        ("mixed_total", LEEDS, "savings.team.total.value"),
        ("formula", "rotherham-quarterly-update", "actions.position.y2019_20"),
        ("divided", "cheshire-east-redesign", "budget.as_set.share"),
        ("weeks_between_dates", "nottinghamshire-initiatives", "owl_part"),
        ("items_counted", "leeds-peer-challenge", "scores.framework.long_term.coverage"),
    ] {
        assert_eq!(says(&desk, case, &["explain", paper, figure]), Some(0));
    }
}

#[test]
fn what_there_is_not_is_told_with_what_is_near_it() {
    let desk = Desk::worked_papers();
    for (case, asked) in [
        ("misspelt", "posts.total.csot"),
        ("misread", "£713,585"),
        ("words", "posts.team_manager.grade"),
        ("nothing", "nonsense"),
        ("blank", ""),
    ] {
        assert_eq!(says(&desk, case, &["explain", LEEDS, asked]), Some(1));
    }
    assert_eq!(says(&desk, "no_paper", &["explain", "leds-reassessment-team", "1"]), Some(1));
}

/// Large sums are bounded, and parts that are shared are told once.
#[test]
fn a_sum_of_a_thousand_rows_is_told_in_a_few() {
    let desk = with_many_rows(1000);
    assert_eq!(says(&desk, "thousand_rows", &["explain", "parks", "both"]), Some(0));
    let all = desk.run_well(&["explain", "parks", "both", "--all"]);
    for row in [1, 31, 1000] {
        let name = format!("long.r{row}.amount");
        assert_eq!(all.stdout.matches(&format!("{name}\n")).count(), 1, "{name} is told once");
    }
    assert!(!all.stdout.contains("more: `--all`"));
}

/// Rows for which a condition holds are named, each with its line.
#[test]
fn counted_rows_are_named() {
    let projects = "projects:\n  - {id: a, title: A, status: Done}\n  - {id: b, title: B, status: Late}\n  - {id: c, title: C, status: Done}\n";
    let figures = "figures:\n  - {id: done, title: Projects done, unit: count, formula: 'count(projects.*.status = \"Done\")'}\n";
    let desk = Desk::parks().with([
        write("inputs/parks/projects.yaml", projects),
        write("inputs/parks/figures.yaml", figures),
    ]);
    assert_eq!(says(&desk, "counted_rows", &["explain", "parks", "done"]), Some(0));
}

#[test]
fn figures_are_listed_in_three_forms() {
    let desk = Desk::parks();
    for format in ["table", "json", "csv"] {
        let arguments = ["figures", "parks", "--format", format];
        assert_eq!(says(&desk, &format!("figures_{format}"), &arguments), Some(0));
    }
}

/// RFC 4180: lines end with CR LF, and every record has as many fields as the first.
#[test]
fn the_csv_is_read_back_as_what_the_json_says() {
    let desk = Desk::worked_papers();
    for paper in papers() {
        let csv = desk.run_well(&["figures", &paper, "--format", "csv"]).stdout;
        assert!(csv.ends_with("\r\n"));
        let json = desk.run_well(&["figures", &paper, "--format", "json"]).stdout;
        let json: Value = serde_json::from_str(&json).expect("it is JSON");
        let figures = json["figures"].as_array().expect("a list");
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let records: Vec<csv::StringRecord> =
            reader.records().map(|record| record.expect("as many fields as headings")).collect();
        assert_eq!(records.len(), figures.len());
        for (record, figure) in records.iter().zip(figures) {
            assert_eq!(record.get(0), figure["name"].as_str());
            assert_eq!(record.get(1), figure["label"].as_str());
            assert_eq!(record.get(2), figure["value"].as_str());
        }
    }
}

/// Every field of the JSON is in the documentation, and so is what `explain` says in it.
#[test]
fn the_documentation_is_true() {
    let page = std::fs::read_to_string(crate_folder().join("docs/figures.md")).expect("the page");
    let desk = Desk::worked_papers();
    let said = desk.run_well(&["explain", LEEDS, "£713,584"]).stdout;
    assert!(
        page.contains(&format!("```text\n{said}```")),
        "the page shows something else than:\n{said}"
    );
    let json = desk.run_well(&["figures", LEEDS, "--format", "json"]).stdout;
    let mut fields = BTreeSet::new();
    collect_fields(&serde_json::from_str(&json).expect("it is JSON"), &mut fields);
    let missing: Vec<&String> =
        fields.iter().filter(|field| !page.contains(&format!("`{field}`"))).collect();
    assert!(missing.is_empty(), "docs/figures.md doesn't name {missing:?}");
}

fn collect_fields(value: &Value, fields: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (field, value) in object {
                fields.insert(field.clone());
                collect_fields(value, fields);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect_fields(value, fields)),
        _ => {}
    }
}

/// Every figure of every paper can be explained: each end of its tree has a place in a file of the
/// inputs, and what is added comes to the sum.
#[test]
fn every_figure_of_every_paper_ends_at_something_typed() {
    for paper in papers() {
        let drafted = draft(&paper);
        let explained = Explained::new(&drafted);
        let mut seen = 0;
        for (name, figure) in drafted.ledger.figures() {
            ends_at_places(figure);
            adds_up(figure);
            let lines = explain(figure, &explained, Extent::All);
            assert!(lines.len() > 1, "{name}");
            let is_cut = lines.iter().any(|line| line.contains("{{") || line.contains("--all"));
            assert!(!is_cut, "{name}:\n{}", lines.join("\n"));
            seen += 1;
        }
        assert!(seen > 40, "{paper} has figures");
        for figure in list(&paper, &explained).figures {
            assert!(!figure.from.is_empty() || figure.place.is_some(), "{}", figure.name);
        }
    }
}

fn ends_at_places(figure: &Figure) {
    let from = figure.derivation.from();
    let is_typed = figure.given_at().is_some_and(|place| {
        place.line() > 0
            && Path::new(place.source().path()).extension().is_some_and(|e| e == "yaml")
    });
    assert!(is_typed || !from.is_empty(), "`{}` comes from nowhere", figure.name);
    from.iter().for_each(|part| ends_at_places(part));
}

fn adds_up(figure: &Figure) {
    let Some(terms) = figure.derivation.terms() else { return };
    if terms.iter().any(|term| term.figure.unit != figure.unit) {
        return;
    }
    let sum: Decimal = terms
        .iter()
        .map(|term| if term.taken_away { -term.figure.value } else { term.figure.value })
        .sum();
    assert_eq!(sum, figure.value, "the parts of `{}` don't add up to it", figure.name);
}

/// Each figure that a paper prints stands in its workings, in all outputs, as it is printed.
#[test]
fn the_workings_have_every_figure_of_the_paper() {
    let desk = Desk::worked_papers();
    desk.run_well(&["build", "--workings"]);
    for paper in papers() {
        let drafted = draft(&paper);
        let mut printed = BTreeSet::new();
        walk::figures(&drafted.paper, &mut |placed, _| {
            printed.insert(placed.figure.name.clone());
        });
        let before = drafted.paper.blocks.len();
        let with = add_workings(&Explained::new(&drafted), |_| None).expect("it can be drawn");
        let mut worked_out = BTreeSet::new();
        let added = &with.blocks[before..];
        for inline in inlines(added) {
            if let orderpaper::paper::Inline::Figure(placed) = inline {
                worked_out.insert(placed.figure.name.clone());
            }
        }
        assert_eq!(worked_out, printed, "{paper}");
        for output in ["paper.md", "paper.typ"] {
            let text = desk.read(&format!("output/{paper}/{output}"));
            assert!(text.contains("Workings"), "{paper}/{output}");
            assert!(!text.contains("{{") && !text.contains("\\{"), "{paper}/{output} has braces");
        }
    }
    let leeds = desk.read(&format!("output/{LEEDS}/paper.md"));
    let workings = &leeds[leeds.find("## Workings").expect("the heading")..];
    assert_snapshot("explain", "workings_leeds", workings);
}

fn inlines(blocks: &[orderpaper::paper::Block]) -> Vec<&orderpaper::paper::Inline> {
    let mut found = Vec::new();
    walk::blocks(blocks, &mut |inline| found.push(inline));
    found
}

/// The name of a figure is perhaps printed nowhere but in its workings.
#[test]
fn a_name_that_cannot_be_drawn_is_told_where_it_stands() {
    let figures = "figures:\n  - {id: a, title: \"A 😀\", value: 5}\n  - {id: b, title: Twice, formula: a * 2}\n";
    let desk = Desk::parks().with([
        write("inputs/parks/figures.yaml", figures),
        write("inputs/parks/sections/summary.md", "It is {{b}}.\n"),
    ]);
    desk.run_well(&["build"]);
    assert_eq!(says(&desk, "undrawable_name", &["build", "--workings"]), Some(1));
}

/// A sign may be left out, but not be another.
#[test]
fn a_sign_that_is_asked_for_counts() {
    let posts = "posts:\n  - {id: new, title: New, grade: A, fte: 3, cost_per_fte: 40000}\n  - {id: old, title: Old, grade: A, fte: -2, cost_per_fte: 50000}\n";
    let desk = Desk::parks().with([write("inputs/parks/posts.yaml", posts)]);
    for (asked, name) in
        [("(100,000)", "old"), ("-£100,000", "old"), ("100000", "old"), ("£120,000", "new")]
    {
        let run = desk.run_well(&["explain", "parks", asked]);
        assert!(run.stdout.contains(&format!("posts.{name}.cost")), "{asked}:\n{}", run.stdout);
    }
    assert_eq!(desk.run(&["explain", "parks", "-£120,000"]).exit, Some(1));
}

/// A chain of figures, each made of the one before, is told as far as a terminal is wide, and says how to go on.
#[test]
fn a_long_chain_is_told_to_a_depth() {
    let figures: String = (1..=400)
        .map(|n| format!("  - {{id: f{n}, title: Figure {n}, formula: f{} + £1}}\n", n - 1))
        .collect();
    let figures = format!("figures:\n  - {{id: f0, title: Figure 0, value: 1}}\n{figures}");
    let desk = Desk::parks().with([write("inputs/parks/figures.yaml", figures)]);
    for arguments in [&["explain", "parks", "f400"][..], &["explain", "parks", "f400", "--all"]] {
        let told = desk.run_well(arguments).stdout;
        let last = told.lines().last().unwrap_or_default();
        let expected = "f376: how it came about is told if it is asked for by this name";
        assert_eq!(last.trim(), expected, "{told}");
        assert!(told.lines().all(|line| line.chars().count() < 190), "{told}");
    }
    let rest = desk.run_well(&["explain", "parks", "f20"]).stdout;
    assert!(rest.contains("typed: inputs/parks/figures.yaml:2"), "{rest}");
}

/// The workings of a large sum fit on pages, and say how much they leave out.
#[test]
fn the_workings_of_a_thousand_rows_are_bounded() {
    let desk = with_many_rows(1000)
        .with([write("inputs/parks/sections/summary.md", "It comes to {{long.all.amount}}.\n")]);
    desk.run_well(&["build", "--workings"]);
    let paper = desk.read("output/parks/paper.md");
    assert!(paper.contains("and 988 more"), "{paper}");
}
