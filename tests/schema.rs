//! The schemas for editors say what the readers say: what can be built has no fault in an editor, and what an
//! editor can tell of what can't be is told there too.

#[path = "common/schema.rs"]
mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{Schemas, as_editor};
use orderpaper::diagnostic::{Faults, Source};
use orderpaper::inputs::{activity, figures, paper, posts, projects, schedules, scores, series};
use orderpaper::yaml::{self, Decode, Node};
use orderpaper::{schema, style};
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A file of YAML: its name, where it is from, and its text.
struct File {
    name: String,
    from: String,
    text: String,
}

/// Every file of YAML that comes with the program, and those that the documentation shows.
fn files() -> Vec<File> {
    let mut found = Vec::new();
    for folder in ["inputs", "templates", "tests/fixtures"] {
        yaml_in(&Path::new(ROOT).join(folder), &mut found);
    }
    for page in ["docs/inputs.md", "docs/schedules.md", "docs/styles.md"] {
        of_page(page, &mut found);
    }
    found
}

fn yaml_in(folder: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.ends_with("periods") {
            // The program writes what stands there, and nobody edits it.
        } else if path.is_dir() {
            yaml_in(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "yaml") {
            found.push(File {
                name: entry.file_name().to_string_lossy().into_owned(),
                from: path.display().to_string(),
                text: fs::read_to_string(&path).unwrap(),
            });
        }
    }
}

/// The blocks of a page whose first line names a file, those of one file together.
fn of_page(page: &str, found: &mut Vec<File>) {
    let text = fs::read_to_string(Path::new(ROOT).join(page)).unwrap();
    for block in text.split("```yaml\n").skip(1).filter_map(|block| block.split("```").next()) {
        let first = block.lines().next().unwrap_or_default();
        let Some(path) = first.strip_prefix("# ").and_then(|name| name.split(',').next()) else {
            continue;
        };
        let Some(name) = path.rsplit('/').next().filter(|name| name.ends_with(".yaml")) else {
            continue;
        };
        let from = format!("{path} in {page}");
        match found.iter_mut().find(|file| file.from == from) {
            Some(file) => file.text += block,
            None => found.push(File { name: name.to_owned(), from, text: block.to_owned() }),
        }
    }
}

/// What the program says of a file by itself.
fn said(file: &str, text: &str) -> Vec<String> {
    let mut faults = Faults::new();
    match file {
        "paper.yaml" => read::<paper::PaperFile>(text, &mut faults),
        "savings.yaml" | "income.yaml" => read::<series::SeriesFile>(text, &mut faults),
        "posts.yaml" => read::<posts::PostsFile>(text, &mut faults),
        "projects.yaml" => read::<projects::ProjectsFile>(text, &mut faults),
        "activity.yaml" => read::<activity::ActivityFile>(text, &mut faults),
        "schedules.yaml" => read::<schedules::SchedulesFile>(text, &mut faults),
        "figures.yaml" => read::<figures::FiguresFile>(text, &mut faults),
        "scores.yaml" => read::<scores::ScoresFile>(text, &mut faults),
        _ => {
            let templates = tempfile::tempdir().unwrap();
            let folder = templates.path().join("own");
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join("style.yaml"), text).unwrap();
            fs::write(folder.join("paper.md.tera"), "# {{ title }}\n").unwrap();
            faults.extend(style::read(templates.path(), "own", None).err().unwrap_or_default());
        }
    }
    faults.iter().map(|fault| fault.message.clone()).collect()
}

fn read<T: Decode>(text: &str, faults: &mut Faults) {
    let node: Option<Node> = faults.keep(yaml::parse(&Source::new("file.yaml", text)));
    node.and_then(|node| T::decode(&node, faults));
}

/// Whether a message of the program is about what a schema can tell as well: which keys there are, which
/// must be there, and what kind of value each has.
fn is_for_schemas(message: &str) -> bool {
    message.starts_with("unknown key")
        || message.starts_with("expected ")
        || message.starts_with("nothing is written where")
        || message.contains(" lacks the key ")
        || (message.starts_with("the key ") && message.ends_with(" has no value"))
        || message.starts_with("`zz ?` is not ")
        || message.starts_with("`0` is not ")
}

