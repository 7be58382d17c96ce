//! What each command does, prints and returns.
//!
//! The whole output of a run stands in `snapshots/commands/NAME.snap`, without the time that it took.

use std::fs;

use super::support::{Desk, assert_snapshot, remove, replace, write};

const PAPER: &str = "inputs/parks/paper.yaml";
const SAVINGS: &str = "inputs/parks/savings.yaml";
const POSTS: &str = "inputs/parks/posts.yaml";

/// Runs the program, compares all it says with a snapshot, and gives its exit code.
fn says(desk: &Desk, case: &str, arguments: &[&str]) -> Option<i32> {
    let run = desk.run(arguments);
    assert_snapshot("commands", case, &run.shown(arguments));
    run.exit
}

/// A second paper beside the one about the parks.
fn two_papers() -> Desk {
    Desk::parks().with([
        write(
            "inputs/roads/paper.yaml",
            "title: Mending the roads\nstyle: simple\nfields:\n  report_of: Head of Roads\n",
        ),
        write("inputs/roads/sections/summary.md", "The roads are mended.\n"),
    ])
}

fn papers_built(desk: &Desk) -> Vec<String> {
    let entries = fs::read_dir(desk.path("output")).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("can be read").file_name().to_string_lossy().into_owned())
        .collect();
    names.retain(|name| name != ".orderpaper");
    names.sort();
    names
}

#[test]
fn build_without_a_name_builds_all_papers() {
    let desk = two_papers();
    desk.run_well(&["build"]);
    assert_eq!(papers_built(&desk), ["parks", "roads"]);
}

#[test]
fn build_takes_the_name_of_a_paper_or_its_folder() {
    for name in ["parks", "inputs/parks", "inputs/parks/", "./inputs/parks"] {
        let desk = two_papers();
        desk.run_well(&["build", name]);
        assert_eq!(papers_built(&desk), ["parks"], "named as {name}");
    }
}

#[test]
fn build_builds_a_paper_once_however_often_it_is_named() {
    let run = two_papers().run_well(&["build", "parks", "inputs/parks", "parks"]);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
}

#[test]
fn build_suggests_a_paper_for_one_that_is_misspelt() {
    let desk = two_papers();
    assert_eq!(
        says(&desk, "build_misspelt_paper", &["build", "park", "raods", "bridges"]),
        Some(1)
    );
    assert_eq!(papers_built(&desk), [""; 0]);
}

/// A name that is wrong doesn't hide what is wrong in the papers beside it.
#[test]
fn a_misspelt_paper_is_told_with_the_faults_of_the_others() {
    let desk = two_papers().with([replace(SAVINGS, "weekly: 100.50", "weekly: 800k")]);
    for command in ["build", "check"] {
        let case = format!("{command}_misspelt_and_broken");
        assert_eq!(says(&desk, &case, &[command, "parks", "raods", "roads"]), Some(1));
    }
    assert_eq!(papers_built(&desk), ["roads"]);
}

#[test]
fn a_paper_is_named_where_there_is_none() {
    assert_eq!(says(&Desk::empty(), "build_name_without_papers", &["build", "parks"]), Some(1));
}

#[test]
fn build_says_where_papers_are_looked_for() {
    assert_eq!(says(&Desk::empty(), "build_no_papers", &["build"]), Some(1));
}

