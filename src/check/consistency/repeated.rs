//! Paragraphs that stand twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Finding;
use crate::check::passages::{Passage, PassageKind, What};
use crate::check::rule::Rule;
use crate::check::vocabulary::{Vocabulary, Word};
use crate::diagnostic::{Diagnostic, Place};
use crate::inputs::checks::Level;

pub(super) const REPEATED: Rule = Rule {
    name: "consistency/repeated",
    level: Level::Warning,
    finds: "a paragraph that stands twice, word for word or nearly",
};

/// Shorter ones may well be alike: "This is as the last report said."
const FEWEST_WORDS: usize = 12;

/// A cell is often the label of a row, and rightly the same in two tables.
const FEWEST_WORDS_OF_A_CELL: usize = 25;

/// How many words in a row two paragraphs have in common before they are compared.
const RUN: usize = 5;

/// How much of two paragraphs is alike, in hundredths, if one is the other with a word changed.
const ALIKE: usize = 85;

/// A passage as it is compared.
struct Compared<'a> {
    passage: &'a Passage<'a>,
    place: Place,
    pairs: BTreeSet<(Word, Word)>,
    words: Vec<Word>,
}

/// Every paragraph that stood before, once each.
pub(super) fn check(passages: &[Passage]) -> Vec<Finding> {
    let mut known: Vec<Compared> = Vec::new();
    let mut places = BTreeSet::new();
    let mut by_run: BTreeMap<[Word; RUN], Vec<usize>> = BTreeMap::new();
    let mut vocabulary = Vocabulary::default();
    let mut findings = Vec::new();
    for passage in passages {
        let Some(compared) = Compared::of(passage, &mut vocabulary) else { continue };
        // What a paper prints in two places was typed once.
        let span = compared.place.span();
        if !places.insert((compared.place.source().path().to_owned(), span.start, span.end)) {
            continue;
        }
        let runs: BTreeSet<[Word; RUN]> =
            compared.words.windows(RUN).filter_map(|run| run.try_into().ok()).collect();
        let candidates: BTreeSet<usize> =
            runs.iter().filter_map(|run| told_apart(by_run.get(run)?)).flatten().copied().collect();
        let twin = candidates.into_iter().find(|index| compared.is_like(&known[*index]));
        if let Some(twin) = twin {
            findings.push(finding(&compared, &known[twin]));
        }
        for run in runs {
            by_run.entry(run).or_default().push(known.len());
        }
        known.push(compared);
    }
    findings
}

/// The paragraphs that have a run of words, if it tells them apart: a phrase of every paragraph says nothing of
/// any, and following it would take longer and longer.
fn told_apart(paragraphs: &Vec<usize>) -> Option<&Vec<usize>> {
    const MOST: usize = 20;
    (paragraphs.len() <= MOST).then_some(paragraphs)
}

impl<'a> Compared<'a> {
    fn of(passage: &'a Passage, vocabulary: &mut Vocabulary) -> Option<Self> {
        use PassageKind::{Cell, Footnote, Item, Note, Paragraph};
        if !matches!(passage.kind, Paragraph | Item | Cell | Footnote | Note) {
            return None;
        }
        // Words of the style may stand wherever it puts them.
        if !passage.pieces.iter().any(|piece| matches!(piece.what, What::Typed(_))) {
            return None;
        }
        let place = passage.place(&(0..passage.text.len()))?;
        let words: Vec<Word> = passage
            .text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| vocabulary.learn(word.to_lowercase()))
            .collect();
        let fewest = if passage.kind == Cell { FEWEST_WORDS_OF_A_CELL } else { FEWEST_WORDS };
        if words.len() < fewest {
            return None;
        }
        let pairs = words.windows(2).map(|pair| (pair[0], pair[1])).collect();
        Some(Self { passage, place, pairs, words })
    }

    fn is_like(&self, other: &Self) -> bool {
        let common = self.pairs.intersection(&other.pairs).count();
        let all = self.pairs.len() + other.pairs.len();
        2 * common * 100 >= ALIKE * all
    }
}

fn finding(later: &Compared, earlier: &Compared) -> Finding {
    let is_same = later.words == earlier.words;
    let how = if is_same { "word for word" } else { "nearly word for word" };
    let kind = match later.passage.kind {
        PassageKind::Cell => "cell",
        PassageKind::Footnote => "footnote",
        PassageKind::Note => "note",
        _ => "paragraph",
    };
    let finding = Diagnostic::warning(format!("this {kind} stands twice, {how}"))
        .at(&later.place)
        .related(&earlier.place, "here before")
        .remedy("leave one out, or say in the second what is different");
    let words: Vec<&str> = later.passage.text.split_whitespace().take(8).collect();
    Finding::new(&REPEATED, format!("{} …", words.join(" ")), finding)
}
