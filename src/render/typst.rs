//! The paper as a Typst document.
//!
//! The file stands by itself: its looks are set at its head, pictures are within it, and the Typst
//! compiler takes it as it is. Whoever goes on from there finds markup that reads like the paper,
//! and a few functions with names in words.
//!
//! - What Typst shows is what the paper says. Everything Typst would make of text on its own is
//!   switched off or escaped: smart quotation marks, dashes out of hyphens, links out of addresses,
//!   lists out of lines that begin with a hyphen.
//! - Lists are written as calls (`#list(…)`) and not as lines with hyphens, because two lists in a
//!   row, and an item of several blocks, then need no care.
//! - Labels of lists and numbers of tables are those of the paper. Typst counts footnotes and pages
//!   by itself.
//! - The date is the paper's. Where it has none, the document says so: Typst would take today's.
//!
//! 1. [`preamble`] turns the [`Look`] into set and show rules.
//! 2. [`blocks`] writes blocks, [`table`] tables, [`line`] what stands within a line.
//! 3. [`names`] knows what the text calls by name: headings.
//! 4. `tables.typ` is the part of the document that fits tables to the page. Typst does the measuring,
//!    so that figures keep their cells after somebody changed them.
//! 5. [`picture`] puts the bytes of pictures into the file, each file once.

mod blocks;
mod line;
mod names;
mod picture;
mod preamble;
mod table;

use crate::paper::Paper;
use crate::style::Look;

/// The paper as a Typst document.
pub fn typst(paper: &Paper, look: &Look) -> String {
    let pictures = picture::Pictures::of(paper, look);
    let mut writer = blocks::Writer::new(paper, &pictures);
    let body = writer.paper(&paper.blocks, look);
    let mut text = preamble::preamble(paper, look);
    pictures.define(&mut text);
    for line in body {
        text.push('\n');
        text.push_str(&line);
    }
    text.push('\n');
    text
}

/// A string as Typst code.
fn string(text: &str) -> String {
    let mut code = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => code.extend(['\\', char]),
            '\n' => code.push_str("\\n"),
            '\t' => code.push_str("\\t"),
            _ if is_invisible(char) => code.push_str(&unicode(char)),
            _ => code.push(char),
        }
    }
    code + "\""
}

/// A language as arguments of `text`: `en-GB` is `lang: "en", region: "GB"`. Typst knows codes of two
/// or three letters, and refuses others.
fn language(tag: &str) -> Option<String> {
    let letters = |part: &str| part.chars().all(|char| char.is_ascii_alphabetic());
    let mut parts = tag.split('-');
    let language = parts.next().filter(|part| matches!(part.len(), 2 | 3) && letters(part))?;
    let region = parts.find(|part| part.len() == 2 && letters(part));
    let region = region.map(|region| format!(", region: {}", string(&region.to_uppercase())));
    Some(format!("lang: {}{}", string(&language.to_lowercase()), region.unwrap_or_default()))
}

/// Characters that end lines or can't be seen, and must not stand in the file as themselves.
fn is_invisible(char: char) -> bool {
    char.is_control() || matches!(char, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

fn unicode(char: char) -> String {
    format!("\\u{{{:x}}}", u32::from(char))
}

/// A length in points, with no more decimals than it needs.
fn points(length: f32) -> String {
    let text = format!("{length:.2}");
    format!("{}pt", text.trim_end_matches('0').trim_end_matches('.'))
}
