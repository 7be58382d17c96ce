//! `check` of papers that Orderpaper didn't make: what doesn't add up is found, and what does is let alone.

use super::support::{Desk, assert_snapshot, write};

/// What `check` says of a paper with this text.
pub(super) fn check(file: &'static str, text: &str) -> (String, Option<i32>) {
    let desk = Desk::parks().with([write(file, text)]);
    let run = desk.run(&["check", file]);
    (run.shown(&["check", file]), run.exit)
}

/// How the findings of a text begin, in order.
pub(super) fn found(text: &str) -> Vec<String> {
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

/// Old Macs end lines with carriage returns alone.
#[test]
fn lines_may_end_as_on_any_system() {
    let (expected, _) = check("paper.txt", PAPER);
    for end in ["\r", "\r\n"] {
        let (said, exit) = check("paper.txt", &PAPER.replace('\n', end));
        assert_eq!(exit, Some(1));
        assert_eq!(said, expected);
    }
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

/// Numbers that nothing can be added to are none of a table.
#[test]
fn numbers_beyond_all_amounts_are_read() {
    const RATES: &str =
        "Savings\tWeekly\tFYE\nA\t10\t520\nB\t20\t1,040\nC\t79228162514264337593543950335\t5\n";
    const TOTALS: &str = "Item\tOne\tTwo\tTotal\nA\t1\t2\t3\nB\t1\t3\t4\nC\t2\t3\t5\nD\t79228162514264337593543950000\t1\t(79228162514264337593543950000)\n";
    for text in [RATES, TOTALS] {
        assert!(found(text).iter().all(|line| !line.contains("7922816251426433")), "{text}");
    }
}

/// Whoever is told of one slip three times looks for three, two of them in numbers that are right.
#[test]
fn one_wrong_number_is_told_once_and_those_beside_it_are_not() {
    // The variance is wrong; its percentage and the total below it are right.
    let budget = "| Service | Budget | Forecast | Variance | % |\n|---|---|---|---|---|\n\
        | Adults | 48,650 | 50,125 | 1,475 | 3.0% |\n| Children | 31,440 | 33,902 | 2,462 | 7.8% |\n\
        | Highways | 9,730 | 9,512 | (218) | -2.2% |\n| Waste | 11,206 | 11,351 | 154 | 1.3% |\n\
        | Planning | 2,118 | 1,987 | (131) | -6.2% |\n| **Total** | **103,144** | **106,877** | **3,733** | **3.6%** |\n";
    assert_eq!(
        found(budget),
        [
            "error[sums/column]: `154` in `Waste`: `Forecast` and `Budget` give 145, as the difference of these in the other rows"
        ]
    );
    let quarters = |castle: &str, mill: &str, all: &str| {
        format!(
            "Ward\tQ1\tQ2\tQ3\tTotal\nAbbey\t34\t41\t38\t113\nCastle\t22\t{castle}\t27\t68\n\
             Harbour\t51\t47\t55\t153\nMill\t18\t23\t20\t{mill}\nPark\t40\t44\t39\t123\n\
             Total\t165\t174\t179\t{all}\n"
        )
    };
    assert_eq!(found(&quarters("19", "61", "518")), SILENT);
    // The total of a row, which the total below it adds.
    assert_eq!(
        found(&quarters("19", "16", "518")),
        [
            "error[sums/total]: `Mill` is 16, and the 3 numbers that it adds come to 61: difference −45"
        ]
    );
    // The total of all, which its row and its column come to.
    assert_eq!(
        found(&quarters("19", "61", "508")),
        [
            "error[sums/total]: `Total` is 508, and the 5 numbers that it adds come to 518: difference −10"
        ]
    );
    // A number that is the total of nothing.
    assert_eq!(
        found(&quarters("91", "61", "518")),
        [
            "error[sums/total]: `91` in `Castle`, `Q2`: with 19 what follows from it would be right: `174` and `68`"
        ]
    );
}

/// What one column makes of two others.
#[test]
fn a_product_or_a_quotient_that_is_wrong_in_one_row_is_found() {
    let posts = |cost: &str| {
        format!(
            "Post\tFTE\tCost per FTE\tTotal cost\nManager\t1.0\t£62,400\t£62,400\nLeader\t3.0\t£44,150\t£132,450\n\
             Worker\t22.5\t£27,860\t£626,850\nTherapist\t4.0\t£41,020\t{cost}\nClerk\t2.5\t£24,600\t£61,500\n"
        )
    };
    assert_eq!(found(&posts("£164,080")), SILENT);
    assert_eq!(
        found(&posts("£146,080")),
        [
            "error[sums/column]: `£146,080` in `Therapist`: `FTE` and `Cost per FTE` give 164,080, as the product of these in the other rows"
        ]
    );
    let visits = |average: &str| {
        format!(
            "Library\tVisits\tDays open\tVisits a day\nNorth\t31,200\t250\t124.8\nSouth\t40,110\t305\t131.5\n\
             East\t12,480\t201\t62.1\nWest\t28,900\t298\t{average}\n"
        )
    };
    assert_eq!(found(&visits("97.0")), SILENT);
    assert_eq!(
        found(&visits("79.0")),
        [
            "error[sums/column]: `79.0` in `West`: `Visits` and `Days open` give 97, as the quotient of these in the other rows"
        ]
    );
}

#[test]
fn shares_of_a_total_and_of_a_hundred_are_computed() {
    let debt = |share: &str, all: &str| {
        format!(
            "Band\t£m\t% of total\nUnder 1 year\t12.0\t9.6%\n1-2 years\t18.0\t14.4%\n2-5 years\t31.5\t25.2%\n\
             5-10 years\t27.5\t{share}\nOver 10 years\t36.0\t28.8%\nTotal\t125.0\t{all}\n"
        )
    };
    assert_eq!(found(&debt("22.0%", "100.0%")), SILENT);
    assert_eq!(
        found(&debt("20.2%", "100.0%")),
        ["error[sums/column]: `20.2%` in `5-10 years`: 27.5 is 22% of 125.0, as in the other rows"]
    );
    let answers = |agree: &str| {
        format!("Answer\tShare\nAgree\t{agree}\nDisagree\t31%\nDon't know\t8%\nTotal\t100%\n")
    };
    assert_eq!(found(&answers("61%")), SILENT);
    assert_eq!(
        found(&answers("64%")),
        [
            "error[sums/total]: `Total` is 100%, and the 3 numbers that it adds come to 103: difference −3"
        ]
    );
    // Three ratios.
    let ratios = |last: &str| {
        format!(
            "Year\tIncome\tFinancing cost\tRatio %\n2021/22\t98,400\t5,904\t6.0\n2022/23\t101,200\t6,477\t6.4\n\
             2023/24\t104,900\t7,343\t7.0\n2024/25\t108,300\t8,232\t{last}\n"
        )
    };
    assert_eq!(found(&ratios("7.6")), SILENT);
    assert_eq!(found(&ratios("6.7")).len(), 1);
}

/// An average is one of the rows above, if another column says so; or else it may be weighted.
#[test]
fn an_average_is_held_to_that_of_another_column() {
    let days = |calls: &str, letters: &str| {
        format!(
            "Team\tCalls\tLetters\nNorth\t10\t44\nSouth\t14\t46\nEast\t21\t60\nAverage\t{calls}\t{letters}\n"
        )
    };
    assert_eq!(found(&days("15", "50")), SILENT);
    assert_eq!(found(&days("17", "53")), SILENT);
    assert_eq!(
        found(&days("15", "55")),
        ["error[sums/average]: `Average` is 55, and the 3 numbers above it are 50 on average"]
    );
}

#[test]
fn a_balance_that_does_not_follow_is_found() {
    let reserves = |closing: &str, all: &str| {
        format!(
            "Reserve\tOpening\tIn\tOut\tClosing\nGeneral\t12,400\t0\t3,158\t9,242\nInsurance\t2,150\t250\t180\t2,220\n\
             Change\t4,800\t500\t1,950\t{closing}\nHealth\t1,320\t110\t95\t1,335\nTotal\t20,670\t860\t5,383\t{all}\n"
        )
    };
    assert_eq!(found(&reserves("3,350", "16,147")), SILENT);
    assert_eq!(
        found(&reserves("3,530", "16,147")),
        [
            "error[sums/column]: `3,530` in `Change`: `Opening` + `In` − `Out` come to 3,350, as in the other rows"
        ]
    );
}

/// Rows that add others without the word: they have no name, stand last, or say it in their own way.
#[test]
fn a_total_by_any_other_name_is_found_where_the_slip_is_plain() {
    let wards = |label: &str, total: &str| {
        found(&format!(
            "Ward\tCost\nAbbey\t34,210\nCastle\t22,100\nHarbour\t51,025\n{label}\t{total}\n"
        ))
    };
    for label in ["All wards", "Sum", "Overall", "Net expenditure", "Council", "Cyfanswm", ""] {
        assert_eq!(wards(label, "107,335"), SILENT, "{label}");
        assert_eq!(wards(label, "107,533").len(), 1, "{label}");
        // Another ward, for all that is known.
        assert_eq!(wards(label, "112,533"), SILENT, "{label}");
    }
    // The rows above it are added in the other columns.
    let two = |calls: &str| {
        found(&format!(
            "Area\tVisits\tCalls\nAbbey\t3,421\t870\nCastle\t2,210\t655\nHarbour\t5,102\t912\nAll areas\t10,733\t{calls}\n"
        ))
    };
    assert_eq!(two("2,437"), SILENT);
    assert_eq!(two("2,512").len(), 1);
    // A column headed `Year` that has amounts of the year.
    let year = "Ward\tQ1\tQ2\tQ3\tYear\nAbbey\t34\t41\t38\t113\nCastle\t22\t19\t27\t68\nHarbour\t51\t47\t55\t153\nTotal\t107\t107\t120\t343\n";
    assert_eq!(
        found(year),
        [
            "error[sums/total]: `Total` is 343, and the 3 numbers that it adds come to 334: difference +9"
        ]
    );
    assert_eq!(wards("Total", "1,073,350").len(), 1);
}

/// Rounding excuses a difference; not where every other sum of the table comes out without any.
#[test]
fn rounding_is_no_excuse_among_sums_that_are_exact() {
    let programme = |depot: &str, all: &str| {
        format!(
            "Scheme\t2024/25\t2025/26\t2026/27\tTotal\nSchools\t4.2\t6.8\t3.1\t14.1\nRoads\t7.5\t7.5\t7.5\t22.5\n\
             Leisure\t1.1\t9.4\t6.0\t16.5\nDepot\t0.8\t2.2\t0.0\t{depot}\nTotal\t13.6\t25.9\t16.6\t{all}\n"
        )
    };
    assert_eq!(found(&programme("3.0", "56.1")), SILENT);
    assert_eq!(
        found(&programme("3.2", "56.1")),
        [
            "error[sums/total]: `Depot` is 3.2, and the 3 numbers that it adds come to 3: difference +0.2"
        ]
    );
}

/// Tables in which something is nearly another thing, and isn't.
#[test]
fn what_only_looks_like_a_sum_is_let_alone() {
    let tables = [
        // Percentages of the revised budget, which in most rows is the first one.
        "Service\tOriginal\tRevised\tForecast\tVariance\t%\nAdults\t48,210\t48,650\t50,125\t1,475\t3.0%\nChildren\t31,440\t31,440\t33,902\t2,462\t7.8%\nHighways\t9,875\t9,730\t9,512\t(218)\t-2.2%\nWaste\t11,206\t11,206\t11,351\t145\t1.3%\nPlanning\t2,118\t2,118\t1,987\t(131)\t-6.2%\n",
        // What is taken away, without a sign.
        "Gross budget\t£1,000,000\nLess income\t(£250,000)\nNet budget\t£750,000\nLess savings\t£50,000\nTotal\t£700,000\n",
        // Figures that grow from quarter to quarter, and those of one day.
        "What\tQ1\tQ2\tQ3\tQ4\tYear to date\nInvoices\t100\t210\t330\t470\t470\nAverage days\t12\t14\t13\t15\t13.5\nStaff\t412\t415\t409\t417\t417\n",
        // A weighted average.
        "Bank\t£m\tRate (%)\nA\t10.0\t5.15\nB\t7.5\t5.32\nC\t15.0\t5.19\nTotal / average\t32.5\t5.21\n",
        // Part of the year.
        "Provider\tWeekly\tWeeks\tCost\nA\t£500\t26\t£13,000\nB\t£650\t52\t£33,800\nC\t£400\t39\t£15,600\nTotal\t£1,550\t\t£62,400\n",
        // Turnout.
        "Ward\tElectorate\tVotes\tTurnout\nAbbey\t8,120\t2,760\t34.0%\nCastle\t7,903\t2,529\t32.0%\nTotal\t16,023\t5,289\t33.0%\n",
    ];
    for table in tables {
        assert_eq!(found(table), SILENT, "{table}");
    }
}

/// A long table in which much is wrong is read to its end, in a time that can be waited for.
/// What is above a total and no part of it: another total, the budget of a spend, a count among money, what isn't
/// set as one of its items.
#[test]
fn a_total_adds_no_more_than_it_is_of() {
    let right = [
        "Item\tAmount\nTotal cost\t£500,000\nLottery grant\t£500,000\nTotal funding\t£500,000\n",
        "Item\tAmount\nBudget\t£640,000\nStaff\t£310,000\nPremises\t£250,000\nTotal spend\t£560,000\nUnderspend\t£80,000\n",
        "Item\tAmount\nTotal expenditure\t440,000\nFees and charges\t60,000\nNet expenditure\t380,000\nGrant\t300,000\nReserve\t80,000\nTotal funding\t380,000\n",
        "Item\tAmount\nTotal cost\t£440,000\nLess: VAT recovered\t(£40,000)\nGrant\t£300,000\nReserve\t£100,000\nTotal funding\t£400,000\n",
        "Item\t2025/26\nPupils with SEND\t1,206\nSEND transport\t£10,781,640\nMainstream transport\t£2,116,000\nTotal cost\t£12,897,640\n",
        "Reserve\tOpening\tClosing\nGeneral Fund\t11,250\t11,500\nEarmarked:\t\t\n– Insurance\t4,318\t4,098\n– Grants\t2,244\t1,580\nTotal earmarked\t6,562\t5,678\nSchools\t5,180\t4,385\nTotal\t22,992\t21,563\n",
        "Reserve\tOpening\tClosing\nGeneral Fund\t11,250\t11,500\n– Insurance\t4,318\t4,098\n– Grants\t2,244\t1,580\nTotal earmarked\t6,562\t5,678\nSchools\t5,180\t4,385\nTotal\t22,992\t21,563\n",
        "Need\tPupils\tAverage cost £\tTotal £\nMainstream\t1,120\t6,850\t7,672,000\nSpecial\t745\t23,400\t17,433,000\nIndependent\t214\t61,250\t13,107,500\nBases\t186\t14,900\t2,771,400\nOther\t98\t21,500\t2,107,000\nAll\t2,363\t18,236\t43,090,900\n",
    ];
    for text in right {
        assert_eq!(found(text), SILENT, "{text}");
    }
    // The first row of all that is left out is a slip.
    let left_out = "Item\tAmount\nStaff\t£310,000\nPremises\t£250,000\nTravel\t£12,500\nTotal spend\t£262,500\n";
    let (said, _) = check("paper.txt", left_out);
    assert!(said.contains("perhaps `Staff` is left out"), "{said}");
}

/// A share is one of what is told before it, or of an amount that is said to be the whole.
#[test]
fn a_share_of_something_without_an_amount_is_let_alone() {
    let right = [
        "Fees of £72,000 (12% of the works) bring the bill to £690,000.",
        "The VAT of £24,000 (20%) brings the invoice to £144,000.",
        "The reserve will pay £145,000 (58%) towards this, which leaves £1,105,000 in it.",
        "Net of borrowing costs of £168,900 and management of £11,900 (4% of rent), the return is £117,200.",
    ];
    for text in right {
        assert_eq!(found(&format!("{text}\n")), SILENT, "{text}");
    }
    let wrong = "Of a budget of £300,000, £45,000 (18%) is for travel. It is £45,000 (18%) of the £300,000.\n";
    assert_eq!(found(wrong).len(), 2, "{:?}", found(wrong));
}

/// A caption is one in whatever letters it is set.
#[test]
fn a_caption_in_italics_is_one() {
    let text = "The projects are in Table 1.\n\n*Table 1*\n\n| Project | Cost |\n|---|--:|\n| A | 865,000 |\n| B | 412,500 |\n\nTable 2: Costs of the hubs\n\n| Item | Cost |\n|---|--:|\n| Staff | 96,200 |\n";
    assert_eq!(found(text), SILENT);
}

#[test]
fn a_long_table_full_of_slips_is_told_row_by_row() {
    let row = |n: usize| {
        format!(
            "Item {n}\t{}\t{}\t{}\n",
            n + 100,
            n + 200,
            2 * n + 300 + 50 * usize::from(n.is_multiple_of(5))
        )
    };
    let rows: String = (1..=400).map(row).collect();
    assert_eq!(found(&format!("Item\tA\tB\tAll\n{rows}")).len(), 80);
}

/// Numbers at the end of what can be reckoned with.
#[test]
fn numbers_too_great_to_be_added_are_let_alone() {
    let great = "79228162514264337593543950335";
    let rows =
        (1..=5).map(|n| format!("Item {n}\t{great}\t-{great}\t{n}\t99999999999999\t{great}\n"));
    let text = format!(
        "Item\tA\tB\tC\tD\tWeekly\n{}Total\t-{great}\t{great}\t15\t1\t2\n",
        rows.collect::<String>()
    );
    let (said, _) = check("paper.txt", &text);
    assert!(said.contains("1 table read"), "{said}");
}

/// One in pounds among thousands, a sign that may be turned.
#[test]
fn a_difference_says_which_row_it_is_of() {
    let said = |rows: &str| check("paper.txt", &format!("Item\tCost\n{rows}")).0;
    let explained = |rows: &str, why: &str| assert!(said(rows).contains(why), "{}", said(rows));
    explained(
        "A\t4,210\nB\t2,100,000\nC\t5,025\nTotal\t11,335\n",
        "`B` is in pounds among thousands",
    );
    explained("A\t34,210\nB\t22,100\nC\t51,025\nTotal\t107.3\n", "pounds and thousands are mixed");
    explained(
        "A\t34,210\nB\t22,100\nC\t51,025\nTotal\t1,073,350\n",
        "a digit is missing, or one too many",
    );
    explained(
        "A\t900\nB\t500\nC\t-100\nD\t200\nTotal\t1,700\n",
        "`C` is taken away where it should be added, or the other way round, or `D` is counted twice",
    );
}

/// A file in which no table was known for one is not sound for that.
#[test]
fn how_much_was_read_is_said() {
    let said = |text: &str| check("paper.txt", text).0;
    let table = "Item\tCost\nA\t10\nB\t20\nTotal\t30\n";
    assert!(
        said(table).contains("paper.txt: 0 errors; 1 table read, 1 number in them computed again")
    );
    assert!(said("Words.\n").contains("paper.txt: 0 errors; no tables were read"));
}

#[test]
fn what_a_paper_numbers_itself_is_there_when_it_is_referred_to() {
    let paper = |words: &str| {
        found(&format!(
            "{words}\n\n# Recommendations\n\n1. To note.\n2. To agree.\n3. To ask.\n\n# Costs\n\nTable 1: Staff\n\nTable 2: Rooms\n\n\
             # Appendix A: Plan\n\nWords.\n\n# Appendix B: Map\n\nWords.\n"
        ))
    };
    assert_eq!(paper("See Appendix A, Table 2, recommendation 3 and paragraph 2 above."), SILENT);
    assert_eq!(
        paper("See Table 7 of the census, Appendix C to the agreement, the auditor's Table 9."),
        SILENT
    );
    let error = |words: &str| vec![format!("error[references/dangling]: there is no {words}")];
    assert_eq!(paper("See Appendix C."), error("appendix C here, only A, B"));
    assert_eq!(paper("See Table 7."), error("table 7 here, only 1, 2"));
    assert_eq!(paper("See recommendation 9."), error("recommendation 9 here, only 1, 2, 3"));
    assert_eq!(paper("See paragraph 7 above."), error("paragraph 7"));
    // It numbers nothing itself.
    assert_eq!(found("See Appendix C, Table 7, recommendation 9 and paragraph 7."), SILENT);
}

#[test]
fn a_number_that_is_left_out_of_a_short_list_is_found() {
    assert_eq!(
        found("1. Words.\n2. Words.\n4. Words.\n"),
        ["warning[references/gaps]: paragraph 4 follows paragraph 2"]
    );
    assert_eq!(found("1. Words.\n2. Words.\n\nMore.\n\n1. Words.\n3 of them came.\n"), SILENT);
}

/// Lists that were lettered by hand, as paragraphs, as items and as a word processor leaves them.
#[test]
fn a_letter_that_is_left_out_of_a_list_is_found() {
    let gap = ["warning[references/gaps]: “d)” follows “b)”"];
    assert_eq!(found("a) Mow.\nb) Rake.\nd) Sow.\n"), gap);
    assert_eq!(found("a) Mow.\n\nb) Rake.\n\nMore of it.\n\nd) Sow.\n"), gap);
    assert_eq!(found("- a) Mow.\n- b) Rake.\n- d) Sow.\n"), gap);
    assert_eq!(found("a)\tMow.\nb)\tRake.\nd)\tSow.\n"), gap);
    assert_eq!(
        found("We are to: (i) mow, (ii) rake and (iv) sow.\n"),
        ["warning[references/gaps]: “(iv)” follows “(ii)”"]
    );
    for text in [
        "a) Mow.\nb) Rake.\nc) Sow.\n",
        // An item that stands elsewhere.
        "a) Mow.\nb) Rake, and c) weed.\nd) Sow.\n",
        "a) Mow.\nb) Rake:\ni) early,\nii) late.\nc) Sow.\n",
        "a) Mow.\nb) Rake.\n\n# Later\n\nd) Sow.\n",
        "A. Jones mows.\n\nB. Smith rakes.\n\nD. Brown sows.\n",
        "Sections 5(a), (b) and (d) apply; see (a), (b) and (d) there.\n",
    ] {
        assert_eq!(found(text), SILENT, "{text}");
    }
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

#[test]
fn numbers_that_nobody_can_read_are_told_where_numbers_stand() {
    let table = |cell: &str| {
        format!(
            "Item\tSection\tCost\nHall\t3.2.1\t1,000\nPark\t3.2.2\t{cell}\nRoad\t3.2.3\t3,000\nYard\t3.2.4\t4,000\n"
        )
    };
    assert_eq!(found(&table("2,0000")), ["error[prose/malformed]: `2,0000` is no amount"]);
    assert_eq!(found(&table("2,000")), SILENT);
}

/// Budgets beside forecasts, in which income stands below nought, and percentages are small.
#[test]
fn percentages_are_no_sums_and_those_of_income_have_either_sign() {
    let table = |fees: &str| {
        format!(
            "| Service | Budget | Forecast | Variance | % |\n| --- | --- | --- | --- | --- |\n\
             | Adults | 64,350 | 66,120 | 1,770 | 2.8% |\n| Children | 50,275 | 49,830 | (445) | (0.9%) |\n\
             | Place | 32,040 | 31,700 | (340) | (1.1%) |\n| Gross | 146,665 | 147,650 | 985 | 0.7% |\n\
             | Fees | (19,100) | (18,870) | 230 | {fees} |\n| Net | 127,565 | 128,780 | 1,215 | 1.0% |\n"
        )
    };
    assert_eq!(found(&table("1.2%")), SILENT);
    assert_eq!(found(&table("(1.2%)")), SILENT);
    assert_eq!(found(&table("2.1%")).len(), 1);
}
