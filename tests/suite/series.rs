//! Papers that come again: their periods, what is kept of them, and what is told of a change.

use orderpaper::diagnostic::{Faults, Source};
use orderpaper::inputs::frozen::FrozenFile;
use orderpaper::pipeline::{self, Wanted};
use orderpaper::series::freeze;

use super::support::{Change, Desk, assert_snapshot, crate_folder, remove, replace, write};
use crate::seen::without_marks;

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
    let desk = second_quarter().with([write("inputs/parks/periods/2026-27-q1.yml", "")]);
    assert_eq!(says(&desk, "of_another_kind", &["build", "parks"]), Some(1));
    let desk = second_quarter().with([replace(PARKS, "Q2 2026/27", "Q5 2026/27")]);
    assert_eq!(says(&desk, "no_period", &["build", "parks"]), Some(1));
}

const SCHEDULE: &str = "\
schedules:
  - id: budget
    title: The budget of parks
    label: Service
    favourable: lower
    columns:
      - {id: budget, heading: Budget}
      - {id: forecast, heading: Forecast}
      - {id: before, heading: Reported before, compare: previous, of: forecast}
      - {id: movement, heading: Movement, movement: previous, of: forecast}
      - {id: variance, heading: Variance, movement: budget, of: forecast}
      - {id: travel, heading: Direction of travel, direction: previous, of: forecast}
    rows:
      - {id: staff, label: Staff, budget: 100, forecast: 110}
      - {id: grounds, label: Grounds, budget: 50, forecast: 48}
      - {id: rents, label: Rents, budget: 30, forecast: 32, favourable: higher}
      - {id: total, label: All, role: total}
";

const FIGURES: &str = "\
figures:
  - {id: growth, title: Growth of the forecast, formula: budget.total.forecast - previous.budget.total.forecast}
  - {id: visits, title: Visits, value: 20, unit: count, measure: target}
  - {id: opening, title: The reserve at the start, value: 250}
  - {id: reserve, title: The reserve at the end, formula: opening - £40}
";

const PAPER: &str = "\
title: Looking after the parks
style: simple
date: 2024-08-28
series:
  name: parks
  period: Q2 2026/27
  opens: [{figure: opening, from: reserve}]
fields:
  report_of: Head of Parks
  call_in: no
recommendations: [Note the forecast.]
background_papers: none
tables:
  - {id: budget, caption: Budget and forecast, rows: budget, money: pounds}
charts:
  - id: forecasts
    caption: The forecast over time
    kind: line
    rows: periods
    label: Period
    money: pounds
    columns: [{figure: budget.total.forecast, heading: Forecast}]
";

const PROSE: &str = "The forecast was {{previous.budget.total.forecast}}, and grew by {{growth}}.

{{table budget}}

{{chart forecasts}}
";

