//! Pipe tables whose columns line up.

use super::blocks::Writer;
use super::line::Kind;
use crate::paper::{Alignment, Cell, Column, Inline, Row, RowRole, Table};

/// Cells are padded to the widest of their column, but no further than this.
const WIDEST_PADDING: usize = 40;

/// The lines of a table: headings, the line under them, rows.
pub(super) fn grid(writer: &Writer<'_>, table: &Table) -> Vec<String> {
    let line = |content: &[Inline]| writer.line(Kind::Cell, content, None);
    let headings: Vec<String> = table.columns.iter().map(|column| line(&column.heading)).collect();
    let rows = table.rows.iter().map(|row| cells(row, table.columns.len(), &line));
    let texts: Vec<Vec<String>> = std::iter::once(headings).chain(rows).collect();
    let widths: Vec<usize> = (0..table.columns.len()).map(|column| width(&texts, column)).collect();
    let mut lines: Vec<String> =
        texts.iter().map(|texts| row_line(texts, &table.columns, &widths)).collect();
    lines.insert(1, rule(&table.columns, &widths));
    lines
}

/// Content in bold, unless it is wholly so already.
pub(super) fn strong(content: &[Inline]) -> Inline {
    match content {
        [Inline::Strong(content)] => Inline::Strong(content.clone()),
        _ => Inline::Strong(content.to_vec()),
    }
}

fn cells(row: &Row, columns: usize, line: &dyn Fn(&[Inline]) -> String) -> Vec<String> {
    let texts = row.cells.iter().map(|cell| {
        let content = match cell {
            Cell::Blank => Vec::new(),
            Cell::Words(content) => content.clone(),
            Cell::Figure(placed) => vec![Inline::Figure(placed.clone())],
        };
        match row.role {
            RowRole::Body => line(&content),
            RowRole::Group | RowRole::Subtotal | RowRole::Total => line(&[strong(&content)]),
        }
    });
    texts.chain(std::iter::repeat(String::new())).take(columns).collect()
}

fn width(texts: &[Vec<String>], column: usize) -> usize {
    let lengths = texts.iter().filter_map(|row| row.get(column)).map(|text| text.chars().count());
    lengths.filter(|length| *length <= WIDEST_PADDING).max().unwrap_or(0).max(3)
}

fn row_line(texts: &[String], columns: &[Column], widths: &[usize]) -> String {
    let cells = texts.iter().zip(columns).zip(widths).map(|((text, column), &width)| match column
        .alignment
    {
        Alignment::Left => format!(" {text:<width$} |"),
        Alignment::Centre => format!(" {text:^width$} |"),
        Alignment::Right | Alignment::Point => format!(" {text:>width$} |"),
    });
    std::iter::once("|".to_owned()).chain(cells).collect()
}

fn rule(columns: &[Column], widths: &[usize]) -> String {
    let cells = columns.iter().zip(widths).map(|(column, width)| match column.alignment {
        Alignment::Left => format!(" {} |", "-".repeat(*width)),
        Alignment::Centre => format!(" :{}: |", "-".repeat(width - 2)),
        Alignment::Right | Alignment::Point => format!(" {}: |", "-".repeat(width - 1)),
    });
    std::iter::once("|".to_owned()).chain(cells).collect()
}
