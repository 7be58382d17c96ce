//! How deep headings are nested.

/// The levels of the headings under which the next stands, outermost first.
#[derive(Default)]
pub(super) struct Nesting(Vec<u8>);

impl Nesting {
    /// How deep the next heading is nested. Those who hear a paper read go by this, so that no level may
    /// be left out (PDF/UA-1, 7.4.2): a heading is one level below the one it stands under, whatever the
    /// Markdown calls it.
    pub(super) fn next(&mut self, level: u8) -> u8 {
        self.0.retain(|&above| above < level);
        self.0.push(level);
        // There are six levels, and each in the list is lower than the one before.
        self.0.len() as u8
    }
}
