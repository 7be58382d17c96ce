//! How deep headings are nested.

use std::borrow::Cow;

use crate::render::pdf::structure::Role;

/// The levels of the headings under which the next stands, outermost first.
#[derive(Default)]
pub(super) struct Headings(Vec<u8>);

impl Headings {
    /// What the next node is. Those who hear a paper read go by how headings are nested, so that no level
    /// may be left out (PDF/UA-1, 7.4.2): a heading is one level below the one it stands under, whatever
    /// the Markdown calls it.
    pub(super) fn nested<'a>(&mut self, role: &'a Role) -> Cow<'a, Role> {
        let Role::Heading(level) = role else { return Cow::Borrowed(role) };
        self.0.retain(|above| above < level);
        self.0.push(*level);
        // There are six levels, and each in the list is lower than the one before.
        Cow::Owned(Role::Heading(self.0.len() as u8))
    }
}
