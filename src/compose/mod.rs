//! Compose: figures, template and prose into the Markdown of a paper. The third step of the way.
//!
//! 1. `fields` reads what the paper says of itself as the style declares it.
//! 2. `tables` makes every table that the paper describes, and `charts` every chart; `format` prints
//!    figures, and is the only place where a number is rounded, but where a formula asks for `round`.
//! 3. `template` gives the structure: Tera fills it with slots in the stead of the officer's words.
//! 4. `phrases` reads how a figure is asked for, and fills short words such as labels of rows.
//! 5. `prose` fills the slots: Markdown in which figures and tables are placed as themselves.
//!
//! Nothing a person wrote is lost on the way: a section, recommendation or table that the paper has
//! and the outcome lacks is a fault.

mod bounds;
mod calculation;
mod charts;
pub mod exempt;
mod fields;
pub mod format;
mod length;
mod misnamed;
mod phrases;
mod prose;
mod slots;
mod tables;
mod template;

use std::collections::{BTreeMap, BTreeSet};

use crate::chart::Widths;
use crate::diagnostic::{Diagnostic, Faults, Place, did_you_mean};
use crate::figures::Ledger;
use crate::inputs::Inputs;
use crate::inputs::paper::ListItem;
use crate::paper::{
    Details, Inline, Label, LabelKind, Markdown, Placement, Table, plain_text, says_nothing,
    unclosed,
};
use crate::style::{SectionSpec, Style};
use crate::yaml::{At, Fillable};

use exempt::{Exempt, Version};
use fields::{Answer, FieldValue};
use phrases::Phrases;
use prose::{PaperChart, PaperTable, Passage, Prose};
use slots::{Content, Slots};
use template::{FieldView, ItemView, SectionView, View};

/// A paper in Markdown, with what it says of itself.
#[derive(Debug)]
pub struct Composed {
    /// The Markdown, with figures and tables in it as themselves.
    pub markdown: Markdown,
    /// What the paper says of itself.
    pub details: Details,
}

/// Composes a paper in a style, and reports everything that stands in the way. Where a figure or a table
/// can't be placed, something stands in its stead, so that the Markdown can be looked at in the same
/// run, even where the template can't be filled.
///
/// Words in charts take up room, and `widths` says how much.
pub fn compose(
    inputs: &Inputs,
    ledger: &Ledger,
    style: &Style,
    version: Version,
    widths: Widths,
    faults: &mut Faults,
) -> Composed {
    let of_fields = Phrases { ledger, style, fields: &[] };
    let fields = fields::read(inputs, &of_fields, faults);
    let placeable = fields::placeable(&fields, inputs, style);
    let phrases = Phrases { fields: &placeable, ..of_fields };
    let tables = build_tables(inputs, &phrases, faults);
    let charts = build_charts(inputs, &phrases, &tables, widths, faults);
    refuse_missing_parts(inputs, style, faults);
    let mut slots = Slots::default();
    let view = View {
        title: slots.add(Content::Passage(Passage::value(&inputs.paper.title)), None),
        organisation: template::plain(inputs.paper.organisation().unwrap_or_default()),
        date: template::plain(&date_in_words(inputs, style).unwrap_or_default()),
        draft: template::plain(&mark(inputs, style, version).unwrap_or_default()),
        fields: fields_view(&fields, style, &mut slots),
        particulars: particulars(&fields, style, &mut slots),
        sections: BTreeMap::new(),
        all_sections: Vec::new(),
        recommendations: items(
            &inputs.paper.recommendations,
            ("recommendation", LabelKind::Recommendation),
            style,
            &mut slots,
        ),
        appendices: items(
            &inputs.paper.appendices,
            ("appendix", LabelKind::Appendix),
            style,
            &mut slots,
        ),
        background_papers: items(
            inputs.paper.background_papers.as_deref().unwrap_or_default(),
            ("background paper", LabelKind::BackgroundPaper),
            style,
            &mut slots,
        ),
        background_papers_stated: inputs.paper.background_papers.is_some(),
        unnumbered: slots.add(Content::Token(Placement::Unnumbered), None),
        contents: slots.add(Content::Token(Placement::Contents), None),
        page_break: slots.add(Content::Token(Placement::PageBreak), None),
    };
    let exempt = exempt::read(inputs, style, &fields, faults);
    let view = with_sections(view, inputs, (style, &exempt), &mut slots, faults);
    // A template that can't be filled doesn't keep the prose from being looked at.
    let filled = if style.is_stand_in() { None } else { faults.keep(template::fill(style, &view)) };
    let filled = filled.unwrap_or_else(|| slots.one_after_the_other());
    let prose = Prose::new(phrases, &inputs.paper, &tables, &charts);
    let (markdown, more) = slots.fill(&filled, style, prose);
    faults.extend(more);
    Composed { markdown, details: details(inputs, &phrases, version, &fields) }
}

