//! Papers that need not be built again, and papers that are built again by themselves.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use super::support::{Desk, remove, replace, write};

const SAVINGS: &str = "inputs/parks/savings.yaml";
const UNCHANGED: &str = "output/parks: unchanged\n";

/// What a run says of the paper about the parks.
fn build(desk: &Desk, options: &[&str]) -> String {
    let mut arguments = vec!["build", "parks", "--draft"];
    arguments.extend(options);
    desk.run_well(&arguments).stdout
}

#[test]
fn a_paper_that_has_not_changed_is_not_built_again() {
    let desk = Desk::parks();
    assert_ne!(build(&desk, &[]), UNCHANGED);
    assert_eq!(build(&desk, &[]), UNCHANGED);
    assert_ne!(build(&desk, &["--force"]), UNCHANGED);
}

/// The same words saved again, later, are no change: contents count, and not times.
#[test]
fn a_file_that_is_saved_as_it_was_changes_nothing() {
    let desk = Desk::parks();
    build(&desk, &[]);
    let savings = desk.read(SAVINGS);
    desk.change(write(SAVINGS, savings));
    assert_eq!(build(&desk, &[]), UNCHANGED);
}

#[test]
fn whatever_a_paper_is_made_from_changes_it() {
    let changes = [
        replace(SAVINGS, "weekly: 100.50", "weekly: 100.60"),
        write("inputs/parks/sections/summary.md", "Another summary.\n"),
        write("inputs/parks/drawing.svg", "<svg/>"),
        write("templates/simple/note.txt", "of a style"),
        remove("inputs/parks/drawing.svg"),
    ];
    let desk = Desk::parks();
    build(&desk, &[]);
    for change in changes {
        desk.change(change);
        assert!(!build(&desk, &[]).starts_with(UNCHANGED));
        assert!(build(&desk, &[]).starts_with(UNCHANGED));
    }
}

/// Who changes one style doesn't have to read the papers of others again.
#[test]
fn only_its_own_style_changes_a_paper() {
    let desk = Desk::worked_papers();
    let build =
        |desk: &Desk| desk.run_well(&["build", "nottinghamshire-initiatives", "--draft"]).stdout;
    let unchanged =
        |desk: &Desk| build(desk).starts_with("output/nottinghamshire-initiatives: unchanged");
    build(&desk);
    assert!(unchanged(&desk));
    // Its style is `committee-report`, which extends `council` and takes parts of templates from `base`.
    for (style, is_its_own) in [
        ("cabinet-report", false),
        ("review", false),
        ("plain", false),
        ("committee-report", true),
        ("council", true),
        ("base", true),
    ] {
        let file = format!("templates/{style}/style.yaml");
        desk.put(&file, format!("{}# A remark.\n", desk.read(&file)).as_bytes());
        assert_eq!(unchanged(&desk), !is_its_own, "{style}");
    }
    desk.change(write("templates/new-style/style.yaml", "title: Another\n"));
    assert!(unchanged(&desk), "a style more");
    let part = "templates/base/parts/section.md.tera";
    desk.put(part, format!("{}\n", desk.read(part)).as_bytes());
    assert!(!unchanged(&desk), "a part of its template");
}

/// A style that extends another now is made from that, too.
#[test]
fn a_style_that_begins_to_extend_another_changes_a_paper() {
    let desk = Desk::parks()
        .with([write("templates/other/style.yaml", "title: Another\nabstract: yes\n")]);
    build(&desk, &[]);
    let other =
        || write("templates/other/style.yaml", "title: Another\nabstract: yes\n# A remark.\n");
    desk.change(other());
    assert_eq!(build(&desk, &[]), UNCHANGED);
    let style = "templates/simple/style.yaml";
    desk.put(style, format!("extends: other\n{}", desk.read(style)).as_bytes());
    build(&desk, &[]);
    assert_eq!(build(&desk, &[]), UNCHANGED);
    desk.change(write("templates/other/style.yaml", "title: A third\nabstract: yes\n"));
    assert_ne!(build(&desk, &[]), UNCHANGED);
}

/// What editors leave beside the inputs while somebody types is in no paper.
#[test]
fn hidden_files_and_leftovers_of_editors_change_nothing() {
    let desk = Desk::parks();
    build(&desk, &[]);
    for file in [
        "inputs/parks/.savings.yaml.swp",
        "inputs/parks/savings.yaml~",
        "inputs/parks/#savings.yaml#",
        "inputs/parks/sections/.summary.md.swp",
        "inputs/parks/sections/summary.md~",
        "inputs/parks/sections/.hidden.md",
        "inputs/parks/sections/#summary.md#",
        "inputs/parks/.DS_Store",
        "inputs/parks/.git/config",
    ] {
        desk.put(file, b"It is no Markdown, and no YAML: {");
        assert_eq!(build(&desk, &[]), UNCHANGED, "{file}");
        assert_ne!(build(&desk, &["--force"]), UNCHANGED, "{file}");
    }
}

/// A picture may be placed whatever it is called.
#[test]
fn a_picture_in_a_hidden_folder_changes_a_paper() {
    let desk = Desk::parks().with([write("inputs/parks/.pictures/map.svg", "<svg/>")]);
    build(&desk, &[]);
    desk.change(write("inputs/parks/.pictures/map.svg", "<svg></svg>"));
    assert_ne!(build(&desk, &[]), UNCHANGED);
}

