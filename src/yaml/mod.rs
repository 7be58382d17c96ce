//! YAML as officers write it, into typed values that know their places.
//!
//! 1. [`parse`] reads a file into a tree of [`Node`]s, each with its place; scalars stay as typed.
//! 2. [`Keys`] and [`Decode`] turn nodes into typed values and find every fault of a file in one
//!    reading, unknown and repeated keys among them. Numbers, dates and words are [`Scalar`]s.
//! 3. [`Shape`] is what a reader reads, learnt from the reader itself, for editors.
//!
//! Inputs and styles are both read this way. Nothing else in the crate sees the YAML library.

mod decode;
mod ids;
mod keys;
mod scalars;
mod shape;
mod syntax;
mod tree;
mod unquoted;

pub use decode::{At, Choice, Decode, Refusal, Scalar, wrong_kind};
pub use ids::{ids_in, refuse_duplicate_ids, refuse_reserved_ids};
pub use keys::Keys;
pub use scalars::{Fillable, Id};
pub use shape::{Form, Group, Key, Like, Number, Shape};
pub use tree::{Node, Value, parse};
pub use unquoted::{remedy_of_comma, unquoted_sentence};