/// Words of the inputs with figures placed in them, such as the label of a row, as they are printed. What
/// can't be placed was reported when the paper was composed; dots stand for it.
pub fn in_print(words: &str, inputs: &Inputs, ledger: &Ledger, style: &Style) -> String {
    if !words.contains("{{") {
        return words.trim().to_owned();
    }
    let mut faults = Faults::new();
    let of_fields = Phrases { ledger, style, fields: &[] };
    let fields = fields::read(inputs, &of_fields, &mut faults);
    let placeable = fields::placeable(&fields, inputs, style);
    let phrases = Phrases { fields: &placeable, ..of_fields };
    let place = Place::file(&style.template);
    let (mut printed, mut rest) = (String::new(), words.trim());
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((inside, after)) = after.split_once("}}") else { break };
        printed += before;
        match phrases.named(inside.trim(), &place) {
            Ok(inlines) => printed += &plain_text(&inlines),
            Err(_) => printed.push('…'),
        }
        rest = after;
    }
    printed + rest
}

/// Every table that the paper describes. A fault in the words of a record is told once, however many
/// tables show it.
fn build_tables<'a>(
    inputs: &'a Inputs,
    phrases: &Phrases,
    faults: &mut Faults,
) -> Vec<PaperTable<'a>> {
    let tables = inputs.paper.tables.iter().map(|spec| {
        let built = tables::build(spec, phrases);
        let built = faults.keep(built.map_err(|more| more.without(faults)));
        PaperTable { spec, built }
    });
    tables.collect()
}

/// Every chart that the paper describes.
fn build_charts<'a>(
    inputs: &'a Inputs,
    phrases: &Phrases,
    tables: &[PaperTable],
    widths: Widths,
    faults: &mut Faults,
) -> Vec<PaperChart<'a>> {
    let charts = inputs.paper.charts.iter().map(|spec| {
        let built = charts::build(spec, phrases, tables, widths);
        let built = faults.keep(built.map_err(|more| more.without(faults)));
        PaperChart { spec, built }
    });
    charts.collect()
}

/// Reports the tables and charts that the paper describes and no prose places. Only a paper without other
/// faults can be asked: a section that could not be read may be the one with the table. A table that is
/// referred to and not placed may be among those `reported`, where the reference stands; a reference
/// in a comment is not.
pub fn refuse_unplaced(
    inputs: &Inputs,
    markdown: &Markdown,
    reported: &Faults,
) -> Result<(), Faults> {
    let mut faults = Faults::new();
    let tables = inputs.paper.tables.iter().map(|table| ("table", &table.id));
    let charts = inputs.paper.charts.iter().map(|chart| ("chart", &chart.id));
    for (what, id) in tables.chain(charts) {
        let name = id.value.as_str();
        let is_placed = markdown.places_table(name) || markdown.places_chart(name);
        let is_reported =
            |place: &Place| reported.iter().any(|fault| fault.place.as_ref() == Some(place));
        if !is_placed && !markdown.references_to(name).any(is_reported) {
            faults.push(
                Diagnostic::error(format!("this {what} would be left out of the paper")).at(&id.place).remedy(
                    format!("place it with `{{{{{what} {name}}}}}` on a line of its own in a section, or remove it from the inputs"),
                ),
            );
        }
    }
    faults.or(())
}

/// What the style asks of every paper besides fields and sections.
fn refuse_missing_parts(inputs: &Inputs, style: &Style, faults: &mut Faults) {
    let paper = &inputs.paper;
    let parts = [
        (
            style.recommendations_required && paper.recommendations.is_empty(),
            "the paper asks for nothing to be decided",
            "list what it asks for under `recommendations`",
        ),
        (
            style.background_papers_required && paper.background_papers.is_none(),
            "nothing is said of background papers",
            "list them under `background_papers`, or write `background_papers: none`",
        ),
    ];
    for (missing, message, remedy) in parts {
        if missing {
            let remedy = format!("the style `{}` asks for it: {remedy}", style.name);
            let fault = Diagnostic::error(message).at(&inputs.paper.style.place).remedy(remedy);
            // They may stand there under a misspelt key.
            faults.push(if paper.lists_are_known { fault } else { fault.presumes("paper.yaml") });
        }
    }
}