#[test]
fn build_in_another_style_prints_the_same_figures() {
    let desk = Desk::worked_papers();
    let paper = "output/leeds-reassessment-team/paper.md";
    desk.run_well(&["build", "leeds-reassessment-team"]);
    let own = desk.read(paper);
    desk.run_well(&["build", "leeds-reassessment-team", "--style", "plain"]);
    let plain = desk.read(paper);
    assert_ne!(own, plain, "the styles differ");
    let cells = |text: &str| {
        let rows = text.lines().filter(|line| line.starts_with('|') && line.contains('£'));
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(cells(&own).len() > 20, "the paper has tables of money");
    assert_eq!(cells(&own), cells(&plain));
}

#[test]
fn build_refuses_a_style_that_there_is_not() {
    let desk = Desk::parks();
    assert_eq!(says(&desk, "build_unknown_style", &["build", "--style", "simpel"]), Some(1));
    assert_eq!(papers_built(&desk), [""; 0]);
}

/// Which headings and numbers a paper has is for its style to say: without it there is nothing wrong with them.
#[test]
fn a_style_that_there_is_not_is_the_only_fault() {
    let desk = Desk::worked_papers();
    for paper in ["leeds-peer-challenge", "nottinghamshire-initiatives", "cheshire-east-redesign"] {
        let run = desk.run(&["build", paper, "--style", "nosuch"]);
        assert_eq!(run.exit, Some(1));
        assert!(run.stdout.contains("not written, 1 fault\n"), "{}", run.stderr);
    }
}

/// Both papers have the style, and its one fault is told once.
#[test]
fn build_tells_a_fault_of_a_style_once() {
    let desk = two_papers().with([replace("templates/simple/style.yaml", "\"#004C99\"", "blue")]);
    assert_eq!(says(&desk, "build_broken_style_of_two_papers", &["build"]), Some(1));
    assert_eq!(papers_built(&desk), [""; 0]);
}

/// The same inputs give the same bytes: from one run to the next, and from one desk to another.
#[test]
fn build_gives_the_same_bytes_again() {
    let (one, other) = (Desk::worked_papers(), Desk::worked_papers());
    one.run_well(&["build"]);
    let first = one.files("output");
    one.run_well(&["build", "--force"]);
    assert!(first == one.files("output"), "the second run wrote other bytes");
    other.run_well(&["build"]);
    assert!(first == other.files("output"), "the other desk has other bytes");
}

/// A paper that is broken stops no other; the run has failed all the same.
#[test]
fn build_writes_the_others_where_one_paper_is_broken() {
    let desk = two_papers();
    desk.change(replace(SAVINGS, "weekly: 100.50", "weekly: 800k"));
    assert_eq!(says(&desk, "build_one_of_two_broken", &["build"]), Some(1));
    assert_eq!(papers_built(&desk), ["roads"]);
}

#[test]
fn build_leaves_the_last_good_paper_where_the_inputs_are_broken() {
    let desk = two_papers();
    desk.run_well(&["build"]);
    let good = desk.files("output/parks");
    desk.change(replace(SAVINGS, "weekly: 100.50", "weekly: 800k"));
    desk.change(write("inputs/roads/sections/summary.md", "The roads are well mended.\n"));
    assert_eq!(desk.run(&["build"]).exit, Some(1));
    assert!(good == desk.files("output/parks"), "all is as it was");
    assert!(desk.read("output/roads/paper.md").contains("well mended"));
}

/// Faults of all papers are told in one run.
#[test]
fn build_tells_the_faults_of_all_papers() {
    let desk = two_papers().with([
        replace(SAVINGS, "weekly: 100.50", "weekly: 800k"),
        write("inputs/roads/sections/summary.md", "The roads cost {{posts.totl}}.\n"),
    ]);
    assert_eq!(says(&desk, "build_both_broken", &["build"]), Some(1));
}

/// The second paper can't take its place: the first does.
#[test]
fn build_replaces_one_paper_where_another_cannot_be() {
    let desk = two_papers().with([
        write("output/parks/paper.md", "The last good paper.\n"),
        write("output/roads/paper.pdf/kept.txt", "kept\n"),
    ]);
    let before = desk.files("output/roads");
    assert_eq!(says(&desk, "build_one_paper_not_replaced", &["build"]), Some(1));
    assert!(before == desk.files("output/roads"), "all is as it was");
    assert!(desk.read("output/parks/paper.md").contains("# "), "the other is written");
}

/// A file stands where the folder of outputs would have to be made. (Permissions would not do for
/// this test: they stop nobody who runs it as root.)
#[test]
fn build_says_where_it_cannot_write() {
    let desk = Desk::parks().with([write("output", "not a folder\n")]);
    assert_eq!(says(&desk, "build_output_not_writable", &["build"]), Some(1));
    assert_eq!(desk.read("output"), "not a folder\n");
}

#[test]
fn build_takes_other_folders() {
    let desk = Desk::parks();
    fs::rename(desk.path("inputs"), desk.path("papers")).expect("can be renamed");
    fs::rename(desk.path("templates"), desk.path("styles")).expect("can be renamed");
    let folders = ["--inputs", "papers", "--templates", "styles", "--output", "made/here"];
    desk.run_well(&[&["build", "parks"], &folders[..]].concat());
    assert!(desk.path("made/here/parks/paper.md").exists());
    assert!(!desk.path("output").exists());
}

/// A final paper with findings that are errors isn't written. A draft is, and says that it is one.
#[test]
fn build_writes_no_final_paper_in_which_check_finds_errors() {
    let desk = Desk::parks().with([replace(SAVINGS, "value: 300.75", "value: 310.75")]);
    assert_eq!(says(&desk, "build_with_findings", &["build"]), Some(1));
    assert!(!desk.path("output/parks/paper.md").exists());
    assert_eq!(says(&desk, "build_draft_with_findings", &["build", "--draft"]), Some(0));
    assert!(desk.read("output/parks/paper.typ").contains("DRAFT"), "every page says so");
}

#[test]
fn check_passes_where_all_that_is_stated_agrees() {
    let desk = Desk::parks();
    assert_eq!(says(&desk, "check_agrees", &["check"]), Some(0));
    assert!(!desk.path("output").exists(), "check writes nothing");
}

#[test]
fn check_fails_where_a_stated_value_differs() {
    let desk = Desk::parks().with([replace(SAVINGS, "value: 300.75", "value: 310.75")]);
    assert_eq!(says(&desk, "check_differs", &["check"]), Some(1));
    assert!(!desk.path("output").exists(), "check writes nothing");
}

/// The stated value of the parks, accepted with a difference. The rows come to 300.75.
/// A figure is called as it was typed, also where it has another name beside it.
#[test]
fn check_names_the_figure_that_was_typed() {
    let change = replace(SAVINGS, "savings.mowing.total.weekly", "savings.mowing.2022_23.value");
    let run = Desk::parks().with([change]).run(&["check"]);
    assert_eq!(run.exit, Some(1));
    let expected = "`savings.mowing.2022_23.value`: stated 300.75, computed 5,226";
    assert!(run.stdout.contains(expected), "{}", run.stdout);
}

fn accepted(value: &str, difference: &str) -> Desk {
    let text = Desk::parks().read(SAVINGS).replace(
        "value: 300.75",
        &format!(
            "value: {value}\n    accept:\n      difference: {difference}\n      reason: A misprint in the budget report."
        ),
    );
    Desk::parks().with([write(SAVINGS, text)])
}

#[test]
fn check_lists_a_difference_that_is_accepted_and_passes() {
    assert_eq!(says(&accepted("310.75", "10"), "check_accepted", &["check"]), Some(0));
    for difference in ["+10", "10.00", "10.000"] {
        let exit = accepted("310.75", difference).run(&["check"]).exit;
        assert_eq!(exit, Some(0), "accepted as {difference}");
    }
    for difference in ["-0.75", "\u{2212}0.75"] {
        let exit = accepted("300", difference).run(&["check"]).exit;
        assert_eq!(exit, Some(0), "accepted as {difference}");
    }
}

/// Somebody looked at a difference of £10. That a row was changed since, nobody has looked at.
#[test]
fn check_fails_where_a_difference_is_not_the_one_that_was_accepted() {
    let desk = accepted("310.75", "10");
    desk.change(replace(SAVINGS, "weekly: 200.25", "weekly: 220.25"));
    assert_eq!(says(&desk, "check_lapsed_acceptance", &["check"]), Some(1));
}

/// An acceptance of no difference, or of another to the pound, accepts nothing.
#[test]
fn check_accepts_a_difference_to_the_penny() {
    for difference in ["0", "10", "10.1", "-10.25", "10.249"] {
        let exit = accepted("311", difference).run(&["check"]).exit;
        assert_eq!(exit, Some(1), "accepted as {difference}");
    }
    assert_eq!(accepted("311", "10.25").run(&["check"]).exit, Some(0));
}

#[test]
fn check_warns_of_an_acceptance_that_is_no_longer_needed() {
    assert_eq!(says(&accepted("300.75", "10"), "check_stale_acceptance", &["check"]), Some(0));
}

/// The whole of a group is accepted like any other stated value, and no longer when a part changes.
#[test]
fn check_fails_where_a_part_changes_of_a_whole_that_was_accepted() {
    let group = |late: u32| {
        let text = format!(
            "groups:\n  - id: reviews\n    title: Reviews\n    whole:\n      id: due\n      title: Due\n      value: 10\n      accept:\n        difference: 1\n        reason: One was withdrawn.\n    parts:\n      - {{id: done, title: Done, value: 6}}\n      - {{id: late, title: Late, value: {late}}}\n"
        );
        Desk::parks().with([write("inputs/parks/activity.yaml", text)])
    };
    assert_eq!(group(3).run(&["check"]).exit, Some(0));
    assert_eq!(says(&group(2), "check_lapsed_acceptance_of_a_whole", &["check"]), Some(1));
}

/// What was stated to the pound is compared to the pound: £300.75 is £301.
#[test]
fn check_compares_to_the_places_that_were_stated() {
    let stated = |value: &str| {
        let text = Desk::parks().read(SAVINGS).replace("300.75", value);
        Desk::parks().with([write(SAVINGS, text)]).run(&["check"]).exit
    };
    assert_eq!(stated("301"), Some(0));
    assert_eq!(stated("300.8"), Some(0));
    assert_eq!(stated("300.750"), Some(0));
    assert_eq!(stated("300"), Some(1));
    assert_eq!(stated("300.7"), Some(1));
    assert_eq!(stated("300.74"), Some(1));
}

/// What `new` leaves for the author to write, and what an author marks likewise, isn't published.
#[test]
fn check_lists_what_is_still_to_be_written() {
    let summary = "We mow less.\n\n[[To write: how much less.]] *[[to  write]]* and [[[To Write: all\nso on]].\n\n<!-- [[To\nwrite: and why]] -->\n";
    let desk = two_papers().with([
        write("inputs/roads/sections/summary.md", summary),
        replace(SAVINGS, "series:", "# [[To write: your own rows.]]\nseries:"),
        replace(PAPER, "style: simple", "style: simple\norganisation: \"[[To write: who]]\""),
    ]);
    assert_eq!(says(&desk, "check_unfinished", &["check"]), Some(1));
    assert_eq!(says(&desk, "build_unfinished", &["build"]), Some(1));
}

/// What was taken over from an earlier period isn't published before somebody has read it again.
#[test]
fn check_lists_what_is_still_to_be_reviewed() {
    let summary = "<!-- [[To review: carried forward from Q1 2025/26]] -->\n\nWe mow less.\n";
    let desk = two_papers().with([
        write("inputs/roads/sections/summary.md", summary),
        replace(SAVINGS, "series:", "# [[to review]]\nseries:"),
    ]);
    assert_eq!(says(&desk, "check_unreviewed", &["check"]), Some(1));
    let built = desk.run(&["build", "--draft"]);
    assert_eq!(built.exit, Some(0), "{}{}", built.stdout, built.stderr);
    assert!(!desk.read("output/roads/paper.md").contains("review"));
}

/// A paper whose meeting isn't set yet can be built as a draft.
#[test]
fn a_field_of_any_kind_may_be_still_to_be_written() {
    let desk = Desk::parks().with([
        replace("templates/simple/style.yaml", "kind: text", "kind: date"),
        replace(PAPER, "report_of: Head of Parks", "report_of: \"[[To write: the day]]\""),
        replace(PAPER, "call_in: no", "call_in: \"[[To write]]\""),
    ]);
    assert_eq!(says(&desk, "check_field_unwritten", &["check"]), Some(1));
    assert_eq!(desk.run(&["build", "--draft"]).exit, Some(0));
}

/// Quotations and comments whose lines an editor has broken anew.
#[test]
fn check_finds_a_marker_over_several_lines_of_a_quotation_or_comment() {
    let desk = two_papers().with([
        write("inputs/roads/sections/summary.md", "> We mow [[To\n> write: how]] often.\n"),
        replace(SAVINGS, "series:", "# All of this is [[ To\n# write: in your words ]].\nseries:"),
    ]);
    assert_eq!(says(&desk, "check_unfinished_over_lines", &["check"]), Some(1));
}

/// A text of nothing but brackets is read as fast as any other.
#[test]
fn check_is_not_held_up_by_brackets() {
    let brackets = format!("Mown.\n\n<!-- {} -->\n", "[".repeat(400_000));
    let words = format!("Mown.\n\n<!-- {} -->\n", "[[a".repeat(100_000));
    for summary in [brackets, words] {
        let desk = two_papers().with([write("inputs/roads/sections/summary.md", summary)]);
        let started = std::time::Instant::now();
        assert_eq!(desk.run(&["check", "roads"]).exit, Some(0));
        assert!(started.elapsed().as_secs() < 20, "it took {:?}", started.elapsed());
    }
}

#[test]
fn check_takes_no_ordinary_words_for_a_marker() {
    let summary = "To write: we have *to write* [to write:] a letter [[1]](#summary), [[towrite]], [[to writers]].\n\nType \\[\\[To write: so]] to mark it.\n";
    let desk = two_papers().with([write("inputs/roads/sections/summary.md", summary)]);
    let run = desk.run(&["check", "roads"]);
    assert_eq!(run.exit, Some(0), "{}{}", run.stdout, run.stderr);
}

/// The cost of a post is that of a year, also where the post ends before the year does.
#[test]
fn check_warns_of_a_post_that_ends() {
    let desk = Desk::parks();
    assert_eq!(says(&desk, "check_post_that_ends", &["check"]), Some(0));
}

#[test]
fn check_adds_the_parts_of_a_whole() {
    let activity = "groups:\n  - id: reviews\n    title: Reviews\n    whole: {id: due, title: Due, value: 10}\n    parts:\n      - {id: done, title: Done, value: 6}\n      - {id: late, title: Late, value: 3}\n";
    let desk = Desk::parks().with([write("inputs/parks/activity.yaml", activity)]);
    assert_eq!(says(&desk, "check_parts_of_a_whole", &["check"]), Some(1));
}

#[test]
fn check_reports_inputs_that_cannot_be_used() {
    let desk = Desk::parks().with([replace(POSTS, "fte: 2\n", "fte: two\n")]);
    assert_eq!(says(&desk, "check_bad_input", &["check", "parks"]), Some(1));
}

#[test]
fn check_goes_on_to_the_next_paper() {
    let desk = two_papers().with([replace(SAVINGS, "value: 300.75", "value: 310.75")]);
    assert_eq!(says(&desk, "check_two_papers", &["check"]), Some(1));
}

/// The published reports that the worked papers quote contradict themselves: all of it is accepted.
#[test]
fn check_passes_the_worked_papers() {
    let run = Desk::worked_papers().run(&["check"]);
    assert_eq!((run.exit, run.stderr.as_str()), (Some(0), ""), "{}", run.stdout);
    // The papers are finished: whatever else it told of them would be noise.
    let warnings: Vec<&str> =
        run.stdout.lines().filter(|line| line.starts_with("warning[")).collect();
    assert_eq!(
        warnings,
        ["warning[completeness/illustrative]: the scores of this paper are illustrative"]
    );
}

#[test]
fn styles_are_listed_with_their_titles() {
    assert_eq!(says(&Desk::parks(), "styles", &["styles"]), Some(0));
}

#[test]
fn styles_says_where_it_looked() {
    assert_eq!(says(&Desk::empty(), "styles_none", &["styles"]), Some(1));
}

#[test]
fn styles_reports_one_that_cannot_be_read_and_lists_the_others() {
    let desk = Desk::parks().with([
        write("templates/broken/style.yaml", "titel: Broken\n"),
        write("templates/broken/paper.md.tera", "# {{ title }}\n"),
    ]);
    assert_eq!(says(&desk, "styles_one_broken", &["styles"]), Some(1));
}

#[test]
fn render_prints_any_markdown_file() {
    let text = "# Minutes\n\nThe meeting began at *ten*.\n\n- [x] Apologies\n- [ ] Budget\n";
    let desk = Desk::parks().with([write("notes/minutes.md", text)]);
    desk.run_well(&["render", "notes/minutes.md", "--style", "simple"]);
    assert_eq!(papers_built(&desk), ["minutes"]);
    assert_eq!(desk.read("output/minutes/paper.md"), text);
}

/// A paper that this program wrote can be rendered again, and stays as it is.
#[test]
fn render_keeps_a_paper_of_our_own() {
    let desk = Desk::worked_papers();
    desk.run_well(&["build", "leeds-reassessment-team"]);
    let built = "output/leeds-reassessment-team/paper.md";
    let style = "delegated-decision";
    desk.run_well(&["render", built, "--style", style, "--output", "again"]);
    assert_eq!(desk.read("again/leeds-reassessment-team/paper.md"), desk.read(built));
}

/// Every paper of ours is called paper.md: its folder tells it apart.
#[test]
fn render_calls_a_paper_of_our_own_by_its_folder() {
    let desk = Desk::parks()
        .with([write("a/paper.md", "# Minutes\n"), write("b/paper.md", "# Minutes\n")]);
    for folder in ["a/paper.md", "b/paper.md"] {
        desk.run_well(&["render", folder, "--style", "simple"]);
    }
    assert_eq!(papers_built(&desk), ["a", "b"]);
}

#[test]
fn render_tells_faults_of_the_style_and_of_the_text_together() {
    let desk = Desk::parks().with([
        write("minutes.md", "# Minutes\n\n<b>Budget</b>\n\nThe sign \u{210b}.\n"),
        replace("templates/simple/style.yaml", "\"#004C99\"", "blue"),
    ]);
    let arguments = ["render", "minutes.md", "--style", "simple"];
    assert_eq!(says(&desk, "render_style_and_text_broken", &arguments), Some(1));
}

#[test]
fn render_refuses_to_overwrite_its_own_input() {
    let desk = Desk::parks().with([write("output/minutes/paper.md", "# Minutes\n\nLong.  \n")]);
    let before = desk.files("output");
    let arguments = ["render", "output/minutes/paper.md", "--style", "simple"];
    assert_eq!(says(&desk, "render_own_input", &arguments), Some(1));
    assert!(before == desk.files("output"), "nothing was written");
}

#[test]
fn render_refuses_a_file_that_is_not_there() {
    let desk = Desk::parks();
    let arguments = ["render", "minutes.md", "--style", "simple"];
    assert_eq!(says(&desk, "render_no_file", &arguments), Some(1));
    assert!(!desk.path("output").exists());
}

/// A file may come from anywhere: it is printed, and what is printed otherwise is told.
#[test]
fn render_prints_what_it_cannot_draw_in_another_way() {
    let text = "# Minutes\n\n<marquee>Budget</marquee>\n\n![](plan.png)\n";
    let desk = Desk::parks().with([write("minutes.md", text)]);
    let arguments = ["render", "minutes.md", "--style", "simple"];
    assert_eq!(says(&desk, "render_any_markdown", &arguments), Some(0));
    let written = "# Minutes\n\n`<marquee>`Budget`</marquee>`\n\n\\[plan.png]\n";
    assert_eq!(desk.read("output/minutes/paper.md"), written);
}

/// What is cut in two in print is told, with its place.
#[test]
fn render_breaks_words_where_a_table_is_too_wide() {
    let text = format!(
        "# Minutes\n\n| Service |{}\n| --- |{}\n| Parks |{}\n",
        " Accommodation |".repeat(8),
        " ---: |".repeat(8),
        " 12 |".repeat(8)
    );
    let desk = Desk::parks().with([write("minutes.md", text)]);
    let arguments = ["render", "minutes.md", "--style", "simple"];
    assert_eq!(says(&desk, "render_wide_table", &arguments), Some(0));
}

/// A council's own paper is not printed otherwise than it was meant.
#[test]
fn build_refuses_what_render_prints_in_another_way() {
    let text = "# Minutes\n\n<marquee>Budget</marquee>\n\n![](plan.png)\n";
    let desk = Desk::parks().with([write("inputs/parks/sections/summary.md", text)]);
    assert_eq!(says(&desk, "build_any_markdown", &["build", "parks"]), Some(1));
    assert!(!desk.path("output").exists());
}

/// A sign without a picture of it would be a hole in the paper, of which its reader knows nothing: its
/// number is printed, and the officer is told.
#[test]
fn render_prints_characters_that_it_cannot_draw_by_their_numbers() {
    let text = "# Minutes\n\n<b>The sign \u{210b}.</b>\n";
    let desk = Desk::parks().with([write("minutes.md", text)]);
    let arguments = ["render", "minutes.md", "--style", "simple"];
    assert_eq!(says(&desk, "render_bad_markdown", &arguments), Some(0));
}

/// Other programs keep their details at the top of a file. They are no words of the paper, and all that
/// is said of the rest has the lines of the whole file.
#[test]
fn render_leaves_front_matter_out() {
    let text = "---\ntitle: Minutes\ntags:\n  - parks\n---\n\n# Minutes\n\nThe 雪 lies.\n";
    let desk = Desk::parks().with([write("minutes.md", text)]);
    let arguments = ["render", "minutes.md", "--style", "simple"];
    assert_eq!(says(&desk, "render_front_matter", &arguments), Some(0));
    assert_eq!(desk.read("output/minutes/paper.md"), "# Minutes\n\nThe [U+96EA] lies.\n");
}

#[test]
fn render_says_what_to_do_with_a_title_below_other_headings() {
    let desk = Desk::parks().with([write("minutes.md", "## Budget\n\n# Minutes\n\n# Again\n")]);
    let arguments = ["render", "minutes.md", "--style", "simple"];
    assert_eq!(says(&desk, "render_late_title", &arguments), Some(0));
}

#[test]
fn render_says_that_a_paper_is_blank() {
    let desk = Desk::parks().with([write("minutes.md", "")]);
    let arguments = ["render", "minutes.md", "--style", "simple"];
    assert_eq!(says(&desk, "render_empty", &arguments), Some(0));
}

/// The name of the file is the title of a paper that has none. A style may print it on every page.
#[test]
fn render_prints_a_name_that_it_cannot_draw_by_its_numbers() {
    let desk = Desk::parks().with([
        write("雪.md", "The snow lies.\n"),
        replace("templates/simple/style.yaml", "Page {page} of {pages}", "\"{title}\""),
    ]);
    let arguments = ["render", "雪.md", "--style", "simple"];
    assert_eq!(says(&desk, "render_undrawable_name", &arguments), Some(0));
}

/// A style that can make a new paper makes one that builds as it is.
#[test]
fn new_makes_a_paper_that_builds() {
    let desk = Desk::parks().with([
        write(
            "templates/simple/new/paper.yaml",
            "title: New paper\nstyle: simple\nfields:\n  report_of: Who\n",
        ),
        write("templates/simple/new/sections/summary.md", "What it is about.\n"),
    ]);
    assert_eq!(says(&desk, "new", &["new", "inputs/trees", "--style", "simple"]), Some(0));
    desk.run_well(&["build", "trees"]);
    assert_eq!(papers_built(&desk), ["trees"]);
}

/// A paper is made also where editors can't be told what it may hold.
#[test]
fn new_makes_a_paper_without_schemas() {
    let desk = Desk::parks().with([
        write(
            "templates/simple/new/paper.yaml",
            "title: New\nstyle: simple\nfields:\n  report_of: Who\n",
        ),
        write("templates/simple/new/sections/summary.md", "What it is about.\n"),
        write("schemas", "Not a folder.\n"),
    ]);
    let arguments = ["new", "inputs/trees", "--style", "simple"];
    assert_eq!(says(&desk, "new_without_schemas", &arguments), Some(0));
    desk.run_well(&["build", "trees"]);
}

/// Schemas that are there already, perhaps older ones, are left as they are: `schema` renews them.
#[test]
fn schemas_are_renewed_when_they_are_asked_for() {
    let desk = Desk::parks()
        .with([write("templates/simple/new/paper.yaml", "title: New\nstyle: simple\n")]);
    assert_eq!(says(&desk, "schema", &["schema"]), Some(0));
    let made = desk.files("schemas");
    desk.change(write("schemas/paper.schema.json", "{}\n"));
    desk.run_well(&["new", "inputs/trees", "--style", "simple"]);
    assert_eq!(desk.read("schemas/paper.schema.json"), "{}\n");
    desk.run_well(&["schema"]);
    assert!(made == desk.files("schemas"));
    desk.change(write("elsewhere", "Not a folder.\n"));
    assert_eq!(says(&desk, "schema_not_writable", &["schema", "elsewhere"]), Some(1));
}

#[test]
fn new_overwrites_nothing() {
    let desk = Desk::parks().with([write("templates/simple/new/paper.yaml", "title: New\n")]);
    let before = desk.files("inputs");
    assert_eq!(says(&desk, "new_is_there", &["new", "inputs/parks", "--style", "simple"]), Some(1));
    assert!(before == desk.files("inputs"));
}

#[test]
fn new_needs_a_style_with_inputs() {
    let desk = Desk::parks();
    let arguments = ["new", "inputs/trees", "--style", "simple"];
    assert_eq!(says(&desk, "new_without_inputs", &arguments), Some(1));
    assert!(!desk.path("inputs/trees").exists());
}

/// A wrong command line is told apart from wrong inputs by the exit code.
#[test]
fn a_wrong_command_line_returns_2() {
    let wrong: [&[&str]; 7] = [
        &[],
        &["bild"],
        &["build", "--stile", "plain"],
        &["render"],
        &["new", "x"],
        &["styles", "--output", "x"],
        &["build", "--style"],
    ];
    for arguments in wrong {
        let desk = Desk::parks();
        let run = desk.run(arguments);
        assert_eq!((run.exit, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.contains("--help"), "{arguments:?}: {}", run.stderr);
        assert!(!desk.path("output").exists(), "{arguments:?}");
    }
}

#[test]
fn a_misspelt_command_is_corrected() {
    assert_eq!(says(&Desk::parks(), "misspelt_command", &["bild"]), Some(2));
}

/// A folder of inputs without its paper.yaml is not passed over.
#[test]
fn a_folder_without_paper_yaml_is_reported_beside_the_others() {
    let desk = two_papers().with([remove(PAPER)]);
    assert_eq!(says(&desk, "build_without_paper_yaml", &["build"]), Some(1));
    assert_eq!(papers_built(&desk), ["roads"]);
}

/// A folder stands where the PDF should go, as a viewer might hold the file on Windows. The Markdown,
/// which takes its place before it, is as it was.
#[test]
fn build_replaces_nothing_where_one_file_cannot_be() {
    let desk = Desk::parks().with([
        write("output/parks/paper.md", "The last good paper.\n"),
        write("output/parks/paper.pdf/kept.txt", "kept\n"),
    ]);
    let before = desk.files("output");
    assert_eq!(says(&desk, "build_one_file_not_replaced", &["build"]), Some(1));
    assert!(before == desk.files("output"), "all is as it was");
}

/// Both would be written to output/parks.
#[test]
fn build_refuses_two_papers_of_one_name() {
    let desk = two_papers().with([write("old/parks/paper.yaml", "title: Old\nstyle: simple\n")]);
    let arguments = ["build", "parks", "roads", "old/parks"];
    assert_eq!(says(&desk, "build_two_of_one_name", &arguments), Some(1));
    assert_eq!(papers_built(&desk), ["roads"]);
}

#[test]
fn build_takes_two_ways_to_a_paper_for_one_paper() {
    let run =
        two_papers().run_well(&["build", "parks", "./inputs/parks", "inputs/../inputs/parks"]);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
}

#[test]
fn build_takes_no_name_for_an_unknown_paper() {
    let desk = two_papers();
    assert_eq!(says(&desk, "build_empty_name", &["build", ""]), Some(1));
    assert_eq!(papers_built(&desk), [""; 0]);
}

/// The inputs of the style can't all be copied: a link among them leads nowhere.
#[cfg(unix)]
#[test]
fn new_leaves_nothing_where_it_fails() {
    let desk = Desk::parks().with([write("templates/simple/new/paper.yaml", "title: New\n")]);
    let link = desk.path("templates/simple/new/posts.yaml");
    std::os::unix::fs::symlink("nowhere.yaml", link).expect("can be linked");
    assert_eq!(says(&desk, "new_fails", &["new", "inputs/trees", "--style", "simple"]), Some(1));
    assert!(!desk.path("inputs/trees").exists());
}

/// Groups within groups, as no drawing has them, would exhaust the stack of what reads them.
#[test]
fn render_draws_no_drawing_that_is_nested_too_deeply() {
    let drawing = |depth: usize| {
        let (open, close) = ("<g class='/>'>".repeat(depth), "</g>".repeat(depth));
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><!-- <g> -->{open}{}<path d='M0 0h9v9z'/>{close}</svg>",
            "<g/>".repeat(300)
        )
    };
    let text = "# Minutes\n\n![A map](map.svg)\n";
    let desk = Desk::parks().with([write("minutes.md", text), write("map.svg", drawing(60_000))]);
    let arguments = ["render", "minutes.md", "--style", "simple"];
    assert_eq!(says(&desk, "render_deep_drawing", &arguments), Some(0));
    assert!(!desk.path("output/minutes/map.svg").exists());
    let desk = desk.with([write("map.svg", drawing(20))]);
    desk.run_well(&arguments);
    assert!(desk.path("output/minutes/map.svg").exists());
}

/// The Markdown points at its pictures, so that they must be there for those who read it, or render it
/// again.
#[test]
fn build_puts_pictures_beside_the_paper() {
    let summary =
        "Our parks:\n\n![A map](maps/a.svg)\n\n![The same](./maps/a.svg) ![Another](b.svg)\n";
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    let desk = two_papers().with([
        write("inputs/roads/sections/summary.md", summary),
        write("inputs/roads/maps/a.svg", drawing),
        write("inputs/roads/b.svg", drawing),
    ]);
    assert_eq!(says(&desk, "build_pictures", &["build", "roads"]), Some(0));
    assert_eq!(desk.read("output/roads/maps/a.svg"), drawing);
    desk.run_well(&["render", "output/roads/paper.md", "--style", "simple", "--output", "again"]);
}

const DRAWING: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";

/// The paper about the roads with two pictures, built.
fn pictured() -> Desk {
    let desk = two_papers().with([
        write("inputs/roads/sections/summary.md", "![A map](maps/a.svg) ![Another](b.svg)\n"),
        write("inputs/roads/maps/a.svg", DRAWING),
        write("inputs/roads/b.svg", DRAWING),
    ]);
    desk.run_well(&["build", "roads"]);
    desk
}

fn names(desk: &Desk, folder: &str) -> Vec<String> {
    desk.files(folder).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn build_removes_pictures_that_the_paper_has_no_longer() {
    let desk = pictured();
    desk.change(write("inputs/roads/sections/summary.md", "![Another](b.svg)\n"));
    assert_eq!(says(&desk, "build_picture_gone", &["build", "roads"]), Some(0));
    let outputs = ["b.svg", "paper.md", "paper.pdf", "paper.typ", "pictures.sha256"];
    assert_eq!(names(&desk, "output/roads"), outputs);
    assert!(!desk.path("output/roads/maps").exists(), "its folder is gone too");
    desk.change(write("inputs/roads/sections/summary.md", "No more pictures.\n"));
    desk.run_well(&["build", "roads"]);
    assert_eq!(names(&desk, "output/roads"), ["paper.md", "paper.pdf", "paper.typ"]);
    assert!(desk.path("inputs/roads/b.svg").exists(), "the author's own pictures stay");
}

/// What a person put there, or changed, stays; also where the list of pictures is not ours.
#[test]
fn build_removes_nothing_that_it_did_not_write() {
    let desk = pictured().with([
        write("output/roads/maps/a.svg", "redrawn by hand"),
        write("output/roads/maps/mine.svg", DRAWING),
        write("output/roads/letter.txt", "a letter"),
        write("inputs/roads/sections/summary.md", "No more pictures.\n"),
    ]);
    assert_eq!(says(&desk, "build_pictures_kept", &["build", "roads"]), Some(0));
    let kept = ["letter.txt", "maps/a.svg", "maps/mine.svg", "paper.md", "paper.pdf", "paper.typ"];
    assert_eq!(names(&desk, "output/roads"), kept);

    desk.change(write("output/roads/pictures.sha256", "0123  letter.txt\n"));
    desk.run_well(&["build", "roads"]);
    assert!(desk.path("output/roads/pictures.sha256").exists());
}

/// A list that was tampered with leads nowhere outside the folder of the paper.
#[test]
fn build_removes_nothing_outside_the_folder_of_the_paper() {
    let desk = pictured();
    let list = desk.read("output/roads/pictures.sha256");
    let outside = format!("{list}{}", list.replace("  maps/", "  ../").replace("  b", "  ../b"));
    let absolute = list.replace("  b.svg", &format!("  {}", desk.path("b.svg").display()));
    desk.change(write("output/roads/pictures.sha256", outside + &absolute));
    for file in ["output/a.svg", "output/b.svg", "b.svg"] {
        desk.change(write(file, DRAWING));
    }
    desk.change(write("inputs/roads/sections/summary.md", "No more pictures.\n"));
    desk.run_well(&["build", "roads"]);
    for file in ["output/a.svg", "output/b.svg", "b.svg"] {
        assert!(desk.path(file).exists(), "{file} is gone");
    }
}

/// A paper that is written into the folder of its inputs has no pictures but the author's.
#[test]
fn build_never_removes_pictures_of_the_inputs() {
    let desk = pictured();
    let arguments = ["build", "roads", "--output", "inputs"];
    desk.run_well(&arguments);
    desk.change(write("inputs/roads/sections/summary.md", "No more pictures.\n"));
    desk.run_well(&arguments);
    assert!(desk.path("inputs/roads/b.svg").exists());
    assert!(desk.path("inputs/roads/maps/a.svg").exists());
}

/// A failed run removes nothing: the last good paper still points at its pictures.
#[test]
fn build_keeps_the_pictures_of_the_last_good_paper() {
    let desk = pictured();
    let good = desk.files("output");
    desk.change(write("inputs/roads/sections/summary.md", "No {{pictures}}.\n"));
    assert_eq!(desk.run(&["build", "roads"]).exit, Some(1));
    assert!(good == desk.files("output"));
}

#[test]
fn build_refuses_a_picture_that_is_called_like_an_output() {
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    let desk = two_papers().with([
        write("inputs/roads/sections/summary.md", "![A map](./Paper.pdf)\n"),
        write("inputs/roads/Paper.pdf", drawing),
    ]);
    assert_eq!(says(&desk, "build_picture_named_like_output", &["build", "roads"]), Some(1));
}

/// What the PDF can't hold is a fault of the check as well.
#[test]
fn check_refuses_what_build_refuses() {
    let text = "The 雪 lies, as [below](#snow) says.\n";
    let desk = two_papers().with([write("inputs/roads/sections/summary.md", text)]);
    assert_eq!(says(&desk, "check_undrawable", &["check", "roads"]), Some(1));
    assert_eq!(desk.run(&["check", "roads", "--style", "simpel"]).exit, Some(1));
}

/// Each character that the font lacks has a place, however it was written.
#[test]
fn a_character_that_cannot_be_drawn_is_shown_where_it_stands() {
    let text = "# The 雪 and 雪\n\nA **&#x1F642; face**, `or 雨`.\n\n```text\nא\n```\n\nCo\u{ad}operate\u{a0}→ caf\u{e9}\u{2028}e\u{301}\n";
    let desk = Desk::parks().with([write("minutes.md", text)]);
    let arguments = ["render", "minutes.md", "--style", "simple"];
    assert_eq!(says(&desk, "render_undrawable", &arguments), Some(0));
    let paper = desk.read("output/minutes/paper.md");
    assert!(paper.starts_with("# The [U+96EA] and [U+96EA]\n"), "{paper}");
}

/// A folder that was meant as a paper is not passed over.
#[test]
fn a_folder_of_sections_without_paper_yaml_is_reported() {
    let desk = two_papers().with([write("inputs/lakes/sections/summary.md", "Water.\n")]);
    assert_eq!(says(&desk, "build_sections_without_paper_yaml", &["build"]), Some(1));
    assert_eq!(desk.run(&["check"]).exit, Some(1));
}

#[test]
fn a_folder_of_papers_that_is_none_is_reported() {
    let desk = Desk::parks();
    let arguments = ["build", "--inputs", "inputs/parks/paper.yaml"];
    assert_eq!(says(&desk, "build_inputs_is_a_file", &arguments), Some(1));
}

/// Whoever may read every folder (as an administrator may) has nothing to be told.
#[test]
#[cfg(unix)]
fn a_paper_whose_folder_cannot_be_read_is_reported() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = two_papers();
    let folder = desk.path("inputs/roads");
    let allow = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode));
    allow(0o000).expect("permissions can be changed");
    let readable = fs::read_dir(&folder).is_ok();
    let run = desk.run(&["build"]);
    allow(0o755).expect("permissions can be changed");
    assert!(
        readable || run.stderr.contains("cannot read the folder `inputs/roads`"),
        "{}",
        run.stderr
    );
    assert_eq!(run.exit, Some(if readable { 0 } else { 1 }));
}

