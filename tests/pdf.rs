//! What a reader of the PDF finds in it.

use std::sync::Arc;

use chrono::NaiveDate;
use lopdf::content::Content;
use lopdf::{Document, Object};
use orderpaper::diagnostic::{Place, Source};
use orderpaper::paper::{
    Alignment, Block, Cell, Chart, Column, Details, Exempt, Footnote, Heading, Image, ImageContent,
    ImageFormat, Inline, Item, Labels, List, Origin, Paper, Row, RowRole, Table,
};
use orderpaper::render::{pdf, pdf_any};
use orderpaper::style::Look;
use orderpaper::style::look::{FurniturePart, Page, Pt};

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::words(words.to_owned())]
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(text(words))
}

fn heading(level: u8, words: &str) -> Block {
    Block::Heading(Heading { level, number: None, content: text(words) })
}

fn paper(blocks: Vec<Block>) -> Paper {
    let details = Details {
        title: "Savings from reassessment – update".to_owned(),
        author: Some("Director of Adult Services".to_owned()),
        organisation: None,
        language: "en-GB".to_owned(),
        date: NaiveDate::from_ymd_opt(2019, 3, 18),
        date_in_words: Some("18 March 2019".to_owned()),
        mark: None,
        made_from: None,
    };
    Paper { details, blocks, footnotes: Vec::new(), exempt: Exempt::default() }
}

fn long_table(rows: usize) -> Block {
    let column = |heading: &str, alignment| Column {
        heading: text(heading),
        alignment,
        names_rows: alignment == Alignment::Left,
    };
    let row = |number: usize| Row {
        role: if number == rows { RowRole::Total } else { RowRole::Body },
        cells: vec![
            Cell::Words(text(&format!("Placement {number}"))),
            Cell::Words(text(&format!("({number},{number:03}.50)"))),
        ],
    };
    Block::Table(Table {
        caption: Some(text("Table 1: Placements")),
        columns: vec![column("Name", Alignment::Left), column("Yearly", Alignment::Point)],
        headings_shown: true,
        landscape: false,
        rows: (1..=rows).map(row).collect(),
        notes: vec![text("Brackets are credits.")],
        origin: Origin::default(),
    })
}

fn written(paper: &Paper) -> Vec<u8> {
    match pdf(paper, &Look::default()) {
        Ok(bytes) => bytes,
        Err(faults) => panic!("{faults:?}"),
    }
}

/// The text of each page.
fn pages(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).unwrap();
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    numbers.iter().map(|number| document.extract_text(&[*number]).unwrap()).collect()
}

/// Words in one style on one line, and where on their page they begin.
#[derive(Debug)]
struct Run {
    page: u32,
    x: f32,
    y: f32,
    size: f32,
    words: String,
}

/// All that is written, in the order in which it is drawn.
fn runs(bytes: &[u8]) -> Vec<Run> {
    let document = Document::load_mem(bytes).unwrap();
    let mut runs: Vec<Run> = Vec::new();
    for (page, id) in document.get_pages() {
        let fonts = document.get_page_fonts(id).unwrap();
        let (mut font, mut size) = (Vec::new(), 0.0);
        for operation in Content::decode(&document.get_page_content(id)).unwrap().operations {
            match (operation.operator.as_str(), operation.operands.as_slice()) {
                ("Tf", [name, points]) => {
                    font = name.as_name().unwrap().to_vec();
                    size = points.as_float().unwrap();
                }
                ("Tm", [.., x, y]) => {
                    let (x, y) = (x.as_float().unwrap(), y.as_float().unwrap());
                    runs.push(Run { page, x, y, size, words: String::new() });
                }
                ("TJ", [shown]) => {
                    let encoding = fonts[&font].get_font_encoding(&document).unwrap();
                    for part in shown.as_array().unwrap() {
                        let Ok(part) = part.as_str() else { continue };
                        let words = Document::decode_text(&encoding, part).unwrap();
                        runs.last_mut().unwrap().words.push_str(&words);
                    }
                }
                _ => {}
            }
        }
    }
    runs
}

