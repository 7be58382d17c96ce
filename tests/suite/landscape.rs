//! Wide tables on pages turned round: a capital programme of fifteen columns.

use std::fmt::Write;

use lopdf::{Document, Object};

use super::support::{Change, Desk, assert_snapshot, replace, write};

const SCHEDULES: &str = "inputs/parks/schedules.yaml";
const PAPER: &str = "inputs/parks/paper.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";
const STYLE: &str = "templates/simple/style.yaml";

/// Years and sources of funding; with the names of the schemes they are fifteen columns.
const COLUMNS: [(&str, &str); 14] = [
    ("spent", "Spent before"),
    ("y1", "2024/25"),
    ("y2", "2025/26"),
    ("y3", "2026/27"),
    ("y4", "2027/28"),
    ("y5", "2028/29"),
    ("later", "Later"),
    ("cost", "Whole cost"),
    ("grant", "Grants"),
    ("s106", "S106"),
    ("receipts", "Receipts"),
    ("reserve", "Reserve"),
    ("revenue", "Revenue"),
    ("loan", "Borrowing"),
];

/// The programme: three groups of schemes, whose funding comes to what they cost.
fn programme(schemes: usize) -> String {
    let mut text =
        "schedules:\n  - id: capital\n    title: Capital\n    label: Scheme\n    columns:\n"
            .to_owned();
    for (id, heading) in COLUMNS {
        let formula = match id {
            "cost" => ", formula: spent + y1 + y2 + y3 + y4 + y5 + later",
            "loan" => ", formula: cost - grant - s106 - receipts - reserve - revenue",
            _ => "",
        };
        writeln!(text, "      - {{id: {id}, heading: {heading}{formula}}}").expect("fits");
    }
    text.push_str("    rows:\n");
    for (group, label) in ["Play areas", "Bridges", "Buildings"].iter().enumerate() {
        writeln!(text, "      - id: g{group}\n        group: {label}\n        subtotal: {label}")
            .expect("fits");
        text.push_str("        rows:\n");
        for scheme in 1..=schemes {
            let number = group * schemes + scheme;
            write!(text, "          - {{id: s{number}, label: Scheme {number}").expect("fits");
            for (id, _) in COLUMNS.iter().filter(|(id, _)| !matches!(*id, "cost" | "loan")) {
                let amount = if matches!(*id, "spent" | "y1") { 234_567 } else { 100_000 };
                write!(text, ", {id}: {}", amount + number * 1000).expect("fits");
            }
            text.push_str("}\n");
        }
    }
    text.push_str("      - {id: total, label: All schemes, formula: sum(rows), role: total}\n");
    text
}

const TABLE: &str = "tables:
  - id: capital
    caption: The capital programme
    rows: capital
    money: pounds
    page: landscape
    notes: [Prices are those of 2024.]
";

const PROSE: &str = "The schemes of {{ref capital}} cost {{capital.total.cost}}.

### The programme

{{table capital}}

