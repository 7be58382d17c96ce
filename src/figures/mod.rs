//! Records into figures.

mod figure;

pub use figure::{Derivation, Figure, Measure, Measures, Operation, Unit};
