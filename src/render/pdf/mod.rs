//! The paper as a PDF.
//!
//! A paper goes through five rooms, and each hands on plain data:
//!
//! 1. **Layout** ([`layout`]) walks the blocks and makes [`strip::Strip`]s: lines of text and rows of
//!    tables, as wide as the page allows, one under the other. On the way it puts text together
//!    ([`text`]), shapes words ([`fonts`], [`pieces`]) and says where lines may end ([`ends`]), measures
//!    paragraphs ([`measure`]) and fills lines ([`fill`], [`mod@line`]), reads pictures ([`pictures`])
//!    and grows the tree of what everything is ([`structure`]).
//! 2. **Pagination** ([`paginate`]) puts strips on pages: what must stay together does, headings of
//!    tables come again, footnotes go to the foot of their page.
//! 3. **Furniture** ([`furniture`]) adds headers and footers, now that the number of pages is known.
//! 4. **Painting** ([`paint`]) turns pages into printpdf's drawing operations, and says of each stretch
//!    to what in the tree it belongs; links within the paper find where they lead ([`links`]).
//! 5. **Finishing** ([`document`]) adds fonts ([`embed`]), drawings ([`vector`]), the tree ([`tags`]),
//!    bookmarks ([`outline`]) and metadata ([`metadata`]) to the document that printpdf hands over, and
//!    writes it.
//!
//! The same paper gives the same bytes on every machine: no clock, no counter shared with other
//! papers, no order of a hash map gets into them, and lengths are rounded where they are written.

mod document;
mod embed;
mod ends;
mod fill;
mod fonts;
mod furniture;
mod layout;
mod line;
mod links;
mod measure;
mod metadata;
mod outline;
mod paginate;
mod paint;
mod pictures;
mod pieces;
mod strip;
mod structure;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod vector;

use crate::diagnostic::{Diagnostic, Faults};
use crate::paper::{Paper, contents};
use crate::style::Look;
use crate::style::look::Page;

pub(super) use fonts::{undrawable, width};

use document::Parts;
use embed::Subsets;
use layout::Layout;
use links::Anchors;
use outline::PlacedBookmark;
use paginate::Sheet;

/// The paper as a PDF, drawn as the look says.
///
/// # Errors
///
/// Every character that the font lacks, every picture that can't be read, every link to a heading
/// that isn't there, every table that the page has no room for.
pub fn pdf(paper: &Paper, look: &Look) -> Result<Vec<u8>, Faults> {
    let mut layout = Layout::new(look, look.page.text_area());
    let (sheets, anchors) = sheets(paper, look, &mut layout);
    // What is missing in headers and footers is known better than the fonts can tell.
    let furniture = furniture::check(&paper.details, look);
    let mut faults = furniture.err().unwrap_or_else(|| layout.fonts.faults());
    faults.extend(layout.pictures.take_faults());
    faults.extend(std::mem::take(&mut layout.faults));
    let anchors = faults.keep(anchors).unwrap_or_default();
    faults.or(())?;

    let mut subsets = Subsets::new();
    let pages = sheets
        .iter()
        .map(|sheet| paint::paint(sheet, &look.page, &anchors, &layout.fonts, &mut subsets))
        .collect();
    let parts = Parts {
        pages,
        tree: &layout.tree,
        drawings: layout.pictures.into_drawings(),
        subsets,
        fonts: &layout.fonts,
        bookmarks: bookmarks(&sheets, &look.page),
        details: &paper.details,
    };
    document::finish(parts).map_err(|error| {
        Faults::from(Diagnostic::error(format!("failed to write the PDF ({error})")))
    })
}

/// The pages, laid out, and where the headings are on them.
fn sheets(
    paper: &Paper,
    look: &Look,
    layout: &mut Layout<'_>,
) -> (Vec<Sheet>, Result<Anchors, Faults>) {
    let headings = contents(paper);
    let strips = layout.paper(&paper.blocks, &headings);
    let notes: Vec<_> = paper
        .footnotes
        .iter()
        .enumerate()
        .map(|(index, footnote)| layout.footnote(index + 1, footnote))
        .collect();
    let mut sheets = paginate::paginate(&strips, &notes, look.page.text_area().1);
    let anchors = Anchors::new(&sheets, &layout.tree);
    if let Ok(anchors) = &anchors {
        layout::fill(&mut sheets, &headings, anchors, layout);
    }
    furniture::add(&mut sheets, &paper.details, look, layout);
    (sheets, anchors)
}

fn bookmarks(sheets: &[Sheet], page: &Page) -> Vec<PlacedBookmark> {
    let mut placed = Vec::new();
    for (number, sheet) in sheets.iter().enumerate() {
        for (bookmark, top) in &sheet.bookmarks {
            let y = page.height - page.top - *top;
            placed.push(PlacedBookmark { bookmark: bookmark.clone(), page: number, y });
        }
    }
    placed
}
