//! The documentation is true: its examples build as it says, and it names every key there is.
//!
//! - A block of code whose first line is the path of a file is that file; blocks with one path make
//!   one file together. They are written to a folder, and the program is run there.
//! - A block marked `csv` with a name is that file.
//! - A block marked `text` is something that the program said or wrote.
//! - A table headed `Keys of …` lists every key of that group, and a table headed `Figures of …`
//!   names figures of the example with their values.

#[path = "common/seen.rs"]
mod seen;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use orderpaper::check::rule;
use orderpaper::diagnostic::Faults;
use orderpaper::inputs::checks::Level;
use orderpaper::{amount, figures, inputs};
use tempfile::TempDir;

use seen::without_marks;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// The folder of the paper that docs/inputs.md makes.
const PAPER: &str = "inputs/example";

/// A page of the documentation.
struct Page(String);

/// A block of code: what it is marked as, and its lines.
struct Code<'a> {
    mark: &'a str,
    text: &'a str,
}

impl Page {
    fn read(path: &str) -> Self {
        Self(fs::read_to_string(Path::new(ROOT).join(path)).unwrap())
    }

    fn code(&self) -> Vec<Code<'_>> {
        let parts: Vec<&str> = self.0.split("```").collect();
        assert!(parts.len() % 2 == 1, "a block of code is left open");
        let blocks = parts.chunks(2).filter_map(|pair| pair.get(1));
        blocks
            .map(|block| {
                let (mark, text) = block.split_once('\n').unwrap();
                Code { mark, text }
            })
            .collect()
    }

    /// Writes the files that the page shows, those without a folder into `folder`.
    fn write_files(&self, root: &Path, folder: &str) {
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        for code in self.code().iter().filter(|code| code.mark != "text") {
            let named = code.mark.strip_prefix("csv ").map(str::to_owned);
            if let Some(path) = named.or_else(|| path_in_first_line(code.text)) {
                *files.entry(path).or_default() += code.text;
            }
        }
        for (path, text) in files {
            let folder = if path.starts_with("templates/") { "" } else { folder };
            let path = root.join(folder).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    /// The rows of every table whose first heading begins with `title`, by the rest of that heading.
    fn tables(&self, title: &str) -> BTreeMap<String, Vec<Vec<String>>> {
        let mut tables = BTreeMap::new();
        let mut lines = self.0.lines();
        while let Some(line) = lines.next() {
            let Some(heading) = line.strip_prefix(&format!("| {title}")) else { continue };
            let name = heading.split(" |").next().unwrap_or_default().trim().to_owned();
            let rows = lines.by_ref().skip(1).take_while(|line| line.starts_with('|'));
            tables.insert(name, rows.map(cells).collect());
        }
        tables
    }
}

/// `# savings.yaml, continued`, `<!-- sections/summary.md -->`, `{# templates/… #}`.
fn path_in_first_line(text: &str) -> Option<String> {
    let comment = text.lines().next()?.trim_matches(['#', '<', '!', '-', '>', '{', '}', ' ']);
    let path = comment.split([',', ' ']).next()?;
    let known = [".yaml", ".md", ".tera"].iter().any(|end| path.ends_with(end));
    known.then(|| path.to_owned())
}

fn cells(line: &str) -> Vec<String> {
    let line = line.replace("\\|", "\u{0}");
    let cells = line.trim_matches('|').split('|');
    cells.map(|cell| cell.trim().replace('\u{0}', "|")).collect()
}

fn between_backticks(cell: &str) -> &str {
    cell.trim_matches('`')
}

/// The example paper of docs/inputs.md, in a folder with a copy of the styles that there are.
fn example() -> TempDir {
    example_of("docs/inputs.md")
}

/// The example paper of docs/schedules.md.
fn example_of_schedules() -> TempDir {
    example_of("docs/schedules.md")
}

fn example_of(page: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    Page::read(page).write_files(folder.path(), PAPER);
    copy(&Path::new(ROOT).join("templates"), &folder.path().join("templates"));
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn orderpaper(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_orderpaper"));
    command.current_dir(folder).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Builds and checks the example, and gives all that was said and the Markdown of the paper.
fn build_and_check(folder: &Path, style: &str) -> String {
    let built = orderpaper(folder, &["build", "example", "--style", style]);
    assert_eq!(built.status.code(), Some(0), "{}", said(&built));
    let checked = orderpaper(folder, &["check", "example"]);
    assert_eq!(checked.status.code(), Some(0), "{}", said(&checked));
    let paper = fs::read_to_string(folder.join("output/example/paper.md")).unwrap();
    let paper = without_marks(&paper);
    said(&built) + &said(&checked) + &paper
}

fn assert_shown(page: &Page, outcome: &str) {
    let shown: Vec<Code> = page.code().into_iter().filter(|code| code.mark == "text").collect();
    assert!(!shown.is_empty());
    // A space that keeps a tick box and its words together looks like any other on the page.
    let outcome = outcome.replace('\u{A0}', " ");
    for code in shown {
        assert!(outcome.contains(code.text), "not there:\n{}\nin:\n{outcome}", code.text);
    }
}

#[test]
fn the_example_of_the_inputs_builds_as_shown() {
    let folder = example();
    let paper = folder.path().join(PAPER);
    let outcome = build_and_check(folder.path(), "plain");
    // What the page accepts is another difference when a row changes.
    replace(&paper.join("savings.yaml"), "full_year_effect: 18400", "full_year_effect: 17780");
    // And somebody adds a section, doesn't write it, and places an amount in a unit that is too large.
    let unfinished = "<!-- Resources. -->\n[[To write: how the cost is met.]]\n\nSaved is {{savings.visits.total.weekly | millions 1}}.\n";
    fs::write(paper.join("sections/resources.md"), unfinished).unwrap();
    let failed = orderpaper(folder.path(), &["check", "example"]);
    assert_eq!(failed.status.code(), Some(1), "{}", said(&failed));
    assert_shown(&Page::read("docs/inputs.md"), &(outcome + &said(&failed)));
}

#[test]
fn the_example_of_the_schedules_builds_as_shown() {
    let folder = example_of_schedules();
    let page = Page::read("docs/schedules.md");
    let outcome = build_and_check(folder.path(), "plain");
    // Of what is moved out of a year, more comes back in another.
    replace(&folder.path().join(PAPER).join("schedules.yaml"), "y3: 100}", "y3: 110}");
    let failed = orderpaper(folder.path(), &["check", "example"]);
    assert_eq!(failed.status.code(), Some(1), "{}", said(&failed));
    assert_shown(&page, &(outcome + &said(&failed)));
}

#[test]
fn the_example_of_a_series_builds_as_shown() {
    let folder = example_of("docs/series.md");
    let page = Page::read("docs/series.md");
    let outcome = build_and_check(folder.path(), "plain");
    // Somebody changes a digit of what was reported.
    let kept = folder.path().join(PAPER).join("periods/2026-27-q1.yaml");
    replace(&kept, "value: 655000", "value: 665000");
    let failed = orderpaper(folder.path(), &["check", "example"]);
    assert_eq!(failed.status.code(), Some(1), "{}", said(&failed));
    assert_shown(&page, &(outcome + &said(&failed)));
}

#[test]
fn the_style_of_the_walk_through_prints_as_shown() {
    let folder = example();
    let page = Page::read("docs/styles.md");
    page.write_files(folder.path(), PAPER);
    assert_shown(&page, &build_and_check(folder.path(), "briefing"));
}

/// The page shows how a style extends another, and names each style that there is.
#[test]
fn the_styles_of_the_page_are_those_that_are_listed() {
    let folder = example();
    let page = Page::read("docs/styles.md");
    page.write_files(folder.path(), PAPER);
    let listed = orderpaper(folder.path(), &["styles"]);
    assert_eq!(listed.status.code(), Some(0), "{}", said(&listed));
    let listed = said(&listed);
    assert!(listed.contains("Our quarterly update, with complaints"), "{listed}");
    let documented = page.tables("Style").remove("").unwrap();
    let mut documented: Vec<&str> =
        documented.iter().map(|row| between_backticks(&row[0])).collect();
    documented.extend(["briefing", "our-update"]);
    documented.sort_unstable();
    let listed: Vec<&str> = listed.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(listed, documented);
}

/// The README makes the inputs of a new paper and then spoils three lines of it.
#[test]
fn the_messages_of_the_readme_are_those_of_the_program() {
    let folder = example();
    let root = folder.path();
    let paper = root.join("inputs/my-paper");
    let templates = Path::new(ROOT).join("templates").to_string_lossy().into_owned();
    let run = |arguments: &[&str]| {
        said(&orderpaper(root, &[arguments, &["--templates", &templates]].concat()))
    };
    run(&["new", "inputs/my-paper", "--style", "plain"]);
    replace(&paper.join("savings.yaml"), "weekly: 1250", "weekly: £1,250");
    replace(&paper.join("sections/summary.md"), "posts.total.fte", "posts.total.ftes");
    let built = run(&["build", "my-paper"]);
    replace(&paper.join("savings.yaml"), "weekly: £1,250", "weekly: 1250");
    replace(&paper.join("sections/summary.md"), "posts.total.ftes", "posts.total.fte");
    replace(&paper.join("posts.yaml"), "value: 175700", "value: 175000");
    assert_shown(&Page::read("README.md"), &(built + &run(&["check", "my-paper"])));
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "`{from}` doesn't stand in {}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn the_figures_in_the_tables_have_these_values() {
    figures_have_these_values("docs/inputs.md", 5);
    figures_have_these_values("docs/schedules.md", 3);
    figures_have_these_values("docs/series.md", 1);
}

fn figures_have_these_values(page: &str, least: usize) {
    let folder = example_of(page);
    let mut faults = Faults::new();
    let inputs = inputs::read(&folder.path().join(PAPER), &mut faults).unwrap();
    let ledger = figures::calculate(&inputs, &[], &mut faults);
    assert!(faults.is_empty(), "{faults:?}");
    let tables = Page::read(page).tables("Figures of ");
    assert!(tables.len() >= least);
    for row in tables.values().flatten() {
        let name = between_backticks(&row[0]);
        let figure = ledger.figure(name).unwrap_or_else(|| panic!("there is no figure `{name}`"));
        assert_eq!(figure.value, amount::parse(&row[1]).unwrap(), "{name}");
    }
}

#[test]
fn placeholders_print_as_the_table_says() {
    let folder = example();
    let rows = Page::read("docs/inputs.md").tables("Written | Printed here").remove("").unwrap();
    let prose: Vec<String> = rows.iter().map(|row| line(between_backticks(&row[0]))).collect();
    let section = folder.path().join(PAPER).join("sections/equality.md");
    fs::write(section, prose.join("\n\n")).unwrap();
    let outcome = build_and_check(folder.path(), "plain");
    for row in rows {
        let printed = line(&row[1]);
        assert!(outcome.contains(&printed), "{}: not `{printed}` in:\n{outcome}", row[0]);
    }
}

fn line(placed: &str) -> String {
    format!("Here stands {placed} and nothing else.")
}

/// The keys of every group as the program knows them: a key that it doesn't know makes it list them.
fn known_keys(files: &[(&str, &str)]) -> BTreeMap<String, BTreeSet<String>> {
    let folder = example();
    for (path, text) in files {
        fs::write(folder.path().join(path), text).unwrap();
    }
    let built = orderpaper(folder.path(), &["build"]);
    let said = said(&built);
    let lists = said
        .lines()
        .filter_map(|line| line.split_once("help: ")?.1.split_once(" has these keys: "));
    lists
        .map(|(what, keys)| (what.to_owned(), keys.split(", ").map(str::to_owned).collect()))
        .collect()
}

fn documented_keys(page: &str) -> BTreeMap<String, BTreeSet<String>> {
    let tables = Page::read(page).tables("Keys of ").into_iter();
    tables
        .map(|(what, rows)| {
            (what, rows.iter().map(|row| between_backticks(&row[0]).to_owned()).collect())
        })
        .collect()
}

#[test]
fn every_key_of_the_inputs_is_documented() {
    let known = known_keys(&[
        (
            "inputs/example/paper.yaml",
            "{title: a, style: plain, zzzz: 1,
              appendices: [{label: a, text: a, zzzz: 1}],
              accept: [{finding: a, about: a, reason: a, zzzz: 1}],
              charts: [{id: b, caption: a, kind: bar, rows: a, zzzz: 1, columns: [{figure: a, zzzz: 1}]}],
              tables: [{id: a, caption: a, rows: a, label: a, zzzz: 1, columns: [{heading: a, figure: a, zzzz: 1}]}],
              stated: [{figure: a, value: 1, zzzz: 1, accept: {difference: 1, reason: a, zzzz: 1}}]}",
        ),
        (
            "inputs/example/savings.yaml",
            "{zzzz: 1, amounts: [{id: a, title: a, value: 1, measure: tally, zzzz: 1}],
              series: [{id: b, title: a, zzzz: 1, rows: [{id: a, period: 2024/25, in_year: 1, zzzz: 1}]},
                       {id: c, title: a, difference: {of: a, less: a, zzzz: 1}},
                       {id: d, title: a, weeks: 52, rows: {file: a, zzzz: 1}}]}",
        ),
        (
            "inputs/example/posts.yaml",
            "{zzzz: 1, posts: [{id: a, title: a, fte: 1, cost_per_fte: 1, zzzz: 1}]}",
        ),
        ("inputs/example/projects.yaml", "{zzzz: 1, projects: [{id: a, title: a, zzzz: 1,
              moves: [{from: 2024/25, to: 2025/26, amount: 1, reason: a, zzzz: 1}],
              carry_forward: [{from: 2024/25, to: 2025/26, amount: 1, zzzz: 1}]}]}"),
        (
            "inputs/example/scores.yaml",
            "{zzzz: 1, scores: [{id: a, title: a, range: 0 to 3, zzzz: 1,
              themes: [{id: a, title: a, zzzz: 1, items: [{id: a, title: a, zzzz: 1}]}]}]}",
        ),
        (
            "inputs/example/activity.yaml",
            "{zzzz: 1, counts: [{id: b, title: a, value: 1, zzzz: 1}],
              groups: [{id: a, title: a, zzzz: 1, whole: {id: a, title: a, value: 1, zzzz: 1}, parts: []}]}",
        ),
    ]);
    assert_eq!(documented_keys("docs/inputs.md"), known);
}

