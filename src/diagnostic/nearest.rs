//! The name that was most likely meant by a misspelt one.

use std::collections::BTreeSet;

/// A remedy that offers the nearest of `known` to a misspelt `word`, if one is near enough to have
/// been meant.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, known).map(|name| format!("did you mean `{name}`?"))
}

/// The nearest of `known` to a name of words with dots between them, of which some are misspelt. A word
/// that stands in any known name is not misspelt: another year, or another kind of record, is
/// another figure, and following the advice would print its number.
pub fn nearest_name<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let vocabulary: BTreeSet<&str> =
        known.clone().into_iter().flat_map(|name| name.split('.')).collect();
    let words: Vec<&str> = name.split('.').collect();
    let may_be_meant = |candidate: &&str| {
        let others: Vec<&str> = candidate.split('.').collect();
        words.len() == others.len()
            && words.iter().zip(&others).all(|(word, other)| {
                word == other
                    || (!vocabulary.contains(word)
                        && digits(word) == digits(other)
                        && nearest(word, [*other]).is_some())
            })
    };
    let candidates: Vec<&str> = known.into_iter().filter(may_be_meant).collect();
    nearest(name, candidates)
}

/// The nearest of `known` to a misspelt `word`, if one is near enough to have been meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Below this likeness (0 to 1) a suggestion confuses more than it helps.
    const LIKE_ENOUGH: f64 = 0.78;
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(word, name), name))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// Two words with other digits are two years, or two rows, and no misspelling of one another.
fn digits(word: &str) -> String {
    word.chars().filter(char::is_ascii_digit).collect()
}
