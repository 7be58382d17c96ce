//! What the words of a paper refer to, what a paper must have, and what some readers can't follow.

use super::support::{Change, Desk, assert_snapshot, replace, write};

const PAPER: &str = "inputs/parks/paper.yaml";
const STYLE: &str = "templates/simple/style.yaml";
const TEMPLATE: &str = "templates/simple/paper.md.tera";
const SUMMARY: &str = "inputs/parks/sections/summary.md";
const RESOURCES: &str = "inputs/parks/sections/resources.md";
const LEGAL: &str = "inputs/parks/sections/legal.md";

/// Words that refer to all that there is, so that each test is about what it changes.
const ALL: &str = "{{ref mowing}} and {{ref posts}} have the figures.\n";

fn check(changes: impl IntoIterator<Item = Change>) -> (Option<i32>, String) {
    let run = Desk::parks().with(changes).run(&["check"]);
    (run.exit, run.shown(&["check"]))
}

/// The findings of these words in the summary: the rule and the message of each.
fn of_summary(words: &str) -> Vec<String> {
    found([write(SUMMARY, format!("{words}\n\n{ALL}"))])
}

fn found(changes: impl IntoIterator<Item = Change>) -> Vec<String> {
    let run = Desk::parks().with(changes).run(&["check"]);
    let shown = run.shown(&["check"]);
    assert!(shown.contains("inputs/parks: ") && !shown.contains("not checked"), "{shown}");
    let families = ["[references/", "[completeness/", "[accessibility/"];
    let of_families = |line: &&str| families.iter().any(|family| line.contains(family));
    shown.lines().filter(of_families).map(str::to_owned).collect()
}

fn rules(words: &str) -> Vec<String> {
    let rule = |line: String| {
        let inside = line.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
        inside.map(|(rule, _)| rule.to_owned()).unwrap_or(line)
    };
    of_summary(words).into_iter().map(rule).collect()
}

const NUMBERED: &str = "numbering:\n  headings: 1\n  paragraphs: continuous\nlook:\n";

#[test]
fn references_that_were_typed() {
    let words = "As {{ref why}} says, see paragraph 40, Table 1 and Table 7, and paragraphs 1 to 9. {{label here}}\n\n{{label why}} Appendix B has more; section 2 has less, and recommendation 3 is missing.\n";
    let (exit, shown) =
        check([write(SUMMARY, format!("{words}\n{ALL}")), replace(STYLE, "look:\n", NUMBERED)]);
    assert_eq!(exit, Some(1));
    assert_snapshot("references", "typed", &shown);
}

