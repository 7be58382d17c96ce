//! What changed from one paper to another, or from one revision of a paper to another.

use std::fs;
use std::process::Command;

use serde_json::Value;

use super::support::{Change, Desk, Run, assert_snapshot, crate_folder, remove, replace, write};

const PAPER: &str = "inputs/parks/paper.yaml";
const SAVINGS: &str = "inputs/parks/savings.yaml";
const POSTS: &str = "inputs/parks/posts.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";
const RESOURCES: &str = "inputs/parks/sections/resources.md";

/// The parks as they were, in `before/parks`, and as these changes make them.
fn parks(changes: impl IntoIterator<Item = Change>) -> Desk {
    changed(Desk::parks(), "parks", changes)
}

fn changed(desk: Desk, paper: &str, changes: impl IntoIterator<Item = Change>) -> Desk {
    desk.copy(&format!("inputs/{paper}"), &format!("before/{paper}"));
    desk.with(changes)
}

fn says(desk: &Desk, case: &str, arguments: &[&str]) -> Run {
    let run = desk.run(arguments);
    assert_snapshot("diff", case, &run.shown(arguments));
    run
}

const COMPARE: [&str; 3] = ["diff", "before/parks", "inputs/parks"];

/// What the command tells programs.
fn json(desk: &Desk, arguments: &[&str]) -> Value {
    let arguments = [arguments, &["--format", "json"]].concat();
    let run = desk.run_well(&arguments);
    serde_json::from_str(&run.stdout).expect("it is JSON")
}

