//! Projects: what each aims at and has reached, and the totals of what every project has.
//!
//! Targets by financial year, and what is moved between years, stand in `profile`.

mod profile;

use std::collections::BTreeMap;

use super::entries::Entries;
use super::records::{Label, Record};
use super::totals;
use super::words::{self, Words};
use crate::inputs::projects::{Project, ProjectsFile};
use crate::measure::{Measure, Unit};

/// Enters the figures of a file of projects.
pub(super) fn enter(file: &ProjectsFile, entries: &mut Entries) {
    let records: Vec<Record> =
        file.projects.iter().map(|project| enter_project(project, entries)).collect();
    let Some(first) = file.projects.first() else { return };
    let keys = ["target", "estimate", "delivered", "activity"];
    let set = totals::of_keys(&keys, "projects", "All projects", records, &first.id.place, entries);
    entries.ledger.add_set(set);
}

fn enter_project(project: &Project, entries: &mut Entries) -> Record {
    let amounts = [
        ("target", &project.target, Measure::Target),
        ("estimate", &project.estimate, Measure::Estimate),
        ("delivered", &project.delivered, Measure::InYear),
        ("activity", &project.activity, Measure::Annual),
    ];
    if let Some(of_years) = &project.profile {
        profile::enter(project, of_years, entries);
    }
    let mut figures = BTreeMap::new();
    for (key, amount, measure) in amounts {
        let Some(amount) = amount else { continue };
        let name = format!("projects.{}.{key}", project.id.value.as_str());
        let label = format!("{}: {key}", project.title.value);
        if let Some(figure) = entries.given(&name, &label, amount, Unit::Money, measure) {
            figures.insert(key.to_owned(), figure);
        }
    }
    let texts = words::texts([
        ("year", project.year.as_ref().map(Words::from)),
        ("status", project.status.as_ref().map(Words::from)),
        ("progress", project.progress.as_ref().map(Words::from)),
        ("challenges", project.challenges.as_ref().map(Words::from)),
        ("next_steps", project.next_steps.as_ref().map(Words::from)),
    ]);
    Record {
        id: project.id.value.as_str().to_owned(),
        label: Label::Words((&project.title).into()),
        counted: None,
        texts,
        figures,
    }
}
