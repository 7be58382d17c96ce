//! What is said of input that can't be used.
//!
//! Each case is the small paper about the parks (`tests/fixtures/parks`) with something wrong in it.
//! The whole answer of the program stands in `snapshots/bad_input/NAME.snap`: read it as the officer
//! would who made the mistake. Nothing may have been written.

use std::fs;

use orderpaper::pipeline;
use proptest::prelude::*;

use super::schema::{Schemas, as_editor};
use super::support::{Change, Desk, assert_snapshot, crate_folder, remove, replace, write};

const PAPER: &str = "inputs/parks/paper.yaml";
const SAVINGS: &str = "inputs/parks/savings.yaml";
const POSTS: &str = "inputs/parks/posts.yaml";
const ACTIVITY: &str = "inputs/parks/activity.yaml";
const INCOME: &str = "inputs/parks/income.yaml";
const PROJECTS: &str = "inputs/parks/projects.yaml";
const SCORES: &str = "inputs/parks/scores.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";
const RESOURCES: &str = "inputs/parks/sections/resources.md";
const STYLE: &str = "templates/simple/style.yaml";
const TEMPLATE: &str = "templates/simple/paper.md.tera";

/// A file of posts that begins so, with a post that has these keys and one without.
fn dated_posts(file: &str, keys: &str) -> String {
    format!(
        "{file}\nposts:\n  - {{id: gardener, title: Gardener, grade: B1, fte: 1, cost_per_fte: 28000, {keys}}}\n  - {{id: ranger, title: Ranger, fte: 1, cost_per_fte: 30000}}\n"
    )
}

/// A project with targets of two years, and these lines.
fn project(lines: &str) -> String {
    format!(
        "projects:\n  - id: a\n    title: A\n    profile: {{2024/25: 100, 2025/26: 50}}\n{lines}\n"
    )
}

/// Scores in this range: one theme with an item that has these keys, and another.
fn scores(range: &str, one: &str, other: &str) -> String {
    format!(
        "scores:\n  - id: a\n    title: A\n    range: {range}\n    themes:\n      - {{id: one, title: One, items: [{{id: x, title: X, {one}}}]}}\n      - {{id: two, title: Two, items: [{{id: y, title: Y, {other}}}]}}\n"
    )
}

fn refuses(case: &str, changes: impl IntoIterator<Item = Change>) {
    let desk = Desk::parks().with(changes);
    let arguments = ["build"];
    let run = desk.run(&arguments);
    assert_snapshot("bad_input", case, &run.shown(&arguments));
    assert_eq!(run.exit, Some(1));
    assert!(!desk.path("output").exists(), "a paper that can't be built must not be written");
    refused_in_an_editor(&desk, &run.stderr);
}

/// What an editor can tell of these faults by the schemas, it tells: keys that there are not or that lack, and
/// values of a wrong kind.
fn refused_in_an_editor(desk: &Desk, said: &str) {
    let schemas = Schemas::new();
    for fault in
        said.split("\nerror: ").flat_map(|fault| fault.strip_prefix("error: ").or(Some(fault)))
    {
        let message = fault.lines().next().unwrap_or_default();
        let place = fault.split_once("--> ").and_then(|(_, place)| place.split(':').next());
        let Some(file) = place.filter(|file| file.ends_with(".yaml")) else { continue };
        let is_kind = message.starts_with('`') && message.contains("` is not ");
        let is_told = message.starts_with("unknown key") || message.starts_with("expected ");
        if !(is_kind || is_told) || UNTOLD.iter().any(|untold| message.contains(untold)) {
            continue;
        }
        let Some(value) = as_editor(&desk.read(file)) else { continue };
        let name = file.rsplit('/').next().unwrap_or(file);
        assert!(!schemas.faults(name, &value).is_empty(), "an editor takes {file}: {message}");
    }
}

/// What a schema can't tell: whether numbers and dates fit one another and the calendar, how a number was typed that
/// YAML takes for one, and what the style or a column of a schedule says of a value.
const UNTOLD: [&str; 19] = [
    "its decimal point lacks digits on one side",
    "the letter `e` stands in it",
    "`+` stands in it",
    "`Avril 2022",
    "`perhaps` is not `yes` or `no`",
    "`Head of Parks` is not a date",
    "no such day is in the calendar",
    "it ends before it begins",
    "its years don't follow one another",
    "it is not between 4pt and 72pt",
    "it divides by zero",
    "it is not more than nought",
    "is not a score: it is not whole",
    "scores go from",
    "a part that dates don't have",
    "a text for a header or footer",
    "figures and references are not filled in here",
    "is not one of the options",
    "more than 15 digits",
];

