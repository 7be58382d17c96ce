//! A paper rolled on to its next period: what is carried forward, what is cleared, and what is still to do.

use super::support::{Desk, assert_snapshot, replace, write};

const PARKS: &str = "inputs/parks/paper.yaml";

/// The paper about the parks, in a series, with comments and with what is of one period alone.
fn third_quarter() -> Desk {
    Desk::parks().with([
        replace(
            PARKS,
            "style: simple\n",
            "# How it looks.\nstyle: simple\n\n# What it is of.\nseries:\n  name: parks\n  period: Q3 2025/26  # October to December\n  opens:\n    - {figure: savings.mowing.2022_23.weekly, from: savings.mowing.2022_23.weekly}\n  change_requests:\n    - {figure: posts.total.cost, old: 70000, new: 74750, agreed: the board in May, reason: A ranger was added.}\n\n# What it says of itself.\n",
        ),
        replace("inputs/parks/posts.yaml", "    end: 2026-03-31\n", "    end: 2026-03-31  # the bandstand closes\n"),
        replace("templates/simple/style.yaml", "kind: text", "kind: date"),
        replace(PARKS, "report_of: Head of Parks", "report_of: 2026-01-12"),
    ])
}

fn says(desk: &Desk, case: &str, arguments: &[&str]) -> Option<i32> {
    let run = desk.run(arguments);
    assert_snapshot("roll", case, &run.shown(arguments));
    run.exit
}

/// Comments, order and every line that isn't of one period stay as they were.
#[test]
fn the_next_paper_is_the_last_with_what_is_of_one_period_still_to_write() {
    let desk = third_quarter();
    assert_eq!(says(&desk, "rolled", &["roll", "parks", "--to", "Q4 2025/26"]), Some(0));
    let folder = "inputs/parks-2025-26-q4";
    assert_snapshot("roll", "paper", &desk.read(&format!("{folder}/paper.yaml")));
    assert_snapshot("roll", "posts", &desk.read(&format!("{folder}/posts.yaml")));
    assert_snapshot("roll", "section", &desk.read(&format!("{folder}/sections/summary.md")));
    let kept = desk.read(&format!("{folder}/periods/2025-26-q3.yaml"));
    assert!(kept.contains("posts.total.cost: {value: 74750"), "{kept}");
    assert_eq!(says(&desk, "builds_at_once", &["build", "parks-2025-26-q4"]), Some(0));
    assert_eq!(says(&desk, "still_to_do", &["check", "parks-2025-26-q4"]), Some(1));
}

/// The words of a paper may place its date: one that is still to be written stands there as a marker.
#[test]
fn a_paper_whose_words_have_its_date_builds_at_once() {
    let desk = Desk::worked_papers().with([replace(
        "inputs/leeds-reassessment-team/paper.yaml",
        "date: 2024-08-28\n",
        "date: 2024-08-28  # the day of the decision\nseries: {name: team, period: 2018/19}\n",
    )]);
    let placed = desk
        .files("inputs/leeds-reassessment-team/sections")
        .into_iter()
        .any(|(_, text)| String::from_utf8_lossy(&text).contains("{{field date}}"));
    assert!(placed, "a section places it");
    desk.run_well(&["roll", "leeds-reassessment-team"]);
    let next = "leeds-reassessment-team-2019-20-year";
    let paper = desk.read(&format!("inputs/{next}/paper.yaml"));
    assert!(paper.contains("date: \"[[To write: Date]]\"  # the day of the decision\n"), "{paper}");
    let run = desk.run(&["build", next]);
    assert_eq!(run.exit, Some(0), "{}", run.stderr);
    assert!(desk.read(&format!("output/{next}/paper.md")).contains("To write: Date"));
    let check = desk.run(&["check", next]).stdout;
    assert!(check.contains("date: \"[[To write: Date]]\""), "{check}");
}

/// The paper that is rolled on stays as it is, to the last byte.
#[test]
fn the_last_paper_is_not_touched() {
    let desk = third_quarter();
    let before = desk.files("inputs/parks");
    desk.run_well(&["roll", "parks"]);
    assert_eq!(desk.files("inputs/parks"), before);
}

