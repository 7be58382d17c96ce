//! What words refer to: "paragraphs 12 to 14", "Table 3", "recommendation b)".
//!
//! A section of an Act, and a table in another report, are mentioned in the same words: those are passed
//! over ([`elsewhere`]).

mod elsewhere;

use std::ops::Range;

use elsewhere::is_elsewhere;

use super::targets::{Kind, Targets, name_of};
use crate::check::passages::{Passage, PassageKind};
use crate::check::tokens::{Token, tokens};
use crate::style::Style;

/// Something that is referred to.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// What it may be: a style can call charts as others call tables.
    pub(super) kinds: Vec<Kind>,
    /// The numbers or letters by which it is called, with where they stand.
    pub(super) names: Vec<(String, Range<usize>)>,
    /// Where the mention stands, from its first word.
    pub(super) range: Range<usize>,
}

/// By which words things are referred to.
pub(super) struct Vocabulary(Vec<Call>);

struct Call {
    words: Vec<String>,
    kind: Kind,
    /// Whether it calls several: "paragraphs".
    several: bool,
}

/// How they are usually called, whatever the style calls them.
const USUAL: [(&str, &str, Kind); 8] = [
    ("paragraph", "paragraphs", Kind::Paragraph),
    ("para", "paras", Kind::Paragraph),
    ("section", "sections", Kind::Section),
    ("table", "tables", Kind::Table),
    ("figure", "figures", Kind::Chart),
    ("appendix", "appendices", Kind::Appendix),
    ("recommendation", "recommendations", Kind::Recommendation),
    ("footnote", "footnotes", Kind::Footnote),
];

impl Vocabulary {
    /// What the style calls things, and what they are usually called.
    pub(super) fn of(style: &Style) -> Self {
        let words = &style.references;
        let wording = &style.wording;
        let own = [
            (&words.paragraph, &words.paragraphs, Kind::Paragraph),
            (&words.section, &words.sections, Kind::Section),
            (&wording.table, &words.tables, Kind::Table),
            (&wording.chart, &words.charts, Kind::Chart),
            (&words.appendix, &words.appendices, Kind::Appendix),
            (&words.recommendation, &words.recommendations, Kind::Recommendation),
            (&words.background_paper, &words.background_papers, Kind::BackgroundPaper),
            (&words.footnote, &words.footnotes, Kind::Footnote),
        ];
        let own = own.map(|(one, several, kind)| (one.as_str(), several.as_str(), kind));
        let mut calls: Vec<Call> = Vec::new();
        for (one, several, kind) in own.into_iter().chain(USUAL) {
            for (pattern, several) in [(one, false), (several, true)] {
                let words = pattern.split("{n}").next().unwrap_or_default().to_lowercase();
                let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
                let known = |call: &Call| call.words == words && call.kind == kind;
                if !words.is_empty() && !calls.iter().any(known) {
                    calls.push(Call { words, kind, several });
                }
            }
        }
        Self(calls)
    }

    /// What is called at the beginning of these words: the number of words, what it may be, and whether it
    /// is several.
    fn read(&self, words: &[Token]) -> Option<(usize, Vec<Kind>, bool)> {
        let first = words.first()?.text.to_lowercase();
        let called = |call: &&Call| {
            let same = |(word, token): (&String, &Token)| token.text.to_lowercase() == *word;
            words.len() > call.words.len()
                && call.words.first() == Some(&first)
                && call.words.iter().zip(words).all(same)
        };
        let longest = self.0.iter().filter(called).max_by_key(|call| call.words.len())?;
        let kinds = self.0.iter().filter(|call| call.words == longest.words);
        Some((longest.words.len(), kinds.map(|call| call.kind).collect(), longest.several))
    }
}

/// Everything of this paper that a passage refers to.
pub(super) fn in_passage(
    passage: &Passage,
    vocabulary: &Vocabulary,
    targets: &Targets,
) -> Vec<Mention> {
    // A heading is no sentence, and a caption begins with the name of its own table.
    if matches!(passage.kind, PassageKind::Heading(_) | PassageKind::ColumnHeading) {
        return Vec::new();
    }
    let tokens = tokens(&passage.text);
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((mention, end)) = read(&tokens, at, vocabulary) else {
            at += 1;
            continue;
        };
        let own_name = passage.kind == PassageKind::Caption && mention.range.start == 0;
        if !own_name && !is_elsewhere(&tokens, at, end, &mention, targets) {
            mentions.push(mention);
        }
        at = end;
    }
    mentions
}

