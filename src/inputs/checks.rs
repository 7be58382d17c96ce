//! `checks` and `accept`: how bad findings are, and which of them somebody accepted.
//!
//! Which rules there are is for `check` to know: a name is kept here as it was typed.

use crate::diagnostic::Faults;
use crate::yaml::{At, Choice, Decode, Keys, Node, Refusal, Scalar, Shape};

/// What was typed as the name of a rule, or of a family of them: `prose/rounding`, `prose`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleName(pub String);

impl Scalar for RuleName {
    const EXPECTED: &'static str = "the name of a rule";

    fn read(text: &str) -> Result<Self, Refusal> {
        Ok(Self(text.to_owned()))
    }

    fn looks() -> Shape {
        Shape::RuleName
    }
}

/// How bad findings of a rule are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not looked for.
    Off,
    /// Worth listing.
    Note,
    /// Somebody should look.
    Warning,
    /// The paper is not fit to be published.
    Error,
}

impl Choice for Level {
    const EXPECTED: &'static str = "how bad a finding is";

    const REASON: &'static str = "a finding is none of that";

    fn words() -> Vec<(&'static str, Self)> {
        vec![
            ("error", Level::Error),
            ("warning", Level::Warning),
            ("note", Level::Note),
            ("off", Level::Off),
            // YAML 1.1 has made a habit of it.
            ("no", Level::Off),
        ]
    }

    fn remedy(_: &str) -> String {
        "write `error`, `warning`, `note` or `off`".to_owned()
    }
}

/// How bad findings are in one style or paper, by the names of their rules.
#[derive(Clone, Debug, Default)]
pub struct Levels(pub Vec<(At<RuleName>, At<Level>)>);

impl Decode for Levels {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let entries = Keys::open(node, "the checks", faults)?.free::<RuleName>(Level::shape);
        let levels = entries.into_iter().filter_map(|(rule, level)| {
            let rule = At::<RuleName>::decode(rule, faults)?;
            Some((rule, At::<Level>::decode(level, faults)?))
        });
        Some(Self(levels.collect()))
    }
}

/// A finding of `check` that somebody looked at and accepted.
#[derive(Clone, Debug)]
pub struct AcceptedFinding {
    /// The name of the rule: `prose/rounding`.
    pub finding: At<RuleName>,
    /// What the finding is about, as `check` tells it. A figure that it speaks of is part of it.
    pub about: At<String>,
    /// Why it is right to leave.
    pub reason: String,
}

impl Decode for AcceptedFinding {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "an accepted finding", faults)?;
        let finding = keys.required("finding", faults);
        let about = keys.required("about", faults);
        let reason = keys.required("reason", faults);
        keys.close(faults);
        Some(Self { finding: finding?, about: about?, reason: reason? })
    }
}
