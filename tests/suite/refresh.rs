//! Drafts that somebody edited, brought up to date with their figures.

use std::fs;

use super::support::{Change, Desk, Run, assert_snapshot, crate_folder, remove, replace, write};

const SAVINGS: &str = "inputs/parks/savings.yaml";
const DRAFT: &str = "draft.md";

/// The paper about the parks, built, and taken away as a draft in which these words are others.
fn draft(edits: &[(&str, &str)]) -> Desk {
    let desk = Desk::parks();
    desk.run_well(&["build", "--draft"]);
    let text = desk.read_marked("output/parks/paper.md");
    desk.change(write(DRAFT, edited(text, edits)));
    desk
}

fn edited(mut text: String, edits: &[(&str, &str)]) -> String {
    for (from, to) in edits {
        assert_eq!(text.matches(from).count(), 1, "`{from}` must stand once in\n{text}");
        text = text.replace(from, to);
    }
    text
}

/// Another amount for the mowing.
fn other_savings() -> Change {
    replace(SAVINGS, "weekly: 200.25", "weekly: 300.25")
}

/// What `build` writes now.
fn built(desk: &Desk) -> String {
    desk.run_well(&["build", "--draft"]);
    desk.read_marked("output/parks/paper.md")
}

fn says(desk: &Desk, case: &str, arguments: &[&str]) -> Run {
    let run = desk.run(arguments);
    assert_snapshot("refresh", case, &run.shown(arguments));
    run
}

#[test]
fn a_draft_that_is_up_to_date_stays_as_it_is() {
    let desk = draft(&[]);
    let run = desk.run_well(&["refresh", DRAFT]);
    assert_eq!(run.stdout, "draft.md: 0 parts brought up to date\n");
    assert_eq!(desk.read(DRAFT), desk.read_marked("output/parks/paper.md"));
}

/// What is brought up to date is what `build` would write; what a person wrote is what it was.
#[test]
fn figures_and_tables_follow_and_every_other_word_stays() {
    let edits = [
        ("The grass is cut less often. This saves", "The grass grows.\n\n> It *saves*   "),
        ("# Looking after the parks", "My own first line.\n\n# Looking after *our* parks"),
        ("## Resources", "## Money, and what\u{A0}it buys"),
    ];
    let desk = draft(&edits);
    desk.change(other_savings());
    let run = desk.run_well(&["refresh", DRAFT]);
    assert!(run.stdout.starts_with("draft.md: "), "{}", run.stdout);
    assert_ne!(run.stdout, "draft.md: 0 parts brought up to date\n");
    assert_eq!(desk.read(DRAFT), edited(built(&desk), &edits));
    // The next time nothing is left to do.
    let again = desk.run_well(&["refresh", DRAFT]);
    assert_eq!(again.stdout, "draft.md: 0 parts brought up to date\n");
}

/// A sentence that was taken out, and one that was copied.
#[test]
fn parts_may_be_moved_copied_and_taken_out() {
    let desk = draft(&[]);
    let text = desk.read(DRAFT);
    let sentence = text.lines().find(|line| line.starts_with("The grass")).expect("it is there");
    let moved = text
        .replace(sentence, "")
        .replace("## Resources", &format!("{sentence}\n\n## Resources\n\n{sentence}"));
    desk.change(write(DRAFT, moved));
    desk.change(other_savings());
    desk.run_well(&["refresh", DRAFT]);
    let fresh = built(&desk);
    let sentence = fresh.lines().find(|line| line.starts_with("The grass")).expect("it is there");
    assert_eq!(desk.read(DRAFT).matches(sentence).count(), 2);
}

