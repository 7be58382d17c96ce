//! Styles that extend others: what they have, and what is said where that can't be.

use super::support::{Change, Desk, assert_snapshot, replace, write};

const PAPER: &str = "inputs/parks/paper.yaml";
const SIMPLE: &str = "templates/simple/style.yaml";
const STYLE: &str = "templates/own/style.yaml";
const TEMPLATE: &str = "templates/own/paper.md.tera";

/// The parks with a style of their own, `own`, that extends the small one.
fn own(style: &str) -> Desk {
    Desk::parks().with([
        replace(PAPER, "style: simple", "style: own"),
        write(STYLE, format!("title: The style of the parks\nextends: simple\n{style}")),
    ])
}

/// One whose template is this, too.
fn own_template(template: &str) -> Desk {
    own("").with([write(TEMPLATE, template)])
}

fn paper(desk: &Desk) -> String {
    desk.run_well(&["build"]);
    desk.read("output/parks/paper.md")
}

/// What is said of a style with faults; nothing is written.
fn refused(name: &str, desk: &Desk) {
    let run = desk.run(&["build"]);
    assert_snapshot("extending", name, &run.shown(&["build"]));
    assert_eq!(run.exit, Some(1));
    assert!(!desk.path("output").exists());
}

#[test]
fn a_style_has_all_of_the_style_that_it_extends() {
    let plain = Desk::parks();
    assert_eq!(paper(&own("")), paper(&plain));
}

#[test]
fn its_rules_replace_those_of_the_same_name_and_stand_beside_the_others() {
    let rule = |id: &str, word: &str| format!("  - id: {id}\n    words:\n      - say: {word}\n");
    let schedule = |rule: &str| format!("      - {{id: {rule}, heading: {rule}, rule: {rule}}}\n");
    let desk = own(&format!("rules:\n{}{}", rule("rag", "Amber"), rule("own", "Ours"))).with([
        replace(SIMPLE, "look:\n", "rules:\n  - {id: rag, words: [{say: Red}]}\n  - {id: side, words: [{say: Adverse}]}\nlook:\n"),
        write(
            "inputs/parks/schedules.yaml",
            format!(
                "schedules:\n  - id: grass\n    title: Grass\n    label: Park\n    columns:\n      - {{id: plan, heading: Plan, measure: annual}}\n{}{}{}    rows:\n      - {{id: hill, label: Hill, plan: 5}}\n",
                schedule("rag"), schedule("side"), schedule("own"),
            ),
        ),
        replace(PAPER, "background_papers:", "  - {id: grass, caption: Grass, rows: grass}\n\nbackground_papers:"),
        write("inputs/parks/sections/legal.md", "{{table grass}}\n"),
    ]);
    let paper = paper(&desk);
    assert!(paper.contains("| Amber | Adverse | Ours |"), "{paper}");
}

