//! What stands in tables, and the notes that the program adds under them.

use super::support::{Change, Desk, replace, write};

const PAPER: &str = "inputs/parks/paper.yaml";
const SAVINGS: &str = "inputs/parks/savings.yaml";
const STYLE: &str = "templates/simple/style.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";

const PROJECTS: &str = "inputs/parks/projects.yaml";
const POSTS: &str = "inputs/parks/posts.yaml";

const ROUNDING: &str = "Figures may not sum due to rounding.";
const BRACKETS: &str = "Figures in brackets are negative.";

/// The paper about the parks, changed, in Markdown.
fn paper(changes: impl IntoIterator<Item = Change>) -> String {
    let desk = Desk::parks().with(changes);
    desk.run_well(&["build"]);
    desk.read("output/parks/paper.md")
}

/// A table in whole pounds of two amounts of a full year, and two to the end of the year.
fn in_two_groups(full_year: [&str; 2], to_year_end: [&str; 2]) -> [Change; 3] {
    let [a, b] = full_year;
    let [c, d] = to_year_end;
    let savings = format!(
        "series:
  - id: mowing
    title: Savings from mowing less often
    full_year_effects: reported
    mixed_totals: [value]
    rows:
      - {{id: a, period: 2020/21, full_year_effect: {a}, counted: full_year}}
      - {{id: b, period: 2021/22, full_year_effect: {b}, counted: full_year}}
      - {{id: c, period: 2022/23, full_year_effect: 9, to_year_end: {c}, counted: to_year_end}}
      - {{id: d, period: 2023/24, full_year_effect: 9, to_year_end: {d}, counted: to_year_end}}
"
    );
    let columns = "      - heading: Weekly saving\n        figure: weekly\n      - heading: Full-year effect\n        figure: full_year_effect\n";
    [
        write(SAVINGS, savings),
        write(SUMMARY, "The grass is cut less often.\n"),
        replace(
            PAPER,
            columns,
            "      - heading: Saving\n        figure: value\n    money: pounds\n",
        ),
    ]
}

#[test]
fn subtotals_that_rounding_sets_apart_from_their_rows_say_so() {
    // £0 and £0 make £1, £1 and £1 make £1, and all of them make £2.
    let paper = paper(in_two_groups(["0.40", "0.40"], ["0.60", "0.60"]));
    assert!(paper.contains(ROUNDING), "{paper}");
}

#[test]
fn tables_that_add_say_nothing_of_rounding() {
    let paper = paper(in_two_groups(["1.00", "2.40"], ["3.00", "4.00"]));
    assert!(!paper.contains(ROUNDING), "{paper}");
}

#[test]
fn negative_numbers_in_brackets_are_explained() {
    let paper = paper(in_two_groups(["-1.00", "2.00"], ["3.00", "4.00"]));
    assert!(paper.contains("(£1)") && paper.contains(BRACKETS), "{paper}");
}

#[test]
fn brackets_of_a_currency_are_not_explained_as_negative() {
    let currency = replace(STYLE, "look:\n", "formats:\n  currency: (NZ)$\nlook:\n");
    let paper = paper([currency]);
    assert!(paper.contains("(NZ)$") && !paper.contains(BRACKETS), "{paper}");
}

#[test]
fn a_note_on_a_mixed_total_names_its_column_as_it_is_written() {
    let changes = in_two_groups(["1.00", "2.00"], ["3.00", "4.00"]);
    let heading = replace(PAPER, "heading: Saving\n", "heading: \"*{parts}* <net>\"\n");
    let paper = paper(changes.into_iter().chain([heading]));
    assert!(paper.contains(r"The total of “\*{parts}\* \<net>” adds amounts"), "{paper}");
    assert!(paper.contains("£3 (full-year effect) and £7 (amount to the end of"), "{paper}");
}

/// The remedy that is given where the other records have more rows.
#[test]
fn a_column_from_records_with_more_rows_can_go_without_total() {
    let paper = paper([
        replace(
            SAVINGS,
            "\nstated:",
            "  - id: leaves\n    title: Leaves\n    weeks: 52\n    rows:\n      - id: 2023_24\n        period: 2023/24\n        weekly: 10\n\nstated:",
        ),
        replace(PAPER, "rows: savings.mowing", "rows: savings.leaves"),
        replace(
            PAPER,
            "        figure: full_year_effect\n",
            "        figure: full_year_effect\n        from: savings.mowing\n        total: none\n",
        ),
    ]);
    assert!(paper.contains("£10,413.00") && !paper.contains("£15,639.00 |"), "{paper}");
    assert!(!paper.contains(ROUNDING), "{paper}");
}

