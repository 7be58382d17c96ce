//! The paper into each output. Each renderer is one function from the [`Paper`](crate::paper::Paper).

mod markdown;
mod pdf;

pub use markdown::markdown;
pub use pdf::pdf;