/// Neither comes to an end: a pipe into which nobody writes, and a device that gives for ever.
#[test]
#[cfg(unix)]
fn files_without_an_end_are_refused() {
    let desk = Desk::parks().with([remove("inputs/parks/posts.yaml")]);
    for pipe in ["inputs/parks/posts.yaml", "inputs/parks/plan.png"] {
        let made = std::process::Command::new("mkfifo").arg(desk.path(pipe)).status();
        assert!(made.expect("the system has pipes").success());
    }
    let section = desk.path("inputs/parks/sections/legal.md");
    std::os::unix::fs::symlink("/dev/zero", section).expect("links can be made");
    desk.change(write("inputs/parks/sections/summary.md", "![A plan](plan.png)\n"));
    assert_eq!(says(&desk, "build_pipe_and_device", &["build"]), Some(1));
}

#[test]
fn files_that_are_far_too_large_are_refused() {
    let large = " ".repeat(17 * 1024 * 1024);
    let desk = Desk::parks().with([write("inputs/parks/sections/legal.md", large)]);
    assert_eq!(says(&desk, "build_large_file", &["build"]), Some(1));
}

/// What a run left that was interrupted goes with the next; what another run may be writing stays.
#[test]
fn build_removes_temporary_files_of_an_interrupted_run() {
    let desk = Desk::parks().with([
        write("output/parks/.orderpaper-abc.tmp", "half a paper"),
        write("output/parks/.orderpaper-new.tmp", "half a paper"),
        write("output/parks/.other-abc.tmp", "not ours"),
    ]);
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 60 * 60);
    for file in ["output/parks/.orderpaper-abc.tmp", "output/parks/.other-abc.tmp"] {
        let file = fs::File::options().write(true).open(desk.path(file)).expect("it is there");
        file.set_modified(old).expect("its time can be set");
    }
    desk.run_well(&["build"]);
    let expected = [".orderpaper-new.tmp", ".other-abc.tmp", "paper.md", "paper.pdf", "paper.typ"];
    assert_eq!(names(&desk, "output/parks"), expected);
}

