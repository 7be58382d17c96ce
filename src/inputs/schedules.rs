//! `schedules.yaml`: tables of the paper's own, with rows, columns, groups and formulas.
//!
//! A schedule is what an officer would otherwise keep in a spreadsheet. Its [`columns`] hold numbers,
//! computed numbers, words, or words that follow from numbers by a rule; its [`rows`] are typed or
//! computed, alone or in groups with a subtotal. What it says is checked here as far as the file can
//! tell: every cell belongs to a column, and every name stands once.

mod cells;
pub mod columns;
pub mod comparisons;
mod filled;
pub mod rows;
mod unread;

use columns::{ColumnContent, ColumnList, Rule, ScheduleColumn};
use comparisons::Favourable;
use filled::FiledRows;
use rows::{Line, RawLine};

use super::stated::Stated;
use std::path::Path;

use crate::amount;
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::measure::{Measure, Unit};
use crate::yaml::{At, Choice, Decode, Id, Keys, Node, Shape, Value, ids_in, refuse_duplicate_ids};

/// What a file of schedules holds.
#[derive(Clone, Debug, Default)]
pub struct SchedulesFile {
    /// The schedules, in the order of the file.
    pub schedules: Vec<Schedule>,
    /// What was published elsewhere.
    pub stated: Vec<Stated>,
}

/// A table of the paper's own.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// Its name: cells are called `ID.ROW.COLUMN`.
    pub id: At<Id>,
    /// Its name in words.
    pub title: String,
    /// The heading of its first column.
    pub label: String,
    /// Its columns, from left to right.
    pub columns: Vec<ScheduleColumn>,
    /// Its rows, from top to bottom.
    pub lines: Vec<Line>,
    /// The file in which its rows stand, if they don't stand in the schedule.
    file: Option<Box<FiledRows>>,
    /// The ids of columns that could not be read.
    pub unread_columns: Vec<String>,
}

impl Schedule {
    /// The names of its rows, and of its groups, which are those of their subtotals.
    pub fn ids(&self) -> impl Iterator<Item = &At<Id>> {
        self.lines.iter().flat_map(Line::ids)
    }

    /// Which way of moving is good of its figures, by their names, where a column says of them how they moved.
    pub fn favourable(&self) -> Vec<(String, Favourable)> {
        let rows = self.lines.iter().flat_map(|line| match line {
            Line::Row(row) => vec![(&row.id, row.favourable)],
            Line::Group(group) => {
                let rows = group.rows.iter().map(|row| (&row.id, row.favourable));
                std::iter::once((&group.id, None)).chain(rows).collect()
            }
        });
        let rows: Vec<(&At<Id>, Option<Favourable>)> = rows.collect();
        let directions = self.columns.iter().filter_map(|column| match &column.content {
            ColumnContent::Rule(Rule::Direction(direction), _) => Some(direction),
            _ => None,
        });
        let all = directions.flat_map(|direction| {
            rows.iter().map(move |(row, own)| {
                let name = [self.id.value.as_str(), row.value.as_str(), direction.of.as_str()];
                (name.join("."), own.unwrap_or(direction.favourable))
            })
        });
        all.collect()
    }
}

/// How the money of a schedule is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TypedIn {
    /// In pounds.
    #[default]
    Pounds,
    /// In thousands of pounds.
    Thousands,
    /// In millions of pounds.
    Millions,
}

impl TypedIn {
    /// How many pounds one is.
    pub fn pounds(self) -> rust_decimal::Decimal {
        match self {
            TypedIn::Pounds => rust_decimal::Decimal::ONE,
            TypedIn::Thousands => rust_decimal::Decimal::ONE_THOUSAND,
            TypedIn::Millions => rust_decimal::Decimal::from(1_000_000),
        }
    }
}

impl Choice for TypedIn {
    const EXPECTED: &'static str = "`pounds`, `thousands` or `millions`";

    fn words() -> Vec<(&'static str, Self)> {
        vec![("pounds", Self::Pounds), ("thousands", Self::Thousands), ("millions", Self::Millions)]
    }