/// Each quarter has those before it, and each can be published once it was reviewed.
#[test]
fn a_paper_is_rolled_over_four_quarters() {
    let desk = third_quarter();
    let mut paper = "parks".to_owned();
    for next in ["2025-26-q4", "2026-27-q1", "2026-27-q2", "2026-27-q3"] {
        desk.run_well(&["roll", &paper]);
        paper = format!("parks-{next}");
        reviewed(&desk, &paper);
        desk.run_well(&["build", &paper]);
    }
    let periods: Vec<String> =
        desk.files(&format!("inputs/{paper}/periods")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(periods.len(), 4, "{periods:?}");
}

/// Somebody has read every file again, and filled in what was open.
fn reviewed(desk: &Desk, paper: &str) {
    for (name, _) in desk.files(&format!("inputs/{paper}")) {
        let path = desk.path(&format!("inputs/{paper}/{name}"));
        let text = std::fs::read_to_string(&path).expect("it is a text");
        let open = |line: &&str| !line.contains("[[To review") && *line != "draft: yes";
        let lines: Vec<String> = text
            .lines()
            .filter(open)
            .map(|line| match line.split_once("\"[[To write") {
                Some((key, _)) => format!("{key}2026-05-01"),
                None => line.to_owned(),
            })
            .collect();
        std::fs::write(path, lines.join("\n") + "\n").expect("it can be written");
    }
}

/// The folder of the next paper is called like that of the last, with the next period.
#[test]
fn the_period_in_a_name_gives_way_to_the_next() {
    let desk = third_quarter();
    for (last, next) in [
        ("moors", "moors-2025-26-q4"),
        ("dales-q3", "dales-2025-26-q4"),
        ("fens-2025-26-q3", "fens-2025-26-q4"),
    ] {
        let into = format!("inputs/{last}");
        for (name, bytes) in desk.files("inputs/parks") {
            let path = desk.path(&into).join(name);
            std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it is made");
            std::fs::write(path, bytes).expect("it can be written");
        }
        desk.run_well(&["roll", last]);
        assert!(desk.path("inputs").join(next).is_dir(), "{next}");
    }
}

/// What is wrong in a paper would be what the next is compared with.
#[test]
fn a_paper_with_errors_is_rolled_on_only_by_force() {
    let wrong = replace("inputs/parks/savings.yaml", "value: 300.75", "value: 310.75");
    let desk = third_quarter().with([wrong]);
    assert_eq!(says(&desk, "with_errors", &["roll", "parks"]), Some(1));
    assert!(!desk.path("inputs/parks-2025-26-q4").exists());
    desk.run_well(&["roll", "parks", "--force"]);
}

#[test]
fn a_period_that_cannot_be_the_next_is_refused() {
    let desk = third_quarter();
    for (case, period) in [
        ("earlier", "Q2 2025/26"),
        ("the_same", "Q3 2025/26"),
        ("of_another_length", "March 2026"),
        ("no_period", "the next"),
        ("no_quarter", "Q5 2025/26"),
    ] {
        assert_eq!(says(&desk, case, &["roll", "parks", "--to", period]), Some(1));
    }
}

/// A reason in a block of its own, and a list whose bracket closes under its key.
#[test]
fn values_on_several_lines_give_way_and_nothing_behind_them() {
    let desk = third_quarter().with([
        replace(PARKS, "report_of: 2026-01-12", "report_of: >-\n    2026-01-12\n  # Who may call it in."),
        replace(
            PARKS,
            "  change_requests:\n    - {figure: posts.total.cost, old: 70000, new: 74750, agreed: the board in May, reason: A ranger was added.}\n",
            "  change_requests: [\n    {figure: posts.total.cost, old: 70000, new: 74750, agreed: the board in May, reason: A ranger was added.},\n  ]\n",
        ),
    ]);
    desk.run_well(&["roll", "parks"]);
    desk.run_well(&["build", "parks-2025-26-q4"]);
    let paper = desk.read("inputs/parks-2025-26-q4/paper.yaml");
    assert!(paper.contains("  report_of: \"[[To write: "), "{paper}");
    assert!(paper.contains("\n  # Who may call it in.\n  call_in: no\n"), "{paper}");
    assert!(!paper.contains("change_requests") && !paper.contains("  ]\n"), "{paper}");
}

#[test]
fn a_folder_within_the_paper_is_refused() {
    let desk = third_quarter();
    assert_eq!(
        says(&desk, "into_itself", &["roll", "parks", "--into", "inputs/parks/next"]),
        Some(1)
    );
    assert!(!desk.path("inputs/parks/next").exists());
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let desk = third_quarter().with([write("secret.txt", "secret\n")]);
    let link = desk.path("inputs/parks/notes.txt");
    std::os::unix::fs::symlink(desk.path("secret.txt"), link).expect("a link can be made");
    assert_eq!(says(&desk, "link_out", &["roll", "parks"]), Some(1));
    assert!(!desk.path("inputs/parks-2025-26-q4").exists());
}

#[test]
fn a_paper_of_no_series_is_refused() {
    assert_eq!(says(&Desk::parks(), "of_no_series", &["roll", "parks"]), Some(1));
}

/// A folder that is there may be somebody's work.
#[test]
fn a_folder_that_is_there_is_refused() {
    let desk = third_quarter().with([write("inputs/next/notes.txt", "Mine.\n")]);
    assert_eq!(says(&desk, "there_already", &["roll", "parks", "--into", "inputs/next"]), Some(1));
    assert_eq!(desk.files("inputs/next").len(), 1);
}

/// Files of Windows have their own ends of lines, and keep them.
#[test]
fn ends_of_lines_stay() {
    let desk = third_quarter();
    let posts = desk.path("inputs/parks/posts.yaml");
    let text = std::fs::read_to_string(&posts).expect("it is a text").replace('\n', "\r\n");
    std::fs::write(posts, text).expect("it can be written");
    desk.run_well(&["roll", "parks"]);
    let rolled = desk.read("inputs/parks-2025-26-q4/posts.yaml");
    assert_eq!(rolled.matches('\n').count(), rolled.matches("\r\n").count());
}

/// A paper that was published is built again, and refused, when a paper before it comes to something else.
#[test]
fn a_paper_before_that_changes_is_seen_by_the_next() {
    let desk = third_quarter();
    desk.run_well(&["roll", "parks"]);
    reviewed(&desk, "parks-2025-26-q4");
    let next = ["build", "parks-2025-26-q4"];
    desk.run_well(&next);
    assert!(desk.run(&next).stdout.contains("unchanged"));
    desk.change(replace("inputs/parks/posts.yaml", "salary: 30000", "salary: 31000"));
    let run = desk.run(&next);
    assert_eq!(run.exit, Some(1), "{}", run.stdout);
    assert!(run.stderr.contains("series/restated"), "{}", run.stderr);
}
