//! Paragraphs that begin with letters or Roman numerals that somebody typed, and items so labelled within one:
//! "a) … b) … d) …".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::gaps::GAPS;
use crate::check::Finding;
use crate::check::passages::{Passage, PassageKind, What};
use crate::diagnostic::{Diagnostic, Place};
use crate::paper::Numerals;

/// The label with which a paragraph begins. With a full stop, a capital is rather that of a name.
static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<label>\([a-z]{1,4}\)|\([A-Z]\)|[a-z]{1,4}[.)]|[A-Z]\))\s+\S")
        .expect("the pattern is valid: every test runs it")
});

/// A label within a paragraph, behind what parts items, or at the beginning of a line.
static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:(?P<before>:|[;,.]|[;,.] and|[;,.] or| and| or) |\n)(?P<label>\(?[a-z]{1,4}\)) \w",
    )
    .expect("the pattern is valid: every test runs it")
});

/// How labels may count here. Paragraphs with digits are looked at elsewhere.
const NUMERALS: [Numerals; 4] =
    [Numerals::Letter, Numerals::Roman, Numerals::CapitalLetter, Numerals::CapitalRoman];

/// No list is longer.
const LONGEST: u64 = 60;

/// More labels than these were not forgotten, but belong to another list.
const MOST_LEFT_OUT: u64 = 2;

/// A label that was typed.
pub(in crate::check) struct Label {
    typed: String,
    place: Place,
    /// Whether a list may begin with it.
    begins: bool,
}

impl Label {
    /// The label that these words are, if they are one and nothing else.
    pub(in crate::check) fn alone(words: &str, place: Place) -> Option<Self> {
        let words = words.trim();
        let label = format!("{words} it");
        let found = BEGINS.captures(&label)?.name("label")?;
        (found.as_str() == words).then(|| Self { typed: words.to_owned(), place, begins: true })
    }

    /// What stands around its letters: nothing, or a bracket, before; a bracket or a full stop behind.
    fn form(&self) -> (bool, bool) {
        (self.typed.starts_with('('), self.typed.ends_with(')'))
    }

    fn value(&self, numerals: Numerals) -> Option<u64> {
        let letters = self.typed.trim_matches(['(', ')', '.']);
        (1..=LONGEST).find(|number| numerals.write(*number) == letters)
    }
}

/// A list, as far as it is read.
struct List {
    form: (bool, bool),
    numerals: Numerals,
    /// What its last item has, and where.
    last: u64,
    place: Place,
}

/// The lists that have begun, one within the other.
#[derive(Default)]
pub(in crate::check) struct Lists {
    open: Vec<List>,
}

impl Lists {
    /// What follows belongs to no list before it.
    pub(in crate::check) fn end(&mut self) {
        self.open.clear();
    }

    /// Another label: the next of a list that is open, the first of another, or one that doesn't follow.
    pub(in crate::check) fn next(&mut self, label: &Label) -> Option<Finding> {
        let value = |list: &List| label.value(list.numerals).filter(|_| label.form() == list.form);
        let with = |step: &dyn Fn(u64, u64) -> bool, open: &[List]| {
            let is_it = |list: &List| value(list).is_some_and(|value| step(list.last, value));
            open.iter().rposition(is_it)
        };
        if let Some(at) = with(&|last, value| value == last + 1, &self.open) {
            self.go_on(at, label);
            return None;
        }
        let first = NUMERALS.into_iter().rev().find(|numerals| label.value(*numerals) == Some(1));
        if let Some(numerals) = first {
            if label.begins {
                let is_same = |list: &List| (list.form, list.numerals) == (label.form(), numerals);
                self.open.retain(|list| !is_same(list));
                let (form, place) = (label.form(), label.place.clone());
                self.open.push(List { form, numerals, last: 1, place });
            }
            return None;
        }
        // One item alone may be anything.
        let is_gap = |last: u64, value: u64| {
            last > 1 && (last + 2..=last + 1 + MOST_LEFT_OUT).contains(&value)
        };
        let at = with(&is_gap, &self.open)?;
        let List { numerals, last, ref place, .. } = self.open[at];
        let is_there = stands_between(&numerals.write(last + 1), place, &label.place);
        let before = wrapped(&numerals.write(last), &label.typed);
        self.go_on(at, label);
        (!is_there).then(|| {
            let fault = Diagnostic::warning(format!("“{}” follows “{before}”", label.typed))
                .at(&label.place)
                .remedy("label the items one after another, and look at what refers to them");
            Finding::new(&GAPS, format!("{} after {before}", label.typed), fault)
        })
    }

    /// Those within the list that goes on have ended.
    fn go_on(&mut self, at: usize, label: &Label) {
        self.open.truncate(at + 1);
        if let Some(list) = self.open.last_mut() {
            list.last = label.value(list.numerals).unwrap_or(list.last);
            list.place = label.place.clone();
        }
    }
}

/// Letters with what stands around those of another label.
fn wrapped(letters: &str, like: &str) -> String {
    let open = if like.starts_with('(') { "(" } else { "" };
    let close = if like.ends_with(')') { ")" } else { "." };
    format!("{open}{letters}{close}")
}

/// Whether the label that is missed stands between two others all the same: in a table, or where lines were
/// joined that are items by themselves.
fn stands_between(letters: &str, one: &Place, other: &Place) -> bool {
    let between = one.span().end..other.span().start;
    let text = one.source().text().get(between).filter(|_| one.source() == other.source());
    let is_label = |(at, _): (usize, &str), text: &str| {
        let before = text[..at].chars().next_back();
        let after = text[at + letters.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && matches!(after, Some(')' | '.'))
    };
    text.is_some_and(|text| text.match_indices(letters).any(|found| is_label(found, text)))
}

/// The label with which a passage begins.
pub(in crate::check) fn beginning(passage: &Passage) -> Option<Label> {
    let found = BEGINS.captures(&passage.text)?.name("label")?;
    label(passage, found.range(), true)
}

/// A gap among the items within one passage.
pub(in crate::check) fn within(passage: &Passage) -> Option<Finding> {
    let mut lists = Lists::default();
    if let Some(first) = beginning(passage) {
        lists.next(&first);
    }
    WITHIN.captures_iter(&with_lines(passage)).find_map(|found| {
        let range = found.name("label")?.range();
        let begins = found.name("before").is_none_or(|before| before.as_str().starts_with(':'));
        lists.next(&label(passage, range, begins)?)
    })
}

/// The text of a passage with its lines as they were typed.
fn with_lines(passage: &Passage) -> String {
    let mut text = passage.text.clone();
    for piece in &passage.pieces {
        let is_end_of_line = matches!(piece.what, What::Ours) && &text[piece.range.clone()] == " ";
        if is_end_of_line {
            text.replace_range(piece.range.clone(), "\n");
        }
    }
    text
}

fn label(passage: &Passage, range: Range<usize>, begins: bool) -> Option<Label> {
    let place = passage.place(&range).filter(|_| passage.is_typed(&range))?;
    Some(Label { typed: passage.text[range].to_owned(), place, begins })
}

/// Every gap among the paragraphs of a paper, and among items within one of them.
pub(super) fn check(passages: &[Passage]) -> Vec<Finding> {
    let mut lists = Lists::default();
    let mut found = Vec::new();
    for passage in passages {
        match passage.kind {
            PassageKind::Heading(_) => lists.end(),
            PassageKind::Paragraph => {
                found.extend(beginning(passage).and_then(|label| lists.next(&label)));
                found.extend(within(passage));
            }
            _ => {}
        }
    }
    found
}
