//! The paper: the document model, and Markdown into it. The fourth step of the way through.
//!
//! 1. [`model`] is the paper as data: headings, paragraphs, lists and tables, with figures in them as
//!    themselves. Renderers read it and nothing else.
//! 2. [`Markdown`] is text on its way there. Where a figure or a table was placed it holds a token,
//!    so that nothing has to be guessed back from text; and it knows from which of the user's files
//!    each stretch was copied, so that faults point there.
//! 3. [`parse()`] makes a paper out of Markdown. Numbering and references are resolved here, once:
//!    tables are numbered in the order in which they are placed, footnotes in that of their first
//!    reference. What can't be drawn is a fault, never silently dropped.
//! 4. [`paper_from_file`] does so for a Markdown file by itself, from wherever it comes ([`parse_any`]).
//!
//! Nothing here knows how a paper was composed, or how it will look.

mod contents;
mod exempt;
mod file;
mod front_matter;
mod headings;
mod markdown;
pub mod model;
mod numbering;
mod parse;
mod spoken;
mod stretches;
mod title;
pub mod walk;

pub use contents::{ContentsEntry, USUAL_DEPTH, contents, headings};
pub use exempt::Exempt;
pub use file::paper_from_file;
pub use headings::HeadingNames;
pub use markdown::{Markdown, MarkdownBuilder, Placement, TOKEN_END, TOKEN_START};
pub use model::*;
pub use numbering::{HeadingNumber, Numbering, ParagraphNumber, ReferenceWords};
pub use parse::{LANDSCAPE, ParseOptions, parse, parse_any, unclosed};
pub(crate) use parse::{recognise_label, says_nothing};
pub use spoken::spoken;
pub use stretches::{Stretch, stretches};
pub use title::plain_text;
