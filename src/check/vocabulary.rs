//! Words as numbers: rules that hold every passage or figure to every other meet the same words again and
//! again, and compare numbers sooner than letters.

use std::collections::BTreeMap;

/// A word by its number in the vocabulary.
pub type Word = usize;

/// The words that were met, each with a number.
#[derive(Default)]
pub struct Vocabulary(BTreeMap<String, Word>);

impl Vocabulary {
    /// The number of a word, which is new if the word is.
    pub fn learn(&mut self, word: String) -> Word {
        let next = self.0.len();
        *self.0.entry(word).or_insert(next)
    }

    /// The number of a word that was met.
    pub fn get(&self, word: &str) -> Option<Word> {
        self.0.get(word).copied()
    }
}
