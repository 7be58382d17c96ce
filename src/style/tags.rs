//! What stands between the braces of a template, as far as it has to be known before Tera sees it:
//! which tags there are, which other files they name, and where.

use std::ops::Range;

/// What stands between `{%` and `%}`, or between `{{` and `}}`.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// Whether it is a tag, `{% … %}`, and not something to be printed.
    pub is_tag: bool,
    /// All that stands there, without the braces.
    text: &'a str,
    /// Where that begins in the template.
    start: usize,
}

impl<'a> Piece<'a> {
    /// Its first word, and where it stands: `for`, `include`.
    pub fn word(&self) -> (&'a str, Range<usize>) {
        let inside = self.text.trim_start_matches('-').trim_start();
        let start = self.start + self.text.len() - inside.len();
        let word = leading_word(inside);
        (word, start..start + word.len())
    }

    /// The word after the first: the name of a block.
    pub fn name(&self) -> &'a str {
        let (word, span) = self.word();
        leading_word(self.text[span.start - self.start + word.len()..].trim_start())
    }

    /// The text in quotes that it gives first: the name of a file. With the place of that text.
    pub fn quoted(&self) -> Option<(&'a str, Range<usize>)> {
        let open = self.text.find(QUOTES)?;
        let quote = self.text[open..].chars().next()?;
        let length = self.text[open + 1..].find(quote)?;
        let start = self.start + open + 1;
        Some((&self.text[open + 1..open + 1 + length], start..start + length))
    }

    /// The first of these signs that stands in it outside of texts, and where.
    pub fn sign(&self, signs: &[char]) -> Option<(char, Range<usize>)> {
        let mut quote = None;
        for (at, character) in self.text.char_indices() {
            match quote {
                Some(open) => quote = Some(open).filter(|open| *open != character),
                None if QUOTES.contains(&character) => quote = Some(character),
                None if signs.contains(&character) => {
                    return Some((
                        character,
                        self.start + at..self.start + at + character.len_utf8(),
                    ));
                }
                None => {}
            }
        }
        None
    }

    /// Where a word stands in it, be it in a text: each place.
    pub fn places_of(&self, word: &str) -> Vec<Range<usize>> {
        let found = self.text.match_indices(word).filter(|(at, _)| {
            let before = self.text[..*at].chars().next_back();
            let after = self.text[at + word.len()..].chars().next();
            !before.is_some_and(in_word) && !after.is_some_and(in_word)
        });
        found.map(|(at, _)| self.start + at..self.start + at + word.len()).collect()
    }
}

/// What Tera takes for the marks of a text.
const QUOTES: [char; 3] = ['"', '\'', '`'];

fn in_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn leading_word(text: &str) -> &str {
    let length = text.find(|c: char| !in_word(c));
    &text[..length.unwrap_or(text.len())]
}

/// The pieces of a template, in order. Comments are passed over.
pub fn pieces(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(found) = template[at..].find('{') {
        let open = at + found;
        let start = open + 2;
        match template.get(open..start) {
            Some("{#") => {
                let end = template[start..].find("#}");
                at = end.map_or(template.len(), |end| start + end + 2);
            }
            Some(mark @ ("{%" | "{{")) => {
                let is_tag = mark == "{%";
                let text = &template[start..];
                let length = end_of(text, if is_tag { "%}" } else { "}}" });
                pieces.push(Piece { is_tag, text: &text[..length], start });
                at = (start + length + 2).min(template.len());
            }
            _ => at = open + 1,
        }
    }
    pieces
}

/// How far it is to the end mark. In a text between quotes it is none: whoever took one there for the
/// end would read what follows otherwise than Tera does.
fn end_of(text: &str, end: &str) -> usize {
    let mut quote = None;
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if character == '\\' => escaped = true,
            Some(open) if open == character => quote = None,
            Some(_) => {}
            None if text[at..].starts_with(end) => return at,
            None if QUOTES.contains(&character) => quote = Some(character),
            None => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    fn words(template: &str) -> Vec<&str> {
        pieces(template).iter().map(|piece| piece.word().0).collect()
    }

    #[test]
    fn marks_within_texts_and_comments_begin_and_end_nothing() {
        assert_eq!(words("{{ \"{#\" }}{% for a in b %}{{ '#}' }}"), ["", "for", ""]);
        assert_eq!(words("{# {% x %} #}{%- set s = \"%}\" %}{%include 'a'%}"), ["set", "include"]);
        assert_eq!(words("{ {{ a }} {"), ["a"]);
        assert_eq!(words("{{ \"\\\"}}\" }}{% if"), ["", "if"]);
        assert_eq!(words("£{"), [""; 0]);
    }

    #[test]
    fn names_of_files_and_blocks_have_their_places() {
        let template = "{% include \"base/a.md\" %}{% block body %}{{ super() ~ superb }}";
        let pieces = pieces(template);
        let (name, span) = pieces[0].quoted().unwrap();
        assert_eq!((name, &template[span]), ("base/a.md", "base/a.md"));
        assert_eq!(pieces[1].name(), "body");
        assert_eq!(pieces[2].places_of("super").len(), 1);
    }
}
