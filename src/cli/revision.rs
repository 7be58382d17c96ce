//! A folder as it was at a Git revision, in a temporary place. The program `git` is asked; nothing of the
//! repository is changed.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::diagnostic::{Diagnostic, Faults};
use crate::files::{reason, shown};

/// How much a folder may hold: far more than any paper.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A folder as it was, for as long as this is kept.
pub struct Taken {
    /// Where it lies now.
    pub folder: PathBuf,
    /// How messages call it: `HEAD~1:inputs/parks`.
    pub name: String,
    _place: TempDir,
}

/// A repository, asked from one of its folders.
pub struct Repository {
    folder: PathBuf,
    /// The path of that folder within it, with a `/` at its end unless it is blank.
    prefix: String,
    /// What of the path that was asked for isn't there, below that folder.
    rest: PathBuf,
}

/// Why nothing was taken.
pub enum Untaken {
    /// The revision isn't there.
    NoRevision(Faults),
    /// The folder wasn't there at the revision.
    NoFolder(Faults),
    /// Anything else.
    Fault(Faults),
}

impl From<Untaken> for Faults {
    fn from(untaken: Untaken) -> Self {
        let (Untaken::NoRevision(faults) | Untaken::NoFolder(faults) | Untaken::Fault(faults)) =
            untaken;
        faults
    }
}

impl Repository {
    /// The repository in which a folder lies, or lay.
    pub fn around(folder: &Path) -> Result<Self, Faults> {
        let is_there = |path: &&Path| path.is_dir() || path.as_os_str().is_empty();
        let known = folder.ancestors().find(is_there).unwrap_or(Path::new(""));
        let rest = folder.strip_prefix(known).unwrap_or(Path::new("")).to_owned();
        let known = if known.as_os_str().is_empty() { Path::new(".") } else { known };
        let mut repository = Self { folder: known.to_owned(), prefix: String::new(), rest };
        let asked = repository.ask(&["rev-parse", "--show-prefix"])?;
        let prefix = asked.map_err(|why| {
            Diagnostic::error(format!("`{}` is in no Git repository ({why})", shown(folder)))
                .remedy("name two folders of inputs; or a revision and a folder that Git keeps")
        })?;
        repository.prefix = line(&prefix);
        Ok(repository)
    }

    /// The folder as it was at a revision.
    pub fn take(&self, revision: &str) -> Result<Taken, Untaken> {
        let commit = self.commit(revision)?;
        let path = self.path();
        let called = if path.is_empty() { "the repository" } else { &path };
        let tree = format!("{commit}:{path}");
        let kind = self.ask(&["cat-file", "-t", &tree]).map_err(Untaken::Fault)?;
        if kind.map(|kind| line(&kind)).as_deref() != Ok("tree") {
            let message = format!("there is no folder `{called}` at the revision `{revision}`");
            let remedy = format!(
                "`git log -- {called}` lists the revisions at which it changed; a folder that was renamed has its old name there"
            );
            return Err(Untaken::NoFolder(Diagnostic::error(message).remedy(remedy).into()));
        }
        let name = format!("{revision}:{path}");
        self.copy(&tree, &name).map_err(Untaken::Fault)
    }

    /// The path of the folder within the repository.
    fn path(&self) -> String {
        let rest: Vec<_> = self.rest.iter().map(|part| part.to_string_lossy()).collect();
        format!("{}{}", self.prefix, rest.join("/")).trim_end_matches('/').to_owned()
    }

    /// The commit that a revision names.
    fn commit(&self, revision: &str) -> Result<String, Untaken> {
        let absent = || {
            let message = format!("there is no Git revision `{revision}`");
            let remedy = "name a commit, a branch or a tag, such as `HEAD~1`; `git log` lists them. A copy of a repository may lack old commits: `git fetch --unshallow` brings them";
            Untaken::NoRevision(Diagnostic::error(message).remedy(remedy).into())
        };
        // It must not pass for an option.
        if revision.starts_with('-') || revision.is_empty() {
            return Err(absent());
        }
        let wanted = format!("{revision}^{{commit}}");
        let asked = self.ask(&["rev-parse", "--verify", "--quiet", &wanted]);
        asked.map_err(Untaken::Fault)?.map(|commit| line(&commit)).map_err(|_| absent())
    }

