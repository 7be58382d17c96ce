//! Inputs at their worst, and runs that are cut short: a clear message, earlier output as it was.
//!
//! What is large is made here. Nothing is timed: a test that would take for ever is a test that fails.

use std::fs;
use std::path::Path;

use super::support::{Desk, assert_snapshot, remove, write};

const PAPER: &str = "inputs/parks/paper.yaml";
const POSTS: &str = "inputs/parks/posts.yaml";
const FIGURES: &str = "inputs/parks/figures.yaml";
const SUMMARY: &str = "inputs/parks/sections/summary.md";

/// Runs `build`, compares all it says with a snapshot, and sees to it that nothing was written.
fn refuses(case: &str, desk: &Desk) {
    let run = desk.run(&["build"]);
    assert_snapshot("robust", case, &run.shown(&["build"]));
    assert_eq!(run.exit, Some(1));
    assert!(!desk.path("output").exists(), "nothing is written");
}

/// Every line of a mangled file has a fault; nobody reads thousands of them.
#[test]
fn no_more_faults_are_told_than_anybody_reads() {
    let desk =
        Desk::parks().with([write(POSTS, format!("posts:\n{}", "  - oops\n".repeat(3_000)))]);
    let run = desk.run(&["build"]);
    assert_eq!(run.stderr.matches("error: ").count(), 500);
    assert!(
        run.stderr.ends_with("2500 more are not shown: mend these first, and run it again\n\n")
    );
    assert!(run.stdout.ends_with("not written, 3000 faults\n"), "{}", run.stdout);
}

/// A message quotes what was typed, and that may be the whole file, or move the cursor about.
#[test]
fn messages_quote_no_more_than_fits_a_screen() {
    let formula =
        |text: &str| format!("figures:\n  - id: it\n    title: It\n    formula: \"{text}\"\n");
    let desk = Desk::parks().with([write(FIGURES, formula(&"1".repeat(100_000)))]);
    let run = desk.run(&["build"]);
    assert!((2_000..5_000).contains(&run.stderr.len()), "{}", run.stderr.len());
    let desk = Desk::parks().with([write(FIGURES, "\"\\e[2J\": 1\n")]);
    let run = desk.run(&["build"]);
    assert!(run.exit == Some(1) && !run.stderr.contains('\u{1b}'), "{}", run.stderr);
}

#[test]
fn papers_that_are_far_too_long_are_refused() {
    let paper = Desk::parks().read(PAPER);
    let mut desk = Desk::parks();
    for section in [SUMMARY, "inputs/parks/sections/resources.md", "inputs/parks/sections/legal.md"]
    {
        desk = desk.with([write(section, "All is well.\n\n".repeat(30_000))]);
    }
    let posts = paper.find("  - id: posts").zip(paper.find("background_papers"));
    let (start, end) = posts.expect("the paper has a table of posts");
    refuses(
        "paper_too_long",
        &desk.with([write(PAPER, paper[..start].to_owned() + &paper[end..])]),
    );
}

/// Few bytes may be much to set.
#[test]
fn papers_with_far_too_many_cells_are_refused() {
    let rows = "|1|2|\n".repeat(45_000);
    let table = format!("|a|b|\n|-|-|\n{rows}");
    refuses("too_many_cells", &Desk::parks().with([write(SUMMARY, table)]));
    let columns: String =
        (1..100).map(|n| format!(", {{id: c{n}, heading: C, formula: c{} + 1}}", n - 1)).collect();
    let rows: String =
        (0..600).map(|n| format!("      - {{id: r{n}, label: R, c0: 1}}\n")).collect();
    let schedule = format!(
        "schedules:\n  - id: big\n    title: Big\n    label: Row\n    columns: [{{id: c0, heading: C}}{columns}]\n    rows:\n{rows}"
    );
    let desk = Desk::parks().with([write("inputs/parks/schedules.yaml", schedule)]);
    refuses("too_many_cells_of_schedules", &desk);
}

/// Each name stands for four times the one before, and the last for more than there is.
#[test]
fn templates_that_make_much_of_little_are_refused() {
    let template = Desk::parks().read("templates/simple/paper.md.tera");
    let bomb = "{% set a = \"x\" %}".to_owned() + &"{% set a = a ~ a ~ a ~ a %}".repeat(2);
    let desk = Desk::parks();
    refuses(
        "template_of_growing_names",
        &desk.with([write("templates/simple/paper.md.tera", format!("{bomb}\n{template}"))]),
    );
}

