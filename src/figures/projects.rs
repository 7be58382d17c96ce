//! Projects: what each aims at and has reached, and the totals of what every project has.

use std::collections::BTreeMap;

use super::arithmetic::{self, Mixing};
use super::ledger::{Entries, Label, Record, RecordSet};
use crate::inputs::projects::{Project, ProjectsFile};
use crate::measure::{Measure, Unit};

/// Enters the figures of a file of projects.
pub(super) fn enter(file: &ProjectsFile, entries: &mut Entries) {
    let records: Vec<Record> =
        file.projects.iter().map(|project| enter_project(project, entries)).collect();
    let Some(first) = file.projects.first() else { return };
    let mut totals = BTreeMap::new();
    for key in ["target", "estimate", "delivered", "activity"] {
        let figures: Vec<_> = records.iter().filter_map(|r| r.figures.get(key).cloned()).collect();
        if figures.len() < records.len() {
            // A sum over some projects only would look like a sum over all.
            continue;
        }
        let name = format!("projects.total.{key}");
        let sum = arithmetic::sum(&name, "All projects", &figures, Mixing::Refused);
        if let Some(total) = entries.computed(&name, sum, &first.id.place) {
            totals.insert(key.to_owned(), total);
        }
    }
    entries.ledger.add_set(RecordSet {
        name: "projects".to_owned(),
        records,
        totals,
        subtotals: BTreeMap::new(),
    });
}

fn enter_project(project: &Project, entries: &mut Entries) -> Record {
    let amounts = [
        ("target", &project.target, Measure::Target),
        ("estimate", &project.estimate, Measure::Estimate),
        ("delivered", &project.delivered, Measure::InYear),
        ("activity", &project.activity, Measure::Annual),
    ];
    let mut figures = BTreeMap::new();
    for (key, amount, measure) in amounts {
        let Some(amount) = amount else { continue };
        let name = format!("projects.{}.{key}", project.id.value.as_str());
        let label = format!("{}: {key}", project.title);
        if let Some(figure) = entries.given(&name, &label, amount, Unit::Money, measure) {
            figures.insert(key.to_owned(), figure);
        }
    }
    let texts = [
        ("year", &project.year),
        ("progress", &project.progress),
        ("challenges", &project.challenges),
        ("next_steps", &project.next_steps),
    ];
    Record {
        id: project.id.value.as_str().to_owned(),
        label: Label::Words(project.title.clone()),
        counted: None,
        texts: texts
            .into_iter()
            .filter_map(|(key, text)| Some((key.to_owned(), text.clone()?)))
            .collect(),
        figures,
    }
}