/// The lines of paragraphs, from the first page to the last.
fn lines(bytes: &[u8]) -> Vec<String> {
    let runs = runs(bytes);
    runs.chunk_by(|a, b| (a.page, a.y) == (b.page, b.y))
        .map(|line| line.iter().map(|run| run.words.as_str()).collect())
        .collect()
}

/// Where each run of text on a page begins.
fn starts(document: &Document, page: (u32, u16)) -> Vec<(f32, f32)> {
    let number = |operand: &Object| operand.as_float().unwrap();
    Content::decode(&document.get_page_content(page))
        .unwrap()
        .operations
        .iter()
        .filter(|operation| operation.operator == "Tm")
        .map(|operation| (number(&operation.operands[4]), number(&operation.operands[5])))
        .collect()
}

fn messages(paper: &Paper) -> Vec<String> {
    match pdf(paper, &Look::default()) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.into_iter().map(|fault| fault.message).collect(),
    }
}

/// What an entry of the catalogue refers to.
fn catalogue_entry<'a>(document: &'a Document, key: &str) -> &'a Object {
    let entry = document.catalog().unwrap().get(key.as_bytes()).unwrap();
    document.dereference(entry).unwrap().1
}

const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">
<defs><linearGradient id="a"><stop stop-color="#fff"/><stop offset="1" stop-color="#036"/>
</linearGradient></defs>
<rect width="60" height="40" fill="url(#a)" opacity="0.5"/><text x="4" y="20">£m</text></svg>"##;

fn picture(svg: &str) -> Inline {
    let source = Source::new("paper.md", "![A chart](chart.svg)");
    Inline::Image(Image {
        alternative: "A chart".to_owned(),
        path: "chart.svg".into(),
        content: ImageContent {
            format: ImageFormat::Svg,
            bytes: Arc::new(svg.as_bytes().to_vec()),
            width: 60,
            height: 40,
        },
        place: Place::file(&source),
    })
}

/// A drawing may be larger than all of the text: it is in the file once.
#[test]
fn nothing_is_in_the_file_that_no_page_shows() {
    let written = written(&paper(vec![Block::Paragraph(vec![picture(SVG)])]));
    let document = Document::load_mem(&written).unwrap();
    let mut left_over = document.clone().prune_objects();
    // What the file is kept in is referred to by none of its objects.
    left_over.retain(|id| {
        !matches!(document.get_object(*id).and_then(Object::type_name), Ok(b"ObjStm" | b"XRef"))
    });
    assert_eq!(left_over, []);
}

fn chart(notes: Vec<Vec<Inline>>) -> Block {
    let Inline::Image(image) = picture(SVG) else { panic!("a picture") };
    Block::Chart(Chart { caption: text("Figure 1: Spending"), image, notes })
}

#[test]
fn a_chart_is_not_parted_from_its_caption_and_notes() {
    for lines in 0..60 {
        let mut blocks = vec![paragraph("A line of text."); lines];
        blocks.push(chart(vec![text("Table 3 has these figures.")]));
        let pages = pages(&written(&paper(blocks)));
        let with_caption = pages.iter().position(|page| page.contains("Figure 1: Spending"));
        let with_note = pages.iter().position(|page| page.contains("Table 3 has these figures."));
        assert!(with_caption.is_some() && with_caption == with_note, "after {lines} lines");
    }
}

/// Wherever on a page the chart would stand.
#[test]
fn a_chart_is_not_parted_from_the_table_of_its_figures() {
    let figures = |rows| match long_table(rows) {
        Block::Table(table) => Block::Table(Table { caption: None, ..table }),
        other => other,
    };
    for lines in 10..40 {
        let mut blocks = vec![paragraph("A line of text."); lines];
        blocks.push(chart(Vec::new()));
        blocks.push(figures(4));
        for page in pages(&written(&paper(blocks))) {
            assert_eq!(page.contains("Figure 1"), page.contains("Placement 1"), "{page}");
        }
    }
}

