//! What prose becomes: labels, lists with labels of their own, words that are placed by name.

use super::support::{Change, Desk, assert_snapshot, replace, write};

const PAPER: &str = "inputs/parks/paper.yaml";
const STYLE: &str = "templates/simple/style.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";
const TEMPLATE: &str = "templates/simple/paper.md.tera";

/// The paper about the parks, changed, in Markdown.
fn paper(changes: impl IntoIterator<Item = Change>) -> String {
    let desk = Desk::parks().with(changes);
    desk.run_well(&["build"]);
    desk.read("output/parks/paper.md")
}

#[test]
fn a_label_leaves_nothing_wherever_it_stands() {
    let plain =
        "### Grass\n\nThe *long* grass is cut, less often.\n\n- It grows.\n- It is green.\n";
    let without = paper([write(SUMMARY, plain)]);
    for labelled in [
        plain.replace("The *long*", "{{label a}} The *long*"),
        plain.replace("The *long*", "{{label a}}\nThe *long*"),
        plain.replace("grass is", "grass {{label a}} is"),
        plain.replace("grass is", "grass{{label a}} is"),
        plain.replace("grass is", "grass {{label a}}is"),
        plain.replace("cut,", "cut {{label a}}, {{label b}}"),
        plain.replace("often.", "often. {{label a}}"),
        plain.replace("often.", "often {{label a}}."),
        plain.replace("often.", "often.\n{{label a}}"),
        plain.replace("*long*", "*{{label a}} long {{label b}}*"),
        plain.replace("*long*", "**{{label a}}** *long*"),
        plain.replace("Grass\n", "Grass {{label a}}\n").replace("It grows", "{{label b}} It grows"),
        plain.replace("green.", "green. {{label a}}"),
    ] {
        assert_eq!(paper([write(SUMMARY, labelled.clone())]), without, "{labelled}");
    }
}

#[test]
fn a_list_keeps_its_labels_in_capitals() {
    for (first, second) in
        [("A)", "B)"), ("(A)", "(B)"), ("A.", "B."), ("I)", "II)"), ("I.", "II.")]
    {
        let list = format!("- {first} Mow.\n- {second} Rake.\n");
        let desk = Desk::parks().with([write(SUMMARY, list.clone())]);
        desk.run_well(&["build"]);
        assert!(desk.read("output/parks/paper.md").contains(&list), "{first}");
        let typst = desk.read("output/parks/paper.typ");
        assert!(typst.contains(&format!("numbering: \"{first}\"")), "{first}\n{typst}");
    }
}

#[test]
fn an_initial_is_no_label() {
    let desk = Desk::parks().with([write(SUMMARY, "Present:\n\n- C. Smith\n- D. Jones\n")]);
    desk.run_well(&["build"]);
    assert!(!desk.read("output/parks/paper.typ").contains("numbering: \"C.\""));
    assert!(desk.read("output/parks/paper.typ").contains("#list("));
}

#[test]
fn appendices_have_letters_where_the_style_says_so() {
    let paper = paper([
        write(SUMMARY, "As {{ref map}} shows, and {{ref map costs}}.\n"),
        replace(
            PAPER,
            "background_papers:",
            "appendices:\n  - {label: map, text: A map}\n  - {label: costs, text: Costs}\n\nbackground_papers:",
        ),
        replace(STYLE, "look:\n", "formats:\n  appendices: A.\nlook:\n"),
        replace(
            TEMPLATE,
            "{% if sections.legal.given %}",
            "## Appendices\n{% for item in appendices %}\n{{ item.marker }} {{ item.text }}\n{% endfor %}\n{% if sections.legal.given %}",
        ),
    ]);
    assert!(paper.contains("As Appendix A shows, and Appendices A and B."), "{paper}");
    assert!(
        paper.contains("- A. A map\n- B. Costs\n") || paper.contains("- A. A map\n\n- B. Costs\n"),
        "{paper}"
    );
}