/// The clock is never asked: a paper without a date has one from outside, or none.
#[test]
fn a_paper_without_a_date_has_that_of_the_build() {
    let desk = Desk::parks().with([replace(PAPER, "date: 2024-08-28\n", "")]);
    let claims = |date: &str| {
        let claim = format!("<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>").into_bytes();
        let pdf = fs::read(desk.path("output/parks/paper.pdf")).expect("the paper was built");
        pdf.windows(claim.len()).any(|window| window == claim)
    };
    assert_eq!(desk.run_dated(&["build"], Some("1732147200")).exit, Some(0));
    assert!(claims("2024-11-21"));
    desk.change(replace(PAPER, "style: simple\n", "style: simple\ndate: 2024-08-28\n"));
    assert_eq!(desk.run_dated(&["build"], Some("1732147200")).exit, Some(0));
    assert!(claims("2024-08-28"), "a date of its own comes first");
}

#[test]
fn a_date_of_the_build_that_is_none_is_refused() {
    let desk = Desk::parks().with([replace(PAPER, "date: 2024-08-28\n", "")]);
    let arguments = ["build"];
    let run = desk.run_dated(&arguments, Some("yesterday"));
    assert_snapshot("commands", "build_wrong_source_date", &run.shown(&arguments));
    assert_eq!(run.exit, Some(1));
}
