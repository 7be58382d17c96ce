//! The lines of a file into the rows and groups of a schedule.

use std::collections::HashMap;

use super::FiledRows;
use crate::amount;
use crate::diagnostic::{Diagnostic, Faults};
use crate::inputs::rows_file::{self, Filter, Table, id_of, is_total, refuse_total, total_in};
use crate::inputs::schedules::Schedule;
use crate::inputs::schedules::cells::cell;
use crate::inputs::schedules::columns::ScheduleColumn;
use crate::inputs::schedules::rows::{Added, Cell, Group, Line, Role, Row, refuse_ids};
use crate::yaml::{At, Decode, Fillable, Id, Node, Value};

/// A file being read.
pub(super) struct Reading<'a> {
    file: &'a FiledRows,
    filter: Filter<'a>,
    /// The columns of the schedule that the file has, each with its place there.
    columns: Vec<(&'a ScheduleColumn, usize)>,
    /// The columns that name a row, its id where that is said, and its group.
    names: usize,
    ids: Option<usize>,
    groups: Option<usize>,
    /// The groups in the order in which they were met; one without a name where there are none.
    met: Vec<Met>,
    /// Where each group stands in the list, and each row that several lines make in its group.
    at: HashMap<String, usize>,
    rows: usize,
}

/// A group as far as its lines are read.
struct Met {
    id: Option<At<Id>>,
    heading: String,
    rows: Vec<Row>,
    at: HashMap<String, usize>,
    /// The same by their ids.
    ids: HashMap<String, usize>,
}

/// How many rows all the rows of one file may make.
const MOST_ROWS: usize = 200_000;

impl<'a> Reading<'a> {
    pub(super) fn new(
        file: &'a FiledRows,
        schedule: &'a Schedule,
        table: &Table,
        faults: &mut Faults,
    ) -> Option<Self> {
        let find = |name: &Option<At<String>>, faults: &mut Faults| match name {
            Some(name) => table.required(name, faults).map(Some),
            None => Some(None),
        };
        let filter = Filter::new(&file.from, table, faults);
        let by = find(&file.by, faults);
        let label = find(&file.label, faults);
        let ids = find(&file.id, faults);
        let groups = find(&file.group, faults);
        let columns = super::columns(file, schedule, table, faults);
        let names = by?.or(label?).unwrap_or_default();
        let ids = ids?.or_else(|| table.find("id").filter(|_| file.by.is_none()));
        Some(Self {
            file,
            filter: filter?,
            columns: columns?,
            names,
            ids,
            groups: groups?,
            met: Vec::new(),
            at: HashMap::new(),
            rows: 0,
        })
    }

    pub(super) fn read(mut self, table: &mut Table, faults: &mut Faults) -> Option<Vec<Line>> {
        let sound = table.each(faults, |line, faults| {
            if self.filter.takes(line) {
                self.take(line, faults);
            }
        });
        if !sound {
            return None;
        }
        self.filter.refuse_words_never_met(faults);
        let place = &self.file.from.file.place;
        if self.rows > MOST_ROWS {
            let most = amount::for_message(MOST_ROWS.into(), 0);
            faults.push(
                Diagnostic::error(format!("the file has more than {most} rows for this schedule"))
                    .at(place)
                    .remedy("put lines together: `by:` names the column by which their amounts are added"),
            );
            return None;
        }
        if self.rows == 0 {
            faults.push(
                Diagnostic::error("no line of the file is a row of this schedule")
                    .at(place)
                    .remedy("give the file lines, or ask for others under `where`"),
            );
        }
        let lines = self.lines();
        refuse_ids(&lines, faults);
        Some(lines)
    }

    fn take(&mut self, line: &rows_file::Line, faults: &mut Faults) {
        let name = line.get(self.names);
        if let Some(column) = total_in(line, self.names) {
            faults.push(refuse_total(line, column));
            return;
        }
        if name.is_empty() {
            faults.push(
                Diagnostic::error("nothing names this line")
                    .at(&line.place(self.names))
                    .remedy("write what it is in the column that names the rows"),
            );
            return;
        }
        let Some(group) = self.group(line, faults) else { return };
        let met = &mut self.met[group];
        let known = met.at.get(name).copied().filter(|_| self.file.by.is_some());
        if let Some(row) = known {
            return add(&mut met.rows[row], &self.columns, line, faults);
        }
        // One more than there may be is enough to know.
        self.rows += usize::from(self.rows <= MOST_ROWS);
        if self.rows > MOST_ROWS {
            return;
        }
        let row = self.row(name, group, line, faults);
        let met = &mut self.met[group];
        let Some(row) = row else { return };
        let next = met.rows.len();
        let twin = *met.ids.entry(row.id.value.as_str().to_owned()).or_insert(next);
        if twin < next && self.file.by.is_some() {
            let known = &met.rows[twin].label;
            faults.push(refuse_alike(name, &known.value.0, line, self.names));
            met.at.insert(name.to_owned(), twin);
            return;
        }
        met.at.insert(name.to_owned(), next);
        met.rows.push(row);
    }

