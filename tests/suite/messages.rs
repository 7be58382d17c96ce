//! Slips that everybody makes, and what is said of them: one fault for one slip, and what to type
//! instead.
//!
//! Each case is the small paper about the parks with a schedule and one slip in it. The answer of the
//! program stands in `snapshots/messages/NAME.snap`.

use super::support::{Change, Desk, assert_snapshot, crate_folder, remove, replace, write};

const SCHEDULES: &str = "inputs/parks/schedules.yaml";
const FIGURES: &str = "inputs/parks/figures.yaml";
const PAPER: &str = "inputs/parks/paper.yaml";
const SAVINGS: &str = "inputs/parks/savings.yaml";
const POSTS: &str = "inputs/parks/posts.yaml";
const STYLE: &str = "templates/simple/style.yaml";
const RESOURCES: &str = "inputs/parks/sections/resources.md";
const SUMMARY: &str = "inputs/parks/sections/summary.md";
const TEMPLATE: &str = "templates/simple/paper.md.tera";

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

/// The formula of a figure of the paper's own.
fn figure(formula: &str) -> Change {
    write(FIGURES, format!("figures:\n  - {{id: it, title: It, formula: \"{formula}\"}}\n"))
}

/// A budget whose row of parks has this amount planned.
fn planned(cell: &str) -> Change {
    write(SCHEDULES, BUDGET.replace("plan: 100", &format!("plan: {cell}")))
}

/// Rows that are money and percentages, the first share being this.
fn share(cell: &str) -> Change {
    let columns = "      - {id: share, heading: Share, unit: percent}\n    rows:";
    let row = format!("actual: 90, share: {cell}}}");
    write(SCHEDULES, BUDGET.replace("    rows:", columns).replace("actual: 90}", &row))
}

fn refuses(case: &str, changes: impl IntoIterator<Item = Change>) {
    let desk = Desk::parks().with([write(SCHEDULES, BUDGET)]).with(changes);
    let arguments = ["build"];
    let run = desk.run(&arguments);
    assert_snapshot("messages", case, &run.shown(&arguments));
    assert_eq!(run.exit, Some(1));
    assert!(!desk.path("output").exists(), "a paper that can't be built must not be written");
}

