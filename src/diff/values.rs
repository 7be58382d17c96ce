//! Two files of YAML, value by value: by keys and the ids of records, wherever these stand.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::align::{Aligned, by_keys};
use super::model::ValueChange;
use crate::yaml::{Node, Value};

/// The keys by which an item of a list is known, the first that all items have.
const NAMES: [&str; 7] = ["id", "label", "figure", "heading", "period", "finding", "text"];

/// Compares two files.
pub fn compare(old: &Node, new: &Node) -> Vec<ValueChange> {
    let mut changes = Vec::new();
    node(&[], old, new, &mut changes);
    changes
}

fn node(path: &[String], old: &Node, new: &Node, changes: &mut Vec<ValueChange>) {
    match (&old.value, &new.value) {
        (Value::Map(old), Value::Map(new)) => map(path, old, new, changes),
        (Value::List(old), Value::List(new)) => list(path, old, new, changes),
        _ if said(old) == said(new) => {}
        _ => changes.push(change(path, Some(old), Some(new))),
    }
}

fn map(
    path: &[String],
    old: &[(Node, Node)],
    new: &[(Node, Node)],
    changes: &mut Vec<ValueChange>,
) {
    let keys = by_keys(old, new, &[&|(key, _)| Some(said(key))]);
    for (before, after) in &keys.both {
        let within = step(path, &said(&new[*after].0));
        node(&within, &old[*before].1, &new[*after].1, changes);
    }
    let alone = |entries: &[(Node, Node)], at: usize| {
        let (key, value) = &entries[at];
        (step(path, &said(key)), value.clone())
    };
    changes.extend(keys.removed.iter().map(|at| {
        let (path, value) = alone(old, *at);
        change(&path, Some(&value), None)
    }));
    changes.extend(keys.added.iter().map(|at| {
        let (path, value) = alone(new, *at);
        change(&path, None, Some(&value))
    }));
}

fn list(path: &[String], old: &[Node], new: &[Node], changes: &mut Vec<ValueChange>) {
    let name = NAMES.iter().find(|name| {
        let names: Vec<Option<String>> = old.iter().map(|item| named(item, name)).collect();
        let others: Vec<Option<String>> = new.iter().map(|item| named(item, name)).collect();
        is_name(&names) && is_name(&others)
    });
    let items = match name {
        Some(name) => by_keys(old, new, &[&|item| named(item, name)]),
        None => in_order(old, new),
    };
    // An item without a name is called by its number.
    let called = |item: &Node, at: usize| {
        let name = name.and_then(|name| named(item, name));
        step(path, &name.unwrap_or_else(|| (at + 1).to_string()))
    };
    for (before, after) in &items.both {
        node(&called(&new[*after], *after), &old[*before], &new[*after], changes);
    }
    let removed = items.removed.iter().map(|at| (*at, &old[*at]));
    changes.extend(removed.map(|(at, item)| record(called(item, at), Some(item), None)));
    let added = items.added.iter().map(|at| (*at, &new[*at]));
    changes.extend(added.map(|(at, item)| record(called(item, at), None, Some(item))));
    if name.is_some() && items.is_reordered() {
        let order = |items: &[Node]| {
            let names = items.iter().filter_map(|item| named(item, name?));
            Some(names.collect::<Vec<_>>().join(", "))
        };
        let (record, field) = (path.join("."), "order".to_owned());
        changes.push(ValueChange { record, field, old: order(old), new: order(new) });
    }
}

/// Items without names: those that say the same are the same, and between them the first is the first.
fn in_order(old: &[Node], new: &[Node]) -> Aligned {
    let [old_said, new_said] = [old, new].map(|items| items.iter().map(said).collect::<Vec<_>>());
    let mut both = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &old_said, &new_said) {
        if let DiffOp::Equal { .. } | DiffOp::Replace { .. } = operation {
            both.extend(operation.old_range().zip(operation.new_range()));
        }
    }
    Aligned::from_pairs(both, (old.len(), new.len()))
}

