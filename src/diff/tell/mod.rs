//! The difference as people and programs read it.
//!
//! 1. `report` says it once, as `parts`: headings, lines and grids of words.
//! 2. `terminal` writes these aligned, perhaps in colour; `markdown` as Markdown, whose tables can be pasted into
//!    an e-mail.
//! 3. `json` writes the difference itself.

mod json;
mod markdown;
mod parts;
mod report;
mod terminal;

pub use json::json;
pub use markdown::markdown;
pub use terminal::terminal;
