//! Options without that of doing nothing.

use super::fields::{beginning, says_nothing};
use crate::check::passages::{Passage, PassageKind};
use crate::check::rule::Rule;
use crate::check::tokens::{Token, tokens};
use crate::check::{Finding, Subject};
use crate::diagnostic::Diagnostic;
use crate::inputs::Section;
use crate::inputs::checks::Level;

pub(super) const OPTIONS: Rule = Rule {
    name: "completeness/options",
    level: Level::Warning,
    finds: "options without that of doing nothing",
};

/// What nobody says but of a course that could be taken, wherever it stands in a sentence. A `*` stands for
/// some words.
const COURSES: [&str; 37] = [
    "do nothing",
    "doing nothing",
    "nothing is done",
    "nothing were done",
    "nothing was done",
    "do minimum",
    "do the minimum",
    "status quo",
    "not to proceed",
    "not proceed",
    "not proceeding",
    "not to approve",
    "not approving",
    "not to agree",
    "not agreeing",
    "take no action",
    "taking no action",
    "make no change",
    "making no change",
    "make no changes",
    "making no changes",
    "leave * as it is",
    "leave * as they are",
    "leaving * as it is",
    "leaving * as they are",
    "keep * as it is",
    "keep * as they are",
    "keeping * as it is",
    "keeping * as they are",
    "stay as it is",
    "stay as they are",
    "remain as it is",
    "remain as they are",
    "carry on as",
    "carrying on as",
    "continue as now",
    "continue as at present",
];

/// Verbs of those who go on with what is there: "retain the current arrangements".
const KEEP: [&str; 8] =
    ["keep", "keeping", "retain", "retaining", "maintain", "maintaining", "continue", "continuing"];

/// What is said of many things, and is an option where it is the name of one: a heading, the beginning of an item,
/// what stands right behind the word "option".
const NAMES: [&str; 11] = [
    "nothing",
    "no action",
    "no change",
    "no changes",
    "no intervention",
    "as now",
    "as is",
    "unchanged",
    "business as usual",
    "continue",
    "carry on",
];

/// What happens if nothing is decided is an option too, and the one against which others are measured: the record of
/// a decision has the alternatives that were considered (SI 2012/2089, regulations 12(2) and 13).
pub(super) fn check(subject: &Subject) -> Option<Finding> {
    let name = subject.style.requires.options.as_ref()?;
    let section = subject.section(&name.value)?;
    if says_nothing(section.source.text()) || passages(subject, section).any(has_it) {
        return None;
    }
    let fault = Diagnostic::warning("the options don't say what happens if nothing is done")
        .at(&beginning(&section.source))
        .remedy("add the option of doing nothing, with what speaks against it");
    Some(Finding::new(&OPTIONS, name.value.as_str(), fault))
}

/// What the paper prints of a section.
fn passages<'a>(
    subject: &'a Subject,
    section: &'a Section,
) -> impl Iterator<Item = &'a Passage<'a>> {
    subject.passages.iter().filter(|passage| {
        let place = passage.place(&(0..passage.text.len()));
        place.is_some_and(|place| place.source().path() == section.source.path())
    })
}

/// Whether a passage has the option of doing nothing.
fn has_it(passage: &Passage) -> bool {
    let words: Vec<Token> =
        tokens(&passage.text).into_iter().filter(|token| !is_joint(token)).collect();
    let is_name =
        matches!(passage.kind, PassageKind::Heading(_) | PassageKind::Item | PassageKind::Cell);
    (0..words.len()).any(|at| {
        let here = &words[at..];
        let before = &words[..at];
        let is_course = COURSES.iter().any(|course| {
            begins_with(here, course).is_some_and(|after| {
                let may_be_another = course.ends_with("nothing") && does_nothing_to_it(after);
                !may_be_another || is_name && is_label(before)
            })
        });
        let is_named = NAMES.iter().any(|name| {
            begins_with(here, name).is_some_and(|after| {
                is_name && is_label(before) && ends(after)
                    || follows_option(before) && (ends(after) || is_said_of(after))
            })
        });
        is_course || is_named || goes_on(here)
    })
}

/// A hyphen within words, as in "do-nothing".
fn is_joint(token: &Token) -> bool {
    matches!(token.text, "-" | "\u{2010}" | "\u{2011}" | "“" | "”" | "\"" | "‘" | "’" | "'")
}

/// What stands behind these words, if the text begins with them.
fn begins_with<'a, 'b>(text: &'b [Token<'a>], words: &str) -> Option<&'b [Token<'a>]> {
    let Some((before, after)) = words.split_once(" * ") else {
        let length = words.split(' ').count();
        let is_it = text.len() >= length
            && text.iter().zip(words.split(' ')).all(|(token, word)| token.is(&[word]));
        return is_it.then(|| &text[length..]);
    };
    let rest = begins_with(text, before)?;
    // "leave the service as it is", "leave services and support as they are".
    (1..=6).find_map(|between| {
        let (between, rest) = rest.split_at_checked(between)?;
        between.iter().all(Token::is_word).then(|| begins_with(rest, after))?
    })
}

/// Whether this goes on with what is there.
fn goes_on(text: &[Token]) -> bool {
    let Some((verb, rest)) = text.split_first() else { return false };
    let what = rest.iter().find(|token| !token.is(&["with", "to", "the", "use", "its", "our"]));
    verb.is(&KEEP) && what.is_some_and(|token| token.is(&["current", "existing", "present"]))
}

/// Whether a name ends here: "No change in demand is expected" is none.
fn ends(after: &[Token]) -> bool {
    after.first().is_none_or(|token| !token.is_word() || token.is(&["to", "from"]))
}

/// "The option of no change was considered."
fn is_said_of(after: &[Token]) -> bool {
    after.first().is_some_and(|token| token.is(&["is", "was", "would", "has", "and", "or"]))
}

/// "This would do nothing to reduce demand" is said of another option.
fn does_nothing_to_it(after: &[Token]) -> bool {
    after.first().is_some_and(|token| token.is(&["to", "for", "about", "of"]))
}

/// Whether what stands before is no more than the label of an option: "Option 1:", "a)", "The".
fn is_label(before: &[Token]) -> bool {
    let is_part = |token: &Token| {
        !token.is_word()
            || token.text.len() == 1
            || token.text.chars().all(|c| "ivxIVX".contains(c))
            || token.text.starts_with(|c: char| c.is_ascii_digit())
            || token.is(&["option", "alternative", "the", "one", "two", "three", "four", "five"])
    };
    before.iter().all(is_part)
}

/// Whether the word "option" stands right before: "the option of no change", "Option 1 (no change)".
fn follows_option(before: &[Token]) -> bool {
    let near = &before[before.len().saturating_sub(4)..];
    let at = near.iter().rposition(|token| token.is(&["option", "options", "alternative"]));
    at.is_some_and(|at| is_label(&near[at..]) || near[at + 1..].iter().all(is_link))
}

fn is_link(token: &Token) -> bool {
    token.is(&["of", "is", "was", "would", "be", "to", "for", "a"]) || !token.is_word()
}
