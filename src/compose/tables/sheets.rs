//! Tables of schedules: their rows and columns as they are, or the columns that the paper picks.

mod said;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Built, DASH, cell_words, fixed, heading, refuse_money_of, row, scale};
use super::{notes, rounding};
use crate::amount::MoneyScale;
use crate::compose::format::{self, Form, PrintAs, Sign};
use crate::compose::phrases::Phrases;
use crate::diagnostic::{Diagnostic, Faults, Place, did_you_mean};
use crate::figures::{Figure, Sheet, SheetCell, SheetColumn, SheetRow, SheetRowKind};
use crate::inputs::paper::{ColumnContent, ColumnSpec, TableSpec, TotalRow};
use crate::inputs::schedules::rows::Role;
use crate::measure::Unit;
use crate::paper::{Alignment, Cell, Column, Inline, Origin, Placed, Row, RowRole, Table};
use crate::yaml::{At, Fillable};
use said::says_the_same;

/// Makes the table of a schedule.
pub(super) fn build(
    spec: &TableSpec,
    sheet: &Sheet,
    phrases: &Phrases,
    faults: &mut Faults,
) -> Option<Built> {
    refuse_what_the_schedule_says(spec, faults);
    let columns: Vec<Picked> = match &spec.columns {
        None => (0..sheet.columns.len()).map(|index| Picked::whole(sheet, index)).collect(),
        Some(columns) => {
            columns.iter().filter_map(|column| Picked::find(column, sheet, faults)).collect()
        }
    };
    let place = &spec.id.place;
    let writer = Writer { sheet, place, columns, scale: scale(spec, phrases.style), phrases };
    writer.refuse_other_units(faults);
    let rows = writer.rows(faults);
    let row_notes = writer.row_notes().into_iter().cloned().collect();
    let mut notes = writer.mixed();
    let shown = writer.shown().into_values().map(|(figure, form, ..)| (figure.as_ref(), form));
    if rounding::is_shown_apart(shown) || writer.is_column_apart() {
        notes.push(phrases.style.wording.rounding.clone());
    }
    notes.extend(notes::signs(spec, &rows, phrases.style));
    let label = match &spec.label {
        Some(own) => phrases.inlines(own, faults),
        None => fixed(&sheet.label),
    };
    let table = Table {
        caption: None,
        columns: writer.headings(label, faults),
        headings_shown: true,
        landscape: spec.landscape,
        rows,
        notes: Vec::new(),
        origin: Origin::default(),
    };
    Some(Built { table, row_notes, notes })
}

fn refuse_what_the_schedule_says(spec: &TableSpec, faults: &mut Faults) {
    let place = match &spec.total {
        TotalRow::Usual => return,
        TotalRow::Called(name) => &name.place,
        TotalRow::Absent(place) => place,
    };
    faults.push(
        Diagnostic::error("a schedule has its own rows, its total among them")
            .at(place)
            .remedy("take the line out, and change the rows of the schedule"),
    );
}

/// A column of the schedule that the table shows.
struct Picked<'a> {
    index: usize,
    /// The heading that the paper gives it.
    heading: Option<&'a At<Fillable>>,
    /// How its money is printed, where that isn't as in the rest of the table.
    money: Option<&'a At<MoneyScale>>,
    column: &'a SheetColumn,
    /// How many decimal places its numbers of each unit have. Asked of each cell anew, it would be asked of
    /// all others in the column.
    places: BTreeMap<Unit, u32>,
    /// The unit that its heading tells.
    unit: Option<Unit>,
}

impl<'a> Picked<'a> {
    fn whole(sheet: &'a Sheet, index: usize) -> Self {
        Self::new(sheet, index, None, sheet.columns[index].money.as_ref())
    }

    fn new(
        sheet: &'a Sheet,
        index: usize,
        heading: Option<&'a At<Fillable>>,
        money: Option<&'a At<MoneyScale>>,
    ) -> Self {
        let column = &sheet.columns[index];
        let mut places = BTreeMap::new();
        for (_, figure) in figures(sheet, index) {
            let most = places.entry(figure.unit).or_default();
            *most = format::usual_places(figure.value).max(*most);
        }
        if let Some(said) = column.places {
            places.values_mut().for_each(|places| *places = said);
        }
        // Money, if any number of the column is that doesn't stand in a row with its own way of printing it. A
        // row that counts something else shows that itself, as a percentage does.
        let mut told = figures(sheet, index).filter(|(line, _)| line.money.is_none());
        let unit = told.any(|(_, figure)| figure.unit == Unit::Money).then_some(Unit::Money);
        Self { index, heading, money, column, places, unit }
    }