#[test]
fn whatever_is_asked_for_changes_it() {
    let desk = Desk::parks();
    build(&desk, &[]);
    for options in [&["--workings"][..], &["--style", "simple"], &[]] {
        assert_ne!(build(&desk, options), UNCHANGED, "{options:?}");
        assert_eq!(build(&desk, options), UNCHANGED, "{options:?}");
    }
    assert_ne!(desk.run_well(&["build", "parks"]).stdout, UNCHANGED, "it is no draft now");
    let dated = desk.run_dated(&["build", "parks"], Some("1700000000"));
    assert_ne!(dated.stdout, UNCHANGED, "the date of the build is one of the inputs");
}

/// An officer may have changed or removed what was made.
#[test]
fn what_was_made_is_made_again_where_it_is_no_longer_so() {
    let desk = Desk::parks();
    build(&desk, &[]);
    for change in [write("output/parks/paper.md", "Mine.\n"), remove("output/parks/paper.pdf")] {
        desk.change(change);
        assert_ne!(build(&desk, &[]), UNCHANGED);
        assert!(desk.path("output/parks/paper.pdf").exists());
        assert!(!desk.read("output/parks/paper.md").contains("Mine."));
    }
}

#[test]
fn a_stamp_that_is_damaged_or_gone_is_made_again() {
    let desk = Desk::parks();
    build(&desk, &[]);
    let stamp = "output/.orderpaper/parks";
    for damaged in ["", "# What Orderpaper made", "from\nerrors\n"] {
        desk.change(write(stamp, damaged));
        assert_ne!(build(&desk, &[]), UNCHANGED, "{damaged}");
    }
    desk.change(remove(stamp));
    assert_ne!(build(&desk, &[]), UNCHANGED);
    assert_eq!(build(&desk, &[]), UNCHANGED);
}

/// That a draft has errors is said each time.
#[test]
fn a_draft_with_errors_is_told_from_one_without() {
    let desk = Desk::parks().with([replace(SAVINGS, "weekly: 100.50", "weekly: 100.60")]);
    let errors = |said: String| said.lines().nth(1).map(str::to_owned);
    let first = errors(build(&desk, &[]));
    assert!(
        first.as_ref().is_some_and(|line| line.contains("not fit to be published")),
        "{first:?}"
    );
    assert_eq!(errors(build(&desk, &[])), first);
}

/// The program, watching, with the lines that it says.
struct Watching {
    program: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(desk: &Desk) -> Self {
        let mut command = desk.command(&["watch"]);
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut program = command.spawn().expect("the program starts");
        let (sender, lines) = mpsc::channel();
        let said = program.stdout.take().expect("it is piped");
        let errors = program.stderr.take().expect("it is piped");
        for stream in [Box::new(said) as Box<dyn std::io::Read + Send>, Box::new(errors)] {
            let sender = sender.clone();
            thread::spawn(move || {
                BufReader::new(stream)
                    .lines()
                    .map_while(Result::ok)
                    .all(|line| sender.send(line).is_ok())
            });
        }
        Self { program, lines }
    }

    /// Waits for a line that begins so. It is patient: how fast it comes is no matter of a test.
    fn says(&self, start: &str) {
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(60));
            if line.unwrap_or_else(|_| panic!("`{start}` is never said")).starts_with(start) {
                return;
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[test]
fn watch_builds_again_at_every_save_and_goes_on_after_a_fault() {
    let desk = Desk::parks();
    let watching = Watching::start(&desk);
    watching.says("1 paper: 1 written; watching inputs, templates");
    desk.change(write("inputs/parks/sections/summary.md", "Saved while it watched.\n"));
    watching.says("output/parks: ");
    let good = desk.files("output/parks");
    assert!(desk.read("output/parks/paper.md").contains("Saved while it watched."));

    desk.change(replace(SAVINGS, "weekly: 100.50", "weekly: 800k"));
    watching.says("inputs/parks: not written, 1 fault");
    assert!(good == desk.files("output/parks"), "the last good output is kept");

    desk.change(replace(SAVINGS, "weekly: 800k", "weekly: 100.50"));
    desk.change(write("inputs/parks/sections/summary.md", "Mended.\n"));
    watching.says("output/parks: ");
    assert!(desk.read("output/parks/paper.md").contains("Mended."));
}

/// Else the fault would stay the last thing on the screen.
#[test]
fn watch_says_that_a_fault_is_mended_though_there_is_nothing_to_build() {
    let desk = Desk::parks();
    let watching = Watching::start(&desk);
    watching.says("1 paper: 1 written");
    desk.change(replace(SAVINGS, "weekly: 100.50", "weekly: 800k"));
    watching.says("inputs/parks: not written, 1 fault");
    desk.change(replace(SAVINGS, "weekly: 800k", "weekly: 100.50"));
    watching.says("inputs/parks: as it was built");
}

/// A paper that is made while it watches is built too.
#[test]
fn watch_sees_new_papers() {
    let desk = Desk::parks();
    let watching = Watching::start(&desk);
    watching.says("1 paper: 1 written");
    desk.change(write(
        "inputs/roads/paper.yaml",
        "title: Mending the roads\nstyle: simple\nfields:\n  report_of: Head of Roads\n",
    ));
    desk.change(write("inputs/roads/sections/summary.md", "The roads are mended.\n"));
    watching.says("output/roads: ");
}
