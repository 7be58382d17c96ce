//! The lines of a paper: tables and passages, each with its place.
//!
//! A table is a run of lines with cells: pipes between them, as in Markdown, or tabs, as word processors and
//! PDF readers leave them. One blank line within a table of tabs doesn't end it.

use std::ops::Range;
use std::sync::Arc;

use super::grid::{Cell, Grid, Row};
use crate::check::passages::{Passage, PassageKind, Piece, What};
use crate::diagnostic::{Place, Source};

/// A paper as lines of text tell it.
pub(super) struct Text {
    pub(super) grids: Vec<Grid>,
    /// Lines of words.
    pub(super) lines: Vec<Line>,
}

/// A line of words. Marks of Markdown at its beginning are left out.
pub(super) struct Line {
    kind: PassageKind,
    /// What stands between marks of looks.
    stretches: Vec<Place>,
}

impl Text {
    /// The words of the paper, as rules about words look at them.
    pub(super) fn passages(&self) -> Vec<Passage<'_>> {
        self.lines.iter().map(Line::passage).collect()
    }
}

impl Line {
    fn new(source: &Arc<Source>, start: usize, words: &str, kind: PassageKind) -> Self {
        let mut stretches = Vec::new();
        let mut at = start;
        for (index, part) in words.split(LOOKS).enumerate() {
            at += if index > 0 { LOOKS.len() } else { 0 };
            stretches.push(Place::new(source, at..at + part.len()));
            at += part.len();
        }
        Self { kind, stretches }
    }

    fn passage(&self) -> Passage<'_> {
        let mut text = String::new();
        let mut pieces = Vec::new();
        for place in &self.stretches {
            let start = text.len();
            text.push_str(place.text());
            pieces.push(Piece { range: start..text.len(), what: What::Typed(place) });
        }
        Passage { kind: self.kind, number: None, text, pieces }
    }
}

/// The mark of bold words.
const LOOKS: &str = "**";

/// Reads a paper.
pub(super) fn read(source: &Arc<Source>) -> Text {
    let mut reader = Reader { rows: Vec::new(), form: None, blank: false, grids: Vec::new() };
    let mut lines = Vec::new();
    let mut start = 0;
    let mut in_code = false;
    for line in source.text().split_inclusive('\n') {
        let words = line.trim_end();
        in_code ^= words.trim_start().starts_with("```");
        match cells(words).filter(|_| !in_code) {
            Some((form, cells)) => reader.row(form, cells, start, words),
            None if words.trim().is_empty() => reader.blank(),
            None => {
                reader.end();
                if !in_code {
                    let bare = without_marks(words);
                    let kind = match words.trim_start().starts_with('#') {
                        true => PassageKind::Heading(2),
                        false => PassageKind::Paragraph,
                    };
                    let bare_start = start + (words.len() - bare.len());
                    lines.push(Line::new(source, bare_start, bare, kind));
                }
            }
        }
        start += line.len();
    }
    reader.end();
    Text { grids: reader.grids, lines }
}

/// How the cells of a table are parted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Pipes,
    Tabs,
}

/// The cells of a line, if it is one of a table: where each begins and ends in the line.
fn cells(line: &str) -> Option<(Form, Vec<Range<usize>>)> {
    let inner = line.trim();
    let is_piped = inner.starts_with('|') && inner.len() > 1
        // In the marks of a draft of ours, a bar is none of a table.
        || inner.matches('|').count() > 1 && !inner.contains("<!--=");
    let (form, mark) = match (is_piped, line.contains('\t')) {
        (true, _) => (Form::Pipes, '|'),
        (false, true) => (Form::Tabs, '\t'),
        (false, false) => return None,
    };
    let mut cells = Vec::new();
    let mut at = 0;
    for cell in line.split(mark) {
        cells.push(at..at + cell.len());
        at += cell.len() + 1;
    }
    if form == Form::Pipes {
        // The pipes at the edges part nothing.
        let is_blank = |cell: &Range<usize>| line[cell.clone()].trim().is_empty();
        if inner.starts_with('|') && cells.first().is_some_and(is_blank) {
            cells.remove(0);
        }
        if inner.ends_with('|') && cells.last().is_some_and(is_blank) {
            cells.pop();
        }
    }
    Some((form, cells))
}

/// A line without what Markdown puts before words: `#`, `>`, `-`, `*`.
fn without_marks(line: &str) -> &str {
    let line = line.trim_start();
    let bare = line.trim_start_matches(['#', '>']).trim_start();
    match bare.strip_prefix(['-', '*', '+', '•']) {
        Some(rest) if rest.starts_with(' ') => rest.trim_start(),
        _ => bare,
    }
}

struct Reader {
    rows: Vec<Row>,
    form: Option<Form>,
    blank: bool,
    grids: Vec<Grid>,
}

impl Reader {
    fn row(&mut self, form: Form, cells: Vec<Range<usize>>, start: usize, line: &str) {
        if self.form.is_some_and(|known| known != form) {
            self.end();
        }
        self.form = Some(form);
        self.blank = false;
        let is_rule = |cell: &Range<usize>| {
            let cell = line[cell.clone()].trim();
            !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':' | ' ' | '='))
        };
        if form == Form::Pipes && cells.iter().all(is_rule) {
            return;
        }
        let cells = cells.into_iter().map(|cell| {
            let text = &line[cell.clone()];
            let offset = start + cell.start + (text.len() - text.trim_start().len());
            Cell::new(text.trim(), offset)
        });
        self.rows.push(Row { cells: cells.collect() });
    }

    /// A blank line: it ends a table in Markdown, and a second one any.
    fn blank(&mut self) {
        if self.blank || self.form == Some(Form::Pipes) {
            self.end();
        }
        self.blank = self.form.is_some();
    }

    fn end(&mut self) {
        self.form = None;
        self.blank = false;
        let rows = std::mem::take(&mut self.rows);
        if rows.len() > 1 {
            self.grids.push(Grid { rows });
        }
    }
}
