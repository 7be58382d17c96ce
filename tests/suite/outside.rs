//! `check` of papers that Orderpaper didn't make: what doesn't add up is found, and what does is let alone.

use super::support::{Desk, assert_snapshot, write};

/// What `check` says of a paper with this text.
fn check(file: &'static str, text: &str) -> (String, Option<i32>) {
    let desk = Desk::parks().with([write(file, text)]);
    let run = desk.run(&["check", file]);
    (run.shown(&["check", file]), run.exit)
}

/// How the findings of a text begin, in order.
fn found(text: &str) -> Vec<String> {
    let (said, _) = check("paper.txt", text);
    let is_finding = |line: &&str| line.starts_with("error[") || line.starts_with("warning[");
    said.lines().filter(is_finding).map(str::to_owned).collect()
}

const SILENT: [&str; 0] = [];

/// A paper as a word processor leaves it: tables with tabs between their cells.
const PAPER: &str = "\
Savings of the Grounds Team

1.1 The team saved £398,603.88 in its first year, and £5,067 a week since. A full year of it is £644,488.

Savings\tWeekly\tFYE
Apr 23 - Mar 24\t£12,394.88\t£644,533.76
Apr 24 - Mar 25\t£100.00\t£5,200.00
Total\t£12,494.88\t£649,733.76

Achieved\tIn year\tFYE
2022/23\t£398,603.86\t£410,000
2023/24\t£27,000.00\t£30,000
2024/25\t£5,067.95\t£10,000
Total\t£403,671.81\t£450,000

Of the £30m that are spent, 20% (£7.6m) of £30m are set aside, and £1.003 beside them; the savings are £1.003m.
Money is there from March 2019 to March 2020, and in 20010/11.
";

#[test]
fn slips_of_the_kind_that_are_published_are_found_with_their_lines() {
    let (said, exit) = check("paper.txt", PAPER);
    assert_eq!(exit, Some(1));
    assert_snapshot("outside", "slips", &said);
}

#[test]
fn pipe_tables_count_as_well() {
    let text = "| Service | Budget | Forecast | Variance |\n|---|---:|---:|---:|\n| Parks | 100 | 110 | 10 |\n| Roads | 250 | 240 | (10) |\n| Libraries | 80 | 85 | 5 |\n| Museums | 45 | 48 | 4 |\n| Theatres | 33 | 30 | (3) |\n| **Total** | **508** | **531** | **6** |\n";
    let (said, exit) = check("paper.md", text);
    assert_eq!(exit, Some(1));
    assert_snapshot("outside", "pipes", &said);
}

/// What a difference tells of how it came about.
#[test]
fn a_difference_that_tells_is_explained() {
    let total = |total: &str| {
        let text = format!(
            "Item\tCost\nChairs\t1,200.50\nTables\t3,400.25\nLamps\t560.75\nTotal\t{total}\n"
        );
        check("paper.txt", &text).0
    };
    let explained = |of: &str, why: &str| assert!(total(of).contains(why), "{}", total(of));
    assert!(!total("5,161.50").contains("error["));
    explained("5,116.50", "two digits have changed places");
    explained("3,961.00", "`Chairs` is left out");
    explained("5,722.25", "`Lamps` is counted twice");
    explained("4,040.00", "`Lamps` is taken away");
    explained("5,160", "the pence are left out");
}

