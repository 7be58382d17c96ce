//! A folder under `templates/` into a [`Style`].

use std::collections::BTreeSet;
use std::path::Path;

use super::conventions::{self, FieldSpec, Formats, Particulars, SectionSpec, Wording};
use super::folders::{STYLE, at, folders, names, not_for_papers, unknown};
use super::numbering::ContentsSpec;
use super::requirements::Requirements;
use super::{Look, Style, TemplateFile, extend, template};
use crate::diagnostic::{Diagnostic, Faults, Place, did_you_mean};
use crate::inputs::checks::Levels;
use crate::inputs::schedules::columns::NamedRule;
use crate::paper::{Numbering, ReferenceWords};
use crate::yaml::{At, Decode, Keys, Node, Shape, refuse_duplicate_ids};

/// The names of the folders of styles from which papers of a style are made: its own, those of the styles that it
/// extends, and those of the templates that it calls. `None` where that can't be known, since something
/// is wrong in them.
pub fn folders_of(templates: &Path, name: &str) -> Option<BTreeSet<String>> {
    if !folders(templates).iter().any(|known| known == name) {
        return None;
    }
    let mut faults = Faults::new();
    let names = extend::read(templates, name, &mut faults)?.names;
    let files = template::read(templates, &names, &mut faults)?;
    // A template that stands beside the folders is of all of them.
    let called = files.iter().map(|file| Some(file.name.split_once('/')?.0.to_owned()));
    let called = called.collect::<Option<Vec<_>>>()?;
    faults.is_empty().then(|| names.into_iter().chain(called).collect())
}

/// Reads the style `name` in the folder `templates`. `asked_at` is where the paper names it.
pub fn read(templates: &Path, name: &str, asked_at: Option<&Place>) -> Result<Style, Faults> {
    // A path to somewhere else is no name of a style.
    if !folders(templates).iter().any(|known| known == name) {
        return Err(at(unknown(templates, name, &names(templates)), asked_at).into());
    }
    let mut faults = Faults::new();
    let family = extend::read(templates, name, &mut faults);
    let content = family.as_ref().and_then(|it| Content::decode(&it.content, &mut faults));
    if content.as_ref().is_some_and(|content| content.is_abstract) {
        return Err(at(not_for_papers(templates, name), asked_at).into());
    }
    let all_read = faults.is_empty();
    if family.is_none() && !template::is_there(templates, name) {
        // It may be that of a style which could not be made out.
        return Err(faults);
    }
    let names = family.map_or(vec![name.to_owned()], |family| family.names);
    let files = template::read(templates, &names, &mut faults);
    let (Some(content), Some(template_files)) = (content, files) else { return Err(faults) };
    let Some(TemplateFile { name: template_name, source: template }) =
        template_files.first().cloned()
    else {
        return Err(faults);
    };
    conventions::refuse_duplicates(
        &content.fields,
        &content.sections,
        &content.particulars,
        &mut faults,
    );
    refuse_duplicate_ids("rules", content.rules.iter().map(|rule| &rule.id), &mut faults);
    if all_read {
        // A field that could not be read would seem to be unknown.
        refuse_unknown_fields_in_particulars(&content, &mut faults);
        let fields = content.fields.iter().map(|field| field.id.value.as_str());
        let sections = content.sections.iter().map(|section| section.id.value.as_str());
        let (fields, sections) = (fields.collect::<Vec<_>>(), sections.collect::<Vec<_>>());
        content.requires.refuse_unknown(&fields, &sections, &mut faults);
    }
    let content = content.under_its_law();
    faults.or(Style {
        name: name.to_owned(),
        title: content.title,
        fields: content.fields,
        other_fields: content.other_fields,
        author: content.author.map(|author| author.value),
        particulars: content.particulars,
        sections: content.sections,
        other_sections: content.other_sections,
        recommendations_required: content.recommendations_required,
        background_papers_required: content.background_papers_required,
        formats: content.formats,
        wording: content.wording,
        look: content.look,
        rules: content.rules,
        checks: content.checks,
        acronyms_known: content.acronyms_known,
        requires: content.requires,
        numbering: content.numbering,
        contents: content.contents,
        references: content.references,
        template,
        template_name,
        template_files,
        folder: templates.join(name),
    })
}

