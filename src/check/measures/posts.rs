//! Posts whose cost is not what their dates would make it.

use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;
use crate::inputs::posts::PostsFile;

pub(super) const FULL_YEAR: Rule = Rule {
    name: "measures/post-for-a-full-year",
    level: Level::Warning,
    finds: "a post that ends, and is counted for a full year",
};

/// Warns of posts that end, where nothing says how a part of a year is counted: their cost is that of a
/// full year, whatever their dates.
pub(super) fn check(file: &PostsFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    if file.part_year.is_some() {
        return findings;
    }
    for post in &file.posts {
        let Some(end) = &post.end else { continue };
        let message =
            format!("`{}` ends, and its cost is that of a full year", post.id.value.as_str());
        let finding = Diagnostic::warning(message).at(&end.place).remedy(
            "write `part_year: months` (or `days`) in posts.yaml to have its cost by financial year",
        );
        findings.push(Finding::new(&FULL_YEAR, post.id.value.as_str(), finding));
    }
    findings
}