/// Tables that are right, in the shapes in which councils print them.
#[test]
fn a_table_that_adds_up_is_let_alone() {
    let tables = [
        // Subtotals without a name, groups, and totals of subtotals.
        "\t£000\nStaff\t\nSalaries\t3,324\nAgency\t1,812\n\t5,136\nIncome\t\nFees\t(811)\nGrants\t(250)\n\t(1,061)\nNet total\t4,075\n",
        // Rounded parts.
        "Year\tOne\tTwo\nA\t33\t10\nB\t33\t10\nC\t33\t10\nTotal\t100\t30\n",
        // Shares, averages and years are not added.
        "Service\tPeople\t% of all\tAverage age\tYear\nA\t10\t25%\t44\t2019\nB\t30\t75%\t52\t2020\nTotal\t40\t100%\t50\t2021\n",
        // Subtotals by name and a grand total.
        "Line\tCost\nA\t10\nB\t20\nSubtotal\t30\nC\t5\nD\t6\nSubtotal\t11\nGrand total\t41\n",
        // Headings in the middle, and blanks.
        "Plan\t\t\t\n\t2018/19\t2019/20\t2020/21\nHomes\t(1,268)\t(3,074)\t(3,074)\nBeds\t\t(1,640)\t(1,640)\nTotal\t(1,268)\t(4,714)\t(4,714)\n",
        // A total of something else.
        "Ward\tVoters\nNorth\t1,200\nSouth\t1,350\nTotal electorate of the district\t98,000\n",
        // Totals of rows.
        "Team\tQ1\tQ2\tTotal\nA\t1\t2\t3\nB\t4\t5\t9\nC\t7\t8\t15\nTotal\t12\t15\t27\n",
        // Credits that are totalled without their sign.
        "Saving\tAmount\nA\t-100\nB\t-250\nTotal saving\t350\n",
        // Percentages of a signed base.
        "Service\tBudget\tVariance\t%\nA\t200\t10\t5.0%\nB\t(400)\t20\t5.0%\nC\t300\t(6)\t(2.0)%\nD\t1,000\t50\t5.0%\n",
        // Parts of the row above them.
        "| Household | Number |\n|---|---|\n| Couples | 120 |\n| - with children | 75 |\n| - without children | 45 |\n| Single people | 80 |\n| Total | 200 |\n",
        "Line\tCost\nStaff\t1,200\nof which agency\t310\nPremises\t450\nIncluding rent\t150\nTotal\t1,650\n",
        "Line\tCost\nStaff\t1,200\nSalaries\t800\nAgency\t400\nPremises\t450\nTotal\t1,650\n",
    ];
    for table in tables {
        assert_eq!(found(table), SILENT, "{table}");
    }
}

/// Words that only look like a slip.
#[test]
fn words_that_are_right_are_let_alone() {
    let texts = [
        "The cost is £5,068 a week.\n\nYear\tCost\n2019\t£5,067.95\n2020\t£100.00\n",
        "A third (33%) of £3m is £1m. Of £30m, 20% (£6m) is set aside. It was 20% (£6.0m) of £30m.",
        "Posts run from April 2019 to March 2020. The years are 2019/20 and 2019-20.",
        "Savings of £120,000 and of £125,000.\n\nItem\tCost\nA\t125,000\nB\t10,000\n",
        "Call 0113 222 4444 on 28 August 2024 at 10:30; see paragraph 3 of Schedule 12A.",
    ];
    for text in texts {
        assert_eq!(found(text), SILENT, "{text}");
    }
}

/// What was spent last year may well be like what is spent now.
#[test]
fn an_amount_of_another_year_is_no_error() {
    let said = |words: &str| found(&format!("{words}\n\nItem\tCost\nAll of it\t£6,506,053\n"));
    let nearly = |rule: &str| {
        [format!("{rule}: `£6,406,053` is nearly `£6,506,053`, which stands in a table")]
    };
    assert_eq!(said("The total is £6,406,053."), nearly("error[prose/differs]"));
    assert_eq!(
        said("It grew. Last year the total was £6,406,053."),
        nearly("warning[prose/may-differ]")
    );
    assert_eq!(said("In 2021/22 the total was £6,406,053."), nearly("warning[prose/may-differ]"));
    assert_eq!(
        said("Last year was hard. The total is £6,406,053."),
        nearly("error[prose/differs]")
    );
}

#[test]
fn references_to_paragraphs_that_are_not_there_are_found() {
    let text = |reference: &str| {
        let numbered: Vec<String> =
            (1..=12).map(|n| format!("{n}. Words of paragraph so and so.\n")).collect();
        format!("{}\n{reference}\n", numbered.join("\n"))
    };
    assert_eq!(found(&text("As paragraph 12 says.")), SILENT);
    assert_eq!(found(&text("As paragraph 19 of the Act says.")), SILENT);
    assert_eq!(
        found(&text("As paragraph 13 says.")),
        ["error[references/dangling]: there is no paragraph 13"]
    );
}

#[test]
fn a_number_that_is_left_out_is_found() {
    let numbered: Vec<String> =
        (1..=14).filter(|n| *n != 9).map(|n| format!("{n}. Words.\n")).collect();
    assert_eq!(
        found(&numbered.join("\n")),
        ["warning[references/gaps]: paragraph 10 follows paragraph 8"]
    );
}

/// Found by fuzzing.
#[test]
fn a_sign_between_a_word_and_its_number_is_read() {
    assert!(found("There were né÷ 1,500 and \u{AB}é£ 1,500 of them.\n").is_empty());
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let desk = Desk::parks();
    let run = desk.run(&["check", "missing.md"]);
    assert_snapshot("outside", "missing", &run.shown(&["check", "missing.md"]));
    assert_eq!(run.exit, Some(1));
}
