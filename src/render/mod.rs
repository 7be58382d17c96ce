//! The paper into each output. Each renderer is one function from the [`Paper`](crate::paper::Paper).

mod markdown;
mod typst;

pub use markdown::markdown;
pub use typst::typst;
