//! What a paper numbers: its tables, its charts and its footnotes.
//!
//! All are counted before anything is built, so that a reference knows the number of what it
//! refers to, wherever that stands.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Spanned;
use super::findings::Findings;
use super::tokens::{Piece, pieces};
use crate::diagnostic::{Diagnostic, Faults};
use crate::paper::{Block, Footnote, Markdown, Placement};

/// What is placed by its name, and counted by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Tables,
    Charts,
}

impl Counted {
    /// What one of them is called in messages, and between braces.
    pub(super) fn word(self) -> &'static str {
        match self {
            Counted::Tables => "table",
            Counted::Charts => "chart",
        }
    }

    /// The name of what a token stands for, if it is one of these.
    fn id(self, placement: Option<&Placement>) -> Option<&String> {
        match (self, placement?) {
            (Counted::Tables, Placement::Table { id, .. })
            | (Counted::Charts, Placement::Chart { id, .. }) => Some(id),
            _ => None,
        }
    }
}

/// The tables, or the charts, that were placed, by token and by name.
#[derive(Debug)]
pub(super) struct Tables {
    counted: Counted,
    /// The number of each table that has a caption, by its token.
    numbers: BTreeMap<usize, usize>,
    /// The token of each table, by its name.
    tokens: BTreeMap<String, usize>,
    /// Where each token stands.
    spans: BTreeMap<usize, Range<usize>>,
}

impl Tables {
    /// Counts them in the order in which they are placed. A table without a caption has no
    /// number: it has no place where the number could be read.
    pub(super) fn count(counted: Counted, markdown: &Markdown, faults: &mut Faults) -> Self {
        let (numbers, tokens, spans) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut tables = Self { counted, numbers, tokens, spans };
        for (piece, span) in pieces(markdown.text()) {
            let Piece::Token(token) = piece else { continue };
            let Some(id) = counted.id(markdown.placement(token)) else { continue };
            if let Some(first) = tables.tokens.get(id).and_then(|token| tables.spans.get(token)) {
                faults.push(placed_twice((counted, id), markdown, &span, first));
                continue;
            }
            // What follows on the line is the caption.
            let after = markdown.text()[span.end..].lines().next().unwrap_or_default();
            if !after.trim().is_empty() {
                tables.numbers.insert(token, tables.numbers.len() + 1);
            }
            tables.tokens.insert(id.clone(), token);
            tables.spans.insert(token, span);
        }
        tables
    }

    /// The number of the table that this token stands for, if it has one.
    pub(super) fn number(&self, token: usize) -> Option<usize> {
        self.numbers.get(&token).copied()
    }

    /// The number of the table with this name, or why there is none.
    pub(super) fn number_of(&self, id: &str) -> Result<usize, Box<Diagnostic>> {
        let Some(token) = self.tokens.get(id) else {
            let word = self.counted.word();
            let fault = Diagnostic::error(format!("{word} `{id}` is referred to, and not placed"));
            let remedy = format!(
                "place it with `{{{{{word} {id}}}}}` on a line of its own, or take the reference out"
            );
            return Err(Box::new(fault.remedy(remedy)));
        };
        self.number(*token).ok_or_else(|| {
            let word = self.counted.word();
            let fault =
                Diagnostic::error(format!("{word} `{id}` is referred to, and has no number"));
            Box::new(
                fault.remedy(format!("give it a caption: only {word}s with captions are numbered")),
            )
        })
    }

    /// The number of the table with this name, if there is one; `None` within where it has no number.
    pub(super) fn number_by_name(&self, id: &str) -> Option<Option<usize>> {
        self.tokens.get(id).map(|token| self.number(*token))
    }

    /// The names of the tables that were placed.
    pub(super) fn names(&self) -> Vec<String> {
        self.tokens.keys().cloned().collect()
    }

    /// Reports tables that were counted and not drawn, because they stand where nothing is printed.
    pub(super) fn report_undrawn(
        &self,
        markdown: &Markdown,
        drawn: &BTreeSet<usize>,
        faults: &mut Faults,
    ) {
        for (id, token) in &self.tokens {
            let Some(span) = self.spans.get(token).filter(|_| !drawn.contains(token)) else {
                continue;
            };
            let place = markdown.place(span.clone());
            // A chart comes with a table of its figures: the two are one fault.
            if faults.iter().any(|fault| fault.place.as_ref() == Some(&place)) {
                continue;
            }
            faults.push(
                Diagnostic::error(format!(
                    "{} `{id}` is placed where nothing is printed",
                    self.counted.word()
                ))
                .at(&place)
                .remedy("move it out of the comment or definition, to a paragraph of its own"),
            );
        }
    }
}

