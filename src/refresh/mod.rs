//! Refresh: the generated parts of a draft that somebody has edited, brought up to date. Every other byte
//! stays.
//!
//! 1. [`marks`] say which parts were generated, and what they held when they were made.
//! 2. The paper, made anew from its inputs, says what they hold now.
//! 3. `numbers` counts the draft's own headings and paragraphs: a person may have added or moved some. Tables
//!    refer to these.
//! 4. A part that is as it was made is replaced. One that a person changed is kept, and told with what was
//!    made, what the draft says, and what would be there now; unless it is [`Edits::Overwritten`].
//! 5. The contents come last, from the headings of the draft as it is then.

mod lines;
mod numbers;
mod renumbered;
mod tables;
mod told;
mod words;

pub use lines::difference;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Faults, Place, Source};
use crate::marks::{self, Marked, Part, Record, Span};
use crate::paper::{Block, Details, Markdown, Paper, ParseOptions, parse_any, plain_text};
use crate::render;

use lines::{fit, outdented, with_line_ends_of};
use numbers::Numbers;
use renumbered::Renumbered;
use tables::Tables;
use told::{edited, edited_block, edited_number, not_in_draft, not_placed, table_not_in_draft};

/// What becomes of generated parts that a person changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edits {
    /// They stay as they are, and are told.
    Kept,
    /// What is computed takes their place.
    Overwritten,
}

/// A draft brought up to date.
#[derive(Debug)]
pub struct Refreshed {
    /// Its text.
    pub text: String,
    /// How many parts hold something else now.
    pub renewed: usize,
    /// What was left for a person to look at.
    pub left: Vec<Left>,
}

/// A part that was not brought up to date.
#[derive(Debug)]
pub struct Left {
    /// What it is, what is wrong, and what to do.
    pub finding: Diagnostic,
    /// What the draft has, and what would be there, line by line: of a part on lines of its own.
    pub difference: Option<String>,
}

/// Brings a draft up to date with its paper.
///
/// # Errors
///
/// Marks that are broken. The draft must then stay as it is.
pub fn refresh(draft: &Arc<Source>, paper: &Paper, edits: Edits) -> Result<Refreshed, Faults> {
    let made = render::markdown(paper);
    let mut fresh = marks::read(&Source::new("paper.md", made.as_str()))?;
    let marked = marks::read(draft)?;
    let numbers = Numbers::count(draft, &marked, &fresh);
    let Renumbered { paper: renumbered, missing } = Renumbered::new(paper, &numbers);
    let made_for_draft = render::markdown(&renumbered);
    let blocks: BTreeMap<&str, &str> = marks::blocks(&made_for_draft).into_iter().collect();
    for (key, content) in &blocks {
        fresh.record.parts.insert((*key).to_owned(), marks::digest(content));
    }
    let tables = Tables::taken_out(draft.text(), &marked, &made);
    let mut refresher = Refresher {
        draft,
        marked: &marked,
        fresh: &fresh.record,
        blocks,
        missing: &missing,
        numbers: &numbers,
        tables: &tables,
        edits,
        changes: Vec::new(),
        left: Vec::new(),
        kept: BTreeSet::new(),
        renewed: BTreeSet::new(),
    };
    refresher.parts();
    refresher.record();
    let Refresher { mut changes, left, .. } = refresher;
    let (text, renewed) = apply(draft.text(), &mut changes);
    let refreshed = Refreshed { text, renewed, left };
    contents(draft, refreshed, &marked.record, edits)
}

/// A stretch of the draft, and what takes its place.
struct Change {
    span: Span,
    text: String,
    /// Whether a reader sees it.
    counts: bool,
}

/// Makes the changes, from the first to the last. What stands within another is left out. Gives how many of those
/// that were made a reader sees.
fn apply(text: &str, changes: &mut [Change]) -> (String, usize) {
    changes.sort_by_key(|change| (change.span.start, change.span.end));
    let mut changed = String::new();
    let (mut at, mut seen) = (0, 0);
    for change in changes {
        if change.span.start < at {
            continue;
        }
        changed.push_str(&text[at..change.span.start]);
        changed.push_str(&change.text);
        at = change.span.end;
        seen += usize::from(change.counts);
    }
    changed.push_str(&text[at..]);
    (changed, seen)
}

