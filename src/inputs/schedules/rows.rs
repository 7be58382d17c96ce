//! The rows of a schedule, and the groups in which they stand.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::cells::cell;
use super::columns::{ColumnContent, ScheduleColumn};
use super::comparisons::Favourable;
use crate::amount::MoneyScale;
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::expression::Formula;
use crate::measure::Unit;
use crate::yaml::{At, Choice, Decode, Fillable, Id, Keys, Node, Shape, Value};
use crate::yaml::{refuse_duplicate_ids, refuse_reserved_ids, remedy_of_comma};

/// Words that mean something else in a formula, and so can't name a row.
const RESERVED: [&str; 2] = ["rows", "columns"];

/// A line of a schedule: a row, or a group of rows.
#[derive(Clone, Debug)]
pub enum Line {
    /// A row that stands alone.
    Row(Box<Row>),
    /// Rows that stand together.
    Group(Group),
}

impl Line {
    /// Its names: that of a row, or of a group and of each of its rows.
    pub fn ids(&self) -> impl Iterator<Item = &At<Id>> {
        let (first, rows) = match self {
            Line::Row(row) => (&row.id, [].as_slice()),
            Line::Group(group) => (&group.id, group.rows.as_slice()),
        };
        std::iter::once(first).chain(rows.iter().map(|row| &row.id))
    }
}

/// Rows that stand together.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name, which is that of its subtotal.
    pub id: At<Id>,
    /// What is printed over its rows, if anything is.
    pub heading: Option<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What its subtotal is called; `None` where none is printed.
    pub subtotal: Option<String>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name.
    pub id: At<Id>,
    /// What names it in print.
    pub label: At<Fillable>,
    /// What is said of it under the table, in Markdown.
    pub note: Option<At<Fillable>>,
    /// What computes the cells that aren't typed.
    pub formula: Option<Formula>,
    /// What the row is.
    pub role: Role,
    /// Whether more than nought is printed with a plus.
    pub signed: bool,
    /// What its numbers count, where that is not what its columns say.
    pub unit: Option<Unit>,
    /// How its money is printed, where that isn't as in the rest of the table.
    pub money: Option<At<MoneyScale>>,
    /// What each of its numbers has to come to, as it was typed.
    pub comes_to: Option<At<Decimal>>,
    /// Which way of moving is good, where that isn't as in the rest of the schedule.
    pub favourable: Option<Favourable>,
    /// Its typed cells, by the names of their columns. What isn't there is blank, or computed.
    pub cells: BTreeMap<String, Cell>,
    /// The columns whose cells could not be read.
    pub unread: Vec<String>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// A row of the data.
    #[default]
    Body,
    /// A sum of some rows.
    Subtotal,
    /// What the table comes to.
    Total,
}

/// A typed cell.
#[derive(Clone, Debug)]
pub enum Cell {
    /// A number, as typed.
    Number(At<Decimal>),
    /// Nothing, even where a formula would compute something.
    Blank,
    /// A dash: there is no such number.
    Dash,
    /// A computed number.
    Formula(Formula),
    /// Words.
    Words(At<Fillable>),
    /// What the cells of several lines of a file come to.
    Added(Added),
}

/// What the cells of several lines of a file come to.
#[derive(Clone, Debug)]
pub struct Added {
    /// The sum, with the place of the first of them.
    pub sum: At<Decimal>,
    /// How many there are.
    pub count: usize,
    /// The line of the last of them.
    pub last: usize,
}

impl Added {
    /// One cell, to which others may be added.
    pub(super) fn first(number: At<Decimal>, line: usize) -> Self {
        Self { sum: number, count: 1, last: line }
    }

    /// Adds another, if the sum can be held.
    pub(super) fn add(&mut self, number: Decimal, line: usize) -> Option<()> {
        self.sum.value = self.sum.value.checked_add(number)?;
        (self.count, self.last) = (self.count + 1, line);
        Some(())
    }
}

impl Row {
    /// A row of which nothing is said but what it is.
    pub(super) fn of(id: At<Id>, label: At<Fillable>, role: Role) -> Self {
        Self {
            id,
            label,
            role,
            note: None,
            formula: None,
            signed: false,
            unit: None,
            money: None,
            comes_to: None,
            favourable: None,
            cells: BTreeMap::new(),
            unread: Vec::new(),
        }
    }
}

impl Choice for Role {
    const EXPECTED: &'static str = "`row`, `subtotal` or `total`";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("row", Self::Body), ("subtotal", Self::Subtotal), ("total", Self::Total)]
    }

    fn remedy(_: &str) -> String {
        "write `subtotal` or `total`, or leave the key out".to_owned()
    }
}

/// A line as typed, before it is known which columns there are.
pub(super) enum RawLine {
    Row(Box<RawRow>),
    Group { id: At<Id>, heading: Option<String>, rows: Vec<RawRow>, subtotal: Option<String> },
}

pub(super) struct RawRow {
    row: Row,
    cells: Vec<(At<String>, Node)>,
}

impl Decode for RawLine {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        if !node.has_key("group") && !node.has_key("rows") {
            return RawRow::decode(node, faults).map(|row| Self::Row(Box::new(row)));
        }
        Self::group(node, faults)
    }

    fn shape() -> Shape {
        let group = Shape::asked_by(|node, faults| {
            Self::group(node, faults);
        });
        Shape::by_key(&["group", "rows"], group, RawRow::shape())
    }
}

impl RawLine {
    fn group(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a group of rows", faults)?;
        let id = keys.required("id", faults);
        let heading = keys.optional("group", faults);
        let rows = keys.required("rows", faults);
        let subtotal = keys.optional::<String>("subtotal", faults);
        keys.close(faults);
        Some(Self::Group {
            id: id?,
            heading: heading?,
            rows: rows?,
            subtotal: subtotal?.filter(|label| label != "none"),
        })
    }
}