const SCHEDULES: &str = "inputs/parks/schedules.yaml";
const LEGAL: &str = "inputs/parks/sections/legal.md";

/// A schedule with words that follow from numbers, and words that were typed.
fn grass(why: &str) -> [Change; 3] {
    let schedule = format!(
        "schedules:
  - id: grass
    title: Grass
    label: Park
    columns:
      - {{id: plan, heading: Plan, measure: annual}}
      - {{id: rag, heading: RAG, words: [{{say: Amber *or red*, when: plan > £3}}, {{say: Green}}]}}
      - {{id: why, heading: Why, text: yes}}
    rows:
      - {{id: hill, label: Hill, plan: 5, why: {why}}}
"
    );
    [
        write(SCHEDULES, schedule),
        replace(
            PAPER,
            "background_papers:",
            "  - {id: grass, caption: Grass, rows: grass}\n\nbackground_papers:",
        ),
        write(LEGAL, "{{table grass}}\n"),
    ]
}

#[test]
fn words_that_follow_from_numbers_are_placed_in_prose_by_name() {
    let prose = write(SUMMARY, "The hill is **{{grass.hill.rag}}**, since {{grass.hill.why}}.\n");
    let paper = paper(grass("\"<steep> & wet\"").into_iter().chain([prose]));
    let expected = r"The hill is **Amber \*or red\***, since \<steep> & wet.";
    assert!(paper.contains(expected), "{paper}");
}

#[test]
fn a_column_of_a_schedule_has_its_decimal_places_in_the_schedule() {
    let columns =
        "rows: grass, columns: [{heading: Plan, figure: plan, places: 1}]}\n\nbackground_papers:";
    let table = replace(PAPER, "rows: grass}\n\nbackground_papers:", columns);
    let run = Desk::parks().with(grass("Steep")).with([table]).run(&["build"]);
    assert!(run.stderr.contains("a schedule says itself how its numbers are printed"));
}

#[test]
fn dates_and_texts_of_the_paper_are_placed_in_prose_by_name() {
    let key_date = "  - id: key_date\n    label: As at\n    kind: date\n  - id: call_in\n";
    let paper = paper([
        replace(STYLE, "  - id: call_in\n", key_date),
        replace(PAPER, "  call_in: no", "  call_in: no\n  key_date: 2024-08-31"),
        replace(PAPER, "Head of Parks", "Head of *Parks*"),
        write(
            SUMMARY,
            "As at {{field key_date}}, says the {{field report_of}} on {{field date}}.\n",
        ),
        replace(PAPER, "Posts and their yearly cost", "Posts at {{field key_date}}"),
        replace(PAPER, "heading: Grade", "heading: Grade at {{field key_date}}"),
    ]);
    for words in [
        r"As at 31 August 2024, says the Head of \*Parks\* on 28 August 2024.",
        "Posts at 31 August 2024",
        "Grade at 31 August 2024",
    ] {
        assert!(paper.contains(words), "{words}\n{paper}");
    }
}

/// References find their numbers wherever words stand: also in the headings of columns.
#[test]
fn references_in_headings_of_columns_have_their_numbers() {
    let paper = paper([
        replace(PAPER, "heading: Grade", "heading: \"Grade, see {{ref mowing}} and {{ref less}}\""),
        replace(
            PAPER,
            "recommendations:\n",
            "recommendations:\n  - {label: less, text: Mow less.}\n",
        ),
        write(SUMMARY, "| A {{ref less}} |\n| --- |\n| {{ref less}} |\n"),
    ]);
    for words in ["Grade, see Table 1 and recommendation 1", "| A recommendation 1 |"] {
        assert!(paper.contains(words), "{words}\n{paper}");
    }
    let run = Desk::parks()
        .with([replace(PAPER, "heading: Grade", "heading: \"Grade {{ref nothing_at_all}}\"")])
        .run(&["build"]);
    assert!(run.stderr.contains("nothing_at_all"), "{}", run.stderr);
    assert_eq!(run.exit, Some(1));
}

