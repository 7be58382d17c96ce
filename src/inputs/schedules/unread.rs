//! What stands in a file of schedules and could not be read: to name it is no fault.

use super::Schedule;
use super::columns::ScheduleColumn;
use crate::yaml::{Node, Value, ids_in};

/// The ids of the columns of a list that are not among those that could be read.
pub(super) fn columns(list: Option<&Node>, read: &[ScheduleColumn]) -> Vec<String> {
    let is_read = |id: &str| read.iter().any(|column| column.id.value.as_str() == id);
    let ids = ids_in(list).into_iter().map(|id| id.value.as_str().to_owned());
    let mut unread: Vec<String> = ids.filter(|id| !is_read(id)).collect();
    let items = match list.map(|list| &list.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    for item in items {
        let Value::Map(entries) = &item.value else { continue };
        let is_list = |key: &Node| matches!(&key.value, Value::Scalar(name) if name == "columns");
        for (_, below) in entries.iter().filter(|(key, _)| is_list(key)) {
            unread.extend(columns(Some(below), read));
        }
    }
    unread
}

impl Schedule {
    /// The names of the cells whose columns could not be read.
    pub fn unread_cells(&self) -> Vec<String> {
        let cells = self.ids().flat_map(|row| {
            let row = format!("{}.{}", self.id.value.as_str(), row.value.as_str());
            self.unread_columns.iter().map(move |column| format!("{row}.{column}"))
        });
        cells.collect()
    }
}