    fn find(spec: &'a ColumnSpec, sheet: &'a Sheet, faults: &mut Faults) -> Option<Self> {
        if let Some(from) = &spec.from {
            faults.push(
                Diagnostic::error("a column of a schedule can't come from elsewhere")
                    .at(&from.place)
                    .remedy("give the schedule a column with this as its formula"),
            );
            return None;
        }
        if let Some(places) = &spec.places {
            faults.push(
                Diagnostic::error("a schedule says itself how its numbers are printed")
                    .at(&places.place)
                    .remedy("write `places` in the column of the schedule"),
            );
            return None;
        }
        let (id, numbers) = match &spec.content {
            ColumnContent::Figure(id) => (id, true),
            ColumnContent::Text(id) => (id, false),
        };
        let found = sheet.columns.iter().position(|c| c.id == id.value && c.numbers == numbers);
        if let Some(index) = found {
            let column = &sheet.columns[index];
            let is_other = |figure: &Arc<Figure>| figure.unit != Unit::Money;
            let mut figures = figures(sheet, index).map(|(_, figure)| figure).peekable();
            let holds_other = !numbers || (figures.peek().is_some() && figures.all(is_other));
            let money = spec.money.as_ref().or(column.money.as_ref());
            return refuse_money_of(spec, holds_other, faults)
                .then(|| Self::new(sheet, index, Some(&spec.heading), money));
        }
        faults.push(no_column(&id.value, &id.place, numbers, sheet));
        None
    }
}

/// The figures of a column, each with its row.
fn figures(sheet: &Sheet, column: usize) -> impl Iterator<Item = (&SheetRow, &Arc<Figure>)> {
    sheet.rows.iter().filter_map(move |row| match row.cells.get(column) {
        Some(SheetCell::Figure(figure)) => Some((row, figure)),
        _ => None,
    })
}

fn no_column(id: &str, place: &Place, numbers: bool, sheet: &Sheet) -> Diagnostic {
    let other = sheet.columns.iter().find(|column| column.id == id);
    let remedy = match other {
        Some(_) if numbers => "it holds words: write `text` instead of `figure`".to_owned(),
        Some(_) => "it holds numbers: write `figure` instead of `text`".to_owned(),
        None => {
            let known: Vec<&str> = sheet.columns.iter().map(|column| column.id.as_str()).collect();
            did_you_mean(id, known.iter().copied())
                .unwrap_or_else(|| format!("its columns are: {}", known.join(", ")))
        }
    };
    Diagnostic::error(format!("the schedule `{}` has no such column `{id}`", sheet.name))
        .at(place)
        .remedy(remedy)
}

/// Writes one table.
struct Writer<'a> {
    sheet: &'a Sheet,
    /// Where the table is described.
    place: &'a Place,
    columns: Vec<Picked<'a>>,
    scale: At<MoneyScale>,
    phrases: &'a Phrases<'a>,
}

impl<'a> Writer<'a> {
    fn headings(&self, label: Vec<Inline>, faults: &mut Faults) -> Vec<Column> {
        let first = Column { heading: label, alignment: Alignment::Left, names_rows: true };
        let others = self.columns.iter().map(|picked| Column {
            heading: heading(
                self.phrases.inlines(picked.heading.unwrap_or(&picked.column.heading), faults),
                picked.unit,
                self.scale_of_column(picked).value,
                self.phrases.style,
            ),
            alignment: if picked.column.numbers { Alignment::Point } else { Alignment::Left },
            names_rows: false,
        });
        std::iter::once(first).chain(others).collect()
    }

    /// How the money of a column is printed, where its rows say nothing else.
    fn scale_of_column<'s>(&'s self, picked: &Picked<'s>) -> &'s At<MoneyScale> {
        picked.money.unwrap_or(&self.scale)
    }