#[test]
fn its_own_words_and_headings_replace_those_of_the_same_name() {
    let desk = own("
fields:
  - {id: report_of, label: \"From:\", kind: text, required: yes}
  - {id: seen_by, label: \"Seen by:\", kind: text}
sections:
  - {id: summary, heading: In short}
wording: {table: \"Figure {n}\"}
");
    let paper = paper(&desk);
    assert!(paper.contains("| From: "), "{paper}");
    assert!(paper.contains("## In short"), "{paper}");
    assert!(paper.contains("**Figure 1:"), "{paper}");
    // What it says nothing of is as in the other.
    assert!(paper.contains("Is it open for call-in?"), "{paper}");
    assert!(paper.contains("## Resources"), "{paper}");
}

#[test]
fn a_style_can_extend_one_that_extends_another() {
    let desk = own("").with([
        write("templates/middle/style.yaml", "title: The middle\nabstract: yes\nextends: simple\nformats: {negative: minus, currency: €}\n"),
        write(STYLE, "title: The style of the parks\nextends: middle\nformats: {currency: $}\n"),
    ]);
    let paper = paper(&desk);
    assert!(paper.contains('$') && !paper.contains(['€', '£']), "{paper}");
}

#[test]
fn the_order_of_sections_can_be_given_and_leaves_out_what_it_does_not_name() {
    let sections = "section_order: [resources, summary]\n";
    let loops = "# {{ title }}\n\n{{ particulars.front }}\n{% for section in all_sections %}\n## {{ section.heading }}\n\n{{ section.text }}\n{% endfor %}\n{% for item in recommendations %}\n{{ item.number }}. {{ item.text }}\n{% endfor %}\n";
    let desk = own(sections).with([write(TEMPLATE, loops)]);
    let paper = paper(&desk);
    assert!(paper.find("## Resources") < paper.find("## Summary"), "{paper}");
    let law = write("inputs/parks/sections/legal.md", "The Parks Act.\n");
    refused("section_that_was_left_out", &own(sections).with([write(TEMPLATE, loops), law]));
}

#[test]
fn a_template_replaces_blocks_of_another_and_includes_parts() {
    let desk = own_template(
        "{% extends \"simple/page.md.tera\" %}{% block end %}{{ super() }}\n\nThat is all.\n{% endblock %}",
    )
    .with([
        write(
            "templates/simple/page.md.tera",
            "# {{ title }}\n\n{{ particulars.front }}\n{% for section in all_sections %}{% include \"simple/parts/section.md\" %}{% endfor %}\n{% block end %}\n## Recommendations\n{% for item in recommendations %}\n{{ item.number }}. {{ item.text }}\n{% endfor %}{% endblock %}\n",
        ),
        write("templates/simple/parts/section.md", "\n## {{ section.heading }}\n\n{{ section.text }}\n"),
    ]);
    let paper = paper(&desk);
    assert!(paper.contains("## Summary") && paper.ends_with("That is all.\n"), "{paper}");
    // A block that leaves the recommendations out loses what a person wrote.
    let without = replace(TEMPLATE, "{{ super() }}", "");
    refused("block_that_leaves_out_recommendations", &desk_again(&desk).with([without]));
}

/// The same files on a desk on which nothing was built.
fn desk_again(desk: &Desk) -> Desk {
    let again = Desk::empty();
    for folder in ["inputs", "templates"] {
        for (name, bytes) in desk.files(folder) {
            let path = again.path(folder).join(name);
            std::fs::create_dir_all(path.parent().expect("files lie in folders")).expect("made");
            std::fs::write(path, bytes).expect("written");
        }
    }
    again
}

#[test]
fn styles_lists_none_that_is_there_to_be_extended() {
    let desk = own("").with([replace(SIMPLE, "title:", "abstract: yes\ntitle:")]);
    assert_eq!(desk.run_well(&["styles"]).stdout, "own  The style of the parks\n");
    refused(
        "paper_of_an_abstract_style",
        &desk.with([replace(PAPER, "style: own", "style: simple")]),
    );
}

/// Two styles extend a faulty one: its fault is told once, in its own file.
#[test]
fn styles_tells_a_fault_of_an_extended_style_once() {
    let desk = own("").with([replace(SIMPLE, "\"#004C99\"", "blue")]);
    let run = desk.run(&["styles"]);
    assert_snapshot("extending", "styles_fault_of_the_extended_style", &run.shown(&["styles"]));
}

fn style_faults() -> Vec<(&'static str, Vec<Change>)> {
    let title = "title: The style of the parks\n";
    vec![
        ("extends_itself", vec![write(STYLE, format!("{title}extends: own\n"))]),
        ("extends_in_a_circle", vec![replace(SIMPLE, "title:", "extends: own\ntitle:")]),
        (
            "extends_one_that_extends_itself",
            vec![replace(SIMPLE, "title:", "extends: simple\ntitle:")],
        ),
        ("extends_an_unknown_style", vec![write(STYLE, format!("{title}extends: simpel\n"))]),
        ("extends_a_path", vec![write(STYLE, format!("{title}extends: ../simple\n"))]),
        ("extends_two", vec![write(STYLE, format!("{title}extends: [simple, plain]\n"))]),
        ("extended_style_is_no_group", vec![write(SIMPLE, "- title\n")]),
        ("fault_in_the_extended_style", vec![replace(SIMPLE, "  footer:", "  fotter:")]),
        ("title_is_not_inherited", vec![write(STYLE, "extends: simple\n")]),
        (
            "section_twice_in_the_own_list",
            vec![write(
                STYLE,
                format!(
                    "{title}extends: simple\nsections:\n  - {{id: summary, heading: A}}\n  - {{id: summary, heading: B}}\n"
                ),
            )],
        ),
        (
            "key_twice_in_the_own_file",
            vec![write(
                STYLE,
                format!(
                    "{title}extends: simple\nlook:\n  link: \"#112233\"\n  link: \"#445566\"\n"
                ),
            )],
        ),
        (
            "own_key_lost_to_a_comment",
            vec![write(STYLE, format!("{title}extends: simple\nlook:\n  link: #112233\n"))],
        ),
        (
            "section_order_with_wrong_names",
            vec![write(
                STYLE,
                format!(
                    "{title}extends: simple\nsection_order: [resources, sumary, resources]\nsections:\n  - {{id: thanks, heading: Thanks}}\n"
                ),
            )],
        ),
        (
            "abstract_in_other_words",
            vec![write(STYLE, format!("{title}extends: simple\nabstract: maybe\n"))],
        ),
    ]
}

#[test]
fn faults_of_styles_that_extend_others_have_their_places() {
    for (name, changes) in style_faults() {
        refused(name, &own("").with(changes));
    }
}

#[test]
fn faults_of_templates_that_extend_others_have_their_places() {
    let extends = "{% extends \"simple/paper.md.tera\" %}";
    let block = |inside: &str| format!("{extends}{{% block end %}}{inside}{{% endblock %}}");
    let faults = [
        ("template_extends_itself", "{% extends \"own/paper.md.tera\" %}".to_owned()),
        ("template_extends_an_unknown_one", "{% extends \"simple/papr.md.tera\" %}".to_owned()),
        ("template_extends_by_a_name_it_makes", "{% extends title %}".to_owned()),
        ("block_that_is_not_there", format!("{extends}{{% block ende %}}x{{% endblock %}}")),
        ("part_outside_the_styles", block("{% include \"../inputs/parks/paper.yaml\" %}")),
        ("part_of_the_whole_machine", block("{% include \"/etc/hostname\" %}")),
        ("part_that_is_not_there", block("{% include \"simple/parts/endd.md.tera\" %}")),
        ("part_that_includes_itself", block("{% include \"simple/parts/itself.md.tera\" %}")),
        ("part_with_a_block", block("{% include \"simple/parts/block.md.tera\" %}")),
        ("part_with_a_fault", block("{% include \"simple/parts/fault.md.tera\" %}")),
        (
            "loops_too_deep_through_a_part",
            block(
                "{% for a in all_sections %}{% for b in all_sections %}{% include \"simple/parts/loops.md.tera\" %}{% endfor %}{% endfor %}",
            ),
        ),
        ("super_twice", block("{{ super() }}{{ super() }}")),
        ("super_in_a_loop", block("{% for a in all_sections %}{{ super() }}{% endfor %}")),
        ("super_outside_of_blocks", format!("{extends}{{{{ super() }}}}")),
        (
            "block_within_itself",
            format!(
                "{extends}{{% block inner %}}{{% block end %}}{{{{ super() }}}}{{% endblock %}}{{% endblock %}}"
            ),
        ),
        (
            "component",
            "{% component x() %}{{ <x /> }}{% endcomponent x %}\n{{ <x /> }}\n".to_owned(),
        ),
    ];
    for (name, template) in faults {
        let desk = own_template(&template).with([
            write(
                "templates/simple/paper.md.tera",
                "# {{ title }}\n\n{{ particulars.front }}\n{% for section in all_sections %}\n## {{ section.heading }}\n\n{{ section.text }}\n{% endfor %}\n{% block end %}{% block inner %}{% endblock %}{% for item in recommendations %}\n{{ item.number }}. {{ item.text }}\n{% endfor %}{% endblock %}\n",
            ),
            write("templates/simple/parts/end.md.tera", "The end.\n"),
            write("templates/simple/parts/itself.md.tera", "{% include \"simple/parts/itself.md.tera\" %}\n"),
            write("templates/simple/parts/block.md.tera", "{% block x %}{% endblock %}{{ super() }}\n"),
            write("templates/simple/parts/fault.md.tera", "Said:\n{{ titel }}\n"),
            write("templates/simple/parts/loops.md.tera", "{% for c in all_sections %}{% for d in all_sections %}x{% endfor %}{% endfor %}\n"),
        ]);
        refused(name, &desk);
    }
}

/// The fault stands in the file of the template that is extended, and that file is named.
#[test]
fn a_fault_in_an_extended_template_points_at_its_file() {
    let desk = own_template("{% extends \"simple/paper.md.tera\" %}").with([replace(
        "templates/simple/paper.md.tera",
        "{{ title }}",
        "{{ title | shout }}",
    )]);
    refused("fault_in_the_extended_template", &desk);
}
