//! What prose becomes: labels, lists with labels of their own, words that are placed by name.

use super::support::{Change, Desk, replace, write};

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
