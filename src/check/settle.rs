//! How bad findings are, and which of them somebody accepted.
//!
//! A rule says how bad its findings are; the style may say otherwise, and the paper has the last word. What
//! a paper accepts, with a reason, is a note.

use crate::diagnostic::{Acceptable, Diagnostic, Place, did_you_mean};
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
        let severity = rule::severity(settings.level(finding.rule))?;
        let acceptance = settings.accepted.iter().find(|accepted| accepted.covers(&finding));
        let told = Diagnostic { severity, ..finding.diagnostic };
        let diagnostic = match (acceptance, told.accepted.clone()) {
            (Some(listed), _) => told.accept(&listed.reason, &listed.about.place),
            // Accepted where it stands, before anybody knew how bad it is here.
            (None, Some(there)) => told.accept(there.reason, &there.place),
            (None, None) => {
                let about = finding.about.clone();
                let how = about.map(|about| Acceptable { finding: finding.rule.name, about });
                Diagnostic { acceptance: how, ..told }
            }
        };
        Some(Finding { diagnostic, ..finding })
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
        self.finding.value.0 == finding.rule.name
            && finding.about.as_ref() == Some(&self.about.value)
    }
}

impl Settings<'_> {
    /// How bad findings of a rule are: as the paper says of it or of its family, or the style, or the rule itself.
    fn level(&self, rule: &Rule) -> Level {
        let said = [self.paper, self.style].into_iter().find_map(|levels| {
            let of = |wanted: &str| levels.0.iter().find(|(name, _)| name.value.0 == wanted);
            of(rule.name).or_else(|| of(rule.family()))
        });
        said.map_or(rule.level, |(_, level)| level.value)
    }

    fn unknown(&self) -> impl Iterator<Item = Finding> {
        let levels = self.style.0.iter().chain(&self.paper.0).map(|(name, _)| name);
        let levels = levels.filter(|name| !rule::is_family(&name.value.0));
        let accepted = self.accepted.iter().map(|accepted| &accepted.finding);
        let names = levels.chain(accepted).filter(|name| rule::named(&name.value.0).is_none());
        names.map(|name| unknown(&name.value.0, &name.place))
    }

    fn needless(&self, found: &[Finding]) -> Vec<Finding> {
        let needless = self.accepted.iter().filter(|accepted| {
            rule::named(&accepted.finding.value.0).is_some()
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
    let name = &accepted.finding.value.0;
    let of_rule = || found.iter().filter(|finding| finding.rule.name == name);
    let others = of_rule().filter_map(|finding| finding.about.as_deref());
    let (message, remedy) = if of_rule().any(|finding| finding.about.is_none()) {
        let message = format!("a finding of `{name}` isn't accepted in this list");
        (message, "take it out: what can be done about the finding stands with it".to_owned())
    } else {
        let meant = did_you_mean(&accepted.about.value, others);
        let message = format!("this finding of `{name}` is accepted, and there is none");
        (message, meant.unwrap_or_else(|| "take it out of the list".to_owned()))
    };
    let fault = Diagnostic::warning(message).at(&accepted.about.place);
    Finding::unacceptable(&NEEDLESS, fault.remedy(remedy))
}