#[test]
fn words_can_be_copied_out_of_the_paper() {
    let blocks = vec![heading(1, "Überblick & £ report"), paragraph("Fifty – ‘100%’ off.")];
    let page = pages(&written(&paper(blocks))).remove(0);
    assert!(page.contains("Überblick & £ report"), "{page}");
    assert!(page.contains("Fifty – ‘100%’ off."), "{page}");
    assert!(page.contains("Page 1 of 1"), "{page}");
}

#[test]
fn a_long_table_repeats_its_headings_on_every_page() {
    let pages = pages(&written(&paper(vec![long_table(200)])));
    assert!(pages.len() > 3);
    for page in &pages {
        assert_eq!(page.matches("Yearly").count(), 1, "{page}");
    }
    let last = pages.last().unwrap();
    assert!(last.contains("Placement 199") && last.contains("Placement 200"), "{last}");
    assert!(last.contains("Brackets are credits."), "{last}");
}

#[test]
fn nothing_is_written_outside_the_margins() {
    let long_word = paragraph(&"Donaudampfschifffahrt".repeat(30));
    let blocks = vec![paragraph(&"word ".repeat(900)), long_table(90), long_word];
    let document = Document::load_mem(&written(&paper(blocks))).unwrap();
    let page = Look::default().page;
    for id in document.get_pages().into_values() {
        for (x, y) in starts(&document, id) {
            assert!(x >= page.left.0 - 0.1 && x <= page.width.0 - page.right.0, "{x}");
            assert!(y >= page.bottom.0 / 3.0 && y <= page.height.0 - page.top.0 / 3.0, "{y}");
        }
    }
}

/// As in `---:` of a table that a person typed, and as the program makes its own.
#[test]
fn figures_stand_under_one_another_on_the_decimal_point() {
    for alignment in [Alignment::Point, Alignment::Right] {
        let row = |figure| Row { role: RowRole::Body, cells: vec![Cell::Words(text(figure))] };
        let column = Column { heading: text("£"), alignment, names_rows: false };
        let table = Block::Table(Table {
            caption: None,
            columns: vec![column],
            headings_shown: false,
            landscape: false,
            rows: ["1", "1.25", "(1)", "–", "(1.50)", "n/a"].map(row).to_vec(),
            notes: Vec::new(),
            origin: Origin::default(),
        });
        let runs = runs(&written(&paper(vec![table])));
        let starts: Vec<f32> = runs.iter().map(|run| run.x).collect();
        let (digit, bracket, point, dash, n_a) = (5.56, 3.33, 2.78, 5.56, 5.56 + 2.78 + 5.56);
        let last_digit_ends = starts[1] + point + 3.0 * digit;
        let expected = [
            starts[1],
            starts[1],
            starts[1] - bracket,
            last_digit_ends - dash,
            starts[1] - bracket,
            last_digit_ends - n_a,
        ];
        for (start, expected) in starts.iter().zip(expected) {
            assert!((start - expected).abs() < 0.05, "{alignment:?}: {runs:?}");
        }
    }
}

/// Years and words at the right are no figures, and stand at the edge.
#[test]
fn what_is_no_figure_stands_at_the_right_edge() {
    let row = |words| Row { role: RowRole::Body, cells: vec![Cell::Words(text(words))] };
    let column = Column { heading: text("x"), alignment: Alignment::Right, names_rows: false };
    let table = Block::Table(Table {
        caption: None,
        columns: vec![column],
        headings_shown: false,
        landscape: false,
        rows: ["2024-25", "2024-2025", "2024.5"].map(row).to_vec(),
        notes: Vec::new(),
        origin: Origin::default(),
    });
    let runs = runs(&written(&paper(vec![table])));
    assert!((runs[0].x - runs[1].x - 2.0 * 5.56).abs() < 0.05, "{runs:?}");
}

