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

/// What is told of a finding can be typed into the paper as it stands, whatever words it is about.
#[test]
fn every_finding_says_what_to_write_to_accept_it() {
    let summary = "**What \"it\" costs, and the council's share**\n\nThe C:\\\\OLD BOOKS OF THE COUNCIL and \"ALL OF THE COUNCIL'S PARKS\" cost £450k, 5: # % or £1.003. In 2019/20 and 2019-20 and 2020-21 the OSMB met; see paragraph 40 and [click here](https://example.org).\n";
    let desk = Desk::parks().with([write("inputs/parks/sections/summary.md", summary)]);
    let offered = |text: &str| -> Vec<(String, String)> {
        let offers = text.lines().filter_map(|line| line.split_once("`finding: "));
        let offers = offers.map(|(_, offer)| offer.split_once("`, `about: ").expect("both"));
        let of = |(rule, about): (&str, &str)| {
            let about = about.rsplit_once("` and a `reason`").expect("an end").0;
            (rule.to_owned(), about.to_owned())
        };
        offers.map(of).collect()
    };
    let told = offered(&desk.run(&["check"]).stdout);
    assert!(told.len() > 6, "{told:?}");
    let listed = told.iter().map(|(rule, about)| {
        format!("  - finding: {rule}\n    about: {about}\n    reason: It was asked for.\n")
    });
    let paper = format!("accept:\n{}{}", listed.collect::<String>(), desk.read(PAPER));
    let run = desk.with([write(PAPER, paper)]).run(&["check"]);
    assert_eq!(offered(&run.stdout), [], "{}{}", run.stdout, run.stderr);
    assert_eq!(run.exit, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(!run.stdout.contains("settings/"), "{}", run.stdout);
}

/// A family has one name for all of its rules; what is said of a rule by its own name counts before it.
#[test]
fn a_family_of_rules_is_turned_off_as_one() {
    let found = |checks: &str| {
        let parks = Desk::parks();
        let paper = write(PAPER, checks.to_owned() + &parks.read(PAPER));
        parks.with([paper]).run(&["check"]).stdout
    };
    assert!(found("").contains("[measures/"));
    let off = found("checks:\n  measures: off\n");
    assert!(!off.contains("[measures/") && !off.contains("no rule"), "{off}");
    let one = found("checks:\n  measures: off\n  measures/post-for-a-full-year: error\n");
    assert!(one.contains("error[measures/post-for-a-full-year]"), "{one}");
    assert!(!one.contains("measures/weekly-over-years"), "{one}");
    let typo = found("checks:\n  measure: off\n");
    assert!(typo.contains("there is no rule `measure`"), "{typo}");
}

/// A rule that is off tells nothing, be it accepted or not.
#[test]
fn a_rule_that_is_off_tells_nothing_of_what_is_accepted() {
    let savings = "value: 310.75\n    accept: {difference: 10, reason: As published.}";
    let found = |level: &str| {
        let parks = Desk::parks().with([replace(SAVINGS, "value: 300.75", savings)]);
        let paper = format!("checks:\n  sums/stated: {level}\n{}", parks.read(PAPER));
        parks.with([write(PAPER, paper)]).run(&["check"]).stdout
    };
    assert!(found("error").contains("note[sums/stated]"), "{}", found("error"));
    assert!(!found("off").contains("sums/stated"), "{}", found("off"));
}

/// What is accepted is suppressed in SARIF, with its reason, and is as bad as it would be.
#[test]
fn what_is_accepted_is_suppressed_in_sarif() {
    let desk = accepting("measures/post-for-a-full-year", "gardener");
    let sarif = desk.run(&["check", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&sarif.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let (accepted, others): (Vec<_>, Vec<_>) =
        results.iter().partition(|result| result["ruleId"] == "measures/post-for-a-full-year");
    assert_eq!(accepted[0]["level"], "warning");
    let suppression = &accepted[0]["suppressions"][0];
    assert_eq!(suppression["kind"], "inSource");
    assert_eq!(suppression["justification"], "It was asked for.");
    let place = &suppression["location"]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], PAPER);
    assert!(!others.is_empty());
    for other in others {
        assert_eq!(other["suppressions"], serde_json::json!([]));
    }
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
