//! The ids of a file: none twice, none that means something else.

use std::collections::BTreeMap;

use super::decode::{At, Decode};
use super::scalars::Id;
use super::tree::{Node, Value};
use crate::diagnostic::{Diagnostic, Faults, Place};

/// The ids of the items of a list, be it that nothing else of an item can be read: one that stands twice
/// is told in the same run.
pub fn ids_in(list: Option<&Node>) -> Vec<At<Id>> {
    let Some(Value::List(items)) = list.map(|list| &list.value) else { return Vec::new() };
    let id = |item: &Node| {
        let Value::Map(entries) = &item.value else { return None };
        let is_id = |key: &Node| matches!(&key.value, Value::Scalar(name) if name == "id");
        let (_, id) = entries.iter().find(|(key, _)| is_id(key))?;
        // What is wrong with an id is told where the item is read.
        At::<Id>::decode(id, &mut Faults::new())
    };
    items.iter().filter_map(id).collect()
}

/// Refuses ids that are names of something else: of figures that the program computes beside the
/// records, or of keys.
pub fn refuse_reserved_ids<'a>(
    reserved: &[&str],
    ids: impl IntoIterator<Item = &'a At<Id>>,
    faults: &mut Faults,
) {
    for id in ids.into_iter().filter(|id| reserved.contains(&id.value.as_str())) {
        faults.push(
            Diagnostic::error(format!(
                "the id `{}` is taken: it names something else",
                id.value.as_str()
            ))
            .at(&id.place)
            .remedy("give it another id"),
        );
    }
}

/// Refuses ids that stand twice in a list, pointing at both.
pub fn refuse_duplicate_ids<'a>(
    what: &str,
    ids: impl IntoIterator<Item = &'a At<Id>>,
    faults: &mut Faults,
) {
    let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
    for id in ids {
        let name = id.value.as_str();
        match seen.get(name) {
            Some(first) => faults.push(
                Diagnostic::error(format!("two {what} have the id `{name}`"))
                    .at(&id.place)
                    .related(first, "first given here")
                    .remedy("give one of them another id"),
            ),
            None => {
                seen.insert(name, &id.place);
            }
        }
    }
}
