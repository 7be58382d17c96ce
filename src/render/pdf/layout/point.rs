//! Figures under one another: where a figure's decimal point is, or would be, and which columns stand
//! on it.

use crate::paper::{Alignment, Cell, Column, RowRole, Table, plain_text};

/// How a cell stands in a column of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// A figure: with its decimal point under those of the others.
    Figure(FigureEnds),
    /// A mark such as `–`: where the digits of the others end.
    Mark,
}

impl Stand {
    /// How a text stands.
    pub(super) fn of(text: &str) -> Self {
        figure_ends(text).map_or(Self::Mark, Self::Figure)
    }
}

/// Where the parts of a figure end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FigureEnds {
    /// The byte at which its decimal point, its closing bracket or its unit stands.
    pub(super) whole: usize,
    /// The byte after its last digit.
    pub(super) digits: usize,
}

/// The ends of a figure; none if there are no digits in the text.
fn figure_ends(text: &str) -> Option<FigureEnds> {
    let first = text.find(|character: char| character.is_ascii_digit())?;
    let whole = first + digits_end(&text[first..], is_separator);
    let after_point = text[whole..].strip_prefix('.').unwrap_or_default();
    let digits = match digits_end(after_point, |_| false) {
        0 => whole,
        decimals => whole + 1 + decimals,
    };
    Some(FigureEnds { whole, digits })
}

/// Where the digits at the beginning of a text end, with separators between them.
fn digits_end(text: &str, is_separator: fn(char) -> bool) -> usize {
    let of_digits = |character: &char| character.is_ascii_digit() || is_separator(*character);
    let digits: usize = text.chars().take_while(of_digits).map(char::len_utf8).sum();
    text[..digits].trim_end_matches(is_separator).len()
}

/// What stands between the thousands.
fn is_separator(character: char) -> bool {
    matches!(character, ',' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// Where the cells of each column are set. A typed column can only ask for the right edge; if it
/// holds numbers, it is set as the columns of figures are.
pub(super) fn alignments(table: &Table) -> Vec<Alignment> {
    let alignment = |(index, column): (usize, &Column)| match column.alignment {
        Alignment::Right if holds_numbers(table, index) => Alignment::Point,
        alignment => alignment,
    };
    table.columns.iter().enumerate().map(alignment).collect()
}

/// Whether a column holds numbers, and beside them only single words or marks such as `–`.
fn holds_numbers(table: &Table, column: usize) -> bool {
    let rows = table.rows.iter().filter(|row| row.role != RowRole::Group);
    let texts: Vec<String> = rows
        .filter_map(|row| match row.cells.get(column)? {
            Cell::Blank => None,
            Cell::Figure(placed) => Some(placed.text.clone()),
            Cell::Words(content) => Some(plain_text(content)),
        })
        .collect();
    let is_mark = |text: &String| !text.contains(|c: char| c.is_ascii_digit() || c == ' ');
    texts.iter().any(|text| is_number(text))
        && texts.iter().all(|text| is_number(text) || is_mark(text))
}

/// Whether a text is one number, such as `(£1,200.50)`, `-3`, `14.3%` or `£1.2m`.
fn is_number(text: &str) -> bool {
    /// `£1.2bn`, `12 FTE`.
    const LETTERS_OF_A_UNIT: usize = 3;
    let Some(ends) = figure_ends(text) else { return false };
    let first = text.find(|character: char| character.is_ascii_digit()).unwrap_or_default();
    let (before, after) = (&text[..first], text[ends.digits..].trim());
    let unit = after.trim_matches(|c: char| matches!(c, ')' | '%' | '*' | '†' | ' '));
    before.chars().all(|c| !c.is_alphanumeric())
        && unit.chars().all(char::is_alphabetic)
        && unit.chars().count() <= LETTERS_OF_A_UNIT
}

#[cfg(test)]
mod tests {
    use super::{figure_ends, is_number};

    #[test]
    fn figures_stand_on_the_end_of_their_whole_part() {
        let parts = |text: &'static str| {
            figure_ends(text).map(|ends| (&text[..ends.whole], &text[..ends.digits]))
        };
        assert_eq!(parts("£1,234.50"), Some(("£1,234", "£1,234.50")));
        assert_eq!(parts("(1,061)"), Some(("(1,061", "(1,061")));
        assert_eq!(parts("(£3.5)"), Some(("(£3", "(£3.5")));
        assert_eq!(parts("14.3%"), Some(("14", "14.3")));
        assert_eq!(parts("1,621"), Some(("1,621", "1,621")));
        assert_eq!(parts("5, or 6"), Some(("5", "5")));
        assert_eq!(parts("£1.2m"), Some(("£1", "£1.2")));
        assert_eq!(parts("-"), None);
    }

    #[test]
    fn numbers_are_told_from_words() {
        for text in ["1", "(£1,061.50)", "-3", "−£3", "14.3%", "£1.2m", "12 FTE", "5*"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["", "–", "2024-25", "2024/25", "12/03/2024", "PO1", "3 to 5", "5 placements"]
        {
            assert!(!is_number(text), "{text}");
        }
    }
}
