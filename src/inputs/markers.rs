//! Markers of what isn't finished: `[[To write: …]]`, and of what is to be read again: `[[To review: …]]`.
//!
//! The inputs that `orderpaper new` makes are full of the one, those of `orderpaper roll` of the other,
//! and an author may add more. They may stand anywhere in a file, in comments too.

use std::sync::Arc;

use crate::diagnostic::{Place, Source};

/// What a marker asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Words, or a value, that nobody has written yet.
    ToWrite,
    /// A look at what was written for an earlier period.
    ToReview,
}

impl Asks {
    const ALL: [Asks; 2] = [Asks::ToWrite, Asks::ToReview];

    /// The word after "to".
    fn verb(self) -> &'static str {
        match self {
            Asks::ToWrite => "write",
            Asks::ToReview => "review",
        }
    }

    /// The marker, with words on what is asked for.
    pub fn marker(self, words: &str) -> String {
        format!("{START}To {}: {words}{END}", self.verb())
    }
}

/// How a marker begins. No sentence does; Markdown takes it for words; and who must print it writes
/// `\[\[`.
const START: &str = "[[";
/// How it ends.
const END: &str = "]]";

/// The places of the markers in a file. An editor may have broken the lines anew within one.
///
/// Each bracket is looked at once, however many stand in a row.
pub fn markers(source: &Arc<Source>) -> impl Iterator<Item = (Asks, Place)> {
    let text = source.text();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(START)?;
            let inside = text[start..].trim_start_matches('[');
            at = text.len() - inside.len();
            if let Some(asks) = Asks::ALL.into_iter().find(|asks| says_to(asks.verb(), inside)) {
                // One that isn't closed ends with its line, or where the next begins.
                let line = inside.lines().next().unwrap_or_default();
                let line = line.split(START).next().unwrap_or_default();
                let length = line.find(END).map_or(line.trim_end().len(), |end| end + END.len());
                return Some((asks, Place::new(source, start..at + length)));
            }
        }
    })
}

/// Whether `to` and a verb come first, however their letters and spaces are typed.
fn says_to(verb: &str, text: &str) -> bool {
    let Some(rest) = after_word(after_break(text), "to") else { return false };
    let begin = after_break(rest);
    // It ends with the word, or at the mark that follows it.
    begin.len() < rest.len()
        && after_word(begin, verb).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

/// Whether a value says that it is still to be written, and nothing else.
pub fn is_to_be_written(text: &str) -> bool {
    let inside = text.trim().strip_prefix(START).and_then(|text| text.strip_suffix(END));
    inside.is_some_and(|inside| says_to("write", inside) && !inside.contains(END))
}

/// What follows white space, or the end of a line. The next line may begin with the sign of a
/// quotation in Markdown, or of a comment in YAML.
fn after_break(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '#'))
}

fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}
