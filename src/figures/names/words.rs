//! Words in conditions: which cell is meant, what stands in it, and whether it could ever say what it is
//! compared with.

use super::super::book::Key;
use super::super::formula::FormulaError;
use super::super::layout::{Axis, CellKey};
use super::super::sheets::SheetCell;
use super::super::words::Words;
use super::Names;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::expression::{Name, Quoted, Rows};

/// What has words.
enum Cell {
    OfSchedule(CellKey),
    /// Of a record, unless it has none of this kind, as others of its kind have.
    OfRecord(Option<Words>),
}

impl Names<'_, '_, '_> {
    /// Whether the words of a cell are these; `None` where it has none.
    pub(super) fn are_words(
        &mut self,
        name: &Name,
        quoted: &Quoted,
    ) -> Result<Option<bool>, FormulaError> {
        self.refuse_unknown_words(name, quoted)?;
        let words = match self.cell_of_words(&name.words) {
            Some(Cell::OfSchedule(key)) => match self.book.get(Key::Cell(key))? {
                SheetCell::Words(words) => Some(words),
                _ => None,
            },
            Some(Cell::OfRecord(words)) => words,
            None => return self.no_words(name),
        };
        match words.as_ref().map(Words::typed) {
            None => Ok(None),
            Some(Some(words)) => Ok(Some(words == quoted.words)),
            Some(None) => self.told(
                Diagnostic::error(format!(
                    "`{}` is a date, and is compared with words",
                    self.typed(name)
                ))
                .at(&(self.part)(&name.span))
                .remedy("compare words that were typed, or that follow from a rule"),
            ),
        }
    }

    /// Refuses words that no row could say: by the rule of their column, or since all rows write them in
    /// another way. A condition of them would never hold, and a count of them be nought, in silence.
    pub(in crate::figures) fn refuse_unknown_words(
        &mut self,
        name: &Name,
        quoted: &Quoted,
    ) -> Result<(), FormulaError> {
        let Some(Cell::OfSchedule(key)) = self.cell_of_words(&name.words) else { return Ok(()) };
        let grid = &self.book.grids[key.schedule];
        let column = &grid.columns[key.column];
        let says: Vec<String> = match grid.rules[key.column] {
            Some(says) => says.iter().map(|say| say.say.trim().to_owned()).collect(),
            // What stands in a column of text may change: only what is there in other letters is known
            // to be misspelt.
            None => {
                let id = column.id.value.as_str();
                let typed = grid.rows.iter().filter_map(|row| row.words(id));
                let typed: Vec<String> = typed.map(|w| w.value.0.trim().to_owned()).collect();
                let alike = |words: &&String| words.to_lowercase() == quoted.words.to_lowercase();
                match typed.iter().find(alike) {
                    Some(_) => typed,
                    None => return Ok(()),
                }
            }
        };
        if says.contains(&quoted.words) {
            return Ok(());
        }
        let alike = |words: &&String| words.to_lowercase() == quoted.words.to_lowercase();
        let in_other_letters = says.iter().find(alike).map(|words| format!("write `{words}`"));
        let remedy = in_other_letters
            .or_else(|| did_you_mean(&quoted.words, says.iter().map(String::as_str)))
            .unwrap_or_else(|| format!("its words are `{}`", says.join("`, `")));
        let fault = Diagnostic::error(format!(
            "no row says `{}` in the column `{}` of `{}`",
            quoted.words,
            column.id.value.as_str(),
            grid.name()
        ));
        let fault = fault
            .at(&(self.part)(&quoted.span))
            .related(&column.id.place, "the column")
            .remedy(remedy);
        self.told(fault)
    }

    /// The ids of the rows of a schedule that are no sums of others, or of records.
    pub(super) fn ids_of(&mut self, rows: &Rows) -> Result<Vec<String>, FormulaError> {
        let grids = self.book.grids;
        if let Some(schedule) = grids.iter().position(|grid| grid.name() == rows.set) {
            let grid = &grids[schedule];
            let cells = grid.body_cells(CellKey { schedule, row: 0, column: 0 }, Axis::Row);
            let body: Vec<usize> = cells.iter().map(|cell| cell.row).collect();
            self.book.refuse_counted_twice(schedule, &body)?;
            return Ok(body.iter().map(|row| grid.rows[*row].id().to_owned()).collect());
        }
        let set = self.book.entries.ledger.set(&rows.set);
        match set.map(|set| set.records.iter().map(|record| record.id.clone()).collect()) {
            Some(ids) => Ok(ids),
            None => {
                let fault = self.book.entries.ledger.no_set(&rows.set);
                self.told(fault.at(&(self.part)(&rows.name.span)))
            }
        }
    }

    /// What to say where a number was asked for, and the name is that of words.
    pub(super) fn of_words(&self, name: &Name) -> Option<String> {
        if let [id, "*", column] = name.words.split('.').collect::<Vec<_>>().as_slice()
            && let Some(grid) = self.book.grids.iter().find(|grid| grid.name() == *id)
            && grid.column_of_words(column).is_some()
        {
            return Some(format!(
                "`{column}` holds words: count the rows that say them, as in `count({0} = \"Red\")`",
                name.words
            ));
        }
        self.cell_of_words(&name.words).map(|_| {
            let typed = self.typed(name);
            format!("it holds words: compare them with words in quotation marks, as in `{typed} = \"Red\"`")
        })
    }

    fn cell_of_words(&self, words: &str) -> Option<Cell> {
        let grids = self.book.grids;
        let parts: Vec<&str> = words.split('.').collect();
        let cell = |schedule: usize, row: usize, column: usize| {
            Some(Cell::OfSchedule(CellKey { schedule, row, column }))
        };
        if let Some((here, axis)) = self.standpoint.cell {
            let grid = &grids[here.schedule];
            match parts.as_slice() {
                [one] if axis != Axis::Row => {
                    if let Some(column) = grid.column_of_words(one) {
                        return cell(here.schedule, here.row, column);
                    }
                }
                [row, column] => {
                    if let Some((row, column)) = grid.row(row).zip(grid.column_of_words(column)) {
                        return cell(here.schedule, row, column);
                    }
                }
                _ => {}
            }
        }
        if let [id, row, column] = parts.as_slice()
            && let Some(index) = grids.iter().position(|grid| grid.name() == *id)
        {
            let (row, column) = grids[index].row(row).zip(grids[index].column_of_words(column))?;
            return cell(index, row, column);
        }
        let (record, key) = words.rsplit_once('.')?;
        let (set, id) = record.rsplit_once('.')?;
        let records = &self.book.entries.ledger.set(set)?.records;
        let found = records.iter().find(|record| record.id == id)?;
        let is_known = records.iter().any(|record| record.texts.contains_key(key));
        is_known.then(|| Cell::OfRecord(found.texts.get(key).cloned()))
    }

    fn no_words<T>(&mut self, name: &Name) -> Result<T, FormulaError> {
        let typed = self.typed(name);
        // Whether it is a number, or nothing at all.
        if self.is_number(&name.words) {
            return self.told(
                Diagnostic::error(format!("`{typed}` is a number, and is compared with words"))
                    .at(&(self.part)(&name.span))
                    .remedy("compare it with a number; or name a column of words"),
            );
        }
        let columns: Vec<&str> = match (name.words.split('.').next(), self.standpoint.cell) {
            (Some(set), _) if name.words.contains('.') => {
                let grid = self.book.grids.iter().find(|grid| grid.name() == set);
                grid.map(|grid| grid.columns_of_words()).unwrap_or_default()
            }
            (_, Some((here, _))) => self.book.grids[here.schedule].columns_of_words(),
            _ => Vec::new(),
        };
        let last = name.words.rsplit('.').next().unwrap_or_default();
        let remedy = did_you_mean(last, columns.iter().copied()).unwrap_or_else(|| {
            match columns.is_empty() {
                true => "name a cell of a column of words: `SCHEDULE.*.COLUMN`".to_owned(),
                false => format!("the columns of words are `{}`", columns.join("`, `")),
            }
        });
        let fault = Diagnostic::error(format!("there are no words `{typed}`"));
        let fault = fault.at(&(self.part)(&name.span)).remedy(remedy);
        self.told(fault.presumes("schedules.yaml"))
    }

    /// A name as it was typed: with a `*`, where it is asked of each row in turn.
    pub(super) fn typed(&self, name: &Name) -> String {
        let place = (self.part)(&name.span);
        match place.text().contains(char::is_whitespace) {
            // YAML wrote the formula in another way, and the place is all of it.
            true => name.words.clone(),
            false => place.text().to_owned(),
        }
    }

    /// Reports a fault, with the column that follows the rule in which it is.
    fn told<T>(&mut self, fault: Diagnostic) -> Result<T, FormulaError> {
        let fault = match self.standpoint.cell {
            Some((here, _)) => self.book.of_rule(fault, here),
            None => fault,
        };
        self.book.report(fault);
        Err(FormulaError::Reported)
    }
}
