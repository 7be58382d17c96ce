//! Check: what is wrong, or worth a look, in a paper that can be built. It reads, and writes nothing.
//!
//! One module for each family of rules. A finding is a
//! [`Diagnostic`](crate::diagnostic::Diagnostic) with its place:
//!
//! - an error fails the check: somebody must correct the inputs, or accept the finding with a reason;
//! - a warning is worth a look: such as an accepted difference that is none;
//! - a note is a finding that the inputs accept; the reason stands with it.
//!
//! The families so far: `stated` compares published values, and wholes, with what is computed;
//! `noughts` looks at the finished paper, and warns of amounts that it prints as nought; `posts` warns of posts whose dates and cost don't go together; `scores` warns of scores that are
//! illustrative; `unfinished` finds what is still to
//! be written.

mod noughts;
mod posts;
mod scores;
mod stated;
mod unfinished;

use crate::diagnostic::Faults;
use crate::figures::Ledger;
use crate::inputs::Inputs;
use crate::paper::Paper;

/// What is still to be written in the files of a paper, whether or not it can be built.
pub fn unfinished(inputs: &Inputs) -> Faults {
    unfinished::check(inputs)
}

/// Every finding of a paper, family by family: of what it was made from, and of what it prints.
pub fn check(inputs: &Inputs, ledger: &Ledger, paper: &Paper) -> Faults {
    let mut findings = stated::check(ledger);
    findings.extend(noughts::check(paper));
    findings.extend(posts::check(&inputs.posts));
    findings.extend(scores::check(&inputs.scores));
    findings.extend(unfinished::check(inputs));
    findings
}