/// Laws have sections and paragraphs too.
#[test]
fn what_other_documents_have_is_no_reference() {
    for words in [
        "Under section 100D of the Local Government Act 1972 this is listed.",
        "It is exempt under paragraph 3 of Schedule 12A.",
        "Schedule 12A to the Act, paragraph 3, applies.",
        "The section 106 agreement and the section 151 officer are named.",
        "Section 31(2) and section 117 aftercare apply.",
        "See Table 4 of the budget report.",
        "The figure 3 per cent is an estimate, and figures 12 and 14 are not.",
        "It was put on the table 3 times.",
        "The Regulations of 2012, regulation 8 and paragraph 2, say so.",
    ] {
        assert_eq!(rules(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn above_and_below_are_where_they_are_said_to_be() {
    for (words, expected) in [
        ("{{ref mowing}} below has it.", None),
        ("{{ref mowing}} above has it.", Some("references/direction")),
        ("The table below has it.", None),
        ("The table above has it.", Some("references/direction")),
        ("{{ref mowing}} above £3 has it.", None),
    ] {
        let expected: Vec<String> = expected.map(str::to_owned).into_iter().collect();
        assert_eq!(rules(words), expected, "{words}");
    }
    let after = [write(LEGAL, "{{ref mowing}} below has it, and {{ref posts}} above.\n")];
    let told = found(after);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("references/direction") && told[0].contains("Table 1 below"),
        "{told:?}"
    );
}

#[test]
fn what_no_words_refer_to() {
    let appendices = "appendices:\n  - A map of the parks\n\nbackground_papers:";
    let printed = "## Appendices\n{% for item in appendices %}\n{{ item.marker }} {{ item.text }}\n{% endfor %}\n{% if sections.legal.given %}";
    let looked_for = || replace(STYLE, "references/unused: off", "references/unused: warning");
    let (exit, shown) = check([
        looked_for(),
        replace(TEMPLATE, "{% if sections.legal.given %}", printed),
        replace(PAPER, "background_papers:", appendices),
    ]);
    assert_eq!(exit, Some(0), "{shown}");
    assert_snapshot("references", "unused", &shown);
    // The words right above it are enough.
    let lead = "{{ref mowing}} has the savings.\n\n{{table mowing}}\n\nThe posts are as follows:\n\n{{table posts}}\n";
    assert_eq!(found([looked_for(), write(RESOURCES, lead)]), Vec::<String>::new());
}

#[test]
fn words_in_brackets_are_those_of_what_is_referred_to() {
    for (words, is_wrong) in [
        ("{{ref mowing}} (savings) has it.", false),
        ("{{ref mowing}} (posts and costs) has it.", true),
        ("{{ref posts}} (gardeners) has it.", false),
        ("{{ref posts}} (see also the budget of 2024) has it.", false),
    ] {
        let told = rules(words).iter().any(|rule| rule == "references/subject");
        assert_eq!(told, is_wrong, "{words}");
    }
}

#[test]
fn numbers_that_were_typed_follow_one_another() {
    for (words, is_wrong) in [
        ("- a) Mow.\n- b) Rake.\n- d) Sow.", true),
        ("- a) Mow.\n- b) Rake.\n- c) Sow.", false),
        ("1. Mow.\n2. Rake.\n4. Sow.", true),
        ("1. Mow.\n1. Rake.\n1. Sow.", false),
        ("3. Mow.\n4. Rake.\n5. Sow.", false),
        ("a) Mow.\n\nb) Rake.\n\nd) Sow.", true),
        ("a) Mow.\n\nb) Rake.\n\nc) Sow.", false),
        ("a) Mow.\nb) Rake.\nd) Sow.", true),
        ("a) Mow\nb) Rake\nd) Sow", true),
        ("a) Mow\nb) Rake\nc) Sow", false),
        ("We are to\n(i) mow\n(ii) rake\n(iv) sow", true),
        ("We (a) mow, (b) rake and (d) sow.", false),
        ("We are to: (a) mow, (b) rake and (d) sow.", true),
        ("We are to: (a) mow, (b) rake and (c) sow.", false),
        ("(i) Mow.\n\n(ii) Rake.\n\n(iv) Sow.", true),
        ("a) Mow.\n\ni) Early.\n\nii) Late.\n\nb) Rake.\n\nc) Sow.", false),
        ("a) Mow.\n\nb) Rake.\n\n### Later\n\nd) Sow.", false),
        ("Sections 5(a), (b) and (d) apply.", false),
        ("3.1 We mow.\n\n3.2 We rake.\n\n3.4 We sow.", true),
        ("3.1 We mow.\n\n3.2 We rake.\n\n3.3 We sow.", false),
        ("3.5 FTE mow.\n\n3.7 FTE rake.", false),
    ] {
        let told = rules(words).iter().any(|rule| rule == "references/gaps");
        assert_eq!(told, is_wrong, "{words}");
    }
}

#[test]
fn what_some_readers_cannot_follow() {
    let words = "**What it costs**\n\nClick [here](https://example.org/a), or see <https://example.org>. The [minutes](https://example.org/b) and the [minutes](https://example.org/c) agree.\n\nThis report is NOT FOR PUBLICATION BEFORE FRIDAY NOON. Overspends are shown in red.\n\n| Park | Cost | Cost |\n| --- | --- | --- |\n| Hill | 1 | 2 |\n";
    let (exit, shown) = check([write(SUMMARY, format!("{words}\n{ALL}"))]);
    assert_eq!(exit, Some(0));
    assert_snapshot("references", "accessibility", &shown);
}

#[test]
fn names_in_short_are_no_capitals() {
    assert_eq!(
        rules(
            "The NHS ICB, CQC and LGA met. A **bold** word is none. See the [council](https://example.org)."
        ),
        Vec::<String>::new()
    );
}

const FIELDS: &str = "fields:
  - {id: meeting, label: Meeting, kind: date}
  - {id: key_decision, label: Key, kind: yes_no}
  - {id: key_reason, label: Why, kind: text}
  - {id: call_in_reason, label: Why, kind: text}
  - {id: exempt, label: Exempt, kind: yes_no}
  - {id: exempt_paragraphs, label: Paragraphs, kind: text}
  - {id: exempt_reason, label: Reason, kind: text}
  - {id: wards, label: Wards, kind: text}
  - {id: legal_by, label: By, kind: text}
  - {id: legal_on, label: On, kind: date}
";
const REQUIRES: &str = "requires:
  meeting: meeting
  key_decision: {field: key_decision, reason: key_reason}
  call_in: {field: call_in, reason: call_in_reason}
  exempt: {field: exempt, paragraphs: exempt_paragraphs, reason: exempt_reason}
  wards: wards
  options: summary
  signed:
    - {section: legal, by: legal_by, on: legal_on}
look:
";

/// The paper about the parks in a style that asks for all that the law does.
fn statutory(answers: &'static str) -> [Change; 4] {
    [
        replace(STYLE, "fields:\n", FIELDS),
        replace(STYLE, "look:\n", REQUIRES),
        replace(PAPER, "  call_in: no\n", answers),
        write(LEGAL, "There are no legal implications.\n"),
    ]
}

#[test]
fn what_a_paper_must_have() {
    let (exit, shown) = check(statutory(
        "  call_in: no\n  key_decision: yes\n  exempt: yes\n  exempt_paragraphs: 3 and 9\n  wards: TBC\n  meeting: 2024-09-04\n  legal_by: Solicitor\n",
    ).into_iter().chain([write(SUMMARY, "In July 2023 the Committee approved a report on mowing.\n")]));
    assert_eq!(exit, Some(1));
    assert_snapshot("references", "completeness", &shown);
}

#[test]
fn a_paper_that_has_it_all_says_when_to_publish_it() {
    let answers = "  call_in: no\n  call_in_reason: It is urgent\n  key_decision: yes\n  key_reason: It affects all wards\n  exempt: yes\n  exempt_paragraphs: 3\n  exempt_reason: A tender is under way\n  wards: All\n  meeting: 2024-09-05\n  legal_by: Solicitor\n  legal_on: 2024-08-20\n";
    let (exit, shown) = check(
        statutory(answers).into_iter().chain([write(SUMMARY, "Doing nothing costs more.\n")]),
    );
    assert_eq!(exit, Some(0));
    assert_snapshot("references", "complete", &shown);
}

/// The fields of a paper with exempt information under these paragraphs.
fn exempt_under(paragraphs: &str) -> Change {
    let fields = format!(
        "  call_in: no\n  exempt: yes\n  exempt_paragraphs: {paragraphs}\n  exempt_reason: A tender is under way\n"
    );
    replace(PAPER, "  call_in: no\n", Box::leak(fields.into_boxed_str()))
}

/// A style under whose law papers are published.
fn under(law: &str) -> [Change; 2] {
    let requires = REQUIRES.replace("requires:\n", &format!("requires:\n  law: {law}\n"));
    let requires = Box::leak(requires.into_boxed_str());
    [replace(STYLE, "fields:\n", FIELDS), replace(STYLE, "look:\n", requires)]
}

/// As councils write it, and as the law counts in each nation.
#[test]
fn the_paragraphs_by_which_information_is_exempt() {
    for (law, paragraphs, is_told) in [
        ("england", "3", false),
        ("england", "1 and 3", false),
        ("england", "10.4(3)", false),
        ("england", "10.4.3", false),
        (
            "england",
            "Paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972",
            false,
        ),
        ("england", "9", true),
        ("england", "Part 1 of Schedule 12A", true),
        ("england", "paragraph 14 of Part 1 of Schedule 12A", true),
        ("england", "Paragraph 3 of Part 4 of Schedule 12A", true),
        ("wales", "14", false),
        ("wales", "Paragraph 14 of Part 4 of Schedule 12A", false),
        ("wales", "3", true),
        ("wales", "paragraph 14 of Part 1 of Schedule 12A", true),
        ("scotland", "6 and 9", false),
        ("scotland", "paragraphs 6 and 15 of Part 1 of Schedule 7A", false),
        ("scotland", "16", true),
        ("scotland", "Paragraph 3 of Schedule 12A", true),
    ] {
        let found = found(under(law).into_iter().chain([exempt_under(paragraphs)]));
        let told = found.iter().any(|line| line.contains("completeness/exempt"));
        assert_eq!(told, is_told, "{law}: {paragraphs}");
    }
    for named in ["None", "n/a"] {
        let fields = format!("  call_in: no\n  exempt: no\n  exempt_paragraphs: {named}\n");
        let answers = replace(PAPER, "  call_in: no\n", Box::leak(fields.into_boxed_str()));
        let found = found(under("england").into_iter().chain([answers]));
        assert!(!found.iter().any(|line| line.contains("completeness/exempt")), "{named}");
    }
}

/// One word in the style, and days, holidays and paragraphs are those of the nation.
#[test]
fn the_law_is_that_of_the_nation() {
    // Easter Monday, 1 April 2024, is a holiday in England and Wales, and not in Scotland.
    let answers = "  call_in: no\n  call_in_reason: It is urgent\n  meeting: 2024-04-04\n  exempt: yes\n  exempt_paragraphs: 20\n";
    let told = ["england", "wales", "scotland"].map(|law| {
        let changes = under(law).into_iter().chain([replace(PAPER, "  call_in: no\n", answers)]);
        let (_, shown) = check(changes);
        let of_the_law = ["completeness/exempt", "completeness/notice"];
        let of_the_law: Vec<&str> = shown
            .split("\n\n")
            .filter(|finding| of_the_law.iter().any(|rule| finding.contains(rule)))
            .collect();
        format!("law: {law}\n\n{}\n", of_the_law.join("\n\n"))
    });
    assert_snapshot("references", "law", &told.join("\n"));
}

#[test]
fn a_law_that_is_not_covered_and_days_that_no_law_has() {
    let refused = |requires: &'static str| {
        Desk::parks().with([replace(STYLE, "look:\n", requires)]).run(&["check"]).stderr
    };
    let told = [
        refused("requires:\n  law: northern_ireland\nlook:\n"),
        refused("requires:\n  clear_days: 3\nlook:\n"),
        refused("requires:\n  law: wales\n  clear_days: 2\nlook:\n"),
    ];
    assert_snapshot("references", "law_refused", &told.join("\n"));
}

/// The word "nothing" is no option, and an option of doing nothing is called in many ways.
#[test]
fn the_option_of_doing_nothing_is_one() {
    for (options, has_it) in [
        ("Doing nothing costs more.", true),
        ("Option 1: Do nothing\n\nOption 2: Mow less", true),
        ("- **Do-nothing**: the grass is cut as it is today.\n- Mow less.", true),
        ("1. No change.\n2. Mow less.", true),
        ("- Option A (no change to the contract)\n- Option B", true),
        ("### Option 1 \u{2013} Status quo\n\nThe grass is cut.", true),
        ("### Business as usual\n\nThe grass is cut.", true),
        ("| Option | Cost |\n| --- | --- |\n| Do minimum | Low |\n| Mow less | Lower |", true),
        ("The council could leave the parks as they are.", true),
        ("Another option is not to proceed. It was rejected.", true),
        ("The option of no change was considered.", true),
        ("The council could retain the current arrangements.", true),
        ("Nothing in this section affects staff. Mowing could cost less.", false),
        ("There is nothing else to say of mowing.", false),
        ("Mowing less would do nothing to improve the paths.", false),
        ("- Mow less. No change in the number of visitors is expected.\n- Mow more.", false),
        ("Prices are unchanged, and the table as it is shows them.", false),
        ("- Nothing else was asked for\n- Mow less", false),
    ] {
        let section = write(SUMMARY, format!("{options}\n"));
        let found = found(under("england").into_iter().chain([section]));
        let is_told = found.iter().any(|line| line.contains("completeness/options"));
        assert_eq!(!is_told, has_it, "{options}\n{}", found.join("\n"));
    }
}

/// Who says when a body decided relies on it, if that was before this paper.
#[test]
fn background_papers_that_are_said_to_be_none() {
    for (words, is_told) in [
        ("In July 2023 the Committee approved a report on mowing.", true),
        ("The Board agreed to this in May 2024.", true),
        ("The Council agreed a budget for 2023/24.", false),
        ("The Council approved the contract, which ends in 2027.", false),
        ("The Committee agreed its duties under the Care Act 2014.", false),
        ("The Committee meets. The paths were mended in 2023.", false),
    ] {
        let told = found([write(SUMMARY, format!("{words}\n"))]);
        let is = told.iter().any(|line| line.contains("completeness/background-papers"));
        assert_eq!(is, is_told, "{words}");
    }
}

#[test]
fn a_section_that_says_nothing() {
    for (words, is_told) in
        [("TBC", true), ("N/A.", true), ("*To be confirmed*", true), ("None.", false)]
    {
        let told = found([write(LEGAL, format!("{words}\n"))]);
        assert_eq!(
            told.iter().any(|line| line.contains("completeness/says-nothing")),
            is_told,
            "{words}"
        );
    }
}

#[test]
fn a_style_requires_fields_that_it_has() {
    let desk =
        Desk::parks().with([replace(STYLE, "look:\n", "requires:\n  meeting: meting\nlook:\n")]);
    let run = desk.run(&["check"]);
    assert!(run.stderr.contains("the style has no field `meting`"), "{}", run.stderr);
}
