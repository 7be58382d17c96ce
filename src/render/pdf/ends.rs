//! Where a line may end within a text.
//!
//! The Unicode standard says where it may in any text. It knows neither tables nor money, so some
//! of its places are taken back here: a figure is never parted, a number stays with the name that it
//! belongs to, and a word is parted at its hyphen only where that does no harm.

use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Whether a line may end at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// No: what follows is of the same word.
    Inside,
    /// Only within a word that is wider than a line.
    Hardly,
    /// If need be.
    May,
    /// It does.
    Must,
}

/// How readily words are parted at their hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hyphens {
    /// Where both parts are long enough to be read: in running text.
    May,
    /// Only where nothing else fits: in headings and cells, whose words stand for themselves.
    Hardly,
}

/// Where lines may or must end, in order. The end of the text is no such place.
pub(super) fn line_ends(text: &str, hyphens: Hyphens) -> Vec<(usize, End)> {
    linebreaks(text)
        .filter(|(index, _)| *index < text.len())
        .filter_map(|(index, opportunity)| match opportunity {
            BreakOpportunity::Mandatory => Some((index, End::Must)),
            BreakOpportunity::Allowed => {
                let (before, after) = text.split_at(index);
                let end = end_between(before, after, hyphens);
                (end != End::Inside).then_some((index, end))
            }
        })
        .collect()
}

fn end_between(before: &str, after: &str, hyphens: Hyphens) -> End {
    /// A part with fewer letters does not stand alone at the end of a line: `on-` of `on-costs`.
    const SHORTEST_PART: usize = 3;
    let Some((last, next)) = before.chars().next_back().zip(after.chars().next()) else {
        return End::May;
    };
    if last == ' ' {
        return match () {
            () if is_named_by_number(before, after) => End::Inside,
            () if is_number_of(before, after) => End::Hardly,
            () => End::May,
        };
    }
    if is_inside_figure(last, next) {
        return End::Inside;
    }
    if !is_hyphen(last) {
        return End::May;
    }
    let is_short = |part: usize| part < SHORTEST_PART;
    let word = before.trim_end_matches(is_hyphen);
    let parts_are_short = is_short(letters(word.chars().rev())) || is_short(letters(after.chars()));
    if parts_are_short || hyphens == Hyphens::Hardly { End::Hardly } else { End::May }
}

/// Whether the word before a space is a name that the number after it completes: `Table 1`,
/// `Appendix 2`, `Section 117`. Names are known by their capital.
fn is_named_by_number(before: &str, after: &str) -> bool {
    /// Above this it is a year, or an amount.
    const DIGITS: usize = 3;
    let is_space = |character: char| character == ' ';
    let name = before.trim_end().rsplit(is_space).next().unwrap_or_default();
    let name = name.trim_start_matches(|character: char| !character.is_alphanumeric());
    let number = after.split(is_space).next().unwrap_or_default();
    let digits = number.chars().take_while(char::is_ascii_digit).count();
    // `[note 1]` is one in brackets, and has no capital.
    let is_bracketed = before.trim_end().ends_with("[note") && number.ends_with(']');
    // `Table 1: …`, `Table 1’s` and `(Table 1)`, and neither `8%` nor `20,000`.
    let rest = number[digits..].trim_start_matches(|character: char| !character.is_alphanumeric());
    let ends = rest.chars().all(char::is_alphabetic) && !number.contains('%');
    (name.starts_with(char::is_uppercase) || is_bracketed)
        && name.ends_with(char::is_alphabetic)
        && (1..=DIGITS).contains(&digits)
        && ends
}

/// What a number counts, where it stands right behind the number, besides `%`. A unit of two words is one too.
pub(in crate::render) const UNITS: [&str; 23] = [
    "FTE", "FTEs", "per cent", "percent", "pp", "million", "billion", "thousand", "m", "bn", "k",
    "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "km",
    "miles",
];