struct Refresher<'a> {
    draft: &'a Arc<Source>,
    marked: &'a Marked,
    /// What the parts hold now.
    fresh: &'a Record,
    /// What the parts on lines of their own hold now.
    blocks: BTreeMap<&'a str, &'a str>,
    /// By key of these, the label of what one refers to and the draft has no longer.
    missing: &'a BTreeMap<String, String>,
    numbers: &'a Numbers,
    tables: &'a Tables,
    edits: Edits,
    changes: Vec<Change>,
    left: Vec<Left>,
    /// The keys of parts that a person changed, and that stay so.
    kept: BTreeSet<String>,
    /// Those of figures and references that stand elsewhere as they are made.
    renewed: BTreeSet<String>,
}

impl Refresher<'_> {
    fn parts(&mut self) {
        for part in &self.marked.parts {
            match part {
                Part::Inline { key, mark } => self.inline(key, mark),
                Part::Block { key, .. } if is_contents(key) => {}
                Part::Block { key, content, mark } => self.block(key, content, mark),
                Part::Number { number, labels, mark } => self.number(number, labels, mark),
            }
        }
    }

    fn place(&self, span: &Span) -> Place {
        Place::new(self.draft, span.clone())
    }

    fn inline(&mut self, key: &str, mark: &Span) {
        let before = &self.draft.text()[..mark.start];
        let Some(now) = self.fresh.parts.get(key) else {
            return self.leave(not_placed(key, &self.place(mark)), key);
        };
        let now = match self.numbers.renumber(key, now) {
            Ok(now) => now,
            Err(label) => return self.leave(not_in_draft(key, &label, &self.place(mark)), key),
        };
        if let Some(table) = self.tables.missing(key) {
            return self.leave(table_not_in_draft(key, table, &self.place(mark)), key);
        }
        let made = self.marked.record.parts.get(key);
        // A person may have made it bold.
        let ends = [before.len(), words::before_emphasis(before)];
        let stands = |words: &str| {
            ends.into_iter().find_map(|end| Some(words::at_end(&before[..end], words)?..end))
        };
        if let Some(span) = made.and_then(|made| stands(made)).or_else(|| stands(&now)) {
            self.renewed.insert(key.to_owned());
            return self.change(span, now);
        }
        let span = words::in_stead(before, made.unwrap_or(&now));
        if self.edits == Edits::Overwritten {
            let space = if span.is_empty() { words::space(before) } else { "" };
            return self.change(span, format!("{space}{now}"));
        }
        let place = self.place(&(span.start..mark.end));
        let here = self.draft.text()[span].to_owned();
        self.leave(edited(key, made, &here, &now, &place), key);
    }

    fn block(&mut self, key: &str, content: &Span, mark: &Span) {
        let Some(now) = self.blocks.get(key).copied() else {
            return self.leave(not_placed(key, &self.place(mark)), key);
        };
        if let Some(label) = self.missing.get(key) {
            return self.leave(not_in_draft(key, label, &self.place(mark)), key);
        }
        let here = &self.draft.text()[content.clone()];
        let now = fit(now, self.draft.text(), mark.start);
        let is_as_made =
            self.marked.record.held(key, &outdented(here, self.draft.text(), mark.start));
        if is_as_made == Some(true) || marks::digest(here) == marks::digest(&now) {
            // What is the same stays, to the last blank.
            if marks::digest(here) != marks::digest(&now) {
                self.change(content.clone(), now);
            }
        } else if self.edits == Edits::Overwritten {
            self.change(content.clone(), now);
        } else {
            let difference = difference(here, &now, ("the draft", "would be there now"));
            let finding = edited_block(key, &self.place(mark));
            self.kept.insert(key.to_owned());
            self.left.push(Left { finding, difference: Some(difference) });
        }
    }

    fn number(&mut self, number: &str, labels: &[String], mark: &Span) {
        let now = self.numbers.of(mark).unwrap_or(number).to_owned();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let span = match numbers::before(self.draft.text(), mark, number) {
            Ok(span) => span,
            Err(place) if self.edits == Edits::Overwritten => place,
            Err(place) => {
                let here = self.draft.text()[place.clone()].to_owned();
                let place = self.place(&(if place.is_empty() { mark.clone() } else { place }));
                return self.left.push(Left {
                    finding: edited_number(number, &here, &now, &place),
                    difference: None,
                });
            }
        };
        // A number of one part is followed by a dot: Markdown then takes it for one of a list.
        let space = match (span.is_empty(), now.contains('.')) {
            (false, _) => "",
            (true, true) => " ",
            (true, false) => ". ",
        };
        self.change(span, format!("{now}{space}"));
        self.changes.push(Change {
            span: mark.clone(),
            text: marks::number(&now, &labels),
            counts: false,
        });
    }

    fn change(&mut self, span: Span, text: String) {
        if self.draft.text()[span.clone()] != text {
            self.changes.push(Change { span, text, counts: true });
        }
    }

    fn leave(&mut self, finding: Diagnostic, key: &str) {
        self.kept.insert(key.to_owned());
        self.left.push(Left { finding, difference: None });
    }

    /// What was kept is recorded as it was made, so that it is told again; unless it was made anew at another
    /// place, which the next time has to be known again.
    fn record(&mut self) {
        let mut record = self.fresh.clone();
        for (key, words) in &mut record.parts {
            if let Ok(now) = self.numbers.renumber(key, words) {
                *words = now;
            }
        }
        // Those of the draft are made of its own headings, which come last.
        let contents = self.marked.record.parts.iter().filter(|(key, _)| is_contents(key));
        record.parts.extend(contents.map(|(key, held)| (key.clone(), held.clone())));
        for key in self.kept.difference(&self.renewed) {
            match self.marked.record.parts.get(key) {
                Some(held) => drop(record.parts.insert(key.clone(), held.clone())),
                None => drop(record.parts.remove(key)),
            }
        }
        let text = record.write();
        let text = with_line_ends_of(self.draft.text(), text.trim_end());
        self.changes.push(Change { span: self.marked.record_span.clone(), text, counts: false });
    }
}