#[test]
fn a_figure_that_was_edited_is_kept_and_told() {
    let desk = draft(&[("This saves £200.25", "This saves about £90")]);
    desk.change(other_savings());
    let run = says(&desk, "edited_figure", &["refresh", DRAFT]);
    assert_eq!(run.exit, Some(1));
    assert!(desk.read(DRAFT).contains("This saves about £90<!--=savings.mowing.2023_24.weekly-->"));
    // It is told again, until somebody decides.
    assert_eq!(desk.run(&["refresh", DRAFT]).exit, Some(1));
    assert_eq!(desk.run(&["refresh", DRAFT, "--overwrite"]).exit, Some(0));
    assert!(
        desk.read(DRAFT).contains("This saves about £300.25<!--=savings.mowing.2023_24.weekly-->")
    );
}

/// One figure at two places, of which a person edited one: the other follows each time.
#[test]
fn a_figure_that_was_edited_at_one_place_follows_at_the_other() {
    let desk = Desk::parks();
    desk.change(write(
        "inputs/parks/sections/summary.md",
        "It saves {{savings.mowing.2023_24.weekly}}.\n\nThat is {{savings.mowing.2023_24.weekly}}.\n",
    ));
    desk.run_well(&["build", "--draft"]);
    let text = desk.read_marked("output/parks/paper.md");
    desk.change(write(DRAFT, edited(text, &[("It saves £200.25", "It saves about £90")])));
    for weekly in ["300.25", "400.25"] {
        let before = if weekly == "300.25" { "200.25" } else { "300.25" };
        let text =
            desk.read(SAVINGS).replace(&format!("weekly: {before}"), &format!("weekly: {weekly}"));
        desk.change(write(SAVINGS, text));
        assert_eq!(desk.run(&["refresh", DRAFT]).exit, Some(1));
        let draft = desk.read(DRAFT);
        assert!(draft.contains("It saves about £90<!--="), "{draft}");
        assert!(draft.contains(&format!("That is £{weekly}<!--=")), "{draft}");
    }
}

/// A digit before or behind belongs to the number: it was edited.
#[test]
fn digits_and_signs_beside_a_figure_are_edits() {
    for edit in
        ["1£200.25", "£200.2", "£1200.25", "\u{2212}£200.25", "-£200.25", "£200.25 or £200.26"]
    {
        let desk = draft(&[("This saves £200.25", &format!("This saves {edit}"))]);
        let run = desk.run(&["refresh", DRAFT]);
        assert_eq!(run.exit, Some(1), "{edit}: {}", run.stdout);
        assert!(desk.read(DRAFT).contains(&format!("This saves {edit}<!--")), "{edit}");
    }
}

/// A hyphen at the beginning of a line is a sign where no blank follows it.
#[test]
fn a_sign_at_the_beginning_of_a_line_is_part_of_its_amount() {
    let desk = draft(&[("This saves £200.25", "This saves\n-£90")]);
    assert_eq!(desk.run(&["refresh", DRAFT]).exit, Some(1));
    desk.run_well(&["refresh", DRAFT, "--overwrite"]);
    assert!(desk.read(DRAFT).contains("This saves\n£200.25<!--"), "{}", desk.read(DRAFT));
}

/// Editors break lines anew.
#[test]
fn a_figure_may_stand_on_another_line() {
    let desk = draft(&[("This saves £200.25", "This\nsaves\n£200.25")]);
    desk.change(other_savings());
    desk.run_well(&["refresh", DRAFT]);
    assert!(desk.read(DRAFT).contains("This\nsaves\n£300.25<!--"));
}

#[test]
fn a_table_that_was_edited_is_kept_and_shown_beside_what_would_be_there() {
    let desk = draft(&[("| Apr 2022 to Mar 2023 |", "| The first year       |")]);
    desk.change(other_savings());
    assert_eq!(says(&desk, "edited_table", &["refresh", DRAFT]).exit, Some(1));
    assert!(desk.read(DRAFT).contains("| The first year "));
    assert_eq!(desk.run(&["refresh", DRAFT, "--overwrite"]).exit, Some(0));
    assert_eq!(desk.read(DRAFT), built(&desk));
}

