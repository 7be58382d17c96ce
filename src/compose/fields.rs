//! Fields: what the paper says of itself, as the style asks for it.

use chrono::NaiveDate;

use crate::compose::phrases::Phrases;
use crate::diagnostic::{Diagnostic, Faults, Place, did_you_mean, nearest};
use crate::inputs::Inputs;
use crate::inputs::markers::is_to_be_written;
use crate::inputs::paper::{Field, PaperDate};
use crate::paper::{Alignment, Cell, Column, Inline, Origin, Row, RowRole, Table};
use crate::style::{FieldKind, FieldSpec, Style};
use crate::yaml::{At, Decode, Fillable, Scalar, Value};

/// A field with its value, as the paper prints it.
#[derive(Clone, Debug)]
pub struct FieldValue {
    /// Its name.
    pub id: String,
    /// What is printed beside it.
    pub label: String,
    /// Its value; `None` where the paper doesn't give one.
    pub answer: Option<Answer>,
    /// Whether the style declares it.
    pub declared: bool,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Words, with the figures in them.
    Text(Vec<Inline>),
    /// Yes or no.
    YesNo(bool),
    /// Each option, and whether it is chosen.
    Choices(Vec<(String, bool)>),
}

/// Reads the fields of a paper as its style declares them.
pub fn read(inputs: &Inputs, phrases: &Phrases, faults: &mut Faults) -> Vec<FieldValue> {
    let style = phrases.style;
    let given = &inputs.paper.fields;
    let known: Vec<&str> = style.fields.iter().map(|spec| spec.id.value.as_str()).collect();
    let misspelt: Vec<Option<&str>> = given
        .iter()
        .filter(|field| !style.other_fields && !known.contains(&field.name.value.as_str()))
        .map(|field| nearest(&field.name.value, known.iter().copied()))
        .collect();
    let mut values = Vec::new();
    for spec in &style.fields {
        let field = given.iter().find(|field| field.name.value == spec.id.value.as_str());
        if field.is_none() && spec.required && !misspelt.contains(&Some(spec.id.value.as_str())) {
            let fault = missing(spec, &inputs.paper.style.place, style);
            // Where there are none at all, they may stand there under a misspelt key.
            let lost = given.is_empty();
            faults.push(if lost { fault.presumes("paper.yaml") } else { fault });
        }
        values.push(FieldValue {
            id: spec.id.value.as_str().to_owned(),
            label: spec.label.clone(),
            answer: field.and_then(|field| answer(field, &spec.kind, phrases, faults)),
            declared: true,
        });
    }
    for field in given.iter().filter(|field| !known.contains(&field.name.value.as_str())) {
        if style.other_fields {
            values.push(undeclared(field, phrases, faults));
        } else {
            faults.push(unknown(field, &known, style));
        }
    }
    values
}

/// What prose can place by the word `field`: the fields, and the date and organisation of the paper where
/// no field is called so.
pub fn placeable(fields: &[FieldValue], inputs: &Inputs, style: &Style) -> Vec<FieldValue> {
    let mut all = fields.to_vec();
    let date = inputs.paper.date.as_ref().map(|date| paper_date_in_words(date, style));
    let organisation = inputs.paper.organisation().map(str::to_owned);
    for (id, words) in [("date", date), ("organisation", organisation)] {
        if let Some(words) = words.filter(|_| !fields.iter().any(|field| field.id == id)) {
            all.push(FieldValue {
                id: id.to_owned(),
                label: String::new(),
                answer: Some(Answer::Text(vec![Inline::words(words)])),
                declared: false,
            });
        }
    }
    all
}

/// The date of a paper as the style writes it. One that is still to be written is printed as it stands.
pub fn paper_date_in_words(date: &PaperDate, style: &Style) -> String {
    match date {
        PaperDate::Day(day) => date_in_words(*day, style),
        PaperDate::ToWrite(marker) => marker.clone(),
    }
}

/// A date as the style writes it.
pub fn date_in_words(date: NaiveDate, style: &Style) -> String {
    date.format(&style.formats.date).to_string()
}

fn missing(spec: &FieldSpec, place: &Place, style: &Style) -> Diagnostic {
    let id = spec.id.value.as_str();
    Diagnostic::error(format!("the field `{id}` is missing: “{}”", spec.label))
        .at(place)
        .remedy(format!("the style `{}` asks for it: add `{id}: …` under `fields`", style.name))
}

fn unknown(field: &Field, known: &[&str], style: &Style) -> Diagnostic {
    let name = &field.name.value;
    let remedy = did_you_mean(name, known.iter().copied())
        .unwrap_or_else(|| format!("the fields of this style: {}", known.join(", ")));
    Diagnostic::error(format!("the style `{}` has no field `{name}`", style.name))
        .at(&field.name.place)
        .remedy(remedy)
}

