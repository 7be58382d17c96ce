//! A folder of inputs into typed records: the one place where a paper's files are read.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::activity::ActivityFile;
use super::figures::FiguresFile;
use super::paper::PaperFile;
use super::periods;
use super::posts::PostsFile;
use super::projects::ProjectsFile;
use super::schedules::SchedulesFile;
use super::scores::ScoresFile;
use super::series::SeriesFile;
use super::{Inputs, Section, Stated};
use crate::diagnostic::{Diagnostic, Faults, Place, Source, nearest};
use crate::files::{read_text_within, reason, shown};
use crate::yaml::{self, Decode, Shape};

/// The files of YAML that a folder of inputs may hold.
pub const FILES: [&str; 9] = [
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

/// What each file may hold.
pub fn shapes() -> [(&'static str, Shape); FILES.len()] {
    [
        ("paper.yaml", PaperFile::shape()),
        ("savings.yaml", SeriesFile::shape()),
        ("income.yaml", SeriesFile::shape()),
        ("posts.yaml", PostsFile::shape()),
        ("projects.yaml", ProjectsFile::shape()),
        ("activity.yaml", ActivityFile::shape()),
        ("schedules.yaml", SchedulesFile::shape()),
        ("figures.yaml", FiguresFile::shape()),
        ("scores.yaml", ScoresFile::shape()),
    ]
}

/// Reads a folder of inputs, and reports every fault in it. Without its `paper.yaml` there is nothing
/// to go on with; a file of records that can't be read is taken as empty, so that faults in what
/// comes after can be found in the same run.
pub fn read(folder: &Path, faults: &mut Faults) -> Option<Inputs> {
    refuse_unknown_files(folder, faults)?;
    let paper = read_paper(folder, faults);
    let savings = read_records(folder, "savings.yaml", faults);
    let income = read_records(folder, "income.yaml", faults);
    let posts = read_records(folder, "posts.yaml", faults);
    let projects = read_records(folder, "projects.yaml", faults);
    let activity = read_records(folder, "activity.yaml", faults);
    let mut schedules: SchedulesFile = read_records(folder, "schedules.yaml", faults);
    schedules.read_rows(folder, faults);
    let figures = read_records(folder, "figures.yaml", faults);
    let scores = read_records(folder, "scores.yaml", faults);
    let sections = read_sections(folder, faults);
    let earlier = periods::read(folder, faults);
    let (source, paper) = paper?;
    periods::refuse_others(&paper, &earlier, faults);
    Some(Inputs {
        folder: folder.to_owned(),
        paper_source: source,
        paper,
        savings,
        income,
        posts,
        projects,
        activity,
        figures,
        schedules,
        scores,
        earlier,
        sections,
    })
}

/// A file that nothing would read is a file whose figures would be missed in silence.
fn refuse_unknown_files(folder: &Path, faults: &mut Faults) -> Option<()> {
    let names = faults.keep(yaml_files(folder).map_err(|error| {
        let reason = reason(&error);
        Diagnostic::error(format!("cannot read the folder `{}` ({reason})", shown(folder))).remedy(
            "name a folder that holds a paper.yaml; `orderpaper new DIR --style STYLE` makes one",
        )
    }))?;
    for name in names {
        if !FILES.contains(&name.as_str()) {
            let path = folder.join(&name);
            let unknown = Diagnostic::error(format!("unknown file `{}`", shown(&path)));
            faults.push(match meant(&name) {
                Some(file) => unknown.remedy(format!("did you mean `{file}`?")).in_file(file),
                None => unknown
                    .remedy(format!("a folder of inputs has these files: {}", FILES.join(", "))),
            });
        }
    }
    Some(())
}

/// The file that an unknown one was meant to be, going by its name before the first dot.
fn meant(name: &str) -> Option<&'static str> {
    let stem = |name: &'static str| name.trim_end_matches(".yaml");
    let small = name.to_ascii_lowercase();
    let near = nearest(small.split('.').next()?, FILES.into_iter().map(stem))?;
    FILES.into_iter().find(|file| stem(file) == near)
}

fn read_paper(folder: &Path, faults: &mut Faults) -> Option<(Arc<Source>, PaperFile)> {
    let path = folder.join("paper.yaml");
    if !is_there(&path) {
        if holds_misnamed_paper(folder) {
            // That was reported, and its remedy is this one's.
            return None;
        }
        faults.push(
            Diagnostic::error(format!("`{}` is missing", shown(&path))).remedy(
                "every paper has a paper.yaml; `orderpaper new DIR --style STYLE` makes one",
            ),
        );
        return None;
    }
    let source = faults.keep(read_text_within(folder, &path))?;
    let paper = parse(&source, faults)?;
    Some((source, paper))
}

fn holds_misnamed_paper(folder: &Path) -> bool {
    yaml_files(folder).is_ok_and(|files| {
        files.iter().any(|name| !FILES.contains(&name.as_str()) && meant(name) == Some(FILES[0]))
    })
}

/// Whether there is a file, be it one that can't be read: that is then reported, and not taken for
/// a file that was left out.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The names of all files of YAML in a folder, sorted, and of those that were perhaps meant to be
/// (`posts.YAML`, `savings.yaml.txt`). Backups of editors are passed over.
pub fn yaml_files(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| {
        let small = name.to_ascii_lowercase();
        !is_leftover(&small) && (small.contains(".yaml") || small.contains(".yml"))
    });
    names.sort();
    Ok(names)
}

