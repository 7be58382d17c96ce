//! The book: named figures and the cells of schedules, each computed when it is first asked for.
//!
//! A cell may need another that stands below it, or a figure that needs a cell: so nothing is computed
//! in the order of the files. What is being computed is kept on a stack, and whatever is asked for
//! while it still stands there goes round in a circle.
//!
//! Which names a formula may use, in this order:
//!
//! 1. Within a schedule: its rows (in the same column), in a formula of a row; its columns (in the same
//!    row), in a formula of a column; `ROW.COLUMN` everywhere. A formula in a cell may use all three.
//! 2. `SCHEDULE.ROW.COLUMN`, and `SCHEDULE.ROW` where the schedule has one column of numbers.
//! 3. Figures of `figures.yaml`, by their ids.
//! 4. Figures of records, by their names.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::arithmetic::{self, Mixing};
use super::entries::Entries;
use super::figure::{Derivation, Figure};
use super::formula::{Evaluation, FormulaError, Scope};
use super::layout::{Axis, CellKey, Grid, Source};
use super::quantity::Quantity;
use super::sheets::SheetCell;
use crate::diagnostic::{Diagnostic, Place, did_you_mean, nearest_name};
use crate::exact;
use crate::expression::{Formula, Name, Test};
use crate::inputs::figures::{Named, NamedContent};
use crate::inputs::schedules::columns::{Numbers, ZeroBase};
use crate::measure::{Measure, Measures, Unit};
use rust_decimal::Decimal;

/// How many figures may need one another in a row, before the first of them is known.
const LONGEST: usize = 200;

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A figure of `figures.yaml`.
    Named(usize),
    /// A cell of a schedule.
    Cell(CellKey),
}

/// What is known of something that was asked for.
enum State {
    /// It is being computed.
    Begun,
    /// It is known.
    Known(SheetCell),
    /// It can't be computed: why was reported.
    Lost,
}

/// Everything that is computed by formulas.
pub(super) struct Book<'a> {
    named: &'a [Named],
    grids: &'a [Grid<'a>],
    entries: &'a mut Entries,
    states: BTreeMap<Key, State>,
    stack: Vec<Key>,
}

/// Where a formula stands, which decides what its names stand for.
#[derive(Clone, Copy)]
struct Standpoint {
    /// The cell that is computed, and what the formula was written for.
    cell: Option<(CellKey, Axis)>,
}

/// What a formula has to come to.
struct Wanted<'f> {
    name: String,
    label: String,
    unit: Option<Unit>,
    measure: Option<Measure>,
    mixing: bool,
    place: &'f Place,
}

