//! Compose: figures, template and prose into the Markdown of a paper. The third step of the way.
//!
//! 1. `fields` reads what the paper says of itself as the style declares it.
//! 2. `tables` makes every table that the paper describes, and `charts` every chart; `format` prints
//!    figures, and is the only place where a number is rounded, but where a formula asks for `round`.
//! 3. `template` gives the structure: Tera fills it with slots in the stead of the officer's words. What it
//!    is shown of fields and lists is made in `views`, of sections in `sections`.
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
mod filters;
pub mod format;
mod length;
mod misnamed;
mod phrases;
mod prose;
mod sections;
mod slots;
mod tables;
mod template;
mod views;

use std::collections::BTreeMap;

use crate::chart::Widths;
use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::figures::Ledger;
use crate::inputs::Inputs;
use crate::paper::{Details, LabelKind, Markdown, Placement, plain_text};
use crate::style::Style;

use exempt::Version;
use fields::{Answer, FieldValue};
use phrases::Phrases;
use prose::{PaperChart, PaperTable, Passage, Prose};
use slots::{Content, Slots};
use template::View;

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
        fields: views::fields(&fields, style, &mut slots),
        particulars: views::particulars(&fields, style, &mut slots),
        sections: BTreeMap::new(),
        all_sections: Vec::new(),
        recommendations: views::items(
            &inputs.paper.recommendations,
            ("recommendation", LabelKind::Recommendation),
            style,
            &mut slots,
        ),
        appendices: views::items(
            &inputs.paper.appendices,
            ("appendix", LabelKind::Appendix),
            style,
            &mut slots,
        ),
        background_papers: views::items(
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
    let view = sections::add(view, inputs, (style, &exempt), &mut slots, faults);
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
        date: inputs.paper.day(),
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
    inputs.paper.date.as_ref().map(|date| fields::paper_date_in_words(date, style))
}
