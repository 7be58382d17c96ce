//! How long a paper may be, all of its files together.

use super::Composed;
use crate::diagnostic::{Diagnostic, Place};
use crate::files::LARGEST_TEXT;
use crate::inputs::Inputs;

impl Composed {
    /// The fault of a paper that is longer than can be set, though each of its files can be read.
    pub fn too_long(&self, inputs: &Inputs) -> Option<Diagnostic> {
        (self.markdown.text().len() as u64 > LARGEST_TEXT).then(|| {
            let most = LARGEST_TEXT >> 20;
            Diagnostic::error(format!("this paper is longer than {most} MB in all"))
                .at(&Place::file(&inputs.paper_source))
                .remedy("shorten its sections, or make two papers of it")
        })
    }
}