impl<'a> Book<'a> {
    /// Nothing computed yet.
    pub(super) fn new(named: &'a [Named], grids: &'a [Grid<'a>], entries: &'a mut Entries) -> Self {
        Self { named, grids, entries, states: BTreeMap::new(), stack: Vec::new() }
    }

    /// Computes a figure or a cell, unless it is known already.
    pub(super) fn get(&mut self, key: Key) -> Result<SheetCell, FormulaError> {
        match self.states.get(&key) {
            Some(State::Known(cell)) => return Ok(cell.clone()),
            Some(State::Lost) => return Err(FormulaError::Reported),
            Some(State::Begun) => {
                self.report_circle(key);
                return Err(FormulaError::Reported);
            }
            None => {}
        }
        if self.stack.len() == LONGEST {
            self.report_length(key);
            return Err(FormulaError::Reported);
        }
        self.states.insert(key, State::Begun);
        self.stack.push(key);
        let computed = match key {
            Key::Named(index) => self.compute_named(&self.named[index]),
            Key::Cell(cell) => self.compute_cell(cell),
        };
        self.stack.pop();
        let state = match &computed {
            Ok(cell) => State::Known(cell.clone()),
            Err(_) => {
                self.entries.lost(&self.name(key));
                State::Lost
            }
        };
        self.states.insert(key, state);
        computed
    }

    fn compute_named(&mut self, named: &'a Named) -> Result<SheetCell, FormulaError> {
        let name = named.id.value.as_str();
        match &named.content {
            NamedContent::Value(value) => {
                let unit = named.unit.as_ref().map_or(Unit::Money, |unit| unit.value);
                let measure = named.measure.unwrap_or(Measure::Plain);
                let figure = self.entries.given(name, &named.title, value, unit, measure);
                figure.map(SheetCell::Figure).ok_or(FormulaError::Reported)
            }
            NamedContent::Formula(formula) => {
                let wanted = Wanted {
                    name: name.to_owned(),
                    label: named.title.clone(),
                    unit: named.unit.as_ref().map(|unit| unit.value),
                    measure: named.measure,
                    mixing: named.mixed,
                    place: &formula.place,
                };
                match self.compute(formula, Standpoint { cell: None }, wanted, None)? {
                    SheetCell::Figure(figure) => Ok(SheetCell::Figure(figure)),
                    _ => {
                        self.entries.faults.push(
                            Diagnostic::error(format!("`{name}` comes to nothing"))
                                .at(&formula.place)
                                .remedy(
                                    "what it is made of is blank: type it, or leave the figure out",
                                ),
                        );
                        Err(FormulaError::Reported)
                    }
                }
            }
        }
    }

    fn compute_cell(&mut self, key: CellKey) -> Result<SheetCell, FormulaError> {
        let grid = &self.grids[key.schedule];
        let Some(numbers) = grid.numbers(key.column) else { return self.compute_words(key) };
        let row = &grid.rows[key.row];
        let unit = row.unit().unwrap_or(numbers.unit);
        let name = grid.cell_name(key.row, key.column);
        let label = grid.cell_label(key.row, key.column);
        let column = grid.columns[key.column].id.value.as_str();
        match row.source(column, numbers, grid.total(key.column)) {
            Source::Undecided => {
                self.report_undecided(key);
                Err(FormulaError::Reported)
            }
            Source::Blank => Ok(SheetCell::Blank),
            Source::Dash => Ok(SheetCell::Dash),
            Source::Number(number) => {
                let scaled = if unit == Unit::Money {
                    exact::mul(number.value, numbers.typed_in.pounds())
                } else {
                    Some(number.value)
                };
                let Some(value) = scaled else {
                    return self.fail(&FormulaError::Overflow, &name, &number.place);
                };
                let amount = crate::yaml::At { value, place: number.place.clone() };
                let measure = numbers.measure.unwrap_or(Measure::Plain);
                let figure = self.entries.given(&name, &label, &amount, unit, measure);
                figure.map(SheetCell::Figure).ok_or(FormulaError::Reported)
            }
            Source::Formula(formula, axis) => {
                let wanted = Wanted {
                    name,
                    label,
                    unit: Some(unit),
                    measure: numbers.measure,
                    mixing: numbers.mixed,
                    place: &formula.place,
                };
                let standpoint = Standpoint { cell: Some((key, axis)) };
                self.compute(formula, standpoint, wanted, Some(numbers))
            }
            Source::Sum(rows, place) => {
                self.refuse_counted_twice(key.schedule, &rows)?;
                let mut parts = Vec::new();
                for row in rows {
                    if let SheetCell::Figure(figure) =
                        self.get(Key::Cell(CellKey { row, ..key }))?
                    {
                        parts.push(figure);
                    }
                }
                if parts.is_empty() {
                    return Ok(SheetCell::Blank);
                }
                let mixing = if numbers.mixed { Mixing::AskedFor } else { Mixing::Refused };
                let sum = arithmetic::sum(&name, &label, &parts, mixing);
                let figure = self.entries.computed(&name, sum, place);
                figure.map(SheetCell::Figure).ok_or(FormulaError::Reported)
            }
        }
    }

    fn compute_words(&mut self, key: CellKey) -> Result<SheetCell, FormulaError> {
        let grid = &self.grids[key.schedule];
        let id = grid.columns[key.column].id.value.as_str();
        if let Some(words) = grid.rows[key.row].words(id) {
            return Ok(SheetCell::Words(words.into()));
        }
        let Some(says) = grid.rules[key.column] else { return Ok(SheetCell::Blank) };
        if !grid.row_has_numbers(key.row) {
            return Ok(SheetCell::Blank);
        }
        for say in says {
            let holds = match &say.when {
                None => Some(true),
                Some(test) => self.holds(test, key)?,
            };
            match holds {
                Some(true) => return Ok(SheetCell::Words(say.say.as_str().into())),
                Some(false) => {}
                // A blank leaves it open, and nothing is said of what isn't there.
                None => return Ok(SheetCell::Blank),
            }
        }
        Ok(SheetCell::Blank)
    }

    fn holds(&mut self, test: &Test, key: CellKey) -> Result<Option<bool>, FormulaError> {
        let standpoint = Standpoint { cell: Some((key, Axis::Column)) };
        let mut names = Names { book: self, standpoint, part: &|span| test.part(span) };
        let held = Evaluation { scope: &mut names, mixing: true }.condition(&test.condition);
        held.or_else(|error| {
            let name = self.name(Key::Cell(key));
            self.fail(&error, &name, &test.place)
        })
    }

    /// Computes a formula, and enters what it comes to.
    fn compute(
        &mut self,
        formula: &Formula,
        standpoint: Standpoint,
        wanted: Wanted,
        column: Option<&Numbers>,
    ) -> Result<SheetCell, FormulaError> {
        let mut names = Names { book: self, standpoint, part: &|span| formula.part(span) };
        let outcome =
            Evaluation { scope: &mut names, mixing: wanted.mixing }.expression(&formula.expression);
        match outcome {
            Ok(None) => Ok(SheetCell::Blank),
            Ok(Some(quantity)) => self.enter(quantity, formula, wanted),
            Err(FormulaError::ZeroBase) if column.is_some_and(|c| c.on_zero_base.is_some()) => {
                match column.and_then(|column| column.on_zero_base) {
                    Some(ZeroBase::Dash) => Ok(SheetCell::Dash),
                    Some(ZeroBase::Zero) => {
                        let nought =
                            Quantity::literal(Decimal::ZERO, wanted.unit.unwrap_or(Unit::Number));
                        self.enter(nought, formula, wanted)
                    }
                    Some(ZeroBase::Blank) | None => Ok(SheetCell::Blank),
                }
            }
            Err(error) => self.fail(&error, &wanted.name, wanted.place),
        }
    }

    fn enter(
        &mut self,
        quantity: Quantity,
        formula: &Formula,
        wanted: Wanted,
    ) -> Result<SheetCell, FormulaError> {
        let Quantity { mut value, mut unit, measures, from, terms } = quantity;
        // A ratio that is declared a percentage is one: in hundredths.
        if wanted.unit == Some(Unit::Percent) && unit == Unit::Number {
            unit = Unit::Percent;
            let Some(hundredths) = exact::mul(value, Decimal::ONE_HUNDRED) else {
                return self.fail(&FormulaError::Overflow, &wanted.name, wanted.place);
            };
            value = hundredths;
        }
        if let Some(declared) = wanted.unit.filter(|declared| *declared != unit) {
            let word = Unit::ALL.iter().find(|(known, _)| *known == unit).map_or("", |(_, w)| w);
            self.report(
                Diagnostic::error(format!(
                    "`{}` comes to {unit}, and should be {declared}",
                    wanted.name
                ))
                .at(wanted.place)
                .remedy(format!("mend the formula, or say so: `unit: {word}`")),
            );
            return Err(FormulaError::Reported);
        }
        if let (Some(declared), Some(found), Some(_)) = (wanted.measure, &measures, &terms)
            && unit == Unit::Money
            && !wanted.mixing
            && *found != Measures::one(declared)
            && *found != Measures::one(Measure::Plain)
        {
            let fault = Diagnostic::error(format!(
                "`{}` comes to {}, and should be {}",
                wanted.name,
                found.with_article(),
                Measures::one(declared).with_article()
            ));
            self.report(
                fault.at(wanted.place).remedy("mend the formula or the `measure`; or write `mixed: yes` to take it as that all the same"),
            );
            return Err(FormulaError::Reported);
        }
        let measures = match wanted.measure {
            Some(measure) => Measures::one(measure),
            None => measures.unwrap_or_else(|| Measures::one(Measure::Plain)),
        };
        let figure = Figure {
            name: wanted.name,
            label: wanted.label,
            value,
            unit,
            measures,
            derivation: Derivation::Formula { place: formula.place.clone(), from, terms },
        };
        let figure = self.entries.enter(figure, &formula.place);
        figure.map(SheetCell::Figure).ok_or(FormulaError::Reported)
    }

    fn fail<T>(
        &mut self,
        error: &FormulaError,
        name: &str,
        place: &Place,
    ) -> Result<T, FormulaError> {
        if *error != FormulaError::Reported {
            self.report(
                Diagnostic::error(format!("`{name}` can't be calculated: {error}"))
                    .at(place)
                    .remedy(error.remedy()),
            );
        }
        Err(FormulaError::Reported)
    }

    /// The name by which something is called.
    pub(super) fn name(&self, key: Key) -> String {
        match key {
            Key::Named(index) => self.named[index].id.value.as_str().to_owned(),
            Key::Cell(cell) => self.grids[cell.schedule].cell_name(cell.row, cell.column),
        }
    }

    fn place(&self, key: Key) -> Place {
        match key {
            Key::Named(index) => self.named[index].id.place.clone(),
            Key::Cell(cell) => self.grids[cell.schedule].rows[cell.row].place().clone(),
        }
    }

    fn report_undecided(&mut self, key: CellKey) {
        let id = &self.grids[key.schedule].columns[key.column].id;
        self.report(
            Diagnostic::error(format!(
                "it isn't said how totals of the column `{}` are made",
                id.value.as_str()
            ))
            .at(&id.place)
            .remedy("write `total: sum` (its cells are added), `total: formula` (its formula, from the totals) or `total: none`")
            // A formula in which something is wrong says nothing of totals.
            .presumes("schedules.yaml"),
        );
    }

    /// A row that adds others must say that it is a sum, before all rows are added.
    fn refuse_counted_twice(
        &mut self,
        schedule: usize,
        rows: &[usize],
    ) -> Result<(), FormulaError> {
        let grid = &self.grids[schedule];
        let Some(row) = rows.iter().find(|row| grid.adds_rows(**row)) else { return Ok(()) };
        self.report(
            Diagnostic::error("this row adds other rows, and would be counted together with them")
                .at(grid.rows[*row].place())
                .remedy("write `role: subtotal` in it: no sum counts it then"),
        );
        Err(FormulaError::Reported)
    }

    /// Reports a fault, unless something was said of the same words before: a formula of a column is
    /// computed in every row, and its fault is one.
    fn report(&mut self, fault: Diagnostic) {
        let known = self.entries.faults.iter().any(|known| known.place == fault.place);
        if !known {
            self.entries.faults.push(fault);
        }
    }

    fn report_circle(&mut self, key: Key) {
        let start = self.stack.iter().position(|begun| *begun == key).unwrap_or(0);
        let round: Vec<String> = self.stack[start..]
            .iter()
            .chain([&key])
            .map(|key| format!("`{}`", self.name(*key)))
            .collect();
        self.entries.faults.push(
            Diagnostic::error(format!("these figures need one another: {}", round.join(" needs ")))
                .at(&self.place(key))
                .remedy("type one of them, or compute it from something else"),
        );
    }

    fn report_length(&mut self, key: Key) {
        let fault = Diagnostic::error(format!(
            "`{}` needs more than {LONGEST} figures one after the other",
            self.name(key)
        ));
        self.entries
            .faults
            .push(fault.at(&self.place(key)).remedy("put what is needed above what needs it"));
    }
}

/// The names of one formula.
struct Names<'b, 'a, 'f> {
    book: &'b mut Book<'a>,
    standpoint: Standpoint,
    /// The place of a part of the formula.
    part: &'f dyn Fn(&std::ops::Range<usize>) -> Place,
}

