//! Tables of records: a set of them, and the columns that the paper asks for.

use std::sync::Arc;

use super::columns::TableColumn;
use super::notes;
use super::rounding::{self, Line};
use super::{Built, cell_words, fixed, heading, in_a_note, row, scale};
use crate::amount::MoneyScale;
use crate::compose::format::{self, Form, PrintAs, Sign, capitalised};
use crate::compose::phrases::Phrases;
use crate::compose::template::plain;
use crate::diagnostic::{Diagnostic, Faults};
use crate::figures::{Figure, Label, Record, RecordSet, Words, file_of};
use crate::inputs::paper::{ColumnContent, TableSpec, TotalRow};
use crate::inputs::schedules::columns::Places;
use crate::inputs::series::Counted;
use crate::measure::Unit;
use crate::paper::{
    Alignment, Cell, Column, Inline, Origin, Placed, Row, RowRole, Table, plain_text,
};
use crate::style::Style;
use crate::yaml::{At, Fillable};

/// Makes the table of a set of records.
pub(super) fn build(spec: &TableSpec, set: &RecordSet, phrases: &Phrases) -> Result<Built, Faults> {
    let Phrases { ledger, style, .. } = *phrases;
    let mut faults = Faults::new();
    let label = spec.label.as_ref();
    if label.is_none() {
        faults.push(lacks(spec, "label"));
    }
    if spec.columns.is_none() {
        faults.push(lacks(spec, "columns"));
    }
    let columns: Vec<TableColumn> = spec
        .columns
        .iter()
        .flatten()
        .filter_map(|column| TableColumn::find(column, set, ledger, &mut faults))
        .collect();
    let total = match &spec.total {
        TotalRow::Usual => Some(fixed("Total")),
        TotalRow::Called(name) => Some(phrases.inlines(name, &mut faults)),
        TotalRow::Absent(_) => None,
    };
    let writer = Writer { set, columns, scale: scale(spec, style), total, phrases, style };
    writer.refuse_missing_totals(&mut faults);
    writer.refuse_totals_of_other_rows(&mut faults);
    writer.refuse_other_ways_of_counting(&mut faults);
    let Some(label) = label.filter(|_| faults.is_empty()) else { return Err(faults) };
    let rows = writer.rows(&mut faults);
    let mut notes = writer.mixed_notes();
    notes.extend(writer.rounding_note());
    notes.extend(notes::signs(spec, &rows, style));
    if ledger.is_illustrative(&set.name) {
        notes.push(style.wording.illustrative.clone());
    }
    let table = Table {
        caption: None,
        columns: writer.headings(label, &mut faults),
        headings_shown: true,
        landscape: spec.landscape,
        rows,
        notes: Vec::new(),
        origin: Origin::default(),
    };
    faults.or(Built { table, row_notes: Vec::new(), notes })
}

fn lacks(spec: &TableSpec, key: &str) -> Diagnostic {
    Diagnostic::error(format!("a table of records lacks the key `{key}`"))
        .at(&spec.id.place)
        .remedy(format!("add a line `{key}: …`; only schedules have their own"))
}

/// Writes the rows of one table.
struct Writer<'a> {
    set: &'a RecordSet,
    columns: Vec<TableColumn<'a>>,
    scale: At<MoneyScale>,
    total: Option<Vec<Inline>>,
    phrases: &'a Phrases<'a>,
    style: &'a Style,
}

impl<'a> Writer<'a> {
    fn headings(&self, label: &At<Fillable>, faults: &mut Faults) -> Vec<Column> {
        let first = Column {
            heading: self.phrases.inlines(label, faults),
            alignment: Alignment::Left,
            names_rows: true,
        };
        let others = self.columns.iter().map(|column| Column {
            heading: heading(
                self.phrases.inlines(&column.spec.heading, faults),
                column.unit(),
                column.scale(&self.scale).value,
                self.style,
            ),
            alignment: match column.spec.content {
                ColumnContent::Figure(_) => Alignment::Point,
                ColumnContent::Text(_) => Alignment::Left,
            },
            names_rows: false,
        });
        std::iter::once(first).chain(others).collect()
    }

    /// A total row without the sum of a column would pass for a sum of nought.
    fn refuse_missing_totals(&self, faults: &mut Faults) {
        if self.total.is_none() {
            return;
        }
        for column in self.columns.iter().filter(|column| column.is_totalled()) {
            let ColumnContent::Figure(key) = &column.spec.content else { continue };
            let Some(why) = column.source.why_no_total(&key.value) else { continue };
            let (set, name) = (&column.source.name, &key.value);
            faults.push(
                Diagnostic::error(format!("`{set}` has no total of `{name}`: {}", why.reason()))
                    .at(&key.place)
                    .remedy(match why.way_out(name) {
                        Some(way) => format!("write `total: none` in the column; or {way}"),
                        None => "write `total: none` in the column".to_owned(),
                    })
                    .presumes(file_of(set)),
            );
        }
    }