/// The mention that begins at a token, and the token after it.
fn read(tokens: &[Token], start: usize, vocabulary: &Vocabulary) -> Option<(Mention, usize)> {
    let (words, kinds, several) = vocabulary.read(&tokens[start..])?;
    // "A figure 3 per cent higher", "Figures 2018": only what is called with a capital is a chart.
    let is_small = tokens[start].text.starts_with(char::is_lowercase);
    if is_small && kinds == [Kind::Chart] {
        return None;
    }
    let mut at = start + words;
    // "para. 5"
    if tokens[start].is(&["para", "paras"]) && tokens.get(at).is_some_and(|dot| dot.text == ".") {
        at += 1;
    }
    let mut names = Vec::new();
    let (first, mut end) = name(tokens, at, &kinds)?;
    names.push(first);
    while several && let Some((is_range, after)) = separator(tokens, end) {
        let Some((next, after)) = name(tokens, after, &kinds) else { break };
        if is_range {
            names.extend(between(names.last().map_or("", |(name, _)| name), &next));
        }
        names.push(next);
        end = after;
    }
    let range = tokens[start].range.start..tokens[end - 1].range.end;
    Some((Mention { kinds, names, range }, end))
}

/// The number or letter by which something is called, and the token after it.
fn name(tokens: &[Token], at: usize, kinds: &[Kind]) -> Option<((String, Range<usize>), usize)> {
    let token = tokens.get(at)?;
    let is_number = token.text.split('.').all(|part| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    if is_number {
        let next = tokens.get(at + 1);
        let is_amount = next.is_some_and(|next| {
            next.is(&["%", "/", "per", "million", "m", "FTE", "people", "days", "weeks", "times"])
        });
        let mut end = at + 1;
        // "12 a)", "12(a)": what is meant is a part of it.
        if let Some(part) = letters(tokens, end) {
            end = part;
        } else if next.is_some_and(|next| next.text == "(" && next.range.start == token.range.end) {
            // "section 31(2)" is of an Act.
            return None;
        }
        return (!is_amount).then(|| ((name_of(token.text), token.range.clone()), end));
    }
    let of = |kind| kinds.contains(&kind);
    if of(Kind::Appendix) && is_capital(token.text) {
        return Some(((name_of(token.text), token.range.clone()), at + 1));
    }
    if of(Kind::Recommendation) {
        let end = letters(tokens, at)?;
        let letter = if token.text == "(" { at + 1 } else { at };
        let range = token.range.start..tokens[end - 1].range.end;
        return Some(((name_of(tokens[letter].text), range), end));
    }
    None
}

/// The token after `a)` or `(a)`, if that is what stands here.
fn letters(tokens: &[Token], at: usize) -> Option<usize> {
    let at = if tokens.get(at)?.text == "(" { at + 1 } else { at };
    let letters = tokens.get(at)?;
    let are_letters =
        letters.text.len() <= 4 && letters.text.bytes().all(|c| c.is_ascii_lowercase());
    let closed = tokens
        .get(at + 1)
        .is_some_and(|close| close.text == ")" && close.range.start == letters.range.end);
    (are_letters && closed).then_some(at + 2)
}

fn is_capital(text: &str) -> bool {
    let is_letter = text.len() == 1 && text.bytes().all(|c| c.is_ascii_uppercase());
    is_letter || (text.len() <= 4 && text.bytes().all(|c| matches!(c, b'I' | b'V' | b'X')))
}

/// What stands between two names: whether it is "to", and the token after it.
fn separator(tokens: &[Token], at: usize) -> Option<(bool, usize)> {
    let token = tokens.get(at)?;
    if token.is(&["to", "\u{2013}", "-"]) {
        return Some((true, at + 1));
    }
    let comma = token.text == ",";
    let and = |token: &Token| token.is(&["and", "or", "&"]);
    if comma && tokens.get(at + 1).is_some_and(and) {
        return Some((false, at + 2));
    }
    (comma || and(token)).then_some((false, at + 1))
}

/// The names between the ends of a range: 13 of "12 to 14".
fn between(first: &str, last: &(String, Range<usize>)) -> Vec<(String, Range<usize>)> {
    let parts = |name: &str| -> Option<(String, u32)> {
        let (before, number) = match name.rsplit_once('.') {
            Some((before, number)) => (format!("{before}."), number),
            None => (String::new(), name),
        };
        Some((before, number.parse().ok()?))
    };
    let (Some((of_first, first)), Some((of_last, number))) = (parts(first), parts(&last.0)) else {
        return Vec::new();
    };
    if of_first != of_last {
        return Vec::new();
    }
    (first + 1..number).map(|n| (format!("{of_first}{n}"), last.1.clone())).collect()
}
