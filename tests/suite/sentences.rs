//! What sentences of papers made elsewhere say of their own numbers, and of those elsewhere.

use super::outside::{check, found};

const SILENT: [&str; 0] = [];

/// Each is let alone.
fn are_let_alone(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), SILENT, "{text}");
    }
}

#[test]
fn parts_that_do_not_come_to_their_whole_are_found() {
    assert_eq!(
        found("There were 1,621 cases, of which 556 were closed, 138 open and 666 unallocated."),
        [
            "warning[wholes/unaccounted]: `1,621` is said to be 556 + 138 + 666, which come to 1,360: 261 less"
        ]
    );
    let error = |words: &str| vec![format!("error[wholes/parts]: {words}")];
    assert_eq!(
        found(
            "A total of £85,000 (£40,000 for deposits, £25,000 for advice and £18,000 for visits)."
        ),
        error(
            "`£85,000` is said to be £40,000 + £25,000 + £18,000, which come to 83,000: 2,000 less"
        )
    );
    assert_eq!(
        found("The depot costs £398k, made up of £250k for the building and £138k for tools."),
        error("`£398k` is said to be £250k + £138k, which come to 388,000: 10,000 less")
    );
    assert_eq!(
        found("We closed 120 cases in March and 80 in April, a total of 210."),
        error("`210` is said to be 120 + 80, which come to 200: 10 less")
    );
    assert_eq!(
        found("There were 36 complaints: 14 about bins, 12 about homes and 11 about parking."),
        error("`36` is said to be 14 + 12 + 11, which come to 37: 1 more")
    );
}

#[test]
fn parts_that_come_to_their_whole_or_may_be_some_of_it_are_let_alone() {
    are_let_alone(&[
        "Of the 240 households, 96 were families, 104 were single people and 40 were couples.",
        "The school costs £1.2 million: £700k for works, £350k for land and £150k for fees.",
        "It comprises £1.2m from government, £0.4m from the council and £0.3m from partners, £1.9m in total.",
        "Of the 300 responses, 180 were from women and 160 from people aged over 65.",
        "About 1,600 people replied, of whom 900 lived here, 400 worked here and some were visitors.",
        "Of 52 schools, 41 are good, including 12 that are outstanding.",
        "Of the 12,050 calls, 9,640 (80%) were answered and 2,410 (20%) were not.",
        "There were 64 vehicles, of which two were sold, ten were leased and 52 were kept.",
    ]);
}

/// What a share is one of may stand a sentence before.
#[test]
fn a_share_of_an_amount_of_another_sentence_is_found() {
    assert_eq!(
        found("The fund is worth £30m. In its first year 20% (£7.6m) is held back."),
        ["error[prose/share]: 20% of £30m is 6,000,000, and not £7.6m, which is 25.3%"]
    );
}

/// Sentences that were once taken for slips, and are none.
#[test]
fn what_is_right_in_another_way_is_let_alone() {
    are_let_alone(&[
        "Members agreed to reduce the proposed council tax increase from 4.99% to 2.99%.",
        "We must increase the budget reduction from £300,000 to £450,000.",
        "It moved from a £1.2m underspend to a £0.4m overspend, an increase of £1.6m.",
        "It went from a deficit of £2.0m to a surplus of £0.5m, an increase of £2.5m.",
        "Call volumes rose from 10,000 to 12,000 (10% of which were repeat calls).",
        "The total number of complaints was 412 (398 in 2022 and 377 in 2021).",
        "Grants of £1.2m and £1.5m were received in the quarter, taking the total to £4.1m.",
        "The overspend on adult care was £1.2m by month 5.\n\nThe overspend on adult care was £1.4m by month 6.",
        "We closed 12 of the 40 libraries (25% of visits).",
        "School transport costs £50 a week (£1,950 a year).",
        "Council tax is £150 a month (£1,500 a year).",
        "There are 3 officers at £32,000 each plus oncosts (£124,800).",
        "There are 12 members at a cost of £1,000 each (£13,000 with expenses).",
        "The work was paid in two stages: 40% (£80,000) and 60% (£120,000).",
        "Funding: grant 70% (£210,000), reserves 30% (£90,000).",
        "£80,000 (40%) and £120,000 (60%) were paid.",
        "Adults spent 45% (£45m) of the budget, children 30% (£30m) and place 25% (£25m).",
        "The grant is £100m. Of the reserve, 40% (£80,000) is kept.",
    ]);
}