impl Decode for RawRow {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        // A line that stands alone would have been read as a group.
        if let Some(key) = ["group", "rows"].into_iter().find(|key| node.has_key(key)) {
            faults.push(
                Diagnostic::error(format!("a group stands within a group: this row has `{key}`"))
                    .at(&node.place)
                    .remedy("put its rows into the group around it, with a row of `role: subtotal` that adds them; or make it a group beside that one"),
            );
            return None;
        }
        let mut keys = Keys::open(node, "a row of a schedule", faults)?;
        let id = keys.required("id", faults);
        let label = keys.required("label", faults);
        let note = keys.optional("note", faults);
        let formula = keys.optional("formula", faults);
        let role = keys.optional::<Role>("role", faults);
        let signed = keys.optional::<bool>("signed", faults);
        let unit = keys.optional("unit", faults);
        let money = keys.optional("money", faults);
        let comes_to = keys.optional("comes_to", faults);
        let favourable = keys.optional("favourable", faults);
        let cells = keys
            .others::<Id>(|| Shape::Single, faults)
            .into_iter()
            .filter_map(|(key, value)| Some((At::<String>::decode(key, faults)?, value.clone())));
        let cells = cells.collect();
        let row = Row {
            id: id?,
            label: label?,
            note: note?,
            formula: formula?,
            role: role?.unwrap_or_default(),
            signed: signed?.unwrap_or(false),
            unit: unit?,
            money: money?,
            comes_to: comes_to?,
            favourable: favourable?,
            cells: BTreeMap::new(),
            unread: Vec::new(),
        };
        Some(Self { row, cells })
    }
}

/// Puts the cells of each row into their columns, and refuses rows that would be mistaken for one
/// another.
pub(super) fn check(
    lines: Vec<RawLine>,
    columns: &[ScheduleColumn],
    unread: &[String],
    faults: &mut Faults,
) -> Vec<Line> {
    let lines: Vec<Line> = lines
        .into_iter()
        .map(|line| match line {
            RawLine::Row(row) => Line::Row(Box::new(row.check(columns, unread, faults))),
            RawLine::Group { id, heading, rows, subtotal } => Line::Group(Group {
                id,
                heading,
                rows: rows.into_iter().map(|row| row.check(columns, unread, faults)).collect(),
                subtotal,
            }),
        })
        .collect();
    refuse_ids(&lines, faults);
    lines
}

/// Refuses names that stand for something else, or for two rows.
pub(super) fn refuse_ids(lines: &[Line], faults: &mut Faults) {
    let ids: Vec<&At<Id>> = lines.iter().flat_map(Line::ids).collect();
    refuse_reserved_ids(&RESERVED, ids.iter().copied(), faults);
    super::columns::refuse_numbers(ids.iter().copied(), faults);
    refuse_duplicate_ids("rows of a schedule", ids, faults);
}

impl RawRow {
    fn check(mut self, columns: &[ScheduleColumn], unread: &[String], faults: &mut Faults) -> Row {
        self.refuse_subtotal_of_nothing(columns, faults);
        for (name, value) in self.cells {
            if unread.contains(&name.value) {
                continue;
            }
            let Some(column) = columns.iter().find(|c| c.id.value.as_str() == name.value) else {
                let fault = unknown_column(&name, columns);
                faults.push(match remedy_of_comma(&name.place, &value) {
                    Some(remedy) => fault.remedy(remedy),
                    None => fault,
                });
                continue;
            };
            match cell(&value, column, self.row.unit, faults) {
                Some(cell) => {
                    self.row.cells.insert(name.value, cell);
                }
                None if matches!(value.value, Value::Null) => {}
                None => self.row.unread.push(name.value),
            }
        }
        self.row
    }
}

impl RawRow {
    /// A subtotal that neither says what it adds nor has a number typed would be printed empty.
    fn refuse_subtotal_of_nothing(&self, columns: &[ScheduleColumn], faults: &mut Faults) {
        let holds_words = |name: &str| {
            let column = columns.iter().find(|column| column.id.value.as_str() == name);
            column.is_some_and(|column| !matches!(column.content, ColumnContent::Numbers(_)))
        };
        let has_numbers =
            columns.iter().any(|column| matches!(column.content, ColumnContent::Numbers(_)));
        let is_typed = |(name, value): &(At<String>, Node)| {
            !holds_words(&name.value) && !matches!(value.value, Value::Null)
        };
        if self.row.role != Role::Subtotal
            || self.row.formula.is_some()
            || !has_numbers
            || self.cells.iter().any(is_typed)
        {
            return;
        }
        faults.push(
            Diagnostic::error("this subtotal doesn't say what it adds")
                .at(&self.row.id.place)
                .remedy("give it a `formula` of the rows that it adds, as in `formula: a + b`; or type its numbers"),
        );
    }
}

fn unknown_column(name: &At<String>, columns: &[ScheduleColumn]) -> Diagnostic {
    let known = columns.iter().map(|column| column.id.value.as_str());
    let keys = [
        "id",
        "label",
        "note",
        "formula",
        "role",
        "signed",
        "unit",
        "money",
        "comes_to",
        "favourable",
    ];
    let fault =
        Diagnostic::error(format!("the schedule has no column `{}`", name.value)).at(&name.place);
    match did_you_mean(&name.value, known.clone().chain(keys)) {
        Some(remedy) => fault.remedy(remedy),
        // It may be one that could not be read.
        None => fault
            .remedy(format!("its columns are: {}", known.collect::<Vec<_>>().join(", ")))
            .presumes("schedules.yaml"),
    }
}
