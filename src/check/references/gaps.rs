//! Numbers that a person typed, and that have a gap: "a) … b) … d) …".

use crate::check::passages::{Passage, PassageKind};
use crate::check::rule::Rule;
use crate::check::tokens::tokens;
use crate::check::{Finding, Subject};
use crate::diagnostic::{Diagnostic, Place};
use crate::inputs::checks::Level;
use crate::paper::{Block, Inline, Labels, List, Numerals, ParagraphNumber, walk};

pub(in crate::check) const GAPS: Rule = Rule {
    name: "references/gaps",
    level: Level::Warning,
    finds: "a list or paragraphs whose numbers were typed, and don't follow one another",
};

/// Looks at lists with labels of their own, and at paragraphs that begin with a number.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let mut found = Vec::new();
    in_blocks(&subject.paper.blocks, &mut found);
    for footnote in &subject.paper.footnotes {
        in_blocks(&footnote.blocks, &mut found);
    }
    found.extend(paragraphs(subject));
    found
}

fn in_blocks(blocks: &[Block], found: &mut Vec<Finding>) {
    for block in blocks {
        match block {
            Block::List(list) => {
                found.extend(in_list(list));
                list.items.iter().for_each(|item| in_blocks(&item.blocks, found));
            }
            Block::Quote(blocks) => in_blocks(blocks, found),
            Block::Numbered(numbered) => in_blocks(&numbered.blocks, found),
            _ => {}
        }
    }
}

/// A list keeps the labels that were typed where they follow one another. Where they don't, they are
/// words of its items; and numbers are counted anew, as Markdown has it.
fn in_list(list: &List) -> Option<Finding> {
    let items: Option<Vec<(String, Place)>> =
        list.items.iter().map(|item| first(&item.blocks)).collect();
    let items = items.filter(|items| items.len() > 1)?;
    match list.labels {
        Labels::Bullet => {
            let labels: Option<Vec<&str>> = items.iter().map(|(words, _)| label(words)).collect();
            let labels = labels?;
            // Items that happen to begin with a bracket are no list of labels.
            let inner = labels.first()?.trim_matches(['(', ')', '.']);
            let begins = Numerals::ALL.iter().any(|numerals| numerals.write(1) == inner);
            let at = (1..labels.len()).find(|&at| !follows(labels[at - 1], labels[at]))?;
            begins.then(|| gap(labels[at - 1], labels[at], &items[at].1))
        }
        Labels::Ordered { start, numerals: Numerals::Decimal, .. } => {
            let typed: Option<Vec<u64>> =
                items.iter().map(|(_, place)| typed_number(place)).collect();
            let typed = typed?;
            // All alike says that they are to be counted by the program.
            if typed.iter().all(|number| *number == typed[0]) {
                return None;
            }
            let at = (0..typed.len()).find(|at| typed[*at] != start + *at as u64)?;
            let fault = Diagnostic::warning(format!(
                "{} was typed before this item, and {} is printed",
                typed[at],
                start + at as u64
            ));
            let remedy = "number the items one after another, or put the item that is missing in";
            let about = format!("{} printed as {}", typed[at], start + at as u64);
            Some(Finding::new(&GAPS, about, fault.at(&items[at].1).remedy(remedy)))
        }
        Labels::Ordered { .. } => None,
    }
}

fn gap(before: &str, label: &str, place: &Place) -> Finding {
    let fault = Diagnostic::warning(format!("“{label}” follows “{before}”"))
        .at(place)
        .remedy("label the items one after another: the list is then printed with these labels");
    Finding::new(&GAPS, format!("{label} after {before}"), fault)
}

/// The first words of an item, and where they were typed.
fn first(blocks: &[Block]) -> Option<(String, Place)> {
    let mut first = None;
    walk::blocks(blocks.get(..1)?, &mut |inline| {
        if let Inline::Text(text) = inline
            && let Some(place) = &text.origin.0
        {
            first.get_or_insert_with(|| (text.words.clone(), place.clone()));
        }
    });
    first
}

/// The label with which an item begins: `b)`, `(ii)`, `2.`
fn label(words: &str) -> Option<&str> {
    let word = words.split_whitespace().next()?;
    let inner = word.strip_suffix([')', '.'])?;
    let inner = inner.strip_prefix('(').unwrap_or(inner);
    let is_numeral =
        (1..=4).contains(&inner.len()) && inner.bytes().all(|c| c.is_ascii_alphanumeric());
    is_numeral.then_some(word)
}

/// Whether a label is the one after another, however they count.
fn follows(before: &str, label: &str) -> bool {
    let inner = |label: &str| label.trim_matches(['(', ')', '.']).to_owned();
    Numerals::ALL.iter().any(|numerals| {
        (1..100)
            .any(|n| numerals.write(n) == inner(before) && numerals.write(n + 1) == inner(label))
    })
}

/// The number that stands before these words on their line.
fn typed_number(place: &Place) -> Option<u64> {
    let text = place.source().text();
    let before = &text[..place.span().start];
    let line = before.rsplit('\n').next()?.trim_matches([' ', '>', '\t', '*', '_', '-']);
    line.strip_suffix(['.', ')'])?.parse().ok()
}

/// Paragraphs that begin with a number of their own, section by section.
fn paragraphs(subject: &Subject) -> Vec<Finding> {
    let numbered_by_style = subject.style.numbering.paragraphs != ParagraphNumber::Absent;
    let mut found = Vec::new();
    let mut last: Option<(Vec<u32>, usize)> = None;
    for (index, passage) in subject.passages.iter().enumerate() {
        if passage.kind == PassageKind::Heading(2) {
            last = None;
        }
        let Some((typed, place)) = number_of(passage) else { continue };
        let number: Vec<u32> = typed.split('.').filter_map(|part| part.parse().ok()).collect();
        if let Some((before, at)) = &last {
            let same = before.len() == number.len()
                && before[..before.len() - 1] == number[..number.len() - 1];
            let gap = number.last() > before.last().map(|n| n + 1).as_ref();
            if same && gap && *at < index {
                let before: Vec<String> = before.iter().map(u32::to_string).collect();
                let before = before.join(".");
                let fault =
                    Diagnostic::warning(format!("paragraph {typed} follows paragraph {before}"));
                let remedy = if numbered_by_style {
                    "take the numbers out: the style numbers paragraphs"
                } else {
                    "number the paragraphs one after another; a style can do so (`numbering`, docs/styles.md)"
                };
                let about = format!("{typed} after {before}");
                found.push(Finding::new(&GAPS, about, fault.at(&place).remedy(remedy)));
            }
        }
        last = Some((number, index));
    }
    found
}

/// The number that was typed at the beginning of a paragraph: `3.2` in "3.2 The savings". A single number
/// is rather one of a sentence: "12 people came".
fn number_of(passage: &Passage) -> Option<(String, Place)> {
    let tokens = tokens(&passage.text);
    let [number, next, ..] = tokens.as_slice() else { return None };
    let parts = number.text.split('.').count();
    let is_number = number.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    // "3.5 million", "3.5 FTE": no number of a paragraph.
    let begins = next.text.starts_with(char::is_uppercase) && !next.is(&["FTE", "GWh", "MWh"]);
    let is_typed = passage.kind == PassageKind::Paragraph && passage.is_typed(&number.range);
    let place = passage.place(&number.range)?;
    (parts > 1 && is_number && begins && is_typed).then(|| (number.text.to_owned(), place))
}
