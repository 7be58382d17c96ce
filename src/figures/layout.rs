//! The layout of a schedule: its lines laid out as a grid of rows and columns, before anything in it is
//! computed.

mod totals;

use rust_decimal::Decimal;

use super::sheets::SheetRowKind;
use super::words::Words;
use crate::diagnostic::Place;
use crate::expression::Formula;
use crate::inputs::schedules::Schedule;
use crate::inputs::schedules::columns::{
    ColumnContent, ColumnTotal, Numbers, OnTotals, Rule, Say, ScheduleColumn,
};
use crate::inputs::schedules::comparisons::Favourable;
use crate::inputs::schedules::rows::{Added, Cell, Group, Line, Role, Row};
use crate::measure::Unit;
use crate::yaml::{At, Fillable};

/// Where a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellKey {
    pub(super) schedule: usize,
    pub(super) row: usize,
    pub(super) column: usize,
}

/// What a formula was written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    /// A row: its names are those of other rows.
    Row,
    /// A column: its names are those of other columns.
    Column,
    /// One cell: its names are those of rows or columns.
    Cell,
}

/// Where the number of a cell comes from.
pub(super) enum Source<'a> {
    Blank,
    Dash,
    Number(&'a At<Decimal>),
    /// It is the sum of cells of a file.
    Added(&'a Added),
    Formula(&'a Formula, Axis),
    /// It is a total, and it is not said how totals of the column are made.
    Undecided,
    /// The sum of these rows; the place is the group's. Rows that are sums themselves are not among
    /// them.
    Sum(Vec<usize>, &'a Place),
}

/// A schedule, laid out.
pub(super) struct Grid<'a> {
    schedule: &'a Schedule,
    pub(super) columns: &'a [ScheduleColumn],
    /// What each column of words follows from, if it follows from anything.
    pub(super) rules: Vec<Option<&'a [Say]>>,
    pub(super) rows: Vec<GridRow<'a>>,
    /// How totals of each column are made; `None` where that must be said, and isn't.
    totals: Vec<Option<ColumnTotal>>,
    /// Whether totals of each column are sums of its cells.
    adds_up: Vec<bool>,
}

/// A row of the grid.
pub(super) enum GridRow<'a> {
    Heading(&'a Group),
    Row(&'a Row),
    Subtotal(&'a Group, &'a str, Vec<usize>),
}

impl<'a> Grid<'a> {
    /// Lays a schedule out. `named` finds a rule of the style.
    pub(super) fn new(
        schedule: &'a Schedule,
        mut named: impl FnMut(&'a At<String>) -> Option<&'a [Say]>,
    ) -> Self {
        let rules = schedule.columns.iter().map(|column| match &column.content {
            ColumnContent::Rule(Rule::Own(says), _) => Some(says.as_slice()),
            ColumnContent::Rule(Rule::Named(name), _) => named(name),
            ColumnContent::Rule(Rule::Direction(direction), _) => Some(direction.lower.as_slice()),
            ColumnContent::Numbers(_) | ColumnContent::Words => None,
        });
        let mut rows = Vec::new();
        for line in &schedule.lines {
            match line {
                Line::Row(row) => rows.push(GridRow::Row(row)),
                Line::Group(group) => {
                    if group.heading.is_some() {
                        rows.push(GridRow::Heading(group));
                    }
                    let start = rows.len();
                    rows.extend(group.rows.iter().map(GridRow::Row));
                    // A row that is itself a sum of some would be counted twice.
                    let is_sum = |row: &Row| row.role != Role::Body;
                    let parts = group.rows.iter().enumerate().filter(|(_, row)| !is_sum(row));
                    let parts = parts.map(|(index, _)| start + index).collect();
                    // The subtotal can be named even where it isn't printed.
                    let label = group.subtotal.as_deref().unwrap_or_default();
                    rows.push(GridRow::Subtotal(group, label, parts));
                }
            }
        }
        let rules = rules.collect();
        let (totals, adds_up) = (Vec::new(), Vec::new());
        let mut grid = Self { schedule, columns: &schedule.columns, rules, rows, totals, adds_up };
        grid.adds_up = grid.columns_that_add_up();
        grid.totals = (0..grid.columns.len()).map(|column| grid.total_of(column)).collect();
        grid
    }

    /// Whether a column that could not be read has this id.
    pub(super) fn is_unread(&self, column: &str) -> bool {
        self.schedule.unread_columns.iter().any(|unread| unread == column)
    }

    /// Whether something stands in a cell that could not be read.
    pub(super) fn is_unread_cell(&self, key: CellKey) -> bool {
        let GridRow::Row(row) = &self.rows[key.row] else { return false };
        row.unread.iter().any(|unread| unread == self.columns[key.column].id.value.as_str())
    }

    /// Where the number of a cell comes from.
    pub(super) fn source(&self, key: CellKey) -> Source<'a> {
        let Some(numbers) = self.numbers(key.column) else { return Source::Blank };
        let id = self.columns[key.column].id.value.as_str();
        match &self.rows[key.row] {
            GridRow::Row(row) if !row.cells.contains_key(id) => self.untyped(row, key, numbers),
            row => row.source(id, numbers, self.total(key.column)),
        }
    }

    pub(super) fn name(&self) -> &str {
        self.schedule.id.value.as_str()
    }

    /// The row with this id; the heading of a group is none.
    pub(super) fn row(&self, id: &str) -> Option<usize> {
        self.rows.iter().position(|row| !matches!(row, GridRow::Heading(_)) && row.id() == id)
    }

    /// The column of numbers with this id.
    pub(super) fn column(&self, id: &str) -> Option<usize> {
        let found = self.columns.iter().position(|column| column.id.value.as_str() == id)?;
        self.numbers(found).map(|_| found)
    }

    /// The column of words with this id.
    pub(super) fn column_of_words(&self, id: &str) -> Option<usize> {
        let found = self.columns.iter().position(|column| column.id.value.as_str() == id)?;
        self.numbers(found).is_none().then_some(found)
    }

    /// The ids of the columns of words.
    pub(super) fn columns_of_words(&self) -> Vec<&'a str> {
        let words = (0..self.columns.len()).filter(|column| self.numbers(*column).is_none());
        words.map(|column| self.columns[column].id.value.as_str()).collect()
    }

    pub(super) fn numbers(&self, column: usize) -> Option<&'a Numbers> {
        match &self.columns.get(column)?.content {
            ColumnContent::Numbers(numbers) => Some(numbers),
            _ => None,
        }
    }

    /// Whether a column of numbers has a formula.
    pub(super) fn is_computed(&self, column: usize) -> bool {
        self.numbers(column).is_some_and(|numbers| numbers.formula.is_some())
    }

    fn number_columns(&self) -> impl Iterator<Item = usize> {
        (0..self.columns.len()).filter(|column| self.numbers(*column).is_some())
    }

    /// The column of numbers, if there is but one.
    pub(super) fn only_column(&self) -> Option<usize> {
        let mut columns = self.number_columns();
        columns.next().filter(|_| columns.next().is_none())
    }

    pub(super) fn column_before(&self, column: usize) -> Option<usize> {
        self.number_columns().take_while(|before| *before < column).last()
    }

    /// The row of data before this one.
    /// It is one of the same group; a total has none.
    pub(super) fn row_before(&self, row: usize) -> Option<usize> {
        let before = row.checked_sub(1)?;
        (self.rows[row].is_body() && self.rows[before].is_body()).then_some(before)
    }

    /// The cells of all rows of data in a column, or of all other columns of numbers in a row.
    pub(super) fn body_cells(&self, here: CellKey, axis: Axis) -> Vec<CellKey> {
        match axis {
            Axis::Column => self
                .number_columns()
                .filter(|column| *column != here.column)
                .map(|column| CellKey { column, ..here })
                .collect(),
            Axis::Row | Axis::Cell => (0..self.rows.len())
                .filter(|row| self.rows[*row].is_body())
                .map(|row| CellKey { row, ..here })
                .collect(),
        }
    }

    /// Whether the rule of a column of words says something of a row.
    pub(super) fn follows_rule(&self, row: usize, column: usize) -> bool {
        let column = &self.columns[column];
        let ColumnContent::Rule(_, on_totals) = &column.content else { return false };
        self.row_has_numbers(row)
            && !self.rows[row].is_left_out(column.id.value.as_str())
            && (*on_totals == OnTotals::Said || self.rows[row].is_body())
    }

    /// The words of a column that follow from numbers, as they are for a row.
    pub(super) fn says(&self, key: CellKey) -> Option<&'a [Say]> {
        let ColumnContent::Rule(Rule::Direction(direction), _) = &self.columns[key.column].content
        else {
            return self.rules[key.column];
        };
        let own = self.rows[key.row].typed().and_then(|row| row.favourable);
        Some(match own.unwrap_or(direction.favourable) {
            Favourable::Lower => &direction.lower,
            Favourable::Higher => &direction.higher,
        })
    }

    pub(super) fn row_has_numbers(&self, row: usize) -> bool {
        !matches!(self.rows[row], GridRow::Heading(_))
    }

    pub(super) fn cell_name(&self, row: usize, column: usize) -> String {
        format!(
            "{}.{}.{}",
            self.name(),
            self.rows[row].id(),
            self.columns[column].id.value.as_str()
        )
    }

    pub(super) fn cell_label(&self, row: usize, column: usize) -> String {
        format!("{}, {}", self.rows[row].label(), self.columns[column].heading.value.0)
    }

    /// The names of all cells that hold numbers.
    pub(super) fn cell_names(&self) -> Vec<String> {
        let rows = (0..self.rows.len()).filter(|row| self.row_has_numbers(*row));
        rows.flat_map(|row| self.number_columns().map(move |column| self.cell_name(row, column)))
            .collect()
    }

    /// The names that a formula may use for what stands around it.
    pub(super) fn names_for(&self, axis: Axis) -> Vec<String> {
        let rows = (0..self.rows.len())
            .filter(|row| axis != Axis::Column && self.row_has_numbers(*row))
            .map(|row| self.rows[row].id().to_owned());
        let columns = self
            .number_columns()
            .filter(|_| axis != Axis::Row)
            .map(|column| self.columns[column].id.value.as_str().to_owned());
        rows.chain(columns).collect()
    }

    /// The heading of its first column.
    pub(super) fn label(&self) -> &str {
        &self.schedule.label
    }
}

