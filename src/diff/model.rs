//! What changed from one paper to another, as data.
//!
//! What stands here is an interface: docs/diff.md describes it as JSON. Numbers are texts there, so that no
//! reader takes them for binary fractions.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// The version of what is written as JSON. It grows where a field goes, or means another thing.
pub const VERSION: u32 = 1;

/// What changed from one paper to another, in the order in which it matters.
#[derive(Debug, Serialize)]
pub struct Difference {
    /// The version of this form.
    pub version: u32,
    /// The paper as it was.
    pub old: Named,
    /// The paper as it is.
    pub new: Named,
    /// What became of sections that are not for publication.
    pub exempt: ExemptParts,
    /// The figures that matter most.
    pub headlines: Headlines,
    /// Tables, cell by cell.
    pub tables: Vec<TableChange>,
    /// Charts that show something else.
    pub charts: Vec<ChartChange>,
    /// Recommendations, with what changed in them.
    pub recommendations: Vec<PassageChange>,
    /// All other words of the paper.
    pub paragraphs: Vec<PassageChange>,
    /// Figures that moved by less than they show.
    pub rounding: Vec<Rounded>,
    /// The files of the inputs. `None` where they are not told, since some may be exempt.
    pub inputs: Option<Vec<FileChange>>,
}

impl Difference {
    /// Whether the two papers, and what they are made from, are the same.
    pub fn is_none(&self) -> bool {
        self.paper_is_same() && self.inputs.as_ref().is_some_and(Vec::is_empty)
    }

    /// All changes of numbers that are told.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        let passages = self.recommendations.iter().chain(&self.paragraphs);
        let figures = self.headlines.changed.iter();
        let figures = figures.chain(passages.flat_map(|passage| &passage.figures));
        let cells = self.tables.iter().flat_map(|table| &table.cells);
        let in_cells = cells.filter_map(|cell| cell.change.as_ref());
        figures.filter_map(|figure| figure.change.as_ref()).chain(in_cells)
    }

    /// Whether the two papers say the same.
    pub fn paper_is_same(&self) -> bool {
        self.headlines.changed.is_empty()
            && self.tables.is_empty()
            && self.charts.is_empty()
            && self.recommendations.is_empty()
            && self.paragraphs.is_empty()
            && self.rounding.is_empty()
    }
}

/// One of the two papers.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// Its folder, as it was named.
    pub folder: String,
    /// The Git revision from which it was taken; `None` where it is the folder as it lies there.
    pub revision: Option<String>,
    /// Its title.
    pub title: String,
}

impl Named {
    /// How it is called: `inputs/parks at HEAD~1`.
    pub fn said(&self) -> String {
        match &self.revision {
            Some(revision) => format!("{} at {revision}", self.folder),
            None => self.folder.clone(),
        }
    }
}

/// What became of sections that are not for publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExemptParts {
    /// There are none.
    None,
    /// Nothing of them is told.
    LeftOut,
    /// They are compared like all others.
    Compared,
}

/// The figures that matter most.
#[derive(Debug, Default, Serialize)]
pub struct Headlines {
    /// Those that changed.
    pub changed: Vec<FigureChange>,
    /// How many did not.
    pub unchanged: usize,
}

/// A figure that is another now.
#[derive(Clone, Debug, Serialize)]
pub struct FigureChange {
    /// Its name.
    pub name: String,
    /// Its name in words.
    pub label: String,
    /// What happened to it.
    pub kind: Kind,
    /// As it was printed; `None` where it was not there.
    pub old: Option<Shown>,
    /// As it is printed; `None` where it is gone.
    pub new: Option<Shown>,
    /// By how much it moved, where both are numbers of one kind.
    pub change: Option<Change>,
}

/// A figure as it is printed, with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// As it is printed.
    pub text: String,
    /// Its value, in whole units. Where exempt parts are left out, the value that is printed.
    #[serde(serialize_with = "as_text")]
    pub value: Decimal,
}

/// What happened to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It has another value, and is printed so.
    Value,
    /// It moved by less than half of its last digit, and that digit is printed as the next one.
    LastDigit,
    /// It moved by so little that it is printed as before.
    NotPrinted,
    /// It has the same value, and is printed in another way.
    Form,
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
}

impl Kind {
    /// Whether it moved by rounding alone.
    pub fn is_rounding(self) -> bool {
        matches!(self, Kind::LastDigit | Kind::NotPrinted)
    }
}

/// By how much a number moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The new value less the old one.
    #[serde(serialize_with = "as_text")]
    pub value: Decimal,
    /// The same as it is printed, always with its sign.
    pub text: String,
    /// The same in hundredths of the old value; `None` of a percentage, and where that was nought.
    pub percent: Option<String>,
    /// Whether the printed numbers come to something else, since each was rounded.
    pub is_rounded_apart: bool,
}

