//! Stated values: figures as they were published or agreed elsewhere.
//!
//! A stated value never enters a calculation. It stands beside a computed figure, and `check`
//! compares the two. A difference that is known and explained is accepted with a reason, which the
//! inputs keep.

use rust_decimal::Decimal;

use crate::diagnostic::Faults;
use crate::yaml::Node;
use crate::yaml::{At, Decode, Keys};

/// A value that was stated for a figure.
#[derive(Clone, Debug)]
pub struct Stated {
    /// The name of the figure.
    pub figure: At<String>,
    /// The value; it is compared to as many decimal places as were typed.
    pub value: At<Decimal>,
    /// Where it was stated: "the savings table, total".
    pub location: Option<String>,
    /// Why a difference is known and accepted.
    pub accept: Option<At<String>>,
}

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