/// Whether a number stands before a space and its unit after it, or the space is within the unit: `1 FTE`,
/// `12 weeks`, `8 per cent`.
fn is_number_of(before: &str, after: &str) -> bool {
    let ends_in_number =
        |text: &str| text.trim_end().trim_end_matches(')').ends_with(|c: char| c.is_ascii_digit());
    UNITS.iter().any(|unit| {
        // Where the unit has two words, either space may be the one that is asked about.
        let within = unit.split_once(' ').is_some_and(|(one, other)| {
            begins_with_word(after, other)
                && before.trim_end().strip_suffix(one).is_some_and(ends_in_number)
        });
        within || (begins_with_word(after, unit) && ends_in_number(before))
    }) || (after.starts_with('%') && ends_in_number(before))
}

fn begins_with_word(text: &str, word: &str) -> bool {
    let rest = text.strip_prefix(word);
    rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '-'))
}

/// Whether both characters are of one figure: `-£500`, `2024–25`, `£5-£10`.
fn is_inside_figure(last: char, next: char) -> bool {
    let begins = next.is_ascii_digit() || is_currency(next);
    is_currency(last) || begins && (is_hyphen(last) || matches!(last, '−' | '/' | '+' | '±' | '~'))
}

fn is_currency(character: char) -> bool {
    matches!(character, '£' | '$' | '€' | '¥')
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '–')
}

/// How many letters and digits come first.
fn letters(characters: impl Iterator<Item = char>) -> usize {
    characters.take_while(|character| character.is_alphanumeric()).count()
}

/// Whether a text is a figure rather than words: digits, with no more letters than a unit has.
pub(super) fn is_figure(text: &str) -> bool {
    /// `£1.2bn`, `12 FTE`, `3 pp`.
    const LETTERS_OF_A_UNIT: usize = 3;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|character| character.is_alphabetic()).count();
    digits > 0 && letters <= LETTERS_OF_A_UNIT
}

#[cfg(test)]
mod tests {
    use super::{End, Hyphens, line_ends};

    /// The text with a bar where a line may end, and a colon where it hardly may.
    fn ends(text: &str, hyphens: Hyphens) -> String {
        let mut marked = text.to_owned();
        for (index, end) in line_ends(text, hyphens).into_iter().rev() {
            marked.insert(index, if end == End::Hardly { ':' } else { '|' });
        }
        marked
    }

    #[test]
    fn figures_are_not_parted() {
        for figure in [
            "2024-25",
            "2024/25",
            "2024–25",
            "£6.9m",
            "-£500",
            "−£500",
            "–£500",
            "(£1,061.50)",
            "£5-£10",
            "+£3",
            "12/03/2024",
            "-5",
            "14.3%",
            "£-500",
            "£1.5m–£2m",
            "$(5)",
        ] {
            assert_eq!(ends(figure, Hyphens::May), figure);
        }
    }

    #[test]
    fn a_number_stays_with_its_name() {
        let text = |text| ends(text, Hyphens::May);
        assert_eq!(text("See Table 1, Table 12 and"), "See |Table 1, |Table 12 |and");
        assert_eq!(text("(Table 3) Table 1’s Appendix 2a"), "(Table 3) |Table 1’s |Appendix 2a");
        assert_eq!(text("Table 1: Savings"), "Table 1: |Savings");
        assert_eq!(text("Parks [note 1]"), "Parks |[note 1]");
        assert_eq!(
            text("March 2024, of 12 and By 8% To £3"),
            "March |2024, |of |12 |and |By |8% |To |£3"
        );
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        let text = |text| ends(text, Hyphens::May);
        assert_eq!(text("of 1 FTE each, 3.5 FTEs."), "of |1 :FTE |each, |3.5 :FTEs.");
        assert_eq!(text("(12 weeks) £1.2 million"), "(12 :weeks) |£1.2 :million");
        assert_eq!(text("8 per cent, 8 % per centre"), "8 :per :cent, |8 :% |per |centre");
        assert_eq!(text("in 2019 weekly FTE weeks"), "in |2019 |weekly |FTE |weeks");
    }

    #[test]
    fn words_are_parted_at_hyphens_where_that_does_no_harm() {
        let text = "full-year on-costs, day-to-day self-funders’";
        assert_eq!(
            ends(text, Hyphens::May),
            "full-|year |on-:costs, |day-:to-:day |self-|funders’"
        );
        assert_eq!(ends("full-year cost", Hyphens::Hardly), "full-:year |cost");
        assert_eq!(ends("costs – all – and/or", Hyphens::Hardly), "costs |– |all |– |and/|or");
    }
}
