//! Stated values: figures as they were published or agreed elsewhere.
//!
//! A stated value never enters a calculation. It stands beside a computed figure, and `check`
//! compares the two. A difference that is known and explained is accepted: the inputs keep how much
//! it was when somebody looked at it, and the reason. Any other difference is not accepted by it.

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Faults};
use crate::yaml::{At, Decode, Keys, Like, Number, Refusal, Scalar, Shape};
use crate::yaml::{Node, Value};

/// A value that was stated for a figure.
#[derive(Clone, Debug)]
pub struct Stated {
    /// The name of the figure.
    pub figure: At<String>,
    /// The value; it is compared to as many decimal places as were typed.
    pub value: At<Decimal>,
    /// Where it was stated: "the savings table, total".
    pub location: Option<String>,
    /// The difference that is known and accepted.
    pub accept: Option<Acceptance>,
}

/// A difference that somebody looked at and accepted.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// What was stated less what was computed, when it was looked at.
    pub difference: At<Difference>,
    /// Why it is right to leave.
    pub reason: String,
}

/// An amount as `check` shows differences: a plus may stand before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference(pub Decimal);

impl Decode for Stated {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a stated value", faults)?;
        let figure = keys.required("figure", faults);
        let value = keys.required("value", faults);
        let location = keys.optional("where", faults);
        let accept = keys.optional("accept", faults);
        keys.close(faults);
        Some(Self { figure: figure?, value: value?, location: location?, accept: accept? })
    }
}

impl Decode for Acceptance {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        if let Value::Scalar(_) = node.value {
            faults.push(
                Diagnostic::error("an acceptance says which difference it accepts, and why")
                    .at(&node.place)
                    .remedy("write `difference: …` and `reason: …` on lines of their own, indented under `accept:`"),
            );
            return None;
        }
        let mut keys = Keys::open(node, "an acceptance", faults)?;
        let difference = keys.required("difference", faults);
        let reason = keys.required("reason", faults);
        keys.close(faults);
        Some(Self { difference: difference?, reason: reason? })
    }
}

impl Scalar for Difference {
    const EXPECTED: &'static str = "an amount";

    fn read(text: &str) -> Result<Self, Refusal> {
        // A plus before another sign is refused with the rest of the text.
        let rest = text.strip_prefix('+').filter(|rest| !rest.starts_with(['+', '-', '\u{2212}']));
        Decimal::read(rest.unwrap_or(text)).map(Self)
    }

    fn looks() -> Shape {
        Shape::Like(Like::number(
            Number::ANY,
            r"^[-−+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?$",
        ))
    }
}
