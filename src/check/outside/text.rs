//! The lines of a paper: tables and passages, each with its place.
//!
//! A table is a run of lines with cells: pipes between them, as in Markdown, or tabs, as word processors and
//! PDF readers leave them. One blank line within a table of tabs doesn't end it.

use std::ops::Range;
use std::sync::Arc;

use super::grid::{Cell, Grid, Row};
use crate::diagnostic::Source;

/// A paper as lines of text tell it.
pub(super) struct Text<'a> {
    pub(super) grids: Vec<Grid>,
    /// Lines of words, with where they begin. Marks of Markdown at their beginning are left out.
    pub(super) passages: Vec<(usize, &'a str)>,
}

/// Reads a paper.
pub(super) fn read(source: &Arc<Source>) -> Text<'_> {
    let mut reader = Reader { rows: Vec::new(), form: None, blank: false, grids: Vec::new() };
    let mut passages = Vec::new();
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
                    passages.push((start + (words.len() - bare.len()), bare));
                }
            }
        }
        start += line.len();
    }
    reader.end();
    Text { grids: reader.grids, passages }
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
    let is_piped = inner.starts_with('|') && inner.len() > 1 || inner.matches('|').count() > 1;
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