#[test]
fn drawings_of_copies_within_copies_are_refused() {
    let level = |n: usize| {
        let square = format!("<path d='M0 0h9v9z' fill='url(#p{})'/>", n - 1).repeat(5);
        format!("<pattern id='p{n}' width='1' height='1'>{square}</pattern>")
    };
    let levels: String = (1..12).map(level).collect();
    let drawing = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{levels}<path d='M0 0h9v9z' fill='url(#p11)'/></svg>"
    );
    let desk = Desk::parks()
        .with([write(SUMMARY, "![A plan](plan.svg)\n"), write("inputs/parks/plan.svg", drawing)]);
    refuses("drawing_of_copies", &desk);
}

#[test]
fn drawings_that_are_far_too_large_are_refused() {
    let drawing = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><!--{}--></svg>",
        " ".repeat(9 << 20)
    );
    let picture = "![A plan](plan.svg)\n";
    let desk =
        Desk::parks().with([write(SUMMARY, picture), write("inputs/parks/plan.svg", drawing)]);
    let run = desk.run(&["build"]);
    assert!(
        run.stderr.contains("picture `plan.svg` is a drawing larger than 8 MB"),
        "{}",
        run.stderr
    );
}

/// One line may hold the whole of a file: what is looked for in it must not be looked for anew from
/// each of its words.
#[test]
fn lines_as_long_as_a_file_are_read() {
    for odd in
        ["{{", "{ ", "} ", "[a](", "![a", "[^a", "{{posts.total.cost}} ", "`", "*a ", "<a ", "~~"]
    {
        let desk = Desk::parks().with([write(SUMMARY, odd.repeat(20_000))]);
        let run = desk.run(&["build"]);
        assert!(matches!(run.exit, Some(0 | 1)), "{odd}: {:?}", run.exit);
    }
}

/// Thousands of rows, and as many headings of one name.
#[test]
fn papers_with_thousands_of_rows_are_built() {
    let posts: String = (0..6_000)
        .map(|id| format!("  - {{id: p{id}, title: Ranger, grade: B1, fte: 1, cost_per_fte: 1}}\n"))
        .collect();
    let headings = "### A park\n\nText.\n\n".repeat(6_000);
    let desk =
        Desk::parks().with([write(POSTS, format!("posts:\n{posts}")), write(SUMMARY, headings)]);
    let run = desk.run(&["check"]);
    assert!(run.stdout.contains("6,000") || run.exit.is_some(), "{}", run.stderr);
}

#[test]
fn a_folder_in_the_stead_of_a_file_is_told() {
    let desk = Desk::parks().with([remove(PAPER)]);
    fs::create_dir(desk.path(PAPER)).expect("folders can be made");
    refuses("paper_is_a_folder", &desk);
}

/// Text of other systems: line ends, marks and encodings.
#[test]
fn text_of_other_systems_is_read_or_refused() {
    let sound = Desk::parks();
    sound.run_well(&["build"]);
    let expected = sound.read("output/parks/paper.md");
    for file in [PAPER, POSTS, SUMMARY, "templates/simple/style.yaml"] {
        let text = sound.read(file);
        let ended = |end: &str| text.replace('\n', end);
        for same in [ended("\r\n"), ended("\r"), format!("\u{feff}{text}")] {
            let desk = Desk::parks().with([write(file, same)]);
            desk.run_well(&["build"]);
            assert_eq!(desk.read("output/parks/paper.md"), expected, "{file}");
        }
        let desk = Desk::parks();
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        let bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
        fs::write(desk.path(file), bytes).expect("can be written");
        let run = desk.run(&["build"]);
        assert!(run.stderr.contains("the file is not UTF-8 text"), "{}", run.stderr);
    }
}

/// Papers and pictures with names that a shell, a terminal or a message might stumble over.
#[test]
fn names_with_odd_characters_are_names_like_others() {
    for name in ["with space", "it's", "-dash", "a\"quote", "$(name)", "caf\u{e9}", "two\nlines"] {
        let desk = Desk::parks();
        let folder = Path::new("inputs").join(name);
        fs::rename(desk.path("inputs/parks"), desk.path(&folder.to_string_lossy()))
            .expect("renamed");
        desk.run_well(&["build"]);
        let run = desk.run_well(&["build", "--", name]);
        assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
        assert!(desk.path("output").join(name).join("paper.pdf").exists(), "{name}");
    }
}