fn details(inputs: &Inputs, phrases: &Phrases, version: Version, fields: &[FieldValue]) -> Details {
    let style = phrases.style;
    // A figure that isn't there is told of the title itself.
    let title = phrases.inlines(&inputs.paper.title, &mut Faults::new());
    let author = fields.iter().find(|field| style.author.as_ref() == Some(&field.id));
    Details {
        title: plain_text(&title),
        author: author.and_then(|field| match &field.answer {
            Some(Answer::Text(words)) => Some(plain_text(words)),
            _ => None,
        }),
        organisation: inputs.paper.organisation().map(str::to_owned),
        language: inputs.paper.language.as_ref().map_or("en-GB", |tag| &tag.value.0).to_owned(),
        date: inputs.paper.date,
        date_in_words: date_in_words(inputs, style),
        mark: mark(inputs, style, version),
        made_from: None,
    }
}

/// What lies across the pages: that the paper is a draft, or not for publication, or both.
fn mark(inputs: &Inputs, style: &Style, version: Version) -> Option<String> {
    let draft = inputs.paper.draft.then_some(style.wording.draft.as_str());
    let exempt = (version == Version::Whole).then_some(style.wording.exempt.as_str());
    let words: Vec<&str> = draft.into_iter().chain(exempt).collect();
    (!words.is_empty()).then(|| words.join(" – "))
}

fn date_in_words(inputs: &Inputs, style: &Style) -> Option<String> {
    inputs.paper.date.map(|date| fields::date_in_words(date, style))
}

