//! The book: named figures and the cells of schedules, each computed when it is first asked for.
//!
//! A cell may need another that stands below it, or a figure that needs a cell: so nothing is computed
//! in the order of the files. What is being computed is kept on a stack, and whatever is asked for
//! while it still stands there goes round in a circle.

use std::collections::BTreeMap;

use super::arithmetic::{self, CalculationError, Mixing};
use super::entries::Entries;
use super::figure::{Derivation, Figure, Said};
use super::formula::{Evaluation, FormulaError};
use super::layout::{Axis, CellKey, Grid, Source};
use super::names::Names;
use super::quantity::Quantity;
use super::said;
use super::sheets::SheetCell;
use crate::amount;
use crate::diagnostic::{Diagnostic, Place};
use crate::exact;
use crate::expression::{Formula, Test};
use crate::inputs::figures::{Named, NamedContent};
use crate::inputs::schedules::columns::{ColumnContent, Numbers, Rule, ZeroBase};
use crate::inputs::schedules::rows::Added;
use crate::measure::{Measure, Measures, Unit};
use crate::yaml::At;
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
    pub(super) named: &'a [Named],
    pub(super) grids: &'a [Grid<'a>],
    pub(super) entries: &'a mut Entries,
    states: BTreeMap<Key, State>,
    stack: Vec<Key>,
    /// The formulas of each circle that was reported.
    circles: Vec<Vec<Place>>,
}

