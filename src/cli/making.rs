//! Papers made and written: many at once, each by itself.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{IsTerminal, stderr};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::ThreadPoolBuilder;

use super::leftovers::Cleared;
use super::stamp::{MadeFrom, Stamp, is_as_made};
use super::write::{self, Files};
use super::{Folders, Workings, papers, source_date};
use crate::check;
use crate::compose::exempt::Version;
use crate::diagnostic::{Diagnostic, Faults, Severity};
use crate::explain::{Explained, add_workings};
use crate::inputs::Inputs;
use crate::paper::Paper;
use crate::patience::STACK;
use crate::pipeline::{self, Drafted, Wanted};
use crate::render;

/// What papers are to be made like.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// The style, and whether they are drafts.
    pub wanted: Wanted<'a>,
    /// Whether they say how their figures were worked out.
    pub workings: Workings,
    /// Whether those are made again that are as they were made.
    pub force: bool,
    /// Where things are.
    pub folders: &'a Folders,
}

/// What became of a paper.
pub enum Made {
    /// It was written.
    Written(Written),
    /// It is as it was made: nothing that it is made from has changed.
    Unchanged {
        /// Its folder of the outputs.
        folder: PathBuf,
        /// The findings that are errors. A paper that is no draft has none.
        errors: usize,
    },
    /// The inputs, or the style, can't be used.
    Faulty(Faults),
    /// `check` finds errors, and the paper is no draft.
    Unfit(Faults),
    /// It could not be written.
    Unwritten(Faults),
}

/// A paper that was written.
pub struct Written {
    /// The folder.
    pub folder: PathBuf,
    /// The names of its files.
    pub names: Vec<String>,
    /// What was cleared away.
    pub cleared: Cleared,
    /// The findings of a draft that are errors. A paper that is none has none.
    pub errors: usize,
    /// How many sections are left out, since they are exempt.
    pub left_out: usize,
    /// How long it took to make them.
    pub seconds: f64,
}

/// Makes each paper, on all cores, and tells of each in their order, as soon as those before it are told.
pub fn each(
    papers: &[PathBuf],
    order: Order,
    mut tell: impl FnMut(&Path, Made),
) -> Result<(), Faults> {
    let pool = ThreadPoolBuilder::new().stack_size(STACK).build().map_err(|error| {
        Diagnostic::error(format!("cannot start to work ({error})"))
            .remedy("close other programs and try again")
    })?;
    let progress = progress(papers.len());
    pool.in_place_scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for (place, paper) in papers.iter().enumerate() {
            let sender = sender.clone();
            // Who receives goes on until all of them are there.
            scope.spawn(move |_| drop(sender.send((place, make(paper, order)))));
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (place, made) in receiver {
            progress.inc(1);
            waiting.insert(place, made);
            while let Some(made) = waiting.remove(&next) {
                progress.suspend(|| tell(&papers[next], made));
                next += 1;
            }
        }
    });
    progress.finish_and_clear();
    Ok(())
}

