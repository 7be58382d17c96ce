//! What the names in a formula stand for, from where the formula stands.
//!
//! In this order:
//!
//! 1. Within a schedule: its rows (in the same column), in a formula of a row; its columns (in the same
//!    row), in a formula of a column; `ROW.COLUMN` everywhere. A formula in a cell may use all three.
//! 2. `SCHEDULE.ROW.COLUMN`, and `SCHEDULE.ROW` where the schedule has one column of numbers.
//! 3. Figures of `figures.yaml`, by their ids.
//! 4. Figures of records, by their names.
//!
//! With `previous.` or `last_year.` before it, a name stands for what it stood for in that paper of the series.

mod earlier;
mod words;

use std::sync::Arc;

use super::book::{Book, Key, Standpoint};
use super::figure::{Figure, Typed};
use super::formula::{FormulaError, Scope};
use super::layout::{Axis, CellKey, Grid};
use super::records::Record;
use super::sheets::SheetCell;
use crate::diagnostic::{Diagnostic, Place, did_you_mean, nearest_name};
use crate::expression::{Function, Name, Quoted, Rows};

/// The names of one formula.
pub(super) struct Names<'b, 'a, 'f> {
    pub(super) book: &'b mut Book<'a>,
    pub(super) standpoint: Standpoint,
    /// The place of a part of the formula.
    pub(super) part: &'f dyn Fn(&std::ops::Range<usize>) -> Place,
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

    fn is_number(&self, words: &str) -> bool {
        matches!(self.meaning(words), Meaning::Key(_) | Meaning::Record(_))
    }

    /// Whether a name ends at a column that stands in the file and could not be read.
    fn is_unread(&self, words: &str) -> bool {
        let column = words.rsplit('.').next().unwrap_or(words);
        let here = self.standpoint.cell.map(|(here, _)| here.schedule);
        let set = words.split_once('.').map(|(set, _)| set);
        let grids = self.book.grids.iter().enumerate();
        let mut meant =
            grids.filter(|(index, grid)| here == Some(*index) || set == Some(grid.name()));
        meant.any(|(_, grid)| grid.is_unread(column))
    }

    fn unknown<T>(&mut self, name: &Name) -> Result<T, FormulaError> {
        if self.is_unread(&name.words) || self.book.entries.ledger.is_lost(&name.words) {
            return Err(FormulaError::Reported);
        }
        let place = (self.part)(&name.span);
        let fault =
            Diagnostic::error(format!("there is no figure `{}`", self.typed(name))).at(&place);
        let fault = match self.standpoint.cell {
            Some((here, _)) => self.book.of_rule(fault, here),
            None => fault,
        };
        let several = self.of_several(&name.words);
        let fault = if let Some(remedy) = several.or_else(|| self.of_words(name)) {
            Some(fault.remedy(remedy))
        } else if name.words.contains('-') && !name.words.contains('.') {
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

    /// What to say where a column was named, or a kind of record with an amount: that is no figure, but
    /// as many as there are rows.
    fn of_several(&self, words: &str) -> Option<String> {
        let several = |set: &str, key: &str| {
            format!(
                "that is one in each row: name the row, or write `{set}.*.{key}` for all of them, as in `sum({set}.*.{key})`"
            )
        };
        let grids = self.book.grids;
        let Some((set, key)) = words.split_once('.') else {
            let (here, axis) = self.standpoint.cell?;
            let grid = &grids[here.schedule];
            grid.column(words).filter(|_| axis == Axis::Row)?;
            return Some(format!(
                "`{words}` is a column, and the formula of a row is made of rows, in each column: `sum(rows)` adds all of them"
            ));
        };
        let is_column = grids.iter().any(|grid| grid.name() == set && grid.column(key).is_some());
        let records = self.book.entries.ledger.set(set).map(|set| set.records.as_slice());
        let is_amount =
            records.is_some_and(|records| records.iter().any(|r| r.figures.contains_key(key)));
        (is_column || is_amount).then(|| several(set, key))
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

    fn either<T>(&mut self, name: &Name, remedy: &str) -> Result<T, FormulaError> {
        self.book.report(
            Diagnostic::error(format!("`{}` is a row and a column", name.words))
                .at(&(self.part)(&name.span))
                .remedy(remedy),
        );
        Err(FormulaError::Reported)
    }

    /// Years stand side by side, and between them columns that are computed, such as changes: which
    /// column is the one before is then not for the program to guess.
    fn computed_before<T>(&mut self, name: &Name, column: &str) -> Result<T, FormulaError> {
        self.book.report(
            Diagnostic::error(format!(
                "`prior({})` would take it from `{column}`, which is computed",
                name.words
            ))
            .at(&(self.part)(&name.span))
            .remedy(format!(
                "in the cell to the right of `{column}`, name the cell that is meant: `={0}.{column}`, or that of a column before it",
                name.words
            )),
        );
        Err(FormulaError::Reported)
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
        if let Some(earlier) = self.of_earlier(name)? {
            return Ok(earlier);
        }
        match self.meaning(&name.words) {
            Meaning::Key(key) => self.get(key),
            Meaning::Record(figure) => Ok(Some(figure)),
            Meaning::Two => self.either(name, "name the cell: its row, a dot, and its column"),
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
                if let Some(computed) = cells.iter().find(|cell| grid.is_computed(cell.column)) {
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

    fn refuse_single(&mut self, name: &Name, function: Function) -> Result<(), FormulaError> {
        let Some((here, axis)) = self.standpoint.cell else { return Ok(()) };
        let grid = &self.book.grids[here.schedule];
        if axis == Axis::Row || grid.column(&name.words).is_none() {
            return Ok(());
        }
        let (word, set) = (function.word(), grid.name());
        self.book.report(
            Diagnostic::error(format!(
                "`{word}({0})` is of one cell: `{0}` is that of the same row",
                name.words
            ))
            .at(&(self.part)(&name.span))
            .remedy(format!(
                "write `{word}({set}.*.{0})` for all rows of the column, or `{0}` alone for the cell",
                name.words
            )),
        );
        Err(FormulaError::Reported)
    }

    fn says(&mut self, name: &Name, quoted: &Quoted) -> Result<Option<bool>, FormulaError> {
        self.are_words(name, quoted)
    }

    fn rows(&mut self, rows: &Rows) -> Result<Vec<String>, FormulaError> {
        self.ids_of(rows)
    }

    fn typed_row(&self, rows: &Rows, id: &str) -> Typed {
        let grid = self.book.grids.iter().find(|grid| grid.name() == rows.set);
        let row = grid.and_then(|grid| Some(grid.rows[grid.row(id)?].place().clone()));
        let set = self.book.entries.ledger.set(&rows.set);
        let record = set.and_then(|set| set.records.iter().find(|record| record.id == id));
        let place = row.or_else(|| record.and_then(Record::place).cloned());
        let words = format!("{}.{id}", rows.set);
        Typed { words, place: place.unwrap_or_else(|| (self.part)(&rows.name.span)) }
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
        let row = grid.row(&name.words).filter(|_| axis != Axis::Column);
        let column = grid.column(&name.words).filter(|_| axis != Axis::Row);
        let before = match (row, column) {
            (Some(_), Some(_)) => {
                return self.either(
                    name,
                    "type what is meant, or name its cell: its row, a dot, and its column",
                );
            }
            (Some(row), None) => {
                let column = grid.column_before(here.column);
                if let Some(computed) = column.filter(|c| grid.is_computed(*c)) {
                    return self.computed_before(name, grid.columns[computed].id.value.as_str());
                }
                Some(column.map(|column| CellKey { row, column, ..here }))
            }
            (None, Some(column)) => {
                Some(grid.row_before(here.row).map(|row| CellKey { row, column, ..here }))
            }
            (None, None) => None,
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
