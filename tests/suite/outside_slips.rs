//! Slips in papers made elsewhere, of kinds that readers of such papers have made and missed; and beside each what
//! is like it and right.

use super::outside::{check, found};

const SILENT: [&str; 0] = [];

/// An average among the rows is no part of their total.
#[test]
fn an_average_above_the_total_is_not_added() {
    let pools = |average: &str, total: &str| {
        found(&format!(
            "Pool\tSwims\tCost\nNorth\t4,210\t12,630\nLido\t6,105\t18,315\nEast\t3,980\t11,940\n{average}\t4,765\t14,295\nTotal\t14,295\t{total}\n"
        ))
    };
    for average in ["Average", "Mean", "Median", "Weekly average"] {
        assert_eq!(pools(average, "42,885"), SILENT, "{average}");
    }
    assert_eq!(
        pools("Average", "42,858"),
        [
            "error[sums/total]: `Total` is 42,858, and the 3 numbers that it adds come to 42,885: difference −27"
        ]
    );
}

/// Unless it is a band of its own.
#[test]
fn those_at_the_average_are_a_part_of_all() {
    let homes = |total: &str| {
        found(&format!(
            "Size\tHomes\nBelow average\t2,205\nAverage\t312\nAbove average\t1,084\nTotal\t{total}\n"
        ))
    };
    assert_eq!(homes("3,601"), SILENT);
    assert_eq!(homes("3,289"), SILENT);
    assert_eq!(homes("3,298").len(), 1);
}

/// A row that is called a total, and has all digits of the sum but one, is no total of something else.
#[test]
fn a_slip_in_the_first_digit_of_a_total_is_found() {
    let permits = |issued: &str, refused: &str| {
        found(&format!(
            "Zone\tIssued\tRefused\nA\t612\t21,410\nB\t487\t33,205\nC\t734\t19,876\nTotal\t{issued}\t{refused}\n"
        ))
    };
    assert_eq!(permits("1,833", "74,491"), SILENT);
    assert_eq!(
        permits("4,833", "74,491"),
        [
            "error[sums/total]: `Total` is 4,833, and the 3 numbers that it adds come to 1,833: difference +3,000"
        ]
    );
    let one = "Zone\tCost\nA\t21,410\nB\t33,205\nC\t19,876\nTotal\t94,491\n";
    assert_eq!(found(one).len(), 1);
    // The total of more than these.
    let other = "Zone\tCost\nA\t21,410\nB\t33,205\nC\t19,876\nTotal of all zones\t214,806\n";
    assert_eq!(found(other), SILENT);
}

/// The quarters of a year so far.
#[test]
fn a_year_to_date_is_the_sum_of_its_quarters_where_other_rows_show_it() {
    let desk = |visits: &str| {
        found(&format!(
            "What\tQ1\tQ2\tQ3\tYear to date\nVisits\t512\t498\t547\t{visits}\nLetters\t481\t466\t502\t1,449\nStaff\t61\t63\t62\t62\nLoans\t204\t219\t197\t620\n"
        ))
    };
    assert_eq!(desk("1,557"), SILENT);
    assert_eq!(
        desk("1,575"),
        [
            "error[sums/total]: `Visits` is 1,575, and the 3 numbers that it adds come to 1,557: difference +18"
        ]
    );
    // It may be of other months.
    assert_eq!(desk("2,216"), SILENT);
}

/// Three columns, and what they come to.
#[test]
fn a_rate_for_so_many_weeks_and_posts_is_multiplied() {
    let crews = |weeks: &str, cost: &str| {
        found(&format!(
            "Crew\tWeekly pay (£)\tWeeks\tPosts\tAnnual cost (£)\nSweepers\t420.50\t52\t6\t131,196.00\nLifeguards\t388.20\t{weeks}\t9\t{cost}\n\
             Stewards\t365.75\t30\t4\t43,890.00\nWardens\t510.00\t48\t3\t73,440.00\nDrivers\t495.40\t50\t2\t49,540.00\n"
        ))
    };
    assert_eq!(crews("26", "90,838.80"), SILENT);
    assert_eq!(
        crews("26", "98,038.80"),
        [
            "error[sums/column]: `98,038.80` in `Lifeguards`: `Weekly pay (£)` × `Weeks` × `Posts` come to 90,838.8, as in the other rows"
        ]
    );
    let said = crews("62", "216,615.60");
    assert_eq!(
        said,
        [
            "warning[measures/weeks-in-a-table]: `62` weeks in `Lifeguards`, beside the cost of a year, which has 52 and a day or two"
        ]
    );
    assert_eq!(crews("53", "185,171.40"), SILENT);
}