/// That a list doesn't come to its number may be since one was left out of it.
#[test]
fn a_list_that_may_leave_some_out_is_no_error() {
    assert_eq!(
        found("There are 15 members (9 councillors and 5 co-opted members)."),
        ["warning[wholes/unaccounted]: `15` is said to be 9 + 5, which come to 14: 1 less"]
    );
}

#[test]
fn a_share_that_is_none_is_found_however_it_is_said() {
    let error = |words: &str| vec![format!("error[prose/share]: {words}")];
    let six = "20% of £30m is 6,000,000, and not £7.6m, which is 25.3%";
    for text in [
        "The contingency is £7.6m, 20% of the £30m budget.",
        "Reserves are £7.6m, which is 20% of £30m.",
        "Of this, 20% of £30m is £7.6m.",
        "We hold £7.6m (20%) of £30m.",
    ] {
        assert_eq!(found(text), error(six), "{text}");
    }
    assert_eq!(
        found("We closed 556 of the 1,621 cases (43%)."),
        error("43% of 1,621 is 697.03, and not 556, which is 34.3%")
    );
    are_let_alone(&[
        "Reserves are £4.5m, which is 15% of the £30m budget.",
        "The target was met in 11 of 12 months (92%).",
        "The rent is about £7.6m, 20% of the £30m budget.",
        "We closed 41 of 52 cases (79%), and 20% of the rest were £500 each.",
    ]);
}

#[test]
fn a_rise_or_fall_that_is_none_is_found() {
    let error = |words: &str| vec![format!("error[prose/change]: {words}")];
    assert_eq!(
        found("There was an increase of 12% from £400,000 to £460,000."),
        error("from `£400,000` to `£460,000` is 15%, and not `12%`")
    );
    assert_eq!(
        found("Costs fell by £30,000 from £400,000 to £360,000."),
        error("from `£400,000` to `£360,000` is 40,000, and not `£30,000`")
    );
    assert_eq!(
        found("Staff fell from 52 in 2019/20 to 47 in 2020/21, a reduction of 6."),
        error("from `52` to `47` is 5, and not `6`")
    );
    assert_eq!(
        found("Energy fell from £90,000 to £110,000."),
        error("`£90,000` to `£110,000` is said to be a fall")
    );
    are_let_alone(&[
        "Income rose from £120,000 to £150,000, an increase of 25%.",
        "Web visits rose by 8% to 129,600 from 120,000.",
        "Rates rose by 0.6 percentage points from 2.5% to 3.1%.",
        "Spending rose by an average of 3% a year from £400,000 in 2015 to £460,000 in 2020.",
        "Charges rise by 5% for homes with rooms from 20 to 40 square metres.",
    ]);
}

#[test]
fn so_many_at_so_much_each_come_to_what_is_said() {
    let error = |words: &str| vec![format!("error[prose/product]: {words}")];
    assert_eq!(
        found("A placement costs £350 a week for 52 weeks, or £18,300."),
        error("`52` × `£350` comes to 18,200, and not `£18,300`")
    );
    assert_eq!(
        found("We need 4.0 FTE at £45,000 each (£160,000)."),
        error("`4.0` × `£45,000` comes to 180,000, and not `£160,000`")
    );
    assert_eq!(
        found("Agency cover is £1,200 a week (£52,400 a year)."),
        error("a year of `£1,200` comes to 62,400, and not `£52,400`")
    );
    are_let_alone(&[
        "Three posts at £40,000 each, costing £120,000, are funded.",
        "It costs £350 a week for 52 weeks, or £400 a week for 30 weeks.",
        "The rent is £120 per week, or £6,240 per year, and £120 a week is £6,257 a year.",
        "The pass costs £12.50 each way, £25 return.",
        "There are 3 posts at £500 a week, and £26,000 for one of them.",
    ]);
}

/// Amounts that are of one of something, with VAT or in thousands say so, and are no slips.
#[test]
fn unit_prices_and_amounts_with_vat_are_let_alone() {
    are_let_alone(&[
        "The licence costs £12,500 with VAT. Energy is £0.285 per kWh. The programme is £12,500k.",
        "The price is £0.285 per kWh.\n\nItem\tPrice\nEnergy\t0.285\nGas\t0.112\n",
        "The works are £125,430 plus VAT.\n\nItem\tCost\nWorks\t125,480\nFees\t10,000\n",
    ]);
    assert_eq!(
        found("Adults need £1.003 more."),
        ["error[prose/scale]: `£1.003` has fractions of pence"]
    );
}

