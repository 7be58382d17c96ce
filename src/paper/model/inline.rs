//! Pieces of lines: words, figures, references, and marks around them.

use std::sync::Arc;

use super::Image;
use crate::diagnostic::Place;
use crate::figures::Figure;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Words.
    Text(Text),
    /// A figure from the inputs, printed.
    Figure(Placed),
    /// Important words, in bold.
    Strong(Vec<Inline>),
    /// Stressed words, in italics.
    Emphasis(Vec<Inline>),
    /// Words struck out.
    Struck(Vec<Inline>),
    /// Words to be shown letter for letter.
    Code(String),
    /// Words that lead elsewhere.
    Link {
        /// The address.
        target: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// Words in another language than the paper's.
    Language {
        /// The language, as a BCP 47 tag: `cy`.
        tag: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// A picture.
    Image(Image),
    /// A reference to the footnote with this number (from one).
    FootnoteReference(usize),
    /// A reference to other parts of the paper.
    Reference(Reference),
    /// A name for the place where it stands. Nothing is printed.
    Label(Label),
    /// A tick box.
    TickBox {
        /// Whether it is ticked.
        ticked: bool,
    },
    /// The end of a line in the source: a space, or the end of a line, as it fits.
    SoftBreak,
    /// The end of a line, wherever it falls.
    HardBreak,
}

impl Inline {
    /// Words that nobody typed.
    pub fn words(words: impl Into<String>) -> Self {
        Self::Text(Text { words: words.into(), origin: Origin::default() })
    }

    /// Words that were typed at `place`.
    pub fn typed(words: impl Into<String>, place: &Place) -> Self {
        Self::Text(Text { words: words.into(), origin: Origin(Some(place.clone())) })
    }

    /// Whether anything is printed where it stands.
    pub fn is_printed(&self) -> bool {
        !matches!(self, Inline::Label(_))
    }

    /// What is in it, if it is a mark around others.
    pub fn content(&self) -> Option<&Vec<Inline>> {
        match self {
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::Language { content, .. } => Some(content),
            _ => None,
        }
    }

    /// The same, to be altered.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::Language { content, .. } => Some(content),
            _ => None,
        }
    }
}

/// Words, and where a person typed them.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The words, as they are printed.
    pub words: String,
    /// Where they were typed; unknown of words that the program or the style adds. Words that were put
    /// together from several pieces have the stretch from the first to the last.
    pub origin: Origin,
}

impl Text {
    /// Adds words that were typed at `origin`.
    pub fn push(&mut self, words: &str, origin: Option<Place>) {
        self.words.push_str(words);
        self.origin = match (self.origin.0.take(), origin) {
            (Some(first), Some(last)) => Origin(Some(first.to(&last))),
            (first, last) => Origin(first.or(last)),
        };
    }
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.words
    }
}

/// A figure as it is printed at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The figure itself.
    pub figure: Arc<Figure>,
    /// How it is printed here: rounded, scaled and signed by the style.
    pub text: String,
    /// Where it was asked for: in prose, or where it is said how a table prints it.
    pub origin: Origin,
}

/// A reference to other parts of the paper, by their labels.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The labels of what is referred to.
    pub labels: Vec<String>,
    /// How it is called.
    pub form: ReferenceForm,
    /// What is printed: "paragraphs 12 to 14". Blank until all numbers are given.
    pub words: String,
    /// Where it was asked for.
    pub place: Place,
}

impl Reference {
    /// Whether no line ends within it: "paragraph 12" is not parted, a long list of paragraphs may be.
    pub fn is_short(&self) -> bool {
        const SHORT: usize = 24;
        self.words.chars().count() <= SHORT
    }
}

/// How a part of the paper is called that is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceForm {
    /// By what it is, and its number: "paragraph 12".
    Words,
    /// The same at the beginning of a sentence: "Paragraph 12".
    Sentence,
    /// By its number alone.
    Number,
}

/// A name for a place in the paper, by which references call it.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The name.
    pub name: String,
    /// What it names.
    pub kind: LabelKind,
    /// Its number in the list to which it belongs; the number that stands beside it in the paper, where
    /// there is one, goes before this.
    pub number: Option<String>,
    /// Where it was given.
    pub place: Place,
}

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// The paragraph or heading in which it stands.
    Here,
    /// A recommendation.
    Recommendation,
    /// An appendix.
    Appendix,
    /// A background paper.
    BackgroundPaper,
}

/// Where a part of a paper was asked for, if that is known.
///
/// It is for messages, and no part of what a paper says: any two origins are equal, so that a paper
/// equals the same paper read from another file.
#[derive(Clone, Debug, Default)]
pub struct Origin(pub Option<Place>);

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