/// Whatever stands before it, and however the lines fall.
#[test]
fn names_with_numbers_figures_and_short_parts_of_words_are_not_parted() {
    let sentence = "Table 1 has on-costs of -£500 in 2024-25, as Appendix 2 has for 2024/25. ";
    for shift in 0..40 {
        let words = format!("{} {}", "i".repeat(shift), sentence.repeat(6));
        for line in lines(&written(&paper(vec![paragraph(&words)]))) {
            let end = line.trim_end().rsplit(' ').next().unwrap_or_default();
            let parted = ["Table", "on-", "-", "-£", "2024-", "Appendix", "2024/"];
            assert!(!parted.contains(&end), "{line}");
        }
    }
}

/// A table of money under long headings, whose row has a long name.
fn money_table(columns: usize) -> Block {
    let column = |(heading, alignment): (&str, Alignment)| Column {
        heading: text(heading),
        alignment,
        names_rows: alignment == Alignment::Left,
    };
    let figures = std::iter::repeat_n(
        ("Full-year effect of on-costs in 2024-25", Alignment::Point),
        columns - 1,
    );
    let name = Cell::Words(text("Transitions at eighteen, joint with Children’s Services"));
    let row = |amount: &str| Row {
        role: RowRole::Body,
        cells: std::iter::once(name.clone())
            .chain(std::iter::repeat_n(Cell::Words(text(amount)), columns - 1))
            .collect(),
    };
    Block::Table(Table {
        caption: Some(text("Table 1: Money")),
        columns: std::iter::once(("Scheme", Alignment::Left)).chain(figures).map(column).collect(),
        headings_shown: true,
        landscape: false,
        rows: vec![row("£1,145,028"), row("(£360)")],
        notes: Vec::new(),
        origin: Origin::default(),
    })
}

#[test]
fn the_names_of_rows_have_a_fair_share_of_a_wide_table() {
    for columns in 6..=8 {
        let runs = runs(&written(&paper(vec![money_table(columns)])));
        let left = runs[0].x;
        let name = |run: &&Run| {
            "Transitions at eighteen, joint with Children’s Services".contains(run.words.trim())
        };
        let names = runs.iter().filter(|run| run.x < left + 10.0).filter(name).count();
        assert!(names <= 2 * 3, "{columns} columns: {runs:?}");
    }
}

/// In a paper of ours they aren't: somebody is asked to find room for them.
#[test]
fn only_the_longest_words_of_a_wide_table_from_elsewhere_are_broken() {
    let headings = [
        "Electroencephalograph",
        "Counterrevolutionaries",
        "Reassessment",
        "Safeguarding",
        "Procurement",
        "Transformation",
        "Accommodate",
    ];
    let column = |words: &&str| Column {
        heading: text(words),
        alignment: Alignment::Left,
        names_rows: false,
    };
    let table = Block::Table(Table {
        caption: None,
        columns: headings.iter().map(column).collect(),
        headings_shown: true,
        landscape: false,
        rows: Vec::new(),
        notes: Vec::new(),
        origin: Origin::default(),
    });
    let paper = paper(vec![table]);
    let broken =
        "a table is too wide: words would have to be broken, such as `Electroencephalograph`";
    assert_eq!(messages(&paper), [broken]);
    let (bytes, warnings) = pdf_any(&paper, &Look::default()).unwrap();
    let warnings: Vec<&str> = warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(warnings, [broken]);
    let runs = runs(&bytes);
    for word in &headings[2..] {
        assert!(runs.iter().any(|run| run.words == *word), "{word}: {runs:?}");
    }
}

/// A table whose only row has these words, all of them under headings of one letter.
fn table_of_words(words: &[&str]) -> Block {
    let column =
        |_: &&str| Column { heading: text("x"), alignment: Alignment::Left, names_rows: false };
    let cells = words.iter().map(|words| Cell::Words(text(words))).collect();
    Block::Table(Table {
        caption: None,
        columns: words.iter().map(column).collect(),
        headings_shown: true,
        landscape: false,
        rows: vec![Row { role: RowRole::Body, cells }],
        notes: Vec::new(),
        origin: Origin::default(),
    })
}

