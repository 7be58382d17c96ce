//! What several tests need.

#![allow(dead_code, reason = "no test needs all of it")]

pub mod aloud;
pub mod table;

use orderpaper::diagnostic::{Faults, Source};
use orderpaper::paper::{Block, Details, Footnote, Inline, Markdown, Paper, ParseOptions, parse};
use orderpaper::render::markdown;

/// Reads Markdown; pictures are those of `tests/markdown`.
pub fn read(text: &str) -> Result<Paper, Faults> {
    read_with(&Markdown::plain(&Source::new("paper.md", text)))
}

/// Reads Markdown that may hold figures and tables.
pub fn read_with(markdown: &Markdown) -> Result<Paper, Faults> {
    parse(markdown, Details::default(), &ParseOptions::new("tests/markdown"))
}

/// Text.
pub fn text(words: &str) -> Inline {
    Inline::words(words.to_owned())
}

/// What a paper says, without where it stood in a file.
pub type Plain = (Vec<Block>, Vec<Footnote>);

/// What a paper says.
pub fn plain(paper: &Paper) -> Plain {
    (paper.blocks.clone(), paper.footnotes.clone())
}

/// What a paper says after it was written and read again.
pub fn round_trip(paper: &Paper) -> Result<Plain, Faults> {
    read(&markdown(paper)).map(|paper| plain(&paper))
}

/// A paper as Markdown, for messages.
pub fn dump(paper: &Paper) -> String {
    markdown(paper)
}

/// All faults as a terminal shows them.
pub fn faults(outcome: Result<Paper, Faults>) -> String {
    match outcome {
        Ok(_) => "no fault".to_owned(),
        Err(faults) => {
            let faults: Vec<String> = faults.iter().map(|fault| fault.render(false)).collect();
            faults.join("\n\n")
        }
    }
}
