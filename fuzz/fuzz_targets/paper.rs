//! Folders of inputs, all the way through: YAML and prose into figures, Markdown, a paper, its
//! findings and its Markdown.
//!
//! One input is a whole folder: each file begins with a line `%%% NAME`, as `seed.sh` joins them. Styles
//! are those of `templates/`.

#![no_main]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use orderpaper::pipeline::{self, Wanted};
use orderpaper::{check, render};
use orderpaper_fuzz::{draw, drawn, on_wide_stack};
use tempfile::TempDir;

const TEMPLATES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../templates");

/// The files that a folder may have; others would only be refused by their names.
const FILES: [&str; 9] = [
    "paper.yaml",
    "savings.yaml",
    "income.yaml",
    "posts.yaml",
    "projects.yaml",
    "activity.yaml",
    "schedules.yaml",
    "figures.yaml",
    "scores.yaml",
];

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    fs::create_dir(folder.path().join("sections")).expect("folders can be made");
    folder
});

fuzz_target!(|text: &str| on_wide_stack(|| build(FOLDER.path(), text)));

fn build(folder: &Path, text: &str) {
    lay_out(folder, text);
    let wanted = Wanted::default();
    match pipeline::draft(folder, TEMPLATES.as_ref(), wanted) {
        Err(faults) => {
            assert!(!faults.is_empty(), "what is refused is refused for a reason");
            draw(&faults);
        }
        // Pages are left to the target `markdown`: they take far longer than all the rest.
        Ok(drafted) => {
            check::check(&drafted).iter().for_each(|finding| drawn(&finding.diagnostic));
            let _ = render::markdown(&drafted.paper);
        }
    }
}

/// Puts the files of an input in place, and takes those of the one before away.
fn lay_out(folder: &Path, text: &str) {
    let sections = folder.join("sections");
    for file in FILES {
        let _ = fs::remove_file(folder.join(file));
    }
    for entry in fs::read_dir(&sections).expect("it is there").flatten() {
        let _ = fs::remove_file(entry.path());
    }
    for file in text.split("%%% ").filter(|file| !file.is_empty()) {
        let (name, content) = file.split_once('\n').unwrap_or((file, ""));
        if FILES.contains(&name) {
            fs::write(folder.join(name), content).expect("files can be written");
        } else if let Some(name) = name.strip_prefix("sections/") {
            let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            if is_plain && (1..40).contains(&name.len()) {
                let path = sections.join(name).with_extension("md");
                fs::write(path, content).expect("files can be written");
            }
        }
    }
}
