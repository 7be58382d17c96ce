//! Conditions, and counts of the rows for which one holds.

use std::ops::Range;

use super::super::lex::Token;
use super::super::{Comparison, Condition, Expression, Fault, Name, Quoted, Rows};
use super::Reader;

/// What may be counted.
pub(super) const COUNTS: &str = "figures, `count(posts.*.cost)`; or the rows for which a condition holds, `count(projects.*.status = \"Red\")`";

impl Reader {
    /// A comparison where a number belongs, or a second one behind the first.
    pub(super) fn compared_out_of_place<T>(&self) -> Result<T, Fault> {
        self.fault(
            "nothing can be compared here",
            "comparisons stand in the `when` of words, with `and` or `or` between two of them; and in `count(…)`, as in `count(projects.*.status = \"Red\")`",
        )
    }

    pub(super) fn either(&mut self) -> Result<Condition, Fault> {
        let mut left = self.both()?;
        while self.take_word("or") {
            left = Condition::Or(Box::new(left), Box::new(self.both()?));
        }
        Ok(left)
    }

    fn both(&mut self) -> Result<Condition, Fault> {
        let mut left = self.one()?;
        while self.take_word("and") {
            left = Condition::And(Box::new(left), Box::new(self.one()?));
        }
        Ok(left)
    }

    fn one(&mut self) -> Result<Condition, Fault> {
        if self.take_word("not") {
            let negated = self.deeper(Self::one)?;
            return Ok(Condition::Not(Box::new(negated)));
        }
        if let Some(says) = self.says()? {
            return Ok(says);
        }
        // A bracket may hold a condition, or begin an expression: it is tried as the first.
        let start = self.next;
        let mut not_a_condition = None;
        if self.take(&Token::Open) {
            match self.deeper(Self::either) {
                Ok(condition) if self.take(&Token::Close) => return Ok(condition),
                Ok(_) => {}
                Err(fault) => not_a_condition = Some(fault),
            }
            self.next = start;
        }
        // Where it is neither, the one that could be read further is what was meant.
        let left = self.sum().map_err(|fault| match not_a_condition {
            Some(other) if other.span.start > fault.span.start => other,
            _ => fault,
        })?;
        let Some(Token::Comparison(comparison)) = self.peek() else {
            return self.fault(
                "nothing is compared here",
                "write a condition: `variance > £0`, `share >= 5%`",
            );
        };
        let comparison = *comparison;
        self.next += 1;
        Ok(Condition::Compare(left, comparison, self.sum()?))
    }

    /// The words of a cell compared with some: a name, a sign, and words in quotation marks.
    fn says(&mut self) -> Result<Option<Condition>, Fault> {
        let next = self.tokens.get(self.next..self.next + 3);
        let Some(
            [
                (Token::Word(name), span),
                (Token::Comparison(comparison), sign),
                (Token::Quoted(words), at),
            ],
        ) = next
        else {
            return Ok(None);
        };
        let fault = |message: &str, span: &Range<usize>, remedy: &str| {
            let (message, remedy) = (message.to_owned(), remedy.to_owned());
            Err(Fault { message, span: span.clone(), remedy })
        };
        if words.is_empty() {
            return fault(
                "no words stand between the quotation marks",
                at,
                "write the words that the cell has to say: a blank is neither these words nor others",
            );
        }
        let name = Name { words: name.clone(), span: span.clone() };
        let says = Condition::Says(name, Quoted { words: words.clone(), span: at.clone() });
        let condition = match comparison {
            Comparison::Equal => says,
            Comparison::Unequal => Condition::Not(Box::new(says)),
            _ => {
                return fault(
                    "words are not more or less than others",
                    sign,
                    "compare them with `=` or `!=`",
                );
            }
        };
        self.next += 3;
        Ok(Some(condition))
    }

    /// Whether anything is compared before the bracket is closed that was just opened.
    pub(super) fn compares_before_close(&self) -> bool {
        let mut depth = 0_usize;
        for (token, _) in self.tokens.iter().skip(self.next) {
            match token {
                Token::Open => depth += 1,
                Token::Close if depth == 0 => return false,
                Token::Close => depth -= 1,
                Token::Comparison(_) => return true,
                _ => {}
            }
        }
        false
    }

    /// A condition, of which is counted for how many rows it holds.
    pub(super) fn rows(
        &mut self,
        span: &Range<usize>,
        opened: &Range<usize>,
    ) -> Result<Expression, Fault> {
        let mut condition = self.either()?;
        if let Some(Token::Comma) = self.peek() {
            return self.fault(
                "`count` takes one condition",
                "join several with `and` or `or`; or count them apart, and add the counts",
            );
        }
        self.close(opened)?;
        match Rows::of(&mut condition) {
            Ok(Some(rows)) => Ok(Expression::CountRows(rows, Box::new(condition))),
            Ok(None) => Err(Fault {
                message: "it isn't said of which rows this is to be counted".to_owned(),
                span: span.clone(),
                remedy: "put a `*` in the place of the row: `count(projects.*.status = \"Red\")`"
                    .to_owned(),
            }),
            Err(other) => Err(Fault {
                message: format!("`{}` stands for rows of something else", other.words),
                span: other.span,
                remedy: "count the rows of one schedule, or of one kind of record".to_owned(),
            }),
        }
    }
}