    /// How the money of a cell is printed: what is said of a row is said of all of its cells.
    fn scale_of<'s>(&'s self, line: &'s SheetRow, picked: &Picked<'s>) -> &'s At<MoneyScale> {
        line.money.as_ref().unwrap_or(self.scale_of_column(picked))
    }

    /// What the label of a row says of its money: the unit of numbers that stand alone, unless all of the
    /// headings over them say the same.
    fn unit_of_row(&self, line: &SheetRow) -> Option<String> {
        let currency = &self.phrases.style.formats.currency;
        let unit = line.money.as_ref()?.value.unit_alone(currency)?;
        let says_other = |picked: &&Picked| {
            let of_heading = self.scale_of_column(picked).value.unit_alone(currency);
            matches!(line.cells.get(picked.index), Some(SheetCell::Figure(figure)) if figure.unit == Unit::Money)
                && (picked.unit.is_none() || of_heading.as_ref() != Some(&unit))
        };
        self.columns.iter().find(says_other).map(|_| unit)
    }

    /// Where a heading or a label says "(£000)", a number below it or beside it that is no money would
    /// pass for it.
    fn refuse_other_units(&self, faults: &mut Faults) {
        let is_other = |figure: &Arc<Figure>| !matches!(figure.unit, Unit::Money | Unit::Percent);
        let of_columns = self.columns.iter().filter_map(|picked| {
            let scale = self.scale_of_column(picked);
            picked.unit.filter(|_| scale.value.alone)?;
            let other = figures(self.sheet, picked.index).find(|(_, figure)| is_other(figure));
            Some(("heading over", other?.1, &scale.place))
        });
        let of_rows = self.sheet.rows.iter().filter_map(|line| {
            self.unit_of_row(line)?;
            let cells = self.columns.iter().filter_map(|picked| line.cells.get(picked.index));
            let other = cells.into_iter().find_map(|cell| match cell {
                SheetCell::Figure(figure) => Some(figure).filter(|figure| is_other(figure)),
                _ => None,
            });
            Some(("label beside", other?, &line.money.as_ref()?.place))
        });
        for (where_, other, place) in of_columns.chain(of_rows) {
            faults.push(
                Diagnostic::error(format!(
                    "the {where_} `{}` would say that it is money, and it is {}",
                    other.name, other.unit
                ))
                .at(place)
                .remedy("leave out `in`, so that each amount shows its unit; or put the row into another table"),
            );
        }
    }

    fn rows(&self, faults: &mut Faults) -> Vec<Row> {
        let notes = self.row_notes();
        let rows = self.sheet.rows.iter().map(|line| {
            let mut label = self.phrases.words(&line.label, faults);
            if let Some(unit) = self.unit_of_row(line) {
                label.push(Inline::words(format!(" ({unit})")));
            }
            if let Some(note) = &line.note
                && let Some(index) = notes.iter().position(|other| says_the_same(other, note))
            {
                label.push(Inline::words(format!(" [note {}]", index + 1)));
            }
            let role = match line.kind {
                SheetRowKind::Heading => {
                    let blanks = vec![Cell::Blank; self.columns.len()];
                    return row(RowRole::Group, label, blanks);
                }
                SheetRowKind::Subtotal | SheetRowKind::Row(Role::Subtotal) => RowRole::Subtotal,
                SheetRowKind::Row(Role::Body) => RowRole::Body,
                SheetRowKind::Row(Role::Total) => RowRole::Total,
            };
            let cells = self.columns.iter().map(|picked| self.cell(line, picked, faults));
            row(role, label, cells.collect())
        });
        rows.collect()
    }

    fn cell(&self, line: &SheetRow, picked: &Picked, faults: &mut Faults) -> Cell {
        match line.cells.get(picked.index) {
            None | Some(SheetCell::Blank) => Cell::Blank,
            Some(SheetCell::Dash) => Cell::Words(vec![Inline::words(DASH.to_owned())]),
            Some(SheetCell::Words(words)) => Cell::Words(cell_words(words, self.phrases, faults)),
            Some(SheetCell::Figure(figure)) => {
                let signed = line.signed || picked.column.signed;
                let sign = if signed { Sign::Plus } else { Sign::Usual };
                let print_as = PrintAs { form: self.form(figure, line, picked), sign };
                match format::print(figure, print_as, &self.phrases.style.formats) {
                    Ok(text) => {
                        let place = match figure.unit {
                            Unit::Money => &self.scale_of(line, picked).place,
                            _ => picked.heading.map_or(self.place, |heading| &heading.place),
                        };
                        let origin = Origin(Some(place.clone()));
                        Cell::Figure(Placed { figure: Arc::clone(figure), text, origin })
                    }
                    // Can't be: the form was chosen by the unit.
                    Err(_) => Cell::Blank,
                }
            }
        }
    }

    fn form(&self, figure: &Figure, line: &SheetRow, picked: &Picked) -> Form {
        let places = picked.places.get(&figure.unit).copied().unwrap_or_default();
        format::in_a_table(figure, self.scale_of(line, picked).value, places)
    }

    /// The figures that the table shows, by their names, each in its form.
    fn shown(&self) -> BTreeMap<&str, (&Arc<Figure>, Form, &SheetRow, &Picked<'a>)> {
        let mut shown = BTreeMap::new();
        for picked in &self.columns {
            for (line, figure) in figures(self.sheet, picked.index) {
                let form = self.form(figure, line, picked);
                shown.insert(figure.name.as_str(), (figure, form, line, picked));
            }
        }
        shown
    }
}
