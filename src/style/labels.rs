//! How a style labels the items of lists that the program writes: recommendations and appendices.

use crate::paper::{Labels, Numerals, Punctuation};
use crate::yaml::{Like, Number, Refusal, Scalar, Shape};

/// How labels of recommendations, or of appendices, are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelPattern(Labels);

impl LabelPattern {
    /// 1., 2., 3.
    pub const NUMBERED: Self = Self(Labels::Ordered {
        start: 1,
        numerals: Numerals::Decimal,
        punctuation: Punctuation::Dot,
    });

    /// The label of the item at `index`, from nought: `b)`.
    pub fn of(self, index: usize) -> String {
        self.0.of(index)
    }

    /// What begins that item in Markdown: `2.` as Markdown has it, `- b)` as it has not.
    pub fn marker(self, index: usize) -> String {
        let label = self.of(index);
        match self.0 {
            Labels::Ordered { punctuation: Punctuation::Brackets, .. } => format!("- {label}"),
            Labels::Ordered { numerals: Numerals::Decimal, .. } => label,
            _ => format!("- {label}"),
        }
    }

    /// The label without what stands around it: `b`.
    pub fn numeral(self, index: usize) -> String {
        self.of(index).trim_matches(['(', ')', '.']).to_owned()
    }
}

impl Scalar for LabelPattern {
    const EXPECTED: &'static str = "a way to label items";

    fn read(text: &str) -> Result<Self, Refusal> {
        let refusal = || Refusal {
            reason: "no such kind is known".to_owned(),
            remedy: "write the first label: `a)`, `1)`, `1.`, `(a)`, `i)` or `A.`".to_owned(),
        };
        let (numeral, punctuation) = match text.strip_prefix('(').and_then(|t| t.strip_suffix(')'))
        {
            Some(numeral) => (numeral, Punctuation::Brackets),
            None => match text.strip_suffix(')') {
                Some(numeral) => (numeral, Punctuation::Bracket),
                None => (text.strip_suffix('.').ok_or_else(refusal)?, Punctuation::Dot),
            },
        };
        let numerals = match numeral {
            "1" => Numerals::Decimal,
            "a" => Numerals::Letter,
            "A" => Numerals::CapitalLetter,
            "i" => Numerals::Roman,
            "I" => Numerals::CapitalRoman,
            _ => return Err(refusal()),
        };
        Ok(Self(Labels::Ordered { start: 1, numerals, punctuation }))
    }

    fn looks() -> Shape {
        // Without quotes YAML takes `1.` for a number.
        let number = Number { least: Some(1), most: Some(1), ..Number::WHOLE };
        let like = Like::number(number, r"^(\([1aAiI]\)|[1aAiI][).])$");
        Shape::Like(like.such_as(&["1.", "1)", "(1)", "a)", "(a)", "A.", "i)", "(i)"]))
    }
}