/// The contents of the draft, from its own headings.
fn contents(
    draft: &Arc<Source>,
    refreshed: Refreshed,
    record: &Record,
    edits: Edits,
) -> Result<Refreshed, Faults> {
    let source = Source::new(draft.path(), refreshed.text.as_str());
    let marked = marks::read(&source)?;
    let is_contents = |part: &&Part| matches!(part, Part::Block { key, .. } if is_contents(key));
    let Some(Part::Block { key, content, mark }) = marked.parts.iter().find(is_contents) else {
        return Ok(refreshed);
    };
    let depth = key.split(' ').nth(1).and_then(|depth| depth.parse().ok()).unwrap_or(2);
    let mut paper = read_paper(&source)?;
    put_contents(&mut paper, &source.text()[..mark.start], &source, depth);
    let lines = render::contents(&paper, depth).join("\n");
    let now = fit(&format!("\n\n{lines}\n\n"), source.text(), mark.start);
    let here = &source.text()[content.clone()];
    let mut refreshed = refreshed;
    let is_same = marks::digest(here) == marks::digest(&now);
    if is_same || record.held(key, here) == Some(true) || edits == Edits::Overwritten {
        let mut record = marked.record.clone();
        record.parts.insert(key.clone(), marks::digest(&now));
        let record = with_line_ends_of(source.text(), record.write().trim_end());
        let mut changes =
            vec![Change { span: marked.record_span.clone(), text: record, counts: false }];
        // What is the same stays, to the last blank; and what it is now is recorded.
        if !is_same {
            changes.push(Change { span: content.clone(), text: now, counts: true });
        }
        let (text, renewed) = apply(source.text(), &mut changes);
        refreshed.text = text;
        refreshed.renewed += renewed;
    } else {
        let difference = difference(here, &now, ("the draft", "would be there now"));
        let finding = edited_block(key, &Place::new(&source, mark.clone()));
        refreshed.left.push(Left { finding, difference: Some(difference) });
    }
    Ok(refreshed)
}

fn read_paper(source: &Arc<Source>) -> Result<Paper, Faults> {
    let folder = Path::new(source.path()).parent().unwrap_or(Path::new("."));
    let options = ParseOptions::new(folder);
    parse_any(&Markdown::plain(source), Details::default(), &options).map(|(paper, _)| paper)
}

/// Puts contents under the heading with which the text before them ends, if it ends with one: they list all
/// headings but their own.
fn put_contents(paper: &mut Paper, before: &str, source: &Source, depth: u8) {
    let Ok(before) = read_paper(&Source::new(source.path(), before)) else { return };
    let Some(Block::Heading(own)) = before.blocks.last() else { return };
    let at = before.blocks.len();
    let is_same = |block: &Block| matches!(block, Block::Heading(heading) if plain_text(&heading.content) == plain_text(&own.content));
    if paper.blocks.get(at - 1).is_some_and(is_same) {
        paper.blocks.insert(at, Block::Contents { depth });
    }
}

fn is_contents(key: &str) -> bool {
    key.split(' ').next() == Some("contents")
}
