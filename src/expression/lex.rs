//! The text of an expression into its words and signs.

use std::ops::Range;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Comparison, Fault, Operator};
use crate::amount::{self, AmountError};

/// Whether a word would be read as a number or a date, and so can't be the name of anything.
pub fn is_number(word: &str) -> bool {
    let one = tokens(word).ok().filter(|tokens| tokens.len() == 1);
    let token = one.and_then(|tokens| tokens.into_iter().next());
    !matches!(token, Some((Token::Word(_), _)))
}

/// A word or sign of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A plain number.
    Number(Decimal),
    /// `20%`
    Percent(Decimal),
    /// `£100000`
    Money(Decimal),
    /// `2019-03-31`
    Date(NaiveDate),
    /// `"Red"`
    Quoted(String),
    /// Everything else that is made of letters and digits.
    Word(String),
    /// `+ - * /`
    Operator(Operator),
    /// `< <= > >= = !=`
    Comparison(Comparison),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,`
    Comma,
}

/// A token with the stretch of text in which it stands.
pub(super) type Spanned = (Token, Range<usize>);

/// Takes a text apart.
pub(super) fn tokens(text: &str) -> Result<Vec<Spanned>, Fault> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        if next.is_whitespace() {
            at += next.len_utf8();
            continue;
        }
        let (token, length) = match sign(&text[at..]) {
            Some(sign) => sign,
            None => match quoted(text, at)? {
                Some(quoted) => quoted,
                None => word(text, at)?,
            },
        };
        tokens.push((token, at..at + length));
        at += length;
    }
    Ok(tokens)
}

/// A sign at the beginning of a text, and its length. A star is one only where it joins: within a
/// name, as in `posts.*.cost`, it is read with the name.
fn sign(text: &str) -> Option<(Token, usize)> {
    const SIGNS: [(&str, Token); 14] = [
        ("<=", Token::Comparison(Comparison::AtMost)),
        (">=", Token::Comparison(Comparison::AtLeast)),
        ("!=", Token::Comparison(Comparison::Unequal)),
        ("<", Token::Comparison(Comparison::Less)),
        (">", Token::Comparison(Comparison::More)),
        ("=", Token::Comparison(Comparison::Equal)),
        ("+", Token::Operator(Operator::Plus)),
        ("-", Token::Operator(Operator::Minus)),
        ("\u{2212}", Token::Operator(Operator::Minus)),
        ("*", Token::Operator(Operator::Times)),
        ("/", Token::Operator(Operator::Over)),
        ("(", Token::Open),
        (")", Token::Close),
        (",", Token::Comma),
    ];
    let found = SIGNS.into_iter().find(|(sign, _)| text.starts_with(sign));
    found.map(|(sign, token)| (token, sign.len()))
}

/// Words in quotation marks, and their length with the marks. YAML may take one kind of marks for
/// itself, and a word processor makes them curly.
fn quoted(text: &str, at: usize) -> Result<Option<(Token, usize)>, Fault> {
    const MARKS: [(char, char); 4] =
        [('"', '"'), ('\'', '\''), ('\u{201c}', '\u{201d}'), ('\u{2018}', '\u{2019}')];
    let rest = &text[at..];
    let Some((open, close)) = MARKS.into_iter().find(|(open, _)| rest.starts_with(*open)) else {
        return Ok(None);
    };
    let inside = &rest[open.len_utf8()..];
    let Some(end) = inside.find(close) else {
        return Err(Fault {
            message: "quotation marks are opened and not closed".to_owned(),
            span: at..at + open.len_utf8(),
            remedy: format!("close them with `{close}`"),
        });
    };
    let length = open.len_utf8() + end + close.len_utf8();
    Ok(Some((Token::Quoted(inside[..end].trim().to_owned()), length)))
}

/// A number or a name, and its length.
fn word(text: &str, at: usize) -> Result<(Token, usize), Fault> {
    let rest = &text[at..];
    let money = rest.strip_prefix('£');
    let body = money.unwrap_or(rest);
    let within = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    let mut end = body.find(|c| !within(c)).unwrap_or(body.len());
    // A star between dots stands for every record.
    while body[..end].ends_with('.') && body[end..].starts_with('*') {
        let after = &body[end + 1..];
        end += 1 + after.find(|c| !within(c)).unwrap_or(after.len());
    }
    let word = &body[..end];
    let before_star = word.split_once(".*").filter(|(_, after)| after.starts_with(|c| c != '.'));
    let length = rest.len() - body.len() + end;
    let fault = |message: String, remedy: &str| Fault {
        message,
        span: at..at + length.max(rest.chars().next().map_or(0, char::len_utf8)),
        remedy: remedy.to_owned(),
    };
    if let Some((set, key)) = before_star {
        return Err(fault(
            format!("`{word}` names no figures: behind the `*` stands a dot"),
            &format!("write `{set}.*.{key}`; a `*` that multiplies has a space on each side"),
        ));
    }
    if word.is_empty() {
        let found = rest.chars().next().unwrap_or_default();
        return Err(match found {
            '£' => fault(
                "no number stands after the `£`".to_owned(),
                "write the digits right behind it: £100000",
            ),
            other => fault(
                format!("`{other}` has no place in a formula"),
                "use names of figures, numbers, `+ - * /`, brackets and functions such as `sum`",
            ),
        });
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        if let Ok(date) = NaiveDate::parse_from_str(word, "%Y-%m-%d")
            && word.len() == "0000-00-00".len()
        {
            return Ok((Token::Date(date), length));
        }
        if let Ok(number) = amount::parse(word) {
            let comma = body[end..].strip_prefix(',');
            if money.is_some() && comma.is_some_and(|c| c.starts_with(|c: char| c.is_ascii_digit()))
            {
                return Err(fault(
                    "thousands are separated here".to_owned(),
                    "write the digits without commas, which stand between the parts of a function: £100000",
                ));
            }
            return Ok(match (money, body[end..].starts_with('%')) {
                (Some(_), _) => (Token::Money(number), length),
                (None, true) => (Token::Percent(number), length + 1),
                (None, false) => (Token::Number(number), length),
            });
        }
    }
    if let (Some(_), Err(error)) = (money, amount::parse(word)) {
        let message = format!("`£{word}` is not an amount: {error}");
        let remedy = match error {
            AmountError::Empty | AmountError::Words => {
                "write the digits right behind the `£`: £100000".to_owned()
            }
            error => error.remedy(),
        };
        return Err(fault(message, &remedy));
    }
    Ok((Token::Word(word.to_owned()), length))
}