/// Whether a file is hidden, or is what an editor leaves beside its files: `.posts.yaml.swp`, `posts.yaml~`,
/// `#posts.yaml#`. No paper is made from these.
pub fn is_leftover(name: &str) -> bool {
    name.starts_with(['.', '#']) || name.ends_with(['~', '#'])
}

/// A file of records, or none where there is no such file.
fn read_records<T: Decode + Default>(folder: &Path, name: &str, faults: &mut Faults) -> T {
    let path = folder.join(name);
    if !is_there(&path) {
        return T::default();
    }
    // Where a fault was found no paper is made of the default: the faults end the run.
    let source = faults.keep(read_text_within(folder, &path));
    source.and_then(|source| parse(&source, faults)).unwrap_or_default()
}

fn parse<T: Decode>(source: &Arc<Source>, faults: &mut Faults) -> Option<T> {
    let node = faults.keep(yaml::parse(source))?;
    T::decode(&node, faults)
}

/// Sections in the order of their names: the order in the paper is the style's. Prose in a file of
/// another kind would be missed in silence.
fn read_sections(paper: &Path, faults: &mut Faults) -> Vec<Section> {
    let folder = &paper.join("sections");
    if !is_there(folder) {
        return Vec::new();
    }
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
    let Some(entries) = faults.keep(entries.map_err(|error| {
        let reason = reason(&error);
        Diagnostic::error(format!("cannot read the folder `{}` ({reason})", shown(folder)))
            .remedy("the prose of a paper stands there, one file a section")
    })) else {
        return Vec::new();
    };
    let entries = entries.iter().filter(|entry| !is_leftover(&entry.file_name().to_string_lossy()));
    let mut paths: Vec<_> = entries.map(fs::DirEntry::path).collect();
    paths.sort();
    let mut sections = Vec::new();
    for path in paths {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let kind = path.extension().map(|kind| kind.to_string_lossy().to_ascii_lowercase());
        match (name, kind.as_deref()) {
            (Some(name), Some("md")) => {
                let source = faults.keep(read_text_within(paper, &path));
                if let Some(source) = &source {
                    refuse_front_matter(source, faults);
                }
                sections.extend(source.map(|source| Section { name, source }));
            }
            (Some(name), Some("markdown" | "txt" | "docx" | "odt" | "rtf")) => faults.push(
                Diagnostic::error(format!("`{}` would be left out of the paper", shown(&path)))
                    .remedy("sections are Markdown files with names that end in `.md`")
                    .in_file(format!("{name}.md")),
            ),
            _ => {}
        }
    }
    sections
}

/// Other programs take the first lines of a file, between two rules, for what it says of itself.
fn refuse_front_matter(source: &Arc<Source>, faults: &mut Faults) {
    const RULE: &str = "---";
    let mut lines = source.text().lines().map(str::trim_end);
    if lines.next() != Some(RULE) {
        return;
    }
    let within: Vec<&str> = lines.by_ref().take_while(|line| *line != RULE).collect();
    let is_closed = source.text().lines().filter(|line| line.trim_end() == RULE).count() > 1;
    if is_closed && within.iter().any(|line| line.contains(": ")) {
        faults.push(
            Diagnostic::error(
                "the lines between the rules at the head of this file would be printed",
            )
            .at(&Place::new(source, 0..RULE.len()))
            .remedy("take them out: title, date and the like stand in paper.yaml"),
        );
    }
}

impl Inputs {
    /// Every stated value, in the order of the files.
    pub fn stated(&self) -> impl Iterator<Item = &Stated> {
        self.paper
            .stated
            .iter()
            .chain(&self.savings.stated)
            .chain(&self.income.stated)
            .chain(&self.posts.stated)
            .chain(&self.projects.stated)
            .chain(&self.activity.stated)
            .chain(&self.schedules.stated)
            .chain(&self.figures.stated)
            .chain(&self.scores.stated)
    }
}
