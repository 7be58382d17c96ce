//! Markdown from anywhere into a paper, and that into every output. What is written as Markdown reads
//! back.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use orderpaper::diagnostic::{Faults, Source};
use orderpaper::paper::{Details, Markdown, Paper, ParseOptions, parse, parse_any};
use orderpaper::render;
use orderpaper::style::Look;
use orderpaper_fuzz::{draw, on_wide_stack};

/// Where the pictures lie that the seeds name.
const PICTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/markdown");

static LOOK: LazyLock<Look> = LazyLock::new(Look::default);

fuzz_target!(|text: &str| on_wide_stack(|| render(text)));

fn render(text: &str) {
    // As a paper of ours, in which more is refused.
    if let Err(faults) = parse(&source(text), details(), &options()) {
        draw(&faults);
    }
    match read(text) {
        Err(faults) => draw(&faults),
        Ok((paper, warnings)) => {
            draw(&warnings);
            let written = render::markdown(&paper);
            assert!(read(&written).is_ok(), "what is written reads back: {written}");
            match render::any(&paper, &LOOK) {
                Ok((_, warnings)) => draw(&warnings),
                Err(faults) => draw(&faults),
            }
        }
    }
}

fn read(text: &str) -> Result<(Paper, Faults), Faults> {
    parse_any(&source(text), details(), &options())
}

fn source(text: &str) -> Markdown {
    Markdown::plain(&Source::new("notes.md", text))
}

fn details() -> Details {
    Details { language: "en-GB".to_owned(), ..Details::default() }
}

fn options() -> ParseOptions {
    ParseOptions { undrawable: render::undrawable, ..ParseOptions::new(PICTURES) }
}
