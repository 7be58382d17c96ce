//! The paper into each output. Each renderer is one function from the [`Paper`](crate::paper::Paper).

mod markdown;
mod pdf;
mod typst;

pub use markdown::markdown;
pub use pdf::pdf;
pub use typst::typst;