    /// The total of a column counts every row of its source: each must be a row of the table.
    fn refuse_totals_of_other_rows(&self, faults: &mut Faults) {
        if self.total.is_none() {
            return;
        }
        for column in self.columns.iter().filter(|column| column.total().is_some()) {
            let (Some(from), source) = (&column.spec.from, column.source) else { continue };
            let shown = self.set.records_by_id();
            let is_other = |row: &&Record| !shown.contains_key(row.id.as_str());
            let Some(other) = source.records.iter().find(is_other) else { continue };
            faults.push(
                Diagnostic::error(format!(
                    "the total of `{}` counts its row `{}`, which this table doesn't show",
                    source.name, other.id
                ))
                .at(&from.place)
                .remedy(
                    "write `total: none` in the column, or take it from records with the same rows",
                )
                .presumes(file_of(&self.set.name))
                .presumes(file_of(&self.set.name)),
            );
        }
    }

    /// Rows stand in groups, and are added, by what the table's own records count: where rows count
    /// in several ways, those that a column is taken from must count alike.
    fn refuse_other_ways_of_counting(&self, faults: &mut Faults) {
        let count_differently = |set: &RecordSet| !set.subtotals.is_empty();
        let mut values = self.columns.iter().filter(|column| column.shows_value());
        if !values.any(|column| count_differently(self.set) || count_differently(column.source)) {
            return;
        }
        for column in self.columns.iter().filter(|c| c.shows_value() || c.is_totalled()) {
            let Some(from) = &column.spec.from else { continue };
            let counts_otherwise = |row: &&Record| {
                column.record(&row.id).is_some_and(|other| other.counted != row.counted)
            };
            let Some(row) = self.set.records.iter().find(counts_otherwise) else { continue };
            faults.push(
                Diagnostic::error(format!(
                    "`{}` and `{}` don't count the row `{}` alike",
                    column.source.name, self.set.name, row.id
                ))
                .at(&from.place)
                .remedy(
                    "write the same `counted` in both, or show this column in a table of its own",
                ),
            );
        }
    }

    fn rows(&self, faults: &mut Faults) -> Vec<Row> {
        let mut rows = Vec::new();
        if self.is_grouped() {
            for way in self.ways() {
                rows.push(self.group_row(way));
                rows.extend(self.body_rows(|record| record.counted == Some(way), faults));
                if self.total.is_some() {
                    rows.push(self.subtotal_row(way));
                }
            }
        } else {
            rows.extend(self.body_rows(|_| true, faults));
        }
        if let Some(total) = &self.total {
            let cells = self.columns.iter().map(|column| self.cell(column, column.total()));
            rows.push(row(RowRole::Total, total.clone(), cells.collect()));
        }
        rows
    }

    /// The ways in which rows count, in the order of the inputs.
    fn ways(&self) -> Vec<Counted> {
        let mut ways: Vec<Counted> =
            self.set.records.iter().filter_map(|record| record.counted).collect();
        ways.dedup();
        ways
    }

    /// Rows that count in different ways stand in groups where the table shows what they count.
    fn is_grouped(&self) -> bool {
        self.columns.iter().any(TableColumn::shows_value) && !self.set.subtotals.is_empty()
    }

    fn group_row(&self, way: Counted) -> Row {
        let words = match way {
            Counted::FullYear => &self.style.wording.full_year,
            Counted::ToYearEnd => &self.style.wording.to_year_end,
        };
        row(RowRole::Group, fixed(words), vec![Cell::Blank; self.columns.len()])
    }

    fn subtotal_row(&self, way: Counted) -> Row {
        let cells = self.columns.iter().map(|column| self.cell(column, column.subtotal(way)));
        row(RowRole::Subtotal, fixed(&self.style.wording.subtotal), cells.collect())
    }

    fn body_rows(
        &self,
        wanted: impl Fn(&Record) -> bool,
        faults: &mut Faults,
    ) -> impl Iterator<Item = Row> {
        let records = self.set.records.iter().filter(move |record| wanted(record));
        records.map(|record| {
            let label = self.label(&record.label, faults);
            let cells = self.columns.iter().map(|column| {
                let source = column.record(&record.id);
                match &column.spec.content {
                    ColumnContent::Figure(key) => {
                        self.cell(column, source.and_then(|r| r.figures.get(&key.value)))
                    }
                    ColumnContent::Text(key) => source
                        .and_then(|r| r.texts.get(&key.value))
                        .map_or(Cell::Blank, |text| Cell::Words(self.text(text, faults))),
                }
            });
            row(RowRole::Body, label, cells.collect())
        })
    }

