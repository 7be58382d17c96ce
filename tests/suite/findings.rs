//! Findings of `check`: how bad they are, how they are accepted, and how they are told.

use super::support::{Change, Desk, assert_snapshot, replace, write};

const PAPER: &str = "inputs/parks/paper.yaml";
const SAVINGS: &str = "inputs/parks/savings.yaml";
const STYLE: &str = "templates/simple/style.yaml";

/// Runs a command and compares what it says.
fn says(desk: &Desk, snapshot: &str, arguments: &[&str]) -> Option<i32> {
    let run = desk.run(arguments);
    assert_snapshot("findings", snapshot, &run.shown(arguments));
    run.exit
}

/// A stated value that isn't what is computed.
fn stated_otherwise() -> Change {
    replace(SAVINGS, "value: 300.75", "value: 310.75")
}

/// A style and a paper say how bad findings are in their case; the paper has the last word.
#[test]
fn what_checks_find_is_as_bad_as_the_style_and_the_paper_say() {
    let desk = |style: &str, paper: &str| {
        let parks = Desk::parks();
        let level = |level: &str| match level {
            "" => String::new(),
            level => format!("checks:\n  sums/stated: {level}\n"),
        };
        // The style of the parks has a level of its own already.
        let of_style = level(style) + parks.read(STYLE).rsplit_once("checks:").unwrap().0;
        let (style, paper) =
            (write(STYLE, of_style), write(PAPER, level(paper) + &parks.read(PAPER)));
        parks.with([stated_otherwise(), style, paper]).run(&["check"]).exit
    };
    assert_eq!(desk("", ""), Some(1));
    assert_eq!(desk("warning", ""), Some(0));
    assert_eq!(desk("warning", "error"), Some(1));
    assert_eq!(desk("", "off"), Some(0));
}

/// The parks with a finding that their paper accepts.
fn accepting(finding: &str, about: &str) -> Desk {
    let parks = Desk::parks();
    let accept = format!(
        "accept:\n  - finding: {finding}\n    about: {about}\n    reason: It was asked for.\n"
    );
    let paper = write(PAPER, accept + &parks.read(PAPER));
    parks.with([paper])
}

#[test]
fn a_finding_is_accepted_by_what_it_is_about() {
    let desk = accepting("measures/post-for-a-full-year", "gardener");
    assert_eq!(says(&desk, "check_accepted_finding", &["check"]), Some(0));
    let desk = accepting("measures/post-for-a-full-year", "gardner");
    assert_eq!(says(&desk, "check_accepted_finding_that_is_none", &["check"]), Some(0));
    let desk = accepting("measures/post-for-full-year", "gardener");
    assert_eq!(says(&desk, "check_accepted_finding_without_a_rule", &["check"]), Some(1));
}

/// Findings for other programs: both formats say where, by which rule, and what to do.
#[test]
fn findings_come_as_json_and_as_sarif() {
    let desk = Desk::parks().with([stated_otherwise()]);
    assert_eq!(says(&desk, "check_json", &["check", "--format", "json"]), Some(1));
    let sarif = desk.run(&["check", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&sarif.stdout).unwrap();
    let run = &log["runs"][0];
    let result = &run["results"][0];
    assert_eq!(result["ruleId"], "sums/stated");
    assert_eq!(result["level"], "error");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "inputs/parks/savings.yaml");
    assert_eq!(place["region"]["startLine"], 17);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]));
}
