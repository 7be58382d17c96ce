//! References: each is told what to print.

use super::labels::{Labelled, Thing, ThingKind};
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::paper::model::{Block, Footnote, Inline, Reference, ReferenceForm};
use crate::text::listed;

/// How references call what they lead to: `{n}` stands for the number or numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named as what it calls")]
pub struct ReferenceWords {
    pub paragraph: String,
    pub paragraphs: String,
    pub section: String,
    pub sections: String,
    pub recommendation: String,
    pub recommendations: String,
    pub appendix: String,
    pub appendices: String,
    pub background_paper: String,
    pub background_papers: String,
    pub footnote: String,
    pub footnotes: String,
    pub tables: String,
    pub charts: String,
}

impl ReferenceWords {
    /// Each with its key in `style.yaml`.
    pub fn parts(&mut self) -> [(&'static str, &mut String); 14] {
        [
            ("paragraph", &mut self.paragraph),
            ("paragraphs", &mut self.paragraphs),
            ("section", &mut self.section),
            ("sections", &mut self.sections),
            ("recommendation", &mut self.recommendation),
            ("recommendations", &mut self.recommendations),
            ("appendix", &mut self.appendix),
            ("appendices", &mut self.appendices),
            ("background_paper", &mut self.background_paper),
            ("background_papers", &mut self.background_papers),
            ("footnote", &mut self.footnote),
            ("footnotes", &mut self.footnotes),
            ("tables", &mut self.tables),
            ("charts", &mut self.charts),
        ]
    }
}

impl ReferenceWords {
    /// How paragraphs with these numbers are called together: "paragraphs 1 and 3".
    pub fn call_paragraphs(&self, numbers: &[String]) -> String {
        let pattern = if numbers.len() == 1 { &self.paragraph } else { &self.paragraphs };
        pattern.replace("{n}", &joined(numbers))
    }
}

impl Default for ReferenceWords {
    fn default() -> Self {
        let words = |name: &str| format!("{name} {{n}}");
        Self {
            paragraph: words("paragraph"),
            paragraphs: words("paragraphs"),
            section: words("section"),
            sections: words("sections"),
            recommendation: words("recommendation"),
            recommendations: words("recommendations"),
            appendix: words("Appendix"),
            appendices: words("Appendices"),
            background_paper: words("background paper"),
            background_papers: words("background papers"),
            footnote: words("footnote"),
            footnotes: words("footnotes"),
            tables: words("Tables"),
            charts: words("Figures"),
        }
    }
}

/// What references are resolved with.
pub struct Resolver<'a> {
    /// What labels name.
    pub labelled: &'a Labelled,
    /// The number of each table, by its name; `None` for a table without a caption.
    pub tables: &'a dyn Fn(&str) -> Option<Option<usize>>,
    /// The names of tables, for suggestions.
    pub table_names: Vec<String>,
    /// How one table is called: `Table {n}`.
    pub table_name: &'a str,
    /// The number of each chart, by its name.
    pub charts: &'a dyn Fn(&str) -> Option<Option<usize>>,
    /// The names of charts, for suggestions.
    pub chart_names: Vec<String>,
    /// How one chart is called: `Figure {n}`.
    pub chart_name: &'a str,
    /// How everything else is called.
    pub words: &'a ReferenceWords,
}

/// Tells every reference what to print.
pub(in crate::paper) fn resolve(
    blocks: &mut [Block],
    footnotes: &mut [Footnote],
    resolver: &Resolver,
    faults: &mut Faults,
) {
    resolver.blocks(blocks, faults);
    for footnote in footnotes {
        resolver.blocks(&mut footnote.blocks, faults);
    }
}