#[test]
fn what_can_be_built_has_no_fault_in_an_editor() {
    let schemas = Schemas::new();
    let files = files();
    assert!(files.len() > 60, "{}", files.len());
    for File { name, from, text } in files {
        let value = as_editor(&text).unwrap_or_else(|| panic!("{from} is not YAML"));
        let faults = schemas.faults(&name, &value);
        assert!(faults.is_empty(), "{from}: {faults:#?}");
    }
}

#[test]
fn the_schemas_of_the_repository_are_those_that_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_orderpaper"));
    let output = command.current_dir(folder.path()).arg("schema").output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let names = |folder: PathBuf| {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        entries.collect::<BTreeSet<_>>()
    };
    let (written, here) = (folder.path().join("schemas"), Path::new(ROOT).join("schemas"));
    assert_eq!(names(written.clone()), names(here.clone()));
    for name in names(here.clone()) {
        let same = fs::read(written.join(&name)).unwrap() == fs::read(here.join(&name)).unwrap();
        assert!(same, "schemas/{} is old: run `cargo run -- schema`", name.display());
    }
    assert_eq!(names(here).len(), schema::all().len());
}

/// Every way to a value of a file, and one only of those that are alike: the items of a list differ in nothing
/// that matters here.
fn ways(value: &Value, way: &str, seen: &mut BTreeSet<String>, found: &mut Vec<String>) {
    let mut go = |step: String, alike: &str, below: &Value| {
        let way = format!("{way}/{}", step.replace('~', "~0").replace('/', "~1"));
        if seen.insert(format!("{}/{alike}", alike_way(&way))) {
            found.push(way.clone());
        }
        ways(below, &way, seen, found);
    };
    match value {
        Value::Object(keys) => keys.iter().for_each(|(key, below)| go(key.clone(), key, below)),
        Value::Array(items) => {
            for (index, below) in items.iter().enumerate() {
                let kind = if below.is_object() { "a group" } else { "another" };
                go(index.to_string(), kind, below);
            }
        }
        _ => {}
    }
}

/// A way without the numbers of items.
fn alike_way(way: &str) -> String {
    let steps = way.split('/').map(|step| if step.parse::<u32>().is_ok() { "*" } else { step });
    steps.collect::<Vec<_>>().join("/")
}

