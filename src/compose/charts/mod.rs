//! Charts: what the paper asks for, into drawings with a text and a table of their figures.
//!
//! 1. [`data`] finds the figures, in a [`schedule`] or in [`records`], and prints each as a table would.
//! 2. [`checks`] refuses what a chart of its kind would show wrongly: parts below nought, movements that
//!    don't lead from the opening to the closing amount, more than can be told apart.
//! 3. [`words`] says in words all that the chart shows, and what its axis counts.
//! 4. [`crate::chart`] draws it.

mod checks;
mod data;
mod records;
mod schedule;
mod words;

use std::path::PathBuf;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::phrases::Phrases;
use super::prose::PaperTable;
use super::{format, tables};
use crate::chart::{self, Chart, Kind, Tick, Widths};
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::figures::Figure;
use crate::inputs::charts::ChartSpec;
use crate::paper::{Cell, Image, ImageContent, ImageFormat, Table};
use crate::style::Negative;

use data::{Data, Entry};

/// A chart with what stands below it.
#[derive(Clone, Debug)]
pub struct Built {
    /// The drawing, with all that it says in words.
    pub image: Image,
    /// Its figures, unless a table of the paper shows them.
    pub table: Option<Table>,
    /// What the program must say: rounding, brackets, mixed totals. In Markdown.
    pub notes: Vec<String>,
}

/// Makes the chart that `spec` asks for.
pub fn build(
    spec: &ChartSpec,
    phrases: &Phrases,
    tables: &[PaperTable],
    widths: Widths,
) -> Result<Built, Faults> {
    let mut faults = Faults::new();
    let data = data::read(spec, phrases, &mut faults);
    let Some(data) = data.filter(|_| faults.is_empty()) else { return Err(faults) };
    checks::check(spec, &data, &mut faults);
    if let Some(id) = &spec.data {
        refuse_other_data(id, &data, tables, &mut faults);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let chart = described(spec, &data, phrases);
    let drawing = chart::draw(&chart, widths);
    if drawing.height > chart::TALLEST {
        return Err(checks::too_many(spec, &data).into());
    }
    let content = ImageContent {
        format: ImageFormat::Svg,
        bytes: Arc::new(drawing.svg.into_bytes()),
        width: chart::WIDTH as u32,
        height: drawing.height.ceil() as u32,
    };
    let path = PathBuf::from(format!("chart-{}.svg", spec.id.value.as_str()));
    let place = spec.id.place.clone();
    let alternative = format!("{}: {}", chart.title, chart.description);
    let table = spec.data.is_none().then(|| data.table(&spec.id.place, phrases));
    Ok(Built {
        image: Image { alternative, path, content, place },
        table,
        notes: notes(spec, &data, phrases),
    })
}

/// The chart as plain data: every number in print beside its amount.
fn described(spec: &ChartSpec, data: &Data, phrases: &Phrases) -> Chart {
    let series = data.series(phrases);
    let title = words::title(spec.kind, data, phrases.style);
    let ticks = chart::ticks(spec.kind, &series, least(data));
    let ticks = ticks.iter().map(|at| Tick { at: *at, label: tick(*at, &ticks, data, phrases) });
    Chart {
        kind: spec.kind,
        title,
        description: words::description(data, &series),
        axis: words::axis(data),
        ticks: ticks.collect(),
        categories: data.categories.clone(),
        series,
    }
}

/// The least by which two of the printed numbers differ.
fn least(data: &Data) -> Decimal {
    let units = data.entries().map(|entry| format::printed_unit(entry.form));
    units.min().unwrap_or(Decimal::ONE)
}

/// A number of the axis, printed as those of the chart are, but with no more decimal places than the
/// numbers of the axis need.
fn tick(at: Decimal, all: &[Decimal], data: &Data, phrases: &Phrases) -> String {
    let Some(entry) = data.entries().next() else { return String::new() };
    let places = all.iter().map(|at| entry.in_print(*at).normalize().scale()).max();
    // It is a number of the chart's kind, and no figure of the paper.
    let figure = Figure { value: at, ..entry.figure.as_ref().clone() };
    let form = entry.with_places(places.unwrap_or_default());
    format::print(&figure, format::PrintAs::form(form), &phrases.style.formats).unwrap_or_default()
}

/// The table that is said to have the figures of a chart must have each of them.
fn refuse_other_data(
    id: &crate::yaml::At<String>,
    data: &Data,
    tables: &[PaperTable],
    faults: &mut Faults,
) {
    let Some(table) = tables.iter().find(|table| table.spec.id.value.as_str() == id.value) else {
        let known = tables.iter().map(|table| table.spec.id.value.as_str()).chain(["below"]);
        let remedy = did_you_mean(&id.value, known).unwrap_or_else(|| {
            "name a table of the paper; or leave `data` out, for a table below the chart".to_owned()
        });
        faults.push(
            Diagnostic::error(format!("there is no table `{}`", id.value))
                .at(&id.place)
                .remedy(remedy),
        );
        return;
    };
    // A table that could not be made was reported.
    let Some(built) = &table.built else { return };
    let shows = |entry: &&Entry| {
        built.table.rows.iter().flat_map(|row| &row.cells).any(
            |cell| matches!(cell, Cell::Figure(placed) if placed.figure.name == entry.figure.name),
        )
    };
    if let Some(missing) = data.entries().find(|entry| !shows(entry)) {
        let name = &missing.figure.name;
        faults.push(
            Diagnostic::error(format!(
                "the table `{}` doesn't show `{name}`, which the chart draws",
                id.value
            ))
            .at(&id.place)
            .related(&table.spec.id.place, "the table")
            .remedy("show it there too; or leave `data` out, for a table below the chart"),
        );
    }
}

/// What must be said under a chart.
fn notes(spec: &ChartSpec, data: &Data, phrases: &Phrases) -> Vec<String> {
    let style = phrases.style;
    let mut notes = Vec::new();
    if spec.kind == Kind::Waterfall {
        let closing = data.entries().last().filter(|entry| entry.figure.measures.are_mixed());
        if let (Some(closing), Some(name)) = (closing, data.categories.last()) {
            let parts: Vec<String> =
                closing.figure.measures.iter().map(|measure| measure.to_string()).collect();
            notes.push(tables::notes::mixed(&super::template::plain(name), &parts, style));
        }
        if checks::is_rounded_apart(data) {
            notes.push(style.wording.rounding.clone());
        }
    }
    let is_marked = |entry: &Entry| {
        entry.figure.value < Decimal::ZERO && entry.text(phrases).starts_with(['(', '\u{2212}'])
    };
    if data.entries().any(is_marked) {
        match &spec.signs {
            Some(own) => notes.push(own.value.clone()),
            None if style.formats.negative == Negative::Brackets => {
                notes.push(style.wording.brackets.clone());
            }
            None => {}
        }
    }
    notes
}
