//! The worked papers against what is committed of them, byte for byte.

use std::collections::BTreeSet;

use super::support::{Desk, assert_snapshot, crate_folder, files};

/// What renews `output/` after a change that is meant.
const RENEW: &str = "cargo run --release -- build";

/// Every paper of `inputs/` builds to the files in `output/`: all of them, and no others.
#[test]
fn worked_papers_are_as_committed() {
    let desk = Desk::worked_papers();
    desk.run_well(&["build"]);
    let built = desk.files("output");
    let committed = files(&crate_folder().join("output"));
    assert!(!built.is_empty(), "there are worked papers");

    let names = |files: &[(String, Vec<u8>)]| -> BTreeSet<String> {
        files.iter().map(|(name, _)| name.clone()).collect()
    };
    let (built_names, committed_names) = (names(&built), names(&committed));
    let mut differences: Vec<String> = Vec::new();
    for name in built_names.difference(&committed_names) {
        differences.push(format!("output/{name} is built, and not committed"));
    }
    for name in committed_names.difference(&built_names) {
        differences.push(format!("output/{name} is committed, and no longer built"));
    }
    for (name, bytes) in &built {
        let Some((_, old)) = committed.iter().find(|(known, _)| known == name) else { continue };
        if old != bytes {
            differences.push(format!("output/{name} differs {}", first_difference(old, bytes)));
        }
    }
    assert!(
        differences.is_empty(),
        "the worked papers are not as committed:\n  {}\nif that is meant, renew them with `{RENEW}`",
        differences.join("\n  ")
    );
}

/// A style in which no paper of `inputs/` is committed stays as it is, too.
#[test]
fn a_worked_paper_in_the_plain_style_is_as_before() {
    let desk = Desk::worked_papers();
    desk.run_well(&["build", "leeds-reassessment-team", "--style", "plain"]);
    let paper = desk.read("output/leeds-reassessment-team/paper.md");
    assert_snapshot("golden", "leeds_reassessment_team_plain", &paper);
}

/// Where two files part: the line for text, the byte for anything else.
fn first_difference(old: &[u8], new: &[u8]) -> String {
    let (Ok(old_text), Ok(new_text)) = (str::from_utf8(old), str::from_utf8(new)) else {
        let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        return format!("from byte {same} on");
    };
    let same = old_text.lines().zip(new_text.lines()).take_while(|(old, new)| old == new).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").to_owned();
    format!("from line {} on:\n    - {}\n    + {}", same + 1, line(old_text), line(new_text))
}
