//! Mentions of other documents than this paper, which laws are mostly.
//!
//! Where the words around a mention may speak of another document it is passed over: a reference that is
//! missed costs less than one that is wrongly complained of.

use super::Mention;
use crate::check::references::targets::{Kind, Targets};
use crate::check::tokens::Token;

/// Words that speak of laws and other documents.
const LAW: [&str; 26] = [
    "act",
    "acts",
    "bill",
    "regulation",
    "regulations",
    "schedule",
    "order",
    "orders",
    "directive",
    "circular",
    "circulars",
    "constitution",
    "rule",
    "rules",
    "standards",
    "code",
    "guidance",
    "statute",
    "charter",
    "article",
    "agreement",
    "framework",
    "protocol",
    "reg",
    "policy",
    "treaty",
];

/// What follows the number of a section of an Act: a section 106 agreement, the section 151 officer.
const OF_SECTIONS: [&str; 22] = [
    "agreement",
    "agreements",
    "officer",
    "officers",
    "notice",
    "notices",
    "money",
    "funding",
    "aftercare",
    "assessment",
    "assessments",
    "enquiry",
    "enquiries",
    "inquiry",
    "report",
    "reports",
    "duty",
    "grant",
    "grants",
    "contributions",
    "obligations",
    "partnership",
];

/// Whether a mention may be of another document than this paper.
pub(super) fn is_elsewhere(
    tokens: &[Token],
    start: usize,
    end: usize,
    mention: &Mention,
    targets: &Targets,
) -> bool {
    let is_law = |token: &Token| token.is(&LAW);
    // "of this report" is of this paper; all else that it is "of" is not.
    let after = &tokens[end..];
    let after = after.strip_prefix_if(|token| token.is(&[")", ","]));
    if let [of, next, ..] = after
        && of.is(&["of", "from"])
    {
        return !next.is(&["this"]);
    }
    if let [to, ..] = after
        && to.is(&["to", "in", "under", "above", "below"])
        && sentence(after.iter()).take(8).any(is_law)
    {
        return true;
    }
    let may_be_law = [Kind::Section, Kind::Paragraph, Kind::Appendix];
    if !mention.kinds.iter().any(|kind| may_be_law.contains(kind)) {
        return false;
    }
    if sentence(tokens[..start].iter().rev()).take(10).any(is_law) {
        return true;
    }
    if !mention.kinds.contains(&Kind::Section) {
        return false;
    }
    // Acts have many sections, and papers few.
    let is_far = |name: &str| name.parse::<usize>().is_ok_and(|n| n > targets.sections() + 5);
    after.first().is_some_and(|next| next.is(&OF_SECTIONS) || is_law(next))
        || mention.names.iter().any(|(name, _)| is_far(name))
}

/// The tokens up to where a sentence ends.
fn sentence<'a, 'b: 'a>(
    tokens: impl Iterator<Item = &'a Token<'b>>,
) -> impl Iterator<Item = &'a Token<'b>> {
    tokens.take_while(|token| !matches!(token.text, "." | ";" | "?" | "!"))
}

/// What remains of a slice without its first element, if that is such a one.
trait StripPrefixIf<T> {
    fn strip_prefix_if(&self, is: impl Fn(&T) -> bool) -> &[T];
}

impl<T> StripPrefixIf<T> for [T] {
    fn strip_prefix_if(&self, is: impl Fn(&T) -> bool) -> &[T] {
        match self {
            [first, rest @ ..] if is(first) => rest,
            all => all,
        }
    }
}
