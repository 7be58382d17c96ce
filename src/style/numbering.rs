//! What a style numbers, and how its papers refer to what has a number.

use crate::diagnostic::{Diagnostic, Faults};
use crate::paper::{HeadingNumber, Numbering, ParagraphNumber, ReferenceWords};
use crate::yaml::{At, Decode, Keys, Node, Refusal, Scalar};

/// How headings are numbered, or that they aren't.
struct Headings(Option<HeadingNumber>);

impl Scalar for Headings {
    const EXPECTED: &'static str = "the number of the first heading";

    fn read(text: &str) -> Result<Self, Refusal> {
        match text {
            "none" => Ok(Self(None)),
            "1" => Ok(Self(Some(HeadingNumber::Plain))),
            "1." => Ok(Self(Some(HeadingNumber::Dot))),
            "1.0" => Ok(Self(Some(HeadingNumber::Nought))),
            _ => Err(Refusal {
                reason: "headings can't be numbered like this".to_owned(),
                remedy: "write `1`, `1.`, `1.0` or `none`".to_owned(),
            }),
        }
    }
}

impl Scalar for ParagraphNumber {
    const EXPECTED: &'static str = "a way to number paragraphs";

    fn read(text: &str) -> Result<Self, Refusal> {
        match text {
            "none" => Ok(Self::Absent),
            "continuous" => Ok(Self::Continuous),
            "by_section" => Ok(Self::BySection),
            _ => Err(Refusal {
                reason: "it is another word".to_owned(),
                remedy: "write `continuous` (1, 2, 3 through the paper), `by_section` (2.1, 2.2) or `none`"
                    .to_owned(),
            }),
        }
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
