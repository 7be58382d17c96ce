//! Words with figures among them, one beside the other.

use std::collections::BTreeSet;
use std::sync::Arc;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::model::Piece;
use super::number::{Number, Values};
use crate::figures::Figure;
use crate::paper::Inline;

/// A piece of a line: what one passage has, or hasn't, in common with another.
#[derive(Clone, Debug)]
pub enum Token {
    /// A word, with the punctuation beside it.
    Word(String),
    /// Any blank between two words.
    Space,
    /// A placed figure.
    Figure(Arc<Figure>, Number),
    /// A reference to another part of the paper. Its number is the program's: another number is no other
    /// reference.
    Reference {
        /// What it refers to.
        labels: String,
        /// As it is printed.
        words: String,
    },
}

impl Token {
    /// By what it is known, whatever it is printed as.
    fn key(&self) -> String {
        match self {
            Token::Word(word) => word.clone(),
            Token::Space => " ".to_owned(),
            // The characters are kept for the program's own use: no word has them.
            Token::Figure(figure, _) => format!("\u{E000}{}", figure.name),
            Token::Reference { labels, .. } => format!("\u{E001}{labels}"),
        }
    }

    fn text(&self) -> &str {
        match self {
            Token::Word(word) => word,
            Token::Space => " ",
            Token::Figure(_, number) => &number.text,
            Token::Reference { words, .. } => words,
        }
    }
}

/// A line as tokens. How its words are marked is left out, and so are labels and the numbers of footnotes.
pub fn tokens(content: &[Inline], values: Values) -> Vec<Token> {
    let mut tokens = Vec::new();
    add(content, values, &mut tokens);
    while matches!(tokens.last(), Some(Token::Space)) {
        tokens.pop();
    }
    tokens
}

fn add(content: &[Inline], values: Values, tokens: &mut Vec<Token>) {
    for inline in content {
        match inline {
            Inline::Text(text) => add_words(text, tokens),
            Inline::Code(code) => add_words(code, tokens),
            Inline::Image(image) => add_words(&image.alternative, tokens),
            Inline::Figure(placed) => {
                let figure = &placed.figure;
                let number = Number::new(&placed.text, figure.value, figure.unit, values);
                tokens.push(Token::Figure(Arc::clone(figure), number));
            }
            Inline::Reference(reference) => tokens.push(Token::Reference {
                labels: reference.labels.join(" "),
                words: reference.words.clone(),
            }),
            Inline::TickBox { ticked } => {
                tokens.push(Token::Word(tick(*ticked).to_owned()));
                add_space(tokens);
            }
            Inline::SoftBreak | Inline::HardBreak => add_space(tokens),
            Inline::FootnoteReference(_) | Inline::Label(_) => {}
            Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Struck(_)
            | Inline::Link { .. }
            | Inline::Language { .. } => {
                add(inline.content().map_or(&[][..], Vec::as_slice), values, tokens);
            }
        }
    }
}

/// A tick box as words.
pub fn tick(ticked: bool) -> &'static str {
    if ticked { "[x]" } else { "[ ]" }
}

/// Adds words, with one blank for all that stand together.
pub fn add_words(words: &str, tokens: &mut Vec<Token>) {
    let mut word = String::new();
    for character in words.chars() {
        if character.is_whitespace() {
            if !word.is_empty() {
                tokens.push(Token::Word(std::mem::take(&mut word)));
            }
            add_space(tokens);
        } else {
            word.push(character);
        }
    }
    if !word.is_empty() {
        tokens.push(Token::Word(word));
    }
}

fn add_space(tokens: &mut Vec<Token>) {
    if !matches!(tokens.last(), None | Some(Token::Space)) {
        tokens.push(Token::Space);
    }
}

/// What tokens say, as it is printed.
pub fn text(tokens: &[Token]) -> String {
    tokens.iter().map(Token::text).collect()
}

/// By what tokens are known: the same for the same words, whatever their figures come to.
pub fn key(tokens: &[Token]) -> String {
    tokens.iter().map(Token::key).collect()
}

/// The words by which two passages are found to be alike: all but the blanks.
pub fn keys(tokens: &[Token]) -> Vec<String> {
    tokens.iter().filter(|token| !matches!(token, Token::Space)).map(Token::key).collect()
}

/// A figure that stands at one place in both, as it was and as it is.
pub type Pair<'a> = (&'a Arc<Figure>, &'a Number, &'a Arc<Figure>, &'a Number);

/// Two lines, one beside the other.
pub struct Compared<'a> {
    /// Figures that stand at the same place in both.
    pub figures: Vec<Pair<'a>>,
    /// What words are gone and new; nothing where they are the same.
    pub words: Vec<Piece>,
}