fn fields_view(
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

fn particulars(
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

fn items(
    list: &[ListItem],
    (what, kind): (&'static str, LabelKind),
    style: &Style,
    slots: &mut Slots,
) -> Vec<ItemView> {
    let pattern = match kind {
        LabelKind::Appendix => style.formats.appendices,
        _ => style.formats.recommendations,
    };
    let views = list.iter().enumerate().map(|(index, item)| {
        let label = item.label.as_ref().map(|id| Label {
            name: id.value.as_str().to_owned(),
            kind,
            number: Some(match kind {
                LabelKind::Appendix => pattern.numeral(index),
                _ => (index + 1).to_string(),
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

/// Adds the sections: those that the style declares in its order, then the others by name.
fn with_sections(
    mut view: View,
    inputs: &Inputs,
    (style, exempt): (&Style, &Exempt),
    slots: &mut Slots,
    faults: &mut Faults,
) -> View {
    let own_headings: BTreeMap<&str, &At<Fillable>> = inputs
        .paper
        .headings
        .iter()
        .map(|(name, heading)| (name.value.as_str(), heading))
        .collect();
    let declared: BTreeSet<&str> = style.sections.iter().map(|s| s.id.value.as_str()).collect();
    refuse_blank_sections(inputs, style, faults);
    refuse_open_code(inputs, faults);
    let misnamed = misnamed::sections(inputs, style);
    for spec in &style.sections {
        let id = spec.id.value.as_str();
        let section = inputs.sections.iter().find(|section| section.name == id);
        if section.is_none() && spec.required && !misnamed.values().any(|wanted| *wanted == id) {
            faults.push(missing_section(id, &spec.heading, inputs, style));
        }
        let heading = match own_headings.get(id) {
            Some(own) => slots.add(Content::Passage(Passage::value(own)), None),
            None => spec.heading.clone(),
        };
        let heading = if spec.numbered { heading } else { format!("{heading}{}", view.unnumbered) };
        let text = section.map(|section| section_slot(section, exempt, slots)).unwrap_or_default();
        let given = section.is_some();
        let section = SectionView { id: id.to_owned(), heading, text, given };
        if given {
            view.all_sections.push(section.clone());
        }
        view.sections.insert(id.to_owned(), section);
    }
    for section in inputs.sections.iter().filter(|s| !declared.contains(s.name.as_str())) {
        if !style.other_sections {
            faults.push(unknown_section(section, &declared, style));
            continue;
        }
        let heading = match own_headings.get(section.name.as_str()) {
            Some(own) => slots.add(Content::Passage(Passage::value(own)), None),
            None => {
                faults.push(no_heading(section, misnamed.get(section.name.as_str()).copied()));
                section.name.clone()
            }
        };
        let text = section_slot(section, exempt, slots);
        view.all_sections.push(SectionView {
            id: section.name.clone(),
            heading,
            text,
            given: true,
        });
    }
    refuse_headings_of_nothing(inputs, &misnamed, faults);
    view
}

fn section_slot(section: &crate::inputs::Section, exempt: &Exempt, slots: &mut Slots) -> String {
    let text = section.source.text();
    // Code that is left open was reported; it must not take the rest of the paper into it.
    let end = unclosed(text).map_or(text.len(), |fence| fence.start);
    let whole = Place::new(&section.source, 0..end);
    let start = Place::file(&section.source);
    let text = slots.add(Content::Passage(Passage::file(&whole)), Some(("section", start)));
    exempt.mark(&section.name, text, slots)
}

fn missing_section(id: &str, heading: &str, inputs: &Inputs, style: &Style) -> Diagnostic {
    Diagnostic::error(format!("the section “{heading}” is missing"))
        .at(&inputs.paper.style.place)
        .remedy(format!("the style `{}` asks for it: write `sections/{id}.md`", style.name))
        .presumes(format!("{id}.md"))
}

/// A heading with nothing under it is a hole in the paper.
fn refuse_blank_sections(inputs: &Inputs, style: &Style, faults: &mut Faults) {
    for section in inputs.sections.iter().filter(|s| says_nothing(s.source.text())) {
        let asked_for =
            |spec: &SectionSpec| spec.required && spec.id.value.as_str() == section.name;
        let remedy = if style.sections.iter().any(asked_for) {
            format!("write it: the style `{}` asks for it", style.name)
        } else {
            "write it, or delete the file".to_owned()
        };
        faults.push(
            Diagnostic::error(format!("the section `{}` says nothing", section.name))
                .at(&Place::file(&section.source))
                .remedy(remedy),
        );
    }
}

/// Code that a section opens and doesn't close would take all later sections into it.
fn refuse_open_code(inputs: &Inputs, faults: &mut Faults) {
    for section in &inputs.sections {
        if let Some(fence) = unclosed(section.source.text()) {
            faults.push(
                Diagnostic::error("code is opened here and never closed")
                    .at(&Place::new(&section.source, fence))
                    .remedy("end it with a line of the same marks"),
            );
        }
    }
}

fn unknown_section(
    section: &crate::inputs::Section,
    declared: &BTreeSet<&str>,
    style: &Style,
) -> Diagnostic {
    let remedy = did_you_mean(&section.name, declared.iter().copied()).unwrap_or_else(|| {
        let declared: Vec<&str> = declared.iter().copied().collect();
        format!("its sections are: {}", declared.join(", "))
    });
    Diagnostic::error(format!("the style `{}` has no section `{}`", style.name, section.name))
        .at(&Place::file(&section.source))
        .remedy(remedy)
}

fn no_heading(section: &crate::inputs::Section, wanted: Option<&str>) -> Diagnostic {
    let own = format!("add `{}: …` under `headings` in paper.yaml", section.name);
    let remedy = match wanted {
        Some(wanted) => format!("rename its file to `{wanted}.md`, which is missing; or {own}"),
        None => own,
    };
    Diagnostic::error(format!("the section `{}` has no heading", section.name))
        .at(&Place::file(&section.source))
        .remedy(remedy)
        // The style may give it one.
        .presumes("style.yaml")
}

fn refuse_headings_of_nothing(
    inputs: &Inputs,
    misnamed: &BTreeMap<&str, &str>,
    faults: &mut Faults,
) {
    for (name, _) in &inputs.paper.headings {
        let is_told = misnamed.values().any(|wanted| *wanted == name.value);
        if !is_told && !inputs.sections.iter().any(|section| section.name == name.value) {
            let known = inputs.sections.iter().map(|section| section.name.as_str());
            let remedy = did_you_mean(&name.value, known)
                .unwrap_or_else(|| format!("write `sections/{}.md`", name.value));
            faults.push(
                Diagnostic::error(format!("there is no section `{}`", name.value))
                    .at(&name.place)
                    .remedy(remedy),
            );
        }
    }
}