    /// The words of a cell. Those that stand for a choice, such as `establish`, are the program's own,
    /// and begin with a capital here, as what a person types into a cell does.
    fn text(&self, text: &Words, faults: &mut Faults) -> Vec<Inline> {
        match text {
            Words::Fixed(words) => fixed(&capitalised(words)),
            text => cell_words(text, self.phrases, faults),
        }
    }

    fn label(&self, label: &Label, faults: &mut Faults) -> Vec<Inline> {
        let formats = &self.style.formats;
        match label {
            Label::Words(words) => self.phrases.words(words, faults),
            Label::Period(period) => {
                fixed(&period.value.write(&formats.month, &formats.month_range))
            }
        }
    }

    fn cell(&self, column: &TableColumn, figure: Option<&Arc<Figure>>) -> Cell {
        let Some(figure) = figure else { return Cell::Blank };
        let sign = if column.spec.signed { Sign::Plus } else { Sign::Usual };
        let print_as = PrintAs { form: self.form(column, figure), sign };
        match format::print(figure, print_as, &self.style.formats) {
            Ok(text) => {
                let place = match figure.unit {
                    Unit::Money => &column.scale(&self.scale).place,
                    _ => &column.spec.heading.place,
                };
                let origin = Origin(Some(place.clone()));
                Cell::Figure(Placed { figure: Arc::clone(figure), text, origin })
            }
            // Can't be: the way of printing was chosen by the unit.
            Err(_) => Cell::Blank,
        }
    }

    fn form(&self, column: &TableColumn, figure: &Figure) -> Form {
        format::in_a_table(figure, column.scale(&self.scale).value, self.places(column))
    }

    /// All numbers of a column have the same decimal places: as the paper says, or else as many as the
    /// one that needs most.
    fn places(&self, column: &TableColumn) -> u32 {
        if let Some(At { value: Places(places), .. }) = column.spec.places {
            return places;
        }
        column.usual_places
    }

    /// A total over amounts that are counted in different ways says so, and what each comes to.
    fn mixed_notes(&self) -> Vec<String> {
        if self.total.is_none() {
            return Vec::new();
        }
        let mixed = self
            .columns
            .iter()
            .filter(|column| column.total().is_some_and(|total| total.measures.are_mixed()));
        mixed
            .map(|column| {
                let parts: Vec<String> = column
                    .source
                    .subtotals
                    .values()
                    .filter_map(|subtotals| column.figure(subtotals))
                    .filter_map(|part| {
                        let own = column.scale(&self.scale).value;
                        let form = Form::Money(in_a_note(own, &self.scale));
                        let amount =
                            format::print(part, PrintAs::form(form), &self.style.formats).ok()?;
                        Some(plain(&format!("{amount} ({})", part.measures)))
                    })
                    .collect();
                // That a figure isn't there is told of the heading itself.
                let heading = self.phrases.inlines(&column.spec.heading, &mut Faults::new());
                notes::mixed(&plain(&plain_text(&heading)), &parts, self.style)
            })
            .collect()
    }

    /// Where rounded parts don't add to their rounded sum, the table says so: down a column, and across a
    /// row whose columns are sums or differences of others. No part is ever adjusted.
    fn rounding_note(&self) -> Option<String> {
        let rows: Vec<Line> = self.set.records.iter().map(|record| self.line_of(record)).collect();
        let totals = self.lines_of_totals();
        let shown = rows.iter().chain(&totals).flatten().flatten().copied();
        let differs = rounding::is_shown_apart(shown) || rounding::are_totals_apart(&rows, &totals);
        differs.then(|| self.style.wording.rounding.clone())
    }

    fn line(&self, figure: impl Fn(&TableColumn<'a>) -> Option<&'a Arc<Figure>>) -> Line<'a> {
        let cells = self.columns.iter().map(|column| {
            let figure = figure(column)?;
            Some((figure.as_ref(), self.form(column, figure)))
        });
        cells.collect()
    }

    fn line_of(&self, record: &Record) -> Line<'a> {
        self.line(|column| column.figure(&column.record(&record.id)?.figures))
    }

    fn lines_of_totals(&self) -> Vec<Line<'a>> {
        if self.total.is_none() {
            return Vec::new();
        }
        let ways = if self.is_grouped() { self.ways() } else { Vec::new() };
        let subtotals = ways.into_iter().map(|way| self.line(|column| column.subtotal(way)));
        subtotals.chain([self.line(|column| column.total())]).collect()
    }
}
