//! Check: what is wrong, or worth a look, in a paper that can be built. It reads, and writes nothing.
//!
//! One module for each family of rules. A finding is a
//! [`Diagnostic`](crate::diagnostic::Diagnostic) with its place:
//!
//! - an error fails the check: somebody must correct the inputs, or accept the finding with a reason;
//! - a warning is worth a look: such as an accepted error that is none;
//! - a note is a finding that the inputs accept; the reason stands with it.
//!
//! The families so far: `stated` compares published values, and wholes, with what is computed.

mod stated;

use crate::diagnostic::Faults;
use crate::figures::Ledger;

/// Every finding of a paper, in the order of the inputs.
pub fn check(ledger: &Ledger) -> Faults {
    stated::check(ledger)
}
