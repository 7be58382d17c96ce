//! Check: what is wrong, or worth a look, in a paper that can be built. It reads, and writes nothing.
//!
//! One module for each family of rules. A finding is a [`Diagnostic`]: an error fails the check, a
//! note is a difference that the inputs accept with a reason.

mod stated;

use crate::diagnostic::Faults;
use crate::figures::Ledger;

/// Every finding of a paper, in the order of the inputs.
pub fn check(ledger: &Ledger) -> Faults {
    stated::check(ledger)
}