#[test]
fn a_dry_run_shows_the_difference_and_writes_nothing() {
    let desk = draft(&[]);
    desk.change(other_savings());
    let before = desk.read(DRAFT);
    assert_eq!(says(&desk, "dry_run", &["refresh", DRAFT, "--dry-run"]).exit, Some(0));
    assert_eq!(desk.read(DRAFT), before);
}

#[test]
fn broken_marks_are_told_with_their_lines_and_the_draft_stays() {
    const END: &str = "<!--/table mowing-->\n";
    const BEGIN: &str = "<!--=table mowing-->\n";
    let cases = [
        ("unended_table", END, ""),
        ("unbegun_table", BEGIN, ""),
        (
            "table_twice",
            END,
            "<!--/table mowing-->\n\n<!--=table mowing-->\n\n<!--/table mowing-->\n",
        ),
        ("table_in_table", END, "<!--=table posts-->\n"),
        (
            "open_mark",
            "<!--=savings.mowing.2023_24.weekly-->",
            "<!--=savings.mowing.2023_24.weekly",
        ),
        ("no_record", "<!--orderpaper parks", "<!--parks"),
    ];
    for (case, from, to) in cases {
        let desk = draft(&[(from, to)]);
        desk.change(other_savings());
        let before = desk.read(DRAFT);
        assert_eq!(says(&desk, case, &["refresh", DRAFT]).exit, Some(1), "{case}");
        assert_eq!(desk.read(DRAFT), before, "{case}");
    }
}

/// Also in the numbered paper, whose paragraphs have marks of their own.
#[test]
fn marks_of_numbers_that_are_broken_are_told_and_the_draft_stays() {
    const HIGHLIGHTS: &str =
        "1.2 It gives the highlights of progress since the last update.<!--#1.2-->\n";
    let highlights = |mark: &str| {
        format!("1.2 It gives the highlights of progress since the last update.{mark}\n")
    };
    let cases = [
        ("two_numbers_on_a_line", highlights("<!--#1.2--><!--#1.2-->")),
        ("label_twice", format!("{HIGHLIGHTS}\n2.4 A copy.<!--#2.4 challenge-->\n")),
        ("front_of_a_mark", highlights(" We have 19=activity.plan.areas-->.<!--#1.2-->")),
        ("front_of_a_key", highlights(" We have 19plan.areas-->.<!--#1.2-->")),
        ("front_of_a_number", highlights("#1.2-->")),
        ("spaces_in_a_mark", highlights(" We have 19<!-- = activity.plan.areas -->.<!--#1.2-->")),
        ("spaces_in_a_number", highlights("<!-- # -->")),
        ("no_number", highlights("<!--#fresh-->")),
    ];
    for (case, to) in cases {
        let desk = numbered(&[(HIGHLIGHTS, &to)]);
        let before = desk.read("paper.md");
        assert_eq!(says(&desk, case, &["refresh", "paper.md"]).exit, Some(1), "{case}");
        assert_eq!(desk.read("paper.md"), before, "{case}");
    }
}

/// An arrow is no mark.
#[test]
fn other_comments_and_arrows_are_left_alone() {
    const BEGIN: &str = "The grass is cut less often.";
    let other = format!("From here --> to there, A-->B. <!-- to do -->{BEGIN}");
    let desk = draft(&[(BEGIN, &other)]);
    desk.run_well(&["refresh", DRAFT]);
    assert!(desk.read(DRAFT).contains(&other));
}

/// A paragraph without a label that is copied is one more paragraph, and is counted as any other.
#[test]
fn a_copied_paragraph_is_a_new_one() {
    const HIGHLIGHTS: &str =
        "1.2 It gives the highlights of progress since the last update.<!--#1.2-->\n";
    let desk = numbered(&[(HIGHLIGHTS, &format!("{HIGHLIGHTS}\n{HIGHLIGHTS}"))]);
    desk.run_well(&["refresh", "paper.md"]);
    let text = desk.read("paper.md");
    assert!(text.contains("\n1.3 It gives the highlights"), "{text}");
    assert!(text.contains("\n1.4 It also sums up"), "{text}");
}

