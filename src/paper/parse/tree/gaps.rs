//! Gaps that labels leave: a label prints nothing, and so has no space of its own.

use crate::paper::Inline;

/// Marks before which no space stands.
const CLOSING: [char; 7] = ['.', ',', ';', ':', '!', '?', ')'];

/// Takes out the spaces that only a label kept from others, or from the edge of what it stands in.
pub(super) fn close(content: Vec<Inline>) -> Vec<Inline> {
    let mut closed: Vec<Inline> = Vec::new();
    let mut rest = content.into_iter().peekable();
    while let Some(mut inline) = rest.next() {
        let after_label = matches!(closed.last(), Some(Inline::Label(_)));
        if after_label && ends_blank(&closed) {
            match &mut inline {
                Inline::Text(text) => {
                    let words = &mut text.words;
                    words.drain(..words.len() - words.trim_start_matches(' ').len());
                    if words.starts_with(CLOSING) {
                        trim_end(&mut closed);
                    }
                    if words.is_empty() {
                        continue;
                    }
                }
                Inline::SoftBreak => continue,
                _ => {}
            }
        }
        let is_label = matches!(inline, Inline::Label(_));
        closed.push(inline);
        if is_label && rest.peek().is_none() {
            trim_end(&mut closed);
        }
    }
    closed
}

/// Whether what is printed so far is nothing, or ends in a space.
fn ends_blank(content: &[Inline]) -> bool {
    match content.iter().rfind(|inline| !matches!(inline, Inline::Label(_))) {
        None | Some(Inline::SoftBreak | Inline::HardBreak) => true,
        Some(Inline::Text(words)) => words.ends_with(' '),
        Some(_) => false,
    }
}

/// Takes away the space in which what is printed so far ends.
fn trim_end(content: &mut Vec<Inline>) {
    let last = content.iter().rposition(|inline| !matches!(inline, Inline::Label(_)));
    let Some(last) = last else { return };
    match &mut content[last] {
        Inline::Text(text) => text.words.truncate(text.trim_end_matches(' ').len()),
        Inline::SoftBreak | Inline::HardBreak => {
            content.remove(last);
        }
        _ => {}
    }
}