These words follow the table. See [the programme](#the-programme).
";

/// The parks' paper with the programme between its words.
fn desk(schemes: usize) -> Desk {
    Desk::parks().with([
        write(SCHEDULES, programme(schemes)),
        replace(PAPER, "tables:\n", TABLE),
        write(SUMMARY, PROSE),
        replace(STYLE, "  footer:\n", "  header:\n    left: The parks\n  footer:\n"),
    ])
}

struct Page {
    /// Width and height in whole points.
    size: (i64, i64),
    words: String,
}

impl Page {
    fn is_landscape(&self) -> bool {
        self.size.0 > self.size.1
    }
}

fn pages(desk: &Desk, file: &str) -> Vec<Page> {
    let document = Document::load(desk.path(file)).expect("it can be read");
    let page = |(number, id)| {
        let page = document.get_dictionary(id).expect("a page");
        let sides = page.get(b"MediaBox").and_then(Object::as_array).expect("it has a size");
        let side = |at: usize| sides[at].as_float().expect("a number").round() as i64;
        let words = document.extract_text(&[number]).expect("it has text");
        Page { size: (side(2) - side(0), side(3) - side(1)), words }
    };
    document.get_pages().into_iter().map(page).collect()
}

fn ways(pages: &[Page]) -> String {
    pages.iter().map(|page| if page.is_landscape() { 'L' } else { 'P' }).collect()
}

#[test]
fn a_wide_table_stands_on_pages_turned_round() {
    let desk = desk(14);
    desk.run_well(&["build"]);
    let pages = pages(&desk, "output/parks/paper.pdf");
    assert_eq!(ways(&pages), "PLLP");
    assert_eq!((pages[0].size, pages[1].size), ((595, 842), (842, 595)));
    for page in &pages[1..3] {
        assert!(page.words.contains("2027/28") && page.words.contains("Borrowing"));
    }
    assert!(pages[1].words.contains("The programme"), "the heading stands above its table");
    assert!(pages[1].words.contains("Table 1: The capital programme"));
    assert!(pages[2].words.contains("Prices are those of 2024."), "notes stand under it");
    assert!(pages[3].words.contains("These words follow the table."));
    for (index, page) in pages.iter().enumerate() {
        assert!(page.words.contains("The parks"));
        assert!(page.words.contains(&format!("Page {} of 4", index + 1)));
    }
}

/// What leads to a heading on a turned page leads to a height that is on that page.
#[test]
fn bookmarks_and_links_lead_to_places_on_pages_turned_round() {
    let desk = desk(14);
    desk.run_well(&["build"]);
    let document = Document::load(desk.path("output/parks/paper.pdf")).expect("it can be read");
    let turned = document.get_pages()[&2];
    let destinations = document.objects.values().filter_map(|object| {
        let dictionary = object.as_dict().ok()?;
        let to = dictionary.get(b"Dest").or_else(|_| {
            dictionary.get(b"A").and_then(Object::as_dict).and_then(|action| action.get(b"D"))
        });
        to.ok()?.as_array().ok()
    });
    let heights: Vec<f32> = destinations
        .filter(|to| to[0].as_reference().ok() == Some(turned))
        .map(|to| to[3].as_float().expect("a height"))
        .collect();
    assert_eq!(heights.len(), 2, "a bookmark and a link");
    // The heading is the first thing on a page 595 pt high with margins of 25 mm.
    assert!(heights.iter().all(|height| (520.0..=526.0).contains(height)), "{heights:?}");
}

#[test]
fn the_markdown_of_a_wide_table_reads_back_with_its_pages() {
    let desk = desk(14);
    desk.run_well(&["build"]);
    let markdown = desk.read("output/parks/paper.md");
    assert!(markdown.contains("<!-- landscape -->\n\n**Table 1: The capital programme**\n\n|"));
    desk.run_well(&["render", "output/parks/paper.md", "--style", "simple", "--output", "again"]);
    assert_eq!(desk.read("again/parks/paper.md"), markdown);
    let pages = pages(&desk, "again/parks/paper.pdf");
    assert_eq!(ways(&pages), "PLLP");
    assert!(pages[2].words.contains("Prices are those of 2024."));
}

#[test]
fn typst_turns_the_same_pages() {
    let desk = desk(2);
    desk.run_well(&["build"]);
    let typst = desk.read("output/parks/paper.typ");
    let start =
        typst.find("#page(flipped: true)[\n  === The programme").expect("the page is turned");
    let (turned, after) = typst[start..].split_once("\n]\n").expect("and turned back");
    assert!(turned.contains("caption: [Table 1: The capital programme]"));
    assert!(after.trim_start().starts_with("These words follow the table."));
}

#[test]
fn on_paper_that_is_wide_as_it_is_nothing_is_turned() {
    let desk = desk(2).with([replace(
        STYLE,
        "look:\n",
        "look:\n  page:\n    width: 297mm\n    height: 210mm\n",
    )]);
    desk.run_well(&["build"]);
    let pages = pages(&desk, "output/parks/paper.pdf");
    assert_eq!(ways(&pages), "LL");
    assert!(pages[0].words.contains("These words follow the table."), "no page ends for its sake");
}

fn refuses(case: &str, changes: impl IntoIterator<Item = Change>) {
    let desk = desk(2).with(changes);
    let run = desk.run(&["build"]);
    assert_snapshot("landscape", case, &run.shown(&["build"]));
    assert_eq!(run.exit, Some(1));
}

#[test]
fn a_table_that_is_too_wide_is_offered_a_page_turned_round() {
    refuses("too_wide", [replace(PAPER, "    page: landscape\n", "")]);
}

#[test]
fn a_page_is_upright_or_turned_and_nothing_else() {
    refuses("unknown_page", [replace(PAPER, "page: landscape", "page: wide")]);
}

#[test]
fn no_page_is_turned_in_the_middle_of_a_list() {
    let prose = PROSE.replace("{{table capital}}", "- The schemes are:\n\n  {{table capital}}");
    refuses("in_a_list", [write(SUMMARY, prose)]);
}

#[test]
fn what_turns_a_page_in_markdown_stands_above_a_table() {
    let prose = format!("<!-- landscape -->\n\nNo table.\n\n{PROSE}");
    refuses("no_table", [write(SUMMARY, prose)]);
}