impl Resolver<'_> {
    fn blocks(&self, blocks: &mut [Block], faults: &mut Faults) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.line(&mut heading.content, faults),
                Block::Paragraph(content) => self.line(content, faults),
                Block::Numbered(numbered) => self.blocks(&mut numbered.blocks, faults),
                Block::Quote(blocks) => self.blocks(blocks, faults),
                Block::List(list) => {
                    for item in &mut list.items {
                        self.blocks(&mut item.blocks, faults);
                    }
                }
                Block::Table(table) => table.lines_mut().for_each(|line| self.line(line, faults)),
                Block::Chart(chart) => chart.lines_mut().for_each(|line| self.line(line, faults)),
                Block::Code(_) | Block::Rule | Block::Contents { .. } | Block::PageBreak => {}
            }
        }
    }

    fn line(&self, content: &mut [Inline], faults: &mut Faults) {
        for inline in content {
            match inline {
                // What refers to a table or a chart has its words already.
                Inline::Reference(reference) if !reference.words.is_empty() => {}
                Inline::Reference(reference) => match self.words_of(reference) {
                    Ok(words) => reference.words = words,
                    Err(fault) => faults.push(fault.at(&reference.place)),
                },
                inline => {
                    if let Some(content) = inline.content_mut() {
                        self.line(content, faults);
                    }
                }
            }
        }
    }

    fn words_of(&self, reference: &Reference) -> Result<String, Box<Diagnostic>> {
        let mut numbers = Vec::new();
        let mut kinds = Vec::new();
        for label in &reference.labels {
            let (kind, order, number) = self.find(label)?;
            numbers.push((order, number));
            kinds.push(kind);
        }
        if kinds.windows(2).any(|pair| pair[0] != pair[1]) {
            let fault = Diagnostic::error("the labels of one reference name different things");
            return Err(Box::new(fault.remedy("refer to paragraphs, tables and so on one by one")));
        }
        numbers.sort();
        let mut numbers: Vec<String> = numbers.into_iter().map(|(_, number)| number).collect();
        numbers.dedup();
        let together = joined(&numbers);
        let one = numbers.len() == 1;
        let words = match (reference.form, kinds.first()) {
            (ReferenceForm::Number, _) | (_, None) => return Ok(together),
            (_, Some(kind)) => self.pattern(*kind, one).replace("{n}", &together),
        };
        Ok(match reference.form {
            ReferenceForm::Sentence => capital(&words),
            ReferenceForm::Words | ReferenceForm::Number => words,
        })
    }

    /// What a label names, its place in the order of the paper, and its number.
    fn find(&self, label: &str) -> Result<(Option<ThingKind>, usize, String), Box<Diagnostic>> {
        if let Some(table) = (self.tables)(label) {
            let number = table.ok_or_else(|| {
                let fault = Diagnostic::error(format!("table `{label}` has no number"));
                Box::new(fault.remedy("give it a caption: only tables with captions are numbered"))
            })?;
            return Ok((None, number, number.to_string()));
        }
        if let Some(Some(number)) = (self.charts)(label) {
            return Ok((Some(ThingKind::Chart), number, number.to_string()));
        }
        let Some(thing) = self.labelled.get(label) else {
            let placed = self.table_names.iter().chain(&self.chart_names).map(String::as_str);
            let known = self.labelled.names().chain(placed);
            let remedy = did_you_mean(label, known).unwrap_or_else(|| {
                format!("write `{{{{label {label}}}}}` in the paragraph that is meant; a table or chart is called by its `id` in paper.yaml")
            });
            let fault = Diagnostic::error(format!("nothing has the label `{label}`"));
            // A table, or an item with this label, may be what could not be read.
            return Err(Box::new(fault.remedy(remedy).presumes("paper.yaml")));
        };
        match &thing.number {
            Some(number) => Ok((Some(thing.kind), thing.order, number.clone())),
            None => Err(Box::new(without_number(label, thing))),
        }
    }

    fn pattern(&self, kind: Option<ThingKind>, one: bool) -> &str {
        let words = self.words;
        match (kind, one) {
            (None, true) => self.table_name,
            (None, false) => &words.tables,
            (Some(ThingKind::Paragraph), true) => &words.paragraph,
            (Some(ThingKind::Paragraph), false) => &words.paragraphs,
            (Some(ThingKind::Section), true) => &words.section,
            (Some(ThingKind::Section), false) => &words.sections,
            (Some(ThingKind::Recommendation), true) => &words.recommendation,
            (Some(ThingKind::Recommendation), false) => &words.recommendations,
            (Some(ThingKind::Appendix), true) => &words.appendix,
            (Some(ThingKind::Appendix), false) => &words.appendices,
            (Some(ThingKind::Footnote), true) => &words.footnote,
            (Some(ThingKind::Footnote), false) => &words.footnotes,
            (Some(ThingKind::BackgroundPaper), true) => &words.background_paper,
            (Some(ThingKind::BackgroundPaper), false) => &words.background_papers,
            (Some(ThingKind::Chart), true) => self.chart_name,
            (Some(ThingKind::Chart), false) => &words.charts,
        }
    }
}

fn without_number(label: &str, thing: &Thing) -> Diagnostic {
    let what = match thing.kind {
        ThingKind::Paragraph => "the paragraph",
        ThingKind::Section => "the section",
        ThingKind::Recommendation => "the recommendation",
        ThingKind::Appendix => "the appendix",
        ThingKind::BackgroundPaper => "the background paper",
        ThingKind::Footnote => "the footnote",
        ThingKind::Chart => "the chart",
    };
    Diagnostic::error(format!("{what} `{label}` has no number by which to call it"))
        .related(&thing.place, "it stands here")
        .remedy("refer to it in words; or number it: docs/styles.md says how, under `numbering`")
        // The style says what is numbered.
        .presumes("style.yaml")
}

/// Numbers as a reader would say them: "12 to 14" where three or more follow one another, otherwise
/// "12, 13 and 18".
fn joined(numbers: &[String]) -> String {
    let follow = |pair: &[String]| next(&pair[0]).is_some_and(|next| next == pair[1]);
    if let [first, .., last] = numbers
        && numbers.len() > 2
        && numbers.windows(2).all(follow)
    {
        return format!("{first} to {last}");
    }
    listed(numbers)
}

/// The number after this one: 14 after 13, 3.2 after 3.1.
fn next(number: &str) -> Option<String> {
    let (before, last) = match number.rsplit_once('.') {
        Some((before, last)) => (format!("{before}."), last),
        None => (String::new(), number),
    };
    let last: usize = last.parse().ok()?;
    Some(format!("{before}{}", last + 1))
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
