//! The figures of a chart, as they stand in a schedule or in records, and in print.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{checks, records, schedule};
use crate::amount::MoneyScale;
use crate::chart::{Kind, Series, Value};
use crate::compose::format::{self, Form, PrintAs, Sign};
use crate::compose::phrases::Phrases;
use crate::compose::tables;
use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::figures::{Figure, file_of};
use crate::inputs::charts::{Along, ChartSpec};
use crate::measure::Unit;
use crate::paper::{
    Alignment, Cell, Column, Inline, Origin, Placed, Row, RowRole, Table, plain_text,
};

/// What stands in a table for a number that there isn't.
const DASH: &str = "–";

/// The figures of a chart.
pub(super) struct Data {
    /// What its categories are: `Service`. Blank where they are columns.
    pub(super) by: String,
    /// The names of its bars, or of the places along its lines.
    pub(super) categories: Vec<String>,
    /// What it draws of each.
    pub(super) lines: Vec<Line>,
    /// What all of its numbers count.
    pub(super) unit: Unit,
    /// How its money is printed.
    pub(super) scale: MoneyScale,
    currency: String,
    /// The rows and columns as they stand in the inputs.
    grid: Grid,
}

/// One series of figures.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) cells: Vec<Drawn>,
}

/// What stands in a cell of the inputs.
#[derive(Clone)]
pub(super) enum Drawn {
    Blank,
    Dash,
    Figure(Entry),
}

/// A figure and how it is printed.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) figure: Arc<Figure>,
    pub(super) form: Form,
    pub(super) signed: bool,
}

impl Entry {
    /// The figure in print.
    pub(super) fn text(&self, phrases: &Phrases) -> String {
        let sign = if self.signed { Sign::Plus } else { Sign::Usual };
        let print_as = PrintAs { form: self.form, sign };
        // It can be printed: the form was chosen by the unit.
        format::print(&self.figure, print_as, &phrases.style.formats).unwrap_or_default()
    }

    fn pounds(&self) -> Decimal {
        match self.form {
            Form::Money(scale) => scale.pounds(),
            _ => Decimal::ONE,
        }
    }

    /// An amount as it is, in what is printed: 58 for £58,000 in thousands.
    pub(super) fn in_print(&self, amount: Decimal) -> Decimal {
        amount.checked_div(self.pounds()).unwrap_or(amount)
    }

    /// The form with other decimal places.
    pub(super) fn with_places(&self, places: u32) -> Form {
        match self.form {
            Form::Money(scale) => Form::Money(MoneyScale { places, ..scale }),
            _ => Form::Places(places),
        }
    }
}

/// Rows and columns as they stand in the inputs.
pub(super) struct Grid {
    pub(super) label: Vec<Inline>,
    pub(super) rows: Vec<Vec<Inline>>,
    pub(super) columns: Vec<Vec<Inline>>,
    /// By rows.
    pub(super) cells: Vec<Vec<Drawn>>,
}

/// The file in which the figures of a chart stand.
pub(super) fn file(spec: &ChartSpec) -> String {
    // The name of a schedule by itself could be that of a figure.
    file_of(&format!("{}.cell", spec.rows.value))
}

/// Finds the figures that a chart asks for.
pub(super) fn read(spec: &ChartSpec, phrases: &Phrases, faults: &mut Faults) -> Option<Data> {
    checks::refuse_twice("pick", spec.pick.iter().flatten(), faults);
    let columns = spec.columns.iter().flatten().map(|column| &column.figure);
    checks::refuse_twice("columns", columns, faults);
    let ledger = phrases.ledger;
    let scale = spec.money.as_ref().map_or(phrases.style.formats.table_money, |money| money.value);
    let grid = match (ledger.set(&spec.rows.value), ledger.sheet(&spec.rows.value)) {
        (Some(set), _) => records::grid(spec, set, scale, phrases, faults),
        (None, Some(sheet)) => schedule::grid(spec, sheet, scale, phrases, faults),
        (None, None) => {
            faults.push(ledger.no_set(&spec.rows.value).at(&spec.rows.place));
            return None;
        }
    };
    checks::refuse_references(spec, &grid, faults);
    if !faults.is_empty() {
        return None;
    }
    let figures = || grid.cells.iter().flatten().filter_map(Drawn::entry);
    let Some(first) = figures().next() else {
        faults.push(
            Diagnostic::error("this chart would be empty: there is no number in what it draws")
                .at(&spec.id.place)
                .remedy("name rows and columns that hold numbers, under `pick` and `columns`")
                .presumes(file(spec)),
        );
        return None;
    };
    let unit = first.figure.unit;
    if let Some(other) = figures().find(|entry| entry.figure.unit != unit) {
        faults.push(
            Diagnostic::error(format!(
                "one axis can't show both: `{}` is {unit}, and `{}` is {}",
                first.figure.name, other.figure.name, other.figure.unit
            ))
            .at(&spec.id.place)
            .remedy("name columns of one unit under `columns`, or rows under `pick`"),
        );
    }
    if let (Some(money), true) = (&spec.money, unit != Unit::Money) {
        faults.push(
            Diagnostic::error(format!(
                "this chart draws no money: `{}` is {unit}",
                first.figure.name
            ))
            .at(&money.place)
            .remedy("take `money` out"),
        );
    }
    Some(grid.along(spec, scale, unit, phrases))
}

