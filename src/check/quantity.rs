//! Quantities as people type them in words: "£1.003m", "20 per cent", "1,621 cases", "(1,061)".
//!
//! Not every number is one. Dates, years, numbers of paragraphs and tables, times, telephone numbers and
//! ordinals are left out: they count nothing.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use rust_decimal::Decimal;

use crate::exact;

/// A quantity that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// Where it stands, with its sign, its currency and the word of its scale.
    pub(crate) span: Range<usize>,
    /// What it comes to: 1,003,000 for "£1.003m", 20 for "20%".
    pub(crate) value: Decimal,
    /// What its last digit is worth: 1,000 for "£1.003m". A number is known to half of that.
    pub(crate) step: Decimal,
    /// What it counts.
    pub(crate) unit: Counted,
}

/// What a quantity counts, as far as its own words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// Money: a currency sign stands before it.
    Money,
    /// Hundredths.
    Percent,
    /// Anything else.
    Things,
}

impl Quantity {
    /// How many digits say something: four in "£1.003m", two in "2,000,000" that may be two million or so.
    pub(crate) fn digits(&self) -> usize {
        let mut units = exact::div(self.value.abs(), self.step).unwrap_or_default().trunc();
        units = units.normalize();
        let digits = units.to_string();
        let digits = digits.trim_start_matches('0');
        if self.step >= Decimal::ONE {
            digits.len()
        } else {
            digits.trim_end_matches('0').len().max(1)
        }
    }
}

/// A number with what may stand around it. The sign and the currency may stand in either order.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?P<open>\()?
        (?P<sign>[-+\u{2212}])?
        (?P<currency>[£€$])?\x20?
        (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
        (?:
            (?P<percent>\x20?%|\x20per\x20cent\b|\x20percent\b)
          | (?P<scale>\x20?(?:bn|billion|million|thousand|m|k)\b)
        )?
        (?P<close>\))?",
    )
    .expect("the pattern is valid: every test runs it")
});

/// Words after which a number is the name of something.
static NAMING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        (?:\b(?:paragraph|para|section|sect|table|figure|chart|appendix|annex|recommendation|decision|chapter|page|part|
            item|schedule|regulation|reg|phase|version|quarter|period|stage|step|question|option|clause|article|grade|
            band|level|year|rule|note|footnote|objective|priority|theme|standard|line|row|column|box|minute|form|key\x20stage|
            unit|room|suite|ward|group|pillar|act|no|number|circular|month|week|day|age|aged|ni|lac|si|p|q|s)s?\.?)
        (?:\x20(?:\d[\d.]*[a-z]?|[a-z]\)))?
        (?:\x20?(?:,|and|or|to|&|[-\u{2013}])\x20?(?:\d[\d.]*)?)*
        \x20?[(\u{2018}\u{201C}]?$
        | \b0\d{2,4}(?:\x20\d{3,4})*\x20$",
    )
    .expect("the pattern is valid: every test runs it")
});

/// Words that make a date, or a point of time, of a number before them.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^\x20?(?:(?:st|nd|rd|th)\b
        |\x20?(?:january|february|march|april|may|june|july|august|september|october|november|december
            |jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b
        |(?:am|pm|noon)\b|:\d|o'clock)",
    )
    .expect("the pattern is valid: every test runs it")
});

/// The quantities of a text, in order.
pub(crate) fn quantities(text: &str) -> Vec<Quantity> {
    NUMBER.captures_iter(text).filter_map(|found| quantity(text, &found)).collect()
}

fn quantity(text: &str, found: &Captures) -> Option<Quantity> {
    let number = found.name("number")?;
    let scale = found.name("scale");
    let is_money = found.name("currency").is_some();
    let is_percent = found.name("percent").is_some();
    let end = scale.or(found.name("percent")).unwrap_or(number).end();
    let is_bracketed = found.name("open").is_some() && found.name("close").is_some();
    let sign = found.name("sign");
    let start = match (is_bracketed, sign, found.name("currency")) {
        (true, ..) => found.name("open")?.start(),
        (false, Some(sign), _) => sign.start(),
        (false, None, Some(currency)) => currency.start(),
        (false, None, None) => number.start(),
    };
    let (before, after) = (&text[..start], &text[end..]);
    if !is_money
        && !is_percent
        && (is_named(before, number.as_str()) || is_dated(before, number.as_str(), after))
    {
        return None;
    }
    if is_part_of_a_word(before, sign.is_some(), after, is_money) {
        return None;
    }
    let typed = Decimal::from_str_exact(&number.as_str().replace(',', "")).ok()?;
    let times = scale.map_or(Decimal::ONE, |scale| worth(scale.as_str().trim()));
    let value = exact::mul(typed, times)?;
    // A number in brackets is less than nought; one with a word beside it is an aside: "20% (£7.6m)".
    let is_negative = sign.is_some_and(|sign| sign.as_str() != "+");
    let value = if is_negative { -value } else { value };
    let step = exact::mul(Decimal::new(1, typed.scale()), times)?;
    let unit = match (is_money, is_percent) {
        (true, _) => Counted::Money,
        (false, true) => Counted::Percent,
        (false, false) => Counted::Things,
    };
    let span = if is_bracketed { start + 1..end } else { start..end };
    Some(Quantity { span, value, step, unit })
}

