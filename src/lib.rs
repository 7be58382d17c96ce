//! Orderpaper: council committee papers from data.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod amount;
pub mod compose;
pub mod diagnostic;
pub mod figures;
pub mod files;
pub mod inputs;
pub mod paper;
pub mod period;
pub mod render;
pub mod style;
pub mod yaml;
