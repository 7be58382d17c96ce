//! The rows of a schedule whose rows stand in a file of their own: which file, and which of its columns.

mod reading;

use std::path::Path;

use self::reading::Reading;
use super::Schedule;
use super::columns::{ColumnContent, ScheduleColumn};
use crate::diagnostic::{Diagnostic, Faults};
use crate::inputs::rows_file::{RowsFile, Table};
use crate::yaml::{At, Decode, Fillable, Keys, Node};

/// Which file the rows stand in, and what is made of its lines.
#[derive(Clone, Debug)]
pub struct FiledRows {
    from: RowsFile,
    /// The column by which lines are put together: their amounts are added.
    by: Option<At<String>>,
    /// The column that names the rows; the first where nothing is said.
    label: Option<At<String>>,
    /// The column of their ids.
    id: Option<At<String>>,
    /// The column by which rows stand in groups.
    group: Option<At<String>>,
    /// What the subtotal of each group is called.
    subtotal: Option<At<String>>,
    /// What the total is called; where nothing is said, there is none.
    total: Option<At<Fillable>>,
}

impl FiledRows {
    /// All lines of a file, as they are.
    pub(super) fn whole(file: At<String>) -> Self {
        let from = RowsFile::whole(file);
        Self { from, by: None, label: None, id: None, group: None, subtotal: None, total: None }
    }
}

impl Decode for FiledRows {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "rows from a file", faults)?;
        let from = RowsFile::of(&mut keys, faults);
        let by = keys.optional("by", faults);
        let label = keys.optional("label", faults);
        let id = keys.optional("id", faults);
        let group = keys.optional("group", faults);
        let subtotal = keys.optional("subtotal", faults);
        let total = keys.optional("total", faults);
        keys.close(faults);
        let rows = Self {
            from: from?,
            by: by?,
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
        if let (Some(subtotal), None) = (&self.subtotal, &self.group) {
            faults.push(
                Diagnostic::error("`subtotal` names the sums of groups, and there are none here")
                    .at(&subtotal.place)
                    .remedy("name the column by which rows stand in groups, under `group`; or take it out"),
            );
        }
        if let Some(by) = &self.by {
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
            ColumnContent::Numbers(numbers) if numbers.formula.is_some() && file.by.is_some() => {
                continue;
            }
            ColumnContent::Numbers(numbers) => (numbers.formula.is_none(), true),
            ColumnContent::Words => (true, false),
            ColumnContent::Rule(..) => continue,
        };
        if let (Some(by), false) = (&file.by, adds) {
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