impl<'a> GridRow<'a> {
    pub(super) fn id(&self) -> &'a str {
        match self {
            GridRow::Heading(group) | GridRow::Subtotal(group, ..) => group.id.value.as_str(),
            GridRow::Row(row) => row.id.value.as_str(),
        }
    }

    pub(super) fn place(&self) -> &'a Place {
        match self {
            GridRow::Heading(group) | GridRow::Subtotal(group, ..) => &group.id.place,
            GridRow::Row(row) => &row.id.place,
        }
    }

    fn label(&self) -> &'a str {
        match self {
            GridRow::Heading(group) => group.heading.as_deref().unwrap_or_default(),
            // One that isn't printed is called as its rows are together.
            GridRow::Subtotal(group, "", _) => {
                group.heading.as_deref().unwrap_or(group.id.value.as_str())
            }
            GridRow::Subtotal(_, label, _) => label,
            GridRow::Row(row) => &row.label.value.0,
        }
    }

    /// Whether it is a row of the data, typed or computed, and no sum of others.
    pub(super) fn is_body(&self) -> bool {
        matches!(self, GridRow::Row(row) if row.role == Role::Body)
    }

    /// Whether it is printed as a subtotal or total.
    fn is_printed_sum(&self) -> bool {
        match self {
            GridRow::Heading(_) => false,
            GridRow::Subtotal(_, label, _) => !label.is_empty(),
            GridRow::Row(row) => row.role != Role::Body,
        }
    }

    pub(super) fn unit(&self) -> Option<Unit> {
        match self {
            GridRow::Row(row) => row.unit,
            _ => None,
        }
    }

    /// Whether a cell was left out by hand, whatever would stand there otherwise.
    pub(super) fn is_left_out(&self, column: &str) -> bool {
        matches!(self, GridRow::Row(row) if matches!(row.cells.get(column), Some(Cell::Blank)))
    }

    pub(super) fn words(&self, column: &str) -> Option<&'a At<Fillable>> {
        match self {
            GridRow::Row(row) => match row.cells.get(column)? {
                Cell::Words(words) => Some(words),
                _ => None,
            },
            _ => None,
        }
    }

    /// Where the number in a column comes from: a typed cell stands before the formula of its column,
    /// and that before the formula of its row.
    fn source(&self, column: &str, numbers: &'a Numbers, total: Option<ColumnTotal>) -> Source<'a> {
        let by_column =
            || numbers.formula.as_ref().map(|formula| Source::Formula(formula, Axis::Column));
        match self {
            GridRow::Heading(_) => Source::Blank,
            GridRow::Subtotal(group, _, rows) => match total {
                None => Source::Undecided,
                Some(ColumnTotal::Sum) => Source::Sum(rows.clone(), &group.id.place),
                Some(ColumnTotal::Formula) => by_column().unwrap_or(Source::Blank),
                Some(ColumnTotal::Absent) => Source::Blank,
            },
            GridRow::Row(row) => match row.cells.get(column) {
                Some(Cell::Number(number)) => Source::Number(number),
                Some(Cell::Blank) => Source::Blank,
                Some(Cell::Added(added)) => Source::Added(added),
                Some(Cell::Dash) => Source::Dash,
                Some(Cell::Formula(formula)) => Source::Formula(formula, Axis::Cell),
                // What isn't typed depends on the other rows.
                Some(Cell::Words(_)) | None => Source::Blank,
            },
        }
    }

    /// What it is in print; `None` for a subtotal that isn't printed.
    pub(super) fn printed(&self) -> Option<(SheetRowKind, Words)> {
        match self {
            GridRow::Heading(group) => {
                Some((SheetRowKind::Heading, Words::Fixed(group.heading.clone()?)))
            }
            GridRow::Subtotal(_, "", _) => None,
            GridRow::Subtotal(_, label, _) => Some((SheetRowKind::Subtotal, Words::from(*label))),
            GridRow::Row(row) => Some((SheetRowKind::Row(row.role), Words::from(&row.label))),
        }
    }

    pub(super) fn typed(&self) -> Option<&'a Row> {
        match self {
            GridRow::Row(row) => Some(row),
            _ => None,
        }
    }
}

/// Where the number of a row comes from that isn't typed.
fn row_source<'a>(row: &'a Row, numbers: &'a Numbers, total: Option<ColumnTotal>) -> Source<'a> {
    let by_column = numbers.formula.as_ref().map(|formula| Source::Formula(formula, Axis::Column));
    let by_row = row.formula.as_ref().map(|formula| Source::Formula(formula, Axis::Row));
    let source = match total {
        _ if row.role == Role::Body => by_column.or(by_row),
        None => Some(Source::Undecided),
        Some(ColumnTotal::Sum) => by_row,
        Some(ColumnTotal::Formula) => by_column.or(by_row),
        Some(ColumnTotal::Absent) => None,
    };
    source.unwrap_or(Source::Blank)
}
