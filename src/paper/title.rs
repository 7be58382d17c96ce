//! Words without their looks: for titles, bookmarks and widths.

use super::model::{Block, Inline};

/// The words of the first heading of level 1, unless there is none or it is blank.
pub(super) fn title(blocks: &[Block]) -> Option<String> {
    let heading = blocks.iter().find_map(|block| match block {
        Block::Heading(heading) if heading.level == 1 => Some(heading),
        _ => None,
    })?;
    let title = plain_text(&heading.content);
    (!title.trim().is_empty()).then_some(title)
}

/// The words of a line, without their looks.
pub fn plain_text(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.words.clone(),
            Inline::Code(text) => text.clone(),
            Inline::Figure(placed) => placed.text.clone(),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::Language { content, .. } => plain_text(content),
            Inline::Image(image) => image.alternative.clone(),
            Inline::SoftBreak | Inline::HardBreak => " ".to_owned(),
            Inline::Reference(reference) => reference.words.clone(),
            Inline::FootnoteReference(_) | Inline::TickBox { .. } | Inline::Label(_) => {
                String::new()
            }
        })
        .collect()
}