const ACCOUNTS: &str = "\n\n| Fund | Balance |\n|---|---:|\n| General fund | £4,200,000 |\n| Insurance reserve | £1,150,000 |\n| Total | £5,350,000 |\n";

/// Where the name leaves no doubt.
#[test]
fn one_thing_that_has_two_amounts_is_found() {
    let beside = |words: &str| found(&format!("{words}{ACCOUNTS}"));
    let twice = |words: &str| vec![format!("warning[prose/told-twice]: {words}")];
    assert_eq!(
        beside("The insurance reserve is £1,300,000."),
        twice("`£1,300,000` is `£1,150,000` in a table, by the same name")
    );
    assert_eq!(
        beside("The general fund balance is £4.7m."),
        twice("`£4.7m` is `£4,200,000` in a table, by the same name")
    );
    assert_eq!(
        found(
            "The public health grant is £980,000.\n\nWe rely on the public health grant of £890,000."
        ),
        twice("`£890,000` is `£980,000` elsewhere, by the same name")
    );
    for words in [
        "The general fund balance is £4.2m.",
        "The general fund balance was £4.7m last year.",
        "The general fund balance was £4.7m in 2018/19.",
        "The insurance reserve contribution is £1,300,000.",
        "The total cost is £3m.",
        "In option 2 the insurance reserve is £1,300,000.",
    ] {
        assert_eq!(beside(words), SILENT, "{words}");
    }
    are_let_alone(&["The total cost is £5,000.\n\nThe total cost is £7,000."]);
}

/// A paragraph stands on as many lines as it takes.
#[test]
fn a_sentence_over_two_lines_is_one_with_its_place() {
    let text = "# Money\n\nThe posts that the board agreed are funded from March 2019 to\nMarch 2020, and the contingency\nis £7.6m, **20%** of the £30m budget.\n";
    let (said, _) = check("paper.md", text);
    assert!(said.contains("`March 2019 to March 2020` is 13 months"), "{said}");
    assert!(said.contains("paper.md:3:49"), "{said}");
    assert!(said.contains("20% of £30m is 6,000,000"), "{said}");
    assert!(said.contains("paper.md:5:4"), "{said}");
}

/// Titles and items under one another are no sentence.
#[test]
fn lines_that_only_stand_under_one_another_are_not_joined() {
    are_let_alone(&[
        "- the year March 2019 to\n- March 2020 and after\n",
        "Savings of March 2019 – part one\nMarch 2020\n",
        "1. We hold 20% of £30m.\n2. £7.6m is for roads.\n",
    ]);
}

#[test]
fn comments_and_what_is_shown_letter_for_letter_say_nothing() {
    are_let_alone(&[
        "Words.\n\n<!-- March 2019 to March 2020; 20% (£7.6m) of £30m -->\n\nMore.\n",
        "Words.\n\n<!--\nMarch 2019 to March 2020;\n\n| A | B |\n|---|---|\n| Total | 3 |\n-->\n",
        "The form asks for `20% (£7.6m) of £30m`.",
    ]);
    assert_eq!(found("From March&nbsp;2019 to [March 2020](https://example.org/2019).").len(), 1);
}

/// Cells that don't tell their number, so that nothing is known of their sum.
#[test]
fn a_total_over_a_number_that_is_not_told_is_let_alone() {
    for untold in ["nearly 100", "<5", "TBC", "c. 100", "100+"] {
        let table = format!(
            "| Site | Calls |\n|---|---|\n| Museum | {untold} |\n| Library | 1,250 |\n| Hall | 310 |\n| Total | 1,660 |\n"
        );
        assert_eq!(found(&table), SILENT, "{table}");
    }
}

/// Pounds that somebody set end in nought or five, and add to the last one; those that were computed may not.
#[test]
fn a_total_of_pounds_that_were_set_is_exact() {
    let grants = |choir: &str, total: &str, note: &str| {
        found(&format!(
            "Body\tGrant\nFood bank\t£12,400\nScouts\t£3,250\nChoir\t{choir}\nTheatre\t£8,100\nTotal\t{total}\n\n{note}"
        ))
    };
    assert_eq!(grants("£1,875", "£25,625", ""), SILENT);
    assert_eq!(grants("£1,875", "£25,626", "").len(), 1);
    assert_eq!(grants("£1,875", "£25,626", "Totals are rounded."), SILENT);
    // Off by more than rounding does by chance.
    let spent = |total: &str| {
        found(&format!("Body\tSpent\nA\t12,401\nB\t3,257\nC\t1,873\nD\t8,104\nTotal\t{total}\n"))
    };
    assert_eq!(spent("25,637"), SILENT);
    assert_eq!(spent("25,638").len(), 1);
}