/// Other columns have words that can be broken over lines.
#[test]
fn a_column_is_as_wide_as_its_longest_word_where_the_table_has_room() {
    let long = "Neighbourhood_improvement_programme_2024";
    let words = "what the programme is to do in every ward of the borough, and by when";
    let runs = runs(&written(&paper(vec![table_of_words(&[long, words, words])])));
    assert!(runs.iter().any(|run| run.words == long), "{runs:?}");
}

/// It is no word of the language, and no page has room for it.
#[test]
fn an_address_that_is_wider_than_the_page_is_broken() {
    let address = "a".repeat(120);
    let runs = runs(&written(&paper(vec![table_of_words(&["Guidance", &address])])));
    assert!(runs.iter().any(|run| run.words == "Guidance"), "{runs:?}");
}

/// Whatever the size of type that the style asks for.
#[test]
fn type_shrinks_to_eight_points_before_words_are_broken() {
    let mut look = Look::default();
    look.table.size = Pt(12.0);
    let table = table_of_words(&["Accommodation"; 6]);
    let runs = runs(&pdf(&paper(vec![table]), &look).unwrap());
    assert!(runs.iter().filter(|run| run.words == "Accommodation").count() == 6, "{runs:?}");
    assert!(runs.iter().all(|run| run.size >= 8.0), "{runs:?}");
}

/// The space between columns is given up first.
#[test]
fn words_of_a_wide_table_are_whole_as_long_as_its_columns_can_move_together() {
    let heading = |index: usize| ["Contracts", "Provider"][index % 2];
    let column = |index| Column {
        heading: text(heading(index)),
        alignment: Alignment::Left,
        names_rows: false,
    };
    let table = Block::Table(Table {
        caption: None,
        columns: (0..11).map(column).collect(),
        headings_shown: true,
        landscape: false,
        rows: Vec::new(),
        notes: Vec::new(),
        origin: Origin::default(),
    });
    let runs = runs(&written(&paper(vec![table])));
    let words: Vec<&str> = runs.iter().take(11).map(|run| run.words.as_str()).collect();
    let expected: Vec<&str> = (0..11).map(heading).collect();
    assert_eq!(words, expected);
}

#[test]
fn type_in_a_wide_table_is_no_smaller_than_eight_points() {
    let too_wide = "the table `Table 1: Money` is too wide: ";
    for columns in 6..=12 {
        let paper = paper(vec![money_table(columns)]);
        match messages(&paper).as_slice() {
            [] => assert!(runs(&written(&paper)).iter().all(|run| run.size >= 8.0), "{columns}"),
            [message] => assert!(message.starts_with(too_wide), "{message}"),
            messages => panic!("{messages:?}"),
        }
    }
}

#[test]
fn a_heading_is_never_left_alone_at_the_foot_of_a_page() {
    for lines in 24..34 {
        let mut blocks: Vec<Block> = (0..lines).map(|_| paragraph("Line.")).collect();
        blocks.push(heading(2, "Heading"));
        blocks.push(heading(3, "Subheading"));
        blocks.push(paragraph(&"what follows ".repeat(40)));
        for page in pages(&written(&paper(blocks))) {
            if page.contains("Heading") {
                assert!(page.contains("Subheading") && page.contains("what follows"), "{page}");
            }
        }
    }
}

/// What is announced follows on the same page, unless half of a page would stay empty for it.
/// Its first rule is no part of the last item.
#[test]
fn a_table_stands_apart_from_the_list_above_it() {
    let table = |rows: Vec<Block>| {
        let Block::Table(table) = table_of_words(&["Head of Parks"]) else { panic!("a table") };
        let bare = Table { headings_shown: false, ..table };
        runs(&written(&paper(rows.into_iter().chain([Block::Table(bare)]).collect())))
    };
    let item = Item { ticked: None, blocks: vec![paragraph("The last item.")] };
    let list = List { labels: Labels::Bullet, tight: true, items: vec![item] };
    let gap = |runs: &[Run]| {
        let y = |words: &str| runs.iter().find(|run| run.words == words).unwrap().y;
        y("The last item.") - y("Head of Parks")
    };
    let below_list = gap(&table(vec![Block::List(list)]));
    let below_paragraph = gap(&table(vec![paragraph("The last item.")]));
    assert!(below_list > below_paragraph + 3.0, "{below_list}, {below_paragraph}");
}

