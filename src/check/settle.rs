//! How bad findings are, and which of them somebody accepted.
//!
//! A rule says how bad its findings are; the style may say otherwise, and the paper has the last word. What
//! a paper accepts, with a reason, is a note.

use crate::diagnostic::{Diagnostic, Place, Severity, did_you_mean};
use crate::inputs::checks::{AcceptedFinding, Level, Levels};

use super::finding::Finding;
use super::rule::{self, Rule};

/// The rules of this family: what is wrong with what a paper or a style says of findings.
pub(super) const RULES: &[&Rule] = &[&UNKNOWN, &NEEDLESS];

const UNKNOWN: Rule = Rule {
    name: "settings/unknown-rule",
    level: Level::Error,
    finds: "the name of a rule that there isn't, under `checks` or `accept`",
};

pub(super) const NEEDLESS: Rule = Rule {
    name: "settings/needless-acceptance",
    level: Level::Warning,
    finds: "an acceptance of something that isn't there any more",
};

/// What is said of findings by those who may.
pub(super) struct Settings<'a> {
    /// By the style.
    pub(super) style: &'a Levels,
    /// By the paper.
    pub(super) paper: &'a Levels,
    /// What the paper accepts.
    pub(super) accepted: &'a [AcceptedFinding],
}

/// Gives each finding its level, makes notes of those that are accepted, and leaves out what isn't
/// looked for.
pub(super) fn settle(found: Vec<Finding>, settings: &Settings) -> Vec<Finding> {
    let needless = settings.needless(&found);
    let unknown = settings.unknown();
    let settled = found.into_iter().chain(unknown).chain(needless).filter_map(|finding| {
        // What was accepted at its own place is a note already.
        if finding.diagnostic.severity == Severity::Note {
            return Some(finding);
        }
        let severity = rule::severity(settings.level(finding.rule))?;
        let accepted = settings.accepted.iter().find(|accepted| accepted.covers(&finding));
        Some(match accepted {
            Some(accepted) => accept(finding, &accepted.reason),
            None => offered(Finding {
                diagnostic: Diagnostic { severity, ..finding.diagnostic },
                ..finding
            }),
        })
    });
    settled.collect()
}

/// Findings as bad as their rules have it, where nobody says otherwise.
pub(super) fn unsettled(found: Vec<Finding>) -> Vec<Finding> {
    let settled = found.into_iter().filter_map(|finding| {
        let severity = rule::severity(finding.rule.level)?;
        Some(Finding { diagnostic: Diagnostic { severity, ..finding.diagnostic }, ..finding })
    });
    settled.collect()
}

impl AcceptedFinding {
    fn covers(&self, finding: &Finding) -> bool {
        self.finding.value == finding.rule.name && finding.about.as_ref() == Some(&self.about.value)
    }
}

/// How the reason of an acceptance begins.
pub const ACCEPTED: &str = "accepted: ";

fn accept(finding: Finding, reason: &str) -> Finding {
    let remedy = Some(format!("{ACCEPTED}{reason}"));
    Finding {
        diagnostic: Diagnostic { severity: Severity::Note, remedy, ..finding.diagnostic },
        ..finding
    }
}

/// A finding with how to accept it.
fn offered(finding: Finding) -> Finding {
    let Some(about) = &finding.about else { return finding };
    let acceptance = format!(
        "or accept it in paper.yaml, under `accept`: `finding: {}`, `about: {}` and a `reason`",
        finding.rule.name,
        quoted(about)
    );
    let diagnostic = Diagnostic { acceptance: Some(acceptance), ..finding.diagnostic };
    Finding { diagnostic, ..finding }
}

/// Words as they can be typed in YAML.
fn quoted(words: &str) -> String {
    if words.contains('"') {
        format!("'{}'", words.replace('\'', "''"))
    } else {
        format!("\"{}\"", words.replace('\\', "\\\\"))
    }
}

impl Settings<'_> {
    fn level(&self, rule: &Rule) -> Level {
        let said =
            self.paper.0.iter().chain(&self.style.0).find(|(name, _)| name.value == rule.name);
        said.map_or(rule.level, |(_, level)| level.value)
    }

    fn unknown(&self) -> impl Iterator<Item = Finding> {
        let in_levels = self.style.0.iter().chain(&self.paper.0).map(|(name, _)| name);
        let accepted = self.accepted.iter().map(|accepted| &accepted.finding);
        let names = in_levels.chain(accepted).filter(|name| rule::named(&name.value).is_none());
        names.map(|name| unknown(&name.value, &name.place))
    }

    fn needless(&self, found: &[Finding]) -> Vec<Finding> {
        let needless = self.accepted.iter().filter(|accepted| {
            rule::named(&accepted.finding.value).is_some()
                && !found.iter().any(|finding| accepted.covers(finding))
        });
        needless.map(|accepted| needless_acceptance(accepted, found)).collect()
    }
}

fn unknown(name: &str, place: &Place) -> Finding {
    let nearest = rule::nearest_to(name);
    let remedy = nearest.map(|nearest| format!("did you mean `{nearest}`?"));
    let remedy = remedy.unwrap_or_else(|| "the rules are listed in docs/checks.md".to_owned());
    let fault = Diagnostic::error(format!("there is no rule `{name}`")).at(place).remedy(remedy);
    Finding::unacceptable(&UNKNOWN, fault)
}

fn needless_acceptance(accepted: &AcceptedFinding, found: &[Finding]) -> Finding {
    let name = &accepted.finding.value;
    let others: Vec<&str> = found
        .iter()
        .filter(|finding| finding.rule.name == name)
        .filter_map(|finding| finding.about.as_deref())
        .collect();
    let fault =
        Diagnostic::warning(format!("this finding of `{name}` is accepted, and there is none"));
    let meant = did_you_mean(&accepted.about.value, others);
    let remedy = meant.unwrap_or_else(|| "take it out of the list".to_owned());
    Finding::unacceptable(&NEEDLESS, fault.at(&accepted.about.place).remedy(remedy))
}