/// Lists without an end, sentences without one, and a great many of them. Nothing is timed: what takes for ever is a
/// test that fails.
#[test]
fn long_papers_take_no_time() {
    let list: String = (0..1500).map(|n| format!("\t{}\n", (n * 7919) % 99_991 + 1000)).collect();
    let sentences: String = (0..9000)
        .map(|n| format!("Of the {n} cases, {n} were closed, or 20% of £{n}m (£{n}k). "))
        .collect();
    let endless = "12% of £3m (£1m) and ".repeat(20_000);
    let (dashes, commas) = ("1-".repeat(200_000), "1,".repeat(200_000));
    let amount = format!("£{}", "9,999".repeat(80_000));
    for text in [list, sentences, endless, dashes, commas, amount] {
        let (_, exit) = check("paper.txt", &text);
        assert!(exit.is_some());
    }
}

/// As newspapers write, of two things in one sentence.
#[test]
fn what_is_said_of_two_things_is_not_taken_for_one() {
    are_let_alone(&[
        "Imports rose to £760,000 from £709,200 and exports to £3.47m from £3.9m.",
        "Fees fell to £669,370 from £839,097 and grants to £250,999 from £279,181.",
        "It moved up from number eight to number one, and the target is down from £10m to £12m.",
        "Orders are 439 from 16 firms, comprising 275 firm ones and 164 others.",
        "It is an offer of 1,666,667 units, each consisting of one share and one bond.",
        "Sales fell 3.8%, or £7.8m, to £196.7m; the dollar was at $1.3516.",
    ]);
}

/// In the words that officers use.
#[test]
fn other_ways_to_say_it_are_understood() {
    let slips = [
        "The register has 3,412 applicants, of whom 1,204 are in band A, 1,530 in band B and 578 in band C.",
        "Fees will rise by 4% from £25.00 to £26.50 a session.",
        "Sickness fell to 8.9 days from 9.6 days, a reduction of 0.9 days.",
        "Usage increased from 20,000 visits to 25,000 visits (20%).",
        "Of the £48.0m net budget, £31.2m (75%) is spent on social care.",
        "Seven posts at an average cost of £52,000 each will cost £346,000.",
        "The grant is £120,000 a year for three years, £400,000 in total.",
        "Grants of £12,000, £8,000 and £5,500 were paid, totalling £26,500.",
        "Contributions of £18.6m are 26% of spending of £84.5m.",
        "Borrowing of £7.6m accounts for 52% of the programme of £30.0m.",
        "Costs have risen by 32.3% in two years, from £13.8m to £16.9m.",
        "The cost has risen from £8.95m to £9.72m, an increase of £0.87m or 8.6%.",
        "The number of plans rose by 312 (41%) in the year, from 2,229 to 2,541.",
        "The charge of £1,702.44 is a rise of £89.01 (4.99%) on £1,621.53.",
    ];
    for slip in slips {
        assert_eq!(found(slip).len(), 1, "{slip}");
    }
    are_let_alone(&[
        "Fees will rise by 6% from £25.00 to £26.50 a session.",
        "Contributions of £18.6m are 22% of spending of £84.5m.",
        "Costs have risen by 22.5% in two years, from £13.8m to £16.9m.",
        "The cost has risen from £8.95m to £9.72m, an increase of £0.77m or 8.6%.",
        "The number of plans rose by 312 (14%) in the year, from 2,229 to 2,541.",
        "The charge of £1,702.44 is a rise of £80.91 (4.99%) on £1,621.53.",
        "Income fell by £1.2m (10%) to £10.8m. We have £6m, of which £1.5m is for repairs.",
        "A room costs £15 an hour for 3 hours or £40 for a day.",
        "We closed 60 cases. Of these, 20 were young and 15 old, and 40 lived alone.",
        "Between 40% and 50% of 12,000 voters is 4,800 to 6,000.",
        "The grant is £120,000 a year for three years, £360,000 in total.",
    ]);
}
