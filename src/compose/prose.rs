//! Prose: the officer's Markdown, with figures and tables placed in it.
//!
//! Prose is no template: it has no loops, no conditions and no arithmetic. It has only places, in
//! double braces:
//!
//! - `{{savings.team.total.weekly}}` prints a figure; `{{… | pounds}}` says how;
//! - `{{budget.parks.rag}}` prints the words of a cell, `{{field key_date}}` a date or text of paper.yaml;
//! - `{{table team_savings}}`, on a line of its own, places a table, `{{chart team_savings}}` a chart;
//! - `{{label day_services}}` names the paragraph or heading in which it stands;
//! - `{{ref team_savings}}` prints "Table 2", `{{ref day_services}}` "paragraph 5";
//! - `\{{` prints two braces.

mod braces;
mod chart;

use std::slice;

use braces::closing;

use crate::compose::charts;
use crate::compose::phrases::{self, Phrases};
use crate::compose::tables::Built;
use crate::compose::template::plain;
use crate::diagnostic::{Diagnostic, Faults, Place, did_you_mean, nearest};
use crate::inputs::charts::ChartSpec;
use crate::inputs::paper::{PaperFile, TableSpec};
use crate::paper::{
    Inline, Label, LabelKind, MarkdownBuilder, Origin, Placement, Table, plain_text,
};
use crate::yaml::{At, Fillable, Id, Scalar};

/// Places figures and tables in prose, and adds the result to the Markdown of the paper.
pub struct Prose<'a> {
    /// The figures, the style and the fields.
    pub phrases: Phrases<'a>,
    /// What the paper declares.
    pub paper: &'a PaperFile,
    /// The tables of the paper, each with what it asks for.
    pub tables: &'a [PaperTable<'a>],
    /// The charts of the paper, likewise.
    pub charts: &'a [PaperChart<'a>],
    /// The Markdown so far.
    pub builder: MarkdownBuilder,
    /// What was wrong.
    pub faults: Faults,
}

/// A table of the paper: what is asked for, and what was made of it, unless that failed.
pub struct PaperTable<'a> {
    /// What is asked for.
    pub spec: &'a TableSpec,
    /// What was made of it.
    pub built: Option<Built>,
}

/// A chart of the paper: what is asked for, and what was made of it, unless that failed.
pub struct PaperChart<'a> {
    /// What is asked for.
    pub spec: &'a ChartSpec,
    /// What was made of it.
    pub built: Option<charts::Built>,
}

/// A stretch of prose: its text, and where each part of it stands in the inputs.
///
/// The text of a Markdown file is the file's. That of a folded YAML value is not what stands in the
/// file letter for letter; there, a part is looked up by its words.
pub struct Passage {
    text: String,
    place: Place,
    verbatim: bool,
    /// Whether it belongs to a table, and so can't place another.
    of_table: bool,
    /// The name by which references call it.
    label: Option<Label>,
}

impl Passage {
    /// All of a Markdown file, without blank lines at its ends.
    pub fn file(place: &Place) -> Self {
        let text = place.text();
        let start = text.len() - text.trim_start_matches(['\n', '\r']).len();
        let end = text.trim_end().len().max(start);
        let span = place.span();
        let place = Place::new(place.source(), span.start + start..span.start + end);
        let text = place.text().to_owned();
        Self { text, place, verbatim: true, of_table: false, label: None }
    }

    /// A value of a YAML file.
    pub fn value(value: &At<Fillable>) -> Self {
        let (text, place) = (value.value.0.trim().to_owned(), value.place.clone());
        Self { text, place, verbatim: false, of_table: false, label: None }
    }

    /// A value of a YAML file with a label.
    pub fn labelled(value: &At<Fillable>, label: Option<Label>) -> Self {
        Self { label, ..Self::value(value) }
    }

    /// The caption of a table, or a note under it.
    pub fn of_table(value: &At<Fillable>) -> Self {
        Self { of_table: true, ..Self::value(value) }
    }

    /// The place of a part of the text.
    fn place(&self, start: usize, end: usize) -> Place {
        let from = self.place.span().start;
        if self.verbatim {
            return Place::new(self.place.source(), from + start..from + end);
        }
        phrases::part(&self.place, &self.text, start..end)
    }
}

