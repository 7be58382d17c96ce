//! Words and signs into an expression: what binds more tightly stands deeper in the tree.

mod conditions;

use conditions::COUNTS;

use std::ops::Range;

use chrono::NaiveDate;

use super::lex::{self, Spanned, Token};
use super::{Condition, Expression, Fault, Function, Name, Operator};
use crate::diagnostic::did_you_mean;
use crate::measure::Unit;

/// How deep brackets may lie within one another: far more than anybody writes, far less than would
/// exhaust the machine.
const DEEPEST: usize = 20;

/// How many words and signs a formula may have. What is longer is computed in steps.
const LONGEST: usize = 400;

/// The functions of two dates, and the unit of what they give.
const SPANS: [(&str, Unit); 3] =
    [("days", Unit::Days), ("weeks", Unit::Weeks), ("months", Unit::Months)];

/// The function of one step before.
const PRIOR: &str = "prior";

/// Reads an expression.
pub(super) fn expression(text: &str) -> Result<Expression, Fault> {
    let mut reader = Reader::new(text)?;
    let expression = reader.sum()?;
    reader.end()?;
    Ok(expression)
}

/// Reads a condition.
pub(super) fn condition(text: &str) -> Result<Condition, Fault> {
    let mut reader = Reader::new(text)?;
    let condition = reader.either()?;
    reader.end()?;
    Ok(condition)
}

struct Reader {
    tokens: Vec<Spanned>,
    next: usize,
    /// Where the text ends: what is missing is missing there.
    end: usize,
    depth: usize,
}