/// What the paper says. What is still to be written is printed as it stands, whatever is asked for: who rolls a
/// paper on to another period has no date of a meeting yet.
fn answer(
    field: &Field,
    kind: &FieldKind,
    phrases: &Phrases,
    faults: &mut Faults,
) -> Option<Answer> {
    if let Value::Scalar(text) = &field.value.value
        && is_to_be_written(text)
    {
        return Some(Answer::Text(vec![Inline::words(text.trim())]));
    }
    match kind {
        FieldKind::Text => {
            let words = At::<Fillable>::decode(&field.value, faults)?;
            Some(Answer::Text(phrases.inlines(&words, faults)))
        }
        FieldKind::YesNo => bool::decode(&field.value, faults).map(Answer::YesNo),
        FieldKind::Date => {
            let date = NaiveDate::decode(&field.value, faults)?;
            Some(Answer::Text(vec![Inline::words(date_in_words(date, phrases.style))]))
        }
        FieldKind::Choices(options) => {
            let chosen = Vec::<At<String>>::decode(&field.value, faults)?;
            for choice in chosen.iter().filter(|choice| !options.contains(&choice.value)) {
                let remedy = did_you_mean(&choice.value, options.iter().map(String::as_str))
                    .unwrap_or_else(|| format!("choose among: {}", options.join(", ")));
                faults.push(
                    Diagnostic::error(format!("`{}` is not one of the options", choice.value))
                        .at(&choice.place)
                        .remedy(remedy),
                );
            }
            let is_chosen = |option: &String| chosen.iter().any(|choice| choice.value == *option);
            let ticks = options.iter().map(|option| (option.clone(), is_chosen(option)));
            Some(Answer::Choices(ticks.collect()))
        }
    }
}

/// A field of which the style says nothing: its value tells what kind it is.
fn undeclared(field: &Field, phrases: &Phrases, faults: &mut Faults) -> FieldValue {
    let answer = match &field.value.value {
        Value::Null | Value::Form(_) => None,
        Value::Scalar(text) => Some(match (bool::read(text), NaiveDate::read(text)) {
            (Ok(yes), _) => Answer::YesNo(yes),
            (_, Ok(date)) => Answer::Text(vec![Inline::words(date_in_words(date, phrases.style))]),
            _ => {
                let words = At { value: Fillable(text.clone()), place: field.value.place.clone() };
                Answer::Text(phrases.inlines(&words, faults))
            }
        }),
        Value::List(_) | Value::Map(_) => Vec::<String>::decode(&field.value, faults)
            .map(|items| Answer::Choices(items.into_iter().map(|item| (item, true)).collect())),
    };
    let mut label = field.name.value.replace(['_', '-'], " ");
    if let Some(first) = label.get(..1).map(str::to_uppercase) {
        label.replace_range(..1, &first);
    }
    FieldValue { id: field.name.value.clone(), label, answer, declared: false }
}

/// A table of fields, one a row: the particulars of a front page. Its headings are heard, not seen. What
/// the paper doesn't say has no row: a label with nothing beside it looks as if something were missing.
pub fn particulars<'a>(fields: impl IntoIterator<Item = &'a FieldValue>, style: &Style) -> Table {
    let wording = &style.wording;
    let column = |heading: &str, names_rows| Column {
        heading: vec![Inline::words(heading.to_owned())],
        alignment: Alignment::Left,
        names_rows,
    };
    let rows = fields.into_iter().filter_map(|field| {
        let answer = inlines(field.answer.as_ref()?, style);
        let label = vec![Inline::words(field.label.clone())];
        Some(Row { role: RowRole::Body, cells: vec![Cell::Words(label), Cell::Words(answer)] })
    });
    Table {
        caption: None,
        columns: vec![
            column(&wording.particulars_field, true),
            column(&wording.particulars_value, false),
        ],
        headings_shown: false,
        landscape: false,
        rows: rows.collect(),
        notes: Vec::new(),
        origin: Origin::default(),
    }
}

fn inlines(answer: &Answer, style: &Style) -> Vec<Inline> {
    let tick =
        |ticked, label: &str| [Inline::TickBox { ticked }, Inline::words(format!("\u{A0}{label}"))];
    match answer {
        Answer::Text(words) => words.clone(),
        Answer::YesNo(yes) => {
            let mut line = Vec::from(tick(*yes, &style.wording.yes));
            line.push(Inline::words("    ".replace(' ', "\u{A0}")));
            line.extend(tick(!*yes, &style.wording.no));
            line
        }
        Answer::Choices(options) => {
            let mut lines = Vec::new();
            for (option, chosen) in options {
                if !lines.is_empty() {
                    lines.push(Inline::HardBreak);
                }
                lines.extend(tick(*chosen, option));
            }
            lines
        }
    }
}