/// Makes a test of each case, and the list of all.
macro_rules! cases {
    ($($(#[$about:meta])* $name:ident: [$($change:expr),+ $(,)?];)+) => {
        $($(#[$about])* #[test] fn $name() { refuses(stringify!($name), [$($change),+]); })+
        const CASES: &[&str] = &[$(stringify!($name)),+];
    };
}

cases! {
    // One run finds what is wrong in each step: in records, in prose, in the Markdown around both.
    faults_of_every_step: [
        replace(SAVINGS, "100.50", "1e5"),
        replace(SAVINGS, "id: mowing", "id: mowing\n    mixed_totals: [weekley]"),
        write(POSTS, "posts:\n  - {id: a, title: One, fte: 1, cost_per_fte: x}\n  - {id: b, title: Two, fte: 1, cost_per_fte: 2}\n  - {id: b, title: Three, fte: 1, cost_per_fte: 3}\n"),
        replace(PAPER, "figure: cost\n", "figure: costs\n"),
        write(RESOURCES, "{{table mowing}}\n\n<b>Costs</b> are {{posts.b.cots}}.\n\n![](mower.png)\n\n{{table posts}}\n"),
    ];
    /// A template that can't be filled hides nothing that is wrong in the prose.
    faults_of_template_and_prose: [
        replace(TEMPLATE, "{{ title }}", "{{ titel }}"),
        write(SUMMARY, "<b>Bold</b>, {{posts.total.cots}} and ![](mower.png)\n"),
    ];
    /// Nor does a style that can't be read, or isn't there.
    faults_of_style_and_prose: [
        replace(STYLE, "title: ", "titel: "),
        write(SUMMARY, "<b>Bold</b>, {{posts.total.cots}} and ![](mower.png)\n"),
    ];
    faults_of_a_paper_in_an_unknown_style: [
        replace(PAPER, "style: simple", "style: simpel"),
        write(SUMMARY, "<b>Bold</b>, {{posts.total.cots}} and ![](mower.png)\n"),
    ];
    type_of_no_size: [replace(STYLE, "look:\n", "look:\n  text: {size: 0pt}\n  headings: [{size: 500pt}]\n")];
    /// A table that can't be read is not called unknown where it is referred to.
    table_that_is_referred_to_and_can_not_be_read: [replace(PAPER, "  - id: mowing\n", "  - id: mowing\n    money: poundz\n")];
    table_misspelt_where_it_is_placed: [replace(RESOURCES, "{{table mowing}}", "{{table mowign}}")];
    value_with_its_unit: [replace(SAVINGS, "weekly: 100.50", "weekly: 100.50 per week")];
    recommendation_with_a_colon: [
        replace(PAPER, "recommendations:\n", "recommendations:\n  - Approve: the posts\n"),
    ];
    backslash_gone_astray: [replace(PAPER, "title: Looking after the parks", "title: \"Parks\\expenses\"")];
    front_matter: [write(SUMMARY, "---\ntitle: Parks\n---\n\nText.\n")];
    count_in_words: [replace(POSTS, "fte: 0.5", "fte: lots")];
    weeks_beside_an_amount_to_the_year_end: [
        replace(SAVINGS, "weekly: 100.50", "weekly: 100.50\n        to_year_end: 500\n        weeks_counted: 12"),
    ];
    figures_of_a_file_that_is_not_there: [
        write(SUMMARY, "{{income.mowing.total.weekly}} and {{savings.mowing.2021_22.weekly}}\n"),
    ];
    figure_with_braces_gone_astray: [
        write(SUMMARY, "{posts.total.cost} or {{posts.total.cost}}} or\n{ {posts.total.cost} }\n"),
    ];
    series_taken_from_itself: [
        replace(SAVINGS, "\nstated:", "  - id: net\n    title: Net\n    difference:\n      of: mowing\n      less: mowing\n\nstated:"),
    ];
    amount_forgotten: [replace(SAVINGS, "weekly: 100.50", "weekly:")];
    periods_that_overlap: [replace(SAVINGS, "period: 2023/24", "period: Jan 2023 to Mar 2024")];
    periods_out_of_order: [replace(SAVINGS, "period: 2023/24", "period: 2020/21")];
    /// What can't be computed has no figures, and no other's are offered in their stead.
    difference_of_a_misspelt_series: [
        replace(SAVINGS, "\nstated:", "  - id: net\n    title: Net\n    difference:\n      of: mowing\n      less: moving\n\nstated:"),
        replace(SUMMARY, "savings.mowing.2023_24.weekly", "savings.net.total.weekly"),
    ];
    // Keys and files that nobody knows, or that are not there.
    unknown_key: [replace(SAVINGS, "weekly: 100.50", "weekley: 100.50")];
    unknown_key_like_no_other: [replace(POSTS, "grade: B1", "spinal_point: 12")];
    unknown_key_for_one_that_is_needed: [replace(POSTS, "    title: Gardener", "    titel: Gardener")];
    unknown_key_for_what_a_column_shows: [replace(PAPER, "text: grade", "txt: grade")];
    unknown_key_at_the_top: [replace(PAPER, "recommendations:", "recomendations:")];
    missing_key: [replace(POSTS, "    title: Gardener\n", "")];
    missing_key_of_a_table: [replace(PAPER, "    rows: posts\n", "")];
    key_without_a_value: [replace(PAPER, "title: Looking after the parks", "title:")];
    missing_paper_yaml: [remove(PAPER), write(SUMMARY, "Words.\n")];
    unknown_yaml_file: [write("inputs/parks/saving.yaml", "series: []\n")];
    unknown_yaml_file_like_no_other: [write("inputs/parks/kitchen.yml", "a: 1\n")];
    savings_yaml_misnamed: [remove(SAVINGS), write("inputs/parks/saving.yaml", "series: []\n")];
    unknown_style: [replace(PAPER, "style: simple", "style: simpel")];
    style_in_another_folder: [
        replace(PAPER, "style: simple", "style: ../elsewhere"),
        write("elsewhere/style.yaml", "title: Elsewhere\n"),
        write("elsewhere/paper.md.tera", "# {{ title }}\n"),
    ];
    style_that_is_a_path: [replace(PAPER, "style: simple", "style: ./simple")];
    paper_yaml_misnamed: [remove(PAPER), write("inputs/parks/paper.yml", "title: Looking after the parks\n")];
    missing_template: [remove(TEMPLATE)];

    // Values of the wrong kind.
    list_where_a_word_belongs: [replace(POSTS, "title: Gardener", "title: [Gardener, Second Gardener]")];
    word_where_a_list_belongs: [replace(PAPER, "background_papers: none", "background_papers: The budget")];
    words_where_keys_belong: [write(POSTS, "posts: three of them\n")];
    list_where_a_file_has_keys: [write(POSTS, "- Gardener\n- Ranger\n")];
    words_where_an_amount_belongs: [replace(POSTS, "fte: 2\n", "fte: two\n")];
    not_yaml: [replace(SAVINGS, "title: Savings from mowing less often", "title: \"Savings from mowing")];
    not_yaml_because_of_a_colon: [replace(POSTS, "title: Gardener", "title: Gardener: senior")];
    not_yaml_because_of_indentation: [replace(SAVINGS, "        period: 2022/23", "       period: 2022/23")];
    not_yaml_because_of_nesting: [write(POSTS, format!("posts: {}{}\n", "[".repeat(5000), "]".repeat(5000)))];
    not_yaml_because_of_groups_in_groups: [write(POSTS, groups_in_groups(100))];
    not_yaml_because_of_aliases: [write(POSTS, many_aliases())];
    two_documents_in_one_file: [replace(POSTS, "posts:\n", "posts: []\n---\nposts:\n")];
    alias_of_nothing: [replace(POSTS, "title: Gardener", "title: *gardener")];
    not_yaml_because_of_a_tab: [replace(SAVINGS, "    weeks: 52", "\tweeks: 52")];

    // Amounts that can't be read, or could be read in two ways.
    amount_with_two_points: [replace(SAVINGS, "100.50", "12.394.88")];
    amount_with_a_comma_for_pence: [replace(SAVINGS, "100.50", "\"1,00\"")];
    amount_with_a_pound_sign_and_more: [replace(SAVINGS, "100.50", "£1,00")];
    count_of_half_a_thing: [write(ACTIVITY, "counts:\n  - id: cases\n    title: Cases\n    value: 240.5\n")];
    count_below_nought: [write(ACTIVITY, "counts:\n  - id: cases\n    title: Cases\n    value: -3\n")];
    amount_with_a_pound_sign: [replace(SAVINGS, "100.50", "£100.50")];
    amount_in_powers_of_ten: [replace(SAVINGS, "100.50", "1e5")];
    amount_in_brackets: [replace(SAVINGS, "100.50", "(5)")];
    amount_in_thousands: [replace(SAVINGS, "100.50", "800k")];
    amount_with_a_bare_point: [replace(SAVINGS, "100.50", ".5")];
    amount_with_a_space: [replace(SAVINGS, "100.50", "12 394.88")];
    amount_with_a_plus_sign: [replace(SAVINGS, "100.50", "+5")];
    amount_with_two_minus_signs: [replace(SAVINGS, "100.50", "--5")];
    amount_that_is_no_number: [replace(SAVINGS, "100.50", ".nan")];
    amount_with_too_many_digits: [replace(SAVINGS, "100.50", "12345678901234567890123456789012")];
    amount_left_out_between_quotes: [replace(SAVINGS, "100.50", "\"\"")];
    two_amounts_in_one_row: [replace(SAVINGS, "weekly: 100.50", "weekly: [100.50, 3]")];

    // Dates and periods.
    day_that_does_not_exist: [replace(PAPER, "2024-08-28", "2024-02-30")];
    date_in_words: [replace(PAPER, "2024-08-28", "28 August 2024")];
    post_that_ends_before_it_starts: [replace(POSTS, "end: 2026-03-31", "end: 2023-03-31")];
    // Weeks between dates, and costs of a part of a year.
    weeks_backwards: [replace(SAVINGS, "weeks: 52", "weeks: 2024-03-31 to 2023-09-01")];
    weeks_from_a_day_that_does_not_exist: [replace(SAVINGS, "weeks: 52", "weeks: 2023-09-31 to year end")];
    weeks_to_something_else: [replace(SAVINGS, "weeks: 52", "weeks: 2023-09-01 to Easter")];
    part_year_in_weeks: [write(POSTS, dated_posts("part_year: weeks", ""))];
    months_that_are_not_whole: [write(POSTS, dated_posts("part_year: months", "start: 2024-04-02, end: 2025-03-30"))];
    post_with_an_end_and_no_start: [write(POSTS, dated_posts("part_year: days", "end: 2025-03-30"))];
    post_with_a_start_and_no_end: [write(POSTS, dated_posts("part_year: days", "start: 2025-03-30"))];
    post_that_ends_after_the_end: [write(POSTS, dated_posts("part_year: days\nto: 2025-03-31", "start: 2024-04-02, end: 2025-04-30"))];
    end_to_which_nothing_is_counted: [write(POSTS, dated_posts("to: 2025-03-31", "start: 2024-04-02"))];
    /// A column and a sentence ask for what the file leaves open how to compute.
    part_year_that_is_not_said: [
        replace(PAPER, "figure: cost\n", "figure: cost_2024_25\n"),
        replace(RESOURCES, "{{posts.total.cost}}", "{{posts.gardener.cost_to_end}}"),
    ];
    part_year_of_posts_without_dates: [
        replace(POSTS, "posts:\n", "part_year: months\nposts:\n"),
        replace(RESOURCES, "{{posts.total.cost}}", "{{posts.total.cost_2024_25}}"),
    ];
    change_of_posts_in_another_word: [write(POSTS, dated_posts("", "change: delete"))];
    post_taken_off_twice: [replace(POSTS, "fte: 2\n", "fte: -2\n    change: disestablish\n")];
    post_less_than_nought_that_is_established: [replace(POSTS, "fte: 2\n", "fte: -2\n    change: establish\n")];
    cost_of_posts_typed: [replace(POSTS, "cost_per_fte: 28000", "cost: 56000")];
    posts_by_what_some_of_them_say: [
        replace(POSTS, "fte: 2\n", "fte: 2\n    change: establish\n"),
        replace(PAPER, "rows: posts\n", "rows: posts.by_change\n"),
        replace(RESOURCES, "{{posts.total.cost}}", "{{posts.by_change.establish.cost}}"),
    ];
    funding_in_words_that_are_nearly_alike: [
        replace(POSTS, "fte: 2\n", "fte: 2\n    funding: Better Care Fund\n"),
        replace(POSTS, "fte: 0.5\n", "fte: 0.5\n    funding: Better care fund\n"),
    ];
    funding_that_makes_no_id: [replace(POSTS, "fte: 2\n", "fte: 2\n    funding: Total\n"), replace(POSTS, "fte: 0.5\n", "fte: 0.5\n    funding: \"?\"\n")];

    // Targets by financial year.
    more_moved_than_there_is: [write(PROJECTS, project("    moves: [{from: 2024/25, to: 2025/26, amount: 60, reason: R}, {from: 2024/25, to: 2025/26, amount: 60, reason: R}]"))];
    moved_before_it_came: [write(PROJECTS, project("    moves: [{from: 2026/27, to: 2024/25, amount: 1, reason: R}, {from: 2025/26, to: 2026/27, amount: 1, reason: R}]"))];
    moved_to_the_same_year: [write(PROJECTS, project("    moves: [{from: 2024/25, to: 2024/2025, amount: -5, reason: R}]"))];
    move_without_a_reason: [write(PROJECTS, project("    moves: [{from: 2024/25, to: 2025/26, amount: 5}]"))];
    target_below_nought_and_a_year_twice: [write(PROJECTS, "projects:\n  - id: a\n    title: A\n    profile:\n      2024/25: -1\n      2025/26: 1\n      2025/2026: 1\n      2026: 1\n")];
    targets_that_are_no_years: [write(PROJECTS, "projects:\n  - {id: a, title: A, profile: 100}\n")];
    delivered_by_year_without_targets: [write(PROJECTS, "projects:\n  - {id: a, title: A, delivered_by_year: {2024/25: 5}}\n")];
    more_carried_forward_than_was_over_achieved: [write(PROJECTS, project("    delivered_by_year: {2024/25: 110, 2025/26: 0}\n    carry_forward: [{from: 2024/25, to: 2025/26, amount: 8}, {from: 2024/25, to: 2026/27, amount: 8}]"))];
    carried_forward_from_a_year_that_fell_short: [write(PROJECTS, project("    delivered_by_year: {2024/25: 90}\n    carry_forward: [{from: 2024/25, to: 2025/26, amount: 1}]"))];
    carried_back_from_a_year_without_a_word: [write(PROJECTS, project("    carry_forward: [{from: 2025/26, to: 2024/25, amount: 8}]"))];
    remaining_of_a_year_of_which_nothing_is_said: [
        write(PROJECTS, project("    delivered_by_year: {2024/25: 90}")),
        replace(RESOURCES, "{{posts.total.cost}}", "{{projects.a.profile.total.remaining}}"),
    ];

    // Scores.
    scores_out_of_range: [write(SCORES, scores("0 to 3", "score: 4", "score: 2.5"))];
    score_below_the_lowest: [write(SCORES, scores("1 to 5", "score: 0", "score: -1"))];
    range_of_scores_backwards: [write(SCORES, scores("3 to 0", "score: 1", "score: 1"))];
    range_of_scores_in_another_form: [write(SCORES, scores("0-3", "score: 1", "score: 1"))];
    score_in_words: [write(SCORES, scores("0 to 3", "score: good", "score: n/a"))];
    items_with_one_id: [write(SCORES, scores("0 to 3", "score: 1", "score: 1").replace("id: y", "id: x"))];
    theme_with_a_name_of_what_is_computed: [write(SCORES, scores("0 to 3", "score: 1", "score: 1").replace("id: two", "id: gaps"))];
    average_of_nothing: [
        write(SCORES, scores("0 to 3", "score: 1", "evidence: none")),
        replace(RESOURCES, "{{posts.total.cost}}", "{{scores.a.two.average}}"),
    ];
    period_backwards: [replace(SAVINGS, "period: 2022/23", "period: Mar 2023 to Apr 2022")];
    period_of_years_apart: [replace(SAVINGS, "period: 2022/23", "period: 2022/24")];
    period_that_is_a_year: [replace(SAVINGS, "period: 2022/23", "period: 2022")];
    period_with_a_month_of_three_digits: [replace(SAVINGS, "period: 2022/23", "period: 2022-004 to 2023-03")];
    period_with_an_unknown_month: [replace(SAVINGS, "period: 2022/23", "period: Avril 2022 to Mar 2023")];

    // The same name twice.
    id_of_a_row_twice_as_key: [replace(SAVINGS, "      - id: 2022_23\n", "      - id: 2022_23\n        id: 2021_22\n")];
    key_twice: [replace(SAVINGS, "        weekly: 100.50\n", "        weekly: 100.50\n        weekly: 100.60\n")];
    field_twice: [replace(PAPER, "  call_in: no\n", "  call_in: no\n  call_in: yes\n")];
    heading_twice: [replace(PAPER, "background_papers:", "headings:\n  summary: In short\n  summary: In brief\nbackground_papers:")];
    row_twice: [replace(SAVINGS, "id: 2023_24", "id: 2022_23")];
    reserved_character_by_its_number: [replace(POSTS, "title: Park Ranger", "title: \"Park \\uE0000\\uE001\"")];
    file_with_capitals: [write("inputs/parks/posts.YAML", "posts: []\n")];
    file_with_a_second_ending: [write("inputs/parks/income.yaml.txt", "series: []\n")];
    post_twice: [replace(POSTS, "id: ranger", "id: gardener")];
    table_id_twice: [replace(PAPER, "id: posts", "id: mowing")];
    record_called_like_a_sum: [replace(POSTS, "id: ranger", "id: total")];
    id_with_a_capital: [replace(POSTS, "id: ranger", "id: Ranger")];

    // Figures and tables that there are not.
    unknown_figure_in_prose: [replace(SUMMARY, "savings.mowing.2023_24.weekly", "savings.mowing.2024_25.weekly")];
    unknown_figure_like_no_other: [replace(SUMMARY, "savings.mowing.2023_24.weekly", "x")];
    unknown_figure_in_a_recommendation: [replace(PAPER, "{{posts.total.cost}}", "{{posts.totals.cost}}")];
    unknown_figure_in_a_folded_recommendation: [
        replace(PAPER, "  - Approve {{posts.total.cost}} a year for the posts.", "  - >-\n    Approve {{posts.total.cost}} a year,\n    not {{posts.total.price}}, for the posts."),
    ];
    unknown_figure_that_is_stated: [replace(SAVINGS, "figure: savings.mowing.total.weekly", "figure: savings.mowing.total.wekly")];
    unknown_figure_in_a_column: [replace(PAPER, "figure: full_year_effect", "figure: full_year_efect")];
    unknown_figure_in_a_column_like_no_other: [replace(PAPER, "figure: full_year_effect", "figure: variance")];
    unknown_words_in_a_column: [replace(PAPER, "text: grade", "text: grades")];
    unknown_records_of_a_table: [replace(PAPER, "rows: savings.mowing", "rows: savings.mowin")];
    column_that_is_both: [replace(PAPER, "        text: grade\n", "        text: grade\n        figure: fte\n")];
    column_from_other_records: [replace(PAPER, "        figure: full_year_effect\n", "        figure: cost\n        from: posts\n")];
    column_from_records_with_more_rows: [
        replace(SAVINGS, "\nstated:", "  - id: leaves\n    title: Leaves\n    weeks: 52\n    rows:\n      - id: 2023_24\n        period: 2023/24\n        weekly: 10\n\nstated:"),
        replace(PAPER, "rows: savings.mowing", "rows: savings.leaves"),
        replace(PAPER, "        figure: full_year_effect\n", "        figure: full_year_effect\n        from: savings.mowing\n"),
    ];
    column_from_records_that_count_otherwise: [
        replace(SAVINGS, "        weekly: 200.25\n        counted: full_year\n", "        weekly: 200.25\n        counted: to_year_end\n        to_year_end: 9000\n"),
        replace(SAVINGS, "\nstated:", "  - id: leaves\n    title: Leaves\n    weeks: 52\n    rows:\n      - id: 2022_23\n        period: 2022/23\n        weekly: 5\n        counted: full_year\n      - id: 2023_24\n        period: 2023/24\n        weekly: 10\n        counted: full_year\n\nstated:"),
        replace(PAPER, "        figure: full_year_effect\n", "        figure: value\n        total: none\n      - heading: Leaves\n        figure: value\n        from: savings.leaves\n"),
    ];
    rows_of_records_that_count_otherwise: [
        replace(SAVINGS, "        weekly: 200.25\n        counted: full_year\n", "        weekly: 200.25\n        counted: to_year_end\n        to_year_end: 9000\n"),
        replace(SAVINGS, "\nstated:", "  - id: leaves\n    title: Leaves\n    weeks: 52\n    rows:\n      - id: 2022_23\n        period: 2022/23\n        weekly: 5\n        counted: full_year\n      - id: 2023_24\n        period: 2023/24\n        weekly: 10\n        counted: full_year\n\nstated:"),
        replace(PAPER, "rows: savings.mowing", "rows: savings.leaves"),
        replace(PAPER, "        figure: full_year_effect\n", "        figure: value\n        from: savings.mowing\n        total: none\n"),
    ];
    unknown_table: [replace(RESOURCES, "{{table posts}}", "{{table post}}")];
    unknown_table_in_a_reference: [replace(RESOURCES, "{{ref mowing}}", "{{ref lawns}}")];
    reference_to_a_table_not_placed: [replace(RESOURCES, "{{table mowing}}\n\n", "")];
    table_not_placed: [replace(RESOURCES, "\n{{table posts}}\n", "")];
    unknown_figure_in_a_caption: [replace(PAPER, "caption: Posts and their yearly cost", "caption: Posts at {{posts.total.price}}")];
    unknown_figure_in_a_title: [replace(PAPER, "title: Looking after the parks", "title: Parks at {{posts.total.price}}")];
    table_in_a_line: [replace(RESOURCES, "{{table posts}}", "See {{table posts}}.")];
    table_in_its_own_caption: [replace(PAPER, "caption: Posts and their yearly cost", "caption: \"{{table posts}}\"")];
    tables_in_notes_of_each_other: [
        replace(PAPER, "  - id: posts\n", "    notes:\n      - \"{{table posts}}\"\n\n  - id: posts\n"),
        replace(PAPER, "        figure: cost\n", "        figure: cost\n    notes:\n      - \"{{table mowing}}\"\n"),
    ];
    caption_of_two_paragraphs: [replace(PAPER, "caption: Posts and their yearly cost", "caption: \"Posts\\n\\nand their cost\"")];
    note_of_two_paragraphs: [
        replace(PAPER, "        figure: cost\n", "        figure: cost\n    notes:\n      - |\n        The cost of a year.\n\n        It has on-costs in it.\n"),
    ];
    table_twice: [replace(RESOURCES, "{{table posts}}\n", "{{table posts}}\n\n{{table posts}}\n")];
    table_without_a_name: [replace(RESOURCES, "{{table posts}}", "{{table}}")];
    braces_left_open: [replace(SUMMARY, "2023_24.weekly}}", "2023_24.weekly")];
    braces_left_open_before_others: [
        replace(SUMMARY, "2023_24.weekly}}", "2023_24.weekly and {{posts.total.cost}}"),
    ];
    format_with_too_many_places: [
        replace(RESOURCES, "{{posts.total.cost}}", "{{posts.total.cost | millions 9}}"),
    ];
    braces_with_nothing_between: [replace(SUMMARY, "savings.mowing.2023_24.weekly", "")];
    unknown_format: [replace(SUMMARY, "2023_24.weekly}}", "2023_24.weekly | pound}}")];
    unknown_format_like_no_other: [replace(SUMMARY, "2023_24.weekly}}", "2023_24.weekly | £m}}")];
    money_in_words: [replace(SUMMARY, "2023_24.weekly}}", "2023_24.weekly | words}}")];
    posts_as_money: [replace(SUMMARY, "{{savings.mowing.2023_24.weekly}}", "{{posts.gardener.fte | pounds}}")];

    // Rows that don't say, or say twice, what is to be counted.
    weeks_not_said: [replace(SAVINGS, "    weeks: 52\n", "")];
    effect_given_twice: [replace(SAVINGS, "weekly: 100.50", "weekly: 100.50\n        full_year_effect: 5226")];
    row_without_an_amount: [replace(SAVINGS, "        weekly: 100.50\n        counted: full_year\n", "")];
    row_that_counts_what_it_lacks: [replace(SAVINGS, "        weekly: 100.50\n        counted: full_year\n", "        weekly: 100.50\n        counted: to_year_end\n")];
    mixed_total_not_asked_for: [
        replace(SAVINGS, "        weekly: 200.25\n        counted: full_year\n", "        weekly: 200.25\n        counted: to_year_end\n        to_year_end: 9000\n"),
        replace(PAPER, "        figure: full_year_effect\n", "        figure: value\n"),
    ];
    mixed_total_not_asked_for_in_prose: [
        replace(SAVINGS, "        weekly: 200.25\n        counted: full_year\n", "        weekly: 200.25\n        counted: to_year_end\n        to_year_end: 9000\n"),
        replace(SUMMARY, "savings.mowing.2023_24.weekly", "savings.mowing.total.value"),
    ];
    total_of_what_some_rows_lack: [
        replace(SAVINGS, "        weekly: 200.25\n", "        full_year_effect: 10413\n"),
        remove_stated(),
    ];
    total_of_a_price: [replace(PAPER, "        figure: cost\n", "        figure: cost_per_fte\n")];
    mixed_total_of_nothing: [replace(SAVINGS, "    weeks: 52\n", "    weeks: 52\n    mixed_totals: [valeu]\n")];
    rows_that_count_alike_apart: [
        replace(SAVINGS, "\nstated:", "      - id: 2024_25\n        period: 2024/25\n        weekly: 1\n        to_year_end: 10\n        counted: to_year_end\n      - id: 2025_26\n        period: 2025/26\n        weekly: 10\n        counted: full_year\n\nstated:"),
    ];
    unknown_way_of_counting: [write(INCOME, "amounts:\n  - id: fees\n    title: Fees\n    value: 10\n    measure: yearly\n")];
    difference_of_unknown_series: [
        replace(SAVINGS, "\nstated:", "  - id: net\n    title: Net\n    difference:\n      of: mowing\n      less: mowin\n\nstated:"),
    ];
    difference_of_other_periods: [
        replace(SAVINGS, "\nstated:", "  - id: extra\n    title: Extra\n    weeks: 52\n    rows:\n      - {id: 2022_23, period: 2022/23, weekly: 5}\n      - {id: 2023_24, period: 2024/25, weekly: 5}\n  - id: net\n    title: Net\n    difference:\n      of: mowing\n      less: extra\n\nstated:"),
        replace(SUMMARY, "savings.mowing.2023_24.weekly", "savings.net.total.weekly"),
    ];
    column_from_other_periods: [
        replace(SAVINGS, "\nstated:", "  - id: extra\n    title: Extra\n    weeks: 52\n    rows:\n      - {id: 2022_23, period: 2022/23, weekly: 5}\n      - {id: 2023_24, period: 2024/25, weekly: 5}\n\nstated:"),
        replace(PAPER, "figure: full_year_effect\n", "figure: weekly\n        from: savings.extra\n"),
    ];
    difference_of_unlike_series: [
        replace(SAVINGS, "\nstated:", "  - id: extra\n    title: Extra\n    rows:\n      - id: 2022_23\n        period: 2022/23\n        in_year: 5\n  - id: net\n    title: Net\n    difference:\n      of: mowing\n      less: extra\n\nstated:"),
    ];
    cost_of_a_post_given_twice: [replace(POSTS, "salary: 30000", "salary: 30000\n    cost_per_fte: 37500")];
    weeks_of_a_row_that_multiplies_nothing: [
        replace(SAVINGS, "weekly: 100.50", "full_year_effect: 5226\n        weeks: 52"),
        replace(PAPER, "      - heading: Weekly saving\n        figure: weekly\n", ""),
        replace(SAVINGS, "figure: savings.mowing.total.weekly\n    value: 300.75", "figure: savings.mowing.total.full_year_effect\n    value: 15639"),
    ];
    weeks_of_a_row_of_reported_effects: [
        replace(SAVINGS, "weeks: 52\n", "full_year_effects: reported\n"),
        replace(SAVINGS, "weekly: 100.50", "weekly: 100.50\n        full_year_effect: 5226\n        weeks: 52"),
        replace(SAVINGS, "weekly: 200.25", "weekly: 200.25\n        full_year_effect: 10413"),
    ];
    weeks_that_no_row_uses: [
        replace(SAVINGS, "weekly: 100.50", "weekly: 100.50\n        weeks: 50"),
        replace(SAVINGS, "weekly: 200.25", "weekly: 200.25\n        weeks: 51"),
    ];
    series_without_rows: [
        write(SAVINGS, "series:\n  - id: mowing\n    title: Savings from mowing less often\n    full_year_effects: reported\n    rows: []\n"),
        write(SUMMARY, "The grass is cut less often.\n"),
        replace(PAPER, "  - Note the savings of {{savings.mowing.total.full_year_effect}}.\n", ""),
    ];
    weeks_divided_by_zero: [replace(SAVINGS, "weeks: 52", "weeks: 365/0")];
    weeks_of_nothing: [replace(SAVINGS, "weeks: 52", "weeks: 0")];
    product_with_too_many_digits: [
        replace(SAVINGS, "weekly: 100.50", "weekly: 999999999999999"),
        replace(SAVINGS, "weeks: 52", "weeks: 999999999999999"),
    ];
    /// What is made of it is told of only once, and no figure of another year is offered.
    consequences_of_a_product_with_too_many_digits: [
        replace(SAVINGS, "weekly: 100.50", "weekly: 999999999999999"),
        replace(SAVINGS, "weeks: 52", "weeks: 999999999999999"),
        replace(SAVINGS, "weekly: 200.25", "weekly: 0"),
        replace(SAVINGS, "\nstated:", "  - id: extra\n    title: Extra\n    weeks: 52\n    rows:\n      - {id: 2022_23, period: 2022/23, weekly: 5}\n      - {id: 2023_24, period: 2023/24, weekly: 5}\n  - id: net\n    title: Net\n    difference:\n      of: mowing\n      less: extra\n\nstated:"),
        replace(POSTS, "salary: 30000", "salary: 999999999999999.999999"),
        replace(POSTS, "on_costs_percent: 25", "on_costs_percent: 99999999.123456789"),
        write(SUMMARY, "{{savings.mowing.2022_23.value}} {{savings.mowing.total.value}} {{savings.mowing.total.full_year_effect}} {{savings.net.2022_23.full_year_effect}} {{savings.net.total.full_year_effect}} {{posts.ranger.cost}} {{posts.total.cost}}\n"),
    ];
    product_that_would_lose_digits: [
        replace(SAVINGS, "weekly: 100.50", "weekly: 999999999999999.999999"),
        replace(SAVINGS, "weeks: 52", "weeks: 99.123456789"),
    ];
    sum_with_too_many_digits: [
        replace(SAVINGS, "weekly: 100.50", "weekly: 999999999999999"),
        replace(SAVINGS, "weekly: 200.25", "weekly: 999999999999999"),
        replace(SAVINGS, "weeks: 52", "weeks: 70000000000000"),
    ];
    counts_with_one_name: [
        write(ACTIVITY, "groups:\n  - id: reviews\n    title: Reviews\n    whole: {id: all, title: All, value: 3}\n    parts:\n      - {id: all, title: Done, value: 3}\n"),
    ];

    row_that_counts_for_nothing: [replace(SAVINGS, "        weekly: 200.25\n        counted: full_year\n", "        weekly: 200.25\n")];
    difference_with_rows: [
        replace(SAVINGS, "\nstated:", "  - id: net\n    title: Net\n    difference:\n      of: mowing\n      less: mowing\n    rows: []\n\nstated:"),
    ];
    weeks_less_than_none: [replace(SAVINGS, "weeks: 52", "weeks: -52")];
    part_that_is_accepted: [
        write(ACTIVITY, "groups:\n  - id: reviews\n    title: Reviews\n    whole: {id: due, title: Due, value: 3}\n    parts:\n      - {id: done, title: Done, value: 2, accept: {difference: 1, reason: One is late.}}\n"),
    ];
    acceptance_of_words_alone: [replace(SAVINGS, "value: 300.75", "value: 310.75\n    accept: A misprint.")];
    acceptance_without_difference: [replace(SAVINGS, "value: 300.75", "value: 310.75\n    accept:\n      reason: A misprint.")];
    acceptance_without_reason: [replace(SAVINGS, "value: 300.75", "value: 310.75\n    accept:\n      difference: 10\n      reason:")];
    acceptance_of_no_amount: [replace(SAVINGS, "value: 300.75", "value: 310.75\n    accept:\n      difference: ten\n      reason: A misprint.")];
    acceptance_with_a_currency_sign: [replace(SAVINGS, "value: 300.75", "value: 310.75\n    accept:\n      difference: +£10\n      reason: A misprint.")];
    acceptance_as_a_percentage: [replace(SAVINGS, "value: 300.75", "value: 310.75\n    accept:\n      difference: 3%\n      reason: A misprint.")];
    acceptance_with_an_unknown_key: [replace(SAVINGS, "value: 300.75", "value: 310.75\n    accept:\n      diference: 10\n      reason: A misprint.")];
    acceptance_as_a_list: [replace(SAVINGS, "value: 300.75", "value: 310.75\n    accept:\n      - difference: 10\n      - reason: A misprint.")];

    // Sections, fields and recommendations.
    section_missing: [remove(SUMMARY)];
    section_misspelt: [remove(SUMMARY), write("inputs/parks/sections/sumary.md", "Words.\n")];
    section_unknown: [write("inputs/parks/sections/resource.md", "Words.\n")];
    section_unknown_like_no_other: [write("inputs/parks/sections/wildlife.md", "Words.\n")];
    section_heading_of_nothing: [replace(PAPER, "background_papers:", "headings:\n  resurces: Money\nbackground_papers:")];
    field_missing: [replace(PAPER, "  report_of: Head of Parks\n", "")];
    field_unknown: [replace(PAPER, "report_of:", "report_by:")];
    section_that_says_nothing: [write(SUMMARY, "\n")];
    section_of_comments_only: [write(SUMMARY, "<!-- What is it about? -->\n")];
    comment_left_open: [write(SUMMARY, "Words.\n\n<!-- More to come.\n")];
    field_that_is_no_date: [replace(STYLE, "kind: text", "kind: date")];
    field_that_is_no_option: [
        replace(STYLE, "kind: yes_no", "kind: choices\n    options: [Parks, Roads]"),
        replace(PAPER, "call_in: no", "call_in: [Park]"),
    ];
    field_neither_yes_nor_no: [replace(PAPER, "call_in: no", "call_in: perhaps")];
    language_unknown: [replace(PAPER, "date: ", "language: British English\ndate: ")];
    recommendation_left_out: [
        replace(TEMPLATE, "{% for item in recommendations %}\n{{ item.number }}. {{ item.text }}\n{% endfor %}", "None."),
    ];
    section_left_out: [replace(TEMPLATE, "{{ sections.resources.text }}", "")];
    html_in_prose: [replace(SUMMARY, "less often", "<b>less</b> often")];
    picture_that_is_not_there: [replace(SUMMARY, "The grass", "![A map of the parks](map.png) The grass")];
    picture_outside_the_paper: [replace(SUMMARY, "The grass", "![A map](../../templates/map.png) The grass")];
    footnote_that_nothing_refers_to: [write(SUMMARY, "Words.\n\n[^source]: The budget.\n")];
    footnote_that_is_not_there: [write(SUMMARY, "Words.[^sorce]\n\n[^source]: The budget.\n")];
    address_that_is_not_there: [write(SUMMARY, "See [the budget][budgets].\n\n[budget]: https://example.org/budget\n")];
    link_that_runs_a_program: [replace(SUMMARY, "The grass", "[The grass](javascript:alert())")];
    heading_like_the_title: [write(SUMMARY, "Words.\n\n# Costs\n\nMore words.\n")];
    heading_that_leaves_out_a_level: [write(SUMMARY, "Words.\n\n#### Costs of {{posts.total.fte}} posts\n\nMore words.\n")];
    heading_of_the_template_that_leaves_out_a_level: [replace(TEMPLATE, "## {{ sections.summary.heading }}", "### {{ sections.summary.heading }}")];

    // Templates.
    code_left_open: [write("inputs/parks/sections/summary.md", "Some words.\n\n```\ncode {{posts.total.fte}}\n")];
    template_syntax: [replace(TEMPLATE, "{% endif %}", "{% endfi %}")];
    template_left_open: [replace(TEMPLATE, "{% endfor %}\n", "")];
    template_unknown_variable: [replace(TEMPLATE, "{{ sections.summary.text }}", "{{ sections.sumary.text }}")];
    template_unknown_filter: [replace(TEMPLATE, "{{ title }}", "{{ title | shout }}")];
    template_includes_a_file: [replace(TEMPLATE, "{{ title }}", "{% include \"../../inputs/parks/paper.yaml\" %}")];

    // A template can't run, or print, without end.
    template_counts: [replace(TEMPLATE, "{{ title }}", "{% for line in range(end=1000000) %}x{% endfor %}")];
    template_calls_itself: [write(TEMPLATE, "# T\n{% component x() %}{{ <x /> }}{% endcomponent x %}\n{{ <x /> }}\n")];
    template_doubles_a_text: [replace(TEMPLATE, "{{ title }}", "{# a {% x %} #}{% set_global s = \"x\" %}{{ title }}")];
    template_prints_without_end: [write(TEMPLATE, loops_in_loops(3))];
    template_loops_too_deep: [write(TEMPLATE, loops_in_loops(8))];

    // Styles.
    style_unknown_key: [replace(STYLE, "  footer:", "  fotter:")];
    style_bad_colour: [replace(STYLE, "\"#004C99\"", "\"#004C9\"")];
    style_colour_taken_for_a_comment: [replace(STYLE, "\"#004C99\"", "#004C99")];
    style_unknown_kind_of_field: [replace(STYLE, "kind: yes_no", "kind: yesno")];
    style_options_of_a_text: [replace(STYLE, "kind: yes_no", "kind: choices")];
    style_unknown_name_in_a_footer: [replace(STYLE, "{pages}", "{total}")];
    style_brace_left_open: [replace(STYLE, "{pages}", "{pages")];
    style_bad_length: [replace(STYLE, "look:\n", "look:\n  page:\n    left: 25\n")];
    style_no_room_for_text: [replace(STYLE, "look:\n", "look:\n  page:\n    left: 100mm\n    right: 100mm\n")];
    style_no_room_for_header_and_footer: [
        replace(STYLE, "look:\n", "look:\n  page: {top: 10mm, bottom: 10mm}\n  header:\n    left: \"{title}\"\n"),
    ];
    style_bad_date: [replace(STYLE, "look:\n", "formats:\n  date: \"%d %Q\"\nlook:\n")];
    style_bad_labels: [replace(STYLE, "look:\n", "formats:\n  recommendations: A-\nlook:\n")];
    style_bad_money: [replace(STYLE, "look:\n", "formats:\n  table_money: millions 9\nlook:\n")];
    style_words_without_their_places: [
        replace(STYLE, "look:\n", "formats:\n  month_range: \"from {from}\"\nwording:\n  table: Figure\n  mixed_total: The total is mixed.\nlook:\n"),
    ];
    style_several_in_its_words: [
        replace(STYLE, "look:\n", "wording:\n  subtotal: [So, far]\n  rounding: [Not, exact]\n  braces: In brackets\nlook:\n"),
    ];
    style_impossible_numbers: [replace(STYLE, "look:\n", "contents: {depth: 0}\nlook:\n  header_from: 0\n")];
    places_that_change_nothing: [
        replace(PAPER, "        text: grade\n", "        text: grade\n        places: 1\n"),
        replace(PAPER, "        figure: cost\n", "        figure: cost\n        places: 0\n"),
    ];
    style_field_twice: [replace(STYLE, "particulars:", "  - id: call_in\n    label: Call-in\n    kind: text\n\nparticulars:")];
    style_particulars_called_other: [
        replace(STYLE, "id: front", "id: other"),
        replace(TEMPLATE, "particulars.front", "particulars.other"),
    ];
    style_unknown_field_in_particulars: [replace(STYLE, "[report_of, call_in]", "[report_of, callin]")];

    // Files that are no text, or empty.
    not_utf8: [Change::WriteBytes(SUMMARY, b"The grass is cut\nless often: \xA3200 a week.\n")];
    folder_in_the_stead_of_a_file: [remove(POSTS), write("inputs/parks/posts.yaml/old.yaml", "posts: []\n")];
    not_utf8_in_yaml: [Change::WriteBytes(POSTS, b"posts:\n  - title: Caf\xE9 manager\n")];
    empty_paper_yaml: [write(PAPER, "")];
    empty_posts_yaml: [write(POSTS, "")];
    empty_style_yaml: [write(STYLE, "")];
    character_of_the_program_itself: [replace(SUMMARY, "The grass", "The \u{E000}grass")];

    // Characters that no font has, wherever they come from: each is told once.
    characters_that_cannot_be_drawn: [
        replace(SUMMARY, "grass", "草 grass"),
        replace(PAPER, "report_of: Head of Parks", "report_of: Head of 園 Parks"),
        replace(PAPER, "heading: Grade", "heading: Grade 級"),
        replace(PAPER, "caption: Posts and", "caption: Posts 職 and"),
        replace(POSTS, "title: Gardener", "title: >-\n      The 園丁\n      of the parks"),
        replace(STYLE, "call-in?", "call-in? 否"),
        replace(STYLE, "look:\n", "formats:\n  currency: 元\nlook:\n"),
        replace(STYLE, "heading: Summary", "heading: Summary 要"),
    ];
    characters_that_cannot_be_drawn_in_a_footer: [
        replace(PAPER, "date: ", "organisation: Borough of 雪\ndate: "),
        replace(STYLE, "Page {page} of {pages}", "\"頁 {page} of {pages}\"\n    left: \"{organisation}\""),
    ];
    characters_that_cannot_be_drawn_in_text_and_footer: [
        replace(SUMMARY, "grass", "草 grass"),
        replace(PAPER, "date: ", "organisation: Borough of 雪, 草 and 園\ndate: "),
        replace(STYLE, "Page {page} of {pages}", "\"{organisation}\""),
    ];

    table_of_which_only_a_comment_speaks: [
        replace(RESOURCES, "{{table posts}}", "<!-- {{ref posts}} would have the posts -->"),
    ];
    table_referred_to_in_prose_and_in_a_comment: [
        replace(RESOURCES, "{{table posts}}", "<!-- {{ref posts}} -->\n\nSee {{ref posts}}."),
    ];

    // Figures that are not there, or not filled, in short words: each is told once.
    unknown_figures_in_words_of_tables_and_fields: [
        replace(POSTS, "title: Gardener", "title: Gardener of {{posts.totl.cost}}"),
        replace(PAPER, "report_of: Head of Parks", "report_of: Head of {{posts.total.cot}} Parks"),
        replace(PAPER, "heading: Grade", "heading: Grade {{posts.total.cost"),
        replace(PAPER, "background_papers:", "  - {id: again, caption: Again, rows: posts, label: Post, columns: [{heading: Cost, figure: cost}]}\n\nbackground_papers:"),
    ];
    unknown_figure_twice_in_one_value: [
        replace(PAPER, "Approve {{posts.total.cost}} a year for the posts.", "It is {{posts.total.cots}}, or {{posts.total.cots}} a year."),
        replace(POSTS, "grade: B1", "grade: B{{posts.x}} and {{posts.x}}"),
    ];
    figures_where_none_are_filled: [
        replace(POSTS, "grade: C1", "grade: C1\n    funding: Fund {{posts.total.cost}}"),
        replace(PAPER, "date: ", "organisation: Borough of {{posts.total.cost}}\ndate: "),
        replace(SAVINGS, "where: the budget report", "where: the {{x}} report"),
    ];

    // What the page has no room for.
    tables_too_wide: [
        write(RESOURCES, format!(
            "{{{{ref mowing}}}} has the savings.\n\n{{{{table mowing}}}}\n\n{{{{table posts}}}}\n\n\
             | Year |{0}\n| --- |{1}\n| 2024/25 |{2}\n",
            " Weekly |".repeat(15), " ---: |".repeat(15), " £2,145,028.60 |".repeat(15),
        )),
        replace(PAPER, "      - heading: Weekly saving\n        figure: weekly\n",
            "      - heading: Weekly\n        figure: weekly\n".repeat(60).leak()),
    ];

    tables_with_long_words: [
        write(RESOURCES, format!(
            "{{{{ref mowing}}}} has the savings.\n\n{{{{table mowing}}}}\n\n{{{{table posts}}}}\n\n\
             | Service |{0}\n| --- |{1}\n| Parks |{2}\n\n| Ward |{3}\n| --- |{4}\n| North |{5}\n",
            " Accommodation |".repeat(8), " ---: |".repeat(8), " 12 |".repeat(8),
            " Neighbourhoods |".repeat(25), " --- |".repeat(25), " 1 |".repeat(25),
        )),
    ];

    // Several at once: all are told in one run, file by file, and none that only follows from another.
    several_in_several_files: [
        replace(PAPER, "date: 2024-08-28", "date: 2024-02-30"),
        replace(SAVINGS, "100.50", "800k"),
        replace(SAVINGS, "period: 2023/24", "period: 2023/25"),
        replace(POSTS, "grade: B1", "garde: B1"),
        replace(POSTS, "end: 2026-03-31", "end: 2023-03-31"),
        Change::WriteBytes(SUMMARY, b"\xA3200\n"),
        replace(STYLE, "\"#004C99\"", "blue"),
        replace(STYLE, "kind: yes_no", "kind: yesno"),
    ];
    several_in_prose_and_tables: [
        replace(PAPER, "{{posts.total.cost}}", "{{posts.totals.cost}}"),
        replace(PAPER, "figure: full_year_effect", "figure: full_year_efect"),
        replace(SUMMARY, "2023_24.weekly}}", "2023_24.weekly | pound}}"),
        replace(RESOURCES, "{{table posts}}", "See {{table posts}}."),
        write("inputs/parks/sections/wildlife.md", "Words.\n"),
    ];
    amount_beside_a_figure_that_is_misspelt: [
        replace(SAVINGS, "100.50", "800k"),
        replace(PAPER, "{{posts.total.cost}}", "{{posts.totals.cost}}"),
    ];
    overflow_beside_other_faults: [
        replace(SAVINGS, "weekly: 100.50", "weekly: 999999999999999"),
        replace(SAVINGS, "weeks: 52", "weeks: 999999999999999"),
        replace(STYLE, "\"#004C99\"", "blue"),
        replace(SAVINGS, "figure: savings.mowing.total.weekly", "figure: savings.mowing.total.full_year_effect"),
    ];
}

/// What an accident with the keyboard leaves of a file: some of it gone, twice there, or typed over.
fn damaged(text: &str, start: usize, length: usize, typed: &str, twice: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let start = start % (characters.len() + 1);
    let end = (start + length).min(characters.len());
    let kept = if twice { start } else { end };
    let parts = [&characters[..start], &typed.chars().collect::<Vec<_>>(), &characters[kept..]];
    parts.concat().into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// However a file is damaged, the paper is made or its faults are told, each with a remedy, and
    /// with a place unless a whole file is at fault.
    #[test]
    fn damaged_files_are_read_or_refused_with_a_remedy(
        file in proptest::sample::select(vec![PAPER, SAVINGS, POSTS, SUMMARY, RESOURCES, STYLE, TEMPLATE]),
        start in 0usize..2000,
        length in 0usize..30,
        typed in "[-:{}\\[\\]|#*&!%'\"<>\\\\ \t\na-z0-9£é]{0,6}",
        twice in any::<bool>(),
    ) {
        let desk = Desk::parks();
        let text = damaged(&desk.read(file), start, length, &typed, twice);
        desk.change(write(file, text));
        let drafted = pipeline::draft(&desk.path("inputs/parks"), &desk.path("templates"), pipeline::Wanted::default());
        for fault in drafted.err().into_iter().flatten() {
            prop_assert!(fault.remedy.is_some(), "no remedy: {}", fault.render(false));
            prop_assert!(fault.place.is_some(), "no place: {}", fault.render(false));
        }
    }
}

/// What other editors write: lines that end in CR LF, and a byte-order mark before the first.
#[test]
fn files_of_other_editors_make_the_same_paper() {
    let usual = Desk::parks();
    usual.run_well(&["build"]);
    let other = Desk::parks();
    for file in [PAPER, SAVINGS, POSTS, SUMMARY, RESOURCES, STYLE, TEMPLATE] {
        let text = format!("\u{FEFF}{}", other.read(file).replace('\n', "\r\n"));
        other.change(write(file, text));
    }
    other.run_well(&["build"]);
    assert_eq!(other.read("output/parks/paper.md"), usual.read("output/parks/paper.md"));
}

/// In such a file, a fault is in the same place as in any other.
#[test]
fn places_are_exact_in_files_of_other_editors() {
    let fault = replace(SAVINGS, "100.50", "12.394.88");
    let usual = Desk::parks().with([fault]).run(&["build"]);
    let other = Desk::parks();
    let text = other.read(SAVINGS).replace("100.50", "12.394.88").replace('\n', "\r\n");
    other.change(write(SAVINGS, format!("\u{FEFF}{text}")));
    assert_eq!(other.run(&["build"]).stderr, usual.stderr);
}

fn remove_stated() -> Change {
    replace(
        SAVINGS,
        "\nstated:\n  - figure: savings.mowing.total.weekly\n    value: 300.75\n    where: the budget report\n",
        "",
    )
}

/// Groups of rows in groups of rows.
fn groups_in_groups(deep: usize) -> String {
    let group = |level| format!("{0}- id: g{level}\n{0}  rows:\n", "    ".repeat(level));
    format!("posts:\n{}", (0..deep).map(group).collect::<String>())
}

/// A template of ten times ten times ten … lines.
fn loops_in_loops(deep: usize) -> String {
    let open = format!("{{% for item in [{}] %}}\n", ["0"; 150].join(","));
    let body = "A line.\n";
    format!("# {{{{ title }}}}\n{}{body}{}", open.repeat(deep), "{% endfor %}\n".repeat(deep))
}

/// A few lines that would be a thousand million items, were they written out.
fn many_aliases() -> String {
    let mut text = String::from("a0: &a0 [x]\n");
    for level in 1..10 {
        let items = vec![format!("*a{}", level - 1); 10].join(", ");
        text += &format!("a{level}: &a{level} [{items}]\n");
    }
    text + "posts: *a9\n"
}

/// A snapshot whose case was taken away or renamed would be read by nobody.
#[test]
fn every_snapshot_has_its_case() {
    let folder = crate_folder().join("tests/suite/snapshots/bad_input");
    let entries = fs::read_dir(folder).expect("the snapshots are there");
    let names =
        entries.map(|entry| entry.expect("can be read").file_name().to_string_lossy().into_owned());
    let left_over: Vec<String> = names
        .filter(|name| name.strip_suffix(".snap").is_none_or(|case| !CASES.contains(&case)))
        .collect();
    assert_eq!(left_over, [""; 0], "snapshots of no case");
}
