//! Findings: what rules found.

use super::rule::Rule;
use crate::diagnostic::Diagnostic;

/// What a rule found at one place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// What was found, where, and what to do. How bad it is is settled later, from the rule, the
    /// style and the paper.
    pub diagnostic: Diagnostic,
    /// What it is about, in words that an acceptance repeats: `£5,067 for 5,067.95`. A figure that it
    /// speaks of is part of them, so that an acceptance covers this one difference and no later one.
    /// `None` where the inputs have a place of their own to accept it, or there is none: a note that only tells,
    /// what is still to be written.
    pub about: Option<String>,
}

impl Finding {
    /// A finding that can be accepted by what it is about.
    pub fn new(rule: &'static Rule, about: impl Into<String>, diagnostic: Diagnostic) -> Self {
        Self { about: Some(about.into()), ..Self::unacceptable(rule, diagnostic) }
    }

    /// A finding that is accepted elsewhere, or not at all.
    pub fn unacceptable(rule: &'static Rule, diagnostic: Diagnostic) -> Self {
        let diagnostic = Diagnostic { rule: Some(rule.name), ..diagnostic };
        Self { rule, diagnostic, about: None }
    }
}
