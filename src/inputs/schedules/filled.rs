//! The rows of a schedule whose rows stand in a file of their own.

use std::collections::HashMap;
use std::path::Path;

use super::Schedule;
use super::cells::cell;
use super::columns::{ColumnContent, ScheduleColumn};
use super::rows::{Added, Cell, Group, Line, Role, Row};
use crate::amount;
use crate::diagnostic::{Diagnostic, Faults};
use crate::inputs::rows_file::{self, Filter, RowsFile, Table, id_of, is_total, refuse_total};
use crate::yaml::{At, Decode, Fillable, Id, Keys, Node, Value};

/// Which file the rows stand in, and what is made of its lines.
#[derive(Clone, Debug)]
pub struct FiledRows {
    from: RowsFile,
    /// The column that names the rows; the first where nothing is said.
    label: Option<At<String>>,
    /// The column of their ids.
    id: Option<At<String>>,
    /// The column by which rows stand in groups.
    group: Option<At<String>>,
    /// What the subtotal of each group is called.
    subtotal: Option<String>,
    /// What the total is called; where nothing is said, there is none.
    total: Option<At<Fillable>>,
}

impl FiledRows {
    /// All lines of a file, as they are.
    pub(super) fn whole(file: At<String>) -> Self {
        let from = RowsFile::whole(file);
        Self { from, label: None, id: None, group: None, subtotal: None, total: None }
    }
}

impl Decode for FiledRows {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "rows from a file", faults)?;
        let from = RowsFile::of(&mut keys, faults);
        let label = keys.optional("label", faults);
        let id = keys.optional("id", faults);
        let group = keys.optional("group", faults);
        let subtotal = keys.optional("subtotal", faults);
        let total = keys.optional("total", faults);
        keys.close(faults);
        let rows = Self {
            from: from?,
            label: label?,
            id: id?,
            group: group?,
            subtotal: subtotal?,
            total: total?,
        };
        rows.refuse_idle(faults);
        Some(rows)
    }
}

impl FiledRows {
    /// What is said of rows that are not made, or of groups that there are none of.
    fn refuse_idle(&self, faults: &mut Faults) {
        if let Some(by) = &self.from.by {
            let names = [("label", &self.label), ("id", &self.id)];
            for (key, name) in
                names.into_iter().filter_map(|(key, name)| Some((key, name.as_ref()?)))
            {
                faults.push(
                    Diagnostic::error(format!(
                        "`{key}` names lines, and lines are put together here"
                    ))
                    .at(&name.place)
                    .related(&by.place, "rows are called by this column")
                    .remedy("take it out"),
                );
            }
        }
    }
}

/// Reads the rows of a schedule out of their file.
pub(super) fn fill(schedule: &mut Schedule, folder: &Path, faults: &mut Faults) {
    let Some(file) = schedule.file.take() else { return };
    let lines = Table::open(folder, &file.from.file, faults).and_then(|mut table| {
        Reading::new(&file, schedule, &table, faults)?.read(&mut table, faults)
    });
    schedule.lines = lines.unwrap_or_default();
    schedule.file = Some(file);
}

/// A file being read.
struct Reading<'a> {
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
}

/// How many rows all the rows of one file may make.
const MOST_ROWS: usize = 200_000;