/// What the file of a style may hold.
pub fn shape() -> (&'static str, Shape) {
    (STYLE, Content::shape())
}

/// What `style.yaml` holds.
struct Content {
    title: String,
    is_abstract: bool,
    fields: Vec<FieldSpec>,
    other_fields: bool,
    author: Option<At<String>>,
    particulars: Vec<Particulars>,
    sections: Vec<SectionSpec>,
    other_sections: bool,
    recommendations_required: bool,
    background_papers_required: bool,
    formats: Formats,
    wording: Wording,
    look: Look,
    rules: Vec<NamedRule>,
    checks: Levels,
    acronyms_known: Vec<String>,
    requires: Requirements,
    numbering: Numbering,
    contents: ContentsSpec,
    references: ReferenceWords,
}

impl Content {
    /// With the schedule by which information is exempt named where the style leaves a place for it.
    fn under_its_law(mut self) -> Self {
        let schedule = self.requires.law.schedule();
        let named = |text: &mut String| *text = text.replace("{schedule}", schedule);
        self.fields.iter_mut().for_each(|field| named(&mut field.label));
        named(&mut self.wording.exempt_section);
        self
    }
}

impl Decode for Content {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "style.yaml", faults)?;
        let title = keys.required("title", faults);
        // Which style it extends, and the order of its sections, mattered when the files were merged.
        let extends = keys.optional::<String>("extends", faults);
        let is_abstract = keys.optional("abstract", faults);
        let fields = keys.list("fields", faults);
        let other_fields = keys.optional("other_fields", faults);
        let author = keys.optional("author", faults);
        let particulars = keys.list("particulars", faults);
        let sections = keys.list("sections", faults);
        let order = keys.list::<String>("section_order", faults);
        let other_sections = keys.optional("other_sections", faults);
        let recommendations = keys.optional("recommendations_required", faults);
        let background_papers = keys.optional("background_papers_required", faults);
        let formats = keys.optional("formats", faults);
        let wording = keys.optional("wording", faults);
        let look = keys.optional("look", faults);
        let rules = keys.list("rules", faults);
        let checks = keys.optional("checks", faults);
        let acronyms = keys.list::<String>("acronyms_known", faults);
        let requires = keys.optional("requires", faults);
        let numbering = keys.optional("numbering", faults);
        let contents = keys.optional("contents", faults);
        let references = keys.optional("references", faults);
        keys.close(faults);
        extends?;
        order?;
        Some(Self {
            title: title?,
            is_abstract: is_abstract?.unwrap_or(false),
            fields: fields?,
            other_fields: other_fields?.unwrap_or(false),
            author: author?,
            particulars: particulars?,
            sections: sections?,
            other_sections: other_sections?.unwrap_or(false),
            recommendations_required: recommendations?.unwrap_or(false),
            background_papers_required: background_papers?.unwrap_or(false),
            formats: formats?.unwrap_or_default(),
            wording: wording?.unwrap_or_default(),
            look: look?.unwrap_or_default(),
            rules: rules?,
            checks: checks?.unwrap_or_default(),
            acronyms_known: acronyms?,
            requires: requires?.unwrap_or_default(),
            numbering: numbering?.unwrap_or_default(),
            contents: contents?.unwrap_or_default(),
            references: references?.unwrap_or_default(),
        })
    }
}

fn refuse_unknown_fields_in_particulars(content: &Content, faults: &mut Faults) {
    let known: Vec<&str> = content.fields.iter().map(|field| field.id.value.as_str()).collect();
    let named = content.particulars.iter().flat_map(|particulars| &particulars.fields);
    let named = named.chain(&content.author);
    for At { value: name, place } in named {
        if !known.contains(&name.as_str()) {
            let remedy = did_you_mean(name, known.iter().copied())
                .unwrap_or_else(|| "declare it under `fields` first".to_owned());
            faults.push(
                Diagnostic::error(format!("the style has no field `{name}`"))
                    .at(place)
                    .remedy(remedy),
            );
        }
    }
}
