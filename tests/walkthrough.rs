//! The walk-through is true: a reader who does what docs/walkthrough.md says sees what it shows.
//!
//! - A block of code whose first line is the path of a file is that file.
//! - A block marked `sh` is run, line by line; one marked `sh fails` ends with an exit code other than 0.
//! - A block marked `diff` changes a file: lines with `-` are taken out, lines with `+` put in.
//! - A block marked `text` is something that the last block of commands said.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Somebody who follows the page, in a folder with the styles.
struct Reader {
    folder: tempfile::TempDir,
    /// What the last commands said.
    said: String,
}

impl Reader {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&Path::new(ROOT).join("templates"), &folder.path().join("templates"));
        Self { folder, said: String::new() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn follow(&mut self, mark: &str, text: &str) {
        match mark {
            "yaml" | "markdown" => self.write(text),
            "sh" => assert!(self.run(text), "{text}\n{}", self.said),
            "sh fails" => assert!(!self.run(text), "{text}\n{}", self.said),
            "diff" => self.change(text),
            "text" => {
                assert!(self.said.contains(text.trim()), "{text}\nis not in\n{}", self.said);
            }
            _ => panic!("a block marked `{mark}`"),
        }
    }

    fn write(&self, text: &str) {
        let first = text.lines().next().unwrap().trim_matches(['#', '<', '!', '-', '>', ' ']);
        let path = self.path(first);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Runs each line, and says whether all of them went well.
    fn run(&mut self, lines: &str) -> bool {
        self.said.clear();
        let mut went_well = true;
        for line in lines.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            went_well &= match words.as_slice() {
                ["orderpaper", arguments @ ..] => self.orderpaper(arguments),
                ["cp", from, to] => fs::copy(self.path(from), self.path(to)).is_ok(),
                ["cp", "-r", from, to] => {
                    copy(&self.path(from), &self.path(to));
                    true
                }
                ["rm", "-r", folder] => fs::remove_dir_all(self.path(folder)).is_ok(),
                _ => panic!("no test runs `{line}`"),
            };
        }
        went_well
    }

    fn orderpaper(&mut self, arguments: &[&str]) -> bool {
        let mut command = Command::new(env!("CARGO_BIN_EXE_orderpaper"));
        let output = command.current_dir(self.folder.path()).args(arguments).output().unwrap();
        self.said += &String::from_utf8_lossy(&output.stdout);
        self.said += &String::from_utf8_lossy(&output.stderr);
        output.status.success()
    }

    fn change(&self, diff: &str) {
        let mut lines = diff.lines();
        let path = self.path(lines.next().unwrap().strip_prefix("--- ").unwrap());
        assert_eq!(lines.next(), Some(diff.lines().next().unwrap().replace("---", "+++").as_str()));
        let mut text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = lines.collect();
        for hunk in lines.split(|line| *line == "@@") {
            let those = |marks: [char; 2]| -> String {
                let lines = hunk.iter().filter_map(|line| line.strip_prefix(marks));
                lines.map(|line| format!("{line}\n")).collect()
            };
            let (old, new) = (those([' ', '-']), those([' ', '+']));
            assert_eq!(text.matches(&old).count(), 1, "{old}\nmust stand once in\n{text}");
            text = text.replace(&old, &new);
        }
        fs::write(path, text).unwrap();
    }
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

#[test]
fn who_follows_the_page_sees_what_it_shows() {
    let page = fs::read_to_string(Path::new(ROOT).join("docs/walkthrough.md")).unwrap();
    let mut reader = Reader::new();
    let parts: Vec<&str> = page.split("```").collect();
    assert!(parts.len() > 40, "the page has commands");
    for block in parts.chunks(2).filter_map(|pair| pair.get(1)) {
        let (mark, text) = block.split_once('\n').unwrap();
        reader.follow(mark, text);
    }
    // What it comes to: two papers that are published, and no draft.
    for paper in ["home-care", "home-care-2026-27-q2"] {
        let markdown =
            fs::read_to_string(reader.path(&format!("output/{paper}/paper.md"))).unwrap();
        assert!(!markdown.contains("Draft"), "{markdown}");
    }
}