impl<'a> Reading<'a> {
    fn new(
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
        let by = find(&file.from.by, faults);
        let label = find(&file.label, faults);
        let ids = find(&file.id, faults);
        let groups = find(&file.group, faults);
        let columns = columns(file, schedule, table, faults);
        let names = by?.or(label?).unwrap_or_default();
        let ids = ids?.or_else(|| table.find("id").filter(|_| file.from.by.is_none()));
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

    fn read(mut self, table: &mut Table, faults: &mut Faults) -> Option<Vec<Line>> {
        table.each(faults, |line, faults| {
            if self.filter.takes(line) {
                self.take(line, faults);
            }
        });
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
        super::rows::refuse_ids(&lines, faults);
        Some(lines)
    }

    fn take(&mut self, line: &rows_file::Line, faults: &mut Faults) {
        let name = line.get(self.names);
        if is_total(name) {
            faults.push(refuse_total(line, self.names));
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
        let known = met.at.get(name).copied().filter(|_| self.file.from.by.is_some());
        match known {
            Some(row) => add(&mut met.rows[row], &self.columns, line, faults),
            None if self.rows > MOST_ROWS => {}
            None => {
                self.rows += 1;
                let id = match self.ids {
                    Some(column) => At::<Id>::decode(&line.node(column), faults),
                    None if self.file.from.by.is_some() => {
                        id_of(&in_group(met, name), line, self.names, faults)
                    }
                    None => {
                        let id = format!("row_{}", self.rows);
                        At::<Id>::decode(&line.node_of(self.names, id), faults)
                    }
                };
                let Some(id) = id else { return };
                let label = At { value: literal(name), place: line.place(self.names) };
                let mut row = Row::of(id, label, Role::Body);
                let by = self.file.from.by.is_some();
                for (column, at) in &self.columns {
                    let name = column.id.value.as_str();
                    let node = line.node(*at);
                    match cell(&node, column, None, faults) {
                        Some(Cell::Number(number)) if by => {
                            row.cells.insert(
                                name.to_owned(),
                                Cell::Added(Added::first(number, line.number())),
                            );
                        }
                        Some(Cell::Blank | Cell::Dash) if by => {}
                        Some(Cell::Formula(_)) => faults.push(
                            Diagnostic::error("a file of rows has no formulas")
                                .at(&node.place)
                                .remedy("write the formula in the column of the schedule"),
                        ),
                        Some(cell) => {
                            row.cells.insert(name.to_owned(), cell);
                        }
                        None => row.unread.push(name.to_owned()),
                    }
                }
                met.at.insert(name.to_owned(), met.rows.len());
                met.rows.push(row);
            }
        }
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
        let met = Met { id, heading: words.to_owned(), rows: Vec::new(), at: HashMap::new() };
        self.met.push(met);
        self.at.insert(words.to_owned(), self.met.len() - 1);
        Some(self.met.len() - 1)
    }

    /// The rows and groups, and the total behind them.
    fn lines(self) -> Vec<Line> {
        let total = self.file.total.as_ref().and_then(|label| {
            let id = Node { value: Value::Scalar("total".to_owned()), place: label.place.clone() };
            let id = At::<Id>::decode(&id, &mut Faults::new())?;
            Some(Line::Row(Box::new(Row::of(id, label.clone(), Role::Total))))
        });
        let subtotal = &self.file.subtotal;
        let lines = self.met.into_iter().flat_map(|met| match met.id {
            None => met.rows.into_iter().map(|row| Line::Row(Box::new(row))).collect(),
            Some(id) => {
                let (heading, subtotal) = (Some(met.heading), subtotal.clone());
                vec![Line::Group(Group { id, heading, rows: met.rows, subtotal })]
            }
        });
        lines.chain(total).collect()
    }
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

/// Words that stand in print as they stand in the file: nothing in them is Markdown, or a place for a figure.
fn literal(words: &str) -> Fillable {
    let mut text = String::new();
    for word in words.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        for character in word.chars() {
            if "\\`*_[]<>{}#|~&$".contains(character) {
                text.push('\\');
            }
            text.push(character);
        }
    }
    Fillable(text)
}

/// The columns of the schedule that the file has. Those that nothing else fills must be there.
fn columns<'a>(
    file: &FiledRows,
    schedule: &'a Schedule,
    table: &Table,
    faults: &mut Faults,
) -> Option<Vec<(&'a ScheduleColumn, usize)>> {
    let mut found = Vec::new();
    let mut all = true;
    for column in &schedule.columns {
        let name = column.id.value.as_str();
        let at = table.find(name);
        let (needed, adds) = match &column.content {
            // What its formula makes of the sums is not the sum of what the file has.
            ColumnContent::Numbers(numbers)
                if numbers.formula.is_some() && file.from.by.is_some() =>
            {
                continue;
            }
            ColumnContent::Numbers(numbers) => (numbers.formula.is_none(), true),
            ColumnContent::Words => (true, false),
            ColumnContent::Rule(..) => continue,
        };
        if let (Some(by), false) = (&file.from.by, adds) {
            all = false;
            faults.push(
                Diagnostic::error(format!("words can't be added, as in the column `{name}`"))
                    .at(&column.id.place)
                    .related(&by.place, "lines are put together")
                    .remedy("take the column out"),
            );
            continue;
        }
        match at {
            Some(at) => found.push((column, at)),
            None if needed => {
                all = false;
                faults.push(table.no_column(name).at(&column.id.place));
            }
            None => {}
        }
    }
    all.then_some(found)
}