fn placed_twice(
    (counted, id): (Counted, &str),
    markdown: &Markdown,
    second: &Range<usize>,
    first: &Range<usize>,
) -> Diagnostic {
    Diagnostic::error(format!("{} `{id}` is placed twice", counted.word()))
        .at(&markdown.place(second.clone()))
        .related(&markdown.place(first.clone()), "first placed here")
        .remedy("place it once, and refer to it from here")
}

/// What becomes in a file from anywhere of a footnote that nothing leads to.
const LEFT_OUT: &str = "left out";

/// The footnotes, numbered in the order in which they are first referred to.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// The number of each, by its name, folded.
    numbers: BTreeMap<String, usize>,
}

/// Footnotes as they were defined: the name as it was written there, and what it says.
pub(super) type Definitions = Vec<(String, Vec<Block>)>;

impl Footnotes {
    /// Counts footnotes, and reports those that nothing refers to or that are defined twice.
    ///
    /// References in the text come first, then those in footnotes, footnote by footnote. Those that
    /// were `meant` by a reference that is misspelt are reported there.
    pub(super) fn count(
        events: &[Spanned<'_>],
        meant: &BTreeSet<String>,
        markdown: &Markdown,
        findings: &mut Findings,
    ) -> Self {
        let (text, within) = references(events);
        let mut footnotes = Self::default();
        let mut queue = footnotes.add_new(&text);
        while let Some(name) = queue.pop_front() {
            if let Some(names) = within.get(&name) {
                queue.extend(footnotes.add_new(names));
            }
        }
        footnotes.report(events, meant, markdown, findings);
        footnotes
    }

    /// Numbers those of `names` that have no number yet. Returns them in order.
    fn add_new(&mut self, names: &[String]) -> VecDeque<String> {
        let mut added = VecDeque::new();
        for name in names {
            if !self.numbers.contains_key(name) {
                self.numbers.insert(name.clone(), self.numbers.len() + 1);
                added.push_back(name.clone());
            }
        }
        added
    }

    fn report(
        &self,
        events: &[Spanned<'_>],
        meant: &BTreeSet<String>,
        markdown: &Markdown,
        findings: &mut Findings,
    ) {
        let mut defined: BTreeMap<String, Range<usize>> = BTreeMap::new();
        for (event, span) in events {
            let Event::Start(Tag::FootnoteDefinition(name)) = event else { continue };
            let place = markdown.place(first_line(markdown.text(), span));
            if let Some(first) = defined.get(&fold(name)) {
                let first = markdown.place(first_line(markdown.text(), first));
                findings.mend(
                    Diagnostic::error(format!("footnote `{name}` is defined twice"))
                        .at(&place)
                        .related(&first, "first defined here")
                        .remedy("give each footnote a name of its own"),
                    LEFT_OUT,
                );
                continue;
            }
            if self.number(name).is_none() && !meant.contains(&fold(name)) {
                findings.mend(
                    Diagnostic::error(format!("nothing refers to footnote `{name}`"))
                        .at(&place)
                        .remedy(format!("write `[^{name}]` where it belongs, or take it out")),
                    LEFT_OUT,
                );
            }
            defined.insert(fold(name), span.clone());
        }
    }

    /// The number of a footnote, from one.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.numbers.get(&fold(name)).copied()
    }

    /// The footnotes of the paper, in order: those that are referred to, as they were first defined.
    pub(super) fn collect(&self, definitions: Definitions) -> Vec<Footnote> {
        let mut footnotes: BTreeMap<usize, Footnote> = BTreeMap::new();
        for (label, blocks) in definitions {
            if let Some(number) = self.number(&label) {
                footnotes.entry(number).or_insert(Footnote { label, blocks });
            }
        }
        footnotes.into_values().collect()
    }
}

/// The names that the text refers to, and those that each footnote refers to, in order.
fn references(events: &[Spanned<'_>]) -> (Vec<String>, BTreeMap<String, Vec<String>>) {
    let mut text = Vec::new();
    let mut within: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut open: Vec<String> = Vec::new();
    for (event, _) in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => open.push(fold(name)),
            Event::End(TagEnd::FootnoteDefinition) => drop(open.pop()),
            Event::FootnoteReference(name) => match open.last() {
                Some(footnote) => within.entry(footnote.clone()).or_default().push(fold(name)),
                None => text.push(fold(name)),
            },
            _ => {}
        }
    }
    (text, within)
}

/// Names of footnotes differ by more than capitals.
pub(super) fn fold(name: &str) -> String {
    name.to_lowercase()
}

/// The first line of a stretch of text.
pub(super) fn first_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let length = text.get(span.clone()).and_then(|text| text.find('\n'));
    span.start..length.map_or(span.end, |length| span.start + length)
}
