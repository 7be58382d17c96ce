//! Tables of schedules: their rows and columns as they are, or the columns that the paper picks.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Built, fixed, heading, row, scale};
use super::{notes, rounding};
use crate::amount::MoneyScale;
use crate::compose::format::{self, Form, PrintAs, Sign};
use crate::compose::phrases::Phrases;
use crate::compose::template::plain;
use crate::diagnostic::{Diagnostic, Faults, Place, did_you_mean};
use crate::figures::{Figure, Sheet, SheetCell, SheetColumn, SheetRow, SheetRowKind, Term};
use crate::inputs::paper::{ColumnContent, ColumnSpec, TableSpec, TotalRow};
use crate::inputs::schedules::rows::Role;
use crate::measure::Unit;
use crate::paper::{
    Alignment, Cell, Column, Inline, Origin, Placed, Row, RowRole, Table, plain_text,
};
use crate::yaml::{At, Fillable};

/// What a dash in a cell is printed as: there is no such number.
const DASH: &str = "–";

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
    writer.refuse_other_units(spec, faults);
    let rows = writer.rows(faults);
    let row_notes = sheet.rows.iter().filter_map(|row| row.note.clone()).collect();
    let mut notes = writer.mixed();
    let shown = writer.shown().into_values().map(|(figure, form, _)| (figure.as_ref(), form));
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
    column: &'a SheetColumn,
}

impl<'a> Picked<'a> {
    fn whole(sheet: &'a Sheet, index: usize) -> Self {
        Self { index, heading: None, column: &sheet.columns[index] }
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
            return Some(Self {
                index,
                heading: Some(&spec.heading),
                column: &sheet.columns[index],
            });
        }
        faults.push(no_column(&id.value, &id.place, numbers, sheet));
        None
    }
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
    scale: MoneyScale,
    phrases: &'a Phrases<'a>,
}

