//! `projects.yaml`: programmes with what they aim at and what they have reached.
//!
//! Targets by financial year, and what is moved between years, are read in `profile`.

mod profile;

use rust_decimal::Decimal;

pub use self::profile::{ByYear, Profile, Transfer};
use super::stated::Stated;
use crate::diagnostic::Faults;
use crate::yaml::Node;
use crate::yaml::{
    At, Decode, Fillable, Id, Keys, ids_in, refuse_duplicate_ids, refuse_reserved_ids,
};

/// What a file of projects holds.
#[derive(Clone, Debug, Default)]
pub struct ProjectsFile {
    /// The projects, in the order of the file.
    pub projects: Vec<Project>,
    /// What was published elsewhere.
    pub stated: Vec<Stated>,
}

/// One programme of work.
#[derive(Clone, Debug)]
pub struct Project {
    /// Its name: figures are called `projects.ID.target`.
    pub id: At<Id>,
    /// Its name in words.
    pub title: At<Fillable>,
    /// The year or period that it is about, in words.
    pub year: Option<At<Fillable>>,
    /// What it is to save or bring in.
    pub target: Option<At<Decimal>>,
    /// What it is thought likely to save or bring in.
    pub estimate: Option<At<Decimal>>,
    /// What it has saved or brought in.
    pub delivered: Option<At<Decimal>>,
    /// What is spent in a year on the activity that it looks at.
    pub activity: Option<At<Decimal>>,
    /// Its targets by financial year, and what became of them.
    pub profile: Option<Profile>,
    /// How it stands, in words.
    pub status: Option<At<Fillable>>,
    /// What has been done.
    pub progress: Option<At<Fillable>>,
    /// What stands in the way.
    pub challenges: Option<At<Fillable>>,
    /// What comes next.
    pub next_steps: Option<At<Fillable>>,
}

impl Decode for ProjectsFile {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a file of projects", faults)?;
        let projects = keys.list::<Project>("projects", faults);
        let stated = keys.list("stated", faults);
        let ids = ids_in(keys.node("projects"));
        keys.close(faults);
        let (projects, stated) = (projects.unwrap_or_default(), stated.unwrap_or_default());
        let file = Self { projects, stated };
        refuse_reserved_ids(&["total"], file.projects.iter().map(|p| &p.id), faults);
        refuse_duplicate_ids("projects", &ids, faults);
        Some(file)
    }
}

impl Decode for Project {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a project", faults)?;
        let id = keys.required("id", faults);
        let title = keys.required("title", faults);
        let year = keys.optional("year", faults);
        let target = keys.optional("target", faults);
        let estimate = keys.optional("estimate", faults);
        let delivered = keys.optional("delivered", faults);
        let activity = keys.optional("activity", faults);
        let profile = Profile::read(&mut keys, faults);
        let status = keys.optional("status", faults);
        let progress = keys.optional("progress", faults);
        let challenges = keys.optional("challenges", faults);
        let next_steps = keys.optional("next_steps", faults);
        keys.close(faults);
        Some(Self {
            id: id?,
            title: title?,
            year: year?,
            target: target?,
            estimate: estimate?,
            delivered: delivered?,
            activity: activity?,
            profile: profile?,
            status: status?,
            progress: progress?,
            challenges: challenges?,
            next_steps: next_steps?,
        })
    }
}
