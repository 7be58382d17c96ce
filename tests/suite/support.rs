//! A folder of work for one test, and the program run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::seen::without_marks;

/// A temporary folder with inputs and styles, as an officer has one.
pub struct Desk {
    folder: TempDir,
}

/// What a run of the program printed, and its exit code.
pub struct Run {
    pub exit: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// A change to one file of a desk, made before the program runs.
pub enum Change {
    /// These words, which stand in the file once, become others.
    Replace(&'static str, &'static str, &'static str),
    /// The file holds this, whether or not it was there.
    Write(&'static str, String),
    /// The file holds these bytes.
    WriteBytes(&'static str, &'static [u8]),
    /// The file goes.
    Remove(&'static str),
}

pub fn replace(file: &'static str, from: &'static str, to: &'static str) -> Change {
    Change::Replace(file, from, to)
}

pub fn write(file: &'static str, text: impl Into<String>) -> Change {
    Change::Write(file, text.into())
}

pub fn remove(file: &'static str) -> Change {
    Change::Remove(file)
}

/// The folder of the crate.
pub fn crate_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Desk {
    /// The small paper about the parks, and its small style: `tests/fixtures/parks`.
    pub fn parks() -> Self {
        let desk = Self::empty();
        copy(&crate_folder().join("tests/fixtures/parks"), desk.folder.path());
        desk
    }

    /// The worked papers and the styles that come with the program.
    pub fn worked_papers() -> Self {
        let desk = Self::empty();
        for folder in ["inputs", "templates"] {
            copy(&crate_folder().join(folder), &desk.path(folder));
        }
        desk
    }

    /// Nothing yet.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a file holds; of a paper what its readers see.
    pub fn read(&self, file: &str) -> String {
        let text = self.read_marked(file);
        if file.ends_with("/paper.md") { without_marks(&text) } else { text }
    }

    /// What a file holds, with the marks of what was generated.
    pub fn read_marked(&self, file: &str) -> String {
        let path = self.path(file);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Every file under a folder of the desk, by its name from there, sorted.
    pub fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        files(&self.path(folder))
    }

    /// Copies a folder of the desk.
    pub fn copy(&self, from: &str, to: &str) {
        copy(&self.path(from), &self.path(to));
    }

    #[must_use]
    pub fn with(self, changes: impl IntoIterator<Item = Change>) -> Self {
        for change in changes {
            self.change(change);
        }
        self
    }

    pub fn change(&self, change: Change) {
        match change {
            Change::Replace(file, from, to) => {
                let text = self.read(file);
                assert_eq!(text.matches(from).count(), 1, "`{from}` must stand once in {file}");
                self.put(file, text.replace(from, to).as_bytes());
            }
            Change::Write(file, text) => self.put(file, text.as_bytes()),
            Change::WriteBytes(file, bytes) => self.put(file, bytes),
            Change::Remove(file) => fs::remove_file(self.path(file)).expect("the file is there"),
        }
    }

    /// Writes a file whose name is made up as the test runs.
    pub fn put(&self, file: &str, bytes: &[u8]) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("files lie in folders")).expect("can be made");
        fs::write(&path, bytes).expect("the file can be written");
    }

    /// Runs the program in this folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_dated(arguments, None)
    }

    /// The same, in a build that has a date for all that it makes, or none.
    pub fn run_dated(&self, arguments: &[&str], date: Option<&str>) -> Run {
        let mut command = self.command(arguments);
        let command = command.envs(date.map(|date| ("SOURCE_DATE_EPOCH", date)));
        let output = command.output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
        let run = Run {
            exit: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        };
        assert!(!run.stderr.contains("panicked"), "the program panicked:\n{}", run.stderr);
        run
    }

    /// The program, to be run in this folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_orderpaper"));
        command.env_remove("SOURCE_DATE_EPOCH").args(arguments).current_dir(self.folder.path());
        // Git runs hooks, and perhaps these tests in one, with its own repository in mind.
        command.env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE").env_remove("GIT_WORK_TREE");
        command
    }

    /// Runs the program, which must succeed and have nothing to complain of.
    pub fn run_well(&self, arguments: &[&str]) -> Run {
        let run = self.run(arguments);
        assert_eq!((run.exit, run.stderr.as_str()), (Some(0), ""), "{}", run.shown(arguments));
        run
    }
}

impl Run {
    /// All that can be seen of a run, for snapshots. How long it took is left out.
    pub fn shown(&self, arguments: &[&str]) -> String {
        format!(
            "$ orderpaper {}\n{}--- errors\n{}--- exit {}\n",
            arguments.join(" "),
            without_times(&self.stdout),
            self.stderr,
            self.exit.map_or("by a signal".to_owned(), |code| code.to_string())
        )
    }
}

/// `… in 0.02 s` at the end of a line becomes `… in [time]`.
fn without_times(text: &str) -> String {
    let line = |line: &str| match line.rsplit_once(" in ") {
        Some((before, time))
            if time.strip_suffix(" s").is_some_and(|s| s.parse::<f64>().is_ok()) =>
        {
            format!("{before} in [time]\n")
        }
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// Every file under `folder`, by its name from there, sorted. None where there is no such folder. What the
/// program keeps for itself beside the papers is none of them.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                if !path.ends_with(".orderpaper") {
                    open.push(path);
                }
                continue;
            }
            let name = path.strip_prefix(folder).expect("it lies in the folder");
            let name = name.to_string_lossy().replace('\\', "/");
            found.push((name, fs::read(&path).expect("the file can be read")));
        }
    }
    found.sort();
    found
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        let target = to.join(name);
        fs::create_dir_all(target.parent().expect("files lie in folders")).expect("can be made");
        fs::write(target, bytes).expect("the file can be copied");
    }
}

/// Compares text with the snapshot `name` in `tests/suite/snapshots/FOLDER`.
pub fn assert_snapshot(folder: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(crate_folder().join("tests/suite/snapshots").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
