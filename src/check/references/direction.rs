//! "Above" that is below, and "below" that is above.

use super::Looked;
use super::resolve::at;
use super::targets::Kind;
use crate::check::Finding;
use crate::check::passages::{Passage, PassageKind};
use crate::check::rule::Rule;
use crate::check::tokens::{Token, tokens};
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const DIRECTION: Rule = Rule {
    name: "references/direction",
    level: Level::Error,
    finds: "“above” of what stands below, or “below” of what stands above",
};

/// Looks at what is said to stand above or below, by its number or as "the table below".
pub(super) fn check(looked: &Looked) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, mention) in &looked.mentions {
        let passage = &looked.subject.passages[*index];
        // Footnotes are read after the text, and stand on the page of what they are about.
        if passage.kind == PassageKind::Footnote {
            continue;
        }
        let rest = tokens(&passage.text[mention.range.end..]);
        let Some(word) = said(&rest) else { continue };
        let is_wrong = |at: usize| if word == "above" { at > *index } else { at < *index };
        let targets =
            mention.names.iter().map(|(name, _)| looked.targets.find(&mention.kinds, name));
        if targets.flatten().filter_map(|target| target.at).any(is_wrong) {
            let words = format!("{} {word}", &passage.text[mention.range.clone()]);
            let fault = at(Diagnostic::error(wrong(&words, word)), passage, mention);
            found.push(Finding::new(&DIRECTION, words, fault.remedy(remedy(word))));
        }
    }
    for (index, passage) in looked.subject.passages.iter().enumerate() {
        found.extend(unnumbered(index, passage, looked));
    }
    found
}

/// What is said right after a mention of where it stands.
fn said(rest: &[Token]) -> Option<&'static str> {
    let rest = match rest {
        [comma, rest @ ..] if comma.text == "," => rest,
        rest => rest,
    };
    let [word, after @ ..] = rest else { return None };
    let word = ["above", "below"].into_iter().find(|known| word.is(&[known]))?;
    // "Table 3 below the line", "above £3m": no place in the paper.
    let ends = after.first().is_none_or(|next| {
        !next.is_word() && !matches!(next.text, "£" | "$" | "€")
            || next.is(&["and", "or", "shows", "show", "sets", "gives", "give", "has", "is", "are"])
    });
    ends.then_some(word)
}

/// "The table below", where no table follows.
fn unnumbered(index: usize, passage: &Passage, looked: &Looked) -> Option<Finding> {
    let is_running = [PassageKind::Paragraph, PassageKind::Item].contains(&passage.kind);
    let all = tokens(&passage.text);
    let (start, kind) = all.iter().enumerate().find_map(|(start, token)| {
        let kind = [("table", Kind::Table), ("chart", Kind::Chart)]
            .into_iter()
            .find(|(word, _)| token.is(&[word]))?
            .1;
        // "The table below", and not "Table 3 below" or "put on the table above".
        let the = start > 0 && all[start - 1].is(&["the", "this"]);
        (the && said(&all[start + 1..]).is_some()).then_some((start, kind))
    })?;
    let word = said(&all[start + 1..])?;
    let there = looked.subject.passages.iter().enumerate().any(|(at, other)| {
        let is_there = if word == "above" { at < index } else { at > index };
        is_there && is_of(kind, other)
    });
    if !is_running || there {
        return None;
    }
    let range = all[start - 1].range.start..all[start + 1].range.end;
    let words = passage.text[range.clone()].to_owned();
    let fault =
        Diagnostic::error(format!("“{words}”: the paper has no {} {word} this", kind.called()));
    let fault = passage.place(&range).map_or(fault.clone(), |place| fault.at(&place));
    Some(Finding::new(&DIRECTION, words, fault.remedy(remedy(word))))
}

/// Whether this is the caption of one, or a heading that a person typed in a table without one. The particulars
/// of a front page are nobody's "table above".
fn is_of(kind: Kind, passage: &Passage) -> bool {
    let is_typed = || passage.place(&(0..passage.text.len())).is_some();
    passage.kind == PassageKind::Caption
        || (kind == Kind::Table && passage.kind == PassageKind::ColumnHeading && is_typed())
}

fn wrong(words: &str, word: &str) -> String {
    let other = if word == "above" { "below" } else { "above" };
    format!("“{words}”: it stands {other}")
}

fn remedy(word: &str) -> String {
    format!("leave “{word}” out: a number is enough, and stays right when parts are moved")
}
