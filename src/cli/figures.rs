//! `orderpaper figures`: every figure of a paper, as a table, JSON or CSV.

use super::{Outcome, Reads, papers, report};
use crate::diagnostic::{Diagnostic, Faults};
use crate::explain::{Explained, Listed, Listing, list};

/// In which form figures are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// For programs: everything that is known of each figure.
    Json,
    /// For spreadsheets: a row for each figure.
    Csv,
}

/// Lists the figures of a paper.
pub fn run(named: &str, format: Format, reads: &Reads) -> Outcome {
    match listed(named, format, reads) {
        Ok(text) => {
            report::write(&text);
            Outcome::Done
        }
        Err(faults) => report::faults(&faults),
    }
}

fn listed(named: &str, format: Format, reads: &Reads) -> Result<String, Faults> {
    let (paper, drafted) = reads.draft(named)?;
    let listing = list(&papers::name(&paper), &Explained::new(&drafted));
    let written = match format {
        Format::Table => Ok(table(&listing)),
        Format::Json => json(&listing),
        Format::Csv => csv(&listing),
    };
    written.map_err(|error| {
        Diagnostic::error(format!("the figures can't be written ({error})"))
            .remedy("list them in another form")
            .into()
    })
}

fn json(listing: &Listing) -> Result<String, String> {
    let text = serde_json::to_string_pretty(listing).map_err(|error| error.to_string())?;
    Ok(format!("{text}\n"))
}

/// The headings of the columns in CSV.
const COLUMNS: [&str; 13] = [
    "name", "label", "value", "unit", "measures", "kind", "how", "file", "line", "from", "printed",
    "where", "stated",
];

/// As RFC 4180 has it. What a figure has several of stands in one cell, with `; ` between.
fn csv(listing: &Listing) -> Result<String, String> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(|error| error.to_string())?;
    for figure in &listing.figures {
        writer.write_record(record(figure)).map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn record(figure: &Listed) -> [String; 13] {
    let several = |parts: Vec<&str>| parts.join("; ");
    let place = figure.place.as_ref();
    [
        figure.name.clone(),
        figure.label.clone(),
        figure.value.clone(),
        figure.unit.to_owned(),
        figure.measures.join("; "),
        figure.kind.to_owned(),
        figure.how.clone(),
        place.map(|place| place.file.clone()).unwrap_or_default(),
        place.map(|place| place.line.to_string()).unwrap_or_default(),
        several(figure.from.iter().map(|part| part.name.as_str()).collect()),
        several(figure.printed.iter().map(|printed| printed.text.as_str()).collect()),
        several(figure.printed.iter().map(|printed| printed.place.as_str()).collect()),
        several(figure.stated.iter().map(|stated| stated.value.as_str()).collect()),
    ]
}

/// Names, values and where each comes from, one under the other.
fn table(listing: &Listing) -> String {
    let width = |of: &dyn Fn(&Listed) -> &str, least: usize| {
        let widths = listing.figures.iter().map(|figure| of(figure).chars().count());
        widths.chain([least]).max().unwrap_or(least)
    };
    let names = width(&|figure| &figure.name, "Figure".len());
    let values = width(&|figure| &figure.shown, "Value".len());
    let mut text = format!("{:names$}  {:>values$}  Where it comes from\n", "Figure", "Value");
    for figure in &listing.figures {
        let place = figure.place.as_ref();
        let from = match (figure.kind, place) {
            ("typed", Some(place)) => format!("{}:{}", place.file, place.line),
            (_, Some(place)) => format!("{} ({}:{})", figure.how, place.file, place.line),
            (_, None) => figure.how.clone(),
        };
        text += &format!("{:names$}  {:>values$}  {from}\n", figure.name, figure.shown);
    }
    text
}
