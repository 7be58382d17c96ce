//! House styles.

pub mod look;

pub use look::Look;
