//! `orderpaper watch`: papers built again at every save, until it is stopped.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{Event, RecursiveMode, Watcher, recommended_watcher};

use super::build::{Count, Teller};
use super::making::{self, Made, Order};
use super::stamp::MadeFrom;
use super::{Outcome, papers, report};
use crate::diagnostic::{Diagnostic, Faults};
use crate::files::shown;

/// How long nothing may change before papers are built: a save is often several changes in a row.
const QUIET: Duration = Duration::from_millis(40);

type Changes = Receiver<notify::Result<Event>>;

/// Builds the papers that were named, or all of them, whenever something that they are made from changes.
pub fn run(named: &[String], order: Order) -> Outcome {
    let (sender, changes) = mpsc::channel();
    let watched = match watched(named, order) {
        Ok(watched) => watched,
        Err(faults) => return report::faults(&faults),
    };
    // It watches as long as it is kept.
    let _watcher = match watch(&watched, sender) {
        Ok(watcher) => watcher,
        Err(faults) => return report::faults(&faults),
    };
    let mut failed = Failed::default();
    let first = failed.build(named, order);
    let folders: Vec<String> = watched.iter().map(|folder| shown(folder)).collect();
    report::say(&format!(
        "{}; watching {} until you press Ctrl-C",
        first.in_words(),
        folders.join(", ")
    ));
    loop {
        match wait(&changes) {
            Some(Ok(())) => {
                failed.build(named, order);
            }
            // What was not seen is seen at the next save.
            Some(Err(error)) => report::warnings(&lost(&error).into()),
            None => return Outcome::Done,
        }
    }
}

/// The folders to be watched: those of papers and of styles.
fn watched(named: &[String], order: Order) -> Result<Vec<PathBuf>, Faults> {
    let mut faults = Faults::new();
    let inputs = order.folders.inputs.clone();
    let mut watched = match named.is_empty() {
        true => vec![inputs],
        false => papers::find(named, &inputs, &mut faults),
    };
    watched.push(order.folders.templates.clone());
    faults.or(watched)
}

fn watch(
    folders: &[PathBuf],
    changes: mpsc::Sender<notify::Result<Event>>,
) -> Result<impl Watcher + use<>, Faults> {
    let mut watcher = recommended_watcher(changes).map_err(|error| unwatched(None, &error))?;
    for folder in folders {
        let watched = watcher.watch(folder, RecursiveMode::Recursive);
        watched.map_err(|error| unwatched(Some(folder), &error))?;
    }
    Ok(watcher)
}

/// Waits until something has changed, and then until nothing has for a while. `None` if no more can come.
fn wait(changes: &Changes) -> Option<notify::Result<()>> {
    loop {
        match changes.recv().ok()? {
            Ok(event) if is_change(&event) => break,
            Ok(_) => {}
            Err(error) => return Some(Err(error)),
        }
    }
    while let Ok(more) = changes.recv_timeout(QUIET) {
        if let Err(error) = more {
            return Some(Err(error));
        }
    }
    Some(Ok(()))
}

/// Reading files, as building does, changes nothing.
fn is_change(event: &Event) -> bool {
    !event.kind.is_access()
}

/// The papers that could not be built, each with what it was to be made from: they are not tried again, and
/// their faults not told again, before that has changed.
#[derive(Default)]
struct Failed(BTreeMap<PathBuf, MadeFrom>);

impl Failed {
    fn build(&mut self, named: &[String], order: Order) -> Count {
        let mut told = Faults::new();
        // There may be new ones since the last time.
        let papers = papers::find(named, &order.folders.inputs, &mut told);
        if !told.is_empty() {
            report::faults(&told);
        }
        let of = |paper: &Path| {
            let Order { wanted, workings, folders, .. } = order;
            MadeFrom::read(paper, &folders.templates, wanted, workings).ok()
        };
        let mut from: BTreeMap<PathBuf, Option<MadeFrom>> =
            papers.iter().map(|paper| (paper.clone(), of(paper))).collect();
        let has_changed = |paper: &PathBuf| {
            let before = self.0.get(paper);
            before.is_none() || before != from.get(paper).and_then(Option::as_ref)
        };
        let papers: Vec<PathBuf> =
            papers.iter().filter(|paper| has_changed(paper)).cloned().collect();
        let mut teller = Teller::new(told);
        let done = making::each(&papers, order, |paper, made| {
            let had_failed = match made {
                Made::Written(_) | Made::Unchanged { .. } => self.0.remove(paper).is_some(),
                Made::Faulty(_) | Made::Unfit(_) | Made::Unwritten(_) => {
                    if let Some(from) = from.remove(paper).flatten() {
                        self.0.insert(paper.to_owned(), from);
                    }
                    false
                }
            };
            match made {
                Made::Unchanged { errors, .. } if had_failed => teller.mended(paper, errors),
                // That others are as they were is no news.
                Made::Unchanged { .. } => teller.unchanged(),
                made => teller.tell(paper, made),
            }
        });
        if let Err(faults) = done {
            report::faults(&faults);
        }
        teller.count
    }
}

fn unwatched(folder: Option<&Path>, error: &notify::Error) -> Faults {
    let what =
        folder.map_or_else(|| "the folders".to_owned(), |folder| format!("`{}`", shown(folder)));
    Diagnostic::error(format!("cannot watch {what} ({error})"))
        .remedy("check that it is there, or run `orderpaper build` after each save")
        .into()
}

fn lost(error: &notify::Error) -> Diagnostic {
    Diagnostic::warning(format!("some changes were not seen ({error})"))
        .remedy("save the file once more")
}
