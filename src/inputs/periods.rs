//! `periods/`: the earlier periods of a series, read and set beside the paper.

use std::fs;
use std::io;
use std::path::Path;

use super::folder::{is_leftover, is_there, yaml_files};
use super::frozen::{FOLDER, FrozenFile};
use super::paper::PaperFile;
use crate::diagnostic::{Diagnostic, Faults};
use crate::files::{read_text_within, reason, shown};

/// Every earlier period, in the order of time.
pub(super) fn read(paper: &Path, faults: &mut Faults) -> Vec<FrozenFile> {
    let folder = paper.join(FOLDER);
    if !is_there(&folder) {
        return Vec::new();
    }
    let entries = fs::read_dir(&folder).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
    let entries = faults.keep(entries.map_err(|error| {
        let reason = reason(&error);
        Diagnostic::error(format!("cannot read the folder `{}` ({reason})", shown(&folder)))
            .remedy("the earlier periods of a series stand there, one file a period")
    }));
    let entries = entries.iter().flatten();
    let entries = entries.filter(|entry| !is_leftover(&entry.file_name().to_string_lossy()));
    let mut paths: Vec<_> = entries.map(fs::DirEntry::path).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "yaml"));
    paths.sort();
    // A file that nothing would read is a period that would be missed in silence.
    for name in yaml_files(&folder).unwrap_or_default() {
        if !name.ends_with(".yaml") {
            let path = folder.join(&name);
            let unknown = Diagnostic::error(format!("unknown file `{}`", shown(&path)));
            faults.push(
                unknown.remedy("earlier periods are in files called as in `2018-19-q1.yaml`"),
            );
        }
    }
    let mut files: Vec<FrozenFile> = Vec::new();
    for path in paths {
        let source = faults.keep(read_text_within(paper, &path));
        files.extend(source.and_then(|source| FrozenFile::read(&source, faults)));
    }
    files.sort_by_key(|file| file.frozen.period);
    files
}

/// Earlier periods are those of the same series, and earlier.
pub(super) fn refuse_others(paper: &PaperFile, files: &[FrozenFile], faults: &mut Faults) {
    let Some(series) = &paper.series else {
        if let Some(file) = files.first() {
            faults.push(
                Diagnostic::error("there are earlier periods here, and the paper is of no series")
                    .at(&file.period)
                    .remedy(format!(
                        "write in paper.yaml `series: {{name: {}, period: {}}}`, with the period of this paper",
                        file.frozen.series,
                        file.frozen.period.next()
                    ))
                    .presumes("paper.yaml"),
            );
        }
        return;
    };
    let own = series.period.value;
    for file in files {
        let (name, period) = (&file.frozen.series, file.frozen.period);
        let wrong = if *name != series.name.value.as_str() {
            let own = series.name.value.as_str();
            Some((
                format!("this period is of the series `{name}`, and the paper of `{own}`"),
                &series.name.place,
                "take the file away, or give the series its name back".to_owned(),
            ))
        } else if !period.is_as_long_as(own) {
            Some((
                format!("{period} is no period of a series that has {own}"),
                &series.period.place,
                "the papers of a series are all of months, all of quarters, or all of years"
                    .to_owned(),
            ))
        } else if period >= own {
            Some((
                format!("{period} is not before {own}, on which the paper reports"),
                &series.period.place,
                format!("correct the period in paper.yaml: after {period} comes {}", period.next()),
            ))
        } else {
            None
        };
        if let Some((message, at, remedy)) = wrong {
            let fault = Diagnostic::error(message).at(&file.period);
            faults.push(fault.related(at, "the series of the paper").remedy(remedy));
        }
    }
}
