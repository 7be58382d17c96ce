//! Text apart at its tokens and tick boxes.

use std::ops::Range;

use crate::paper::{TOKEN_END, TOKEN_START};

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// The token with this number.
    Token(usize),
    /// A tick box, ticked or not.
    TickBox(bool),
    /// A character of the private use area that begins or ends no token.
    Stray,
}

/// The pieces of `text` in order, each with its span within it.
pub(super) fn pieces(text: &str) -> Vec<(Piece<'_>, Range<usize>)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let (piece, length) = first_piece(&text[start..]);
        pieces.push((piece, start..start + length));
        start += length;
    }
    pieces
}

/// The first piece of text that isn't empty, and how long it is.
fn first_piece(text: &str) -> (Piece<'_>, usize) {
    let special =
        |char: char| matches!(char, TOKEN_START | TOKEN_END | '\u{2610}' | '\u{2611}' | '\u{2612}');
    let words = text.find(special).unwrap_or(text.len());
    if words > 0 {
        return (Piece::Words(&text[..words]), words);
    }
    let length = text.chars().next().map_or(text.len(), char::len_utf8);
    match text.chars().next() {
        Some('\u{2610}') => (Piece::TickBox(false), length),
        Some('\u{2611}' | '\u{2612}') => (Piece::TickBox(true), length),
        _ => token(text).unwrap_or((Piece::Stray, length)),
    }
}

/// The token at the start of `text`, and how long it is.
fn token(text: &str) -> Option<(Piece<'_>, usize)> {
    let number = text.strip_prefix(TOKEN_START)?.split_once(TOKEN_END)?.0;
    let token = number.parse().ok()?;
    Some((Piece::Token(token), TOKEN_START.len_utf8() + number.len() + TOKEN_END.len_utf8()))
}

/// Where entities (`&#xE000;`) stand for the characters of which tokens are made. Markdown would put
/// the character in their stead, and what follows could pass for a token of ours.
pub(super) fn forged(text: &str) -> Vec<Range<usize>> {
    text.match_indices("&#")
        .filter_map(|(start, _)| {
            let rest = &text[start + 2..];
            let number = &rest[..rest.find(|char: char| !char.is_ascii_alphanumeric())?];
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            let character = char::from_u32(code.ok()?)?;
            let is_ours = matches!(character, TOKEN_START | TOKEN_END);
            let ends = rest[number.len()..].starts_with(';');
            (is_ours && ends).then(|| start..start + "&#;".len() + number.len())
        })
        .collect()
}
