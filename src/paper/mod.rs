//! The paper: the document model, and Markdown into it.

mod markdown;
pub mod model;

pub use markdown::{Markdown, MarkdownBuilder, Placement, TOKEN_END, TOKEN_START};
pub use model::*;
