//! Posts whose cost is not what their dates would make it.

use crate::diagnostic::{Diagnostic, Faults};
use crate::inputs::posts::PostsFile;

/// Warns of posts that end: their yearly cost is that of a full year, whatever their dates.
pub(super) fn check(file: &PostsFile) -> Faults {
    let mut findings = Faults::new();
    for post in &file.posts {
        let Some(end) = &post.end else { continue };
        let message =
            format!("`{}` ends, and its cost is that of a full year", post.id.value.as_str());
        findings.push(Diagnostic::warning(message).at(&end.place).remedy(
            "say in the paper what the post costs until then; part of a year is not computed",
        ));
    }
    findings
}
