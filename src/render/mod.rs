//! The paper into each output. Each renderer is one function from the [`Paper`], and reads nothing
//! else: no files, no clock, nothing of councils or savings.

mod markdown;

pub use markdown::markdown;

use crate::diagnostic::Faults;
use crate::paper::Paper;
use crate::style::Look;

/// A file that was made of a paper.
pub struct Rendering {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Every output of a paper.
pub fn all(paper: &Paper, look: &Look) -> Result<Vec<Rendering>, Faults> {
    let _ = look;
    Ok(vec![file("paper.md", markdown(paper))])
}

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> Rendering {
    Rendering { name: name.to_owned(), bytes: bytes.into() }
}
