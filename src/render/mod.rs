//! The paper into each output. Each renderer is one function from the [`Paper`](crate::paper::Paper).

mod pdf;

pub use pdf::pdf;
