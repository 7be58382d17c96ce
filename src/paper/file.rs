//! A paper out of a Markdown file by itself: one that Orderpaper wrote, or that a person did.

use std::path::Path;

use super::model::{Block, Details, Inline, Paper};
use super::{Markdown, ParseOptions, parse};
use crate::diagnostic::{Diagnostic, Faults, Place, Source};

/// Reads a Markdown file as a paper. Pictures lie in the folder of the file.
///
/// The title is the first heading of level 1; where there is none, the name of the file. The
/// language is British English. A Markdown file says nothing else of itself.
pub fn paper_from_file(path: &Path) -> Result<Paper, Faults> {
    let source = read(path)?;
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

/// The text of the file, without the mark that some editors put before it.
fn read(path: &Path) -> Result<std::sync::Arc<Source>, Faults> {
    let name = path.display().to_string().replace('\\', "/");
    let bytes = std::fs::read(path).map_err(|cause| {
        Diagnostic::error(format!("failed to read `{name}` ({})", cause.kind()))
            .remedy("give the path of a Markdown file")
    })?;
    let text = String::from_utf8(bytes).map_err(|cause| not_utf8(&name, &cause))?;
    Ok(Source::new(name, text.strip_prefix('\u{FEFF}').unwrap_or(&text)))
}

/// Points at the line in which the first byte stands that is no text.
fn not_utf8(name: &str, cause: &std::string::FromUtf8Error) -> Diagnostic {
    let end = cause.utf8_error().valid_up_to();
    let source = Source::new(name, String::from_utf8_lossy(cause.as_bytes()));
    Diagnostic::error(format!("`{name}` is not text in UTF-8"))
        .at(&Place::new(&source, end..end + '\u{FFFD}'.len_utf8()))
        .remedy("save the file in UTF-8, as nearly all editors do by default")
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
