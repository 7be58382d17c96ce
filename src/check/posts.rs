//! Posts whose cost is not what their dates would make it.

use crate::diagnostic::{Diagnostic, Faults};
use crate::inputs::posts::PostsFile;

/// Warns of posts that end, where nothing says how a part of a year is counted: their cost is that of a
/// full year, whatever their dates.
pub(super) fn check(file: &PostsFile) -> Faults {
    let mut findings = Faults::new();
    if file.part_year.is_some() {
        return findings;
    }
    for post in &file.posts {
        let Some(end) = &post.end else { continue };
        let message =
            format!("`{}` ends, and its cost is that of a full year", post.id.value.as_str());
        findings.push(Diagnostic::warning(message).at(&end.place).remedy(
            "write `part_year: months` (or `days`) in posts.yaml to have its cost by financial year",
        ));
    }
    findings
}
