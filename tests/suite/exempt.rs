//! Sections that are exempt: in the version for members, and nowhere in what is published.

use lopdf::{Document, Object};

use super::aloud::read_aloud;
use super::support::{Change, Desk, assert_snapshot, replace, write};

const PAPER: &str = "inputs/parks/paper.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";
const RESOURCES: &str = "inputs/parks/sections/resources.md";
const LEGAL: &str = "inputs/parks/sections/legal.md";
const STYLE: &str = "templates/simple/style.yaml";

const MAP: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20'/></svg>";

/// Words and figures that stand in the exempt section, and nowhere else.
const EXEMPT: [&str; 13] = [
    "Thornfield",
    "tender",
    "Gardener",
    "Park Ranger",
    "56,000",
    "18,750",
    "74,750",
    "Yearly",
    "Bids received",
    "bids",
    "depot",
    "chart-bids",
    "5,500",
];

/// The parks, whose section on resources is exempt: prose, tables, a chart, a picture, footnotes, a heading.
fn parks() -> Desk {
    Desk::parks().with([
        replace(
            STYLE,
            "particulars:\n  - id: front\n    fields: [report_of, call_in]",
            "  - {id: exempt, label: \"Is any of it exempt?\", kind: yes_no}\n  - {id: exempt_paragraphs, label: \"By paragraphs:\", kind: text}\n  - {id: exempt_reason, label: \"Why:\", kind: text}\nparticulars:\n  - id: front\n    fields: [report_of, call_in, exempt, exempt_paragraphs, exempt_reason]\nrequires:\n  exempt: {field: exempt, paragraphs: exempt_paragraphs, reason: exempt_reason}\nnumbering: {headings: \"1.\", paragraphs: continuous}",
        ),
        replace(
            PAPER,
            "  call_in: no\n",
            "  call_in: no\n  exempt: yes\n  exempt_paragraphs: 3\n  exempt_reason: The council is bargaining about it.\n",
        ),
        replace(PAPER, "fields:\n", "exempt: [resources]\n\nfields:\n"),
        replace(
            PAPER,
            "  - Approve {{posts.total.cost}} a year for the posts.\n",
            "  - Approve the posts.\n",
        ),
        replace(
            PAPER,
            "background_papers: none",
            "charts:\n  - id: bids\n    caption: Bids received\n    kind: bar\n    rows: bids\n\nbackground_papers: none",
        ),
        write(
            "inputs/parks/schedules.yaml",
            "schedules:\n  - id: bids\n    title: Bids\n    label: Firm\n    columns:\n      - {id: bid, heading: Bid}\n    rows:\n      - {id: a, label: Firm A, bid: 5500}\n      - {id: b, label: Firm B, bid: 6500}\n",
        ),
        write(
            SUMMARY,
            "The grass is cut less often.[^grass]\n\n{{table mowing}}\n\n[^grass]: Every third week.\n",
        ),
        write(
            RESOURCES,
            "Thornfield Ltd has made the best tender.[^firm] The posts cost {{posts.total.cost}} a year.\n\n### What the bids were\n\n- One for the depot\n\n{{table posts}}\n\n{{chart bids}}\n\n![The depot](depot.svg)\n\nWhat comes of it: {{ref posts}}.\n\n[^firm]: The depot is that of Thornfield.\n",
        ),
        replace(
            "templates/simple/paper.md.tera",
            "# {{ title }}\n",
            "# {{ title }}\n{% if draft %}\n**{{ draft }}**\n{% endif %}",
        ),
        write("inputs/parks/depot.svg", MAP),
        write(LEGAL, "The law allows it.[^law] [The summary](#summary) says why.\n\n[^law]: The Act of 1972.\n"),
    ])
}

/// All words that a file of an output holds: those of a PDF as they are read aloud, and every text string
/// in it, such as bookmarks and details.
fn words_of(name: &str, bytes: &[u8]) -> String {
    if !name.ends_with(".pdf") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let document = Document::load_mem(bytes).expect("it can be read");
    let strings = document.objects.values().flat_map(strings);
    let raw = String::from_utf8_lossy(bytes).into_owned();
    [read_aloud(bytes), raw].into_iter().chain(strings).collect::<Vec<_>>().join("\n")
}

fn strings(object: &Object) -> Vec<String> {
    match object {
        Object::String(..) => lopdf::decode_text_string(object).into_iter().collect(),
        Object::Array(objects) => objects.iter().flat_map(strings).collect(),
        Object::Dictionary(entries) => entries.iter().flat_map(|(_, it)| strings(it)).collect(),
        Object::Stream(stream) => {
            let mut all: Vec<String> = stream.dict.iter().flat_map(|(_, it)| strings(it)).collect();
            let content = stream.decompressed_content();
            all.push(String::from_utf8_lossy(&content.unwrap_or_default()).into_owned());
            all
        }
        _ => Vec::new(),
    }
}

