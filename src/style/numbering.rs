//! What a style numbers, how its papers refer to what has a number, and what their contents list.

use crate::diagnostic::{Diagnostic, Faults};
use crate::paper::{HeadingNumber, Numbering, ParagraphNumber, ReferenceWords, USUAL_DEPTH};
use crate::yaml::{At, Choice, Decode, Keys, Like, Node, Number, Refusal, Scalar, Shape};

/// How headings are numbered, or that they aren't.
struct Headings(Option<HeadingNumber>);

impl Choice for Headings {
    const EXPECTED: &'static str = "the number of the first heading";

    const REASON: &'static str = "headings can't be numbered like this";

    fn words() -> Vec<(&'static str, Self)> {
        vec![
            ("none", Self(None)),
            ("1", Self(Some(HeadingNumber::Plain))),
            ("1.", Self(Some(HeadingNumber::Dot))),
            ("1.0", Self(Some(HeadingNumber::Nought))),
        ]
    }

    fn remedy(_: &str) -> String {
        "write `1`, `1.`, `1.0` or `none`".to_owned()
    }
}

impl Choice for ParagraphNumber {
    const EXPECTED: &'static str = "a way to number paragraphs";

    fn words() -> Vec<(&'static str, Self)> {
        vec![
            ("none", Self::Absent),
            ("continuous", Self::Continuous),
            ("by_section", Self::BySection),
        ]
    }

    fn remedy(_: &str) -> String {
        "write `continuous` (1, 2, 3 through the paper), `by_section` (2.1, 2.2) or `none`"
            .to_owned()
    }
}

impl Decode for Numbering {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "the numbering of a style", faults)?;
        let headings = keys.optional::<Headings>("headings", faults);
        let paragraphs = keys.optional::<ParagraphNumber>("paragraphs", faults);
        let sub_paragraphs = keys.optional::<bool>("sub_paragraphs", faults);
        keys.close(faults);
        Some(Self {
            headings: headings?.and_then(|Headings(number)| number),
            paragraphs: paragraphs?.unwrap_or_default(),
            sub_paragraphs: sub_paragraphs?.unwrap_or(false),
        })
    }
}

impl Decode for ReferenceWords {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut words = Self::default();
        let mut keys = Keys::open(node, "the references of a style", faults)?;
        for (key, words) in words.parts() {
            let Some(own) = keys.optional::<At<String>>(key, faults).flatten() else { continue };
            if !own.value.contains("{n}") {
                faults.push(
                    Diagnostic::error("`{n}` doesn't stand in this text")
                        .at(&own.place)
                        .remedy(format!("write `{{n}}` where the number belongs, as in `{words}`")),
                );
            }
            *words = own.value;
        }
        keys.close(faults);
        Some(words)
    }
}

/// What the contents of papers list.
#[derive(Clone, Copy, Debug)]
pub struct ContentsSpec {
    /// How many levels of headings, from that of sections.
    pub depth: u8,
}

impl Default for ContentsSpec {
    fn default() -> Self {
        Self { depth: USUAL_DEPTH }
    }
}

impl Decode for ContentsSpec {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "the contents of a style", faults)?;
        let depth = keys.optional::<Depth>("depth", faults);
        keys.close(faults);
        Some(depth?.map_or(Self::default(), |Depth(depth)| Self { depth }))
    }
}

/// How many levels of headings: there are five below the title.
struct Depth(u8);

impl Scalar for Depth {
    const EXPECTED: &'static str = "a number of levels";

    fn read(text: &str) -> Result<Self, Refusal> {
        match text.parse() {
            Ok(depth @ 1..=5) => Ok(Self(depth)),
            _ => Err(Refusal {
                reason: "it is not a whole number from 1 to 5".to_owned(),
                remedy: "write `1` for sections alone, `2` for what is in them too".to_owned(),
            }),
        }
    }

    fn looks() -> Shape {
        let number = Number { least: Some(1), most: Some(5), ..Number::WHOLE };
        Shape::Like(Like::number(number, "^[1-5]$"))
    }
}
