//! Markdown on its way to becoming a paper: text with figures and tables in it as themselves.
//!
//! A figure that was placed in prose, or a table, is not written out as text from which it would
//! have to be guessed back. The text holds a *token* in its stead, and [`Markdown::placements`] what
//! the token stands for. Tokens are made of characters from a Unicode private use area, which
//! Markdown treats as letters, so that `**{{total}}**` is bold; inputs may not contain them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use super::model::{Cell, Image, Inline, Label, Placed, Reference, Table};
use crate::diagnostic::{Place, Source};
use crate::figures::{Derivation, Figure};
use crate::files::RESERVED;

/// The character before the number in a token.
pub const TOKEN_START: char = RESERVED[0];
/// The character after the number in a token.
pub const TOKEN_END: char = RESERVED[1];

/// Markdown with figures and tables in it as themselves.
#[derive(Clone, Debug)]
pub struct Markdown {
    /// The whole text as one source, for places that come from no file of the user's.
    source: Arc<Source>,
    /// What each token stands for.
    placements: Vec<Placement>,
    /// Which stretches of the text were copied from which places, in order.
    origins: Vec<(Range<usize>, Place)>,
}

/// What a token stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Placement {
    /// A figure in the line.
    Figure(Placed),
    /// A table. It begins a paragraph; the rest of the paragraph is its caption.
    Table {
        /// The name by which references call it.
        id: String,
        /// The table. Its caption has no number yet: numbers follow the order of placing.
        table: Table,
    },
    /// A chart. It begins a paragraph; the rest of the paragraph is its caption.
    Chart {
        /// The name by which references call it.
        id: String,
        /// What is drawn.
        image: Image,
    },
    /// The beginning of a note: its paragraph belongs under the table or chart before it.
    Note,
    /// "Table 2" or "Figure 2", for the table or chart with this name.
    TableReference(String),
    /// A reference to other parts of the paper.
    Reference(Reference),
    /// A name for the place where it stands.
    Label(Label),
    /// In a heading: it and what follows it are not numbered.
    Unnumbered,
    /// The headings of the paper with their pages. It stands in a paragraph of its own.
    Contents,
    /// The end of a page. It stands in a paragraph of its own.
    PageBreak,
    /// From here on nothing is for publication, since the paper says so at this place. It stands in a
    /// paragraph of its own.
    ExemptStart(Place),
    /// From here on everything is again.
    ExemptEnd(Place),
}

impl Markdown {
    /// Markdown as a person wrote it, without figures or tables of ours.
    pub fn plain(source: &Arc<Source>) -> Self {
        let origin = (0..source.text().len(), Place::new(source, 0..source.text().len()));
        Self { source: Arc::clone(source), placements: Vec::new(), origins: vec![origin] }
    }

    /// The text, with tokens.
    pub fn text(&self) -> &str {
        self.source.text()
    }

    /// What the token with this number stands for.
    pub fn placement(&self, token: usize) -> Option<&Placement> {
        self.placements.get(token)
    }

    /// Whether the table with this name was placed.
    pub fn places_table(&self, name: &str) -> bool {
        let is_it =
            |placement: &Placement| matches!(placement, Placement::Table { id, .. } if id == name);
        self.placements.iter().any(is_it)
    }

    /// Whether the chart with this name was placed.
    pub fn places_chart(&self, name: &str) -> bool {
        let is_it =
            |placement: &Placement| matches!(placement, Placement::Chart { id, .. } if id == name);
        self.placements.iter().any(is_it)
    }

    /// Where the table or chart with this name is referred to, in prose and in the words of tables.
    pub fn references_to<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Place> {
        let in_prose = self.origins.iter().filter_map(move |(stretch, place)| {
            let token = self.source.text().get(stretch.clone())?;
            let token = token.strip_prefix(TOKEN_START)?.strip_suffix(TOKEN_END)?;
            let refers = match self.placement(token.parse().ok()?)? {
                Placement::TableReference(id) => id == name,
                Placement::Reference(reference) => reference.labels.iter().any(|l| l == name),
                _ => false,
            };
            refers.then_some(place)
        });
        let in_tables = self.placements.iter().flat_map(references).filter_map(move |reference| {
            reference.labels.iter().any(|label| label == name).then_some(&reference.place)
        });
        in_prose.chain(in_tables)
    }

    /// Where a stretch of the text came from: the user's own file if it was copied from there,
    /// otherwise the composed text itself.
    pub fn place(&self, span: Range<usize>) -> Place {
        self.origin(span.clone()).unwrap_or_else(|| Place::new(&self.source, span))
    }