/// The label is that of the new paragraph, and no number that is gone.
#[test]
fn a_new_paragraph_may_have_a_label() {
    let desk =
        numbered(&[("2.2 So every action", "One more.<!--# fresh-->\n\n2.2 So every action")]);
    desk.run_well(&["refresh", "paper.md"]);
    assert!(desk.read("paper.md").contains("\n2.2 One more.<!--#2.2 fresh-->\n"));
}

#[test]
fn a_reference_to_a_table_that_was_taken_out_is_told() {
    let desk = numbered(&[]);
    let text = desk.read("paper.md");
    let (start, end) = (
        text.find("<!--=table plan-->").expect("it begins"),
        text.find("<!--/table plan-->\n").expect("it ends"),
    );
    let end = end + "<!--/table plan-->\n".len();
    desk.change(write("paper.md", format!("{}{}", &text[..start], &text[end..])));
    let run = says(&desk, "reference_to_no_table", &["refresh", "paper.md"]);
    assert_eq!(run.exit, Some(1));
    // Where only its marks were taken out, the table is there.
    let kept = text.replace("<!--=table plan-->\n", "").replace("<!--/table plan-->\n", "");
    desk.change(write("paper.md", kept));
    desk.run_well(&["refresh", "paper.md"]);
}

/// A paper of the worked ones as a draft, in which these words are others.
fn worked(paper: &str, edits: &[(&str, &str)]) -> Desk {
    let desk = Desk::worked_papers();
    let file = crate_folder().join("output").join(paper).join("paper.md");
    fs::copy(file, desk.path(DRAFT)).expect("it is built");
    let text = desk.read(DRAFT);
    desk.change(write(DRAFT, edited(text, edits)));
    desk
}

/// A table that says in which paragraph something stands says it with the numbers of the draft.
#[test]
fn tables_refer_to_the_paragraphs_of_the_draft() {
    const FOURTH: &str = "4. The work is planned in phases";
    let desk = worked(
        "nottinghamshire-initiatives",
        &[(FOURTH, &format!("One more.<!--#-->\n\n{FOURTH}"))],
    );
    desk.run_well(&["refresh", DRAFT]);
    let text = desk.read(DRAFT);
    for words in [
        "\n4. One more.<!--#4-->",
        "\n6. The first phase began",
        "£135,000 | 6         |",
        "£125,000 | 9         |",
        "£50,000 | 10        |",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let again = desk.run_well(&["refresh", DRAFT]);
    assert_eq!(again.stdout, "draft.md: 0 parts brought up to date\n");
}

/// What was just built needs nothing.
#[test]
fn every_worked_paper_is_up_to_date() {
    let desk = Desk::worked_papers();
    let papers = fs::read_dir(crate_folder().join("output")).expect("it is there");
    for paper in papers {
        let folder = paper.expect("it can be read").path();
        for file in fs::read_dir(&folder).expect("it can be read") {
            let file = file.expect("it can be read").path();
            if file.extension().is_some_and(|extension| extension == "svg" || extension == "md") {
                let name = file.file_name().expect("a file has a name").to_string_lossy();
                fs::copy(&file, desk.path(&name)).expect("it is built");
            }
        }
        let before = desk.read("paper.md");
        let run = desk.run_well(&["refresh", "paper.md"]);
        assert_eq!(run.stdout, "paper.md: 0 parts brought up to date\n", "{}", folder.display());
        assert_eq!(desk.read("paper.md"), before, "{}", folder.display());
    }
}

#[test]
fn a_part_that_the_paper_no_longer_has_is_told() {
    let desk = draft(&[]);
    desk.change(replace(
        "inputs/parks/sections/summary.md",
        " This saves {{savings.mowing.2023_24.weekly}} a week.",
        "",
    ));
    assert_eq!(says(&desk, "part_is_gone", &["refresh", DRAFT]).exit, Some(1));
}

#[test]
fn a_draft_of_a_paper_that_is_not_there_names_it() {
    let desk = draft(&[("<!--orderpaper parks", "<!--orderpaper prks")]);
    assert_eq!(says(&desk, "no_such_paper", &["refresh", DRAFT]).exit, Some(1));
    desk.run_well(&["refresh", DRAFT, "--paper", "parks"]);
}

#[test]
fn inputs_that_cannot_be_used_leave_the_draft_alone() {
    let desk = draft(&[]);
    desk.change(replace(SAVINGS, "weekly: 100.50", "weekly: 800k"));
    let before = desk.read(DRAFT);
    let run = desk.run(&["refresh", DRAFT]);
    assert_eq!(run.exit, Some(1));
    assert!(run.stderr.contains("savings.yaml"), "{}", run.stderr);
    assert_eq!(desk.read(DRAFT), before);
}

/// As editors of Windows write them.
#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let desk = draft(&[]);
    let windows = format!("\u{FEFF}{}", desk.read(DRAFT).replace('\n', "\r\n"));
    desk.change(write(DRAFT, windows));
    desk.change(other_savings());
    desk.run_well(&["refresh", DRAFT]);
    let expected = format!("\u{FEFF}{}", built(&desk).replace('\n', "\r\n"));
    assert_eq!(desk.read(DRAFT), expected);
}