/// A footnote is called by its number, and Roman numerals stand in their order.
#[test]
fn footnotes_and_roman_numerals_are_referred_to_in_order() {
    let paper = paper([
        replace(STYLE, "look:\n", "formats:\n  recommendations: i)\nlook:\n"),
        replace(TEMPLATE, "{{ item.number }}. ", "- {{ item.label }} "),
        replace(
            PAPER,
            "recommendations:\n",
            "recommendations:\n  - A\n  - B\n  - C\n  - D\n  - {label: r5, text: E}\n  - F\n  - G\n  - H\n  - {label: r9, text: I}\n",
        ),
        write(
            SUMMARY,
            "As in {{ref prices}}.[^p] See {{ref r9 r5}}.\n\n[^p]: Prices of May. {{label prices}}\n",
        ),
    ]);
    for words in ["As in footnote 1.", "See recommendations v) and ix)."] {
        assert!(paper.contains(words), "{words}\n{paper}");
    }
}

/// What is said where words can't be placed.
#[test]
fn words_that_cannot_be_placed_are_told_with_their_places() {
    let prose = "A {{field report_off}}.\nB {{field call_in}}.\nC {{grass.hill.rag | pounds}}.\nD {{grass.hill.rog}}.\nE {{grass.hill.why}}.\nF {grass.hill.rag}.\n";
    let changes = grass("\"{{grass.hill.why}}\"").into_iter().chain([write(SUMMARY, prose)]);
    let run = Desk::parks().with(changes).run(&["build"]);
    assert_snapshot("prose", "words_that_cannot_be_placed", &run.shown(&["build"]));
    assert_eq!(run.exit, Some(1));
}

#[test]
fn contents_list_as_many_levels_as_the_style_says() {
    let listed = |depth: &'static str| {
        let paper = paper([
            write(SUMMARY, "### Grass\n\n#### Long grass\n\nIt grows.\n"),
            replace(STYLE, "look:\n", depth),
            replace(
                TEMPLATE,
                "{{ particulars.front }}",
                "{{ particulars.front }}\n\n{{ contents }}",
            ),
        ]);
        ["[Summary](#summary)", "[Grass](#grass)", "[Long grass](#long-grass)"]
            .map(|entry| paper.contains(entry))
    };
    assert_eq!(listed("contents: {depth: 1}\nlook:\n"), [true, false, false]);
    assert_eq!(listed("contents: {depth: 2}\nlook:\n"), [true, true, false]);
    assert_eq!(listed("contents: {depth: 3}\nlook:\n"), [true, true, true]);
}

#[test]
fn prose_may_say_in_which_language_words_are() {
    let desk = Desk::parks()
        .with([write(SUMMARY, "<span lang=\"cy\">Croeso: {{posts.total.cost}}.</span>\n")]);
    desk.run_well(&["build"]);
    let markdown = desk.read("output/parks/paper.md");
    assert!(markdown.contains("<span lang=\"cy\">Croeso: £74,750.</span>"), "{markdown}");
    let typst = desk.read("output/parks/paper.typ");
    assert!(typst.contains("#text(lang: \"cy\")[Croeso: £74,750.]"), "{typst}");
}

#[test]
fn a_figure_may_be_called_field_and_a_text_may_have_several_lines() {
    let paper = paper([
        write("inputs/parks/figures.yaml", "figures: [{id: field, title: Field, value: 5}]\n"),
        replace(
            PAPER,
            "report_of: Head of Parks",
            "report_of: |\n    Head of Parks\n\n    and lawns",
        ),
        write(SUMMARY, "{{field}} and {{field | places 1}}, of the {{field report_of}}.\n"),
    ]);
    assert!(paper.contains(", of the Head of Parks and lawns."), "{paper}");
    assert!(paper.contains("£5 and £5.0, of the"), "{paper}");
}
