//! `orderpaper diff`: what changed from one paper to another, or from one Git revision of a paper to another.

use std::io::stdout;
use std::path::{Path, PathBuf};

use super::revision::{Repository, Taken, Untaken};
use super::{Outcome, Reads, papers, report};
use crate::diagnostic::{Diagnostic, Faults};
use crate::diff::{Version, compare, tell};
use crate::files::shown;
use crate::pipeline::{self, Drafted};

/// In which form the difference is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For a terminal
    Text,
    /// For an e-mail
    Markdown,
    /// For programs
    Json,
}

/// What is compared.
pub struct Question<'a> {
    /// A paper, or a revision.
    pub old: &'a str,
    /// A paper, or a revision.
    pub new: &'a str,
    /// The paper whose revisions are compared.
    pub paper: Option<&'a str>,
    /// In which form.
    pub format: Format,
    /// Whether what is exempt is compared too.
    pub exempt: bool,
}

/// Tells what changed.
pub fn run(question: &Question, reads: &Reads) -> Outcome {
    match tell_difference(question, reads) {
        Ok(text) => {
            report::write(&text);
            Outcome::Done
        }
        Err(faults) => report::faults(&faults),
    }
}

fn tell_difference(question: &Question, reads: &Reads) -> Result<String, Faults> {
    let [old, new] = sides(question, reads)?;
    let mut faults = Faults::new();
    let [old, new] = [old, new].map(|side| faults.keep(side.draft(reads)));
    let (Some(old), Some(new)) = (old, new) else { return Err(faults) };
    let difference = compare(&old.version, &new.version, question.exempt)?;
    match question.format {
        Format::Text => Ok(tell::terminal(&difference, report::is_coloured(&stdout()))),
        Format::Markdown => Ok(tell::markdown(&difference)),
        Format::Json => tell::json(&difference).map_err(|error| {
            Diagnostic::error(format!("the difference can't be written ({error})"))
                .remedy("ask for it in another form")
                .into()
        }),
    }
}

/// One of the two things that are compared.
struct Side {
    /// The folder as it was named.
    folder: PathBuf,
    /// The revision, and the folder as it was at that.
    taken: Option<(String, Taken)>,
}

/// A paper that was made, and its folder for as long as it is needed.
struct Made {
    version: Version,
    _taken: Option<Taken>,
}

impl Side {
    fn folder(folder: PathBuf) -> Self {
        Self { folder, taken: None }
    }

    /// Makes its paper. Files of a revision are called as Git calls them.
    fn draft(self, reads: &Reads) -> Result<Made, Faults> {
        let draft = |folder: &Path| pipeline::draft(folder, &reads.templates, reads.wanted());
        let made = |drafted: Drafted, revision: Option<String>, taken: Option<Taken>| {
            let folder = shown(&self.folder);
            Made { version: Version { folder, revision, drafted }, _taken: taken }
        };
        let Some((revision, taken)) = self.taken else {
            return Ok(made(draft(&self.folder)?, None, None));
        };
        match draft(&taken.folder) {
            Ok(drafted) => Ok(made(drafted, Some(revision), Some(taken))),
            Err(faults) => {
                let message = format!("the paper can't be made as it was at `{revision}`");
                let mut told = Faults::from(Diagnostic::error(message).remedy("see below what is wrong with it; where that is because styles have changed since, `--templates DIR` takes those of another folder"));
                told.extend(faults.called(&shown(&taken.folder), &taken.name));
                Err(told)
            }
        }
    }
}

/// Which two things were meant: papers, or revisions of one.
fn sides(question: &Question, reads: &Reads) -> Result<[Side; 2], Faults> {
    let (old, new) = (question.old, question.new);
    if let Some(paper) = question.paper {
        return revisions((old, new), paper, reads);
    }
    match (find(old, reads), old.split_once("..")) {
        // A folder that is there is a folder, whatever else has its name.
        (Ok(old), _) => Ok([Side::folder(old), Side::folder(find(new, reads)?)]),
        (Err(_), Some((before, after))) if !old.starts_with(['.', '/']) => {
            let head = |revision: &str| match revision {
                "" => "HEAD".to_owned(),
                revision => revision.to_owned(),
            };
            if after.starts_with('.') {
                let fault =
                    Diagnostic::error(format!("`{old}` has three dots between its revisions"));
                return Err(fault
                    .remedy(format!(
                        "write two: `{}..{}`",
                        head(before),
                        head(after.trim_start_matches('.'))
                    ))
                    .into());
            }
            revisions((&head(before), &head(after)), new, reads)
        }
        (Err(no_paper), _) => {
            let now = find(new, reads);
            match take(old, new, reads) {
                Ok(taken) => Ok([taken, Side::folder(now?)]),
                Err(untaken) => {
                    let was_there = matches!(untaken, Untaken::NoFolder(_));
                    let mut faults = Faults::from(untaken);
                    // Perhaps a paper was meant, and no revision.
                    match now {
                        Err(fault) => faults.extend(fault),
                        Ok(_) if !was_there => faults.extend(no_paper),
                        Ok(_) => {}
                    }
                    Err(faults)
                }
            }
        }
    }
}

fn revisions((old, new): (&str, &str), paper: &str, reads: &Reads) -> Result<[Side; 2], Faults> {
    Ok([take(old, paper, reads)?, take(new, paper, reads)?])
}

/// A paper as it was at a revision. It need not be there any more.
fn take(revision: &str, paper: &str, reads: &Reads) -> Result<Side, Untaken> {
    let as_typed = PathBuf::from(paper.trim_end_matches(['/', '\\']));
    let folders = match find(paper, reads) {
        Ok(folder) => vec![folder],
        Err(_) => vec![as_typed, reads.inputs.join(paper)],
    };
    let mut absent = None;
    for folder in folders {
        match Repository::around(&folder).map_err(Untaken::Fault)?.take(revision) {
            Ok(taken) => return Ok(Side { folder, taken: Some((revision.to_owned(), taken)) }),
            Err(Untaken::NoFolder(fault)) => absent = absent.or(Some(fault)),
            Err(fault) => return Err(fault),
        }
    }
    let nowhere = || {
        Diagnostic::error(format!("there is no paper `{paper}`")).remedy("name its folder").into()
    };
    Err(Untaken::NoFolder(absent.unwrap_or_else(nowhere)))
}

/// The folder of a paper that is there.
fn find(named: &str, reads: &Reads) -> Result<PathBuf, Faults> {
    papers::find_one(named, &reads.inputs)
}