    /// The row that a line is, or of which it is the first.
    fn row(
        &self,
        name: &str,
        group: usize,
        line: &rows_file::Line,
        faults: &mut Faults,
    ) -> Option<Row> {
        let is_put_together = self.file.by.is_some();
        let id = match self.ids {
            Some(column) => At::<Id>::decode(&line.node(column), faults),
            None if is_put_together => {
                id_of(&in_group(&self.met[group], name), line, self.names, faults)
            }
            None => {
                let id = format!("row_{}", self.rows);
                At::<Id>::decode(&line.node_of(self.names, id), faults)
            }
        };
        let label = At { value: Fillable(name.to_owned()), place: line.place(self.names) };
        let mut row = Row::of(id?, label, Role::Body);
        for (column, at) in &self.columns {
            let name = column.id.value.as_str().to_owned();
            if line.get(*at).is_empty() {
                continue;
            }
            let node = line.node(*at);
            let read = match cell(&node, column, None, faults) {
                Some(Cell::Formula(_)) => {
                    faults.push(
                        Diagnostic::error("a file of rows has no formulas")
                            .at(&node.place)
                            .remedy("write the formula in the column of the schedule"),
                    );
                    None
                }
                read => read,
            };
            match read {
                Some(Cell::Number(number)) if is_put_together => {
                    let added = Added::first(number, line.number());
                    row.cells.insert(name, Cell::Added(added));
                }
                // Nothing is added by them.
                Some(Cell::Blank | Cell::Dash) if is_put_together => {}
                Some(cell) => {
                    row.cells.insert(name, cell);
                }
                None => row.unread.push(name),
            }
        }
        Some(row)
    }

    /// The group in which a line stands.
    fn group(&mut self, line: &rows_file::Line, faults: &mut Faults) -> Option<usize> {
        let words = self.groups.map_or("", |column| line.get(column));
        if let Some(known) = self.at.get(words) {
            return Some(*known);
        }
        let id = match self.groups {
            None => None,
            Some(column) if is_total(words) || words.is_empty() => {
                faults.push(refuse_total(line, column));
                return None;
            }
            Some(column) => Some(id_of(words, line, column, faults)?),
        };
        let same = |met: &Met| {
            id.is_some() && met.id.as_ref().map(|id| &id.value) == id.as_ref().map(|id| &id.value)
        };
        if let (Some(twin), Some(column)) = (self.met.iter().position(same), self.groups) {
            faults.push(refuse_alike(words, &self.met[twin].heading, line, column));
            self.at.insert(words.to_owned(), twin);
            return Some(twin);
        }
        let met = Met {
            id,
            heading: words.to_owned(),
            rows: Vec::new(),
            at: HashMap::new(),
            ids: HashMap::new(),
        };
        self.met.push(met);
        self.at.insert(words.to_owned(), self.met.len() - 1);
        Some(self.met.len() - 1)
    }

    /// The rows and groups, and the total behind them.
    fn lines(mut self) -> Vec<Line> {
        // Where lines are put together, the order in which they stand says nothing: years would be mixed up.
        if self.file.by.is_some() {
            self.met.sort_by_cached_key(|met| met.heading.to_lowercase());
            for met in &mut self.met {
                met.rows.sort_by_cached_key(|row| row.label.value.0.to_lowercase());
            }
        }
        let total = self.file.total.as_ref().and_then(|label| {
            let id = Node { value: Value::Scalar("total".to_owned()), place: label.place.clone() };
            let id = At::<Id>::decode(&id, &mut Faults::new())?;
            Some(Line::Row(Box::new(Row::of(id, label.clone(), Role::Total))))
        });
        let subtotal = self.file.subtotal.as_ref().map(|subtotal| &subtotal.value);
        let lines = self.met.into_iter().flat_map(|met| match met.id {
            None => met.rows.into_iter().map(|row| Line::Row(Box::new(row))).collect(),
            Some(id) => {
                let (heading, subtotal) = (Some(met.heading), subtotal.cloned());
                vec![Line::Group(Group { id, heading, rows: met.rows, subtotal })]
            }
        });
        lines.chain(total).collect()
    }
}

/// The fault of words that would be two rows, or two groups, where one is meant.
fn refuse_alike(words: &str, known: &str, line: &rows_file::Line, column: usize) -> Diagnostic {
    Diagnostic::error(format!("`{words}` is nearly `{known}`, of which lines are put together"))
        .at(&line.place(column))
        .remedy("write both alike in the file: capitals, spaces and marks count")
}

/// What a row is called among those of other groups.
fn in_group(group: &Met, name: &str) -> String {
    match &group.id {
        Some(id) => format!("{} {name}", id.value.as_str()),
        None => name.to_owned(),
    }
}

/// Adds the amounts of a line to those of a row.
fn add(
    row: &mut Row,
    columns: &[(&ScheduleColumn, usize)],
    line: &rows_file::Line,
    faults: &mut Faults,
) {
    for (column, at) in columns {
        let words = line.get(*at);
        let number = match amount::parse(words) {
            Ok(value) => value,
            Err(_) => match cell(&line.node(*at), column, None, faults) {
                Some(Cell::Number(number)) => number.value,
                _ => continue,
            },
        };
        let name = column.id.value.as_str();
        match row.cells.get_mut(name) {
            Some(Cell::Added(added)) => {
                if added.add(number, line.number()).is_none() {
                    faults.push(
                        Diagnostic::error(format!("what `{name}` comes to has too many digits"))
                            .at(&line.place(*at))
                            .remedy("check this amount and those above it"),
                    );
                }
            }
            _ => {
                let number = At { value: number, place: line.place(*at) };
                row.cells.insert(name.to_owned(), Cell::Added(Added::first(number, line.number())));
            }
        }
    }
}
