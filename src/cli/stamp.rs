//! What a paper was made from, and what was made: by this a later run knows that there is nothing to do.
//!
//! Both are known by digests of what files hold; never by the times that a system gives them, which a
//! copy, a clock or another version of the inputs changes, or doesn't.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use walkdir::WalkDir;

use super::{Workings, source_date};
use crate::digest;
use crate::files::read_text;
use crate::inputs::{FILES, is_leftover, neighbours};
use crate::pipeline::Wanted;
use crate::render::Output;
use crate::style;
use crate::yaml::{self, Node, Value};

/// The folder of stamps, within that of the outputs.
pub const FOLDER: &str = ".orderpaper";

/// What the program is: see `build.rs`.
const PROGRAM: &str = env!("ORDERPAPER_SOURCES");

/// How a stamp of ours begins.
const HEADING: &str =
    "# What Orderpaper made, and what it was made from. It may be removed at any time.";

/// The digest of all that a paper is made from: its folder, those of its style and of the styles from which that is
/// made, those of earlier papers of its series, what was asked for, and the program.
#[derive(Debug, PartialEq, Eq)]
pub struct MadeFrom(String);

impl MadeFrom {
    /// Reads all of it. It is taken before a paper is made: what changes meanwhile differs the next time.
    ///
    /// # Errors
    ///
    /// What can't be read, or is no file, such as a pipe. Making the paper says more of it.
    pub fn read(
        paper: &Path,
        templates: &Path,
        wanted: Wanted,
        workings: Workings,
    ) -> io::Result<Self> {
        let mut all = Parts(Sha256::new());
        all.add(PROGRAM.as_bytes());
        all.add(format!("{wanted:?} {workings:?}").as_bytes());
        all.add(env::var_os(source_date::VARIABLE).unwrap_or_default().as_encoded_bytes());
        all.add_folder(paper, is_read)?;
        let style = wanted.style.map(str::to_owned).or_else(|| style_of(paper));
        match style.and_then(|style| style::folders_of(templates, &style)) {
            Some(folders) => {
                for name in folders {
                    all.add(name.as_bytes());
                    all.add_folder(&templates.join(name), |_| true)?;
                }
            }
            // Something is wrong in them: mending it may change the paper, wherever it stands.
            None => all.add_folder(templates, |_| true)?,
        }
        // `check` looks whether earlier papers of its series still come to what they reported.
        for folder in neighbours::of_series(paper) {
            all.add_folder(&folder, is_read)?;
        }
        Ok(Self(digest::hexadecimal(&all.0.finalize())))
    }
}

/// The style that a paper names. What can't be read is told when the paper is made.
fn style_of(paper: &Path) -> Option<String> {
    let tree = yaml::parse(&read_text(&paper.join(FILES[0])).ok()?).ok()?;
    let Value::Map(entries) = tree.value else { return None };
    let is_style = |key: &Node| matches!(&key.value, Value::Scalar(key) if key == "style");
    let (_, style) = entries.into_iter().find(|(key, _)| is_style(key))?;
    match style.value {
        Value::Scalar(style) => Some(style.trim().to_owned()),
        _ => None,
    }
}

/// Whether a file may be read of a folder of inputs, by its path within it: none that is hidden, and none
/// that an editor left. A picture may be placed whatever it is called.
fn is_read(path: &Path) -> bool {
    let kind = path.extension().map(|kind| kind.to_string_lossy().to_ascii_lowercase());
    let is_picture = matches!(kind.as_deref(), Some("svg" | "png" | "jpg" | "jpeg"));
    let is_leftover = |part: &OsStr| is_leftover(&part.to_string_lossy());
    is_picture || !path.iter().any(is_leftover)
}

/// A digest of parts, each of which is told from the next.
struct Parts(Sha256);

impl Parts {
    fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    /// Adds every file of a folder that counts with its name, in an order that is the same every time.
    fn add_folder(&mut self, folder: &Path, counts: impl Fn(&Path) -> bool) -> io::Result<()> {
        // Where outputs are written among inputs, our own stamps are none of them.
        let inputs = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        for entry in inputs.filter_entry(|entry| entry.file_name() != FOLDER) {
            let within = |path: &Path| path.strip_prefix(folder).unwrap_or(path).to_owned();
            let entry = match entry {
                Ok(entry) => entry,
                // An editor's lock may be a link that leads nowhere.
                Err(error) if error.path().is_some_and(|path| !counts(&within(path))) => continue,
                Err(error) => return Err(error.into()),
            };
            let kind = entry.file_type();
            if kind.is_dir() || !counts(&within(entry.path())) {
                continue;
            }
            if !kind.is_file() {
                return Err(io::ErrorKind::Unsupported.into());
            }
            let name = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            self.add(name.as_os_str().as_encoded_bytes());
            self.add(digest::of_all(File::open(entry.path())?)?.as_bytes());
        }
        // The end of a folder: what is in the next is none of its files.
        self.add(b"");
        Ok(())
    }
}

/// The stamp of a paper.
#[derive(Debug)]
pub struct Stamp {
    made_from: MadeFrom,
    /// How many errors `check` found in a draft.
    errors: usize,
    /// The files that were made, each with its digest.
    files: Vec<(String, String)>,
}

impl Stamp {
    /// The stamp of what was made.
    pub fn new(made_from: MadeFrom, errors: usize, outputs: &[Output]) -> Self {
        let file = |output: &Output| (digest::of(&output.bytes), output.name.clone());
        Self { made_from, errors, files: outputs.iter().map(file).collect() }
    }

    /// Writes it. Where it can't be, the paper is made again the next time: no harm is done.
    pub fn write(&self, folder: &Path) {
        let Some(path) = place(folder) else { return };
        let _ = self.write_to(&path);
    }

    fn write_to(&self, path: &Path) -> io::Result<()> {
        let parent = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(parent)?;
        let mut file = tempfile::NamedTempFile::new_in(parent)?;
        writeln!(file, "{HEADING}\nfrom {}\nerrors {}", self.made_from.0, self.errors)?;
        for (digest, name) in &self.files {
            writeln!(file, "{digest}  {name}")?;
        }
        file.persist(path)?;
        Ok(())
    }
}

/// How many errors the draft has that stands in a folder, if it was made from just this, and all its files
/// are as they were made. `None` if it is to be made again.
pub fn is_as_made(folder: &Path, made_from: &MadeFrom) -> Option<usize> {
    let text = fs::read_to_string(place(folder)?).ok()?;
    let mut lines = text.strip_prefix(HEADING)?.trim_start().lines();
    if lines.next()?.strip_prefix("from ")? != made_from.0 {
        return None;
    }
    let errors = lines.next()?.strip_prefix("errors ")?.parse().ok()?;
    let mut files = 0;
    for line in lines {
        let (digest, name) = line.split_once("  ")?;
        let made = File::open(folder.join(name)).and_then(digest::of_all);
        if made.ok()? != digest {
            return None;
        }
        files += 1;
    }
    (files > 0).then_some(errors)
}

/// Where the stamp of the paper lies that is in this folder of the outputs.
fn place(folder: &Path) -> Option<PathBuf> {
    Some(folder.parent()?.join(FOLDER).join(folder.file_name()?))
}
