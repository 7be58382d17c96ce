//! The tools, and what they are tried on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use orderpaper::diagnostic::Faults;
use orderpaper::paper::{Paper, paper_from_file};
use orderpaper::pipeline;
use orderpaper::render::{self, undrawable};
use orderpaper::style::{self, Look};
use tempfile::TempDir;

/// The folder into which `.ci/fetch-validators` brings them.
pub fn tools() -> PathBuf {
    let folder = std::env::var_os("ORDERPAPER_TOOLS")
        .expect("ORDERPAPER_TOOLS names the folder that .ci/fetch-validators prints");
    PathBuf::from(folder)
}

/// Runs a command, and gives what it says.
pub fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed:\n{said}\n{complaint}");
    said
}

/// A paper, and the folder with its outputs.
pub struct Made {
    /// What it is called.
    pub name: String,
    /// What it says.
    pub paper: Paper,
    folder: PathBuf,
}

impl Made {
    /// One of its outputs.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// All papers that are tried: those of `inputs/`, and Markdown that nobody would write.
pub struct Papers {
    pub real: Vec<Made>,
    pub odd: Vec<Made>,
    _folder: TempDir,
}

/// The papers, made once for all tests.
pub static PAPERS: LazyLock<Papers> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let templates = Path::new("templates");
    let (mut real, mut odd) = (Vec::new(), Vec::new());
    for inputs in files("inputs") {
        let drafted = sound(pipeline::draft(&inputs, templates, pipeline::Wanted::default()));
        real.push(make(&inputs, drafted.paper, &drafted.style.look, folder.path()));
    }
    let plain = sound(style::read(templates, "plain", None));
    let mut sources = files("tests/stress");
    sources.push(PathBuf::from("tests/markdown/everything.md"));
    sources.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    for source in sources {
        let names = (plain.wording.table.as_str(), plain.wording.chart.as_str());
        let (paper, _) = sound(paper_from_file(&source, names, undrawable));
        odd.push(make(&source, paper, &plain.look, folder.path()));
    }
    Papers { real, odd, _folder: folder }
});

impl Papers {
    pub fn iter(&self) -> impl Iterator<Item = &Made> {
        self.real.iter().chain(&self.odd)
    }
}

fn make(source: &Path, paper: Paper, look: &Look, folder: &Path) -> Made {
    let name = source.file_stem().unwrap().to_string_lossy().into_owned();
    let folder = folder.join(&name);
    fs::create_dir(&folder).unwrap();
    for output in sound(render::any(&paper, look)).0 {
        fs::write(folder.join(&output.name), &output.bytes).unwrap();
    }
    Made { name, paper, folder }
}

fn sound<T>(made: Result<T, Faults>) -> T {
    made.unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// What tests/commonmark.rs made of the examples of the CommonMark specification, if it was run before:
/// the files with this ending.
pub fn examples(ending: &str) -> Vec<PathBuf> {
    let folder = std::env::var("ORDERPAPER_COMMONMARK_OUTPUT").ok();
    let is_made = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.strip_suffix(ending)
            .is_some_and(|number| number.trim_end_matches('.').parse::<u32>().is_ok())
    };
    folder.map(|folder| files(&folder)).unwrap_or_default().into_iter().filter(is_made).collect()
}

/// What is in a folder, in the order of the alphabet.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}
