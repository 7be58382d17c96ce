//! What `check` says of numbers that were typed into words. The posts of the paper cost £74,750 a year;
//! mowing less often saves £300.75 a week, which is £15,639 over a full year.
//!
//! The whole output of a run stands in `snapshots/typed_numbers/NAME.snap`.

use super::support::{Change, Desk, assert_snapshot, replace, write};

const LEGAL: &str = "inputs/parks/sections/legal.md";
const PAPER: &str = "inputs/parks/paper.yaml";

/// What `check` says of the paper after this change.
fn says(case: &str, changes: impl IntoIterator<Item = Change>) -> Option<i32> {
    let arguments = ["check", "parks"];
    let run = Desk::parks().with(changes).run(&arguments);
    assert_snapshot("typed_numbers", case, &run.shown(&arguments));
    run.exit
}

/// The same of these words under a heading.
fn says_of(case: &str, words: &str) -> Option<i32> {
    says(case, [write(LEGAL, format!("{words}\n"))])
}

#[test]
fn a_figure_that_was_typed_is_offered_as_a_placeholder_that_prints_the_same() {
    let words =
        "The posts cost £74,750 a year, or £75k in all.\n\nMowing less often saves **£15,639.00**.";
    assert_eq!(says_of("typed", words), Some(0));
}

#[test]
fn a_number_that_is_nearly_a_figure_is_an_error() {
    let words = "Mowing less often saves £15,693 over a full year, and the posts cost £74,751.";
    assert_eq!(says_of("differs", words), Some(1));
}

#[test]
fn a_figure_that_is_cut_off_where_it_should_be_rounded_is_an_error() {
    assert_eq!(says_of("rounding", "In total, the posts cost £74.7k a year."), Some(1));
}

#[test]
fn an_amount_of_another_scale_is_an_error() {
    let words =
        "The posts cost £74.750 a year.\n\nMowing less often saves £15,639m. The park cost £1.003.";
    assert_eq!(says_of("scale", words), Some(1));
}

#[test]
fn a_share_that_does_not_agree_with_its_percentage_is_an_error() {
    let words = "Of the fund, 20% (£7.6m) of £30m is kept back. The rest is 80% (£24m) of £30m.";
    assert_eq!(says_of("share", words), Some(1));
}

#[test]
fn money_percentages_and_decimals_that_nothing_stands_behind_are_worth_a_look() {
    let words = "A mower costs £450, 33 per cent of the grass is clover, and it grows 4.75 centimetres in 12 days.";
    assert_eq!(says_of("unbacked", words), Some(0));
}

#[test]
fn typed_tables_and_words_in_yaml_are_read_too() {
    let table = "| Year | Full-year effect (£) |\n| --- | ---: |\n| 2023/24 | 10,413.00 |\n| Both | 156,390.01 |\n| Both | 15,639.10 |\n";
    let changes = [
        write(LEGAL, table),
        replace(PAPER, "Approve {{posts.total.cost}} a year", "Approve £74,570 a year"),
        replace(
            PAPER,
            "caption: Savings from mowing less often",
            "caption: Savings of £15,639 from mowing less often",
        ),
    ];
    assert_eq!(says("tables_and_yaml", changes), Some(1));
}

#[test]
fn years_dates_references_and_small_counts_are_no_findings() {
    let words = "On 12 May 2024, at 10:30, two teams met in room 14 under section 117 of the Mental Health Act \
        1983 and paragraphs 12 to 14 of the plan for 2024/25, as Regulation 15 of SI 2012/2089 asks. All 3 rangers \
        agree 100%. Call 0113 222 4444 by the 20th. See 3.29.6. There are some 750 trees.";
    assert_eq!(says_of("noise", words), Some(0));
}

#[test]
fn a_number_that_is_right_to_stand_is_accepted_with_its_reason() {
    let accept = "background_papers: none\naccept:\n  - finding: prose/unbacked\n    about: £500\n    reason: The fine is that of the Act.\n";
    let changes = [
        write(LEGAL, "Whoever picks the flowers is fined £500.\n"),
        replace(PAPER, "background_papers: none\n", accept),
    ];
    assert_eq!(says("accepted", changes), Some(0));
}

/// Numbers of which no figure knows are held to the sentence in which they stand; one that is told as wrong is
/// not told again by its sentence.
#[test]
fn a_sentence_is_held_to_what_it_says_of_its_own_numbers() {
    let words = "There were 1,621 visits, of which 556 were by school classes, 138 by clubs and 666 by families.\n\n\
                 The reserve rose by 12% from £400,000 to £460,000.\n\n\
                 The posts cost £74,751, made up of £40,000 and £34,000.";
    assert_eq!(says_of("sentences", words), Some(1));
}

#[test]
fn an_amount_that_nobody_can_read_is_an_error() {
    let words = "The fence cost £175,7000, the gate £12.345.678 and the lock £5,00; the wall £1,234,567.50.";
    assert_eq!(says_of("malformed", words), Some(1));
}
