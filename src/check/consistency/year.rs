//! Financial years out of words: `2019/20`, `2019-20`, `2019/2020`.

use std::ops::Range;

/// Two years, or what should be, with a mark between.
pub(super) struct YearPair<'a> {
    /// Where they stand.
    pub(super) span: Range<usize>,
    /// As they stand.
    pub(super) text: &'a str,
    /// The digits before the mark.
    pub(super) first: &'a str,
    /// The mark.
    pub(super) mark: char,
    /// The digits behind it.
    pub(super) second: &'a str,
}

impl YearPair<'_> {
    /// By how many years the second is later than the first, if both are years.
    pub(super) fn apart(&self) -> Option<i32> {
        let first: i32 = self.first.parse().ok().filter(|_| self.first.len() == 4)?;
        let second: i32 = self.second.parse().ok()?;
        match self.second.len() {
            4 => Some(second - first),
            2 => {
                let apart = second - first % 100;
                // 1999/00
                Some(if apart == -99 { 1 } else { apart })
            }
            _ => None,
        }
    }
}

/// Every pair of years in a text.
pub(super) fn pairs(text: &str) -> Vec<YearPair<'_>> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while let Some(offset) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = at + offset;
        let first = digits(&text[start..]);
        at = start + first.len();
        pairs.extend(pair(text, start, first));
    }
    pairs
}

fn digits(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

fn pair<'a>(text: &'a str, start: usize, first: &'a str) -> Option<YearPair<'a>> {
    let is_century = first.starts_with("19") || first.starts_with("20");
    // Five digits are a slip of a year where what follows could end one.
    if !is_century || !(4..=5).contains(&first.len()) {
        return None;
    }
    // "reference A-2019/20", "12/2019/20", "£2019-20"
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ',' | '£' | '_');
    if text[..start].ends_with(joined) {
        return None;
    }
    let after = &text[start + first.len()..];
    let mark = after.chars().next().filter(|mark| matches!(mark, '/' | '-' | '\u{2013}'))?;
    let second = digits(&after[mark.len_utf8()..]);
    let end = start + first.len() + mark.len_utf8() + second.len();
    let goes_on = text[end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_'))
        || text[end..]
            .strip_prefix(['-', '.', ','])
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_year = second.len() == 2 || (second.len() == 4 && second.starts_with(['1', '2']));
    (is_year && !goes_on).then(|| YearPair {
        span: start..end,
        text: &text[start..end],
        first,
        mark,
        second,
    })
}
