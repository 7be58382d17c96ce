//! The paper: the document model, and Markdown into it.

mod file;
mod markdown;
pub mod model;
mod parse;

pub use file::paper_from_file;
pub use markdown::{Markdown, MarkdownBuilder, Placement, TOKEN_END, TOKEN_START};
pub use model::*;
pub(crate) use parse::recognise_label;
pub use parse::{ParseOptions, parse};
