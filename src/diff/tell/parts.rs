//! What a report is made of: headings, lines and grids of words.

/// A piece of a report.
pub enum Part {
    /// What the report is about.
    Title(String),
    /// The heading of a section.
    Section(String),
    /// The heading of a part of a section: a table, a file.
    Heading(String),
    /// A line.
    Line(Vec<Run>),
    /// One of several lines.
    Item(Vec<Run>),
    /// A table.
    Grid(Grid),
    /// A remark on all that stands above.
    Note(&'static str),
}

/// A table of a report.
pub struct Grid {
    /// The headings, with whether their cells stand at the right.
    pub columns: Vec<(&'static str, bool)>,
    /// The rows.
    pub rows: Vec<Vec<Run>>,
}

/// Words of one look.
pub enum Run {
    /// As they are.
    Plain(String),
    /// Important.
    Strong(String),
    /// Gone.
    Old(String),
    /// New.
    New(String),
}

impl Run {
    /// The words.
    pub fn text(&self) -> &str {
        let (Run::Plain(text) | Run::Strong(text) | Run::Old(text) | Run::New(text)) = self;
        text
    }
}

/// Words as they are.
pub fn plain(text: impl Into<String>) -> Run {
    Run::Plain(text.into())
}
