//! Styles that extend others: the trees of their files, merged before anything is read out of them.
//!
//! So every value keeps the place where it was typed, and a fault is told where it stands, be it in
//! the file of the style that is extended.

use std::path::Path;

use super::folders::{STYLE, folders, unknown};
use super::order::{SECTION_ORDER, SECTIONS, ordered};
use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::files::read_text_within;
use crate::yaml::{self, At, Decode, Node, Value};

/// What a style says of itself alone: those that extend it have their own.
const OWN: [&str; 4] = ["title", "extends", "abstract", SECTION_ORDER];

/// Lists of things with ids, which are merged by these.
const BY_ID: [&str; 4] = ["fields", "particulars", "rules", SECTIONS];

/// A style with those that it extends.
pub(super) struct Family {
    /// What its `style.yaml` and theirs say together.
    pub content: Node,
    /// The names of the style, of that which it extends, of that which this extends, and so on.
    pub names: Vec<String>,
}

/// Reads the `style.yaml` of a style and of all that it extends.
pub(super) fn read(templates: &Path, name: &str, faults: &mut Faults) -> Option<Family> {
    let known = folders(templates);
    let mut names = vec![name.to_owned()];
    let mut trees = Vec::new();
    while let Some(name) = names.get(trees.len()) {
        let source = faults.keep(read_text_within(templates, &templates.join(name).join(STYLE)))?;
        let tree = faults.keep(yaml::parse(&source))?;
        let extends = value(&tree, "extends").filter(|node| !matches!(node.value, Value::Null));
        if let Some(extends) = extends {
            let At { value: parent, place } = At::<String>::decode(extends, faults)?;
            if names.contains(&parent) {
                faults.push(circle(&names, &parent, &place));
                return None;
            }
            if !known.contains(&parent) {
                faults.push(unknown(templates, &parent, &known).at(&place));
                return None;
            }
            names.push(parent);
        }
        trees.push(tree);
    }
    let mut trees = trees.into_iter().rev();
    let mut content = ordered(trees.next()?, faults);
    for (tree, parent) in trees.zip(names.iter().skip(1).rev()) {
        content = ordered(extended(content, tree, parent, faults), faults);
    }
    Some(Family { content, names })
}

/// The value of a key, if it is a single one, and its place.
pub(super) fn scalar<'a>(tree: &'a Node, key: &str) -> Option<(&'a str, &'a Place)> {
    let node = value(tree, key)?;
    match &node.value {
        Value::Scalar(text) => Some((text.trim(), &node.place)),
        _ => None,
    }
}

/// The value of a key.
pub(super) fn value<'a>(tree: &'a Node, key: &str) -> Option<&'a Node> {
    let Value::Map(entries) = &tree.value else { return None };
    entries.iter().find(|(name, _)| is(name, key)).map(|(_, value)| value)
}

/// Whether this is the name of that key.
pub(super) fn is(name: &Node, key: &str) -> bool {
    matches!(&name.value, Value::Scalar(name) if name == key)
}

fn circle(names: &[String], again: &str, place: &Place) -> Diagnostic {
    // Those before the first that is extended again only lead to the circle.
    let first = names.iter().position(|name| name == again).unwrap_or_default();
    let names = &names[first..];
    let way: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let message = match names {
        [_] => format!("the style `{again}` extends itself"),
        _ => format!("these styles extend one another: {}", way.join(", ")),
    };
    Diagnostic::error(message).at(place).remedy("take `extends` out of one of them")
}

/// What a style says, over what the style `parent` says that it extends.
fn extended(base: Node, own: Node, parent: &str, faults: &mut Faults) -> Node {
    match (base.value, own.value) {
        (Value::Map(mut base_keys), Value::Map(own_keys)) => {
            base_keys.retain(|(name, _)| !OWN.iter().any(|key| is(name, key)));
            let value = Value::Map(merged(base_keys, own_keys, parent, faults));
            Node { value, place: own.place }
        }
        (Value::Null, value) => Node { value, place: own.place },
        // What is no group of keys is refused where it stands when it is read.
        (value, _) => Node { value, place: base.place },
    }
}

/// The keys of a group over those of the same group of the style `parent`.
fn merged(
    base: Vec<(Node, Node)>,
    own: Vec<(Node, Node)>,
    parent: &str,
    faults: &mut Faults,
) -> Vec<(Node, Node)> {
    let mut keys = base;
    let inherited = keys.len();
    for (name, value) in own {
        let Value::Scalar(key) = &name.value else {
            keys.push((name, value));
            continue;
        };
        // A key that stands twice in the style itself is left so, and refused when it is read.
        let place = keys[..inherited]
            .iter()
            .position(|(known, _)| is(known, key) && known.place.source() != name.place.source());
        match place {
            None => keys.push((name, value)),
            Some(_) if matches!(value.value, Value::Null) => {
                faults.push(without_value(key, &name, parent));
            }
            Some(place) => {
                let old = keys[place].1.clone();
                keys[place] = (name.clone(), over(old, value, key, parent, faults));
            }
        }
    }
    keys
}

/// A value over that of the same key.
fn over(old: Node, own: Node, key: &str, parent: &str, faults: &mut Faults) -> Node {
    let place = own.place;
    let value = match (old.value, own.value) {
        (Value::Map(old), Value::Map(own)) => Value::Map(merged(old, own, parent, faults)),
        (Value::List(old), Value::List(own)) if BY_ID.contains(&key) => {
            Value::List(merged_by_id(old, own))
        }
        (_, own) => own,
    };
    Node { value, place }
}

/// A key without a value says nothing; whether the inherited value is then meant, who knows.
fn without_value(key: &str, name: &Node, parent: &str) -> Diagnostic {
    Diagnostic::error(format!("the key `{key}` has no value"))
        .at(&name.place)
        .remedy(format!("write its value after the colon, in quotes if it begins with `#`; or take the line out, and it is as in the style `{parent}`"))
}

/// Things with ids: one whose id was there takes its place, others come after.
fn merged_by_id(base: Vec<Node>, own: Vec<Node>) -> Vec<Node> {
    let mut items = base;
    let inherited = items.len();
    for item in own {
        let place = scalar(&item, "id").and_then(|(id, _)| {
            // One that stands twice in the style itself is left so, and refused when it is read.
            items[..inherited].iter().position(|known| {
                known.place.source() != item.place.source()
                    && scalar(known, "id").is_some_and(|(known, _)| known == id)
            })
        });
        match place {
            Some(place) => items[place] = item,
            None => items.push(item),
        }
    }
    items
}