/// Parts of a number that are more than it.
#[test]
fn parts_that_exceed_their_whole_are_found_where_a_slip_explains_it() {
    let error = |words: &str| vec![format!("error[wholes/parts]: {words}")];
    assert_eq!(
        found(
            "The desk had 2,288 requests, of which 1,104 were answered, 756 await a reply and 482 went elsewhere."
        ),
        error("`2,288` is said to be 1,104 + 756 + 482, which come to 2,342: 54 more")
    );
    assert_eq!(
        found("The depot has 38 people: 22 loaders and sorters, 11 mechanics and 15 clerks."),
        error("`38` is said to be 22 + 11 + 15, which come to 48: 10 more")
    );
    assert_eq!(
        found("Of 60 actions, 41 are green, 12 amber and 9 red."),
        error("`60` is said to be 41 + 12 + 9, which come to 62: 2 more")
    );
    assert_eq!(
        found("Of 60 actions, 41 (68.3%) are green, 10 (16.7%) amber and 19 (15.0%) red.").len(),
        1
    );
    for right in [
        "The depot has 38 people: 22 loaders and sorters, 11 mechanics and 5 clerks.",
        "There were 40 guests: 25 women, 12 officers and 9 members.",
        "Of 60 actions, 41 (68.3%) are green, 10 (16.7%) amber and 9 (15.0%) red.",
        "Of 58 bids, 40 were approved, 18 refused and 9 of the refused withdrawn.",
        "Of 58 bids, 40 were approved, 12 refused and 9 of the refused withdrawn.",
        "The desk had 2,288 requests, of which 1,104 were answered, 1,184 are open and 306 of these are late.",
        "The desk had 2,288 requests, of which 1,104 were answered, 1,184 are open and 306 are awaiting a reply.",
        "Of the 500 replies, 380 were from residents, 210 from parents and 90 from businesses.",
    ] {
        assert_eq!(found(right), SILENT, "{right}");
    }
}

/// Of two parts nobody says that they are all.
#[test]
fn two_parts_are_told_where_one_digit_makes_them_come_out() {
    let moorings = |first: &str| {
        found(&format!(
            "Moorings bring in £712,000, of which £{first} came from the marina and £157,000 from the canal."
        ))
    };
    assert_eq!(moorings("555,000"), SILENT);
    assert_eq!(
        moorings("515,000"),
        [
            "warning[wholes/unaccounted]: `£712,000` is said to be £515,000 + £157,000, which come to 672,000: 40,000 less"
        ]
    );
    assert_eq!(moorings("412,000"), SILENT);
    assert_eq!(moorings("500,000"), SILENT);
}

/// Of so many, so many in per cent.
#[test]
fn shares_of_the_number_behind_of_are_held_to_it() {
    let error = |words: &str| vec![format!("error[prose/share]: {words}")];
    assert_eq!(
        found("Of 1,850 repairs, 1,295 (77%) were done in a week."),
        error("77% of 1,850 is 1,424.5, and not 1,295, which is 70%")
    );
    assert_eq!(
        found("3.2 Of the 1,850 repairs, 1,295 (70%) were done at once and 370 (25%) later."),
        error("25% of 1,850 is 462.5, and not 370, which is 20%")
    );
    assert_eq!(
        found("Roads take 31.8% of the five-year programme, £2,310,000 of £11,000,000."),
        error("31.8% of £11,000,000 is 3,498,000, and not £2,310,000, which is 21%")
    );
    for right in [
        "Of 1,850 repairs, 1,295 (70%) were done in a week.",
        "Of 1,850 tenants, 1,295 (70%) replied, and 259 (20%) were content.",
        "Of 1,850 tenants, 1,295 (70%) replied, of whom 259 (20%) were content.",
        "Of 14 sites visited, 12 (86%) passed; of 9 revisited, 3 (33%) failed.",
        "Roads take 21.0% of the programme, £2,310,000 of £11,000,000.",
        "Calls answered rose by 5%, 310 of 400.",
        "Late fees were 5% more than last year, 310 of 400.",
    ] {
        assert_eq!(found(right), SILENT, "{right}");
    }
}

