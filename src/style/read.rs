//! A folder under `templates/` into a [`Style`].

use std::fs;
use std::path::Path;

use super::conventions::{self, FieldSpec, Formats, Particulars, SectionSpec, Wording};
use super::{Look, Style};
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::files::{read_text, shown};
use crate::inputs::schedules::columns::NamedRule;
use crate::paper::{Numbering, ReferenceWords};
use crate::yaml::{self, At, Decode, Keys, Node, refuse_duplicate_ids};

/// The template from which the Markdown of a paper is made.
pub(super) const TEMPLATE: &str = "paper.md.tera";

/// Reads the style `name` in the folder `templates`. `asked_at` is where the paper names it.
pub fn read(
    templates: &Path,
    name: &str,
    asked_at: Option<&crate::diagnostic::Place>,
) -> Result<Style, Faults> {
    // A path to somewhere else is no name of a style.
    if !names(templates).iter().any(|known| known == name) {
        return Err(unknown_style(templates, name, asked_at).into());
    }
    let folder = templates.join(name);
    let mut faults = Faults::new();
    let source = faults.keep(read_text(&folder.join("style.yaml")));
    let node = source.and_then(|source| faults.keep(yaml::parse(&source)));
    let content = node.and_then(|node| Content::decode(&node, &mut faults));
    let all_read = faults.is_empty();
    let template = faults.keep(read_text(&folder.join(TEMPLATE)));
    let (Some(content), Some(template)) = (content, template) else { return Err(faults) };
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
    }
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
        numbering: content.numbering,
        references: content.references,
        template,
        folder,
    })
}

fn unknown_style(
    templates: &Path,
    name: &str,
    asked_at: Option<&crate::diagnostic::Place>,
) -> Diagnostic {
    let known = names(templates);
    let known = known.iter().map(String::as_str);
    let remedy = did_you_mean(name, known.clone()).unwrap_or_else(|| {
        let known: Vec<&str> = known.collect();
        if known.is_empty() {
            format!("there are no styles in `{}`: run this where your `templates` folder is, or name it with --templates", shown(templates))
        } else {
            format!("the styles there are: {}", known.join(", "))
        }
    });
    let fault = Diagnostic::error(format!("there is no style `{name}`")).remedy(remedy);
    match asked_at {
        Some(place) => fault.at(place),
        None => fault,
    }
}

/// The names of the styles in a folder, sorted.
pub fn names(templates: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(templates) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join("style.yaml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// What `style.yaml` holds.
struct Content {
    title: String,
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
    numbering: Numbering,
    references: ReferenceWords,
}

impl Decode for Content {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "style.yaml", faults)?;
        let title = keys.required("title", faults);
        let fields = keys.list("fields", faults);
        let other_fields = keys.optional("other_fields", faults);
        let author = keys.optional("author", faults);
        let particulars = keys.list("particulars", faults);
        let sections = keys.list("sections", faults);
        let other_sections = keys.optional("other_sections", faults);
        let recommendations = keys.optional("recommendations_required", faults);
        let background_papers = keys.optional("background_papers_required", faults);
        let formats = keys.optional("formats", faults);
        let wording = keys.optional("wording", faults);
        let look = keys.optional("look", faults);
        let rules = keys.list("rules", faults);
        let numbering = keys.optional("numbering", faults);
        let references = keys.optional("references", faults);
        keys.close(faults);
        Some(Self {
            title: title?,
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
            numbering: numbering?.unwrap_or_default(),
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