/// Which of the exempt words stand in a folder of outputs, in which file.
fn told(desk: &Desk, folder: &str) -> Vec<String> {
    let files = desk.files(folder);
    assert!(files.len() >= 3, "{folder} was built");
    let mut told = Vec::new();
    for (name, bytes) in files {
        let words = format!("{name}\n{}", words_of(&name, &bytes));
        let found = EXEMPT.iter().filter(|exempt| words.contains(**exempt));
        told.extend(found.map(|exempt| format!("{name}: {exempt}")));
    }
    told
}

/// What is exempt stands in no byte of what is published, be it words, figures, files or bookmarks.
#[test]
fn what_is_exempt_is_in_no_file_that_is_published() {
    let desk = parks();
    let public = desk.run_well(&["build"]);
    assert_snapshot("exempt", "build_public", &public.shown(&["build"]));
    assert_eq!(told(&desk, "output/parks"), [] as [&str; 0]);
    assert_snapshot("exempt", "public", &desk.read("output/parks/paper.md"));
    let names: Vec<String> = desk.files("output").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["parks/paper.md", "parks/paper.pdf", "parks/paper.typ"]);
}

/// The version for members has it all, and says on every page what it is. What both versions have is
/// numbered alike.
#[test]
fn the_version_for_members_has_what_is_exempt_and_says_so() {
    let desk = parks();
    desk.run_well(&["build"]);
    let public = desk.read("output/parks/paper.md");
    desk.run_well(&["build", "--exempt", "--workings"]);
    assert_eq!(desk.read("output/parks/paper.md"), public);
    let told = told(&desk, "output/parks-exempt");
    for exempt in EXEMPT {
        assert!(told.iter().any(|told| told.ends_with(exempt)), "{exempt}");
    }
    let whole = desk.read("output/parks-exempt/paper.md");
    assert_snapshot("exempt", "whole", whole.split("## Workings").next().unwrap_or_default());
    assert!(whole.contains("**Not for publication**") && !public.contains("**Not for"));
    assert!(desk.read("output/parks-exempt/paper.typ").contains("[NOT FOR PUBLICATION]"));
}

/// What was published before a section became exempt goes with the next build.
#[test]
fn what_was_published_before_is_removed() {
    let desk = parks().with([replace(PAPER, "exempt: [resources]\n", "")]);
    desk.run_well(&["build"]);
    assert!(!told(&desk, "output/parks").is_empty());
    let desk = desk.with([replace(PAPER, "\nfields:\n", "exempt: [resources]\nfields:\n")]);
    desk.run_well(&["build"]);
    assert_eq!(told(&desk, "output/parks"), [] as [&str; 0]);
}

/// Runs a command and compares what it says.
fn says(snapshot: &str, changes: impl IntoIterator<Item = Change>, arguments: &[&str]) {
    let desk = parks().with(changes);
    let run = desk.run(arguments);
    assert_snapshot("exempt", snapshot, &run.shown(arguments));
}

#[test]
fn public_words_lead_to_nothing_exempt() {
    says(
        "leaks",
        [write(LEGAL, "See {{ref posts}}, {{ref bids}} and [the bids](#what-the-bids-were).\n")],
        &["build"],
    );
}

/// A footnote of an exempt section is for members, whatever it is made of.
#[test]
fn public_words_have_no_exempt_footnote() {
    let resources =
        write(RESOURCES, "The bids.\n\n{{table posts}}\n\n{{chart bids}}\n\n[^firm]: `ACME LTD`\n");
    says("footnote_of_exempt", [resources, write(LEGAL, "The firm.[^firm]\n")], &["build"]);
}

/// A heading counts for links wherever it stands.
#[test]
fn public_links_lead_to_no_exempt_heading_in_a_quotation() {
    let resources =
        write(RESOURCES, "> ### Costs\n>\n> Much.\n\n{{table posts}}\n\n{{chart bids}}\n");
    let legal = write(LEGAL, "See [the costs](#costs).\n\n> ### Costs\n>\n> Little.\n");
    says("heading_in_a_quotation", [resources, legal], &["build"]);
}

/// Definitions of links belong to the whole paper: those of an exempt section would give its addresses away, also to
/// public words that have the same name for another address further on.
#[test]
fn public_links_use_no_address_of_an_exempt_section() {
    let resources = write(
        RESOURCES,
        "The bids lie [here][bids], and [in the law][act].\n\n{{table posts}}\n\n{{chart bids}}\n\n[bids]: https://example.org/thornfield\n",
    );
    let legal = write(
        LEGAL,
        "[The bids][Bids] are in; [bids] are secret. [The Act][act] says so.\n\n[bids]: https://example.org/public\n[act]: https://example.org/act\n",
    );
    says("address_of_exempt", [resources, legal], &["build"]);
    let desk = parks().with([
        write(
            RESOURCES,
            "The bids lie [here][bids], and [in the law][act].\n\n{{table posts}}\n\n{{chart bids}}\n\n[bids]: https://example.org/thornfield\n",
        ),
        write(LEGAL, "[The Act][act] says so.\n\n[act]: https://example.org/act\n"),
    ]);
    desk.run_well(&["build"]);
    assert!(desk.read("output/parks/paper.md").contains("https://example.org/act"));
}