    fn remedy(_: &str) -> String {
        "say how the amounts of the schedule are typed: `thousands` where 58 means £58,000"
            .to_owned()
    }
}

impl Choice for Unit {
    const EXPECTED: &'static str = "a unit";
    const REASON: &'static str = "no unit has this name";

    fn words() -> Vec<(&'static str, Self)> {
        Unit::ALL.map(|(unit, word)| (word, unit)).to_vec()
    }

    fn remedy(text: &str) -> String {
        let words = Unit::ALL.map(|(_, word)| word);
        did_you_mean(text, words).unwrap_or_else(|| format!("write one of {}", words.join(", ")))
    }
}

/// How many cells all schedules may have: one formula in a column stands for as many as there are rows.
const MOST_CELLS: usize = 50_000;

/// The fault of the schedule with which there are too many.
fn too_many_cells(schedules: &[Schedule]) -> Option<Diagnostic> {
    let mut cells = 0;
    for schedule in schedules {
        let rows = schedule.lines.iter().map(|line| match line {
            Line::Row(_) => 1,
            Line::Group(group) => group.rows.len() + 1,
        });
        cells += rows.sum::<usize>() * schedule.columns.len();
        if cells > MOST_CELLS {
            let most = amount::for_message(MOST_CELLS.into(), 0);
            let message =
                format!("with this schedule there are more than {most} cells in the file");
            let remedy = "give sums in the stead of rows or columns that no table shows";
            return Some(Diagnostic::error(message).at(&schedule.id.place).remedy(remedy));
        }
    }
    None
}

impl Decode for SchedulesFile {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a file of schedules", faults)?;
        let schedules = keys.list::<Schedule>("schedules", faults).unwrap_or_default();
        let stated = keys.list("stated", faults).unwrap_or_default();
        let ids = ids_in(keys.node("schedules"));
        keys.close(faults);
        refuse_duplicate_ids("schedules", &ids, faults);
        Some(Self { schedules, stated })
    }
}

impl Decode for Schedule {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a schedule", faults)?;
        let id = keys.required("id", faults);
        let title = keys.required("title", faults);
        let label = keys.required("label", faults);
        let unit = keys.optional::<Unit>("unit", faults);
        let measure = keys.optional::<Measure>("measure", faults);
        let scale = keys.optional::<TypedIn>("scale", faults);
        let favourable = keys.optional::<Favourable>("favourable", faults);
        let list = keys.node("columns");
        let columns = keys.required::<ColumnList>("columns", faults);
        let rows = keys.required::<Rows>("rows", faults);
        keys.close(faults);
        let defaults = columns::Defaults {
            unit: unit?.unwrap_or(Unit::Money),
            measure: measure?,
            typed_in: scale?.unwrap_or_default(),
            favourable: favourable?,
        };
        let columns = columns?.check(&defaults, faults);
        let unread_columns = unread::columns(list, &columns);
        let (lines, file) = match rows? {
            Rows::Typed(lines) => (rows::check(lines, &columns, &unread_columns, faults), None),
            Rows::Filed(file) => (Vec::new(), Some(file)),
        };
        refuse_several_totals(&lines, faults);
        refuse_places_of_money(&columns, &lines, faults);
        refuse_money_of_other_units(&columns, &lines, faults);
        Some(Self { id: id?, title: title?, label: label?, columns, lines, file, unread_columns })
    }
}

/// Where the rows of a schedule stand.
enum Rows {
    /// In the schedule.
    Typed(Vec<RawLine>),
    /// In a file of their own.
    Filed(Box<FiledRows>),
}

impl Decode for Rows {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        match &node.value {
            Value::Scalar(_) => At::<String>::decode(node, faults)
                .map(|file| Self::Filed(Box::new(FiledRows::whole(file)))),
            Value::Map(_) => {
                FiledRows::decode(node, faults).map(|rows| Self::Filed(Box::new(rows)))
            }
            _ => Vec::<RawLine>::decode(node, faults).map(Self::Typed),
        }
    }

    fn shape() -> Shape {
        let filed = Shape::either(Shape::Text, FiledRows::shape());
        Shape::either(filed, Vec::<RawLine>::shape())
    }
}