/// Each file with each of its values spoilt in many ways. What the program takes, so does the schema; and where
/// the program says that a key or a kind of value is wrong, the schema says that something is.
#[test]
fn an_editor_and_the_program_find_the_same_wrong() {
    let schemas = Schemas::new();
    let spoilt = [
        json!(null),
        json!(""),
        json!("zz ?"),
        json!("none"),
        json!("2024/25"),
        json!("1,250.50"),
        json!(7),
        json!(0.5),
        json!(-3),
        json!(0),
        json!("0"),
        json!(true),
        json!(["zz ?"]),
        json!({"zzzz": 1}),
    ];
    let mut seen = BTreeSet::new();
    let (mut taken, mut refused, mut parted) = (0, 0, Vec::new());
    let mut judge = |name: &str, way: &str, whole: &Value, about: String| {
        // What a field of a paper is, and what stands in a cell, is for its style and its column to say; and which
        // rules there are, for `check`.
        let is_rule = way.starts_with("/accept/") && way.ends_with("/finding");
        let said = said(name, &whole.to_string());
        let faults = schemas.faults(name, whole);
        if said.is_empty() && !way.starts_with("/fields/") && !is_rule {
            taken += 1;
            if !faults.is_empty() {
                parted.push(format!("the program takes {about}: {faults:?}"));
            }
        }
        let is_cell = |message: &str| name == "schedules.yaml" && message.contains("not an amount");
        let mut told = said.iter().filter(|message| is_for_schemas(message) && !is_cell(message));
        if let Some(message) = told.next() {
            refused += 1;
            if faults.is_empty() {
                parted.push(format!("the schema takes {about}: {message}"));
            }
        }
    };
    for File { name, from, text } in files() {
        let mut whole = as_editor(&text).unwrap();
        if let (true, Some(style)) = (name == "style.yaml", whole.as_object_mut()) {
            // It is read by itself.
            style.remove("extends");
            style.remove("section_order");
        }
        let mut found = Vec::new();
        ways(&whole, &name, &mut seen, &mut found);
        for way in found {
            let Some((_, way)) = way.split_once('/').map(|(file, way)| (file, format!("/{way}")))
            else {
                continue;
            };
            for value in &spoilt {
                let mut whole = whole.clone();
                *whole.pointer_mut(&way).unwrap() = value.clone();
                judge(&name, &way, &whole, format!("{value} at {way} in {from}"));
            }
            if whole.pointer(&way).is_some_and(Value::is_object) {
                let mut whole = whole.clone();
                whole.pointer_mut(&way).unwrap()["zzzz"] = json!(["zz ?"]);
                judge(&name, &way, &whole, format!("an unknown key at {way} in {from}"));
            }
            let (parent, key) = way.rsplit_once('/').unwrap();
            let mut whole = whole.clone();
            if let Some(Value::Object(keys)) = whole.pointer_mut(parent) {
                keys.remove(&key.replace("~1", "/").replace("~0", "~"));
                judge(&name, &way, &whole, format!("no {way} in {from}"));
            }
        }
    }
    assert!(parted.is_empty(), "{}", parted.join("\n"));
    assert!(taken > 500 && refused > 1500, "{taken} taken, {refused} refused");
}

/// The names of rules are completed as they are typed, and another is marked.
#[test]
fn an_editor_knows_the_rules() {
    let schemas = Schemas::new();
    let faults = |checks: Value, finding: &str| {
        let accepted = json!([{"finding": finding, "about": "£5", "reason": "It is so."}]);
        let paper = json!({"title": "T", "style": "s", "checks": checks, "accept": accepted});
        schemas.faults("paper.yaml", &paper)
    };
    let known = json!({"prose": "note", "sums/stated": "off"});
    assert_eq!(faults(known.clone(), "prose/differs"), Vec::<String>::new());
    assert_eq!(faults(json!({"sums/state": "off"}), "prose/differs").len(), 1);
    assert_eq!(faults(known, "prose").len(), 1, "a finding is one of a rule and not of a family");
}

/// `orderpaper new` puts a line at the head of each file by which an editor finds its schema.
#[test]
fn new_inputs_point_to_schemas_that_are_there() {
    for style in style::names(&Path::new(ROOT).join("templates")) {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_orderpaper"));
        let output = command
            .current_dir(folder.path())
            .args(["new", "inputs/paper", "--style", &style, "--templates"])
            .arg(Path::new(ROOT).join("templates"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        let mut made = Vec::new();
        yaml_in(&folder.path().join("inputs/paper"), &mut made);
        assert!(made.len() > 1, "{style}");
        assert_point(&made);
    }
}

/// Styles have such a line of their own, since they are copied by hand.
#[test]
fn styles_point_to_the_schema_of_styles() {
    let mut found = Vec::new();
    yaml_in(&Path::new(ROOT).join("templates"), &mut found);
    found.retain(|file| file.name == "style.yaml");
    assert!(!found.is_empty());
    assert_point(&found);
}

fn assert_point(files: &[File]) {
    for File { name, from, text } in files {
        let first = text.lines().next().unwrap_or_default();
        let way = first.strip_prefix(schema::POINTER).unwrap_or_else(|| panic!("{from}: {first}"));
        let schema_of = Path::new(from).parent().unwrap().join(way);
        assert!(schema_of.is_file(), "{from}: {way}");
        assert!(way.ends_with(&format!("/{}", schema::name(name))), "{from}: {way}");
    }
}