/// The first quarter, before anything is known of earlier ones.
const FIRST: &str = "\
series: parks
period: Q1 2026/27
title: Looking after the parks
figures:
  budget.grounds.budget: {value: 50, unit: money, measure: plain, title: \"Grounds, Budget\"}
  budget.grounds.forecast: {value: 50, unit: money, measure: plain, title: \"Grounds, Forecast\"}
  budget.rents.forecast: {value: 30, unit: money, measure: plain, title: \"Rents, Forecast\"}
  budget.staff.forecast: {value: 105, unit: money, measure: plain, title: \"Staff, Forecast\"}
  budget.total.forecast: {value: 185, unit: money, measure: plain, title: \"All, Forecast\", formula: \"the sum of its parts\"}
  opening: {value: 290, unit: money, measure: plain, title: The reserve at the start}
  reserve: {value: 250, unit: money, measure: plain, title: The reserve at the end, formula: opening - £40}
  visits: {value: 20, unit: count, measure: target, title: Visits}
rows:
  budget:
    grounds: Grounds
    rents: Rents
    staff: Staff
    total: All
digest: none
";

/// What is kept of the first quarter, with these words exchanged before it is written.
fn kept(changes: &[(&str, &str)]) -> String {
    let mut text = FIRST.to_owned();
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "`{from}` must stand once in:\n{text}");
        text = text.replace(from, to);
    }
    read("2026-27-q1.yaml", &text).frozen.to_yaml()
}

const FIRST_FILE: &str = "inputs/parks/periods/2026-27-q1.yaml";
const FIGURES_FILE: &str = "inputs/parks/figures.yaml";
const SCHEDULES_FILE: &str = "inputs/parks/schedules.yaml";

/// A paper of the second quarter that compares itself with the first.
fn comparing() -> Desk {
    Desk::parks().with([
        write(PARKS, PAPER),
        write(SCHEDULES_FILE, SCHEDULE),
        write(FIGURES_FILE, FIGURES),
        write("inputs/parks/sections/summary.md", PROSE),
        write("inputs/parks/sections/resources.md", "No more staff is needed.\n"),
        write(FIRST_FILE, kept(&[])),
        remove("inputs/parks/savings.yaml"),
        remove("inputs/parks/posts.yaml"),
    ])
}

#[test]
fn a_table_compares_with_the_period_before() {
    let desk = comparing();
    desk.run_well(&["build", "parks"]);
    assert_snapshot("series", "compared", &desk.read("output/parks/paper.md"));
    assert_eq!(says(&desk, "nothing_found", &["check", "parks"]), Some(0));
    assert_eq!(says(&desk, "explained", &["explain", "parks", "growth"]), Some(0));
}

#[test]
fn what_the_paper_before_had_not_is_told() {
    let cases: [(&str, [Change; 1]); 7] = [
        ("no_earlier_period", [remove(FIRST_FILE)]),
        (
            "no_such_figure",
            [replace(
                FIGURES_FILE,
                "previous.budget.total.forecast",
                "previous.budget.totl.forecast",
            )],
        ),
        (
            "no_such_column",
            [replace(
                SCHEDULES_FILE,
                "compare: previous, of: forecast",
                "compare: previous, of: budgt",
            )],
        ),
        (
            "nothing_of_last_year",
            [replace(SCHEDULES_FILE, "compare: previous", "compare: last_year")],
        ),
        (
            "compared_with_nothing",
            [replace(SCHEDULES_FILE, "compare: previous", "compare: budget")],
        ),
        ("neither_better_nor_worse", [replace(SCHEDULES_FILE, "    favourable: lower\n", "")]),
        ("opens_from_nothing", [replace(PARKS, "from: reserve", "from: reserves")]),
    ];
    for (case, change) in cases {
        let desk = comparing().with(change);
        assert_eq!(says(&desk, case, &["build", "parks"]), Some(1), "{case}");
    }
}

#[test]
fn a_change_since_the_paper_before_is_found() {
    let changed = |from: &str, to: &str| write(FIRST_FILE, kept(&[]).replace(from, to));
    let kept = |from: &str, to: &str| write(FIRST_FILE, kept(&[(from, to)]));
    let cases: [(&str, Change); 10] = [
        ("frozen_changed", changed("value: 185", "value: 186")),
        ("gap", replace(PARKS, "Q2 2026/27", "Q3 2026/27")),
        ("opening", replace(FIGURES_FILE, "value: 250}", "value: 255}")),
        ("row_vanished", kept("    rents: Rents\n", "    rents: Rents\n    sponsors: Sponsors\n")),
        ("row_appeared", kept("    rents: Rents\n", "")),
        ("table_vanished", kept("rows:\n", "rows:\n  assets:\n    mower: Mower\n")),
        ("definition", replace(FIGURES_FILE, "opening - £40", "opening - £20 - £20")),
        (
            "definition_of_unit",
            kept("visits: {value: 20, unit: count", "visits: {value: 20, unit: number"),
        ),
        ("target", replace(FIGURES_FILE, "value: 20, unit", "value: 22, unit")),
        (
            "typed_where_it_was_computed",
            replace(FIGURES_FILE, "formula: opening - £40", "value: 210"),
        ),
    ];
    for (case, change) in cases {
        let desk = comparing().with([change]);
        says(&desk, &format!("found_{case}"), &["check", "parks"]);
    }
}

/// A row has its rows' rule; what else vanished is told, and once for a column.
#[test]
fn a_figure_that_vanished_is_found() {
    let figure = "  visits: {value: 20,";
    let cases = [
        (
            "figure",
            kept(&[(
                figure,
                &format!(
                    "  trees: {{value: 4, unit: count, measure: plain, title: \"Trees\"}}\n{figure}"
                ),
            )]),
        ),
        (
            "column",
            kept(&[(
                figure,
                &format!(
                    "  budget.staff.outlook: {{value: 4, unit: money, measure: plain, title: \"Staff, Outlook\"}}\n  budget.rents.outlook: {{value: 5, unit: money, measure: plain, title: \"Rents, Outlook\"}}\n{figure}"
                ),
            )]),
        ),
        (
            "with_its_row",
            kept(&[
                ("    rents: Rents\n", "    rents: Rents\n    sponsors: Sponsors\n"),
                (
                    figure,
                    &format!(
                        "  budget.sponsors.forecast: {{value: 4, unit: money, measure: plain, title: \"Sponsors, Forecast\"}}\n{figure}"
                    ),
                ),
            ]),
        ),
    ];
    for (case, file) in cases {
        // The prose names what vanished nowhere.
        let desk = comparing().with([write(FIRST_FILE, file)]);
        says(&desk, &format!("vanished_{case}"), &["check", "parks"]);
    }
}

/// Under one name there may be another thing now. Capitals, spaces and what is placed make none.
#[test]
fn what_is_called_something_else_is_found() {
    let desk = comparing().with([
        replace(SCHEDULES_FILE, "label: Grounds", "label: Bus passes"),
        replace(SCHEDULES_FILE, "label: Staff", "label: \"STAFF \""),
        write(FIRST_FILE, kept(&[("title: Visits}", "title: Trees and visits}")])),
    ]);
    says(&desk, "renamed", &["check", "parks"]);
    let placed = comparing().with([
        replace(SCHEDULES_FILE, "label: Grounds", "label: \"Grounds in {{series.quarter}}\""),
        write(FIRST_FILE, kept(&[("    grounds: Grounds", "    grounds: Grounds in Q1")])),
    ]);
    let said = placed.run(&["check", "parks"]).stdout;
    assert!(!said.contains("series/renamed"), "{said}");
}

/// What was kept of a figure says which way was good, and that it was a target.
#[test]
fn a_sign_convention_that_is_turned_and_a_target_that_is_none_any_more_are_found() {
    let first = |title: &str, more: &str| {
        write(FIRST_FILE, kept(&[(&format!("{title}}}"), &format!("{title}, {more}}}"))]))
    };
    let desk = comparing().with([first("title: \"Staff, Forecast\"", "favourable: higher")]);
    says(&desk, "turned", &["check", "parks"]);
    let desk = comparing().with([
        first("title: Visits", "target: yes"),
        replace(FIGURES_FILE, "value: 20, unit: count, measure: target", "value: 22, unit: count"),
    ]);
    says(&desk, "target_no_more", &["check", "parks"]);
}

/// What is added in another order is the same sum.
#[test]
fn a_formula_in_another_order_is_the_same() {
    let order = |first: &'static str| {
        let desk = comparing().with([
            replace(FIGURES_FILE, "opening - £40", first),
            write(FIRST_FILE, kept(&[("opening - £40", "opening - £30 - £10")])),
        ]);
        desk.run(&["check", "parks"]).stdout.contains("series/definition")
    };
    assert!(!order("opening - £10 - £30"));
    assert!(order("opening - £20 - £20"));
}

#[test]
fn a_target_moves_by_a_change_request() {
    let request = |new: &str| {
        format!(
            "  change_requests:\n    - {{figure: visits, old: 20, new: {new}, agreed: Parks board, reason: One park is closed.}}\nfields:\n"
        )
    };
    let desk = comparing().with([
        replace(FIGURES_FILE, "value: 20, unit", "value: 22, unit"),
        write(PARKS, PAPER.replace("fields:\n", &request("22"))),
    ]);
    desk.run_well(&["check", "parks"]);
    desk.change(write(PARKS, PAPER.replace("fields:\n", &request("25"))));
    assert_eq!(says(&desk, "found_other_request", &["check", "parks"]), Some(1));
}

/// A year of savings, whose full-year effect, £5,226, is its `value` too.
const MOWING: &str = "series:
  - id: mowing
    title: Mowing
    weeks: 52
    rows:
      - {id: 2022_23, period: 2022/23, weekly: 100.50, counted: full_year}
      - {id: 2023_24, period: 2023/24, weekly: 200, counted: full_year}
";

/// A figure can be called by a second name, and is a target by that as well.
#[test]
fn a_target_is_known_by_its_second_name() {
    const KEPT: &str = "figures:\n  savings.mowing.2022_23.full_year_effect: {value: 5000, unit: money, measure: full_year_effect, title: \"Mowing\"}\n";
    let desk = |request: &str| {
        let targets = format!("  targets: [savings.mowing.2022_23.value]\n{request}fields:\n");
        comparing().with([
            write(PARKS, PAPER.replace("fields:\n", &targets)),
            write("inputs/parks/savings.yaml", MOWING),
            write(FIRST_FILE, kept(&[("figures:\n", KEPT)])),
        ])
    };
    assert_eq!(says(&desk(""), "target_by_second_name", &["check", "parks"]), Some(1));
    let request = "    - {figure: savings.mowing.2022_23.value, old: 5000, new: 5226, agreed: Parks board, reason: It rained.}\n";
    let requests = |times: usize| format!("  change_requests:\n{}", request.repeat(times));
    let said = desk(&requests(1)).run(&["check", "parks"]).stdout;
    assert!(!said.contains("series/target"), "{said}");
    assert_eq!(says(&desk(&requests(2)), "requested_twice", &["build", "parks"]), Some(1));
}

/// Where a number counts something else now, nobody can say which way it moved.
#[test]
fn what_counts_something_else_now_moved_in_no_direction() {
    let kept = |how: &str| {
        let line = format!(
            "figures:\n  savings.mowing.2022_23.weekly: {{value: 400, {how}, title: \"Mowing\"}}\n  savings.mowing.2023_24.weekly: {{value: 100, unit: money, measure: weekly_rate, title: \"Mowing\"}}\n"
        );
        write(FIRST_FILE, kept(&[("figures:\n", &line)]))
    };
    let table = "  - {id: mowing, caption: Mowing, rows: savings.mowing, label: Year, total: none, columns: [{heading: Travel, figure: weekly, direction: previous, favourable: higher}]}\ncharts:\n";
    let desk = comparing().with([
        write(PARKS, PAPER.replace("charts:\n", table)),
        write("inputs/parks/savings.yaml", MOWING.replace(", counted: full_year", "")),
        write("inputs/parks/sections/resources.md", "{{ref mowing}}\n\n{{table mowing}}\n"),
    ]);
    for (how, says) in
        [("unit: money, measure: weekly_rate", true), ("unit: count, measure: tally", false)]
    {
        desk.change(kept(how));
        desk.run_well(&["build", "parks", "--draft", "--force"]);
        let paper = desk.read("output/parks/paper.md");
        assert_eq!(paper.contains("| Apr 2022 to Mar 2023 | Worsened |"), says, "{paper}");
        assert!(paper.contains("Improved"), "{paper}");
    }
}

#[test]
fn an_earlier_paper_is_restated_by_name() {
    let earlier = |file: &str| format!("inputs/parks-q1/{file}");
    let desk = comparing();
    // The paper of the first quarter beside it, whose staff came to more since.
    let schedule = SCHEDULE
        .lines()
        .filter(|line| !line.contains("previous"))
        .map(|line| format!("{line}\n"))
        .collect::<String>()
        .replace("forecast: 110", "forecast: 108")
        .replace("forecast: 48", "forecast: 50")
        .replace("forecast: 32", "forecast: 30");
    let figures = FIGURES
        .lines()
        .filter(|line| !line.contains("previous"))
        .map(|line| format!("{line}\n"))
        .collect::<String>()
        .replace("value: 250", "value: 290");
    let paper = "title: Looking after the parks\nstyle: simple\nseries: {name: parks, period: Q1 2026/27}\n";
    for (file, text) in
        [("paper.yaml", paper), ("schedules.yaml", &schedule), ("figures.yaml", &figures)]
    {
        desk.put(&earlier(file), text.as_bytes());
    }
    assert_eq!(says(&desk, "found_restated", &["check", "parks"]), Some(1));
    let restated = "  restatements:
    - {figure: budget.staff.forecast, period: Q1 2026/27, old: 105, new: 108, reason: An invoice came late.}
    - {figure: budget.total.forecast, period: Q1 2026/27, old: 185, new: 188, reason: An invoice came late.}
fields:
";
    let table = "\
tables:
  - id: restated
    caption: What was restated
    rows: restatements
    label: Figure
    total: none
    columns:
      - {heading: Reported for, text: period}
      - {heading: Reported, figure: reported}
      - {heading: Restated, figure: restated}
      - {heading: Why, text: reason}
";
    let paper = PAPER.replace("fields:\n", restated).replace("tables:\n", table);
    desk.change(write(PARKS, paper.clone()));
    desk.change(write(
        "inputs/parks/sections/summary.md",
        format!("{PROSE}\nThis table shows what was restated:\n\n{{{{table restated}}}}\n"),
    ));
    assert_eq!(says(&desk, "restated_by_name", &["check", "parks"]), Some(0));
    desk.run_well(&["build", "parks"]);
    assert_snapshot("series", "restated", &desk.read("output/parks/paper.md"));
    desk.change(write(PARKS, paper.replace("old: 105", "old: 104")));
    assert_eq!(says(&desk, "restated_from_another", &["build", "parks"]), Some(1));
    let second = "    - {figure: budget.staff.forecast, period: Q1 2026/27, old: 105, new: 109, reason: And another.}\nfields:\n";
    desk.change(write(PARKS, paper.replace("fields:\n", second)));
    assert_eq!(says(&desk, "restated_twice", &["build", "parks"]), Some(1));
}

/// Four quarters, each of which keeps what those before it reported, and the one a year before.
#[test]
fn a_series_goes_on_over_a_year() {
    let desk = Desk::parks();
    let mut earlier: Vec<(String, String)> = Vec::new();
    for (index, period) in
        ["Q1 2026/27", "Q2 2026/27", "Q3 2026/27", "Q4 2026/27", "Q1 2027/28"].iter().enumerate()
    {
        let paper = format!("parks-{index}");
        let formula = match index {
            0 => "visits * 1",
            4 => "visits - last_year.visits",
            _ => "visits - previous.visits",
        };
        let figures = format!(
            "figures:\n  - {{id: visits, title: Visits, value: {}, unit: count}}\n  - {{id: more, title: More visits, formula: {formula}}}\n",
            100 + index * index
        );
        let paper_file = PAPER
            .split("tables:")
            .next()
            .expect("it has a beginning")
            .replace("Q2 2026/27", period)
            .replace("  opens: [{figure: opening, from: reserve}]\n", "");
        for (file, text) in [
            ("paper.yaml", paper_file),
            ("figures.yaml", figures),
            ("sections/resources.md", "No more staff is needed.\n".to_owned()),
            ("sections/summary.md", "Of {{visits}} visits, {{more}} are more.\n".to_owned()),
        ]
        .into_iter()
        .chain(earlier.iter().map(|(file, text)| (file.as_str(), text.clone())))
        {
            desk.put(&format!("inputs/{paper}/{file}"), text.as_bytes());
        }
        desk.run_well(&["build", &paper]);
        let text = frozen(&desk, &paper);
        let more = [100, 1, 3, 5, 16][index];
        assert!(text.contains(&format!("  more: {{value: {more},")), "{text}");
        let key = period.replace([' ', '/'], "-").to_lowercase();
        let key = format!("{}-{}", &key[3..], &key[..2]);
        earlier.push((format!("periods/{key}.yaml"), text));
    }
}

/// The worked papers of one series, in their order. `INSTA_UPDATE=always` renews what they keep.
const WORKED: [&str; 3] = [
    "rotherham-quarterly-update",
    "rotherham-quarterly-update-q3",
    "rotherham-quarterly-update-q4",
];

#[test]
fn a_worked_series_keeps_what_its_papers_reported() {
    let (inputs, templates) = (crate_folder().join("inputs"), crate_folder().join("templates"));
    let renew = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    let mut reported: Vec<(String, String)> = Vec::new();
    for paper in WORKED {
        let folder = inputs.join(paper);
        for (file, text) in &reported {
            let path = folder.join("periods").join(file);
            if renew {
                std::fs::write(&path, text).expect("it can be written");
            }
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(&kept, text, "{} isn't what was reported", path.display());
        }
        let drafted = pipeline::draft(&folder, &templates, Wanted::default());
        let frozen = freeze(&drafted.expect("the paper builds")).expect("it is of a series");
        reported.push((frozen.file_name(), frozen.to_yaml()));
    }
}

#[test]
fn an_earlier_figure_that_was_typed_is_offered() {
    let typed = "The forecast of all services was £185,000 as reported for the quarter before.\n";
    let desk = comparing().with([
        write("inputs/parks/sections/resources.md", typed),
        write(
            FIRST_FILE,
            kept(&[(
                "budget.total.forecast: {value: 185",
                "budget.total.forecast: {value: 185000",
            )]),
        ),
    ]);
    says(&desk, "found_typed", &["check", "parks"]);
}

#[test]
fn columns_that_compare_say_what_with_what() {
    let column = "compare: previous, of: forecast";
    for (case, other) in [
        ("compares_nothing", "of: forecast"),
        ("compares_with_nothing", "compare: previous"),
        ("compares_and_computes", "compare: previous, of: forecast, formula: forecast * 2"),
        ("says_direction_of_numbers", "direction: previous, of: forecast, signed: yes"),
    ] {
        let schedule = SCHEDULE.replacen(column, other, 1);
        let desk = comparing().with([write(SCHEDULES_FILE, schedule)]);
        assert_eq!(says(&desk, case, &["build", "parks"]), Some(1), "{case}");
    }
}

/// What the periods are called can be placed, so that no heading is left behind when the paper is rolled on.
#[test]
fn words_follow_the_period_of_the_paper() {
    let schedule = SCHEDULE.replace("Reported before", "\"Reported for {{previous.quarter}}\"");
    let prose = format!(
        "This is {{{{series.period}}}}, in {{{{series.year}}}}; before it was {{{{previous.period}}}}.\n\n{PROSE}"
    );
    let desk = comparing().with([
        write(SCHEDULES_FILE, schedule),
        write("inputs/parks/sections/summary.md", prose),
        replace(
            PARKS,
            "caption: Budget and forecast",
            "caption: \"Budget beside {{previous.period}}\"",
        ),
    ]);
    desk.run_well(&["build", "parks"]);
    let paper = without_marks(&desk.read("output/parks/paper.md"));
    assert!(paper.contains("This is Q2 2026/27, in 2026/27; before it was Q1 2026/27."), "{paper}");
    assert!(paper.contains("Budget beside Q1 2026/27"), "{paper}");
    assert!(paper.contains("| Reported for Q1 |"), "{paper}");
    assert_eq!(says(&desk, "words_follow", &["check", "parks"]), Some(0));
}

#[test]
fn a_heading_that_names_another_period_than_its_figures_is_found() {
    let schedule = SCHEDULE.replace("Reported before", "Reported for Q4");
    let desk = comparing().with([
        write(SCHEDULES_FILE, schedule),
        replace(PARKS, "caption: Budget and forecast", "caption: Budget beside Q1 2025/26"),
        replace(PARKS, "  report_of: Head of Parks\n", "  report_of: Q1 2026/27\n"),
    ]);
    assert_eq!(says(&desk, "headings_left_behind", &["check", "parks"]), Some(1));
    let right = SCHEDULE.replace("Reported before", "Reported for Q1 2026-27");
    let right = right.replace("heading: Movement,", "heading: From Q1 to Q2,");
    let desk = comparing().with([write(SCHEDULES_FILE, right)]);
    assert_eq!(says(&desk, "headings_of_theirs", &["check", "parks"]), Some(0));
}

/// A table over time has the figures of all periods.
#[test]
fn a_table_of_all_periods_may_name_any_of_them() {
    let table = "  - {id: time, caption: \"The forecast since Q1, by quarter\", rows: periods, label: Period, total: none, money: pounds, columns: [{heading: Forecast, figure: budget.total.forecast}]}\n";
    let desk = comparing().with([
        write(PARKS, PAPER.replace("charts:\n", &format!("{table}charts:\n"))),
        write("inputs/parks/sections/resources.md", "{{table time}}\n"),
    ]);
    assert_eq!(says(&desk, "all_periods", &["check", "parks"]), Some(0));
}

#[test]
fn a_paper_of_no_series_has_no_period_to_name() {
    let desk = Desk::parks()
        .with([write("inputs/parks/sections/summary.md", "This is {{series.quarter}}.\n")]);
    assert_eq!(says(&desk, "of_no_series_named", &["build", "parks"]), Some(1));
}

/// A row that is new has nothing to be compared with, and a total is compared with what it was.
#[test]
fn a_new_row_is_blank_a_period_ago() {
    let desk = comparing().with([replace(
        SCHEDULES_FILE,
        "      - {id: total",
        "      - {id: trees, label: Trees, budget: 5, forecast: 7}\n      - {id: total",
    )]);
    desk.run_well(&["build", "parks"]);
    assert_snapshot("series", "with_a_new_row", &desk.read("output/parks/paper.md"));
}

/// What was reported is rounded like anything else, and the table says so.
#[test]
fn parts_of_an_earlier_period_may_be_rounded_apart() {
    let first = kept(&[
        ("budget.grounds.forecast: {value: 50,", "budget.grounds.forecast: {value: 50.4,"),
        ("budget.rents.forecast: {value: 30,", "budget.rents.forecast: {value: 30.4,"),
        ("budget.total.forecast: {value: 185,", "budget.total.forecast: {value: 185.8,"),
    ]);
    let desk = comparing().with([write(FIRST_FILE, first)]);
    desk.run_well(&["build", "parks"]);
    let paper = desk.read("output/parks/paper.md");
    assert!(paper.contains("rounding"), "{paper}");
}

/// A formula that somebody typed needs no more words than a comparison does.
#[test]
fn a_movement_may_be_typed_as_a_formula() {
    let desk = comparing().with([replace(
        SCHEDULES_FILE,
        "movement: previous, of: forecast",
        "formula: forecast - previous.forecast, signed: yes",
    )]);
    desk.run_well(&["build", "parks"]);
    assert_snapshot("series", "compared", &desk.read("output/parks/paper.md"));
}

/// The posts of the paper about the parks, beside those of the first quarter.
fn posts_beside_those_before(columns: &str) -> Desk {
    let first = first_quarter(&[]);
    let mut frozen = read("2026-27-q1.yaml", &first).frozen;
    for (name, value) in [("posts.gardener.cost", 50_000), ("posts.total.cost", 68_750)] {
        frozen.figures.get_mut(name).expect("it was reported").value = value.into();
    }
    let columns = format!("      - heading: Yearly cost\n        figure: cost\n{columns}");
    second_quarter().with([
        write(FIRST_FILE, frozen.to_yaml()),
        write(
            PARKS,
            second_quarter()
                .read(PARKS)
                .replace("      - heading: Yearly cost\n        figure: cost\n", &columns),
        ),
    ])
}

#[test]
fn a_table_of_records_compares_with_the_period_before() {
    let desk = posts_beside_those_before(
        "      - {heading: In Q1, figure: cost, compare: previous}
      - {heading: Movement, figure: cost, movement: previous}
      - {heading: Direction of travel, figure: cost, direction: previous, favourable: lower}
",
    );
    desk.run_well(&["build", "parks"]);
    assert_snapshot("series", "records_compared", &desk.read("output/parks/paper.md"));
    let listed = desk.run_well(&["figures", "parks"]);
    assert!(listed.stdout.contains("previous.posts.gardener.cost.movement"), "{}", listed.stdout);
}

#[test]
fn columns_of_records_that_compare_say_what_with_what() {
    for (case, column) in [
        ("records_of_no_year", "{heading: Was, figure: cost, compare: last_year}"),
        ("records_of_no_period", "{heading: Was, figure: cost, compare: budget}"),
        ("records_neither_better", "{heading: Was, figure: cost, direction: previous}"),
        ("records_of_words", "{heading: Was, text: grade, movement: previous}"),
        ("records_twice", "{heading: Was, figure: cost, movement: previous, compare: previous}"),
    ] {
        let desk = posts_beside_those_before(&format!("      - {column}\n"));
        assert_eq!(says(&desk, case, &["build", "parks"]), Some(1), "{case}");
    }
}
