//! Orderpaper: council committee papers from data.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod diagnostic;
pub mod figures;
pub mod paper;
pub mod render;
pub mod style;
