//! Two files of YAML, value by value: by keys and the ids of records, wherever these stand.

use std::collections::BTreeSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::align::{Aligned, by_keys};
use super::model::ValueChange;
use crate::yaml::{Node, Value};

/// The keys by which an item of a list is known, the first that all items have.
const NAMES: [&str; 7] = ["id", "label", "figure", "heading", "period", "finding", "text"];

/// Compares two files that hold the records of this name: `posts`.
pub fn compare(what: &str, old: &Node, new: &Node) -> Vec<ValueChange> {
    let mut comparer = Comparer { what, changes: Vec::new() };
    comparer.node(&[], old, new);
    comparer.changes
}

struct Comparer<'a> {
    what: &'a str,
    changes: Vec<ValueChange>,
}

impl Comparer<'_> {
    fn node(&mut self, path: &[String], old: &Node, new: &Node) {
        match (&old.value, &new.value) {
            (Value::Map(old), Value::Map(new)) => self.map(path, old, new),
            (Value::List(old), Value::List(new)) => self.list(path, old, new),
            _ if said(old) == said(new) => {}
            _ => self.changes.push(change(path, Some(old), Some(new))),
        }
    }

    fn map(&mut self, path: &[String], old: &[(Node, Node)], new: &[(Node, Node)]) {
        let keys = by_keys(old, new, &[&|(key, _)| Some(said(key))]);
        for (before, after) in &keys.both {
            let within = step(path, &said(&new[*after].0));
            self.node(&within, &old[*before].1, &new[*after].1);
        }
        for (key, value) in keys.removed.iter().map(|at| &old[*at]) {
            self.changes.push(change(&step(path, &said(key)), Some(value), None));
        }
        for (key, value) in keys.added.iter().map(|at| &new[*at]) {
            self.changes.push(change(&step(path, &said(key)), None, Some(value)));
        }
    }

    fn list(&mut self, path: &[String], old: &[Node], new: &[Node]) {
        let name = NAMES.iter().find(|name| {
            let is_name = |items: &[Node]| is_name(items.iter().map(|item| named(item, name)));
            is_name(old) && is_name(new)
        });
        let items = match name {
            Some(name) => by_keys(old, new, &[&|item| named(item, name)]),
            None => in_order(old, new),
        };
        let above = match name {
            Some(_) => self.without_obvious(path),
            None => path,
        };
        // An item without a name is called by its number.
        let called = |item: &Node, at: usize| {
            let name = name.and_then(|name| named(item, name));
            step(above, &name.unwrap_or_else(|| (at + 1).to_string()))
        };
        for (before, after) in &items.both {
            self.node(&called(&new[*after], *after), &old[*before], &new[*after]);
        }
        for at in &items.removed {
            self.changes.push(record(&called(&old[*at], *at), Some(&old[*at]), None));
        }
        for at in &items.added {
            self.changes.push(record(&called(&new[*at], *at), None, Some(&new[*at])));
        }
        if let Some(name) = name.filter(|_| items.is_reordered()) {
            let order = |items: &[Node]| {
                let names = items.iter().filter_map(|item| named(item, name));
                Some(names.collect::<Vec<_>>().join(", "))
            };
            let (record, field) = (path.join("."), "order".to_owned());
            self.changes.push(ValueChange { record, field, old: order(old), new: order(new) });
        }
    }

    /// The way to a list without the name of the list, where its items are what the file is about.
    fn without_obvious<'p>(&self, path: &'p [String]) -> &'p [String] {
        match path.split_last() {
            Some((last, above)) if last == "rows" || (above.is_empty() && last == self.what) => {
                above
            }
            _ => path,
        }
    }
}

/// Items without names: those that say the same are the same, then those that are most alike; and if as many
/// came as went, the first took the place of the first.
fn in_order(old: &[Node], new: &[Node]) -> Aligned {
    let [old_said, new_said] = [old, new].map(|items| items.iter().map(said).collect::<Vec<_>>());
    let lengths = (old.len(), new.len());
    let mut both = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &old_said, &new_said) {
        if let DiffOp::Equal { .. } = operation {
            both.extend(operation.old_range().zip(operation.new_range()));
        }
    }
    let [old_words, new_words] = [old_said, new_said].map(|items| {
        let words = |said: &String| said.split_whitespace().map(str::to_owned).collect();
        items.iter().map(words).collect::<Vec<Vec<String>>>()
    });
    let aligned = Aligned::from_pairs(both.clone(), lengths);
    both.extend(aligned.most_alike(&old_words, &new_words, |_, _| true));
    let aligned = Aligned::from_pairs(both.clone(), lengths);
    if aligned.removed.len() == aligned.added.len() {
        both.extend(aligned.removed.into_iter().zip(aligned.added));
    }
    Aligned::from_pairs(both, lengths)
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
fn is_name(mut names: impl Iterator<Item = Option<String>>) -> bool {
    let mut known = BTreeSet::new();
    names.all(|name| name.is_some_and(|name| known.insert(name)))
}

fn step(path: &[String], name: &str) -> Vec<String> {
    path.iter().cloned().chain([name.to_owned()]).collect()
}

/// A value that is new, gone or another.
fn change(path: &[String], old: Option<&Node>, new: Option<&Node>) -> ValueChange {
    let (field, record) =
        path.split_last().map_or((String::new(), &[][..]), |(last, rest)| (last.clone(), rest));
    ValueChange { record: record.join("."), field, old: old.map(said), new: new.map(said) }
}

/// A whole record that is new or gone.
fn record(path: &[String], old: Option<&Node>, new: Option<&Node>) -> ValueChange {
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
        let changes = compare("posts", &node(old), &node(new));
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
                "a fte: 1 → 1.5",
                "a grade: nothing → B",
                "b : id: b, fte: 2 → nothing",
                "c : nothing → id: c, fte: 4",
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
