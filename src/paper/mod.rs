//! The paper: the document model, and Markdown into it.

pub mod model;

pub use model::*;
