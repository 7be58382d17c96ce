//! The rows of a series whose rows stand in a file of their own.

use std::path::Path;

use super::SeriesRow;
use super::rows::{self, Basis, RawRow};
use crate::diagnostic::{Diagnostic, Faults};
use crate::inputs::rows_file::{Filter, Line, RowsFile, Table, id_of};
use crate::yaml::{At, Decode, Keys, Node, Shape, Value, ids_in, refuse_duplicate_ids};

/// The keys of a row, which are the headings of the file.
const KEYS: [&str; 9] = [
    "id",
    "period",
    "weekly",
    "weeks",
    "full_year_effect",
    "to_year_end",
    "weeks_counted",
    "in_year",
    "counted",
];

/// Where the rows of a series stand.
pub(super) enum Rows {
    /// In the series.
    Typed(Vec<RawRow>),
    /// In a file of their own.
    Filed(RowsFile),
}

impl Decode for Rows {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        match &node.value {
            Value::Scalar(_) => {
                At::<String>::decode(node, faults).map(|file| Self::Filed(RowsFile::whole(file)))
            }
            Value::Map(_) => Self::filed(node, faults),
            _ => Vec::<RawRow>::decode(node, faults).map(Self::Typed),
        }
    }

    fn shape() -> Shape {
        let filed = Shape::asked_by(|node, faults| {
            Self::filed(node, faults);
        });
        Shape::either(Shape::either(Shape::Text, filed), Vec::<RawRow>::shape())
    }
}

impl Rows {
    fn filed(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "rows of a series from a file", faults)?;
        let file = RowsFile::of(&mut keys, faults);
        keys.close(faults);
        file.map(Self::Filed)
    }
}

/// The file of a series, with what the series says for all of its rows.
#[derive(Clone, Debug)]
pub(super) struct Filed {
    pub(super) rows: RowsFile,
    pub(super) basis: Basis,
}

/// Reads the rows out of their file: a line is a row, and its headings are the keys of one.
pub(super) fn rows(file: Filed, folder: &Path, faults: &mut Faults) -> Vec<SeriesRow> {
    let Some(nodes) = nodes(&file.rows, folder, faults) else { return Vec::new() };
    let list = Node { value: Value::List(nodes), place: file.rows.file.place };
    refuse_duplicate_ids("rows", &ids_in(Some(&list)), faults);
    let rows = Vec::<RawRow>::decode(&list, faults).unwrap_or_default();
    rows::check(rows, file.basis, faults)
}

/// The lines of the file, as rows typed in YAML.
fn nodes(file: &RowsFile, folder: &Path, faults: &mut Faults) -> Option<Vec<Node>> {
    let mut table = Table::open(folder, &file.file, faults)?;
    let Some(period) = table.find("period") else {
        faults.push(table.no_column("period").at(&file.file.place));
        return None;
    };
    let columns: Vec<(&str, usize)> =
        KEYS.into_iter().filter_map(|key| Some((key, table.find(key)?))).collect();
    let mut filter = Filter::new(file, &table, faults)?;
    let mut nodes = Vec::new();
    let sound = table.each(faults, |line, faults| {
        if !filter.takes(line) {
            return;
        }
        if nodes.len() == MOST_ROWS {
            faults.push(
                Diagnostic::error(format!("a series has {MOST_ROWS} rows at most"))
                    .at(&line.place(period))
                    .remedy("put the amounts of each period together: a schedule can, with `by: period`"),
            );
        }
        if nodes.len() <= MOST_ROWS {
            nodes.extend(row(line, &columns, period, faults));
        }
    });
    if !sound {
        return None;
    }
    filter.refuse_words_never_met(faults);
    Some(nodes)
}

/// A row for each month of fifty years is more than any table shows.
const MOST_ROWS: usize = 600;

fn row(line: &Line, columns: &[(&str, usize)], period: usize, faults: &mut Faults) -> Option<Node> {
    let key = |key: &str, column: usize| line.node_of(column, key.to_owned());
    let written = columns.iter().filter(|(_, column)| !line.get(*column).is_empty());
    let mut entries: Vec<(Node, Node)> =
        written.map(|(name, column)| (key(name, *column), line.node(*column))).collect();
    if !columns.iter().any(|(name, _)| *name == "id") {
        let id = id_of(line.get(period), line, period, faults)?;
        let id = line.node_of(period, id.value.as_str().to_owned());
        entries.push((key("id", period), id));
    }
    Some(Node { value: Value::Map(entries), place: line.place(period) })
}
