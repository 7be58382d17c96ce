//! References that are not to what their words say: "Table 2 (savings)", whose caption speaks of posts.

use super::Looked;
use super::resolve::at;
use super::targets::{Kind, Target};
use crate::check::Finding;
use crate::check::rule::Rule;
use crate::check::tokens::{Token, tokens};
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const SUBJECT: Rule = Rule {
    name: "references/subject",
    level: Level::Warning,
    finds: "a reference with words in brackets that what it leads to doesn't have",
};

/// The most words in brackets that are taken for a name.
const MOST: usize = 5;
/// Words that say nothing of a subject.
const SMALL: [&str; 22] = [
    "the", "a", "an", "of", "and", "or", "in", "on", "for", "to", "by", "see", "also", "above",
    "below", "overleaf", "attached", "part", "page", "as", "with", "from",
];

/// Looks at the words in brackets right after a reference to a table, a chart or an appendix.
pub(super) fn check(looked: &Looked) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, mention) in &looked.mentions {
        let passage = &looked.subject.passages[*index];
        let [(name, _)] = mention.names.as_slice() else { continue };
        let Some(target) = looked.targets.find(&mention.kinds, name) else { continue };
        let has_words = [Kind::Table, Kind::Chart, Kind::Appendix].contains(&target.kind);
        let said = in_brackets(&passage.text[mention.range.end..]);
        let Some(said) = said.filter(|_| has_words && !target.words.is_empty()) else { continue };
        if is_of(said, target, looked) {
            continue;
        }
        let words = &passage.text[mention.range.clone()];
        let message = format!("“{words} ({said})” leads to “{}”", target.words);
        let fault = at(Diagnostic::warning(message), passage, mention)
            .remedy("refer to the one that is meant, or call it as it calls itself");
        found.push(Finding::new(&SUBJECT, format!("{words} ({said})"), fault));
    }
    found
}

/// A few words in brackets, with no number among them.
fn in_brackets(rest: &str) -> Option<&str> {
    let (inside, _) = rest.strip_prefix(" (")?.split_once(')')?;
    let words = tokens(inside);
    let are_words = words.iter().all(|word| {
        word.is_word() && !word.text.contains(|c: char| c.is_ascii_digit()) || word.text == "-"
    });
    let says = words.iter().any(|word| tells(word));
    (are_words && says && words.len() <= MOST).then_some(inside)
}

fn tells(word: &Token) -> bool {
    word.text.len() > 3 && !word.is(&SMALL)
}

/// Whether one of the words stands in the title, or in a heading of the table that it is of.
fn is_of(said: &str, target: &Target, looked: &Looked) -> bool {
    let mut words = target.words.to_lowercase();
    if let (Kind::Table, Some(at)) = (target.kind, target.at) {
        let of_table = looked.subject.passages[at + 1..].iter().take_while(|passage| {
            use crate::check::passages::PassageKind::{Cell, ColumnHeading, Note};
            [Cell, ColumnHeading, Note].contains(&passage.kind)
        });
        for passage in of_table {
            words.push(' ');
            words.push_str(&passage.text.to_lowercase());
        }
    }
    let words = tokens(&words);
    let stems: Vec<String> = words.iter().map(stem).collect();
    tokens(said).iter().filter(|word| tells(word)).any(|word| stems.contains(&stem(word)))
}

/// The beginning that a word shares with its other forms: saving, savings, saved.
fn stem(word: &Token) -> String {
    word.text.to_lowercase().chars().take(4).collect()
}