/// Each makes ten thousand letters of every one.
#[test]
fn filters_that_make_much_of_little_are_refused() {
    let template = "templates/simple/paper.md.tera";
    let desk = Desk::parks();
    let replace = format!("replace(from=\"a\", to=\"{}\")", "a".repeat(10_000));
    let text =
        format!("{}{{{{ \"a\" | {replace} | {replace} | {replace} }}}}\n", desk.read(template));
    let run = desk.with([write(template, text)]).run(&["build"]);
    assert!(run.stderr.contains("a filter makes a text of more than 1 MB"), "{}", run.stderr);
    assert_eq!(run.exit, Some(1));
}

#[cfg(target_os = "linux")]
mod linux {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;
    use std::process::{Command, Stdio};
    use std::thread;
    use std::time::Duration;

    use super::*;

    fn make_pipe(path: &Path) {
        let made = Command::new("mkfifo").arg(path).status();
        assert!(made.expect("the system has pipes").success());
    }

    /// Two names that can't be read would be one folder of output.
    #[test]
    fn names_that_are_no_text_are_refused() {
        let desk = Desk::parks();
        for name in [b"parks\xFE", b"parks\xFF"] {
            let folder = desk.path("inputs").join(OsStr::from_bytes(name));
            fs::create_dir(&folder).expect("the system takes any name");
            fs::copy(desk.path(PAPER), folder.join("paper.yaml")).expect("can be copied");
        }
        let run = desk.run(&["build"]);
        assert_eq!(run.stderr.matches("is not UTF-8").count(), 2, "{}", run.stderr);
        assert_eq!(run.exit, Some(1));
        let built =
            fs::read_dir(desk.path("output")).expect("the paper whose name is text is built");
        let built = built.map(|entry| entry.expect("can be read").file_name());
        assert!(built.into_iter().all(|name| name == "parks" || name == ".orderpaper"));
    }

    /// Who builds a paper that came from elsewhere doesn't publish what lies on his own machine.
    #[test]
    fn links_that_lead_out_of_the_folder_are_refused() {
        for file in ["inputs/parks/sections/summary.md", "inputs/parks/savings.yaml"] {
            let desk = Desk::parks().with([write("elsewhere", "root: a secret\n"), remove(file)]);
            symlink(desk.path("elsewhere"), desk.path(file)).expect("the system has links");
            let run = desk.run(&["build"]);
            assert!(run.stderr.contains("leads out of the folder"), "{}", run.stderr);
            assert!(!desk.path("output").exists(), "{file}");
        }
    }

    /// So doesn't who builds a paper in a style from elsewhere.
    #[test]
    fn a_template_that_leads_out_of_the_folder_of_styles_is_refused() {
        let template = "templates/simple/paper.md.tera";
        let desk = Desk::parks();
        let text = desk.read(template) + "{% include \"simple/more.tera\" %}\n";
        let desk = desk.with([write(template, text), write("elsewhere", "a secret\n")]);
        symlink(desk.path("elsewhere"), desk.path("templates/simple/more.tera")).expect("links");
        let run = desk.run(&["build"]);
        assert!(run.stderr.contains("leads out of the folder `templates`"), "{}", run.stderr);
        assert!(!desk.path("output").exists());
    }

    /// A list that was cut off must not pass for a whole one.
    #[test]
    fn results_that_cannot_be_written_are_told() {
        let desk = Desk::parks();
        for command in [
            vec!["check", "--format", "json"],
            vec!["figures", "parks", "--format", "csv"],
            vec!["explain", "parks", "posts.total.cost"],
        ] {
            let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
            let output = desk.command(&command).stdout(full).output().expect("the program starts");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(said.contains("what was found can't be written"), "{command:?}: {said}");
            assert_eq!(output.status.code(), Some(1), "{command:?}");
        }
    }

    /// To read a pipe, or to copy what stands in a device, may never end.
    #[test]
    fn pipes_and_devices_are_no_files() {
        let desk = Desk::parks().with([remove(PAPER)]);
        make_pipe(&desk.path(PAPER));
        refuses("paper_is_a_pipe", &desk);
        for file in ["templates/simple/style.yaml", "templates/simple/paper.md.tera"] {
            let desk = Desk::parks().with([remove(file)]);
            make_pipe(&desk.path(file));
            assert_eq!(desk.run(&["build"]).exit, Some(1), "{file}");
        }
        let desk = Desk::parks();
        fs::create_dir_all(desk.path("output/parks")).expect("folders can be made");
        make_pipe(&desk.path("output/parks/paper.md"));
        let run = desk.run(&["build"]);
        assert_snapshot("robust", "output_is_a_pipe", &run.shown(&["build"]));
        let desk = Desk::parks().with([write("templates/simple/new/paper.yaml", "title: New\n")]);
        symlink("/dev/zero", desk.path("templates/simple/new/posts.yaml")).expect("can be linked");
        assert_eq!(desk.run(&["new", "inputs/new", "--style", "simple"]).exit, Some(1));
        assert!(!desk.path("inputs/new").exists());
    }

