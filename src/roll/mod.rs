//! Roll: the inputs of a paper for the next period, from those of the last.
//!
//! Nothing is computed here. The files are copied with their comments, and changed where the next period is
//! another: what it is, and the days and sign-offs that it doesn't have yet. Every file is marked to be
//! reviewed, so that no word or amount of the last period is published as one of the next by mistake.

mod edits;

use chrono::NaiveDate;

use crate::diagnostic::{Faults, Source};
use crate::inputs::Inputs;
use crate::inputs::markers::Asks;
use crate::style::{FieldKind, Style};
use crate::text::newline;
use crate::yaml::{self, Node, Scalar as _, Value};

use edits::{Edits, find};

/// A period of a paper, and the one for which it is rolled on, as they are written.
#[derive(Clone, Copy, Debug)]
pub struct Periods<'a> {
    /// That of the paper.
    pub last: &'a str,
    /// The next.
    pub next: &'a str,
}

/// The text of a file of records in the next period: marked to be reviewed.
pub fn records(source: &Source, periods: Periods) -> String {
    let mut edits = Edits::default();
    edits.head(source, &review_in_yaml(periods));
    edits.apply(source.text())
}

/// The text of a section in the next period: marked to be reviewed, in a comment that isn't printed.
pub fn section(source: &Source, periods: Periods) -> String {
    let text = source.text();
    let newline = newline(text);
    format!("<!-- {} -->{newline}{newline}{text}", review(periods))
}

/// `paper.yaml` in the next period. Days, sign-offs and reasons that it doesn't have yet are still to be
/// written; it is a draft; what was decided of the last period alone is left there. `earlier` is the way to the
/// folder of the last period from that of the next.
///
/// # Errors
///
/// What isn't YAML: never a paper that could be built.
pub fn paper(
    inputs: &Inputs,
    style: &Style,
    earlier: &str,
    periods: Periods,
) -> Result<String, Faults> {
    let source = &inputs.paper_source;
    let root = yaml::parse(source)?;
    let mut edits = Edits::default();
    edits.head(source, &review_in_yaml(periods));
    if let Some((_, series)) = find(&root, "series") {
        of_series(series, source, earlier, periods, &mut edits);
    }
    match (find(&root, "draft"), find(&root, "style")) {
        (Some(draft), _) => edits.replace(source, draft, "yes"),
        (None, Some((_, style))) => edits.after(source, style, "draft: yes"),
        (None, None) => {}
    }
    // It stays a value: words of the paper may place it.
    if let Some(date) = find(&root, "date") {
        edits.replace(source, date, &quoted(&Asks::ToWrite.marker("Date")));
    }
    if let Some((_, fields)) = find(&root, "fields") {
        to_be_written(fields, source, style, &mut edits);
    }
    Ok(edits.apply(source.text()))
}

/// The series of the next period. Targets that were moved in the last were moved there; an earlier figure that was
/// restated stays so.
fn of_series(series: &Node, source: &Source, earlier: &str, periods: Periods, edits: &mut Edits) {
    if let Some(period) = find(series, "period") {
        edits.replace(source, period, &quoted(periods.next));
    }
    if let Some(folder) = find(series, "earlier") {
        edits.replace(source, folder, &quoted(earlier));
    }
    if let Some((key, _)) = find(series, "change_requests") {
        edits.take_out(source, key);
    }
}

/// The fields that say something of the last period alone are still to be written.
fn to_be_written(fields: &Node, source: &Source, style: &Style, edits: &mut Edits) {
    let Value::Map(entries) = &fields.value else { return };
    for (key, value) in entries {
        let (Value::Scalar(name), Value::Scalar(text)) = (&key.value, &value.value) else {
            continue;
        };
        if is_of_one_period(name, text, style) {
            let label = label_of(name, style);
            edits.replace(source, (key, value), &quoted(&Asks::ToWrite.marker(&label)));
        }
    }
}

/// Whether a field says something of one period alone: a day, who signed, or why a decision was what it was.
fn is_of_one_period(name: &str, text: &str, style: &Style) -> bool {
    let requires = &style.requires;
    let signed = requires.signed.iter().flat_map(|signed| [&signed.by, &signed.on]);
    let decided = requires.key_decision.iter().chain(&requires.call_in);
    let decided = decided.flat_map(|decided| [&decided.field, &decided.reason]);
    let declared = style.fields.iter().find(|field| field.id.value.as_str() == name);
    let is_day = match declared {
        Some(field) => matches!(field.kind, FieldKind::Date),
        None => NaiveDate::read(text).is_ok(),
    };
    is_day || signed.chain(decided).any(|field| field.value == name)
}

/// What is asked for in a field, as the style calls it.
fn label_of(name: &str, style: &Style) -> String {
    let label = style.fields.iter().find(|field| field.id.value.as_str() == name);
    label.map_or(name, |field| field.label.as_str()).trim_end_matches([':', '?']).to_owned()
}

/// Words as a value of YAML, whatever is in them.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

fn review(periods: Periods) -> String {
    Asks::ToReview.marker(&format!("carried forward from {}", periods.last))
}

fn review_in_yaml(periods: Periods) -> String {
    format!("# {}", review(periods))
}