/// Where a formula stands, which decides what its names stand for.
#[derive(Clone, Copy)]
pub(super) struct Standpoint {
    /// The cell that is computed, and what the formula was written for.
    pub(super) cell: Option<(CellKey, Axis)>,
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
        let (states, stack, circles) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { named, grids, entries, states, stack, circles }
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
        // What is wrong with it was reported, and what is made of it would be short of it.
        if self.grids[key.schedule].is_unread_cell(key) {
            return Err(FormulaError::Reported);
        }
        let grid = &self.grids[key.schedule];
        let Some(numbers) = grid.numbers(key.column) else { return self.compute_words(key) };
        let row = &grid.rows[key.row];
        let unit = row.unit().unwrap_or(numbers.unit);
        let name = grid.cell_name(key.row, key.column);
        let label = grid.cell_label(key.row, key.column);
        match grid.source(key) {
            Source::Undecided => {
                self.report_undecided(key);
                Err(FormulaError::Reported)
            }
            Source::Blank => Ok(SheetCell::Blank),
            Source::Dash => Ok(SheetCell::Dash),
            Source::Number(number) => {
                let from = Derivation::Given(number.place.clone());
                self.enter_typed((name, label), number, (unit, numbers), from)
            }
            Source::Added(added) => {
                let from = Derivation::Formula {
                    place: added.sum.place.clone(),
                    said: Said { formula: None, words: in_words(added) },
                    from: Vec::new(),
                    terms: None,
                    counted: Vec::new(),
                };
                self.enter_typed((name, label), &added.sum, (unit, numbers), from)
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
                if let Err(error) = &sum
                    && let Some(remedy) = self.remedy_of_sum(error, key)
                {
                    self.entries.faults.push(error.fault(&name, place).remedy(remedy));
                    return Err(FormulaError::Reported);
                }
                let figure = self.entries.computed(&name, sum, place);
                figure.map(SheetCell::Figure).ok_or(FormulaError::Reported)
            }
        }
    }

    /// What to do in a schedule where rows can't be added, if that is another thing than elsewhere.
    fn remedy_of_sum(&self, error: &CalculationError, key: CellKey) -> Option<String> {
        let grid = &self.grids[key.schedule];
        let column = grid.columns[key.column].id.value.as_str();
        match error {
            CalculationError::Measures(..) => Some(format!(
                "keep them apart, or write `mixed: yes` in the column `{column}` to add them all the same"
            )),
            CalculationError::Units(..) if grid.rows[key.row].typed().is_some() => Some(format!(
                "write a `formula` in its row that names the rows of one unit; or leave the cell blank: `{column}: \"\"`"
            )),
            _ => None,
        }
    }

    fn compute_words(&mut self, key: CellKey) -> Result<SheetCell, FormulaError> {
        let grid = &self.grids[key.schedule];
        let id = grid.columns[key.column].id.value.as_str();
        if let Some(words) = grid.rows[key.row].words(id) {
            return Ok(SheetCell::Words(words.into()));
        }
        let Some(says) = grid.says(key) else { return Ok(SheetCell::Blank) };
        if !grid.follows_rule(key.row, key.column) {
            return Ok(SheetCell::Blank);
        }
        for test in says.iter().filter_map(|say| say.when.as_ref()) {
            self.refuse_unknown_words(test, key)?;
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

    /// Words that are never said are refused even where an earlier condition holds in every row.
    fn refuse_unknown_words(&mut self, test: &Test, key: CellKey) -> Result<(), FormulaError> {
        let standpoint = Standpoint { cell: Some((key, Axis::Column)) };
        let mut names = Names { book: self, standpoint, part: &|span| test.part(span) };
        let mut words = test.condition.compared_words().into_iter();
        words.try_for_each(|(name, quoted)| names.refuse_unknown_words(name, quoted))
    }

    fn holds(&mut self, test: &Test, key: CellKey) -> Result<Option<bool>, FormulaError> {
        let standpoint = Standpoint { cell: Some((key, Axis::Column)) };
        let mut names = Names { book: self, standpoint, part: &|span| test.part(span) };
        let held = Evaluation { scope: &mut names, mixing: true }.condition(&test.condition);
        held.map_err(|error| {
            if error != FormulaError::Reported {
                let name = self.name(Key::Cell(key));
                let fault = Diagnostic::error(format!("`{name}` can't be said: {error}"));
                let fault = fault.at(&test.place).remedy(error.remedy());
                self.report(self.of_rule(fault, key));
            }
            FormulaError::Reported
        })
    }

    /// A fault in the words of a column. Where they stand in a style, which doesn't know the paper, the
    /// column is shown that follows them.
    pub(super) fn of_rule(&self, fault: Diagnostic, key: CellKey) -> Diagnostic {
        match &self.grids[key.schedule].columns[key.column].content {
            ColumnContent::Rule(Rule::Named(name), _) => {
                fault.related(&name.place, "the column that follows this rule")
            }
            _ => fault,
        }
    }

    /// Enters a number of the inputs, in pounds if it is money.
    fn enter_typed(
        &mut self,
        (name, label): (String, String),
        number: &At<Decimal>,
        (unit, column): (Unit, &Numbers),
        derivation: Derivation,
    ) -> Result<SheetCell, FormulaError> {
        let value = match unit {
            Unit::Money => exact::mul(number.value, column.typed_in.pounds()),
            _ => Some(number.value),
        };
        let Some(value) = value else {
            return self.fail(&FormulaError::Overflow, &name, &number.place);
        };
        let measures = Measures::one(column.measure.unwrap_or(Measure::Plain));
        let figure = Figure { name, label, value, unit, measures, derivation };
        let figure = self.entries.enter(figure, &number.place);
        figure.map(SheetCell::Figure).ok_or(FormulaError::Reported)
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
        let words = match outcome {
            Ok(Some(_)) => said::in_words(&formula.expression, &mut names),
            // What stands behind the division was not looked at: it may have faults of its own.
            _ => format!("`{}`", formula.text),
        };
        match outcome {
            Ok(None) => Ok(SheetCell::Blank),
            Ok(Some(quantity)) => self.enter(quantity, formula, wanted, words),
            Err(FormulaError::ZeroBase) if column.is_some_and(|c| c.on_zero_base.is_some()) => {
                match column.and_then(|column| column.on_zero_base) {
                    Some(ZeroBase::Dash) => Ok(SheetCell::Dash),
                    Some(ZeroBase::Zero) => {
                        let nought =
                            Quantity::literal(Decimal::ZERO, wanted.unit.unwrap_or(Unit::Number));
                        let words = words + ", and nought where that is divided by nought";
                        self.enter(nought, formula, wanted, words)
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
        words: String,
    ) -> Result<SheetCell, FormulaError> {
        let Quantity { mut value, mut unit, measures, from, terms, counted } = quantity;
        // A ratio that is declared a percentage is one: in hundredths.
        if wanted.unit == Some(Unit::Percent) && unit == Unit::Number {
            if formula.expression.is_times_a_hundred() {
                self.report(
                    Diagnostic::error(format!("`{}` is multiplied by 100 twice", wanted.name))
                        .at(wanted.place)
                        .remedy("leave `* 100` out: `unit: percent` does that"),
                );
                return Err(FormulaError::Reported);
            }
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
            derivation: Derivation::Formula {
                place: formula.place.clone(),
                said: Said { formula: Some(formula.text.clone()), words },
                from,
                terms,
                counted,
            },
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
    pub(super) fn refuse_counted_twice(
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
    pub(super) fn report(&mut self, fault: Diagnostic) {
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
        let mut formulas: Vec<Place> = Vec::new();
        for place in self.stack[start..].iter().map(|key| self.formula_place(*key)) {
            if !formulas.contains(&place) {
                formulas.push(place);
            }
        }
        // Formulas of a column go round in every row, and are mended once.
        let is_known = |known: &Vec<Place>| {
            known.len() == formulas.len() && formulas.iter().all(|place| known.contains(place))
        };
        if self.circles.iter().any(is_known) {
            return;
        }
        let fault =
            Diagnostic::error(format!("these figures need one another: {}", round.join(" needs ")))
                .at(&self.formula_place(key))
                .remedy("type one of them, or compute it from something else");
        self.entries.faults.push(fault);
        self.circles.push(formulas);
    }

    /// Where the formula stands by which something is computed; where there is none, the thing itself.
    fn formula_place(&self, key: Key) -> Place {
        let formula = match key {
            Key::Named(index) => match &self.named[index].content {
                NamedContent::Formula(formula) => Some(formula),
                NamedContent::Value(_) => None,
            },
            Key::Cell(cell) => {
                let grid = &self.grids[cell.schedule];
                if grid.numbers(cell.column).is_none() {
                    return grid.columns[cell.column].id.place.clone();
                }
                match grid.source(cell) {
                    Source::Formula(formula, _) => Some(formula),
                    _ => None,
                }
            }
        };
        formula.map_or_else(|| self.place(key), |formula| formula.place.clone())
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

/// How the sum of a file's cells came about.
fn in_words(added: &Added) -> String {
    let count = amount::for_message(added.count.into(), 0);
    match added.count {
        1 => "the amount of one line of the file".to_owned(),
        _ => format!(
            "the sum of {count} lines of the file, of which the last is line {}",
            added.last
        ),
    }
}