/// Footnotes are counted anew where those of exempt sections are missing, and headings of the same words too.
#[test]
fn public_words_use_no_number_that_only_members_would_find() {
    let legal = "The law allows it.[^law] See {{ref act}}, and [the bids](#what-the-bids-were-1).\n\n### What the bids were\n\nThere were some.\n\n[^law]: {{label act}}The Act of 1972.\n";
    says("counted_anew", [write(LEGAL, legal)], &["build"]);
}

#[test]
fn what_is_exempt_says_by_which_paragraph_and_why() {
    says(
        "without_fields",
        [replace(STYLE, "\nrequires:\n  exempt: {field", "\nx_requires:\n  exempt: {field")],
        &["build"],
    );
    says(
        "without_style",
        [replace(
            STYLE,
            "requires:\n  exempt: {field: exempt, paragraphs: exempt_paragraphs, reason: exempt_reason}\n",
            "",
        )],
        &["build"],
    );
    says("without_answer", [replace(PAPER, "  exempt: yes\n", "")], &["build"]);
    says("without_paragraph", [replace(PAPER, "  exempt_paragraphs: 3\n", "")], &["build"]);
    says(
        "without_reason",
        [replace(PAPER, "  exempt_reason: The council is bargaining about it.\n", "")],
        &["build"],
    );
    says("no_such_section", [replace(PAPER, "[resources]", "[resource]")], &["build"]);
}

/// What stands under the heading names the schedule of the law under which the council publishes.
#[test]
fn the_schedule_is_that_of_the_law() {
    for (law, paragraph, schedule) in [
        ("england", "3", "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972"),
        ("wales", "14", "paragraph 14 of Part 4 of Schedule 12A to the Local Government Act 1972"),
        (
            "scotland",
            "6",
            "paragraph 6 of Part 1 of Schedule 7A to the Local Government (Scotland) Act 1973",
        ),
    ] {
        let desk = parks();
        let style = desk.read(STYLE).replace("By paragraphs:", "By paragraphs of {schedule}:");
        let style = style.replace("requires:\n", &format!("requires:\n  law: {law}\n"));
        let fields = format!("exempt_paragraphs: {paragraph}\n");
        let paper = desk.read(PAPER).replace("exempt_paragraphs: 3\n", &fields);
        let desk = desk.with([write(STYLE, style), write(PAPER, paper)]);
        desk.run_well(&["build"]);
        let made = desk.read("output/parks/paper.md");
        assert!(made.contains(schedule), "{law}: {made}");
        let label = schedule.split_once(" of ").expect("of").1;
        assert!(made.contains(&format!("By paragraphs of {label}:")), "{law}: {made}");
    }
}

#[test]
fn versions_that_cannot_be_made_are_refused() {
    says("public_workings", [], &["build", "--workings"]);
    says("nothing_exempt", [replace(PAPER, "exempt: [resources]\n", "")], &["build", "--exempt"]);
    let other = write("inputs/parks-exempt/paper.yaml", "title: Another\nstyle: simple\n");
    says("folder_of_another", [other], &["build", "--exempt", "parks"]);
}

/// However a template prints the text of an exempt section, it is taken out, or the paper is refused.
#[test]
fn a_template_cannot_print_what_is_exempt() {
    let template = "templates/simple/paper.md.tera";
    let text = "\n{{ sections.resources.text }}\n";
    for printed in
        ["\n- {{ sections.resources.text }}\n", "\n> Says: {{ sections.resources.text }}\n"]
    {
        let desk = parks().with([replace(template, text, printed)]);
        desk.run_well(&["build"]);
        assert_eq!(told(&desk, "output/parks"), [] as [&str; 0]);
    }
    let lines = "\n{{ sections.resources.text | replace(from=\"\\n\", to=\" \") }}\n";
    says("in_a_line", [replace(template, text, lines)], &["build"]);
}

/// A figure that is kept from the public in one place is of no use to it in another.
#[test]
fn a_figure_that_is_exempt_and_public_is_found() {
    let recommendation =
        replace(PAPER, "  - Approve the posts.\n", "  - Approve {{posts.total.cost}} a year.\n");
    let typed = write(LEGAL, "The ranger would cost £18,750 a year.\n");
    says("figure_in_public", [recommendation, typed], &["check"]);
}

/// A draft of the public version must not get what is exempt, and one of the other must not lose it.
#[test]
fn a_draft_of_it_is_not_brought_up_to_date() {
    let desk = parks();
    desk.run(&["build", "--draft"]);
    let public = desk.read_marked("output/parks/paper.md");
    desk.change(write("draft.md", public.as_str()));
    let run = desk.run(&["refresh", "draft.md"]);
    assert_eq!(run.exit, Some(1), "{}", run.stdout);
    assert!(run.stderr.contains("a paper with exempt sections"), "{}", run.stderr);
    assert_eq!(desk.read("draft.md"), public);
}