/// The amount first, and the percentage behind.
#[test]
fn a_percentage_behind_a_rise_is_that_rise() {
    assert_eq!(
        found("Lending grew by £2.6m from £81.2m to £83.8m, 2.3%."),
        ["error[prose/change]: from `£81.2m` to `£83.8m` is 3.2%, and not `2.3%`"]
    );
    assert_eq!(found("Lending grew by £2.6m from £81.2m to £83.8m, 3.2%."), SILENT);
    assert_eq!(found("Lending grew by £2.6m from £81.2m to £83.8m, 40% of it abroad."), SILENT);
}

/// So many, at so much, for so long.
#[test]
fn three_factors_come_to_what_is_said() {
    assert_eq!(
        found("We hire 14 vans at £210 a week for 30 weeks, which comes to £82,800."),
        ["error[prose/product]: `14` × `£210` × `30` comes to 88,200, and not `£82,800`"]
    );
    for right in [
        "We hire 14 vans at £210 a week for 30 weeks, which comes to £88,200.",
        "We hire 3 vans at £210 a week for 30 weeks, which comes to £18,900.",
        "We hire 3 vans at £210 a week for 30 weeks, which comes to £6,300 each.",
        "We hire 3 vans at £210 a week for 30 weeks, which comes to £6,300.",
        "We took 4 vans at £600 a week for 10 weeks and 2 vans at £400 a week for 10 weeks, a total of £32,000.",
        "We place 48 people in 20 rooms at £70 a night for 30 nights, a total of £100,800.",
        "We hire an average of 14 vans at £210 a week for 30 weeks, which comes to £90,100.",
    ] {
        assert_eq!(found(right), SILENT, "{right}");
    }
}

/// One reference behind another is one too.
#[test]
fn a_table_or_appendix_that_is_not_there_is_found() {
    let captions = "**Table 1: Trees by park**\n\n**Table 2: Benches by park**\n";
    let tables = |words: &str| found(&format!("{words}\n\n{captions}"));
    assert_eq!(tables("Trees are in Table 1, benches in Table 2."), SILENT);
    assert_eq!(
        tables("Trees are in Table 1, benches in Table 4."),
        ["error[references/dangling]: there is no table 4 here, only 1, 2"]
    );
    let appendix = |words: &str| {
        check(
            "paper.md",
            &format!("# Trees\n\n{words}\n\n## Appendix A: How trees were counted\n\nBy hand.\n"),
        )
        .0
    };
    assert!(appendix("It is told in Appendix C.").contains("there is no appendix C here, only A"));
    for right in [
        "It is told in Appendix A.",
        "It is told in Appendix B.",
        "See Appendices; Appendix B and Appendix C.",
    ] {
        assert!(!appendix(right).contains("dangling"), "{right}");
    }
}

