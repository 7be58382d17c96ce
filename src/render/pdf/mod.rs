//! The paper as a PDF.
//!
//! A paper goes through five rooms, and each hands on plain data:
//!
//! 1. **Layout** ([`layout`]) walks the blocks and makes [`strip::Strip`]s: lines of text and rows of
//!    tables, as wide as the page allows, one under the other. On the way it puts text together
//!    ([`text`]), shapes words ([`fonts`], [`pieces`]) and says where lines may end ([`ends`]), measures
//!    paragraphs ([`measure`]) and fills lines ([`fill`], [`mod@line`]), reads pictures ([`pictures`])
//!    and grows the tree of what everything is ([`structure`]).
//! 2. **Pagination** ([`paginate`]) puts strips on pages ([`sheet`]): what must stay together does, headings of
//!    tables come again, footnotes go to the foot of their page.
//! 3. **Furniture** ([`furniture`]) adds headers and footers, now that the number of pages is known, and
//!    what lies across the pages of a draft ([`watermark`]).
//! 4. **Painting** ([`paint`]) turns pages into printpdf's drawing operations, and says of each stretch
//!    to what in the tree it belongs ([`marked`]); links within the paper find where they lead ([`links`]).
//!    Pages are drawn ([`mod@drawn`]) as soon as a few are painted.
//! 5. **Finishing** ([`document`]) adds fonts ([`embed`]), drawings ([`vector`]), the tree ([`tags`]),
//!    bookmarks ([`outline`]) and metadata ([`metadata`]) to the document that printpdf hands over, and
//!    writes it.
//!
//! The same paper gives the same bytes on every machine: no clock, no counter shared with other
//! papers, no order of a hash map gets into them, and lengths are rounded where they are written.

mod document;
mod drawn;
mod embed;
mod ends;
mod file;
mod fill;
mod fonts;
pub(super) mod furniture;
mod layout;
mod line;
mod links;
mod marked;
mod measure;
mod metadata;
mod outline;
mod pages;
mod paginate;
mod paint;
mod pictures;
mod pieces;
mod sheet;
mod strip;
mod structure;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod vector;
mod watermark;

use crate::diagnostic::{Diagnostic, Faults, Severity};
use crate::paper::{Paper, contents};
use crate::style::Look;

pub(super) use ends::UNITS;
pub(super) use fonts::{undrawable, width};
pub(super) use watermark::{COLOUR as WATERMARK_COLOUR, SLOPE as WATERMARK_SLOPE};

use document::Parts;
use embed::Subsets;
use layout::Layout;
use links::Anchors;
use outline::PlacedBookmark;
use pages::Pages;
use sheet::Sheet;

/// The paper as a PDF, drawn as the look says.
///
/// # Errors
///
/// Every character that the font lacks, every picture that can't be read, every link to a heading
/// that isn't there, every table that the page has no room for.
pub fn pdf(paper: &Paper, look: &Look) -> Result<Vec<u8>, Faults> {
    rendered(paper, look, Crowded::Refused).map(|(bytes, _)| bytes)
}

/// The same of a paper that may come from anywhere, with warnings: a table for which the page has no
/// room is drawn with its words broken.
///
/// # Errors
///
/// The other faults of [`pdf`], and tables whose figures would be broken: each would be read as two.
pub fn pdf_any(paper: &Paper, look: &Look) -> Result<(Vec<u8>, Faults), Faults> {
    rendered(paper, look, Crowded::Drawn)
}

/// What becomes of tables for which the page has room only with their words broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Crowded {
    Refused,
    Drawn,
}

/// How many pages are there painted, but not drawn yet: enough to keep all cores busy.
const PAINTED_AT_ONCE: usize = 64;

fn rendered(paper: &Paper, look: &Look, crowded: Crowded) -> Result<(Vec<u8>, Faults), Faults> {
    let pages = Pages::new(&look.page);
    let mut layout = Layout::new(look, &pages);
    let (sheets, anchors) = sheets(paper, &pages, &mut layout);
    // What is missing in headers and footers is known better than the fonts can tell.
    let furniture = furniture::check(&paper.details, look, None);
    let mut faults = furniture.err().unwrap_or_else(|| layout.fonts.faults());
    faults.extend(layout.pictures.take_faults());
    faults.extend(std::mem::take(&mut layout.faults));
    let mut warnings = Faults::new();
    let broken = std::mem::take(&mut layout.broken);
    match crowded {
        Crowded::Refused => faults.extend(broken),
        Crowded::Drawn => warnings.extend(broken.into_iter().map(printed_broken).collect()),
    }
    let anchors = faults.keep(anchors).unwrap_or_default();
    faults.or(())?;

    let mut subsets = Subsets::new();
    let mut drawn = Vec::new();
    for some in sheets.chunks(PAINTED_AT_ONCE) {
        let mut paint = |sheet: &Sheet| {
            let page = pages.of(sheet.turned);
            paint::paint(sheet, page, &anchors, &layout.fonts, &mut subsets)
        };
        drawn.extend(drawn::drawn(some.iter().map(&mut paint).collect()));
    }
    let parts = Parts {
        pages: drawn,
        tree: &layout.tree,
        drawings: layout.pictures.into_drawings(),
        subsets,
        fonts: &layout.fonts,
        bookmarks: bookmarks(&sheets, &pages),
        details: &paper.details,
    };
    let bytes = document::finish(parts).map_err(unwritten)?;
    Ok((bytes, warnings))
}

fn unwritten(error: lopdf::Error) -> Faults {
    Diagnostic::error(format!("failed to write the PDF ({error})")).into()
}

fn printed_broken(fault: Diagnostic) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..fault }.label("printed with its words broken")
}

/// The pages, laid out, and where the headings are on them.
fn sheets(
    paper: &Paper,
    pages: &Pages,
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
    let mut sheets = paginate::paginate(&strips, &notes, pages);
    let anchors = Anchors::new(&sheets, pages, &layout.tree, &layout.names);
    if let Ok(anchors) = &anchors {
        layout::fill(&mut sheets, &headings, anchors, layout);
    }
    furniture::add(&mut sheets, pages, &paper.details, layout);
    (sheets, anchors)
}

fn bookmarks(sheets: &[Sheet], pages: &Pages) -> Vec<PlacedBookmark> {
    let mut placed = Vec::new();
    for (number, sheet) in sheets.iter().enumerate() {
        for (bookmark, top) in &sheet.bookmarks {
            let y = pages.of(sheet.turned).above_foot(*top);
            placed.push(PlacedBookmark { bookmark: bookmark.clone(), page: number, y });
        }
    }
    placed
}