    /// What a paper shows lies in its folder, by whatever way it is named.
    #[test]
    fn pictures_from_elsewhere_are_refused() {
        let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
        let desk = Desk::parks().with([write("inputs/secret.svg", drawing)]);
        symlink("../secret.svg", desk.path("inputs/parks/link.svg")).expect("can be linked");
        symlink("..", desk.path("inputs/parks/up")).expect("can be linked");
        let whole = desk.path("inputs/secret.svg").display().to_string();
        let ways = ["../secret.svg", "a/../../secret.svg", "link.svg", "up/secret.svg", &whole];
        for way in ways {
            desk.change(write(SUMMARY, format!("![A secret](<{way}>)\n")));
            let run = desk.run(&["build"]);
            assert!(
                run.stderr.contains("lies outside the paper's folder"),
                "{way}: {}",
                run.stderr
            );
        }
    }

    #[test]
    fn templates_from_elsewhere_are_refused() {
        let template = Desk::parks().read("templates/simple/paper.md.tera");
        for way in ["../inputs/parks/paper.yaml", "/etc/hostname", "simple/../../secret.tera"] {
            let called = format!("{template}{{% include \"{way}\" %}}");
            let desk = Desk::parks().with([write("templates/simple/paper.md.tera", called)]);
            let run = desk.run(&["build"]);
            assert!(
                run.stderr.contains(&format!("there is no template `{way}`")),
                "{}",
                run.stderr
            );
        }
    }

    /// A run that is killed leaves each file as it was, or as it was to be, and never half of it.
    #[test]
    fn runs_that_are_killed_leave_whole_files() {
        let before = Desk::parks();
        before.run_well(&["build"]);
        let summary = "The parks are looked after otherwise.\n";
        let after = Desk::parks().with([write(SUMMARY, summary)]);
        after.run_well(&["build"]);
        let (old, new) = (before.files("output"), after.files("output"));
        for milliseconds in (0..40).map(|step| step * 7) {
            before.change(write(SUMMARY, summary));
            let mut run = before.command(&["build"]).stdout(Stdio::null()).spawn().expect("starts");
            thread::sleep(Duration::from_millis(milliseconds));
            let _ = run.kill();
            run.wait().expect("it ends");
            for (name, bytes) in before.files("output") {
                let is =
                    |files: &[(String, Vec<u8>)]| files.contains(&(name.clone(), bytes.clone()));
                let is_ours = name.contains(".orderpaper-");
                assert!(is_ours || is(&old) || is(&new), "{name} after {milliseconds} ms");
            }
        }
        before.run_well(&["build"]);
    }

    /// The system ends a program that writes more than it may: as a disk that is full, but harsher.
    #[test]
    fn a_run_that_may_not_write_leaves_earlier_output() {
        let desk = Desk::parks();
        desk.run_well(&["build"]);
        let before = desk.files("output");
        desk.change(write(SUMMARY, "Something else.\n"));
        let program = desk.command(&["build"]).get_program().to_owned();
        let run = Command::new("sh")
            .args(["-c", "ulimit -f 4; exec \"$0\" build"])
            .arg(program)
            .current_dir(desk.path(""))
            .output()
            .expect("the shell starts");
        assert!(!run.status.success());
        let after = desk.files("output");
        assert!(before.iter().all(|file| after.contains(file)), "all of it is as it was");
    }

    #[test]
    fn runs_beside_one_another_write_whole_files() {
        let desk = Desk::parks();
        desk.run_well(&["build"]);
        let expected = desk.files("output");
        let runs: Vec<_> = (0..6)
            .map(|_| desk.command(&["build"]).stdout(Stdio::null()).spawn().expect("starts"))
            .collect();
        for mut run in runs {
            assert!(run.wait().expect("it ends").success());
        }
        assert_eq!(desk.files("output"), expected);
    }
}
