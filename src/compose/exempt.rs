//! Sections that are not for publication, and what stands in their place.
//!
//! Parts of a paper may be kept from the public where they have exempt information under the schedule of the
//! [`law`](crate::law). Every version of the paper says so under the heading of the section; the version for the
//! public has nothing else there.

use std::collections::BTreeMap;

use super::fields::{Answer, FieldValue};
use super::slots::{Content, Slots};
use super::template;
use crate::diagnostic::{Diagnostic, Faults, Place, did_you_mean};
use crate::inputs::Inputs;
use crate::paper::{Placement, plain_text};
use crate::style::{Requirements, Style};

/// Which version of a paper is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// That for publication.
    #[default]
    Public,
    /// That for members, which has what is exempt and says on every page that it isn't for publication.
    Whole,
}

/// The sections that are exempt.
pub struct Exempt<'a> {
    /// Where the paper says so, by their names.
    sections: BTreeMap<&'a str, &'a Place>,
    /// What stands under their headings.
    notice: String,
}

/// Reads which sections are exempt, and by which paragraphs.
pub fn read<'a>(
    inputs: &'a Inputs,
    style: &Style,
    fields: &[FieldValue],
    faults: &mut Faults,
) -> Exempt<'a> {
    let listed = &inputs.paper.exempt;
    for name in listed {
        if inputs.sections.iter().any(|section| section.name == name.value) {
            continue;
        }
        let known = inputs.sections.iter().map(|section| section.name.as_str());
        let remedy = did_you_mean(&name.value, known).unwrap_or_else(|| {
            "list sections by the names of their files, without `.md`".to_owned()
        });
        let fault = Diagnostic::error(format!("there is no section `{}`", name.value));
        faults.push(fault.at(&name.place).remedy(remedy));
    }
    let paragraphs = match listed.first() {
        None => Vec::new(),
        Some(first) => faults
            .keep(paragraphs(&style.requires, fields).map_err(|fault| fault.at(&first.place)))
            .unwrap_or_default(),
    };
    let words = style.references.call_paragraphs(&paragraphs);
    let notice = style.wording.exempt_section.replace("{paragraphs}", &words);
    let sections = listed.iter().map(|name| (name.value.as_str(), &name.place)).collect();
    Exempt { sections, notice: template::plain(&notice) }
}

impl Exempt<'_> {
    /// The text of a section as the template prints it: if it is exempt, between marks, below the words
    /// that say so.
    pub fn mark(&self, name: &str, text: String, slots: &mut Slots) -> String {
        let Some(place) = self.sections.get(name) else { return text };
        let mut mark =
            |edge: fn(Place) -> Placement| slots.add(Content::Token(edge((*place).clone())), None);
        let (start, end) = (mark(Placement::ExemptStart), mark(Placement::ExemptEnd));
        format!("{}\n\n{start}\n\n{text}\n\n{end}", self.notice)
    }
}

/// The paragraphs of the law by which the paper is exempt, as its fields say.
fn paragraphs(
    requires: &Requirements,
    fields: &[FieldValue],
) -> Result<Vec<String>, Box<Diagnostic>> {
    let fault = |message: &str, remedy: String| {
        Err(Box::new(Diagnostic::error(message).remedy(remedy).presumes("style.yaml")))
    };
    let Some(asked) = &requires.exempt else {
        return fault(
            "the style has no fields that say why a section is exempt",
            "name them in style.yaml, under `requires` and `exempt`: docs/styles.md says how"
                .to_owned(),
        );
    };
    let answer = |id: &str| fields.iter().find(|field| field.id == id)?.answer.as_ref();
    let field = &asked.field.value;
    if answer(field) != Some(&Answer::YesNo(true)) {
        return fault(
            "a section is exempt, and the paper doesn't say that it has exempt information",
            format!("write `{field}: yes` under `fields`"),
        );
    }
    let field = &asked.paragraphs.value;
    let numbers = match answer(field) {
        Some(Answer::Text(words)) => paragraphs_in(&plain_text(words)),
        _ => Vec::new(),
    };
    if numbers.is_empty() {
        let schedule = requires.law.schedule_in_short();
        let example = requires.law.business_paragraph();
        return fault(
            &format!(
                "a section is exempt, and the paper names no paragraph of {schedule} by which it is"
            ),
            format!("write `{field}: {example}` under `fields`, if it is that one"),
        );
    }
    Ok(numbers.iter().map(usize::to_string).collect())
}

/// The numbers of paragraphs in "3", "1 and 3", "10.4(3)" as councils' constitutions count them, and
/// "paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972", of whose numbers the first is one
/// of a paragraph.
pub fn paragraphs_in(text: &str) -> Vec<usize> {
    let text = text.to_lowercase();
    // A bracket goes on with the number before it.
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '('));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let named = words.iter().position(|word| word.trim_start_matches('(').starts_with("paragraph"));
    let number = |word: &&str| word.rsplit(['.', '(']).find_map(|part| part.parse().ok());
    words[named.map_or(0, |at| at + 1)..]
        .iter()
        .take_while(|word| !matches!(**word, "of" | "part" | "schedule" | "act"))
        .filter_map(number)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::paragraphs_in;

    #[test]
    fn paragraphs_are_named_in_many_ways() {
        for (text, numbers) in [
            ("3", vec![3]),
            ("1 and 3.", vec![1, 3]),
            ("10.4(3)", vec![3]),
            ("10.4.3", vec![3]),
            ("10.4(1), 10.4(2)", vec![1, 2]),
            ("(3)", vec![3]),
            ("1(a)", vec![1]),
            ("Paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972", vec![3]),
            ("Section 100A, paragraphs 1 and 2", vec![1, 2]),
        ] {
            assert_eq!(paragraphs_in(text), numbers, "{text}");
        }
    }
}
