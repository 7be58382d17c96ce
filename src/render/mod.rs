//! Render: the paper into each output. The last step of the way through.
//!
//! Each renderer is one function from the [`Paper`] (and, where pages are drawn, the [`Look`]) to the
//! content of a file. It reads nothing else: no files, no clock, nothing of councils or savings. So
//! the same paper gives the same bytes, every time.
//!
//! - [`markdown()`]: CommonMark with pipe tables and footnotes, which reads well as plain text;
//! - [`pdf()`]: pages, drawn by `printpdf`;
//! - [`typst()`]: a document for the Typst compiler, for anyone who wants to go on from there.
//!
//! [`all`] makes every file of a paper, so that nothing is written unless all of them could be made.

mod markdown;
mod pdf;
mod typst;

pub use markdown::markdown;
pub use pdf::pdf;
pub use typst::typst;

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
    Ok(vec![
        file("paper.md", markdown(paper)),
        file("paper.pdf", pdf(paper, look)?),
        file("paper.typ", typst(paper, look)),
    ])
}

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> Rendering {
    Rendering { name: name.to_owned(), bytes: bytes.into() }
}
