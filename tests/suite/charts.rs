//! Charts: what they draw and say, and what is refused because it would show something that isn't so.

use super::support::{Change, Desk, assert_snapshot, replace, write};

const SCHEDULES: &str = "inputs/parks/schedules.yaml";
const PAPER: &str = "inputs/parks/paper.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";
const STYLE: &str = "templates/simple/style.yaml";
const SVG: &str = "output/parks/chart-spending.svg";
const MARKDOWN: &str = "output/parks/paper.md";

/// A budget with a saving, a dash, a blank and words, and how it comes from last year's.
const BUDGET: &str = "schedules:
  - id: budget
    title: Budget
    label: Service
    scale: thousands
    columns:
      - {id: plan, heading: Plan}
      - {id: actual, heading: Actual}
      - {id: variance, heading: Variance, formula: actual - plan, signed: yes}
      - {id: share, heading: Share, unit: percent, formula: actual / total.actual, total: formula}
      - {id: lead, heading: Lead, text: yes}
    rows:
      - {id: parks, label: Parks & gardens, plan: 1200, actual: 1100.4, lead: A}
      - {id: trees, label: Trees, plan: 800, actual: 950.5, lead: B}
      - {id: rents, label: Rents, plan: -300, actual: -250, lead: C}
      - {id: events, label: Events, plan: \"-\", actual: 40, lead: D}
      - {id: total, label: Total, formula: sum(rows), role: total}

  - id: change
    title: From last year's budget to this year's
    label: Step
    scale: thousands
    columns:
      - {id: amount, heading: Amount}
    rows:
      - {id: last, label: Last year, amount: 1500}
      - {id: pay, label: Pay award, amount: 120.4}
      - {id: cuts, label: Savings, amount: -260.4}
      - {id: this, label: This year, formula: last + pay + cuts, role: total}
";

/// A paper with one chart, of the budget unless it says otherwise.
fn desk(chart: &str) -> Desk {
    let charts = format!(
        "charts:\n  - id: spending\n    caption: Spending on *parks*\n{chart}\nbackground_papers: none"
    );
    Desk::parks().with([
        write(SCHEDULES, BUDGET),
        Change::Replace(PAPER, "background_papers: none", Box::leak(charts.into_boxed_str())),
        write(SUMMARY, "{{Ref spending}} shows it.\n\n{{chart spending}}\n"),
    ])
}

/// What the paper has from the caption of its chart to the next section.
fn printed(desk: &Desk) -> String {
    desk.run_well(&["build"]);
    let paper = desk.read(MARKDOWN);
    let after = paper.split("## Summary").nth(1).expect("the section is printed");
    after.split("\n## ").next().unwrap_or_default().trim().to_owned()
}

fn refuses(case: &str, chart: &str, changes: impl IntoIterator<Item = Change>) {
    let desk = desk(chart).with(changes);
    let arguments = ["build"];
    let run = desk.run(&arguments);
    assert_snapshot("charts", case, &run.shown(&arguments));
    assert_eq!(run.exit, Some(1));
    assert!(!desk.path("output").exists(), "a paper that can't be built must not be written");
}

macro_rules! refused {
    ($($(#[$about:meta])* $name:ident: $chart:expr $(, [$($change:expr),+ $(,)?])?;)+) => {
        $($(#[$about])* #[test] fn $name() { refuses(stringify!($name), $chart, [$($($change),+)?]); })+
    };
}

#[test]
fn a_bar_chart_with_the_table_of_its_figures() {
    let desk = desk(
        "    kind: bar\n    rows: budget\n    columns: [plan, actual]\n    money: in thousands",
    );
    assert_snapshot("charts", "bar_markdown", &printed(&desk));
    assert_snapshot("charts", "bar_svg", &desk.read(SVG));
}

#[test]
fn a_waterfall_ends_at_the_total_of_the_schedule() {
    let desk = desk("    kind: waterfall\n    rows: change\n    money: in thousands");
    assert_snapshot("charts", "waterfall_markdown", &printed(&desk));
    assert_snapshot("charts", "waterfall_svg", &desk.read(SVG));
}

#[test]
fn stacked_bars_of_columns() {
    let desk = desk(
        "    kind: stacked\n    rows: budget\n    pick: [trees, parks]\n    columns: [plan, {figure: actual, heading: Spent}]\n    along: columns\n    money: pounds\n    notes: ['See {{ref posts}}.']",
    );
    assert_snapshot("charts", "stacked_markdown", &printed(&desk));
    assert_snapshot("charts", "stacked_svg", &desk.read(SVG));
}

#[test]
fn a_line_chart_of_records_with_its_figures_in_a_table_of_the_paper() {
    let desk = desk(
        "    kind: line\n    rows: savings.mowing\n    label: Year\n    columns: [{figure: full_year_effect, heading: Full-year effect}]\n    data: mowing",
    );
    assert_snapshot("charts", "line_markdown", &printed(&desk));
    assert_snapshot("charts", "line_svg", &desk.read(SVG));
}

/// A draft says so across every page: a chart doesn't cover the word.
#[test]
fn nothing_is_drawn_behind_a_chart() {
    let desk = desk("    kind: line\n    rows: budget\n    columns: [actual]");
    desk.run_well(&["build"]);
    assert!(!desk.read(SVG).contains("<rect"), "{}", desk.read(SVG));
}

/// The numbers of parts that are too narrow for them stand below.
#[test]
fn every_part_of_a_bar_has_its_number() {
    let narrow = [replace(SCHEDULES, "label: Trees, plan: 800", "label: Trees, plan: 12")];
    let chart = "    kind: stacked\n    rows: budget\n    pick: [parks, trees]\n    columns: [plan, actual]\n    along: columns\n    money: in thousands";
    let desk = desk(chart).with(narrow);
    desk.run_well(&["build"]);
    let drawing = desk.read(SVG);
    for number in ["1,200", "12", "1,100", "951"] {
        assert!(drawing.contains(&format!(">{number}</text>")), "{number}: {drawing}");
    }
}

/// What is printed in a chart is what a table prints, in the style's own way.
#[test]
fn numbers_are_printed_in_the_way_of_the_style() {
    let chart = "    kind: waterfall\n    rows: change\n    money: millions 2";
    let minus = [replace(STYLE, "look:", "formats: {negative: minus, currency: \"€\"}\n\nlook:")];
    let paper = printed(&desk(chart).with(minus));
    assert!(
        paper.contains("Pay award +€0.12m; Savings minus €0.26m; This year €1.36m."),
        "{paper}"
    );
}

#[test]
fn the_words_of_charts_are_the_style_s() {
    let chart = "    kind: bar\n    rows: budget\n    columns: [actual]\n    data: figures";
    let desk = desk(chart).with([
        replace(STYLE, "look:", "wording: {chart: \"Siart {n}\", chart_table: \"Gweler {table}.\", bar_chart: \"Siart bar: {what}\"}\nreferences: {charts: \"Siartiau {n}\"}\n\nlook:"),
        replace(PAPER, "  - id: posts", "  - id: figures\n    caption: The figures\n    rows: budget\n  - id: posts"),
        write(SUMMARY, "{{ref spending}}, {{ref spending | number}}.\n\n{{chart spending}}\n\n{{table figures}}\n"),
    ]);
    let paper = printed(&desk);
    assert!(paper.starts_with("Siart 1, 1.\n\n**Siart 1: Spending"), "{paper}");
    assert!(paper.contains("![Siart bar: Actual by Service: Parks"), "{paper}");
    assert!(paper.contains("*Gweler Table 1.*"), "{paper}");
}

/// The drawing is the same in every output and on every run, and is cleared away like any picture.
#[test]
fn a_chart_is_a_picture_of_the_paper() {
    let chart = "    kind: bar\n    rows: budget\n    columns: [plan, actual]";
    let desk = desk(chart);
    desk.run_well(&["build"]);
    let first = desk.files("output");
    let typst = desk.read("output/parks/paper.typ");
    let drawing = desk.read(SVG).replace('"', "\\\"").replace('\n', "\\n");
    assert!(typst.contains(&drawing), "the Typst document has another drawing");
    assert!(
        typst.contains("alt: \"Bar chart of Plan and Actual by Service: Parks & gardens: Plan")
    );
    desk.run_well(&["build"]);
    assert_eq!(desk.files("output"), first);
    // What Markdown has is read back as the same chart.
    desk.run_well(&["render", MARKDOWN, "--style", "simple", "--output", "again"]);
    assert_eq!(desk.read("again/parks/paper.md"), desk.read(MARKDOWN));
    assert_eq!(desk.read("again/parks/chart-spending.svg"), desk.read(SVG));
    // And a paper without it has it no more.
    desk.change(write(SUMMARY, "No chart.\n"));
    let paper = desk.read(PAPER);
    let (before, after) = paper.split_once("charts:").expect("it has charts");
    let (_, after) = after.split_once("background_papers").expect("it has them too");
    desk.change(write(PAPER, format!("{before}background_papers{after}")));
    desk.run_well(&["build"]);
    assert!(!desk.path(SVG).exists());
}

/// Printed movements need not add to the printed closing amount: the chart says so, as a table would.
#[test]
fn rounding_is_told_under_a_waterfall() {
    let chart = "    kind: waterfall\n    rows: change\n    money: in thousands";
    let rounded = [replace(SCHEDULES, "amount: -260.4", "amount: -260.3")];
    let paper = printed(&desk(chart).with(rounded));
    assert!(paper.contains("Pay award +120; Savings minus 260; This year 1,360."), "{paper}");
    assert!(!paper.contains("rounding"), "{paper}");
    let rounded = [replace(SCHEDULES, "amount: 120.4", "amount: 120.9")];
    let paper = printed(&desk(chart).with(rounded));
    assert!(paper.contains("Pay award +121; Savings minus 260; This year 1,361."), "{paper}");
    let rounded = [
        replace(SCHEDULES, "amount: 1500}", "amount: 1500.4}"),
        replace(SCHEDULES, "amount: -260.4", "amount: -260"),
    ];
    let paper = printed(&desk(chart).with(rounded));
    assert!(
        paper.contains("Last year 1,500; Pay award +120; Savings minus 260; This year 1,361."),
        "{paper}"
    );
    assert!(paper.contains("*Figures may not sum due to rounding.*"), "{paper}");
}

/// A waterfall of amounts that are counted in different ways, which the schedule asks for by name.
const MIXED: &str = "schedules:
  - id: change
    title: From a yearly cost to what is left of it
    label: Step
    columns:
      - {id: amount, heading: Amount, mixed: yes}
    rows:
      - {id: cost, label: Posts, amount: =posts.total.cost}
      - {id: saved, label: Mowing, amount: =-savings.mowing.total.full_year_effect}
      - {id: left, label: Left, formula: cost + saved, role: total}
";

#[test]
fn a_waterfall_says_that_it_adds_what_is_counted_in_different_ways() {
    let desk = desk("    kind: waterfall\n    rows: change").with([write(SCHEDULES, MIXED)]);
    assert_snapshot("charts", "mixed_waterfall", &printed(&desk));
}

/// In an item of a list, the chart and all that belongs to it stay in the item; so it is with tables.
#[test]
fn charts_and_tables_in_lists() {
    let chart = "    kind: bar\n    rows: budget\n    columns: [actual]\n    notes: [A note.]";
    let desk = desk(chart).with([
        replace(PAPER, "        figure: cost\n", "        figure: cost\n    notes: [Another note.]\n"),
        write("inputs/parks/sections/resources.md", "No table.\n"),
        write(SUMMARY, "- First:\n\n  {{chart spending}}\n\n- Second:\n\n  {{table posts}}\n\n- Third.\n\n{{table mowing}}\n"),
    ]);
    assert_snapshot("charts", "in_lists", &printed(&desk));
}

/// Charts and tables have numbers of their own, whatever stands between them.
#[test]
fn charts_are_counted_by_themselves() {
    let chart = "    kind: bar\n    rows: budget\n    columns: [actual]\n    data: figures\n  - id: other\n    caption: Another\n    kind: line\n    rows: budget\n    columns: [plan]";
    let desk = desk(chart).with([
        replace(PAPER, "  - id: posts", "  - id: figures\n    caption: The figures\n    rows: budget\n  - id: posts"),
        write(SUMMARY, "{{Ref other spending}}; {{ref figures}}.\n\n{{chart other}}\n\n{{table figures}}\n\n{{chart spending}}\n"),
    ]);
    let paper = printed(&desk);
    assert!(paper.starts_with("Figures 1 and 2; Table 1."), "{paper}");
    for caption in ["**Figure 1: Another**", "**Table 1: The figures**", "**Figure 2: Spending on"]
    {
        assert!(paper.contains(caption), "{caption} in {paper}");
    }
}

refused! {
    unknown_kind: "    kind: pie\n    rows: budget";
    unknown_rows_and_keys: "    kind: bar\n    rows: budgets\n    column: [plan]";
    unknown_columns: "    kind: bar\n    rows: budget\n    columns: [plans, lead]\n    pick: [park, tree, zzz]";
    label_of_a_schedule: "    kind: bar\n    rows: budget\n    label: Service\n    columns: [plan]";
    records_without_headings: "    kind: bar\n    rows: savings.mowing\n    columns: [weekly, yearly]";
    records_without_columns: "    kind: bar\n    rows: savings.mowing\n    label: Year";
    unknown_row_of_records: "    kind: bar\n    rows: savings.mowing\n    pick: [2022_24]\n    label: Year\n    columns: [{figure: weekly, heading: Weekly}]";
    mixed_units: "    kind: bar\n    rows: budget\n    columns: [actual, share]";
    money_of_no_money: "    kind: bar\n    rows: budget\n    columns: [share]\n    money: pounds";
    empty: "    kind: bar\n    rows: budget\n    columns: [plan]\n    pick: [events]";
    negative_part: "    kind: stacked\n    rows: budget\n    columns: [plan, actual]";
    parts_counted_apart: "    kind: stacked\n    rows: savings.mowing\n    label: Year\n    columns: [{figure: weekly, heading: Weekly}, {figure: full_year_effect, heading: Full year}]";
    /// The closing amount is more than the movements lead to.
    waterfall_that_does_not_close: "    kind: waterfall\n    rows: change\n    pick: [last, pay, this]";
    waterfall_of_two_columns: "    kind: waterfall\n    rows: budget\n    columns: [plan, actual]";
    waterfall_without_a_number: "    kind: waterfall\n    rows: budget\n    columns: [plan]";
    waterfall_of_two_steps: "    kind: waterfall\n    rows: change\n    pick: [last, this]";
    named_twice: "    kind: bar\n    rows: budget\n    columns: [plan, plan]\n    pick: [trees, parks, trees]";
    reference_in_a_label: "    kind: bar\n    rows: budget\n    columns: [plan]",
        [replace(SCHEDULES, "label: Trees", "label: 'Trees, as in {{ref posts}}'")];
    too_many_series: "    kind: line\n    rows: many\n    along: columns\n    columns: [a]",
        [write(SCHEDULES, many(9))];
    too_many_bars: "    kind: bar\n    rows: many", [write(SCHEDULES, many(40))];
    too_many_points: "    kind: line\n    rows: many", [write(SCHEDULES, many(40))];
    table_of_other_figures: "    kind: bar\n    rows: budget\n    columns: [plan]\n    data: mowing";
    unknown_table: "    kind: bar\n    rows: budget\n    columns: [plan]\n    data: mowings";
    same_id_as_a_table: "    kind: bar\n    rows: budget\n    columns: [plan]\n  - id: mowing\n    caption: Mowing\n    kind: bar\n    rows: budget\n    columns: [plan]";
    not_placed: "    kind: bar\n    rows: budget\n    columns: [plan]", [write(SUMMARY, "Nothing.\n")];
    placed_in_a_note: "    kind: bar\n    rows: budget\n    columns: [plan]\n    notes: [\"{{chart spending}}\"]";
    placed_badly: "    kind: bar\n    rows: budget\n    columns: [plan]",
        [write(SUMMARY, "See {{chart spending}} here.\n\n{{chart spendings}}\n\n{{chart}}\n\n{{chart zzz}}\n\n{{label spending}}\n")];
    placed_in_a_comment: "    kind: bar\n    rows: budget\n    columns: [plan]",
        [write(SUMMARY, "Here.\n\n<!--\n\n{{chart spending}}\n\n-->\n")];
    placed_in_a_footnote: "    kind: bar\n    rows: budget\n    columns: [plan]",
        [write(SUMMARY, "Here.[^a]\n\n[^a]: Note\n\n    {{chart spending}}\n")];
    placed_twice: "    kind: bar\n    rows: budget\n    columns: [plan]",
        [write(SUMMARY, "{{chart spending}}\n\n{{chart spending}}\n")];
    /// A fault in the figures is told once, and not again of the chart.
    lost_figures: "    kind: waterfall\n    rows: change",
        [replace(SCHEDULES, "formula: last + pay + cuts", "formula: last + pay + cut")];
    /// The user's own picture would be written over.
    picture_called_like_a_chart: "    kind: bar\n    rows: budget\n    columns: [plan]", [
        write("inputs/parks/chart-spending.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"),
        write(SUMMARY, "![Mine](chart-spending.svg)\n\n{{chart spending}}\n"),
    ];
}

/// A schedule of so many rows.
fn many(rows: usize) -> String {
    let rows: String = (1..=rows)
        .map(|row| format!("      - {{id: r{row}, label: Row {row}, a: {row}}}\n"))
        .collect();
    format!(
        "schedules:\n  - id: many\n    title: Many\n    label: Row\n    columns:\n      - {{id: a, heading: A}}\n    rows:\n{rows}"
    )
}
