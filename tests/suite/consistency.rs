//! What `check` says of things that a paper calls in two ways, of acronyms, and of what stands twice.
//!
//! The whole output of a run stands in `snapshots/consistency/NAME.snap`.

use super::support::{Change, Desk, assert_snapshot, replace, write};

const LEGAL: &str = "inputs/parks/sections/legal.md";
const STYLE: &str = "templates/simple/style.yaml";

fn says(case: &str, changes: impl IntoIterator<Item = Change>) -> Option<i32> {
    let arguments = ["check", "parks"];
    let run = Desk::parks().with(changes).run(&arguments);
    assert_snapshot("consistency", case, &run.shown(&arguments));
    run.exit
}

fn says_of(case: &str, words: &str) -> Option<i32> {
    says(case, [write(LEGAL, format!("{words}\n"))])
}

#[test]
fn names_that_are_nearly_one_are_worth_a_look() {
    let words = "The Adult Social Care and Public Health Committee met. The Adult Social Care and Public Health \
        Committee agreed. The Adult Social Care and Health Committee did not.\n\n\
        The Optimum Workforce Leadership is now the Optimum Workforce Team. The Quality Market Management Team \
        is led by the Head of Parks, and the Quality and Market Management Team by the Deputy Head of Parks.";
    assert_eq!(says_of("names", words), Some(0));
}

#[test]
fn years_are_written_in_one_way() {
    let words = "In 2021/22, 2022/23 and 2023/24 it rained. In 2019-20 and 2020/2021 it did not. The plan for \
        2020\u{2013}2025 says so.";
    assert_eq!(says_of("years", words), Some(0));
}

#[test]
fn years_that_there_cannot_be_are_told() {
    assert_eq!(says_of("impossible_years", "In 20010/11 and 2019/21 it rained."), Some(0));
}

#[test]
fn acronyms_are_explained_at_their_first_use() {
    let words = "The OSMB met. The Overview and Scrutiny Management Board (OSMB) met again, with the NHS and the \
        ICB (Integrated Care Board). The CCG is the local Clinical Commissioning Group. The LAP did not meet.";
    assert_eq!(says_of("acronyms", words), Some(0));
}

#[test]
fn words_of_a_sentence_in_capitals_are_no_acronyms() {
    let words = "NOT FOR PUBLICATION BEFORE FRIDAY. The date is TBC.";
    assert_eq!(says_of("capitals", words), Some(0));
}

#[test]
fn a_style_says_which_acronyms_its_readers_know() {
    let changes = [
        write(LEGAL, "The OSMB met the LAP.\n"),
        replace(STYLE, "look:\n", "acronyms_known: [OSMB]\n\nlook:\n"),
    ];
    assert_eq!(says("acronyms_known", changes), Some(0));
}

#[test]
fn a_paragraph_that_stands_twice_is_worth_a_look() {
    let words = "The parks are open every day of the year, from dawn until dusk, and nobody has to pay.\n\n\
        The lawns are cut.\n\n\
        The parks are open every day of the year, from dawn until dusk, and nobody has to pay.\n\n\
        The parks are open on every day of the year, from dawn until dusk, and nobody has to pay.\n\n\
        The lawns are cut.";
    assert_eq!(says_of("repeated", words), Some(0));
}
