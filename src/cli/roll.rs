//! `orderpaper roll`: the inputs of a paper's next period, made from those of its last.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Outcome, Reads, papers, report, way, whole_folder};
use crate::check;
use crate::diagnostic::{Diagnostic, Faults, Severity};
use crate::files::{read_text, shown};
use crate::inputs::frozen::FOLDER;
use crate::inputs::{FILES, Inputs};
use crate::period::ReportingPeriod;
use crate::pipeline::Drafted;
use crate::roll::{self, Periods};
use crate::series;
use crate::yaml::Scalar as _;

/// What is to be done.
pub struct Task<'a> {
    /// The paper.
    pub paper: &'a str,
    /// The period for which it is rolled on, as it was typed; the one after its own where none was.
    pub to: Option<&'a str>,
    /// The folder to make, where it isn't called like the paper's.
    pub into: Option<&'a Path>,
    /// Whether a paper is rolled on in which `check` finds errors.
    pub force: bool,
}

/// Makes the folder.
pub fn run(task: &Task, reads: &Reads) -> Outcome {
    match roll(task, reads) {
        Ok(()) => Outcome::Done,
        Err(faults) => report::faults(&faults),
    }
}

fn roll(task: &Task, reads: &Reads) -> Result<(), Faults> {
    let (paper, drafted) = reads.draft(task.paper)?;
    let (last, next) = periods(task, &drafted.inputs)?;
    if !task.force {
        refuse_errors(&paper, &drafted)?;
    }
    let folder = task.into.map_or_else(|| folder_of(&paper, last, next), Path::to_owned);
    refuse_within(&folder, &paper)?;
    let (last_words, next_words) = (last.to_string(), next.to_string());
    let words = Periods { last: &last_words, next: &next_words };
    let beside = || format!("../{}", papers::name(&paper));
    let earlier = way::between(&folder, &paper).unwrap_or_else(beside);
    let rolled = Rolled::new(&drafted, &earlier, words)?;
    whole_folder::make(&folder, |to| rolled.write(&paper, to))?;
    tell(&folder, &rolled, words);
    Ok(())
}

/// The period of the paper, and the one for which it is rolled on.
fn periods(task: &Task, inputs: &Inputs) -> Result<(ReportingPeriod, ReportingPeriod), Faults> {
    let Some(series) = &inputs.paper.series else {
        return Err(Diagnostic::error("this paper belongs to no series, and reports on no period")
            .at(&inputs.paper.style.place)
            .remedy(
                "say so in its paper.yaml: `series: {name: budget-monitoring, period: Q1 2018/19}`",
            )
            .into());
    };
    let last = series.period.value;
    let Some(typed) = task.to else { return Ok((last, last.next())) };
    let next = ReportingPeriod::read(typed).map_err(|refusal| {
        Diagnostic::error(format!("`{typed}` is not a period: {}", refusal.reason))
            .remedy(refusal.remedy)
    })?;
    if !next.is_as_long_as(last) {
        return Err(Diagnostic::error(format!("`{next}` is not as long as `{last}`"))
            .at(&series.period.place)
            .label("the period of the paper")
            .remedy(format!("the next period is `{}`", last.next()))
            .into());
    }
    if next <= last {
        return Err(Diagnostic::error(format!("`{next}` is not after `{last}`"))
            .at(&series.period.place)
            .label("the period of the paper")
            .remedy(format!("the next period is `{}`", last.next()))
            .into());
    }
    Ok((last, next))
}

/// A folder within that of the paper would be copied into itself.
fn refuse_within(folder: &Path, paper: &Path) -> Result<(), Faults> {
    let is_within = match (std::path::absolute(folder), fs::canonicalize(paper)) {
        (Ok(folder), Ok(whole)) => {
            let nearest = folder.ancestors().find_map(|above| fs::canonicalize(above).ok());
            nearest.is_some_and(|nearest| nearest.starts_with(whole))
        }
        _ => false,
    };
    if !is_within {
        return Ok(());
    }
    let message =
        format!("`{}` is within the folder of the paper, `{}`", shown(folder), shown(paper));
    Err(Diagnostic::error(message).remedy("name a folder beside it").into())
}

