//! Pipe tables as Markdown has them into tables of the paper; captions of tables and charts.

use std::ops::Range;

use pulldown_cmark::Alignment as Written;

use super::{NUMBER, ParseOptions};
use crate::paper::{
    Alignment, Block, Cell, Chart, Column, Inline, Origin, Row, RowRole, Table, plain_text,
};

/// A table out of the alignments, headings and rows that Markdown gave it.
///
/// The first column names the rows. Where every heading is blank, headings are not printed. A column
/// of numbers stands at the right, unless it is said where it stands.
pub(super) fn table(
    alignments: &[Written],
    headings: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
) -> Table {
    let headings_shown = headings.iter().any(|heading| !heading.is_empty());
    let mut headings = headings.into_iter();
    let rows: Vec<Row> = rows.into_iter().map(|cells| row(cells, alignments.len())).collect();
    let columns: Vec<Column> = alignments
        .iter()
        .enumerate()
        .map(|(index, alignment)| Column {
            heading: headings.next().unwrap_or_default(),
            alignment: match alignment {
                Written::None if index > 0 && holds_numbers(&rows, index) => Alignment::Right,
                alignment => aligned(*alignment),
            },
            names_rows: index == 0,
        })
        .collect();
    Table {
        caption: None,
        columns,
        headings_shown,
        rows,
        notes: Vec::new(),
        origin: Origin::default(),
    }
}

/// The numbers of the columns without a heading beside others that have one. The first column may do
/// without: it names the rows.
pub(super) fn blank_headings(headings: &[Vec<Inline>]) -> Vec<usize> {
    if headings.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let blank = headings.iter().enumerate().skip(1).filter(|(_, heading)| heading.is_empty());
    blank.map(|(index, _)| index + 1).collect()
}

/// What stands in a row after its last column: Markdown would leave it out without a word.
pub(super) fn left_over(text: &str, after: Range<usize>) -> Option<Range<usize>> {
    let is_empty = |char: char| char == '|' || char.is_whitespace();
    let rest = text.get(after.clone())?;
    let start = after.end - rest.trim_start_matches(is_empty).len();
    let end = after.start + rest.trim_end_matches(is_empty).len();
    (start < end).then_some(start..end)
}

/// Whether a column holds numbers and nothing else, but for cells that are blank or hold a dash.
fn holds_numbers(rows: &[Row], column: usize) -> bool {
    let cells = rows.iter().filter_map(|row| row.cells.get(column));
    let mut numbers = cells.filter_map(|cell| match cell {
        Cell::Blank => None,
        Cell::Figure(_) => Some(true),
        Cell::Words(content) => is_number(&plain_text(content)),
    });
    numbers.next().is_some_and(|first| first && numbers.all(|is_number| is_number))
}

/// Whether words are a number, such as `(£1,200.50)`. `None` where they are marks alone.
fn is_number(words: &str) -> Option<bool> {
    let number = words.trim_matches(|char: char| !char.is_alphanumeric());
    let digits = number.strip_suffix(['k', 'm']).unwrap_or(number);
    let is_digits = digits.chars().all(|char| char.is_ascii_digit() || matches!(char, ',' | '.'));
    (!number.is_empty()).then_some(is_digits && !digits.is_empty())
}

fn aligned(alignment: Written) -> Alignment {
    match alignment {
        Written::None | Written::Left => Alignment::Left,
        Written::Center => Alignment::Centre,
        Written::Right => Alignment::Right,
    }
}

fn row(cells: Vec<Vec<Inline>>, columns: usize) -> Row {
    let cells = cells.into_iter().map(cell).chain(std::iter::repeat(Cell::Blank));
    Row { role: RowRole::Body, cells: cells.take(columns).collect() }
}

/// A cell that holds a figure and nothing else is that figure.
fn cell(content: Vec<Inline>) -> Cell {
    match <[Inline; 1]>::try_from(content) {
        Ok([Inline::Figure(figure)]) => Cell::Figure(figure),
        Ok(content) => Cell::Words(content.into()),
        Err(content) if content.is_empty() => Cell::Blank,
        Err(content) => Cell::Words(content),
    }
}

/// Takes the caption off the end of `blocks`, if the last of them is one.
pub(super) fn take_caption(blocks: &mut Vec<Block>, options: &ParseOptions) -> Option<Vec<Inline>> {
    take_named(blocks, &options.table_name)
}

/// A chart, if a paragraph is a picture and nothing else, and the last of `blocks` is its caption.
pub(super) fn take_chart(
    blocks: &mut Vec<Block>,
    paragraph: &[Inline],
    options: &ParseOptions,
) -> Option<Chart> {
    let [Inline::Image(image)] = paragraph else { return None };
    let caption = take_named(blocks, &options.chart_name)?;
    Some(Chart { caption, image: image.clone(), notes: Vec::new() })
}

/// Takes a caption that begins with this name, `Table {n}`, off the end of `blocks`, if there is one.
fn take_named(blocks: &mut Vec<Block>, name: &str) -> Option<Vec<Inline>> {
    let Some(Block::Paragraph(content)) = blocks.last() else { return None };
    let [Inline::Strong(caption)] = content.as_slice() else { return None };
    let Some(Inline::Text(text)) = caption.first() else { return None };
    let (before_number, _) = name.split_once(NUMBER)?;
    let number = text.strip_prefix(before_number)?;
    if !number.starts_with(|char: char| char.is_ascii_digit()) {
        return None;
    }
    let caption = caption.clone();
    blocks.pop();
    Some(caption)
}
