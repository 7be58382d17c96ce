//! Schedules, formulas, numbered paragraphs and references: what comes of them, and what is said of
//! those that can't be used.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::support::{Change, Desk, assert_snapshot, replace, write};

const SCHEDULES: &str = "inputs/parks/schedules.yaml";
const FIGURES: &str = "inputs/parks/figures.yaml";
const PAPER: &str = "inputs/parks/paper.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";
const STYLE: &str = "templates/simple/style.yaml";

/// A budget of two services, with a computed column.
const BUDGET: &str = "schedules:
  - id: budget
    title: Budget
    label: Service
    columns:
      - {id: plan, heading: Plan}
      - {id: actual, heading: Actual}
      - {id: variance, heading: Variance, formula: actual - plan}
    rows:
      - {id: parks, label: Parks, plan: 100, actual: 90}
      - {id: trees, label: Trees, plan: 50, actual: 65}
      - {id: total, label: Total, formula: sum(rows), role: total}
";

/// The paper about the parks with a schedule, figures, and prose that places them.
fn desk(schedules: &str, figures: &str, prose: &str) -> Desk {
    Desk::parks().with([
        write(SCHEDULES, schedules),
        write(FIGURES, figures),
        write(SUMMARY, format!("{prose}\n")),
    ])
}

/// What prose prints that places figures of a schedule and of figures.yaml.
fn printed(schedules: &str, figures: &str, prose: &str) -> String {
    let desk = desk(schedules, figures, &format!("Printed: {prose}."));
    desk.run_well(&["build"]);
    let paper = desk.read("output/parks/paper.md");
    let line = paper.lines().find_map(|line| line.strip_prefix("Printed: ")).unwrap_or_default();
    line.trim_end_matches('.').to_owned()
}

/// What is said of a formula in figures.yaml, beside the budget.
fn figure(formula: &str) -> Change {
    write(FIGURES, format!("figures:\n  - {{id: it, title: It, formula: \"{formula}\"}}\n"))
}

fn refuses(case: &str, changes: impl IntoIterator<Item = Change>) {
    let desk = Desk::parks().with([write(SCHEDULES, BUDGET)]).with(changes);
    let arguments = ["build"];
    let run = desk.run(&arguments);
    assert_snapshot("schedules", case, &run.shown(&arguments));
    assert_eq!(run.exit, Some(1));
    assert!(!desk.path("output").exists(), "a paper that can't be built must not be written");
}

