//! Scores that nobody gave.

use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;
use crate::inputs::scores::ScoresFile;

pub(super) const ILLUSTRATIVE: Rule = Rule {
    name: "completeness/illustrative",
    level: Level::Warning,
    finds: "scores that were made up to show what a paper looks like",
};

/// Warns that scores were made up to show what a paper looks like, so that nobody takes them for
/// judgements.
pub(super) fn check(file: &ScoresFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(illustrative) = file.illustrative.as_ref().filter(|it| it.value) {
        let finding = Diagnostic::warning("the scores of this paper are illustrative")
            .at(&illustrative.place)
            .remedy("take the line out once the scores are those that were given");
        findings.push(Finding::unacceptable(&ILLUSTRATIVE, finding));
    }
    findings
}