/// What a name stands for.
enum Meaning {
    Key(Key),
    Record(Arc<Figure>),
    /// A row and a column have this name, and either could be meant.
    Two,
    Nothing,
}

impl Names<'_, '_, '_> {
    fn get(&mut self, key: Key) -> Result<Option<Arc<Figure>>, FormulaError> {
        Ok(match self.book.get(key)? {
            SheetCell::Figure(figure) => Some(figure),
            _ => None,
        })
    }

    fn meaning(&self, words: &str) -> Meaning {
        let grids = self.book.grids;
        let parts: Vec<&str> = words.split('.').collect();
        let cell = |schedule: usize, row, column| {
            Meaning::Key(Key::Cell(CellKey { schedule, row, column }))
        };
        if let Some((here, axis)) = self.standpoint.cell {
            let grid = &grids[here.schedule];
            match parts.as_slice() {
                [one] => {
                    if axis == Axis::Cell && grid.row(one).is_some() && grid.column(one).is_some() {
                        return Meaning::Two;
                    }
                    if let Some(row) = grid.row(one).filter(|_| axis != Axis::Column) {
                        return cell(here.schedule, row, here.column);
                    }
                    if let Some(column) = grid.column(one).filter(|_| axis != Axis::Row) {
                        return cell(here.schedule, here.row, column);
                    }
                }
                [row, column] => {
                    if let Some((row, column)) = grid.row(row).zip(grid.column(column)) {
                        return cell(here.schedule, row, column);
                    }
                }
                _ => {}
            }
        }
        let schedule = |id: &str| grids.iter().position(|grid| grid.name() == id);
        match parts.as_slice() {
            [one] => {
                if let Some(index) =
                    self.book.named.iter().position(|n| n.id.value.as_str() == *one)
                {
                    return Meaning::Key(Key::Named(index));
                }
            }
            [id, row] => {
                if let Some(index) = schedule(id)
                    && let Some((row, column)) =
                        grids[index].row(row).zip(grids[index].only_column())
                {
                    return cell(index, row, column);
                }
            }
            [id, row, column] => {
                if let Some(index) = schedule(id)
                    && let Some((row, column)) =
                        grids[index].row(row).zip(grids[index].column(column))
                {
                    return cell(index, row, column);
                }
            }
            _ => {}
        }
        self.book
            .entries
            .ledger
            .figure(words)
            .map_or(Meaning::Nothing, |f| Meaning::Record(Arc::clone(f)))
    }

    fn unknown<T>(&mut self, name: &Name) -> Result<T, FormulaError> {
        let place = (self.part)(&name.span);
        let fault = Diagnostic::error(format!("there is no figure `{}`", name.words)).at(&place);
        let fault = if name.words.contains('-') && !name.words.contains('.') {
            Some(fault.remedy("a minus has a space on each side: names may hold hyphens"))
        } else if let Some(remedy) = self.near(&name.words) {
            Some(fault.remedy(remedy))
        } else if let Some((here, axis)) = self.standpoint.cell {
            // What is meant may be what could not be read.
            let around = self.book.grids[here.schedule].names_for(axis).join("`, `");
            Some(fault.remedy(format!("the names here are `{around}`")).presumes("schedules.yaml"))
        } else {
            self.book.entries.ledger.no_figure(&name.words).map(|fault| fault.at(&place))
        };
        if let Some(fault) = fault {
            self.book.report(fault);
        }
        Err(FormulaError::Reported)
    }

    /// What may have been meant by a name that stands for nothing: something near it first.
    fn near(&self, words: &str) -> Option<String> {
        let named = self.book.named.iter().map(|named| named.id.value.as_str().to_owned());
        let around = self
            .standpoint
            .cell
            .into_iter()
            .flat_map(|(here, axis)| self.book.grids[here.schedule].names_for(axis));
        let near: Vec<String> = named.chain(around).collect();
        did_you_mean(words, near.iter().map(String::as_str)).or_else(|| {
            let cells: Vec<String> = self.book.grids.iter().flat_map(Grid::cell_names).collect();
            nearest_name(words, cells.iter().map(String::as_str))
                .map(|near| format!("did you mean `{near}`?"))
        })
    }

    fn several_alone<T>(&mut self, name: &Name) -> Result<T, FormulaError> {
        self.book.report(
            Diagnostic::error(format!("`{}` stands for several figures", name.words))
                .at(&(self.part)(&name.span))
                .remedy(format!("say what is made of them: `sum({})`", name.words)),
        );
        Err(FormulaError::Reported)
    }
}

