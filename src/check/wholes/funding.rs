//! Posts that cost money, and nobody says whose.

use crate::check::Finding;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::inputs::checks::Level;
use crate::inputs::posts::{PostCost, PostsFile};

pub(super) const UNFUNDED: Rule = Rule {
    name: "wholes/unfunded-post",
    level: Level::Warning,
    finds: "a post without a source of money, among others that have theirs",
};

/// Finds posts that say nothing of their money where others of the file do: a split by source would leave
/// them out.
pub(super) fn check(file: &PostsFile) -> Vec<Finding> {
    let Some(funded) = file.posts.iter().find(|post| post.funding.is_some()) else {
        return Vec::new();
    };
    let costs = |cost: &PostCost| !matches!(cost, PostCost::NotStated);
    let unfunded = file.posts.iter().filter(|post| post.funding.is_none() && costs(&post.cost));
    let findings = unfunded.map(|post| {
        let name = post.id.value.as_str();
        let finding = Diagnostic::warning(format!("nothing says who pays for `{name}`"))
            .at(&post.id.place)
            .related(&funded.id.place, "which has its `funding`")
            .remedy("name the source of its money: `funding: …`");
        Finding::new(&UNFUNDED, name, finding)
    });
    findings.collect()
}
