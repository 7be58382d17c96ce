//! Texts that lack their quotes: what YAML made of them, and how they are to be typed.
//!
//! An officer types `title: Parks: a report`, or `- Approve: the posts`, or `{{posts.total.cost}} a
//! year`, and to YAML that is a key, a group or a list. Told so, nobody would know what to do.

use std::ops::Range;

use super::tree::{Node, Value};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::text::line_start;

/// What is said of a text in the middle of which the parser was at its wits' end: where, what is
/// wrong, and what to do.
pub(super) struct Explained {
    pub(super) span: Range<usize>,
    pub(super) reason: &'static str,
    pub(super) remedy: &'static str,
}

/// Why the parser stopped at the byte `at`, where it says no more than that it expected something
/// else.
pub(super) fn stopped_at(text: &str, at: usize) -> Option<Explained> {
    let next = text[at..].chars().next()?;
    let line_start = line_start(text, at);
    let before = text[line_start..at].trim_end();
    match next {
        ':' => Some(Explained {
            span: at..at + 1,
            reason: "a colon that belongs to no key",
            remedy: "put quotes around a text with a colon in it; or, if a key begins here, a comma before it",
        }),
        '&' => Some(begins_a_text(at..at + 1)),
        _ if before.ends_with(['}', ']']) => {
            let opened = before.rfind("{{").or_else(|| before.rfind('['));
            let doubled = before.rfind("[[").or(opened);
            Some(match doubled.filter(|_| before.ends_with("}}") || before.ends_with(']')) {
                Some(open) => Explained {
                    span: line_start + open..line_start + before.len(),
                    reason: "a text that begins with braces or brackets has no quotes around it",
                    remedy: "put quotes around the whole text",
                },
                None => Explained {
                    span: at..at + next.len_utf8(),
                    reason: "the line goes on behind the brace that closes it",
                    remedy: "put the brace behind the last key; or, if it belongs to a text, put quotes around the text",
                },
            })
        }
        _ => None,
    }
}

/// A text can't begin with some signs unless it has quotes around it.
pub(super) fn begins_a_text(span: Range<usize>) -> Explained {
    Explained {
        span,
        reason: "a text that begins with this sign has no quotes around it",
        remedy: "put quotes around the whole text",
    }
}

/// Words behind the quotation mark before the byte `at`: the text was closed too early, or is still
/// open from another line.
pub(super) fn after_quotes(text: &str, at: usize) -> Option<Explained> {
    let at = text[..at].trim_end_matches(' ').len();
    let mark = text[..at].chars().next_back().filter(|mark| matches!(mark, '"' | '\''))?;
    let open = text[..at - mark.len_utf8()].rfind(mark)?;
    if text[open..at].contains('\n') {
        return Some(Explained {
            span: open..open + 1,
            reason: "this quotation mark is not closed",
            remedy: "close it at the end of the text",
        });
    }
    Some(Explained {
        span: open..at,
        reason: "words follow behind the mark that closes a quoted text",
        remedy: if mark == '"' {
            "put quotes around the whole text, and type `\\\"` for a `\"` within it"
        } else {
            "put quotes around the whole text, and type `''` for an apostrophe within it"
        },
    })
}

/// The brace, or the bracket, that is still open where a list goes on at the byte `at`.
pub(super) fn left_open(text: &str, at: usize) -> Option<Explained> {
    let above = text[..at].trim_end();
    let line_start = line_start(above, above.len());
    let line = &above[line_start..];
    if let Some(comment) = line.find(" #") {
        return Some(Explained {
            span: line_start + comment + 1..above.len(),
            reason: "all that follows ` #` is a comment, and so a brace is not closed",
            remedy: "put quotes around a text with ` #` in it",
        });
    }
    let mut closed = 0_usize;
    for (index, sign) in above.char_indices().rev() {
        match sign {
            '}' | ']' => closed += 1,
            '{' | '[' if closed > 0 => closed -= 1,
            '{' | '[' => {
                return Some(Explained {
                    span: index..index + 1,
                    reason: "this brace or bracket is not closed",
                    remedy: "close a `{` with `}`, and a `[` with `]`",
                });
            }
            _ => {}
        }
    }
    None
}

/// How to type what was meant as a text, and is a list or a group of keys to YAML.
pub(super) fn remedy(node: &Node) -> Option<String> {
    let text = node.place.source().text();
    let start = node.place.span().start;
    let line_end = text[start..].find('\n').map_or(text.len(), |end| start + end);
    let (open, close) = match &node.value {
        Value::List(_) => ('[', ']'),
        Value::Map(_) => ('{', '}'),
        Value::Null | Value::Scalar(_) | Value::Form(_) => return None,
    };
    // A group is marked by its first key, behind its braces.
    let first = text[..start].trim_end_matches(open).len();
    let opened = text[first..line_end].chars().take_while(|c| *c == open).count();
    let is_one = match &node.value {
        Value::List(items) => items.len() == 1,
        _ => true,
    };
    if opened > 1 || (opened == 1 && is_one) {
        let ends = close.to_string().repeat(opened);
        let end = text[first..line_end].find(&ends)? + first + ends.len();
        let quoted = quoted(&text[first..end])?;
        // Nobody makes a list in a list where a text belongs.
        let alone = if opened > 1 { "" } else { "write a text alone; or " };
        return Some(format!(
            "{alone}put quotes around a text that begins with `{open}`: {quoted}"
        ));
    }
    let words = sentence(node)?;
    Some(format!("put quotes around a text with a colon in it: {}", quoted(words)?))
}

/// The fault of an item such as `- Approve: the posts`, which begins with none of the `keys` that such
/// an item may have.
pub fn unquoted_sentence(node: &Node, keys: &[&str]) -> Option<Diagnostic> {
    let words = sentence(node)?;
    let key = node.place.text();
    if nearest(key, keys.iter().copied()).is_some() {
        return None;
    }
    let start = node.place.span().start;
    let place = Place::new(node.place.source(), start..start + words.len());
    Some(
        Diagnostic::error(format!("to YAML, the colon makes a key of `{key}`"))
            .at(&place)
            .remedy(format!("put quotes around the text: {}", quoted(words)?)),
    )
}

/// The line of a group that is but one key with words behind it.
fn sentence(node: &Node) -> Option<&str> {
    let Value::Map(entries) = &node.value else { return None };
    let [(key, value)] = entries.as_slice() else { return None };
    let (Value::Scalar(_), Value::Scalar(_)) = (&key.value, &value.value) else { return None };
    let text = key.place.source().text();
    let start = key.place.span().start;
    let line = text[start..].lines().next()?.trim_end();
    let on_the_line = value.place.span().start < start + line.len();
    (on_the_line && !line.ends_with(['}', ']'])).then_some(line)
}

/// A text in quotes, unless it has both kinds within it.
fn quoted(text: &str) -> Option<String> {
    let mark = ['"', '\''].into_iter().find(|mark| !text.contains(*mark))?;
    Some(format!("`{mark}{text}{mark}`"))
}

/// What to do where a key has neither colon nor value: it is what follows a comma in a text of
/// `{label: Parks, gardens}`.
pub fn remedy_of_comma(key: &Place, value: &Node) -> Option<&'static str> {
    let (source, end) = (key.source().text(), key.span().end);
    let follows = source[end..].trim_start().chars().next()?;
    (matches!(value.value, Value::Null) && matches!(follows, ',' | '}'))
        .then_some("put quotes around a text with a comma in it")
}
