//! A paper out of a Markdown file by itself: one that Orderpaper wrote, or that a person did.

use std::path::Path;

use super::model::{Block, Details, Inline, Paper};
use super::{Markdown, ParseOptions, parse};
use crate::diagnostic::Faults;
use crate::files::read_text;

/// Reads a Markdown file as a paper. Pictures lie in the folder of the file.
///
/// The title is the first heading of level 1; where there is none, the name of the file. The
/// language is British English. A Markdown file says nothing else of itself.
pub fn paper_from_file(path: &Path) -> Result<Paper, Faults> {
    let source = read_text(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let options = ParseOptions::new(folder.unwrap_or(Path::new(".")));
    let details = Details { language: "en-GB".to_owned(), ..Details::default() };
    let mut paper = parse(&Markdown::plain(&source), details, &options)?;
    paper.details.title = match title(&paper.blocks) {
        Some(title) => title,
        None => path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
    };
    Ok(paper)
}

fn title(blocks: &[Block]) -> Option<String> {
    let heading = blocks.iter().find_map(|block| match block {
        Block::Heading(heading) if heading.level == 1 => Some(heading),
        _ => None,
    })?;
    let title = words(&heading.content);
    (!title.trim().is_empty()).then_some(title)
}

/// The words of a line, without their looks.
fn words(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) => text.clone(),
            Inline::Figure(placed) => placed.text.clone(),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. } => words(content),
            Inline::Image(image) => image.alternative.clone(),
            Inline::SoftBreak | Inline::HardBreak => " ".to_owned(),
            Inline::FootnoteReference(_) | Inline::TickBox { .. } => String::new(),
        })
        .collect()
}
