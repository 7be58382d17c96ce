//! Labels that stand in the text of list items: `a)`, `(ii)`, `1)`, `A)`.
//!
//! Markdown has bullets and numbers, and recommendations are lettered. They are written as a bullet
//! list whose every item begins with its label:
//!
//! ```text
//! - a) Approve the scheme.
//! - b) Note the risks.
//! ```
//!
//! Labels must follow one another. The first may be any up to [`HIGHEST_START`]. `i)` can be a
//! letter or a Roman numeral: what follows decides, and where nothing does, the lower number.
//! `C. Smith` begins with an initial: a capital with a dot is a label only from `A.` or `I.` on.
//! A label with a backslash in it (`a\)`) is text.

use crate::paper::{Block, Inline, Item, Labels, List, Numerals, Punctuation, Text};

/// The highest number that a first label can have. Past it, letters and numerals are words: `mix)`.
const HIGHEST_START: u64 = 99;

/// A list as Markdown has it, with the raw text with which each item begins.
pub(super) struct Written {
    /// The list.
    pub(super) list: List,
    /// What each item begins with, up to the first escape or mark, if it begins with text.
    pub(super) beginnings: Vec<Option<String>>,
}

impl Written {
    /// The list, with labels taken out of its items if they carry any.
    pub(super) fn into_list(self) -> List {
        let mut list = self.labelled();
        // Whether one item of one block stands close to its neighbours means nothing.
        list.tight |= matches!(list.items.as_slice(), [item] if item.blocks.len() < 2);
        list
    }

    fn labelled(self) -> List {
        let Self { list, beginnings } = self;
        if list.labels != Labels::Bullet {
            return list;
        }
        let beginnings: Option<Vec<&str>> = beginnings.iter().map(Option::as_deref).collect();
        let labels = beginnings.as_deref().and_then(recognise);
        match (beginnings, labels) {
            (Some(beginnings), Some(labels)) => with_labels(list, labels, &beginnings),
            _ => with_numbers(list),
        }
    }
}

/// The labels with which the items of a bullet list begin, if all do, in sequence.
pub(crate) fn recognise(beginnings: &[&str]) -> Option<Labels> {
    let first = beginnings.first()?;
    candidates(first).into_iter().find(|labels| {
        let mut items = beginnings.iter().enumerate();
        items.all(|(index, text)| label_length(text, &labels.of(index)).is_some())
    })
}

/// The labels that a list could have whose first item begins with this text: the lowest number
/// first.
fn candidates(text: &str) -> Vec<Labels> {
    let word = text.split([' ', '\t']).next().unwrap_or(text);
    let Some((inner, punctuation)) = punctuation(word) else { return Vec::new() };
    let mut found: Vec<(u64, Numerals)> = Numerals::ALL
        .into_iter()
        .filter_map(|numerals| {
            (1..=highest_start(numerals, punctuation))
                .find(|number| numerals.write(*number) == inner)
                .map(|number| (number, numerals))
        })
        .collect();
    found.sort_by_key(|(number, _)| *number);
    found
        .into_iter()
        .map(|(start, numerals)| Labels::Ordered { start, numerals, punctuation })
        .collect()
}

/// The highest number that the first label can have. Any capital with a dot may be an initial.
fn highest_start(numerals: Numerals, punctuation: Punctuation) -> u64 {
    match (numerals, punctuation) {
        (Numerals::CapitalLetter | Numerals::CapitalRoman, Punctuation::Dot) => 1,
        _ => HIGHEST_START,
    }
}

fn punctuation(word: &str) -> Option<(&str, Punctuation)> {
    if let Some(inner) = word.strip_suffix(')') {
        return Some(match inner.strip_prefix('(') {
            Some(inner) => (inner, Punctuation::Brackets),
            None => (inner, Punctuation::Bracket),
        });
    }
    word.strip_suffix('.').map(|inner| (inner, Punctuation::Dot))
}

/// How much of `text` its label takes, with the space after it.
fn label_length(text: &str, label: &str) -> Option<usize> {
    let rest = text.strip_prefix(label)?;
    let words = rest.trim_start_matches([' ', '\t']);
    (rest.is_empty() || words.len() < rest.len()).then(|| text.len() - words.len())
}

/// Takes the labels out of the items. If one of them turns out to be part of a word (`a)*b`), the
/// list stays as it is.
fn with_labels(list: List, labels: Labels, beginnings: &[&str]) -> List {
    let stripped: Option<Vec<Item>> = list
        .items
        .iter()
        .zip(beginnings)
        .enumerate()
        .map(|(index, (item, beginning))| without_label(item, beginning, &labels.of(index)))
        .collect();
    match stripped {
        Some(items) => List { labels, items, ..list },
        None => list,
    }
}

fn without_label(item: &Item, beginning: &str, label: &str) -> Option<Item> {
    let (Block::Paragraph(content), blocks) = item.blocks.split_first()? else { return None };
    let (Inline::Text(text), content) = content.split_first()? else { return None };
    let words = text.words.get(label_length(beginning, label)?..)?;
    let origin = text.origin.clone();
    let mut content = content.to_vec();
    if beginning == label && (!words.is_empty() || !ends_line(&content)) {
        return None;
    }
    if !words.is_empty() {
        content.insert(0, Inline::Text(Text { words: words.to_owned(), origin }));
    } else if content.first() == Some(&Inline::SoftBreak) {
        content.remove(0);
    }
    let paragraph = (!content.is_empty()).then_some(Block::Paragraph(content));
    let blocks = paragraph.into_iter().chain(blocks.iter().cloned()).collect();
    Some(Item { ticked: item.ticked, blocks })
}

fn ends_line(rest: &[Inline]) -> bool {
    matches!(rest.first(), None | Some(Inline::SoftBreak))
}

/// `- 1) Approve` is a list within a list to CommonMark: each bullet holds a list of one item.
/// In sequence, these are the items of one numbered list.
fn with_numbers(list: List) -> List {
    let Some(start) = list.items.first().and_then(number) else { return list };
    let mut items = list.items.iter().enumerate();
    if !items.all(|(index, item)| number(item) == Some(start.saturating_add(index as u64))) {
        return list;
    }
    let labels =
        Labels::Ordered { start, numerals: Numerals::Decimal, punctuation: Punctuation::Bracket };
    let tight = list.tight && list.items.iter().all(is_tight);
    List { labels, tight, items: list.items.into_iter().map(unwrapped).collect() }
}

fn is_tight(item: &Item) -> bool {
    matches!(item.blocks.first(), Some(Block::List(inner)) if inner.tight)
}

fn number(item: &Item) -> Option<u64> {
    let Some(Block::List(inner)) = item.blocks.first() else { return None };
    let Labels::Ordered { start, numerals: Numerals::Decimal, punctuation: Punctuation::Bracket } =
        inner.labels
    else {
        return None;
    };
    (inner.items.len() == 1 && item.ticked.is_none()).then_some(start)
}

fn unwrapped(item: Item) -> Item {
    let mut blocks = item.blocks.into_iter();
    let mut unwrapped = match blocks.next() {
        Some(Block::List(inner)) => inner.items.into_iter().next(),
        _ => None,
    }
    .unwrap_or(Item { ticked: None, blocks: Vec::new() });
    unwrapped.blocks.extend(blocks);
    unwrapped
}