/// Runs `git` in the folder of a desk, as somebody of no matter what name.
fn git(desk: &Desk, arguments: &[&str]) {
    let who = ["-c", "user.name=Officer", "-c", "user.email=officer@example.org"];
    let mut git = Command::new("git");
    // No settings of who runs the tests.
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    git.env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE").env_remove("GIT_WORK_TREE");
    let output = git.args(who).args(arguments).current_dir(desk.path(".")).output();
    let output = output.expect("git can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn commit(desk: &Desk) {
    git(desk, &["add", "--all"]);
    git(desk, &["commit", "--quiet", "--message", "As it is"]);
}

/// A desk that Git keeps: first as it is, then with other savings, then with another sentence that isn't
/// committed.
fn kept() -> Desk {
    let desk = Desk::parks();
    git(&desk, &["init", "--quiet"]);
    commit(&desk);
    desk.change(replace(SAVINGS, "weekly: 200.25", "weekly: 300.25"));
    commit(&desk);
    desk.change(replace(SUMMARY, "less often", "half as often"));
    desk
}

#[test]
fn nothing_changed_is_said() {
    let desk = parks([]);
    assert_eq!(says(&desk, "nothing", &COMPARE).exit, Some(0));
    // Comments and layout are no difference of the paper.
    desk.change(replace(SAVINGS, "series:\n", "# As agreed.\nseries:\n"));
    says(&desk, "comment", &COMPARE);
}

#[test]
fn one_figure_is_followed_through_headlines_tables_words_and_inputs() {
    let desk = parks([replace(SAVINGS, "weekly: 200.25", "weekly: 300.25")]);
    assert_eq!(says(&desk, "one_figure", &COMPARE).exit, Some(0));
    says(&desk, "one_figure_markdown", &[&COMPARE[..], &["--format", "markdown"]].concat());
    says(&desk, "one_figure_json", &[&COMPARE[..], &["--format", "json"]].concat());
}

/// A budget in thousands in which £400 more is nought, and half a thousand less is as it was.
#[test]
fn what_moved_by_less_than_is_printed_is_no_headline() {
    let quarterly = "rotherham-quarterly-update";
    let schedules = "inputs/rotherham-quarterly-update/schedules.yaml";
    for (case, amount, moved) in [("more", "3843.4", "+£400"), ("less", "3842.5", "\u{2212}£500")]
    {
        let text = Desk::worked_papers().read(schedules);
        assert_eq!(text.matches("amount: 3843").count(), 1, "{case}");
        let desk = changed(Desk::worked_papers(), quarterly, []);
        desk.put(schedules, text.replace("amount: 3843", &format!("amount: {amount}")).as_bytes());
        let run = says(
            &desk,
            &format!("nought_{case}"),
            &["diff", "before/rotherham-quarterly-update", quarterly],
        );
        assert!(run.stdout.contains(moved), "{}", run.stdout);
        assert!(!run.stdout.contains("other sign"), "{}", run.stdout);
    }
}

/// A note that the program makes under a table has its numbers from there; and three figures of one name in words
/// are told apart.
#[test]
fn notes_follow_their_tables_and_figures_that_are_called_alike_are_told_apart() {
    let paper = "leeds-reassessment-team";
    let income = "inputs/leeds-reassessment-team/income.yaml";
    let desk = changed(
        Desk::worked_papers(),
        paper,
        [replace(income, "weekly: 8067.14", "weekly: 18067.14")],
    );
    let run = says(&desk, "alike", &["diff", "before/leeds-reassessment-team", paper]);
    assert!(!run.stdout.contains("A note under"), "{}", run.stdout);
    assert!(run.stdout.contains("Income from charges: total (income.team.total.weekly)"));
    // A note that somebody typed is read again.
    let typed = "reads the same again as £4,000";
    let notes = |words: &str| format!("    rows: income.team\n    notes: [\"{words}\"]\n");
    let file = "inputs/leeds-reassessment-team/paper.yaml";
    for (folder, words) in
        [("before/leeds-reassessment-team/paper.yaml", "£3,000"), (file, "£4,000")]
    {
        let text = desk.read(folder).replacen(
            "    rows: income.team\n",
            &notes(&typed.replace("£4,000", words)),
            1,
        );
        desk.put(folder, text.as_bytes());
    }
    let run = desk.run(&["diff", "before/leeds-reassessment-team", paper]);
    assert!(run.stdout.contains("A note under"), "{}\n{}", run.stdout, run.stderr);
}

/// What an earlier paper reported is another figure in each paper of a series: it is no headline of either.
#[test]
fn two_papers_of_a_series() {
    let desk = Desk::worked_papers();
    let run =
        desk.run_well(&["diff", "rotherham-quarterly-update-q3", "rotherham-quarterly-update-q4"]);
    let headlines = run.stdout.split("\n\n").find(|part| part.starts_with("Headline figures"));
    let headlines = headlines.expect("there are headlines");
    assert!(!headlines.contains("Reported for"), "{headlines}");
    assert_snapshot("diff", "series_headlines", headlines);
}

/// A real paper, in which one line of the budget is another.
#[test]
fn a_line_of_a_budget_is_another() {
    let quarterly = "rotherham-quarterly-update";
    let schedules = "inputs/rotherham-quarterly-update/schedules.yaml";
    let changes = [
        replace(
            schedules,
            "label: Review of learning disabilities, amount: 3324",
            "label: Review of learning disabilities, amount: 3424.3",
        ),
        replace(
            schedules,
            "label: Transport from outside providers, amount: 39",
            "label: Transport from outside providers, amount: 39.2",
        ),
    ];
    let desk = changed(Desk::worked_papers(), quarterly, changes);
    let arguments = ["diff", "before/rotherham-quarterly-update", quarterly];
    let run = says(&desk, "budget", &arguments);
    documentation_shows(&run);
    says(&desk, "budget_markdown", &[&arguments[..], &["--format", "markdown"]].concat());
}

/// Parts of a whole have names of one level: none of them is taken for another.
#[test]
fn a_part_before_the_others_is_a_row_of_its_own() {
    let quarterly = "rotherham-quarterly-update";
    let activity = "inputs/rotherham-quarterly-update/activity.yaml";
    let changes = [
        replace(activity, "      value: 19\n", "      value: 20\n"),
        replace(
            activity,
            "      - id: routine\n",
            "      - id: closed\n        title: Closed\n        value: 1\n      - id: routine\n",
        ),
    ];
    let desk = changed(Desk::worked_papers(), quarterly, changes);
    let difference = json(&desk, &["diff", "before/rotherham-quarterly-update", quarterly]);
    let table = &difference["tables"][0];
    assert_eq!(table["rows_added"][0]["row"], "Closed");
    assert_eq!(
        (&table["rows_removed"], &table["reordered"]),
        (&Value::Array(Vec::new()), &false.into())
    );
    assert_eq!(table["cells"].as_array().map(Vec::len), Some(1), "the total: {}", table["cells"]);
}

/// What docs/diff.md shows of this is what the program says, with lines left out.
fn documentation_shows(run: &Run) {
    let page = fs::read_to_string(crate_folder().join("docs/diff.md")).expect("it can be read");
    let shown = page.split("```text\n").nth(1).and_then(|rest| rest.split("```").next());
    for line in shown.expect("it shows what the program says").lines() {
        assert!(run.stdout.lines().any(|said| said == line) || line.trim() == "…", "{line}");
    }
}

/// A dash is something else than nothing.
#[test]
fn cells_that_were_blank_or_are_say_so() {
    let schedule = |cell: &str| {
        write(
            "inputs/parks/schedules.yaml",
            format!(
                "schedules:\n  - id: visits\n    title: Visits\n    label: Park\n    columns:\n      - {{id: more, heading: More}}\n    rows:\n      - {{id: north, label: North, more: 5}}\n      - {{id: south, label: South{cell}}}\n"
            ),
        )
    };
    let table = replace(
        PAPER,
        "background_papers: none",
        "  - {id: visits, caption: Visits, rows: visits}\n\nbackground_papers: none",
    );
    let desk = Desk::parks().with([
        schedule(", more: \"-\""),
        table,
        write("inputs/parks/sections/legal.md", "{{table visits}}\n"),
    ]);
    let desk = changed(desk, "parks", [schedule("")]);
    let cells = json(&desk, &COMPARE)["tables"][0]["cells"].clone();
    assert_eq!((&cells[0]["old"], &cells[0]["new"]), (&"–".into(), &"".into()));
    assert!(desk.run_well(&COMPARE).stdout.contains("–  blank"));
    desk.change(schedule(", more: 7"));
    let cells = json(&desk, &COMPARE)["tables"][0]["cells"].clone();
    assert_eq!((&cells[0]["kind"], &cells[0]["new"]), (&"added".into(), &"£7.00".into()));
}

#[test]
fn rows_columns_and_tables_come_and_go() {
    let desk = parks([
        replace(
            SAVINGS,
            "      - id: 2022_23\n        period: 2022/23\n        weekly: 100.50\n        counted: full_year\n",
            "",
        ),
        replace(
            SAVINGS,
            "stated:",
            "      - id: 2024_25\n        period: 2024/25\n        weekly: 310\n        counted: full_year\n\nstated:",
        ),
        replace(
            PAPER,
            "      - heading: Grade\n        text: grade\n",
            "      - heading: Posts\n        figure: fte\n",
        ),
        replace(POSTS, "title: Park Ranger", "title: Ranger"),
        replace(
            PAPER,
            "    caption: Savings from mowing less often\n",
            "    caption: Savings from cutting less often\n",
        ),
    ]);
    says(&desk, "rows", &COMPARE);
    desk.change(replace(RESOURCES, "{{table posts}}", "The posts are in the plan."));
    desk.change(replace(
        PAPER,
        "  - id: posts\n    caption: Posts and their yearly cost\n    rows: posts\n    label: Post\n",
        "  - id: other\n    caption: Other tables\n    rows: savings.mowing\n    label: Post\n",
    ));
    desk.change(replace(PAPER, "      - heading: Posts\n        figure: fte\n      - heading: Yearly cost\n        figure: cost\n", "      - heading: Saved\n        figure: weekly\n"));
    desk.change(replace(RESOURCES, "The posts are in the plan.", "{{table other}}"));
    says(&desk, "tables", &COMPARE);
}

#[test]
fn words_are_told_with_their_numbers() {
    let desk = parks([
        replace(
            PAPER,
            "  - Approve {{posts.total.cost}} a year for the posts.\n",
            "  - Thank the volunteers.\n  - Approve {{posts.total.cost}} a year for all posts in the parks.\n",
        ),
        replace(SUMMARY, "less often. This", "half as often. This"),
        replace(RESOURCES, "The posts cost", "Nobody is asked to leave.\n\nThe posts cost"),
    ]);
    says(&desk, "words", &COMPARE);
    says(&desk, "words_markdown", &[&COMPARE[..], &["--format", "markdown"]].concat());
}

/// A paragraph that moved says what it said, and one that only has another number is none that changed.
#[test]
fn a_paragraph_that_moved_is_the_same_paragraph() {
    let long = "The rangers look after the trees.\n\nThe gardeners look after the beds.\n\nNobody looks after the lake.\n";
    let moved = "Nobody looks after the lake.\n\nThe rangers look after the trees.\n\nThe gardeners look after the beds.\n";
    let desk = Desk::parks().with([write(SUMMARY, long)]);
    let desk = changed(desk, "parks", [write(SUMMARY, moved)]);
    let difference = json(&desk, &COMPARE);
    assert_eq!(difference["paragraphs"], serde_json::json!([]));
}

/// Two figures change places, and one of them its value: it is told of that one, wherever it stands.
#[test]
fn a_figure_that_moved_within_its_paragraph_is_the_same_figure() {
    let words = |first: &str, second: &str| {
        write(
            SUMMARY,
            format!(
                "A week saves {{{{savings.mowing.{first}.weekly}}}}, and then {{{{savings.mowing.{second}.weekly}}}}, all through the year.\n"
            ),
        )
    };
    for (first, second) in [("2022_23", "2023_24"), ("2023_24", "2022_23")] {
        let desk = Desk::parks().with([words(first, second)]);
        let changes = [words(second, first), replace(SAVINGS, "weekly: 100.50", "weekly: 150.50")];
        let desk = changed(desk, "parks", changes);
        let paragraph = json(&desk, &COMPARE)["paragraphs"][0].clone();
        let figures = paragraph["figures"].as_array().expect("a list");
        assert_eq!(figures.len(), 1, "{paragraph:#}");
        assert_eq!(figures[0]["name"], "savings.mowing.2022_23.weekly");
        assert_eq!(figures[0]["change"]["text"], "+£50.00");
    }
}

#[test]
fn figures_that_moved_by_rounding_alone_are_told_apart() {
    // £200.25 a week is £10,413 a year; printed in thousands, both are as they were.
    let thousands = [
        replace(
            PAPER,
            "    rows: savings.mowing\n",
            "    rows: savings.mowing\n    money: thousands 0\n",
        ),
        replace(
            SUMMARY,
            "{{savings.mowing.2023_24.weekly}}",
            "{{savings.mowing.2023_24.full_year_effect | thousands 0}}",
        ),
    ];
    let desk = changed(
        Desk::parks().with(thousands),
        "parks",
        [replace(SAVINGS, "weekly: 200.25", "weekly: 200.75")],
    );
    let run = says(&desk, "rounding", &COMPARE);
    assert!(!run.stdout.contains("to read again"), "no figure that is printed changed");
    let difference = json(&desk, &COMPARE);
    assert_eq!(difference["tables"], serde_json::json!([]));
    assert_eq!(difference["rounding"][0]["kind"], "not_printed");
    // £10,495 is £10k and £10,505 is £11k: ten pounds are no thousand.
    desk.change(replace("before/parks/savings.yaml", "weekly: 200.25", "weekly: 201.83"));
    desk.change(replace(SAVINGS, "weekly: 200.75", "weekly: 202.02"));
    says(&desk, "last_digit", &COMPARE);
}

/// "A fall of £5,000" stays that where it has become a rise.
#[test]
fn a_sign_that_is_not_printed_is_no_rounding() {
    let schedule = |amount: &str| {
        write(
            "inputs/parks/schedules.yaml",
            format!(
                "schedules:\n  - id: visits\n    title: Visits\n    label: Park\n    columns:\n      - {{id: more, heading: More}}\n    rows:\n      - {{id: north, label: North, more: {amount}}}\n"
            ),
        )
    };
    let words = write(SUMMARY, "Takings fell by {{visits.north.more | absolute}}.\n");
    let desk = changed(Desk::parks().with([schedule("-5000"), words]), "parks", [schedule("5000")]);
    let run = says(&desk, "sign", &COMPARE);
    assert!(run.stdout.contains("to read again"));
}

#[test]
fn a_paper_may_name_its_headlines() {
    let headlines = replace(
        PAPER,
        "fields:\n",
        "headlines: [posts.total.cost, savings.mowing.2022_23.weekly]\n\nfields:\n",
    );
    let desk = changed(
        Desk::parks().with([headlines]),
        "parks",
        [replace(SAVINGS, "weekly: 100.50", "weekly: 101")],
    );
    let difference = json(&desk, &COMPARE);
    let changed = &difference["headlines"]["changed"];
    assert_eq!(changed.as_array().map(Vec::len), Some(1));
    assert_eq!(changed[0]["name"], "savings.mowing.2022_23.weekly");
    assert_eq!(changed[0]["change"]["text"], "+£0.50");
    assert_eq!(difference["headlines"]["unchanged"], 1);
    desk.change(replace(PAPER, "[posts.total.cost,", "[posts.total.costs,"));
    assert_eq!(says(&desk, "unknown_headline", &COMPARE).exit, Some(1));
}

#[test]
fn a_revision_beside_the_folder() {
    let desk = kept();
    says(&desk, "revision", &["diff", "HEAD~1", "inputs/parks"]);
    // By its name, too.
    let named = json(&desk, &["diff", "HEAD~1", "parks"]);
    assert_eq!(named, json(&desk, &["diff", "HEAD~1", "inputs/parks"]));
}

#[test]
fn two_revisions_in_either_form() {
    let desk = kept();
    let dots = says(&desk, "revisions", &["diff", "HEAD~1..HEAD", "inputs/parks"]);
    let three = desk.run_well(&["diff", "HEAD~1", "HEAD", "inputs/parks"]);
    assert_eq!(dots.stdout, three.stdout);
    assert_eq!(dots.stdout, desk.run_well(&["diff", "HEAD~1..", "parks"]).stdout);
    assert!(!dots.stdout.contains("half as often"), "what isn't committed is in neither");
    // The folder may be gone, and the repository stays as it was.
    git(&desk, &["rm", "-r", "--quiet", "--force", "inputs/parks"]);
    commit(&desk);
    let gone = desk.run_well(&["diff", "HEAD~2..HEAD~1", "parks"]);
    assert!(gone.stdout.contains("£300.25"), "{}", gone.stdout);
}

#[test]
fn what_is_not_there_is_told() {
    let desk = kept();
    let cases: [(&str, &[&str]); 6] = [
        ("no_revision", &["diff", "HEAD~9", "inputs/parks"]),
        ("no_paper", &["diff", "HEAD", "inputs/park"]),
        ("no_old_paper", &["diff", "before", "inputs/parks"]),
        ("no_folder_then", &["diff", "HEAD", "inputs/woods"]),
        ("three_dots", &["diff", "HEAD~1...HEAD", "inputs/parks"]),
        ("an_option", &["diff", "HEAD", "--", "--output=x", "inputs/parks"]),
    ];
    desk.copy("inputs/parks", "inputs/woods");
    for (case, arguments) in cases {
        assert_eq!(says(&desk, case, arguments).exit, Some(1), "{case}");
    }
    let desk = Desk::parks();
    assert_eq!(says(&desk, "no_repository", &["diff", "HEAD", "inputs/parks"]).exit, Some(1));
    assert_eq!(desk.run(&["diff", "parks"]).exit, Some(2));
}

#[test]
fn without_git_folders_can_be_compared_and_revisions_not() {
    let desk = parks([]);
    let run = |arguments: &[&str]| {
        let output = desk.command(arguments).env("PATH", "").output().expect("the program starts");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    assert_eq!(run(&COMPARE), (Some(0), String::new()));
    let (exit, said) = run(&["diff", "HEAD", "inputs/parks"]);
    assert_eq!(exit, Some(1));
    assert_snapshot("diff", "no_git", &said);
}

/// Faults of both papers are told in one run, those of a revision under the names that Git has for its files.
#[test]
fn papers_that_cannot_be_made_are_told_with_their_places() {
    let desk = kept();
    desk.change(replace(SAVINGS, "weekly: 300.25", "weekly: £300"));
    commit(&desk);
    desk.change(replace(SAVINGS, "weekly: £300", "weekly: 300"));
    desk.change(replace(POSTS, "    fte: 2\n", "    fte: two\n"));
    let run = says(&desk, "faults", &["diff", "HEAD", "inputs/parks"]);
    assert_eq!((run.exit, run.stdout.as_str()), (Some(1), ""));
    assert!(!run.stderr.contains("/tmp/"), "{}", run.stderr);
}

/// What is kept of an earlier paper is compared value by value, as other inputs are.
#[test]
fn a_figure_that_is_kept_of_an_earlier_paper_is_told() {
    let series = replace(
        PAPER,
        "style: simple\n",
        "style: simple\nseries: {name: parks, period: Q3 2025/26}\n",
    );
    let desk = parks([series]);
    desk.run_well(&["roll", "parks"]);
    git(&desk, &["init", "--quiet"]);
    commit(&desk);
    let kept = "inputs/parks-2025-26-q4/periods/2025-26-q3.yaml";
    desk.change(replace(
        kept,
        "posts.total.cost: {value: 74750",
        "posts.total.cost: {value: 74760",
    ));
    let run = says(&desk, "kept_of_an_earlier_paper", &["diff", "HEAD", "inputs/parks-2025-26-q4"]);
    assert!(run.stdout.contains("74750") && run.stdout.contains("74760"), "{}", run.stdout);
}

#[test]
fn files_of_words_and_pictures_are_told_by_name() {
    let desk = parks([
        write("inputs/parks/sections/legal.md", "The law allows it.\n"),
        write(
            "inputs/parks/map.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'/>",
        ),
        replace(SUMMARY, "The grass", "All grass"),
        remove("inputs/parks/posts.yaml"),
        replace(PAPER, "  - Approve {{posts.total.cost}} a year for the posts.\n", ""),
        write(RESOURCES, "{{ref mowing}} has the savings.\n\n{{table mowing}}\n"),
        replace(
            PAPER,
            "  - id: posts\n    caption: Posts and their yearly cost\n    rows: posts\n    label: Post\n    columns:\n      - heading: Grade\n        text: grade\n      - heading: Yearly cost\n        figure: cost\n\n",
            "",
        ),
    ]);
    says(&desk, "files", &COMPARE);
}

/// What stands in an exempt section, and nowhere else.
const SECRET: [&str; 6] = ["Thornfield", "74,750", "76,750", "77,750", "ranger", "Ranger"];

/// The parks, whose section on resources is exempt.
fn exempt() -> Desk {
    Desk::parks().with([
        replace(
            "templates/simple/style.yaml",
            "particulars:\n  - id: front\n    fields: [report_of, call_in]",
            "  - {id: exempt, label: \"Is any of it exempt?\", kind: yes_no}\n  - {id: exempt_paragraphs, label: \"By paragraphs:\", kind: text}\n  - {id: exempt_reason, label: \"Why:\", kind: text}\nparticulars:\n  - id: front\n    fields: [report_of, call_in]\nrequires:\n  exempt: {field: exempt, paragraphs: exempt_paragraphs, reason: exempt_reason}",
        ),
        replace(PAPER, "  - Approve {{posts.total.cost}} a year for the posts.\n", "  - Approve the posts.\n"),
        replace(PAPER, "  call_in: no\n", "  call_in: no\n  exempt: yes\n  exempt_paragraphs: 3\n  exempt_reason: The council is bargaining about it.\n"),
        replace(PAPER, "fields:\n", "exempt: [resources]\nheadlines: [posts.total.cost, savings.mowing.2023_24.weekly]\n\nfields:\n"),
        replace(SUMMARY, "This saves {{savings.mowing.2023_24.weekly}} a week.", "This saves {{savings.mowing.2023_24.weekly | places 0}} a week."),
        write(RESOURCES, "Thornfield Ltd made a bid.\n\n{{table mowing}}\n\nThe posts cost {{posts.total.cost}} a year.\n\n{{table posts}}\n"),
    ])
}

/// What is exempt in either paper is told in no form, unless it is asked for.
#[test]
fn what_is_exempt_is_left_out_of_all_forms() {
    let both = changed(
        exempt(),
        "parks",
        [
            replace(SAVINGS, "weekly: 200.25", "weekly: 300.37"),
            replace(POSTS, "cost_per_fte: 28000", "cost_per_fte: 29000"),
            replace(RESOURCES, "Thornfield Ltd made", "Thornfield and Sons made"),
        ],
    );
    // As it was, the section was for publication; and as it is, it is again.
    let lately =
        changed(exempt(), "parks", [replace(POSTS, "cost_per_fte: 28000", "cost_per_fte: 29000")]);
    lately.change(replace("before/parks/paper.yaml", "exempt: [resources]\n", ""));
    let no_more =
        changed(exempt(), "parks", [replace(POSTS, "cost_per_fte: 28000", "cost_per_fte: 29000")]);
    no_more.change(replace(PAPER, "exempt: [resources]\n", ""));
    for desk in [&both, &lately, &no_more] {
        for format in ["text", "markdown", "json"] {
            let run = desk.run_well(&[&COMPARE[..], &["--format", format]].concat());
            for secret in SECRET.iter().chain(&["300.37", "200.25", "posts.total"]) {
                assert!(!run.stdout.contains(secret), "{secret} in {format}:\n{}", run.stdout);
            }
        }
    }
    says(&both, "exempt_left_out", &COMPARE);
    says(&lately, "exempt_lately", &COMPARE);
    says(&both, "exempt", &[&COMPARE[..], &["--exempt"]].concat());
}

/// What is printed, cut up so that nothing of it is taken for Markdown.
#[test]
fn words_that_look_like_markdown_are_words_in_an_email() {
    let desk = parks([
        replace(SUMMARY, "The grass is cut less often.", "The \\*grass\\* is | cut less \\_often."),
        replace(POSTS, "title: Gardener", "title: \"Gardener | *head*\""),
    ]);
    says(&desk, "looks_like_markdown", &[&COMPARE[..], &["--format", "markdown"]].concat());
}

/// Nobody's terminal is told to change its looks where there is none.
#[test]
fn colours_are_for_terminals() {
    let desk = parks([replace(SAVINGS, "weekly: 200.25", "weekly: 300.25")]);
    assert!(!desk.run_well(&COMPARE).stdout.contains('\u{1b}'));
}