impl Reader {
    fn new(text: &str) -> Result<Self, Fault> {
        let tokens = lex::tokens(text)?;
        if let Some((_, span)) = tokens.get(LONGEST) {
            return Err(Fault {
                message: format!("the formula has more than {LONGEST} words and signs"),
                span: span.clone(),
                remedy: "compute parts of it as figures of their own".to_owned(),
            });
        }
        Ok(Self { tokens, next: 0, end: text.len(), depth: 0 })
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(token, _)| token)
    }

    /// The next token, if it is this one.
    fn take(&mut self, token: &Token) -> bool {
        let found = self.peek() == Some(token);
        self.next += usize::from(found);
        found
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Word(found)) if found == word);
        self.next += usize::from(found);
        found
    }

    fn span(&self) -> Range<usize> {
        self.tokens.get(self.next).map_or(self.end..self.end, |(_, span)| span.clone())
    }

    fn fault<T>(&self, message: impl Into<String>, remedy: impl Into<String>) -> Result<T, Fault> {
        Err(Fault { message: message.into(), span: self.span(), remedy: remedy.into() })
    }

    fn end(&self) -> Result<(), Fault> {
        match self.peek() {
            None => Ok(()),
            Some(Token::Close) => {
                self.fault("a bracket is closed that was not opened", "take it out, or open it")
            }
            Some(Token::Comparison(_)) => self.compared_out_of_place(),
            Some(_) => self.fault(
                "the formula ends before this",
                "join the two with `+`, `-`, `*` or `/`; a minus has a space on each side",
            ),
        }
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        if self.depth == DEEPEST {
            return self.fault(
                format!("brackets lie more than {DEEPEST} deep"),
                "compute a part of it as a figure of its own",
            );
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn sum(&mut self) -> Result<Expression, Fault> {
        let mut left = self.product()?;
        while let Some(Token::Operator(operator @ (Operator::Plus | Operator::Minus))) = self.peek()
        {
            let operator = *operator;
            self.next += 1;
            left = Expression::Join(Box::new(left), operator, Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Expression, Fault> {
        let mut left = self.factor()?;
        while let Some(Token::Operator(operator @ (Operator::Times | Operator::Over))) = self.peek()
        {
            let operator = *operator;
            self.next += 1;
            left = Expression::Join(Box::new(left), operator, Box::new(self.factor()?));
        }
        Ok(left)
    }

    fn factor(&mut self) -> Result<Expression, Fault> {
        let Some((token, span)) = self.tokens.get(self.next).cloned() else {
            return self.fault(
                "something is missing at the end",
                "write a number or the name of a figure",
            );
        };
        match token {
            Token::Number(number) => self.literal(number, Unit::Number),
            Token::Percent(number) => self.literal(number, Unit::Percent),
            Token::Money(number) => self.literal(number, Unit::Money),
            Token::Operator(Operator::Minus) => {
                let before = self.next.checked_sub(1).and_then(|before| self.tokens.get(before));
                if let Some((Token::Operator(Operator::Plus | Operator::Minus), _)) = before {
                    return self.fault(
                        "two signs stand side by side",
                        "take one of them out, or put brackets around the number below nought",
                    );
                }
                self.next += 1;
                let negated = self.deeper(Self::factor)?;
                Ok(Expression::Negate(Box::new(negated)))
            }
            Token::Open => {
                self.next += 1;
                let inside = self.deeper(Self::sum)?;
                self.close(&span)?;
                Ok(inside)
            }
            Token::Word(word) => {
                self.next += 1;
                if self.peek() == Some(&Token::Open) {
                    return self.deeper(|reader| reader.call(&word, &span));
                }
                Ok(Expression::Name(Name { words: word, span }))
            }
            Token::Date(_) => self.fault(
                "a date is no number",
                "dates stand in `weeks(2018-09-01, 2019-03-31)`, `months(…)` and `days(…)`",
            ),
            Token::Quoted(_) => self.fault(
                "words in quotation marks are no number",
                "compare them with the words of a cell, its name first: `status = \"Red\"` in a condition, `count(projects.*.status = \"Red\")` in a formula",
            ),
            _ => self.fault(
                "a number or the name of a figure is missing before this",
                "write what is to be calculated with",
            ),
        }
    }

    fn literal(&mut self, number: rust_decimal::Decimal, unit: Unit) -> Result<Expression, Fault> {
        self.next += 1;
        Ok(Expression::Literal(number, unit))
    }

    fn close(&mut self, opened: &Range<usize>) -> Result<(), Fault> {
        if self.take(&Token::Close) {
            return Ok(());
        }
        Err(Fault {
            message: "a bracket is opened and not closed".to_owned(),
            span: opened.clone(),
            remedy: "close it with `)`".to_owned(),
        })
    }

    /// A function, from its opening bracket on.
    fn call(&mut self, word: &str, span: &Range<usize>) -> Result<Expression, Fault> {
        let opened = self.span();
        self.next += 1;
        if let Some((_, unit)) = SPANS.iter().find(|(name, _)| *name == word) {
            return self.dates(*unit, &opened);
        }
        if word == PRIOR {
            return self.prior(&opened);
        }
        let known = Function::ALL.iter().find(|(_, name)| *name == word);
        let Some((function, _)) = known else { return Err(unknown_function(word, span)) };
        if *function == Function::Count && self.compares_before_close() {
            return self.rows(span, &opened);
        }
        let mut arguments = Vec::new();
        while self.peek() != Some(&Token::Close) {
            arguments.push(self.sum()?);
            if !self.take(&Token::Comma) {
                break;
            }
        }
        if let Some(Token::Comparison(_)) = self.peek() {
            return self.compared_out_of_place();
        }
        self.close(&opened)?;
        let right = match function {
            Function::Abs => arguments.len() == 1,
            Function::Round => arguments.len() == 2,
            _ => !arguments.is_empty(),
        };
        if right {
            return Ok(Expression::Call(*function, arguments));
        }
        let remedy = match function {
            Function::Abs => "write one: `abs(variance)`".to_owned(),
            Function::Round => {
                "write a number and its decimal places: `round(share, 1)`".to_owned()
            }
            Function::Count => format!("write what is counted: {COUNTS}"),
            _ => {
                format!("write what it is made of: `{word}(first, second)`, `{word}(posts.*.cost)`")
            }
        };
        let message = format!("`{word}` isn't given what it needs");
        Err(Fault { message, span: span.clone(), remedy })
    }

    /// Two dates, and how long it is from the one to the other.
    fn dates(&mut self, unit: Unit, opened: &Range<usize>) -> Result<Expression, Fault> {
        let from = self.date()?;
        if !self.take(&Token::Comma) {
            return self.fault("a second date is missing", "write `weeks(2018-09-01, 2019-03-31)`");
        }
        let second = self.span();
        let to = self.date()?;
        self.close(opened)?;
        if to < from {
            return Err(Fault {
                message: "the second date is before the first".to_owned(),
                span: second,
                remedy: "put the two in order".to_owned(),
            });
        }
        Ok(Expression::Span(from, to, unit))
    }

    fn date(&mut self) -> Result<NaiveDate, Fault> {
        let Some(Token::Date(date)) = self.peek() else {
            return self.fault("a date is missing", "write year, month and day: 2019-03-31");
        };
        let date = *date;
        self.next += 1;
        Ok(date)
    }

    fn prior(&mut self, opened: &Range<usize>) -> Result<Expression, Fault> {
        let span = self.span();
        let Some(Token::Word(words)) = self.peek() else {
            return self.fault("`prior` is of a row or a column", "name it: `prior(closing)`");
        };
        let name = Name { words: words.clone(), span };
        self.next += 1;
        self.close(opened)?;
        Ok(Expression::Prior(name))
    }
}

fn unknown_function(word: &str, span: &Range<usize>) -> Fault {
    let known: Vec<&str> = Function::ALL
        .iter()
        .map(|(_, name)| *name)
        .chain(SPANS.iter().map(|(name, _)| *name))
        .chain([PRIOR])
        .collect();
    // A spreadsheet writes them in capitals.
    let near = did_you_mean(&word.to_lowercase(), known.iter().copied());
    let in_capitals = known.iter().find(|name| **name == word.to_lowercase());
    let remedy = in_capitals
        .map(|name| format!("write it in small letters: `{name}`"))
        .or(near)
        .unwrap_or_else(|| format!("the functions are {}", known.join(", ")));
    Fault { message: format!("there is no function `{word}`"), span: span.clone(), remedy }
}
