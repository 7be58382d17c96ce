//! Code that is opened and not closed.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::read;

/// The fence (```` ``` ````) of code that a text opens and doesn't close, if there is one. Whatever was
/// joined to such a text would be part of the code.
pub fn unclosed(text: &str) -> Option<Range<usize>> {
    read(text).events.into_iter().find_map(|(event, span)| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => open_fence(text, span),
        _ => None,
    })
}

/// The fence with which the code at `span` begins, unless its last line is the fence that closes it.
fn open_fence(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let code = text.get(span.clone())?.trim_end();
    let mut lines = code.lines();
    let first = lines.next()?;
    let mark = first.chars().next()?;
    let length = first.chars().take_while(|character| *character == mark).count();
    // Code in a quotation has the marks of the quotation before each line.
    let last = lines.last().unwrap_or_default().trim_start_matches([' ', '\t', '>']);
    let is_closed = last.len() >= length && last.chars().all(|character| character == mark);
    (!is_closed).then(|| span.start..span.start + first.len())
}
