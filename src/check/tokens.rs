//! Words one by one: what rules about single words and numbers look at.

use std::ops::Range;

/// A word, a number or a mark, and where it stands.
#[derive(Clone, Debug)]
pub struct Token<'a> {
    /// As it is printed.
    pub text: &'a str,
    /// Where it stands.
    pub range: Range<usize>,
}

impl Token<'_> {
    /// Whether it is one of these words, whatever its capitals.
    pub fn is(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.text.eq_ignore_ascii_case(word))
    }

    /// Whether it is a word or a number, and no mark.
    pub fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphanumeric)
    }
}

/// The words, numbers and marks of a text. `3.29.1`, `1,061` and `don't` are one each; a hyphen, a bracket
/// and a full stop are marks of their own.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let length = if first.is_alphanumeric() { word_length(rest) } else { first.len_utf8() };
        let (token, after) = rest.split_at(length);
        if !first.is_whitespace() {
            tokens.push(Token { text: token, range: start..start + length });
        }
        rest = after;
    }
    tokens
}

/// How long the word or number is with which a text begins.
fn word_length(text: &str) -> usize {
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, letter)| *letter);
        let joins = match letter {
            '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
            '\'' | '\u{2019}' => before.is_alphabetic() && after.is_alphabetic(),
            _ => letter.is_alphanumeric(),
        };
        if !joins {
            return at;
        }
        before = letter;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::tokens;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_numbers_and_marks_are_one_each() {
        assert_eq!(
            texts("See paragraph 3.29.1, don’t add £1,061."),
            ["See", "paragraph", "3.29.1", ",", "don’t", "add", "£", "1,061", "."]
        );
        assert_eq!(texts("2018/19 (12A)"), ["2018", "/", "19", "(", "12A", ")"]);
        assert_eq!(texts(" \u{FFFC} "), ["\u{FFFC}"]);
    }
}