/// What is wrong in the last period would be what the next is compared with.
fn refuse_errors(paper: &Path, drafted: &Drafted) -> Result<(), Faults> {
    let found = check::check(drafted).into_iter().map(|finding| finding.diagnostic);
    let mut errors: Faults = found.filter(|found| found.severity == Severity::Error).collect();
    if errors.is_empty() {
        return Ok(());
    }
    let number = report::count(errors.iter().count(), "error", "errors");
    errors.push(
        Diagnostic::error(format!(
            "`{}` has {number}, and its figures would be kept",
            shown(paper)
        ))
        .remedy("mend or accept what is wrong; or roll it on as it is with `--force`"),
    );
    Err(errors)
}

/// A folder beside the paper's, called like it: the key of a period in its name gives way to the next, or
/// that of the next is put behind it.
fn folder_of(paper: &Path, last: ReportingPeriod, next: ReportingPeriod) -> PathBuf {
    let name = papers::name(paper);
    let key = last.key();
    // A paper of the fourth quarter may end in `2018-19-q4`, or in `q4` alone.
    let short = key.rsplit('-').next().filter(|part| part.starts_with('q'));
    let ends = std::iter::once(key.as_str()).chain(short);
    let stem = ends.filter_map(|end| name.strip_suffix(end)?.strip_suffix('-')).next();
    let stem = stem.unwrap_or(&name);
    let beside = fs::canonicalize(paper).ok().filter(|_| paper.file_name().is_none());
    beside.as_deref().unwrap_or(paper).with_file_name(format!("{stem}-{}", next.key()))
}

/// The files of the next period that are not as they were.
struct Rolled {
    /// Those to be reviewed.
    files: Vec<(PathBuf, String)>,
    /// What was reported of the last period, which stays as it is.
    frozen: Option<(PathBuf, String)>,
}

impl Rolled {
    fn new(drafted: &Drafted, earlier: &str, words: Periods) -> Result<Self, Faults> {
        let inputs = &drafted.inputs;
        let paper = roll::paper(inputs, &drafted.style, earlier, words)?;
        let mut files = vec![(PathBuf::from("paper.yaml"), paper)];
        for name in FILES.into_iter().filter(|name| *name != "paper.yaml") {
            let path = inputs.folder.join(name);
            if path.is_file() {
                let source = read_text(&path)?;
                files.push((PathBuf::from(name), roll::records(&source, words)));
            }
        }
        for section in &inputs.sections {
            let name = Path::new("sections").join(format!("{}.md", section.name));
            files.push((name, roll::section(&section.source, words)));
        }
        let frozen = series::freeze(drafted);
        let frozen =
            frozen.map(|frozen| (Path::new(FOLDER).join(frozen.file_name()), frozen.to_yaml()));
        Ok(Self { files, frozen })
    }

    /// Copies the folder of the paper, and puts these files in the place of theirs.
    fn write(&self, paper: &Path, to: &Path) -> io::Result<()> {
        whole_folder::copy(paper, to)?;
        for (name, text) in self.files.iter().chain(&self.frozen) {
            let path = to.join(name);
            fs::create_dir_all(path.parent().unwrap_or(to))?;
            fs::write(path, text)?;
        }
        Ok(())
    }
}

fn tell(folder: &Path, rolled: &Rolled, words: Periods) {
    let name = report::quoted(&shown(folder));
    let number = report::count(rolled.files.len(), "file", "files");
    report::say(&format!("{name}: made for {}, from {}", words.next, words.last));
    report::say(&format!(
        "Each of its {number} is marked to be reviewed: `orderpaper check {name}` lists them."
    ));
    report::say(&format!("Build it with: orderpaper build {name}"));
}
