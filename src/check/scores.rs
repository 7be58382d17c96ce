//! Scores that nobody gave.

use crate::diagnostic::{Diagnostic, Faults};
use crate::inputs::scores::ScoresFile;

/// Warns that scores were made up to show what a paper looks like, so that nobody takes them for
/// judgements.
pub(super) fn check(file: &ScoresFile) -> Faults {
    let mut findings = Faults::new();
    if let Some(illustrative) = file.illustrative.as_ref().filter(|it| it.value) {
        findings.push(
            Diagnostic::warning("the scores of this paper are illustrative")
                .at(&illustrative.place)
                .remedy("take the line out once the scores are those that were given"),
        );
    }
    findings
}