/// What changed in a table.
#[derive(Debug, Serialize)]
pub struct TableChange {
    /// What it is called: `Table 2`.
    pub name: String,
    /// What it was called, where that is another number.
    pub old_name: Option<String>,
    /// What stands above it, without the number.
    pub caption: String,
    /// Whether it is new, gone or changed.
    pub status: Status,
    /// Headings of columns that are new.
    pub columns_added: Vec<String>,
    /// Headings of columns that are gone.
    pub columns_removed: Vec<String>,
    /// Columns that are called otherwise.
    pub columns_renamed: Vec<Renamed>,
    /// Rows that are new.
    pub rows_added: Vec<RowSaid>,
    /// Rows that are gone.
    pub rows_removed: Vec<RowSaid>,
    /// Rows that are called otherwise.
    pub rows_renamed: Vec<Renamed>,
    /// Whether rows, or columns, stand in another order.
    pub reordered: bool,
    /// Cells whose numbers or words changed.
    pub cells: Vec<CellChange>,
    /// Cells with the same value, printed in another way.
    pub reprinted: Vec<CellChange>,
}

/// Something that is called otherwise.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Renamed {
    /// What it was called.
    pub old: String,
    /// What it is called.
    pub new: String,
}

/// A row that is new, or gone.
#[derive(Debug, Serialize)]
pub struct RowSaid {
    /// What names it.
    pub row: String,
    /// What stands in it.
    pub cells: Vec<CellSaid>,
}

/// A cell of a row that is new, or gone.
#[derive(Debug, Serialize)]
pub struct CellSaid {
    /// The heading of its column.
    pub column: String,
    /// What stands in it, as it is printed.
    pub text: String,
}

/// A cell that holds something else.
#[derive(Debug, Serialize)]
pub struct CellChange {
    /// What names its row.
    pub row: String,
    /// The heading of its column.
    pub column: String,
    /// The name of the figure, if it holds one.
    pub figure: Option<String>,
    /// What happened to its number; `None` of words.
    pub kind: Option<Kind>,
    /// As it was printed.
    pub old: String,
    /// As it is printed.
    pub new: String,
    /// By how much it moved.
    pub change: Option<Change>,
}

/// Whether something is new, gone or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It is there, and says something else.
    Changed,
}

/// A chart that shows something else.
#[derive(Debug, Serialize)]
pub struct ChartChange {
    /// What it is called: `Figure 1`.
    pub name: String,
    /// What stands above it, without the number.
    pub caption: String,
    /// Whether it is new, gone or changed.
    pub status: Status,
}

/// What changed in a paragraph, a heading, a note, a recommendation.
#[derive(Debug, Serialize)]
pub struct PassageChange {
    /// Where it stands: `paragraph 12`. Of what is gone, where it stood.
    pub place: String,
    /// Where it stood, if that has another name.
    pub old_place: Option<String>,
    /// The heading under which it stands.
    pub section: String,
    /// Whether it is new, gone or changed.
    pub status: Status,
    /// The figures in it that are others now. Those that moved by rounding alone are told elsewhere.
    pub figures: Vec<FigureChange>,
    /// Its words, where they changed, with what was there before.
    pub words: Vec<Piece>,
    /// All that it said.
    pub old: Option<String>,
    /// All that it says.
    pub new: Option<String>,
    /// Whether the program makes it, and nothing but numbers in it changed: the table above it has them.
    #[serde(skip)]
    pub is_of_numbers: bool,
}

/// Some of the words of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// They are as they were.
    Same(String),
    /// They are gone.
    Old(String),
    /// They are new.
    New(String),
}

/// A figure that moved by less than it shows.
#[derive(Debug, Serialize)]
pub struct Rounded {
    /// The figure.
    #[serde(flatten)]
    pub figure: FigureChange,
    /// Where it is printed.
    #[serde(rename = "where")]
    pub places: Vec<String>,
}

/// What changed in a file of the inputs.
#[derive(Debug, Serialize)]
pub struct FileChange {
    /// Its name within the folder.
    pub file: String,
    /// Whether it is new, gone or changed.
    pub status: Status,
    /// Its values that changed: none where only comments and layout did. Absent where values were not compared: of
    /// a file of words, or one that came or went.
    pub values: Option<Vec<ValueChange>>,
}

/// A value of the inputs that is new, gone or another.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct ValueChange {
    /// The record: the keys and the ids that lead to it, with points between.
    pub record: String,
    /// The key within it. Blank where it is the record itself that is new or gone.
    pub field: String,
    /// As it was typed.
    pub old: Option<String>,
    /// As it is typed.
    pub new: Option<String>,
}

fn as_text<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&value.normalize().to_string())
}