/// The value of the key by which an item is known.
fn named(item: &Node, name: &str) -> Option<String> {
    let Value::Map(entries) = &item.value else { return None };
    let (_, value) = entries.iter().find(|(key, _)| said(key) == name)?;
    match &value.value {
        Value::Scalar(text) => Some(text.clone()),
        _ => None,
    }
}

/// Whether these can be names: every item has one, and no two the same.
fn is_name(names: &[Option<String>]) -> bool {
    let mut known = std::collections::BTreeSet::new();
    names.iter().all(|name| name.as_ref().is_some_and(|name| known.insert(name)))
}

fn step(path: &[String], name: &str) -> Vec<String> {
    path.iter().cloned().chain([name.to_owned()]).collect()
}

/// A value that is new, gone or another.
fn change(path: &[String], old: Option<&Node>, new: Option<&Node>) -> ValueChange {
    let (field, record) = path.split_last().map_or((String::new(), &[][..]), |(last, rest)| {
        (last.clone(), rest)
    });
    ValueChange { record: record.join("."), field, old: old.map(said), new: new.map(said) }
}

/// A whole record that is new or gone.
fn record(path: Vec<String>, old: Option<&Node>, new: Option<&Node>) -> ValueChange {
    let said = |node: Option<&Node>| node.map(said);
    ValueChange { record: path.join("."), field: String::new(), old: said(old), new: said(new) }
}

/// A value in one line, as it may be typed.
fn said(node: &Node) -> String {
    match &node.value {
        Value::Null | Value::Form(_) => String::new(),
        Value::Scalar(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::List(items) => items.iter().map(said).collect::<Vec<_>>().join(", "),
        Value::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| match &value.value {
                Value::List(_) | Value::Map(_) => format!("{}: ({})", said(key), said(value)),
                _ => format!("{}: {}", said(key), said(value)),
            });
            entries.collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::yaml::parse;

    fn told(old: &str, new: &str) -> Vec<String> {
        let node = |text: &str| parse(&Source::new("x.yaml", text)).expect("the test types YAML");
        let said = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
        let changes = compare(&node(old), &node(new));
        let line = |change: &ValueChange| {
            let ValueChange { record, field, old, new } = change;
            format!("{record} {field}: {} → {}", said(old), said(new))
        };
        changes.iter().map(line).collect()
    }

    #[test]
    fn records_are_known_by_their_ids_wherever_they_stand() {
        let old = "posts:\n  - {id: a, fte: 1}\n  - {id: b, fte: 2}\n";
        let new = "posts:\n  - {id: c, fte: 4}\n  - {id: a, fte: 1.5, grade: B}\n";
        assert_eq!(
            told(old, new),
            [
                "posts.a fte: 1 → 1.5",
                "posts.a grade: nothing → B",
                "posts.b : id: b, fte: 2 → nothing",
                "posts.c : nothing → id: c, fte: 4",
            ]
        );
    }

    #[test]
    fn items_without_names_are_known_by_what_they_say() {
        let old = "notes: [One., Two., Three.]\n";
        assert_eq!(told(old, "notes: [One., Three.]\n"), ["notes.2 : Two. → nothing"]);
        assert_eq!(told(old, "notes: [One., Four., Three.]\n"), ["notes 2: Two. → Four."]);
    }

    #[test]
    fn comments_and_layout_are_no_values() {
        let old = "a: 1 # one\nb: [x, y]\n";
        assert_eq!(told(old, "b:\n  - x\n  - y\na: \"1\"\n"), Vec::<String>::new());
    }

    #[test]
    fn another_order_of_records_is_told() {
        let old = "rows: [{id: a}, {id: b}]\n";
        assert_eq!(told(old, "rows: [{id: b}, {id: a}]\n"), ["rows order: a, b → b, a"]);
    }
}
