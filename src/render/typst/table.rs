//! Tables.
//!
//! A table is as wide as the text. Its columns share that width by what stands in them: figures get
//! the room they need, long words room in proportion. Figures stand with one decimal point under
//! the other: what follows the point is put in a box as wide as the widest of the column.

use super::blocks::{Writer, indented};
use super::line::escaped;
use crate::paper::{Alignment, Cell, Column, Inline, Row, RowRole, Table, plain_text};

/// The lines of a table, its caption and its notes.
pub(super) fn table(writer: &mut Writer<'_>, table: &Table) -> Vec<String> {
    let mut lines = match &table.caption {
        Some(caption) => {
            let caption = writer.line(caption);
            let mut lines = vec!["#captioned(".to_owned(), format!("  [{caption}],")];
            lines.extend(indented(grid(writer, table, "", ",")));
            lines.push(")".to_owned());
            lines
        }
        None => grid(writer, table, "#", ""),
    };
    for note in &table.notes {
        let note = writer.line(note);
        lines.extend([String::new(), format!("#note[{note}]")]);
    }
    lines
}

fn grid(writer: &mut Writer<'_>, table: &Table, hash: &str, end: &str) -> Vec<String> {
    if table.columns.is_empty() {
        return Vec::new();
    }
    let widths: Vec<String> =
        (0..table.columns.len()).map(|index| format!("{}fr", weight(table, index))).collect();
    let alignments: Vec<&str> =
        table.columns.iter().map(|column| alignment(column.alignment)).collect();
    let mut lines = vec![
        format!("{hash}table("),
        format!("  columns: ({},),", widths.join(", ")),
        format!("  align: ({},),", alignments.join(", ")),
    ];
    if table.headings_shown {
        lines.extend(indented(headings(writer, &table.columns)));
    }
    let tails: Vec<Vec<&str>> = (0..table.columns.len()).map(|index| tails(table, index)).collect();
    for row in &table.rows {
        lines.extend(indented(self::row(writer, row, &tails)));
    }
    lines.push(format!("){end}"));
    lines
}

fn alignment(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left => "left",
        Alignment::Centre => "center",
        Alignment::Right | Alignment::Point => "right",
    }
}

fn headings(writer: &mut Writer<'_>, columns: &[Column]) -> Vec<String> {
    let mut lines = vec!["table.header(repeat: true,".to_owned()];
    for column in columns {
        let heading = writer.line(&column.heading);
        lines.push(format!(
            "  table.cell(fill: heading-fill, text(fill: heading-text)[#strong[{heading}]]),"
        ));
    }
    lines.push("),".to_owned());
    lines
}

fn row(writer: &mut Writer<'_>, row: &Row, tails: &[Vec<&str>]) -> Vec<String> {
    if row.role == RowRole::Group {
        let heading = row.cells.first().map(|cell| writer.cell(cell, &[])).unwrap_or_default();
        let columns = tails.len();
        return vec![format!(
            "table.cell(colspan: {columns}, align: left, fill: group-fill)[#strong[{heading}]],"
        )];
    }
    let cells: Vec<String> = row
        .cells
        .iter()
        .zip(tails)
        .map(|(cell, tails)| {
            let text = writer.cell(cell, tails);
            match row.role {
                RowRole::Subtotal | RowRole::Total if !text.is_empty() => {
                    format!("[#strong[{text}]]")
                }
                _ => format!("[{text}]"),
            }
        })
        .collect();
    let cells = format!("{},", cells.join(", "));
    match row.role {
        RowRole::Total => vec!["table.hline(stroke: total-rule),".to_owned(), cells],
        _ => vec![cells],
    }
}

impl Writer<'_> {
    fn cell(&mut self, cell: &Cell, tails: &[&str]) -> String {
        match (figure(cell), cell) {
            (Some(text), _) if tails.len() > 1 => pointed(text, tails),
            (_, Cell::Blank) => String::new(),
            (_, Cell::Words(content)) => self.line(content),
            (_, Cell::Figure(placed)) => escaped(&placed.text),
        }
    }
}

/// The text of a cell that holds a figure, or text that may be one.
fn figure(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Figure(placed) => Some(&placed.text),
        Cell::Words(content) => match content.as_slice() {
            [Inline::Text(text)] => Some(text),
            [Inline::Figure(placed)] => Some(&placed.text),
            _ => None,
        },
        Cell::Blank => None,
    }
}

/// A figure whose tail is as wide as the widest.
fn pointed(text: &str, tails: &[&str]) -> String {
    let (head, tail) = split(text);
    let all: Vec<String> = tails.iter().map(|tail| super::string(tail)).collect();
    format!("{}#tail({}, ({},))", escaped(head), super::string(tail), all.join(", "))
}

/// The different tails of the figures in a column, if their points are to stand in line.
fn tails(table: &Table, column: usize) -> Vec<&str> {
    let mut tails: Vec<&str> = Vec::new();
    if table.columns.get(column).map(|column| column.alignment) != Some(Alignment::Point) {
        return tails;
    }
    for text in table.rows.iter().filter_map(|row| row.cells.get(column)).filter_map(figure) {
        let (_, tail) = split(text);
        if !tails.contains(&tail) {
            tails.push(tail);
        }
    }
    tails
}

/// A figure apart, after its last whole digit: `1,234` and `.50)`.
fn split(text: &str) -> (&str, &str) {
    let digit = |char: char| char.is_ascii_digit();
    let point =
        text.rmatch_indices('.').map(|(at, _)| at).find(|at| text[at + 1..].starts_with(digit));
    let end = point.or_else(|| text.rfind(digit).map(|at| at + 1)).unwrap_or(text.len());
    text.split_at(end)
}

/// How much of the width a column gets, in characters.
fn weight(table: &Table, column: usize) -> usize {
    /// Words past this take more lines and not more width.
    const WIDEST: usize = 60;
    /// Into so many lines a heading may go before its column widens.
    const HEADING_LINES: usize = 3;
    let heading =
        table.columns.get(column).map(|column| plain_text(&column.heading)).unwrap_or_default();
    let longest_word = heading.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    let heading = longest_word.max(heading.chars().count().div_ceil(HEADING_LINES));
    let rows = table.rows.iter().filter(|row| row.role != RowRole::Group);
    let cells = rows.filter_map(|row| row.cells.get(column)).map(|cell| match cell {
        Cell::Blank => 0,
        Cell::Words(content) => plain_text(content).chars().count().min(WIDEST),
        Cell::Figure(placed) => placed.text.chars().count(),
    });
    cells.max().unwrap_or(0).max(heading).max(3) + 2
}