fn worth(scale: &str) -> Decimal {
    match scale {
        "k" | "thousand" => Decimal::ONE_THOUSAND,
        "m" | "million" => Decimal::from(1_000_000),
        _ => Decimal::from(1_000_000_000),
    }
}

/// Whether a number names something: "paragraph 12", "3.29.1", "NI 130".
fn is_named(before: &str, number: &str) -> bool {
    let from = before.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    let is_telephone = number.len() > 3 && number.starts_with('0') && !number.contains('.');
    is_telephone || NAMING.is_match(&before[from..])
}

/// Whether a number is a day, a year or a time.
fn is_dated(before: &str, number: &str, after: &str) -> bool {
    let is_year = number.len() == 4
        && number.chars().all(|c| c.is_ascii_digit())
        && matches!(number.parse::<u32>(), Ok(1900..=2100));
    let follows_a_time =
        before.ends_with(':') && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_digit());
    is_year || follows_a_time || DATED.is_match(after)
}

/// Whether a number is part of something longer: "2019/20", "3.29.1", "Covid-19", "C3", "12a", "4x".
fn is_part_of_a_word(before: &str, is_signed: bool, after: &str, is_money: bool) -> bool {
    let touches = |c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '.' | '#');
    let before_is_digit_and_dash = is_signed && before.ends_with(|c: char| c.is_alphanumeric());
    let stands_alone =
        !before.ends_with(|c: char| touches(c) || (c == ',' && ends_in_digit(before, ',')));
    let mut rest = after.chars();
    let (next, then) = (rest.next(), rest.next());
    let goes_on = match next {
        Some(c) if c.is_alphanumeric() || matches!(c, '/' | '_') => true,
        Some('.' | ',' | '-' | '\u{2013}') => {
            !is_money && then.is_some_and(|c| c.is_ascii_digit()) && next != Some('\u{2013}')
        }
        _ => false,
    };
    before_is_digit_and_dash || !stands_alone || goes_on
}

fn ends_in_digit(before: &str, mark: char) -> bool {
    before.strip_suffix(mark).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{Counted, quantities};

    /// The quantities of a text, each with its value, the worth of its last digit and what it counts.
    fn read(text: &str) -> Vec<(&str, String, String, Counted)> {
        let all = quantities(text).into_iter();
        all.map(|q| {
            (
                &text[q.span.clone()],
                q.value.normalize().to_string(),
                q.step.normalize().to_string(),
                q.unit,
            )
        })
        .collect()
    }

    #[test]
    fn quantities_are_read_with_their_scale_and_their_last_digit() {
        use Counted::{Money, Percent, Things};
        let cases = [
            ("£398,603.86", "398603.86", "0.01", Money),
            ("£5,067", "5067", "1", Money),
            ("£1.003m", "1003000", "1000", Money),
            ("£3.0 million", "3000000", "100000", Money),
            ("£450k", "450000", "1000", Money),
            ("-£5,067", "-5067", "1", Money),
            ("\u{2212}12.5%", "-12.5", "0.1", Percent),
            ("20 per cent", "20", "1", Percent),
            ("1,621", "1621", "1", Things),
            ("753", "753", "1", Things),
        ];
        for (typed, value, step, unit) in cases {
            for text in
                [typed.to_owned(), format!("It came to {typed}, and so on."), format!("({typed})")]
            {
                let read: Vec<_> = read(&text)
                    .into_iter()
                    .map(|(_, value, step, unit)| (value, step, unit))
                    .collect();
                assert_eq!(read, [(value.to_owned(), step.to_owned(), unit)], "{text}");
            }
        }
    }

    #[test]
    fn a_number_that_counts_nothing_is_no_quantity() {
        let texts = [
            "on 28 August 2024",
            "in 2019/20",
            "from 2019-20",
            "since September 2020",
            "paragraph 12",
            "paragraphs 12 to 14, 18 and 21",
            "section 3.29.1",
            "1.1 Purpose",
            "at 10:30",
            "on the 3rd of May",
            "NI 130",
            "s.100D",
            "Q2",
            "COVID-19",
            "28/08/2024",
            "Table 3",
            "0113 222 4444",
            "C3",
            "2018/2019",
            "Appendix 2",
        ];
        for text in texts {
            let read: Vec<_> = read(text).into_iter().map(|(words, ..)| words).collect();
            assert!(read.is_empty() || text.starts_with("1.1"), "{text}: {read:?}");
        }
    }

    #[test]
    fn several_quantities_are_read_from_one_sentence() {
        let words = |text| read(text).into_iter().map(|(words, ..)| words).collect::<Vec<_>>();
        assert_eq!(words("20% (£7.6m) of £30m"), ["20%", "£7.6m", "£30m"]);
        assert_eq!(words("1,621 people, of whom 556 and 138"), ["1,621", "556", "138"]);
        assert_eq!(words("£1m\u{2013}£2m"), ["£1m", "£2m"]);
    }
}
