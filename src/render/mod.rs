//! The paper into each output. Each renderer is one function from the [`Paper`](crate::paper::Paper).

mod markdown;

pub use markdown::markdown;