impl Writer<'_> {
    fn headings(&self, label: Vec<Inline>, faults: &mut Faults) -> Vec<Column> {
        let first = Column { heading: label, alignment: Alignment::Left, names_rows: true };
        let others = self.columns.iter().map(|picked| Column {
            heading: heading(
                match picked.heading {
                    Some(own) => self.phrases.inlines(own, faults),
                    None => fixed(&picked.column.heading),
                },
                self.unit(picked.index),
                self.scale,
                self.phrases.style,
            ),
            alignment: if picked.column.numbers { Alignment::Point } else { Alignment::Left },
            names_rows: false,
        });
        std::iter::once(first).chain(others).collect()
    }

    /// The unit that a heading tells: money, if any number of the column is. A row that counts something
    /// else shows that itself, as a percentage does.
    fn unit(&self, column: usize) -> Option<Unit> {
        self.figures(column).any(|figure| figure.unit == Unit::Money).then_some(Unit::Money)
    }

    /// Where a heading says "(£000)", a number below it that is no money would pass for it.
    fn refuse_other_units(&self, spec: &TableSpec, faults: &mut Faults) {
        if !self.scale.alone {
            return;
        }
        for picked in self.columns.iter().filter(|picked| self.unit(picked.index).is_some()) {
            let is_other =
                |figure: &&Arc<Figure>| !matches!(figure.unit, Unit::Money | Unit::Percent);
            let Some(other) = self.figures(picked.index).find(is_other) else { continue };
            let place = spec.money.as_ref().map_or(&spec.id.place, |money| &money.place);
            faults.push(
                Diagnostic::error(format!(
                    "the heading over `{}` would say that it is money, and it is {}",
                    other.name, other.unit
                ))
                .at(place)
                .remedy("leave out `in`, so that each amount shows its unit; or put the row into another table"),
            );
        }
    }

    fn figures(&self, column: usize) -> impl Iterator<Item = &Arc<Figure>> {
        self.sheet.rows.iter().filter_map(move |row| match row.cells.get(column) {
            Some(SheetCell::Figure(figure)) => Some(figure),
            _ => None,
        })
    }

    fn rows(&self, faults: &mut Faults) -> Vec<Row> {
        let mut notes = 0;
        let rows = self.sheet.rows.iter().map(|line| {
            let mut label = self.phrases.words(&line.label, faults);
            if line.note.is_some() {
                notes += 1;
                label.push(Inline::Text(format!(" [note {notes}]")));
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
            Some(SheetCell::Dash) => Cell::Words(vec![Inline::Text(DASH.to_owned())]),
            Some(SheetCell::Words(words)) => Cell::Words(self.phrases.words(words, faults)),
            Some(SheetCell::Figure(figure)) => {
                let signed = line.signed || picked.column.signed;
                let sign = if signed { Sign::Plus } else { Sign::Usual };
                let print_as = PrintAs { form: self.form(figure, picked.index), sign };
                match format::print(figure, print_as, &self.phrases.style.formats) {
                    Ok(text) => Cell::Figure(Placed { figure: Arc::clone(figure), text }),
                    // Can't be: the form was chosen by the unit.
                    Err(_) => Cell::Blank,
                }
            }
        }
    }

    fn form(&self, figure: &Figure, column: usize) -> Form {
        let places = self.sheet.columns[column].places.unwrap_or_else(|| {
            let alike = self.figures(column).filter(|other| other.unit == figure.unit);
            alike.map(|other| format::usual_places(other.value)).max().unwrap_or_default()
        });
        format::in_a_table(figure, self.scale, places)
    }

    /// The figures that the table shows, by their names, each in its form.
    fn shown(&self) -> BTreeMap<&str, (&Arc<Figure>, Form, usize)> {
        let mut shown = BTreeMap::new();
        for picked in &self.columns {
            for figure in self.figures(picked.index) {
                let form = self.form(figure, picked.index);
                shown.insert(figure.name.as_str(), (figure, form, picked.index));
            }
        }
        shown
    }

    /// Whether rounding sets a cell of a row that adds others apart from theirs in the same column.
    fn is_column_apart(&self) -> bool {
        let shown = |row: usize, column: usize| match self.sheet.rows[row].cells.get(column) {
            Some(SheetCell::Figure(figure)) => Some((figure.as_ref(), self.form(figure, column))),
            _ => None,
        };
        let columns = self.columns.iter().filter(|picked| picked.column.adds_up);
        let mut cells = columns
            .flat_map(|picked| (0..self.sheet.rows.len()).map(move |row| (row, picked.index)));
        cells.any(|(row, column)| {
            let adds = &self.sheet.rows[row].adds;
            let parts: Vec<(&Figure, Form, bool)> = adds
                .iter()
                .filter_map(|(row, taken_away)| {
                    let (figure, form) = shown(*row, column)?;
                    Some((figure, form, *taken_away))
                })
                .collect();
            !parts.is_empty()
                && shown(row, column).is_some_and(|sum| rounding::is_column_apart(sum, &parts))
        })
    }

    /// Sums over amounts that are counted in different ways, with what each way comes to.
    fn mixed(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for (sum, _, column) in self.shown().into_values() {
            if !sum.measures.are_mixed() {
                continue;
            }
            let parts = self.mixed_parts(sum, column);
            // The label of a cell has that of its row in it; a fault there is told of the row itself.
            let label = At { value: Fillable(sum.label.clone()), place: self.place.clone() };
            let label = plain_text(&self.phrases.inlines(&label, &mut Faults::new()));
            let note = notes::mixed(&plain(&label), &parts, self.phrases.style);
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }

    /// What a sum adds, with its ways of counting, and then what it takes away. Where it does more than
    /// that, no amounts can be named that would add to it: only the ways of counting.
    fn mixed_parts(&self, sum: &Figure, column: usize) -> Vec<String> {
        let Some(terms) = sum.derivation.terms().filter(|terms| !terms.is_empty()) else {
            return sum.measures.iter().map(|measure| measure.to_string()).collect();
        };
        let (taken_away, added): (Vec<&Term>, Vec<&Term>) =
            terms.iter().partition(|term| term.taken_away);
        let printed = |term: &&Term| {
            let form = self.form(&term.figure, column);
            let formats = &self.phrases.style.formats;
            let amount = format::print(&term.figure, PrintAs::form(form), formats).ok()?;
            Some(plain(&format!("{amount} ({})", term.figure.measures)))
        };
        let mut parts: Vec<String> = added.iter().filter_map(printed).collect();
        let less: Vec<String> = taken_away.iter().filter_map(printed).collect();
        if less.is_empty() {
            return parts;
        }
        let less = format!("less {}", less.join(" and "));
        match parts.pop() {
            Some(last) => parts.push(format!("{last}, {less}")),
            None => parts.push(less),
        }
        parts
    }
}