macro_rules! refused {
    ($($(#[$about:meta])* $name:ident: [$($change:expr),+ $(,)?];)+) => {
        $($(#[$about])* #[test] fn $name() { refuses(stringify!($name), [$($change),+]); })+
    };
}

refused! {
    // What a formula may not say.
    condition_in_brackets_without_a_number: [
        replace(SCHEDULES, "heading: Variance, formula: actual - plan}", "heading: Variance, formula: actual - plan}\n      - {id: rag, heading: RAG, words: [{say: High, when: \"(variance > ) and variance > £0\"}, {say: Low}]}"),
    ];
    figures_of_empty_cells: [
        replace(SCHEDULES, "plan: 50, actual: 65", "plan: \"-\""),
        figure("budget.trees.plan + budget.trees.actual"),
        write(SUMMARY, "Of {{budget.trees.plan}}, {{budget.trees.actual}} was spent.\n"),
    ];
    percentage_in_words: [
        write(FIGURES, "figures:\n  - {id: it, title: It, formula: 5%}\n"),
        write(SUMMARY, "It rose by {{it | words}}.\n"),
    ];
    one_number_of_many: [figure("abs(budget.*.plan)")];
    percentage_worked_out_twice: [
        write(FIGURES, "figures:\n  - {id: it, title: It, unit: percent, formula: budget.parks.actual / budget.parks.plan * 100}\n"),
    ];
    // Words that YAML takes for its own.
    label_with_a_colon: [replace(SCHEDULES, "label: Parks", "label: Parks: all")];
    braces_without_quotation_marks: [replace(SCHEDULES, "title: Budget", "title: {{budget}} in full")];
    // What people type for a number.
    formulas_without_their_sign: [
        replace(SCHEDULES, "plan: 100, actual: 90", "plan: 6/9, actual: -plan"),
    ];
    percentage_with_its_sign: [replace(SCHEDULES, "plan: 100", "plan: 3.2%")];
    // Prose places names.
    calculations_in_prose: [
        write(SUMMARY, "{{budget.parks.plan - budget.trees.plan}} and {{sum(budget.*.plan)}}\n"),
    ];
    row_in_the_stead_of_a_figure: [write(SUMMARY, "{{budget.parks}}\n")];
    formula_of_a_misspelt_figure: [figure("budget.parks.plam * 2")];
    formula_of_a_misspelt_row: [replace(SCHEDULES, "sum(rows)", "parks + treees")];
    formula_of_an_unknown_function: [figure("summ(budget.*.plan)")];
    formula_with_a_minus_without_spaces: [replace(SCHEDULES, "actual - plan", "actual-plan")];
    formula_that_ends_too_soon: [figure("budget.parks.plan +")];
    formula_with_a_bracket_left_open: [figure("(budget.parks.plan + £1")];
    formula_with_a_bracket_too_many: [figure("budget.parks.plan)")];
    formula_of_two_names: [figure("budget.parks.plan budget.trees.plan")];
    formula_with_a_comma_in_money: [figure("£1,000 + £2")];
    formula_with_a_sign_of_its_own: [figure("budget.parks.plan ^ 2")];
    formula_with_a_date: [figure("2024-01-01")];
    formula_with_dates_backwards: [figure("£5 * weeks(2024-03-31, 2024-03-01)")];
    formula_of_part_of_a_month: [figure("£5 * months(2024-03-15, 2024-06-30)")];
    formula_nested_too_deeply: [figure(&format!("{}1{}", "(".repeat(60), ")".repeat(60)))];
    formula_of_several_figures_alone: [figure("budget.*.plan")];
    formula_that_rounds_to_no_places: [figure("round(budget.parks.plan, 1.5)")];
    column_named_for_all_of_its_cells: [figure("sum(budget.plan)")];
    amount_named_for_all_of_its_records: [figure("sum(posts.cost)")];
    column_named_in_the_formula_of_a_row: [replace(SCHEDULES, "sum(rows)", "sum(plan)")];
    column_added_within_its_row: [replace(SCHEDULES, "actual - plan", "actual / sum(actual)")];
    formula_with_a_function_in_capitals: [figure("SUM(budget.*.plan)")];
    formula_with_a_star_without_its_dot: [figure("sum(budget.*plan)")];
    // What can't be calculated.
    pounds_and_weeks_added: [figure("budget.parks.plan + weeks(2024-04-01, 2024-04-07)")];
    number_and_percentage_compared: [
        replace(SCHEDULES, "formula: actual - plan", "words: [{say: Red, when: actual / plan < 50%}, {say: Green}]"),
    ];
    number_and_percentage_added: [figure("budget.parks.plan * (1 + 20%)")];
    pounds_multiplied: [figure("budget.parks.plan * budget.trees.plan")];
    ways_of_counting_added: [figure("savings.mowing.total.weekly + posts.total.cost")];
    divided_by_nothing: [figure("budget.parks.plan / (budget.trees.plan - £50)")];
    more_than_can_be_counted: [figure("£999999999999999 * 999999999999999 * 999999999999999")];
    more_than_can_be_typed: [figure("£9999999999999999999999999999 * 2")];
    more_figures_than_a_file_may_hold: [write(SCHEDULES, format!(
        "{}{}",
        BUDGET.split("      - {id: trees,").next().unwrap_or_default(),
        "      - {id: trees, label: Trees, plan: 50, actual: 65}\n".repeat(28_000),
    ))];
    figures_in_a_circle: [write(FIGURES, "figures:
  - {id: one, title: One, formula: two + £1}
  - {id: two, title: Two, formula: three - £1}
  - {id: three, title: Three, formula: one * 2}
")];
    cells_in_a_circle: [replace(SCHEDULES, "sum(rows)", "parks + total")];
    columns_in_a_circle: [
        replace(SCHEDULES, "{id: plan, heading: Plan}", "{id: plan, heading: Plan, formula: actual * 2, total: sum}"),
        replace(SCHEDULES, "{id: actual, heading: Actual}", "{id: actual, heading: Actual, formula: plan * 2, total: sum}"),
        replace(SCHEDULES, "plan: 100, actual: 90", "signed: yes"),
        replace(SCHEDULES, "plan: 50, actual: 65", "signed: yes"),
    ];
    row_before_which_a_computed_column_stands: [
        replace(SCHEDULES, "formula: actual - plan}\n", "formula: actual - plan}\n      - {id: next, heading: Next}\n"),
        replace(SCHEDULES, "plan: 50, actual: 65", "plan: 50, actual: 65, formula: prior(parks)"),
    ];
    nothing_before_the_first: [replace(SCHEDULES, "actual - plan", "prior(actual)")];
    a_unit_that_is_not_what_it_comes_to: [replace(SCHEDULES, "actual - plan", "actual / plan")];
    // Totals that would be wrong in silence.
    total_of_products: [replace(SCHEDULES, "actual - plan", "actual * 5%")];
    total_of_typed_percentages: [
        replace(SCHEDULES, "{id: actual, heading: Actual}", "{id: actual, heading: Actual, unit: percent}"),
        replace(SCHEDULES, "actual - plan", "actual * plan, total: none"),
    ];
    total_of_a_running_balance: [
        replace(SCHEDULES, "{id: variance, heading: Variance, formula: actual - plan}", "{id: variance, heading: Variance, formula: prior(variance) + plan}"),
        replace(SCHEDULES, "plan: 100, actual: 90", "plan: 100, actual: 90, variance: 5"),
    ];
    row_that_adds_others: [
        replace(SCHEDULES, "      - {id: total,", "      - {id: both, label: Both, formula: parks + trees}\n      - {id: total,"),
    ];
    columns_of_which_one_is_computed: [
        replace(SCHEDULES, "formula: actual - plan}\n", "formula: actual - plan}\n      - {id: all, heading: All, formula: sum(columns)}\n"),
    ];
    amount_that_is_counted_otherwise_than_said: [
        replace(SCHEDULES, "label: Service", "label: Service\n    measure: annual"),
        replace(SCHEDULES, "plan: 50", "plan: =savings.mowing.total.weekly"),
    ];
    records_that_lack_the_amount: [
        write("inputs/parks/posts.yaml", "posts:\n  - {id: gardener, title: Gardener, grade: B1, fte: 1, cost_per_fte: 5}\n  - {id: ranger, title: Ranger, grade: B2, fte: 1, cost: not_stated}\n"),
        figure("sum(posts.*.cost)"),
    ];
    columns_called_as_numbers: [replace(SCHEDULES, "{id: plan,", "{id: 2024,")];
    cell_of_a_row_or_a_column: [
        replace(SCHEDULES, "id: trees", "id: plan"),
        replace(SCHEDULES, "plan: 100, actual: 90", "plan: 100, actual: =plan * 2"),
    ];
    two_signs_side_by_side: [replace(SCHEDULES, "actual - plan", "actual -- plan")];
    words_after_those_that_are_always_said: [
        replace(SCHEDULES, "formula: actual - plan", "words: [{say: One}, {say: Two}]"),
    ];
    word_typed_over_its_rule: [
        replace(SCHEDULES, "formula: actual - plan", "words: [{say: One}]"),
        replace(SCHEDULES, "actual: 90", "actual: 90, variance: Fine"),
    ];
    count_under_a_heading_of_money: [
        replace(SCHEDULES, "plan: 50, actual: 65", "plan: 50, actual: 65, unit: fte"),
        replace(SCHEDULES, "sum(rows)", "parks"),
        replace(PAPER, "tables:\n", "tables:\n  - {id: budget, caption: Budget, rows: budget, money: in thousands}\n"),
        write(SUMMARY, "{{table budget}}\n"),
    ];
    // What a schedule may not hold.
    unknown_column_in_a_row: [replace(SCHEDULES, "plan: 50, actual: 65", "plan: 50, actaul: 65")];
    two_rows_with_one_id: [replace(SCHEDULES, "id: trees", "id: parks")];
    two_columns_with_one_id: [replace(SCHEDULES, "{id: actual,", "{id: plan,")];
    column_called_as_a_key: [replace(SCHEDULES, "{id: actual,", "{id: note,")];
    two_totals: [replace(SCHEDULES, "plan: 50, actual: 65", "plan: 50, actual: 65, role: total")];
    two_totals_within_groups: [
        replace(SCHEDULES, "      - {id: trees, label: Trees, plan: 50, actual: 65}", "      - id: green
        rows:
          - {id: trees, label: Trees, plan: 50, actual: 65, role: total}"),
    ];
    group_within_a_group: [
        replace(SCHEDULES, "      - {id: trees, label: Trees, plan: 50, actual: 65}", "      - id: green
        group: Green
        rows:
          - id: woods
            group: Woods
            rows:
              - {id: trees, label: Trees, plan: 50, actual: 65}"),
    ];
    words_for_no_number: [
        replace(SCHEDULES, "plan: 100, actual: 90", "plan: n/a, actual: –"),
        replace(SCHEDULES, "plan: 50, actual: 65", "plan: nil, actual: N/A"),
    ];
    column_of_words_and_numbers: [
        replace(SCHEDULES, "formula: actual - plan", "formula: actual - plan, text: yes"),
    ];
    nothing_to_divide_by: [replace(SCHEDULES, "heading: Plan", "heading: Plan, on_zero_base: 0")];
    decimal_places_of_money: [replace(SCHEDULES, "heading: Plan", "heading: Plan, places: 1")];
    numbers_said_of_a_column_of_words: [
        replace(SCHEDULES, "formula: actual - plan", "text: yes, unit: fte, measure: annual, places: 1, signed: yes, mixed: yes, total: sum"),
    ];
    mixing_in_a_figure_that_is_given: [
        write(FIGURES, "figures:\n  - {id: it, title: It, value: 1, mixed: yes}\n"),
    ];
    subtotal_of_nothing: [
        replace(SCHEDULES, "formula: sum(rows), role: total", "role: subtotal"),
    ];
    total_of_different_units: [
        replace(SCHEDULES, "plan: 50, actual: 65", "plan: 50, unit: fte"),
        replace(SCHEDULES, "formula: sum(rows), role", "role"),
    ];
    group_counted_in_different_ways: [
        replace(SCHEDULES, "      - {id: trees, label: Trees, plan: 50, actual: 65}", "      - id: green
        subtotal: Green
        rows:
          - {id: lawns, label: Lawns, plan: =savings.mowing.total.weekly}
          - {id: trees, label: Trees, plan: =posts.total.cost}"),
    ];
    unknown_unit: [replace(SCHEDULES, "label: Service", "label: Service\n    unit: moneys")];
    rule_of_a_style_that_needs_a_column: [
        replace(STYLE, "look:\n", "rules:\n  - {id: rag, words: [{say: Red, when: overspend > £0}, {say: Green}]}\nlook:\n"),
        replace(SCHEDULES, "formula: actual - plan", "rule: rag"),
    ];
    rule_of_a_style_that_compares_pounds_and_a_share: [
        replace(STYLE, "look:\n", "rules:\n  - {id: rag, words: [{say: Red, when: actual > 5%}, {say: Green}]}\nlook:\n"),
        replace(SCHEDULES, "formula: actual - plan", "rule: rag"),
    ];
    unknown_rule: [replace(SCHEDULES, "formula: actual - plan", "rule: service_rag")];
    schedule_called_as_records: [replace(SCHEDULES, "id: budget", "id: posts")];
    figure_called_as_a_schedule: [
        write(FIGURES, "figures:\n  - {id: budget, title: It, value: 1}\n"),
    ];
    figure_called_as_a_number: [write(FIGURES, "figures:\n  - {id: 2024, title: It, value: 1}\n")];
    figure_with_value_and_formula: [
        write(FIGURES, "figures:\n  - {id: it, title: It, value: 1, formula: 1 + 1}\n"),
    ];
    table_of_a_schedule_with_a_total: [
        replace(PAPER, "    rows: posts\n", "    rows: budget\n    total: Everything\n"),
    ];
    table_of_a_schedule_with_a_column_that_is_not_there: [
        replace(PAPER, "    rows: posts\n", "    rows: budget\n"),
    ];
    // References.
    reference_to_nothing: [write(SUMMARY, "As {{ref lawns}} says.\n")];
    reference_to_a_misspelt_label: [
        write(SUMMARY, "{{label lawns}} Grass.\n\nAs {{ref lanws}} says.\n"),
    ];
    reference_to_a_paragraph_without_number: [
        write(SUMMARY, "{{label lawns}} Grass.\n\nAs {{ref lawns}} says.\n"),
    ];
    reference_to_different_things: [
        replace(STYLE, "look:\n", "numbering:\n  paragraphs: continuous\nlook:\n"),
        write(SUMMARY, "{{label lawns}} Grass.\n\nAs {{ref lawns mowing}} say.\n"),
    ];
    reference_in_a_form_that_there_is_not: [write(SUMMARY, "As {{ref mowing | letter}} says.\n")];
    label_that_stands_twice: [write(SUMMARY, "{{label a}} Grass.\n\n{{label a}} Trees.\n")];
    label_of_a_table: [write(SUMMARY, "{{label mowing}} Grass.\n")];
    label_with_a_space: [write(SUMMARY, "{{label The lawns}} Grass.\n")];
}

#[test]
fn a_row_without_numbers_comes_to_nothing_and_not_to_nought() {
    let blank = BUDGET.replace("plan: 50, actual: 65", "plan: \"-\"");
    let desk = desk(&blank, "", "{{table budget}}");
    desk.change(replace(
        PAPER,
        "tables:\n",
        "tables:\n  - {id: budget, caption: Budget, rows: budget}\n",
    ));
    desk.run_well(&["build"]);
    let paper = desk.read("output/parks/paper.md");
    let row = paper.lines().find(|line| line.starts_with("| Trees")).expect("the row is there");
    let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
    assert_eq!(cells, ["Trees", "–", "", ""]);
}

#[test]
fn formulas_come_to_what_they_say() {
    let cases = [
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("10 - 2 - 3", "5"),
        ("-2 * -3", "6"),
        ("£100000 * 20%", "£20,000"),
        ("£100 / 8", "£12.50"),
        ("£100 / £8", "12.5"),
        ("sum(budget.*.plan)", "£150"),
        ("average(budget.*.plan)", "£75"),
        ("count(budget.*.plan)", "2"),
        ("max(budget.parks.plan, budget.trees.plan) - min(budget.*.plan)", "£50"),
        ("abs(budget.parks.variance)", "£10"),
        ("sum(£1000, budget.parks.plan)", "£1,100"),
        ("sum(budget.parks.plan, £1000)", "£1,100"),
        ("average(£300, budget.parks.plan)", "£200"),
        ("sum(£1, £2)", "£3"),
        ("max(£0, budget.parks.variance)", "£0"),
        ("round(2.345, 2)", "2.35"),
        ("£7 * weeks(2024-04-01, 2024-04-28)", "£28"),
        ("£12 * months(2024-04-01, 2025-03-31)", "£144"),
        ("sum(posts.*.cost) - posts.total.cost", "£0"),
    ];
    for (formula, value) in cases {
        let figures = format!("figures:\n  - {{id: it, title: It, formula: \"{formula}\"}}\n");
        assert_eq!(printed(BUDGET, &figures, "{{it}}"), value, "{formula}");
    }
}

/// A total is that of the cells above it, also where one of them isn't what its column's formula makes.
#[test]
fn totals_add_what_is_printed() {
    for (cell, total) in [("=£7", "£22"), ("\"-\"", "£15"), ("\"\"", "£15"), ("=plan", "£115")]
    {
        let row = format!("plan: 100, actual: 90, variance: {cell}}}");
        let budget = BUDGET.replace("plan: 100, actual: 90}", &row);
        assert_eq!(printed(&budget, "", "{{budget.total.variance}}"), total, "{cell}");
    }
}

#[test]
fn a_balance_runs_from_year_to_year_in_rows_and_in_columns() {
    let down = "schedules:
  - id: reserve
    title: Reserve
    label: Year
    columns:
      - {id: opening, heading: Opening, formula: prior(closing)}
      - {id: movement, heading: Movement}
      - {id: closing, heading: Closing, formula: opening + movement}
    rows:
      - {id: first, label: First, opening: 100, movement: -30}
      - {id: second, label: Second, movement: 5}
";
    assert_eq!(
        printed(down, "", "{{reserve.second.opening}}, {{reserve.second.closing}}"),
        "£70, £75"
    );
    let across = "schedules:
  - id: reserve
    title: Reserve
    label: Balance
    columns:
      - {id: first, heading: First}
      - {id: second, heading: Second}
    rows:
      - {id: opening, label: Opening, first: 100, formula: prior(closing)}
      - {id: movement, label: Movement, first: -30, second: 5}
      - {id: closing, label: Closing, formula: opening + movement}
";
    assert_eq!(
        printed(across, "", "{{reserve.opening.second}}, {{reserve.closing.second}}"),
        "£70, £75"
    );
}

#[test]
fn what_is_made_of_a_blank_and_a_number_is_blank() {
    let growth = "schedules:
  - id: g
    title: Growth
    label: Kind
    columns:
      - {id: last, heading: Last}
      - {id: this, heading: This}
      - {id: growth, heading: Growth, unit: percent, formula: this / last - 1, on_zero_base: \"-\"}
    rows:
      - {id: old, label: Old, last: 100, this: 110}
      - {id: new, label: New, this: 120}
";
    let desk = desk(growth, "", "{{table g}} ");
    desk.change(replace(PAPER, "tables:\n", "tables:\n  - {id: g, caption: Growth, rows: g}\n"));
    desk.run_well(&["build"]);
    let paper = desk.read("output/parks/paper.md");
    let last = |row: &str| {
        let line = paper.lines().find(|line| line.starts_with(row)).unwrap_or_default();
        line.trim_end_matches('|').rsplit('|').next().unwrap_or_default().trim().to_owned()
    };
    assert_eq!((last("| Old"), last("| New")), ("10%".to_owned(), String::new()));
}

#[test]
fn a_balance_goes_on_over_a_computed_row_and_not_into_another_group() {
    let reserve = "schedules:
  - id: r
    title: Reserve
    label: Year
    columns:
      - {id: opening, heading: Opening, formula: prior(closing), total: none}
      - {id: movement, heading: Movement}
      - {id: closing, heading: Closing, formula: opening + movement, total: none}
    rows:
      - {id: a, label: A, opening: 100, movement: 10}
      - {id: b, label: B, formula: a * 2}
      - {id: c, label: C, movement: 5}
      - {id: all, label: All, formula: sum(rows), role: total}
";
    assert_eq!(
        printed(reserve, "", "{{r.b.closing}}, {{r.c.opening}}, {{r.all.movement}}"),
        "£130, £130, £35"
    );
}

#[test]
fn an_equals_sign_may_stand_before_a_formula() {
    let schedules = BUDGET.replace("formula: actual - plan", "formula: \"= actual - plan\"");
    let figures = "figures:\n  - {id: it, title: It, formula: \"=budget.total.variance * 2\"}\n";
    assert_eq!(printed(&schedules, figures, "{{it}}"), "£10");
}

#[test]
fn an_empty_text_is_a_blank_cell() {
    let schedules = BUDGET
        .replace(
            "      - {id: variance,",
            "      - {id: why, heading: Why, text: yes}\n      - {id: variance,",
        )
        .replace("actual: 90}", "actual: 90, why: \"\"}")
        .replace("actual: 65}", "actual: 65, why: Storms}");
    let desk = desk(&schedules, "", "{{table budget}}");
    desk.change(replace(
        PAPER,
        "tables:\n",
        "tables:\n  - {id: budget, caption: Budget, rows: budget}\n",
    ));
    desk.run_well(&["build"]);
    let paper = desk.read("output/parks/paper.md");
    let why = |row: &str| {
        let line = paper.lines().find(|line| line.starts_with(row)).unwrap_or_default();
        line.split('|').nth(4).unwrap_or_default().trim().to_owned()
    };
    assert_eq!((why("| Parks"), why("| Trees")), (String::new(), "Storms".to_owned()));
}

#[test]
fn a_cell_may_be_made_of_the_one_before_it() {
    let schedules = BUDGET
        .replace("plan: 50, actual: 65", "plan: =prior(plan) * 2, actual: =prior(trees) + £1");
    assert_eq!(
        printed(&schedules, "", "{{budget.trees.plan}}, {{budget.trees.actual}}"),
        "£200, £201"
    );
}

#[test]
fn a_typed_total_is_checked_against_its_rows() {
    let desk = Desk::parks().with([
        write(SCHEDULES, BUDGET),
        replace(SCHEDULES, "formula: sum(rows)", "plan: 105, actual: 154.99, variance: 5"),
    ]);
    let run = desk.run(&["check"]);
    assert_snapshot("schedules", "typed_total_of_other_rows", &run.shown(&["check"]));
    assert_eq!(run.exit, Some(1));
}

#[test]
fn a_typed_total_that_is_right_is_no_difference() {
    // Typed in thousands, and so compared: 1,235 is right for 1,234.6.
    let right = BUDGET
        .replace("label: Service", "label: Service\n    scale: thousands")
        .replace("plan: 100", "plan: 1184.6")
        .replace("formula: sum(rows)", "formula: parks + trees, plan: \"1,235\", actual: 155");
    let desk = Desk::parks().with([write(SCHEDULES, right)]);
    let run = desk.run(&["check"]);
    assert!(!run.stdout.contains("budget.total"), "{}", run.stdout);
    assert_eq!(run.exit, Some(0), "{}", run.shown(&["check"]));
}

#[test]
fn a_typed_cell_is_checked_against_the_formula_of_its_column_or_row() {
    let desk = Desk::parks().with([
        write(SCHEDULES, BUDGET),
        // Trees have a variance where there is nothing from which it could follow.
        replace(SCHEDULES, "plan: 100, actual: 90", "plan: 100, actual: 90, variance: 7"),
        replace(SCHEDULES, "plan: 50, actual: 65", "variance: 3"),
        replace(
            SCHEDULES,
            "      - {id: total,",
            "      - {id: ponds, label: Ponds, formula: parks * 2, plan: 200, actual: 190}\n      - {id: total,",
        ),
    ]);
    let run = desk.run(&["check"]);
    assert_snapshot("schedules", "typed_cell_that_is_not_its_formula", &run.shown(&["check"]));
    assert_eq!(run.exit, Some(1));
}

#[test]
fn a_typed_cell_is_right_as_published_and_where_nothing_could_compute_it() {
    let schedules = "schedules:
  - id: reserve
    title: Reserve
    label: Year
    scale: thousands
    columns:
      - {id: opening, heading: Opening, formula: prior(closing)}
      - {id: movement, heading: Movement}
      - {id: closing, heading: Closing, formula: opening + movement}
      - {id: share, heading: Share, unit: percent, formula: movement / opening}
    rows:
      - {id: first, label: First, opening: 300, movement: -100.4, share: -33.5}
      - {id: second, label: Second, opening: 200, movement: 5}
      # Meant to differ, and so a formula of its own.
      - {id: third, label: Third, opening: =£100000, movement: 5}
";
    let desk = Desk::parks().with([write(SCHEDULES, schedules)]);
    let run = desk.run(&["check"]);
    assert!(!run.stdout.contains("reserve."), "{}", run.shown(&["check"]));
    assert_eq!(run.exit, Some(0), "{}", run.shown(&["check"]));
}

#[test]
fn a_typed_total_of_different_units_cannot_be_compared_and_that_is_said() {
    let desk = Desk::parks().with([
        write(SCHEDULES, BUDGET),
        replace(SCHEDULES, "plan: 50, actual: 65", "plan: 50, unit: fte"),
        replace(SCHEDULES, "formula: sum(rows)", "plan: 100, actual: 90, variance: -10"),
        replace(SCHEDULES, "formula: actual - plan", "total: sum"),
    ]);
    let run = desk.run(&["check"]);
    assert_snapshot("schedules", "typed_total_of_different_units", &run.shown(&["check"]));
    assert_eq!(run.exit, Some(1));
}

#[test]
fn a_total_that_does_not_say_what_it_adds_is_that_of_all_rows() {
    let schedules = BUDGET.replace("formula: sum(rows), role", "role");
    assert_eq!(
        printed(
            &schedules,
            "",
            "{{budget.total.plan}}, {{budget.total.actual}}, {{budget.total.variance}}"
        ),
        "£150, £155, £5"
    );
}

#[test]
fn columns_that_add_columns_that_add_columns_are_told_at_once() {
    let columns: String = (2..60)
        .map(|n| format!("      - {{id: c{n}, heading: C{n}, formula: c{} + c{}}}\n", n - 1, n - 2))
        .collect();
    let schedules = format!(
        "schedules:
  - id: s
    title: S
    label: Row
    columns:
      - {{id: c0, heading: C0}}
      - {{id: c1, heading: C1}}
{columns}    rows:
      - {{id: a, label: A, c0: 0, c1: 1}}
      - {{id: total, label: Total, role: total}}
"
    );
    assert_eq!(printed(&schedules, "", "{{s.total.c59}}"), "£956,722,026,041");
}

/// What stands under a table of the whole schedule, or of some of its columns.
fn under_the_table(schedules: &str, table: &str) -> String {
    let desk = desk(schedules, "", "{{table budget}}\n\nThe end of it.");
    let line = format!("tables:\n  - {{id: budget, caption: Budget, rows: budget, {table}}}\n");
    let paper = desk.read(PAPER).replacen("tables:\n", &line, 1);
    desk.change(write(PAPER, paper));
    desk.run_well(&["build"]);
    let paper = desk.read("output/parks/paper.md");
    let before = paper.split("The end of it.").next().unwrap_or_default();
    before.rsplit("|\n").next().unwrap_or_default().trim().to_owned()
}

const ROUNDING: &str = "*Figures may not sum due to rounding.*";

#[test]
fn rounding_is_told_of_differences_whose_parts_are_not_shown() {
    let table = "money: in thousands, columns: [{heading: Over or under, figure: variance}]";
    let budget = |parks: u32, trees: u32| {
        let schedules = BUDGET
            .replace("plan: 100, actual: 90", &format!("plan: 100000, actual: {parks}"))
            .replace("plan: 50, actual: 65", &format!("plan: 50000, actual: {trees}"));
        under_the_table(&schedules, table)
    };
    // 0.4 and 0.4 come to 0.8, which is printed as 1 under 0 and 0.
    assert_eq!(budget(100_400, 50_400), ROUNDING);
    assert_eq!(budget(101_000, 52_000), "");
}

#[test]
fn rounding_is_told_where_groups_print_no_subtotal() {
    let grouped = |trees: &str| {
        let schedules = format!(
            "schedules:
  - id: budget
    title: Budget
    label: Service
    columns: [{{id: plan, heading: Plan}}]
    rows:
      - id: grounds
        group: Grounds
        rows:
          - {{id: parks, label: Parks, plan: 400}}
          - {{id: trees, label: Trees, plan: {trees}}}
      - id: people
        group: People
        rows:
          - {{id: staff, label: Staff, plan: 1000}}
      - {{id: total, label: Total, formula: grounds + people, role: total}}
"
        );
        under_the_table(&schedules, "money: in thousands")
    };
    assert_eq!(grouped("400"), ROUNDING);
    assert_eq!(grouped("1000"), "");
}

#[test]
fn amounts_counted_differently_are_told_with_what_is_taken_away() {
    let schedules = "schedules:
  - id: budget
    title: Budget
    label: Service
    columns:
      - {id: yearly, heading: Yearly, measure: annual}
      - {id: once, heading: Once, measure: one_off}
      - {id: net, heading: Net, formula: yearly - once, mixed: yes}
      - {id: half, heading: Half, formula: (yearly + once) * 50%, mixed: yes}
    rows:
      - {id: parks, label: Parks, yearly: 100, once: 30}
";
    assert_snapshot(
        "schedules",
        "amounts_counted_differently",
        &under_the_table(schedules, "money: pounds"),
    );
}

#[test]
fn a_subtotal_within_a_group_is_not_counted_twice() {
    let costs = "schedules:
  - id: costs
    title: Costs
    label: Kind
    columns: [{id: cost, heading: Cost}]
    rows:
      - id: people
        group: People
        subtotal: All people
        rows:
          - {id: one, label: One, cost: 10}
          - {id: two, label: Two, cost: 20}
          - {id: both, label: Both, formula: one + two, role: subtotal}
          - {id: three, label: Three, cost: 5}
";
    assert_eq!(printed(costs, "", "{{costs.both}}, {{costs.people}}"), "£30, £35");
}

#[test]
fn what_is_not_added_up_is_blank_in_totals() {
    let hours = "schedules:
  - id: work
    title: Work
    label: Kind
    columns:
      - {id: price, heading: Price, total: none}
      - {id: hours, heading: Hours, unit: number}
      - {id: cost, heading: Cost, formula: price * hours}
    rows:
      - {id: mowing, label: Mowing, price: 20, hours: 3}
      - {id: digging, label: Digging, price: 30, hours: 2}
      - {id: total, label: Total, formula: sum(rows), cost: =sum(rows), role: total}
";
    let desk = desk(hours, "", "{{table work}}");
    desk.change(replace(
        PAPER,
        "tables:\n",
        "tables:\n  - {id: work, caption: Work, rows: work}\n",
    ));
    desk.run_well(&["build"]);
    let paper = desk.read("output/parks/paper.md");
    let row = paper.lines().find(|line| line.starts_with("| **Total**")).expect("a total");
    let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
    assert_eq!(cells, ["**Total**", "", "**5**", "**£120.00**"]);
}

#[test]
fn words_follow_from_numbers_by_the_first_rule_that_holds() {
    let rag = BUDGET.replace(
        "formula: actual - plan}\n",
        "formula: actual - plan}
      - id: rag
        heading: RAG
        words:
          - {say: Red, when: \"variance >= min(5% * abs(plan), £100000)\"}
          - {say: Amber, when: variance > 0 and not actual > £60}
          - {say: Green}\n",
    );
    let desk = desk(&rag, "", "{{table budget}}");
    desk.change(replace(
        PAPER,
        "tables:\n",
        "tables:\n  - {id: budget, caption: Budget, rows: budget}\n",
    ));
    desk.run_well(&["build"]);
    let paper = desk.read("output/parks/paper.md");
    let word = |row: &str| {
        let line = paper.lines().find(|line| line.starts_with(row)).unwrap_or_default();
        line.trim_matches('|').rsplit('|').next().unwrap_or_default().trim().to_owned()
    };
    assert_eq!((word("| Parks"), word("| Trees")), ("Green".to_owned(), "Red".to_owned()));
}

fn numbered(prose: &str, numbering: &str) -> String {
    let numbering = format!("numbering:\n{numbering}look:\n");
    let desk = Desk::parks().with([write(SUMMARY, prose)]);
    let style = desk.read(STYLE).replacen("look:\n", &numbering, 1);
    desk.change(write(STYLE, style));
    desk.run_well(&["build"]);
    desk.read("output/parks/paper.md")
}

const THREE: &str = "{{label one}} First.\n\n{{label two}} Second, after {{ref one}}:\n\n- a bullet\n\n{{label three}} Third. {{Ref one two three}} come before {{ref one three}}; see {{ref two | number}}.\n";

#[test]
fn paragraphs_are_numbered_through_the_paper() {
    let paper = numbered(THREE, "  paragraphs: continuous\n");
    assert!(paper.contains("1. First."), "{paper}");
    assert!(paper.contains("2. Second, after paragraph 1:"), "{paper}");
    assert!(
        paper.contains("3. Third. Paragraphs 1 to 3 come before paragraphs 1 and 3; see 2."),
        "{paper}"
    );
}

#[test]
fn paragraphs_are_numbered_by_section() {
    let paper = numbered(THREE, "  headings: \"1.0\"\n  paragraphs: by_section\n");
    assert!(paper.contains("## 1.0 Summary"), "{paper}");
    assert!(paper.contains("1.3 Third. Paragraphs 1.1 to 1.3 come before"), "{paper}");
}

#[test]
fn numbers_follow_when_a_paragraph_is_put_in() {
    let more = format!("Another before them all.\n\n{THREE}");
    let paper = numbered(&more, "  paragraphs: continuous\n");
    assert!(
        paper.contains("4. Third. Paragraphs 2 to 4 come before paragraphs 2 and 4; see 3."),
        "{paper}"
    );
}

#[test]
fn items_of_a_list_can_be_paragraphs_of_their_own() {
    let prose =
        "It has parts.\n\n1. {{label part}} The first.\n2. The second, beside {{ref part}}.\n";
    let paper = numbered(prose, "  paragraphs: by_section\n  sub_paragraphs: yes\n");
    assert!(paper.contains("1.1.2 The second, beside paragraph 1.1.1."), "{paper}");
}

#[test]
fn recommendations_and_appendices_are_referred_to_by_their_labels() {
    let desk = Desk::parks().with([
        replace(
            PAPER,
            "  - Note the savings",
            "  - label: note_it\n    text: Note the savings of {{savings.mowing.total.full_year_effect}}.\n  - Note the savings",
        ),
        write(SUMMARY, "See {{ref note_it}}.\n"),
    ]);
    desk.run_well(&["build"]);
    let paper = desk.read("output/parks/paper.md");
    assert!(paper.contains("See recommendation 2."), "{paper}");
}

/// Formulas over names that there are, most of them of units that don't go together.
fn typed_formula() -> impl Strategy<Value = String> {
    let leaf = select(vec![
        "budget.parks.plan",
        "budget.*.actual",
        "budget.total.variance",
        "posts.*.cost",
        "posts.total.fte",
        "savings.mowing.total.weekly",
        "£5",
        "3",
        "20%",
        "0",
        "weeks(2024-04-01, 2024-04-28)",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(4, 24, 3, |inner| {
        let function = select(vec!["sum", "average", "count", "min", "max", "abs", "round"]);
        prop_oneof![
            (inner.clone(), select(vec!["+", "-", "*", "/"]), inner.clone())
                .prop_map(|(a, operator, b)| format!("({a} {operator} {b})")),
            (function, vec(inner, 1..4))
                .prop_map(|(name, all)| format!("{name}({})", all.join(", "))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is typed in a formula is a figure or a message, and never the end of the program.
    #[test]
    fn no_formula_ends_the_program(formula in prop_oneof!["[a-z0-9 .*()+/%£,<>=-]{0,40}", typed_formula()]) {
        let run = Desk::parks()
            .with([write(SCHEDULES, BUDGET), figure(&formula)])
            .run(&["build"]);
        prop_assert!(matches!(run.exit, Some(0 | 1)), "{formula}: {}", run.stderr);
    }

    /// In which order its numbers stand makes no difference to a function, nor whether they were typed
    /// in it or have names.
    #[test]
    fn functions_of_several_numbers_take_them_in_any_order(
        function in select(vec!["sum", "average", "min", "max"]),
        mut numbers in subsequence(vec!["£1000", "budget.parks.plan", "£2.50", "budget.trees.actual", "-£7"], 1..5).prop_shuffle(),
    ) {
        let value = |numbers: &[&str]| {
            let formula = format!("{function}({})", numbers.join(", "));
            let figures = format!("figures:\n  - {{id: it, title: It, formula: \"{formula}\"}}\n");
            printed(BUDGET, &figures, "{{it}}")
        };
        let one_way = value(&numbers);
        numbers.reverse();
        prop_assert_eq!(one_way, value(&numbers));
    }

    /// A group's subtotal is the sum of its rows, to the penny, however they are typed.
    #[test]
    fn a_subtotal_is_the_sum_of_its_rows(pence in proptest::collection::vec(-1_000_000_i64..1_000_000, 1..8)) {
        let rows: String = pence
            .iter()
            .enumerate()
            .map(|(i, pence)| format!("          - {{id: r{i}, label: R, a: {}}}\n", rust_decimal::Decimal::new(*pence, 2)))
            .collect();
        let schedules = format!(
            "schedules:\n  - id: s\n    title: S\n    label: L\n    columns: [{{id: a, heading: A}}]\n    rows:\n      - id: all\n        subtotal: All\n        rows:\n{rows}"
        );
        let sum = rust_decimal::Decimal::new(pence.iter().sum(), 2);
        let figures = format!("figures:\n  - {{id: rest, title: Rest, formula: \"s.all - £1 * {}\"}}\n",
            if sum.is_sign_negative() { format!("(0 - {})", -sum) } else { sum.to_string() });
        prop_assert_eq!(printed(&schedules, &figures, "{{rest}}"), "£0");
    }
}

#[test]
fn a_paper_with_numbers_reads_back_from_its_markdown() {
    let desk = Desk::parks().with([write(SUMMARY, "See [what it costs](#resources).\n")]);
    let style = desk.read(STYLE).replacen(
        "look:\n",
        "numbering:\n  headings: \"1.0\"\n  paragraphs: by_section\nlook:\n",
        1,
    );
    desk.change(write(STYLE, style));
    desk.run_well(&["build"]);
    desk.run_well(&["render", "output/parks/paper.md", "--style", "simple", "--output", "again"]);
    let again = desk.read("again/parks/paper.md");
    assert!(again.contains("1.1 See [what it costs](#30-resources)."), "{again}");
}

/// Budget that is moved between years, as a schedule in thousands.
const MOVES: &str = "schedules:
  - id: moves
    title: Budget moved between years
    label: Project
    scale: thousands
    columns:
      - {id: y1, heading: 2026/27}
      - {id: y2, heading: 2027/28}
      - {id: left, heading: Left over, formula: y1 + y2, comes_to: 0}
    rows:
      - {id: bridge, label: Bridge, y1: -250, y2: 250}
      - {id: pond, label: Pond, y1: -80.5, y2: 80.5}
      - {id: path, label: Path}
      - {id: total, label: Total, role: total}
";

#[test]
fn what_is_moved_between_years_has_to_come_to_nothing() {
    let desk = Desk::parks().with([write(SCHEDULES, MOVES)]);
    desk.run_well(&["check"]);
    // The first is less than is ever printed of an amount in thousands.
    desk.change(replace(SCHEDULES, "y2: 250", "y2: 250.0004"));
    desk.change(replace(SCHEDULES, "y1: -80.5, y2: 80.5", "y1: -80.5"));
    let run = desk.run(&["check"]);
    assert_snapshot("schedules", "moves_that_leave_something_over", &run.shown(&["check"]));
    assert_eq!(run.exit, Some(1));
}

/// What one project gives up, others get: every year comes to what it was.
#[test]
fn every_number_of_a_row_can_have_to_come_to_an_amount() {
    let rows =
        MOVES.replace(", comes_to: 0", "").replace("role: total", "role: total, comes_to: 10");
    let desk = Desk::parks().with([
        write(SCHEDULES, rows),
        replace(SCHEDULES, "y1: -250, y2: 250", "y1: 90.5, y2: -70.5"),
    ]);
    let run = desk.run(&["check"]);
    // The years come to 10 each, and so both together to 20.
    assert_snapshot("schedules", "total_that_should_come_to_an_amount", &run.shown(&["check"]));
    assert_eq!(run.exit, Some(1));
}

#[test]
fn rows_of_which_the_same_is_said_share_a_note() {
    let schedules = BUDGET
        .replace("actual: 90}", "actual: 90, note: Not yet agreed.}")
        .replace("actual: 65}", "actual: 65, note: After the storm.}")
        .replace("role: total}", "role: total, note: Not yet agreed.}");
    let desk = desk(&schedules, "", "{{table budget}}");
    desk.change(replace(
        PAPER,
        "tables:\n",
        "tables:\n  - {id: budget, caption: Budget, rows: budget}\n",
    ));
    desk.run_well(&["build"]);
    let paper = desk.read("output/parks/paper.md");
    for label in ["Parks [note 1]", "Trees [note 2]", "Total [note 1]"] {
        assert!(paper.contains(label), "{label}\n{paper}");
    }
    assert_eq!(paper.matches("Not yet agreed.").count(), 1, "{paper}");
    assert!(paper.contains("*Note 2: After the storm.*"), "{paper}");
    assert!(!paper.contains("Note 3"), "{paper}");
}

/// A sum that no table prints is called in words, too: as its rows are together.
#[test]
fn a_subtotal_that_is_not_printed_is_called_as_its_group() {
    let listed = Desk::worked_papers().run_well(&["figures", "nottinghamshire-initiatives"]);
    assert!(listed.stdout.contains("“Departmental reserves, 2018/19”"), "{}", listed.stdout);
}
