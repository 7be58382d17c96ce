//! Slots: what stands in a filled template for the officer's words and for tables of fields.

use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::paper::{Inline, Markdown, Placement, TOKEN_END, TOKEN_START, Table};
use crate::style::Style;

use super::prose::{Passage, Prose};

/// What is put into a slot.
pub enum Content {
    /// Words in Markdown.
    Passage(Passage),
    /// Words as they are, with figures and references in them.
    Words(Vec<Inline>),
    /// A table of fields.
    Table(Table),
    /// Something of our own that prints nothing by itself.
    Token(Placement),
}

struct Slot {
    content: Content,
    /// What it is and where it stands, if it must not be left out.
    needed: Option<(&'static str, Place)>,
}

impl Slot {
    fn is_prose(&self) -> bool {
        matches!(self.content, Content::Passage(_))
    }
}

/// The slots of one paper.
#[derive(Default)]
pub struct Slots {
    slots: Vec<Slot>,
}

impl Slots {
    /// Makes a slot, and gives what the template prints for it. What is `needed` must be printed.
    pub fn add(&mut self, content: Content, needed: Option<(&'static str, Place)>) -> String {
        let slot = format!("{TOKEN_START}{}{TOKEN_END}", self.slots.len());
        self.slots.push(Slot { content, needed });
        slot
    }

    /// All slots, each a paragraph: in the stead of a template that can't be filled. Nothing is ever
    /// printed of it.
    pub fn one_after_the_other(&self) -> String {
        let printed = self.slots.iter().enumerate().filter(|(_, slot)| slot.is_prose());
        printed.map(|(index, _)| format!("{TOKEN_START}{index}{TOKEN_END}\n\n")).collect()
    }

    /// Puts its content into each slot of a filled template.
    pub fn fill(&self, filled: &str, style: &Style, mut prose: Prose) -> (Markdown, Faults) {
        let mut printed = vec![false; self.slots.len()];
        let mut rest = filled;
        let mut line = String::new();
        while let Some((words, after)) = rest.split_once(TOKEN_START) {
            prose.builder.push_text(words);
            keep_line(&mut line, words);
            let Some((number, after)) = after.split_once(TOKEN_END) else { break };
            let index = number.parse::<usize>().unwrap_or(usize::MAX);
            if let (Some(slot), Some(printed)) = (self.slots.get(index), printed.get_mut(index)) {
                *printed = true;
                match &slot.content {
                    Content::Passage(passage) => {
                        prose.add_labelled(passage, &hanging_indent(&line))
                    }
                    Content::Words(words) => prose.add_inlines(words, None),
                    Content::Token(token) => prose.builder.push_placement(token.clone(), None),
                    Content::Table(table) => {
                        let id = format!("particulars {index}");
                        prose.builder.push_placement(
                            Placement::Table { id, table: table.clone() },
                            Some(&Place::file(&style.template)),
                        );
                    }
                }
            }
            rest = after;
        }
        prose.builder.push_text(rest);
        let mut faults = prose.faults;
        self.report_left_out(&printed, style, &mut faults);
        (prose.builder.finish(style.template.path()), faults)
    }

    fn report_left_out(&self, printed: &[bool], style: &Style, faults: &mut Faults) {
        for (slot, _) in self.slots.iter().zip(printed).filter(|(_, printed)| !**printed) {
            if let Some((what, place)) = &slot.needed {
                faults.push(
                    Diagnostic::error(format!("this {what} would be left out of the paper"))
                        .at(place)
                        .remedy(format!(
                            "print it in the template `{}`, or remove it from the inputs",
                            style.template.path()
                        )),
                );
            }
        }
    }
}

/// Keeps in `line` what stands on the present line of the template.
fn keep_line(line: &mut String, words: &str) {
    match words.rsplit_once('\n') {
        Some((_, last)) => last.clone_into(line),
        None => line.push_str(words),
    }
}

/// The white space that keeps further lines within the list item that a line begins, if it does.
fn hanging_indent(line: &str) -> String {
    let spaces = line.len() - line.trim_start_matches(' ').len();
    let marker = line.trim_start().split_once(' ').map_or("", |(marker, _)| marker);
    let number = marker.trim_end_matches(['.', ')']);
    let numbered = number.len() < marker.len() && number.chars().all(|c| c.is_ascii_digit());
    let is_marker = matches!(marker, "-" | "*" | "+") || (numbered && !number.is_empty());
    let width = if is_marker { marker.len() + 1 } else { 0 };
    " ".repeat(spaces + width)
}