impl<'a> Prose<'a> {
    /// No prose yet.
    pub fn new(
        phrases: Phrases<'a>,
        paper: &'a PaperFile,
        tables: &'a [PaperTable<'a>],
        charts: &'a [PaperChart<'a>],
    ) -> Self {
        let (builder, faults) = (MarkdownBuilder::new(), Faults::new());
        Self { phrases, paper, tables, charts, builder, faults }
    }

    /// Adds a passage with its label.
    pub fn add_labelled(&mut self, passage: &Passage, indent: &str) {
        if let Some(label) = &passage.label {
            self.builder.push_placement(Placement::Label(label.clone()), Some(&label.place));
        }
        self.add(passage, indent);
    }

    /// Adds a passage. Lines after its first are indented by `indent`, to stay within a list item.
    pub fn add(&mut self, passage: &Passage, indent: &str) {
        let text = passage.text.as_str();
        let mut at = 0;
        let mut line_end = 0;
        while let Some(found) = text[at..].find("{{") {
            let open = at + found;
            if text[..open].ends_with('\\') {
                self.add_words(passage, at, open - 1, indent);
                self.add_words(passage, open, open + 2, indent);
                at = open + 2;
                continue;
            }
            self.add_words(passage, at, open, indent);
            if line_end <= open {
                line_end = text[open..].find('\n').map_or(text.len(), |end| open + end);
            }
            let Some(close) = closing(&text[open..line_end]).map(|close| open + close) else {
                self.faults.push(
                    Diagnostic::error("two braces are opened and not closed on the same line")
                        .at(&passage.place(open, open + 2))
                        .remedy("close them with `}}`, or write `\\{{` to print two braces"),
                );
                at = match self.table_left_open(&text[open..line_end]) {
                    // What refers to the table finds it where it was to stand.
                    Some(id) => {
                        self.place_table(id, &passage.place(open, open + 2), true, indent);
                        line_end
                    }
                    None => {
                        self.stand_in(&passage.place(open, open + 2));
                        open + 2
                    }
                };
                continue;
            };
            self.fill(passage, open, close, indent);
            at = close;
        }
        self.add_words(passage, at, text.len(), indent);
    }

    /// The fault of naming a table or a chart that there isn't, which may be one that could not be read.
    fn unless_unread(&self, id: &str, fault: Diagnostic) -> Diagnostic {
        if self.paper.may_declare(id) { fault.presumes("paper.yaml") } else { fault }
    }

    fn add_words(&mut self, passage: &Passage, start: usize, end: usize, indent: &str) {
        self.refuse_stray_braces(passage, start, end);
        let mut at = start;
        for line in passage.text[start..end].split_inclusive('\n') {
            self.builder.push_from(line, &passage.place(at, at + line.len()));
            if line.ends_with('\n') {
                self.builder.push_text(indent);
            }
            at += line.len();
        }
    }

    /// Fills one pair of double braces.
    fn fill(&mut self, passage: &Passage, open: usize, close: usize, indent: &str) {
        let inside = passage.text[open + 2..close - 2].trim();
        let place = passage.place(open, close);
        if inside.is_empty() {
            self.faults.push(
                Diagnostic::error("nothing stands between the braces")
                    .at(&place)
                    .remedy("name a figure, or write `\\{{` to print two braces"),
            );
            return;
        }
        let (word, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        match word {
            "table" | "chart" if passage.of_table => self.faults.push(
                Diagnostic::error(format!("a {word} can't stand in a caption or a note"))
                    .at(&place)
                    .remedy("place it in a section; `{{ref …}}` with its id refers to it here"),
            ),
            "table" | "chart" => {
                let alone = is_alone_on_its_line(&passage.text, open, close);
                // What follows it stays in the item of a list in which it stands.
                let before = passage.text[..open].rsplit('\n').next().unwrap_or_default();
                let own = if alone { before } else { "" };
                let indent = format!("{indent}{own}");
                match word {
                    "table" => self.place_table(rest.trim(), &place, alone, &indent),
                    _ => self.place_chart(rest.trim(), &place, alone, &indent),
                }
            }
            "label" => self.label(rest.trim(), &place),
            "ref" | "Ref" => self.refer(word, rest.trim(), &place),
            _ => self.place_named(inside, &place),
        }
    }

    fn place_named(&mut self, inside: &str, place: &Place) {
        match self.phrases.named(inside, place) {
            Ok(words) => self.add_inlines(&words, Some(place)),
            Err(faults) => {
                self.faults.extend(faults);
                self.stand_in(place);
            }
        }
    }

    /// Adds words as they are, which were typed at `place`: marks of Markdown in them are words too.
    pub fn add_inlines(&mut self, words: &[Inline], place: Option<&Place>) {
        for inline in words {
            let token = match inline {
                Inline::Figure(placed) => Placement::Figure(placed.clone()),
                Inline::Reference(reference) => Placement::Reference(reference.clone()),
                other => {
                    let text = plain(&plain_text(slice::from_ref(other)));
                    match place {
                        Some(place) => self.builder.push_from(&text, place),
                        None => self.builder.push_text(&text),
                    }
                    continue;
                }
            };
            self.builder.push_placement(token, place);
        }
    }

    /// Something in the stead of a figure that can't be placed, so that the Markdown around it can be
    /// looked at in the same run. The fault sees to it that it is never printed.
    fn stand_in(&mut self, place: &Place) {
        self.builder.push_from("…", place);
    }

    fn place_table(&mut self, id: &str, place: &Place, alone: bool, indent: &str) {
        let Some(PaperTable { spec, built }) = self.find_table(id, place) else { return };
        let id = spec.id.value.as_str();
        if !alone {
            self.refuse_within_a_line("table", place, indent);
        }
        // A table that could not be made was reported where it is described: something stands in its
        // stead, for what refers to it.
        let table = built.as_ref().map_or_else(stand_in_table, |built| built.table.clone());
        self.builder.push_placement(Placement::Table { id: id.to_owned(), table }, Some(place));
        self.add(&Passage::of_table(&spec.caption), indent);
        for (index, note) in built.iter().flat_map(|built| &built.row_notes).enumerate() {
            self.begin_note(place, indent);
            self.builder.push_text(&format!("Note {}: ", index + 1));
            self.add(&Passage::of_table(note), indent);
        }
        for note in built.iter().flat_map(|built| &built.notes) {
            self.begin_note(place, indent);
            self.builder.push_from(note, place);
        }
        for note in &spec.notes {
            self.begin_note(place, indent);
            self.add(&Passage::of_table(note), indent);
        }
        if !alone {
            self.builder.push_text(&format!("\n{indent}\n{indent}"));
        }
    }

    fn refuse_within_a_line(&mut self, what: &str, place: &Place, indent: &str) {
        self.faults.push(
            Diagnostic::error(format!("a {what} is placed within a line"))
                .at(place)
                .remedy("put it on a line of its own, with an empty line above and below"),
        );
        self.builder.push_text(&format!("\n{indent}\n{indent}"));
    }

    fn begin_note(&mut self, place: &Place, indent: &str) {
        self.builder.push_text(&format!("\n{indent}\n{indent}"));
        self.builder.push_placement(Placement::Note, Some(place));
    }

    /// Names the paragraph or heading in which it stands.
    fn label(&mut self, name: &str, place: &Place) {
        match Id::read(name) {
            Ok(_) if self.is_block(name) => {
                self.faults.push(
                    Diagnostic::error(format!("`{name}` is the id of a table or chart"))
                        .at(place)
                        .remedy("give the paragraph another label"),
                );
            }
            Ok(_) => {
                let (name, kind, place) = (name.to_owned(), LabelKind::Here, place.clone());
                let label =
                    Placement::Label(Label { name, kind, number: None, place: place.clone() });
                self.builder.push_placement(label, Some(&place));
            }
            Err(refusal) => self.faults.push(
                Diagnostic::error(format!("`{name}` is not a label: {}", refusal.reason))
                    .at(place)
                    .remedy(refusal.remedy),
            ),
        }
    }

    /// Whether a table or a chart has this id.
    fn is_block(&self, id: &str) -> bool {
        self.tables.iter().any(|table| table.spec.id.value.as_str() == id)
            || self.charts.iter().any(|chart| chart.spec.id.value.as_str() == id)
    }

    /// Refers to a table or a chart by its name at once; to anything else once all numbers are given.
    fn refer(&mut self, word: &str, labels: &str, place: &Place) {
        if self.is_block(labels) {
            let reference = Placement::TableReference(labels.to_owned());
            self.builder.push_placement(reference, Some(place));
            return;
        }
        match phrases::reference(word, labels, place) {
            Ok(reference) => {
                self.builder.push_placement(Placement::Reference(reference), Some(place));
            }
            Err(faults) => {
                self.faults.extend(faults);
                self.stand_in(place);
            }
        }
    }

    fn find_table(&mut self, id: &str, place: &Place) -> Option<&'a PaperTable<'a>> {
        let tables = self.tables;
        if id.is_empty() {
            self.faults.push(
                Diagnostic::error("it is not said which table").at(place).remedy(
                    "write its id behind the word, as it stands under `tables` in paper.yaml",
                ),
            );
            return None;
        }
        let by_id = |id: &str| tables.iter().find(|table| table.spec.id.value.as_str() == id);
        if let Some(found) = by_id(id) {
            return Some(found);
        }
        let known = || tables.iter().map(|table| table.spec.id.value.as_str());
        let remedy = did_you_mean(id, known())
            .unwrap_or_else(|| "describe it under `tables` in paper.yaml".to_owned());
        let fault = Diagnostic::error(format!("there is no table `{id}`")).at(place).remedy(remedy);
        self.faults.push(self.unless_unread(id, fault));
        // What refers to the table that was meant finds it where it was to stand.
        nearest(id, known()).and_then(by_id)
    }
}

/// A table without rows, in the stead of one that can't be made.
fn stand_in_table() -> Table {
    let (columns, rows, notes) = (Vec::new(), Vec::new(), Vec::new());
    let (caption, origin) = (None, Origin::default());
    Table { caption, columns, headings_shown: true, landscape: false, rows, notes, origin }
}

/// Whether nothing but white space stands on the line, and empty lines (or nothing) around it.
fn is_alone_on_its_line(text: &str, open: usize, close: usize) -> bool {
    let before = text[..open].rsplit('\n').next().unwrap_or_default();
    let after = text[close..].split('\n').next().unwrap_or_default();
    let above = text[..open - before.len()].lines().next_back();
    let below = text[close + after.len()..].lines().nth(1);
    let blank = |line: Option<&str>| line.is_none_or(|line| line.trim().is_empty());
    blank(Some(before)) && blank(Some(after)) && blank(above) && blank(below)
}
