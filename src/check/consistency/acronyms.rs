//! Acronyms that nobody explains.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::Finding;
use crate::check::accessibility::rows;
use crate::check::passages::{Passage, PassageKind};
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;

pub(super) const ACRONYMS: Rule = Rule {
    name: "consistency/acronyms",
    level: Level::Warning,
    finds: "an acronym that stands in the paper before the words that it stands for, or without them",
};

/// Acronyms that readers know better than what they stand for. A style adds those of its council's
/// readers: `acronyms_known`.
const KNOWN: [&str; 52] = [
    "EWCA", "EWHC", "SI", "UKSC", "AGM", "AM", "BBC", "BSL", "CCTV", "CD", "CO", "COVID", "DNA",
    "DVD", "DVLA", "EU", "FAQ", "GB", "GCSE", "GDP", "GDPR", "GP", "HIV", "HM", "HMRC", "HR",
    "ICT", "ID", "ISO", "IT", "MOT", "MP", "NHS", "OK", "PAYE", "PC", "PDF", "PIN", "PLC", "PM",
    "QC", "TV", "UK", "UN", "USA", "VAT", "WC", "US", "KC", "FTE", "TBC", "TBA",
];

/// Where an acronym stands.
struct Use<'a> {
    passage: &'a Passage<'a>,
    span: Range<usize>,
    /// Whether it stands among words that are all in capitals.
    shouted: bool,
}

impl<'a> Use<'a> {
    /// Every one in a passage.
    fn all_in(passage: &'a Passage<'a>) -> Vec<Self> {
        let spans = acronyms(&passage.text);
        let rows = if spans.is_empty() { Vec::new() } else { rows(&passage.text) };
        let is_whole = is_all_capitals(&passage.text);
        let is_shouted = |span: &Range<usize>| {
            is_whole || rows.iter().any(|row| row.start <= span.start && span.end <= row.end)
        };
        let uses = spans.into_iter();
        uses.map(|span| Self { passage, shouted: is_shouted(&span), span }).collect()
    }
}

impl Use<'_> {
    /// The acronym, as of one thing.
    fn word(&self) -> &str {
        self.passage.text[self.span.clone()].trim_end_matches('s')
    }

    /// Whether its words stand with it.
    fn is_explained(&self) -> bool {
        explains(&self.passage.text, &self.span, self.word())
    }
}

/// Every acronym whose words don't stand with its first use, once each.
pub(super) fn check(passages: &[Passage], known: &[String]) -> Vec<Finding> {
    let is_known = |word: &str| {
        KNOWN.contains(&word) || known.iter().any(|known| known == word) || is_roman(word)
    };
    let uses: Vec<Use> = passages.iter().flat_map(Use::all_in).collect();
    let mut of_word: BTreeMap<&str, Vec<&Use>> = BTreeMap::new();
    for one in &uses {
        of_word.entry(one.word()).or_default().push(one);
    }
    let first = uses.iter().filter(|one| !one.shouted);
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let unknown = first.filter(|one| !is_known(one.word()) && told.insert(one.word()));
    unknown.filter_map(|first| finding(first, &of_word[first.word()])).collect()
}

/// The finding of an acronym by its first use, unless its words stand there, or in a note under the text. `uses` are
/// all that there are of it.
fn finding(first: &Use, uses: &[&Use]) -> Option<Finding> {
    let is_footnote = |one: &Use| one.passage.kind == PassageKind::Footnote;
    if first.is_explained() || uses.iter().any(|one| is_footnote(one) && one.is_explained()) {
        return None;
    }
    // One that the style or the program writes is theirs to explain.
    let place = first.passage.typed_at(&first.span)?;
    let word = first.word();
    let mut later = uses.iter().skip_while(|one| !std::ptr::eq(**one, first)).skip(1);
    let later = later.find(|one| one.is_explained());
    let later = later.and_then(|later| later.passage.place(&later.span));
    let message = match later {
        Some(_) => format!("`{word}` stands here before the words that it stands for"),
        None => format!("nothing says what `{word}` stands for"),
    };
    let mut finding = Diagnostic::warning(message).at(&place);
    if let Some(later) = &later {
        finding = finding.related(later, "they stand here");
    }
    let remedy = format!(
        "write the words at its first use, with `({word})` behind them; if every reader knows it, the style can say so: `acronyms_known`"
    );
    Some(Finding::new(&ACRONYMS, word, finding.remedy(remedy)))
}

/// Whether an acronym stands in brackets behind its words, before them, or is told in so many words.
fn explains(text: &str, span: &Range<usize>, word: &str) -> bool {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let is_bracketed = before.ends_with(['(', '\u{201C}'])
        && after.trim_start_matches('\u{201D}').starts_with([')', ',', ';', '\u{201D}']);
    if is_bracketed
        && before.trim_end_matches(['(', '\u{201C}', ' ']).ends_with(char::is_alphanumeric)
    {
        return true;
    }
    // "ICB (Integrated Care Board)", "the ICB, the Integrated Care Board,"
    let opens = [" (", ", ", " – ", ": ", " is ", " means ", " stands for "];
    opens.iter().any(|open| {
        after.strip_prefix(open).is_some_and(|words| begins_with_its_words(words, word))
    })
}

/// Whether the first letters of words are the letters of an acronym. Small words such as "of" may have
/// none; nor need the first, which says whose it is: "the CCG is Northshire Clinical Commissioning Group".
fn begins_with_its_words(words: &str, acronym: &str) -> bool {
    const MOST_SKIPPED: usize = 3;
    let (mut has_begun, mut skipped) = (false, 0);
    let mut letters = acronym.chars().map(|c| c.to_ascii_lowercase()).peekable();
    for part in
        words.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|part| !part.is_empty())
    {
        let first = part.chars().next().map(|c| c.to_ascii_lowercase());
        if first == letters.peek().copied() {
            letters.next();
            has_begun = true;
        } else if !has_begun && skipped < MOST_SKIPPED {
            skipped += 1;
        } else if !matches!(part, "of" | "and" | "the" | "for" | "in" | "to") {
            return false;
        }
        if letters.peek().is_none() {
            return true;
        }
    }
    false
}

/// Words of two to six capitals, with an `s` behind them if there are several.
fn acronyms(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let at = text.len() - rest.len() + start;
        let word = &text[at..];
        let length = word.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(word.len());
        let whole = &word[..length];
        let capitals = whole.strip_suffix('s').unwrap_or(whole);
        let joined = |text: &str| text.starts_with(['&', '@']);
        if (2..=6).contains(&capitals.len())
            && capitals.bytes().all(|b| b.is_ascii_uppercase())
            && !joined(&text[at + length..])
        {
            found.push(at..at + length);
        }
        rest = &text[at + length..];
    }
    found
}

/// Roman numerals: but for `I`, they are not acronyms either.
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// A heading in capitals has no acronyms.
fn is_all_capitals(text: &str) -> bool {
    let mut words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    let count = words.clone().count();
    count > 1 && words.all(|word| !word.chars().any(char::is_lowercase))
}
