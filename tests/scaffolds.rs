//! What `orderpaper new` makes: a paper that builds as it stands, in every style, and passes the check
//! once all of it is written; and what an officer is told who changes it and leaves something out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use orderpaper::style;
use tempfile::TempDir;

const TEMPLATES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");

/// A folder of papers with one of them in it, `inputs/paper`, as `new` makes it.
fn new_paper(style: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = orderpaper(folder.path(), &["new", "inputs/paper", "--style", style]);
    assert_eq!(made.status.code(), Some(0), "{}", words(&made));
    folder
}

fn orderpaper(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_orderpaper"))
        .current_dir(folder)
        .args(arguments)
        .args(["--templates", TEMPLATES])
        .output()
        .unwrap()
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// The files of a folder and of those within it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Changes a file of the paper, builds it, and gives what is said.
fn build_changed(file: &str, from: &str, to: &str) -> String {
    let folder = new_paper("plain");
    let path = folder.path().join("inputs/paper").join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "`{from}` doesn't stand in {file}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let built = orderpaper(folder.path(), &["build"]);
    assert_eq!(built.status.code(), Some(1), "{}", words(&built));
    assert!(!folder.path().join("output").exists(), "something was written");
    words(&built)
}

#[test]
fn every_style_has_a_new_paper_that_builds() {
    let styles = style::names(Path::new(TEMPLATES));
    assert!(!styles.is_empty());
    for style in styles {
        let folder = new_paper(&style);
        let built = orderpaper(folder.path(), &["build"]);
        assert_eq!(built.status.code(), Some(0), "{style}: {}", words(&built));
        for file in ["paper.md", "paper.pdf", "paper.typ"] {
            assert!(folder.path().join("output/paper").join(file).is_file(), "{style}: no {file}");
        }
    }
}

/// The check names every file that is still the example, and passes when all is written.
#[test]
fn a_new_paper_passes_the_check_when_all_of_it_is_written() {
    for style in style::names(Path::new(TEMPLATES)) {
        let folder = new_paper(&style);
        let checked = orderpaper(folder.path(), &["check"]);
        assert_eq!(checked.status.code(), Some(1), "{style}: {}", words(&checked));
        let files = files(&folder.path().join("inputs/paper"));
        for file in &files {
            let shown = format!("--> {}:", file.strip_prefix(folder.path()).unwrap().display());
            assert!(words(&checked).contains(&shown.replace('\\', "/")), "{style}: not {shown}");
            let text = fs::read_to_string(file).unwrap();
            fs::write(file, text.replace("[[To write", "Written").replace("]]", "")).unwrap();
        }
        // The sections of an example say the same; nobody writes them so.
        let paper = folder.path().join("inputs/paper/paper.yaml");
        let text = fs::read_to_string(&paper).unwrap();
        fs::write(&paper, text + "\nchecks:\n  consistency/repeated: off\n").unwrap();
        let checked = orderpaper(folder.path(), &["check"]);
        // When it is to be published is worth a note in any paper with a meeting.
        let said = words(&checked);
        let last = said.lines().last().unwrap_or_default();
        let ends = ["inputs/paper: 0 errors", "inputs/paper: 0 errors, 1 note"];
        assert!(ends.contains(&last), "{style}: {said}");
    }
}

#[test]
fn new_leaves_a_folder_alone_that_holds_something() {
    let folder = new_paper("plain");
    let again = orderpaper(folder.path(), &["new", "inputs/paper", "--style", "plain"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(words(&again).contains("is there already, and not empty"), "{}", words(&again));
}

#[test]
fn a_table_that_no_section_places_is_a_fault() {
    let prose = ", as {{ref posts}} shows.\n\n{{table posts}}\n";
    let said = build_changed("sections/resources.md", prose, ".\n");
    assert!(said.contains("error: this table would be left out of the paper"), "{said}");
    assert!(said.contains("place it with `{{table posts}}`"), "{said}");
}

#[test]
fn a_section_of_comments_alone_is_a_fault() {
    let prose = "[[To write: each risk, and who manages it.]]";
    let said = build_changed("sections/risks.md", prose, "<!-- Later. -->");
    assert!(said.contains("error: the section `risks` says nothing"), "{said}");
}

/// A row that belongs to neither group of a table would vanish from it, and still be in its total.
#[test]
fn rows_of_a_series_say_what_they_count_for_all_or_none() {
    let said = build_changed("income.yaml", "        counted: full_year\n", "");
    assert!(said.contains("the row `2024_25` doesn't say what it counts for"), "{said}");
}

#[test]
fn only_a_whole_can_accept_that_its_parts_do_not_add_up() {
    let said = build_changed(
        "activity.yaml",
        "        value: 180",
        "        value: 180\n        accept: {difference: 1, reason: some reason}",
    );
    assert!(said.contains("error: unknown key `accept` in a count"), "{said}");
}

/// A paper that says nothing of appendices has none of their headings; what it says of background papers
/// is printed.
#[test]
fn no_style_says_what_the_author_did_not() {
    for style in style::names(Path::new(TEMPLATES)) {
        let folder = new_paper(&style);
        let built = orderpaper(folder.path(), &["build"]);
        assert_eq!(built.status.code(), Some(0), "{style}: {}", words(&built));
        let paper = fs::read_to_string(folder.path().join("output/paper/paper.md")).unwrap();
        assert!(!paper.contains("Appendices"), "{style}: {paper}");
        let inputs = fs::read_to_string(folder.path().join("inputs/paper/paper.yaml")).unwrap();
        let stated = inputs.contains("\nbackground_papers: none\n");
        assert_eq!(paper.matches("None.").count(), usize::from(stated), "{style}: {paper}");
        let headings = ["\n## Background papers", "\n## Background documents"];
        assert_eq!(headings.iter().any(|it| paper.contains(it)), stated, "{style}: {paper}");
    }
}