/// Makes a test of each case, and the list of all.
macro_rules! slips {
    ($($(#[$about:meta])* $name:ident: [$($change:expr),+ $(,)?];)+) => {
        $($(#[$about])* #[test] fn $name() { refuses(stringify!($name), [$($change),+]); })+
        const CASES: &[&str] = &[$(stringify!($name)),+];
    };
}

slips! {
    // Texts of YAML that lack their quotes.
    colon_in_a_label: [replace(SCHEDULES, "label: Parks,", "label: Pay: teachers,")];
    comma_in_a_label: [replace(SCHEDULES, "label: Parks,", "label: Parks, gardens,")];
    number_sign_in_a_label: [replace(SCHEDULES, "label: Parks,", "label: Parks #1,")];
    figure_without_quotes: [replace(SCHEDULES, "label: Parks,", "label: {{budget.parks.plan}},")];
    figure_without_quotes_before_words: [replace(PAPER, "title: Looking after the parks", "title: {{posts.total.fte}} posts")];
    recommendation_that_begins_with_a_figure: [replace(PAPER, "- Approve {{posts.total.cost}}", "- {{posts.total.cost}}")];
    marker_without_quotes: [replace(PAPER, "title: Looking after the parks", "title: [[To write]]")];
    marker_without_quotes_before_words: [replace(PAPER, "title: Looking after the parks", "title: [[To write]] of the parks")];
    recommendation_with_a_colon: [replace(PAPER, "- Approve {{posts.total.cost}} a year for the posts.", "- Approve: the posts")];
    text_that_begins_with_a_sign: [replace(PAPER, "title: Looking", "title: @ Looking")];
    brace_left_open: [replace(SCHEDULES, "actual: 90}", "actual: 90")];
    brace_closed_too_early: [replace(SCHEDULES, "plan: 100,", "plan: 100},")];
    key_without_a_space: [replace(PAPER, "style: simple", "style:simple")];
    dash_instead_of_an_amount: [replace(SAVINGS, "weekly: 100.50", "weekly: -")];
    dash_in_a_row: [planned("-")];
    quotation_mark_left_open: [replace(PAPER, "title: Looking", "title: \"Looking")];
    quotation_mark_left_open_above_others: [
        replace(PAPER, "title: Looking", "title: \"Looking"),
        replace(PAPER, "caption: Posts and their yearly cost", "caption: \"Posts and their yearly cost\""),
    ];
    quotation_marks_around_one_word: [replace(PAPER, "title: Looking after", "title: \"Looking\" after")];
    apostrophe_in_single_quotes: [replace(PAPER, "title: Looking after the parks", "title: 'The council's parks'")];

    // Prose that would calculate, and names that end too early.
    sum_in_prose: [write(SUMMARY, "It is {{sum(budget.parks.plan, budget.trees.plan)}} in all.\n")];
    difference_in_prose: [write(SUMMARY, "It is {{budget.parks.plan - budget.trees.plan}} less.\n")];
    difference_in_prose_without_spaces: [write(SUMMARY, "It is {{budget.parks.plan-budget.trees.plan}} less.\n")];
    half_in_prose_without_spaces: [write(SUMMARY, "It is {{budget.parks.plan/2}}.\n")];
    sign_of_a_formula_in_prose: [write(SUMMARY, "It is {{=budget.parks.plan}}.\n")];
    schedule_without_a_row: [write(SUMMARY, "It is {{budget}}.\n")];
    row_without_a_column: [write(SUMMARY, "It is {{budget.parks}}.\n")];
    column_without_a_row: [write(SUMMARY, "It is {{budget.actual}}.\n")];
    row_that_is_not_there: [write(SUMMARY, "It is {{budget.older.plan}}.\n")];
    column_that_is_not_there: [write(SUMMARY, "It is {{budget.parks.older}}.\n")];
    post_without_an_amount: [write(SUMMARY, "It is {{posts.gardener}}.\n")];

    // Cells and amounts.
    fraction_in_a_cell: [planned("6/9")];
    negated_name_in_a_cell: [planned("-actual")];
    product_in_a_cell: [planned("actual * 2")];
    sum_in_a_cell: [planned("sum(rows)")];
    name_in_a_cell: [planned("trees.plan")];
    percentage_with_its_sign: [share("3.2%")];
    percentage_with_its_sign_after_a_space: [share("3.2 %")];
    percentage_of_on_costs_with_its_sign: [replace(POSTS, "on_costs_percent: 25", "on_costs_percent: 25%")];
    percentage_in_a_column_of_money: [planned("3.2%")];
    unit_of_a_heading_as_a_way_to_print: [replace(PAPER, "    rows: posts\n", "    rows: posts\n    money: £000\n")];
    millions_of_a_heading_as_a_way_to_print: [replace(SCHEDULES, "heading: Plan}", "heading: Plan, money: £m}")];
    money_compared_with_a_plain_number: [figure("count(budget.*.plan = 100)")];
    dash_in_quotes_in_the_stead_of_an_amount: [replace(SAVINGS, "weekly: 100.50", "weekly: \"-\"")];
    not_applicable_in_the_stead_of_an_amount: [replace(SAVINGS, "weekly: 100.50", "weekly: n/a")];
    financial_year_with_a_hyphen: [replace(SAVINGS, "period: 2023/24", "period: 2023-24")];
    month_past_december: [replace(SAVINGS, "period: 2023/24", "period: 2023-04 to 2023-13")];
    year_and_a_month_past_december: [replace(SAVINGS, "period: 2023/24", "period: 2023-13")];

    // Comparisons and counts.
    comparison_in_a_sum: [figure("sum(budget.*.plan > £60)")];
    comparison_as_a_figure: [figure("budget.parks.plan = £100")];
    count_of_two_conditions: [figure("count(budget.*.plan > £60, budget.*.actual > £60)")];
    count_of_nothing: [figure("count()")];
    count_of_words_that_are_not_said: [
        replace(SCHEDULES, "formula: actual - plan}", "text: yes}"),
        replace(SCHEDULES, "actual: 90", "actual: 90, variance: Red"),
        figure("count(budget.*.variance)"),
    ];
    count_of_what_is_not_in_every_row: [figure("count(budget.parks.plan = budget.trees.plan)")];

    // Rules of words.
    rule_misspelt: [
        replace(STYLE, "title: A", "rules:\n  - {id: rag, words: [{say: Red, when: \"variance > £5\"}, {say: Green}]}\ntitle: A"),
        replace(SCHEDULES, "formula: actual - plan}", "formula: actual - plan}\n      - {id: rag, heading: RAG, rule: ragg}"),
        replace(PAPER, "tables:\n", "tables:\n  - {id: budget, caption: Budget, rows: budget}\n"),
        write(SUMMARY, "{{ref budget}}, where parks are {{budget.parks.rag}}.\n\n{{table budget}}\n"),
    ];
    condition_of_a_misspelt_column_that_ends_too_early: [
        replace(SCHEDULES, "formula: actual - plan}", "formula: actual - plan}\n      - {id: rag, heading: RAG, words: [{say: High, when: \"varianc >\"}, {say: Low}]}"),
    ];

    // Two faults, of which one waited for the other.
    post_that_can_not_be_read_and_has_the_id_of_another: [
        replace(POSTS, "fte: 0.5", "fte: x"),
        replace(POSTS, "id: ranger", "id: gardener"),
    ];
    row_that_can_not_be_read_and_is_out_of_order: [
        replace(SAVINGS, "weekly: 100.50", "weekly: 8k"),
        replace(SAVINGS, "period: 2023/24", "period: 2020/21"),
    ];
    row_that_can_not_be_read_and_has_the_id_of_another: [
        replace(SAVINGS, "weekly: 100.50", "weekly: 8k"),
        replace(SAVINGS, "id: 2023_24", "id: 2022_23"),
    ];
    table_with_an_unknown_key_beside_one_that_is_not_there: [
        replace(PAPER, "    rows: posts\n", "    rows: posts\n    colour: red\n"),
        replace(RESOURCES, "{{table posts}}", "{{table posts}}\n\n{{table nope}}"),
    ];
    recommendations_forgotten_beside_a_field: [
        replace(STYLE, "title: A", "recommendations_required: yes\ntitle: A"),
        replace(PAPER, "  report_of: Head of Parks\n", ""),
        replace(PAPER, "recommendations:\n  - Approve {{posts.total.cost}} a year for the posts.\n  - Note the savings of {{savings.mowing.total.full_year_effect}}.\n", "recommendations: []\n"),
    ];
    title_forgotten_beside_a_figure_misspelt: [
        replace(PAPER, "title: Looking after the parks\n", ""),
        write(SUMMARY, "It is {{posts.total.cots}}.\n"),
    ];

    // One fault, which was told twice or more.
    way_to_print_a_column_that_is_named_elsewhere: [
        replace(SCHEDULES, "heading: Plan}", "heading: Plan, money: £000}"),
        write(SUMMARY, "It is {{budget.parks.plan}} of {{budget.total.plan}}.\n"),
        figure("budget.parks.plan * 2"),
    ];
    column_that_can_not_be_read_and_is_named_elsewhere: [
        replace(SCHEDULES, "heading: Actual}", "heading: Actual, unit: mony}"),
        write(SUMMARY, "It is {{budget.parks.actual}} of {{budget.total.actual}}, or {{budget.parks.variance}}.\n"),
        figure("budget.parks.actual * 2"),
    ];
    column_under_a_heading_that_can_not_be_read_and_is_named_elsewhere: [
        replace(SCHEDULES, "      - {id: actual, heading: Actual}\n", "      - heading: Year\n        columns:\n          - {id: actual, heading: Actual, unit: mony}\n"),
        figure("sum(budget.*.actual) + count(budget.*.actual > £5)"),
    ];
    rule_that_can_not_be_read_and_is_counted_by: [
        replace(SCHEDULES, "formula: actual - plan}", "words: [{say: High, when: actual >}, {say: Low}]}"),
        write(SUMMARY, "Parks are {{budget.parks.variance}}.\n"),
        write(FIGURES, "figures:\n  - {id: it, title: It, formula: 'count(budget.*.variance = \"High\")'}\n"),
    ];
    amount_that_can_not_be_read_and_is_named_elsewhere: [
        planned("lots"),
        write(SUMMARY, "It is {{budget.parks.plan}} of {{budget.total.plan}}, which is {{budget.parks.variance}}.\n"),
        figure("budget.parks.plan * 2"),
    ];
    figure_that_can_not_be_read_and_is_named_elsewhere: [
        write(FIGURES, "figures:\n  - {id: it, titel: It, formula: budget.parks.plan}\n  - {id: its, title: Its, formula: it * 2}\n"),
        write(SUMMARY, "It is {{it}} and {{its}}.\n"),
    ];
    label_of_a_table_misspelt: [replace(PAPER, "    label: Post\n", "    lable: Post\n")];
    columns_of_a_table_misspelt: [
        replace(PAPER, "    label: Post\n    columns:\n", "    label: Post\n    colums:\n"),
    ];

    // Places and files.
    table_whose_braces_are_left_open: [replace(RESOURCES, "{{table mowing}}", "{{table mowing")];
    table_between_single_braces: [replace(RESOURCES, "{{table mowing}}", "{table mowing}")];
    reference_between_single_braces: [replace(RESOURCES, "{{ref mowing}}", "{ref mowing}")];
    table_between_single_braces_in_its_caption: [
        replace(PAPER, "caption: Savings from mowing less often", "caption: Savings {table mowing}"),
    ];
    section_renamed: [
        write("inputs/parks/sections/resorces.md", "{{table mowing}}\n\n{{table posts}}\n"),
        remove(RESOURCES),
    ];
    section_renamed_that_has_a_heading_of_its_own: [
        replace(PAPER, "background_papers", "headings:\n  council-tax: Council tax\n\nbackground_papers"),
        replace(STYLE, "title: A", "other_sections: yes\ntitle: A"),
        write("inputs/parks/sections/counciltax.md", "Words.\n"),
        replace(TEMPLATE, "{% if sections.legal.given %}", "{% for section in all_sections %}{% if section.id == \"counciltax\" %}\n## {{ section.heading }}\n\n{{ section.text }}\n{% endif %}{% endfor %}{% if sections.legal.given %}"),
    ];
}

/// A snapshot whose case was taken away or renamed would be read by nobody.
#[test]
fn every_slip_has_its_case() {
    let folder = crate_folder().join("tests/suite/snapshots/messages");
    let entries = std::fs::read_dir(folder).expect("the snapshots are there");
    let names =
        entries.map(|entry| entry.expect("can be read").file_name().to_string_lossy().into_owned());
    let left_over: Vec<String> = names
        .filter(|name| name.strip_suffix(".snap").is_none_or(|case| !CASES.contains(&case)))
        .collect();
    assert_eq!(left_over, [""; 0], "snapshots of no case");
}