    /// Where in the user's files a stretch of the text was copied from, if it was.
    pub fn origin(&self, span: Range<usize>) -> Option<Place> {
        let origin = self.origins.partition_point(|(stretch, _)| stretch.end <= span.start);
        match self.origins.get(origin) {
            // A figure or table has its own length in the text, and another where it was asked for.
            Some((stretch, place))
                if stretch.start <= span.start && stretch.len() != place.span().len() =>
            {
                Some(place.clone())
            }
            Some((stretch, place)) if stretch.start <= span.start => {
                let start = place.span().start + (span.start - stretch.start);
                let end = (start + span.len()).min(place.span().end);
                Some(Place::new(place.source(), start..end))
            }
            _ => None,
        }
    }

    /// Where the first of what was copied within a stretch of the text came from, if the stretch begins
    /// with words of the template.
    pub fn origin_within(&self, span: &Range<usize>) -> Option<Place> {
        let next = self.origins.partition_point(|(stretch, _)| stretch.start < span.start);
        let (stretch, _) = self.origins.get(next).filter(|(next, _)| next.start < span.end)?;
        self.origin(stretch.start..span.end)
    }

    /// Where a word stands in the YAML from which the text or its tables were made, if it does. Names
    /// in tables and the values of fields come here without their places; a word that is odd enough
    /// to be asked for is found by itself.
    pub fn find_in_yaml(&self, word: &str) -> Option<Place> {
        let copied = self.origins.iter().map(|(_, place)| place);
        let given = self.placements.iter().flat_map(|placement| match placement {
            Placement::Figure(placed) => given(&placed.figure),
            Placement::Table { table, .. } => {
                table.rows.iter().flat_map(|row| &row.cells).flat_map(figures).collect()
            }
            _ => Vec::new(),
        });
        copied.chain(given).find_map(|place| {
            let source = place.source();
            let is_yaml = source.path().ends_with(".yaml");
            let start = source.text().find(word).filter(|_| is_yaml)?;
            Some(Place::new(source, start..start + word.len()))
        })
    }
}

/// The references in the words of a table.
fn references(placement: &Placement) -> Vec<&Reference> {
    let Placement::Table { table, .. } = placement else { return Vec::new() };
    let headings = table.columns.iter().map(|column| &column.heading);
    let cells = table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| match cell {
        Cell::Words(words) => Some(words),
        Cell::Blank | Cell::Figure(_) => None,
    });
    let inlines = headings.chain(cells).flatten();
    let mut found = Vec::new();
    for inline in inlines {
        if let Inline::Reference(reference) = inline {
            found.push(reference);
        }
    }
    found
}

/// Where the figure of a cell, if it is one, comes from.
fn figures(cell: &Cell) -> Vec<&Place> {
    match cell {
        Cell::Figure(placed) => given(&placed.figure),
        Cell::Blank | Cell::Words(_) => Vec::new(),
    }
}

/// Where the amounts stand from which a figure was computed.
fn given(figure: &Figure) -> Vec<&Place> {
    let mut places = BTreeMap::new();
    find_given(figure, &mut places);
    places.into_values().flatten().collect()
}

/// The same by the names of figures: each is looked at once, however many others are made from it.
fn find_given<'a>(figure: &'a Figure, places: &mut BTreeMap<&'a str, Option<&'a Place>>) {
    if places.contains_key(figure.name.as_str()) {
        return;
    }
    let parts = figure.derivation.from();
    let place = match &figure.derivation {
        Derivation::Given(place) => Some(place),
        // What is counted is made from no figures, and typed where it was counted.
        Derivation::Formula { place, .. } if parts.is_empty() => Some(place),
        Derivation::Computed { .. } | Derivation::Formula { .. } => None,
    };
    places.insert(&figure.name, place);
    for part in parts {
        find_given(part, places);
    }
}

/// Makes [`Markdown`] piece by piece.
#[derive(Debug, Default)]
pub struct MarkdownBuilder {
    text: String,
    placements: Vec<Placement>,
    origins: Vec<(Range<usize>, Place)>,
}

impl MarkdownBuilder {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds text that comes from no file of the user's.
    pub fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds text that stands at `place`, or was made for what stands there.
    pub fn push_from(&mut self, text: &str, place: &Place) {
        let start = self.text.len();
        self.text.push_str(text);
        if !text.is_empty() {
            self.origins.push((start..self.text.len(), place.clone()));
        }
    }

    /// Adds a token for a figure, table or reference, which was asked for at `place`.
    pub fn push_placement(&mut self, placement: Placement, place: Option<&Place>) {
        let start = self.text.len();
        let token = self.placements.len();
        self.placements.push(placement);
        // Writing to a string can't fail.
        let _ = write!(self.text, "{TOKEN_START}{token}{TOKEN_END}");
        if let Some(place) = place {
            self.origins.push((start..self.text.len(), place.clone()));
        }
    }

    /// The Markdown; `name` is what messages call the text where no file of the user's is to blame.
    pub fn finish(self, name: &str) -> Markdown {
        Markdown {
            source: Source::new(name, self.text),
            placements: self.placements,
            origins: self.origins,
        }
    }
}
