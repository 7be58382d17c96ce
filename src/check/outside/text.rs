//! The lines of a paper: tables and passages, each with its place.
//!
//! A table is a run of lines with cells: pipes between them, as in Markdown, or tabs, as word processors and
//! PDF readers leave them. One blank line within a table of tabs doesn't end it.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::grid::{Cell, Grid, Row};
use super::marks;
use super::paragraphs::{self, Line, Paragraph};
use crate::check::passages::Passage;
use crate::diagnostic::Source;

/// A paper as lines of text tell it.
pub(super) struct Text {
    pub(super) grids: Vec<Grid>,
    paragraphs: Vec<Paragraph>,
}

impl Text {
    /// The words of the paper, as rules about words look at them.
    pub(super) fn passages(&self) -> Vec<Passage<'_>> {
        self.paragraphs.iter().map(Paragraph::passage).collect()
    }
}

/// Words by which numbers were rounded before they were printed: those of a table, or all of a paper.
static ROUNDED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\brounded\b|\brounding\b|\bnearest\b").expect("every test runs it")
});
static ALL_ROUNDED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:figures|tables|amounts|numbers|totals)\b[^.|\t\n]{0,60}\b(?:rounded|rounding)\b",
    )
    .expect("every test runs it")
});

/// So far around a table, in bytes, its title and its notes stand.
const AROUND: usize = 300;

/// The tables, with what the words between them say.
fn with_words_around(tables: Vec<Vec<Row>>, text: &str) -> Vec<Grid> {
    let are_all_rounded = ALL_ROUNDED.is_match(text);
    let spans: Vec<Range<usize>> = tables.iter().map(|rows| span(rows)).collect();
    let around = |index: usize| {
        let before = index.checked_sub(1).map_or(0, |before| spans[before].end);
        let after = spans.get(index + 1).map_or(text.len(), |after| after.start);
        let Range { start, end } = spans[index];
        let from = text.floor_char_boundary(before.max(start.saturating_sub(AROUND)));
        let to = text.floor_char_boundary(after.min(end.saturating_add(AROUND)));
        text.get(from..to).unwrap_or_default()
    };
    let is_rounded: Vec<bool> =
        (0..tables.len()).map(|index| are_all_rounded || ROUNDED.is_match(around(index))).collect();
    let title = |index: usize| {
        let before = index.checked_sub(1).map_or(0, |before| spans[before].end);
        let start = spans[index].start;
        let from = text.floor_char_boundary(before.max(start.saturating_sub(AROUND)));
        let is_title = |line: &&str| line.contains(char::is_alphabetic);
        text.get(from..start)
            .and_then(|words| words.lines().rev().find(is_title))
            .unwrap_or_default()
    };
    let titles: Vec<String> = (0..tables.len()).map(|index| title(index).to_owned()).collect();
    tables
        .into_iter()
        .zip(is_rounded)
        .zip(titles)
        .map(|((rows, is_rounded), title)| Grid::new(rows, is_rounded, title))
        .collect()
}

/// Where a table stands.
fn span(rows: &[Row]) -> Range<usize> {
    let mut cells = rows.iter().flat_map(|row| &row.cells);
    let start = cells.next().map_or(0, |cell| cell.span.start);
    start..cells.last().map_or(start, |cell| cell.span.end)
}

/// Reads a paper.
pub(super) fn read(source: &Arc<Source>) -> Text {
    let text = source.text();
    let mut tables = Tables { rows: Vec::new(), form: None, blank: false, tables: Vec::new() };
    let mut paragraphs = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut comments = marks::comments(text).into_iter().peekable();
    let mut start = 0;
    let mut in_code = false;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        while comments.next_if(|comment| comment.end <= start).is_some() {}
        let hidden = comments.peek().filter(|comment| comment.start < end);
        // What stands before a comment of several lines, or after it.
        let from = hidden.filter(|hidden| hidden.start <= start).map_or(start, |hidden| hidden.end);
        let to = hidden.filter(|hidden| hidden.end > end).map_or(end, |hidden| hidden.start);
        let words = text.get(from..to).unwrap_or_default();
        let typed = words.trim();
        let is_hidden = typed.is_empty() && !line.trim().is_empty();
        let is_fence = typed.starts_with("```") || typed.starts_with("~~~");
        in_code ^= is_fence;
        let words = match tables.goes_on_in(words) {
            true => words.trim_end_matches(['\n', '\r']),
            false => words.trim_end(),
        };
        match cells(words).filter(|_| !in_code) {
            Some((form, cells)) => {
                paragraphs.extend(paragraphs::of(source, &lines));
                lines.clear();
                tables.row(form, cells, from, words);
            }
            None if typed.is_empty() || in_code || is_fence => {
                // Nobody sees that a comment stands there, nor that there is a line for it.
                if !is_hidden {
                    tables.blank();
                }
                paragraphs.extend(paragraphs::of(source, &lines));
                lines.clear();
            }
            None => {
                tables.end();
                lines.push(Line { typed, start: from + (words.len() - words.trim_start().len()) });
            }
        }
        start = end;
    }
    tables.end();
    paragraphs.extend(paragraphs::of(source, &lines));
    Text { grids: with_words_around(tables.tables, text), paragraphs }
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

/// The tables, as far as they are read.
struct Tables {
    rows: Vec<Row>,
    form: Option<Form>,
    blank: bool,
    tables: Vec<Vec<Row>>,
}

/// The heading of a group is no longer.
const LONGEST_HEADING: usize = 60;

impl Tables {
    /// Whether a line is a row of the table that is read for nothing but the tabs behind its words: the heading of
    /// a group.
    fn goes_on_in(&self, line: &str) -> bool {
        let words = line.trim();
        let is_short = words.len() <= LONGEST_HEADING && !words.ends_with('.');
        let behind = &line[line.trim_end().len()..];
        self.form == Some(Form::Tabs)
            && !self.blank
            && !words.is_empty()
            && !words.contains('\t')
            && is_short
            && behind.contains('\t')
    }

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
            self.tables.push(rows);
        }
    }
}
