//! Recommendations and paragraphs in words.

use super::{moved_by, new, old};
use crate::compose::format::capitalised;
use crate::diff::tell::parts::{Grid, Part, Run, plain};
use crate::diff::{PassageChange, Piece, Status};

/// How many words around a change are told.
const WORDS_AROUND: usize = 6;

/// Says what changed in passages: their figures in a grid, then their words.
pub fn passages<'a>(
    heading: &str,
    changes: impl IntoIterator<Item = &'a PassageChange>,
    parts: &mut Vec<Part>,
) {
    let changes: Vec<&PassageChange> = changes.into_iter().collect();
    if changes.is_empty() {
        return;
    }
    parts.push(Part::Section(heading.to_owned()));
    let rows: Vec<Vec<Run>> = changes.iter().flat_map(|change| figures(change)).collect();
    if !rows.is_empty() {
        let columns = vec![
            ("Where", false),
            ("Figure", false),
            ("Old", true),
            ("New", true),
            ("Change", true),
        ];
        parts.push(Part::Grid(Grid { columns, rows }));
    }
    parts.extend(changes.into_iter().filter_map(said).map(Part::Item));
}

/// The words of a passage that changed.
fn said(change: &PassageChange) -> Option<Vec<Run>> {
    let whole = |text: &Option<String>| text.clone().unwrap_or_default();
    let words = match change.status {
        Status::Added => vec![plain("new: "), Run::New(whole(&change.new))],
        Status::Removed => vec![plain("gone: "), Run::Old(whole(&change.old))],
        Status::Changed if change.words.is_empty() => return None,
        Status::Changed => in_context(&change.words),
    };
    let place = [Run::Strong(capitalised(&standing(change))), plain(": ")];
    Some(place.into_iter().chain(words).collect())
}

/// A row for each figure of a passage that is another now.
fn figures(change: &PassageChange) -> impl Iterator<Item = Vec<Run>> {
    change.figures.iter().map(|figure| {
        vec![
            plain(capitalised(&change.place)),
            plain(&figure.label),
            old(figure.old.as_ref()),
            new(figure.new.as_ref()),
            plain(moved_by(figure)),
        ]
    })
}

/// Where it stands, and where it stood.
fn standing(change: &PassageChange) -> String {
    let PassageChange { place, section, old_place, .. } = change;
    let is_numbered = place.starts_with("paragraph ") && !place.contains(section.as_str());
    let place = match is_numbered {
        true => format!("{place} under “{section}”"),
        false => place.clone(),
    };
    // A heading is called by its words.
    let was = old_place.as_ref().filter(|_| !place.starts_with("the "));
    match was {
        Some(was) => format!("{place} (was {was})"),
        None => place,
    }
}

/// Words that changed, with some of those around.
pub fn in_context(pieces: &[Piece]) -> Vec<Run> {
    let last = pieces.len().saturating_sub(1);
    let run = |(at, piece): (usize, &Piece)| match piece {
        Piece::Old(words) => Run::Old(words.clone()),
        Piece::New(words) => Run::New(words.clone()),
        Piece::Same(words) => plain(around(words, at > 0, at < last)),
    };
    pieces.iter().enumerate().map(run).collect()
}

/// The first words where something before them changed, and the last where something behind did.
fn around(words: &str, behind: bool, before: bool) -> String {
    let mut was_blank = true;
    let starts = words.char_indices().filter(|(_, character)| {
        let begins = was_blank && !character.is_whitespace();
        was_blank = character.is_whitespace();
        begins
    });
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    let most = WORDS_AROUND * (usize::from(behind) + usize::from(before));
    if starts.len() <= most + 1 {
        return words.to_owned();
    }
    let first = if behind { &words[..starts[WORDS_AROUND]] } else { "" };
    match before {
        true => format!("{first}… {}", &words[starts[starts.len() - WORDS_AROUND]..]),
        false => format!("{first}…"),
    }
}