#[test]
fn figures_are_filled_in_all_words_that_a_table_shows() {
    let paper = paper([
        write(
            PROJECTS,
            "projects:\n  - id: meadows\n    title: Meadows, with {{posts.total.fte}} posts\n    target: 10\n    progress: \"*Half* of {{projects.meadows.target | pounds}}, as {{ref mowing}} shows\"\n",
        ),
        replace(POSTS, "title: Gardener", "title: Gardener ({{posts.gardener.fte}})"),
        replace(POSTS, "grade: B1", "grade: B{{posts.gardener.fte}}"),
        replace(
            PAPER,
            "report_of: Head of Parks",
            "report_of: Head of {{posts.total.fte}} *posts*",
        ),
        replace(PAPER, "heading: Grade", "heading: Grade of {{posts.total.fte}}"),
        replace(
            PAPER,
            "label: Post\n",
            "label: Post of {{posts.total.fte}}\n    total: All {{posts.total.fte}}\n",
        ),
        replace(
            PAPER,
            "background_papers:",
            "  - id: projects\n    caption: Projects\n    rows: projects\n    label: Project\n    total: none\n    columns: [{heading: Progress, text: progress}]\n\nbackground_papers:",
        ),
        replace(SUMMARY, "The grass", "{{table projects}}\n\nThe grass"),
    ]);
    for words in [
        "Meadows, with 2.5 posts",
        r"\*Half\* of £10, as Table 2 shows",
        "Gardener (2)",
        "| B2",
        r"Head of 2.5 \*posts\*",
        "| Grade of 2.5",
        "| Post of 2.5",
        "All 2.5",
    ] {
        assert!(paper.contains(words), "{words}\n{paper}");
    }
    assert!(!paper.contains("{{"), "{paper}");
}

/// A table in whole pounds of two series and their difference.
fn less(of: [&str; 2], less: [&str; 2], total: &str) -> [Change; 3] {
    let rows = |[a, b]: [&str; 2]| {
        format!(
            "    rows:\n      - {{id: a, period: 2022/23, in_year: {a}}}\n      - {{id: b, period: 2023/24, in_year: {b}}}\n"
        )
    };
    let (of, less) = (rows(of), rows(less));
    let savings = format!(
        "series:\n  - id: gross\n    title: Gross\n{of}  - id: costs\n    title: Costs\n{less}  - id: net\n    title: Net\n    difference: {{of: gross, less: costs}}\n"
    );
    let text = Desk::parks().read(PAPER);
    let (start, rest) = text.split_once("  - id: mowing").expect("the table is there");
    let (_, end) = rest.split_once("  - id: posts").expect("the table is there");
    let start = start.replace("{{savings.mowing.total.full_year_effect}}", "£1");
    let table = format!(
        "  - id: mowing\n    caption: Savings\n    rows: savings.net\n    label: Year\n    money: pounds\n    total: {total}\n    columns:\n      - {{heading: Gross, figure: in_year, from: savings.gross}}\n      - {{heading: Costs, figure: in_year, from: savings.costs}}\n      - {{heading: Net, figure: in_year}}\n\n"
    );
    [
        write(SAVINGS, savings),
        write(PAPER, format!("{start}{table}  - id: posts{end}")),
        write(SUMMARY, "The grass is cut less often.\n"),
    ]
}

#[test]
fn rows_that_rounding_sets_apart_from_their_columns_say_so() {
    let paper = paper(less(["10.50", "1"], ["10.40", "1"], "none"));
    assert!(paper.contains("£11 |   £10 |  £0"), "{paper}");
    assert!(paper.contains(ROUNDING), "{paper}");
}

#[test]
fn totals_that_rounding_sets_apart_from_their_columns_say_so() {
    // Each row and each column adds, but £2 less £0 isn't £1.
    let paper = paper(less(["0.90", "0.90"], ["0.20", "0.20"], "All"));
    assert!(paper.contains(ROUNDING), "{paper}");
}

#[test]
fn rows_that_add_across_say_nothing_of_rounding() {
    let paper = paper(less(["10.20", "2.20"], ["7", "1"], "All"));
    assert!(!paper.contains(ROUNDING), "{paper}");
}

#[test]
fn a_column_has_as_many_decimal_places_as_the_paper_says() {
    let column = "      - {heading: FTE, figure: fte, places: 1}\n      - heading: Yearly cost\n";
    let changed = paper([replace(PAPER, "      - heading: Yearly cost\n", column)]);
    assert!(changed.contains("|     2.0 |") && changed.contains("| **2.5** |"), "{changed}");
}

#[test]
fn the_days_of_posts_stand_in_columns_as_the_style_writes_dates() {
    let changed = paper([replace(
        PAPER,
        "      - heading: Yearly cost\n",
        "      - {heading: From, text: start}\n      - {heading: To, text: end}\n      - heading: Yearly cost\n",
    )]);
    assert!(changed.contains("| 1 April 2024 | 31 March 2026 |"), "{changed}");
}

/// Whoever sees a page of a draft knows that it is one, and so does whoever hears it.
#[test]
fn a_draft_says_so() {
    let desk = Desk::parks().with([
        replace("inputs/parks/paper.yaml", "style: simple\n", "style: simple\ndraft: yes\n"),
        replace(
            "templates/simple/paper.md.tera",
            "# {{ title }}\n",
            "# {{ title }}\n{% if draft %}\n**{{ draft }}**\n{% endif %}",
        ),
        replace(
            "templates/simple/style.yaml",
            "title: ",
            "wording: {draft: Work in progress}\ntitle: ",
        ),
    ]);
    desk.run_well(&["build"]);
    let markdown = desk.read("output/parks/paper.md");
    assert!(
        markdown.starts_with("# Looking after the parks\n\n**Work in progress**\n"),
        "{markdown}"
    );
    let typst = desk.read("output/parks/paper.typ");
    assert!(typst.contains("[WORK IN PROGRESS]"), "{typst}");
}
