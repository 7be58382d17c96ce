//! The sections of a paper, as the style orders them, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use super::exempt::Exempt;
use super::misnamed;
use super::prose::Passage;
use super::slots::{Content, Slots};
use super::template::{SectionView, View};
use crate::diagnostic::{Diagnostic, Faults, Place, did_you_mean};
use crate::inputs::{Inputs, Section};
use crate::paper::{says_nothing, unclosed};
use crate::style::{SectionSpec, Style};
use crate::yaml::{At, Fillable};

/// Adds the sections: those that the style declares in its order, then the others by name.
pub(super) fn add(
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

fn section_slot(section: &Section, exempt: &Exempt, slots: &mut Slots) -> String {
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

fn unknown_section(section: &Section, declared: &BTreeSet<&str>, style: &Style) -> Diagnostic {
    let remedy = did_you_mean(&section.name, declared.iter().copied()).unwrap_or_else(|| {
        let declared: Vec<&str> = declared.iter().copied().collect();
        format!("its sections are: {}", declared.join(", "))
    });
    Diagnostic::error(format!("the style `{}` has no section `{}`", style.name, section.name))
        .at(&Place::file(&section.source))
        .remedy(remedy)
}

fn no_heading(section: &Section, wanted: Option<&str>) -> Diagnostic {
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
