//! Rules: what `check` looks for, each with a stable name.
//!
//! A rule is data: its name, how bad a finding of it is, and what it says. Each family keeps the list of
//! its own; [`all`] has every one. `docs/checks.md` has an example of each, which a test compares with
//! this list.

use crate::diagnostic::{Severity, nearest};
use crate::inputs::checks::Level;

/// One rule of `check`.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, with that of its family before a slash: `sums/stated`. It never changes: papers and styles
    /// name it.
    pub name: &'static str,
    /// How bad a finding is, where neither the style nor the paper says so.
    pub level: Level,
    /// What it finds, in a line: a finding is …
    pub finds: &'static str,
}

impl Rule {
    /// The family to which it belongs: `sums`.
    pub fn family(&self) -> &'static str {
        self.name.split_once('/').map_or(self.name, |(family, _)| family)
    }
}

/// How a finding of this level is told, if it is.
pub fn severity(level: Level) -> Option<Severity> {
    match level {
        Level::Off => None,
        Level::Note => Some(Severity::Note),
        Level::Warning => Some(Severity::Warning),
        Level::Error => Some(Severity::Error),
    }
}

/// Every rule, family by family.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    super::FAMILIES.iter().flat_map(|family| family.iter().copied())
}

/// The rule with this name.
pub fn named(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

/// Whether this is the name of a family of rules.
pub fn is_family(name: &str) -> bool {
    all().any(|rule| rule.family() == name)
}

/// The name of a rule that may have been meant by one that there isn't.
pub fn nearest_to(name: &str) -> Option<&'static str> {
    let of_family = all().map(|rule| rule.name).find(|known| known.ends_with(&format!("/{name}")));
    of_family.or_else(|| nearest(name, all().map(|rule| rule.name)))
}
