//! The order of the sections of a style that extends another.

use super::extend::{is, scalar, value};
use crate::diagnostic::{Diagnostic, Faults, Place, did_you_mean};
use crate::yaml::{Node, Value};

/// The key of the sections of a style.
pub(super) const SECTIONS: &str = "sections";
/// The key of their order.
pub(super) const SECTION_ORDER: &str = "section_order";

/// A style with its sections in the order that it gives them, if it does. What that leaves out of the
/// sections that it inherits is not of this style; its own must all be named, or one would be lost
/// unseen.
pub(super) fn ordered(style: Node, faults: &mut Faults) -> Node {
    let Some(order) = order(&style) else { return style };
    let Value::Map(keys) = &style.value else { return style };
    let sections = match value(&style, SECTIONS).map(|node| &node.value) {
        Some(Value::List(sections)) => sections.as_slice(),
        _ => &[],
    };
    refuse_wrong_names(&order, sections, faults);
    let mut placed: Vec<(usize, &Node)> = Vec::new();
    for section in sections {
        let id = scalar(section, "id");
        let position = id.and_then(|(id, _)| order.iter().position(|(named, _)| *named == id));
        let own = section.place.source() == style.place.source();
        if let (None, Some((id, place)), true) = (position, id, own) {
            faults.push(unordered(id, place));
        }
        if position.is_some() || own {
            placed.push((position.unwrap_or(usize::MAX), section));
        }
    }
    placed.sort_by_key(|(position, _)| *position);
    let sections: Vec<Node> = placed.into_iter().map(|(_, section)| section.clone()).collect();
    let with_sections = |(name, old): &(Node, Node)| match is(name, SECTIONS) {
        true => {
            let value = Value::List(sections.clone());
            (name.clone(), Node { value, place: old.place.clone() })
        }
        false => (name.clone(), old.clone()),
    };
    let value = Value::Map(keys.iter().map(with_sections).collect());
    Node { value, place: style.place }
}

/// The ids that the style names, each with its place.
fn order(style: &Node) -> Option<Vec<(&str, &Place)>> {
    let Value::List(order) = &value(style, SECTION_ORDER)?.value else { return None };
    // Another kind of value is refused when the order is read.
    Some(order.iter().filter_map(|node| Some((text(node)?, &node.place))).collect())
}

fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar(text) => Some(text.trim()),
        _ => None,
    }
}

fn refuse_wrong_names(order: &[(&str, &Place)], sections: &[Node], faults: &mut Faults) {
    let known: Vec<&str> =
        sections.iter().filter_map(|section| Some(scalar(section, "id")?.0)).collect();
    for (at, (id, place)) in order.iter().enumerate() {
        if let Some((_, first)) = order[..at].iter().find(|(known, _)| known == id) {
            faults.push(
                Diagnostic::error(format!("the section `{id}` is named twice"))
                    .at(place)
                    .related(first, "first named here")
                    .remedy("keep one of them"),
            );
        } else if !known.contains(id) {
            let remedy = did_you_mean(id, known.iter().copied())
                .unwrap_or_else(|| format!("declare it under `{SECTIONS}` first"));
            faults.push(
                Diagnostic::error(format!("the style has no section `{id}`"))
                    .at(place)
                    .remedy(remedy),
            );
        }
    }
}

fn unordered(id: &str, place: &Place) -> Diagnostic {
    Diagnostic::error(format!("the section `{id}` is not in the `{SECTION_ORDER}`"))
        .at(place)
        .remedy(format!("name it there, or take `{SECTION_ORDER}` out"))
}
