//! Words that stand before a mark.

/// Where words begin that a text ends with, as the words of a part: nothing runs into them from before. A
/// space between them may be any, such as the end of a line, and a character may have a backslash.
pub(super) fn at_end(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    for char in words.chars().rev() {
        if char.is_whitespace() {
            let trimmed = rest.trim_end();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
            continue;
        }
        rest = rest.strip_suffix(char)?;
        if char.is_ascii_punctuation() {
            rest = rest.strip_suffix('\\').unwrap_or(rest);
        }
    }
    let goes_on = match rest.chars().next_back() {
        Some(before) if before.is_alphanumeric() => true,
        Some('.' | ',') => rest[..rest.len() - 1].ends_with(|c: char| c.is_ascii_digit()),
        // A sign, or a currency, would be of the amount.
        Some('£' | '$' | '€' | '+' | '\u{2212}') => true,
        // So would a hyphen be, but for one between two amounts.
        Some('-') => rest[..rest.len() - 1]
            .chars()
            .next_back()
            .is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '[')),
        _ => false,
    };
    (!goes_on && !words.is_empty()).then_some(rest.len())
}

/// Where as many words begin at the end of a text as there are in `words`, within its last paragraph: what
/// a person has most likely written in their stead.
pub(super) fn as_many(text: &str, words: &str) -> usize {
    let paragraph = text.rfind("\n\n").map_or(0, |end| end + 2);
    let mut rest = &text[paragraph..];
    for _ in 0..words.split_whitespace().count().max(1) {
        let trimmed = rest.trim_end();
        rest = &trimmed[..trimmed.rfind(char::is_whitespace).map_or(0, |space| space + 1)];
    }
    // Another part that ends there is none of it, nor is a bracket before it.
    let start = paragraph + rest.len();
    let after_mark = text[start..].rfind("-->").map_or(start, |end| start + end + "-->".len());
    let opening = text[after_mark..].len()
        - text[after_mark..].trim_start_matches(['(', '[', '*', '_', ' ', '\n']).len();
    (after_mark + opening).max(text.len() - after_lead(text).len())
}

/// A line without the signs with which it begins. That of an item has a blank behind it: any other is one of an
/// amount.
fn after_marks(line: &str) -> &str {
    let rest = line.trim_start_matches([' ', '\t', '>', '#']);
    match rest.strip_prefix(['-', '*', '+']) {
        Some(item) if item.starts_with([' ', '\t']) => after_marks(item),
        _ => rest,
    }
}

/// What the last line of a text has behind that with which it begins: the sign of a quotation, of a heading or of
/// an item, and its number.
fn after_lead(text: &str) -> &str {
    let line = text.rfind('\n').map_or(0, |newline| newline + 1);
    let words = after_marks(&text[line..]);
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')');
    let number = words.find(|c| !is_of_number(c)).unwrap_or(words.len());
    let (number, rest) = words.split_at(number);
    let is_lead = number.starts_with(|c: char| c.is_ascii_digit()) && number.contains(['.', ')']);
    match rest.strip_prefix(' ') {
        Some(rest) if is_lead => rest,
        _ => words,
    }
}