#[test]
fn a_heading_of_a_group_stays_with_its_first_two_rows() {
    let row = |role, label: String| Row {
        role,
        cells: vec![Cell::Words(text(&label)), Cell::Words(text("1"))],
    };
    let group = |number: usize| {
        let rows = (1..=3).map(move |line| row(RowRole::Body, format!("Line {number}.{line};")));
        std::iter::once(row(RowRole::Group, format!("Group {number};"))).chain(rows)
    };
    for lines in 0..8 {
        let Block::Table(table) = long_table(1) else { unreachable!("it is a table") };
        let rows = (1..=40).flat_map(group).collect();
        let mut blocks: Vec<Block> = (0..lines).map(|_| paragraph("Before it.")).collect();
        blocks.push(Block::Table(Table { rows, ..table }));
        for page in pages(&written(&paper(blocks))) {
            for number in 1..=40 {
                if page.contains(&format!("Group {number};")) {
                    assert!(page.contains(&format!("Line {number}.2;")), "{page}");
                }
            }
        }
    }
}

#[test]
fn a_line_that_announces_a_big_picture_may_stand_at_the_foot_of_a_page() {
    let tall = SVG.replace("width=\"60\" height=\"40\">", "width=\"400\" height=\"400\">");
    let announced = |lines: usize, what: Block| {
        let mut blocks = vec![paragraph("Line."); lines];
        blocks.push(paragraph("The chart shows it:"));
        blocks.push(what);
        let pages = pages(&written(&paper(blocks)));
        pages.iter().position(|page| page.contains("The chart shows it:")).unwrap()
    };
    let big = match picture(&tall) {
        Inline::Image(image) => {
            let content = ImageContent { width: 400, height: 400, ..image.content.clone() };
            Inline::Image(Image { content, ..image })
        }
        other => other,
    };
    assert_eq!(announced(24, Block::Paragraph(vec![big])), 0);
    assert_eq!(announced(30, paragraph(&"small ".repeat(60))), 1);
}

#[test]
fn a_footnote_stands_on_the_page_that_refers_to_it() {
    let mut blocks: Vec<Block> = (0..60).map(|_| paragraph("Line.")).collect();
    blocks.insert(3, Block::Paragraph(vec![Inline::FootnoteReference(1)]));
    let mut paper = paper(blocks);
    let blocks = vec![paragraph("Source: ledger.")];
    paper.footnotes.push(Footnote { label: "source".to_owned(), blocks });
    let pages = pages(&written(&paper));
    assert!(pages.len() > 1);
    assert!(pages[0].contains("Source: ledger."), "{}", pages[0]);
}

#[test]
fn a_footnote_longer_than_a_page_goes_on_at_the_foot_of_the_next() {
    let mut paper = paper(vec![
        paragraph("Before."),
        Block::Paragraph(vec![Inline::FootnoteReference(1)]),
        paragraph(&"after ".repeat(60)),
    ]);
    let blocks = vec![paragraph(&"note ".repeat(1600))];
    paper.footnotes.push(Footnote { label: "long".to_owned(), blocks });
    let pages = pages(&written(&paper));
    assert!(pages[0].contains("Before.") && pages[0].contains("note"), "{}", pages[0]);
    let all = pages.concat();
    assert_eq!(all.matches("note").count(), 1600);
    assert_eq!(all.matches("after").count(), 60);
}