impl Drawn {
    pub(super) fn entry(&self) -> Option<&Entry> {
        match self {
            Drawn::Figure(entry) => Some(entry),
            Drawn::Blank | Drawn::Dash => None,
        }
    }
}

impl Grid {
    /// The same as categories and series.
    fn along(mut self, spec: &ChartSpec, scale: MoneyScale, unit: Unit, phrases: &Phrases) -> Data {
        if spec.kind == Kind::Waterfall {
            self.sign_movements(spec.along);
        }
        let words = |names: &[Vec<Inline>]| names.iter().map(|name| plain_text(name)).collect();
        let rows: Vec<String> = words(&self.rows);
        let columns: Vec<String> = words(&self.columns);
        let (by, categories, names) = match spec.along {
            Along::Rows => (plain_text(&self.label), rows, columns),
            Along::Columns => (String::new(), columns, rows),
        };
        let cell = |category: usize, line: usize| match spec.along {
            Along::Rows => self.cells[category][line].clone(),
            Along::Columns => self.cells[line][category].clone(),
        };
        let line = |(line, name)| Line {
            name,
            cells: (0..categories.len()).map(|category| cell(category, line)).collect(),
        };
        let lines = names.into_iter().enumerate().map(line).collect();
        let currency = phrases.style.formats.currency.clone();
        Data { by, categories, lines, unit, scale, currency, grid: self }
    }

    /// Which way a movement goes is told by its sign, whatever another table would print.
    fn sign_movements(&mut self, along: Along) {
        let (rows, columns) = (self.rows.len(), self.columns.len());
        for (row, cells) in self.cells.iter_mut().enumerate() {
            for (column, cell) in cells.iter_mut().enumerate() {
                let (step, steps) = match along {
                    Along::Rows => (row, rows),
                    Along::Columns => (column, columns),
                };
                if let Drawn::Figure(entry) = cell
                    && step > 0
                    && step + 1 < steps
                {
                    entry.signed = true;
                }
            }
        }
    }
}

impl Data {
    /// Every figure that is drawn, series by series.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.lines.iter().flat_map(|line| &line.cells).filter_map(Drawn::entry)
    }

    /// What numbers count that stand without it: `£000`, `FTE`.
    pub(super) fn unit_alone(&self) -> Option<String> {
        match self.unit {
            Unit::Money => self.scale.unit_alone(&self.currency),
            Unit::Fte => Some("FTE".to_owned()),
            Unit::Weeks => Some("weeks".to_owned()),
            Unit::Months => Some("months".to_owned()),
            Unit::Days => Some("days".to_owned()),
            // A percentage has its sign; a count, and a plain number, nothing but its name.
            Unit::Percent | Unit::Count | Unit::Number => None,
        }
    }

    /// The values as they are drawn and printed.
    pub(super) fn series(&self, phrases: &Phrases) -> Vec<Series> {
        let value = |cell: &Drawn| {
            cell.entry()
                .map(|entry| Value { amount: entry.figure.value, label: entry.text(phrases) })
        };
        let series = self.lines.iter().map(|line| Series {
            name: line.name.clone(),
            values: line.cells.iter().map(value).collect(),
        });
        series.collect()
    }

    /// The figures as a table, with the rows and columns of the inputs. It was asked for at `place`.
    pub(super) fn table(&self, place: &Place, phrases: &Phrases) -> Table {
        let grid = &self.grid;
        let first =
            Column { heading: grid.label.clone(), alignment: Alignment::Left, names_rows: true };
        let columns = grid.columns.iter().map(|name| Column {
            heading: tables::heading(name.clone(), Some(self.unit), self.scale, phrases.style),
            alignment: Alignment::Point,
            names_rows: false,
        });
        let cell = |cell: &Drawn| match cell {
            Drawn::Blank => Cell::Blank,
            Drawn::Dash => Cell::Words(vec![Inline::words(DASH.to_owned())]),
            Drawn::Figure(entry) => {
                let text = entry.text(phrases);
                let origin = Origin(Some(place.clone()));
                Cell::Figure(Placed { figure: Arc::clone(&entry.figure), text, origin })
            }
        };
        let rows = grid.rows.iter().zip(&grid.cells).map(|(name, cells)| Row {
            role: RowRole::Body,
            cells: std::iter::once(Cell::Words(name.clone()))
                .chain(cells.iter().map(cell))
                .collect(),
        });
        Table {
            caption: None,
            columns: std::iter::once(first).chain(columns).collect(),
            headings_shown: true,
            rows: rows.collect(),
            notes: Vec::new(),
            landscape: false,
            origin: Origin::default(),
        }
    }
}

/// All numbers of a column have the same decimal places: as many as the one that needs most.
pub(super) fn usual_places<'a>(figures: impl Iterator<Item = &'a Arc<Figure>>, unit: Unit) -> u32 {
    let alike = figures.filter(|figure| figure.unit == unit);
    alike.map(|figure| format::usual_places(figure.value)).max().unwrap_or_default()
}