impl Scope for Names<'_, '_, '_> {
    fn figure(&mut self, name: &Name) -> Result<Option<Arc<Figure>>, FormulaError> {
        match self.meaning(&name.words) {
            Meaning::Key(key) => self.get(key),
            Meaning::Record(figure) => Ok(Some(figure)),
            Meaning::Two => {
                self.book.report(
                    Diagnostic::error(format!("`{}` is a row and a column", name.words))
                        .at(&(self.part)(&name.span))
                        .remedy("name the cell: its row, a dot, and its column"),
                );
                Err(FormulaError::Reported)
            }
            Meaning::Nothing if self.figures(name)?.is_some() => self.several_alone(name),
            Meaning::Nothing => self.unknown(name),
        }
    }

    fn figures(&mut self, name: &Name) -> Result<Option<Vec<Arc<Figure>>>, FormulaError> {
        let keys = match (name.words.as_str(), self.standpoint.cell) {
            ("rows", Some((here, _))) => {
                let cells = self.book.grids[here.schedule].body_cells(here, Axis::Row);
                let rows: Vec<usize> = cells.iter().map(|cell| cell.row).collect();
                self.book.refuse_counted_twice(here.schedule, &rows)?;
                cells
            }
            ("columns", Some((here, _))) => {
                let grid = &self.book.grids[here.schedule];
                let cells = grid.body_cells(here, Axis::Column);
                let is_computed = |cell: &&CellKey| {
                    grid.numbers(cell.column).is_some_and(|numbers| numbers.formula.is_some())
                };
                if let Some(computed) = cells.iter().find(is_computed) {
                    let id = grid.columns[computed.column].id.value.as_str();
                    self.book.report(
                        Diagnostic::error(format!(
                            "`columns` would count `{id}`, which is computed"
                        ))
                        .at(&(self.part)(&name.span))
                        .remedy("name the columns that are meant: `sum(first, second)`"),
                    );
                    return Err(FormulaError::Reported);
                }
                cells
            }
            _ => {
                let Some((set, key)) = name.words.split_once(".*") else { return Ok(None) };
                let key = key.strip_prefix('.').unwrap_or(key);
                let own = self.book.grids.iter().position(|grid| grid.name() == set);
                let Some(schedule) = own else { return self.of_records(name, set, key) };
                let grid = &self.book.grids[schedule];
                let column = if key.is_empty() { grid.only_column() } else { grid.column(key) };
                let Some(column) = column else { return self.unknown(name) };
                let cells = grid.body_cells(CellKey { schedule, row: 0, column }, Axis::Row);
                let rows: Vec<usize> = cells.iter().map(|cell| cell.row).collect();
                self.book.refuse_counted_twice(schedule, &rows)?;
                cells
            }
        };
        let mut figures = Vec::new();
        for key in keys {
            figures.extend(self.get(Key::Cell(key))?);
        }
        Ok(Some(figures))
    }

    fn prior(&mut self, name: &Name) -> Result<Option<Arc<Figure>>, FormulaError> {
        let place = (self.part)(&name.span);
        let Some((here, axis)) = self.standpoint.cell else {
            self.book.entries.faults.push(
                Diagnostic::error("`prior` is for schedules: a figure alone has nothing before it")
                    .at(&place)
                    .remedy("name the figure itself"),
            );
            return Err(FormulaError::Reported);
        };
        let grid = &self.book.grids[here.schedule];
        let before = match axis {
            Axis::Row => grid.row(&name.words).map(|row| {
                grid.column_before(here.column).map(|column| CellKey { row, column, ..here })
            }),
            Axis::Column => grid
                .column(&name.words)
                .map(|column| grid.row_before(here.row).map(|row| CellKey { row, column, ..here })),
            Axis::Cell => None,
        };
        match before {
            None => self.unknown(name),
            Some(None) => {
                self.book.report(
                    Diagnostic::error(format!("nothing stands before the first `{}`", name.words))
                        .at(&place)
                        .remedy("type the first value: a typed cell stands before the formula"),
                );
                Err(FormulaError::Reported)
            }
            Some(Some(key)) => self.get(Key::Cell(key)),
        }
    }
}

impl Names<'_, '_, '_> {
    /// The figures of a set of records: `posts.*.cost`.
    fn of_records(
        &mut self,
        name: &Name,
        set: &str,
        key: &str,
    ) -> Result<Option<Vec<Arc<Figure>>>, FormulaError> {
        let ledger = &self.book.entries.ledger;
        let records = ledger.set(set).map(|set| set.records.as_slice()).unwrap_or_default();
        let lacking = records.iter().find(|record| !record.figures.contains_key(key));
        let some = records.iter().any(|record| record.figures.contains_key(key));
        if let Some(record) = lacking.filter(|_| some) {
            let fault = Diagnostic::error(format!(
                "`{}` would leave out `{}`, which has no `{key}`",
                name.words, record.id
            ));
            self.book.report(
                fault
                    .at(&(self.part)(&name.span))
                    .remedy("name the figures that are meant; or give every record the amount"),
            );
            return Err(FormulaError::Reported);
        }
        let figures: Option<Vec<_>> = ledger.set(set).map(|set| {
            set.records.iter().filter_map(|record| record.figures.get(key).cloned()).collect()
        });
        match figures {
            Some(figures) if !figures.is_empty() => Ok(Some(figures)),
            _ => self.unknown(name),
        }
    }
}