impl SchedulesFile {
    /// Reads the rows that stand in files of their own, beside the file of schedules.
    pub(super) fn read_rows(&mut self, folder: &Path, faults: &mut Faults) {
        for schedule in &mut self.schedules {
            let mut found = Faults::new();
            filled::fill(schedule, folder, &mut found);
            // What is wrong in a file is wrong for every schedule whose rows stand there, and is mended once.
            let is_new =
                |fault: &Diagnostic, faults: &Faults| !faults.iter().any(|known| known == fault);
            for fault in found {
                if is_new(&fault, faults) {
                    faults.push(fault);
                }
            }
        }
        if let Some(fault) = too_many_cells(&self.schedules) {
            // Nobody waits until they are all computed.
            faults.push(fault);
            self.schedules.clear();
        }
    }
}

fn rows(lines: &[Line]) -> impl Iterator<Item = &rows::Row> {
    lines.iter().flat_map(|line| match line {
        Line::Row(row) => std::slice::from_ref(row.as_ref()),
        Line::Group(group) => &group.rows,
    })
}

/// Decimal places of money are the table's, which may print it in thousands. A column of money can have
/// rows that count something else.
fn refuse_places_of_money(columns: &[ScheduleColumn], lines: &[Line], faults: &mut Faults) {
    if rows(lines).any(|row| row.unit.is_some_and(|unit| unit != Unit::Money)) {
        return;
    }
    for column in columns {
        let ColumnContent::Numbers(numbers) = &column.content else { continue };
        let Some(places) = numbers.places.as_ref().filter(|_| numbers.unit == Unit::Money) else {
            continue;
        };
        faults.push(
            Diagnostic::error("this column is money, and `places` is for other numbers")
                .at(&places.place)
                .remedy("say how its money is printed instead, as in `money: in millions 1`, here or in the table; or, if it isn't money, say what it counts: `unit: number`"),
        );
    }
}

/// How money is printed says nothing of a column or a row without any.
fn refuse_money_of_other_units(columns: &[ScheduleColumn], lines: &[Line], faults: &mut Faults) {
    let numbers = || {
        columns.iter().filter_map(|column| match &column.content {
            ColumnContent::Numbers(numbers) => Some(numbers),
            _ => None,
        })
    };
    let has_money = |own: Option<Unit>| own.is_none_or(|unit| unit == Unit::Money);
    let of_columns = numbers().filter(|numbers| {
        numbers.unit != Unit::Money && !rows(lines).any(|row| row.unit == Some(Unit::Money))
    });
    let of_rows = rows(lines).filter(|row| {
        let by_columns = numbers().any(|numbers| numbers.unit == Unit::Money);
        !has_money(row.unit) || (row.unit.is_none() && !by_columns)
    });
    let columns = of_columns.filter_map(|numbers| numbers.money.as_ref()).map(|m| ("column", m));
    let rows = of_rows.filter_map(|row| row.money.as_ref()).map(|money| ("row", money));
    for (what, money) in columns.chain(rows) {
        faults.push(
            Diagnostic::error(format!("`money` is said of this {what}, and it holds none"))
                .at(&money.place)
                .remedy("take it out; decimal places of other numbers are the column's `places`"),
        );
    }
}

/// The total of a table is its last word.
fn refuse_several_totals(lines: &[Line], faults: &mut Faults) {
    let mut totals = rows(lines).filter(|row| row.role == rows::Role::Total);
    let (Some(first), Some(second)) = (totals.next(), totals.next()) else { return };
    faults.push(
        Diagnostic::error("a schedule has one total, and this is the second")
            .at(&second.id.place)
            .related(&first.id.place, "the first")
            .remedy("write `role: subtotal` for one of them"),
    );
}
