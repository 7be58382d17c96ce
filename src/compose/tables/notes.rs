//! What must be said under a table: how its totals were made, and what brackets mean.

use rust_decimal::Decimal;

use crate::inputs::paper::TableSpec;
use crate::paper::{Cell, Row};
use crate::style::{Negative, Style};

/// Where a table prints numbers below nought it says what they mean, if the paper has words for it;
/// otherwise, where they stand in brackets, that these are negative.
pub(super) fn signs(spec: &TableSpec, rows: &[Row], style: &Style) -> Option<String> {
    let negative = |cell: &Cell| {
        // A number that rounds to nought is printed without a sign; and the sign of a currency may
        // itself have brackets.
        matches!(cell, Cell::Figure(placed)
            if placed.figure.value < Decimal::ZERO && placed.text.starts_with(['(', '\u{2212}']))
    };
    if !rows.iter().any(|row| row.cells.iter().any(negative)) {
        return None;
    }
    match &spec.signs {
        Some(own) => Some(own.value.clone()),
        None => {
            (style.formats.negative == Negative::Brackets).then(|| style.wording.brackets.clone())
        }
    }
}

/// A total over amounts that are counted in different ways says so, and what each comes to.
pub(in crate::compose) fn mixed(column: &str, parts: &[String], style: &Style) -> String {
    filled(&style.wording.mixed_total, &[("{column}", column), ("{parts}", &parts.join(" and "))])
}

/// A text of the style with words in its places. Words are never taken for places.
fn filled(mut text: &str, words: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let next = |text: &str| {
        let found =
            words.iter().filter_map(|(place, word)| Some((text.find(place)?, *place, *word)));
        found.min_by_key(|(start, ..)| *start)
    };
    while let Some((start, place, word)) = next(text) {
        filled += &text[..start];
        filled += word;
        text = &text[start + place.len()..];
    }
    filled + text
}
