//! Tables, as calls of the functions in `tables.typ`, which fit them to the page.
//!
//! Figures are told from words here: they are not broken over lines, and those in a column stand with
//! one decimal point under the other.

use super::blocks::Writer;
use super::line::escaped;
use super::string;
use crate::paper::{Alignment, Cell, Inline, Row, RowRole, Table, plain_text};

/// The lines of a table, its caption and its notes.
pub(super) fn table(writer: &mut Writer<'_>, table: &Table) -> Vec<String> {
    if table.columns.is_empty() {
        return Vec::new();
    }
    let mut lines = vec!["#paper-table(".to_owned()];
    if let Some(caption) = &table.caption {
        lines.push(format!("  caption: [{}],", writer.line(caption)));
    }
    let sides: Vec<&str> = table.columns.iter().map(|column| side(column.alignment)).collect();
    lines.push(format!("  aligned: ({},),", sides.join(", ")));
    if table.headings_shown {
        let headings = table.columns.iter().map(|column| &column.heading);
        let headings = headings.map(|heading| format!("[{}]", writer.line(heading)));
        let headings: Vec<String> = headings.collect();
        lines.push(format!("  headings: ({},),", headings.join(", ")));
    }
    for row in &table.rows {
        lines.push(format!("  {},", self::row(writer, table, row)));
    }
    // After the rows, so that footnotes are written in the order in which they are read.
    if !table.notes.is_empty() {
        lines.push("  notes: (".to_owned());
        for note in &table.notes {
            lines.push(format!("    [{}],", writer.line(note)));
        }
        lines.push("  ),".to_owned());
    }
    lines.push(")".to_owned());
    lines
}

fn side(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left => "left",
        Alignment::Centre => "center",
        Alignment::Right | Alignment::Point => "right",
    }
}

fn row(writer: &mut Writer<'_>, table: &Table, row: &Row) -> String {
    let call = match row.role {
        RowRole::Body => "row",
        RowRole::Group => "group",
        RowRole::Subtotal => "subtotal",
        RowRole::Total => "total",
    };
    let cells = row.cells.iter().zip(&table.columns);
    let cells = cells.map(|(cell, column)| writer.cell(cell, column.alignment));
    // A group's heading reaches over all columns.
    let count = if row.role == RowRole::Group { 1 } else { table.columns.len() };
    let cells: Vec<String> = cells.take(count).collect();
    format!("{call}({})", cells.join(", "))
}

impl Writer<'_> {
    /// A cell as code.
    fn cell(&mut self, cell: &Cell, alignment: Alignment) -> String {
        match cell {
            Cell::Blank => "[]".to_owned(),
            Cell::Figure(placed) => number(&placed.text, alignment),
            Cell::Words(content) => match content.as_slice() {
                [Inline::Figure(placed)] => number(&placed.text, alignment),
                [Inline::Text(text)] if stands_as_figure(text, alignment) => {
                    number(text, alignment)
                }
                _ if stands_as_figure(&plain_text(content), alignment) => {
                    self.marked_number(content, alignment)
                }
                _ => format!("[{}]", self.line(content)),
            },
        }
    }

    /// A figure with marks in or around it, such as `**1,234**` or a footnote.
    fn marked_number(&mut self, content: &[Inline], alignment: Alignment) -> String {
        match content {
            [Inline::Text(text), marks @ ..] => {
                let (whole, rest) = parted(text, alignment);
                let (rest, marks) = (escaped(rest), self.line(marks));
                format!("number({}, [{rest}{marks}])", string(whole))
            }
            [Inline::Strong(inner)] if let [Inline::Text(text)] = inner.as_slice() => {
                let (whole, rest) = parted(text, alignment);
                let strong = |text| format!("[#strong[{}]]", escaped(text));
                let rest = (!rest.is_empty()).then(|| format!(", {}", strong(rest)));
                format!("number({}{})", strong(whole), rest.unwrap_or_default())
            }
            _ => format!("number([{}])", self.line(content)),
        }
    }
}

/// Whether text in a column is a figure, or a mark that stands where one would: it is not broken.
fn stands_as_figure(text: &str, alignment: Alignment) -> bool {
    /// `£1.2bn`, `12 FTE`, `3 pp`.
    const LETTERS_OF_A_UNIT: usize = 3;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|char| char.is_alphabetic()).count();
    match alignment {
        Alignment::Left | Alignment::Centre => false,
        Alignment::Right => digits > 0 && letters <= LETTERS_OF_A_UNIT,
        Alignment::Point => {
            digits > 0 && letters <= LETTERS_OF_A_UNIT || !text.trim().contains(' ')
        }
    }
}

/// A figure as code.
fn number(text: &str, alignment: Alignment) -> String {
    let (whole, rest) = parted(text, alignment);
    if rest.is_empty() {
        return format!("number({})", string(whole));
    }
    format!("number({}, {})", string(whole), string(rest))
}

/// A figure parted where its decimal point is or would be, if the points of the column stand under
/// one another: `1,234` and `.50)`.
fn parted(text: &str, alignment: Alignment) -> (&str, &str) {
    if alignment != Alignment::Point {
        return (text, "");
    }
    let digit = |char: char| char.is_ascii_digit();
    let point =
        text.rmatch_indices('.').map(|(at, _)| at).find(|at| text[at + 1..].starts_with(digit));
    let end = point.or_else(|| text.rfind(digit).map(|at| at + 1)).unwrap_or(text.len());
    text.split_at(end)
}
