//! What may have been meant by the name of a figure that there isn't.

use super::ledger::{Ledger, RECORDS};
use super::sheets::SheetRowKind;
use crate::diagnostic::nearest_name;

impl Ledger {
    /// What to do about the name of a figure that there isn't.
    pub(super) fn suggest(&self, name: &str) -> String {
        if let Some(way) = self.way_to(name) {
            return way.to_owned();
        }
        if let Some(remedy) = self.total_to_ask_for(name) {
            return remedy;
        }
        if let Some(remedy) = self.what_follows(name, name) {
            return remedy;
        }
        let known: Vec<&str> = self.figures().map(|(name, _)| name).chain(RECORDS).collect();
        if let Some(near) = nearest_name(name, known.iter().copied()) {
            return format!("did you mean `{near}`?");
        }
        if let Some(without) = without_records(name, self.figures().map(|(name, _)| name)) {
            return without;
        }
        let records = name.match_indices('.').rev().map(|(dot, _)| &name[..dot]);
        if let Some(remedy) = records.into_iter().find_map(|set| self.what_follows(set, name)) {
            return remedy;
        }
        match self.figures().next() {
            Some((known, _)) => {
                format!("names are made of the file, the ids in it and the amount: `{known}`")
            }
            None => "the paper has no figures: add files of records, such as posts.yaml".to_owned(),
        }
    }

    /// What to say where the total of a set was named that it has not, and could have.
    fn total_to_ask_for(&self, name: &str) -> Option<String> {
        let (set, key) = name.rsplit_once('.')?;
        let why = self.set(set.strip_suffix(".total")?)?.why_no_total(key)?;
        Some(format!("{}: {}", why.reason(), why.way_out(key)?))
    }

    /// What may stand behind the part of a name that is known: a row has columns, a set has records.
    fn what_follows(&self, known: &str, name: &str) -> Option<String> {
        let names = self.names_within(known);
        let example = names.first()?;
        let rest = name[known.len()..].trim_start_matches('.');
        let columns = self.sheet(known).map(|sheet| sheet.columns.as_slice()).unwrap_or_default();
        if columns.iter().any(|column| column.id == rest)
            && let Some(cell) = names.iter().find(|cell| cell.ends_with(&format!(".{rest}")))
        {
            return Some(format!("`{rest}` is a column: name the row before it, as in `{cell}`"));
        }
        let mut follows: Vec<&str> = Vec::new();
        for next in names.iter().filter_map(|name| name[known.len() + 1..].split('.').next()) {
            if !follows.contains(&next) {
                follows.push(next);
            }
        }
        let more = if follows.len() > SHOWN { "`, …" } else { "`" };
        follows.truncate(SHOWN);
        let follows = follows.join("`, `");
        Some(format!("behind `{known}.` stands one of `{follows}{more}, as in `{example}`"))
    }

    /// The names that are made of `known` and something behind it, in the order of a schedule's rows and
    /// columns, and of the alphabet otherwise.
    fn names_within(&self, known: &str) -> Vec<String> {
        let within = |name: &str| name.strip_prefix(known).is_some_and(|r| r.starts_with('.'));
        let first = known.split('.').next().unwrap_or(known);
        let Some(sheet) = self.sheet(first) else {
            let names = self.figures().map(|(name, _)| name).filter(|name| within(name));
            return names.map(str::to_owned).collect();
        };
        let rows = sheet.rows.iter().filter(|row| row.kind != SheetRowKind::Heading);
        let cells = rows.flat_map(|row| {
            sheet.columns.iter().map(|column| format!("{}.{}", row.name, column.id))
        });
        cells.filter(|cell| within(cell)).collect()
    }
}

/// How many names a remedy lists.
const SHOWN: usize = 12;

/// What to say where a name is of a kind of record of which the paper has none.
pub(super) fn without_records<'a>(
    name: &str,
    mut known: impl Iterator<Item = &'a str>,
) -> Option<String> {
    let first = name.split('.').next().unwrap_or(name);
    let has_some = known.any(|known| known.split('.').next() == Some(first));
    (RECORDS.contains(&first) && !has_some)
        .then(|| format!("the paper has no `{first}.yaml`, or nothing in it that has figures"))
}