#[test]
fn the_same_paper_gives_the_same_bytes_whatever_was_drawn_in_between() {
    let drawn = || written(&paper(vec![heading(1, "Chart"), Block::Paragraph(vec![picture(SVG)])]));
    let first = drawn();
    written(&paper(vec![long_table(30)]));
    for _ in 0..4 {
        assert!(first == drawn());
    }
    assert!(std::thread::spawn(drawn).join().unwrap() == first);
}

#[test]
fn every_character_that_the_font_lacks_is_named() {
    let paper = paper(vec![paragraph("The 雪 and the 🙂 face, or ש"), heading(2, "雪")]);
    let expected = [
        "the character `ש` (U+05E9) is of a script that runs from right to left, which can't be \
         set yet: it stands in `ש`",
        "the font has no character `雪` (U+96EA): it stands in `雪`",
        "the font has no character `🙂` (U+1F642): it stands in `🙂`",
    ];
    assert_eq!(messages(&paper), expected);
}

#[test]
fn a_picture_that_cannot_be_read_is_a_fault_with_its_place() {
    let paper = paper(vec![Block::Paragraph(vec![picture("<svg")])]);
    let faults = pdf(&paper, &Look::default()).unwrap_err();
    let fault = faults.iter().next().unwrap();
    assert!(fault.message.starts_with("failed to read the picture `chart.svg` ("), "{fault:?}");
    assert!(fault.place.is_some());
}

#[test]
fn a_link_to_a_heading_that_is_not_there_is_a_fault() {
    let link = |target: &str| {
        let content = text("below");
        Block::Paragraph(vec![Inline::Link { target: target.to_owned(), content }])
    };
    let good = paper(vec![heading(2, "Financial implications"), link("#financial-implications")]);
    assert_eq!(messages(&good), [""; 0]);
    let bad = paper(vec![heading(2, "Financial implications"), link("#finance")]);
    assert_eq!(messages(&bad), ["a link leads to `#finance`, but no heading is so called"]);
}

/// Of headings with the same words the first in the paper has the name: those of footnotes come after
/// all of the text, whatever page they stand on.
#[test]
fn a_link_leads_to_the_heading_of_the_text_rather_than_to_one_in_a_footnote() {
    let target = "#purpose".to_owned();
    let link = Inline::Link { target, content: text("below") };
    let blocks = vec![
        Block::Paragraph(vec![link, Inline::FootnoteReference(1)]),
        Block::PageBreak,
        heading(2, "Purpose"),
    ];
    let blocks_of_note = vec![heading(2, "Purpose")];
    let footnotes = vec![Footnote { label: "1".to_owned(), blocks: blocks_of_note }];
    let document = Document::load_mem(&written(&Paper { footnotes, ..paper(blocks) })).unwrap();
    let pages = document.get_pages();
    let links = document.get_dictionary(pages[&1]).unwrap().get(b"Annots").unwrap();
    let link = links.as_array().unwrap()[0].as_reference().unwrap();
    let action = document.get_dictionary(link).unwrap().get(b"A").unwrap().as_dict().unwrap();
    let destination = action.get(b"D").unwrap().as_array().unwrap();
    assert_eq!(destination[0].as_reference().unwrap(), pages[&2]);
}

#[test]
fn the_document_says_what_it_is() {
    let blocks = [(1, "Title"), (2, "First"), (3, "Inner"), (2, "Last")]
        .map(|(level, words)| heading(level, words));
    let document = Document::load_mem(&written(&paper(blocks.to_vec()))).unwrap();
    assert_eq!(catalogue_entry(&document, "Lang").as_str().unwrap(), b"en-GB");
    let preferences = catalogue_entry(&document, "ViewerPreferences").as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let information = document.trailer.get(b"Info").unwrap();
    let information = document.dereference(information).unwrap().1.as_dict().unwrap();
    let entry = |key: &[u8]| information.get(key).unwrap().as_str().unwrap();
    assert_eq!(entry(b"CreationDate"), b"D:20190318000000Z");
    assert_eq!(entry(b"Author"), b"Director of Adult Services");
    let toc = document.get_toc().unwrap().toc;
    let titles: Vec<(usize, &str)> =
        toc.iter().map(|entry| (entry.level, entry.title.as_str())).collect();
    assert_eq!(titles, [(1, "Title"), (2, "First"), (3, "Inner"), (2, "Last")]);
}

