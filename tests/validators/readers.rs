//! Programs that read PDFs.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use unicode_normalization::UnicodeNormalization;

use super::outline::Piece;
use super::tools::{run, tools};

/// The kinds of elements of which an outline consists; whatever else has text is part of one of them.
const KINDS: [&str; 11] = ["H1", "H2", "H3", "H4", "H5", "H6", "P", "Lbl", "TH", "TD", "Caption"];

fn is_heard(kind: &str) -> bool {
    KINDS.contains(&kind)
}

/// What poppler hears, with footnotes after the text, in the order of their numbers.
pub fn poppler(pdf: &Path) -> Vec<Piece> {
    pieces(&structure(pdf))
}

/// The tree of a PDF with its text, as poppler tells it.
fn structure(pdf: &Path) -> String {
    run(Command::new("pdfinfo").arg("-struct-text").arg(pdf))
}

fn pieces(structure: &str) -> Vec<Piece> {
    // The text, and then each footnote.
    let mut parts = vec![Vec::new()];
    // The elements in which we are: how far in each is, what it is, and of which part.
    let mut open: Vec<(usize, String, usize)> = Vec::new();
    for line in structure.lines() {
        let depth = line.len() - line.trim_start().len();
        let line = line.trim();
        open.retain(|(outer, _, _)| *outer < depth);
        // A picture is heard by its alternative text.
        let is_left_out = open.iter().any(|(_, outer, _)| outer == "TOC" || outer == "Figure");
        if is_left_out || line.starts_with('/') || line.starts_with("Object ") {
            continue;
        }
        let mut part = open.last().map_or(0, |(_, _, part)| *part);
        if let Some(words) = line.strip_prefix('"') {
            if let Some((_, piece)) = parts[part].last_mut() {
                let piece: &mut String = piece;
                piece.push_str(words.strip_suffix('"').unwrap_or(words));
            }
            continue;
        }
        let kind = line.split([' ', ':']).next().unwrap_or_default();
        if kind == "Note" {
            part = parts.len();
            parts.push(Vec::new());
        }
        let begins = match kind {
            "LBody" | "Note" | "BlockQuote" => Some("P"),
            kind => is_heard(kind).then_some(kind),
        };
        parts[part].extend(begins.map(|kind| (kind.to_owned(), String::new())));
        open.push((depth, kind.to_owned(), part));
    }
    // Where a paragraph goes on after the number, it is heard as one with it.
    let number = |part: &Vec<(String, String)>| {
        let (_, label) = part.iter().find(|(kind, _)| kind == "Lbl")?;
        let digits = label.split(|character: char| !character.is_ascii_digit());
        digits.filter_map(|digits| digits.parse().ok()).next()
    };
    parts[1..].sort_by_key(|part| number(part).unwrap_or(usize::MAX));
    heard(parts.into_iter().flatten())
}

/// The entries of the contents, as poppler hears them, without the numbers of pages: the two count
/// other pages.
fn contents(structure: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    // How far in the contents are.
    let mut open: Option<usize> = None;
    for line in structure.lines() {
        let depth = line.len() - line.trim_start().len();
        let line = line.trim();
        open = open.filter(|outer| *outer < depth);
        if open.is_none() && line.split(' ').next() == Some("TOC") {
            open = Some(depth);
        } else if open.is_some() && line.starts_with("TOCI") {
            entries.push(String::new());
        } else if open.is_some()
            && let Some((words, entry)) = line.strip_prefix('"').zip(entries.last_mut())
        {
            entry.push_str(words.strip_suffix('"').unwrap_or(words));
        }
    }
    let is_number = |c: char| c.is_ascii_digit() || c.is_whitespace();
    let entries = entries.iter().map(|entry| entry.trim_end_matches(is_number));
    entries.map(|entry| format!("[{}]", entry.replace(char::is_whitespace, ""))).collect()
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
    let text: String = text.nfc().collect();
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

/// Where two PDFs first say something else, if they do. Spaces are not compared, since the two part their
/// pieces in other ways; nor accents that no letter has as its own, which poppler's tree of Typst's
/// passes over. Contents are compared after the text.
pub fn first_difference(ours: &Path, theirs: &Path) -> Option<String> {
    let letters = |pdf: &Path| -> Vec<char> {
        let structure = structure(pdf);
        let pieces = pieces(&structure).into_iter().map(Piece::letters);
        let words = pieces.map(|piece| piece.words).chain(contents(&structure));
        let letters = words.flat_map(|words| words.chars().collect::<Vec<_>>());
        letters.filter(|letter| !matches!(letter, '\u{300}'..='\u{36F}')).collect()
    };
    let (said, shown) = (letters(ours), letters(theirs));
    let same = said.iter().zip(&shown).take_while(|(ours, theirs)| ours == theirs).count();
    let rest = |letters: &[char]| -> String { letters.iter().skip(same).take(40).collect() };
    let before: String = said[same.saturating_sub(40)..same].iter().collect();
    (said != shown).then(|| {
        let name = ours.display();
        format!("{name}: after {before:?} ours has {:?}, Typst’s {:?}", rest(&said), rest(&shown))
    })
}
