//! Programs that read PDFs.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use super::outline::Piece;
use super::tools::{run, tools};

/// The kinds of elements of which an outline consists; whatever else has text is part of one of them.
const KINDS: [&str; 11] = ["H1", "H2", "H3", "H4", "H5", "H6", "P", "Lbl", "TH", "TD", "Caption"];

fn is_heard(kind: &str) -> bool {
    KINDS.contains(&kind)
}

/// What poppler hears.
pub fn poppler(pdf: &Path) -> Vec<Piece> {
    let said = run(Command::new("pdfinfo").arg("-struct-text").arg(pdf));
    // The elements in which we are, with how far in each is, and the piece that it begins if any.
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    let mut pieces: Vec<(String, String)> = Vec::new();
    let mut contents = None;
    for line in said.lines() {
        let depth = line.len() - line.trim_start().len();
        let line = line.trim();
        if let Some(words) = line.strip_prefix('"') {
            let words = words.strip_suffix('"').unwrap_or(words);
            let within = open.iter().rev().filter(|(outer, _)| *outer < depth);
            if let Some(piece) = within.filter_map(|(_, piece)| *piece).next() {
                pieces[piece].1.push_str(words);
            }
            continue;
        }
        if line.starts_with('/') || line.starts_with("Object ") {
            continue;
        }
        open.retain(|(outer, _)| *outer < depth);
        contents = contents.filter(|outer| *outer < depth);
        let kind = line.split([' ', ':']).next().unwrap_or_default();
        if kind == "TOC" {
            contents = Some(depth);
        }
        let begins = (is_heard(kind) && contents.is_none()).then_some(pieces.len());
        pieces.extend(begins.map(|_| (kind.to_owned(), String::new())));
        open.push((depth, begins));
    }
    heard(pieces)
}

/// What pdf.js hears, without spaces. It reads page by page: what goes on from one page to the next is
/// put together where it was `said` as one.
pub fn pdfjs(pdf: &Path, said: &[Piece]) -> Vec<Piece> {
    let told = run(Command::new("node")
        .arg("tests/validators/tree.mjs")
        .arg(tools().join("node_modules/pdfjs-dist/legacy/build/pdf.mjs"))
        .arg(pdf));
    let mut pieces: Vec<Piece> = Vec::new();
    for page in told.split("\n\n") {
        let lines = page.lines().filter_map(|line| line.split_once('\t'));
        let mut page = heard(lines.map(|(kind, words)| (kind.to_owned(), words.to_owned())));
        let goes_on = |last: &Piece, next: &Piece, said: &Piece| {
            last.kind == next.kind && last != said && said.words.starts_with(&last.words)
        };
        let whole = pieces.len().checked_sub(1).and_then(|last| said.get(last));
        if let (Some(last), Some(next), Some(whole)) = (pieces.last_mut(), page.first(), whole)
            && goes_on(last, next, whole)
        {
            last.words.push_str(&page.remove(0).letters().words);
        }
        pieces.extend(page.into_iter().map(Piece::letters));
    }
    pieces
}

/// What says nothing is not heard, but for cells, which are counted.
fn heard(pieces: impl IntoIterator<Item = (String, String)>) -> Vec<Piece> {
    let pieces = pieces.into_iter().map(|(kind, words)| Piece::new(&kind, &words));
    pieces.filter(|piece| !piece.words.is_empty() || piece.kind.starts_with('T')).collect()
}

/// The text of a PDF as it is copied out of it.
pub fn copied(pdf: &Path) -> String {
    run(Command::new("pdftotext").arg(pdf).arg("-"))
}

/// How often each word stands in a text. Letters and digits count apart, and the marks between them don't:
/// a word may be parted at its hyphen, and a program may hear a space before the number of a footnote.
pub fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|character: char| !character.is_alphanumeric()) {
        let characters: Vec<char> = word.chars().collect();
        for part in characters.chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()) {
            *words.entry(part.iter().collect()).or_default() += 1;
        }
    }
    words
}

/// The words that were said more often than they were found, but for those that no line has room for.
pub fn lost(said: &[Piece], found: &BTreeMap<String, usize>) -> Vec<String> {
    /// A word of so many letters may be broken.
    const LONG: usize = 60;
    let said: Vec<&str> = said.iter().map(|piece| piece.words.as_str()).collect();
    let mut lost = words(&said.join(" "));
    lost.retain(|word, count| found.get(word).copied().unwrap_or_default() < *count);
    let fits = |word: &String| (1..LONG).contains(&word.chars().count());
    lost.into_keys().filter(fits).collect()
}
