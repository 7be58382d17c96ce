//! Diff: what changed from one paper to another, in the order in which an officer cares.
//!
//! 1. `reader` reads each paper as what can be compared (`read`): passages, tables, charts. `exempt` leaves out what is not
//!    for publication.
//! 2. `align` finds what belongs together, `words` and `number` compare it, and `rounded` keeps apart what moved
//!    by rounding alone; `labels` tells apart figures that are called alike.
//! 3. `headlines`, `tables` and `passages` say what changed in the papers, `inputs` and `values` what did in
//!    their files.
//! 4. [`Difference`] is all of it as data; [`tell`] writes it for a terminal, as Markdown and as JSON.
//!
//! It compares two papers that were calculated, and computes nothing but differences.

mod align;
mod exempt;
mod headlines;
mod inputs;
mod labels;
mod model;
mod number;
mod passages;
mod read;
mod reader;
mod rounded;
mod tables;
pub mod tell;
mod values;
mod words;

pub use model::*;

use std::collections::BTreeSet;

use crate::diagnostic::{Faults, Place};
use crate::explain::Explained;
use crate::paper::Paper;
use crate::pipeline::Drafted;

use headlines::Side;
use number::Values;
use read::{PassageKind, Reading};
use rounded::Roundings;
use words::pieces;

/// One of the two papers: how it was named, and what it was made from.
#[derive(Debug)]
pub struct Version {
    /// Its folder, as it was named.
    pub folder: String,
    /// The Git revision from which it was taken.
    pub revision: Option<String>,
    /// The paper, with what it was made from.
    pub drafted: Drafted,
}

impl Version {
    fn named(&self) -> Named {
        Named {
            folder: self.folder.clone(),
            revision: self.revision.clone(),
            title: self.drafted.paper.details.title.clone(),
        }
    }

    fn exempt(&self) -> impl Iterator<Item = String> {
        self.drafted.inputs.paper.exempt.iter().map(|name| name.value.clone())
    }

    fn read(&self, left_out: Option<&BTreeSet<String>>) -> Reading {
        let recommendations = self.drafted.inputs.paper.recommendations.iter();
        let recommendations: Vec<&Place> = recommendations.map(|item| &item.text.place).collect();
        let whole: &Paper = &self.drafted.paper;
        match left_out {
            None => Reading::of(whole, recommendations, Values::Exact),
            Some(names) => {
                let own: BTreeSet<String> = self.exempt().collect();
                let others = names.difference(&own).cloned().collect();
                let public = exempt::without(whole, &others);
                Reading::of(&public, recommendations, Values::Printed)
            }
        }
    }
}

/// Compares two papers. What either of them keeps from the public is left out, and then no more is told of a figure
/// than is printed in public, and nothing of the inputs; `with_exempt` compares all.
///
/// # Errors
///
/// Files of inputs that can't be read any more.
pub fn compare(old: &Version, new: &Version, with_exempt: bool) -> Result<Difference, Faults> {
    let sections: BTreeSet<String> = old.exempt().chain(new.exempt()).collect();
    let exempt = match (sections.is_empty(), with_exempt) {
        (true, _) => ExemptParts::None,
        (false, true) => ExemptParts::Compared,
        (false, false) => ExemptParts::LeftOut,
    };
    let left_out = (exempt == ExemptParts::LeftOut).then_some(&sections);
    let values = if left_out.is_some() { Values::Printed } else { Values::Exact };
    let (before, after) = (old.read(left_out), new.read(left_out));
    let explained = Explained::new(&new.drafted);
    let mut roundings = Roundings::new(&explained, exempt);
    let mut headlines = headlines::compare(
        &Side { drafted: &old.drafted, reading: &before, values },
        &Side { drafted: &new.drafted, reading: &after, values },
        &roundings,
    );
    let tables = tables::compare(&before, &after, &mut roundings);
    let mut passages = |kinds: &[PassageKind]| {
        passages::compare(&before.passages, &after.passages, kinds, &mut roundings)
    };
    let mut recommendations = passages(&[PassageKind::Recommendation]);
    let kinds = [PassageKind::Words, PassageKind::Heading, PassageKind::Beside];
    let mut paragraphs = passages(&kinds);
    let charts = tables::charts(&before, &after);
    // What stands above and below a table goes with it.
    let tables_told = tables.iter().map(|table| (&table.name, table.status));
    let told = tables_told.chain(charts.iter().map(|chart| (&chart.name, chart.status)));
    let told: Vec<(&String, Status)> = told.collect();
    paragraphs.retain(|passage| {
        let is_apart = passage.status == Status::Changed && !passage.is_of_numbers;
        is_apart || !told.contains(&(&passage.section, passage.status))
    });
    let mut rounding = roundings.finish();
    let passages = recommendations.iter_mut().chain(&mut paragraphs);
    let in_words = passages.flat_map(|passage| &mut passage.figures);
    let rounded = rounding.iter_mut().map(|rounded| &mut rounded.figure);
    let all = headlines.changed.iter_mut().chain(in_words).chain(rounded);
    labels::tell_apart(all.collect(), [&after, &before]);
    let inputs = match left_out {
        Some(_) => None,
        None => Some(inputs::compare(&old.drafted.inputs.folder, &new.drafted.inputs.folder)?),
    };
    Ok(Difference {
        version: VERSION,
        old: old.named(),
        new: new.named(),
        exempt,
        headlines,
        tables,
        charts,
        recommendations,
        paragraphs,
        rounding,
        inputs,
    })
}
