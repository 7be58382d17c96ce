//! Inputs: YAML and Markdown into typed records. The first step of the way through.
//!
//! One module for each file of a folder of inputs says what that file may hold: [`paper`],
//! [`series`] (savings and income), [`posts`], [`projects`], [`activity`], [`scores`], [`schedules`],
//! [`figures`]; [`charts`], [`checks`] and [`recurring`] are parts of the first; [`frozen`] is an earlier period of a series;
//! [`read`] reads a folder. [`markers`] say what of it isn't finished.
//!
//! What comes out is checked as far as one file can tell: amounts are numbers, dates are days, ids
//! stand once, and a row has what it counts. Nothing is computed here, and no default is a guess:
//! what a file leaves open, such as the weeks of a year, must be said in it.

pub mod activity;
pub mod charts;
pub mod checks;
pub mod earlier;
pub mod figures;
mod folder;
pub mod frozen;
pub mod markers;
pub mod neighbours;
pub mod paper;
mod periods;
pub mod posts;
pub mod projects;
pub mod recurring;
mod rows_file;
pub mod schedules;
pub mod scores;
pub mod series;
mod stated;
mod tables;

use std::path::PathBuf;
use std::sync::Arc;

pub use folder::{FILES, is_leftover, read, shapes, yaml_files};
pub use stated::{Acceptance, Stated};

use crate::diagnostic::Source;

/// All that a folder of inputs holds.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// The folder.
    pub folder: PathBuf,
    /// The text of `paper.yaml`, for faults that are about the paper as a whole.
    pub paper_source: Arc<Source>,
    /// What the paper is.
    pub paper: paper::PaperFile,
    /// Savings by period.
    pub savings: series::SeriesFile,
    /// Income by period.
    pub income: series::SeriesFile,
    /// Posts.
    pub posts: posts::PostsFile,
    /// Programmes of work.
    pub projects: projects::ProjectsFile,
    /// Things that are counted.
    pub activity: activity::ActivityFile,
    /// Figures that the paper computes for itself.
    pub figures: figures::FiguresFile,
    /// Tables of the paper's own.
    pub schedules: schedules::SchedulesFile,
    /// Frameworks of scored items.
    pub scores: scores::ScoresFile,
    /// What the earlier papers of its series reported, the earliest first.
    pub earlier: Vec<frozen::FrozenFile>,
    /// The prose, one file a section.
    pub sections: Vec<Section>,
}

/// The prose of one section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name: the file's, without `.md`.
    pub name: String,
    /// Its text, in Markdown.
    pub source: Arc<Source>,
}

impl Inputs {
    /// The files of the sections that are not for publication.
    pub fn exempt_files(&self) -> Vec<&Arc<Source>> {
        let is_exempt =
            |section: &&Section| self.paper.exempt.iter().any(|name| name.value == section.name);
        self.sections.iter().filter(is_exempt).map(|section| &section.source).collect()
    }
}