/// Compares two lines. A figure by the same name is the same figure, whatever it is printed as.
pub fn compare<'a>(old: &'a [Token], new: &'a [Token]) -> Compared<'a> {
    let [old_keys, new_keys] =
        [old, new].map(|tokens| tokens.iter().map(Token::key).collect::<Vec<_>>());
    let mut figures = Vec::new();
    let mut pieces = Pieces::default();
    for operation in capture_diff_slices(Algorithm::Myers, &old_keys, &new_keys) {
        let (before, after) = (&old[operation.old_range()], &new[operation.new_range()]);
        if let DiffOp::Equal { .. } = operation {
            for pair in before.iter().zip(after) {
                if let (Token::Figure(was, old), Token::Figure(is, new)) = pair {
                    figures.push((was, old, is, new));
                }
            }
            pieces.same(text(after));
        } else {
            pieces.changed(text(before), text(after));
        }
    }
    figures.extend(moved(old, new, &figures));
    Compared { figures, words: pieces.finish() }
}

/// Figures that are in both, and none of those that are known: the words around them changed places.
fn moved<'a>(old: &'a [Token], new: &'a [Token], known: &[Pair]) -> Vec<Pair<'a>> {
    let known: BTreeSet<&str> = known.iter().map(|(_, _, is, _)| is.name.as_str()).collect();
    let placed = |tokens: &'a [Token]| {
        tokens.iter().filter_map(|token| match token {
            Token::Figure(figure, number) => Some((figure, number)),
            _ => None,
        })
    };
    let others = placed(new).filter(|(figure, _)| !known.contains(figure.name.as_str()));
    let pairs = others.filter_map(|(is, new)| {
        let (was, old) = placed(old).find(|(was, _)| was.name == is.name)?;
        Some((was, old, is, new))
    });
    pairs.collect()
}

/// Compares words alone.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let [old, new] = [old, new].map(|words| {
        let mut tokens = Vec::new();
        add_words(words, &mut tokens);
        tokens
    });
    compare(&old, &new).words
}

/// Stretches of words, each alternately the same in both and another.
#[derive(Default)]
struct Pieces(Vec<(String, String, String)>);

impl Pieces {
    fn same(&mut self, words: String) {
        // Single blanks between other words are changed with them: they would tear a sentence to pieces.
        match self.0.last_mut() {
            Some((old, new, same)) if words.trim().is_empty() && same.is_empty() => {
                old.push_str(&words);
                new.push_str(&words);
            }
            Some((_, _, same)) => same.push_str(&words),
            None => self.0.push((String::new(), String::new(), words)),
        }
    }

    fn changed(&mut self, before: String, after: String) {
        match self.0.last_mut() {
            Some((old, new, same)) if same.is_empty() => {
                old.push_str(&before);
                new.push_str(&after);
            }
            _ => self.0.push((before, after, String::new())),
        }
    }

    fn finish(self) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut is_changed = false;
        for (old, new, same) in self.0 {
            let (old, new, blank) = without_common_blank(old, new);
            if old == new {
                push_same(&mut pieces, &old);
            } else {
                is_changed = true;
                pieces.extend([Piece::Old(old), Piece::New(new)].into_iter().filter(is_filled));
            }
            push_same(&mut pieces, &format!("{blank}{same}"));
        }
        if is_changed { pieces } else { Vec::new() }
    }
}

/// A blank at the end of both is none of the change.
fn without_common_blank(old: String, new: String) -> (String, String, &'static str) {
    match (old.strip_suffix(' '), new.strip_suffix(' ')) {
        (Some(old), Some(new)) => (old.to_owned(), new.to_owned(), " "),
        _ => (old, new, ""),
    }
}

fn push_same(pieces: &mut Vec<Piece>, words: &str) {
    match pieces.last_mut() {
        _ if words.is_empty() => {}
        Some(Piece::Same(same)) => same.push_str(words),
        _ => pieces.push(Piece::Same(words.to_owned())),
    }
}

fn is_filled(piece: &Piece) -> bool {
    let (Piece::Same(words) | Piece::Old(words) | Piece::New(words)) = piece;
    !words.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(old: &str, new: &str) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Same(words) => words.clone(),
            Piece::Old(words) => format!("[-{words}-]"),
            Piece::New(words) => format!("{{+{words}+}}"),
        };
        pieces(old, new).iter().map(piece).collect()
    }

    #[test]
    fn words_that_changed_stand_together() {
        assert_eq!(marked("Cut the grass twice.", "Cut the grass twice."), "");
        assert_eq!(
            marked("Cut the grass twice a year.", "Cut the grass three times a year."),
            "Cut the grass [-twice-]{+three times+} a year."
        );
        assert_eq!(marked("The  grass\nis cut.", "The grass is cut."), "");
        assert_eq!(marked("It is cut.", "It is cut. It grows."), "It is cut.{+ It grows.+}");
    }
}
