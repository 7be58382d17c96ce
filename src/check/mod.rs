//! Check: what is wrong, or worth a look, in a paper that can be built. It reads, and writes nothing.
//!
//! 1. A [`rule`] has a stable name, such as `sums/stated`, and says how bad what it finds is. One module
//!    for each family of rules finds [`Finding`]s, each a [`Diagnostic`](crate::diagnostic::Diagnostic)
//!    with its place.
//! 2. `settle` has the style and the paper say how bad it is in their case, and makes notes of what
//!    the paper accepts:
//!    - an error fails the check: somebody must correct the inputs, or accept the finding with a reason;
//!    - a warning is worth a look;
//!    - a note is a finding that the inputs accept; the reason stands with it.
//!
//! Rules about words look at [`passages`]: the paper as it is read, with what was typed, and where.
//!
//! | Family | What it is about |
//! | --- | --- |
//! | `sums` | Amounts that were stated, and what is computed. |
//! | `wholes` | Parts that don't account for their whole. |
//! | `measures` | Amounts that are counted in another way than they are used. |
//! | `prose` | Numbers that were typed into words, beside the figures of the paper. |
//! | `consistency` | One name for one thing, one way to write years, acronyms explained, nothing twice. |
//! | `completeness` | What a paper of its kind must have, and what is still to be written. |
//! | `references` | What the words refer to, and whether it is there. |
//! | `accessibility` | What some readers can't follow. |
//! | `series` | Papers that come again, beside those before them. |
//! | `settings` | What papers and styles say of findings. |

mod accessibility;
mod completeness;
mod consistency;
pub mod export;
mod finding;
mod hints;
mod measures;
mod outside;
pub mod passages;
mod prose;
mod references;
pub mod rule;
mod series;
mod settle;
mod sums;
pub mod tokens;
mod vocabulary;
mod wholes;

pub use finding::Finding;
pub use outside::{Checked as CheckedText, check as check_text};

use crate::figures::Ledger;
use crate::inputs::Inputs;
use crate::paper::Paper;
use crate::pipeline::Drafted;
use crate::style::Style;

use passages::Passage;
use rule::Rule;
use settle::Settings;

/// The rules of each family.
const FAMILIES: &[&[&Rule]] = &[
    sums::RULES,
    wholes::RULES,
    measures::RULES,
    prose::RULES,
    consistency::RULES,
    references::RULES,
    completeness::RULES,
    accessibility::RULES,
    series::RULES,
    outside::RULES,
    settle::RULES,
];

/// What is checked: a paper, and what it was made from.
struct Subject<'a> {
    inputs: &'a Inputs,
    ledger: &'a Ledger,
    style: &'a Style,
    paper: &'a Paper,
    passages: &'a [Passage<'a>],
}

/// What is still to be written in the files of a paper, whether or not it can be built.
pub fn unfinished(inputs: &Inputs) -> Vec<Finding> {
    completeness::unfinished(inputs)
}

/// Every finding of a paper, family by family: of what it was made from, and of what it prints.
pub fn check(drafted: &Drafted) -> Vec<Finding> {
    let Drafted { inputs, ledger, style, paper, .. } = drafted;
    let passages = passages::of(paper);
    let subject = Subject { inputs, ledger, style, paper, passages: &passages };
    let mut found = sums::check(&subject);
    found.extend(wholes::check(&subject));
    found.extend(measures::check(&subject));
    found.extend(prose::check(&subject));
    found.extend(consistency::check(&subject));
    found.extend(completeness::check(&subject));
    found.extend(references::check(&subject));
    found.extend(accessibility::check(&subject));
    found.extend(series::check(&subject));
    let settings = Settings {
        style: &style.checks,
        paper: &inputs.paper.checks,
        accepted: &inputs.paper.accept,
    };
    settle::settle(found, &settings)
}