/// Marks are no words: nobody sees them in what is rendered, and nobody is warned of them.
#[test]
fn marks_are_seen_by_nobody() {
    let desk = draft(&[]);
    let run = desk.run(&["render", DRAFT, "--style", "simple"]);
    assert_eq!(run.exit, Some(0), "{}", run.stderr);
    assert!(!run.stderr.contains("comment"), "{}", run.stderr);
    let again = desk.read_marked("output/draft/paper.md");
    assert!(!again.contains("<!--="), "{again}");
    let check = desk.run(&["check", DRAFT]);
    assert!(check.stdout.contains(": 0 errors"), "{}", check.stdout);
}

/// The quarterly update, whose headings and paragraphs are numbered, as a draft.
fn numbered(edits: &[(&str, &str)]) -> Desk {
    let desk = Desk::worked_papers();
    let folder = crate_folder().join("output/rotherham-quarterly-update");
    for file in ["paper.md", "chart-actions_2019_20.svg"] {
        fs::copy(folder.join(file), desk.path(file)).expect("it is built");
    }
    let text = desk.read("paper.md");
    desk.change(write("paper.md", edited(text, edits)));
    desk
}

#[test]
fn numbers_follow_where_paragraphs_are_added_and_taken_out() {
    let desk = numbered(&[
        ("1.2 It gives the highlights of progress since the last update.<!--#1.2-->\n\n", ""),
        ("2.2 So every action", "One more paragraph.<!--#-->\n\n2.2 So every action"),
    ]);
    desk.run_well(&["refresh", "paper.md"]);
    let text = desk.read("paper.md");
    for words in [
        "\n1.2 It also sums up",
        "\n2.2 One more paragraph.<!--#2.2-->\n",
        "\n2.3 So every action",
        "which paragraph 2.5<!--=ref challenge-->",
        "\n2.5 Two<!--",
        "<!--#2.5 challenge-->",
        "\n3.1 Adult Care",
    ] {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn sections_that_are_taken_out_are_counted_no_more() {
    let desk = numbered(&[]);
    let text = desk.read("paper.md");
    let (start, end) =
        (text.find("## 1.0 ").expect("it begins"), text.find("## 2.0 ").expect("it ends"));
    desk.change(write("paper.md", format!("{}{}", &text[..start], &text[end..])));
    desk.run_well(&["refresh", "paper.md"]);
    let text = desk.read("paper.md");
    assert!(text.contains("## 1.0 Improvement plan<!--#1.0-->"));
    assert!(text.contains("which paragraph 1.4<!--=ref challenge-->"));
    assert!(text.contains("## 2.0 Adult care budget<!--#2.0-->"));
}

#[test]
fn a_number_that_was_edited_is_kept_and_told() {
    let desk = numbered(&[("\n2.2 So every action", "\n2.9 So every action")]);
    assert_eq!(says(&desk, "edited_number", &["refresh", "paper.md"]).exit, Some(1));
    assert!(desk.read("paper.md").contains("\n2.9 So every action"));
    assert_eq!(desk.run(&["refresh", "paper.md", "--overwrite"]).exit, Some(0));
    assert!(desk.read("paper.md").contains("\n2.2 So every action"));
}

#[test]
fn a_reference_to_a_paragraph_that_was_taken_out_is_told() {
    let desk = numbered(&[]);
    let text = desk.read("paper.md");
    let (start, end) =
        (text.find("2.4 Two<!--").expect("it begins"), text.find("2.5 Sessions").expect("it ends"));
    desk.change(write("paper.md", format!("{}{}", &text[..start], &text[end..])));
    assert_eq!(says(&desk, "reference_to_nothing", &["refresh", "paper.md"]).exit, Some(1));
}

/// Where a person deleted what a line begins with, its number or its bullet is none of what is put back.
#[test]
fn what_is_put_back_leaves_the_number_and_the_bullet_of_its_line() {
    let desk = numbered(&[("\n2.4 Two<!--", "\n2.4 <!--"), ("\n- 8<!--", "\n- <!--")]);
    desk.run_well(&["refresh", "paper.md", "--overwrite"]);
    let text = desk.read("paper.md");
    assert!(text.contains("\n2.4 Two<!--"), "{text}");
    assert!(text.contains("\n- 8<!--"), "{text}");
}

/// Words of a person's own are never taken for the figure.
#[test]
fn what_is_put_back_takes_no_other_words_away() {
    const MADE: &str = "19<!--=activity.plan.areas-->";
    for (edit, back) in [
        ("really <!--=", "really 19<!--="),
        ("really<!--=", "really 19<!--="),
        ("19, as said,<!--=", "19, as said, 19<!--="),
        ("about 21<!--=", "about 19<!--="),
        ("**21**<!--=", "**19**<!--="),
        ("(*21*<!--=", "(*19*<!--="),
        ("twenty<!--=", "19<!--="),
        ("only19<!--=", "only19 19<!--="),
    ] {
        let desk = numbered(&[(MADE, &format!("{edit}activity.plan.areas-->"))]);
        assert_eq!(desk.run(&["refresh", "paper.md"]).exit, Some(1), "{edit}");
        desk.run_well(&["refresh", "paper.md", "--overwrite"]);
        let expected = format!("had {back}activity.plan.areas--> key areas");
        assert!(desk.read("paper.md").contains(&expected), "{edit}: {}", desk.read("paper.md"));
    }
    // So it is with a reference.
    let desk = numbered(&[("paragraph 2.4<!--=ref", "and 2.9<!--=ref")]);
    desk.run_well(&["refresh", "paper.md", "--overwrite"]);
    assert!(desk.read("paper.md").contains("and paragraph 2.4<!--=ref challenge-->"));
}

/// A figure in bold is that figure.
#[test]
fn a_figure_may_be_made_bold() {
    let desk = draft(&[("This saves £200.25<!--", "This saves **£200.25**<!--")]);
    desk.change(other_savings());
    desk.run_well(&["refresh", DRAFT]);
    assert!(desk.read(DRAFT).contains("This saves **£300.25**<!--"));
}

#[test]
fn a_figure_that_was_taken_out_is_told() {
    let desk = draft(&[("This saves £200.25<!--", "This saves <!--")]);
    assert_eq!(says(&desk, "figure_gone", &["refresh", DRAFT]).exit, Some(1));
}

/// A picture with a space in its name belongs to the draft as any other does.
#[test]
fn a_picture_with_a_space_in_its_name_goes_with_the_draft() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";
    let desk = Desk::parks().with([
        write("inputs/parks/my map.svg", svg),
        write("inputs/parks/sections/summary.md", "![The map of the parks](<my map.svg>)\n"),
    ]);
    desk.run_well(&["build", "--draft"]);
    desk.change(write(DRAFT, desk.read_marked("output/parks/paper.md")));
    desk.run_well(&["refresh", DRAFT]);
    assert!(desk.path("my map.svg").exists());
}

/// A chart is a picture beside the draft: one that shows old figures would be a wrong figure.
#[test]
fn the_pictures_of_charts_follow() {
    let desk = numbered(&[]);
    let chart = "chart-actions_2019_20.svg";
    let before = desk.read(chart);
    desk.change(replace(
        "inputs/rotherham-quarterly-update/schedules.yaml",
        "amount: 3843}",
        "amount: 3943}",
    ));
    desk.run_well(&["refresh", "paper.md", "--dry-run"]);
    assert_eq!(desk.read(chart), before);
    desk.run_well(&["refresh", "paper.md"]);
    assert_ne!(desk.read(chart), before);
    desk.change(remove(chart));
    desk.run_well(&["refresh", "paper.md"]);
    assert!(desk.path(chart).exists(), "it belongs to the draft");
}

/// The contents are those of the draft's own headings.
#[test]
fn contents_follow_the_headings_of_the_draft() {
    let desk = Desk::worked_papers();
    desk.run_well(&["build", "leeds-peer-challenge"]);
    let text = desk.read_marked("output/leeds-peer-challenge/paper.md");
    let heading =
        text.lines().filter(|line| line.starts_with("## ")).nth(2).expect("it has headings");
    let words =
        heading.trim_start_matches("## ").split("<!--").next().expect("the words").to_owned();
    desk.change(write(DRAFT, text.replace(heading, &format!("## {words} renamed"))));
    desk.run_well(&["refresh", DRAFT]);
    // Nothing has changed since. Then a heading changes once more.
    desk.run_well(&["refresh", DRAFT]);
    let renamed = format!("## {words} renamed");
    let text = desk.read(DRAFT);
    assert_eq!(text.matches(&renamed).count(), 1);
    desk.change(write(DRAFT, text.replace(&renamed, &format!("{renamed} twice"))));
    desk.run_well(&["refresh", DRAFT]);
    let draft = desk.read(DRAFT);
    let contents =
        draft.split("<!--=contents").nth(1).and_then(|rest| rest.split("<!--/contents").next());
    assert!(contents.expect("it has contents").contains("renamed twice"), "{draft}");
}

/// Contents that a person changed, and changed back, are nobody's edit any more.
#[test]
fn contents_that_were_changed_back_follow_again() {
    let desk = Desk::worked_papers();
    desk.run_well(&["build", "leeds-peer-challenge"]);
    let made = desk.read_marked("output/leeds-peer-challenge/paper.md");
    let renamed = made.replace("\n## Executive summary", "\n## Summary");
    assert_ne!(made, renamed);
    desk.change(write(DRAFT, renamed));
    desk.run_well(&["refresh", DRAFT]);
    let text = desk.read(DRAFT);
    let (own, edited) = ("- [Summary]", "- [My summary]");
    assert_eq!(text.matches(own).count(), 1, "{text}");
    let again = text.replace("\n## Summary", "\n## In short").replace(own, edited);
    desk.change(write(DRAFT, again));
    assert_eq!(desk.run(&["refresh", DRAFT]).exit, Some(1));
    desk.change(write(DRAFT, desk.read(DRAFT).replace(edited, own)));
    desk.run_well(&["refresh", DRAFT]);
    assert!(desk.read(DRAFT).contains("- [In short]"));
}
