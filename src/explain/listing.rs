//! Every figure of a paper as one flat record: for a table, for JSON and for CSV.
//!
//! What stands here is an interface: docs/figures.md describes it. Numbers are texts, so that no reader
//! takes them for binary fractions.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Explained, words};
use crate::diagnostic::Place;
use crate::figures::{Comparison, Derivation, Figure};
use crate::measure::{Measure, Unit};

/// The version of what is written. It grows where a field goes, or means another thing.
const VERSION: u32 = 1;

/// All figures of a paper.
#[derive(Debug, Serialize)]
pub struct Listing {
    /// The version of this form.
    pub version: u32,
    /// The name of the paper.
    pub paper: String,
    /// Its figures, by their names.
    pub figures: Vec<Listed>,
}

/// One figure.
#[derive(Debug, Serialize)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Other names by which it may be called.
    pub also: Vec<String>,
    /// Its name in words.
    pub label: String,
    /// The exact value, in digits with a point.
    pub value: String,
    /// What it counts: `money`, `fte`, …
    pub unit: &'static str,
    /// How it is counted: `full_year_effect`, …
    pub measures: Vec<&'static str>,
    /// What was done: `typed`, `counted`, `formula` or `computed`.
    pub kind: &'static str,
    /// The same in words.
    pub how: String,
    /// The formula as it was typed.
    pub formula: Option<String>,
    /// Where it was typed, or its formula.
    pub place: Option<Location>,
    /// The figures that it was made from.
    pub from: Vec<Part>,
    /// What was counted, and is no figure.
    pub counted: Vec<Thing>,
    /// Where the paper prints it.
    pub printed: Vec<Printed>,
    /// What was published for it.
    pub stated: Vec<Stated>,
    /// The value as people write it.
    #[serde(skip)]
    pub shown: String,
}

/// A place in the inputs.
#[derive(Debug, Serialize)]
pub struct Location {
    /// The file.
    pub file: String,
    /// Counted from one.
    pub line: usize,
    /// Counted from one, in characters.
    pub column: usize,
}

/// A figure of which another is made.
#[derive(Debug, Serialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Whether it is taken away; `null` where something else is done than adding and taking away.
    pub taken_away: Option<bool>,
}

/// Something that was counted.
#[derive(Debug, Serialize)]
pub struct Thing {
    /// What it is.
    pub what: String,
    /// Where it stands.
    pub place: Location,
}

/// Where a figure is printed.
#[derive(Debug, Serialize)]
pub struct Printed {
    /// As it is printed.
    pub text: String,
    /// Where in the paper.
    #[serde(rename = "where")]
    pub place: String,
}

/// What was published for a figure.
#[derive(Debug, Serialize)]
pub struct Stated {
    /// What was published, as it was typed.
    pub value: String,
    /// What is computed, in the unit of the value.
    pub computed: String,
    /// Where that was.
    pub origin: String,
    /// The one less the other; `null` where they agree.
    pub difference: Option<String>,
    /// Why this difference is accepted, if it is.
    pub accepted: Option<String>,
    /// Where it stands in the inputs.
    pub place: Location,
}

/// Lists all figures of a paper. One that has several names stands there once.
pub fn list(paper: &str, explained: &Explained) -> Listing {
    let ledger = &explained.drafted.ledger;
    let mut also: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, figure) in ledger.figures().filter(|(name, figure)| *name != figure.name) {
        also.entry(&figure.name).or_default().push(name.to_owned());
    }
    let mut stated: BTreeMap<&str, Vec<Stated>> = BTreeMap::new();
    for comparison in ledger.comparisons() {
        stated.entry(&comparison.computed.name).or_default().push(self::stated(comparison));
    }
    let mut figures: Vec<Listed> = Vec::new();
    for (_, figure) in ledger.figures().filter(|(name, figure)| *name == figure.name) {
        let others = also.remove(figure.name.as_str()).unwrap_or_default();
        let stated = stated.remove(figure.name.as_str()).unwrap_or_default();
        figures.push(listed(figure, (others, stated), explained));
    }
    // What earlier papers reported is theirs, but for what this one makes use of.
    let mut used: BTreeMap<&str, &Figure> = BTreeMap::new();
    let parts = ledger.figures().flat_map(|(_, figure)| figure.derivation.from());
    let printed = explained.standings.iter().map(|standing| &standing.figure);
    for figure in parts.chain(printed).filter(|f| ledger.earlier().figure(&f.name).is_some()) {
        used.insert(&figure.name, figure);
    }
    figures.extend(used.into_values().map(|figure| listed(figure, Default::default(), explained)));
    Listing { version: VERSION, paper: paper.to_owned(), figures }
}

/// A figure, with its other names and what was published for it.
fn listed(
    figure: &Figure,
    (also, stated): (Vec<String>, Vec<Stated>),
    explained: &Explained,
) -> Listed {
    let (kind, place) = match &figure.derivation {
        Derivation::Given(place) => ("typed", Some(place)),
        Derivation::Formula { said, place, .. } if said.formula.is_some() => {
            ("formula", Some(place))
        }
        Derivation::Formula { place, .. } => ("counted", Some(place)),
        Derivation::Computed { .. } => ("computed", None),
    };
    let (formula, counted) = match &figure.derivation {
        Derivation::Formula { said, counted, .. } => (said.formula.clone(), counted.as_slice()),
        _ => (None, &[] as &[_]),
    };
    let printed = explained.standings.of_figure(&figure.name);
    Listed {
        name: figure.name.clone(),
        also,
        label: explained.label(figure),
        value: figure.value.normalize().to_string(),
        unit: word_of(&Unit::ALL, figure.unit),
        measures: figure.measures.iter().map(|m| word_of(&Measure::ALL, m)).collect(),
        kind,
        how: explained.how(figure),
        formula,
        place: place.map(location),
        from: parts(figure),
        counted: counted
            .iter()
            .map(|thing| Thing {
                what: explained.in_print(&thing.words),
                place: location(&thing.place),
            })
            .collect(),
        printed: printed
            .iter()
            .map(|s| Printed { text: s.text.clone(), place: s.words.clone() })
            .collect(),
        stated,
        shown: words::value_of(figure, explained.currency()),
    }
}

fn parts(figure: &Figure) -> Vec<Part> {
    match figure.derivation.terms() {
        Some(terms) => terms
            .iter()
            .map(|term| Part { name: term.figure.name.clone(), taken_away: Some(term.taken_away) })
            .collect(),
        None => {
            let parts = words::parts(figure).into_iter();
            parts.map(|(_, part)| Part { name: part.name.clone(), taken_away: None }).collect()
        }
    }
}

fn stated(comparison: &Comparison) -> Stated {
    let difference = comparison.difference();
    Stated {
        value: comparison.stated.to_string(),
        computed: comparison.computed.value.normalize().to_string(),
        origin: comparison.origin.clone(),
        difference: difference.map(|difference| difference.normalize().to_string()),
        accepted: comparison.covering().map(|accepted| accepted.reason.trim().to_owned()),
        place: location(&comparison.place),
    }
}

fn word_of<T: Copy + PartialEq>(all: &[(T, &'static str)], one: T) -> &'static str {
    all.iter().find(|(known, _)| *known == one).map_or("", |(_, word)| word)
}

fn location(place: &Place) -> Location {
    let file = place.source().path().to_owned();
    Location { file, line: place.line(), column: place.column() }
}
