//! What a template is shown of fields, particulars and lists.

use std::collections::BTreeMap;

use super::fields::{self, Answer, FieldValue};
use super::prose::Passage;
use super::slots::{Content, Slots};
use super::template::{self, FieldView, ItemView};
use crate::inputs::paper::ListItem;
use crate::paper::{Inline, Label, LabelKind, Table, plain_text};
use crate::style::Style;

pub(super) fn fields(
    fields: &[FieldValue],
    style: &Style,
    slots: &mut Slots,
) -> BTreeMap<String, FieldView> {
    let views = fields.iter().map(|field| (field.id.clone(), field_view(field, style, slots)));
    views.collect()
}

fn field_view(field: &FieldValue, style: &Style, slots: &mut Slots) -> FieldView {
    let tick =
        |ticked: bool, label: &str| format!("- [{}] {label}", if ticked { 'x' } else { ' ' });
    let (text, ticks) = match &field.answer {
        None => (String::new(), String::new()),
        Some(Answer::Text(words)) => {
            let label = template::plain(&field.label);
            // Words alone are not hidden from the template, which may compare them.
            let text = match words.iter().all(|inline| matches!(inline, Inline::Text(_))) {
                true => template::plain(&plain_text(words)),
                false => slots.add(Content::Words(words.clone()), None),
            };
            return FieldView { label, text, given: true, ticks: String::new() };
        }
        Some(Answer::YesNo(yes)) => {
            let (yes_word, no_word) = (&style.wording.yes, &style.wording.no);
            let text = if *yes { yes_word } else { no_word };
            (text.clone(), format!("{}\n{}", tick(*yes, yes_word), tick(!*yes, no_word)))
        }
        Some(Answer::Choices(options)) => {
            let chosen: Vec<&str> =
                options.iter().filter(|(_, chosen)| *chosen).map(|(o, _)| o.as_str()).collect();
            let ticks: Vec<String> = options.iter().map(|(o, chosen)| tick(*chosen, o)).collect();
            (chosen.join(", "), ticks.join("\n"))
        }
    };
    let (label, text) = (template::plain(&field.label), template::plain(&text));
    FieldView { label, text, given: field.answer.is_some(), ticks }
}

pub(super) fn particulars(
    fields: &[FieldValue],
    style: &Style,
    slots: &mut Slots,
) -> BTreeMap<String, String> {
    let mut tables: BTreeMap<String, String> = BTreeMap::new();
    for declared in &style.particulars {
        let named = declared
            .fields
            .iter()
            .filter_map(|name| fields.iter().find(|field| field.id == name.value));
        let table = fields::particulars(named, style);
        tables.insert(declared.id.value.as_str().to_owned(), table_slot(table, slots));
    }
    let other = fields::particulars(fields.iter().filter(|field| !field.declared), style);
    tables.insert("other".to_owned(), table_slot(other, slots));
    tables
}

fn table_slot(table: Table, slots: &mut Slots) -> String {
    if table.rows.is_empty() { String::new() } else { slots.add(Content::Table(table), None) }
}

pub(super) fn items(
    list: &[ListItem],
    (what, kind): (&'static str, LabelKind),
    style: &Style,
    slots: &mut Slots,
) -> Vec<ItemView> {
    let pattern = match kind {
        LabelKind::Appendix => style.formats.appendices,
        LabelKind::Here | LabelKind::Recommendation | LabelKind::BackgroundPaper => {
            style.formats.recommendations
        }
    };
    let views = list.iter().enumerate().map(|(index, item)| {
        let label = item.label.as_ref().map(|id| Label {
            name: id.value.as_str().to_owned(),
            kind,
            number: Some(match kind {
                LabelKind::Appendix => pattern.numeral(index),
                LabelKind::Here | LabelKind::Recommendation | LabelKind::BackgroundPaper => {
                    (index + 1).to_string()
                }
            }),
            place: id.place.clone(),
        });
        let passage = Passage::labelled(&item.text, label);
        ItemView {
            number: index + 1,
            label: pattern.of(index),
            marker: pattern.marker(index),
            text: slots.add(Content::Passage(passage), Some((what, item.text.place.clone()))),
        }
    });
    views.collect()
}