#[test]
fn every_key_of_the_schedules_is_documented() {
    let known = known_keys(&[
        (
            "inputs/example/schedules.yaml",
            "{zzzz: 1, schedules: [{id: a, title: a, label: a, zzzz: 1,
              columns: [{heading: a, zzzz: 1, columns: [{id: a, heading: a, zzzz: 1, words: [{say: a, zzzz: 1}]}]}],
              rows: [{id: b, zzzz: 1, rows: [{id: c, label: a}]}]},
              {id: d, title: a, label: a, columns: [{id: e, heading: a}], rows: {file: a, zzzz: 1}}]}",
        ),
        ("inputs/example/figures.yaml", "{zzzz: 1, figures: [{id: f, title: a, value: 1, zzzz: 1}]}"),
    ]);
    let mut documented = documented_keys("docs/schedules.md");
    // A key that no row has is a column that isn't there: the program says so in other words.
    documented.remove("a row of a schedule");
    assert_eq!(documented, known);
}

#[test]
fn every_key_of_a_style_is_documented() {
    let known = known_keys(&[(
        "templates/plain/style.yaml",
        "{title: a, zzzz: 1, fields: [{id: a, label: a, kind: text, zzzz: 1}],
          particulars: [{id: a, fields: [a], zzzz: 1}], sections: [{id: a, heading: a, zzzz: 1}],
          formats: {zzzz: 1}, wording: {zzzz: 1}, numbering: {zzzz: 1}, contents: {zzzz: 1}, references: {zzzz: 1},
          rules: [{id: a, words: [{say: a}], zzzz: 1}],
          requires: {zzzz: 1, key_decision: {zzzz: 1}, exempt: {zzzz: 1}, signed: [{zzzz: 1}]},
          look: {zzzz: 1, page: {zzzz: 1}, text: {zzzz: 1}, headings: [{zzzz: 1}], table: {zzzz: 1}, header: {zzzz: 1}}}",
    )]);
    assert_eq!(documented_keys("docs/styles.md"), known);
}

/// Every rule of `check` has its line, with its level, and no line has a rule that there isn't.
#[test]
fn every_rule_is_documented() {
    let page = Page::read("docs/checks.md");
    let level = |level: Level| format!("{level:?}").to_lowercase();
    let known: BTreeSet<(String, String)> =
        rule::all().map(|rule| (rule.name.to_owned(), level(rule.level))).collect();
    let of_settings = |(name, _): &(String, String)| name.starts_with("settings/");
    let rows = page.0.lines().filter(|line| line.starts_with("| `") && line.contains('/'));
    let documented: BTreeSet<(String, String)> = rows
        .map(cells)
        .filter(|cells| cells.len() > 2)
        .map(|cells| (between_backticks(&cells[0]).to_owned(), cells[1].clone()))
        .collect();
    let in_tables: BTreeSet<_> = known.iter().filter(|it| !of_settings(it)).cloned().collect();
    assert_eq!(documented, in_tables);
    for (name, _) in known.iter().filter(|it| of_settings(it)) {
        assert!(page.0.contains(&format!("`{name}`")), "{name}");
    }
}