    fn copy(&self, tree: &str, name: &str) -> Result<Taken, Faults> {
        let refused = |why: &str| {
            Diagnostic::error(format!("`{name}` can't be read ({why})"))
                .remedy("see what Git says of it: `git fsck`")
        };
        let too_much = || refused(&format!("it holds more than {} MB", LARGEST >> 20));
        let listed = self.ask(&["ls-tree", "-r", "-z", "-l", "--full-tree", tree])?;
        let listed = listed.map_err(|why| refused(&why))?;
        let place = tempfile::tempdir().map_err(|error| unwritten(&error))?;
        let last = name.rsplit(['/', ':']).next().filter(|last| !last.is_empty());
        let folder = place.path().join(last.unwrap_or("paper"));
        fs::create_dir(&folder).map_err(|error| unwritten(&error))?;
        // Of what is stored, and of what is written: a file that lies elsewhere is stored as a line or two.
        let (mut room, mut written) = (LARGEST, LARGEST);
        for entry in listed.split(|byte| *byte == 0).filter(|entry| !entry.is_empty()) {
            let entry = Entry::read(entry)
                .ok_or_else(|| refused("a file has a name that can't be read"))?;
            room = room.checked_sub(entry.size).ok_or_else(too_much)?;
            match entry.kind {
                EntryKind::File => {
                    let bytes = self.content(&entry)?.map_err(|why| refused(&why))?;
                    written = written.checked_sub(bytes.len() as u64).ok_or_else(too_much)?;
                    write(&entry, &folder, &bytes).map_err(|why| refused(&why))?;
                }
                EntryKind::Link => {
                    let message = format!(
                        "`{name}/{}` is a link, which can't be followed into a revision",
                        entry.path
                    );
                    let remedy =
                        "compare two folders instead: `git worktree add DIR REVISION` makes one";
                    return Err(Diagnostic::error(message).remedy(remedy).into());
                }
                EntryKind::Other => {}
            }
        }
        Ok(Taken { folder, name: name.to_owned(), _place: place })
    }

    /// What a file holds, as Git would write it: large pictures may lie elsewhere, and lines end as they do in the
    /// folder.
    fn content(&self, entry: &Entry) -> Result<Result<Vec<u8>, String>, Faults> {
        let whole = format!("{}/{}", self.path(), entry.path);
        let path = format!("--path={}", whole.trim_start_matches('/'));
        self.ask(&["cat-file", "--filters", &path, entry.object])
    }

    /// What Git answers, or says in the stead of an answer.
    fn ask(&self, arguments: &[&str]) -> Result<Result<Vec<u8>, String>, Faults> {
        let mut git = Command::new("git");
        git.arg("-C").arg(&self.folder).args(["--no-pager", "--literal-pathspecs"]);
        git.args(arguments).stdin(Stdio::null());
        git.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
        // Git sets these for hooks, and then looks nowhere else.
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            git.env_remove(variable);
        }
        let output = git.output().map_err(|error| {
            let why = match error.kind() {
                io::ErrorKind::NotFound => "there is no program `git` on the path".to_owned(),
                _ => reason(&error),
            };
            Diagnostic::error(format!("Git can't be asked for a revision ({why})"))
                .remedy("install Git, from https://git-scm.com; or name two folders of inputs")
        })?;
        if output.status.success() {
            return Ok(Ok(output.stdout));
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("git failed");
        Ok(Err(first.trim_start_matches("fatal: ").trim().to_owned()))
    }
}

/// Writes a file, or says why that can't be done.
fn write(entry: &Entry, folder: &Path, bytes: &[u8]) -> Result<(), String> {
    let inside = Path::new(entry.path);
    if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err("a file would lie outside of it".to_owned());
    }
    let target = folder.join(inside);
    let parent = target.parent().unwrap_or(folder);
    let written = fs::create_dir_all(parent).and_then(|()| fs::write(&target, bytes));
    written.map_err(|error| reason(&error))
}

/// A file as Git lists it.
struct Entry<'a> {
    kind: EntryKind,
    object: &'a str,
    size: u64,
    path: &'a str,
}

enum EntryKind {
    File,
    Link,
    /// Another repository within this one.
    Other,
}

impl<'a> Entry<'a> {
    /// `100644 blob 8baef1b4 1234<tab>sections/summary.md`
    fn read(entry: &'a [u8]) -> Option<Self> {
        let (about, path) = std::str::from_utf8(entry).ok()?.split_once('\t')?;
        let mut about = about.split_whitespace();
        let (mode, _, object) = (about.next()?, about.next()?, about.next()?);
        let size = about.next()?.parse().unwrap_or(0);
        let kind = match mode {
            "100644" | "100755" | "100664" => EntryKind::File,
            "120000" => EntryKind::Link,
            _ => EntryKind::Other,
        };
        Some(Self { kind, object, size, path })
    }
}

/// The one line of an answer.
fn line(answer: &[u8]) -> String {
    String::from_utf8_lossy(answer).trim_end_matches(['\n', '\r']).to_owned()
}

fn unwritten(error: &io::Error) -> Diagnostic {
    let message = format!("cannot write to the folder of temporary files ({})", reason(error));
    Diagnostic::error(message).remedy("make room in it, or set TMPDIR to another")
}