/// A table that counts in thousands or in millions, and amounts in words that say their scale.
#[test]
fn an_amount_in_words_is_held_to_a_table_in_thousands() {
    let works = |words: &str| {
        found(&format!(
            "{words}\n\nTable 1: Works by harbour (£000)\n\nHarbour\t2024/25\t2025/26\nNorth quay\t4,310\t12,785\nFerry steps\t1,940\t2,615\nTotal works\t6,250\t15,400\n"
        ))
    };
    for right in [
        "The north quay takes £12.785m in 2025/26.",
        "The north quay takes £12.8m in 2025/26.",
        "The north quay takes £12.79m in 2025/26.",
        "The pier takes £12.758m in 2025/26.",
        "Last year the north quay took £12.758m.",
        "In 2019/20 the north quay took £12.758m.",
        "The north quay takes about £12.758m.",
        "The new pier takes £4.31bn of the nation's money.",
    ] {
        assert_eq!(works(right), SILENT, "{right}");
    }
    assert_eq!(
        works("The north quay takes £12,785m in 2025/26."),
        ["error[prose/scale]: `£12,785m` is £12,785,000 in a table: `12,785`"]
    );
    assert_eq!(
        works("The north quay takes £12.758m in 2025/26."),
        [
            "warning[prose/may-differ]: `£12.758m` is nearly `12,785`, which a table has for `North quay`"
        ]
    );
    // What a table counts in, it has to say.
    let unsaid = "The north quay takes £12.785m.\n\nHarbour\tThis year\tNext year\nNorth quay\t4,310\t12,785\nFerry steps\t1,940\t2,615\n";
    assert_eq!(found(unsaid), SILENT);
    // Three digits are like many others: more words have to agree.
    let balance = |words: &str| {
        found(&format!(
            "{words}\n\n| Quarter | Cash £m |\n|---|---|\n| First | 27.4 |\n| Second | 31.0 |\n| Third | 29.6 |\n| Average | 29.3 |\n"
        ))
    };
    assert_eq!(balance("On average the cash was £29.3m."), SILENT);
    assert_eq!(balance("The new bridge needs £23.9m."), SILENT);
    assert_eq!(
        balance("On average the cash was £23.9m."),
        ["warning[prose/may-differ]: `£23.9m` is nearly `29.3`, which a table has for `Average`"]
    );
    // A row of several amounts.
    let years = "Cash on average was £27.9m.\n\nCash in £m\t2024\t2025\nAverage\t27.4\t29.3\n";
    assert_eq!(found(years), SILENT);
    let pounds = |words: &str| {
        found(&format!(
            "{words}\n\nSavings by kitchen, in pounds:\n\n| Kitchen | All years |\n|---|---|\n| Abbey | 1,204,000 |\n| Mill | 2,563,000 |\n| Total | 3,767,000 |\n"
        ))
    };
    assert_eq!(pounds("The savings come to £3.767m."), SILENT);
    assert_eq!(
        pounds("The savings come to £3.776m."),
        [
            "warning[prose/may-differ]: `£3.776m` is nearly `3,767,000`, which a table has for `Total`"
        ]
    );
}

/// What those miss who hear a paper read, in Markdown, where headings and links are known for such.
#[test]
fn headings_links_and_pictures_of_markdown_are_looked_at() {
    let text = "# Trees\n\n## Why\n\nSee [](https://example.org/a), [here](https://example.org/b) and [the tree strategy](https://example.org/c).\n\n\
        ##### Where\n\n![](map.png) ![photo](oak.jpg) ![Oaks along the east bank](oak.jpg)\n\n## How\n\n##### Once more\n\n### By hand\n\n```\n###### no heading, [here](x)\n```\n";
    let findings = |file: &'static str| -> Vec<String> {
        let (said, _) = check(file, text);
        let lines = said.lines().filter(|line| line.starts_with("warning["));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(
        findings("paper.md"),
        [
            "warning[accessibility/link-words]: a link has no words",
            "warning[accessibility/link-words]: the words “here” of a link don't say where it leads",
            "warning[accessibility/headings]: a heading of level 5 follows one of level 2",
            "warning[accessibility/alternative]: a picture has no words",
            "warning[accessibility/alternative]: “photo” says nothing of what the picture shows",
        ]
    );
    assert!(findings("paper.txt").is_empty());
}

/// Great tables in millions with a sentence for each row, and products of three wherever one looks.
#[test]
fn long_papers_with_scales_and_products_take_no_time() {
    let rows: String = (0..3000).map(|n| format!("Works {n}\t{}.4\n", 100 + n % 7)).collect();
    let sentences: String =
        (0..3000).map(|n| format!("Works {n} cost £{}.6m on balance. ", 100 + n % 7)).collect();
    let scaled = format!("{sentences}\n\nWork\tBalance £m\n{rows}");
    let products: String =
        (0..2000).map(|n| format!("Row {n}\t2\t3\t4\t5\t6\t24\t60\t120\t{}\n", 1000 + n)).collect();
    let shares = "Of 4,800 calls, 2,400 (50%), 1,200 (25%) and 12 (9%) and ".repeat(8000);
    for text in [scaled, products, shares] {
        let started = std::time::Instant::now();
        let _ = check("paper.txt", &text);
        assert!(started.elapsed().as_secs() < 20, "{} s", started.elapsed().as_secs());
    }
}