#[test]
fn a_table_with_more_columns_than_fit_is_a_fault() {
    let column = Column { heading: text("x"), alignment: Alignment::Left, names_rows: false };
    let table = Table {
        caption: Some(text("Table 9: Everything")),
        columns: vec![column; 80],
        headings_shown: true,
        landscape: false,
        rows: Vec::new(),
        notes: Vec::new(),
        origin: Origin::default(),
    };
    let messages = messages(&paper(vec![Block::Table(table)]));
    assert_eq!(messages.len(), 1);
    assert!(messages[0].starts_with("the table `Table 9: Everything` has 80 columns"));
}

/// A figure over two lines would be read as two figures.
#[test]
fn a_table_whose_figures_would_be_broken_is_a_fault() {
    let column = Column { heading: text("x"), alignment: Alignment::Point, names_rows: false };
    let cell = Cell::Words(text("£2,145,028.60"));
    let table = |columns: usize| Table {
        caption: Some(text("Table 9: Everything")),
        columns: vec![column.clone(); columns],
        headings_shown: true,
        landscape: false,
        rows: vec![Row { role: RowRole::Body, cells: vec![cell.clone(); columns] }],
        notes: Vec::new(),
        origin: Origin::default(),
    };
    assert_eq!(
        messages(&paper(vec![Block::Table(table(15))])),
        ["the table `Table 9: Everything` is too wide: its figures would have to be broken"]
    );
    assert!(pdf(&paper(vec![Block::Table(table(7))]), &Look::default()).is_ok());
}

#[test]
fn headers_begin_on_the_page_that_the_style_says() {
    let paper = paper(vec![
        heading(1, "A title page"),
        Block::PageBreak,
        paragraph("The second page."),
        Block::PageBreak,
        paragraph("The third page."),
    ]);
    let mut page = Page { header_from: 2, ..Page::default() };
    page.header.right.push(FurniturePart::Title);
    let page = page.checked().expect("the usual margins have room for a header");
    let bytes = pdf(&paper, &Look { page, ..Look::default() }).unwrap();
    let title = paper.details.title.as_str();
    let with_header: Vec<bool> = pages(&bytes).iter().map(|page| page.contains(title)).collect();
    assert_eq!(with_header, [false, true, true]);
    assert!(pages(&bytes).iter().all(|page| page.contains("Page ")));
}

/// Whoever copies or searches the text finds what was typed.
#[test]
fn hyphens_are_copied_as_they_were_typed() {
    let typed = "self\u{2011}funders and full\u{2010}year, on-costs, co\u{AD}operate";
    let blocks = vec![paragraph(typed), Block::Paragraph(vec![Inline::Strong(text(typed))])];
    let copied = pages(&written(&paper(blocks))).concat();
    let words = "self\u{2011}funders and full\u{2010}year, on-costs, cooperate";
    assert_eq!(copied.matches(words).count(), 2, "{copied}");
}

/// A picture of one colour is a small file, and makes no large paper.
#[test]
fn pictures_are_packed() {
    let pixels = image::RgbaImage::from_pixel(1500, 1000, image::Rgba([20, 90, 160, 200]));
    let mut png = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let picture = Inline::Image(Image {
        alternative: "A square".to_owned(),
        path: "square.png".into(),
        content: ImageContent {
            format: ImageFormat::Png,
            bytes: Arc::new(png.into_inner()),
            width: 1500,
            height: 1000,
        },
        place: Place::file(&Source::new("paper.md", "")),
    });
    let bytes = written(&paper(vec![Block::Paragraph(vec![picture])]));
    assert!(bytes.len() < 50_000, "{} bytes", bytes.len());
}