/// How far a run of many papers has come: on a terminal only.
fn progress(papers: usize) -> ProgressBar {
    if papers < 2 || !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let look = ProgressStyle::with_template("{bar:30} {pos} of {len} papers");
    ProgressBar::new(papers as u64)
        .with_style(look.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn make(paper: &Path, order: Order) -> Made {
    make_or_not(paper, order).unwrap_or_else(|not_made| not_made)
}

/// Makes it; what keeps it from being made is what became of it.
fn make_or_not(paper: &Path, order: Order) -> Result<Made, Made> {
    let started = Instant::now();
    let Order { wanted, workings, force, folders } = order;
    let folder = folders.output.join(folder_of(paper, wanted.version));
    // What can't be read is told where it is read for the paper itself.
    let made_from = MadeFrom::read(paper, &folders.templates, wanted, workings).ok();
    if let (false, Some(made_from)) = (force, &made_from)
        && let Some(errors) = is_as_made(&folder, made_from)
    {
        return Ok(Made::Unchanged { folder, errors });
    }
    let mut drafted = pipeline::draft(paper, &folders.templates, wanted).map_err(Made::Faulty)?;
    source_date::date(&mut drafted.paper.details).map_err(Made::Faulty)?;
    let exempt = drafted.inputs.paper.exempt.len();
    refuse_version(paper, &drafted.inputs, wanted.version, workings).map_err(Made::Faulty)?;
    let left_out = match wanted.version {
        Version::Public => exempt,
        Version::Whole => 0,
    };
    let printed = printed(&drafted, left_out, workings).map_err(Made::Faulty)?;
    // Nearly all papers are fit to be written, so that they are drawn while they are checked.
    let (found, drawn) =
        rayon::join(|| check::check(&drafted), || render::all(&printed, &drafted.style.look));
    let found = found.into_iter().map(|finding| finding.diagnostic);
    let errors: Faults = found.filter(|found| found.severity == Severity::Error).collect();
    if !errors.is_empty() && !drafted.inputs.paper.draft {
        return Err(Made::Unfit(errors));
    }
    let outputs = drawn.map_err(Made::Faulty)?;
    let files = Files::new(folder, outputs, paper);
    let seconds = started.elapsed().as_secs_f64();
    let errors = errors.iter().count();
    let cleared = write::write(&files).map_err(Made::Unwritten)?;
    if let Some(made_from) = made_from {
        Stamp::new(made_from, errors, &files.outputs).write(&files.folder);
    }
    let names = files.outputs.into_iter().map(|output| output.name).collect();
    Ok(Made::Written(Written { folder: files.folder, names, cleared, errors, left_out, seconds }))
}

/// The paper as it is printed: without what is left out, or with its workings.
fn printed<'a>(
    drafted: &'a Drafted,
    left_out: usize,
    workings: Workings,
) -> Result<Cow<'a, Paper>, Faults> {
    if workings == Workings::Added {
        return add_workings(&Explained::new(drafted), render::undrawable).map(Cow::Owned);
    }
    Ok(if left_out > 0 {
        Cow::Owned(drafted.paper.public())
    } else {
        Cow::Borrowed(&drafted.paper)
    })
}

/// The folder of a version of a paper: what isn't for publication lies apart.
fn folder_of(paper: &Path, version: Version) -> String {
    let name = papers::name(paper);
    match version {
        Version::Public => name,
        Version::Whole => name + EXEMPT,
    }
}

/// What is behind the name of a paper in that of the folder with its version for members.
const EXEMPT: &str = "-exempt";

/// Refuses what can't be a version of the paper, or would not keep what is exempt from the public.
fn refuse_version(
    paper: &Path,
    inputs: &Inputs,
    version: Version,
    workings: Workings,
) -> Result<(), Faults> {
    let exempt = &inputs.paper.exempt;
    let fault = match (version, exempt.first()) {
        (Version::Whole, None) => Diagnostic::error("nothing of this paper is exempt")
            .at(&inputs.paper.style.place)
            .remedy("build it without `--exempt`; or list the sections that are exempt under `exempt`"),
        (Version::Whole, Some(first)) => {
            let other = folder_of(paper, version);
            if !paper.with_file_name(&other).is_dir() {
                return Ok(());
            }
            let message = format!("what is exempt would lie in the folder of another paper, `{other}`");
            Diagnostic::error(message).at(&first.place).remedy("rename that paper")
        }
        (Version::Public, Some(first)) if workings == Workings::Added => {
            Diagnostic::error("the workings of a paper with exempt sections are not for publication")
                .at(&first.place)
                .label("exempt")
                .remedy("build it with `--exempt --workings`, or without `--workings`: they tell what figures were made from, wherever that stands")
        }
        _ => return Ok(()),
    };
    Err(fault.into())
}
